"""The one question after a game: why is this so? Deliberately absent: the answers (`accounts`, `occasions`, `worth`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.debrief.accounts import Account, meters_of, of_meter
from game.debrief.equations_of_events import EARS
from game.debrief.hearing import Heard
from game.debrief.hearing import hear as hear_with
from game.debrief.occasions import of_event
from game.debrief.past import TABLE
from game.events import Event
from game.record.row import Row


@dataclass(frozen=True, slots=True)
class Meter:
    """A number to ask about: a name, a firm where it is one's."""

    name: str
    firm: int = TABLE


def hear(rows: Iterable[Row]) -> Heard:
    """Return a recorded game as its equations saw it; raises `RecordError` for one that does not hold together."""
    return hear_with(rows, EARS)


def contributions_of(heard: Heard, quarter: int, what: Event | Meter) -> tuple[Account, ...]:
    """Return why a meter stands where it stands after a quarter, or why an event of the quarter happened.

    Args:
        heard: The game.
        quarter: From 1.
        what: A meter, or an event of that quarter.

    Returns:
        Accounts whose parts sum exactly to the difference they explain; none for an event that explains itself, three for
        a tender (invited, accepted, won) as far as it came to that.

    Raises:
        KeyError: There is no meter of that name.
    """
    if isinstance(what, Meter):
        return (of_meter(heard, what.name, quarter, what.firm),)
    return of_event(heard, quarter, what)


def everything(heard: Heard) -> Iterator[Account]:
    """Yield the account of every meter in every quarter, then of every event of the game."""
    for name, firm in meters_of(heard):
        for quarter in range(1, heard.quarters + 1):
            yield from contributions_of(heard, quarter, Meter(name, firm))
    for quarter, event in heard.events:
        yield from contributions_of(heard, quarter, event)
