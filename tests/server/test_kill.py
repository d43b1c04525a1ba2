"""End to end: a host in its own process is killed in mid-phase; nothing that was acknowledged is lost (must-show 5)."""

import asyncio
import os
import re
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from game.moves import Say
from game.protocol.messages import Ack, Wish
from game.record.book import replay
from server.store.sqlite import SqliteStore
from tests.server.client import PATIENCE_S, Client

ROOT = Path(__file__).parents[2]
ENOUGH = 25  # acknowledged wishes before the kill
PROGRAM = "import sys; from server.commands.main import main; sys.exit(main(sys.argv[1:]))"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def host(store: Path, port: int) -> tuple[Process, str]:
    """Start `bothand host` in its own process and return it with its join code, once people can come."""
    words = ["host", str(ROOT / "scenarios" / "tiny"), "--preset", "full", "--people", "2", "--port", str(port)]
    words += ["--address", "127.0.0.1", "--store", f"sqlite:///{store}", "--headless", "--seed", "4"]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", PROGRAM, *words, stdout=PIPE, env=env)
    assert process.stdout is not None
    async with asyncio.timeout(PATIENCE_S):
        while line := (await process.stdout.readline()).decode():
            if found := re.search(r"Join code: +(\w{6})$", line.strip()):
                return process, found[1]
    raise AssertionError("the host ended before anybody could come")


async def talk_on(client: Client, acked: list[Wish], enough: asyncio.Event) -> Wish:
    """Talk until the server dies; return the wish that was never answered."""
    for number in range(10_000):
        wish = client.wish(Say("table", f"{client.hello.name} {number}"))
        try:
            answer = await client.ask(wish)
        except (ConnectionClosed, OSError):
            return wish
        assert isinstance(answer, Ack)
        acked.append(wish)
        if len(acked) >= ENOUGH:
            enough.set()
    raise AssertionError("nobody killed the server")


async def kill_when(process: Process, enough: asyncio.Event) -> None:
    """Kill the host without warning once enough wishes are acknowledged, while others are under way."""
    await asyncio.wait_for(enough.wait(), PATIENCE_S)
    process.send_signal(signal.SIGKILL)
    await process.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX word")
async def test_a_killed_host_loses_no_acknowledged_move_and_both_go_on(tmp_path: Path) -> None:
    store, port = tmp_path / "games.sqlite", free_port()
    process, code = await host(store, port)
    ann, ben = Client(code, "Ann"), Client(code, "Ben")
    acked: list[Wish] = []
    enough = asyncio.Event()
    async with ann.at(port), ben.at(port):
        await asyncio.gather(ann.seated(), ben.seated())
        await ann.seal()
        lost = await asyncio.gather(
            talk_on(ann, acked, enough), talk_on(ben, acked, enough), kill_when(process, enough)
        )
    ann_said = next(wish for wish in acked if wish.move == Say("table", "Ann 0"))
    process, again_code = await host(store, port)
    assert again_code == code
    ann, ben = (Client(code, one.hello.name, token=one.token) for one in (ann, ben))
    async with ann.at(port), ben.at(port):
        await asyncio.gather(ann.seated(), ben.seated())
        assert ann.phase == ben.phase == (1, "news")
        assert ann.seat_view.options.is_sealed
        for client, wish in ((ann, lost[0]), (ben, lost[1])):
            assert isinstance(await client.ask(wish), Ack)
        assert isinstance(await ann.ask(ann_said), Ack), "an answer outlives the server"
        await ben.seal()
        await asyncio.gather(ann.reach(1, "strategy"), ben.reach(1, "strategy"))
    process.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(process.wait(), PATIENCE_S) == 0
    kept = SqliteStore(store)
    (session,) = kept.load()
    kept.close()
    list(replay(session.rows))
    written = [row.wish_id for row in session.rows if row.wish_id]
    assert len(written) == len(set(written))
    assert {wish.wish_id for wish in [*acked, *lost[:2]]} <= set(written)
    assert {row.epoch for row in session.rows} == {1, 2}
