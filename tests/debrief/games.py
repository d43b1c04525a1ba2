"""Finished games to look back on: scripted ones in which nobody else plays, and bot games."""

from collections.abc import Mapping
from functools import cache

from game.debrief import debrief
from game.debrief.deeds import played_in
from game.ids import NATURE, Phase, Seat
from game.lab.casting import Mixed
from game.lab.recording import recorded
from game.lab.selfplay import Batch
from game.moves import Move, Turn
from game.record.book import Book, Step, replay
from game.record.file import from_bytes
from game.record.row import Row
from game.rules import nature
from game.rules.state import State
from game.scenario.load import load_scenario
from game.scenario.model import Scenario
from game.views import DebriefView
from tests.scenario.texts import SHIPPED, text, with_firms

SEED = nature.seed_from(5)
Script = Mapping[tuple[int, Phase, Seat], Move]


@cache
def scenario(name: str) -> Scenario:
    """A shipped scenario by its folder, or the small one with `three` firms."""
    if name == "three":
        return load_scenario(text(with_firms(3)), name)
    path = next(path for path in SHIPPED if path.parent.name == name)
    return load_scenario(path.read_bytes(), name)


def played(script: Script, name: str = "tiny", seed: bytes = SEED) -> Book:
    """A whole game in which only the script's moves are made."""
    book = Book.begin(
        scenario(name), preset=scenario(name).presets[-1].name, table="1", chance=nature.chance(seed, "1", 0, "news")
    )
    while book.state.phase != "over":
        quarter, phase = book.state.quarter, book.state.phase
        for (at, when, seat), move in script.items():
            if (at, when) == (quarter, phase):
                book.submit(seat, move)
        book.submit(NATURE, Turn(nature.chance(seed, "1", quarter, phase)))
    book.close()
    return book


@cache
def bots(name: str, number: int) -> tuple[Row, ...]:
    """The record of a game among bots of mixed tempers."""
    chosen = scenario(name)
    batch = Batch(chosen, 3, chosen.presets[-1].name, Mixed(chosen, 3))
    return from_bytes(recorded(batch, number)[1]).rows


@cache
def steps(name: str, number: int) -> tuple[Step, ...]:
    """A bot game played again, once for all tests."""
    return tuple(replay(bots(name, number)))


def last_state(name: str, number: int) -> State:
    """The last state of a bot game."""
    return steps(name, number)[-1].state


@cache
def looked_back(name: str, number: int, seat: int = 0) -> DebriefView:
    """The debrief of a bot game for one seat by its index, as `debrief_of_record` makes it."""
    deeds = played_in(steps(name, number))
    return debrief(last_state(name, number), scenario(name).seats[seat].id, deeds=deeds)
