"""The window: pygame events in, actions out, a frame only when something changed; the game itself is elsewhere.

`run` opens the window for a person. `App` is the same program without a window of its own, for tests: give it a link
and a clock, and drive it with `ui.driver.Driver(app.stage, app.frame)`.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pygame

from game.client.actions import act
from game.client.link import Link, SocketLink
from game.client.model import Ui
from game.client.screens import screen
from game.client.session import Session
from game.client.ui.field import Line
from game.client.ui.fields import Action
from game.client.ui.paint_pygame import PygamePainter
from game.client.ui.stage import Stage
from game.client.ui.tokens import NO_GPU_ENVIRONMENT, SCALES, THEMES

WINDOW = (1280, 720)
SMALLEST = (1024, 640)
ROOMY = (1440, 810)  # ours: logical units that stay free on a larger window before everything grows a step
PAUSE_MS = 500  # ours: so long after the last letter a typed line is saved
IDLE_MS = 1000
WAKE = pygame.event.custom_type()


def auto_scale(w: int, h: int) -> float:
    """The largest step at which a window still has roomy panels; never below 1."""
    return max((step for step in SCALES if w / step >= ROOMY[0] and h / step >= ROOMY[1]), default=1.0)


class App:
    """The program around one stage.

    Args:
        link: The connection, not yet connected.
        size: Of the window, in pixels.
        scale: Pixels per logical unit, or 0 for what suits the window.
        theme: Name in `tokens.THEMES`.
        clock: Milliseconds, never going back.
        code, name, seat, token, keep: As for `Session`.
        url: Where to go when the person presses "join"; joined at once when code and name are given.
    """

    def __init__(
        self, link: Link, size: tuple[int, int] = WINDOW, scale: float = 0, theme: str = "light",
        clock: Callable[[], int] = lambda: 0, *, code: str = "", name: str = "", seat: str = "", token: str = "",
        url: str = "", keep: Callable[[str, str], None] = lambda token, code: None,
        surface: pygame.Surface | None = None,
    ) -> None:  # fmt: skip
        self.session = Session(link, code, name, seat, token=token, keep=keep)
        self.clock = clock
        self._url = url
        self._scale = scale
        self._typed_ms = 0
        self._reveal = ""
        self._has_window = surface is not None
        self._shown: tuple[object, Ui] | None = None
        self.state = Ui(join_code=code, join_name=name, theme=theme)
        self.surface = surface or pygame.Surface(size)
        self.stage = Stage(self._painter())
        self._measure()
        if url and code and name:
            self.session.join(url, code, name)
        self._show()

    # ---- what the loop calls -----------------------------------------------------------------------------------------

    def frame(self, events: Sequence[pygame.event.Event], now_ms: int) -> list[Action]:
        """Take in what came from the person and from the server, and show what follows from it."""
        for event in events:
            if event.type in (pygame.VIDEORESIZE, pygame.WINDOWSIZECHANGED, pygame.WINDOWRESIZED):
                self._resized()
        actions = self.stage.frame(events, now_ms)
        for name, payload in actions:
            self._act(name, payload, now_ms)
        if self.session.is_typing and now_ms - self._typed_ms >= PAUSE_MS:
            self.session.flush()
        self._poll(now_ms)
        self._tick(now_ms)
        self._show()
        return actions

    def draw(self) -> bool:
        """Paint when something changed; whether it did."""
        return self.stage.draw()

    def wait_ms(self, now_ms: int) -> int:
        """How long nothing needs to happen when no event comes, in milliseconds."""
        due = self.stage.wake_ms
        waits = [IDLE_MS] + ([max(0, due - now_ms)] if due is not None else [])
        if self.session.is_typing:
            waits.append(max(0, PAUSE_MS - (now_ms - self._typed_ms)))
        clock = self.session.model.clock
        if clock:
            waits.append(clock.left_ms(now_ms) % 1000 + 1)
        return min(waits)

    # ---- inside ------------------------------------------------------------------------------------------------------

    def _act(self, name: str, payload: object, now_ms: int) -> None:
        if name == "field.text":
            self._typed_ms = now_ms
        elif name == "say.now":
            name, payload = "say", self.stage.text_of("talk.write")
            self.stage.fields.put("talk.write", Line())
        elif name in ("join", "join.again"):
            self._join(name)
            return
        before = self.state
        if name == "card.open":
            self._reveal = f"option.{payload}"
        self.state = act(self.state, self.session, name, payload)
        if (before.theme, before.percent) != (self.state.theme, self.state.percent):
            self._measure()
        if name == "overlay" and self.state.overlay == "":
            self.stage.focus("")

    def _poll(self, now_ms: int) -> None:
        """Hear the server; a new phase begins with a tidy screen."""
        before = self.session.model.view
        self.session.poll(now_ms)
        after = self.session.model.view
        if before and after and before.phase != after.phase:
            self.state = replace(self.state, tab="", feed="", open_card="", is_home_open=False)

    def _join(self, name: str) -> None:
        if name == "join.again":
            self.session.forget()
            return
        code, person = self.state.join_code.strip(), self.state.join_name.strip()
        if code and person and self._url:
            self.session.join(self._url, code, person)

    def _tick(self, now_ms: int) -> None:
        """Let time pass on the screen a second at a time, and only while a clock runs."""
        clock = self.session.model.clock
        if clock is not None:
            left = clock.left_ms(now_ms)
            seconds = -(-left // 1000)
            shown = clock.at_ms + clock.remaining_ms - seconds * 1000
            self.state = replace(self.state, now_ms=shown)

    def _painter(self) -> PygamePainter:
        auto = self._scale or auto_scale(*self.surface.get_size())
        return PygamePainter(self.surface, THEMES[self.state.theme], auto * self.state.percent / 100)

    def _resized(self) -> None:
        surface = pygame.display.get_surface()
        if surface is not None and self._has_window:
            self.surface = surface
            self._measure()

    def _measure(self) -> None:
        painter = self._painter()
        w, h = painter.size
        self.state = replace(self.state, w=w, h=h)
        self.stage.use(painter)
        self._shown = None

    def _show(self) -> None:
        wanted = (self.session.model, self.state)
        if self._shown != wanted:
            self._shown = wanted
            self.stage.show(screen(*wanted))
        if self._reveal:
            self._bring_into_view(self._reveal)
            self._reveal = ""

    def _bring_into_view(self, id: str) -> None:
        """Scroll until a card that has just opened is seen with its whole form."""
        box, stage = self.stage.layout.by_id.get(id), self.stage
        if box is not None and stage.scrolling.reveal(box):
            stage.layout.place(stage.scrolling.offsets)
            stage.touched()


# ---- a window for a person -------------------------------------------------------------------------------------------


def _token_of(file: Path | None, code: str) -> str:
    """The seat token kept for this code, or ""."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8")) if file else {}
    except (OSError, ValueError):
        return ""
    return str(kept.get("token", "")) if isinstance(kept, dict) and kept.get("code") == code else ""


def _keeper(file: Path) -> Callable[[str, str], None]:
    """Keep a token where only its owner reads it; a full disk costs the comfort, not the game."""

    def keep(token: str, code: str) -> None:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch(mode=0o600)
            file.write_text(json.dumps({"code": code, "token": token}), encoding="utf-8")
        except OSError:
            return

    return keep


def _wake() -> None:
    """Let the loop go on; called from the link's thread."""
    if pygame.display.get_init():
        pygame.event.post(pygame.event.Event(WAKE))


def run(url: str, code: str, name: str, seat: str | None, *, token_file: Path | None = None) -> int:
    """Open the window and stay until the person closes it.

    Args:
        url: Address of the server, `ws://host:port/…`.
        code: Join code; empty asks for it.
        name: What the person is called; empty asks for it.
        seat: A seat or role wished for, or nothing.
        token_file: Where the seat token is kept, so that the same chair waits after a crash.

    Returns:
        0 when the person closed the window.

    Raises:
        pygame.error: there is no display.
    """
    for key, value in NO_GPU_ENVIRONMENT.items():
        os.environ.setdefault(key, value)
    pygame.display.init()
    pygame.font.init()
    try:
        surface = pygame.display.set_mode(WINDOW, pygame.RESIZABLE)
        pygame.display.set_caption("Both/And")
        pygame.key.set_repeat(400, 40)
        link = SocketLink(_wake)
        keep = _keeper(token_file) if token_file else lambda token, code: None
        app = App(link, clock=_now_ms, code=code, name=name, seat=seat or "", token=_token_of(token_file, code), url=url,
                  keep=keep, surface=surface)  # fmt: skip
        try:
            _loop(app)
        finally:
            link.close()
        return 0
    finally:
        pygame.quit()


def _now_ms() -> int:
    return time.monotonic_ns() // 1_000_000


def _loop(app: App) -> None:
    events: list[pygame.event.Event] = []
    while not any(event.type == pygame.QUIT for event in events):
        app.frame(events, app.clock())
        if app.draw():
            pygame.display.flip()
        first = pygame.event.wait(max(1, app.wait_ms(app.clock())))
        events = [first, *pygame.event.get()] if first.type != pygame.NOEVENT else []
