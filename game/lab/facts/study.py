"""Playing claims: shared arms once, pairs on common chance, effects in spreads of the control; the executor is passed in.

Deliberately absent: which claims there are, files, and what is printed.
"""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from math import sqrt
from typing import Literal

from game.lab import batch
from game.lab.facts.arm import Arm, table_of
from game.lab.facts.claim import Claim, Comparison, Reading
from game.lab.paired import Difference, difference
from game.scenario.model import Scenario

Verdict = Literal["holds", "fails", "unclear"]
LENGTHS: Mapping[int, str] = {3: "short", 8: "class", 12: "full", 16: "long"}
PIECE = 10
CERTAIN = 99.0
"""The effect, in spreads, of a difference that no game escapes while the control never varies."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What all claims of a run share.

    Attributes:
        scenario: The neutral table.
        games: Pairs in each comparison. seed: Any whole number.
        quarters: Length of every game; 0 for each claim's own.
        firms: How many. rival: Added to rivalry, bp.
        constants: Turned for all arms: a mechanism that is switched off.
    """

    scenario: Scenario
    games: int
    seed: int = 1
    quarters: int = 0
    firms: int = 2
    rival: int = 0
    constants: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """One comparison of one claim, played.

    Attributes:
        gap: Treatment less control in the observable's own unit; `treatment` is the mean of the treatments.
        effect: The gap in standard deviations of the control, with its 95 % interval.
    """

    claim: str
    test: Comparison
    gap: Difference
    treatment: float
    effect: float
    low: float
    high: float

    @property
    def verdict(self) -> Verdict:
        """Whether the interval lies on the expected side of nothing, on the other, or on both."""
        sign = self.gap.sign
        match self.test.expected:
            case "up":
                return "holds" if sign > 0 else "fails" if sign < 0 else "unclear"
            case "down":
                return "holds" if sign < 0 else "fails" if sign > 0 else "unclear"
            case "kept":
                return "holds" if sign >= 0 else "fails"


def verdict_of(findings: Sequence[Finding]) -> Verdict:
    """Return the verdict on a claim: it holds when all its comparisons do."""
    found = {finding.verdict for finding in findings}
    return "fails" if "fails" in found else "unclear" if "unclear" in found else "holds"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some games of one arm, for one process: what is played and what is read of it."""

    scenario: Scenario
    arm: Arm
    readings: tuple[Reading, ...]
    seed: int
    preset: str
    numbers: tuple[int, ...]


def play(piece: Piece) -> list[tuple[float, ...]]:
    """Return the readings of each game of a piece."""
    outcomes = (
        batch.run(piece.scenario, piece.arm.policies, seed=piece.seed, number=number, preset=piece.preset)
        for number in piece.numbers
    )
    return [tuple(reading.of(outcome) for reading in piece.readings) for outcome in outcomes]


def games_of(claims: Sequence[Claim], plan: Plan) -> int:
    """Return how many games a study plays."""
    return plan.games * len(_needs(claims, plan))


def study(claims: Sequence[Claim], plan: Plan, executor: Executor | None = None) -> Iterator[int | tuple[Finding, ...]]:
    """Yield the number of games after each piece of work, and the findings of a claim as soon as they are there.

    Args:
        claims: What is studied, in this order.
        plan: Table, games, seed and what is varied.
        executor: Where to play; here when there is none.
    """
    needs = _needs(claims, plan)
    played: dict[tuple[str, int], dict[Reading, list[float]]] = {}
    waiting = {key: _ordered(plan, key[1], arm, readings) for key, (arm, readings) in needs.items()}
    futures = {
        key: [executor.submit(play, piece) for piece in pieces] for key, pieces in waiting.items()
    } if executor else {}  # fmt: skip
    try:
        for claim in claims:
            for key in _keys(claim, plan):
                if key in played:
                    continue
                rows: list[tuple[float, ...]] = []
                for n, piece in enumerate(waiting[key]):
                    rows += futures[key][n].result() if executor else play(piece)
                    yield len(piece.numbers)
                readings = waiting[key][0].readings
                played[key] = {reading: [row[k] for row in rows] for k, reading in enumerate(readings)}
            yield tuple(_find(claim, one, plan, played) for one in claim.tests)
    finally:
        for row in futures.values():
            for future in row:
                future.cancel()


def _length(claim: Claim, plan: Plan) -> int:
    return plan.quarters or claim.quarters


def _keys(claim: Claim, plan: Plan) -> list[tuple[str, int]]:
    arms = {arm.key(): None for one in claim.tests for arm in one.arms()}
    return [(key, _length(claim, plan)) for key in arms]


def _needs(claims: Sequence[Claim], plan: Plan) -> dict[tuple[str, int], tuple[Arm, tuple[Reading, ...]]]:
    """Return every arm and length with what has to be read of it."""
    found: dict[tuple[str, int], tuple[Arm, dict[Reading, None]]] = {}
    for claim in claims:
        for one in claim.tests:
            for arm in one.arms():
                key = (arm.key(), _length(claim, plan))
                found.setdefault(key, (arm, {}))[1][one.reading] = None
    return {key: (arm, tuple(readings)) for key, (arm, readings) in found.items()}


def _ordered(plan: Plan, quarters: int, arm: Arm, readings: tuple[Reading, ...]) -> list[Piece]:
    table = table_of(plan.scenario, arm, firms=plan.firms, rival=plan.rival)
    if plan.constants:
        table = table_of(table, Arm(constants=plan.constants), firms=plan.firms)
    return [
        Piece(
            table, arm, readings, plan.seed, LENGTHS[quarters], tuple(range(first, min(first + PIECE, plan.games + 1)))
        )
        for first in range(1, plan.games + 1, PIECE)
    ]


def _find(
    claim: Claim, one: Comparison, plan: Plan, played: Mapping[tuple[str, int], Mapping[Reading, list[float]]]
) -> Finding:
    def of(arm: Arm) -> list[float]:
        return played[arm.key(), _length(claim, plan)][one.reading]

    treatment = of(one.treatment)
    control = of(one.control) if isinstance(one.control, Arm) else [float(one.control)] * len(treatment)
    return compare(claim.id, one, treatment, control, tuple(of(arm) for arm in one.beside) if one.beside else ())


def compare(
    claim: str, one: Comparison, treatment: list[float], control: list[float], beside: tuple[list[float], ...] = ()
) -> Finding:
    """Return the finding of one comparison from the games of its arms."""
    spread = _spread(control) or _spread(treatment)
    if beside:
        first, second = _gaps(treatment, control, one), _gaps(beside[0], beside[1], one)
        spread = _spread(second) if one.is_relative else spread
        gap = difference(first, second)
    else:
        gap = difference(treatment, control)

    def spreads(size: float) -> float:
        return size / spread if spread else CERTAIN * ((size > 0) - (size < 0))

    mean = sum(treatment) / len(treatment)
    return Finding(claim, one, gap, mean, spreads(gap.mean), spreads(gap.low), spreads(gap.high))


def _gaps(treatment: list[float], control: list[float], one: Comparison) -> list[float]:
    base = sum(control) / len(control) if one.is_relative else 1.0
    return [(a - b) / (base or 1.0) for a, b in zip(treatment, control, strict=True)]


def _spread(values: Sequence[float]) -> float:
    mean = sum(values) / len(values)
    return sqrt(sum((value - mean) ** 2 for value in values) / max(1, len(values) - 1))
