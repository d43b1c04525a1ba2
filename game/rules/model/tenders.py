"""How a client team decides whom to bid with, and what comes of it (M53–M60). Draws are nature's, pushes a head's."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from game.rules.model.constants import Constants
from game.rules.model.curves import total
from game.rules.model.tensions import clip


class Pay(NamedTuple):
    """What a tender brings the firm that led it and its guest, kEUR, before the price of bidding."""

    lead: float
    guest: float


def fear(
    c: Constants,
    *,
    distrust: float,
    strength: float,
    strength_other: float,
    rivalry: float,
    wall_other: float,
    meta: float,
    complementary: float,
) -> float:
    """A client manager's fear for the client, 0…1 (M53); `wall_other` the partner's wall as believed."""
    ratio = strength_other / max(strength, c.strength_least)
    raw = c.fear_base + c.fear_distrust * distrust + c.fear_strength * (ratio - c.fear_ratio)
    raw += c.fear_rivalry * rivalry - c.fear_wall * wall_other
    return clip(raw) * (1.0 - c.fear_meta * meta) * (1.0 - c.fear_complementary * complementary)


def independence(trait: float, classes: float) -> float:
    """How much an identity of independence weighs after many voices were heard (M54)."""
    return trait * (1.0 - classes)


def invite_logit(
    c: Constants,
    *,
    manager: float,
    trust: float,
    fear: float,
    habit: float,
    meta: float,
    independence: float,
    pipe: float,
    demand: float,
    complementary: float,
    education: float,
    push: float = 0.0,
    experts: float = 0.5,
) -> float:
    """Log-odds that the drawn client manager invites the partner (M54); `push` in tokens, negative for alone.

    `experts` is the mean closeness of the own alliance engineers where the job is about the partner's technology (M70), ½
    elsewhere.
    """
    logit = c.invite_base + c.invite_manager * (manager - 0.5) + c.invite_trust * (trust - 0.5)
    logit += c.invite_meta * meta - c.invite_fear * fear - c.invite_habit * habit
    logit += c.invite_pipe * pipe * (1.0 - independence) - c.invite_independence * independence
    logit += c.invite_demand * demand + c.invite_complementary * complementary + c.invite_education * education
    return logit + c.invite_expert * (experts - 0.5) + c.push * push


def accept_logit(
    c: Constants,
    *,
    trust: float,
    distrust: float,
    wall_inviter: float,
    habit: float,
    meta: float,
    independence: float,
    managers: float,
    demand: float,
) -> float:
    """Log-odds that the invited firm accepts (M55); levels are the guest's, `managers` its managers' mean."""
    afraid = clip(c.fear_distrust * distrust - c.accept_wall * wall_inviter)
    logit = c.accept_base + c.accept_trust * (trust - 0.5) - c.accept_fear * afraid - c.accept_habit * habit
    logit += c.accept_meta * meta - c.accept_independence * independence
    return logit + c.accept_manager * (managers - 0.5) + c.accept_demand * demand


def solo_quality(c: Constants, *, core: float, complementary: float, novelty: float) -> float:
    """Quality of a bid alone (M56): means of own product-side mastery."""
    return c.quality_core * core + c.quality_joint * complementary + c.quality_novelty * novelty


def joint_quality(
    c: Constants,
    *,
    solo: float,
    complementarity: float,
    partner_complementary: float,
    understanding: float,
    manager: float,
    unevenness: float = 0.0,
    meta: float = 0.0,
    harvested: bool = False,
    outsider: bool = False,
) -> float:
    """Quality of a joint bid (M56); `partner_complementary` the partner's alliance-side mean, `manager` of the lead.

    `unevenness`, 0…1 of `unevenness()`, is how little the own people act as one towards the partner (M75); `meta` how far
    the lead's shared win has caught on: clients trust two who can point to one (M60).
    """
    added = c.quality_partner * complementarity * partner_complementary
    quality = solo + added * (1.0 + c.quality_understanding * understanding)
    quality *= (c.quality_reluctant + c.quality_willing * manager) * (1.0 - c.quality_uneven * unevenness)
    quality *= 1.0 + c.quality_meta * meta
    quality *= c.quality_harvest if harvested else 1.0
    return quality * (c.quality_outsider if outsider else 1.0)


def half_hearted(c: Constants, push: int, manager: float) -> float:
    """Factor on the quality of a bid that a head pushed a client team into, by how far that was against its lean (M81).

    `push` is in tokens, negative for alone; `manager` the disposition of the manager who leads, 1 for bidding together.
    """
    against = manager if push < 0 else 1.0 - manager
    return 1.0 - c.push_resisted * abs(push) * against


def unevenness(c: Constants, levels: Sequence[float]) -> float:
    """How far people of one firm are from one another towards a partner, 0…1 (M75).

    `levels` are the engineers' closeness and the closeness that the TMT has declared.
    """
    mean = total(levels) / len(levels)
    spread = sqrt(total((level - mean) * (level - mean) for level in levels) / len(levels))
    return min(1.0, spread / c.uneven_full)


def win_chance(c: Constants, quality: float) -> float:
    """Probability that a bid of this quality wins (M56)."""
    cube = quality * quality * quality
    others = c.rival_weight * c.rival_bid * c.rival_bid * c.rival_bid
    return cube / (cube + others) if cube > 0.0 else 0.0


def payment(c: Constants, *, joint: bool, won: bool, value_keur: float | None = None) -> Pay:
    """What a tender pays (M57); joint winners settle for less each and win more often."""
    value = c.tender_value if value_keur is None else value_keur
    if not won:
        return Pay(0.0, 0.0)
    return Pay(c.pay_lead * value, c.pay_guest * value) if joint else Pay(c.pay_solo * value, 0.0)


def bid_cost(c: Constants, joint: bool) -> Pay:
    """Price of bidding for lead and guest, to be subtracted (M57)."""
    return Pay(c.bid_lead, c.bid_guest) if joint else Pay(0.0, 0.0)


def poaching_chance(c: Constants, rivalry: float, trust_guest: float, complementary: float = 0.0) -> float:
    """Probability that the guest of a joint bid later takes the client (M57), less where it does other things (M71)."""
    return c.poach * rivalry * (1.0 - c.poach_trust * trust_guest) * (1.0 - c.poach_complementary * complementary)


def habit_next(c: Constants, habit: float, *, invited: bool, joint: bool, won: bool, meta: float) -> float:
    """H towards the drawn partner after a tender (M58); invited and declined leaves it, but for the shared win told."""
    change = -(c.habit_bid + c.habit_win * won) * habit if joint else 0.0 if invited else c.habit_gain * (1.0 - habit)
    return clip(habit + change - c.habit_meta * meta * habit)


def advocacy_each(c: Constants, *, effort: float, dedication: float, named: int) -> float:
    """Advocacy that each of the named client managers gets (M59)."""
    return effort * (c.advocacy_base + c.advocacy_dedication * dedication) / named if named else 0.0


def manager_next(c: Constants, manager: float, *, advocacy: float, meta: float, rhetoric: float, start: float) -> float:
    """A client manager's disposition after this quarter (M59): the hostile harden while `meta` is low."""
    if manager > c.manager_receptive:
        moved = c.manager_warm * advocacy
    else:
        moved = (c.manager_turned * meta - c.manager_backfire * (1.0 - meta)) * advocacy
    moved += c.manager_return * (start - manager) - c.manager_rhetoric * rhetoric * manager
    return clip(manager + moved, c.manager_least, 1.0 - c.manager_least)


def meta_next(c: Constants, meta: float, effort: float) -> float:
    """How far the shared win has caught on (M60)."""
    return clip(meta + c.meta_gain * effort * (1.0 - meta) - c.meta_fade * meta)


def head_heart(c: Constants, talk_own: float, team: float) -> float:
    """Factor on a head's effort with clients under one-sided talk of its TMT; who belongs to the team does not hear it (M76)."""
    return 1.0 - c.head_hears * min(1.0, talk_own) * (1.0 - c.cover_ears * team)


def classes_next(c: Constants, classes: float, effort: float) -> float:
    """mv: how many voices the firm allows itself about the alliance (M60)."""
    return clip(classes + c.class_gain * effort * (1.0 - classes) - c.class_fade * classes)


def pipe_next(
    c: Constants,
    pipe: float,
    *,
    effort: float,
    rhetoric: float,
    dedication: float,
    breakthroughs: int = 0,
) -> float:
    """Joint business in sight, 0…2 (M60)."""
    hunted = effort * (1.0 - c.pipe_rhetoric * rhetoric) * (c.pipe_base + c.pipe_dedication * dedication)
    return clip(c.pipe_memory * pipe + c.pipe_gain * hunted + c.breakthrough_pipe * breakthroughs, 0.0, 2.0)


def pipe_in_sight(c: Constants, own: float, theirs: float) -> float:
    """Joint business that an inviting client manager hears of, 0…2: the own head's finds and the partner's (M54)."""
    return own + c.pipe_told * (theirs - own)


def pipe_with_lead(c: Constants, pipe: float) -> float:
    """Joint business in sight after a joint bid, which passes leads on to both sides (M72)."""
    return min(2.0, pipe + c.lead_passed)


def education_next(c: Constants, education: float, effort: float, start: float) -> float:
    """How far a firm's people know the partner's technology (M70); `effort` of the classes that partners opened."""
    return clip(education + c.class_gain * effort * (1.0 - education) - c.class_fade * (education - start))
