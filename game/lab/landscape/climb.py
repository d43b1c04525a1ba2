"""A best reply, searched for by climbing: small changes of all five roles at once, halved again and again.

In a pass all games share their chance, their chair and their opponent, and every game carries one candidate of each role, so
that one game judges five; which candidates meet is drawn anew in each pass. Deliberately absent: which mixture is met.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from game.ids import ROLES, Role
from game.lab.landscape.around import Effect, around
from game.lab.landscape.design import grid_of, within
from game.lab.landscape.table import Draws, Match, Table
from game.lab.levers import LEVERS, Levers, Value
from game.lab.paired import Difference, difference
from game.lab.policies import Policy, Temper

PASSES = (2, 2, 4, 8)
"""Passes of each rung; after each the better half of the candidates goes on."""
LEAST = 2
AFRESH = 500_009
"""Added to the seed for the race, so that what was chosen by one set of games is judged by another."""
Opponent = Callable[[int], Policy]
"""Who is met in match 0, 1, …"""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a climb found.

    Attributes:
        policy: The best of the final race. gain: Its own value less the base's, paired.
        tried: Candidates of each role.
    """

    policy: Policy
    gain: Difference
    tried: int


def climb(
    table: Table,
    base: Policy,
    rivals: Sequence[Policy],
    opponent: Opponent,
    *,
    candidates: int,
    finals: int,
    temper: Temper,
    draws: Draws,
    step: str,
) -> Reply:
    """Return the best reply found to an opponent.

    Args:
        table: Where to play.
        base: Where the climb starts.
        rivals: Other whole policies for the final race.
        opponent: Who is met.
        candidates: Of each role.
        finals: Matches of the final race, five or more.
        temper: Another reaction of the top, to try on the best of all roles.
        draws: What is left to chance in the search.
        step: Name of the step, for the one who waits.
    """
    alive = {role: _candidates(base, role, candidates, draws) for role in ROLES}
    at = 0
    for passes in PASSES:
        totals: dict[Role, list[float]] = {role: [0.0] * len(alive[role]) for role in ROLES}
        for _ in range(passes):
            _pass(table, base, alive, totals, opponent, at, draws, step)
            at += 1
        alive = {role: _better(alive[role], totals[role]) for role in ROLES}
    return _race(table, base, [*_joined(base, alive, temper), *rivals], opponent, finals, candidates, step)


def polish(table: Table, base: Policy, opponent: Opponent, *, pairs: int, finals: int, step: str) -> Reply:
    """Return the policy with every lever where it does best alone, once for certain gains only and once for all.

    A climb judges five roles by one game and misses what is small; here each value is played against the base itself.

    Args:
        table: Where to play.
        base: What is polished.
        opponent: Who is met.
        pairs: Paired games for each value, five or more. finals: Matches of the final race.
        step: Name of the step, for the one who waits.
    """
    found = around(table, base, [opponent(at) for at in range(pairs)], step=step)
    rivals = [within(base.over(_best(one for one in found if one.own.low > least))) for least in (0.0, -math.inf)]
    fresh = replace(table, seed=table.seed + AFRESH)
    return _race(fresh, base, rivals, opponent, finals, len(found), step)


def _best(found: Iterable[Effect]) -> dict[str, dict[str, Value]]:
    """Return the best value of each lever that gains, by role."""
    best: dict[str, dict[str, Value]] = {role: {} for role in ROLES}
    for one in sorted(found, key=lambda one: one.own.mean):
        if one.own.mean > 0:
            best[one.role][one.lever] = one.value
    return best


def _pass(
    table: Table,
    base: Policy,
    alive: dict[Role, list[Levers]],
    totals: dict[Role, list[float]],
    opponent: Opponent,
    at: int,
    draws: Draws,
    step: str,
) -> None:
    """Play every candidate once and add its gain over the pass's mean."""
    size = len(alive["tmt"])
    orders = {role: draws.order(size, "pass", at, role) for role in ROLES}
    firms = [within(base.over({role: alive[role][orders[role][n]] for role in ROLES})) for n in range(size)]
    other, chair = opponent(at), table.chair(at)
    matches: list[Match] = [table.meet(one, other, at) for one in firms]
    values = [played[chair].own for played in table.play(matches, step)]
    mean = sum(values) / size
    for role in ROLES:
        for n, value in enumerate(values):
            totals[role][orders[role][n]] += value - mean


def _better(candidates: list[Levers], totals: list[float]) -> list[Levers]:
    """Return the better half, best first, and never fewer than two."""
    ranked = sorted(range(len(candidates)), key=lambda one: (-totals[one], one))
    return [candidates[one] for one in ranked[: max(LEAST, len(candidates) // 2)]]


def _top(totals: Sequence[float]) -> int:
    return max(range(len(totals)), key=lambda one: (totals[one], -one))


def _candidates(base: Policy, role: Role, count: int, draws: Draws) -> list[Levers]:
    """Return the role's conduct as it is, then every single change of it in drawn order, then drawn pairs of changes."""
    own = base.levers[role]
    steps: list[dict[str, Value]] = [
        {lever.name: value} for lever in LEVERS[role].values() for value in grid_of(lever) if value != own[lever.name]
    ]
    single = [steps[n] for n in draws.order(len(steps), "steps", role)]
    pairs = [
        {**steps[draws.below(len(steps), "pair", n, role)], **steps[draws.below(len(steps), "other", n, role)]}
        for n in range(max(0, count - 1 - len(single)))
    ]
    changed: list[Levers] = [{**own, **change} for change in (*single, *pairs)]
    return [own, *changed][:count]


def _joined(base: Policy, alive: Mapping[Role, list[Levers]], temper: Temper) -> list[Policy]:
    """Return the base with the best candidate of each role alone, of all together, this with another temper, and bolder ones.

    Bolder: the changes of the two or three best candidates of every role at once, the better one's where they touch one lever.
    """
    best: dict[str, Levers] = {role: alive[role][0] for role in ROLES}
    alone = [within(base.over({role: best[role]})) for role in ROLES]
    whole = within(base.over(best))
    bolder = [within(base.over({role: merged(base, role, alive[role][:n]) for role in ROLES})) for n in (2, 3)]
    return [*alone, whole, replace(whole, temper=temper), *bolder]


def merged(base: Policy, role: Role, candidates: Sequence[Levers]) -> Levers:
    """Return a role's conduct with the changes of all candidates, best first, in it."""
    own = dict(base.levers[role])
    changes = [{name: value for name, value in one.items() if value != own[name]} for one in candidates]
    for change in reversed(changes):
        own |= change
    return own


def _race(
    table: Table, base: Policy, rivals: Sequence[Policy], opponent: Opponent, finals: int, tried: int, step: str
) -> Reply:
    """Let whole policies meet the same opponents; the best mean wins."""
    firms = [base, *rivals]
    scores = table.versus(firms, [opponent(at) for at in range(finals)], step)
    means = [sum(one.own for one in row) for row in scores]
    first = _top(means)
    gain = difference([one.own for one in scores[first]], [one.own for one in scores[0]])
    return Reply(firms[first], gain, tried)
