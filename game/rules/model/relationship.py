"""What one firm makes of another: signal, trust, damage, distrust, understanding, belief in walls (M32–M39)."""

from __future__ import annotations

from math import sqrt

from game.rules.model.constants import Constants
from game.rules.model.curves import tanh
from game.rules.model.tensions import clip


def received(volume: float, *, partners: int, engineers: int) -> float:
    """Share of the possible that came (or went) this quarter, 0…1: summed volume x·enc of one direction (M32)."""
    return clip(volume * partners / engineers)


def signal(c: Constants, received: float) -> float:
    """How what came compares with what one expects, −1…1 (M32)."""
    return tanh(c.signal_gain * (received - c.signal_reference))


def violation(
    c: Constants,
    *,
    grabbed: bool = False,
    alarms: int = 0,
    probe_seen: bool = False,
    poached: bool = False,
    used: bool = False,
    other: float = 0.0,
) -> float:
    """How badly a firm was treated this quarter, 0…1 (M33).

    `alarms` are leaks to that partner detected inside; `other` the sum of the rest of M33: broken word, false wall,
    travelling ideas.
    """
    total = c.viol_grab * grabbed + c.viol_alarm * min(alarms, 2) + c.viol_probe * probe_seen
    return clip(total + c.viol_poached * poached + c.viol_used * used + other)


def goodwill(c: Constants, *, bids: int, wins: int, other: float = 0.0) -> float:
    """What joint bids and wins, kept words and gestures add to the next trust update (M33)."""
    return c.good_bid * bids + c.good_win * wins + other


def trust_next(
    c: Constants, trust: float, *, signal: float, good: float, closeness: float, damage: float, violation: float
) -> float:
    """T after this quarter (M34); `closeness` is the mean over alliance engineers, `damage` of the quarter's start."""
    gain = c.trust_gain * (max(signal, 0.0) + good + c.trust_closeness * (closeness - 0.5))
    loss = c.trust_loss * (violation + c.trust_stingy * max(-signal, 0.0))
    room = 1.0 - damage - trust
    # A cold quarter (negative gain) never lifts trust, also where it stands above the ceiling that damage sets.
    return clip(trust + gain * (room if gain > 0.0 else max(room, 0.0)) - loss * trust)


def damage_next(c: Constants, damage: float, violation: float) -> float:
    """Rp after this quarter (M35)."""
    return clip(damage + c.damage_gain * violation * (1.0 - damage) - c.damage_fade * damage)


def awareness(c: Constants, *, integration: float, separation: float, parallel: float, salience: float) -> float:
    """How clearly a firm's people see that the partner is a rival (M36); `salience` the mean over all engineers."""
    seen = c.aware_base + c.aware_integration * integration + c.aware_parallel * parallel
    return seen + c.aware_together * (1.0 - separation) + c.aware_salience * salience


def distrust_next(
    c: Constants, distrust: float, *, violation: float, awareness: float, competition: float, closeness: float
) -> float:
    """D after this quarter (M36): it grows from awareness of rivalry without violation, and fades among the close."""
    gain = c.distrust_gain * (violation + c.rivalry_distrust * awareness * competition)
    fade = c.distrust_fade * (1.0 + c.fade_closeness * closeness)
    return clip(distrust + gain * (1.0 - distrust) - fade * distrust)


def understanding_next(c: Constants, understanding: float, *, given: float, received: float) -> float:
    """U after this quarter's mutual sharing (M37)."""
    gain = c.understanding_gain * sqrt(given * received)
    return clip(understanding + gain * (1.0 - understanding) - c.understanding_fade * understanding)


def understanding_kept(c: Constants, amnesia: float, parallel: float) -> float:
    """Factor on U where projects end and people scatter (M37); `parallel` is the mean over firms."""
    return 1.0 - c.understanding_amnesia * amnesia * (1.0 - parallel)


def wall_belief_next(c: Constants, believed: float, *, wall: float, separation: float) -> float:
    """w̃ of a firm after this quarter, as partners believe it (M38)."""
    shown = c.belief_wall * wall + c.belief_separation * separation
    return clip(c.belief_memory * believed + (1.0 - c.belief_memory) * shown)


def wall_vouched(c: Constants, believed: float, heard: float = 1.0) -> float:
    """w̃ after the head has vouched for the wall (M38); `heard` is `vouch_wider` where the word arrives at second hand."""
    return believed + c.vouch * heard * (1.0 - believed)


def wall_disproved(c: Constants, believed: float, told: float = 1.0) -> float:
    """w̃ after the owner met its own core in the product of the firm that has the wall (M73).

    The product side sees it at once; `told`, the owner's integration, is how much of it reaches its alliance side.
    """
    return max(0.0, believed - c.wall_disproved * told)


def bluff_chance(c: Constants, wall: float) -> float:
    """Probability that vouching for a wall this thin is found out (M38)."""
    return c.vouch_exposed * max(0.0, 1.0 - wall / c.vouch_wall)


def use_noticed_chance(c: Constants, increment: float) -> float:
    """Probability that a firm notices its core in the partner's product; `increment` the largest in use (M39)."""
    return min(c.use_noticed_cap, c.use_noticed * increment)


def settlement(c: Constants, joint_keur: float) -> float:
    """What a firm that was caught using a partner's core leaves to it of its share of the joint value, kEUR (M47)."""
    return c.used_settled * max(0.0, joint_keur)


def inspection_chance(c: Constants, increment: float) -> float:
    """Probability that taking the partner's product apart finds own core in it (M39)."""
    return min(c.inspect_cap, c.inspect_base + c.inspect_gain * increment)


def betrayed(c: Constants, trust: float, distrust: float, damage: float, *, size: float) -> tuple[float, float, float]:
    """T, D and Rp after an authored betrayal of this size, 0…1 (M35)."""
    return trust * (1.0 - size), distrust + size * (1.0 - distrust), damage + c.betrayal_damage * size * (1.0 - damage)
