"""`bothand facts` plays claims and cases, prints and writes them, and makes the page from a run."""

import json
from pathlib import Path

import pytest

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


def test_an_unknown_claim_is_named_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "A70", "--games", "5"]) == 1
    assert "A70: no claim is called that" in capsys.readouterr().err


def test_what_a_case_expects_is_played_for_its_presets(capsys: pytest.CaptureFixture[str]) -> None:
    main(["facts", "two-units", "--cases", "--games", "5", "--jobs", "1", "--json"])
    rows = _json(capsys)["cases"]
    assert {row["preset"] for row in rows} == {"full", "class"}  # type: ignore[attr-defined]  # rows
    assert {row["verdict"] for row in rows} <= {"holds", "fails", "unclear"}  # type: ignore[attr-defined]  # rows


def test_a_file_that_is_no_run_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.json").write_text("no", encoding="utf-8")
    assert main(["facts", "--report", str(tmp_path / "x.json")]) == 1
    assert "x.json" in capsys.readouterr().err
