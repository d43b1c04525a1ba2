"""A top of three in a room: colleagues see drafts grow, bots lay early for the person among them, the pool holds."""

import pytest

from game.ids import Seat
from game.moves import ListenBelow, Play
from game.protocol.messages import Ack
from game.record.book import replay
from game.rules.state import digest
from game.views import SeatView
from server.room import Room
from server.setup import Setup
from tests.rules.play import scenario
from tests.server.conftest import Hand, seated

LEAD, TECH, RIVAL = (Seat(seat) for seat in ("north.tmt", "north.cto", "south.tmt"))
CALM, CLOCK = Setup("full"), Setup("class")


def at_work(setup: Setup, *seats: Seat) -> Hand:
    """Return a strategy phase with people in these seats."""
    hand = seated(scenario("split"), setup, *seats)
    hand.let_bots_in()
    hand.seal(*seats)
    hand.pass_time(setup.grace_ms if hand.room.phase_ms else 0)
    assert hand.phase == (1, "strategy")
    return hand


def seen(room: Room, seat: Seat) -> SeatView:
    view = room.look(seat).view
    assert isinstance(view, SeatView)
    return view


def test_colleagues_see_a_draft_as_it_grows_and_nobody_else_does() -> None:
    hand = at_work(CALM, LEAD, TECH, RIVAL)
    before = [hand.room.look(seat).n for seat in (LEAD, RIVAL)]
    assert isinstance(hand.ask(TECH, Play((ListenBelow(("labs",)),))), Ack)
    assert [hand.room.look(seat).n for seat in (LEAD, RIVAL)] == [before[0] + 1, before[1]]
    assert next(mate for mate in seen(hand.room, LEAD).team if mate.seat == TECH).spent == 1


def test_bots_lay_early_for_the_person_among_them_and_no_bot_is_refused(caplog: pytest.LogCaptureFixture) -> None:
    hand = at_work(CALM, TECH)
    view = seen(hand.room, TECH)
    assert all(mate.cards for mate in view.team)
    assert view.options.purse >= 1
    state = hand.room.state
    others = [state.drafts[n] for n, seat in enumerate(state.scenario.seats) if seat.firm == "south"]
    assert not any(draft.cards for draft in others)
    while not hand.room.is_over:
        hand.seal(TECH)
    assert not caplog.records
    assert digest(list(replay(hand.room.rows))[-1].state) == digest(hand.room.state)


def test_under_a_clock_they_lay_in_the_course_of_the_phase() -> None:
    hand = at_work(CLOCK, TECH)
    assert not any(mate.cards for mate in seen(hand.room, TECH).team)
    hand.pass_time((hand.room.phase_ms or 0) * 9 // 10)
    assert hand.phase == (1, "strategy")
    assert all(mate.cards for mate in seen(hand.room, TECH).team)
