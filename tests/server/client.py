"""A small honest client for tests: it keeps the newest of everything and waits for conditions, never for time."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from itertools import count

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from game.moves import Play, Say
from game.protocol.codec import decode_server, encode
from game.protocol.messages import (
    Ack,
    Advice,
    Begin,
    ClientMessage,
    Debrief,
    FacilitatorUpdate,
    Goodbye,
    Hello,
    Lobby,
    Refused,
    ServerMessage,
    Thinking,
    Update,
    WallUpdate,
    Welcome,
    Wish,
)
from game.protocol.session import Session
from game.views import FacilitatorView, SeatView, WallView

PATIENCE_S = 20.0  # a bound for a broken test; no test waits for it
IDS = count(1)


class Client:
    """One connection; it remembers its token for the next one."""

    def __init__(
        self, code: str, name: str = "Ann", *, token: str = "", role_wish: str = "", seen: Update | None = None
    ):
        self.hello = Hello(1, 1, code, name, token, role_wish, seen.epoch if seen else 0, seen.n if seen else 0)
        self.welcome: Welcome | None = None
        self.lobby: Lobby | None = None
        self.update: Update | WallUpdate | FacilitatorUpdate | None = None
        self.view: SeatView | WallView | FacilitatorView | None = None
        self.debrief: Debrief | None = None
        self.goodbye: Goodbye | None = None
        self.answers: dict[str, Ack | Refused] = {}
        self.messages: list[ServerMessage] = []
        self.session = Session()
        self._socket: ClientConnection | None = None

    @asynccontextmanager
    async def at(self, port: int) -> AsyncIterator["Client"]:
        """Say hello and stay until the end of the block."""
        async with connect(f"ws://127.0.0.1:{port}", compression=None, max_size=4 * 1024 * 1024) as self._socket:
            await self.say(self.hello)
            yield self

    @property
    def token(self) -> str:
        return self.welcome.token if self.welcome and self.welcome.token else self.hello.token

    @property
    def seat_view(self) -> SeatView:
        assert isinstance(self.view, SeatView)
        return self.view

    @property
    def phase(self) -> tuple[int, str]:
        return (self.seat_view.quarter, self.seat_view.phase) if isinstance(self.view, SeatView) else (0, "")

    async def say(self, message: ClientMessage) -> None:
        assert self._socket is not None
        self.session.said(message)
        await self._socket.send(encode(message))

    async def raw(self, data: bytes | str) -> None:
        assert self._socket is not None
        await self._socket.send(data)

    def vanish(self) -> None:
        """End the connection without a word."""
        assert self._socket is not None
        self._socket.transport.abort()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Read until a condition holds."""
        async with asyncio.timeout(PATIENCE_S):
            while not condition():
                await self.read()

    async def read(self) -> None:
        """Take in one message."""
        assert self._socket is not None
        data = await self._socket.recv()
        message = decode_server(data)
        self.session.heard(message)
        self.messages.append(message)
        match message:
            case Welcome():
                self.welcome = message
            case Lobby():
                self.lobby = message
            case Update() | WallUpdate() | FacilitatorUpdate():
                self.update, self.view = message, message.view or self.view
            case Ack() | Refused():
                self.answers[message.wish_id] = message
            case Debrief():
                self.debrief = message
            case Goodbye():
                self.goodbye = message
            case Thinking() | Advice():
                pass

    async def seated(self) -> None:
        await self.until(lambda: self.view is not None)

    async def reach(self, quarter: int, phase: str) -> None:
        await self.until(lambda: self.phase == (quarter, phase))

    async def leave(self, quarter: int, phase: str) -> None:
        await self.until(lambda: self.phase != (quarter, phase))

    async def welcomed(self) -> None:
        await self.until(lambda: self.lobby is not None)

    async def begin(self) -> None:
        await self.welcomed()
        await self.say(Begin())

    def wish(self, move: Play | Say) -> Wish:
        view = self.seat_view
        assert view.phase != "over"
        return Wish(f"{next(IDS):032x}", view.quarter, view.phase, move)

    async def ask(self, wish: Wish) -> Ack | Refused:
        """Say a wish and wait for its answer."""
        await self.say(wish)
        await self.until(lambda: wish.wish_id in self.answers)
        return self.answers[wish.wish_id]

    async def chat(self, text: str) -> Ack | Refused:
        return await self.ask(self.wish(Say("table", text)))

    async def seal(self) -> None:
        answer = await self.ask(self.wish(Play((), seal=True)))
        assert isinstance(answer, Ack), answer

    async def ended(self) -> int:
        """Read whatever comes to the end, in no order that a session knows, and return the close code."""
        assert self._socket is not None
        async with asyncio.timeout(PATIENCE_S):
            with suppress(ConnectionClosed):
                while True:
                    await self._socket.recv()
        return self._socket.close_code or 1006

    async def closed(self) -> int:
        """Read to the end and return the close code."""
        try:
            await self.until(lambda: False)
        except ConnectionClosed as end:
            return end.rcvd.code if end.rcvd else 1006
        raise AssertionError("unreachable")
