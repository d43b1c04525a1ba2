"""The store: what it said is kept is kept, one process has it, and a fault of the disk is never written over."""

import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import server.store.sqlite
from game.ids import NATURE
from game.moves import Turn
from game.record.book import Book
from game.record.file import verify
from game.record.row import Row
from game.scenario.model import Scenario
from game.scenario.plain import from_plain, to_plain
from server.auth import fresh_token, hashed
from server.lobby import Person
from server.setup import Setup
from server.store.sqlite import Batch, Saved, SqliteStore, StoreError
from tests.server.conftest import BOSS


@pytest.fixture
def saved(tiny: Scenario) -> Saved:
    return Saved("ABCDEF", Setup("full", level="expert"), to_plain(tiny), b"\x07" * 32)


@pytest.fixture
def rows(tiny: Scenario) -> tuple[Row, ...]:
    book = Book.begin(tiny, preset="full", table="1", chance="0" * 32)
    book.submit(NATURE, Turn("1" * 32), t_ms=10)
    return tuple(book.rows)


def test_everything_comes_back_as_it_was_kept(
    tmp_path: Path, saved: Saved, rows: tuple[Row, ...], tiny: Scenario
) -> None:
    store = SqliteStore(tmp_path / "a.sqlite")
    store.add(saved)
    person = Person("p1", "Ann", hashed(fresh_token()), BOSS)
    store.save(Batch(saved.room, rows[:1], (person,)))
    store.save(Batch(saved.room, rows[1:])).result()
    store.close()
    store = SqliteStore(tmp_path / "a.sqlite")
    (again,) = store.load()
    store.close()
    assert (again.room, again.setup, again.seed, again.people) == (saved.room, saved.setup, saved.seed, (person,))
    assert from_plain(again.scenario) == tiny
    assert again.rows == rows
    verify(again.rows)


def test_what_waits_is_kept_in_one_transaction_and_in_order(
    tmp_path: Path, saved: Saved, rows: tuple[Row, ...]
) -> None:
    store = SqliteStore(tmp_path / "a.sqlite")
    futures = [store.add(saved), *(store.save(Batch(saved.room, (row,))) for row in rows)]
    store.close()
    assert [future.result() for future in futures[1:]] == [None] * len(rows)


def test_another_process_is_turned_away_until_the_first_has_ended(tmp_path: Path) -> None:
    program = "import sys; from pathlib import Path; from server.store.sqlite import SqliteStore; SqliteStore(Path(sys.argv[1]))"
    file = tmp_path / "a.sqlite"

    def open_elsewhere() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", program, str(file)]
        return subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)

    store = SqliteStore(file)
    assert "another server has it open" in open_elsewhere().stderr
    store.close()
    assert open_elsewhere().returncode == 0


@pytest.mark.parametrize("spoil", ["not a database", None])
def test_a_file_that_is_no_store_is_one_clear_sentence(tmp_path: Path, spoil: str | None) -> None:
    file = tmp_path / "a.sqlite" if spoil else tmp_path / "missing" / "a.sqlite"
    if spoil:
        file.write_text(spoil * 100)
    with pytest.raises(StoreError, match=r"The store .* cannot be used: .*\."):
        SqliteStore(file)


def test_after_a_fault_nothing_more_is_said_to_be_kept(
    tmp_path: Path, saved: Saved, rows: tuple[Row, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = SqliteStore(tmp_path / "a.sqlite")
    store.add(saved).result()
    real = server.store.sqlite._write

    def full(db: sqlite3.Connection, batch: Batch) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(server.store.sqlite, "_write", full)
    with pytest.raises(StoreError, match="full"):
        store.save(Batch(saved.room, rows[:1])).result()
    monkeypatch.setattr(server.store.sqlite, "_write", real)
    with pytest.raises(StoreError):
        store.save(Batch(saved.room, rows)).result()
    store.close()
    store = SqliteStore(tmp_path / "a.sqlite")
    assert store.load()[0].rows == ()
    store.close()


def test_a_row_is_written_once(tmp_path: Path, saved: Saved, rows: tuple[Row, ...]) -> None:
    store = SqliteStore(tmp_path / "a.sqlite")
    store.add(saved)
    store.save(Batch(saved.room, rows)).result()
    with pytest.raises(StoreError):
        store.save(Batch(saved.room, rows[1:])).result()
    store.close()


def test_a_rooms_own_fault_spoils_no_other_room(tmp_path: Path, saved: Saved, rows: tuple[Row, ...]) -> None:
    store = SqliteStore(tmp_path / "a.sqlite")
    store.add(saved)
    store.add(replace(saved, room="OTHERS"))
    store.save(Batch(saved.room, rows[:1])).result()
    futures = [store.save(Batch(saved.room, rows[:1])), store.save(Batch("OTHERS", rows))]
    with pytest.raises(StoreError):
        futures[0].result()
    futures[1].result()
    store.save(Batch("OTHERS", ())).result()
    store.close()
    store = SqliteStore(tmp_path / "a.sqlite")
    assert {one.room: len(one.rows) for one in store.load()} == {saved.room: 1, "OTHERS": len(rows)}
    store.close()
