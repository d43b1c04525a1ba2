"""A tiny table with a hand on it, for tests without sockets."""

from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest

from game.ids import Seat
from game.moves import Feel, MarkNews, Play, Predict, Say, Unseal
from game.protocol.messages import Ack, Refused, Wish
from game.rules.nature import seed_from
from game.scenario.load import load_scenario
from game.scenario.model import Scenario
from server.app import Config
from server.room import Room
from server.setup import Setup
from tests.server.serving import SETUP

TINY = Path(__file__).parents[2] / "scenarios" / "tiny" / "scenario.yaml"
SEED = seed_from(3)
BOSS, RIVAL, ENGINEER, PRODUCT = Seat("heron.tmt"), Seat("kestrel.tmt"), Seat("heron.eng_a1"), Seat("heron.prod")
DONE = Play((), seal=True)


@pytest.fixture(scope="session")
def tiny() -> Scenario:
    return load_scenario(TINY.read_bytes(), TINY.name)


@pytest.fixture
def config(tiny: Scenario, tmp_path: Path) -> Config:
    return Config(tmp_path / "games.sqlite", tiny, SETUP, seed=5, records=tmp_path / "records")


@dataclass
class Hand:
    """A room with a hand that moves people and time.

    Attributes:
        now: The server's clock in milliseconds.
    """

    room: Room
    now: int = 1_000
    ids: "count[int]" = field(default_factory=count)

    def wish(self, move: Play | Unseal | MarkNews | Predict | Feel | Say, wish_id: str | None = None) -> Wish:
        """Return a wish for the present phase."""
        state = self.room.state
        assert state.phase != "over"
        return Wish(wish_id or f"{next(self.ids):032x}", state.quarter, state.phase, move)

    def ask(self, seat: Seat, move: Play | Unseal | MarkNews | Predict | Feel | Say) -> Ack | Refused:
        """Let the person on a seat ask for a move now."""
        return self.room.take(seat, self.wish(move), self.now)

    def seal(self, *seats: Seat) -> None:
        """Let people be done with the phase."""
        for seat in seats:
            assert isinstance(self.ask(seat, DONE), Ack)

    def pass_time(self, ms: int) -> None:
        """Let time pass and ring every alarm in it."""
        end = self.now + ms
        while (alarm := self.room.alarm(self.now)) is not None and alarm.due_ms <= end:
            self.now = alarm.due_ms
            self.room.ring(alarm.generation, self.now)
        self.now = end

    def let_bots_in(self) -> None:
        """Let so much of the phase pass that every bot counts as in; nothing without a clock."""
        self.pass_time((self.room.phase_ms or 0) // 3)

    @property
    def phase(self) -> tuple[int, str]:
        """The present quarter and phase."""
        return self.room.state.quarter, self.room.state.phase


def seated(tiny: Scenario, setup: Setup, *seats: Seat) -> Hand:
    """Return a running game with people in these seats, called after them."""
    hand = Hand(Room.begin(tiny, setup, SEED, {f"p:{seat}": seat for seat in seats}))
    for seat in seats:
        hand.room.arrive(f"p:{seat}", seat, hand.now)
    return hand
