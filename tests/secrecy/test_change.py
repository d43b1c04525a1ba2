"""First promise: what lies outside a reader's list changes nothing that the reader gets."""

from hypothesis import given, settings
from hypothesis import strategies as st

from game.ids import ROLES
from game.views import SeatView, WallView
from tests.secrecy.checker import told_by
from tests.secrecy.games import FOUND, TABLES, dice_of, reached
from tests.secrecy.passes import PASSES, allowed, chapter, rows
from tests.secrecy.tree import names


@settings(max_examples=60, derandomize=True, phases=FOUND)
@given(name=st.sampled_from(TABLES), at=st.integers(0, 10**6), n=st.integers(-1, 10**6), number=st.integers(0, 10**6))
def test_no_leaf_outside_its_list_changes_what_a_reader_gets(name: str, at: int, n: int, number: int) -> None:
    state = reached(name)[at % len(reached(name))]
    reader = n % len(state.people) if n >= 0 else -1
    assert told_by(state, reader, dice_of(number), name) == ""


@settings(max_examples=20, derandomize=True, phases=FOUND)
@given(name=st.sampled_from(TABLES), at=st.integers(0, 10**6), number=st.integers(0, 10**6))
def test_no_leaf_outside_its_list_changes_the_wall(name: str, at: int, number: int) -> None:
    assert told_by(reached(name)[at % len(reached(name))], -1, dice_of(number), name) == ""


def test_the_rulebook_lists_every_row_in_words_that_are_checked() -> None:
    assert {row.passes for row in rows()} == set(PASSES)
    assert {reader for row in rows() for reader in row.readers} == {*ROLES, "wall"}


def test_every_place_of_the_list_exists_in_some_table() -> None:
    tables = [state for name in TABLES for state in reached(name)[1::30]]
    used = {row for state in tables for n in range(-1, len(state.people)) for row in allowed(state, n)}
    assert used == {(*row.places, row.passes) for row in rows()}


def test_every_field_of_a_view_is_named_in_the_rulebook() -> None:
    table = chapter().partition("### 11.5")[2].partition("### ")[0]
    told = [line.split("|")[1].strip().strip("`") for line in table.splitlines() if line.startswith("| `")]
    assert sorted(told) == sorted(
        {*(f"seat.{name}" for name in names(SeatView)), *(f"wall.{name}" for name in names(WallView))}
    )
