"""What firms know and how it travels on purpose: encounters, joint work, internal flow, growth (M17–M21, M25–M31).

Leaks and their detection stand in `leaks`. Chance is absent: probabilities leave here as numbers, nature draws.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Literal, NamedTuple

from game.rules.model.constants import Constants
from game.rules.model.curves import power, total
from game.rules.model.dynamics import effort_factor
from game.rules.model.tensions import clip


class Mastery(NamedTuple):
    """Mastery of one component, 0…1, in the two units of a firm."""

    alliance: float
    product: float


def starting_mastery(
    c: Constants, kind: Literal["common", "complementary", "core"], *, own: bool, overlap: float
) -> Mastery:
    """Mean mastery at the start of a component of this kind, own or a partner's (M17); nature adds `mastery_spread`."""
    if kind == "common":
        level = c.start_common + c.start_common_overlap * overlap
        return Mastery(level, level)
    if own and kind == "core":
        return Mastery(c.start_core_alliance, c.start_core_product)
    if own:
        return Mastery(c.start_joint_alliance, c.start_joint_product)
    if kind == "core":
        level = c.start_foreign_core + c.start_foreign_core_overlap * overlap
    else:
        level = c.start_foreign_joint + c.start_foreign_joint_overlap * overlap
    return Mastery(level, level)


def overlap(c: Constants, own: Sequence[float], other: Sequence[float], common: int) -> float:
    """Related knowledge of two firms, 0…1 (M18).

    Args:
        c: the numbers.
        own: firm f's best mastery (the higher of both units): first the common, then both firms' complementary.
        other: firm g's, in the same order.
        common: how many of the first components are common.
    """
    shared = [min(a, b) for a, b in zip(own, other, strict=True)]
    either = total(max(a, b) for a, b in zip(own, other, strict=True))
    if either <= 0.0:
        return 0.0
    ground = total(shared[:common]) / common if common else 0.0
    return total(shared) / either * (c.overlap_foreign + c.overlap_ground * clip(ground / c.overlap_full))


def absorptive_capacity(c: Constants, *, understanding: float, overlap: float, base: float | None = None) -> float:
    """How much of what one is shown one can take in (M19); `base` where a scenario sets AC⁰."""
    ready = clip((c.absorb_base if base is None else base) + c.absorb_understanding * understanding)
    return ready * (c.absorb_floor + c.absorb_overlap * overlap)


def intensity(
    c: Constants, *, cooperate: float, cooperate_other: float, partners: int, participation: float, dedication: float
) -> float:
    """enc: how much of a quarter an engineer and one partner firm spend together (M20); 0 in an alliance asleep."""
    met = min(1.0, 2.0 * sqrt(cooperate * cooperate_other)) / partners
    return met * participation * (c.meeting_base + c.meeting_dedication * dedication)


def effort_with(cooperate: float, partners: int, active: int) -> float:
    """Effort for one of the active partners on the scale of M20 (M67): what left partners got goes to those who stay."""
    return min(1.0, cooperate * partners / active) if active else 0.0


def transfer(
    c: Constants,
    *,
    volume: float,
    capacity: float,
    tacitness: float,
    colocation: float,
    giver: float,
    taker: float,
    engineers: int,
    asked: bool = True,
) -> float:
    """Mastery of a complementary component that the partner's alliance unit gains from one encounter (M21).

    `volume` is x·enc, `giver` and `taker` the two alliance units' mastery, `engineers` how many each alliance unit has.
    """
    travels = 1.0 - c.tacit_distance * tacitness * (1.0 - colocation)
    answer = c.asked_transfer if asked else c.dodged_transfer
    return c.transfer * capacity * volume * travels * max(giver - taker, 0.0) / engineers * answer


def useful_depth(c: Constants, depth: float, need: float) -> float:
    """Depth as the joint problem values it: beyond its need little (M25)."""
    return min(depth, need) + c.overneed * max(depth - need, 0.0)


def joint_work(
    c: Constants,
    *,
    depth: float,
    need: float,
    intensity: float,
    mastery: float,
    tacitness: float,
    colocation: float,
    asked: bool = True,
    called_home: bool = False,
    built_on_theirs: bool = False,
    locked: bool = False,
) -> float:
    """One engineer's summand of the firm's contribution (M25); `mastery` is the alliance unit's of the topic."""
    work = useful_depth(c, depth, need) * intensity * mastery
    work *= 1.0 + c.nearness * (c.nearness_base - tacitness * (1.0 - colocation))
    work *= 1.0 if asked else c.dodged_transfer
    work *= c.call_home_work if called_home else 1.0
    work *= c.build_theirs if built_on_theirs else 1.0
    return work * (c.locked_work if locked else 1.0)


def solved(
    c: Constants, *, depth: float, depth_other: float, need: float, asked: bool = True, called_home: bool = False
) -> float:
    """Solved part of a bench problem, 0…1: the shallower of the two decides (M25)."""
    part = min(depth, depth_other, need) / need
    return part * (1.0 if asked else c.dodged_solved) * (c.call_home_solved if called_home else 1.0)


def specialisation(c: Constants, separation: float, integration: float) -> float:
    """Factor on joint work and R&D of units apart, paid in full only when they are knit (M25, M28).

    The first ties between units carry most: int(2 − int) is what integration knits.
    """
    knit = integration * (2.0 - integration)
    return 1.0 + c.specialisation * separation * (c.specialisation_alone + c.specialisation_knit * knit)


def spillover(c: Constants, compete: float, core_alliance: float) -> float:
    """Share that competitive R&D adds to joint work (M25); `core_alliance` the alliance unit's mean of own core."""
    return c.spillover * 2.0 * compete * core_alliance


def contribution(c: Constants, *, work: float, engineers: int, specialisation: float, spillover: float) -> float:
    """X of a firm: the sum of `joint_work`, per engineer, specialised and enriched (M25)."""
    return work / (c.output_norm * engineers) * specialisation * (1.0 + spillover)


def breakthrough_chance(
    c: Constants, *, depth: float, depth_other: float, need: float, intensity: float, understanding: float
) -> float:
    """Chance that a bench breaks through, 0 when documents would have done (M26)."""
    if need < c.depth_walkthrough:
        return 0.0
    spark = c.breakthrough * depth * depth_other * intensity
    return min(c.breakthrough_cap, spark * (c.breakthrough_base + c.breakthrough_understanding * understanding))


def flow_channel(c: Constants, *, separation: float, integration: float, belonging: float) -> float:
    """Internal flow per full willingness (M27); `belonging` is the mean identification with the firm, all engineers."""
    return c.flow * (1.0 - separation * (1.0 - integration)) * (c.flow_detached + c.flow_belonging * belonging)


def willingness(c: Constants, choice: float) -> float:
    """What a head's choice 0, ½ or 1 lets through; corridors are never quite silent (M27)."""
    return max(c.flow_floor, choice)


def default_pass_home(c: Constants, closeness: float, integration: float) -> float:
    """What a head of the alliance unit would pass home unasked: less where the lab is close (M27)."""
    return max(c.flow_floor, 1.0 - c.unwilling_close * closeness * (1.0 - integration))


def default_pass_across(c: Constants, guard: float, integration: float) -> float:
    """What a product head would pass across unasked: less where the lab is off guard (M27)."""
    return max(c.flow_floor, 1.0 - c.unwilling_unguarded * (1.0 - guard) * (1.0 - integration))


def flow_home(
    c: Constants,
    *,
    channel: float,
    willingness: float,
    amnesia: float,
    parallel: float,
    notes: float = 0.0,
    outlines: float = 0.0,
    visits: float = 0.0,
    study: float = 1.0,
) -> float:
    """Flow from alliance to product unit (M27).

    `notes` and `outlines` are the shares of alliance engineers who take notes and who file an outline only; `visits`
    and `study` the product engineers' mean effort 0…2 on walking over and on studying.
    """
    open_share = channel * min(1.0, willingness + c.flow_visit * visits) * (1.0 - amnesia * (1.0 - parallel))
    carried = (1.0 + c.flow_notes * notes) * (1.0 - c.flow_outline * outlines)
    return open_share * carried * effort_factor(c.study_step, study, c.study_second)


def gain_home(c: Constants, flow: float, *, alliance: float, product: float, wall: float = 0.0) -> float:
    """Product-side mastery gained from the lab (M27); `wall` counts on partner-owned core only, pass 0 elsewhere.

    With the strongest flow the gap is closed, never passed.
    """
    return min(flow * c.flow_home * (1.0 - wall), 1.0) * max(alliance - product, 0.0)


def gain_across(flow: float, *, alliance: float, product: float) -> float:
    """Alliance-side mastery gained from the product unit (M27); `flow` = channel · willingness."""
    return min(flow, 1.0) * max(product - alliance, 0.0)


def contest_effort(c: Constants, compete: float) -> float:
    """z_e: competitive effort with falling returns, equal to `compete` at the anchor (M28)."""
    return c.contest_anchor * power(compete / c.contest_anchor, c.contest_exponent)


def drift(c: Constants, *, closeness: float, salience: float, built_on_theirs: float = 0.0) -> float:
    """How far own development waits for the partner's parts, 0…1 (M28); means over all engineers."""
    return clip(closeness * (1.0 - salience) + c.build_theirs_drift * built_on_theirs)


def core_growth(
    c: Constants, mastery: float, *, effort: float, specialisation: float, drift: float, build: float = 1.0
) -> float:
    """Growth of one own core component in the product unit (M28).

    `effort` is z_e of `compete` (+ `race_effort`), `build` the product engineers' mean effort 0…2; picks multiply.
    """
    pace = c.growth * c.growth_core * effort * specialisation * (1.0 - c.own_drift * drift)
    return pace * effort_factor(c.build_step, build, c.build_second) * (1.0 - mastery)


def joint_growth(c: Constants, mastery: Mastery, cooperate: float) -> Mastery:
    """Growth of one own complementary component in both units (M29)."""
    alliance = c.growth * c.growth_joint * cooperate * (1.0 - mastery.alliance)
    return Mastery(alliance, c.growth_sideways * (mastery.alliance + alliance - mastery.product))


def ageing(c: Constants, red_queen: float) -> Mastery:
    """Factors by which every component's mastery shrinks in a quarter, per unit (M30)."""
    rate = c.obsolescence * (1.0 + c.obsolescence_race * red_queen)
    return Mastery(max(0.0, 1.0 - c.obsolescence_joint * rate), max(0.0, 1.0 - rate))


def redundancy(c: Constants, learner: Sequence[float], owner: Sequence[float]) -> float:
    """How alike a learner has become to the owner on the owner's complementary components, alliance side (M31)."""
    alike = total(min(a, b) for a, b in zip(learner, owner, strict=True))
    return alike / len(owner) / max(total(owner) / len(owner), c.redundancy_least)
