"""A table whose games are not played but known: what a firm gets is written down here."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.ids import ROLES
from game.lab.landscape.table import Match, Played, Score, Table
from game.lab.levers import dose
from game.lab.policies import Policy
from tests.lab.fixtures import scenario


@dataclass(frozen=True)
class Planted(Table):
    """Listening and deep answers pay, each token of story costs; the number of the game adds the same to everybody."""

    def play(self, matches: Sequence[Match], step: str) -> list[Played]:
        games = [tuple(_score(one, match.number) for one in match.policies) for match in matches]
        return list(self.track(games, len(games), step))


def _score(policy: Policy, number: int) -> Score:
    tmt, bench = policy.levers["tmt"], policy.levers["eng_a"]
    worth = 1000 * int(tmt["listen"]) - 500 * dose(tmt["story_early"]) + 2000 * (bench["depth"] == "deep_dive")
    return Score(100_000.0 + worth + 37 * (number % 5), 50_000.0, (50.0,) * len(ROLES))


def planted(seed: int = 1) -> Planted:
    return Planted(scenario("tiny"), seed, "class")
