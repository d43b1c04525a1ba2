"""`bothand facts` plays claims and cases, prints and writes them, and makes the page from a run."""

import json
from argparse import Namespace
from pathlib import Path

import pytest

from game.lab.facts import orders
from server.commands import facts
from server.commands.main import main


def _json(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_a_claim_is_played_written_and_becomes_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "run.json"
    assert main(["facts", "A07", "--games", "5", "--jobs", "1", "--json", "-o", str(file)]) == 0
    data = _json(capsys)
    assert data == json.loads(file.read_text(encoding="utf-8"))
    assert [(row["id"], row["verdict"]) for row in data["facts"]] == [("A07", "holds")]  # type: ignore[attr-defined]  # rows
    assert main(["facts", "--report", str(file)]) == 0
    assert "| A07 |" in capsys.readouterr().out


def test_a_claim_is_printed_with_its_interval_and_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "A07", "--games", "5", "--jobs", "1"]) == 0
    told = capsys.readouterr().out
    assert "1 claims, 5 pairs of games" in told and "1 hold, 0 fail, 0 unclear" in told
    assert max(map(len, told.splitlines())) <= 110


def test_a_run_of_several_parts_is_written_with_its_page_whenever_one_is_complete(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, page, games = tmp_path / "run.json", tmp_path / "page.md", tmp_path / "games"
    command = ["facts", "A07", "--quick", "--ablation", "--jobs", "1"]
    command += ["-o", str(file), "--page", str(page), "--keep", str(games)]
    assert main(command) == 0
    assert "vanish with their mechanism: 1 of 1" in capsys.readouterr().out
    data, told = file.read_bytes(), page.read_text(encoding="utf-8")
    assert list(json.loads(data)) == ["scenario", "games", "seed", "facts", "ablation"]
    assert "## Claims with their mechanism switched off" in told
    file.unlink()
    size = games.stat().st_size
    assert main(command) == 0
    assert (file.read_bytes(), games.stat().st_size) == (data, size)
    assert main(["facts", "--report", str(file)]) == 0
    assert capsys.readouterr().out.endswith(told)


def test_everything_is_claims_placebos_ablation_cases_and_the_other_settings() -> None:
    args = Namespace(ids=["A07"], scenario="laboratory", all=True, quick=False, around=None, seed=1)
    parts = list(facts._parts(args, 50))
    assert [part.name for part in parts] == ["facts", "placebos", "ablation", "cases"] + ["horizons"] * 6
    assert {order.games for part in parts for order, _ in part.needs} == {50, facts.AROUND}


def test_an_unknown_claim_is_named_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "A70", "--games", "5"]) == 1
    assert "A70: no claim is called that" in capsys.readouterr().err


def test_what_a_case_expects_is_played_for_its_presets(capsys: pytest.CaptureFixture[str]) -> None:
    main(["facts", "two-units", "--cases", "--games", "5", "--jobs", "1", "--json"])
    rows = _json(capsys)["cases"]
    assert {row["preset"] for row in rows} == {"full", "class"}  # type: ignore[attr-defined]  # rows
    assert {row["verdict"] for row in rows} <= {"holds", "fails", "unclear"}  # type: ignore[attr-defined]  # rows


FOREIGN = (
    b"no", b"\xff\xfe", b"[]", b"null", b'{"a": 1}', b'{"games": 5}', b'{"scenario": "a", "games": 5, "seed": 1}',
    b'{"games": 5, "seed": 1, "facts": []}', b'{"scenario": "a", "games": 5, "seed": 1, "facts": 5}',
    b'{"scenario": "a", "games": 5, "seed": 1, "facts": [5]}',
    b'{"scenario": "a", "games": 5, "seed": 1, "facts": [{"id": "A01"}]}',
)  # fmt: skip


@pytest.mark.parametrize("text", FOREIGN)
def test_a_file_that_is_no_run_is_refused(text: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(text)
    assert main(["facts", "--report", str(file)]) == 1
    assert capsys.readouterr().err == f"bothand: {file}: no file that bothand facts -o has written; name another\n"


FIRST = ["facts", "A07", "--games", "5", "--jobs", "1"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["facts", "--report", "nope.json"], "nope.json cannot be read: No such file"),
        ([*FIRST, "-o", "nope/x.json"], "there is no folder nope"),
        ([*FIRST, "--page", "nope/x.md"], "there is no folder nope"),
        ([*FIRST, "--keep", "nope/games"], "there is no folder nope"),
        ([*FIRST, "-o", "."], "it is a folder"),
        (["facts", "A07", "--report", "x"], "IDS does nothing together with --report"),
        (["facts", "--report", "x", "--page", "y"], "--page does nothing together with --report"),
        (["facts", "--cases", "--placebos"], "--placebos does nothing together with --cases"),
        ([*FIRST, "--around", "5"], "--around does nothing without --horizons"),
    ],
)
def test_what_cannot_be_done_is_said_before_a_game_is_played(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(orders, "run", lambda *_: pytest.fail("a game was played"))
    assert main(words) == 1
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
    assert "Errno" not in error
