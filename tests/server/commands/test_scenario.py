"""An author's verbs: list, check, show, new, schema."""

import json
from pathlib import Path

import pytest

from game.scenario.spec import File
from server.commands import places
from server.commands.main import main
from server.commands.speech import Failure

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder, so that nothing is found by being near."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_scenarios_of_the_program_are_listed(capsys: Captured) -> None:
    assert main(["scenario", "list", "--json"]) == 0
    rows = {row["name"]: row for row in json.loads(capsys.readouterr().out)}
    assert {"tiny", "itcom-insys"} <= set(rows)
    assert rows["tiny"]["presets"][0] == "class"


def test_a_scenario_is_found_by_name_folder_and_file(elsewhere: Path) -> None:
    file = places.find("tiny")
    assert places.find(str(file)) == places.find(str(file.parent)) == file


def test_a_name_that_nearly_fits_is_suggested() -> None:
    with pytest.raises(Failure, match=r"no scenario tny\. Did you mean tiny\?"):
        places.find("tny")


def test_all_problems_are_told_at_once_with_file_line_and_key(elsewhere: Path, capsys: Captured) -> None:
    text = places.find("tiny").read_text(encoding="utf-8")
    broken = text.replace("rival: 5000", "rival: 50000").replace("need: documents", "need: gossip")
    (elsewhere / "mine.yaml").write_text(broken, encoding="utf-8")
    assert main(["scenario", "check", "mine.yaml"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 2
    assert all(line.startswith("mine.yaml:") and ": expected " in line for line in told)
    assert ["rival" in told[0], "need" in told[1]] == [True, True]


def test_a_new_scenario_is_sound_and_bears_its_name(elsewhere: Path, capsys: Captured) -> None:
    (elsewhere / "scenarios").mkdir()
    assert main(["scenario", "new", "my-case"]) == 0
    assert main(["scenario", "check", "my-case"]) == 0
    assert places.load("my-case").name == "my-case"
    assert "my-case" in places.names()
    assert "#" in (elsewhere / "scenarios/my-case/scenario.yaml").read_text(encoding="utf-8")


def test_a_new_scenario_explains_every_block_and_can_be_played_with_its_variant(
    elsewhere: Path, capsys: Captured
) -> None:
    assert main(["scenario", "new", "my-own", "-o", "here"]) == 0
    text = (elsewhere / "here/my-own/scenario.yaml").read_text(encoding="utf-8")
    assert [key for key in File.model_fields if f"\n{key}:" not in text] == []
    capsys.readouterr()
    for name in ("here/my-own", "here/my-own:rivals"):
        assert main(["selfplay", name, "--games", "1", "--jobs", "1", "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["refusals"] == 0


def test_a_new_scenario_overwrites_nothing(elsewhere: Path, capsys: Captured) -> None:
    assert main(["scenario", "new", "my-case"]) == 0
    assert main(["scenario", "new", "my-case"]) == 1
    assert "my-case is there already" in capsys.readouterr().err


def test_a_name_that_the_format_would_refuse_is_refused_at_once(capsys: Captured) -> None:
    longest = "a" * 31
    assert main(["scenario", "new", longest]) == 0
    assert main(["scenario", "check", longest]) == 0
    assert main(["scenario", "new", longest + "a"]) == 1
    assert "at most 31" in capsys.readouterr().err


def test_a_new_scenario_is_listed_wherever_it_was_made(capsys: Captured) -> None:
    assert main(["scenario", "new", "my-case"]) == 0
    assert "bothand play my-case" in capsys.readouterr().out
    assert "my-case" in places.names()


def test_a_name_that_is_not_the_folders_is_noted_and_no_fault(elsewhere: Path, capsys: Captured) -> None:
    assert main(["scenario", "new", "my-case"]) == 0
    (elsewhere / "my-case").rename(elsewhere / "other")
    assert main(["scenario", "check", "other"]) == 0
    assert "its name is my-case, its folder other" in capsys.readouterr().err


def test_a_name_that_is_a_path_is_refused(elsewhere: Path, capsys: Captured) -> None:
    assert main(["scenario", "new", "../out"]) == 1
    assert "cannot name a scenario" in capsys.readouterr().err


def test_a_scenario_is_shown_without_its_secrets(capsys: Captured) -> None:
    assert main(["scenario", "show", "tiny"]) == 0
    told = capsys.readouterr().out
    assert "Two workshops, one bike" in told
    private = places.load("tiny").seats[0].brief_private
    assert private.strip() and private.strip() not in told


def test_the_schema_is_json_schema(capsys: Captured) -> None:
    assert main(["scenario", "schema"]) == 0
    assert "firms" in json.loads(capsys.readouterr().out)["properties"]


def varied(folder: Path) -> str:
    """A file with one variant."""
    text = places.find("tiny").read_text(encoding="utf-8")
    (folder / "mine.yaml").write_text(
        f"{text}\nvariants:\n  hot: {{title: Hot, text: Rivals., change: {{knobs: {{rival: 9900}}}}}}\n",
        encoding="utf-8",
    )
    return "mine.yaml"


def test_a_variant_is_found_by_its_address(elsewhere: Path) -> None:
    file = varied(elsewhere)
    assert [places.load(name).knobs[0].rival for name in (file, f"{file}:hot", f"{file}:base")] == [5000, 9900, 5000]
    with pytest.raises(Failure, match=r"no variant hto\. Did you mean hot\?"):
        places.load(f"{file}:hto")
    with pytest.raises(Failure, match=r"no scenario tny:hot\. Did you mean tiny\?"):
        places.load("tny:hot")


def test_variants_are_listed_and_shown(elsewhere: Path, capsys: Captured) -> None:
    place = elsewhere / "scenarios" / "mine"
    place.mkdir(parents=True)
    (elsewhere / varied(elsewhere)).rename(place / "scenario.yaml")
    assert main(["scenario", "list"]) == 0
    assert "  mine:hot  Hot" in capsys.readouterr().out.splitlines()
    assert main(["scenario", "list", "--json"]) == 0
    assert {row["name"]: row["variants"] for row in json.loads(capsys.readouterr().out)}["mine"] == {"hot": "Hot"}
    assert main(["scenario", "show", "mine"]) == 0
    assert "Hot. Rivals." in capsys.readouterr().out


def test_a_batch_plays_a_variant(elsewhere: Path, capsys: Captured) -> None:
    file = varied(elsewhere)
    assert main(["selfplay", f"{file}:hot", "--games", "1", "--jobs", "1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["games"] == 1
