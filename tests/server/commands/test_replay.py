"""`bothand replay` tells a played game and finds the first bad row."""

import json
from pathlib import Path

import pytest

from server.commands.main import main

Captured = pytest.CaptureFixture[str]


def test_a_played_game_verifies(played: Path, capsys: Captured) -> None:
    assert main(["replay", str(played), "--verify", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["holds"], told["is_over"], told["quarters"]) == (True, True, 3)
    assert told["digests"] == 1 + 3 * 5


def test_a_changed_byte_names_the_first_bad_row(played: Path, tmp_path: Path, capsys: Captured) -> None:
    content = bytearray(played.read_bytes())
    content[len(content) // 2] ^= 1
    bad = tmp_path / "bad.bothand"
    bad.write_bytes(content)
    assert main(["replay", str(bad), "--verify"]) == 1
    assert "row " in capsys.readouterr().err
    assert main(["replay", str(bad), "--verify", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["bad_row"] > 0


def test_a_played_game_is_told_quarter_by_quarter(played: Path, capsys: Captured) -> None:
    assert main(["replay", str(played)]) == 0
    told = capsys.readouterr().out
    assert [f"Quarter {quarter}" in told for quarter in (1, 2, 3, 4)] == [True, True, True, False]
    assert "⟨" not in told


def test_another_file_is_no_record(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "empty.bothand"
    file.touch()
    for words in ([], ["--verify"]):
        assert main(["replay", str(file), *words]) == 1
        assert "empty.bothand is no record of a game (the file is empty)" in capsys.readouterr().err
    assert main(["replay", str(file), "--verify", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["bad_row"] == -1


def test_a_missing_file_is_said_in_one_sentence(tmp_path: Path, capsys: Captured) -> None:
    assert main(["replay", str(tmp_path / "none.bothand")]) == 1
    assert "cannot be read" in capsys.readouterr().err
