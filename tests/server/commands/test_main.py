"""The command line answers in one sentence, whatever happens."""

import re

import pytest

from game.errors import RecordError
from game.strings import assets_folder
from server.commands import main as entry
from server.commands import scenario
from server.commands.main import COMMANDS, main
from server.commands.speech import Failure, say

Captured = pytest.CaptureFixture[str]


def test_help_names_every_command_with_an_example(capsys: Captured) -> None:
    assert main(["--help"]) == 0
    told = capsys.readouterr().out
    assert [command for command in COMMANDS if f"bothand {command}" not in told] == []
    assert "⟨" not in told


@pytest.mark.parametrize("command", ["selfplay", "replay", "scenario", "emerge", "landscape", "ladder"])
def test_every_command_explains_itself_with_an_example(command: str, capsys: Captured) -> None:
    assert main([command, "--help"]) == 0
    told = capsys.readouterr().out
    assert say(f"{command}.example") in told
    assert "⟨" not in told


def test_no_word_at_all_shows_the_help(capsys: Captured) -> None:
    assert main([]) == 0
    assert "selfplay" in capsys.readouterr().out


def test_the_version_is_one_line(capsys: Captured) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("bothand ")


def test_an_unknown_command_suggests_one(capsys: Captured) -> None:
    assert main(["selfpaly", "tiny"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "bothand: there is no command selfpaly. Did you mean selfplay?\n"


def test_an_unknown_option_is_refused(capsys: Captured) -> None:
    assert main(["selfplay", "tiny", "--gmaes", "3"]) == 2
    assert "--gmaes" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (Failure("The lamp is out."), "bothand: The lamp is out.\n"),
        (RecordError(7, "is not a row"), "bothand: the record does not hold together: row 7 is not a row.\n"),
        (FileNotFoundError(2, "No such file", "a.txt"), "bothand: a.txt: No such file\n"),
    ],
    ids=["failure", "record", "file"],
)
def test_a_failure_is_one_sentence(
    error: Exception, told: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scenario, "run", raising(error))
    assert main(["scenario", "list"]) == 1
    assert capsys.readouterr().err == told


def test_our_own_bug_says_how_to_see_more_and_then_shows_it(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scenario, "run", raising(ZeroDivisionError("oops")))
    assert main(["scenario", "list"]) == 1
    told = capsys.readouterr().err
    assert "ZeroDivisionError: oops" in told
    assert "BOTHAND_DEBUG" in told
    assert "Traceback" not in told
    monkeypatch.setenv("BOTHAND_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["scenario", "list"])


def test_an_interrupt_ends_quietly(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scenario, "run", raising(KeyboardInterrupt()))
    assert entry.main(["scenario", "list"]) == 130
    assert capsys.readouterr().err == ""


def raising(error: BaseException):  # type: ignore[no-untyped-def]  # stands in for any command
    def run(_args: object) -> int:
        raise error

    return run


def test_a_hint_is_parted_from_what_comes_before_it() -> None:
    text = (assets_folder() / "strings" / "en" / "cli.toml").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if re.search(r"\S\{hint\}", line)] == []


@pytest.mark.parametrize("words", [["emerge", "--jobs", "-2"], ["host", "--port", "99999"], ["host", "--port", "-1"]])
def test_a_number_out_of_range_is_refused_in_one_sentence(words: list[str], capsys: Captured) -> None:
    assert main(words) == 2
    error = capsys.readouterr().err
    assert words[1] in error
    assert error.count("\n") == 1
