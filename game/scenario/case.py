"""A case: a scenario with its variants, what bots do in each, and what should come of it; deliberately absent: playing it.

A case is read by batches and by authors. A game is made from one variant's scenario and knows nothing of the rest.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from game.ids import Firm
from game.scenario.model import Scenario

BASE = "base"
Value = int | str
Relation = Literal["greater", "less", "at_least", "at_most"]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names that a case may use and that the format does not know by itself.

    Attributes:
        policies: Names of whole-firm policies.
        levers: Role, lever: the values it may take.
        observables: Names of what a batch measures.
    """

    policies: Collection[str] = ()
    levers: Mapping[str, Mapping[str, Collection[Value]]] = field(default_factory=dict)
    observables: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Conduct:
    """What the bots of one firm do in batches.

    Attributes:
        policy: Name of a whole-firm policy, or empty for the batch's own.
        levers: Role, lever, value, laid over the policy; sorted.
    """

    policy: str = ""
    levers: tuple[tuple[str, str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to set up the case.

    Attributes:
        id: `base` for the file as it stands, else its key in `variants`.
        scenario: The whole scenario with the change laid over; this is what a record holds.
        conduct: One for each firm.
    """

    id: str
    title: str
    text: str
    scenario: Scenario
    conduct: tuple[Conduct, ...]


@dataclass(frozen=True, slots=True)
class Expectation:
    """What should come of the case, as an inequality between means over paired games.

    With d = treatment - `times` · (control or `number`): `greater` says d > by, `less` d < -by, `at_least` d >= -by,
    `at_most` d <= by.

    Attributes:
        observable: Its name; levels run from 0 to 1, money is kEUR.
        treatment: Id of a variant.
        control: Id of a variant, or None where `number` stands.
        times: Factor on the control.
        by: Margin, in units of the observable.
        firm: Whose value counts, or None for the mean over firms.
        from_bp, to_bp: First and last point of the game that count.
        at: Names of presets.
        miss: Why it does not hold, where it does not, as far as is known.
    """

    id: str
    text: str
    source: str
    observable: str
    relation: Relation
    treatment: str
    control: str | None
    number: float | None
    times: float
    by: float
    firm: Firm | None
    from_bp: int
    to_bp: int
    at: tuple[str, ...]
    miss: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """All variants, `base` first, and all expectations, in the file's order."""

    variants: tuple[Variant, ...]
    expectations: tuple[Expectation, ...]

    def variant(self, wanted: str) -> Variant:
        """Return the variant of that id; empty is `base`.

        Raises:
            KeyError: There is none.
        """
        for variant in self.variants:
            if variant.id == (wanted or BASE):
                return variant
        raise KeyError(wanted)
