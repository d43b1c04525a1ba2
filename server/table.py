"""One table from its lobby to its debrief, for whoever has come in; deliberately absent: sockets, disk and waiting."""

from dataclasses import dataclass
from typing import Literal

from game.debrief import debrief_of_record
from game.errors import WireError
from game.ids import FACILITATOR, WALL, Line, Seat, line
from game.protocol.messages import (
    FULL,
    UNKNOWN_CODE,
    VERSION,
    Ack,
    FacilitatorUpdate,
    Hello,
    Lobby,
    Refused,
    Update,
    WallUpdate,
    Welcome,
    Wish,
)
from game.scenario.model import Scenario
from game.scenario.plain import from_plain
from game.views import DebriefView, FacilitatorView, SeatView, WallView
from server.auth import FACILITATOR_LENGTH, fresh_code, fresh_token, hashed
from server.lobby import People, Person, called, lobby, seat_for
from server.room import Room
from server.store.sqlite import Batch, Saved

Moment = tuple[SeatView, Scenario]
News = Lobby | Update | WallUpdate | FacilitatorUpdate


@dataclass(frozen=True, slots=True)
class Entry:
    """As what a connection has come in; `person` is empty for the wall and the facilitator."""

    role: Literal["seat", "wall", "facilitator"]
    person: str = ""


class Table:
    """One table; it is told the time and everything that happens, and tells what is to be kept and said.

    Attributes:
        code: The join code.
        facilitator_code: Opens the facilitator's view; a fresh one each time the server starts.
        people: Everybody who ever came.
        room: The running game, nothing before it begins.
    """

    def __init__(self, saved: Saved, *, wanted: int = 0) -> None:
        self.code = saved.room
        self.facilitator_code = fresh_code(FACILITATOR_LENGTH)
        self.people = People(saved.people)
        self.room = Room.recover(saved.rows, saved.setup, saved.seed) if saved.rows else None
        self._scenario = from_plain(saved.scenario)
        self._setup = saved.setup
        self._seed = saved.seed
        self._wanted = wanted
        self._fresh: list[Person] = []

    @property
    def title(self) -> str:
        """Title of the scenario."""
        return self._scenario.title

    def enter(self, hello: Hello, now_ms: int) -> tuple[Entry, Welcome]:
        """Let a connection in.

        Raises:
            WireError: The token is not of this table, or no seat is free.
        """
        epoch = self.room.epoch if self.room else 0
        if hello.code == self.facilitator_code:
            return Entry("facilitator"), Welcome(VERSION, "", FACILITATOR, epoch, self.title)
        if hello.role_wish == WALL:
            return Entry("wall"), Welcome(VERSION, "", WALL, epoch, self.title)
        person, token = self._known(hello.token), ""
        seat = self._seat(person, hello.role_wish)
        if person is None:
            token = fresh_token()
            number = f"{len(self.people) + 1}"
            person = Person(f"p{number}", called(hello.name, number), hashed(token), seat)
            self.people.put(person)
            self._fresh.append(person)
        self.people.mark(person.id, is_here=True)
        if self.room:
            self.room.arrive(person.id, seat, now_ms)
        self._begin_if_ready(now_ms)
        return Entry("seat", person.id), Welcome(VERSION, token, seat, epoch, self.title)

    def leave(self, entry: Entry, now_ms: int) -> None:
        """Take note that a connection ended; who waited for this person alone begins."""
        if entry.person:
            self.people.mark(entry.person, is_here=False)
            if self.room:
                self.room.leave(entry.person, now_ms)
            self._begin_if_ready(now_ms)

    def press_begin(self, entry: Entry, now_ms: int) -> None:
        """A person is ready, or the facilitator wants to begin now; after the start it does nothing."""
        if entry.role == "facilitator":
            self.begin(now_ms)
        elif entry.person:
            self.people.mark(entry.person, is_ready=True)
            self._begin_if_ready(now_ms)

    def begin(self, now_ms: int) -> bool:
        """Begin with whoever is here, if somebody is; tell whether the game runs now."""
        here = self.people.present()
        if self.room is None and here:
            seats = {one.id: one.seat for one in here}
            self.room = Room.begin(self._scenario, self._setup, self._seed, seats)
            for one in here:
                self.room.arrive(one.id, one.seat, now_ms)
        return self.room is not None

    def take(self, entry: Entry, wish: Wish, now_ms: int) -> Ack | Refused:
        """Answer a wish.

        Raises:
            LookupError: The connection has no seat: our own bug, since its stage lets no wish through.
        """
        seat = self.room.seat_of(entry.person) if self.room else None
        if self.room is None or seat is None:
            raise LookupError("a wish without a seat")
        return self.room.take(seat, wish, now_ms)

    def news(self, entry: Entry, now_ms: int) -> News:
        """Return the newest that a connection may know."""
        room, reader = self.room, self.reader(entry)
        if room is None or reader is None:
            return self._lobby(entry)
        look = room.look(reader)
        rest = (room.remaining_ms(now_ms), room.phase_ms, room.is_all_in)
        if isinstance(look.view, WallView):
            return WallUpdate(room.epoch, look.n, look.view, *rest)
        if isinstance(look.view, FacilitatorView):
            return FacilitatorUpdate(room.epoch, look.n, look.view, *rest)
        return Update(room.epoch, look.n, look.view, *rest, self._coach(look.view))

    def debrief(self, entry: Entry) -> DebriefView:
        """Return why the finished game went as it did, for one connection; it takes a while and changes nothing.

        Raises:
            LookupError: There is no finished game, or the connection has no part in it.
        """
        reader = self.reader(entry)
        if self.room is None or not self.room.is_over or reader is None:
            raise LookupError("no debrief before the end")
        return debrief_of_record(self.room.rows, reader if entry.person else None)

    def coach(self, entry: Entry) -> Line | None:
        """Return why a connection may not ask the coach now; nothing where it may."""
        room, seat = self.room, self.room.seat_of(entry.person) if self.room else None
        view = room.look(seat).view if room is not None and seat is not None else None
        return self._coach(view) if isinstance(view, SeatView) else line("coach.none")

    def _coach(self, view: SeatView) -> Line | None:
        if not self._setup.has_coach:
            return line("coach.none")
        if len(self.people) != 1:
            return line("coach.several")
        return None if view.options.may_act and view.options.cards else line("coach.closed")

    def moment(self, entry: Entry) -> Moment:
        """Return what a coach needs of this moment: what the seat sees, and what is played.

        Raises:
            LookupError: None is to be asked here: see `coach`.
        """
        view = self.room.look(self.room.seat_of(entry.person) or WALL).view if self.room else None
        if self.room is None or not isinstance(view, SeatView) or self._coach(view) is not None:
            raise LookupError("no coach now")
        return view, self.room.state.scenario

    def drain(self) -> Batch:
        """Return what has to be on disk before anything is said."""
        batch = Batch(self.code, self.room.drain() if self.room else (), tuple(self._fresh))
        self._fresh.clear()
        return batch

    def reader(self, entry: Entry) -> Seat | None:
        """Return the seat, `wall` or `facilitator` for which a connection reads; nothing in the lobby."""
        if self.room is None:
            return None
        if entry.role == "seat":
            return self.room.seat_of(entry.person)
        return WALL if entry.role == "wall" else FACILITATOR

    def _known(self, token: str) -> Person | None:
        """Return whose token this is, nobody's for an empty one."""
        if not token:
            return None
        person = self.people.by_token(hashed(token))
        if person is None:
            raise WireError(UNKNOWN_CODE, "not a token of this table")
        return person

    def _seat(self, person: Person | None, wish: str) -> Seat:
        """Return the seat that somebody has, takes back or gets; a latecomer cannot ask which of them are bots'."""
        if person is not None and (self.room is None or self.room.has_home(person.id)):
            return self.room.home_of(person.id) if self.room else person.seat
        wish = "" if self.room else wish
        seat = None if self.room and self.room.is_over else seat_for(self._scenario, self._free(), wish)
        if seat is None:
            raise WireError(FULL, "no seat is free")
        return seat

    def _free(self) -> tuple[Seat, ...]:
        if self.room is not None:
            return self.room.free_seats()
        taken = {one.seat for one in self.people}
        return tuple(spec.id for spec in self._scenario.seats if spec.id not in taken)

    def _lobby(self, entry: Entry) -> Lobby:
        seat = self.people[entry.person].seat if entry.person else Seat("")
        if self.room is not None and entry.person:
            seat = self.room.home_of(entry.person)
        running = self.room is not None
        return lobby(self._scenario, self.code, self.people, entry.person, seat, is_running=running)

    def _begin_if_ready(self, now_ms: int) -> None:
        if self.room is None and self.people.are_ready(self._wanted):
            self.begin(now_ms)
