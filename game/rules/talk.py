"""Where a seat may speak and what it hears (rulebook 2.5); deliberately absent: what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ids import Line, Seat, line
from game.views import Choice, TalkLine

if TYPE_CHECKING:
    from game.rules.state import State

MOST_HEARD = 60


def channels_of(state: State, seat: Seat) -> tuple[Choice, ...]:
    """Return the channels open to a seat: the table, its firm, its bench, and every other seat alone."""
    spec, person = state.spec(seat), state.people[state.seat_index(seat)]
    found = [Choice("table", line("channel.table")), Choice(f"firm:{spec.firm}", line("channel.firm"))]
    if person.bench >= 0:
        found.append(Choice(f"bench:{person.bench}", line("channel.bench")))
    for other in state.scenario.seats:
        if other.id != seat:
            found.append(Choice(f"seat:{other.id}", Line("channel.seat", (("name", other.name),))))
    return tuple(found)


def hears(state: State, reader: Seat, speaker: Seat, channel: str) -> bool:
    """Tell whether a seat (or the wall, which hears only the table) hears what is said on a channel."""
    if channel == "table" or reader == speaker:
        return True
    if reader not in state.scenario.seat_at:
        return False
    kind, _, name = channel.partition(":")
    if kind == "firm":
        return state.spec(reader).firm == name
    if kind == "bench":
        return state.people[state.seat_index(reader)].bench == int(name)
    return kind == "seat" and name == reader


def heard_by(state: State, reader: Seat) -> tuple[TalkLine, ...]:
    """Return the last lines that a reader heard, oldest first."""
    lines = [TalkLine(*said) for said in state.talk if hears(state, reader, said[1], said[2])]
    return tuple(lines[-MOST_HEARD:])
