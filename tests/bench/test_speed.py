"""What people and batches wait for; nothing here can fail for being slow, the figures are printed."""

from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from game.bots import choose
from game.debrief import debrief
from game.ids import NATURE
from game.moves import Turn
from game.protocol import codec
from game.protocol.messages import Update
from game.rules import engine
from game.rules.nature import chance, seed_from, whim
from game.rules.observe import observe
from game.rules.state import State, digest
from game.scenario.load import load_scenario

pytestmark = pytest.mark.bench
SEED = seed_from(1)
ROOT = Path(__file__).parents[2]


def spent_us(work: Callable[[], object], times: int) -> float:
    """Return the processor time of one call in microseconds, mean over `times` after one call to warm up."""
    work()
    begun = process_time()
    for _ in range(times):
        work()
    return (process_time() - begun) / times * 1e6


def turn(state: State) -> State:
    key = chance(SEED, state.table, state.quarter, state.phase)
    return engine.submit(state, NATURE, Turn(key))[0]


def played() -> State:
    """Return a finished class game of the real scenario, every seat a regular bot."""
    file = ROOT / "scenarios" / "itcom-insys" / "scenario.yaml"
    scenario = load_scenario(file.read_bytes(), file.name)
    state = engine.start(scenario, preset="class", chance=chance(SEED, "1", 0, "news"))
    while state.phase != "over":
        for seat in scenario.seats if state.phase in ("strategy", "units", "encounters") else ():
            view = observe(state, seat.id)
            number = whim(SEED, "1", state.quarter, state.phase, seat.id)
            state, _ = engine.submit(state, seat.id, choose(view, number, persona="steady"))
        state = turn(state)
    return state


def test_print_what_a_game_and_its_parts_cost() -> None:
    begun = process_time()
    over = played()
    game_s = process_time() - begun
    view = observe(over, over.scenario.seats[0].id)
    packed = codec.encode(Update(1, 1, view, None, None, all_in=True))
    seats, quarters = len(over.scenario.seats), over.quarter
    rows = {
        f"one game, {quarters} quarters, {seats} seats": game_s * 1e6,
        "one decision of one seat (view, choice, check, apply)": game_s * 1e6 / (3 * seats * quarters),
        "one view": spent_us(lambda: observe(over, over.scenario.seats[0].id), 50),
        "one digest": spent_us(lambda: digest(over), 50),
        f"encode one view ({len(packed):,} bytes)": spent_us(
            lambda: codec.encode(Update(1, 1, view, None, None, all_in=True)), 50
        ),
        "decode one view": spent_us(lambda: codec.decode_server(packed), 50),
        "debrief of one seat": spent_us(lambda: debrief(over, over.scenario.seats[0].id), 3),
    }
    base = rows["one view"]
    print("\nprocessor time                                              µs    ratio to one view")
    for name, micro in rows.items():
        print(f"{name:55} {micro:10,.0f} {micro / base:10.1f}")
