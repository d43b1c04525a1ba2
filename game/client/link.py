"""The wire to the server: bytes out, bytes and states in, never a wait; what the bytes mean is absent (see `session`).

A `Link` is small on purpose, so that a browser's WebSocket can take its place: `connect send poll close`. The one for the
desktop keeps a socket in a thread of its own and comes back by itself after a loss, each time after a random wait below a
doubling bound (full jitter), so that a class that lost its network does not return in one stampede.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Protocol

from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.sync.client import ClientConnection, connect

FIRST_WAIT_S, LONGEST_WAIT_S = 0.25, 5.0
LARGEST_MESSAGE = 4 * 1024 * 1024  # ours: a debrief of twelve quarters is far below; more is not our server
REFUSED_CODES = range(4000, 4100)  # protocol: the server means this connection, not this moment


@dataclass(frozen=True, slots=True)
class Opened:
    """A connection stands; nothing was said on it yet."""


@dataclass(frozen=True, slots=True)
class Lost:
    """No connection: the next attempt starts in `again_s` seconds, or never when it is negative."""

    code: int
    reason: str
    again_s: float


LinkEvent = Opened | Lost | bytes


class Link(Protocol):
    """What the window needs of a connection; every method returns at once."""

    def connect(self, url: str) -> None:
        """Begin to reach `url` and keep trying until `close`."""

    def send(self, data: bytes) -> None:
        """Queue one message; it is dropped when there is no connection, since a new one begins with a new hello."""

    def poll(self) -> list[LinkEvent]:
        """Everything that happened since the last call, in order."""
        ...

    def close(self) -> None:
        """Say goodbye and stay away."""


def backoff_s(attempt: int, roll: float) -> float:
    """The wait before attempt number `attempt` (from 0), in seconds; `roll` in 0…1 spreads it below its bound."""
    return roll * min(LONGEST_WAIT_S, FIRST_WAIT_S * float(1 << min(attempt, 10)))


class SocketLink:
    """A WebSocket in a thread. `wake` is called from that thread whenever `poll` has something new."""

    def __init__(self, wake: Callable[[], None] = lambda: None) -> None:
        self._wake = wake
        self._in: SimpleQueue[LinkEvent] = SimpleQueue()
        self._out: SimpleQueue[bytes | None] = SimpleQueue()
        self._stop = threading.Event()
        self._socket: ClientConnection | None = None
        self._thread: threading.Thread | None = None

    def connect(self, url: str) -> None:
        """Begin to reach `url`; see `Link`."""
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._keep, args=(url,), name="link", daemon=True)
        self._thread.start()

    def send(self, data: bytes) -> None:
        """Queue one message; see `Link`."""
        if self._socket is not None:
            self._out.put(data)

    def poll(self) -> list[LinkEvent]:
        """What happened since the last call; see `Link`."""
        news: list[LinkEvent] = []
        try:
            while True:
                news.append(self._in.get_nowait())
        except Empty:
            return news

    def close(self) -> None:
        """Stop, waiting at most a second for the goodbye; see `Link`."""
        self._stop.set()
        self._out.put(None)
        if self._socket is not None:
            threading.Thread(target=self._socket.close, daemon=True).start()
        if self._thread is not None:
            self._thread.join(1.0)
        self._thread = None

    def _keep(self, url: str) -> None:
        attempt, stop = 0, self._stop
        while not stop.is_set():
            code, reason, opened = self._once(url)
            attempt = 0 if opened else attempt + 1
            wait = -1.0 if code in REFUSED_CODES else backoff_s(attempt, random.random())  # noqa: S311  # no secret
            self._tell(Lost(code, reason, wait))
            if wait < 0 or stop.wait(wait):
                return

    def _once(self, url: str) -> tuple[int, str, bool]:
        """One connection from handshake to end: close code (1006 when there was none), reason, and whether it stood."""
        try:
            with connect(url, open_timeout=5, close_timeout=1, max_size=LARGEST_MESSAGE, compression=None) as socket:
                self._listen(socket)
                code, reason = socket.close_code, socket.close_reason
        except (OSError, WebSocketException) as failed:
            return 1006, str(failed), False
        return code or 1006, reason or "", True

    def _listen(self, socket: ClientConnection) -> None:
        """Hand on what comes until the connection ends."""
        self._out = SimpleQueue()
        self._socket = socket
        threading.Thread(target=self._pump, args=(socket, self._out), name="link-out", daemon=True).start()
        self._tell(Opened())
        try:
            for data in socket:
                self._tell(data if isinstance(data, bytes) else data.encode())
        except ConnectionClosed:
            pass
        finally:
            self._socket = None
            self._out.put(None)

    def _pump(self, socket: ClientConnection, out: SimpleQueue[bytes | None]) -> None:
        """Send from a queue, so that a full pipe never stops the frame."""
        while (data := out.get()) is not None:
            try:
                socket.send(data)
            except ConnectionClosed:
                return

    def _tell(self, event: LinkEvent) -> None:
        self._in.put(event)
        self._wake()
