"""What every card has in common: who may play it when, its form, its price; deliberately absent: what one card does.

A phase module states each of its cards as one `CardLaw`. The form (`Offer`) is both what the seat is shown and what a
drafted card is checked against, so options are sound and complete by construction (rulebook 3.1).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from game.errors import RuleViolation
from game.ids import Line, Phase, Role, Seat, line
from game.moves import Card, CardValue, values_of
from game.rules.state import State
from game.rules.wording import is_sayable
from game.views import Choice, Effect, Field, Reading, Tone

Played = TypeVar("Played", bound=Card)


@dataclass(frozen=True, slots=True)
class Offer:
    """A card as this seat may fill it in now.

    Attributes:
        fields: The form, in the order of the move's fields.
        values: What it shows before the seat touches it.
        closed: Why it cannot be played now, or `None`.
        is_standing: Whether leaving it out keeps `values` in force.
    """

    fields: tuple[Field, ...] = ()
    values: tuple[tuple[str, CardValue], ...] = ()
    closed: Line | None = None
    is_standing: bool = False


def _free(_state: State, _seat: Seat, _card: Card) -> int:
    return 0


def _anything(_state: State, _seat: Seat, _card: Card, _draft: tuple[Card, ...]) -> None:
    return None


def _nothing(_state: State, _seat: Seat, _card: Card) -> tuple[Effect, ...]:
    return ()


def _silent(_state: State, _seat: Seat, _card: Card) -> tuple[Line, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class CardLaw(Generic[Played]):
    """The law of one card.

    Attributes:
        roles, phases: Who may play it, and when.
        offer: Its form for a seat now.
        cost: Tokens or focus of a filled-in card.
        price: kEUR a quarter of a filled-in card.
        check: Raises `RuleViolation` for what the form alone cannot say; sees the whole draft.
        effects: Preview from what the seat may know (model-review S1).
        warnings: Lines on an open card.
    """

    roles: tuple[Role, ...]
    phases: tuple[Phase, ...]
    offer: Callable[[State, Seat], Offer]
    cost: Callable[[State, Seat, Played], int] = _free
    price: Callable[[State, Seat, Played], int] = _free
    check: Callable[[State, Seat, Played, tuple[Card, ...]], None] = _anything
    effects: Callable[[State, Seat, Played], tuple[Effect, ...]] = _nothing
    warnings: Callable[[State, Seat, Played], tuple[Line, ...]] = _silent


def choose(name: str, values: Iterable[str | Choice]) -> Field:
    """Return a field of which one value is chosen; plain names are labelled `value.<name>.<value>`."""
    return Field(name, "choice", _label(name), tuple([_choice(name, value) for value in values]))


def choose_many(name: str, values: Iterable[str | Choice], *, most: int) -> Field:
    """Return a field of which up to `most` values are chosen."""
    return Field(name, "many", _label(name), tuple([_choice(name, value) for value in values]), most=most)


def level(name: str, low: int, high: int, step: int = 1) -> Field:
    """Return a whole number field, edges included."""
    return Field(name, "level", _label(name), low=low, high=high, step=step)


def text(name: str, most: int) -> Field:
    """Return a field for a person's own words."""
    return Field(name, "text", _label(name), most=most)


def effect(name: str, direction: int, tone: Tone = "neutral", reading: Reading | None = None) -> Effect:
    """Return a preview chip `effect.<name>` that points up, down or sideways."""
    way = 1 if direction > 0 else -1 if direction < 0 else 0
    return Effect(line(f"effect.{name}"), way, tone, reading)  # type: ignore[arg-type]  # narrowed to the three directions


def between(low: int, high: int, unit: str) -> Reading:
    """Return an honest range."""
    return Reading("range", min(low, high), max(low, high), unit)  # type: ignore[arg-type]  # a literal at every call


def share(least: float, most: float) -> Reading:
    """Return a part that lies between two that the law fixes, in percent."""
    return between(round(100 * least), round(100 * most), "percent")


def chance(part: float) -> Reading:
    """Return a chance or a share that the law fixes, in percent."""
    percent = round(100 * part)
    return Reading("exact", percent, percent, "percent")


def refuse(code: str, rule: str, **args: str | int) -> RuleViolation:
    """Return the refusal with the sentence `refusal.<code>`."""
    return RuleViolation(code, rule, line(f"refusal.{code}", **args))


def check_form(offer: Offer, card: Card) -> None:
    """Refuse a card that is closed or holds a value its form does not offer (rulebook 3.1).

    Raises:
        RuleViolation: `card.closed` with the sentence on the card, or `card.value`.
    """
    if offer.closed is not None:
        raise RuleViolation("card.closed", "3.1", offer.closed)
    for form in offer.fields:
        _check_value(form, getattr(card, form.name))
    offered = [form.name for form in offer.fields]
    for name, value in values_of(card):
        if name not in offered and value not in ("", 0, (), dict(offer.values).get(name)):
            raise refuse("card.value", "3.1", field=f"@field.{name}")


def _choice(name: str, value: str | Choice) -> Choice:
    return value if isinstance(value, Choice) else _plain(name, value)


@cache
def _label(name: str) -> Line:
    return line(f"field.{name}")


@cache
def _plain(name: str, value: str) -> Choice:
    return Choice(value, line(f"value.{name}.{value or 'none'}"))


def _check_value(form: Field, value: object) -> None:
    match form.kind:
        case "choice":
            open_values = [choice.value for choice in form.choices if choice.closed is None]
            fits = isinstance(value, str) and value in open_values
            for choice in form.choices:
                if choice.value == value and choice.closed is not None:
                    raise RuleViolation("card.closed", "3.1", choice.closed)
        case "many":
            open_values = [choice.value for choice in form.choices if choice.closed is None]
            fits = (
                isinstance(value, tuple)
                and len(set(value)) == len(value) <= form.most
                and set(value) <= set(open_values)
            )
        case "level":
            fits = type(value) is int and form.low <= value <= form.high and (value - form.low) % form.step == 0
        case "text":
            fits = isinstance(value, str) and len(value) <= form.most and (not value or is_sayable(value))
    if not fits:
        raise refuse("card.value", "3.1", field=f"@field.{form.name}")
