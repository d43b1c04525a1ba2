"""Six people play whole games again, key by key and click by click, and the law accepts from them what it accepted then.

Where a screen has changed on purpose, the recordings are made anew: `python -m tests.playthroughs.record`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from game.client.ui import focus, keyboard
from game.client.ui.stage import Stage
from game.ids import Role
from game.moves import DECK, Play
from game.record.row import Row, move_of
from tests.playthroughs.player import RECORDINGS, BrokenError, Player, Recording, read
from tests.playthroughs.sitting import Sitting
from tests.playthroughs.stories import STORIES

SELDOM = {"T11", "P7", "E6"}
"""Cards that need what others did first: a call to answer, a client met as a guest, an insight to hand back."""
NAMES = sorted(path.stem for path in RECORDINGS.glob("*.txt"))
recordings = pytest.mark.parametrize("name", NAMES)


def accepted(rows: tuple[Row, ...], seat: str) -> Iterator[str]:
    """The cards that this seat's person sealed, and the names of all their other moves."""
    for row in rows:
        if row.kind == "move" and row.actor == seat and row.wish_id:
            move = move_of(row)
            if isinstance(move, Play):
                yield from (card.card for card in move.cards if move.seal)
            else:
                yield move.move


def events(recording: Recording) -> dict[str, int]:
    """How many presses of keys, letters, clicks and turns of the wheel a recording has."""
    made = dict.fromkeys(("key", "text", "click", "wheel"), 0)
    for step in recording.steps:
        if step.verb in made:
            made[step.verb] += len(step.rest) if step.verb == "text" else 1
    return made


@recordings
def test_a_game_from_the_join_form_to_the_debrief_goes_as_it_went(name: str, tmp_path: Path) -> None:
    recording = read(name)
    with Sitting(recording.place, tmp_path) as sitting:
        Player(sitting).play(recording.steps)
        assert sitting.app.session.model.debrief is not None
        assert set(accepted(sitting.rows(), recording.place.seat)) == recording.plays


def test_there_is_one_recording_for_each_kind_of_seat_and_together_they_play_the_whole_deck() -> None:
    assert sorted(STORIES) == NAMES
    chairs = {read(name).place.seat.split(".")[1].rstrip("1") for name in NAMES}
    assert chairs == {*get_args(Role), "director"}
    assert set().union(*(read(name).plays for name in NAMES)) >= DECK.keys() - SELDOM


@recordings
def test_most_of_a_game_is_played_by_keyboard_and_some_of_it_by_mouse(name: str) -> None:
    made = events(read(name))
    assert made["click"] >= 3
    assert made["key"] >= 4 * (made["click"] + made["wheel"])


@recordings
def test_without_hit_testing_a_game_breaks(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(focus, "hit", lambda layout, x, y: None)
    monkeypatch.setattr(Stage, "hit", lambda stage, x, y: "")
    breaks(name, tmp_path)


@recordings
def test_without_keys_a_game_breaks(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(keyboard, "take", lambda stage, event: [])
    breaks(name, tmp_path)


def breaks(name: str, folder: Path) -> None:
    recording = read(name)
    with (
        Sitting(recording.place, folder) as sitting,
        pytest.raises(BrokenError, match="line"),
    ):
        Player(sitting).play(recording.steps)


def test_a_recording_that_sees_something_else_breaks_there(tmp_path: Path) -> None:
    recording = read("prod")
    at = next(i for i, step in enumerate(recording.steps) if step.rest == "quarter 1 units")
    wrong = (*recording.steps[: at - 1], recording.steps[at])
    with (
        Sitting(recording.place, tmp_path) as sitting,
        pytest.raises(BrokenError, match=f"line {recording.steps[at].number}: see quarter 1 units"),
    ):
        Player(sitting).play(wrong)
