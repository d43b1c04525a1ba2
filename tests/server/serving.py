"""A server for the length of a block, and what it says to somebody who speaks out of turn."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from game.protocol.codec import encode
from game.protocol.messages import ClientMessage
from server.app import Config, Door, serve
from server.setup import Setup

SETUP = Setup("full", grace_ms=0)


@asynccontextmanager
async def served(config: Config, told: list[str] | None = None) -> AsyncIterator[tuple[Door, ...]]:
    """Run a server for the length of the block."""
    ready: asyncio.Future[tuple[Door, ...]] = asyncio.get_running_loop().create_future()
    stop = asyncio.Event()
    tell = (told if told is not None else []).append
    task = asyncio.create_task(serve(config, ready.set_result, tell, stop))
    await asyncio.wait((task, ready), return_when=asyncio.FIRST_COMPLETED)
    if task.done():
        await task
    try:
        yield ready.result()
    finally:
        stop.set()
        await task


async def code_after(door: Door, *messages: ClientMessage) -> int:
    """Return the close code after saying these messages and nothing else."""
    async with connect(f"ws://127.0.0.1:{door.port}", compression=None) as socket:
        for message in messages:
            await socket.send(encode(message))
        async with asyncio.timeout(20):
            try:
                while await socket.recv():
                    pass
            except ConnectionClosed as end:
                return end.rcvd.code if end.rcvd else 1006
    raise AssertionError("an empty message")
