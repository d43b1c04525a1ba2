"""Pushing a bid moves the client manager, who decides (rulebook 6.6 and 8.6)."""

from __future__ import annotations

import pytest

from game.events import InvitationRefused, TenderDecided
from game.ids import Seat
from game.moves import PushBid
from game.rules.agenda import tender_of
from game.rules.options import options_of
from game.rules.state import State
from tests.rules import play


@pytest.fixture(scope="module")
def bidding() -> State:
    state = play.to(play.table(), "units")
    assert tender_of(state, 0) is not None
    return state


def test_pushing_moves_the_client_manager_and_does_not_decide_for_them(bidding: State) -> None:
    prod = Seat("itcom.prod")
    joint = {}
    for toward, tokens in (("together", 2), ("leave", 0), ("alone", 2)):
        meet = play.to(play.put(bidding, prod, PushBid(toward, tokens)), "encounters")  # type: ignore[arg-type]  # three of the choices
        joint[toward] = play.count(meet, TenderDecided, lead="itcom", guest="insys") + play.count(
            meet, InvitationRefused, lead="itcom"
        )
    assert joint["together"] > joint["leave"] > joint["alone"]


def test_an_outsider_is_taken_for_one_token_and_chills_the_partner(bidding: State) -> None:
    prod = Seat("itcom.prod")
    assert play.refused(bidding, prod, PushBid("outsider", 2)) == "bid.tokens"
    state = play.to(play.put(bidding, prod, PushBid("outsider", 1)), "results")
    decided = [event for event in state.decided if isinstance(event, TenderDecided) and event.lead == "itcom"]
    assert [event.guest for event in decided] == ["outsider"]
    alone = play.to(play.put(bidding, prod, PushBid("alone", 2)), "results")
    assert state.pairs[1][0].comp > alone.pairs[1][0].comp
    assert state.firms[0].bids[3:] == (0, 0)


def test_without_a_tender_of_ours_there_is_nothing_to_push() -> None:
    state = play.to(play.table("three"), "units", 2)
    seat = next(s.id for s in state.scenario.seats if s.role == "prod" and tender_of(state, s.firm_index) is None)
    assert play.refused(state, seat, PushBid("together", 1)) == "card.closed"
    option = next(option for option in options_of(state, seat).cards if option.card == "P1")
    assert option.closed is not None
    assert option.closed.key == "closed.no_tender"
