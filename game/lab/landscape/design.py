"""A random design and what it tells: policies drawn lever by lever, and the effect of every value by least squares.

One game is one sample for every role at once: all levers of the firm are drawn, so that each lever's effect is estimated
over all the others. Deliberately absent: playing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt

from game.lab.landscape.around import COARSE, MOST_COURSE
from game.lab.landscape.table import Draws, Score
from game.lab.levers import ALL, NEUTRAL, Lever, Value
from game.lab.paired import NORMAL_975
from game.lab.policies import BALANCED, POLICIES, Policy, Temper

RIDGE = 1e-6
"""Keeps the equations solvable when a small sample misses a value."""
TEMPERS: tuple[Temper, ...] = tuple(dict.fromkeys(one.temper for one in POLICIES.values()))
"""Reactions that are drawn with the levers of the TMT; the first row of the design's factors."""


@dataclass(frozen=True, slots=True)
class Tendency:
    """What one value of a lever does on average over random policies, against the neutral value.

    Attributes:
        own: Effect on the own firm's value, kEUR; `own_half` is half its 95 % interval.
        alliance: On the alliance's, kEUR. personal: On the personal points of the lever's role. Each with its half.
    """

    lever: Lever
    value: Value
    own: float
    own_half: float
    alliance: float
    alliance_half: float
    personal: float
    personal_half: float


def drawn(draws: Draws, number: int) -> Policy:
    """Return a policy with every lever drawn; the course leaves something to search."""
    chosen: dict[str, dict[str, Value]] = {role: {} for role in NEUTRAL}
    for lever in ALL:
        grid = grid_of(lever)
        if lever.name == "z":
            grid = tuple(value for value in grid if int(value) + int(chosen["tmt"]["y"]) <= MOST_COURSE)
        chosen[lever.role][lever.name] = grid[draws.below(len(grid), "sample", number, lever.role, lever.name)]
    policy = BALANCED.over(chosen)
    return Policy(f"sample {number}", policy.levers, TEMPERS[draws.below(len(TEMPERS), "sample", number, "temper")])


def grid_of(lever: Lever) -> tuple[Value, ...]:
    """Return the values of a lever that are searched: the course in coarse steps, all others whole."""
    return COARSE if lever.name in ("y", "z") else lever.values


def tendencies(
    policies: Sequence[Policy], scores: Sequence[Score], blocks: Sequence[tuple[int, ...]]
) -> list[Tendency]:
    """Return the effect of every value of every lever, by one regression on all of them.

    Args:
        policies: Drawn ones.
        scores: What each got in its game.
        blocks: For each game small numbers that name what else moved the result (chair, opponent).
    """
    columns = [(lever, value) for lever in ALL for value in grid_of(lever) if value != lever.neutral]
    at = {(lever.role, lever.name, value): 1 + n for n, (lever, value) in enumerate(columns)}
    extra = {key: 1 + len(columns) + n for n, key in enumerate(sorted(_keys(policies, blocks)))}
    rows = [
        [
            0,
            *(
                at[key]
                for lever in ALL
                if (key := (lever.role, lever.name, policy.levers[lever.role][lever.name])) in at
            ),
            *(extra[key] for key in _own_keys(policy, block) if key in extra),
        ]
        for policy, block in zip(policies, blocks, strict=True)
    ]
    inverse = _inverse(_squares(rows, 1 + len(columns) + len(extra)))
    own = _fitted(rows, inverse, [one.own for one in scores])
    alliance = _fitted(rows, inverse, [one.alliance for one in scores])
    personal = {role: _fitted(rows, inverse, [one.of(role) for one in scores]) for role in NEUTRAL}
    return [
        Tendency(lever, value, *own[n], *alliance[n], *personal[lever.role][n])
        for n, (lever, value) in enumerate(columns, 1)
    ]


def _own_keys(policy: Policy, block: tuple[int, ...]) -> list[tuple[int, int]]:
    return [(0, TEMPERS.index(policy.temper)), *((1 + n, one) for n, one in enumerate(block))]


def _keys(policies: Sequence[Policy], blocks: Sequence[tuple[int, ...]]) -> set[tuple[int, int]]:
    """Return the levels of temper and blocks that need a column: all but the first of each."""
    found = {key for policy, block in zip(policies, blocks, strict=True) for key in _own_keys(policy, block)}
    firsts = {min(key for key in found if key[0] == kind) for kind in {kind for kind, _ in found}}
    return found - firsts


def _squares(rows: Sequence[Sequence[int]], size: int) -> list[list[float]]:
    """Return X'X of rows that name their ones."""
    squares = [[RIDGE if i == j else 0.0 for j in range(size)] for i in range(size)]
    for row in rows:
        for i in row:
            line = squares[i]
            for j in row:
                line[j] += 1.0
    return squares


def _inverse(square: list[list[float]]) -> list[list[float]]:
    """Return the inverse of a symmetric positive matrix (Gauss-Jordan; no pivoting is needed)."""
    size = len(square)
    rows = [[*line, *(1.0 if i == j else 0.0 for j in range(size))] for i, line in enumerate(square)]
    for i in range(size):
        pivot = rows[i][i]
        lead = rows[i] = [x / pivot for x in rows[i]]
        for k in range(size):
            factor = rows[k][i]
            if k != i and factor:
                rows[k] = [x - factor * y for x, y in zip(rows[k], lead, strict=True)]
    return [line[size:] for line in rows]


def _fitted(
    rows: Sequence[Sequence[int]], inverse: Sequence[Sequence[float]], results: Sequence[float]
) -> list[tuple[float, float]]:
    """Return each coefficient with half its 95 % interval."""
    size = len(inverse)
    moments = [0.0] * size
    for row, result in zip(rows, results, strict=True):
        for i in row:
            moments[i] += result
    found = [sum(a * b for a, b in zip(line, moments, strict=True)) for line in inverse]
    left = sum((result - sum(found[i] for i in row)) ** 2 for row, result in zip(rows, results, strict=True))
    noise = sqrt(left / max(1, len(rows) - size))
    return [(found[i], NORMAL_975 * noise * sqrt(max(0.0, inverse[i][i]))) for i in range(size)]


def promising(tendencies_: Sequence[Tendency], base: Policy) -> Policy:
    """Return a policy with each lever at the value that did best on average, where that is decided; else as in `base`."""
    chosen: dict[str, dict[str, Value]] = {role: {} for role in NEUTRAL}
    for lever in ALL:
        rising = [one for one in tendencies_ if one.lever is lever and one.own > one.own_half]
        falling = [one for one in tendencies_ if one.lever is lever and one.own < -one.own_half]
        if rising:
            chosen[lever.role][lever.name] = max(rising, key=lambda one: one.own).value
        elif any(one.value == base.levers[lever.role][lever.name] for one in falling):
            chosen[lever.role][lever.name] = lever.neutral
    return within(replace(base.over(chosen), name="promising"))


def within(policy: Policy) -> Policy:
    """Return the policy with a course that leaves at least five percent to search: the larger part is cut."""
    course = {name: int(policy.levers["tmt"][name]) for name in ("y", "z")}
    over = sum(course.values()) - MOST_COURSE
    if over <= 0:
        return policy
    larger = max(course, key=lambda name: course[name])
    return policy.but(tmt={larger: course[larger] - 5 * -(-over // 5)})
