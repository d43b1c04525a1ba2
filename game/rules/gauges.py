"""How a level becomes a reading: exact, a word, a range, or an honest "nobody knows" (rulebook 11.2; gamedesign §3).

A view holds a hundred readings and most of them are one of a few words, which are therefore made once.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from game.ids import line
from game.views import Gauge, Reading

if TYPE_CHECKING:
    from game.views import Panel, Unit

BAND, STILL = 2_000, 100


def band(level_bp: int, scale: str = "level", *, noise: int = 0) -> Reading:
    """Return one of five words; `noise` moves the word by one for those who only have an impression."""
    return _band(max(0, min(4, min(level_bp, 9_999) // BAND + noise)), scale)


@cache
def _band(index: int, scale: str) -> Reading:
    note = line("note.impression") if noise_is_possible(scale) else None
    return Reading("band", index, index, scale=scale, note=note)


def noise_is_possible(scale: str) -> bool:
    """Tell whether readings on this scale are impressions, which is said whether or not this one is off."""
    return scale.endswith("_impression")


@cache
def word(index: int, scale: str) -> Reading:
    """Return the word of an index on a scale."""
    return Reading("word", index, index, scale=scale)


def exact(value: int, unit: Unit) -> Reading:
    """Return a number that the seat knows."""
    return Reading("exact", value, value, unit)


def roughly(value: int, step: int, unit: Unit) -> Reading:
    """Return the step of a fixed ladder on which a number lies: a range around the number itself would tell it."""
    low = value // step * step
    return Reading("range", low, low + step, unit)


@cache
def unknown(why: str) -> Reading:
    """Return the reading of what nobody told this seat, with the sentence `note.<why>`."""
    return Reading("unknown", note=line(f"note.{why}"))


def trend(history: tuple[int, ...]) -> int | None:
    """Return the direction of the last two values, 0 for a move too small to speak of, `None` without two."""
    if len(history) < 2:
        return None
    moved = history[-1] - history[-2]
    return 0 if abs(moved) < STILL else 1 if moved > 0 else -1


def gauge(
    name: str,
    panel: Panel,
    reading: Reading,
    *,
    about: str = "",
    trend: int | None = None,
    history: tuple[int, ...] = (),
    target: int | None = None,
) -> Gauge:
    """Return one row of a panel."""
    return Gauge(name, panel, about, reading, trend, history, target)
