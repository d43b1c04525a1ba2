"""`bothand landscape` prints what levers do and refuses what it does not know in one sentence."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from game.lab.landscape import telling
from game.lab.landscape.study import Budget, survey
from server.commands import landscape, places
from server.commands.main import main
from tests.lab.landscape.planted import planted

Captured = pytest.CaptureFixture[str]
LEVERS = ["landscape", "tiny", "--preset", "class", "--jobs", "1", "--games", "5", "--levers"]
SMALL = Budget(cell=2, samples=40, climbs=4, rounds=1, polishes=1, pairs=6)


@pytest.fixture(scope="module")
def played() -> dict[str, Any]:
    """Return a whole run of one case, as it reads back from its file."""
    case = telling.plain("tiny", places.load("tiny"), survey(planted(), SMALL))
    told: dict[str, Any] = json.loads(json.dumps({"seed": 1, "budget": telling.fields(SMALL), "cases": [case]}))
    return told


def refused(words: list[str], told: str, capsys: Captured) -> None:
    """Check that a command ends with one sentence that says what is told here."""
    assert main(words) in (1, 2)
    output = capsys.readouterr()
    assert output.out == ""
    assert told in output.err
    assert output.err.count("\n") == 1
    assert "something broke" not in output.err


def test_the_levers_of_a_policy_are_a_table(capsys: Captured) -> None:
    assert main([*LEVERS, "SHARE", "--only", "tmt.listen"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert "SHARE" in told[0]
    assert [row.split()[:2] for row in told[2:]] == [["tmt.listen", "0→1"], ["tmt.listen", "0→2"]]


def test_the_same_effects_come_as_json(capsys: Captured) -> None:
    assert main([*LEVERS, "--only", "prod.lock", "--json"]) == 0
    effects = json.loads(capsys.readouterr().out)
    assert [(one["lever"], one["base"], one["value"]) for one in effects] == [
        ("prod.lock", 0, "due"),
        ("prod.lock", 0, 1),
    ]
    assert all(one["own"]["low"] <= one["own"]["mean"] <= one["own"]["high"] for one in effects)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["landscape"], "--all"),
        ([*LEVERS, "ACTIV"], "no policy ACTIV. Did you mean ACTIVE?"),
        ([*LEVERS, "nothing-like-it"], "no policy nothing-like-it. There are: "),
        ([*LEVERS, "--only", "tmt.listn"], "no lever tmt.listn. Did you mean tmt.listen?"),
        ([*LEVERS, "--only", ""], "--only: nothing is named"),
        ([*LEVERS, "ACTIVE", "-o", "run.json"], "--out does nothing together with --levers"),
        ([*LEVERS, "ACTIVE", "--all"], "--all does nothing together with --levers"),
        (["landscape", "tiny", "--only", "tmt.listen"], "--only does nothing without --levers or --deepen"),
        (["landscape", "tiny", "--preset", "class"], "--preset does nothing without --levers"),
        (["landscape", "tiny", "--all"], "SCENARIO does nothing together with --all"),
        (["landscape", "--report", "a", "--deepen", "b"], "--deepen does nothing together with --report"),
        (["landscape", "--report", "a", "--seed", "2"], "--seed does nothing together with --report"),
        (["landscape", "--deepen", "a", "--json"], "--json does nothing together with --deepen"),
        (["landscape", "--report", "nope.json"], "nope.json cannot be read: No such file"),
        (["landscape", "tiny", "--quick", "-o", "nope/run.json"], "there is no folder nope"),
        (["landscape", "tiny", "--quick", "-o", "."], "it is a folder"),
    ],
)
def test_what_it_does_not_know_or_would_ignore_is_refused_in_one_sentence(
    words: list[str], told: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(landscape, "survey", lambda *_: pytest.fail("a game was played"))
    refused(words, told, capsys)


def test_cases_of_the_same_seed_and_budget_gather_in_one_file(tmp_path: Path, played: dict[str, Any]) -> None:
    file, how = tmp_path / "run.json", {"seed": 1, "budget": telling.fields(SMALL)}
    assert landscape._earlier(file, how)["cases"] == []
    landscape._keep(file, played)
    assert landscape._earlier(file, how) == played
    assert landscape._earlier(file, {**how, "seed": 2})["cases"] == []


def test_a_run_of_this_version_becomes_a_page(tmp_path: Path, played: dict[str, Any], capsys: Captured) -> None:
    file = tmp_path / "run.json"
    landscape._keep(file, played)
    assert main(["landscape", "--report", str(file)]) == 0
    assert "tmt.listen" in capsys.readouterr().out


STALE: dict[str, tuple[tuple[str | int, ...], object]] = {
    "no case": (("cases",), [1]),
    "a case of a name only": (("cases",), [{"name": "tiny"}]),
    "a lever that is gone": (("cases", 0, "mixture", 0, "levers", "tmt", "rhythm"), 1),
    "a role that is gone": (("cases", 0, "mixture", 0, "levers", "tmd"), {"y": 40}),
    "a value that is gone": (("cases", 0, "mixture", 0, "levers", "tmt", "listen"), 99),
    "another temper": (("cases", 0, "mixture", 0, "temper"), {"follow": ""}),
    "an empty mixture": (("cases", 0, "mixture"), []),
    "a ground that is gone": (("cases", 0, "effects", "PASSIVE"), []),
    "another budget": (("budget",), {"cell": 2, "samples": 40, "climbs": 4, "rounds": 1, "pairs": 6}),
    "no budget": (("budget",), None),
}


@pytest.mark.parametrize("option", ["--report", "--deepen"])
@pytest.mark.parametrize("stale", STALE)
def test_a_run_of_another_version_is_refused(
    option: str, stale: str, tmp_path: Path, played: dict[str, Any], capsys: Captured
) -> None:
    (*way, last), value = STALE[stale]
    told: Any = deepcopy(played)
    at = told
    for step in way:
        at = at[step]
    at[last] = value
    file = tmp_path / "old.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    refused(["landscape", option, str(file)], "old.json: a run with other levers", capsys)


@pytest.mark.parametrize("option", ["--report", "--deepen"])
@pytest.mark.parametrize("text", ["{}", "[]", "null", "no JSON"])
def test_a_file_that_holds_no_run_is_named(option: str, text: str, tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "other.json"
    file.write_text(text, encoding="utf-8")
    refused(["landscape", option, str(file)], "other.json: no file", capsys)
