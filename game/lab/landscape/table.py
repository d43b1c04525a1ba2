"""Games of a landscape: who sits where, on how many workers, and what is kept of each; deliberately absent: what is compared."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field

from game.ids import NATURE, ROLES, Role
from game.lab import batch
from game.lab.policies import Policy
from game.rules.nature import seed_from, whim
from game.scenario.model import Scenario

PIECE = 8
"""Games in one parcel for a worker: the scenario travels with each."""


@dataclass(frozen=True, slots=True)
class Match:
    """One game: a policy for each firm, and the number that fixes its chance."""

    policies: tuple[Policy, ...]
    number: int


@dataclass(frozen=True, slots=True)
class Score:
    """What one firm got out of one game.

    Attributes:
        own: Its value with legacy, kEUR. alliance: The alliance's, kEUR.
        personal: Mean personal points a quarter, by role in the order of `ROLES`.
    """

    own: float
    alliance: float
    personal: tuple[float, ...]

    def of(self, role: Role) -> float:
        """Return the personal points of a role."""
        return self.personal[ROLES.index(role)]


Played = tuple[Score, ...]
"""The scores of one game, firm by firm."""
Track = Callable[[Iterable[Played], int, str], Iterable[Played]]


def _quietly(games: Iterable[Played], _total: int, _step: str) -> Iterable[Played]:
    return games


@dataclass(frozen=True, slots=True)
class Table:
    """Where a landscape is played.

    Attributes:
        seed: With a match's number it fixes all chance.
        preset: Length of the games.
        executor: Where to play; here when there is none. jobs: Its workers; decides no result.
        track: Shows how far a step is: games as they end, how many, name of the step.
    """

    scenario: Scenario
    seed: int
    preset: str
    executor: Executor | None = None
    jobs: int = 1
    track: Track = field(default=_quietly)

    @property
    def firms(self) -> int:
        """How many firms sit at it."""
        return len(self.scenario.firms)

    def play(self, matches: Sequence[Match], step: str) -> list[Played]:
        """Return the scores of all matches in their order."""
        return list(self.track(self._games(matches), len(matches), step))

    def _games(self, matches: Sequence[Match]) -> Iterator[Played]:
        if self.executor is None:
            yield from (_one(self.scenario, self.preset, self.seed, match) for match in matches)
            return
        size = max(1, min(PIECE, len(matches) // (2 * self.jobs)))
        pieces = [tuple(matches[at : at + size]) for at in range(0, len(matches), size)]
        futures = [self.executor.submit(_some, self.scenario, self.preset, self.seed, piece) for piece in pieces]
        try:
            for future in futures:
                yield from future.result()
        finally:
            for future in futures:
                future.cancel()

    def meet(self, policy: Policy, other: Policy, at: int) -> Match:
        """Return the match in which one firm plays a policy and all others another; the chair goes round with `at`."""
        seats = [other] * self.firms
        seats[self.chair(at)] = policy
        return Match(tuple(seats), self.number(at))

    def chair(self, at: int) -> int:
        """Return the firm that is looked at in match `at`, from 0."""
        return at % self.firms

    def number(self, at: int) -> int:
        """Return the number of the game in match `at`: the same for a round of chairs."""
        return at // self.firms + 1

    def versus(self, policies: Sequence[Policy], others: Sequence[Policy], step: str) -> list[list[Score]]:
        """Return each policy's scores against the same others, in the same chairs, with the same chance.

        Args:
            policies: Rows of the result.
            others: Who is met in match 0, 1, …; columns of the result.
            step: Name of the step, for the one who waits.
        """
        played = self.play([self.meet(one, other, at) for one in policies for at, other in enumerate(others)], step)
        width = len(others)
        return [[played[row * width + at][self.chair(at)] for at in range(width)] for row in range(len(policies))]


def _some(scenario: Scenario, preset: str, seed: int, matches: Sequence[Match]) -> tuple[Played, ...]:
    """Play a parcel; runs in a worker."""
    return tuple(_one(scenario, preset, seed, match) for match in matches)


def _one(scenario: Scenario, preset: str, seed: int, match: Match) -> Played:
    outcome = batch.run(scenario, match.policies, seed=seed, number=match.number, preset=preset)
    alliance = outcome.value("alliance_value")
    return tuple(
        Score(
            outcome.value("firm_value", firm=f),
            alliance,
            tuple(outcome.value(f"score_{role}", firm=f) for role in ROLES),
        )
        for f in range(len(match.policies))
    )


@dataclass(frozen=True, slots=True)
class Draws:
    """Numbers looked up by name, so that a new draw shifts no other; apart from the chance of the games."""

    seed: int

    def below(self, limit: int, *name: int | str) -> int:
        """Return a whole number 0…`limit` - 1."""
        return whim(seed_from(self.seed), "|".join(map(str, ("landscape", *name))), 0, "news", NATURE) % limit

    def share(self, *name: int | str) -> float:
        """Return a number 0…1, 1 left out."""
        return self.below(1 << 30, *name) / (1 << 30)

    def order(self, size: int, *name: int | str) -> list[int]:
        """Return the whole numbers 0…`size` - 1 in a drawn order."""
        return sorted(range(size), key=lambda one: (self.below(1 << 60, *name, one), one))

    def pick(self, weights: Sequence[float], *name: int | str) -> int:
        """Return an index, each as likely as its weight; the weights add up to 1."""
        left = self.share(*name)
        for at, weight in enumerate(weights):
            left -= weight
            if left < 0:
                return at
        return max(range(len(weights)), key=lambda one: weights[one])
