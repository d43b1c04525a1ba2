"""`play`, `host` and `join` at the terminal: one clear sentence where they cannot go on."""

import asyncio
import socket
from pathlib import Path

import pytest

from game.ids import Seat
from game.rules.nature import seed_from
from game.scenario.plain import to_plain
from server.app import Background, Config
from server.commands.main import main
from server.commands.places import load
from server.room import Room
from server.setup import Setup
from server.store.sqlite import Batch, Saved, SqliteStore
from tests.server.client import Client

DRIVERS = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in DRIVERS:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("words", [["play", "tiny"], ["join", "ABCDEF"]], ids=lambda words: words[0])
def test_without_a_display_one_sentence_says_what_to_do(
    words: list[str], no_display: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("bothand: There is no display")
    assert said.err.count("\n") == 1
    assert "⟨" not in said.err


@pytest.mark.parametrize("command", ["play", "host", "join"])
def test_help_knows_every_sentence(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    assert "⟨" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--store", "games.db"], "games.db is not a store"),
        (["--store", "postgresql://x/y"], "is not a store"),
        (["--preset", "full", "--clock"], "The preset full has no clock"),
        (["--preset", "fast"], "has no preset fast"),
        (["--people", "11"], "has 10 seats, so 11 people would never be enough"),
    ],
    ids=str,
)
def test_what_cannot_be_hosted_is_one_sentence(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["host", "tiny", "--headless", *words]) == 1
    said = capsys.readouterr().err
    assert sentence in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["host", "tiny", "--port", "99999"], "99999 is not a whole number from 0 to 65535"),
        (["host", "tiny", "--people", "x"], "x is not a whole number from 0 to 999"),
        (["host", "tiny", "--people", "-1"], "-1 is not a whole number from 0 to 999"),
        (["host", "tiny", "--bots", "genius"], "invalid choice: 'genius'"),
        (["join"], "the following arguments are required: CODE"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_words_that_make_no_sense_are_one_sentence(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    said = capsys.readouterr().err
    assert sentence in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    "server", ["192.168.1.5:8765", "http://host", "ws://", "ws://host:port", "ws://host:99999", ""]
)
def test_what_cannot_be_a_server_is_one_sentence(
    server: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    assert main(["join", "ABCDEF", "--server", server]) == 1
    assert "is not the address of a server. Use ws://HOST:PORT" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["host", "--headless", "--port", "0"], ["play"]], ids=lambda words: words[0])
def test_a_session_of_other_rules_cannot_go_on_and_the_sentence_says_how_to_begin_anew(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario, setup, people = load("tiny"), Setup("full"), {"p1": Seat("heron.tmt")}
    room = Room.begin(scenario, setup, seed_from(1), people)
    store = SqliteStore(tmp_path / "old.sqlite")
    store.add(Saved("ABCDEF", setup, to_plain(scenario), seed_from(1)))
    store.save(Batch("ABCDEF", room.rows)).result()
    store.close()
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setattr("game.record.book.RULES_VERSION", "99")
    assert main([*command, "tiny", "--store", f"sqlite:///{tmp_path}/old.sqlite"]) == 1
    said = capsys.readouterr().err
    assert "these are rules 99. Choose another file with --store to begin a new one." in said
    assert said.count("\n") == 1


def test_a_taken_port_and_a_taken_store_are_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["host", "tiny", "--headless", "--address", "127.0.0.1", "--store", f"sqlite:///{tmp_path}/a.sqlite"]
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main([*words, "--port", port]) == 1
    assert f"Port {port} of 127.0.0.1 cannot be used: Address already in use." in capsys.readouterr().err
    store = SqliteStore(tmp_path / "a.sqlite")
    assert main([*words, "--port", "0"]) == 1
    assert "another server has it open" in capsys.readouterr().err
    store.close()


def test_the_server_beside_a_window_starts_at_once_for_one_person_and_ends_with_it(tmp_path: Path) -> None:
    config = Config(tmp_path / "play.sqlite", load("tiny"), Setup("full", has_clock=False), people=1, seed=1)
    server = Background(config)
    door = server.start()

    async def look_in() -> str:
        ann = Client(door.code, role_wish="eng_a")
        async with ann.at(door.port):
            await ann.seated()
            return ann.seat_view.role

    assert asyncio.run(look_in()) == "eng_a"
    server.stop()
    store = SqliteStore(config.store)
    assert [row.kind for row in store.load()[0].rows][:2] == ["genesis", "lease"]
    store.close()


def test_play_opens_the_window_on_its_own_server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen: list[object] = []

    def window(url: str, code: str, name: str, seat: str | None, *, token_file: Path | None) -> int:
        seen.extend((url.startswith("ws://127.0.0.1:"), len(code), seat, token_file is not None))
        return 0

    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setattr("game.client.app.run", window)
    assert main(["play", "tiny", "--role", "prod", "--seed", "4"]) == 0
    assert seen == [True, 6, "prod", True]
