"""`bothand landscape` prints what levers do and refuses what it does not know in one sentence."""

import json
from pathlib import Path

import pytest

from server.commands import landscape
from server.commands.main import main

Captured = pytest.CaptureFixture[str]
LEVERS = ["landscape", "tiny", "--preset", "class", "--jobs", "1", "--games", "5", "--levers"]


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
        ([*LEVERS, "ACTIV"], "ACTIVE"),
        ([*LEVERS, "--only", "tmt.listn"], "tmt.listen"),
    ],
)
def test_what_it_does_not_know_is_refused_in_one_sentence(words: list[str], told: str, capsys: Captured) -> None:
    assert main(words) == 1
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1


def test_cases_of_the_same_seed_and_budget_gather_in_one_file(tmp_path: Path) -> None:
    file, how = tmp_path / "run.json", {"seed": 1, "budget": {"pairs": 5}}
    assert landscape._earlier(file, how)["cases"] == []
    landscape._keep(file, {**how, "cases": [{"name": "a"}]})
    assert landscape._earlier(file, how)["cases"] == [{"name": "a"}]
    assert landscape._earlier(file, {**how, "seed": 2})["cases"] == []


@pytest.mark.parametrize("option", ["--report", "--deepen"])
@pytest.mark.parametrize("text", ["{}", "[]", "no JSON"])
def test_a_file_that_holds_no_run_is_named(option: str, text: str, tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "other.json"
    file.write_text(text, encoding="utf-8")
    assert main(["landscape", option, str(file)]) == 1
    error = capsys.readouterr().err
    assert "other.json" in error
    assert error.count("\n") == 1
