"""One input of a game and what it caused, chained to the one before; deliberately absent: what inputs mean (`book`)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from hashlib import blake2b
from json import dumps
from typing import Annotated, Any, Literal

import msgpack
from pydantic import Field, TypeAdapter, ValidationError

from game.errors import RecordError
from game.events import Event
from game.ids import Seat
from game.moves import Move

Kind = Literal["genesis", "move", "lease", "end"]
KINDS: tuple[Kind, ...] = ("genesis", "move", "lease", "end")
ROOM = Seat("room")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a record.

    Attributes:
        seq: Position from 0, without gaps.
        epoch: How many times the table has been opened, from 1; a restart of the server opens it again.
        wish_id: Id of the person's wish, empty for bots, nature and the room.
        actor: The seat that moved, `nature`, or `room`.
        kind: `genesis` (first row), `move`, `lease` (who has a seat from now on), `end` (last row of a finished game).
        input: Plain data: scenario and opening chance; a move; seat and person; nothing.
        events: Plain data of what the law said happened.
        t_ms: Time of the table in milliseconds; it never runs backwards and stands while nobody plays.
        rules_version: Version of the law that judged the input.
        digest: Of the state after genesis and after each of nature's moves, else empty.
        prev: Hash of the row before, empty for the first.
        hash: 32 hexadecimal digits of BLAKE2b over all of the above.
    """

    seq: int
    epoch: int
    wish_id: str
    actor: str
    kind: Kind
    input: Mapping[str, Any]
    events: tuple[Mapping[str, Any], ...]
    t_ms: int
    rules_version: str
    digest: str
    prev: str
    hash: str


TYPES = (int, int, str, str, str, dict, tuple, int, str, str, str, str)


def append(
    last: Row | None,
    *,
    epoch: int,
    actor: str,
    kind: Kind,
    input: Mapping[str, Any],
    rules_version: str,
    events: Iterable[Event] = (),
    wish_id: str = "",
    t_ms: int = 0,
    digest: str = "",
) -> Row:
    """Return the row that follows `last`; time never runs backwards."""
    told = tidy(plain(tuple(events)))
    seq, since, prev = (last.seq + 1, last.t_ms, last.hash) if last else (0, 0, "")
    values = (seq, epoch, wish_id, actor, kind, tidy(input), told, max(since, t_ms), rules_version, digest, prev)
    return Row(*values, seal(values))


def check(last: Row | None, row: Row) -> None:
    """Check that `row` is whole and follows `last`.

    Raises:
        RecordError: It does not; the number is the position at which `row` stands.
    """
    at = last.seq + 1 if last else 0
    if not _is_shaped(row):
        raise RecordError(at, "has fields of the wrong kind")
    if row.hash != seal(_unsealed(row)):
        raise RecordError(at, "does not match its own hash")
    if row.seq != at:
        raise RecordError(at, f"calls itself row {row.seq}")
    if row.prev != (last.hash if last else ""):
        raise RecordError(at, "does not follow the row before it")
    if (row.kind == "genesis") != (at == 0) or (last is not None and last.kind == "end"):
        raise RecordError(at, f"has no business here: {row.kind}")
    if last is not None and row.t_ms < last.t_ms:
        raise RecordError(at, "runs back in time")


def seal(values: tuple[Any, ...]) -> str:
    """Return the hash of a row's fields, all but the hash itself."""
    return blake2b(pack(values), digest_size=16).hexdigest()


def pack(data: Any) -> bytes:
    """Return the one encoding of plain data: msgpack with the shortest forms, mappings in their own order."""
    return bytes(msgpack.packb(data))


def unpack(data: bytes) -> Any:
    """Return plain data of bytes that `pack` made, sequences as tuples; `ValueError` for other bytes."""
    return msgpack.unpackb(data, use_list=False, strict_map_key=True)


def row_of(values: Any) -> Row:
    """Return the row of unpacked values, in the order of the fields; `ValueError` when they are not a row."""
    if not isinstance(values, tuple) or len(values) != len(TYPES):
        raise ValueError("not a row")
    return Row(*values)


def values_of(row: Row) -> tuple[Any, ...]:
    """Return the fields in their order."""
    return (*_unsealed(row), row.hash)


def plain(word: Any) -> Any:
    """Return a move or event, or a tuple of them, as mappings, tuples, texts and numbers."""
    if is_dataclass(word):
        return {one.name: plain(getattr(word, one.name)) for one in fields(word)}
    return tuple(plain(part) for part in word) if isinstance(word, tuple) else word


def tidy(data: Any) -> Any:
    """Return plain data as it will read back from bytes."""
    return unpack(pack(data))


def move_of(row: Row) -> Move:
    """Return the move of a row of kind `move`; `RecordError` when it holds none."""
    move: Move = _read(row, _moves(), row.input)
    return move


def events_of(row: Row) -> tuple[Event, ...]:
    """Return the events of a row; `RecordError` when they are none."""
    return tuple(_read(row, _events(), one) for one in row.events)


def _read(row: Row, adapter: TypeAdapter[Any], data: Any) -> Any:
    try:
        return adapter.validate_json(dumps(data), strict=True, extra="forbid")
    except (ValidationError, TypeError, ValueError):
        raise RecordError(row.seq, "holds no move or event of this game") from None


@cache
def _moves() -> TypeAdapter[Move]:
    return TypeAdapter(Annotated[Move, Field(discriminator="move")])


@cache
def _events() -> TypeAdapter[Event]:
    return TypeAdapter(Annotated[Event, Field(discriminator="event")])


def _unsealed(row: Row) -> tuple[Any, ...]:
    return tuple(getattr(row, one.name) for one in fields(row) if one.name != "hash")


def _is_shaped(row: Row) -> bool:
    return all(type(value) is kind for value, kind in zip(values_of(row), TYPES, strict=True)) and row.kind in KINDS
