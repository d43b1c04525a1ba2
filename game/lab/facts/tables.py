"""The parts of a run of the battery, as plain data for file and page: claims, horizons, placebos, mechanisms switched off."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from game.lab.facts.arm import Arm
from game.lab.facts.claim import Claim, Comparison, Off
from game.lab.facts.orders import Need, Part, Played
from game.lab.facts.overrides import told
from game.lab.facts.placebo import PLACEBOS, Placebo, gap_of, needs_of
from game.lab.facts.study import Finding, Orders, Plan, verdict_of

Row = dict[str, Any]
VARIATIONS: Final[Mapping[str, Mapping[str, Any]]] = {
    "8 quarters": {"quarters": 8},
    "12 quarters": {"quarters": 12},
    "16 quarters": {"quarters": 16},
    "three firms": {"firms": 3},
    "rivalry −.2": {"rival": -2_000},
    "rivalry +.2": {"rival": 2_000},
}
BAND: Final = 0.1
"""An effect whose interval lies within this many spreads of the intact control counts as gone."""
DIGITS = 4


def facts(claims: Sequence[Claim], plan: Plan) -> Part:
    """Return the part that has a row for each claim."""
    orders = Orders(plan)

    def rows(played: Played) -> list[Row]:
        return [row_of(claim, orders.find(claim, played)) for claim in claims]

    return Part("facts", tuple(need for claim in claims for need in orders.needs(claim)), rows)


def row_of(claim: Claim, findings: Sequence[Finding]) -> Row:
    """Return a claim with its verdict, the effect of its first comparison, and all comparisons."""
    first = findings[0]
    return {
        "id": claim.id, "text": claim.text, "paper": claim.paper, "section": claim.section, "kind": claim.kind,
        "door": claim.door, "verdict": "holds" if verdict_of(findings) == "holds" else "fails",
        "is_clear": verdict_of(findings) != "unclear",
        "effect": _short(first.effect), "low": _short(first.low), "high": _short(first.high),
        "note": claim.note, "miss": claim.miss, "horizon": claim.horizon, "quarters": claim.quarters,
        "tests": [{**_test(finding), **_overrides(finding.test)} for finding in findings],
    }  # fmt: skip


def _test(finding: Finding) -> Row:
    one = finding.test
    return {
        "observable": one.reading.name, "span": told_span(one), "firm": one.reading.firm, "expected": one.expected,
        "verdict": finding.verdict, "treatment": _short(finding.treatment), "control": _short(finding.gap.control),
        "effect": _short(finding.effect), "low": _short(finding.low), "high": _short(finding.high),
        "games": finding.gap.pairs, "is_chance": finding.spread > 0,
    }  # fmt: skip


def _overrides(one: Comparison) -> Row:
    """Return in words what exactly is played on both sides, and beside them."""
    control = told(one.control) if isinstance(one.control, Arm) else f"the number {one.control:g}"
    beside = [told(arm) for arm in one.beside or ()]
    return {"treated": told(one.treatment), "against": control, "beside": beside, "is_relative": one.is_relative}


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
    claims: Sequence[Claim], plan: Plan, variations: Mapping[str, Mapping[str, Any]] = VARIATIONS
) -> list[Part]:
    """Return a part for each variation; its row has the sign of each comparison, `+`, `-` or `0`, by claim."""
    return [_horizon(claims, name, Orders(replace(plan, **change))) for name, change in variations.items()]


def _horizon(claims: Sequence[Claim], name: str, orders: Orders) -> Part:
    def rows(played: Played) -> list[Row]:
        signs = {claim.id: "".join(_sign(f) for f in orders.find(claim, played)) for claim in claims}
        return [{"variation": name, "games": orders.plan.games, "signs": signs}]

    return Part("horizons", tuple(need for claim in claims for need in orders.needs(claim)), rows)


def _sign(finding: Finding) -> str:
    return "+-0"[0 if finding.gap.sign > 0 else 1 if finding.gap.sign < 0 else 2]


def placebos(plan: Plan, chosen: Sequence[Placebo] = PLACEBOS) -> Part:
    """Return the part that has a row for each placebo."""
    needs = {placebo.name: needs_of(placebo, plan) for placebo in chosen}

    def rows(played: Played) -> list[Row]:
        return [_silence(placebo, needs[placebo.name], played) for placebo in chosen]

    return Part("placebos", tuple(need for both in needs.values() for need in both), rows)


def _silence(placebo: Placebo, needs: tuple[Need, Need], played: Played) -> Row:
    gap = gap_of(needs, played)
    return {
        "name": placebo.name, "text": placebo.text, "observable": placebo.reading.name, "gap": _short(gap.mean),
        "low": _short(gap.low), "high": _short(gap.high), "is_silent": gap.sign == 0,
    }  # fmt: skip


def ablation(claims: Sequence[Claim], plan: Plan) -> Part:
    """Return the part that has a row for each set of constants at 0 that a claim names, with what is left of its effect."""
    intact = Orders(plan)
    cut = [
        (claim, off, Orders(replace(plan, constants=dict.fromkeys(off.constants, 0))))
        for claim in claims
        for off in claim.off
    ]
    needs = [need for claim, *_ in cut for need in intact.needs(claim)]
    needs += [need for claim, off, orders in cut for need in orders.needs(_about(claim, off))]

    def rows(played: Played) -> list[Row]:
        return [
            _ablated(claim, off, orders.find(_about(claim, off), played, _spreads(claim, off, intact, played)))
            for claim, off, orders in cut
        ]

    return Part("ablation", tuple(needs), rows)


def _about(claim: Claim, off: Off) -> Claim:
    """Return the claim with those comparisons alone that a set of constants is about."""
    return replace(claim, tests=tuple(claim.tests[n] for n in off.tests)) if off.tests else claim


def _spreads(claim: Claim, off: Off, intact: Orders, played: Played) -> list[float]:
    return [finding.spread for finding in intact.find(_about(claim, off), played)]


def _ablated(claim: Claim, off: Off, findings: Sequence[Finding]) -> Row:
    about = off.tests or tuple(range(len(claim.tests)))
    tests = [{**_test(finding), "left": left(finding), "n": n} for n, finding in zip(about, findings, strict=True)]
    return {
        "id": claim.id, "core": claim.core, "off": list(off.constants), "why": off.why, "tests": tests,
        "vanishes": all(test["left"] == "gone" for test in tests),
    }  # fmt: skip


def left(finding: Finding) -> str:
    """Return what is left of an effect: `gone` within the band, `turned` round, still `there`, or `open` for want of games."""
    if finding.low > -BAND and finding.high < BAND:
        return "gone"
    wanted = -1 if finding.test.expected == "down" else 1
    return {wanted: "there", -wanted: "turned", 0: "open"}[finding.gap.sign]


def _short(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")
