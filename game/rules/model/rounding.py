"""The one way out of floats: levels, mastery and money become integers here, half to even. Nothing else may round."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

BP: Final = 10_000
UNITS: Final = 1_000


def to_bp(level: float, low: int = 0, high: int = BP) -> int:
    """A fraction as basis points, held between `low` and `high` (novelty and pipe have a higher bound than 10 000)."""
    nearest = round(level * BP)
    return low if nearest < low else high if nearest > high else nearest


def to_units(mastery: float, low: int = 0, high: int = UNITS) -> int:
    """A mastery as units, held between `low` and `high`."""
    nearest = round(mastery * UNITS)
    return low if nearest < low else high if nearest > high else nearest


def to_keur(amount_keur: float, low: int | None = None, high: int | None = None) -> int:
    """An amount of money as whole kEUR; without bounds unless given."""
    nearest = round(amount_keur)
    if low is not None and nearest < low:
        return low
    return high if high is not None and nearest > high else nearest


def from_bp(level_bp: int) -> float:
    """Basis points as a fraction."""
    return level_bp / BP


def from_units(units: int) -> float:
    """Units of mastery as a fraction."""
    return units / UNITS


def apportion(parts: Sequence[float], total: int) -> list[int]:
    """Round `parts` to integers that sum to `total`, by largest remainder; equal remainders favour the earlier part.

    Args:
        parts: the exact sizes, any sign; their sum should be within about 1 of `total`.
        total: what the result sums to, exactly.
    """
    floors = [int(part // 1) for part in parts]
    each, more = divmod(total - sum(floors), len(parts))
    by_remainder = sorted(range(len(parts)), key=lambda i: floors[i] - parts[i])
    favoured = set(by_remainder[:more])
    return [floor + each + (i in favoured) for i, floor in enumerate(floors)]
