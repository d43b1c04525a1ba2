"""Whole-firm policies as data: levers by role, and a temper that moves some of them.

A policy reads only a `Sight` and what it remembers of earlier ones. Deliberately absent: cards (`conduct`), chance (a whim
comes in), and the truth.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final, Literal

from game.ids import ROLES, Role
from game.lab.levers import NEUTRAL, Levers, Value, objection

Follow = Literal["", "active", "mirror", "defensive", "passive"]


@dataclass(frozen=True, slots=True)
class Temper:
    """How a TMT reacts.

    Attributes:
        follow: Which reaction moves course, mandate and side; none when empty.
        grab: Chance of taking more in a quarter. tempt: How far race, imbalance and coldness add to it, 0…1.
    """

    follow: Follow = ""
    grab: float = 0.0
    tempt: float = 1.0


@dataclass(frozen=True, slots=True)
class Policy:
    """How a whole firm plays.

    Attributes:
        levers: Conduct of each role, complete.
        temper: Reactions of its TMT.
    """

    name: str
    levers: Mapping[Role, Levers]
    temper: Temper = field(default=Temper())

    def but(self, name: str = "", *, follow: Follow | None = None, **roles: Mapping[str, Value]) -> "Policy":
        """Return the policy with some levers set otherwise.

        Args:
            name: Its name; by default the same.
            follow: Another reaction.
            roles: Levers by role.

        Raises:
            ValueError: A role, lever or value that does not exist.
        """
        temper = self.temper if follow is None else replace(self.temper, follow=follow)
        return self.over(roles, name, temper)

    def over(self, roles: Mapping[str, Mapping[str, Value]], name: str = "", temper: Temper | None = None) -> "Policy":
        """Return the policy with levers by role laid over it; raises like `but`."""
        wrong = [why for role, own in roles.items() for lever, to in own.items() if (why := objection(role, lever, to))]
        wrong += [f"{role}: no such role" for role in roles if role not in ROLES]
        if wrong:
            raise ValueError("; ".join(wrong))
        levers = {role: MappingProxyType({**self.levers[role], **roles.get(role, {})}) for role in ROLES}
        return Policy(name or self.name, MappingProxyType(levers), temper or self.temper)

    def __reduce__(self) -> tuple[object, ...]:
        """Travel between processes: read-only mappings do not, plain ones do."""
        return _revived, (self.name, {role: dict(own) for role, own in self.levers.items()}, self.temper)


def _revived(name: str, levers: Mapping[Role, Levers], temper: Temper) -> Policy:
    return Policy(name, MappingProxyType({role: MappingProxyType(own) for role, own in levers.items()}), temper)


def mixed(name: str, base: Policy, **roles: Policy) -> Policy:
    """Return the policy whose roles come from others: `mixed("x", ACTIVE, prod=FORTRESS)`; the temper is the TMT's."""
    levers = {role: roles.get(role, base).levers[role] for role in ROLES}
    return Policy(name, MappingProxyType(levers), roles.get("tmt", base).temper)


BALANCED: Final = Policy("BALANCED", NEUTRAL)
SHARE: Final = BALANCED.but(
    "SHARE",
    tmt={"y": 60, "z": 20, "stance": "close", "mandate": "deep_dive", "split": "honour", "sep": 25, "int": 25},
    ally={"place": "lab", "clients": 2},
)
DEFECT: Final = replace(
    BALANCED.but(
        "DEFECT",
        tmt={"y": 20, "z": 60, "stance": "arms_length", "mandate": "documents", "story_early": 1, "story_late": 1,
             "side": "ours", "tone": "enemy"},
        ally={"place": "home", "clients": 0, "hunt": "harvest"},
    ),
    temper=Temper(grab=0.5),
)  # fmt: skip
SEPARATE: Final = BALANCED.but("SEPARATE", tmt={"sep": 100, "int": 0, "wall": 50})
INTEGRATE: Final = BALANCED.but("INTEGRATE", tmt={"sep": 0, "int": 75, "story_early": 1})
MIRROR: Final = replace(BALANCED.but("MIRROR", tmt={"listen": 1}), temper=Temper("mirror", tempt=0.5))
ACTIVE: Final = replace(
    BALANCED.but(
        "ACTIVE",
        tmt={"story_early": 2, "story_late": 2, "listen": 1, "dialogue": 1, "sep": 75, "int": 75, "wall": 25,
             "parallel": 25, "mandate": "deep_dive", "raise": 1},
        ally={"shared_win": 1, "open_class": 1},
    ),
    temper=Temper("active", tempt=0.3),
)  # fmt: skip
DEFENSIVE: Final = replace(
    BALANCED.but("DEFENSIVE", tmt={"story_early": 1, "story_late": 1, "int": 25}), temper=Temper("defensive")
)
OPPORTUNIST: Final = replace(
    BALANCED.but(
        "OPPORTUNIST",
        tmt={"y": 45, "z": 40, "mandate": "documents", "int": 50, "story_early": 1, "story_late": 1, "side": "ours",
             "listen": 1},
        eng_a={"ask": "underneath"},
    ),
    temper=Temper(grab=0.3, tempt=0.6),
)  # fmt: skip
FREERIDE: Final = BALANCED.but("FREERIDE", tmt={"y": 15, "z": 60, "sep": 50, "int": 25}, ally={"place": "home"})
PASSIVE: Final = BALANCED.but("PASSIVE", follow="passive")
POLICIES: Final[Mapping[str, Policy]] = MappingProxyType(
    {
        one.name: one
        for one in (
            ACTIVE, BALANCED, SHARE, DEFECT, SEPARATE, INTEGRATE, MIRROR, OPPORTUNIST, FREERIDE, DEFENSIVE, PASSIVE,
        )
    }
)  # fmt: skip
"""The named policies, best practice first. Numbers: our table of the design's policies, on the grid of the levers."""
BRIDGE: Final = BALANCED.but(
    "BRIDGE",
    ally={"pass_home": "everything", "shared_win": 1, "open_class": 1},
    prod={"pass_across": "full", "push": "together1"},
)
FORTRESS: Final = BALANCED.but(
    "FORTRESS",
    ally={"pass_home": "nothing", "place": "home"},
    prod={"pass_across": "nothing", "push": "alone1", "lock": 1, "mark": 1},
)
CRAFT: Final = BALANCED.but("CRAFT", eng_a={"depth": "need"})
LOYAL: Final = BALANCED.but("LOYAL", eng_a={"call_home": "deep", "credit": "home"}, eng_p={"credit": "home"})
FRIEND: Final = BALANCED.but("FRIEND", eng_a={"credit": "partner"})
HUNTER: Final = BALANCED.but("HUNTER", eng_a={"ask": "underneath", "notes": 1})
PARTS: Final[Mapping[str, Policy]] = MappingProxyType(
    {one.name: one for one in (BRIDGE, FORTRESS, CRAFT, LOYAL, FRIEND, HUNTER)}
)
"""BALANCED but for the heads or the engineers, to mix from."""
