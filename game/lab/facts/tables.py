"""A whole run of the battery: claims, then horizons, placebos and mechanisms switched off, as plain data for file and page."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from typing import Any, Final

from game.lab.facts.claim import Claim, Comparison
from game.lab.facts.placebo import PLACEBOS, silence
from game.lab.facts.study import Finding, Plan, games_of, study, verdict_of

Row = dict[str, Any]
VARIATIONS: Final[Mapping[str, Mapping[str, Any]]] = {
    "8 quarters": {"quarters": 8},
    "12 quarters": {"quarters": 12},
    "16 quarters": {"quarters": 16},
    "three firms": {"firms": 3},
    "rivalry −.2": {"rival": -2_000},
    "rivalry +.2": {"rival": 2_000},
}
DIGITS = 4


def size_of(claims: Sequence[Claim], plan: Plan, *, horizons: bool, placebos: bool, ablation: bool) -> int:
    """Return how many games a run plays."""
    total = games_of(claims, plan)
    total += sum(games_of(claims, replace(plan, **change)) for change in VARIATIONS.values()) if horizons else 0
    total += 2 * plan.games * len(PLACEBOS) if placebos else 0
    total += sum(games_of([claim], plan) for claim in claims if claim.off) if ablation else 0
    return total


def facts(claims: Sequence[Claim], plan: Plan, executor: Executor | None = None) -> Iterator[int | Row]:
    """Yield games played and, for each claim, its row."""
    by_id = {claim.id: claim for claim in claims}
    for step in study(claims, plan, executor):
        yield step if isinstance(step, int) else row_of(by_id[step[0].claim], step)


def row_of(claim: Claim, findings: Sequence[Finding]) -> Row:
    """Return a claim with its verdict, the effect of its first comparison, and all comparisons."""
    first = findings[0]
    return {
        "id": claim.id, "text": claim.text, "paper": claim.paper, "section": claim.section, "kind": claim.kind,
        "door": claim.door, "verdict": "holds" if verdict_of(findings) == "holds" else "fails",
        "is_clear": verdict_of(findings) != "unclear",
        "effect": _short(first.effect), "low": _short(first.low), "high": _short(first.high),
        "note": claim.note, "miss": claim.miss, "quarters": claim.quarters, "tests": [_test(finding) for finding in findings],
    }  # fmt: skip


def _test(finding: Finding) -> Row:
    one = finding.test
    return {
        "observable": one.reading.name, "span": told_span(one), "firm": one.reading.firm, "expected": one.expected,
        "verdict": finding.verdict, "treatment": _short(finding.treatment), "control": _short(finding.gap.control),
        "effect": _short(finding.effect), "low": _short(finding.low), "high": _short(finding.high),
        "games": finding.gap.pairs,
    }  # fmt: skip


def told_span(one: Comparison) -> str:
    """Return the quarters of a comparison in words, empty for the whole game."""
    match one.reading.span:
        case None:
            return ""
        case str(word):
            return word
        case (first, last):
            return f"q{first}–{last}"


def horizons(
    claims: Sequence[Claim],
    plan: Plan,
    executor: Executor | None = None,
    variations: Mapping[str, Mapping[str, Any]] = VARIATIONS,
) -> Iterator[int | Row]:
    """Yield games played and, for each variation, the sign of each comparison: `+`, `-` or `0`, by claim."""
    for name, change in variations.items():
        signs: dict[str, str] = {}
        for step in study(claims, replace(plan, **change), executor):
            if isinstance(step, int):
                yield step
            else:
                signs[step[0].claim] = "".join("+-0"[0 if f.gap.sign > 0 else 1 if f.gap.sign < 0 else 2] for f in step)
        yield {"variation": name, "signs": signs}


def placebos(plan: Plan, executor: Executor | None = None) -> Iterator[int | Row]:
    """Yield games played and every placebo's row."""
    for placebo, gap in silence(plan, executor):
        yield 2 * plan.games
        yield {
            "name": placebo.name, "text": placebo.text, "observable": placebo.reading.name, "gap": _short(gap.mean),
            "low": _short(gap.low), "high": _short(gap.high), "is_silent": gap.sign == 0,
        }  # fmt: skip


def ablation(claims: Sequence[Claim], plan: Plan, executor: Executor | None = None) -> Iterator[int | Row]:
    """Yield games played and, for each claim that names what carries it, its effects with that switched off."""
    for claim in (claim for claim in claims if claim.off):
        for step in study([claim], replace(plan, constants=dict.fromkeys(claim.off, 0)), executor):
            if isinstance(step, int):
                yield step
                continue
            yield {
                "id": claim.id, "off": list(claim.off), "tests": [_test(finding) for finding in step],
                "vanishes": all(finding.verdict != "holds" for finding in step if finding.test.expected != "kept"),
            }  # fmt: skip


def _short(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")
