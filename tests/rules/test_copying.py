"""A cheap copy is what `dataclasses.replace` would have made, and refuses what it would have refused."""

import dataclasses
from typing import Any

import pytest

from game.moves import PostTeam
from game.rules.copying import replace
from game.rules.leaves import Draft, FirmState, Leak, Pair, Person, Setting
from game.rules.state import State
from game.rules.strategy import LAWS

COPIED = (State, FirmState, Person, Pair, Setting, Leak)
PERSON = Person(org=5_000, unit=4_000, team=3_000, prof=2_000, q=1_000)


def test_a_copy_has_the_new_fields_and_keeps_the_others() -> None:
    assert replace(PERSON, q=7, seen=(1,)) == dataclasses.replace(PERSON, q=7, seen=(1,))


def test_the_leaf_that_was_copied_stays_as_it_was() -> None:
    replace(PERSON, q=7)
    assert PERSON.q == 1_000


def test_a_copy_is_frozen_as_well() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        replace(PERSON, q=7).q = 8  # type: ignore[misc]  # that is the point


def test_a_field_that_does_not_exist_is_refused_by_name() -> None:
    changes: dict[str, Any] = {"q": 7, "salience": 8}
    with pytest.raises(TypeError, match="Person has no field salience"):
        replace(PERSON, **changes)


def test_a_record_with_slots_is_copied_all_the_same() -> None:
    assert replace(Draft((), is_sealed=True), is_sealed=False) == Draft()
    assert replace(PostTeam("home", swap="swap"), swap="keep") == PostTeam("home", swap="keep")
    assert replace(LAWS["T1"], roles=()).roles == ()


@pytest.mark.parametrize("kind", COPIED)
def test_leaves_that_are_copied_cheaply_hold_fields_and_nothing_else(kind: Any) -> None:
    """A constructor that derives or checks would be passed over by the copy."""
    assert not hasattr(kind, "__post_init__")
    assert not hasattr(kind, "__slots__")
    assert all(field.init for field in dataclasses.fields(kind))
