"""What every case says should come of it, played in pairs for each preset it names; deliberately absent: the cases."""

from collections.abc import Iterator
from concurrent.futures import Executor
from typing import Any

from game.lab.facts.arm import Arm
from game.lab.facts.claim import Reading
from game.lab.facts.study import PIECE, Piece, Verdict, play
from game.lab.paired import Difference, difference
from game.lab.policies import BALANCED, PARTS, POLICIES, Policy
from game.scenario.case import Case, Conduct, Expectation, Relation, Variant
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


def games_of(case: Case, games: int) -> int:
    """Return how many games the expectations of a case take."""
    return games * len({key for one in case.expectations for key in _arms(one)})


def outcomes(case: Case, games: int, seed: int, executor: Executor | None = None) -> Iterator[int | Row]:
    """Yield games played and a row for each expectation at each of its presets.

    Args:
        case: Its variants and expectations.
        games: Pairs of games, 5 or more.
        seed: Any whole number.
        executor: Where to play; here when there is none.
    """
    played: dict[tuple[str, str], dict[Reading, list[float]]] = {}
    for preset in dict.fromkeys(preset for one in case.expectations for preset in one.at):
        wanted = [one for one in case.expectations if preset in one.at]
        for variant in dict.fromkeys(id for one in wanted for id, _ in _arms(one)):
            readings = tuple(dict.fromkeys(_reading(case, one, preset) for one in wanted if variant in _sides(one)))
            pieces = _pieces(case.variant(variant), readings, games, seed, preset)
            rows: list[tuple[float, ...]] = []
            for part in executor.map(play, pieces) if executor else map(play, pieces):
                rows += part
                yield len(part)
            played[variant, preset] = {reading: [row[k] for row in rows] for k, reading in enumerate(readings)}
        for one in wanted:
            yield _row(case, one, preset, played)


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


def _sides(one: Expectation) -> tuple[str, ...]:
    return (one.treatment,) if one.control is None else (one.treatment, one.control)


def _arms(one: Expectation) -> list[tuple[str, str]]:
    return [(variant, preset) for preset in one.at for variant in _sides(one)]


def _reading(case: Case, one: Expectation, preset: str) -> Reading:
    """Return what is read: a span in quarters of the preset's own length."""
    base = case.variants[0].scenario
    firm = -1 if one.firm is None else base.firm_at[one.firm]
    if (one.from_bp, one.to_bp) == (0, FULL):
        return Reading(one.observable, None, firm)
    nominal = base.preset(preset).quarters
    return Reading(one.observable, (quarter_of(one.from_bp, nominal), quarter_of(one.to_bp, nominal)), firm, nominal)


def _pieces(variant: Variant, readings: tuple[Reading, ...], games: int, seed: int, preset: str) -> list[Piece]:
    arm = Arm(tuple(policy_of(conduct) for conduct in variant.conduct))
    return [
        Piece(variant.scenario, arm, readings, seed, preset, tuple(range(n, min(n + PIECE, games + 1))))
        for n in range(1, games + 1, PIECE)
    ]


def _row(case: Case, one: Expectation, preset: str, played: dict[tuple[str, str], dict[Reading, list[float]]]) -> Row:
    reading = _reading(case, one, preset)
    treatment = played[one.treatment, preset][reading]
    number = one.number or 0.0
    control = [number] * len(treatment) if one.control is None else played[one.control, preset][reading]
    gap = difference(treatment, [one.times * value for value in control])
    return {
        "id": f"{case.variants[0].scenario.name}/{one.id}", "preset": preset, "text": one.text, "source": one.source,
        "observable": one.observable, "relation": one.relation, "by": one.by, "times": one.times,
        "treatment": _short(sum(treatment) / len(treatment)), "control": _short(sum(control) / len(control)),
        "gap": _short(gap.mean), "low": _short(gap.low), "high": _short(gap.high), "games": gap.pairs,
        "verdict": verdict_of(one.relation, gap, one.by),
    }  # fmt: skip


def _short(value: float) -> float:
    return float(f"{value:.4g}")
