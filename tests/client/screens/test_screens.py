"""Every screen for every kind of seat, in every size: it fits, it can be reached, it can be named."""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pygame
import pytest

from game.client.model import Clock, Coach, Model, Ui
from game.client.screens import screen
from game.client.screens.moves import in_reach
from game.client.screens.words import ui
from game.client.ui.box import Box
from game.client.ui.flex import Layout, lay_out
from game.client.ui.paint_pygame import PygamePainter
from game.client.ui.tokens import LIGHT
from game.ids import Phase, Role, line, words
from game.protocol.messages import Chair, Guest, Lobby
from tests.client import fixtures
from tests.client.advised import advice
from tests.client.looking_back import debrief
from tests.client.promised import with_words
from tests.client.teamed import team_view

ROLES: tuple[Role, ...] = ("tmt", "ally", "prod", "eng_a", "eng_p")
PHASES: tuple[Phase, ...] = ("news", "strategy", "units", "encounters", "results")
# Logical sizes of 1280×720, 1920×1080 at its own scale, 1280×720 at 125 %, and the smallest window at 150 %.
SIZES = ((1280, 720), (1536, 864), (1024, 576), (1024, 640), (683, 427))


@cache
def ruler() -> PygamePainter:
    pygame.display.init()
    pygame.font.init()
    return PygamePainter(pygame.Surface((8, 8)), LIGHT, 1.0)


def model(role: Role, phase: Phase, quarter: int = 3) -> Model:
    view = fixtures.view(role, phase, quarter=quarter)
    return Model(link="open", title="ITCOM and Insys", view=view, clock=Clock(134_000, 180_000, 0))


def lobby() -> Model:
    chairs = tuple(Chair(p.seat, p.firm, p.role, p.name, p.is_you) for p in fixtures.people("itcom.tmt"))
    guests = (Guest("Mia", True, True, True), Guest("Ruben", False, False, False))
    return Model(link="open", lobby=Lobby("HEX-12", fixtures.FIRMS, guests, chairs, False))


def cases() -> Iterator[tuple[str, Model, Ui]]:
    for role in ROLES:
        for phase in PHASES:
            yield f"{role}-{phase}", model(role, phase), Ui(open_card="T2", revealed=3)
    yield "reveal", model("eng_a", "results"), Ui()
    yield "brief", model("tmt", "news", 1), Ui()
    yield "map", model("tmt", "strategy"), Ui(tab="map")
    yield "team", Model(link="open", view=team_view()), Ui(open_card="T0")
    yield "three", Model(link="open", view=fixtures.three_firms()), Ui()
    yield "plain", model("eng_a", "encounters"), Ui(is_plain=True)
    yield "home", model("eng_a", "encounters"), Ui(is_home_open=True, tab="talk")
    yield "join", Model(), Ui(join_code="HEX-12")
    yield "lobby", lobby(), Ui()
    yield "wait", Model(link="connecting"), Ui()
    yield "refused", Model(link="refused", note=words("No session has this code.")), Ui()
    yield "over-words", replace(model("tmt", "strategy"), view=with_words("tmt")), Ui(overlay="words")
    yield "reflection", replace(model("tmt", "results"), debrief=debrief()), Ui()
    yield "over-coach", replace(model("tmt", "strategy"), coach=Coach(advice=advice().view)), Ui(overlay="coach")
    yield (
        "coach-thinks",
        replace(model("tmt", "strategy"), coach=Coach(is_thinking=True, done=7, of=80)),
        Ui(overlay="coach"),
    )
    yield "no-coach", replace(model("tmt", "strategy"), coach=Coach(line("coach.none"))), Ui(overlay="coach")
    for page in ("story", "why", "mine", "talk"):
        yield f"debrief-{page}", replace(model("tmt", "results"), debrief=debrief()), Ui(page=page, is_reflected=True)
    for name in ("help", "settings", "brief", "talk"):
        yield f"over-{name}", model("tmt", "strategy"), Ui(overlay=name)


CASES = {name: (one, state) for name, one, state in cases()}
ALL = [pytest.param(name, size, id=f"{name}-{size[0]}x{size[1]}") for name in CASES for size in SIZES]


@cache
def laid_out(name: str, size: tuple[int, int]) -> Layout:
    one, state = CASES[name]
    return lay_out(screen(one, replace(state, w=size[0], h=size[1])), *size, ruler())


def scrolls(box: Box | None) -> bool:
    return box is not None and (bool(box.node.scroll) or scrolls(box.parent))


@pytest.mark.parametrize(("name", "size"), ALL)
def test_nothing_that_can_be_pressed_lies_outside_the_window_unless_it_scrolls(
    name: str, size: tuple[int, int]
) -> None:
    layout = laid_out(name, size)
    outside = [
        f"{box.node.id} {box.rect}" for box in layout.boxes
        if (box.node.focusable and not (box.rect.x >= 0 and box.rect.right <= size[0] + 0.5))
        or (box.node.focusable and not scrolls(box) and box.rect.bottom > size[1] + 0.5)
    ]  # fmt: skip
    assert outside == []


@pytest.mark.parametrize(("name", "size"), ALL)
def test_whatever_can_be_reached_has_an_id_a_role_and_words(name: str, size: tuple[int, int]) -> None:
    reachable = [box.node for box in laid_out(name, size).boxes if box.node.focusable]
    assert reachable or name == "wait"
    assert [node.id for node in reachable if not (node.id and node.role and node.label.strip())] == []


@pytest.mark.parametrize(("name", "size"), ALL)
def test_targets_are_large_enough_to_hit(name: str, size: tuple[int, int]) -> None:
    small = [
        f"{box.node.id} {box.rect.w:.0f}×{box.rect.h:.0f}" for box in laid_out(name, size).boxes
        if box.node.on and box.node.focusable and (box.rect.w < 22 or box.rect.h < 22)
    ]  # fmt: skip
    assert small == []


@pytest.mark.parametrize(("name", "size"), ALL)
def test_words_that_must_not_be_cut_have_their_room(name: str, size: tuple[int, int]) -> None:
    cut = [
        f"“{box.node.text.string}” needs {ruler().width(box.node.text.string, box.node.text.style, box.node.text.weight):.0f}"
        f" has {box.rect.w:.0f}" for box in laid_out(name, size).boxes
        if box.node.text and not box.node.text.ellipsis and not box.node.text.wrap
        and ruler().width(box.node.text.string, box.node.text.style, box.node.text.weight) > box.rect.w + 1
    ]  # fmt: skip
    assert cut == []


@pytest.mark.parametrize(("name", "size"), ALL)
def test_children_stay_inside_their_parents_across(name: str, size: tuple[int, int]) -> None:
    out = [
        f"{box.node.id or box.node.label or box.node.role} {box.rect} in {box.parent.node.id or box.parent.node.label}"
        for box in laid_out(name, size).boxes
        if box.parent and box.node.absolute is None and box.rect.right > box.parent.rect.right + 1
    ]  # fmt: skip
    assert out == []


def test_the_brief_says_so_while_the_link_is_down() -> None:
    lost = screen(replace(model("tmt", "news", 1), link="lost"), Ui(w=1280, h=720))
    said = {box.node.text.string for box in lay_out(lost, 1280, 720, ruler()).boxes if box.node.text}
    assert ui("link.lost") in said


def test_cards_that_can_be_played_stand_before_closed_ones() -> None:
    cards = model("tmt", "strategy").view.options.cards  # type: ignore[union-attr]  # the fixture has a view
    mixed = [replace(one, closed=words("Not now.") if index % 2 == 0 else None) for index, one in enumerate(cards)]
    assert [one.card for one in in_reach(mixed)] == [one.card for one in (*mixed[1::2], *mixed[::2])]
