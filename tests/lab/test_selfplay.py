"""Bot games are the same wherever they run, and a change stays where it was made."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from game.events import Event
from game.ids import NATURE, Seat
from game.lab.recording import recorded
from game.lab.selfplay import Change, Unplayable, play_all, play_one
from game.moves import Move, Play, SetCourse, TellStory
from game.record.book import replay
from game.record.file import from_bytes
from game.rules.state import State, digest
from tests.lab.fixtures import ROOT, batch

TMT = Seat("heron.tmt")
STORY = Change(2, "strategy", TMT, Play((SetCourse(10, 80, 10, "arms_length"),), seal=True))


def steps(number: int, **more: Any) -> list[tuple[int, str, str]]:
    """Return a game's quarters, the phases as they open, and the fingerprint of the truth then."""
    found: list[tuple[int, str, str]] = []

    def note(actor: Seat, _move: Move, state: State, _events: tuple[Event, ...]) -> None:
        if actor == NATURE:
            found.append((state.quarter, state.phase, digest(state)))

    play_one(batch(**more), number, note)
    return found


def test_the_same_seed_plays_the_same_games_and_another_seed_plays_others() -> None:
    first, again, other = (list(play_all(batch(seed=seed), 2)) for seed in (1, 1, 2))
    assert first == again
    assert {game.digest for game in first}.isdisjoint(game.digest for game in other)


def test_games_of_one_batch_differ() -> None:
    assert steps(1)[0] != steps(2)[0]


def test_a_watcher_sees_every_phase_of_every_quarter_and_the_end_that_the_game_tells() -> None:
    game, seen = play_one(batch(), 1), steps(1)
    phases = ["news", "strategy", "units", "encounters", "results"]
    opened = [(quarter, phase) for quarter in (1, 2, 3) for phase in phases][1:]
    assert [(quarter, phase) for quarter, phase, _ in seen] == [*opened, (3, "over")]
    assert (game.digest, game.measures.quarters) == (seen[-1][2], 3)


def test_a_changed_move_changes_its_game_from_that_phase_on_and_no_other_game() -> None:
    plain = list(play_all(batch(), 3))
    changed = list(play_all(batch(changes={2: STORY}), 3))
    assert [one == other for one, other in zip(plain, changed, strict=True)] == [True, False, True]
    before, after = steps(2), steps(2, changes={2: STORY})
    same = [one == other for one, other in zip(before, after, strict=True)]
    at = next(n for n, (quarter, phase, _) in enumerate(before) if (quarter, phase) == (2, "units"))
    assert same == [True] * at + [False] * (len(same) - at)


def test_a_changed_move_that_the_law_refuses_says_so() -> None:
    refused = Change(1, "strategy", TMT, Play((SetCourse(10, 10, 10, "close"),), seal=True))
    with pytest.raises(Unplayable):
        play_one(batch(changes={1: refused}), 1)


@pytest.mark.parametrize("change", [(9, "strategy"), (1, "units")], ids=["after the end", "not this seat's phase"])
def test_a_changed_move_without_a_moment_says_so(change: tuple[int, str]) -> None:
    quarter, phase = change
    late = Change(quarter, phase, TMT, Play((TellStory(1, "both"),), seal=True))  # type: ignore[arg-type]  # a phase
    with pytest.raises(Unplayable) as refusal:
        play_one(batch(changes={1: late}), 1)
    assert dict(refusal.value.line.args)["quarter"] == quarter


@pytest.mark.parametrize("name", ["tiny", "itcom-insys"])
def test_no_bot_is_refused(name: str) -> None:
    assert [game.refusals for game in play_all(batch(name), 2)] == [0, 0]


def test_a_recorded_game_replays_to_the_same_end() -> None:
    game, content = recorded(batch(), 1)
    *_, last = replay(from_bytes(content).rows)
    marks = [row.digest for row in from_bytes(content).rows if row.digest]
    assert marks[1:] == [mark for _, _, mark in steps(1)]
    assert last.state.phase == "over"
    assert game == play_one(batch(), 1)


def command(hash_seed: str, *words: str) -> dict[str, object]:
    """Run the command line in its own process under a hash seed of its own."""
    program = "import sys; from server.commands.main import main; sys.exit(main())"
    settings = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program, *words], env=settings, capture_output=True, text=True, check=True, cwd=ROOT
    )
    told: dict[str, object] = json.loads(done.stdout)
    return told


def test_neither_processes_nor_the_hash_seed_change_a_digest() -> None:
    words = ("selfplay", "tiny", "--games", "4", "--seed", "5", "--json")
    alone, together = command("1", *words, "--jobs", "1"), command("2", *words, "--jobs", "2")
    assert alone["digest"] == together["digest"]
    assert alone["measures"] == together["measures"]
    assert (alone["jobs"], together["jobs"]) == (1, 2)
