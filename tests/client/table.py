"""A table without a server: a link that keeps what was sent, and a window driven by real pygame events."""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame

from game.client.app import App
from game.client.link import LinkEvent, Opened
from game.client.ui.driver import Driver
from game.ids import Line
from game.moves import (
    AnswerConcern,
    Feel,
    GiveWord,
    JudgeWord,
    MarkNews,
    OneWord,
    Play,
    Predict,
    Say,
    ShowLetter,
    Unseal,
)
from game.protocol.codec import decode_client, encode
from game.protocol.messages import (
    Ack,
    ClientMessage,
    Debrief,
    Hello,
    Lobby,
    Refused,
    ServerMessage,
    Update,
    Welcome,
    Wish,
)
from game.views import SeatView

TOKEN = "t" * 43


class PaperLink:
    """Keeps what the window sends as messages; tests put in what the server would say."""

    def __init__(self) -> None:
        self.url = ""
        self.sent: list[ClientMessage] = []
        self.coming: list[LinkEvent] = []
        self.is_closed = False

    def connect(self, url: str) -> None:
        self.url = url
        self.coming.append(Opened())

    def send(self, data: bytes) -> None:
        self.sent.append(decode_client(data))

    def poll(self) -> list[LinkEvent]:
        news, self.coming = self.coming, []
        return news

    def close(self) -> None:
        self.is_closed = True


class Table:
    """One window at a table whose server the test plays."""

    def __init__(
        self,
        view: SeatView | None = None,
        *,
        size: tuple[int, int] = (1280, 720),
        scale: float = 1.0,
        joined: bool = True,
    ) -> None:
        pygame.display.init()
        pygame.font.init()
        pygame.display.set_mode((1, 1))
        self.link = PaperLink()
        self.kept: list[str] = []
        name = "Mia" if joined else ""
        self.app = App(
            self.link,
            size,
            scale,
            code="HEX-12" if joined else "",
            name=name,
            url="ws://table",
            keep=lambda token, code: self.kept.append(token),
        )
        self.hands = Driver(self.app.stage, self.app.frame)
        self.n = 0
        if joined:
            self.tick()
            self.hear(Welcome(1, TOKEN, "itcom.tmt", 1, "ITCOM and Insys"))  # type: ignore[arg-type]  # a seat's name
        if view:
            self.see(view)

    def tick(self, ms: int = 0) -> None:
        """Let a frame pass, `ms` later."""
        self.hands.now_ms += ms
        self.app.frame([], self.hands.now_ms)

    def hear(self, *messages: ServerMessage) -> None:
        """The server says something."""
        self.link.coming += [encode(message) for message in messages]
        self.tick()

    def see(self, view: SeatView, *, remaining_ms: int | None = 134_000, all_in: bool = False,
            coach: Line | None = None) -> None:  # fmt: skip
        """The server shows the next view, and says why the coach is not to be asked, if it is not."""
        self.n += 1
        self.hear(Update(1, self.n, view, remaining_ms, 180_000 if remaining_ms else None, all_in, coach))

    def ack(self) -> None:
        """The server did what was wished; the view that shows it comes next."""
        self.hear(Ack(self.wishes[-1].wish_id, self.n + 1))

    @property
    def wishes(self) -> list[Wish]:
        return [message for message in self.link.sent if isinstance(message, Wish)]

    @property
    def moves(
        self,
    ) -> list[
        Play | Unseal | MarkNews | Predict | Feel | OneWord | Say | AnswerConcern | GiveWord | JudgeWord | ShowLetter
    ]:
        return [wish.move for wish in self.wishes]

    def tree(self) -> str:
        return self.app.stage.tree()


__all__ = ["Ack", "Debrief", "Hello", "Lobby", "PaperLink", "Refused", "Table"]
