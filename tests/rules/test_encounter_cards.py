"""The engineers' cards really do what the rulebook says (rulebook 7.1 to 7.9)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.events import (
    BreakthroughMade,
    CreditGiven,
    InsightGained,
    KnowledgeLeaked,
    LeakDetected,
    LeakTraced,
    SessionHeld,
)
from game.ids import DEPTHS, Component, Seat
from game.moves import (
    AnswerPartner,
    BuildCore,
    CallHome,
    Card,
    FileMinutes,
    GiveCredit,
    PassHome,
    StudyInsights,
    TakeNotes,
    TryOddIdea,
    WalkOver,
)
from game.rules.engine import purse, spent
from game.rules.house import mean_effort
from game.rules.nature import Chance
from game.rules.scratch import Scratch
from game.rules.seating import own_core, own_topics
from game.rules.state import State
from tests.rules import play

LAB, ACROSS, SHOP = Seat("heron.eng_a1"), Seat("kestrel.eng_a1"), Seat("heron.eng_p1")


@pytest.fixture(scope="module")
def meet() -> State:
    """The first encounters, something sent home, everybody free to go any depth."""
    state = play.to(play.put(play.to(play.table("tiny"), "units"), "heron.ally", PassHome("digest")), "encounters")
    state = play.with_everybody(state, "eng_p", focus=3)
    return play.with_everybody(state, "eng_a", pull=2, guard=2_000, q=6_000, focus=3)


def topic(state: State, firm: int = 0, at: int = 0) -> Component:
    return state.scenario.components[own_topics(state, firm)[at]].id


def answered(state: State, depth: str, *cards: Card, at: int = 0) -> State:
    """Return the results of a session in which Heron's lab goes this deep on one of its topics."""
    return play.after(state, LAB, AnswerPartner(topic(state, 0, at), depth), *cards)  # type: ignore[arg-type]  # a rung or decline


def reveal(state: State) -> SessionHeld:
    held = state.sessions[0]
    assert isinstance(held, SessionHeld)
    return held


# ---- E2 --------------------------------------------------------------------------------------------------------------


def test_each_step_away_from_the_pull_costs_focus_and_the_first_is_free_with_both_poles_in_view(meet: State) -> None:
    for q, costs in ((4_999, (2, 1, 0, 1)), (5_000, (1, 0, 0, 0))):
        ready = play.with_person(meet, LAB, q=q)
        cards = [AnswerPartner(topic(meet), depth) for depth in DEPTHS]
        assert tuple(spent(ready, LAB, (card,)) for card in cards) == costs
        assert spent(ready, LAB, (AnswerPartner(topic(meet), "decline"),)) == 0


def test_a_torn_engineer_has_less_focus_unless_a_colleague_gave_credit() -> None:
    state = play.to(play.table("tiny"), "units")
    torn = play.with_person(state, LAB, q=0, org=9_000, team=9_000, unit=9_000, prof=9_000)
    assert purse(play.to(torn, "encounters"), LAB) == 2
    assert purse(play.to(play.with_person(torn, LAB, credited_home=1), "encounters"), LAB) == 3
    whole = play.with_person(state, LAB, q=10_000)
    assert purse(play.to(whole, "encounters"), LAB) == 3


def test_the_shallower_side_and_the_need_decide_what_is_solved(meet: State) -> None:
    need = replace(meet, needs=(2,))
    solved = [reveal(answered(need, depth)).solved_bp for depth in DEPTHS]
    assert solved == [0, 5_000, 10_000, 10_000]
    asked = play.with_person(need, LAB, asked=own_topics(need, 0)[0])
    assert reveal(answered(asked, "walk_through", at=1)).solved_bp == 5_000


def test_depth_makes_joint_value_and_lets_more_slip(meet: State) -> None:
    joints = [answered(replace(meet, needs=(3,)), depth).joints[0] for depth in DEPTHS]
    assert joints == sorted(joints)
    assert joints[0] < joints[-1]
    dives, papers = (
        play.count(meet, KnowledgeLeaked, LAB, AnswerPartner(topic(meet), depth), firm="heron", number=60)
        for depth in ("deep_dive", "documents")
    )
    assert dives > papers


def test_depth_beyond_the_need_makes_little_more(meet: State) -> None:
    easy = replace(meet, needs=(1,))
    papers, walk, dive = (answered(easy, depth).joints[0] for depth in ("documents", "walk_through", "deep_dive"))
    hard = replace(meet, needs=(3,))
    assert dive - papers < answered(hard, "deep_dive").joints[0] - answered(hard, "documents").joints[0]
    assert papers < walk < dive


def test_declining_is_no_session_and_both_sides_see_it(meet: State) -> None:
    state, events = play.turn(play.put(meet, LAB, AnswerPartner(topic(meet), "decline")))
    depths = {side.seat: side.depth for side in reveal(state).sides}
    assert depths[LAB] == "decline"
    assert reveal(state).solved_bp == 0
    assert not [e for e in events if isinstance(e, InsightGained | KnowledgeLeaked | BreakthroughMade)]


def test_another_topic_than_the_one_asked_for_gives_them_less(meet: State) -> None:
    asked = play.with_person(meet, LAB, asked=own_topics(meet, 0)[0])
    same, other = answered(asked, "walk_through"), answered(asked, "walk_through", at=1)
    assert same.pairs[1][0].received > other.pairs[1][0].received
    assert same.pairs[1][0].trust > other.pairs[1][0].trust


def test_what_one_shows_the_other_learns(meet: State) -> None:
    n = own_topics(meet, 0)[0]
    shown, kept = answered(meet, "deep_dive"), answered(meet, "withhold")
    assert [
        e for e in shown.books if (e.account, e.firm, e.component, e.why) == ("alliance", 1, n, "shared") and e.size > 0
    ]
    assert not [e for e in kept.books if (e.firm, e.component, e.why) == (1, n, "shared")]


def test_a_deep_dive_received_for_nothing_draws_near_and_a_good_session_wants_to_go_on(meet: State) -> None:
    dived = play.with_person(meet, ACROSS, pull=3)
    n = meet.seat_index(LAB)
    friend = play.with_person(dived, LAB, closeness=7_000)
    assert answered(friend, "walk_through").people[n].is_lifted
    assert not answered(play.with_person(dived, LAB, closeness=5_000), "walk_through").people[n].is_lifted
    lifted = play.to(play.with_person(answered(friend, "walk_through"), LAB, is_lifted=True), "encounters", 2)
    plain = play.to(play.with_person(answered(friend, "walk_through"), LAB, is_lifted=False), "encounters", 2)
    assert lifted.people[n].pull == min(3, plain.people[n].pull + 1)
    assert not lifted.people[n].is_lifted


def test_two_deep_sides_often_break_through_and_shallow_ones_never(meet: State) -> None:
    hard = replace(play.with_everybody(meet, "eng_a", pull=3), needs=(3,))
    assert play.count(hard, BreakthroughMade) > 8
    assert play.count(replace(hard, needs=(1,)), BreakthroughMade) == 0
    assert play.count(hard, BreakthroughMade, LAB, AnswerPartner(topic(meet), "withhold")) == 0


# ---- E3, E7, E8 ------------------------------------------------------------------------------------------------------


def test_calling_home_guards_the_core_and_loses_pace(meet: State) -> None:
    answer = AnswerPartner(topic(meet), "walk_through")
    assert spent(meet, LAB, (CallHome(),)) == 1
    called, talked = (
        play.count(meet, KnowledgeLeaked, LAB, answer, *more, firm="heron", number=80) for more in ((CallHome(),), ())
    )
    assert called < talked
    asked, stayed = answered(meet, "walk_through", CallHome()), answered(meet, "walk_through")
    assert reveal(asked).solved_bp == reveal(stayed).solved_bp * 9 // 10
    assert asked.people[meet.seat_index(LAB)].team < stayed.people[meet.seat_index(LAB)].team


def test_honest_minutes_find_more_and_name_more_and_are_forgiven_sooner(meet: State) -> None:
    loose = play.with_everybody(meet, "eng_a", guard=0, pull=3)
    found, traced = (
        [
            play.count(loose, kind, LAB, FileMinutes(candour), firm="heron", number=80)
            for candour in ("honest", "outline")
        ]
        for kind in (LeakDetected, LeakTraced)
    )
    assert found[0] > found[1]
    assert traced[0] > traced[1]
    points = {}
    for candour in ("honest", "outline"):
        for state, events in play.closings(loose, LAB, FileMinutes(candour), number=80):
            if any(isinstance(e, LeakTraced) and e.seat == LAB for e in events):
                person = state.people[state.seat_index(LAB)]
                points[candour] = person.traced
                break
    assert points == {"honest": 2, "outline": 1}


def test_credit_to_the_partner_draws_the_partner_near(meet: State) -> None:
    n = meet.seat_index(ACROSS)
    state, events = play.turn(play.put(meet, LAB, GiveCredit(ACROSS)))
    assert CreditGiven(LAB, ACROSS) in events
    assert state.people[n].team > play.turn(meet)[0].people[n].team
    assert state.people[n].credited_partner & 1
    giver = meet.seat_index(LAB)
    assert state.people[giver].team > play.turn(meet)[0].people[giver].team, "who thanks in public stands by it"
    later = play.put(play.to(state, "encounters", 2), LAB, seal=True)
    assert not play.turn(later)[0].people[n].credited_partner & 1


def test_credit_from_home_binds_to_the_firm_and_a_pen_across_the_table_loosens_the_team(meet: State) -> None:
    shop, across = meet.seat_index(SHOP), meet.seat_index(ACROSS)
    plain = play.turn(meet)[0].people
    assert play.turn(play.put(meet, LAB, GiveCredit(SHOP)))[0].people[shop].org > plain[shop].org
    assert play.turn(play.put(meet, LAB, TakeNotes()))[0].people[across].team < plain[across].team


def test_credit_to_a_colleague_gives_the_colleague_focus_back(meet: State) -> None:
    state = play.after(meet, LAB, GiveCredit(SHOP))
    person = state.people[state.seat_index(SHOP)]
    assert person.credited_home & 1
    assert not person.credited_partner
    assert play.refused(meet, LAB, GiveCredit(LAB)) == "card.value"
    assert play.refused(meet, LAB, GiveCredit(Seat("kestrel.tmt"))) == "card.value"


# ---- drawn in --------------------------------------------------------------------------------------------------------


def test_a_drawn_in_product_engineer_answers_too_for_one_focus_more() -> None:
    units = play.with_firm(play.to(play.table("tiny"), "units"), 0, sep=0)
    here = next(state for state, _ in play.closings(units) if state.people[state.seat_index(SHOP)].across >= 0)
    person = here.people[here.seat_index(SHOP)]
    answer = AnswerPartner(topic(here), DEPTHS[person.pull])
    assert spent(here, SHOP, (answer,)) == 1
    assert play.refused(here, SHOP, answer, CallHome()) in ("", "answer.call_and_dive")
    away = next(state for state, _ in play.closings(units) if state.people[state.seat_index(SHOP)].across < 0)
    assert play.refused(away, SHOP, GiveCredit(LAB)) == ""
    for card in (answer, CallHome()):
        assert play.refused(away, SHOP, card) == "card.closed"


# ---- F1 to F4 --------------------------------------------------------------------------------------------------------


def work(meet: State, *cards: Card) -> State:
    """Return the results when Heron's product engineer does only this."""
    return play.after(meet, SHOP, *cards)


def test_work_on_the_core_makes_the_picked_component_grow() -> None:
    meet = play.to(play.table(), "encounters")
    core = own_core(meet, 0)
    slow = replace(
        meet, product=tuple(tuple(100 if n in core else k for n, k in enumerate(row)) for row in meet.product)
    )
    grown = []
    for effort in (0, 1, 2):
        card = BuildCore(effort, meet.scenario.components[core[0]].id)
        state = play.after(play.put(slow, Seat("itcom.eng_p1"), card), Seat("itcom.eng_p2"), card)
        grown.append(
            [sum(e.size for e in state.books if (e.firm, e.component, e.why) == (0, n, "built")) for n in core]
        )
    picked, other = [row[0] for row in grown], [row[1] for row in grown]
    assert picked[0] < picked[1] < picked[2]
    assert other[1] == other[2]


def test_study_brings_more_home_and_is_closed_when_nothing_was_sent(meet: State) -> None:
    home = [
        sum(e.size for e in work(meet, StudyInsights(effort)).books if (e.firm, e.why) == (0, "passed_home"))
        for effort in (0, 1, 2)
    ]
    assert home[0] < home[1] < home[2]
    nothing = play.to(play.table("tiny"), "encounters")
    assert play.refused(nothing, SHOP, StudyInsights(1)) == "card.closed"


def test_who_studied_earns_what_came_home() -> None:
    """Rule 9.3: two of one house have the same core, novelty and flow, and the points of it go to whoever studied."""
    meet = play.with_everybody(play.to(play.table(), "encounters"), "eng_p", focus=3)
    meet = replace(
        play.with_firm(meet, 0, pass_home=10_000), alliance=tuple((900,) * len(row) for row in meet.alliance)
    )
    both = [Seat("itcom.eng_p1"), Seat("itcom.eng_p2")]
    for studying, idle in (both, both[::-1]):
        after = play.after(play.put(meet, idle, StudyInsights(0)), studying, StudyInsights(1))
        assert sum(e.size for e in after.books if (e.firm, e.why) == (0, "passed_home")) > 0
        roles = [after.people[after.seat_index(seat)].points[-1].role for seat in (studying, idle)]
        assert roles[0] > roles[1]


def test_walking_over_carries_home_what_was_not_passed(meet: State) -> None:
    closed = play.with_firm(meet, 0, pass_home=0)
    flows = [
        sum(e.size for e in work(closed, WalkOver(effort, LAB)).books if (e.firm, e.why) == (0, "passed_home"))
        for effort in (0, 2)
    ]
    assert flows[0] < flows[1]


def test_odd_ideas_bring_novelty(meet: State) -> None:
    novelty = [work(meet, TryOddIdea(effort)).firms[0].novelty for effort in (0, 1, 2)]
    assert novelty[0] < novelty[1] < novelty[2]


def test_an_engineer_who_drafts_nothing_works_evenly_on_all_three(meet: State) -> None:
    core = meet.scenario.components[own_core(meet, 0)[0]].id
    even = work(meet, BuildCore(1, core), StudyInsights(1), TryOddIdea(1))
    idle = play.turn(meet)[0]
    assert (even.product, even.firms[0].novelty) == (idle.product, idle.firms[0].novelty)


def test_walking_over_guards_this_quarter_and_shows_the_edge_in_the_next(meet: State) -> None:
    loose = play.with_everybody(meet, "eng_a", guard=0, pull=3)
    visited = play.count(loose, KnowledgeLeaked, SHOP, WalkOver(2, LAB), firm="heron", number=80)
    assert visited < play.count(loose, KnowledgeLeaked, firm="heron", number=80)
    after = work(meet, WalkOver(2, LAB))
    n = after.seat_index(LAB)
    assert after.people[n].visited == 2
    assert after.people[n].org > play.turn(meet)[0].people[n].org

    def seen(state: State) -> int:
        later = play.with_person(play.to(state, "units", 2), LAB, q=0)
        return sum(len(closed.people[n].seen) for closed, _ in play.closings(later))

    assert seen(after) > seen(play.turn(meet)[0]) == 0
    walled = play.with_firm(meet, 0, wall=7_500)
    assert play.refused(walled, SHOP, WalkOver(1, LAB)) == "card.closed"


def test_three_focus_do_not_pay_for_four(meet: State) -> None:
    core = meet.scenario.components[own_core(meet, 0)[0]].id
    assert play.refused(meet, SHOP, BuildCore(2, core), TryOddIdea(1)) == ""
    assert play.refused(meet, SHOP, BuildCore(2, core), TryOddIdea(2)) == "focus.short"


def test_a_product_engineer_who_spent_the_focus_at_the_bench_works_no_quarter_at_home_for_nothing() -> None:
    """Rule 7.9: an empty sheet works one each on build, study, try only as far as the session left focus."""
    state = play.to(play.table("tiny"), "encounters")
    n = next(k for k, seat in enumerate(state.scenario.seats) if seat.role == "eng_p")
    firm = state.scenario.seats[n].firm_index
    drawn_in = play.with_person(state, state.scenario.seats[n].id, focus=1)
    sheet = Scratch.of(drawn_in, Chance("0" * 32))
    assert [mean_effort(sheet, firm, kind) for kind in (BuildCore, StudyInsights, TryOddIdea)] == [1.0, 0.0, 0.0]
