"""WebSockets around the tables: bytes in, bytes out, and a door against floods; deliberately absent: the game."""

import asyncio
import logging
import time
from collections.abc import Iterable
from dataclasses import replace

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from game.errors import WireError
from game.protocol.codec import CLIENT_BYTES, decode_client
from game.protocol.messages import (
    OTHER_VERSION,
    OUT_OF_TURN,
    RESTARTING,
    TOO_MANY,
    TOO_MANY_GUESSES,
    TOO_SLOW,
    UNKNOWN_CODE,
    VERSION,
    Advise,
    Begin,
    Hello,
    Wish,
)
from server.auth import Bucket, Guesses, tidy_code
from server.inbox import Inbox, Peer

HELLO_S = 5.0
BURST, PER_S = 40, 20.0  # ours: ten times what the quickest honest client sends
CONNECTIONS = 1_000  # ours: eight classes of 120 people; more is no classroom
log = logging.getLogger(__name__)


def now_ms() -> int:
    """Return the server's monotonic clock."""
    return time.monotonic_ns() // 1_000_000


class Net:
    """All connections of one server, brought to their tables by code."""

    def __init__(self, inboxes: Iterable[Inbox]) -> None:
        self._inboxes = tuple(inboxes)
        self._guesses = Guesses()
        self._open = 0

    async def listen(self, host: str, port: int) -> Server:
        """Start to listen; `port` 0 takes a free one."""
        return await serve(
            self._serve,
            host,
            port,
            compression=None,
            max_size=CLIENT_BYTES,
            max_queue=8,
            open_timeout=HELLO_S,
            close_timeout=2,
        )

    def close(self) -> None:
        """Say to everybody that the server goes down; clients come back by themselves."""
        for inbox in self._inboxes:
            inbox.close(WireError(RESTARTING, "the server goes down"))

    async def _serve(self, socket: ServerConnection) -> None:
        """Serve one connection from its first byte to its last."""
        peer = Peer()
        inbox: Inbox | None = None
        writer = asyncio.create_task(peer.outbox.run(socket))
        self._open += 1
        try:
            inbox = await self._greet(socket, peer)
            await self._converse(socket, peer, inbox)
        except WireError as error:
            peer.outbox.finish(error)
            await asyncio.wait((writer,), timeout=HELLO_S)
        except ConnectionClosed:
            pass
        except Exception:
            log.exception("a connection failed")
        finally:
            self._open -= 1
            if inbox is not None:
                await inbox.detach(peer)
            writer.cancel()

    async def _greet(self, socket: ServerConnection, peer: Peer) -> Inbox:
        """Hear the hello and bring the connection to its table."""
        if self._open > CONNECTIONS:
            raise WireError(TOO_SLOW, "too many connections")
        try:
            async with asyncio.timeout(HELLO_S):
                hello = decode_client(await socket.recv())
        except TimeoutError:
            raise WireError(OUT_OF_TURN, "no hello") from None
        peer.session.heard(hello)
        assert isinstance(hello, Hello)  # noqa: S101  # the table of stages allows nothing else
        if not hello.lo <= VERSION <= hello.hi:
            raise WireError(OTHER_VERSION, "no common version")
        hello = replace(hello, code=tidy_code(hello.code))
        address = str(socket.remote_address[0]) if socket.remote_address else ""
        if not self._guesses.may_guess(address, time.monotonic()):
            raise WireError(TOO_MANY_GUESSES, "too many wrong codes")
        try:
            inbox = self._find(hello.code)
        except WireError:  # a code can be guessed; a token, which is as long as a key, cannot
            self._guesses.missed(address, time.monotonic())
            raise
        await inbox.attach(peer, hello)
        await peer.outbox.quiet()  # so that a wish sent again right after the welcome finds its seat
        return inbox

    async def _converse(self, socket: ServerConnection, peer: Peer, inbox: Inbox) -> None:
        bucket = Bucket(BURST, PER_S)
        async for data in socket:
            if not bucket.takes(time.monotonic()):
                raise WireError(TOO_MANY, "too many messages")
            message = decode_client(data)
            peer.session.heard(message)
            if isinstance(message, Wish):
                await inbox.wish(peer, message)
            elif isinstance(message, Begin):
                await inbox.begin(peer)
            elif isinstance(message, Advise):
                await inbox.advise(peer)
            else:
                await inbox.ping(peer)

    def _find(self, code: str) -> Inbox:
        for inbox in self._inboxes:
            if code in (inbox.table.code, inbox.table.facilitator_code):
                return inbox
        raise WireError(UNKNOWN_CODE, "no session has this code")
