"""What a run has read of its games outlives the run, and is believed under the same law alone."""

import json
from pathlib import Path

import pytest

from game.lab.facts import tables
from game.lab.facts.battery import chosen
from game.lab.facts.orders import Part, run
from game.lab.facts.study import Plan
from server.commands.kept import kept, law_digest
from server.commands.speech import Failure
from tests.lab.fixtures import scenario


def _part() -> Part:
    return tables.facts(chosen(("A07",)), Plan(scenario("laboratory"), 5, quarters=3))


def test_games_that_were_kept_are_not_played_again_and_come_to_the_same(tmp_path: Path) -> None:
    file = tmp_path / "games"
    first = list(run((_part(),), kept(file)))
    size = file.stat().st_size
    assert list(run((_part(),), kept(file)))[-1] == first[-1] == list(run((_part(),)))[-1]
    assert file.stat().st_size == size


def test_a_line_that_was_cut_off_is_played_again(tmp_path: Path) -> None:
    file = tmp_path / "games"
    first = list(run((_part(),), kept(file)))
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole[:-9], encoding="utf-8")
    assert list(run((_part(),), kept(file)))[-1] == first[-1]
    assert file.read_text(encoding="utf-8") == whole


def test_without_a_file_nothing_is_kept() -> None:
    assert kept(None).keep is None


def test_games_of_another_law_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "games"
    file.write_text(json.dumps({"law": "another"}) + "\n", encoding="utf-8")
    with pytest.raises(Failure, match="another law"):
        kept(file)


@pytest.mark.parametrize("foreign", [
    b"", b"nothing of ours\n", b"\xff\xfe\x00", b"[]\n",
    b"%s\ngarbage\n", b'%s\n{"a": 1}\n', b'%s\n[["a"], 1, {}]\n', b'%s\n["a", 1, {"b": 5}]\n', b"%s\n5\n[",
])  # fmt: skip
def test_another_file_is_refused_and_left_as_it_is(foreign: bytes, tmp_path: Path) -> None:
    file = tmp_path / "games"
    text = foreign.replace(b"%s", json.dumps({"law": law_digest()}).encode())
    file.write_bytes(text)
    with pytest.raises(Failure, match="games: no file"):
        kept(file)
    assert file.read_bytes() == text
