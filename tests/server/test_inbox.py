"""The inbox: nobody hears of anything before it is on disk, and no vote is taken twice."""

import asyncio
from concurrent.futures import Future
from typing import Any, cast

import pytest

from game.errors import WireError
from game.moves import Play
from game.protocol.messages import Ack, Begin, Goodbye, Hello, Lobby, ServerMessage, Update, Welcome, Wish
from game.scenario.model import Scenario
from game.scenario.plain import to_plain
from server.inbox import Inbox, Peer
from server.setup import Setup
from server.store.sqlite import Batch, Saved, StoreError
from server.table import Table
from tests.server.wire import Wire


class SlowDisk:
    """A store that keeps a batch only when it is told to."""

    def __init__(self) -> None:
        self.batches: list[Batch] = []
        self._futures: asyncio.Queue[Future[None]] = asyncio.Queue()

    def save(self, batch: Batch) -> "Future[None]":
        self.batches.append(batch)
        future: Future[None] = Future()
        self._futures.put_nowait(future)
        return future

    async def asked(self) -> "Future[None]":
        """Wait for the next batch; the disk says so when the future is resolved."""
        return await asyncio.wait_for(self._futures.get(), 20)


class Line:
    """One connection that takes everything at once."""

    def __init__(self) -> None:
        self.peer, self.wire = Peer(), Wire()
        self.wire.gate = asyncio.Semaphore(1_000)
        self.task = asyncio.create_task(self.peer.outbox.run(cast(Any, self.wire)))

    async def hears(self, kind: type[ServerMessage]) -> Any:
        """Wait for the next message of a kind."""
        async with asyncio.timeout(20):
            while True:
                await self.wire.came.acquire()
                if isinstance(self.wire.taken[-1], kind):
                    return self.wire.taken[-1]


@pytest.fixture
def table(tiny: Scenario) -> Table:
    return Table(Saved("ABCDEF", Setup("full"), to_plain(tiny), b"\x05" * 32), wanted=1)


def opened(table: Table, disk: SlowDisk) -> tuple[Inbox, "asyncio.Task[None]"]:
    inbox = Inbox(table, cast(Any, disk), lambda: 1_000, lambda text: None, lambda over: None)
    return inbox, asyncio.create_task(inbox.run())


def heard(line: Line, *messages: Hello | Begin | Wish) -> None:
    for message in messages:
        line.peer.session.heard(message)


async def test_nothing_is_said_before_it_is_on_disk(table: Table) -> None:
    disk, line = SlowDisk(), Line()
    inbox, run = opened(table, disk)
    hello = Hello(1, 1, "ABCDEF")
    heard(line, hello)
    entering = asyncio.create_task(inbox.attach(line.peer, hello))
    kept = await disk.asked()
    assert table.room is not None, "the game has begun in memory"
    assert (line.wire.taken, entering.done()) == ([], False)
    kept.set_result(None)
    await entering
    await line.hears(Update)
    assert [type(message) for message in line.wire.taken] == [Welcome, Update]

    wish = Wish("0" * 32, 1, "news", Play((), seal=True))
    heard(line, wish)
    asking = asyncio.create_task(inbox.wish(line.peer, wish))
    kept = await disk.asked()
    assert table.room.state.phase == "strategy", "the phase has closed in memory"
    assert {"heron.tmt", "nature"} <= {row.actor for row in disk.batches[-1].rows}
    assert (len(line.wire.taken), asking.done()) == (2, False)
    kept.set_result(None)
    await asking
    await line.hears(Ack)
    assert [type(message) for message in line.wire.taken[2:]] == [Update, Ack]
    update, ack = line.wire.taken[2:]
    assert isinstance(update, Update)
    assert isinstance(ack, Ack)
    assert update.n == ack.n
    run.cancel()
    line.task.cancel()


async def test_a_ping_is_not_told_what_is_not_yet_on_disk(table: Table) -> None:
    disk, line = SlowDisk(), Line()
    inbox, run = opened(table, disk)
    hello, wish = Hello(1, 1, "ABCDEF"), Wish("0" * 32, 1, "news", Play((), seal=True))
    heard(line, hello)
    entering = asyncio.create_task(inbox.attach(line.peer, hello))
    (await disk.asked()).set_result(None)
    await entering
    await line.hears(Update)
    heard(line, wish)
    asked = [asyncio.create_task(inbox.wish(line.peer, wish)), asyncio.create_task(inbox.ping(line.peer))]
    kept = await disk.asked()
    for _ in range(20):
        await asyncio.sleep(0)  # whatever could be said would be said by now
    assert len(line.wire.taken) == 2
    kept.set_result(None)
    await asyncio.gather(*asked)
    await line.hears(Ack)
    run.cancel()
    line.task.cancel()


async def test_when_the_disk_fails_the_table_freezes_and_nothing_is_acknowledged(table: Table) -> None:
    disk, line = SlowDisk(), Line()
    inbox, run = opened(table, disk)
    hello = Hello(1, 1, "ABCDEF")
    heard(line, hello)
    entering = asyncio.create_task(inbox.attach(line.peer, hello))
    (await disk.asked()).set_exception(StoreError("The store failed: no space left."))
    with pytest.raises(WireError) as error:
        await entering
    assert error.value.code == 4008
    await run
    goodbye = await line.hears(Goodbye)
    assert [*line.wire.taken] == [goodbye]
    with pytest.raises(WireError):
        await inbox.begin(line.peer)


async def test_what_came_while_the_disk_was_busy_is_kept_in_one_go(tiny: Scenario) -> None:
    table = Table(Saved("ABCDEF", Setup("full"), to_plain(tiny), b"\x05" * 32))
    disk, lines, hello = SlowDisk(), [Line() for _ in range(4)], Hello(1, 1, "ABCDEF")
    inbox, run = opened(table, disk)
    first = asyncio.create_task(inbox.attach(lines[0].peer, hello))
    busy = await disk.asked()
    others = [asyncio.create_task(inbox.attach(line.peer, hello)) for line in lines[1:]]
    for line in lines:
        heard(line, hello)
    busy.set_result(None)
    (await disk.asked()).set_result(None)
    await asyncio.wait_for(asyncio.gather(first, *others), 20)
    assert [len(batch.people) for batch in disk.batches] == [1, 3]
    assert isinstance(await lines[0].hears(Lobby), Lobby)
    run.cancel()
    for line in lines:
        line.task.cancel()
