"""The `experiment` block of a file: what it may say, and how its mistakes are named."""

import pytest

from game.errors import ScenarioError
from game.ids import Role
from game.rules.model.constants import KNOWN
from game.scenario.interventions import Intervention
from game.scenario.load import load_scenario
from game.scenario.model import Scenario
from tests.lab.fixtures import ROOT

TINY = (ROOT / "scenarios" / "tiny" / "scenario.yaml").read_text(encoding="utf-8")
RANGES = {name: (row.low, row.high) for name, row in KNOWN.items()}


def _load(line: str) -> Scenario:
    return load_scenario(f"{TINY}\nexperiment:\n  - {line}\n", "x.yaml", RANGES)


def test_a_line_is_read_with_all_firms_all_engineers_and_the_whole_game_as_defaults() -> None:
    engineers: tuple[Role, ...] = ("eng_a", "eng_p")
    assert _load("{do: hold, what: team, to: 8000}").experiment == (
        Intervention("hold", "team", 8_000, (0, 1), (0, 1), engineers, 1, 17),
    )
    line = "{do: set, what: trust, to: 2000, firms: [kestrel], toward: [heron], since: 2, until: 3}"
    assert _load(line).experiment == (Intervention("set", "trust", 2_000, (1,), (0,), engineers, 2, 3),)
    assert _load("{do: constant, what: leak_scale, to: 0.0}").experiment[0].to == 0.0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{do: hold, what: teem, to: 8000}", "try `team`"),
        ("{do: base, what: trust, to: 8000}", "a level that can be set so"),
        ("{do: hold, what: team, to: 10001}", "expected 0 to 10000"),
        ("{do: hold, what: team, to: 0.5}", "try 5000"),
        ("{do: constant, what: leek_scale, to: 1}", "try `leak_scale`"),
        ("{do: constant, what: leak_scale, to: 99}", "try 5"),
        ("{do: hold, what: team, to: 1, firms: [herron]}", "try `heron`"),
        ("{do: hold, what: team, to: 1, since: 5, until: 3}", "a quarter from 5"),
        ("{do: freeze, what: team, to: 1}", "one of set, hold, base, constant, betray"),
    ],
)
def test_a_mistake_is_named_with_what_to_try(line: str, said: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        _load(line)
    assert len(caught.value.problems) == 1
    assert said in caught.value.problems[0]
