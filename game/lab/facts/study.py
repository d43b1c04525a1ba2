"""What claims have to read of which games, and what it comes to: pairs on common chance, effects in spreads of the control.

Deliberately absent: which claims there are, playing (`orders`), files, and what is printed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from typing import Literal

from game.lab.facts.arm import Arm, table_of
from game.lab.facts.claim import Claim, Comparison
from game.lab.facts.orders import Need, Order, Played, order
from game.lab.paired import Difference, difference
from game.scenario.model import Scenario

Verdict = Literal["holds", "fails", "unclear"]
LENGTHS: Mapping[int, str] = {3: "short", 8: "class", 12: "full", 16: "long"}
CERTAIN = 99.0
"""The effect, in spreads, of a difference that no game escapes while the control never varies."""
NOTHING = 1e-9
"""A spread this small against what is measured is rounding: nothing random enters."""


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
        spread: That standard deviation, in the observable's unit; 0 where nothing random enters.
    """

    claim: str
    test: Comparison
    gap: Difference
    treatment: float
    effect: float
    low: float
    high: float
    spread: float

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


class Orders:
    """The orders of a plan: an arm at a length is looked up, not laid anew."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._found: dict[tuple[str, int], Order] = {}

    def of(self, claim: Claim, arm: Arm) -> Order:
        """Return the order of a claim's arm, at the length that the plan or the claim wants."""
        plan, quarters = self.plan, self.plan.quarters or claim.quarters
        key = arm.key(), quarters
        if key not in self._found:
            table = table_of(plan.scenario, arm, firms=plan.firms, rival=plan.rival)
            if plan.constants:
                table = table_of(table, Arm(constants=plan.constants), firms=plan.firms)
            self._found[key] = order(table, arm.policies, LENGTHS[quarters], plan.seed, plan.games)
        return self._found[key]

    def needs(self, claim: Claim) -> Iterator[Need]:
        """Yield what a claim's comparisons have to read, of which games."""
        for one in claim.tests:
            for arm in one.arms():
                yield self.of(claim, arm), one.reading

    def find(self, claim: Claim, played: Played, spreads: Sequence[float] = ()) -> tuple[Finding, ...]:
        """Return what a claim's comparisons came to.

        Args:
            claim: Whose.
            played: All that it needs.
            spreads: For each comparison the unit of its effect; by default its own control's.
        """
        return tuple(
            self._one(claim, one, played, spreads[n] if spreads else None) for n, one in enumerate(claim.tests)
        )

    def _one(self, claim: Claim, one: Comparison, played: Played, spread: float | None) -> Finding:
        def of(arm: Arm) -> list[float]:
            return played.values(self.of(claim, arm), one.reading)

        treatment = of(one.treatment)
        control = of(one.control) if isinstance(one.control, Arm) else [float(one.control)] * len(treatment)
        beside = tuple(of(arm) for arm in one.beside) if one.beside else ()
        return compare(claim.id, one, treatment, control, beside, spread)


def compare(
    claim: str, one: Comparison, treatment: list[float], control: list[float], beside: tuple[list[float], ...] = (),
    unit: float | None = None,
) -> Finding:  # fmt: skip
    """Return the finding of one comparison from the games of its arms; `unit` where its spread is another's."""
    spread = _spread(control) or _spread(treatment)
    if beside:
        first, second = _gaps(treatment, control, one), _gaps(beside[0], beside[1], one)
        spread = _spread(second) if one.is_relative else spread
        gap = difference(first, second)
    else:
        gap = difference(treatment, control)
    spread = spread if unit is None else unit

    def spreads(size: float) -> float:
        return size / spread if spread else CERTAIN * ((size > 0) - (size < 0))

    mean = sum(treatment) / len(treatment)
    return Finding(claim, one, gap, mean, spreads(gap.mean), spreads(gap.low), spreads(gap.high), spread)


def _gaps(treatment: list[float], control: list[float], one: Comparison) -> list[float]:
    base = sum(control) / len(control) if one.is_relative else 1.0
    return [(a - b) / (base or 1.0) for a, b in zip(treatment, control, strict=True)]


def _spread(values: Sequence[float]) -> float:
    """Return the standard deviation, 0 where it is only the rounding of equal numbers."""
    mean = sum(values) / len(values)
    found = sqrt(sum((value - mean) ** 2 for value in values) / max(1, len(values) - 1))
    return found if found > NOTHING * abs(mean) else 0.0
