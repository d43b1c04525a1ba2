"""Playing a record again: in any process it tells the same game, and whatever it tells wrongly is found."""

import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from game.errors import RecordError, RuleViolation
from game.ids import Seat
from game.moves import Turn
from game.record.book import Book, replay
from game.record.file import Record, to_bytes
from game.record.row import Row, append, seal, values_of
from game.rules.nature import seed_from
from game.rules.state import digest
from game.scenario.model import Scenario
from tests.record.conftest import played


def rechained(rows: Iterable[Row]) -> list[Row]:
    """Return rows with hashes that fit, as a forger would make them."""
    done: list[Row] = []
    for row in rows:
        fresh = replace(row, prev=done[-1].hash if done else "")
        done.append(replace(fresh, hash=seal(values_of(fresh)[:-1])))
    return done


def first_bad(rows: Iterable[Row]) -> int:
    with pytest.raises(RecordError) as error:
        list(replay(rows))
    return error.value.row


def test_replay_leads_to_the_state_that_was_played(record: Record) -> None:
    steps = list(replay(record.rows))
    assert steps[-1].state.phase == "over"
    assert [step.row for step in steps] == list(record.rows)
    assert digest(steps[-1].state) == next(row.digest for row in reversed(record.rows) if row.digest)


def test_the_same_inputs_make_the_same_record_twice_in_one_process(record: Record, tiny: Scenario) -> None:
    played(tiny, seed_from(8))
    assert played(tiny, seed_from(7)) == record


def test_another_seed_makes_another_record(record: Record, tiny: Scenario) -> None:
    assert played(tiny, seed_from(8)).rows[-1].hash != record.rows[-1].hash


@pytest.mark.parametrize("hash_seed", ["0", "1", "77"])
def test_replay_in_another_process_with_another_hash_seed_finds_nothing_wrong(
    record: Record, tmp_path: Path, hash_seed: str
) -> None:
    file = tmp_path / "game.bothand"
    file.write_bytes(to_bytes(record))
    program = (
        "import sys, pathlib; from game.record.file import from_bytes; from game.record.book import replay;"
        "print(len(list(replay(from_bytes(pathlib.Path(sys.argv[1]).read_bytes()).rows))))"
    )
    command = [sys.executable, "-c", program, str(file)]
    path = str(Path(__file__).parents[2])
    result = subprocess.run(
        command, env={"PYTHONHASHSEED": hash_seed, "PYTHONPATH": path}, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == str(len(record.rows))


def test_a_refused_move_changes_and_writes_nothing(tiny: Scenario) -> None:
    book = Book.begin(tiny, preset="full", table="1", chance="0" * 32)
    before, rows = book.state, list(book.rows)
    with pytest.raises(RuleViolation):
        book.submit(tiny.seats[0].id, Turn("0" * 32))
    assert book.state is before
    assert book.rows == rows


def test_time_never_runs_backwards(tiny: Scenario) -> None:
    book = Book.begin(tiny, preset="full", table="1", chance="0" * 32)
    book.lease(tiny.seats[0].id, "p1", t_ms=500)
    book.lease(tiny.seats[1].id, "p2", t_ms=400)
    assert [row.t_ms for row in book.rows] == [0, 500, 500]


def test_a_reopened_book_goes_on_in_a_new_epoch(record: Record) -> None:
    book = Book.reopen(record.rows[:8])
    book.lease(Seat("heron.prod"), "p9")
    assert [row.epoch for row in book.rows] == [1] * 8 + [2]
    assert len(list(replay(book.rows))) == 9


def forged(record: Record, at: int, **changes: Any) -> int:
    """Return the row that replay finds when row `at` is changed and every hash made to fit again."""
    rows = list(record.rows)
    rows[at] = replace(rows[at], **changes)
    return first_bad(rechained(rows))


def test_a_forged_record_is_found_by_playing_it_again(record: Record) -> None:
    said = next(row.seq for row in record.rows if row.events)
    turned = next(row.seq for row in record.rows if row.digest and row.seq)
    assert forged(record, said, events=()) == said
    assert forged(record, said, rules_version="0") == said
    assert forged(record, turned, digest="0" * 32) == turned
    assert forged(record, turned, digest="") == turned
    assert forged(record, turned, input={"move": "jump"}) == turned
    assert forged(record, said, actor="nobody.tmt") == said
    assert forged(record, 0, input={**record.rows[0].input, "chance": "1" * 32}) == 0
    assert forged(record, 0, input={**record.rows[0].input, "preset": "none"}) == 0
    assert forged(record, 0, input={}) == 0


def test_another_move_is_found_at_the_next_digest_at_the_latest(record: Record) -> None:
    drafted = next(row for row in record.rows if row.input.get("move") == "play")
    next_mark = next(row.seq for row in record.rows if row.digest and row.seq > drafted.seq)
    other = {**drafted.input, "cards": ()}
    assert drafted.seq <= forged(record, drafted.seq, input=other) <= next_mark


def test_no_rows_are_no_record() -> None:
    assert first_bad([]) == -1


def test_a_row_holds_plain_data_as_it_will_read_back() -> None:
    row = append(None, epoch=1, actor="room", kind="genesis", input={"list": [1, [2]]}, rules_version="1")
    assert row.input == {"list": (1, (2,))}
