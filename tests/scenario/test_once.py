"""What follows from a scenario is worked out once for each scenario, and travels and compares as if it were not there."""

import pickle
from dataclasses import replace

from game.scenario.model import Scenario
from game.scenario.once import once
from tests.rules.play import scenario

asked: list[tuple[str, int]] = []


@once
def labels(tale: Scenario, more: int) -> tuple[str, ...]:
    """Note that it was asked."""
    asked.append((tale.title, more))
    return (*(firm.label for firm in tale.firms), str(more))


def test_an_answer_is_worked_out_once_for_each_scenario_and_argument() -> None:
    first, second = (replace(scenario("tiny"), title=title) for title in ("First", "Second"))
    assert labels(first, 1) == labels(first, 1)
    assert (labels(first, 2)[-1], labels(second, 1)[-1]) == ("2", "1")
    assert asked == [("First", 1), ("First", 2), ("Second", 1)]


def test_a_changed_scenario_remembers_nothing_of_the_one_before() -> None:
    first = replace(scenario("tiny"))
    before = labels(first, 1)
    firms = tuple(replace(firm, label="Otherwise") for firm in first.firms)
    assert labels(replace(first, firms=firms), 1) != before


def test_a_scenario_that_was_asked_is_the_same_and_can_travel() -> None:
    first = replace(scenario("tiny"))
    labels(first, 1)
    assert first == scenario("tiny")
    assert pickle.loads(pickle.dumps(first)) == first  # noqa: S301  # our own bytes
