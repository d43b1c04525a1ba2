"""The whole server in one call, for a terminal or a thread beside a window; deliberately absent: arguments."""

import asyncio
import secrets
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from game.errors import RecordError, ScenarioError
from game.record.file import Record, to_bytes
from game.record.row import pack
from game.rules.nature import seed_from
from game.scenario.model import Scenario
from game.scenario.plain import to_plain
from server.auth import fresh_code
from server.inbox import Inbox, Say
from server.net import Net, now_ms
from server.setup import Setup
from server.store.sqlite import Saved, SqliteStore
from server.table import Table

FINISHED = 4  # ours: of so many finished sessions people may still read; each takes half a second to play again


@dataclass(frozen=True, slots=True)
class Config:
    """What a server needs to know.

    Attributes:
        store: SQLite file; unfinished sessions in it go on, and of the latest finished ones people may read on. A session
            to which nobody ever came goes on only if it is what is asked for.
        scenario: What is played where the store holds no unfinished session.
        setup: Preset, bots, clock.
        host: Address to listen on.
        port: Port, 0 for a free one.
        people: Begin as soon as so many have come; 0 waits until all present are ready.
        seed: Practice seed, nothing for a fresh secret one.
        records: Folder for the records of finished games, nothing for none.
    """

    store: Path
    scenario: Scenario
    setup: Setup
    host: str = "127.0.0.1"
    port: int = 0
    people: int = 0
    seed: int | None = None
    records: Path | None = None


@dataclass(frozen=True, slots=True)
class Door:
    """How people come to one table.

    Attributes:
        is_resumed: Whether this session was found in the store.
        begin: Begins the game with whoever is here; may be called from any thread.
    """

    port: int
    code: str
    facilitator_code: str
    title: str
    is_resumed: bool
    begin: Callable[[], None]


Ready = Callable[[tuple[Door, ...]], None]


async def serve(config: Config, ready: Ready, tell: Say, stop: asyncio.Event) -> None:
    """Serve until `stop` is set.

    Args:
        config: What to serve.
        ready: Is called once, when people can come.
        tell: Hears one line about each thing that happens.
        stop: Ends the server; everybody is told.

    Raises:
        StoreError: The store cannot be used.
        OSError: The port cannot be used.
        RecordError: A session in the store does not hold together.
    """
    store = SqliteStore(config.store)
    loop = asyncio.get_running_loop()
    try:
        everything = store.load()
        saved = tuple(one for one in everything if _goes_on(one, config))
        is_resumed = bool(saved)
        saved = saved or (_new_session(config),)
        tables = [*(Table(one, wanted=config.people) for one in saved), *_finished(everything, tell)]
        inboxes = [
            Inbox(table, store, now_ms, tell, lambda over: _keep(over, config.records, tell)) for table in tables
        ]
        net = Net(inboxes)
        server = await net.listen(config.host, config.port)
        if not is_resumed:  # only now: a start that failed leaves no session for the next one to go on with
            await asyncio.wrap_future(store.add(saved[0]))
        port = next(iter(server.sockets)).getsockname()[1]
        tasks = [asyncio.create_task(inbox.run()) for inbox in inboxes]
        ready(tuple(_door(inbox, port, is_resumed, loop) for inbox in inboxes[: len(saved)]))
        await stop.wait()
        net.close()
        server.close()
        await server.wait_closed()
        for task in tasks:
            task.cancel()
    finally:
        store.close()


def _door(inbox: Inbox, port: int, is_resumed: bool, loop: asyncio.AbstractEventLoop) -> Door:
    def begin() -> None:
        asyncio.run_coroutine_threadsafe(inbox.begin(), loop)

    table = inbox.table
    return Door(port, table.code, table.facilitator_code, table.title, is_resumed, begin)


def _new_session(config: Config) -> Saved:
    seed = secrets.token_bytes(32) if config.seed is None else seed_from(config.seed)
    return Saved(fresh_code(), config.setup, to_plain(config.scenario), seed)


def _goes_on(saved: Saved, config: Config) -> bool:
    """Tell whether a session is unfinished, and has people or else is what is asked for now."""
    seed = saved.seed if config.seed is None else seed_from(config.seed)
    asked = (config.setup, pack(to_plain(config.scenario)), seed)
    is_asked_for = (saved.setup, pack(saved.scenario), saved.seed) == asked
    return not _is_over(saved) and bool(saved.people or saved.rows or is_asked_for)


def _finished(everything: Sequence[Saved], tell: Say) -> Iterator[Table]:
    """Yield the latest finished tables, for those who come back to their debrief; one that cannot be read harms nobody."""
    for saved in [one for one in everything if _is_over(one)][-FINISHED:]:
        try:
            yield Table(saved)
        except (RecordError, ScenarioError):
            tell(f"the finished session {saved.room} is of another version and stays in the store unread")


def _is_over(saved: Saved) -> bool:
    return bool(saved.rows) and saved.rows[-1].kind == "end"


def _keep(table: Table, folder: Path | None, tell: Say) -> None:
    """Write the record of a finished game as a file."""
    if folder is None or table.room is None:
        return
    file = folder / f"{table.code}.bothand"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_bytes(to_bytes(Record(table.room.rows)))
    except OSError as fault:  # the rows are in the store, so nothing is lost
        tell(f"the record could not be written to {file}: {fault.strerror}")
    else:
        tell(f"the record is in {file}")


class Background:
    """A server in a thread of its own, for one person's window."""

    def __init__(self, config: Config, tell: Say = lambda text: None) -> None:
        self._config, self._tell = config, tell
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._doors: Future[tuple[Door, ...]] = Future()
        self._thread = threading.Thread(target=self._run, name="server", daemon=True)

    def start(self) -> Door:
        """Start, and return the way in; raises what `serve` raises."""
        self._thread.start()
        return self._doors.result()[0]

    def stop(self) -> None:
        """End the server and wait until all is on disk."""
        if self._loop is not None and self._stop is not None:
            with suppress(RuntimeError):  # it has ended by itself
                self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except Exception as fault:
            if not self._doors.done():
                self._doors.set_exception(fault)
                return
            raise

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        await serve(self._config, self._doors.set_result, self._tell, self._stop)
