"""Leaks emerge from belonging: they move with what moves belonging, vanish with it, and are scheduled nowhere."""

import ast

import pytest

from game.lab.emergence import CLAIMS, Finding, study
from tests.lab.fixtures import ROOT, scenario

PAIRS = 12


@pytest.fixture(scope="module")
def findings() -> dict[tuple[str, str], Finding]:
    steps = study(scenario("itcom-insys"), pairs=PAIRS, seed=1, preset="class")
    return {(one.claim, one.outcome): one for one in steps if isinstance(one, Finding)}


@pytest.mark.parametrize(
    ("claim", "outcome"), [(claim.name, outcome) for claim in CLAIMS for outcome, _ in claim.outcomes]
)
def test_an_effect_shows_and_vanishes_with_its_mechanism(
    claim: str, outcome: str, findings: dict[tuple[str, str], Finding]
) -> None:
    finding = findings[claim, outcome]
    assert finding.holds, finding


def test_knowledge_leaks_in_one_place_of_the_code_and_nothing_schedules_it() -> None:
    places = [
        path.relative_to(ROOT).as_posix()
        for package in ("game", "server")
        for path in sorted((ROOT / package).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and "KnowledgeLeaked" in ast.unparse(node.func)
    ]
    assert places == ["game/rules/sessions.py"]
