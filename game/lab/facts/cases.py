"""What every case says should come of it, played in pairs for each preset it names; deliberately absent: the cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from game.lab.facts.claim import Reading
from game.lab.facts.orders import Order, Part, Played, order
from game.lab.facts.study import Verdict
from game.lab.paired import Difference, difference
from game.lab.policies import BALANCED, PARTS, POLICIES, Policy
from game.scenario.case import Case, Conduct, Expectation, Relation
from game.scenario.schedule import quarter_of

FULL = 10_000
Row = dict[str, Any]


def policy_of(conduct: Conduct) -> Policy:
    """Return the policy of a firm's conduct: the named one, else the neutral one, with its levers laid over."""
    policy = {**POLICIES, **PARTS}.get(conduct.policy, BALANCED)
    roles: dict[str, dict[str, int | str]] = {}
    for role, lever, value in conduct.levers:
        roles.setdefault(role, {})[lever] = value
    return policy.over(roles)


def expected(cases: Sequence[Case], games: int, seed: int) -> Part:
    """Return the part that has a row for each expectation of each case at each of its presets.

    Args:
        cases: Their variants and expectations.
        games: Pairs of games, 5 or more.
        seed: Any whole number.
    """
    asked = [
        Asked(case, one, preset, _reading(case, one, preset))
        for case in cases
        for preset in dict.fromkeys(preset for one in case.expectations for preset in one.at)
        for one in case.expectations
        if preset in one.at
    ]
    orders = {at: _order(one.case, *at[1:], games, seed) for one in asked for at in one.sides()}

    def rows(played: Played) -> list[Row]:
        return [_row(one, [played.values(orders[at], one.reading) for at in one.sides()]) for one in asked]

    return Part("cases", tuple((orders[at], one.reading) for one in asked for at in one.sides()), rows)


@dataclass(frozen=True, slots=True)
class Asked:
    """One expectation at one preset."""

    case: Case
    one: Expectation
    preset: str
    reading: Reading

    def sides(self) -> list[tuple[str, str, str]]:
        """Return case, variant and preset of the treatment, and of the control where it is no number."""
        variants = [self.one.treatment] if self.one.control is None else [self.one.treatment, self.one.control]
        return [(self.case.variants[0].scenario.name, variant, self.preset) for variant in variants]


def verdict_of(relation: Relation, gap: Difference, by: float) -> Verdict:
    """Return whether the interval of the difference lies where the relation wants it."""
    match relation:
        case "greater":
            return "holds" if gap.low > by else "fails" if gap.high <= by else "unclear"
        case "less":
            return "holds" if gap.high < -by else "fails" if gap.low >= -by else "unclear"
        case "at_least":
            return "holds" if gap.low >= -by else "fails" if gap.high < -by else "unclear"
        case "at_most":
            return "holds" if gap.high <= by else "fails" if gap.low > by else "unclear"


def _reading(case: Case, one: Expectation, preset: str) -> Reading:
    """Return what is read: a span in quarters of the preset's own length."""
    base = case.variants[0].scenario
    firm = -1 if one.firm is None else base.firm_at[one.firm]
    if (one.from_bp, one.to_bp) == (0, FULL):
        return Reading(one.observable, None, firm)
    nominal = base.preset(preset).quarters
    return Reading(one.observable, (quarter_of(one.from_bp, nominal), quarter_of(one.to_bp, nominal)), firm, nominal)


def _order(case: Case, variant: str, preset: str, games: int, seed: int) -> Order:
    played = case.variant(variant)
    return order(played.scenario, tuple(policy_of(conduct) for conduct in played.conduct), preset, seed, games)


def _row(asked: Asked, values: list[list[float]]) -> Row:
    one, treatment = asked.one, values[0]
    control = [one.number or 0.0] * len(treatment) if one.control is None else values[1]
    gap = difference(treatment, [one.times * value for value in control])
    return {
        "id": f"{asked.case.variants[0].scenario.name}/{one.id}", "preset": asked.preset, "text": one.text,
        "source": one.source,
        "observable": one.observable, "relation": one.relation, "by": one.by, "times": one.times,
        "treatment": _short(sum(treatment) / len(treatment)), "control": _short(sum(control) / len(control)),
        "gap": _short(gap.mean), "low": _short(gap.low), "high": _short(gap.high), "games": gap.pairs,
        "verdict": verdict_of(one.relation, gap, one.by), "miss": one.miss,
    }  # fmt: skip


def _short(value: float) -> float:
    return float(f"{value:.4g}")
