"""What people and batches wait for; nothing here can fail for being slow, the figures are printed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time

import pytest

from game.bots import choose
from game.debrief import debrief
from game.ids import NATURE, Seat
from game.lab import batch
from game.lab.casting import cast
from game.lab.policies import POLICIES
from game.lab.selfplay import Batch, play_one
from game.moves import Move, Turn
from game.protocol import codec
from game.protocol.messages import Update
from game.rules import engine
from game.rules.nature import chance, seed_from, whim
from game.rules.observe import observe
from game.rules.state import State, digest
from game.scenario.load import load_scenario
from game.scenario.model import Scenario

pytestmark = pytest.mark.bench
SEED = seed_from(1)
ROOT = Path(__file__).parents[2]
PRESET = "full"


def spent_us(work: Callable[[], object], times: int) -> float:
    """Return the processor time of one call in microseconds, mean over `times` after one call to warm up."""
    work()
    begun = process_time()
    for _ in range(times):
        work()
    return (process_time() - begun) / times * 1e6


def real() -> Scenario:
    file = ROOT / "scenarios" / "itcom-insys" / "scenario.yaml"
    return load_scenario(file.read_bytes(), file.name)


def opened(scenario: Scenario) -> State:
    return engine.start(scenario, preset=PRESET, chance=chance(SEED, "1", 0, "news"))


@dataclass
class Parts:
    """One game taken apart: its moves, and the processor seconds that views, choices, the seats' and nature's moves took."""

    over: State
    moves: list[tuple[Seat, Move]] = field(default_factory=list)
    view: float = 0.0
    choice: float = 0.0
    apply: float = 0.0
    turn: float = 0.0

    @property
    def decisions(self) -> int:
        """How many times a seat chose."""
        return sum(seat != NATURE for seat, _ in self.moves)


def played(scenario: Scenario) -> Parts:
    """Return a finished game, every seat a regular bot."""
    parts = Parts(opened(scenario))
    while parts.over.phase != "over":
        for seat in engine.with_cards(parts.over):
            _decide(parts, seat)
        state = parts.over
        closing = Turn(chance(SEED, state.table, state.quarter, state.phase))
        begun = process_time()
        parts.over, _ = engine.submit(state, NATURE, closing)
        parts.turn += process_time() - begun
        parts.moves.append((NATURE, closing))
    return parts


def _decide(parts: Parts, seat: Seat) -> None:
    state = parts.over
    number = whim(SEED, "1", state.quarter, state.phase, seat)
    begun = process_time()
    view = observe(state, seat)
    seen = process_time()
    move = choose(view, number, persona="steady")
    chosen = process_time()
    parts.over, _ = engine.submit(state, seat, move)
    parts.apply += process_time() - chosen
    parts.choice += chosen - seen
    parts.view += seen - begun
    parts.moves.append((seat, move))


def again(scenario: Scenario, moves: list[tuple[Seat, Move]]) -> State:
    """Play recorded moves without a view, as a batch does."""
    state = opened(scenario)
    for seat, move in moves:
        state, _ = engine.submit(state, seat, move)
    return state


def table(title: str, rows: dict[str, float], base: float, unit: str) -> None:
    print(f"\n{title:58} {'µs':>10}    ratio to {unit}")
    for name, micro in rows.items():
        print(f"{name:58} {micro:10,.0f} {micro / base:10.2f}")


def test_print_what_a_game_and_its_parts_cost() -> None:
    scenario = real()
    played(scenario)
    parts = played(scenario)
    seats, quarters, n = len(scenario.seats), parts.over.quarter, parts.decisions
    assert digest(again(scenario, parts.moves)) == digest(parts.over)
    shared = Batch(scenario, 1, PRESET, cast(scenario, {"*": "steady"}))
    games = {
        "recorded moves, no views": spent_us(lambda: again(scenario, parts.moves), 5),
        "policies of the laboratory, no views": spent_us(
            lambda: batch.run(scenario, _some(), seed=1, preset=PRESET), 3
        ),
        "bots with views": spent_us(lambda: play_one(shared, 1), 2),
    }
    table(f"one game, {quarters} quarters, {seats} seats", games, games["recorded moves, no views"], "recorded moves")
    print(", ".join(f"{name}: {1e6 / micro:.1f} games a second" for name, micro in games.items()))
    each = {
        "check and apply": parts.apply / n * 1e6,
        "next view": parts.view / n * 1e6,
        "a bot's choice": parts.choice / n * 1e6,
        "nature's share (closing the phases)": parts.turn / n * 1e6,
    }
    table(f"one decision of one seat, mean of {n}", each, each["check and apply"], "check and apply")


def test_print_what_a_person_waits_for() -> None:
    over = played(real()).over
    seat = over.scenario.seats[0].id
    packed = codec.encode(Update(1, 1, observe(over, seat), None, None, all_in=True))
    rows = {
        "one view": spent_us(lambda: observe(over, seat), 50),
        "one digest": spent_us(lambda: digest(over), 50),
        f"encode one view ({len(packed):,} bytes)": spent_us(
            lambda: codec.encode(Update(1, 1, observe(over, seat), None, None, all_in=True)), 50
        ),
        "decode one view": spent_us(lambda: codec.decode_server(packed), 50),
        "debrief of one seat": spent_us(lambda: debrief(over, seat), 3),
    }
    table("at a table", rows, rows["one view"], "one view")


def _some() -> batch.Policies:
    return POLICIES["BALANCED"]
