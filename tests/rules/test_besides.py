"""What engineers do beside the answer: notes, a partner's part, handing back, worries, a product opened (rulebook 7.12 to 7.16)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.errors import RuleViolation
from game.events import ConcernAnswered, ConcernRaised, InsightHandedBack, KnowledgeLeaked, LeakDetected, TakenApart
from game.ids import Component, Seat
from game.moves import (
    AnswerConcern,
    AnswerPartner,
    BuildOnTheirs,
    Card,
    FileMinutes,
    HandBack,
    MarkWhatMatters,
    PassHome,
    RaiseConcern,
    TakeApart,
    TakeNotes,
    TryOddIdea,
)
from game.rules.asks import asks_of
from game.rules.concerns import is_first
from game.rules.engine import LAWS, spent, submit
from game.rules.feeds import feed_of
from game.rules.observe import observe
from game.rules.seating import own_core, own_topics
from game.rules.spoken import Concern
from game.rules.state import Leak, State
from tests.rules import play

LAB, ACROSS, SHOP = Seat("heron.eng_a1"), Seat("kestrel.eng_a1"), Seat("heron.eng_p1")
TMT, PROD = Seat("heron.tmt"), Seat("heron.prod")


@pytest.fixture(scope="module")
def meet() -> State:
    """The first encounters, something sent home, everybody free to go any depth."""
    state = play.to(play.put(play.to(play.table("tiny"), "units"), "heron.ally", PassHome("digest")), "encounters")
    state = play.with_everybody(state, "eng_p", focus=3)
    return play.with_everybody(state, "eng_a", pull=2, guard=2_000, q=6_000, focus=3)


def home(state: State, why: str = "passed_home") -> int:
    return sum(p.size for p in state.books if p.account == "product" and p.why == why and p.firm == 0)


def test_notes_carry_more_home(meet: State) -> None:
    assert spent(meet, LAB, (TakeNotes(),)) == 1
    assert home(play.after(meet, LAB, TakeNotes())) > home(play.turn(meet)[0])


def test_building_on_theirs_helps_the_bench_and_lets_the_own_core_wait(meet: State) -> None:
    built, plain = play.after(meet, LAB, BuildOnTheirs()), play.turn(meet)[0]
    assert built.joints[0] > plain.joints[0]
    assert home(built, "built") < home(plain, "built")


# ---- handing back ----------------------------------------------------------------------------------------------------


@pytest.fixture
def told_too_much(meet: State) -> State:
    """The lab holds sixty units of a partner's core from last quarter's session."""
    core = own_core(meet, 1)[0]
    meet = replace(
        meet, quarter=2, leaks=(Leak(1, 0, meet.seat_index(ACROSS), 0, own_topics(meet, 1)[0], core, 60, 1, False),)
    )
    rows = [list(row) for row in meet.alliance]
    rows[0][core] = 200
    card = (1, core, 1, 60)
    return play.with_person(replace(meet, alliance=tuple(map(tuple, rows))), LAB, insights=(card,))


def test_what_was_handed_back_seldom_leaks_there_again(meet: State) -> None:
    core = own_core(meet, 0)[0]
    loose = play.with_everybody(meet, "eng_a", guard=0, pull=3)
    kept = play.with_firm(loose, 1, respected=(core,))
    name = meet.scenario.components[core].id
    before, after = (
        play.count(state, KnowledgeLeaked, number=120, firm="heron", component=name) for state in (loose, kept)
    )
    assert after < before / 2 < before


def test_a_worry_told_at_home_draws_its_engineer_away_from_the_bench(meet: State) -> None:
    n = meet.seat_index(LAB)
    worried, quiet = play.after(meet, LAB, RaiseConcern("forgets", TMT)), play.turn(meet)[0]
    assert worried.people[n].team < quiet.people[n].team
    assert shows(meet, LAB, RaiseConcern("forgets", TMT), "partner_near")
    decline = AnswerPartner(meet.scenario.components[own_topics(meet, 0)[0]].id, "decline")
    alone = [play.after(meet, LAB, decline, *more) for more in ((), (RaiseConcern("forgets", TMT),))]
    assert alone[0].people[n].team == alone[1].people[n].team, "nobody met"


def test_a_guest_at_the_bench_steps_back_with_a_worry_too_and_whoever_works_at_home_does_not() -> None:
    units = play.with_firm(play.to(play.table("tiny"), "units"), 0, sep=0)
    n, worry = units.seat_index(SHOP), RaiseConcern("silent", TMT)
    drawn = [next(s for s, _ in play.closings(units) if (s.people[n].across >= 0) == is_in) for is_in in (True, False)]
    moved = [play.after(s, SHOP, worry).people[n].team - play.turn(s)[0].people[n].team for s in drawn]
    assert moved[0] < 0 == moved[1]
    assert [shows(s, SHOP, worry, "partner_near") for s in drawn] == [True, False]


def shows(state: State, seat: Seat, card: Card, chip: str) -> bool:
    return any(one.label.key == f"effect.{chip}" for one in LAWS[card.card].effects(state, seat, card))


def test_an_outline_keeps_something_from_home(meet: State) -> None:
    assert home(play.after(meet, LAB, FileMinutes("outline"))) < home(play.turn(meet)[0])


def test_nothing_can_be_handed_back_that_was_meant_for_one(meet: State) -> None:
    problem = play.with_person(meet, LAB, insights=((0, own_topics(meet, 1)[0], 0, 9),))
    assert play.refused(problem, LAB, HandBack("1")) == "card.closed"


def test_an_insight_handed_back_is_unlearned_but_for_a_rest(told_too_much: State) -> None:
    core = own_core(told_too_much, 1)[0]
    state, events = play.turn(play.put(told_too_much, LAB, HandBack("1")))
    back = next(e for e in events if isinstance(e, InsightHandedBack))
    assert (back.units, back.seat, back.giver) == (51, LAB, ACROSS)
    assert sum(p.size for p in state.books if p.why == "handed_back" and p.component == core) == -51
    assert state.people[state.seat_index(LAB)].insights[0][3] == 9
    assert state.leaks[0].is_detected


def test_the_victim_is_grateful_and_calmer_not_alarmed(told_too_much: State) -> None:
    state, events = play.turn(play.put(told_too_much, LAB, HandBack("1")))
    plain, _ = play.turn(told_too_much)
    assert state.pairs[1][0].trust > plain.pairs[1][0].trust
    assert state.pairs[1][0].distrust < plain.pairs[1][0].distrust
    assert state.firms[0].respected == (own_core(state, 1)[0],)
    core = state.scenario.components[own_core(state, 1)[0]].id
    assert not [e for e in events if isinstance(e, LeakDetected) and e.component == core]
    told = {
        seat.id
        for n, seat in enumerate(state.scenario.seats)
        if "InsightHandedBack" in {e.event for e in feed_of(state, n, 99)}
    }
    assert told == {LAB, ACROSS, TMT, Seat("kestrel.tmt")}


def test_a_victim_that_trusts_keeps_its_hands_off_in_return(told_too_much: State) -> None:
    known = [list(row) for row in told_too_much.alliance]
    mine = own_core(told_too_much, 0)[-1]
    known[1][mine] = 900
    for trust, kept in ((5_000, (mine,)), (4_999, ())):
        pairs = [list(row) for row in told_too_much.pairs]
        pairs[1][0] = replace(pairs[1][0], trust=trust)
        table = replace(told_too_much, pairs=tuple(map(tuple, pairs)), alliance=tuple(map(tuple, known)))
        assert play.after(table, LAB, HandBack("1")).firms[1].respected == kept


# ---- concerns --------------------------------------------------------------------------------------------------------


def raised(meet: State, about: str, to: Seat = TMT) -> State:
    return play.after(meet, LAB, RaiseConcern(about, to))  # type: ignore[arg-type]  # one of the words


def test_a_concern_is_read_by_the_one_it_was_told_to(meet: State) -> None:
    state = raised(meet, "forgets")
    readers = {
        seat.id
        for n, seat in enumerate(state.scenario.seats)
        if "ConcernRaised" in {e.event for e in feed_of(state, n, 99)}
    }
    assert readers == {LAB, TMT}
    assert play.refused(meet, LAB, RaiseConcern("forgets", Seat("kestrel.tmt"))) == "card.value"
    assert play.refused(meet, SHOP, RaiseConcern("dig", TMT)) == "card.value"


def leaks_found(meet: State, *cards: object) -> tuple[int, int]:
    """Return how many leaks of Heron's were found, of how many, over many chances."""
    dive = AnswerPartner(meet.scenario.components[own_topics(meet, 0)[0]].id, "deep_dive")
    found = leaked = 0
    for state, events in play.closings(play.put(meet, LAB, dive, *cards), number=150):  # type: ignore[arg-type]  # cards
        assert state.quarter
        found += sum(isinstance(e, LeakDetected) and e.firm == "heron" for e in events)
        leaked += sum(isinstance(e, KnowledgeLeaked) and e.firm == "heron" for e in events)
    return found, leaked


def test_a_true_concern_sharpens_the_ears_at_home_and_a_false_one_does_not(meet: State) -> None:
    easy = play.with_everybody(meet, "eng_a", guard=0)
    dug = play.with_person(easy, LAB, asked_underneath=True)
    true, lone = leaks_found(dug, RaiseConcern("dig", TMT)), leaks_found(dug)
    assert true[1] == lone[1] > 30
    assert true[0] > lone[0]
    assert leaks_found(easy, RaiseConcern("dig", TMT)) == leaks_found(easy)


def test_an_explanation_lifts_salience_and_is_heard_at_once(meet: State) -> None:
    state = play.to(raised(meet, "forgets"), "units", 2)
    ask = next(ask for ask in asks_of(state, TMT) if ask.kind == "answer")
    answered, events = submit(state, TMT, AnswerConcern(int(ask.question), "explain"))
    assert isinstance(events[0], ConcernAnswered)
    assert observe(answered, LAB).feed[-1].event == "ConcernAnswered"
    with pytest.raises(RuleViolation, match=r"concern\.answered"):
        submit(answered, TMT, AnswerConcern(int(ask.question), "thank"))
    n = state.seat_index(LAB)
    assert play.turn(answered)[0].people[n].q - play.turn(state)[0].people[n].q == 500


@pytest.mark.parametrize("seat", [PROD, LAB, Seat("kestrel.tmt")])
def test_nobody_else_can_answer(meet: State, seat: Seat) -> None:
    state = play.to(raised(meet, "forgets"), "units", 2)
    with pytest.raises(RuleViolation, match=r"ask\.not_now"):
        submit(state, seat, AnswerConcern(0, "thank"))


def test_two_concerns_that_nobody_answered_cost_belonging(meet: State) -> None:
    n = meet.seat_index(LAB)
    open_one = replace(meet, quarter=2, concerns=(Concern(1, n, meet.seat_index(TMT), "forgets", -1),))
    first = play.turn(open_one)[0]
    assert first.people[n].unheard == 1
    second = play.turn(play.with_person(open_one, LAB, unheard=1))[0]
    assert second.people[n].unheard == 0
    assert first.people[n].org - second.people[n].org == 500
    thanked = replace(open_one, concerns=(replace(open_one.concerns[0], answer="thank"),))
    assert play.turn(thanked)[0].people[n].unheard == 0


def test_who_asks_what_may_be_said_makes_the_mark_free_for_that_topic(meet: State) -> None:
    part = own_topics(meet, 0)[0]
    asked = play.with_person(meet, LAB, asked=part)
    state = play.to(play.after(asked, LAB, RaiseConcern("may_say", PROD)), "units", 2)
    near = {core for core, _ in state.scenario.components[part].touches}
    for core in own_core(state, 0):
        name: Component = state.scenario.components[core].id
        assert spent(state, PROD, (MarkWhatMatters(name),)) == (core not in near)
    assert spent(state, PROD, (MarkWhatMatters("all"),)) == 2


def test_the_first_to_raise_a_worry_is_the_first_of_its_firm(meet: State) -> None:
    n = meet.seat_index(LAB)
    state = play.put(meet, LAB, RaiseConcern("dig", TMT))
    assert is_first(state, n)
    assert not is_first(replace(state, concerns=(Concern(0, n, 0, "dig", -1),)), n)
    assert [e for e in play.turn(state)[1] if isinstance(e, ConcernRaised)]


# ---- taking theirs apart ---------------------------------------------------------------------------------------------


def opened(state: State, number: int = 60) -> list[TakenApart]:
    cards = play.closings(play.put(state, SHOP, TakeApart(state.scenario.firms[1].id)), number=number)
    return [e for _, events in cards for e in events if isinstance(e, TakenApart)]


@pytest.fixture
def release(meet: State) -> State:
    """A quarter in which the partner leads a tender."""
    for quarter in range(1, meet.nominal + 1):
        if any(tender.lead == 1 for tender in meet.schedule.at(quarter).tenders):
            return replace(meet, quarter=quarter)
    raise AssertionError("tiny has no tender of the partner")


def test_taking_theirs_apart_finds_what_they_use_more_often_the_more_they_took(release: State) -> None:
    core = own_core(release, 0)[0]
    assert not any(e.component for e in opened(release))
    using = play.with_firm(release, 1, used=(core,))
    rows = [list(row) for row in using.came_home]
    rows[1][core] = 250
    rich = replace(using, came_home=tuple(map(tuple, rows)))
    few, many = (sum(bool(e.component) for e in opened(state)) for state in (using, rich))
    assert 0 < few < many < 60


def test_what_was_found_is_evidence_for_the_top(release: State) -> None:
    core = own_core(release, 0)[0]
    using = play.with_firm(release, 1, used=(core,))
    found = next(
        s for s, _ in play.closings(play.put(using, SHOP, TakeApart(using.scenario.firms[1].id))) if s.firms[0].evidence
    )
    assert found.firms[0].evidence == ((release.quarter, 1, core),)


def test_a_rivals_product_teaches(release: State) -> None:
    looked = play.after(release, SHOP, TakeApart(release.scenario.firms[1].id), TryOddIdea(0))
    assert looked.firms[0].novelty > play.after(release, SHOP, TryOddIdea(0)).firms[0].novelty


def test_without_a_release_there_is_nothing_to_open(meet: State) -> None:
    nobody = tuple(replace(plan, tenders=()) for plan in meet.schedule.plans)
    quiet = replace(meet, schedule=replace(meet.schedule, plans=nobody))
    assert play.refused(quiet, SHOP, TakeApart(meet.scenario.firms[1].id)) == "card.closed"
