"""A record as the bytes of a `.bothand` file and back; deliberately absent: the file itself.

The file is its rows one after the other, each a msgpack array, and an end mark with their number and the last hash.
Every byte belongs to one row, so whatever is changed, swapped, lost or cut off, the first bad row can be named.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgpack

from game.errors import RecordError
from game.record.row import Row, check, pack, row_of, values_of

END = "bothand-end"


@dataclass(frozen=True, slots=True)
class Record:
    """A played game: rows that hold together.

    Attributes:
        rows: From genesis on.
    """

    rows: tuple[Row, ...]

    @property
    def is_over(self) -> bool:
        """Whether the game was played to its end; else this is a game in progress, whole so far."""
        return bool(self.rows) and self.rows[-1].kind == "end"


def verify(rows: Iterable[Row]) -> None:
    """Check the chain of rows, without playing them.

    Raises:
        RecordError: For the first row that is not whole or does not follow the one before.
    """
    last = None
    for row in rows:
        check(last, row)
        last = row
    if last is None:
        raise RecordError(-1, "there is no row at all")


def to_bytes(record: Record) -> bytes:
    """Return the content of a record's file."""
    mark = (END, len(record.rows), record.rows[-1].hash if record.rows else "")
    return b"".join(pack(values_of(row)) for row in record.rows) + pack(mark)


def from_bytes(data: bytes) -> Record:
    """Return the record of a file's content, with its chain checked; `game.record.book.replay` checks what it tells.

    Raises:
        RecordError: For the first row that is damaged, displaced or missing; -1 when there is nothing to read.
    """
    if not data:
        raise RecordError(-1, "the file is empty")
    rows: list[Row] = []
    reader = msgpack.Unpacker(use_list=False, strict_map_key=True, max_buffer_size=len(data))
    reader.feed(data)
    while True:
        values = _next(reader, data, len(rows))
        if isinstance(values, tuple) and values[:1] == (END,):
            _finish(values, rows, reader.tell() == len(data))
            return Record(tuple(rows))
        try:
            row = row_of(values)
        except ValueError:
            raise RecordError(len(rows), "is not a row") from None
        check(rows[-1] if rows else None, row)
        rows.append(row)


def _next(reader: msgpack.Unpacker, data: bytes, at: int) -> Any:
    """Return the next array of the file, which has to be written in its one form."""
    start = reader.tell()
    try:
        values = reader.unpack()
    except msgpack.OutOfData:
        raise RecordError(at, "is missing or cut off: the record does not reach its end mark") from None
    except (ValueError, TypeError, msgpack.UnpackException):
        raise RecordError(at, "cannot be read") from None
    if pack(values) != data[start : reader.tell()]:
        raise RecordError(at, "is not written in its one form")
    return values


def _finish(mark: tuple[Any, ...], rows: list[Row], is_last: bool) -> None:
    if mark != (END, len(rows), rows[-1].hash if rows else "") or not rows:
        raise RecordError(len(rows), "is missing: the end mark counts other rows")
    if not is_last:
        raise RecordError(len(rows), "stands behind the end mark")
