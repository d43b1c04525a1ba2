"""A person's place at a real table: the server in its thread, a socket, and the whole window without a screen.

Nothing sleeps: whoever waits for the server waits for the link's bell, and no longer than `PATIENCE_S`.
"""

from __future__ import annotations

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import pygame

from game.client.app import PAUSE_MS, WINDOW, App
from game.client.link import SocketLink
from game.client.session import Session
from game.client.ui.fields import Action
from game.moves import Play, Say
from game.record.file import from_bytes
from game.record.row import Row
from server.app import Background, Config
from server.commands.places import load
from server.setup import Setup

PATIENCE_S = 20.0  # a bound for a broken game; no test waits for it
FRAME_MS = 20


class StuckError(AssertionError):
    """The server did not answer in time."""


@dataclass(frozen=True, slots=True)
class Place:
    """Which game, and where the person sits."""

    scenario: str
    preset: str
    seed: int
    seat: str


class Bell:
    """Rings whenever a link has something new."""

    def __init__(self) -> None:
        self.rang = threading.Event()

    def wait_until(self, is_done: Callable[[], bool], what: str) -> None:
        """Ask after each ring; `is_done` is what takes in the news."""
        last = time.monotonic() + PATIENCE_S
        while not is_done():
            if not self.rang.wait(max(0.0, last - time.monotonic())):
                raise StuckError(f"waited {PATIENCE_S:.0f} s for {what}")
            self.rang.clear()


class Guest:
    """Somebody else who came: has no window, is ready at once, and ends a phase when told to."""

    def __init__(self, url: str, code: str, seat: str, name: str) -> None:
        self._bell = Bell()
        self._link = SocketLink(self._bell.rang.set)
        self._session = Session(self._link, code, name, seat)
        self._session.join(url, code, name)
        self._until(lambda: self._session.model.lobby is not None, "the lobby")
        self._session.begin()

    def seal(self) -> None:
        """Be done with the phase."""
        self._wish(Play((), seal=True))

    def say(self, text: str) -> None:
        """Say something to the whole table."""
        self._wish(Say("table", text))

    def close(self) -> None:
        """Leave."""
        self._link.close()

    def _wish(self, move: Play | Say) -> None:
        self._until(lambda: self._session.model.view is not None, "the guest's view")
        self._session.wish(move)
        self._until(lambda: not under_way(self._session), "the guest's move")

    def _until(self, is_done: Callable[[], bool], what: str) -> None:
        def look() -> bool:
            self._session.poll(0)
            return is_done()

        self._bell.wait_until(look, what)


def under_way(session: Session) -> bool:
    """Whether a wish has not been answered yet, or its view has not come."""
    return session.model.is_busy or session.is_typing or session._seen < session._shows


class Sitting:
    """One person's window at one table, from the join form on.

    Args:
        place: Which game and which seat.
        folder: An empty folder for the store and the record.
        size: Of the window, in pixels.
        scale: Pixels per logical unit, 0 for what suits the window.
        has_coach: Whether a coach may be asked.
    """

    def __init__(
        self,
        place: Place,
        folder: Path,
        *,
        size: tuple[int, int] = WINDOW,
        scale: float = 1.0,
        theme: str = "light",
        has_coach: bool = False,
    ) -> None:
        pygame.display.init()
        pygame.font.init()
        pygame.display.set_mode((1, 1))
        setup = Setup(place.preset, has_clock=False, has_coach=has_coach)
        self.place, self._folder = place, folder
        self._server = Background(
            Config(folder / "game.sqlite", load(place.scenario), setup, seed=place.seed, records=folder)
        )
        door = self._server.start()
        self.code, self._url = door.code, f"ws://127.0.0.1:{door.port}"
        self.now_ms = 0
        self.guest: Guest | None = None
        self._bell = Bell()
        self._link = SocketLink(self._bell.rang.set)
        self.app = App(self._link, size, scale, theme, lambda: self.now_ms, url=self._url, seat=place.seat)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.guest:
            self.guest.close()
        self._link.close()
        self._server.stop()

    def invite(self, seat: str, name: str) -> None:
        """Let somebody else come in and be ready."""
        self.guest = Guest(self._url, self.code, seat, name)

    def feed(self, *events: pygame.event.Event) -> list[Action]:
        """Send events through pygame's own queue, one frame for all, and wait until nothing is under way."""
        pygame.event.clear()
        for event in events:
            pygame.event.post(event)
        actions = self._frame(pygame.event.get())
        self.settle()
        return actions

    def settle(self) -> None:
        """Let frames pass until the server has answered everything."""
        self.wait_until(lambda: not self._is_waiting(), "the server")

    def wait_until(self, is_done: Callable[[], bool], what: str) -> None:
        """Let frames pass until something is so."""

        def look() -> bool:
            if self.app.session.is_typing:
                self.now_ms += PAUSE_MS
            self._frame([])
            return is_done()

        self._bell.wait_until(look, what)

    def rows(self) -> tuple[Row, ...]:
        """The record that the server wrote when the game was over."""
        return from_bytes((self._folder / f"{self.code}.bothand").read_bytes()).rows

    def _frame(self, events: list[pygame.event.Event]) -> list[Action]:
        self.now_ms += FRAME_MS
        return self.app.frame(events, self.now_ms)

    def _is_waiting(self) -> bool:
        session, model = self.app.session, self.app.session.model
        if model.link in ("idle", "refused"):
            return False
        if model.link != "open" or under_way(session):
            return True
        if model.view is None:
            return model.lobby is None or model.is_ready
        return model.view.phase == "over" and model.debrief is None
