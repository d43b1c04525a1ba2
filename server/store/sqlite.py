"""Sessions, people and rows in one SQLite file; deliberately absent: updates and deletions of rows.

One thread owns the one connection. Whatever waits when it comes round goes into one transaction, and nobody is told
that a row is kept before the disk has said so. SQLite's own lock turns away another process that opens the same file.
"""

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import asdict, dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from game.ids import Seat
from game.record.row import Row, pack, row_of, unpack, values_of
from server.lobby import Person
from server.setup import Setup

GROUP = 256  # ours: as many batches share one transaction
SCHEMA = """
CREATE TABLE IF NOT EXISTS sessions(
    room TEXT PRIMARY KEY, setup BLOB NOT NULL, scenario BLOB NOT NULL, seed BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS tokens(
    room TEXT NOT NULL REFERENCES sessions, person TEXT NOT NULL, name TEXT NOT NULL, hash BLOB NOT NULL UNIQUE,
    seat TEXT NOT NULL, PRIMARY KEY(room, person)) STRICT;
CREATE TABLE IF NOT EXISTS rows(
    room TEXT NOT NULL REFERENCES sessions, seq INTEGER NOT NULL, epoch INTEGER NOT NULL, wish_id TEXT NOT NULL,
    actor TEXT NOT NULL, kind TEXT NOT NULL, input BLOB NOT NULL, events BLOB NOT NULL, t_ms INTEGER NOT NULL,
    rules_version TEXT NOT NULL, digest TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL,
    PRIMARY KEY(room, seq)) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS wishes ON rows(room, wish_id) WHERE wish_id <> '';
"""


class StoreError(Exception):
    """The store cannot be opened or written: one sentence for whoever started the server."""


@dataclass(frozen=True, slots=True)
class Saved:
    """One session as it is kept.

    Attributes:
        room: The join code.
        scenario: The whole scenario as plain data.
        seed: Nature's secret; it never leaves the server before the game ends.
    """

    room: str
    setup: Setup
    scenario: dict[str, Any]
    seed: bytes
    people: tuple[Person, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """What came about in one room and has to be on disk before anybody hears of it."""

    room: str
    rows: tuple[Row, ...] = ()
    people: tuple[Person, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rows or self.people)


Job = tuple[Callable[[sqlite3.Connection], Any], "Future[Any]"]


class SqliteStore:
    """The store in one file.

    Raises:
        StoreError: The file cannot be used, for example because another server has it.
    """

    def __init__(self, path: Path) -> None:
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._fault: Exception | None = None
        opened: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, args=(path, opened), name="store", daemon=True)
        self._thread.start()
        try:
            opened.result()
        except sqlite3.Error as fault:
            reason = "another server has it open" if "locked" in str(fault) else str(fault)
            raise StoreError(f"The store {path} cannot be used: {reason}.") from fault

    def add(self, saved: Saved) -> "Future[None]":
        """Keep a new session."""
        values = (saved.room, pack(asdict(saved.setup)), pack(saved.scenario), saved.seed)
        return self._ask(lambda db: db.execute("INSERT INTO sessions VALUES(?,?,?,?)", values))

    def save(self, batch: Batch) -> "Future[None]":
        """Keep people and rows; the future is done when they are on disk, and fails when they are not."""
        return self._ask(lambda db: _write(db, batch))

    def load(self) -> tuple[Saved, ...]:
        """Return all sessions with their people and rows."""
        saved: tuple[Saved, ...] = self._ask(_read).result()
        return saved

    def close(self) -> None:
        """Finish what waits and close the file."""
        self._jobs.put(None)
        self._thread.join()

    def _ask(self, work: Callable[[sqlite3.Connection], Any]) -> "Future[Any]":
        future: Future[Any] = Future()
        self._jobs.put((work, future))
        return future

    def _run(self, path: Path, opened: "Future[None]") -> None:
        try:
            db = _open(path)
        except sqlite3.Error as fault:
            opened.set_exception(fault)
            return
        opened.set_result(None)
        while (first := self._jobs.get()) is not None:
            group, is_last = self._gather(first)
            self._commit(db, group)
            if is_last:
                break
        db.close()

    def _gather(self, first: Job) -> tuple[list[Job], bool]:
        """Return everything that waits, and whether it is the last."""
        group = [first]
        try:
            while len(group) < GROUP:
                job = self._jobs.get_nowait()
                if job is None:
                    return group, True
                group.append(job)
        except Empty:
            pass
        return group, False

    def _commit(self, db: sqlite3.Connection, group: list[Job]) -> None:
        """Do a group in one transaction; after a fault of the disk write nothing more, since nobody knows what it holds."""
        try:
            if self._fault is not None:
                raise self._fault
            db.execute("BEGIN IMMEDIATE")
            results = [_apart(db, work) for work, _ in group]
            db.execute("COMMIT")
        except Exception as fault:
            self._fault = fault
            results = [fault] * len(group)
        for (_, future), result in zip(group, results, strict=True):
            if isinstance(result, Exception):
                future.set_exception(StoreError(f"The store failed: {result}."))
            else:
                future.set_result(result)


def _open(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None, timeout=0)
    for setting in ("locking_mode=EXCLUSIVE", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        db.execute(f"PRAGMA {setting}")
    db.executescript(f"BEGIN EXCLUSIVE; {SCHEMA} COMMIT;")
    return db


def _apart(db: sqlite3.Connection, work: Callable[[sqlite3.Connection], Any]) -> Any:
    """Do one room's work; its own fault is undone and returned, so that it spoils nobody else's. A fault of the disk is raised."""
    db.execute("SAVEPOINT one")
    try:
        result = work(db)
    except Exception as fault:
        if isinstance(fault, sqlite3.OperationalError | sqlite3.InternalError) or type(fault) is sqlite3.DatabaseError:
            raise
        db.execute("ROLLBACK TO one")
        result = fault
    db.execute("RELEASE one")
    return result


def _write(db: sqlite3.Connection, batch: Batch) -> None:
    people = ((batch.room, one.id, one.name, one.token, one.seat) for one in batch.people)
    db.executemany("INSERT OR REPLACE INTO tokens VALUES(?,?,?,?,?)", people)
    rows = ((batch.room, *(_cell(value) for value in values_of(row))) for row in batch.rows)
    db.executemany("INSERT INTO rows VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)", rows)


def _read(db: sqlite3.Connection) -> tuple[Saved, ...]:
    return tuple(
        Saved(room, Setup(**unpack(setup)), unpack(scenario), seed, _people(db, room), _rows(db, room))
        for room, setup, scenario, seed in db.execute("SELECT * FROM sessions ORDER BY rowid").fetchall()
    )


def _people(db: sqlite3.Connection, room: str) -> tuple[Person, ...]:
    found = db.execute("SELECT person, name, hash, seat FROM tokens WHERE room=? ORDER BY rowid", (room,))
    return tuple(Person(person, name, token, Seat(seat)) for person, name, token, seat in found)


def _rows(db: sqlite3.Connection, room: str) -> tuple[Row, ...]:
    found = db.execute("SELECT * FROM rows WHERE room=? ORDER BY seq", (room,))
    return tuple(row_of(tuple(unpack(cell) if isinstance(cell, bytes) else cell for cell in row[1:])) for row in found)


def _cell(value: Any) -> Any:
    return value if isinstance(value, int | str) else pack(value)
