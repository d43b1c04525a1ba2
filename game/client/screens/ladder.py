"""The ladder of depth: four rungs, where the pull stands, what the problem needs, what home allows, what a step costs."""

from __future__ import annotations

from collections.abc import Callable

from game.client.screens.bits import chip
from game.client.screens.words import say, ui
from game.client.ui.node import Node, Style, col, flow, icon, pressable, row, spacer, text
from game.client.ui.painter import Painter
from game.client.ui.rect import Rect
from game.client.ui.tokens import RADIUS_MD
from game.client.widgets import dots
from game.ids import DEPTHS
from game.views import Bench, CardOption, Choice

IMAGES = {
    "withhold": "hand",
    "documents": "list",
    "walk_through": "users",
    "deep_dive": "beaker",
    "decline": "door-open",
}

LADDER_W, HIGHEST = 26.0, 470.0  # ours: the ladder's own column; more height than this only spreads the rungs apart


def need_rungs(need: int) -> Node:
    """What the problem needs, on three rungs."""
    made = []
    for index in (1, 2, 3):
        here = index == need
        made.append(
            row(
                icon(IMAGES[DEPTHS[index]], 14, "primary" if here else "text3"),
                text(
                    ui(f"need.{index}"),
                    "sm",
                    "text" if here else "text3",
                    weight="semibold" if here else "",
                    wrap=True,
                    grow=1,
                    w=0,
                ),
                gap=6,
                pad=(6, 8),
                grow=1,
                w=0,
                selected=here,
                role="listitem",
                label=ui(f"need.{index}"),
                style=Style(
                    fill="primary_soft" if here else "sunken", border="primary" if here else "", radius=RADIUS_MD
                ),
            )
        )
    return row(*made, gap=6, align="stretch", role="list", label=ui("need"))


def ladder_choice(bench: Bench, option: CardOption | None, *, sealed: bool) -> Node:
    """The rungs as buttons, deepest on top; below them the way out."""
    field = next((one for one in option.fields if one.name == "depth"), None) if option else None
    choices = {one.value: one for one in field.choices} if field else {}
    chosen = str(dict(option.values).get("depth", "")) if option and option.is_drafted else ""
    rungs = [
        _rung(bench, index, option, choices.get(DEPTHS[index]), chosen == DEPTHS[index], sealed)
        for index in reversed(range(len(DEPTHS)))
    ]
    decline = choices.get("decline")
    out = _decline(option, decline, chosen == "decline", sealed) if option and decline else None
    return col(*rungs, out, gap=7, roving=True, id="rungs", role="radiogroup", label=ui("bench.depth"), grow=1, max_h=HIGHEST,
               over=lambda p, look: _stiles(p, look, bench, chosen))  # fmt: skip


def _rung(bench: Bench, index: int, option: CardOption | None, choice: Choice | None, here: bool, sealed: bool) -> Node:
    depth, pulled = DEPTHS[index], index == bench.pull
    closed = say(choice.closed) if choice and choice.closed else ""
    off = sealed or choice is None or bool(closed)
    marks = [
        chip(ui("bench.natural"), "primary", image="arrow-right") if pulled else None,
        chip(ui("bench.needed"), "good", image="target") if index == bench.need else None,
        chip(ui("bench.mandate"), "warn", image="shield") if index == bench.mandate else None,
    ]
    ink = "on_primary" if here else "text3" if off and not here else "text"
    cost = choice.cost if choice else 0
    return pressable(
        f"rung.{depth}", ui(f"rung.{index}"), "field",
        spacer(0, w=LADDER_W),
        icon(IMAGES[depth], 18, ink if here else "primary"),
        col(text(ui(f"rung.{index}"), "md", ink, weight="semibold", role=""),
            text(closed or ui(f"rung.{index}.is"), "sm", "on_primary" if here else "text2", wrap=True, role=""),
            flow(*marks, gap=4, run_gap=3) if any(marks) else None, grow=1, w=0, gap=2),
        dots(cost, cost, ui("bench.cost", n=cost), "on_primary" if here else "primary", 8) if cost else None,
        payload=((option.card if option else "", "depth"), depth), role="radio", selected=here, disabled=off, gap=10,
        pad=(8, 10), min_h=58, grow=1, tip=closed or ui(f"rung.{index}.is"), value=ui("bench.cost", n=cost),
        style=Style(fill="primary" if here else "sunken" if off else "surface", border="primary" if here else "border_strong",
                    hover="" if here or off else "hover", radius=RADIUS_MD),
    )  # fmt: skip


def _stiles(p: Painter, look: Callable[[str], Rect | None], bench: Bench, chosen: str) -> None:
    """The ladder itself, over all rungs: two stiles and four steps, with an arrow where the pull leans on it."""
    places = [(depth, look(f"rung.{depth}")) for depth in reversed(DEPTHS)]
    rects = [rect for _, rect in places if rect is not None]
    if not rects:
        return
    left, right = rects[0].x + 14, rects[0].x + 14 + LADDER_W - 8
    top, bottom = rects[0].y + 9, rects[-1].bottom - 9
    for x in (left, right):
        p.line([(x, top), (x, bottom)], "border_strong", 2.5)
    for depth, rect in places:
        if rect is None:
            continue
        here, pulled = depth == chosen, 0 <= bench.pull < len(DEPTHS) and DEPTHS[bench.pull] == depth
        ink = "on_primary" if here else "primary" if pulled else "border_strong"
        if here:
            for x in (left, right):
                p.line([(x, rect.y + 9), (x, rect.bottom - 9)], ink, 2.5)
        p.line([(left, rect.cy), (right, rect.cy)], ink, 3.5)


def _decline(option: CardOption, choice: Choice, here: bool, sealed: bool) -> Node:
    ink = "on_primary" if here else "text2"
    return pressable(
        "rung.decline", say(choice.label), "field",
        icon(IMAGES["decline"], 16, ink), text(ui("bench.decline"), "sm", ink, weight="medium", role=""), spacer(),
        payload=((option.card, "depth"), "decline"), role="radio", selected=here, disabled=sealed or choice.closed is not None,
        gap=8, pad=(6, 10), min_h=30, tip=ui("bench.decline.tip"),
        style=Style(fill="neutral" if here else "", border="border", hover="" if here else "hover", radius=RADIUS_MD),
    )  # fmt: skip
