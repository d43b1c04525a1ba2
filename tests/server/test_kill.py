"""End to end: a host in its own process is killed in mid-phase; nothing that was acknowledged is lost (must-show 5)."""

import asyncio
import signal
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from game.moves import Say
from game.protocol.messages import Ack, Wish
from game.record.book import replay
from game.record.row import Row
from server.store.sqlite import SqliteStore
from tests.server.client import PATIENCE_S, Client
from tests.server.processes import Window, end_all, free_port, host

ENOUGH = 25  # acknowledged wishes before the kill


@pytest.fixture(autouse=True)
async def nothing_is_left_running() -> AsyncIterator[None]:
    yield
    await end_all()


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


posix = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX word")


@posix
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
    rows = stored(store)
    assert {wish.wish_id for wish in [*acked, *lost[:2]]} <= {row.wish_id for row in rows}


@posix
async def test_two_windows_outlive_a_killed_host_with_their_draft_and_their_talk(tmp_path: Path) -> None:
    store, port = tmp_path / "games.sqlite", free_port()
    process, code = await host(store, port)
    ann, ben = [await Window.open(port, code, *who) for who in (("Ann", "heron.ally"), ("Ben", "kestrel.prod"))]
    for phase, open_it in (("News", ("see #brief.start", "click brief.start")), ("Strategy", ())):
        for window in (ann, ben):
            await window.do(*open_it, f'see main "{phase}"', "press ctrl+return", "settle")
    await ann.do('see main "Units"', "see 5 of 5 tokens left", "press 4", "click put.A4", "settle")
    await ben.do('see main "Units"', "press /", "type Two minutes at the bench?", "press return", "settle")
    await ann.do("see Two minutes at the bench?")
    process.send_signal(signal.SIGKILL)
    await process.wait()
    await ben.do("see Reconnecting", "type Still there?", "press return")
    await ann.do("see Reconnecting")
    process, again_code = await host(store, port)
    assert again_code == code
    await ann.do("miss Reconnecting", "see Two minutes at the bench?", "see Still there?", "see 4 of 5 tokens left")
    await ben.do("miss Reconnecting", "settle", "press ctrl+return", "settle")
    await ann.do('see main "Units"', "press ctrl+return", 'see main "Encounters"')
    await ben.do('see main "Encounters"')
    for window in (ann, ben):
        await window.close()
    process.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(process.wait(), PATIENCE_S) == 0
    said = [row.input for row in stored(store) if row.wish_id]
    assert [one["text"] for one in said if one["move"] == "say"] == ["Two minutes at the bench?", "Still there?"]
    drafts = [(len(one["cards"]), one["seal"]) for one in said if one["move"] == "play" and one["cards"]]
    assert drafts == [(1, False), (1, True)], "the sealed draft is the one that the killed server had kept"


def stored(store: Path) -> tuple[Row, ...]:
    """Return the rows of the one game, which hold together over both lives of the server and are there once each."""
    kept = SqliteStore(store)
    (session,) = kept.load()
    kept.close()
    list(replay(session.rows))
    written = [row.wish_id for row in session.rows if row.wish_id]
    assert len(written) == len(set(written))
    assert {row.epoch for row in session.rows} == {1, 2}
    return session.rows
