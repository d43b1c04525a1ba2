"""Points of a quarter and of a game, in integers (M61, M62); the only module of the model without floats.

A quarter's points are role (≤ 40) + private goal (≤ 10, in `goals`) + identity (≤ 25) + firm (≤ 15) + alliance (≤ 10).
The weights are rules, not constants: no scenario changes them. Absent on purpose: ranks of people.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from game.rules.model.constants import Constants
from game.rules.model.rounding import BP

MOST: Final = 100
Range = tuple[int, int]
EXCLUSIVITY: Final[Range] = (3_500, 5_500)
SHARE: Final[Range] = (4_000, 6_000)
CORE: Final[Range] = (480, 615)
NOVELTY: Final[Range] = (1_900, 5_100)
LEARNED: Final[Range] = (0, 80)
"""What counts as nothing and as everything in the product house: about the 5th and the 95th percentile of quarters of mixed
bot games of eight to twelve quarters, bp and units (ours). A wider range would pay everybody alike, whatever they do."""


class Par(NamedTuple):
    """What counts as a poor and a rich quarter of a scenario, kEUR: 5th and 95th percentile of mixed bot games."""

    firm_low: int = 10_500
    firm_high: int = 20_500
    alliance_low: int = 1_500
    alliance_high: int = 13_000
    joint_high: int = 5_000
    legacy_high: int = 10_000


class Loyalty(NamedTuple):
    """One identification of a person (weight, bp) and how well what it stands for fared (gain, bp)."""

    weight: int
    gain: int


def part(most: int, x: int, low: int, high: int) -> int:
    """`most` points for x ≥ high, 0 for x ≤ low, in proportion between, rounded down."""
    return most * max(0, min(high - low, x - low)) // (high - low)


def normalised(x: int, low: int, high: int) -> int:
    """X on its par, 0…10 000 bp."""
    return part(BP, x, low, high)


def firm_part(par: Par, result_keur: int) -> int:
    """Up to 15 points for the own firm's quarter."""
    return part(15, result_keur, par.firm_low, par.firm_high)


def alliance_part(par: Par, joint_keur: int, joint_tenders_keur: int) -> int:
    """Up to 10 points for the alliance's quarter."""
    return part(10, joint_keur + joint_tenders_keur, par.alliance_low, par.alliance_high)


def tmt_role(
    par: Par,
    *,
    result_keur: int,
    balanced_bp: int,
    gap_bp: int,
    cooperation_bp: int,
    competition_bp: int,
    leaks_found: int,
) -> int:
    """Up to 40 points of a TMT; `balanced_bp` is bs, `leaks_found` own leaks detected this quarter."""
    points = part(16, result_keur, par.firm_low, par.firm_high) + part(12, balanced_bp, 0, 7_000)
    points += 6 - part(6, gap_bp, 0, 3_500)
    points += 6 * (cooperation_bp >= 2_500 and competition_bp >= 2_500)
    return _role(points - 2 * min(2, leaks_found))


def tmt_identity(par: Par, *, result_keur: int, trust_bp: int) -> int:
    """Up to 25 identity points of a TMT; `trust_bp` the own trust in the partner."""
    return part(17, result_keur, par.firm_low, par.firm_high) + part(8, trust_bp, 2_000, 8_000)


def alliance_head_role(par: Par, *, joint_share_keur: int, agreed: bool, won: bool, trust_bp: int) -> int:
    """Up to 40 points of an alliance head; `agreed` and `won` are a joint tender of the own firm."""
    points = part(22, joint_share_keur, 0, par.joint_high) + 5 * agreed + 5 * won
    return _role(points + part(8, trust_bp, 2_000, 8_000))


def product_head_role(
    *, exclusivity_bp: int, share_bp: int, solo_wins: int, joint_wins_led: int, joint_wins_guest: int, firms: int = 2
) -> int:
    """Up to 40 points of a product head; the share counts against an even one, however many `firms` there are."""
    wins = min(14, 14 * solo_wins + 7 * joint_wins_led + 3 * joint_wins_guest)
    return _role(part(16, exclusivity_bp, *EXCLUSIVITY) + part(10, share_bp * firms // 2, *SHARE) + wins)


def alliance_engineer_role(*, solved_bp: int, gained_units: int, breakthrough: bool, traced: bool, honest: bool) -> int:
    """Up to 40 points of an engineer in the alliance unit; a traced leak costs 12 with honest minutes, else 24."""
    points = 18 * min(solved_bp, BP) // BP + part(14, gained_units, 0, 35) + 8 * breakthrough
    return _role(points - (12 if honest else 24) * traced)


def product_engineer_role(*, core_units: int, novelty_bp: int, learned_units: int) -> int:
    """Up to 40 points of an engineer in the product unit.

    `core_units` is the mean of own core, `learned_units` what came home from the lab for each effort of this one's study.
    """
    points = part(18, core_units, *CORE) + part(12, novelty_bp, *NOVELTY)
    return _role(points + part(10, learned_units, *LEARNED))


def alliance_unit_gain(par: Par, *, joint_share_keur: int, joint_tenders_keur: int, credited: bool) -> int:
    """g_unit of the alliance unit, bp: .6 J share, .4 joint tenders on the firm's share of the alliance par."""
    joint = normalised(joint_share_keur, 0, par.joint_high)
    tenders = normalised(joint_tenders_keur, 0, par.joint_high)
    return min(BP, (6 * joint + 4 * tenders) // 10 + 4_000 * credited)


def product_unit_gain(*, exclusivity_bp: int, share_bp: int, credited: bool, firms: int = 2) -> int:
    """g_unit of the product unit, bp: half exclusivity, half market share, on the ranges of the role."""
    lead = normalised(exclusivity_bp, *EXCLUSIVITY)
    market = normalised(share_bp * firms // 2, *SHARE)
    return min(BP, (lead + market) // 2 + 4_000 * credited)


def team_gain(par: Par, *, joint_keur: int, credited: bool) -> int:
    """g_team, bp: .6 of J on the alliance par, and 4 000 if a partner engineer gave credit."""
    return min(BP, 6 * normalised(joint_keur, par.alliance_low, par.alliance_high) // 10 + 4_000 * credited)


def mastery_gain(units: int) -> int:
    """g_prof of product engineers, bp: own core mastery on the range of the role."""
    return normalised(units, *CORE)


def word_gain(kept: int, due: int) -> int:
    """g_prof of heads, bp: promises kept over due; 0 when none was due."""
    return BP * kept // due if due else 0


def identity_part(loyalties: Sequence[Loyalty]) -> int:
    """Up to 25 points: gains weighted by what one identifies with (Akerlof & Kranton)."""
    weight = sum(loyalty.weight for loyalty in loyalties)
    earned = sum(loyalty.weight * max(0, min(BP, loyalty.gain)) for loyalty in loyalties)
    return 25 * earned // (BP * weight) if weight else 0


def quarter_points(*, role: int, goal: int, identity: int, firm: int, alliance: int) -> int:
    """Points of one seat for one quarter, 0…100."""
    return max(0, min(MOST, role + goal + identity + firm + alliance))


def legacy(c: Constants, joint_keur: Sequence[int], *, trust_bp: int, trust_back_bp: int, firms: int = 2) -> int:
    """What the living relation is worth to each firm at the end, kEUR (M62).

    Args:
        c: the numbers.
        joint_keur: J of every quarter played, oldest first; the last three count.
        trust_bp: T of the firm in the partner.
        trust_back_bp: and back; with more than two firms means over partners.
        firms: in the alliance.
    """
    last = joint_keur[-c.legacy_quarters :] if c.legacy_quarters else []
    if not last:
        return 0
    return c.legacy_weight * sum(last) * min(trust_bp, trust_back_bp) // (firms * BP * len(last))


def alliance_total(joint_keur: Sequence[int], *, life: int, quarters: int, joint_tenders_keur: int) -> int:
    """What the alliance was worth, kEUR: J weighted by how long it lived, plus joint tender revenue."""
    return sum(joint_keur) * (quarters + life) // (2 * quarters) + joint_tenders_keur


def final_points(par: Par, quarters: Sequence[int], legacy_keur: int) -> int:
    """Personal points of the game, 0…100: 92 parts the mean quarter, 8 parts the legacy."""
    mean_92 = 92 * sum(quarters) // len(quarters)
    return (mean_92 + 8 * part(MOST, legacy_keur, 0, par.legacy_high)) // 100


def _role(points: int) -> int:
    return max(0, min(40, points))
