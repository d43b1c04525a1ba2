"""The one queue of a table: everything enters here, is kept on disk, and is then said; deliberately absent: rules.

Whatever waits is done in one go without an await, so nothing comes between reading and writing; then it is put on disk;
and only then do answers and views go out. A fault of ours freezes this table alone and leaves its rows as they are.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field

from game.errors import WireError
from game.ids import line
from game.lab.coach import advise, planned
from game.protocol.messages import FROZEN, REPLACED, Advice, Debrief, Hello, Refused, Thinking, Welcome, Wish
from game.protocol.session import Session
from game.scenario.model import Scenario
from game.views import SeatView
from server.outbox import Outbox, Reply
from server.store.sqlite import SqliteStore
from server.table import Entry, Table

QUEUE = 256  # ours: as many commands wait; whoever comes later waits on its own socket
log = logging.getLogger(__name__)
Say = Callable[[str], None]


@dataclass(eq=False, slots=True)
class Peer:
    """One connection as the table sees it; `entry` is nothing before the hello."""

    session: Session = field(default_factory=Session)
    entry: Entry | None = None
    has_debrief: bool = False
    is_advised: bool = False
    outbox: Outbox = field(init=False)

    def __post_init__(self) -> None:
        self.outbox = Outbox(self.session)


Replies = list[tuple[Peer, Reply]]
Command = Callable[[], Replies]


class Inbox:
    """One table's queue with its connections.

    Args:
        table: What is asked and told.
        store: Where it is kept.
        now: The server's monotonic clock in milliseconds.
        tell: Hears one line about each thing that happens, for the terminal.
        ended: Is called once with the table when its game is over and on disk.
    """

    def __init__(
        self, table: Table, store: SqliteStore, now: Callable[[], int], tell: Say, ended: Callable[[Table], None]
    ) -> None:
        self.table = table
        self._store, self._now, self._tell, self._ended = store, now, tell, ended
        self._queue: asyncio.Queue[tuple[Command, asyncio.Future[None]]] = asyncio.Queue(QUEUE)
        self._peers: list[Peer] = []
        self._phase = ""
        self._is_frozen = False
        self._tasks: set[asyncio.Task[None]] = set()
        self._pinged: list[Peer] = []
        self._asked: list[Peer] = []

    # ---- what connections ask ----

    async def attach(self, peer: Peer, hello: Hello) -> None:
        """Let a connection in; the newest of a person wins. Raises `WireError` when there is no place for it."""
        await self._ask(lambda: self._attach(peer, hello))

    async def wish(self, peer: Peer, wish: Wish) -> None:
        """Answer a wish, once it is on disk."""
        await self._ask(lambda: self._wish(peer, wish))

    async def begin(self, peer: Peer | None = None) -> None:
        """A person is ready; or, without a connection, the terminal wants to begin now."""
        await self._ask(lambda: self._begin(peer))

    async def ping(self, peer: Peer) -> None:
        """Tell a connection the newest with the present clock."""
        await self._ask(lambda: self._ping(peer))

    async def advise(self, peer: Peer) -> None:
        """Ask the coach; the answer comes when it has thought."""
        await self._ask(lambda: self._advise(peer))

    async def detach(self, peer: Peer) -> None:
        """Forget a connection that ended; does nothing when a newer one has taken its place."""
        if not self._is_frozen:
            await self._ask(lambda: self._detach(peer))

    def close(self, error: WireError) -> None:
        """Say goodbye to everybody."""
        for peer in self._peers:
            peer.outbox.finish(error)
        self._peers.clear()  # we leave them: who then goes first does not let the others begin

    async def _ask(self, command: Command) -> None:
        if self._is_frozen:
            raise WireError(FROZEN, "this table is frozen")
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        await self._queue.put((command, done))
        await done

    # ---- the loop ----

    async def run(self) -> None:
        """Work until cancelled, or until a fault of ours freezes the table."""
        batch: list[tuple[Command, asyncio.Future[None]]] = []
        try:
            while True:
                batch = await self._next()
                replies = [reply for command, done in batch for reply in self._do(command, done)]
                kept = self.table.drain()
                if kept:
                    await asyncio.wrap_future(self._store.save(kept))
                self._publish(replies)
                for _, done in batch:
                    if not done.done():
                        done.set_result(None)
        except Exception:
            log.exception("table %s is frozen", self.table.code)
            self._freeze(batch)

    async def _next(self) -> list[tuple[Command, asyncio.Future[None]]]:
        """Wait for the first command or the alarm; return everything that waits."""
        alarm = self.table.room.alarm(self._now()) if self.table.room else None
        wait_s = None if alarm is None else max(0.0, (alarm.due_ms - self._now()) / 1000)
        try:
            batch = [await asyncio.wait_for(self._queue.get(), wait_s)]
        except TimeoutError:
            if alarm is not None and self.table.room is not None:
                self.table.room.ring(alarm.generation, self._now())
            batch = []
        while not self._queue.empty():
            batch.append(self._queue.get_nowait())
        return batch

    def _do(self, command: Command, done: "asyncio.Future[None]") -> Replies:
        try:
            return command()
        except WireError as error:  # the peer's fault, not ours
            done.set_exception(error)
            return []

    def _freeze(self, batch: list[tuple[Command, "asyncio.Future[None]"]]) -> None:
        self._is_frozen = True
        self._tell(f"table {self.table.code} met a fault and is frozen; its record is safe up to here")
        error = WireError(FROZEN, "this table is frozen")
        while not self._queue.empty():
            batch.append(self._queue.get_nowait())
        for _, done in batch:
            if not done.done():
                done.set_exception(error)
        self.close(error)

    # ---- what is done, without an await ----

    def _attach(self, peer: Peer, hello: Hello) -> Replies:
        entry, welcome = self.table.enter(hello, self._now())
        for old in [one for one in self._peers if entry.person and one.entry == entry]:
            self._peers.remove(old)
            old.outbox.finish(WireError(REPLACED, "a newer connection has this seat"))
        peer.entry = entry
        if welcome.epoch == hello.epoch and self.table.reader(entry) is not None:
            peer.outbox.resume(hello.epoch, hello.seen)
        self._peers.append(peer)
        self._tell(f"{self._name(entry)} came in")
        return [(peer, welcome)]

    def _wish(self, peer: Peer, wish: Wish) -> Replies:
        if peer not in self._peers or peer.entry is None:
            return []
        answer = self.table.take(peer.entry, wish, self._now())
        if isinstance(answer, Refused):
            self._tell(f"{self._name(peer.entry)} was refused: {answer.code}")
        return [(peer, answer)]

    def _begin(self, peer: Peer | None) -> Replies:
        if peer is None:
            if not self.table.begin(self._now()):
                self._tell("nobody has come yet")
        elif peer.entry is not None:
            self.table.press_begin(peer.entry, self._now())
        return []

    def _ping(self, peer: Peer) -> Replies:
        """What it asks for is shown with everybody's, once it is on disk."""
        self._pinged.append(peer)
        return []

    def _advise(self, peer: Peer) -> Replies:
        """It is thought about what is on disk."""
        self._asked.append(peer)
        return []

    async def _think(self, peer: Peer, view: SeatView, scenario: Scenario) -> None:
        """Tell how far the coach is, and then what it says; a seat's own plan is what the others are compared with."""
        loop = asyncio.get_running_loop()
        plan = planned(view)

        def tell(done: int, of: int) -> None:
            loop.call_soon_threadsafe(peer.outbox.reply, Thinking(done, of))

        try:
            thought = await asyncio.to_thread(advise, view, scenario, own=plan or None, tell=tell)
            peer.outbox.reply(Advice(thought, line("coach.said")))
        except Exception:
            log.exception("the coach of table %s failed", self.table.code)
            peer.outbox.reply(Advice(None, line("coach.failed")))
        finally:
            peer.is_advised = False

    def _aside(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _detach(self, peer: Peer) -> Replies:
        if peer in self._peers and peer.entry is not None:
            self._peers.remove(peer)
            self.table.leave(peer.entry, self._now())
            self._tell(f"{self._name(peer.entry)} went away")
        return []

    # ---- what is said, once it is on disk ----

    def _publish(self, replies: Replies) -> None:
        """Say hello, then show what is new, then answer: an own move is seen no later than it is acknowledged."""
        now = self._now()
        for peer, reply in replies:
            if isinstance(reply, Welcome):
                peer.outbox.reply(reply)
        for peer in self._peers:
            if peer.entry is not None:
                peer.outbox.show(self.table.news(peer.entry, now), again=peer in self._pinged)
        for peer, reply in replies:
            if not isinstance(reply, Welcome):
                peer.outbox.reply(reply)
        self._pinged.clear()
        self._let_think()
        room = self.table.room
        if room is None:
            return
        phase = f"quarter {room.state.quarter}, {room.state.phase}" if not room.is_over else "the game is over"
        if phase != self._phase:
            self._phase = phase
            self._tell(phase)
            if room.is_over:
                self._ended(self.table)
        if room.is_over:
            self._debrief_all()

    def _let_think(self) -> None:
        """Let the coach think beside the loop, about what the seats see now; one question of a connection at a time."""
        for peer in self._asked:
            if peer not in self._peers or peer.entry is None:
                continue
            closed = line("coach.busy") if peer.is_advised else self.table.coach(peer.entry)
            if closed is not None:
                peer.outbox.reply(Advice(None, closed))
                continue
            peer.is_advised = True
            self._aside(self._think(peer, *self.table.moment(peer.entry)))
        self._asked.clear()

    def _debrief_all(self) -> None:
        """Make each connection's debrief beside the loop: the game is over, so nothing changes meanwhile."""
        for peer in self._peers:
            if not peer.has_debrief and peer.entry is not None and self.table.reader(peer.entry) is not None:
                peer.has_debrief = True
                self._aside(self._debrief(peer))

    async def _debrief(self, peer: Peer) -> None:
        try:
            assert peer.entry is not None  # noqa: S101  # `_debrief_all` looked
            view = await asyncio.to_thread(self.table.debrief, peer.entry)
            peer.outbox.reply(Debrief(view))
        except Exception:
            log.exception("the debrief of table %s failed", self.table.code)

    def _name(self, entry: Entry) -> str:
        return self.table.people[entry.person].name if entry.person else f"the {entry.role}"
