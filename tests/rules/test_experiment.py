"""An experiment is nature's: it sets and holds levels, turns constants, betrays, and a record of it replays."""

from dataclasses import replace

import pytest

from game.ids import NATURE, Seat
from game.lab import batch
from game.lab.policies import BALANCED
from game.lab.selfplay import opening_chance
from game.moves import Move
from game.record.book import Book, replay
from game.rules.model.constants import DEFAULTS
from game.rules.state import State, digest
from game.scenario.interventions import OF_FIRMS, OF_PAIRS, OF_PEOPLE, Do, Intervention
from game.scenario.model import Scenario
from tests.lab.fixtures import scenario

EVERY = (0, 1)
FIRM_FIELDS = {"int": "int_"}


def _one(do: Do, what: str, to: float, first: int = 1, last: int = 17, firms: tuple[int, ...] = EVERY) -> Intervention:
    return Intervention(do, what, to if do == "constant" else int(to), firms, EVERY, ("eng_a", "eng_p"), first, last)


def _with(*experiment: Intervention) -> Scenario:
    return replace(scenario("tiny"), experiment=experiment)


def _states(played: Scenario, seed: int = 1) -> dict[tuple[int, str], State]:
    """Return the truth as each phase opened."""
    found: dict[tuple[int, str], State] = {}

    def note(actor: Seat, _move: Move, state: State) -> None:
        if actor == NATURE:
            found[state.quarter, state.phase] = state

    batch.run(played, BALANCED, seed=seed, preset="class", watch=note)
    return found


def _engineers(state: State) -> list[int]:
    return [n for n, seat in enumerate(state.scenario.seats) if seat.role in ("eng_a", "eng_p")]


@pytest.mark.parametrize("what", OF_PEOPLE)
def test_a_loyalty_or_salience_that_is_held_stands_where_it_is_held_when_people_meet_and_after(what: str) -> None:
    for (_, phase), state in _states(_with(_one("hold", what, 7_300))).items():
        if phase != "over":
            assert {getattr(state.people[n], what) for n in _engineers(state)} == {7_300}, phase


@pytest.mark.parametrize("what", OF_PAIRS)
def test_a_bond_that_is_held_stands_there_in_every_quarter_for_whom_it_is_held(what: str) -> None:
    for (quarter, phase), state in _states(_with(_one("hold", what, 6_100, firms=(1,)))).items():
        if phase == "strategy":
            assert getattr(state.pairs[1][0], what) == 6_100
            assert quarter == 1 or getattr(state.pairs[0][1], what) != 6_100


@pytest.mark.parametrize("what", [name for name in OF_FIRMS if name != "attitudes"])
def test_a_firms_level_that_is_held_stands_there_at_the_bench(what: str) -> None:
    for (_, phase), state in _states(_with(_one("hold", what, 4_200))).items():
        if phase in ("encounters", "results"):
            assert {getattr(firm, FIRM_FIELDS.get(what, what)) for firm in state.firms} == {4_200}


def test_attitudes_the_race_and_the_market_are_set_when_the_quarter_opens() -> None:
    lines = (
        _one("set", "attitudes", 900, first=2),
        _one("hold", "red_queen", 8_000),
        _one("set", "rival", 9_500, first=2),
    )
    states = _states(_with(*lines))
    assert states[2, "strategy"].firms[0].attitudes == (900, 900)
    assert {state.red_queen for state in states.values()} == {8_000}
    assert states[1, "results"].setting.rival == 5_000
    assert states[3, "results"].setting.rival == 9_500


def test_a_level_that_is_set_moves_on_from_there() -> None:
    set_once = _states(_with(_one("set", "trust", 1_000, first=2)))
    assert set_once[2, "strategy"].pairs[0][1].trust == 1_000
    assert set_once[3, "strategy"].pairs[0][1].trust != 1_000


def test_a_betrayal_costs_its_size_once_and_only_with_those_who_were_betrayed() -> None:
    calm, hit = _states(_with()), _states(_with(_one("betray", "", 7_000, first=2, firms=(0,))))
    was, now = calm[2, "strategy"].pairs[1][0], hit[2, "strategy"].pairs[1][0]
    assert now.trust == pytest.approx(was.trust * 0.3, abs=1)
    assert now.distrust == pytest.approx(was.distrust + 0.7 * (10_000 - was.distrust), abs=1)
    assert now.damage > was.damage
    assert hit[2, "strategy"].pairs[0][1] == calm[2, "strategy"].pairs[0][1]


def test_a_constant_is_turned_for_its_quarters_and_returns() -> None:
    states = _states(_with(_one("constant", "leak_scale", 0.0, first=2, last=2)))
    assert [states[q, "strategy"].constants.leak_scale for q in (1, 2, 3)] == [
        DEFAULTS.leak_scale,
        0.0,
        DEFAULTS.leak_scale,
    ]


def test_benches_meet_as_long_as_the_experiment_says_and_read_the_labels_it_shows() -> None:
    none = _states(_with(_one("hold", "encounter", 0)))
    assert {value for s in none.values() for _, name, _, value in s.history if name == "volume"} == {0}
    told = _states(_with(_one("hold", "labels", 10_000)))[1, "encounters"]
    core = [part.index for part in told.scenario.components if part.kind == "core" and part.owner_index == 0]
    bench = next(n for n, seat in enumerate(told.scenario.seats) if (seat.role, seat.firm_index) == ("eng_a", 0))
    assert list(told.people[bench].seen) == core


def test_rhetoric_lasts_for_its_quarters_and_cools_the_managers() -> None:
    loud = _states(_with(_one("hold", "kill", 10_000, last=2)))[3, "strategy"]
    assert sum(loud.firms[0].attitudes) < sum(_states(_with())[3, "strategy"].firms[0].attitudes)


def test_a_loyalty_returns_to_the_baseline_of_the_experiment() -> None:
    low, high = (_states(_with(_one("base", "org", to)))[3, "results"] for to in (0, 10_000))
    assert sum(p.org for p in low.people) < sum(p.org for p in high.people)


def test_a_game_with_an_experiment_is_recorded_and_replays_to_the_same_digest() -> None:
    lines = (
        _one("hold", "team", 8_000),
        _one("constant", "leak_scale", 2.0, first=2),
        _one("betray", "", 5_000, first=2),
    )
    played, ends = _with(*lines), list[State]()
    moves: list[tuple[Seat, Move]] = []

    def note(actor: Seat, move: Move, state: State) -> None:
        moves.append((actor, move))
        ends.append(state)

    batch.run(played, BALANCED, seed=5, preset="class", watch=note)
    book = Book.begin(played, preset="class", table="1", chance=opening_chance(5, "1"))
    for actor, move in moves:
        book.submit(actor, move)
    steps = list(replay(book.rows))
    assert steps[-1].state.scenario == played
    assert digest(steps[-1].state) == digest(ends[-1])


def test_a_scenario_without_an_experiment_plays_as_if_there_were_no_such_thing() -> None:
    assert scenario("tiny").experiment == ()
    assert digest(_states(_with())[3, "over"]) == digest(_states(scenario("tiny"))[3, "over"])
