"""The one typed table of the model's numbers, and how a scenario sets some of them anew.

The rows stand in three parts (`constants_people`, `constants_work`, `constants_value`), one type. In a source, `M…` is
an equation, `Δ…` an addition and "mend" a repair, all in docs/model.md; "ours" marks a number without an empirical
anchor, set so that the stylised facts hold with the right sign. Money is in kEUR; levels, mastery and efforts are
fractions of 1. Absent on purpose: what scenarios set themselves (rivalry, overlap, first trust).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Any, Final

from game.rules.model.constants_value import Value
from game.rules.model.known import Known


@dataclass(frozen=True, slots=True)
class Constants(Value):
    """The numbers of one game; a mechanism vanishes when the constant that carries it is 0 (table in docs/model.md)."""


DEFAULTS: Final = Constants()
KNOWN: Final[Mapping[str, Known]] = MappingProxyType({row.name: row.metadata["known"] for row in fields(Constants)})


RESERVED: Final[frozenset[str]] = frozenset(
    [
        "identity_org",
        "identity_prof",
        "identity_team",
        "identity_unit",
        "manager_spread",
        "salience_start",
    ]
)
"""Numbers of cards and start values that nothing reads yet; a scenario cannot set them, so that nobody turns a dead knob."""


def override(changes: Mapping[str, float]) -> Constants:
    """The default numbers with some of them set anew.

    Args:
        changes: constant name → value, in the unit and range that `KNOWN` gives.

    Raises:
        ValueError: with every unknown name, wrong type and value out of range in one message.
    """
    problems = [problem for name, value in changes.items() if (problem := objection(name, value))]
    if problems:
        raise ValueError("; ".join(problems))
    chosen: dict[str, Any] = {name: _whole_if_whole(name, value) for name, value in changes.items()}
    return replace(DEFAULTS, **chosen)


def objection(name: str, value: object) -> str | None:
    """Why `value` cannot be set for constant `name`, as a sentence without a full stop; None when it can."""
    if name not in KNOWN:
        return f"{name}: no such constant"
    if name in RESERVED:
        return f"{name}: no card of this deck reads it yet"
    row = KNOWN[name]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return f"{name}: expected a number, found {value!r}"
    if isinstance(row.default, int) and value % 1 != 0:
        return f"{name}: expected a whole number, found {value!r}"
    if not row.low <= value <= row.high:
        return f"{name}: expected {row.low:g} to {row.high:g} ({row.unit}), found {value!r}"
    return None


def _whole_if_whole(name: str, value: float) -> Any:
    return int(value) if isinstance(KNOWN[name].default, int) else float(value)
