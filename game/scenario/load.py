"""The door for scenario texts: text in, scenario or all problems out; deliberately absent: files and folders."""

from collections.abc import Mapping
from typing import Any

from game.errors import ScenarioError
from game.ids import Firm
from game.scenario.case import BASE, Case, Conduct, Expectation, Value, Variant, Vocabulary
from game.scenario.checks import Range, check_firms, check_people, check_setting
from game.scenario.checks_case import EVERY, POLICY, check_conduct, check_outcomes, check_variants
from game.scenario.checks_experiment import check_experiment
from game.scenario.checks_knowledge import check_components
from game.scenario.checks_story import check_events, check_places, check_tenders
from game.scenario.model import Scenario
from game.scenario.overlay import laid_over
from game.scenario.problems import check_shape
from game.scenario.resolve import resolve
from game.scenario.source import Source, read
from game.scenario.spec import File


def load_scenario(text: bytes | str, file: str, constants: Mapping[str, Range] | None = None) -> Scenario:
    """Return the scenario of a YAML text as it stands; see `load_case` for arguments and errors."""
    return load_case(text, file, constants).variant(BASE).scenario


def load_case(
    text: bytes | str, file: str, constants: Mapping[str, Range] | None = None, words: Vocabulary | None = None
) -> Case:
    """Return a YAML text with all its variants.

    Args:
        text: The text; bytes are read as UTF-8.
        file: Its name, for the problems.
        constants: Names of the model's constants with lowest and highest value; without it they are not checked.
        words: Names of policies, levers and observables; without it they are not checked.

    Raises:
        ScenarioError: With every problem of the text, each `file:line: key: expected …, found …, try …`, line by line.
    """
    source = read(text)
    checked: dict[str, File | None] = {}
    if isinstance(source.data, dict):
        checked[BASE] = _checked(source, constants)
        check_variants(source)
        check_conduct(source, words)
        check_outcomes(source, words)
        for path, row in tuple(source.rows("variants")):
            checked[str(path[-1])] = _changed(source, str(path[-1]), row, constants)
    files = {name: file for name, file in checked.items() if file is not None}
    if source.faults or BASE not in files or len(files) < len(checked):
        ordered = sorted(source.faults, key=lambda fault: fault.line)
        raise ScenarioError(dict.fromkeys(fault.sentence(file) for fault in ordered))
    return _case(files)


def _checked(source: Source, constants: Mapping[str, Range] | None) -> File | None:
    """Note every fault of one file; return it typed if its shape is right."""
    checked = check_shape(source)
    check_firms(source)
    check_setting(source, constants)
    check_people(source)
    check_components(source)
    check_places(source)
    check_tenders(source)
    check_events(source)
    check_experiment(source, constants)
    return checked


def _changed(source: Source, name: str, row: dict[str, Any], constants: Mapping[str, Range] | None) -> File | None:
    """Check the file with one variant laid over it; what the file itself does not have wrong is told at the change."""
    data, back = laid_over(source.data, row)
    whole = Source(data)
    checked = _checked(whole, constants)
    known = {(fault.path, fault.expected, fault.found) for fault in source.faults}
    for fault in whole.faults:
        if (fault.path, fault.expected, fault.found) not in known:
            source.fault(("variants", name, "change", *back(fault.path)), fault.expected, fault.found, fault.hint)
    return checked


def _case(files: Mapping[str, File]) -> Case:
    """Return the case of files that have passed every check."""
    base = files[BASE]
    variants = [Variant(BASE, base.title, "", resolve(base), _conduct(base, {}))]
    for name, part in base.variants.items():
        scenario = resolve(files[name], name)
        variants.append(Variant(name, part.title, part.text, scenario, _conduct(base, part.conduct)))
    outcomes = [
        Expectation(
            **{key: value for key, value in part.model_dump().items() if key not in ("firm", "at")},
            firm=None if part.firm is None else Firm(part.firm),
            at=tuple(part.at),
        )
        for part in base.outcomes
    ]
    return Case(tuple(variants), tuple(outcomes))


def _conduct(file: File, own: Mapping[str, Any]) -> tuple[Conduct, ...]:
    """Return what each firm's bots do: for all firms and for this one, in the file and then in the variant.

    A policy alone replaces what was said before; a mapping is laid over it.
    """
    found = []
    for firm in file.firms:
        policy = ""
        levers: dict[tuple[str, str], Value] = {}
        for told in (part.get(name, {}) for part in (file.conduct, own) for name in (EVERY, firm)):
            if isinstance(told, str):
                policy, levers = told, {}
                continue
            policy = told.get(POLICY, policy)
            levers |= {(role, lever): v for role, row in told.items() if role != POLICY for lever, v in row.items()}
        found.append(Conduct(policy, tuple((role, lever, value) for (role, lever), value in sorted(levers.items()))))
    return tuple(found)
