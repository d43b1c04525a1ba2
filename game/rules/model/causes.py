"""Why a number is what it is: Shapley contributions of named groups, in whole basis points that add up exactly (M65).

Computed when somebody asks, from the record; never in the game loop. Absent on purpose: any knowledge of which formula.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import factorial
from typing import Final, TypeVar

from game.rules.model.rounding import BP, apportion

Group = TypeVar("Group")
MOST_GROUPS: Final = 6


def contributions(
    formula: Callable[[Mapping[str, Group]], float],
    now: Mapping[str, Group],
    reference: Mapping[str, Group],
    scale: int = BP,
) -> dict[str, int]:
    """How much each group of inputs moved a formula away from its reference value.

    Args:
        formula: maps all groups, by name, to a number; called 2^n times.
        now: the values that hold, one to six groups; a group may be a number or a bundle of them.
        reference: the values compared with (a scenario's start), the same names.
        scale: units per 1 in the result; 10 000 gives basis points, 1 takes the formula's own unit (kEUR).

    Returns:
        Group → signed size, in the order of `now`. The sizes sum exactly to
        round(f(now)·scale) − round(f(reference)·scale), by which two rounded numbers on a screen differ.

    Raises:
        ValueError: when the names differ or there are not one to six groups.
    """
    names = list(now)
    if set(names) != set(reference) or not 1 <= len(names) <= MOST_GROUPS:
        raise ValueError(f"expected the same one to {MOST_GROUPS} groups twice, found {names} and {list(reference)}")
    exact, before, after = steps(formula, now, reference, scale)
    return dict(zip(names, apportion(exact, round(after) - round(before)), strict=True))


def steps(
    formula: Callable[[Mapping[str, Group]], float],
    now: Mapping[str, Group],
    reference: Mapping[str, Group],
    scale: int = BP,
) -> tuple[list[float], float, float]:
    """Return each group's exact Shapley value in the order of `now`, then the formula at the reference and now, scaled."""
    names = list(now)
    values = [
        formula({name: now[name] if chosen >> i & 1 else reference[name] for i, name in enumerate(names)}) * scale
        for chosen in range(1 << len(names))
    ]
    return [_shapley(values, i, len(names)) for i in range(len(names))], values[0], values[-1]


def _shapley(values: list[float], player: int, players: int) -> float:
    """Mean step that `player` makes over all orders; `values[s]` is the formula with the groups of bit set s at now."""
    bit = 1 << player
    total = 0.0
    for chosen in range(len(values)):
        if not chosen & bit:
            before = chosen.bit_count()
            weight = factorial(before) * factorial(players - before - 1) / factorial(players)
            total += weight * (values[chosen | bit] - values[chosen])
    return total
