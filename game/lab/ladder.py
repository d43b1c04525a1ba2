"""How much one way of playing a seat is worth over another, in paired games; deliberately absent: the ways themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from math import sqrt

from game.bots import Level, choose, spoken
from game.errors import RuleViolation
from game.ids import NATURE, Seat
from game.lab import coach
from game.lab.casting import cast
from game.lab.paired import Difference, difference
from game.lab.selfplay import opening_chance
from game.moves import Move, Play, Turn
from game.rules import engine, nature
from game.rules.observe import observe
from game.rules.state import State
from game.scenario.model import Scenario
from game.views import SeatView

Conduct = Callable[[SeatView, int], Play]


@dataclass(frozen=True, slots=True)
class Way:
    """A way of playing one seat; picklable.

    Attributes:
        persona: A text for `bots.parse_persona`; empty for whom the scenario casts there.
        level: How practised.
        effort: How hard its coach thinks; `None` for a bot that follows nobody.
    """

    persona: str = ""
    level: Level = "regular"
    effort: coach.Effort | None = None


@dataclass(frozen=True, slots=True)
class Rung:
    """What one way is worth over another for one seat.

    Attributes:
        points: Personal points a quarter, one way minus the other.
        spread: Standard deviation of the other way's points over games, to judge the size by.
    """

    seat: Seat
    points: Difference
    spread: float

    @property
    def spreads(self) -> float:
        """The difference in spreads of the other way."""
        return self.points.mean / self.spread if self.spread else 0.0


def climb(
    scenario: Scenario,
    seat: Seat,
    one: Way,
    other: Way,
    *,
    games: int,
    seed: int = 1,
    preset: str = "",
    executor: Executor | None = None,
) -> Rung:
    """Return what playing a seat one way brings over another: the same games, chance and company, only that seat differs.

    Args:
        scenario: What is played.
        seat: Whose conduct differs.
        one: The way that is measured. other: What it is measured against.
        games: Pairs, five or more.
        seed: Fixes everything that is left to chance.
        preset: By default the scenario's first.
        executor: Where to play; here when there is none.
    """
    each = executor.map if executor else map
    chosen = preset or scenario.presets[0].name
    pairs = [list(each(partial(score, scenario, seat, way, seed, chosen), range(1, games + 1))) for way in (one, other)]
    return Rung(seat, difference(*pairs), _spread(pairs[1]))


def score(scenario: Scenario, seat: Seat, way: Way, seed: int, preset: str, number: int) -> float:
    """Return a seat's mean points a quarter in one game among regular bots, the seat played in this way."""
    state = play(scenario, {seat: way}, seed=seed, preset=preset, number=number)
    points = state.people[state.seat_index(seat)].points
    return sum(one.total for one in points) / max(1, len(points))


def play(scenario: Scenario, ways: Mapping[Seat, Way], *, seed: int, preset: str, number: int) -> State:
    """Return a finished game in which some seats are played in ways of their own, all others by regular bots as cast."""
    key, table, personas = nature.seed_from(seed), str(number), cast(scenario)
    state = engine.start(scenario, preset=preset, table=table, chance=opening_chance(seed, table))
    while state.phase != "over":
        for seat in engine.with_cards(state):
            whim = nature.whim(key, table, state.quarter, state.phase, seat)
            for move in _moves(observe(state, seat), whim, ways.get(seat, Way()), personas[seat], scenario):
                state = _submitted(state, seat, move)
        state, _ = engine.submit(state, NATURE, Turn(nature.chance(key, table, state.quarter, state.phase)))
    return state


def _moves(view: SeatView, whim: int, way: Way, persona: str, scenario: Scenario) -> Iterator[Move]:
    """Yield what a seat says and then its draft."""
    temper = way.persona or persona
    yield from spoken(view, whim, temper)
    if way.effort is not None:
        own = choose(view, whim, persona=temper, level=way.level)
        yield coach.best(view, scenario, way.effort, own=own.cards)
    else:
        yield choose(view, whim, persona=temper, level=way.level)


def _submitted(state: State, seat: Seat, move: Move) -> State:
    try:
        return engine.submit(state, seat, move)[0]
    except RuleViolation:
        return engine.submit(state, seat, Play((), seal=True))[0] if isinstance(move, Play) else state


def _spread(values: Sequence[float]) -> float:
    mean = sum(values) / len(values)
    return sqrt(sum((value - mean) ** 2 for value in values) / max(1, len(values) - 1))
