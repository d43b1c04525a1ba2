"""A socket that takes one message each time it is told to; deliberately absent: a network."""

import asyncio

from game.protocol.codec import decode_server
from game.protocol.messages import ServerMessage


class Wire:
    """A socket that takes one message each time it is told to."""

    def __init__(self) -> None:
        self.taken: list[ServerMessage] = []
        self.gate = asyncio.Semaphore(0)
        self.came = asyncio.Semaphore(0)
        self.code = 0

    async def send(self, data: bytes) -> None:
        await self.gate.acquire()
        self.taken.append(decode_server(data))
        self.came.release()

    async def close(self, code: int) -> None:
        self.code = code
