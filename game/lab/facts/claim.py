"""A claim as data: what is compared with what, and what the comparison has to show; deliberately absent: playing it.

A claim says only what it expects. Whoever writes one puts the numbers of the treatment here before the run that is reported.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.lab.batch import Outcome
from game.lab.facts.arm import Arm
from game.lab.names import OBSERVABLES

Expected = Literal["up", "down", "kept"]
Kind = Literal["direct", "chain", "feedback"]
Door = Literal["submit", "scenario", "experiment"]
Span = tuple[int, int] | Literal["late", "last"] | None
FULL = 12


@dataclass(frozen=True, slots=True)
class Reading:
    """One number of one game.

    Attributes:
        span: Quarters of a game of `of_quarters`, scaled to the game's length; `late` the last third, `last` the last quarter.
        firm: Index, or -1 for the mean over firms.
    """

    name: str
    span: Span = None
    firm: int = -1
    of_quarters: int = FULL

    def told(self) -> str:
        """Return the reading as one word, to keep it by."""
        return f"{self.name}/{self.span}/{self.firm}/{self.of_quarters}"

    def of(self, outcome: Outcome) -> float:
        """Return the number."""
        return outcome.value(self.name, firm=None if self.firm < 0 else self.firm, span=self._span(outcome))

    def _span(self, outcome: Outcome) -> tuple[int, int] | None:
        match self.span:
            case None:
                return None
            case "late":
                return outcome.late()
            case "last":
                return outcome.quarters, outcome.quarters
            case (first, last):
                played = outcome.nominal
                whole = self.of_quarters
                return 1 + (first - 1) * played // whole, max(1, last * played // whole)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison.

    Attributes:
        expected: Treatment above control (`up`), below (`down`), or not below (`kept`).
        control: An arm, or a number to be compared with.
        beside: A second pair of arms; then the difference of the first pair is compared with that of the second.
        is_relative: Whether a difference beside another is taken as a share of its control.
    """

    reading: Reading
    expected: Expected
    treatment: Arm
    control: Arm | float
    beside: tuple[Arm, Arm] | None = None
    is_relative: bool = False

    def arms(self) -> Iterator[Arm]:
        """Yield every arm it needs."""
        yield self.treatment
        if isinstance(self.control, Arm):
            yield self.control
        yield from self.beside or ()


@dataclass(frozen=True, slots=True)
class Off:
    """Constants that are set to 0 together, to see what is left of a claim's effect.

    Attributes:
        constants: Their names.
        why: What they are: the claim's own mechanism, or a second one that carries the rest.
        tests: Indices of the comparisons this is about; all when empty.
    """

    constants: tuple[str, ...]
    why: str = ""
    tests: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What one of the papers says, and how it shows here.

    Attributes:
        id: For example `A01`. text: Our paraphrase. paper: `000`, `001` or `lit`. section: Where it stands there.
        kind: Whether the treatment enters the outcome's own equation, goes through several, or feeds back.
        tests: All have to hold.
        off: What carries it: first its own mechanism, then that with what else has a hand in it, until nothing is left.
        core: Which of the eight mechanisms of Table 1 it is, `E1` … `B4`; else empty.
        quarters: Length of the games: 3, 8, 12 or 16.
        note: What a reader should know of the test.
        miss: Why it does not hold, where a committed run has shown that it does not.
        horizon: Why its sign changes in another setting, where a committed run has shown that it does.
    """

    id: str
    text: str
    paper: Literal["000", "001", "lit"]
    section: str
    kind: Kind
    tests: tuple[Comparison, ...]
    off: tuple[Off, ...] = ()
    core: str = ""
    quarters: int = FULL
    note: str = ""
    miss: str = ""
    horizon: str = ""

    @property
    def door(self) -> Door:
        """Through which door the treatments come: what seats choose, what the scenario says, or what nature is made to do."""
        arms = [arm for test in self.tests for arm in test.arms()]
        if any(arm.is_clamped for arm in arms):
            return "experiment"
        same = all(dict(one.knobs) == dict(test.treatment.knobs) for test in self.tests for one in test.arms())
        return "submit" if same else "scenario"


def compared(
    name: str, expected: Expected, treatment: Arm, control: Arm | float, *, span: Span = None, firm: int = -1,
    beside: tuple[Arm, Arm] | None = None, is_relative: bool = False,
) -> Comparison:  # fmt: skip
    """Return a comparison of one observable.

    Raises:
        KeyError: No observable is called that.
    """
    if name not in OBSERVABLES:
        raise KeyError(name)
    return Comparison(Reading(name, span, firm), expected, treatment, control, beside, is_relative)
