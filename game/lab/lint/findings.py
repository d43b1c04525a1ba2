"""One thing an author should look at; deliberately absent: finding it (see the other modules) and saying it (the catalogue)."""

from dataclasses import dataclass
from typing import Literal

from game.ids import Line, line

Weight = Literal["mend", "look"]
Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found.

    Attributes:
        kind: Its name, for programs; the sentence is `lint.<kind>`.
        weight: `mend` what no case should have, `look` what may be meant.
        line: The sentence to be, audience: the author.
        places: Keys in the file, of which the first that it has is to blame; none where no line is.
    """

    kind: str
    weight: Weight
    line: Line
    places: tuple[Place, ...] = ()


def finding(kind: str, weight: Weight, *places: Place, **args: str | int) -> Finding:
    """Return a finding that says `lint.<kind>` with these arguments."""
    return Finding(kind, weight, line(f"lint.{kind}", **args), places)


def percent(share: float) -> int:
    """Return a share as whole percent."""
    return round(100 * share)
