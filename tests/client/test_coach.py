"""The coach in the window: asked on request, heard with its doubt, followed by hand (docs/coach.md)."""

from dataclasses import replace

import pygame
import pytest

from game.client.link import Lost, Opened
from game.client.screens.coach import keur_words, span_words
from game.ids import line
from game.moves import Play
from game.protocol.messages import Advice, Advise, Refused, Thinking
from game.views import Likely
from tests.client import fixtures
from tests.client.advised import COURSE, STORY, advice
from tests.client.table import Table


def opened(*, size: tuple[int, int] = (1280, 720), scale: float = 1.0) -> Table:
    table = Table(fixtures.view("tmt", "strategy"), size=size, scale=scale)
    table.hands.key(pygame.K_c)
    return table


def advised(said: Advice | None = None) -> Table:
    table = opened()
    table.hands.click("coach.ask")
    table.hear(said or advice())
    return table


def asked(table: Table) -> int:
    return sum(isinstance(one, Advise) for one in table.link.sent)


def test_nobody_is_asked_before_the_person_asks() -> None:
    table = opened()
    assert asked(table) == 0
    table.hands.click("coach.ask")
    assert asked(table) == 1


def test_the_keyboard_alone_asks_and_lays_what_the_coach_said() -> None:
    table = opened()
    _reach(table, "coach.ask")
    table.hands.key(pygame.K_RETURN)
    table.hear(advice())
    _reach(table, "coach.lay.0")
    table.hands.key(pygame.K_SPACE)
    assert table.moves == [Play(STORY, seal=False)]


def _reach(table: Table, id: str) -> None:
    for _ in range(20):
        if table.app.stage.focused == id:
            return
        table.hands.key(pygame.K_TAB)
    raise AssertionError(f"the keyboard does not reach {id}")


def test_while_it_thinks_it_says_how_far_it_is_and_the_window_goes_on() -> None:
    table = opened()
    table.hands.click("coach.ask")
    assert "The coach begins to think" in table.tree()
    table.hear(Thinking(34, 80))
    assert "34 of 80" in table.tree()
    assert "coach.ask" not in table.tree()
    table.hands.key(pygame.K_ESCAPE)
    table.hands.click("card.T2")
    assert "Thinking" in table.tree()
    table.hear(advice())
    assert "Coach’s advice" in table.tree()


def test_the_moves_lead_to_the_coach_too() -> None:
    table = Table(fixtures.view("tmt", "strategy"))
    table.hands.click("moves.coach")
    table.hands.click("coach.ask")
    assert asked(table) == 1


def test_the_answer_says_what_it_knows_and_how_many_tables_it_tried() -> None:
    tree = advised().tree()
    assert "Based on what your seat knows. Tried on 3 tables that could be yours, 2 quarters ahead" in tree
    assert "better with some certainty" in tree
    assert "the coach would do this" in tree
    assert "Mainly because it serves what your role is measured by. Likely: most possible tables agree." in tree
    assert "The others are compared with this." in tree


def test_own_points_are_told_as_a_span_of_words_and_never_as_a_number() -> None:
    tree = advised().tree()
    for told in (
        "For you from better to much better.",
        "For you from worse to better.",
        "For you probably much worse.",
    ):
        assert told in tree
    assert all(number not in tree for number in ("3.2", "5.2", "+32", "−90", "-90"))


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (-1, 1, "For you probably about the same."),
        (2, 9, "For you probably a little better."),
        (-12, 40, "For you from worse to much better."),
        (-45, -31, "For you probably much worse."),
    ],
)
def test_the_words_follow_the_range(low: int, high: int, told: str) -> None:
    assert span_words(Likely((low + high) // 2, low, high)) == told


def test_money_is_a_range_rounded_to_what_it_can_bear() -> None:
    assert keur_words(Likely(412, -137, 961)) == "−€ 150 k … € 950 k"
    assert keur_words(Likely(1_400, 1_044, 1_756)) == "€ 1.0 M … € 1.8 M"
    assert keur_words(Likely(3, -20, 26)) == "about the same"


def test_a_laid_draft_is_not_sealed_and_can_be_changed() -> None:
    table = advised()
    table.hands.click("coach.lay.1")
    assert table.moves == [Play(COURSE, seal=False)]
    assert "over.coach" not in table.tree()
    table.hands.click("card.T1")
    assert "#field.T1" in table.tree()


def test_a_draft_that_the_law_refuses_says_why_in_the_moves() -> None:
    table = advised()
    table.hands.click("coach.lay.0")
    table.hear(Refused(table.wishes[-1].wish_id, "tokens.short", "3.1", line("ui.no")))
    assert table.app.session.model.refused is not None


def test_what_lies_already_in_the_plan_is_not_laid_again() -> None:
    table = advised()
    table.hands.click("coach.lay.0")
    table.hands.key(pygame.K_c)
    assert "coach.lay.0" not in table.tree()
    assert "lies in your plan" in table.tree()


def test_a_sealed_seat_may_read_but_not_lay() -> None:
    table = Table()
    view = fixtures.view("tmt", "strategy")
    table.see(replace(view, options=replace(view.options, is_sealed=True)))
    table.hands.key(pygame.K_c)
    table.hands.click("coach.ask")
    table.hear(advice())
    table.hands.click("coach.lay.0")
    assert table.moves == []
    assert "Take them back first." in table.tree()


def test_it_says_clearly_when_it_cannot_advise() -> None:
    tree = advised(advice(advised=-1, verdict="open")).tree()
    assert "The coach cannot advise: nothing it tried is better for sure" in tree
    assert "the coach would do this" not in tree


def test_where_none_is_to_be_asked_the_page_says_why_and_asks_nobody() -> None:
    table = Table()
    table.see(fixtures.view("tmt", "strategy"), coach=line("coach.none"))
    assert "moves.coach" not in table.tree()
    table.hands.key(pygame.K_c)
    assert "No coach sits at this table." in table.tree()
    assert "coach.ask" not in table.tree()


def test_an_answer_without_advice_says_why() -> None:
    assert "lost the thread" in advised(Advice(None, line("coach.failed"))).tree()


def test_advice_ends_with_its_phase_and_a_late_one_is_dropped() -> None:
    table = advised()
    table.see(fixtures.view("tmt", "units"))
    assert table.app.session.model.coach.advice is None
    table.hear(advice(phase="strategy"))
    assert table.app.session.model.coach.advice is None


def test_a_lost_connection_ends_the_question() -> None:
    table = opened()
    table.hands.click("coach.ask")
    table.link.coming += [Lost(1006, "", 0.5), Opened()]
    table.tick()
    assert not table.app.session.model.coach.is_thinking


def test_the_page_fits_a_small_window_with_large_letters() -> None:
    table = opened(size=(1024, 640), scale=1.5)
    table.hands.click("coach.ask")
    table.hear(advice())
    sheet = table.app.stage.rect("over.coach.body")
    assert sheet is not None
    assert sheet.right <= 1024 / 1.5
    table.hands.wheel("over.coach.body", -60)
    table.hands.click("coach.lay.3")
    assert len(table.moves) == 1
