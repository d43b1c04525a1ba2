"""Who feels close, opens up, stays on guard, and how belonging moves (M7–M16). What is then said stands elsewhere."""

from __future__ import annotations

from typing import NamedTuple

from game.rules.model.constants import Constants
from game.rules.model.curves import sigma
from game.rules.model.tensions import clip


class Pulls(NamedTuple):
    """How strongly an engineer is drawn to the partner and to the own firm."""

    partner: float
    own: float


def immersion(c: Constants, *, complexity: float, colocation: float, scope: float) -> float:
    """How deeply the joint work absorbs, 0…1 (M7)."""
    room = c.immersion_apart + c.coloc_immersion * colocation
    return clip(c.immersion_base + c.immersion_work * complexity * room * scope)


def participation(c: Constants, *, in_alliance_unit: bool, separation: float, lent: bool = False) -> float:
    """Part of an engineer's quarter that goes into encounters (M7)."""
    if in_alliance_unit:
        return 1.0
    return c.visit_participation * (1.0 if lent else 1.0 - separation)


def onesided_talk(c: Constants, story: float, rhetoric: float, shielded: bool = False) -> float:
    """How loud one-sided talk is: story effort of that side plus rhetoric against the partner (M8)."""
    loud = story + c.rhetoric * rhetoric
    return loud * c.shield_onesided if shielded else loud


def pulls(
    c: Constants,
    *,
    org: float,
    unit: float,
    team: float,
    prof: float,
    immersion: float,
    in_alliance_unit: bool,
    talk_partner: float,
    talk_own: float,
    separation: float,
    competition: float,
) -> Pulls:
    """PP and OP of one engineer (M8); `talk_*` from `onesided_talk`, `competition` the mean over partners."""
    partner = team + c.immersion_pull * immersion * prof + c.story_pull * talk_partner
    own = c.org_pull * org + c.own_pull_base + c.story_pull * talk_own * (1.0 - c.cover_ears * team)
    own += c.rivalry_pull * (1.0 - separation) * competition
    if in_alliance_unit:
        return Pulls(partner + c.unit_pull_joint * unit, own)
    return Pulls(partner, own + c.unit_pull_own * unit)


def closeness(c: Constants, *, pulls: Pulls, trust: float, distrust: float, wall: float, welcome: float = 0.0) -> float:
    """How near an engineer feels to one partner, 0…1 (M9).

    `wall` is the partner's wall as believed; `welcome`, -½…½, how near the partner's top says that it wants to be, less a
    half, times how loud it says so.
    """
    logit = c.closeness_steepness * (pulls.partner - pulls.own)
    logit += c.closeness_trust * (trust - c.trust_neutral)
    logit -= c.closeness_distrust * (distrust - c.distrust_neutral) * (1.0 - c.wall_calms * wall)
    return sigma(logit + c.wall_closeness * wall + c.welcome * welcome)


def steered(c: Constants, *, felt: float, declared: float, heard: float) -> float:
    """How near an engineer keeps to the partner, 0…1, once home has said how near it means people to be (M79).

    Args:
        c: The numbers.
        felt: Closeness of the pulls (M9).
        declared: Closeness that the TMT declares (card T1).
        heard: Both-sided story times its clarity: an aim that nobody tells, or nobody understands, steers nobody.
    """
    return felt + min(1.0, c.closeness_steered * heard) * (declared - felt)


def belonging_tension(c: Constants, pulls: Pulls, shielded: bool = False) -> float:
    """B in 0…1: two strong pulls of equal size tear; less behind a head who keeps the house's demands from the lab (M10)."""
    both = pulls.partner + pulls.own
    if both <= 1e-9:
        return 0.0
    torn = (1.0 - abs(pulls.partner - pulls.own) / both) * min(1.0, both / 2.0)
    return torn * c.shield_calm if shielded else torn


def openness(c: Constants, closeness: float, salience: float) -> float:
    """O in 0…1: inclination to share (M11)."""
    return closeness + c.decoupling * salience * (1.0 - closeness)


def guard(c: Constants, *, closeness: float, salience: float, tension: float, extra: float = 0.0) -> float:
    """G in 0…1: inclination to protect, worn down by unresolved tension (M12); `extra` from calls, marks, visits."""
    held = (1.0 - closeness) + c.decoupling * salience * closeness
    return clip(held * (1.0 - c.depletion * tension * (1.0 - salience)) + extra)


def depth(c: Constants, rung: int) -> float:
    """Depth of rung 0 withheld, 1 documents, 2 walk-through, 3 deep dive (M13)."""
    return (0.0, c.depth_documents, c.depth_walkthrough, c.depth_deepdive)[rung]


def scope(c: Constants, mandate: int) -> float:
    """Scope of mandate 1 documents, 2 walk-through, 3 deep dive (M13)."""
    return (0.0, c.scope_documents, c.scope_walkthrough, c.scope_deepdive)[mandate]


def declared(c: Constants, stance: str) -> float:
    """Closeness that a TMT declares as its aim, 0…1 (M64, card T1): `arms_length`, `guarded` or `close`."""
    return {"arms_length": c.stance_far, "guarded": c.stance_guarded, "close": c.stance_close}[stance]


def pull_rung(c: Constants, inclination: float, draw: float) -> int:
    """The rung that feels natural today: `inclination` = O·scope rounded at random, mean-preserving (M13).

    Args:
        c: the numbers.
        inclination: 0…1.
        draw: nature's uniform number, 0 ≤ draw < 1; the smaller, the deeper.
    """
    for rung in (1, 2, 3):
        low, high = depth(c, rung - 1), depth(c, rung)
        if inclination <= high:
            return rung if (inclination - low) > draw * (high - low) else rung - 1
    return 3


def focus(c: Constants, unresolved: float, credited_at_home: bool) -> int:
    """Focus of an engineer this quarter (M13); `unresolved` = b·(1 − q)."""
    return c.focus_base - (unresolved >= c.focus_torn and not credited_at_home)


def consistency_next(c: Constants, consistency: float, *, same_side: bool, story: float) -> float:
    """Memory of having been told the same side, 0…1 (M14); `story` is the effort of this quarter."""
    told = same_side and story > c.story_audible
    return (1.0 - c.consistency_memory) * consistency + c.consistency_memory * told


def clarity(c: Constants, *, consistency: float, listening: float, integration: float) -> float:
    """How well a both-sided story is understood (M14)."""
    repeated = c.clarity_base + c.clarity_consistency * consistency
    heard = c.clarity_unheard + c.clarity_listening * listening
    return c.clarity * repeated * heard * (c.clarity_apart + c.clarity_integration * integration)


def salience_next(
    c: Constants, salience: float, *, story_both: float, clarity: float, shielded: bool = False, explained: bool = False
) -> float:
    """Q after this quarter's story, before its encounters (M14)."""
    told = story_both * (c.shield_both if shielded else 1.0)
    gained = c.salience_gain * told * clarity * (1.0 - salience)
    return clip(salience + gained - c.salience_fade * salience + c.salience_explained * explained)


def team_stimulus(c: Constants, *, volume: float, colocation: float, trust: float) -> float:
    """Team feeling from one encounter of volume v = x·enc; sum over encounters, add the small acts of M15."""
    return volume * (c.team_apart + c.coloc_team * colocation) * (c.team_cold + c.team_trust * trust)


def org_stimulus(
    c: Constants,
    *,
    listening: float,
    story_both: float,
    competition: float,
    talk_own: float,
    team: float,
    team_stimulus: float,
) -> float:
    """What binds to, or loosens from, the own firm (M15); `competition` of the quarter's start, `team` = I_team."""
    bound = c.org_base + c.org_listening * listening + c.org_story * story_both + c.org_rivalry * competition
    return bound + c.org_onesided * talk_own * (1.0 - c.cover_ears * team) - c.org_team_loss * team_stimulus


def unit_stimulus(c: Constants, separation: float) -> float:
    """What binds to the own unit (M15)."""
    return c.unit_base + c.unit_separation * separation


def prof_stimulus(c: Constants, immersion: float, participation: float) -> float:
    """What binds to the craft (M15)."""
    return c.prof_immersion * immersion * participation


def identification_next(c: Constants, now: float, stimulus: float, base: float) -> float:
    """One identification after a quarter (M16); `base` is the population's, towards which it reverts."""
    room = 1.0 - now if stimulus > 0.0 else now
    return clip(now + c.identity_speed * stimulus * room - c.identity_reversion * (now - base))
