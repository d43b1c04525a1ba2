"""Games, each played once whoever asks for it: orders, pieces of them, what was read; deliberately absent: who asks, and files.

Two comparisons with the same table, policies, length and chance share their games. What was read is kept by piece, so that a
run that was stopped goes on where it stood.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from game.lab import batch
from game.lab.facts.claim import Reading
from game.lab.policies import Policy
from game.scenario.model import Scenario
from game.scenario.plain import to_plain

PIECE = 10
"""Games in a piece of work, for one process; the first piece begins with game 1."""
KEY_DIGITS = 24
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Order:
    """Games of one kind.

    Attributes:
        key: The same for all orders of the same games, however many; `order` makes it.
        policies: One for each firm.
        games: How many, from number 1 on.
    """

    key: str
    scenario: Scenario
    policies: tuple[Policy, ...]
    preset: str
    seed: int
    games: int


Need = tuple[Order, Reading]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a run.

    Attributes:
        name: Of its rows in the run's data.
        needs: What has to be read of which games.
        rows: Made of what was read, once all of it is there.
    """

    name: str
    needs: tuple[Need, ...]
    rows: Callable[["Played"], list[Row]]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some games of an order, for one process."""

    order: Order
    first: int
    count: int
    readings: tuple[Reading, ...]


@dataclass(slots=True)
class Played:
    """What was read so far.

    Attributes:
        read: By key and first game of a piece: the value in each of its games, by the reading in words.
        keep: Told of every new piece.
    """

    read: dict[tuple[str, int], dict[str, list[float]]] = field(default_factory=dict)
    keep: Callable[[str, int, Mapping[str, list[float]]], None] | None = None

    def values(self, order: Order, reading: Reading) -> list[float]:
        """Return what a reading was in each game of an order.

        Raises:
            KeyError: Not all of them were played.
        """
        found: list[float] = []
        for first in range(1, order.games + 1, PIECE):
            found += self.read[order.key, first][reading.told()]
        return found[: order.games]

    def lacks(self, piece: Piece) -> bool:
        """Tell whether a piece still has to be played."""
        known = self.read.get((piece.order.key, piece.first), {})
        return any(len(known.get(reading.told(), ())) < piece.count for reading in piece.readings)

    def take(self, piece: Piece, rows: list[tuple[float, ...]]) -> None:
        """Take in what was read of a piece."""
        values = {reading.told(): [row[k] for row in rows] for k, reading in enumerate(piece.readings)}
        self.read.setdefault((piece.order.key, piece.first), {}).update(values)
        if self.keep is not None:
            self.keep(piece.order.key, piece.first, values)


def order(scenario: Scenario, policies: tuple[Policy, ...], preset: str, seed: int, games: int) -> Order:
    """Return the order of these games; policies as an arm has them, the last for all further firms."""
    each = batch.by_firm(scenario, policies)
    told = [
        to_plain(scenario),
        [[str(one.temper), {role: dict(own) for role, own in one.levers.items()}] for one in each],
        preset,
        seed,
    ]
    text = json.dumps(told, sort_keys=True, default=str)
    return Order(sha256(text.encode()).hexdigest()[:KEY_DIGITS], scenario, each, preset, seed, games)


def pieces(needs: Iterable[Need]) -> list[Piece]:
    """Return the work that needs come to, in their order: every game once, with all that is read of it."""
    merged: dict[str, tuple[Order, dict[Reading, None]]] = {}
    for wanted, reading in needs:
        known, readings = merged.setdefault(wanted.key, (wanted, {}))
        readings[reading] = None
        if wanted.games > known.games:
            merged[wanted.key] = wanted, readings
    return [
        Piece(one, first, min(PIECE, one.games + 1 - first), tuple(readings))
        for one, readings in merged.values()
        for first in range(1, one.games + 1, PIECE)
    ]


def games_of(needs: Iterable[Need]) -> int:
    """Return how many games needs come to."""
    return sum(piece.count for piece in pieces(needs))


def play(piece: Piece) -> list[tuple[float, ...]]:
    """Return the readings of each game of a piece."""
    one = piece.order
    outcomes = (
        batch.run(one.scenario, one.policies, seed=one.seed, number=number, preset=one.preset)
        for number in range(piece.first, piece.first + piece.count)
    )
    return [tuple(reading.of(outcome) for reading in piece.readings) for outcome in outcomes]


def run(
    parts: Iterable[Part], played: Played | None = None, executor: Executor | None = None
) -> Iterator[int | tuple[str, list[Row]]]:
    """Yield how many games a piece had, and the name and rows of a part as soon as all its games are played.

    Args:
        parts: In the order in which they are wanted; a game that two of them need is played for the first.
        played: What was read before; what is read now is added.
        executor: Where to play; here when there is none.
    """
    parts, played = tuple(parts), Played() if played is None else played
    work = pieces(need for part in parts for need in part.needs)
    waiting = [piece for piece in work if played.lacks(piece)]
    yield from (piece.count for piece in work if not played.lacks(piece))
    last = _last(parts, waiting)
    futures = [executor.submit(play, piece) for piece in waiting] if executor else []
    try:
        yield from _ready(parts, last, -1, played)
        for n, piece in enumerate(waiting):
            played.take(piece, futures[n].result() if futures else play(piece))
            yield piece.count
            yield from _ready(parts, last, n, played)
    finally:
        _cancel(futures)


def _last(parts: tuple[Part, ...], waiting: list[Piece]) -> list[int]:
    """Return for each part the index of the last piece that it waits for, -1 when it waits for none."""
    at = {piece.order.key: n for n, piece in enumerate(waiting)}
    return [max((at.get(wanted.key, -1) for wanted, _ in part.needs), default=-1) for part in parts]


def _ready(parts: tuple[Part, ...], last: list[int], n: int, played: Played) -> Iterator[tuple[str, list[Row]]]:
    for part, needed in zip(parts, last, strict=True):
        if needed == n:
            yield part.name, part.rows(played)


def _cancel(futures: list[Future[list[tuple[float, ...]]]]) -> None:
    for future in futures:
        future.cancel()


def rows(part: Part, executor: Executor | None = None) -> list[Row]:
    """Play a part by itself and return its rows."""
    return [row for step in run((part,), executor=executor) if not isinstance(step, int) for row in step[1]]
