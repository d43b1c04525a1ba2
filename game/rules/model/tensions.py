"""What contradiction does to a TMT: performing and organizing tension, attention, capability (M1–M6); no identities."""

from __future__ import annotations

from math import floor, sqrt
from typing import NamedTuple

from game.rules.model.constants import Constants


class Allocation(NamedTuple):
    """Resources of a firm, summing to 1: with the partner, against the market, elsewhere."""

    cooperate: float
    compete: float
    explore: float


def clip(x: float, low: float = 0.0, high: float = 1.0) -> float:
    """`x` held between `low` and `high`."""
    return low if x < low else high if x > high else x


def performing_tension(
    c: Constants,
    *,
    cooperate: float,
    compete: float,
    rivalry: float,
    parallel: float,
    capability: float,
    roles: float = 1.0,
) -> float:
    """TP in 0…1: high when both poles are strong and the partner is a rival (M1, M66).

    `rivalry` and `roles`, 1…4, are means over partners, `parallel` the share of rival projects side by side.
    """
    demand = 2.0 * sqrt(cooperate * compete) * (c.tension_base + c.tension_rivalry * rivalry)
    demand *= (1.0 + c.tension_parallel * parallel) * (1.0 + c.tension_roles * (roles - 1.0))
    return min(1.0, demand) * (1.0 - c.tension_capability * capability)


def strain(c: Constants, tension: float, mindset: float, weaker_pole: float = 1.0) -> float:
    """What tension costs a TMT of this paradox mindset; negative when it energises (M2).

    Letting go of one pole, `weaker_pole` = min(y, z), is a relief now (M69); what it costs comes later, elsewhere.
    """
    return tension * (1.0 - c.strain_mindset * mindset) - c.relief * (weaker_pole < c.relief_pole)


def unit_conflict(
    c: Constants, *, separation: float, integration: float, pass_home: float, pass_across: float
) -> float:
    """Part of the TMT's attention that its units will take next quarter (M68); w of M27 both ways.

    Unknit units quarrel about who gives; units held apart and knit at once have to be held so.
    """
    quarrels = c.conflict * separation * (1.0 - integration) * abs(pass_home - pass_across)
    return quarrels + c.upkeep * separation * integration


def attention(c: Constants, strain: float, conflict: float = 0.0) -> float:
    """Points of attention of a TMT under this strain (M2), less what the units took last quarter (M68)."""
    return clip(
        c.attention_base * (1.0 - c.attention_strain * strain) * (1.0 - conflict),
        c.attention_floor,
        c.attention_base * c.attention_ceiling,
    )


def tokens(c: Constants, attention: float) -> int:
    """Whole attention tokens a TMT may spend (M3)."""
    wanted = floor(c.tokens_per_point * attention - c.tokens_base_load)
    return max(c.tokens_min, min(c.tokens_max, wanted))


def story_effort(c: Constants, spent: int) -> float:
    """Sense-giving that 0, 1 or 2 tokens buy (M3)."""
    return (0.0, c.story_one, c.story_two)[spent]


def listening_effort(c: Constants, spent: int) -> float:
    """Sense-taking that 0, 1 or 2 tokens buy (M3)."""
    return (0.0, c.listen_one, c.listen_two)[spent]


def dialogue_effort(c: Constants, spent: int) -> float:
    """TMT dialogue that 0, 1 or 2 tokens buy (M3)."""
    return (0.0, c.dialogue_one, c.dialogue_two)[spent]


def head_tokens(c: Constants, dedication: float) -> int:
    """Whole tokens of an alliance head; a product head always has `product_tokens` (M3)."""
    return c.head_tokens + round(c.head_tokens_dedication * dedication)


def blur(c: Constants, strain: float) -> float:
    """Standard deviation of the slip between plan and realised course (M4)."""
    return c.blur_strain * max(strain, 0.0)


def realised_course(c: Constants, plan: Allocation, *, slip_cooperate: float, slip_compete: float) -> Allocation:
    """The plan after nature's slips (in shares: blur × normal deviate), held in bounds and scaled to sum 1 (M4)."""
    y = clip(plan.cooperate + slip_cooperate, c.course_least, c.course_most)
    z = clip(plan.compete + slip_compete, c.course_least, c.course_most)
    e = clip(plan.explore, c.explore_least, c.course_most)
    total = y + z + e
    return Allocation(y / total, z / total, e / total)


def capability_next(c: Constants, capability: float, *, dialogue: float, diversity: float, story_both: float) -> float:
    """Coopetition capability of the TMT after this quarter (M5); `story_both` is 0 for a one-sided story."""
    gain = c.capability_dialogue * dialogue * (c.dialogue_base + c.dialogue_diversity * diversity)
    gain += c.capability_story * story_both
    return clip(capability + gain * (1.0 - capability) - c.capability_fade * capability)


def moved(c: Constants, now: float, target: float) -> float:
    """Separation, integration or wall after one quarter on the way to `target` (M6)."""
    return now + c.structure_pace * (target - now)


def project_form(c: Constants, *, separation: float, project: float, several: bool) -> tuple[float, float]:
    """Separation and amnesia where units cannot be split but projects can (M6)."""
    return max(separation, c.project_separation * project), 0.0 if several else c.project_amnesia * project


def organizing_tension(
    c: Constants, *, separation: float, integration: float, cooperation: float, competition: float
) -> float:
    """TO in 0…1: units apart and not knit, or both poles in one unit (M6)."""
    apart = c.organizing_apart * separation * (1.0 - integration)
    together = c.organizing_together * (1.0 - separation) * sqrt(cooperation * competition)
    return clip(apart + together * (1.0 - c.organizing_relief * integration))
