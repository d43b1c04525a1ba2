"""The seat's draft as the window holds it: cards changed one field at a time, never judged (the law does that).

The draft that was sent but not yet answered lies over the options of the last view, so that what one changes stays
changed on the screen, marked as pending; when the law refuses it, it stays with its sentence until it is right.
"""

from __future__ import annotations

from dataclasses import replace

from game.moves import Card, CardValue, Play, card_from, values_of
from game.views import CardOption, Field, Options

Cards = tuple[Card, ...]


def drafted(options: Options) -> Cards:
    """The cards that the server holds for this seat, in the order of the menu."""
    return tuple(card_from(option.card, dict(option.values)) for option in options.cards if option.is_drafted)


def shown(option: CardOption, pending: Cards | None) -> CardOption:
    """The option as the person has it now: the law's, or with the values of the draft that is on its way."""
    if pending is None:
        return option
    mine = next((card for card in pending if card.card == option.card), None)
    if mine is None:
        return replace(option, is_drafted=False)
    return replace(option, is_drafted=True, values=values_of(mine))


def _ordered(options: Options, cards: dict[str, Card]) -> Cards:
    return tuple(cards[option.card] for option in options.cards if option.card in cards)


def put(options: Options, held: Cards, card: str) -> Cards:
    """The draft with a card added as its option shows it, or taken out when it lies in it."""
    cards: dict[str, Card] = {one.card: one for one in held}
    if cards.pop(card, None) is None:
        option = next(option for option in options.cards if option.card == card)
        cards[card] = card_from(card, dict(option.values))
    return _ordered(options, cards)


def change(options: Options, held: Cards, card: str, field: str, value: CardValue) -> Cards:
    """The draft with one field of one card changed; the card is added when it was not in it."""
    cards: dict[str, Card] = {one.card: one for one in held}
    option = next(option for option in options.cards if option.card == card)
    values = dict(option.values) | (dict(values_of(cards[card])) if card in cards else {})
    values[field] = int(value) if isinstance(values.get(field), int) and isinstance(value, str) else value
    cards[card] = card_from(card, values)
    return _ordered(options, cards)


def toggled(field: Field, chosen: CardValue, value: str) -> tuple[str, ...]:
    """A `many` field with one choice in or out, in the order of its choices; beyond `most` the oldest gives way."""
    held = [one for one in chosen if one != value] if isinstance(chosen, tuple) else []
    if not (isinstance(chosen, tuple) and value in chosen):
        held = [*held[-(field.most - 1) :], value] if field.most > 1 else [value]
    order = [choice.value for choice in field.choices]
    return tuple(sorted(held, key=order.index))


def play(cards: Cards, *, seal: bool) -> Play:
    """The wish that replaces the whole draft."""
    return Play(cards, seal)
