"""What a run has read of its games outlives the run, and is believed under the same law alone."""

import json
from pathlib import Path

import pytest

from game.lab.facts import tables
from game.lab.facts.battery import chosen
from game.lab.facts.orders import Part, run
from game.lab.facts.study import Plan
from server.commands.kept import kept
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


def test_games_of_another_law_and_other_files_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "games"
    file.write_text(json.dumps({"law": "another"}) + "\n", encoding="utf-8")
    with pytest.raises(Failure, match="another law"):
        kept(file)
    file.write_text("nothing of ours\n", encoding="utf-8")
    with pytest.raises(Failure, match="games: no file"):
        kept(file)
