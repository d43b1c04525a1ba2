"""A game being written down, law and record in step, and being played again; deliberately absent: who may wish.

There is one way to a state: the law judges the inputs of the rows in their order. Everything else in a row is compared.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from game.errors import RecordError, RuleViolation, ScenarioError
from game.events import Event
from game.ids import NATURE, Seat
from game.moves import Move
from game.record.row import ROOM, Kind, Row, append, check, move_of, plain, tidy
from game.rules.engine import start, submit
from game.rules.state import RULES_VERSION, State, digest
from game.scenario.model import Scenario
from game.scenario.plain import from_plain, to_plain


class Book:
    """A table's state and the rows that made it.

    Attributes:
        state: The truth now.
        rows: All rows so far.
    """

    def __init__(self, state: State, rows: Iterable[Row], epoch: int) -> None:
        self.state = state
        self.rows = list(rows)
        self._epoch = epoch

    @classmethod
    def begin(cls, scenario: Scenario, *, preset: str, table: str, chance: str) -> "Book":
        """Open a new game and write its first row, which holds the whole scenario; `chance` is nature's opening key."""
        book = cls(start(scenario, preset=preset, table=table, chance=chance), (), 1)
        given = {"scenario": to_plain(scenario), "preset": preset, "table": table, "chance": chance}
        book._write(ROOM, "genesis", given, digest=digest(book.state))
        return book

    @classmethod
    def reopen(cls, rows: Iterable[Row]) -> "Book":
        """Return the book of a game that goes on, in a new epoch; raises `RecordError` as `replay` does."""
        steps = list(replay(rows))
        return cls(steps[-1].state, (step.row for step in steps), steps[-1].row.epoch + 1)

    @property
    def epoch(self) -> int:
        """How many times this table has been opened."""
        return self._epoch

    def submit(self, actor: Seat, move: Move, *, wish_id: str = "", t_ms: int = 0) -> tuple[Event, ...]:
        """Let the law judge a move and write it down; a `RuleViolation` changes and writes nothing."""
        self.state, events = submit(self.state, actor, move)
        mark = digest(self.state) if actor == NATURE else ""
        self._write(actor, "move", plain(move), events=events, wish_id=wish_id, t_ms=t_ms, digest=mark)
        return events

    def lease(self, seat: Seat, person: str, *, t_ms: int = 0) -> None:
        """Write down who has a seat from now on: a person's pseudonym, or empty for a bot."""
        self._write(ROOM, "lease", {"seat": seat, "person": person}, t_ms=t_ms)

    def close(self, *, t_ms: int = 0) -> None:
        """Write the last row of a finished game."""
        self._write(ROOM, "end", {}, t_ms=t_ms)

    def _write(self, actor: Seat, kind: Kind, given: Mapping[str, Any], **more: Any) -> None:
        last = self.rows[-1] if self.rows else None
        row = append(last, epoch=self._epoch, actor=actor, kind=kind, input=given, rules_version=RULES_VERSION, **more)
        self.rows.append(row)


@dataclass(frozen=True, slots=True)
class Step:
    """One row played again: the state after it, and the events that the law gave for it."""

    row: Row
    state: State
    events: tuple[Event, ...]


def replay(rows: Iterable[Row]) -> Iterator[Step]:
    """Play the inputs of a record again, one step a row, and compare everything that the rows tell.

    Raises:
        RecordError: For the first row that does not hold together, that the law refuses or judges otherwise.
    """
    last: Row | None = None
    state: State | None = None
    for row in rows:
        check(last, row)
        state, events = _play(state, row)
        if tidy(plain(events)) != row.events:
            raise RecordError(row.seq, "tells other events than the law")
        if row.digest != (digest(state) if _is_marked(row) else ""):
            raise RecordError(row.seq, "leads to another state")
        yield Step(row, state, events)
        last = row
    if last is None:
        raise RecordError(-1, "there is no row at all")


def _is_marked(row: Row) -> bool:
    """Tell whether a row carries the digest of its state: genesis, and every move of nature."""
    return row.kind == "genesis" or (row.kind == "move" and row.actor == NATURE)


def _play(state: State | None, row: Row) -> tuple[State, tuple[Event, ...]]:
    if row.rules_version != RULES_VERSION:
        raise RecordError(row.seq, f"was judged by rules {row.rules_version}; these are rules {RULES_VERSION}")
    try:
        if state is None:
            given = row.input
            scenario = from_plain(given["scenario"])
            return start(scenario, preset=given["preset"], table=given["table"], chance=given["chance"]), ()
        if row.kind == "move":
            return submit(state, Seat(row.actor), move_of(row))
    except RuleViolation as refusal:
        raise RecordError(row.seq, f"holds a move that the law refuses: {refusal.code}") from None
    except (KeyError, TypeError, ScenarioError) as wrong:
        raise RecordError(row.seq, f"cannot be played: {type(wrong).__name__}") from None
    return state, ()
