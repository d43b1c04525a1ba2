"""Facts say why they happened, to each reader what it may know of it, and silence tells nothing (rulebook 7.15, 8.2, 11)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.events import (
    BoardMood,
    Event,
    LeakDetected,
    MandateOverstepped,
    PartnerClosed,
    PartnerOpened,
    SessionHeld,
    Side,
)
from game.ids import Depth, Seat
from game.moves import AnswerPartner, Card, FileMinutes, RaiseConcern
from game.rules.grounds import of_fall
from game.rules.reader import Reader
from game.rules.reasons import because
from game.rules.seating import own_topics
from game.rules.state import Result, State
from tests.rules import play

TMT, LAB, ACROSS = Seat("heron.tmt"), Seat("heron.eng_a1"), Seat("kestrel.eng_a1")


@pytest.fixture(scope="module")
def meet() -> State:
    """The first encounters, after a quarter without a story, everybody free to go any depth."""
    state = play.with_everybody(play.to(play.table("tiny"), "encounters"), "eng_a", pull=2, guard=0, q=6_000, focus=3)
    return play.with_firm(state, 0, listen=0)


def reasons(event: Event, seat: Seat) -> list[str]:
    """Return what this seat reads as the causes of a fact, largest first."""
    firm, _, chair = seat.partition(".")
    told, _ = because(event, Reader(seat, firm, chair.rstrip("123"), 1))  # type: ignore[arg-type]  # parts of a seat's name
    return [one.label.key for one in told]


def found(meet: State, *cards: Card) -> list[tuple[str, list[str]]]:
    """Return how Heron's leaks were found over many chances, and what its top reads as the reason."""
    dive = AnswerPartner(meet.scenario.components[own_topics(meet, 0)[0]].id, "deep_dive")
    return [
        (event.found_by, reasons(event, TMT))
        for _, events in play.closings(meet, LAB, dive, *cards, number=60)
        for event in events
        if isinstance(event, LeakDetected) and event.firm == "heron"
    ]


def test_a_top_cannot_tell_from_the_reason_of_a_find_that_somebody_raised_a_concern(meet: State) -> None:
    honest = found(meet, FileMinutes("honest"))
    warned = found(meet, FileMinutes("outline"), RaiseConcern("forgets", Seat("heron.ally")))
    told = [{tuple(why) for by, why in rows if by == "minutes"} for rows in (honest, warned)]
    assert told[0] == told[1] == {("factor.told_home",)}


@pytest.mark.parametrize("q", [0, 6_000, 10_000])
def test_that_nobody_told_a_story_is_named_whatever_the_engineer_holds(meet: State, q: int) -> None:
    bound = play.with_firm(play.with_everybody(meet, "eng_a", q=q), 0, mandate=1)
    dive = AnswerPartner(meet.scenario.components[own_topics(meet, 0)[0]].id, "deep_dive")
    _, events = play.turn(play.put(bound, LAB, dive))
    overstep = next(event for event in events if isinstance(event, MandateOverstepped) and event.firm == "heron")
    assert reasons(overstep, TMT) == ["factor.no_story"]


def met_before(meet: State, ours: Depth, theirs: Depth, seat: Seat = ACROSS) -> State:
    """Return the encounters after a quarter in which the two had met so deep."""
    sides = (Side(LAB, ours, "", ""), Side(seat, theirs, "", ""))
    return replace(meet, sessions=(SessionHeld(0, "documents", sides, 0, (), ()),))


def turns(state: State, depth: Depth | str) -> list[tuple[str, Seat, str, str, list[str]]]:
    topic = state.scenario.components[own_topics(state, 1)[0]].id
    _, events = play.turn(play.put(state, ACROSS, AnswerPartner(topic, depth)))  # type: ignore[arg-type]  # a rung or decline
    return [
        (one.event, one.seat, one.before, one.after, reasons(one, LAB))
        for one in events
        if isinstance(one, PartnerOpened | PartnerClosed) and one.seat == LAB
    ]


def test_who_met_the_same_person_before_reads_that_it_went_further_or_held_back(meet: State) -> None:
    state = replace(play.with_everybody(meet, "eng_a", closeness=9_000), needs=(1,))
    opened = turns(met_before(state, "deep_dive", "documents"), "deep_dive")
    assert opened == [("PartnerOpened", LAB, "documents", "deep_dive", ["factor.your_answer"])]
    assert turns(met_before(state, "documents", "deep_dive"), "documents")[0][0] == "PartnerClosed"
    assert turns(met_before(state, "documents", "documents"), "documents") == []


def test_nobody_opens_or_closes_to_a_stranger_or_by_declining(meet: State) -> None:
    assert turns(replace(meet, sessions=()), "deep_dive") == []
    assert turns(met_before(meet, "documents", "documents", Seat("otter.eng_a1")), "deep_dive") == []
    assert turns(met_before(meet, "documents", "documents"), "decline") == []
    assert turns(met_before(meet, "decline", "documents"), "deep_dive") == []  # type: ignore[arg-type]  # no rung


def test_the_parts_of_a_fall_add_up_to_it() -> None:
    rows = ((9, 4, -3), (8, 0, 0), (5, 0, -1))
    results = [Result(market, 0, joint, 0, cost, market + joint + cost, 0) for market, joint, cost in rows]
    causes = of_fall(results, 2)
    assert sum(one.size_bp for one in causes) == results[-1].result - results[0].result
    assert reasons(BoardMood(TMT.partition(".")[0], 2, causes), TMT)[0] == "factor.result_joint"  # type: ignore[arg-type]
