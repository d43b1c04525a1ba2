"""Scenario texts for the tests: the small one, the shipped ones, and larger ones made on the spot."""

import json
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
SHIPPED = sorted((HERE.parents[1] / "scenarios").glob("*/scenario.yaml"))
SMALL = (HERE / "small.yaml").read_text(encoding="utf-8")


def small() -> dict[str, Any]:
    """The small scenario as data, to be changed by a test."""
    data: dict[str, Any] = yaml.safe_load(SMALL)
    return data


def text(data: dict[str, Any]) -> str:
    """Data as a scenario text."""
    apart = json.loads(json.dumps(data))  # shared parts would become anchors, which the format has not
    return yaml.safe_dump(apart, sort_keys=False, allow_unicode=True)


def with_firms(number: int) -> dict[str, Any]:
    """The small scenario with two to four firms, each with one topic over one core."""
    data = small()
    for name, shape in [("east", "triangle"), ("west", "diamond")][: number - 2]:
        data["firms"][name] = {**data["firms"]["south"], "label": name.capitalize(), "shape": shape}
        data["components"][f"{name}_topic"] = {
            "kind": "complementary",
            "owner": name,
            "touches": {f"{name}_core": 9000},
            "text": "A topic.",
        }
        data["components"][f"{name}_core"] = {"kind": "core", "owner": name, "text": "A core."}
    return data


def with_team(*chairs: str) -> dict[str, Any]:
    """The small scenario with these offices beside the chief executive of each firm, each with a page and a goal of its own."""
    data = small()
    for name, firm in data["firms"].items():
        firm["seats"] |= {chair: f"{name.capitalize()} {chair}" for chair in chairs}
    for chair in chairs:
        data["briefs"][chair] = f"You are the {chair} of {{us}}. ## You keep a diary."
        data["private_goals"][chair] = "word_kept"
    return data
