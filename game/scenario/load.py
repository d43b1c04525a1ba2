"""The door for scenario texts: text in, scenario or all problems out; deliberately absent: files and folders."""

from collections.abc import Mapping

from game.errors import ScenarioError
from game.scenario.checks import Range, check_firms, check_people, check_setting
from game.scenario.checks_experiment import check_experiment
from game.scenario.checks_knowledge import check_components
from game.scenario.checks_story import check_events, check_places, check_tenders
from game.scenario.model import Scenario
from game.scenario.problems import check_shape
from game.scenario.resolve import resolve
from game.scenario.source import read


def load_scenario(text: bytes | str, file: str, constants: Mapping[str, Range] | None = None) -> Scenario:
    """Return the scenario of a YAML text.

    Args:
        text: The text; bytes are read as UTF-8.
        file: Its name, for the problems.
        constants: Names of the model's constants with lowest and highest value; without it they are not checked.

    Raises:
        ScenarioError: With every problem of the text, each `file:line: key: expected …, found …, try …`, line by line.
    """
    source = read(text)
    checked = None
    if isinstance(source.data, dict):
        checked = check_shape(source)
        check_firms(source)
        check_setting(source, constants)
        check_people(source)
        check_components(source)
        check_places(source)
        check_tenders(source)
        check_events(source)
        check_experiment(source, constants)
    if source.faults or checked is None:
        ordered = sorted(source.faults, key=lambda fault: fault.line)
        raise ScenarioError(dict.fromkeys(fault.sentence(file) for fault in ordered))
    return resolve(checked)
