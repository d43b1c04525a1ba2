import math
import re
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from game.rules.model.constants import DEFAULTS, KNOWN, RESERVED, objection, override


def test_every_number_stands_in_its_range_with_unit_source_and_meaning() -> None:
    for name, row in KNOWN.items():
        assert row.low <= row.default <= row.high, name
        assert row.unit and row.meaning and row.source.startswith("M"), name
        assert getattr(DEFAULTS, name) == row.default


def test_an_override_changes_what_it_names_and_nothing_else() -> None:
    changed = override({"leak_scale": 0, "tokens_max": 5.0})
    assert (changed.leak_scale, changed.tokens_max) == (0.0, 5)
    assert isinstance(changed.tokens_max, int)
    assert all(getattr(changed, n) == getattr(DEFAULTS, n) for n in KNOWN if n not in ("leak_scale", "tokens_max"))


def test_an_override_names_every_problem_at_once() -> None:
    with pytest.raises(ValueError, match="no such constant") as caught:
        override({"leak_scael": 1, "flow": 7, "tokens_min": 2.5, "growth": math.nan, "transfer": True})
    said = str(caught.value)
    assert said.count(";") == 4
    for word in ("leak_scael", "flow: expected 0 to 1", "whole number", "growth", "transfer: expected a number"):
        assert word in said


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan, "3", None])
def test_what_is_no_finite_number_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="expected"):
        override({"tokens_max": value})  # type: ignore[dict-item]


def test_the_numbers_of_a_game_cannot_be_changed_in_passing() -> None:
    with pytest.raises(FrozenInstanceError):
        DEFAULTS.flow = 0.0  # type: ignore[misc]


def test_every_number_is_read_somewhere_or_cannot_be_set() -> None:
    root = Path(__file__).parents[3] / "game"
    modules = [path for path in root.rglob("*.py") if not path.name.startswith("constants")]
    source = "\n".join(path.read_text(encoding="utf-8") for path in modules)
    dead = {name for name in KNOWN if not re.search(rf"\.{name}\b", source)}
    assert dead == RESERVED
    for name in sorted(RESERVED):
        assert "no card of this deck" in str(objection(name, KNOWN[name].default))
