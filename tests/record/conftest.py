"""One short game, written down once for all tests of records."""

from pathlib import Path
from random import Random

import pytest

from game.ids import NATURE, Seat
from game.moves import Feel, ListenBelow, Play, Say, Turn
from game.record.book import Book
from game.record.file import Record
from game.rules.nature import chance, seed_from
from game.scenario.load import load_scenario
from game.scenario.model import Scenario

TINY = Path(__file__).parents[2] / "scenarios" / "tiny" / "scenario.yaml"


@pytest.fixture(scope="session")
def tiny() -> Scenario:
    return load_scenario(TINY.read_bytes(), TINY.name)


def dice_of(seed: int) -> Random:
    """Return dice that fall the same in every run."""
    return Random(seed)  # noqa: S311  # nothing secret hangs on them


def played(scenario: Scenario, seed: bytes) -> Record:
    """Play a whole game with a little of everything that a record holds."""
    book = Book.begin(scenario, preset="full", table="1", chance=chance(seed, "1", 0, "news"))
    boss = next(seat.id for seat in scenario.seats if seat.role == "tmt")
    book.lease(boss, "p1")
    time = 0
    while book.state.phase != "over":
        time += 1_000
        if book.state.phase == "strategy":
            book.submit(
                boss, Say("table", f"Quarter {book.state.quarter}, good morning."), wish_id=f"{time:032x}", t_ms=time
            )
            book.submit(boss, Play((ListenBelow(("labs",)),), seal=True), wish_id=f"{time + 1:032x}", t_ms=time + 5)
        if book.state.phase == "results":
            book.submit(boss, Feel(4), wish_id=f"{time:032x}", t_ms=time)
        key = chance(seed, "1", book.state.quarter, book.state.phase)
        book.submit(NATURE, Turn(key), t_ms=time + 10)
    book.lease(Seat(boss), "", t_ms=time + 20)
    book.close(t_ms=time + 20)
    return Record(tuple(book.rows))


@pytest.fixture(scope="session")
def record(tiny: Scenario) -> Record:
    return played(tiny, seed_from(7))
