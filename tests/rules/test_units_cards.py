"""The heads' cards and the engineers' question really do what the rulebook says (rulebook 6)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.events import (
    IdeasTravelled,
    KnowledgeLeaked,
    UseNoticed,
    WallDoubted,
    WallVouched,
)
from game.ids import Component, Seat
from game.moves import (
    AnswerPartner,
    AskPartner,
    Card,
    LockComponent,
    MarkWhatMatters,
    PassAcross,
    PassHome,
    PostTeam,
    TellSharedWin,
    TellStory,
    UseInsight,
    VouchWall,
    WorkClients,
)
from game.rules.engine import LAWS, purse, spent
from game.rules.seating import across, own_core, own_topics, seats_of
from game.rules.state import State
from tests.rules import play

ALLY, PROD, LAB = Seat("heron.ally"), Seat("heron.prod"), Seat("heron.eng_a1")


@pytest.fixture(scope="module")
def units() -> State:
    return play.to(play.table("tiny"), "units")


def results(state: State, seat: str = "", *cards: Card) -> State:
    return play.to(play.put(state, seat, *cards) if seat else state, "results")


def learned(state: State, why: str, firm: int = 0) -> int:
    return sum(entry.size for entry in state.books if (entry.why, entry.firm) == (why, firm))


def theirs(state: State) -> int:
    """Return a core component of the other firm."""
    return own_core(state, 1)[0]


# ---- purses ----------------------------------------------------------------------------------------------------------


def test_heads_have_three_tokens_and_their_dedication_and_four() -> None:
    state = play.to(play.table(), "units")
    for firm, name in enumerate(("itcom", "insys")):
        dedicated = state.scenario.knobs[firm].ded / 10_000
        assert purse(state, Seat(f"{name}.ally")) == 3 + round(2 * dedicated)
        assert purse(state, Seat(f"{name}.prod")) == 4


# ---- A1 --------------------------------------------------------------------------------------------------------------


def test_the_shared_lab_draws_people_together_and_costs_as_long_as_they_are_there(units: State) -> None:
    lab, home = (results(units, ALLY, PostTeam(place)) for place in ("lab", "home"))
    n = units.seat_index(LAB)
    assert lab.people[n].team > home.people[n].team
    assert home.firms[0].results[0].cost - lab.firms[0].results[0].cost == 150
    moved = play.with_firm(units, 0, place="lab")
    assert spent(moved, ALLY, (PostTeam("lab"),)) == 0
    assert spent(moved, ALLY, (PostTeam("visits"),)) == 1
    stayed, gone = (results(moved, ALLY, PostTeam(place)) for place in ("lab", "home"))
    assert gone.firms[0].results[0].cost - stayed.firms[0].results[0].cost == 150


def test_a_question_lies_before_whoever_sits_across_after_a_swap() -> None:
    state = play.to(play.table(), "units")
    asker = Seat("itcom.eng_a1")
    other = across(state, state.seat_index(asker))
    topic = state.scenario.components[own_topics(state, 1)[0]].id
    state = play.after(play.put(state, "itcom.ally", PostTeam("home", "swap")), asker, AskPartner(topic))
    now = across(state, state.seat_index(asker))
    assert now != other
    assert state.people[now].asked >= 0
    assert state.people[other].asked == -1


# ---- A2 --------------------------------------------------------------------------------------------------------------


def test_the_product_house_learns_most_of_everything_and_least_of_nothing(units: State) -> None:
    came = {
        amount: learned(results(units, ALLY, PassHome(amount)), "passed_home")
        for amount in ("nothing", "digest", "everything")
    }
    assert came["nothing"] < came["digest"] < came["everything"]


def test_passing_everything_home_lowers_the_belief_in_the_wall_and_may_be_noticed(units: State) -> None:
    ready = play.with_firm(units, 0, believed_wall=5_000, wall=5_000)
    digest, everything = (results(ready, ALLY, PassHome(amount)) for amount in ("digest", "everything"))
    assert digest.firms[0].believed_wall - everything.firms[0].believed_wall == 500
    meet = play.to(play.put(units, ALLY, PassHome("everything")), "encounters")
    assert 3 <= play.count(meet, IdeasTravelled, firm="heron") <= 18
    meet = play.to(play.put(units, ALLY, PassHome("digest")), "encounters")
    assert play.count(meet, IdeasTravelled, firm="heron") == 0


def test_a_thick_wall_lets_a_digest_through_at_most(units: State) -> None:
    walled = play.with_firm(units, 0, wall=7_500)
    assert play.refused(walled, ALLY, PassHome("everything")) == "card.closed"
    assert play.refused(walled, ALLY, PassHome("digest")) == ""


# ---- A3, A4 ----------------------------------------------------------------------------------------------------------


def test_lunches_lift_the_receptive_and_harden_the_hostile(units: State) -> None:
    start = play.with_firm(units, 0, meta=0)
    for mood, way in ((7_000, 1), (2_000, -1)):
        ready = play.with_firm(start, 0, attitudes=(mood,) * len(start.firms[0].attitudes))
        manager = ready.scenario.firms[0].managers[0].id
        lunch = results(ready, ALLY, WorkClients(2, (manager,))).firms[0].attitudes[0]
        assert (lunch - results(ready).firms[0].attitudes[0]) * way > 0


def test_lunch_with_one_does_more_than_with_two() -> None:
    units = play.with_firm(play.to(play.table(), "units"), 0, attitudes=(7_000,) * 6)
    first, second = (manager.id for manager in units.scenario.firms[0].managers[:2])
    one, both = (results(units, "itcom.ally", WorkClients(2, named)) for named in ((first,), (first, second)))
    assert one.firms[0].attitudes[0] > both.firms[0].attitudes[0] > results(units).firms[0].attitudes[0]


def test_the_story_of_the_shared_win_catches_on_and_is_paid_for(units: State) -> None:
    one, two, none = results(units, ALLY, TellSharedWin(1)), results(units, ALLY, TellSharedWin(2)), results(units)
    assert none.firms[0].meta < one.firms[0].meta < two.firms[0].meta
    assert [state.firms[0].results[0].outlay for state in (none, one, two)] == [0, 30, 60]


# ---- A7 --------------------------------------------------------------------------------------------------------------


def test_a_vouched_wall_is_believed_more_and_a_second_word_is_worth_less(units: State) -> None:
    state, events = play.turn(play.put(units, ALLY, VouchWall()))
    base = play.turn(units)[0]
    assert any(isinstance(event, WallVouched) for event in events)
    first = state.firms[0].believed_wall - base.firms[0].believed_wall
    assert first > 0
    believed = play.with_firm(units, 0, believed_wall=state.firms[0].believed_wall)
    again, still = play.after(believed, ALLY, VouchWall()), play.turn(believed)[0]
    assert again.firms[0].believed_wall - still.firms[0].believed_wall < first


def test_a_bluff_is_found_out_about_one_quarter_in_five_and_a_wall_never(units: State) -> None:
    for wall, low, high in ((0, 2, 16), (3_000, 0, 0)):
        meet = play.to(play.put(play.with_firm(units, 0, wall=wall), ALLY, VouchWall()), "encounters")
        assert low <= play.count(meet, WallDoubted, firm="heron") <= high
    meet = play.to(play.put(play.with_firm(units, 0, wall=0), ALLY, VouchWall()), "encounters")
    for state, events in play.closings(meet):
        if WallDoubted(state.scenario.firms[0].id) in events:
            assert state.firms[0].believed_wall == 0
            assert state.pairs[1][0].trust < meet.pairs[1][0].trust
            break
    assert play.count(play.to(units, "encounters"), WallDoubted) == 0


# ---- P2, P4, P5, P6 --------------------------------------------------------------------------------------------------


def test_the_alliance_team_learns_our_core_from_what_is_passed_across(units: State) -> None:
    came = {
        amount: learned(results(units, PROD, PassAcross(amount)), "passed_across")
        for amount in ("nothing", "summary", "full")
    }
    assert came["nothing"] < came["summary"] < came["full"]


def test_what_came_home_is_a_choice_to_use_and_may_be_noticed(units: State) -> None:
    assert play.refused(units, PROD, UseInsight(())) == "card.closed"
    rows = [[list(row) for row in table] for table in (units.product, units.came_home)]
    for table in rows:
        table[0][theirs(units)] += 300
    product, came_home = (tuple(map(tuple, table)) for table in rows)
    home = replace(units, product=product, came_home=came_home)
    name: Component = home.scenario.components[theirs(units)].id
    used, shelved = results(home, PROD, UseInsight((name,))), results(home, PROD, UseInsight(()))
    assert used.firms[0].strength > shelved.firms[0].strength
    assert used.firms[0].used == (theirs(units),)
    meet = play.to(play.put(home, PROD, UseInsight((name,))), "encounters")
    assert 16 <= play.count(meet, UseNoticed, firm="heron") <= 34
    assert play.count(play.to(home, "encounters"), UseNoticed) == 0


def test_use_that_was_noticed_is_settled_with_a_quarter_of_the_users_joint_share(units: State) -> None:
    came_home = [list(row) for row in units.came_home]
    came_home[0][theirs(units)] += 300
    home = replace(units, came_home=tuple(map(tuple, came_home)))
    name: Component = home.scenario.components[theirs(units)].id
    meet = play.to(play.put(home, PROD, UseInsight((name,))), "encounters")
    for state, events in play.closings(meet):
        plain, noticed = sum(state.joints[-1:]), [e for e in events if isinstance(e, UseNoticed)]
        shares = [firm.results[-1].joint for firm in state.firms[:2]]
        assert sum(shares) == plain, "what one leaves the other gets"
        if noticed:
            assert noticed[0].keur == pytest.approx((shares[0] + noticed[0].keur) / 4, abs=1)
            assert noticed[0].keur > 0
        else:
            assert shares[0] == pytest.approx(shares[1], abs=1)


def leaks(state: State, core: int) -> int:
    """Return how often this core component of Heron leaks when its lab dives and nobody is on guard."""
    meet = play.with_everybody(play.to(state, "encounters"), "eng_a", pull=3, guard=0, focus=3)
    near = max(own_topics(meet, 0), key=lambda topic: dict(meet.scenario.components[topic].touches).get(core, 0))
    answer = AnswerPartner(meet.scenario.components[near].id, "walk_through")
    name = meet.scenario.components[core].id
    return play.count(meet, KnowledgeLeaked, LAB, answer, number=80, component=name)


def test_a_locked_component_leaks_less_stalls_joint_work_and_is_not_passed_across(units: State) -> None:
    core = own_core(units, 0)[0]
    lock = LockComponent(units.scenario.components[core].id)
    assert leaks(play.put(units, PROD, lock), core) < leaks(units, core)
    state = results(units, PROD, lock, PassAcross("full"))
    free = results(units, PROD, PassAcross("full"))
    assert free.joints[0] >= state.joints[0]
    assert not [
        entry for entry in state.books if (entry.firm, entry.component, entry.why) == (0, core, "passed_across")
    ]
    assert state.firms[0].results[0].outlay == 30
    assert play.to(state, "units", 2).firms[0].locked == core
    assert play.to(play.put(play.to(state, "units", 2), PROD, seal=True), "encounters").firms[0].locked == -1


def test_a_marked_component_is_seen_by_the_lab_guarded_and_may_travel(units: State) -> None:
    core = own_core(units, 0)[0]
    mark = MarkWhatMatters(units.scenario.components[core].id)
    blind = play.with_everybody(units, "eng_a", q=0)
    n = units.seat_index(LAB)
    assert core in play.after(blind, PROD, mark).people[n].seen
    assert core not in play.turn(blind)[0].people[n].seen
    assert leaks(play.put(units, PROD, mark), core) < leaks(units, core)
    meet = play.with_everybody(play.to(play.put(units, PROD, mark), "encounters"), "eng_a", pull=3, guard=0)
    assert any(core in state.firms[0].travelled for state, _ in play.closings(meet))
    both = MarkWhatMatters("all")
    assert [spent(units, PROD, (card,)) for card in (mark, both)] == [1, 2]
    assert LAWS["P6"].price(units, PROD, both) == 60
    assert play.after(units, PROD, both).firms[0].marked == own_core(units, 0)


# ---- E1 --------------------------------------------------------------------------------------------------------------


def test_fishing_makes_more_of_theirs_come_across_and_costs_their_trust_when_noticed(units: State) -> None:
    topic = units.scenario.components[own_topics(units, 1)[0]].id
    found, trust = {}, {}
    for manner in ("problem", "underneath"):
        meet = play.with_everybody(play.after(units, LAB, AskPartner(topic, manner)), "eng_a", pull=2, guard=3_000)
        closings = list(play.closings(meet))
        found[manner] = sum(
            isinstance(e, KnowledgeLeaked) and e.firm == "kestrel" for _, events in closings for e in events
        )
        trust[manner] = sum(state.pairs[1][0].trust for state, _ in closings)
    assert found["underneath"] > found["problem"]
    assert trust["underneath"] < trust["problem"]


def test_product_engineers_are_drawn_in_where_units_are_not_apart(units: State) -> None:
    def drawn(sep: int) -> int:
        ready = play.with_firm(units, 0, sep=sep)
        inside = seats_of(units, 0, "eng_p")
        return sum(state.people[n].across >= 0 for state, _ in play.closings(ready) for n in inside)

    assert drawn(10_000) == 0
    assert drawn(0) > drawn(7_000) > 0


def test_what_a_draft_costs_in_money_is_paid_once() -> None:
    state = play.to(play.table("tiny"), "strategy")
    state = play.to(play.put(state, "heron.tmt", TellStory(1, "both")), "units")
    state = results(play.put(state, PROD, LockComponent(state.scenario.components[own_core(state, 0)[0]].id)))
    assert state.firms[0].results[0].outlay == 150 + 30
    assert (
        results(play.put(play.put(play.to(state, "units", 2), PROD, seal=True), "heron.tmt")).firms[0].results[1].outlay
        == 150
    )
