"""What an experiment does to a game beside its players: levels set or held, constants turned; deliberately absent: doing it.

It is part of the scenario, hence of a record's first row; nature applies it when a quarter opens and while it resolves.
"""

from dataclasses import dataclass
from typing import Literal

from game.ids import Role

Do = Literal["set", "hold", "base", "constant", "betray"]
OF_PEOPLE = ("org", "unit", "team", "prof", "q")
OF_PAIRS = ("trust", "distrust", "damage", "understanding", "habit", "coop", "comp")
OF_FIRMS = (
    "cap", "lock_in", "novelty", "meta", "multivocal", "pipeline", "believed_wall", "sep", "int", "wall", "attitudes",
)  # fmt: skip
OF_TABLE = ("red_queen", "rival", "compl", "compl_unit")
OF_LAW = ("kill", "encounter", "labels")
LEVELS = (*OF_PEOPLE, *OF_PAIRS, *OF_FIRMS, *OF_TABLE, *OF_LAW)
MOST = {"novelty": 15_000, "pipeline": 20_000, "compl": 20_000}
FULL = 10_000
SHARES: dict[Do, tuple[str, ...]] = {"set": LEVELS, "hold": LEVELS, "base": OF_PEOPLE[:4]}
"""Which levels an act may name; a constant is named by the model, a betrayal by nothing."""


@dataclass(frozen=True, slots=True)
class Intervention:
    """One line of an experiment.

    Attributes:
        do: `set` a level once, `hold` it all the while, `base` of a loyalty, `constant` of the model, `betray`.
        what: Level or constant; empty for a betrayal.
        to: Level in bp, size of the betrayal in bp, or the constant's number.
        firms: Indices; for a pair those that hold it, for a betrayal those that commit it.
        toward: Indices of the partners that a pair's level is about.
        roles: Whose level it is, for people.
        first, last: Quarters, both included.
    """

    do: Do
    what: str
    to: int | float
    firms: tuple[int, ...]
    toward: tuple[int, ...]
    roles: tuple[Role, ...]
    first: int
    last: int

    def holds(self, quarter: int) -> bool:
        """Tell whether the quarter lies between its first and its last."""
        return self.first <= quarter <= self.last


def most(what: str) -> int:
    """Return the highest level of that name, bp."""
    return MOST.get(what, FULL)
