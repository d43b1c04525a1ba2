"""How much one way of playing a seat is worth over another, in paired games; deliberately absent: the ways themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from math import sqrt
from types import MappingProxyType
from typing import Final

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


STEADY: Final = Way()
LEAST: Final = 0.3
"""Spreads of a regular bot that each step of the ladder has to bring in every kind of seat."""
Scores = dict[tuple[Seat, Way], float]


@dataclass(frozen=True, slots=True)
class Rung:
    """What one way is worth over another for one seat.

    Attributes:
        points: Personal points a quarter, one way minus the other.
        spread: Standard deviation of the points over games, to judge the size by: a regular bot's, or the other way's.
        step: Name of the step, where it is one of `STEPS`.
    """

    seat: Seat
    points: Difference
    spread: float
    step: str = ""

    @property
    def spreads(self) -> float:
        """The difference in spreads."""
        return self._in_spreads(self.points.mean)

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of that."""
        return self._in_spreads(self.points.low), self._in_spreads(self.points.high)

    @property
    def is_reached(self) -> bool:
        """Whether it is as large as a step of the ladder has to be, for certain above nothing."""
        return self.spreads >= LEAST and self.points.sign > 0

    def _in_spreads(self, points: float) -> float:
        return points / self.spread if self.spread else 0.0


STEPS: Final[Mapping[str, tuple[Way, Way]]] = MappingProxyType(
    {
        "steady": (STEADY, Way(level="novice")),
        "expert": (Way(level="expert"), STEADY),
        "coach": (Way(effort=coach.Effort()), STEADY),
    }
)
"""By name, the way that a step is measured of and what it is measured against; `coach` is a steady bot that follows it."""


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
    both = [list(each(partial(score, scenario, seat, way, seed, chosen), range(1, games + 1))) for way in (one, other)]
    return Rung(seat, difference(*both), _spread(both[1]))


def pairs(
    scenario: Scenario,
    seats: Sequence[Seat],
    steps: Sequence[str],
    *,
    games: int,
    seed: int = 1,
    preset: str = "",
    executor: Executor | None = None,
) -> Iterator[Scores]:
    """Yield each game's scores: the same chance and company for every way, and only one seat at a time played otherwise.

    Args:
        scenario: What is played.
        seats: Whose conduct is tried. steps: Names from `STEPS`.
        games: How many, five or more.
        seed: Fixes everything that is left to chance.
        preset: By default the scenario's first.
        executor: Where to play; here when there is none.
    """
    each = executor.map if executor else map
    chosen = preset or scenario.presets[0].name
    yield from each(partial(_scores, scenario, tuple(seats), tuple(steps), seed, chosen), range(1, games + 1))


def rungs(scores: Sequence[Scores], seats: Sequence[Seat], steps: Sequence[str]) -> tuple[Rung, ...]:
    """Return what each step is worth for each seat, seats first; needs five games or more."""
    found = []
    for seat in seats:
        spread = _spread([one[seat, STEADY] for one in scores])
        for step in steps:
            of, against = ([one[seat, way] for one in scores] for way in STEPS[step])
            found.append(Rung(seat, difference(of, against), spread, step))
    return tuple(found)


def _scores(
    scenario: Scenario, seats: tuple[Seat, ...], steps: tuple[str, ...], seed: int, preset: str, number: int
) -> Scores:
    """Return the points of game `number` by seat and way; what all seats are compared with is played once."""
    steady = play(scenario, {}, seed=seed, preset=preset, number=number)
    found = {(seat, STEADY): _points(steady, seat) for seat in seats}
    ways = [way for step in steps for way in STEPS[step] if way != STEADY]
    return found | {(seat, way): score(scenario, seat, way, seed, preset, number) for seat in seats for way in ways}


def score(scenario: Scenario, seat: Seat, way: Way, seed: int, preset: str, number: int) -> float:
    """Return a seat's mean points a quarter in one game among regular bots, the seat played in this way."""
    return _points(play(scenario, {seat: way}, seed=seed, preset=preset, number=number), seat)


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


def _points(state: State, seat: Seat) -> float:
    points = state.people[state.seat_index(seat)].points
    return sum(one.total for one in points) / max(1, len(points))


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
