"""`bothand selfplay` and what it leaves behind."""

import csv
import json
from pathlib import Path

import pytest

from server.commands.main import main

Captured = pytest.CaptureFixture[str]
SHORT = ["selfplay", "tiny", "--jobs", "1"]


def test_a_batch_leaves_one_row_a_game(tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "games.csv"
    assert main([*SHORT, "--games", "3", "--out", str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    rows = list(csv.DictReader(out.open(encoding="utf-8")))
    assert [row["game"] for row in rows] == ["1", "2", "3"]
    assert len({row["digest"] for row in rows}) == told["games"] == 3
    assert {"leaks_per_shared", "heron_value_keur", "kestrel_trust_bp", "quarters"} <= set(rows[0])


def test_json_lines_hold_the_same_as_the_table(tmp_path: Path) -> None:
    table, lines = tmp_path / "g.csv", tmp_path / "g.jsonl"
    for out in (table, lines):
        assert main([*SHORT, "--out", str(out)]) == 0
    row = json.loads(lines.read_text(encoding="utf-8"))
    assert next(csv.DictReader(table.open(encoding="utf-8"))) == {name: str(value) for name, value in row.items()}


def test_the_summary_is_told_in_words(capsys: Captured) -> None:
    assert main([*SHORT, "--games", "2", "--personas", "bridge,story=0"]) == 0
    told = capsys.readouterr().out
    assert "tiny (class): games 2," in told
    assert "games/s" in told
    assert "⟨" not in told


def test_a_changed_move_is_read_from_the_command_line(capsys: Captured) -> None:
    cards = '[{"card": "T1", "y": 10, "z": 80, "e": 10, "stance": "arms_length"}]'
    digests = []
    for words in ([], ["--change", f"1:1:strategy:heron.tmt:{cards}"]):
        assert main([*SHORT, "--json", *words]) == 0
        digests.append(json.loads(capsys.readouterr().out)["digest"])
    assert digests[0] != digests[1]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--games", "0"], "1 or more"),
        (["--out", "games.xlsx"], "name it .csv or .jsonl"),
        (["--out", "nope/games.csv"], "there is no folder nope"),
        (["--record", __file__], "test_selfplay.py cannot be made a folder"),
        (["--preset", "clas"], "Did you mean class?"),
        (["--personas", "bridg"], "bridg: no such persona"),
        (["--change", "1:1:strategy:heron.tmt"], "expected GAME:QUARTER:PHASE:SEAT:CARDS"),
        (["--change", "1:1:strategi:heron.tmt:[]"], "Did you mean strategy?"),
        (["--change", "1:1:strategy:heron.tm:[]"], "Did you mean heron.tmt?"),
        (["--change", "1:1:units:heron.tmt:[]"], "heron.tmt has no move in quarter 1, units"),
        (["--change", "7:1:strategy:heron.tmt:[]"], "--games 1"),
        (["--change", "0:1:strategy:heron.tmt:[]"], "--games 1"),
    ],
)
def test_what_cannot_be_played_is_said_in_one_sentence(words: list[str], told: str, capsys: Captured) -> None:
    assert main([*SHORT, *words]) == 1
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
    assert ".." not in error.replace("...", "")
    assert "something broke" not in error


def test_personas_come_from_a_file(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "who.yaml"
    file.write_text("'*': steady\nkestrel: racer\n", encoding="utf-8")
    digests = []
    for who in ("steady", str(file), "mixed"):
        assert main([*SHORT, "--json", "--personas", who]) == 0
        digests.append(json.loads(capsys.readouterr().out)["digest"])
    assert len(set(digests)) == 3
