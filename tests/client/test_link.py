"""The wire: a real socket that comes and goes, and a window that stays calm about it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from websockets.sync.server import Server, ServerConnection, serve

from game.client.link import LONGEST_WAIT_S, LinkEvent, Lost, Opened, SocketLink, backoff_s

PATIENCE_S = 5.0


class Listener:
    """A link with the events it has had so far; `wait_for` sleeps on the link's own wake-up call."""

    def __init__(self) -> None:
        self.woken = threading.Event()
        self.link = SocketLink(self.woken.set)
        self.had: list[LinkEvent] = []

    def wait_for(self, kind: type, count: int = 1) -> LinkEvent:
        while sum(isinstance(event, kind) for event in self.had) < count:
            assert self.woken.wait(PATIENCE_S), f"nothing more after {self.had}"
            self.woken.clear()
            self.had += self.link.poll()
        return [event for event in self.had if isinstance(event, kind)][count - 1]


@pytest.fixture
def listener() -> Iterator[Listener]:
    one = Listener()
    yield one
    one.link.close()


@contextmanager
def server_of(handler: "object", port: int = 0) -> Iterator[tuple[Server, str]]:
    server = serve(handler, "127.0.0.1", port)  # type: ignore[arg-type]  # a handler of connections
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server, f"ws://127.0.0.1:{server.socket.getsockname()[1]}"
    finally:
        server.shutdown()
        thread.join(PATIENCE_S)


def echo(connection: ServerConnection) -> None:
    for data in connection:
        connection.send(data)


def test_bytes_go_out_and_come_back_in_order(listener: Listener) -> None:
    with server_of(echo) as (_, url):
        listener.link.connect(url)
        listener.wait_for(Opened)
        listener.link.send(b"one")
        listener.link.send(b"two")
        listener.wait_for(bytes, 2)
        assert [event for event in listener.had if isinstance(event, bytes)] == [b"one", b"two"]
        listener.link.close()


def test_a_lost_connection_comes_back_by_itself(listener: Listener) -> None:
    turns = iter([lambda c: c.close(1012, "restart"), echo])

    def handler(connection: ServerConnection) -> None:
        next(turns)(connection)

    with server_of(handler) as (_, url):
        listener.link.connect(url)
        lost = listener.wait_for(Lost)
        assert isinstance(lost, Lost)
        assert lost.code == 1012
        assert 0 <= lost.again_s <= LONGEST_WAIT_S
        listener.wait_for(Opened, 2)
        listener.link.send(b"again")
        listener.wait_for(bytes)
        listener.link.close()


def test_a_server_that_means_it_is_left_alone(listener: Listener) -> None:
    with server_of(lambda connection: connection.close(4003, "unknown code")) as (_, url):
        listener.link.connect(url)
        lost = listener.wait_for(Lost)
        assert isinstance(lost, Lost)
        assert (lost.code, lost.again_s) == (4003, -1.0)


def test_nobody_at_the_address_is_a_loss_and_not_a_crash(listener: Listener) -> None:
    with server_of(echo) as (_, url):
        pass
    listener.link.connect(url)
    lost = listener.wait_for(Lost)
    assert isinstance(lost, Lost)
    assert lost.code == 1006
    assert lost.again_s >= 0


def test_what_is_sent_without_a_connection_is_dropped() -> None:
    link = SocketLink()
    link.send(b"into the void")
    assert link.poll() == []


@pytest.mark.parametrize(("attempt", "most"), [(0, 0.25), (1, 0.5), (4, 4.0), (5, 5.0), (60, 5.0)])
def test_waits_are_spread_below_a_doubling_bound(attempt: int, most: float) -> None:
    assert backoff_s(attempt, 1.0) == most
    assert backoff_s(attempt, 0.5) == most / 2
    assert backoff_s(attempt, 0.0) == 0.0
