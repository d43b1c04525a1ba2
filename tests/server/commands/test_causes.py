"""`bothand causes`: telling a record, checking games."""

import json
from pathlib import Path

import pytest

from server.commands import places
from server.commands.main import main


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("causes")
    assert main(["selfplay", "itcom-insys", "--personas", "mixed", "--seed", "3", "--record", str(folder)]) == 0
    return next(folder.iterdir())


def test_a_record_is_told_with_parts_that_sum(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["causes", str(record), "--quarter", "2", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {one["quarter"] for one in told["accounts"]} == {2}
    for one in told["accounts"]:
        assert sum(part["size_bp"] for part in one["parts"]) == one["after"] - one["before"]
    assert {one["meter"] for one in told["worth"]} <= {"E1", "E2", "E3", "E4", "B1", "B2", "B3", "B4"}


def test_a_record_is_told_in_words(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["causes", str(record)]) == 0
    told = capsys.readouterr().out
    assert "Quarter 1" in told
    assert "⟨" not in told


def test_chains_are_printed_from_the_move_that_began_them(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["causes", str(record), "--chains", "2"]) == 0
    chains = [part.splitlines() for part in capsys.readouterr().out.strip().split("\n\n")]
    assert len(chains) == 2
    assert all("▲" in one[0] or "▼" in one[0] for one in chains)


def test_the_chains_of_the_page_are_those_that_its_commands_print(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (Path(__file__).parents[3] / "docs" / "causes.md").read_text(encoding="utf-8")
    chains = [block.strip() for block in page.split("## Chains")[1].split("```")[1::2]]
    main(
        [
            "selfplay",
            "itcom-insys",
            "--personas",
            "mixed",
            "--seed",
            "3",
            "--games",
            "6",
            "--record",
            str(tmp_path),
            "--jobs",
            "1",
        ]
    )
    for number in range(1, 7):
        main(["causes", str(tmp_path / f"itcom-insys-3-{number}.bothand"), "--chains", "9"])
    printed = capsys.readouterr().out
    assert len(chains) == 3
    assert [chain for chain in chains if chain not in printed] == []


def test_games_are_played_and_every_account_added_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["causes", "tiny", "--games", "2", "--jobs", "1", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["games"], told["wrong"]) == (2, 0)
    assert told["accounts"] == sum(told["kinds"].values()) > 200


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["{record}", "--quarter", "99"], "There is no quarter 99: the game has "),
        (["{record}", "--chains", "0"], "0 is not a whole number from 1"),
        (["{record}", "--chains", "2", "--quarter", "2"], "--quarter does nothing together with --chains"),
        (["{record}", "--chains", "2", "--json"], "--json does nothing together with --chains"),
        (["{record}", "--preset", "class"], "--preset does nothing without --games"),
        (["tiny", "--games", "1", "--quarter", "2"], "--quarter does nothing together with --games"),
        (["tiny", "--games", "1", "--chains", "2"], "--chains does nothing together with --games"),
        (["tiny"], "tiny cannot be read: No such file or directory. To check a scenario, say how many --games"),
        (["{scenario}"], "scenario.yaml is no record of a game (row 0 is not a row)"),
    ],
)
def test_what_cannot_be_told_is_refused_in_one_sentence(
    words: list[str], told: str, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["causes", *(word.format(record=record, scenario=places.find("tiny")) for word in words)]) in (1, 2)
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
