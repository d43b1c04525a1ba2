"""What waits to be said on one connection; deliberately absent: what is worth saying."""

import asyncio
import logging
from dataclasses import replace

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from game.errors import WireError
from game.ids import line
from game.protocol.codec import encode
from game.protocol.messages import (
    Ack,
    Advice,
    Debrief,
    FacilitatorUpdate,
    Goodbye,
    Lobby,
    Refused,
    Thinking,
    Update,
    WallUpdate,
    Welcome,
)
from game.protocol.session import Session

log = logging.getLogger(__name__)
BROKEN = 1011  # the peer did nothing wrong
SLOW_S = 10.0  # ours: a connection that takes nothing for so long is closed; it may come back
News = Lobby | Update | WallUpdate | FacilitatorUpdate
Reply = Welcome | Ack | Refused | Debrief | Thinking | Advice | Goodbye


class Outbox:
    """Answers in their order, and of the views only the newest.

    Args:
        session: The stage of the conversation; every message is checked against it.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._waiting: list[News | Reply] = []
        self._wake = asyncio.Event()
        self._quiet = asyncio.Event()
        self._shown: object = None
        self._sent = (0, 0)

    def resume(self, epoch: int, seen: int) -> None:
        """Take the peer's word for the last view that it has seen."""
        self._sent = (epoch, seen)

    def reply(self, message: Reply) -> None:
        """Say this, after all that waits."""
        self._waiting.append(message)
        self._wake.set()

    def show(self, news: News, *, again: bool = False) -> None:
        """Say this unless it says nothing new; it takes the place of older news that still waits."""
        mark = news if isinstance(news, Lobby) else _mark(news)
        if mark == self._shown and not again:
            return
        self._shown = mark
        for at, old in enumerate(self._waiting):
            if isinstance(old, News):
                self._waiting[at] = news
                return
        self._waiting.append(news)
        self._wake.set()

    def finish(self, error: WireError) -> None:
        """Say goodbye and nothing after it."""
        self._waiting = [Goodbye(error.code, line(f"server.close_{error.code}"))]
        self._wake.set()

    async def quiet(self) -> None:
        """Wait until everything is said, or nothing more will be."""
        if self._waiting:
            self._quiet.clear()
            await self._quiet.wait()

    async def run(self, socket: ServerConnection) -> None:
        """Say what waits until goodbye; a peer that does not read is closed."""
        try:
            while True:
                message = await self._next()
                self._session.said(message)
                async with asyncio.timeout(SLOW_S):
                    await socket.send(encode(message))
                if isinstance(message, Goodbye):
                    await socket.close(message.code)
                    return
        except TimeoutError:
            socket.transport.abort()  # a goodbye would wait behind what is not read
        except ConnectionClosed:
            return
        except Exception:
            log.exception("a message could not be said")
            await socket.close(BROKEN)
        finally:
            self._quiet.set()

    async def _next(self) -> News | Reply:
        while not self._waiting:
            self._quiet.set()
            self._wake.clear()
            await self._wake.wait()
        message = self._waiting.pop(0)
        if isinstance(message, Update | WallUpdate | FacilitatorUpdate):
            number = (message.epoch, message.n)
            if number == self._sent:
                return replace(message, view=None)
            self._sent = number
        return message


def _mark(news: Update | WallUpdate | FacilitatorUpdate) -> object:
    """Return what makes an update worth saying: all but the running of the clock."""
    coach = news.coach if isinstance(news, Update) else None
    return (news.epoch, news.n, news.phase_ms, news.remaining_ms is None, news.all_in, coach)
