"""The coach knows what the seat knows: equal views, equal advice (issue 3, must-show 4)."""

from dataclasses import replace
from random import Random

import pytest

from game.ids import NATURE, Seat
from game.lab import coach, imagine
from game.lab.ladder import Way, climb
from game.moves import Turn
from game.rules import engine
from game.rules.engine import check_draft, with_cards
from game.rules.observe import observe
from game.rules.state import State
from game.scenario.model import Scenario
from game.strings import catalogue
from game.views import Likely
from tests.debrief.games import scenario, steps
from tests.secrecy.twins import twin

QUICK = coach.Effort(tries=4, tables=3, quarters=2)


def moments(name: str = "tiny") -> list[tuple[State, Seat]]:
    """Every moment of a bot game's second quarter in which somebody has something to decide."""
    fresh = [step.state for step in steps(name, 1) if step.row.digest and step.state.quarter == 2]
    return [(state, seat) for state in fresh if state.phase != "over" for seat in with_cards(state)]


@pytest.mark.parametrize("turn", range(4))
def test_two_tables_that_look_alike_get_the_same_advice(turn: int) -> None:
    found = moments()
    state, seat = found[turn * len(found) // 4]
    other = twin(state, state.seat_index(seat), Random(turn), "tiny")  # noqa: S311  # which hidden leaves differ, no secret
    assert other != state
    assert observe(other, seat) == observe(state, seat)
    advice = coach.advise(observe(state, seat), state.scenario, QUICK)
    assert coach.advise(observe(other, seat), other.scenario, QUICK) == advice


def test_advice_looks_at_nothing_that_only_the_author_knows() -> None:
    told = scenario("itcom-insys")
    state, seat = next((state, seat) for state, seat in moments("itcom-insys") if seat.endswith("tmt"))
    known = imagine.public(told, seat, observe(state, seat))
    assert (known.events, known.news, known.experiment) == ((), (), ())
    assert len({*known.knobs}) == len({*known.starts}) == 1
    assert all(problem.need is None for bench in known.benches for problem in bench.problems)
    assert {tender.job for tender in known.tenders} <= {card.client for card in observe(state, seat).tenders}


def _otherwise(told: Scenario) -> dict[str, Scenario]:
    """Return scenarios that differ in a number that no seat is shown before the first decision."""
    shy = tuple(
        replace(firm, managers=tuple(replace(one, attitude=1_000, independence=9_000) for one in firm.managers))
        for firm in told.firms
    )
    return {
        "managers": replace(told, firms=shy),
        "jobs": replace(
            told,
            tenders=tuple(
                replace(one, client_demand=9_000, complementary=9_000, outsider_bonus=3_000) for one in told.tenders
            ),
        ),
        "partner_knows": replace(
            told, components=tuple(replace(one, mastery=(one.mastery[0], (10, 10))) for one in told.components)
        ),
        "partner_is": replace(told, knobs=(told.knobs[0], replace(told.knobs[1], ded=0, cap=9_000, kill=5_000))),
        "name": replace(told, knobs=(replace(told.knobs[0], ded=0, reputation_damage=4_000), told.knobs[1])),
        "par": replace(told, par=replace(told.par, firm_low=told.par.firm_low - 3_000)),
    }


def _opening(told: Scenario) -> State:
    state = engine.start(told, preset=told.presets[0].name, table="1", chance="0" * 32)
    while not with_cards(state):
        state, _ = engine.submit(state, NATURE, Turn("0" * 32))
    return state


@pytest.mark.parametrize("what", sorted(_otherwise(scenario("tiny"))))
def test_a_number_that_nobody_is_shown_changes_no_advice(what: str) -> None:
    told, seat = scenario("tiny"), Seat("heron.tmt")
    other = _otherwise(told)[what]
    view = observe(_opening(told), seat)
    assert observe(_opening(other), seat) == view
    assert coach.advise(view, other, QUICK) == coach.advise(view, told, QUICK)


def test_an_option_goes_on_in_the_manner_of_the_colleague_whose_plan_it_is() -> None:
    state, seat = next((state, seat) for state, seat in moments() if seat.endswith("prod"))
    view = observe(state, seat)
    tables = imagine.possible(imagine.public(state.scenario, seat, view), view, tries=4, keep=3)
    cards = next(iter(coach.drafts(view)))
    ways = {
        persona: [coach._played(one, view, cards, coach.Manner(persona), 4) for one in tables]
        for persona in ("steady", "fortress")
    }
    assert ways["steady"] != ways["fortress"]


def test_it_looks_no_further_than_the_game_is_said_to_last() -> None:
    state, seat = moments()[0]
    advice = coach.advise(observe(state, seat), state.scenario, replace(QUICK, quarters=99))
    assert advice.quarters == state.nominal - state.quarter + 1


def test_every_draft_it_speaks_of_is_one_the_law_takes() -> None:
    for state, seat in moments():
        for cards in coach.drafts(observe(state, seat)):
            check_draft(state, seat, cards)


def test_the_steady_draft_is_the_measure_and_the_best_comes_first() -> None:
    state, seat = next((state, seat) for state, seat in moments() if seat.endswith("tmt"))
    advice = coach.advise(observe(state, seat), state.scenario, QUICK)
    own = next(iter(coach.drafts(observe(state, seat))))
    steady = next(row for row in advice.rows if row.cards == own)
    assert {steady.points, steady.firm, steady.alliance} == {Likely(0, 0, 0)}
    assert [row.points.mean for row in advice.rows] == sorted((row.points.mean for row in advice.rows), reverse=True)
    assert all(row.points.low <= row.points.mean <= row.points.high for row in advice.rows)
    words = catalogue()
    assert all(words.has(one.key) for row in advice.rows for one in (*row.what, row.why, row.sure))


def test_a_rung_of_the_ladder_is_nothing_between_the_same_way() -> None:
    rung = climb(scenario("tiny"), Seat("heron.tmt"), Way(), Way(), games=5)
    assert (rung.points.mean, rung.spreads) == (0.0, 0.0)


def test_a_practised_hand_and_a_beginner_differ() -> None:
    rung = climb(scenario("tiny"), Seat("heron.eng_a1"), Way(level="expert"), Way(level="novice"), games=5)
    assert rung.points.mean != 0.0
