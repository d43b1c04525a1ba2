"""A host and windows in processes of their own, for tests that kill one of them; nothing here waits for time."""

import asyncio
import os
import re
import socket
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

from tests.server.client import PATIENCE_S

ROOT = Path(__file__).parents[2]
PROGRAM = "import sys; from server.commands.main import main; sys.exit(main(sys.argv[1:]))"
DUMMY = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
ENVIRONMENT = os.environ | DUMMY | {"PYTHONPATH": str(ROOT)}

STARTED: list[Process] = []


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def started(*words: str) -> Process:
    """Start a program of ours in a process of its own."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, *words, stdin=PIPE, stdout=PIPE, env=ENVIRONMENT, cwd=ROOT
    )
    STARTED.append(process)
    return process


async def end_all() -> None:
    """Leave no process behind, whatever became of the test."""
    while STARTED:
        process = STARTED.pop()
        if process.returncode is None:
            process.kill()
            await process.wait()


async def host(store: Path, port: int) -> tuple[Process, str]:
    """Start `bothand host` for two people and return it with its join code, once people can come."""
    words = ["host", str(ROOT / "scenarios" / "tiny"), "--preset", "full", "--people", "2", "--port", str(port)]
    words += ["--address", "127.0.0.1", "--store", f"sqlite:///{store}", "--headless", "--seed", "4"]
    process = await started("-c", PROGRAM, *words)
    assert process.stdout is not None
    async with asyncio.timeout(PATIENCE_S):
        while line := (await process.stdout.readline()).decode():
            if found := re.search(r"Join code: +(\w{6})$", line.strip()):
                return process, found[1]
    raise AssertionError("the host ended before anybody could come")


class Window:
    """A person's window in its own process, see `tests.server.window` for what it can be told."""

    def __init__(self, process: Process) -> None:
        self._process = process

    @classmethod
    async def open(cls, port: int, code: str, name: str, seat: str) -> "Window":
        """Start it; it joins by itself."""
        words = ("-m", "tests.server.window", f"ws://127.0.0.1:{port}", code, name, seat)
        return cls(await started(*words))

    async def do(self, *orders: str) -> None:
        """Let the person do one thing after another, each as soon as the window has shown the one before."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        for order in orders:
            self._process.stdin.write(f"{order}\n".encode())
            async with asyncio.timeout(PATIENCE_S):
                answer = (await self._process.stdout.readline()).decode().strip()
            assert answer == "done", f"{order}: {answer or 'the window is gone'}"

    async def close(self) -> None:
        """End of orders: the window closes."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        assert await asyncio.wait_for(self._process.wait(), PATIENCE_S) == 0
