"""Leaks emerge from belonging: they move with what moves belonging, vanish with it, and are scheduled nowhere."""

import ast

import pytest

from game.lab.emergence import CLAIMS, Claim, Expected, Finding, study
from game.lab.paired import Difference
from tests.lab.fixtures import ROOT, scenario

PAIRS = {"story": 10, "room": 5, "immersion": 5}  # as few as show it; `bothand emerge` plays as many as one likes
GROWS, STILL, FALLS = (Difference(mean, mean - 1, mean + 1, 5, 6) for mean in (2, 0.5, -2))


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.name)
def test_every_effect_shows_and_vanishes_with_its_mechanism(claim: Claim) -> None:
    whole = scenario("itcom-insys")
    steps = study(whole, pairs=PAIRS[claim.name], seed=1, preset="class", claims=(claim,))
    findings = [step for step in steps if isinstance(step, Finding)]
    assert [finding for finding in findings if not finding.holds] == []
    assert [(one.claim, one.outcome) for one in findings] == [(claim.name, outcome) for outcome, _ in claim.outcomes]


@pytest.mark.parametrize(
    ("expected", "effect", "without", "holds"),
    [
        ("up", GROWS, STILL, True),
        ("up", GROWS, GROWS, False),
        ("up", STILL, STILL, False),
        ("down", FALLS, STILL, True),
        ("down", GROWS, STILL, False),
        ("kept", STILL, FALLS, True),
        ("kept", FALLS, STILL, False),
    ],
)
def test_a_finding_holds_when_the_interval_is_on_its_side(
    expected: Expected, effect: Difference, without: Difference, holds: bool
) -> None:
    assert Finding("room", "leaks", expected, effect, without).holds is holds


def test_knowledge_leaks_in_one_place_of_the_code_and_nothing_schedules_it() -> None:
    places = [
        path.relative_to(ROOT).as_posix()
        for package in ("game", "server")
        for path in sorted((ROOT / package).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and "KnowledgeLeaked" in ast.unparse(node.func)
    ]
    assert len(places) == 1, places
    assert places[0].startswith("game/rules/")
