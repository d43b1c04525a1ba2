"""How core knowledge escapes from talk about something else, and is found (M22–M24). Nothing schedules a leak."""

from __future__ import annotations

from game.rules.model.constants import Constants


def leak_chance(
    c: Constants,
    *,
    adjacency: float,
    depth: float,
    intensity: float,
    immersion: float,
    guard: float,
    probe: float = 0.0,
    locked: bool = False,
    watched: bool = False,
    respected: bool = False,
) -> float:
    """Probability that one core component next to the topic escapes in one encounter (M22).

    Args:
        c: the numbers.
        adjacency: nearness of the core component to the topic, 0…1.
        depth: x, what was said in depth, 0…1; the chance is convex in it.
        intensity: enc of the encounter.
        immersion: m of the engineer who talks.
        guard: G of the same.
        probe: how hard the other side digs, 0…1.
        locked: the product head closed the component this quarter.
        watched: the own top audits the one who would learn it; watched hands take less (M78).
        respected: they handed it back once (Δ7).
    """
    said = depth * intensity * (c.leak_flat + c.leak_convexity * depth) + c.leak_dug * probe * intensity
    loose = (c.leak_unimmersed + c.immersion_leak * immersion) * (1.0 - guard)
    chance = min(c.leak_cap, c.leak_scale * adjacency * said * loose * (1.0 + c.leak_probe * probe))
    kept = (c.leak_locked if locked else 1.0) * (c.leak_audited if watched else 1.0)
    return chance * kept * (c.leak_respected if respected else 1.0)


def leak_amount(c: Constants, *, capacity: float, giver: float, taker: float) -> float:
    """Mastery of the core component that the partner's alliance unit absorbs from one leak (M23)."""
    return min(c.absorption * capacity, 1.0) * max(giver - taker, 0.0)


def handed_back(c: Constants, gained: float) -> float:
    """Mastery that leaves again when the taker hands an insight back (M23); the rest cannot be unlearned."""
    return gained * (1.0 - c.handed_back)


def detection_chance(
    c: Constants,
    listening: float,
    *,
    honest: bool = False,
    sat_in: bool = False,
    concern: bool = False,
    audited: bool = False,
) -> float:
    """Probability that the victim finds one leak (M24, M78).

    `honest` minutes, a head who sat in, a true concern and an audit of the one who received it help.
    """
    found = c.detect_base + c.detect_listening * listening
    found += c.detect_honest * honest + c.detect_sit_in * sat_in + c.detect_concern * concern + c.audit_finds * audited
    return min(1.0, found)


def tracing_chance(c: Constants, honest: bool) -> float:
    """Probability that a detected leak is traced to the person who talked (M24)."""
    return c.traced_honest if honest else c.traced_outline


def containment_chance(c: Constants, evidence: bool) -> float:
    """Probability that a leak raised with the partner's top is contained (M24)."""
    return c.raised_evidence if evidence else c.raised_contained


def mark_travel_chance(c: Constants, depth: float, guard: float) -> float:
    """Probability that the partner learns of a mark from what is said (M24)."""
    return c.mark_travel * depth * (1.0 - guard)
