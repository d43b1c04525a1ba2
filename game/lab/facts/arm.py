"""One arm of an experiment: who plays how at which table; deliberately absent: what is read of it (`claim`)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from game.ids import Component, Firm, Manager, Role, Seat
from game.lab.policies import BALANCED, Policy
from game.scenario.interventions import Do, Intervention
from game.scenario.model import ComponentSpec, FirmSpec, Scenario, SeatSpec, Shape
from game.scenario.resolve import mastery_of
from game.scenario.setting import Knobs, Start

Leaf = TypeVar("Leaf", Knobs, Start)
ENGINEERS: tuple[Role, ...] = ("eng_a", "eng_p")
EVERY_FIRM = (0, 1, 2, 3)
LAST = 17
SHAPES: tuple[Shape, ...] = ("circle", "square", "triangle", "diamond")
KNOBS = frozenset(one.name for one in fields(Knobs))
STARTS = frozenset(one.name for one in fields(Start))
Setting = int | str | tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Arm:
    """One side of a comparison.

    Attributes:
        policies: By firm in order; the last plays for all further ones.
        knobs: Knob or start value by name, for every firm (or one number a firm); `attitude`, the managers' mean; and `roles`,
            what all are to each other beside partners, as words in one text.
        experiment: What nature does.
        constants: Constants of the model for the whole game.
    """

    policies: tuple[Policy, ...] = (BALANCED,)
    knobs: Mapping[str, Setting] = field(default_factory=dict)
    experiment: tuple[Intervention, ...] = ()
    constants: Mapping[str, float] = field(default_factory=dict)

    def key(self) -> str:
        """Return a text that is the same for arms that play the same."""
        told = [
            [[str(one.temper), {role: dict(own) for role, own in one.levers.items()}] for one in self.policies],
            {name: self.knobs[name] for name in sorted(self.knobs)},
            [str(one) for one in self.experiment],
            {name: self.constants[name] for name in sorted(self.constants)},
        ]  # fmt: skip
        return json.dumps(told, sort_keys=True)

    def but(self, **knobs: Setting) -> "Arm":
        """Return the arm with some knobs set otherwise."""
        return replace(self, knobs={**self.knobs, **knobs})

    @property
    def is_clamped(self) -> bool:
        """Whether it needs the experiment's door: levels, laws, constants."""
        return bool(self.experiment or self.constants)


def arm(*policies: Policy, **knobs: Setting) -> Arm:
    """Return an arm of policies and knobs: `arm(ACTIVE, rival=8_000)`."""
    return Arm(policies or (BALANCED,), knobs)


def hold(
    what: str, to: float, *, firms: tuple[int, ...] = EVERY_FIRM, roles: tuple[Role, ...] = ENGINEERS, since: int = 1,
    until: int = LAST, do: Do = "hold", toward: tuple[int, ...] = EVERY_FIRM,
) -> Intervention:  # fmt: skip
    """Return an intervention, by default a level held all the game for everybody (bp); `do` says otherwise."""
    return Intervention(do, what, to if do == "constant" else int(to), firms, toward, roles, since, until)


def table_of(scenario: Scenario, played: Arm, *, firms: int = 2, rival: int = 0) -> Scenario:
    """Return the scenario as an arm wants it.

    Args:
        scenario: The neutral table, two firms.
        played: Whose knobs, constants and experiment.
        firms: How many firms; the third is made after the first, the fourth after the second.
        rival: Added to rivalry, bp.
    """
    while len(scenario.firms) < firms:
        scenario = one_more(scenario)
    size = len(scenario.firms)
    experiment = tuple(
        replace(one, firms=tuple(f for f in one.firms if f < size), toward=tuple(g for g in one.toward if g < size))
        for one in played.experiment
    )
    scenario = replace(
        scenario,
        experiment=(*scenario.experiment, *experiment),
        constants=tuple(sorted({**dict(scenario.constants), **played.constants}.items())),
    )
    for name, value in played.knobs.items():
        scenario = tuned(scenario, name, value)
    if rival:
        now = scenario.knobs[0].rival
        scenario = tuned(scenario, "rival", max(0, min(10_000, now + rival)))
    return scenario


def tuned(scenario: Scenario, name: str, value: Setting) -> Scenario:
    """Return the scenario with one knob or start value set, and with what the file would derive from it.

    Raises:
        KeyError: There is no knob and no start value of that name.
    """
    each = [value[min(f, len(value) - 1)] if isinstance(value, tuple) else value for f in range(len(scenario.firms))]
    if name == "attitude":
        return _warmed(scenario, [int(one) for one in each])
    if name == "roles":
        return _related(scenario, str(value).split())
    if name in KNOBS:
        knobs = tuple(_set(k, name, one) for k, one in zip(scenario.knobs, each, strict=True))
        scenario = replace(scenario, knobs=knobs)
    elif name in STARTS:
        starts = tuple(_set(s, name, one) for s, one in zip(scenario.starts, each, strict=True))
        return replace(scenario, starts=starts)
    else:
        raise KeyError(name)
    if name == "overlap":
        parts = tuple(replace(part, mastery=_known(part, scenario)) for part in scenario.components)
        return replace(scenario, components=parts)
    if name == "independence":
        firms = tuple(
            replace(firm, managers=tuple(replace(m, independence=int(one)) for m in firm.managers))
            for firm, one in zip(scenario.firms, each, strict=True)
        )
        return replace(scenario, firms=firms)
    return scenario


def _set(leaf: Leaf, name: str, value: int | str) -> Leaf:
    changes: dict[str, Any] = {name: value}
    return replace(leaf, **changes)


def _warmed(scenario: Scenario, means: list[int]) -> Scenario:
    firms = []
    for firm, mean in zip(scenario.firms, means, strict=True):
        step = mean - sum(m.attitude for m in firm.managers) // len(firm.managers)
        moved = tuple(replace(m, attitude=max(200, min(9_800, m.attitude + step))) for m in firm.managers)
        firms.append(replace(firm, managers=moved))
    return replace(scenario, firms=tuple(firms))


def _related(scenario: Scenario, roles: list[str]) -> Scenario:
    """Return the scenario in which every firm is all this to every other, beside a partner."""
    size = len(scenario.firms)
    firms = tuple(replace(firm, relations=(("partner", *roles),) * size) for firm in scenario.firms)
    return replace(scenario, firms=firms)


def _known(part: ComponentSpec, scenario: Scenario) -> tuple[tuple[int, int], ...]:
    return tuple(mastery_of(part.kind, part.owner == firm.id, scenario.knobs[0].overlap) for firm in scenario.firms)


def one_more(scenario: Scenario) -> Scenario:
    """Return the table with one firm more, made after one of the first two: same people, same knowledge, other names."""
    new = len(scenario.firms)
    old = new % 2
    twin = scenario.firms[old]
    name = Firm(f"{twin.id}{new}")

    def renamed(text: str) -> str:
        return f"{name}.{text.split('.', 1)[1]}"

    managers = tuple(replace(m, id=Manager(renamed(m.id)), firm=name) for m in twin.managers)
    bond = twin.relations[1 - old]
    relations = (*(bond,) * new, twin.relations[old])
    firm = FirmSpec(name, new, f"{twin.label} {new}", SHAPES[new], twin.ours, managers, relations)
    others = tuple(replace(one, relations=(*one.relations, bond)) for one in scenario.firms)
    seats = [_moved(seat, Seat(renamed(seat.id)), name, new) for seat in scenario.seats if seat.firm_index == old]
    own = [part for part in scenario.components if part.owner_index == old]
    first = len(scenario.components)
    at = {part.index: first + n for n, part in enumerate(own)}
    parts = [_taught(part, scenario) for part in scenario.components]
    for n, part in enumerate(own):
        touches = tuple((at[core], near) for core, near in part.touches)
        made = replace(
            part, id=Component(f"{part.id}{new}"), index=first + n, label=f"{part.label} {new}", owner=name,
            owner_index=new, touches=touches,
        )  # fmt: skip
        known = tuple(mastery_of(part.kind, f == new, scenario.knobs[0].overlap) for f in range(new + 1))
        parts.append(replace(made, mastery=known))
    return replace(
        scenario,
        firms=(*others, firm),
        seats=(*scenario.seats, *seats),
        components=tuple(parts),
        knobs=(*scenario.knobs, scenario.knobs[old]),
        starts=(*scenario.starts, scenario.starts[old]),
    )


def _moved(seat: SeatSpec, id: Seat, firm: Firm, index: int) -> SeatSpec:
    return replace(seat, id=id, firm=firm, firm_index=index)


def _taught(part: ComponentSpec, scenario: Scenario) -> ComponentSpec:
    return replace(part, mastery=(*part.mastery, mastery_of(part.kind, False, scenario.knobs[0].overlap)))
