"""Play a few games and print what came of them, so that a compiled game can be held against an interpreted one."""

import pickle
import sys
from hashlib import blake2b
from pathlib import Path

from game.ids import Seat
from game.lab import batch
from game.lab.policies import PARTS, POLICIES
from game.moves import Move
from game.rules.observe import observe
from game.rules.state import State, digest
from game.scenario.load import load_scenario

GAMES = (
    ("tiny", "class", 1, ("SHARE", "FREERIDE")),
    ("tiny", "class", 2, ("DEFENSIVE", "CRAFT")),
    ("itcom-insys", "full", 3, ("ACTIVE", "DEFECT")),
    ("itcom-insys", "class", 4, ("MIRROR", "FORTRESS")),
    ("two-units", "class", 5, ("OPPORTUNIST", "LOYAL")),
    ("consortium", "class", 6, ("ACTIVE", "DEFECT", "PASSIVE", "HUNTER")),
    ("bought-partner", "class", 7, ("BALANCED", "BRIDGE")),
)


def told(shelf: Path, name: str, preset: str, seed: int, policies: tuple[str, ...]) -> str:
    """Return one line: fingerprints of every state, event, view and observable of a game.

    Args:
        shelf: Folder of the scenarios.
        name, preset, seed, policies: Which game.
    """
    file = shelf / name / "scenario.yaml"
    scenario = pickle.loads(pickle.dumps(load_scenario(file.read_bytes(), file.name)))  # noqa: S301  # as workers get it
    states, views, last = blake2b(digest_size=16), blake2b(digest_size=16), ""

    def note(actor: Seat, move: Move, state: State) -> None:
        nonlocal last
        last = repr(state.events)
        states.update(f"{actor} {move} {digest(state)}".encode())
        if state.phase == "results":
            views.update("".join(repr(observe(state, seat.id)) for seat in scenario.seats).encode())

    known = {**POLICIES, **PARTS}
    outcome = batch.run(scenario, [known[policy] for policy in policies], seed=seed, preset=preset, watch=note)
    told = repr(pickle.loads(pickle.dumps(outcome)))  # noqa: S301  # as a worker hands it back
    ends = blake2b((last + told).encode(), digest_size=16).hexdigest()
    return f"{name} {preset} {seed}: {states.hexdigest()} {views.hexdigest()} {ends}"


def main(shelf: str) -> int:
    """Print a line for every game."""
    for game in GAMES:
        print(told(Path(shelf), *game))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
