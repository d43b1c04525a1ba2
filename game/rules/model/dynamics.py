"""What builds up between quarters: intensities, red queen, lock-in, novelty, dormancy (M40–M45)."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod, sqrt

from game.rules.model.constants import Constants
from game.rules.model.curves import root
from game.rules.model.tensions import clip


def cooperation_next(c: Constants, cooperation: float, *, given: float, received: float) -> float:
    """Coop of a pair after this quarter's sharing, both ways (M40)."""
    return c.intensity_memory * cooperation + (1.0 - c.intensity_memory) * 0.5 * (given + received)


def competition_next(
    c: Constants,
    competition: float,
    *,
    compete: float,
    compete_other: float,
    rivalry: float,
    parallel: float = 0.0,
    extra: float = 0.0,
) -> float:
    """Comp of a pair after this quarter (M41); `extra` from outsider bids and the scenario."""
    fought = c.comp_effort * (compete + compete_other) * (c.comp_base + c.comp_rivalry * rivalry)
    fought = clip(fought + c.comp_parallel * parallel + extra)
    return clip(c.intensity_memory * competition + (1.0 - c.intensity_memory) * fought)


def red_queen_from_absorption(c: Constants, red_queen: float, absorbed: float) -> float:
    """Growth of R by core that changed hands; `absorbed` = sum over firms ÷ number of firms (M42, meter E3)."""
    return c.red_queen_gain * c.red_queen_absorbed * absorbed * (1.0 - red_queen)


def red_queen_next(
    c: Constants, red_queen: float, *, absorbed: float, compete: Sequence[float], rivalry: float, cooperation: float
) -> float:
    """R after this quarter (M42); `compete` of every firm, `cooperation` the new mean over pairs."""
    effort = root(prod(z * z for z in compete), len(compete))
    pressed = c.red_queen_effort * effort * (c.comp_base + c.comp_rivalry * rivalry)
    grown = red_queen_from_absorption(c, red_queen, absorbed) + c.red_queen_gain * pressed * (1.0 - red_queen)
    return clip(red_queen + grown - c.red_queen_truce * cooperation * red_queen - c.red_queen_fade * red_queen)


def lock_in_released(
    c: Constants, lock_in: float, *, competition: float, explore: float, distrust: float, parallel: float
) -> float:
    """How much lock-in competition, search, distrust and rival projects undo this quarter (M43, meter B2)."""
    awake = c.wake_comp * competition + c.wake_search * explore + c.wake_distrust * distrust
    return c.lock_release * lock_in * (awake + c.wake_parallel * parallel)


def lock_in_next(
    c: Constants, lock_in: float, *, cooperate: float, trust: float, active: bool, released: float
) -> float:
    """Λ of a firm after this quarter (M43); `released` from `lock_in_released`; new T, Comp, D, means over partners."""
    bound = c.lock_gain * cooperate * (c.lock_base + c.lock_trust * trust) * (1.0 - lock_in) if active else 0.0
    return clip(lock_in + bound - released)


def effort_factor(step: float, effort: float, second: float) -> float:
    """What product engineers' mean effort 0…2 on one kind of work makes of it, 1 at 1 (Δ15).

    `second` is what effort beyond the first brings of the first: who does more of the same repeats itself.
    """
    return 1.0 + step * (effort - 1.0) * (second if effort > 1.0 else 1.0)


def search_yield(c: Constants, *, explore: float, lock_in: float, red_queen: float, parallel: float = 0.0) -> float:
    """Novelty that this quarter's search brings (M44); who meets the partner as a rival next door looks harder (`parallel`)."""
    effort = explore + c.search_concavity * (sqrt(c.search_anchor * explore) - explore)
    alert = 1.0 + c.search_alert * parallel
    return c.search * effort * alert * (1.0 - c.search_locked * lock_in) * (1.0 - c.search_raced * red_queen)


def novelty_next(
    c: Constants, novelty: float, *, found: float, odd: float = 1.0, absorbed: float = 0.0, breakthroughs: int = 0
) -> float:
    """N after this quarter (M44).

    `found` from `search_yield`, `odd` the product engineers' mean effort on it, 0 or more, `absorbed` the partners' core
    that this firm's people picked up in talk, mastery.
    """
    found *= effort_factor(c.novelty_step, odd, c.novelty_second)
    kept = (1.0 - c.novelty_fade) * novelty
    sparked = c.novelty_absorbed * absorbed + c.breakthrough_novelty * breakthroughs
    return clip(kept + found + sparked, 0.0, c.novelty_cap)


def low_quarters_next(c: Constants, low_quarters: int, *, trust: float, joint_keur: float) -> int:
    """Low quarters in a row, this one included (M45); `trust` the mean over pairs, both ways."""
    return low_quarters + 1 if trust < c.dormant_trust or joint_keur < c.dormant_joint else 0


def falls_asleep(c: Constants, low_quarters: int) -> bool:
    """Whether the alliance goes dormant after this many low quarters in a row (M45)."""
    return low_quarters >= c.dormant_quarters


def may_return(c: Constants, trust: float, trust_back: float) -> bool:
    """Whether two firms that both ask may take up the alliance again (M45)."""
    return min(trust, trust_back) >= c.return_trust
