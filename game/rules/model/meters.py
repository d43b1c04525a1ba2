"""The eight meters of how cooperation and competition act on each other, the balance, the gap and the cycle (M63, M64).

E1…E4 erode, B1…B4 build. Each is a quantity of its own unit, as its docstring says; nothing here feeds back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import sqrt
from typing import Literal

from game.rules.model.constants import Constants
from game.rules.model.curves import total
from game.rules.model.dynamics import lock_in_released, red_queen_from_absorption

Cycle = Literal["virtuous", "vicious", "open"]


def e1_sharing_withheld(openness_at_ease: float, openness: float, *, scope: float, intensity: float) -> float:
    """Competition augments the negatives of cooperation: volume withheld for distrust, share units.

    `openness_at_ease` is O with distrust at `distrust_neutral`; negative when people distrust less than that.
    """
    return (openness_at_ease - openness) * scope * intensity


def e2_misappropriated(joint_keur: float, agreed: Sequence[float], after: Sequence[float]) -> float:
    """Competition constrains the positives of cooperation: joint value moved or lost by grabs, kEUR."""
    lost = total(agreed) - total(after)
    return joint_keur * (total(max(b - a, 0.0) for a, b in zip(agreed, after, strict=True)) + lost)


def e3_race_fed(c: Constants, red_queen: float, absorbed: float) -> float:
    """Cooperation augments the negatives of competition: red queen from absorbed core, level of R."""
    return red_queen_from_absorption(c, red_queen, absorbed)


def e4_search_lost(c: Constants, *, explore: float, lock_in: float, red_queen: float, parallel: float = 0.0) -> float:
    """Cooperation constrains the positives of competition: novelty not found for lock-in, level of N."""
    effort = explore + c.search_concavity * (sqrt(c.search_anchor * explore) - explore)
    alert = 1.0 + c.search_alert * parallel
    return c.search * effort * alert * c.search_locked * lock_in * (1.0 - c.search_raced * red_queen)


def b1_spilled_over(joint_keur: float, firms: int, spillover: float) -> float:
    """Competition augments the positives of cooperation: a firm's part of J owed to competitive R&D, kEUR."""
    return joint_keur / firms * spillover / (1.0 + spillover)


def b2_lock_in_avoided(
    c: Constants, lock_in: float, *, competition: float, explore: float, distrust: float, parallel: float
) -> float:
    """Competition constrains the negatives of cooperation: lock-in undone, level of lock-in."""
    return lock_in_released(c, lock_in, competition=competition, explore=explore, distrust=distrust, parallel=parallel)


def b3_learned(income: Callable[[float], float], strength: float, learned: float) -> float:
    """Cooperation augments the positives of competition: market value of what was learned this quarter, kEUR.

    `income` maps a strength S to the firm's market income; `learned` is the part of S that the quarter's gain on
    partner components made.
    """
    return income(strength) - income(strength - learned)


def b4_race_avoided(c: Constants, red_queen: float, cooperation: float) -> float:
    """Cooperation constrains the negatives of competition: red queen damped, level of R."""
    return c.red_queen_truce * cooperation * red_queen


def balance(c: Constants, cooperation: float, competition: float) -> float:
    """How equal both intensities are, 0…1 (M64)."""
    return 1.0 - abs(cooperation - competition) / max(cooperation + competition, c.intensity_least)


def balanced_strength(c: Constants, cooperation: float, competition: float) -> float:
    """bs, 0…2: balanced and strong (M64)."""
    return 2.0 * balance(c, cooperation, competition) * sqrt(cooperation * competition)


def gap(
    c: Constants,
    *,
    cooperate: float,
    compete: float,
    cooperation: float,
    competition: float,
    closeness: float,
    stance: float,
) -> float:
    """Distance of what came about from what the TMT meant, 0…1 (M64); `stance` c* as declared."""
    realised = cooperation / max(cooperation + competition, c.intensity_least)
    course = abs(realised - cooperate / (cooperate + compete))
    return c.gap_course * course + c.gap_stance * abs(closeness - stance)


def cycle_index(c: Constants, history: Sequence[float]) -> float:
    """V: mean change of bs over the last quarters (M64); `history` of bs, oldest first; 0 with fewer than two."""
    recent = history[-(c.cycle_quarters + 1) :]
    return (recent[-1] - recent[0]) / (len(recent) - 1) if len(recent) > 1 else 0.0


def cycle(c: Constants, index: float, cooperation: float, competition: float) -> Cycle:
    """Whether the alliance spirals up, down or neither (M64)."""
    dominant = max(cooperation, competition) / max(cooperation + competition, c.intensity_least)
    if index < -c.cycle_step or dominant > c.cycle_dominance:
        return "vicious"
    if index > c.cycle_step and min(cooperation, competition) > c.cycle_intensity:
        return "virtuous"
    return "open"
