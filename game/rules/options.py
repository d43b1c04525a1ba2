"""What a seat may do now, with bounds, costs, previews and the sentence on a closed card (rulebook 3.1; rule 5 of the house)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.moves import card_from, values_of
from game.rules import team
from game.rules.asks import asks_of
from game.rules.engine import LAWS, may_act, purse, spent
from game.rules.talk import channels_of
from game.rules.word_views import warnings_of
from game.views import CardOption, Options, TeamMate

if TYPE_CHECKING:
    from game.ids import Seat
    from game.moves import Card, CardValue
    from game.rules.cards import CardLaw
    from game.rules.state import State


def options_of(state: State, seat: Seat) -> Options:
    """Return the seat's menu; closed cards stay in place with their sentence."""
    n, role = state.seat_index(seat), state.spec(seat).role
    draft = state.drafts[n]
    cards = tuple(
        _option(state, seat, name, law, draft.cards)
        for name, law in LAWS.items()
        if role in law.roles and state.phase in law.phases and team.holds(state.scenario, n, name)
    )
    return Options(
        may_act=may_act(state, seat),
        is_sealed=draft.is_sealed,
        purse=purse(state, seat),
        spent=spent(state, seat, draft.cards) if cards else 0,
        purse_unit="focus" if role in ("eng_a", "eng_p") else "tokens",
        cards=cards,
        asks=asks_of(state, seat),
        channels=channels_of(state, seat),
    )


def mates_of(state: State, n: int) -> tuple[TeamMate, ...]:
    """Return the colleagues of a member of a split TMT with what they have laid (rulebook 5.14, 5.15)."""
    found = []
    for m in team.mates_of(state.scenario, n):
        seat, draft = state.scenario.seats[m], state.drafts[m]
        cards = tuple(card for card in draft.cards if card.card != team.FIRST)
        taken = team.price(LAWS, state, m) if state.phase == "strategy" else 0
        found.append(TeamMate(seat.id, seat.office, cards, taken, team.seen_plan(state, n, m), draft.is_sealed))
    return tuple(found)


def _option(state: State, seat: Seat, name: str, law: CardLaw[Any], drafted: tuple[Card, ...]) -> CardOption:
    offer = law.offer(state, seat)
    mine = next((card for card in drafted if card.card == name), None)
    if offer.closed is not None:
        return CardOption(name, 0, 0, offer.closed, (), (), (), (), is_drafted=False, is_standing=offer.is_standing)
    card = mine or card_from(name, dict(offer.values))
    return CardOption(
        card=name,
        cost=law.cost(state, seat, card),
        cost_keur=law.price(state, seat, card),
        closed=None,
        fields=offer.fields,
        values=values_of(mine) if mine else _shown(offer.values, card),
        effects=law.effects(state, seat, card),
        warnings=(*law.warnings(state, seat, card), *warnings_of(state, seat, card)),
        is_drafted=mine is not None,
        is_standing=offer.is_standing,
    )


def _shown(values: tuple[tuple[str, CardValue], ...], card: Card) -> tuple[tuple[str, CardValue], ...]:
    """Return the form's values, completed by the card's own for what the form does not show."""
    named = dict(values)
    return tuple((name, named.get(name, value)) for name, value in values_of(card))
