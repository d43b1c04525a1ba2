"""The whole truth of one table, as immutable integers; deliberately absent: what it means to anybody (`observe`).

Levels are basis points 0…10 000 (novelty to 15 000, pipeline and balance to 20 000), money is kEUR, mastery 0…1 000 units,
effort percent. Tuples run in the order of the scenario's firms, seats and components; -1 stands for "none".
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from game.events import Event
from game.ids import Phase, Seat
from game.rules.accounts import Posting, Result
from game.rules.copying import replace
from game.rules.leaves import Draft, FirmState, Leak, Pair, Person, Points, Setting
from game.rules.model.constants import Constants
from game.rules.spoken import Concern, Promise
from game.scenario.model import FirmSpec, Scenario, SeatSpec
from game.scenario.schedule import Schedule
from game.views import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = [
    "RULES_VERSION",
    "Concern",
    "Draft",
    "FirmState",
    "Leak",
    "Pair",
    "Person",
    "Points",
    "Posting",
    "Promise",
    "Result",
    "Setting",
    "State",
    "digest",
]

RULES_VERSION = "1"


@dataclass(frozen=True)
class Page:
    """Facts that happened together, and the table as it was then: what a seat reads of them hangs on what it knew then.

    Attributes:
        moment: The table without its past.
        events: Those that are worth a line.
        told: By seat index, what `feeds` found that the seat may read; filled in when somebody reads, for nobody in a batch.
    """

    moment: State
    events: tuple[Event, ...]
    told: dict[int, tuple[Entry, ...]] = field(default_factory=dict, init=False, compare=False, repr=False)


@dataclass(frozen=True)
class State:
    """The truth of one table.

    Attributes:
        preset, table, last_quarter: `last_quarter` is drawn by nature before the first and secret until the end.
        people: One for each seat of the scenario.
        product, alliance: Mastery by firm and component in the product unit and in the alliance unit.
        shares: Split of the joint gain, percent by firm.
        red_queen, joint: Race level; last quarter's joint value J in kEUR, `joints` of all quarters.
        low_quarters, is_dormant: Rule of continuation.
        cells: Filled cells of each bench's drawing.
        sessions: This quarter's reveals as events, by bench.
        meters: Levels of the quarter by name, for debrief and causes.
        history: (quarter, name, firm, value) meters of all quarters, for the debrief's charts.
        needs: Rung that each bench's problem needs this quarter.
        news: Numbers of this quarter's lines in the scenario.
        decided: Every tender decided so far.
        came_home: By firm and component, units of partners' core in the product unit that came home from the alliance unit.
        concerns: Every worry raised so far; its number is its place, from 0. promises: Every word given so far, likewise.
        events, pages, talk: The chronicle, the same as each seat may read it, and what was said; not part of the digest.
    """

    scenario: Scenario = field(metadata={"digest": False})
    schedule: Schedule = field(metadata={"digest": False})
    constants: Constants = field(metadata={"digest": False})
    preset: str
    table: str
    quarter: int
    nominal: int
    last_quarter: int
    phase: Phase
    firms: tuple[FirmState, ...]
    people: tuple[Person, ...]
    pairs: tuple[tuple[Pair, ...], ...]
    product: tuple[tuple[int, ...], ...]
    alliance: tuple[tuple[int, ...], ...]
    came_home: tuple[tuple[int, ...], ...]
    drafts: tuple[Draft, ...]
    setting: Setting
    shares: tuple[int, ...]
    red_queen: int
    joints: tuple[int, ...] = ()
    joint_tenders: tuple[int, ...] = ()
    balance: tuple[int, ...] = ()
    low_quarters: int = 0
    is_dormant: bool = False
    life: int = 0
    cells: tuple[int, ...] = ()
    progress: tuple[int, ...] = ()
    meters: tuple[tuple[str, int, int], ...] = ()
    history: tuple[tuple[int, str, int, int], ...] = ()
    leaks: tuple[Leak, ...] = ()
    books: tuple[Posting, ...] = ()
    needs: tuple[int, ...] = ()
    news: tuple[int, ...] = ()
    decided: tuple[Event, ...] = ()
    sessions: tuple[Event, ...] = ()
    concerns: tuple[Concern, ...] = ()
    promises: tuple[Promise, ...] = ()
    events: tuple[tuple[int, Event], ...] = field(default=(), metadata={"digest": False})
    pages: tuple[Page, ...] = field(default=(), metadata={"digest": False})
    talk: tuple[tuple[int, Seat, str, str, tuple[Seat, ...]], ...] = field(default=(), metadata={"digest": False})

    def seat_index(self, seat: Seat) -> int:
        """Return the position of a seat of this scenario; `KeyError` for a stranger."""
        return self.scenario.seat_at[seat]

    def spec(self, seat: Seat) -> SeatSpec:
        """Return who the scenario put on that seat."""
        return self.scenario.seats[self.scenario.seat_at[seat]]

    def firm_of(self, seat: Seat) -> FirmState:
        """Return the state of the seat's firm."""
        return self.firms[self.spec(seat).firm_index]

    def firm_spec(self, seat: Seat) -> FirmSpec:
        """Return the scenario's word on the seat's firm."""
        return self.scenario.firms[self.spec(seat).firm_index]

    def facts(self, first: int, last: int) -> Iterator[Event]:
        """Yield the facts of some quarters, edges included, newest first; older ones are not looked at."""
        for quarter, event in reversed(self.events):
            if quarter < first:
                return
            if quarter <= last:
                yield event

    def with_firm(self, index: int, firm: FirmState) -> State:
        """Return the state with one firm put in."""
        return replace(self, firms=(*self.firms[:index], firm, *self.firms[index + 1 :]))

    def with_person(self, index: int, person: Person) -> State:
        """Return the state with one person put in."""
        return replace(self, people=(*self.people[:index], person, *self.people[index + 1 :]))


@cache
def _reader(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    """Return what reads a leaf's fields, in order, as a tuple; those read only when set come last, with their names."""
    names = [f.name for f in fields(kind) if f.metadata.get("digest", True) is True]
    rare = [(f.name, f.default) for f in fields(kind) if f.metadata.get("digest") == "when set"]
    inner = attrgetter(*names)
    if rare:
        return lambda leaf: (
            *inner(leaf),
            *((name, now) for name, usual in rare if (now := getattr(leaf, name)) != usual),
        )
    return inner if len(names) > 1 else lambda leaf: (inner(leaf),)


def _values(leaf: Any) -> tuple[Any, ...]:
    kind: Any = type(leaf)
    return _reader(kind)(leaf)


def digest(state: State) -> str:
    """Return the fingerprint of the truth: 32 hexadecimal digits of BLAKE2b over a canonical text of every level.

    The chronicle, its pages and talk are left out: they follow from the inputs, which the record's hash chain covers. So are
    scenario, schedule and constants, which the record's first row holds.
    """
    text = json.dumps(state, default=_values, separators=(",", ":"), ensure_ascii=True)
    return blake2b(text.encode("ascii"), digest_size=16).hexdigest()
