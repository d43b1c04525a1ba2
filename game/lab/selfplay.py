"""Games among bots, one or many, each the same wherever it runs; deliberately absent: processes, clocks and files.

Chance and whims are keyed by seed and game number, so a changed move in one game touches no other game, and leaves its
own game's past and luck as they were.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass

from game.bots import Level, choose, spoken
from game.errors import RuleViolation
from game.events import Event
from game.ids import NATURE, Line, Phase, Seat, line
from game.lab.casting import Casting, Casts
from game.lab.measures import Measures, Tally
from game.moves import Move, Play, Turn
from game.rules import engine, nature
from game.rules.observe import observe
from game.rules.state import State, digest
from game.scenario.model import Scenario

Watch = Callable[[Seat, Move, State, tuple[Event, ...]], None]


class Unplayable(Exception):
    """A changed move that its game cannot take.

    Attributes:
        line: Why, as a sentence to be.
    """

    def __init__(self, line: Line) -> None:
        """Build the error; it travels between processes, so it holds nothing but its argument."""
        super().__init__(line)
        self.line = line


@dataclass(frozen=True, slots=True)
class Change:
    """One seat's move put in place of the bot's."""

    quarter: int
    phase: Phase
    seat: Seat
    play: Play


@dataclass(frozen=True, slots=True)
class Game:
    """One finished game.

    Attributes:
        table: Its number in the batch, as text; keys its chance.
        digest: The fingerprint of the end; whoever wants those on the way watches.
        refusals: Bot moves that the law refused and a default replaced; anything but 0 is a bug of a bot.
    """

    scenario: str
    preset: str
    seed: int
    table: str
    digest: str
    refusals: int
    measures: Measures


@dataclass(frozen=True, slots=True)
class Batch:
    """What many games have in common; small enough to be sent to another process.

    Attributes:
        personas: By seat, complete (`casting.cast`), or a picklable function from game number to that.
        level: `novice`, `regular` or `expert`, for every bot.
        changes: By game number, from 1.
    """

    scenario: Scenario
    seed: int
    preset: str
    personas: Casts
    level: Level = "regular"
    changes: Mapping[int, Change] | None = None


PlayOne = Callable[[Batch, int], Game]


def play(
    scenario: Scenario,
    *,
    seed: int,
    table: str,
    preset: str,
    personas: Casting,
    level: Level = "regular",
    changed: Change | None = None,
    watch: Watch | None = None,
) -> Game:
    """Return one game among bots, played to its end.

    Args:
        scenario: What is played.
        seed: Any whole number; with the table it fixes everything that is left to chance.
        table: Key of this game among those of one seed.
        preset: Name of one of the scenario's presets.
        personas: By seat, complete.
        level: Of every bot.
        changed: One move to play instead of the bot's.
        watch: Called after every move with who moved, the move, the state and the events.

    Raises:
        Unplayable: The law refuses the changed move, or the game ended without a moment for it.
    """
    state = engine.start(scenario, preset=preset, table=table, chance=opening_chance(seed, table))
    run = _Run(state, nature.seed_from(seed), personas, level, changed, watch or _nobody)
    run.play()
    return Game(scenario.name, preset, seed, table, digest(run.state), run.refusals, run.tally.measures(run.state))


def opening_chance(seed: int, table: str) -> str:
    """Return the chance that opens a game: the key of the phase before the first."""
    return nature.chance(nature.seed_from(seed), table, 0, "news")


def play_one(batch: Batch, number: int, watch: Watch | None = None) -> Game:
    """Return game `number` (from 1) of a batch; raises like `play`."""
    return play(
        batch.scenario,
        seed=batch.seed,
        table=str(number),
        preset=batch.preset,
        personas=batch.personas(number) if callable(batch.personas) else batch.personas,
        level=batch.level,
        changed=(batch.changes or {}).get(number),
        watch=watch,
    )


def play_some(one: PlayOne, batch: Batch, numbers: tuple[int, ...]) -> tuple[Game, ...]:
    """Return some games of a batch in order: the piece of work that one process takes."""
    return tuple(one(batch, number) for number in numbers)


def play_all(
    batch: Batch, games: int, executor: Executor | None = None, jobs: int = 1, one: PlayOne = play_one
) -> Iterator[Game]:
    """Yield games 1…`games` of a batch in order, each as soon as all before it are done.

    Args:
        batch: What they share.
        games: How many.
        executor: Where to play; here and now when there is none.
        jobs: How many workers the executor has; decides the size of the pieces and nothing else.
        one: What plays one game of the batch; it has to be picklable.
    """
    if executor is None:
        yield from (one(batch, number) for number in range(1, games + 1))
        return
    futures = [executor.submit(play_some, one, batch, piece) for piece in _pieces(games, jobs)]
    try:
        yield from _in_order(futures)
    finally:
        for future in futures:
            future.cancel()


def _in_order(futures: Iterable[Future[tuple[Game, ...]]]) -> Iterator[Game]:
    for future in futures:
        yield from future.result()


def _pieces(games: int, jobs: int) -> Iterator[tuple[int, ...]]:
    """Return numbers 1…`games` in pieces, small enough that no worker idles long at the end or holds up an interrupt."""
    size = max(1, min(4, games // (4 * jobs)))
    for first in range(1, games + 1, size):
        yield tuple(range(first, min(first + size, games + 1)))


def _nobody(_actor: Seat, _move: Move, _state: State, _events: tuple[Event, ...]) -> None:
    """Watch nothing."""


class _Run:
    """One game under way."""

    def __init__(
        self, state: State, seed: bytes, personas: Casting, level: Level, changed: Change | None, watch: Watch
    ) -> None:
        self.state = state
        self.seed, self.personas, self.level = seed, personas, level
        self.changed = changed
        self.watch = watch
        self.refusals = 0
        self.tally = Tally()

    def play(self) -> None:
        while self.state.phase != "over":
            for seat in engine.with_cards(self.state):
                self._act(seat)
            self._turn()
        if self.changed is not None:
            late = self.changed
            raise Unplayable(line("cli.selfplay.no_moment", seat=late.seat, quarter=late.quarter, phase=late.phase))

    def _act(self, seat: Seat) -> None:
        quarter, phase, changed = self.state.quarter, self.state.phase, self.changed
        if changed is not None and (changed.quarter, changed.phase, changed.seat) == (quarter, phase, seat):
            self.changed = None
            self._change(changed)
            return
        whim = nature.whim(self.seed, self.state.table, quarter, phase, seat)
        view = observe(self.state, seat)
        chosen = choose(view, whim, persona=self.personas[seat], level=self.level)
        for said in spoken(view, whim, self.personas[seat]):
            self._submit(seat, said)
        try:
            self._submit(seat, chosen)
        except RuleViolation:
            self.refusals += 1
            self._submit(seat, Play((), seal=True))

    def _change(self, changed: Change) -> None:
        try:
            self._submit(changed.seat, changed.play)
        except RuleViolation as refusal:
            raise Unplayable(refusal.line) from None

    def _turn(self) -> None:
        quarter, phase = self.state.quarter, self.state.phase
        self._submit(NATURE, Turn(nature.chance(self.seed, self.state.table, quarter, phase)))
        if phase == "encounters":
            self.tally.close_quarter(self.state)

    def _submit(self, seat: Seat, move: Move) -> None:
        self.state, events = engine.submit(self.state, seat, move)
        self.tally.take(events)
        self.watch(seat, move, self.state, events)
