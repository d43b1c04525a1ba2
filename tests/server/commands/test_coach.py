"""`bothand coach` answers for a moment of a played game, and says in one sentence where there is none."""

import json
from pathlib import Path

import pytest

from server.commands import coach
from server.commands.main import main

Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize("quarter", ["0", "-1", "4", "99"])
def test_a_quarter_that_was_not_played_is_refused(quarter: str, played: Path, capsys: Captured) -> None:
    assert main(["coach", str(played), "--seat", "heron.tmt", f"--quarter={quarter}"]) == 1
    assert capsys.readouterr().err == f"bothand: There is no quarter {quarter}: the game has 3.\n"


@pytest.mark.parametrize(
    ("seat", "hint"), [("heron.tm", "Did you mean heron.tmt?"), ("nobody", "There are: heron.tmt, ")]
)
def test_an_unknown_seat_is_named_with_a_hint(seat: str, hint: str, played: Path, capsys: Captured) -> None:
    assert main(["coach", str(played), "--seat", seat, "--quarter", "1"]) == 1
    assert f"There is no seat {seat}. {hint}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "why"), [(b"", "the file is empty"), (b"no record\n", "row 0 is not a row"), (b"\xc1", "row 0 ")]
)
def test_a_file_that_is_no_record_is_named(content: bytes, why: str, tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "other"
    file.write_bytes(content)
    assert main(["coach", str(file), "--seat", "heron.tmt", "--quarter", "1"]) == 1
    assert f"{file} is no record of a game ({why}" in capsys.readouterr().err


def test_every_phase_of_the_last_quarter_in_which_the_seat_decides_is_told(
    played: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, str]] = []
    monkeypatch.setattr(coach, "advise", lambda view, _: asked.append((view.quarter, view.phase)))
    monkeypatch.setattr(coach, "asdict", lambda _: {})
    assert main(["coach", str(played), "--seat", "heron.tmt", "--quarter", "3", "--json"]) == 0
    assert (3, "strategy") in asked
    assert {quarter for quarter, _ in asked} == {3}
    assert len(json.loads(capsys.readouterr().out)) == len(asked)
