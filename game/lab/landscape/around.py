"""What one lever does around a policy: paired games that differ in it alone; deliberately absent: how the policy was found."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from game.ids import Role
from game.lab.landscape.table import Score, Table
from game.lab.levers import ALL, LEVERS, Lever, Value
from game.lab.paired import Difference, difference
from game.lab.policies import Policy

COARSE = (10, 25, 40, 55, 70)
"""Steps of the course that are tried; fifteen of each would cost more games than they tell."""
MOST_COURSE = 95
_COURSE = (("tmt", "y"), ("tmt", "z"), ("tmt", "mandate"))
MOVED: dict[str, tuple[tuple[str, str], ...]] = {
    "": (),
    "active": _COURSE,
    "mirror": _COURSE,
    "defensive": (*_COURSE, ("tmt", "side"), ("tmt", "stance"), ("ally", "place")),
    "passive": (("tmt", "mandate"),),
}
"""Levers that a temper moves from quarter to quarter, by reaction; they are compared with the reaction off in both arms."""
COMPANY: dict[tuple[str, str], dict[str, Value]] = {
    ("tmt", "stance"): {"story_early": 1, "story_late": 1},
    ("tmt", "side"): {"story_early": 1, "story_late": 1},
    ("tmt", "tone"): {"story_early": 1, "story_late": 1, "side": "ours"},
    ("ally", "focus"): {"clients": 1},
    ("ally", "retell"): {"shared_win": 1},
}
"""Levers that say how something is done, and what has to be done at least for that; it is done in both arms."""
NOT_DONE: tuple[Value, ...] = (0, "both", "partner")
"""Values of what is needed that do not do it."""
REMOVED: dict[str, dict[str, Value]] = {
    "story": {"story_early": 0, "story_late": 0},
    "listen": {"listen": 0},
    "int": {"int": 0},
    "dialogue": {"dialogue": 0},
}
"""Sense-giving, sense-taking, integration and dialogue, and what taking them out of a policy means."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One lever at another value, less the policy as it is.

    Attributes:
        base: The policy's own value. value: The one tried.
        own: Difference of the own firm's value, kEUR. alliance: Of the alliance's, kEUR.
        personal: Of the personal points of the lever's role.
    """

    role: Role
    lever: str
    base: Value
    value: Value
    own: Difference
    alliance: Difference
    personal: Difference

    @property
    def upward(self) -> int:
        """The sign of the own firm's effect of *more* of the lever, in the order of its grid; 0 when undecided."""
        grid = LEVERS[self.role][self.lever].values
        return self.own.sign * (1 if grid.index(self.value) > grid.index(self.base) else -1)


def around(
    table: Table, policy: Policy, others: Sequence[Policy], only: Collection[tuple[str, str]] = (), step: str = "levers"
) -> list[Effect]:
    """Return the effects of all levers at all (coarse) values, one at a time.

    Args:
        table: Where to play.
        policy: What is changed.
        others: Who is met in match 0, 1, …; five or more.
        only: Role and lever of those that matter; all when empty.
        step: Name of the step, for the one who waits.
    """
    probes = [
        (lever, value)
        for lever in ALL
        if not only or (lever.role, lever.name) in only
        for value in tried(lever, policy)
    ]
    grounds = {ground_of(lever, policy): ground(lever, policy) for lever, _ in probes}
    arms = [grounds[ground_of(lever, policy)].over({lever.role: {lever.name: value}}) for lever, value in probes]
    rows = table.versus([*grounds.values(), *arms], others, step)
    controls = dict(zip(grounds, rows, strict=False))
    return [
        _effect(lever, grounds[key], value, scores, controls[key])
        for (lever, value), scores in zip(probes, rows[len(grounds) :], strict=True)
        for key in [ground_of(lever, policy)]
    ]


Ground = tuple[bool, tuple[tuple[str, Value], ...]]


def ground_of(lever: Lever, policy: Policy) -> Ground:
    """Return how the ground on which a lever is tried differs from the policy: reaction off, and what is done besides."""
    own, needed = policy.levers[lever.role], COMPANY.get((lever.role, lever.name), {})
    lacking = tuple((name, value) for name, value in needed.items() if own[name] in NOT_DONE)
    return (lever.role, lever.name) in MOVED[policy.temper.follow], lacking


def ground(lever: Lever, policy: Policy) -> Policy:
    """Return the policy on which a lever is tried."""
    is_moved, lacking = ground_of(lever, policy)
    still = policy.but(follow="") if is_moved else policy
    return still.over({lever.role: dict(lacking)}) if lacking else still


def _effect(lever: Lever, policy: Policy, value: Value, treated: Sequence[Score], control: Sequence[Score]) -> Effect:
    base = policy.levers[lever.role][lever.name]
    own = difference([one.own for one in treated], [one.own for one in control])
    alliance = difference([one.alliance for one in treated], [one.alliance for one in control])
    personal = difference([one.of(lever.role) for one in treated], [one.of(lever.role) for one in control])
    return Effect(lever.role, lever.name, base, value, own, alliance, personal)


def tried(lever: Lever, policy: Policy) -> tuple[Value, ...]:
    """Return the values of a lever to try on a policy: all others that the law would take."""
    levers = policy.levers[lever.role]
    others = [value for value in lever.values if value != levers[lever.name]]
    if lever.name not in ("y", "z"):
        return tuple(others)
    rest = int(levers["z" if lever.name == "y" else "y"])
    return tuple(value for value in others if value in COARSE and int(value) + rest <= MOST_COURSE)


def removals(table: Table, policy: Policy, others: Sequence[Policy]) -> dict[str, Difference]:
    """Return what taking sense-giving, sense-taking, integration or dialogue out of a policy does to the own firm's value."""
    arms = [policy.but(tmt=change) for change in REMOVED.values()]
    control, *treated = table.versus([policy, *arms], others, "removals")
    whole = [one.own for one in control]
    return {name: difference([one.own for one in scores], whole) for name, scores in zip(REMOVED, treated, strict=True)}
