"""Policies against each other in every pairing, and the mixture that such a matrix settles in; no search.

A cell is what a firm gets that plays the row while all others play the column, averaged over chairs and games. Every firm
wants its own value, which the others need not lose: the game is symmetric but not zero-sum, so no linear programme solves
it. The mixture is the rest point that replicator dynamics reach from an even start: each policy's weight grows as fast as
it does better than the mixture does against itself; a rest point that is reached so is a symmetric Nash equilibrium.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp

from game.ids import ROLES, Role
from game.lab.landscape.table import Match, Score, Table
from game.lab.policies import BALANCED, PARTS, POLICIES, Policy, mixed

STEPS = 6000
RATE = 0.02
TRACE = 0.001
"""Weight below which a policy has died out."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Policies met by policies; it grows by rows and columns.

    Attributes:
        policies: Rows, and columns in the same order.
        cells: Scores by row and column, in the order of the matches.
    """

    policies: list[Policy] = field(default_factory=list)
    cells: dict[tuple[int, int], tuple[Score, ...]] = field(default_factory=dict)

    def grow(self, table: Table, policies: Sequence[Policy], games: int, step: str) -> None:
        """Add policies and play what is missing; of two firms one game serves two cells.

        Args:
            table: Where to play.
            policies: New rows.
            games: In each cell; the chair goes round, so a multiple of the number of firms looks at each alike.
            step: Name of the step, for the one who waits.
        """
        self.policies.extend(policies)
        size = len(self.policies)
        missing = [(i, j) for i in range(size) for j in range(size) if (i, j) not in self.cells]
        seats = {(i, j, at): _seats(i, j, table.chair(at), table.firms) for i, j in missing for at in range(games)}
        wanted = list(dict.fromkeys((who, table.number(at)) for (_, _, at), who in seats.items()))
        matches = [Match(tuple(self.policies[one] for one in who), number) for who, number in wanted]
        played = dict(zip(wanted, table.play(matches, step), strict=True))
        for i, j in missing:
            self.cells[i, j] = tuple(played[seats[i, j, at], table.number(at)][table.chair(at)] for at in range(games))

    def own(self) -> list[list[float]]:
        """Return the mean own value by row and column, kEUR."""
        size = range(len(self.policies))
        return [[_mean([score.own for score in self.cells[i, j]]) for j in size] for i in size]

    def worth(self, weights: Sequence[float]) -> Score:
        """Return what a firm gets on average that draws its policy from a mixture and meets the same mixture."""
        size = range(len(self.policies))
        shares = [(weights[i] * weights[j], score) for i in size for j in size for score in self.cells[i, j]]
        whole = sum(share for share, _ in shares)
        return Score(
            sum(share * one.own for share, one in shares) / whole,
            sum(share * one.alliance for share, one in shares) / whole,
            tuple(sum(share * one.personal[at] for share, one in shares) / whole for at in range(len(ROLES))),
        )

    def mixture(self) -> list[float]:
        """Return the weights that the matrix settles in; they add up to 1."""
        return settle(self.own())

    def against(self, weights: Sequence[float]) -> list[float]:
        """Return the mean own value of every row against a mixture, kEUR."""
        return [sum(weight * cell for weight, cell in zip(weights, row, strict=True)) for row in self.own()]


def _seats(i: int, j: int, chair: int, firms: int) -> tuple[int, ...]:
    return tuple(i if f == chair else j for f in range(firms))


def settle(own: Sequence[Sequence[float]]) -> list[float]:
    """Return the rest point of replicator dynamics from an even start, with the traces of what died out taken away.

    Args:
        own: Own value by row (mine) and column (theirs).
    """
    size = range(len(own))
    spread = max(map(max, own)) - min(map(min, own)) or 1.0
    weights = [1 / len(own)] * len(own)
    late = [0.0] * len(own)
    for step in range(STEPS):
        gains = [sum(own[i][j] * weights[j] for j in size) / spread for i in size]
        mean = sum(weight * gain for weight, gain in zip(weights, gains, strict=True))
        grown = [max(1e-12, weights[i]) * exp(RATE * (gains[i] - mean) * 10) for i in size]
        whole = sum(grown)
        weights = [one / whole for one in grown]
        if step >= STEPS // 2:
            late = [one + weight for one, weight in zip(late, weights, strict=True)]
    kept = [one if one >= TRACE * sum(late) else 0.0 for one in late]
    return [one / sum(kept) for one in kept]


def named() -> list[Policy]:
    """Return the named whole-firm policies."""
    return list(POLICIES.values())


def parts() -> dict[Role, list[Policy]]:
    """Return by role the different conducts that the named policies and parts have there, each in an otherwise neutral firm."""
    found: dict[Role, list[Policy]] = {}
    for role in ROLES:
        kinds: list[Policy] = []
        for one in (BALANCED, *POLICIES.values(), *PARTS.values()):
            other = mixed(one.name, BALANCED, **{role: one})
            if all((other.levers, other.temper) != (known.levers, known.temper) for known in kinds):
                kinds.append(other)
        found[role] = kinds
    return found


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
