"""That the steps of a quarter hand each other what docs/model.md says: which values, whose, in which unit (M20–M63)."""

from dataclasses import replace

import pytest

from game.events import BreakthroughMade
from game.ids import DEPTHS
from game.moves import PassHome, TellSharedWin
from game.rules import sessions
from game.rules.agenda import tender_of
from game.rules.model import constants
from game.rules.nature import Chance
from game.rules.scratch import Scratch
from game.rules.state import State
from tests.rules import play

HEAD = "heron.ally"


def meeting(name: str, quarter: int = 1) -> State:
    """Return a table before its sessions, with everybody drawn to a deep dive."""
    return play.with_everybody(play.to(play.table(name, preset="full"), "encounters", quarter), "eng_a", pull=3)


def meter(state: State, name: str, firm: int = 0) -> int:
    """Return a firm's meter of the quarter."""
    return next(value for meter, at, value in state.meters if (meter, at) == (name, firm))


def bench_seat(state: State, firm: int) -> int:
    """Return the seat index of a firm's first bench engineer."""
    return next(n for n, seat in enumerate(state.scenario.seats) if seat.firm_index == firm and seat.role == "eng_a")


def chances(number: int = 60) -> list[Chance]:
    """Return many different chances."""
    return [Chance(f"{n:032x}") for n in range(1, number + 1)]


def test_a_breakthrough_belongs_to_the_two_firms_that_sat_together_not_to_the_bench() -> None:
    state = replace(meeting("four"), needs=(DEPTHS.index("deep_dive"),))
    seen = set()
    for chance in chances():
        s = Scratch.of(state, chance)
        sessions.hold(s)
        made = sum(isinstance(event, BreakthroughMade) for event in s.events)
        assert sum(s.sparks(f) for f in range(4)) == 2 * made
        for f in range(4):
            partner = next(g for g in range(4) if (f, g) in s.met)
            assert s.sparks(f) == s.sparks(partner)
        seen.add(made)
    assert {1, 2} <= seen, "one pair alone and both at once should occur"


def test_each_pair_at_a_bench_has_its_own_solution() -> None:
    state = meeting("four")
    withholding = play.with_person(state, state.scenario.seats[bench_seat(state, 0)].id, pull=0)
    s = Scratch.of(withholding, chances(1)[0])
    sessions.hold(s)
    partner = next(g for g in range(4) if (0, g) in s.met)
    others = [f for f in range(4) if f not in (0, partner)]
    assert s.solved[0, 0] == s.solved[0, partner] == 0.0
    assert all(s.solved[0, f] > 0.0 for f in others)


@pytest.mark.parametrize(("name", "firms"), [("three", 3), ("four", 4)])
def test_among_many_what_one_partner_got_counts_once_for_every_partner_there_is(name: str, firms: int) -> None:
    state = meeting(name)
    s = Scratch.of(state, chances(1)[0])
    sessions.hold(s)
    after, _ = play.turn(state)
    for f, g in s.met:
        assert s.volume[g][f] > 0
        assert after.pairs[f][g].received >= 10_000 * min(1.0, s.volume[g][f]) * 0.99
    unmet = [(f, g) for f in range(firms) for g in range(firms) if f != g and (f, g) not in s.met]
    assert unmet
    assert all(after.pairs[f][g].received == 0 for f, g in unmet)


@pytest.mark.parametrize("name", ["three", "four"])
def test_trust_does_not_fall_for_the_sake_of_a_partner_one_had_no_turn_with(name: str) -> None:
    state = meeting(name)
    s = Scratch.of(state, chances(1)[0])
    sessions.hold(s)
    calm = play.with_everybody(state, "eng_a", closeness=5_000)
    calm = replace(calm, pairs=tuple(tuple(replace(p, trust=5_000) for p in row) for row in calm.pairs))
    after, _ = play.turn(calm)
    size = len(state.firms)
    for f, g in ((f, g) for f in range(size) for g in range(size) if f != g and (f, g) not in s.met):
        assert after.pairs[f][g].trust >= 5_000


def test_only_what_the_alliance_brought_home_counts_as_theirs_and_it_ages() -> None:
    state = play.table("tiny", preset="full")
    assert not any(any(row) for row in state.came_home), "what a house knew before the first quarter is its own"
    state = play.to(state, "units")
    core = next(c.index for c in state.scenario.components if c.kind == "core" and c.owner_index == 1)
    rows = [list(row) for row in state.alliance]
    rows[0][core] = state.product[0][core] + 400
    rich = replace(state, alliance=tuple(map(tuple, rows)))
    home = play.to(play.put(rich, HEAD, PassHome("everything")), "results")
    brought = sum(p.size for p in home.books if (p.firm, p.component, p.why) == (0, core, "passed_home"))
    assert 0 < home.came_home[0][core] <= brought
    assert meter(home, "b3_keur") >= 0
    silent = tuple((0,) * len(row) for row in home.alliance)
    later = play.to(replace(home, alliance=silent, is_dormant=True), "results", 2)
    assert 0 < later.came_home[0][core] < home.came_home[0][core]


def test_what_came_home_pays_only_by_what_the_market_sees() -> None:
    state = play.to(play.table("tiny", preset="full"), "units")
    rows = [list(row) for row in state.alliance]
    for part in state.scenario.components:
        if part.kind == "complementary" and part.owner_index == 1:
            rows[0][part.index] = 900
    rich = replace(state, alliance=tuple(map(tuple, rows)))
    told = play.to(play.put(rich, HEAD, PassHome("everything")), "results")
    assert meter(told, "b3") > 0
    assert meter(told, "b3_keur") > meter(play.to(state, "results"), "b3_keur")


def test_the_shared_win_wears_the_habit_down_also_where_no_tender_is_out() -> None:
    state = play.to(play.table("three", preset="full"), "units", 2)
    assert tender_of(state, 0) is None
    state = play.with_firm(state, 0, meta=6_000)
    pairs = tuple(tuple(replace(p, habit=5_000) for p in row) for row in state.pairs)
    after = play.to(play.put(replace(state, pairs=pairs), "north.ally", TellSharedWin(1)), "results")
    assert after.pairs[0][1].habit < 5_000
    silent = play.to(replace(play.with_firm(state, 0, meta=0), pairs=pairs), "results")
    assert silent.pairs[0][1].habit == 5_000


def test_a_scenario_may_say_how_deep_problems_are() -> None:
    state = play.table("four")
    for changes, rung in (
        ({"need_documents": 1.0, "need_walkthrough": 0.0}, "documents"),
        ({"need_documents": 0.0, "need_walkthrough": 0.0}, "deep_dive"),
    ):
        ruled = replace(state, constants=constants.override(changes))
        needs = play.to(ruled, "news", 2).needs
        assert {DEPTHS[need] for need in needs} == {rung}


def test_sharing_is_withheld_for_distrust_above_the_neutral_and_for_no_other_reason() -> None:
    state = play.with_everybody(meeting("itcom-insys"), "eng_a", closeness=5_000, q=0, openness=5_000)

    def withheld(distrust: int) -> int:
        pairs = tuple(tuple(replace(p, distrust=distrust) for p in row) for row in state.pairs)
        return meter(play.turn(replace(state, pairs=pairs))[0], "e1")

    assert withheld(2_500) == 0
    assert 0 < withheld(5_000) < withheld(9_000)


def test_joint_value_follows_the_intensities_of_the_quarters_start_and_lock_in_the_trust_of_its_end() -> None:
    state = meeting("itcom-insys")

    def turned(**levels: int) -> State:
        pairs = tuple(tuple(replace(p, **levels) for p in row) for row in state.pairs)  # type: ignore[arg-type]  # levels
        return play.turn(replace(state, pairs=pairs))[0]

    assert turned(coop=5_000, comp=5_000).joints[-1] > turned(coop=5_000, comp=1_000).joints[-1]
    assert turned(coop=5_000, comp=5_000).red_queen == pytest.approx(turned(coop=5_000, comp=1_000).red_queen, abs=1)
    assert turned(trust=9_000).firms[0].lock_in > turned(trust=3_000).firms[0].lock_in
    assert turned(damage=4_000, trust=5_000).pairs[0][1].trust < turned(damage=0, trust=5_000).pairs[0][1].trust
