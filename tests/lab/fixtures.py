"""The two scenarios that the lab's tests play."""

from functools import cache
from pathlib import Path

from game.lab.casting import cast
from game.lab.selfplay import Batch, Change
from game.scenario.load import load_scenario
from game.scenario.model import Scenario

ROOT = Path(__file__).parent.parent.parent


@cache
def scenario(name: str) -> Scenario:
    file = ROOT / "scenarios" / name / "scenario.yaml"
    return load_scenario(file.read_bytes(), file.name)


def batch(name: str = "tiny", *, seed: int = 1, changes: dict[int, Change] | None = None) -> Batch:
    played = scenario(name)
    return Batch(played, seed, "class", cast(played), "regular", changes)
