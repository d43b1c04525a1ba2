"""How one constant is declared: default, range, unit, source, meaning. The numbers themselves stand elsewhere."""

from __future__ import annotations

from dataclasses import field
from typing import Any, NamedTuple


class Known(NamedTuple):
    """What may be said about one constant; `low` and `high` bound what a scenario may set, both inclusive."""

    default: float
    low: float
    high: float
    unit: str
    source: str
    meaning: str


def known(default: float, low: float, high: float, unit: str, source: str, meaning: str) -> Any:
    """Declare a dataclass field with its default and, in its metadata, its `Known` row."""
    return field(default=default, metadata={"known": Known(default, low, high, unit, source, meaning)})
