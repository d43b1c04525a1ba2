"""Record files: whatever happens to one, the first bad row is named (must-show 4)."""

from collections.abc import Callable

import msgpack
import pytest

from game.errors import RecordError
from game.record.file import Record, from_bytes, to_bytes, verify
from game.record.row import pack, seal, values_of
from game.rules.nature import seed_from
from game.scenario.model import Scenario
from tests.record.conftest import dice_of, played


def pieces(record: Record) -> list[bytes]:
    """Return the bytes of each row, and of the end mark."""
    rows = [pack(values_of(row)) for row in record.rows]
    return [*rows, to_bytes(record)[sum(map(len, rows)) :]]


def first_bad(data: bytes) -> int:
    """Return the row that a reader complains about."""
    with pytest.raises(RecordError) as error:
        from_bytes(data)
    assert f"row {error.value.row}: " in str(error.value)
    return error.value.row


def test_a_record_comes_back_the_same(record: Record) -> None:
    again = from_bytes(to_bytes(record))
    assert again == record
    assert again.is_over
    verify(again.rows)


def test_an_unfinished_game_is_whole_and_says_that_it_is_not_over(record: Record) -> None:
    half = from_bytes(to_bytes(Record(record.rows[:10])))
    assert half.rows == record.rows[:10]
    assert not half.is_over


def test_each_of_a_thousand_changed_bytes_is_found_in_its_row(record: Record) -> None:
    data, whole = to_bytes(record), pieces(record)
    owners = [number for number, piece in enumerate(whole) for _ in piece]
    dice = dice_of(4)
    for _ in range(1_000):
        spoiled = bytearray(data)
        at = dice.randrange(len(data))
        spoiled[at] ^= dice.randrange(1, 256)
        assert first_bad(bytes(spoiled)) == owners[at]


def test_two_swapped_rows_are_found_at_the_first(record: Record) -> None:
    dice = dice_of(5)
    for _ in range(50):
        whole = pieces(record)
        first, second = sorted(dice.sample(range(len(whole)), 2))
        whole[first], whole[second] = whole[second], whole[first]
        assert first_bad(b"".join(whole)) == first


def test_a_dropped_row_is_missed_at_its_place(record: Record) -> None:
    for gone in range(len(record.rows)):
        whole = pieces(record)
        del whole[gone]
        assert first_bad(b"".join(whole)) == gone


def test_a_row_that_stands_twice_is_found(record: Record) -> None:
    whole = pieces(record)
    assert first_bad(b"".join([*whole[:6], whole[5], *whole[6:]])) == 6


def test_a_cut_tail_is_found_wherever_it_is_cut(record: Record) -> None:
    data, whole = to_bytes(record), pieces(record)
    ends = [sum(map(len, whole[: number + 1])) for number in range(len(whole))]
    dice = dice_of(6)
    for cut in [*ends[:-1], *(dice.randrange(1, len(data)) for _ in range(200))]:
        assert first_bad(data[:cut]) == sum(end <= cut for end in ends)


def test_rows_taken_off_with_a_forged_end_mark_are_missed_at_the_end(record: Record) -> None:
    whole = pieces(record)
    assert first_bad(b"".join([*whole[:-2], whole[-1]])) == len(record.rows) - 1


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"\x00" * 40, msgpack.packb("bothand-end")])
def test_what_is_no_record_is_refused(data: bytes) -> None:
    assert first_bad(data) in (-1, 0)


def test_a_row_of_another_game_is_found_though_it_is_whole(record: Record, tiny: Scenario) -> None:
    whole, other = pieces(record), pieces(played(tiny, seed_from(8)))
    assert whole[7] != other[7]
    assert first_bad(b"".join([*whole[:7], *other[7:]])) == 7


def test_nothing_stands_behind_the_end(record: Record) -> None:
    assert first_bad(to_bytes(record) + b"\x00") == len(record.rows)


@pytest.mark.parametrize(
    "forge",
    [
        lambda values: (*values[:7], values[7] - 5_000, *values[8:]),
        lambda values: (values[0] + 1, *values[1:]),
        lambda values: (*values[:4], "genesis", *values[5:]),
        lambda values: (*values[:4], "miracle", *values[5:]),
        lambda values: (*values[:5], (), *values[6:]),
        lambda values: (True, *values[1:]),
    ],
)
def test_a_forged_row_with_a_fitting_hash_is_still_out_of_place(
    record: Record, forge: Callable[[tuple[object, ...]], tuple[object, ...]]
) -> None:
    whole = pieces(record)
    values = forge(values_of(record.rows[9])[:-1])
    assert first_bad(b"".join([*whole[:9], pack((*values, seal(values))), *whole[10:]])) == 9
