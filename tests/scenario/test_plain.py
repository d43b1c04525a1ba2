import json
from pathlib import Path
from typing import Any

import msgpack
import pytest

from game.errors import ScenarioError
from game.scenario.load import load_scenario
from game.scenario.plain import from_plain, to_plain
from tests.scenario.texts import SHIPPED, SMALL


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_a_scenario_survives_json_and_msgpack(path: Path) -> None:
    scenario = load_scenario(path.read_bytes(), path.name)
    plain = to_plain(scenario)
    assert from_plain(json.loads(json.dumps(plain))) == scenario
    assert from_plain(msgpack.unpackb(msgpack.packb(plain))) == scenario
    assert from_plain(plain).seat_at == scenario.seat_at


def test_plain_data_is_the_same_for_the_same_text() -> None:
    first, second = (json.dumps(to_plain(load_scenario(SMALL, "s.yaml"))) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("key", "value"), [("format", "1"), ("firms", 3), ("events", [{"id": "x"}]), ("par", {"firm_low": 1.5})]
)
def test_data_that_is_no_scenario_is_refused(key: str, value: object) -> None:
    plain: dict[str, Any] = to_plain(load_scenario(SMALL, "s.yaml"))
    with pytest.raises(ScenarioError, match=f"record:1: {key}"):
        from_plain(plain | {key: value})


def test_data_that_json_cannot_hold_is_refused() -> None:
    with pytest.raises(ScenarioError, match="plain data"):
        from_plain({"format": b"1"})
