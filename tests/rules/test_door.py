"""Each pair of firms is together or apart for itself: notice, parting, sleep and return (rulebook 5.9, 8.8)."""

from __future__ import annotations

import pytest

from game.events import AllianceDormant, AllianceResumed, DoorUsed, Event, PartnersParted
from game.ids import Firm, Seat
from game.moves import UseDoor
from game.rules.copying import replace
from game.rules.door import legacy_of
from game.rules.engine import spent
from game.rules.options import options_of
from game.rules.panels import gauges_of
from game.rules.seating import active_partners, works_with
from game.rules.state import State
from tests.rules import play

TMT, THEIRS = Seat("heron.tmt"), Seat("kestrel.tmt")
KESTREL, HERON = Firm("kestrel"), Firm("heron")


@pytest.fixture(scope="module")
def strategy() -> State:
    return play.to(play.table("tiny", preset="full"), "strategy")


def many(name: str = "three") -> tuple[State, list[Seat], list[Firm]]:
    """Return a table of more than two firms in its first strategy phase, with its tops and firms."""
    state = play.to(play.table(name, preset="full"), "strategy")
    tops = [seat.id for seat in state.scenario.seats if seat.role == "tmt"]
    return state, tops, [firm.id for firm in state.scenario.firms]


def with_pair(state: State, f: int, g: int, **changes: int | bool) -> State:
    """Return the state with levels of a pair set in both directions."""
    rows = [list(row) for row in state.pairs]
    for a, b in ((f, g), (g, f)):
        rows[a][b] = replace(rows[a][b], **changes)  # type: ignore[arg-type]  # levels by name
    return replace(state, pairs=tuple(tuple(row) for row in rows))


def left(state: State, seat: Seat, other: Firm) -> tuple[State, list[Event]]:
    """Give notice and play until the next quarter's results."""
    events: list[Event] = []
    state = play.put(state, seat, UseDoor("notice", other))
    due = state.quarter + 1
    while (state.quarter, state.phase) != (due, "results"):
        state, found = play.turn(state)
        events += found
    return state, events


def test_a_notice_costs_two_tokens_and_ends_the_work_at_the_end_of_the_next_quarter(strategy: State) -> None:
    assert spent(strategy, TMT, (UseDoor("notice", KESTREL),)) == 2
    noticed = play.to(play.put(strategy, TMT, UseDoor("notice", KESTREL)), "encounters", 2)
    assert works_with(noticed, 0, 1)
    after, events = left(strategy, TMT, KESTREL)
    assert [e.act for e in events if isinstance(e, DoorUsed)] == ["notice"]
    assert PartnersParted(HERON, KESTREL) in events
    assert after.is_dormant
    assert after.joints[-1] > 0, "the quarter of the notice is still worked"
    later = play.to(after, "results", 3)
    assert later.joints[-1] == 0
    assert later.pairs[0][1].trust == after.pairs[0][1].trust, "trust is frozen"
    assert legacy_of(after, 0) == 0 < legacy_of(noticed, 0)


def test_a_notice_can_be_taken_back_until_it_runs_out(strategy: State) -> None:
    state = play.to(play.after(strategy, TMT, UseDoor("notice", KESTREL)), "strategy", 2)
    assert play.refused(state, TMT, UseDoor("notice", KESTREL)) == "card.closed"
    state = play.to(play.after(state, TMT, UseDoor("withdraw", KESTREL)), "units", 3)
    assert works_with(state, 0, 1)
    assert not any(isinstance(event, PartnersParted) for _, event in state.events)


def test_nobody_leaves_or_knocks_by_silence(strategy: State) -> None:
    state = play.after(strategy, TMT, UseDoor("notice", KESTREL))
    state = play.to(play.after(play.to(state, "strategy", 2), TMT, UseDoor("withdraw", KESTREL)), "units", 3)
    assert state.pairs[0][1].notice == 0


@pytest.mark.parametrize(("trust", "opens"), [(2_500, True), (2_499, False)])
def test_both_must_knock_in_one_quarter_and_trust_each_other_enough(strategy: State, trust: int, opens: bool) -> None:
    state, _ = left(strategy, TMT, KESTREL)
    state = with_pair(play.to(state, "strategy", 3), 0, 1, trust=trust)
    assert not works_with(play.after(state, TMT, UseDoor("knock", KESTREL)), 0, 1), "one alone opens nothing"
    both = play.put(play.put(state, TMT, UseDoor("knock", KESTREL)), THEIRS, UseDoor("knock", HERON))
    after, events = play.turn(both)
    assert (AllianceResumed(HERON, KESTREL) in events) is opens
    assert works_with(after, 0, 1) is opens
    if opens:
        assert play.to(after, "results").joints[-1] > 0


def test_a_card_says_what_can_be_done_at_each_door(strategy: State) -> None:
    option = next(one for one in options_of(strategy, TMT).cards if one.card == "T9")
    acts = {choice.value: choice.closed.key if choice.closed else "" for choice in option.fields[0].choices}
    assert acts == {"notice": "", "withdraw": "closed.door_withdraw", "knock": "closed.door_knock"}
    state, tops, firms = many()
    state = play.to(play.after(state, tops[0], UseDoor("notice", firms[1])), "strategy", 2)
    assert play.refused(state, tops[0], UseDoor("withdraw", firms[2])) == "door.act"


def test_one_partner_can_be_left_and_another_kept() -> None:
    state, tops, firms = many()
    after, _ = left(state, tops[0], firms[1])
    assert not after.is_dormant
    assert [active_partners(after, f) for f in range(3)] == [(2,), (2,), (0, 1)]
    before = after.pairs[0][1].trust, after.pairs[1][0].trust
    seats, met = after.scenario.seats, set()
    for quarter in range(3, 7):
        state = play.to(after, "encounters", quarter)
        for n, person in enumerate(state.people):
            if person.across >= 0:
                met.add(frozenset((seats[n].firm_index, seats[person.across].firm_index)))
    assert met == {frozenset((0, 2)), frozenset((1, 2))}
    later = play.to(after, "results", 6)
    assert (later.pairs[0][1].trust, later.pairs[1][0].trust) == before
    assert later.pairs[0][2].trust != after.pairs[0][2].trust
    assert max(later.joints[2:]) > 0


def test_who_has_no_partner_left_shares_no_joint_value_and_the_others_divide_it() -> None:
    state, _, _ = many()
    state = with_pair(with_pair(state, 0, 1, is_active=False), 0, 2, is_active=False)
    state = play.to(state, "results", 6)
    shares = [sum(result.joint for result in firm.results) for firm in state.firms]
    assert [share > 0 for share in shares] == [False, True, True]
    assert sum(shares) == sum(state.joints)
    assert legacy_of(state, 0) == 0


def test_two_of_three_firms_that_distrust_each_other_long_enough_part_alone() -> None:
    state, _, firms = many()
    events: list[Event] = []
    while (state.quarter, state.phase) != (3, "news"):
        if state.phase == "encounters":
            state = with_pair(state, 0, 1, trust=1_000)
            state = with_pair(with_pair(state, 0, 2, trust=8_000), 1, 2, trust=8_000)
        state, found = play.turn(state)
        events += found
    assert AllianceDormant(firms[0], firms[1]) in events
    assert AllianceDormant() not in events
    assert not works_with(state, 0, 1)
    assert works_with(state, 0, 2)


def test_a_top_sees_which_partnership_runs_out(strategy: State) -> None:
    state = play.to(play.after(strategy, TMT, UseDoor("notice", KESTREL)), "strategy", 2)
    shown = {
        n: [g.reading.low for g in gauges_of(state, state.seat_index(n)) if g.id == "partnership"]
        for n in (TMT, THEIRS)
    }
    assert shown == {TMT: [1], THEIRS: [2]}
    assert not [g for g in gauges_of(strategy, strategy.seat_index(TMT)) if g.id == "partnership"]
