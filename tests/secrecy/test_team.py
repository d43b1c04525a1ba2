"""First plans: nobody outside a TMT ever reads them, and inside it nobody before there is talk (rulebook 5.15, 11.1)."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from game.ids import Seat
from game.moves import FirstPlan, TalkThrough, TellStory
from game.rules.state import Draft, State
from game.rules.team import members
from tests.rules import play
from tests.secrecy.games import received

ONE, OTHER = FirstPlan(20, 65, "arms_length", "down"), FirstPlan(70, 15, "close", "down")
TALK, PLAN = (TalkThrough(1),), (FirstPlan(45, 40, "guarded", "down"),)


def sheets(plan: FirstPlan, mine: tuple[FirstPlan, ...], talk: tuple[TalkThrough, ...]) -> State:
    """Return a table where the technology officer has a plan, the chief executive perhaps one, and the director perhaps talks."""
    state = play.to(play.table("split"), "strategy")
    state = play.put(state, "north.tmt", *mine, TellStory(1, "both"))
    state = play.put(state, "north.cto", plan)
    return play.put(state, "north.director", *talk)


def readers(state: State) -> list[int]:
    """Return everybody but whose plan it is, and the wall."""
    writer = state.seat_index(Seat("north.cto"))
    return [n for n in range(-1, len(state.people)) if n != writer]


@pytest.mark.parametrize(("mine", "talk"), list(product(((), PLAN), ((), TALK))))
def test_only_who_talks_and_has_a_plan_reads_one(mine: tuple[FirstPlan, ...], talk: tuple[TalkThrough, ...]) -> None:
    one, other = sheets(ONE, mine, talk), sheets(OTHER, mine, talk)
    found = [n for n in readers(one) if received(one, n) != received(other, n)]
    assert found == ([one.seat_index(Seat("north.tmt"))] if mine and talk else [])


@pytest.mark.parametrize("talk", [(), TALK])
def test_after_the_phase_they_are_read_by_nobody_but_a_team_that_talked(talk: tuple[TalkThrough, ...]) -> None:
    one, other = (play.turn(sheets(plan, PLAN, talk))[0] for plan in (ONE, OTHER))
    found = {n for n in readers(one) if received(one, n) != received(other, n)}
    team = set(members(one.scenario, 0)) - {one.seat_index(Seat("north.cto"))}
    assert found <= (team if talk else set())


def test_the_check_is_no_empty_one_since_a_plan_that_lies_open_tells() -> None:
    state = sheets(ONE, PLAN, TALK)
    n = state.seat_index(Seat("north.cto"))
    gone = replace(state, drafts=(*state.drafts[:n], Draft(), *state.drafts[n + 1 :]))
    assert received(state, state.seat_index(Seat("north.tmt"))) != received(gone, state.seat_index(Seat("north.tmt")))
