"""From what a temper wants to a draft that the law accepts; deliberately absent: the wanting.

Every card is filled in from its own form, so a bot can play only what its options offer, and a card that does not fit
the purse is asked for more modestly or left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from game.bots.purse import cost, fits_together
from game.moves import DECK, Card, CardValue, card_from, values_of
from game.views import CardOption, Field, SeatView

Values = Mapping[str, CardValue]


@dataclass(frozen=True, slots=True)
class Intent:
    """One card that a seat wants to play.

    Attributes:
        card: Id in the deck.
        wanted: Field values, the best first; the later ones are what it would rather have than nothing.
    """

    card: str
    wanted: tuple[Values, ...]


def intend(card: str, *wanted: Values) -> Intent:
    """Return the intent to play a card, by default as it is shown."""
    return Intent(card, wanted or ({},))


def option_of(view: SeatView, card: str) -> CardOption | None:
    """Return an open card of the menu; `None` when it is closed, missing or unknown to this bot."""
    found = (option for option in view.options.cards if option.card == card and option.closed is None and card in DECK)
    return next(found, None)


def draft(view: SeatView, intents: Iterable[Intent]) -> tuple[Card, ...]:
    """Return the cards of the intents, in their order, as far as the purse reaches."""
    cards: list[Card] = []
    left = view.options.purse
    for intent in intents:
        option = option_of(view, intent.card)
        if option is None or any(card.card == intent.card for card in cards):
            continue
        for values in intent.wanted:
            card = fill(option, values, is_strict=values is not intent.wanted[-1])
            price = 0 if card is None else cost(option, card)
            if card is not None and price <= left and fits_together(view, card, cards):
                if not _keeps_standing(option, card):
                    cards.append(card)
                    left -= price
                break
    return tuple(cards)


def fill(option: CardOption, wanted: Values, *, is_strict: bool = False) -> Card | None:
    """Return the card with the wanted values where its form admits them, else as shown.

    Args:
        option: The card on the menu.
        wanted: By field name; fields that the form does not have are ignored.
        is_strict: Whether a choice that the form does not admit spoils the card, because something else is wanted next.

    Returns:
        `None` when the card cannot be filled in so.
    """
    values: dict[str, CardValue] = dict(option.values)
    for field in option.fields:
        fitted = _fit(field, wanted.get(field.name), values.get(field.name))
        is_spoilt = is_strict and field.kind == "choice" and wanted.get(field.name, fitted) != fitted
        if fitted is None or is_spoilt:
            return None
        values[field.name] = fitted
    try:
        return card_from(option.card, values)
    except KeyError:
        return None


def open_values(field: Field) -> tuple[str, ...]:
    """Return the values of a choice that may be chosen now."""
    return tuple(choice.value for choice in field.choices if choice.closed is None)


def field_of(option: CardOption, name: str) -> Field | None:
    """Return a field of a card's form."""
    return next((field for field in option.fields if field.name == name), None)


def _keeps_standing(option: CardOption, card: Card) -> bool:
    """Tell whether leaving the card out says the same; a drafted one left out would fall back to what stood before."""
    shown = dict(option.values)
    is_same = all(value == shown.get(name, value) for name, value in values_of(card))
    return option.is_standing and not option.is_drafted and is_same


def _fit(field: Field, wanted: CardValue | None, shown: CardValue | None) -> CardValue | None:
    candidates = [value for value in (wanted, shown) if value is not None]
    match field.kind:
        case "choice":
            may = open_values(field)
            return next((value for value in candidates if value in may), may[0] if may else None)
        case "many":
            may = open_values(field)
            lists: Sequence[CardValue] = [value for value in candidates if isinstance(value, tuple)]
            return next((_some(value, may, field.most) for value in lists if isinstance(value, tuple)), ())
        case "level":
            numbers = [value for value in candidates if isinstance(value, int)]
            return _snap(field, numbers[0] if numbers else field.low)
        case "text":
            texts = (value for value in candidates if isinstance(value, str) and value.isprintable())
            return next(texts, "")[: field.most]


def _some(wanted: tuple[str, ...], may: tuple[str, ...], most: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in wanted if value in may))[:most]


def _snap(field: Field, number: int) -> int:
    step = max(1, field.step)
    return field.low + (min(max(number, field.low), field.high) - field.low) // step * step
