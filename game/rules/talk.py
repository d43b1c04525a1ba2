"""Where a seat may speak and who hears it (rulebook 2.5); deliberately absent: what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ids import WALL, Line, Seat, line
from game.rules.seating import across, bench_of_engineer
from game.scenario.once import once
from game.views import Choice, TalkLine

if TYPE_CHECKING:
    from game.rules.state import State
    from game.scenario.model import Scenario

MOST_HEARD = 60


def channels_of(state: State, seat: Seat) -> tuple[Choice, ...]:
    """Return the channels open to a seat: the table, its firm, its bench, and every other seat alone."""
    if state.phase == "over":
        return ()
    spec, n = state.spec(seat), state.seat_index(seat)
    found = [Choice("table", line("channel.table")), Choice(f"firm:{spec.firm}", line("channel.firm"))]
    if _opposite(state, n) >= 0:
        found.append(Choice(f"bench:{_bench(state, n)}", line("channel.bench")))
    return (*found, *_aside(state.scenario, seat))


@once
def _aside(scenario: Scenario, seat: Seat) -> tuple[Choice, ...]:
    others = (other for other in scenario.seats if other.id != seat)
    return tuple(Choice(f"seat:{other.id}", Line("channel.seat", (("name", other.name),))) for other in others)


def hearers(state: State, speaker: Seat, channel: str) -> tuple[Seat, ...]:
    """Return the seats, and the wall, that hear what is said now; who hears is settled when it is said."""
    kind, _, name = channel.partition(":")
    seats = state.scenario.seats
    match kind:
        case "table":
            return (*(seat.id for seat in seats), WALL)
        case "firm":
            return tuple(seat.id for seat in seats if seat.firm == name)
        case "bench":
            me, other = state.seat_index(speaker), _opposite(state, state.seat_index(speaker))
            there = {n for n, person in enumerate(state.people) if person.across >= 0 and person.across in (me, other)}
            return tuple(seats[n].id for n in sorted({me, other} | there))
        case _:
            return (speaker, Seat(name))


def _opposite(state: State, n: int) -> int:
    person = state.people[n]
    return person.across if person.across >= 0 else across(state, n)


def _bench(state: State, n: int) -> int:
    person = state.people[n]
    return person.bench if person.bench >= 0 else bench_of_engineer(state, n)


def heard_by(state: State, reader: Seat) -> tuple[TalkLine, ...]:
    """Return the last lines that a reader heard, oldest first."""
    lines = [
        TalkLine(quarter, seat, channel, text) for quarter, seat, channel, text, ears in state.talk if reader in ears
    ]
    return tuple(lines[-MOST_HEARD:])
