"""The server's keeper of one game: what is asked, and when a phase closes; deliberately absent: sockets, disk, a clock.

All of it is synchronous and told the time. Rows are fetched by `drain` and have to be on disk before anything is said.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from game.errors import RuleViolation
from game.ids import FACILITATOR, NATURE, WALL, Seat, line
from game.moves import Say, Turn
from game.protocol.messages import Ack, Refused, Wish
from game.record.book import Book, replay
from game.record.row import Row, move_of
from game.rules.engine import may_act, waiting
from game.rules.nature import chance
from game.rules.observe import facilitator_view, observe, onlookers, wall_view
from game.rules.state import State
from game.scenario.model import Scenario
from game.views import FacilitatorView, SeatView, WallView
from server.answers import Answers
from server.chairs import Chairs
from server.clock import Alarm, Clock, phase_ms
from server.covers import Covers
from server.setup import Setup
from server.talk import MOST_LINES, lines_of

Reason = Literal["all_in", "deadline"]


@dataclass(frozen=True, slots=True)
class Look:
    """What one reader may know now, by number; the number grows when, and only when, this view changes."""

    n: int
    view: SeatView | WallView | FacilitatorView


class Room:
    """One game between genesis and its end."""

    def __init__(self, book: Book, setup: Setup, seed: bytes) -> None:
        self._book = book
        self._setup = setup
        self._seed = seed
        self._preset = book.state.scenario.preset(setup.preset)
        self._clock = Clock(book.rows[-1].t_ms)
        self._opened_ms = 0
        self._all_in_ms: int | None = None
        self._drained = 0
        self._generation = 0
        self._chairs = Chairs(seat.id for seat in book.state.scenario.seats)
        self._answers = Answers()
        self._covers = Covers(book, setup, seed)
        self._looks: dict[Seat, Look] = {}
        self._dirty: set[Seat] = set()

    @classmethod
    def begin(cls, scenario: Scenario, setup: Setup, seed: bytes, people: Mapping[str, Seat]) -> "Room":
        """Open a new game with these people in their seats and bots in all others."""
        opening = chance(seed, setup.table, 0, "news")
        book = Book.begin(scenario, preset=setup.preset, table=setup.table, chance=opening)
        room = cls(book, setup, seed)
        for person, seat in people.items():
            room._lease(seat, person, 0)
        room._covers.open(0, room.phase_ms)
        return room

    @classmethod
    def recover(cls, rows: Iterable[Row], setup: Setup, seed: bytes) -> "Room":
        """Go on with a game from its rows, by playing them again; nobody is here yet, so time stands.

        Raises:
            RecordError: The rows do not hold together.
        """
        steps = list(replay(rows))
        book = Book(steps[-1].state, (step.row for step in steps), steps[-1].row.epoch + 1)
        room = cls(book, setup, seed)
        for before, step in zip((steps[0], *steps), steps, strict=False):
            room._remember(before.state, step.row)
        room._drained = len(book.rows)
        room._covers.open(room._opened_ms, room.phase_ms)
        return room

    @property
    def state(self) -> State:
        """The truth; for the server's eyes only."""
        return self._book.state

    @property
    def epoch(self) -> int:
        """How many times this game has been opened; the numbers of views belong to it."""
        return self._book.epoch

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows so far."""
        return tuple(self._book.rows)

    @property
    def is_over(self) -> bool:
        """Whether the game has ended."""
        return self.state.phase == "over"

    @property
    def is_all_in(self) -> bool:
        """Whether all for whom the phase waits have sealed."""
        return self._all_in_ms is not None

    def drain(self) -> tuple[Row, ...]:
        """Return the rows that came about since the last call, to be put on disk."""
        fresh = tuple(self._book.rows[self._drained :])
        self._drained = len(self._book.rows)
        return fresh

    # ---- people ----

    def seat_of(self, person: str) -> Seat | None:
        """Return the seat that this person has right now."""
        return self._chairs.seat_of(person)

    def free_seats(self) -> tuple[Seat, ...]:
        """Return the bots' seats that a newcomer may get, best first."""
        return self._chairs.free()

    def has_home(self, person: str) -> bool:
        """Tell whether a person has or may take back a seat."""
        return self._chairs.has_home(person)

    def home_of(self, person: str) -> Seat:
        """Return the seat that a person has, had, or gets when the next phase begins."""
        return self._chairs.home_of(person)

    def arrive(self, person: str, seat: Seat, now_ms: int) -> None:
        """Let a person in: back at once to the seat that was theirs, or at the next phase to `seat`, a bot's."""
        self._clock.run(now_ms)
        home = self._chairs.arrive(person, seat)
        if home is not None:
            self._lease(home, person, self._clock.at(now_ms))
        self._settle(now_ms)

    def leave(self, person: str, now_ms: int) -> None:
        """Take note that a person's connection ended; the seat stays theirs until they are away for long."""
        self._chairs.leave(person, self._clock.at(now_ms))
        if not self._chairs.is_anybody_here():
            self._clock.stand(now_ms)
        self._settle(now_ms)

    # ---- wishes ----

    def take(self, seat: Seat, wish: Wish, now_ms: int) -> Ack | Refused:
        """Answer one wish of the person on a seat; a wish that was answered before is answered the same again."""
        answer = self._answers.recall(seat, wish)
        if answer is None:
            answer = self._judge(seat, wish, now_ms)
            self._answers.keep(seat, wish, answer)
        return answer

    def _judge(self, seat: Seat, wish: Wish, now_ms: int) -> Ack | Refused:
        self._settle(now_ms)
        if (wish.quarter, wish.phase) != (self.state.quarter, self.state.phase):
            return Refused(wish.wish_id, "phase.stale", "", line("server.phase_stale"))
        if isinstance(wish.move, Say) and lines_of(seat, self._book.rows) >= MOST_LINES:
            return Refused(wish.wish_id, "talk.often", "", line("server.talk_often", most=MOST_LINES))
        try:
            events = self._book.submit(seat, wish.move, wish_id=wish.wish_id, t_ms=self._clock.at(now_ms))
        except RuleViolation as refusal:
            return Refused(wish.wish_id, refusal.code, refusal.rule, refusal.line)
        # A move without an event is a draft or a private task: nobody else may notice it, but for those who look on.
        self._dirty |= set(self._looks) if events else {seat, FACILITATOR, *onlookers(self.state, seat)}
        if isinstance(wish.move, Say):
            self._covers.hear(seat, wish.move, self._chairs.human, self._clock.at(now_ms))
        self._settle(now_ms)
        return Ack(wish.wish_id, self.look(seat).n)

    # ---- views ----

    def look(self, reader: Seat) -> Look:
        """Return what a seat, `wall` or `facilitator` may know now."""
        known = self._looks.get(reader)
        if known is None or reader in self._dirty:
            self._dirty.discard(reader)
            view = self._observe(reader)
            if known is None or known.view != view:
                known = self._looks[reader] = Look(known.n + 1 if known else 1, view)
        return known

    def _observe(self, reader: Seat) -> SeatView | WallView | FacilitatorView:
        if reader == WALL:
            return wall_view(self.state)
        return facilitator_view(self.state) if reader == FACILITATOR else observe(self.state, reader)

    # ---- time ----

    def remaining_ms(self, now_ms: int) -> int | None:
        """Return the time left in the phase; nothing without a clock or while it stands."""
        if not self.phase_ms or not self._clock.is_running:
            return None
        return max(0, self._opened_ms + self.phase_ms - self._clock.at(now_ms))

    @property
    def phase_ms(self) -> int | None:
        """How long the present phase lasts; nothing without a clock."""
        length = phase_ms(self._preset, self.state.quarter, self.state.phase) if self._setup.has_clock else 0
        return length or None

    def alarm(self, now_ms: int) -> Alarm | None:
        """Return when something will be due if nobody does anything; nothing while time stands."""
        if not self._clock.is_running or self.is_over:
            return None
        dues = [*self._covers.dues(), *(since + self._setup.absent_ms for _, since in self._chairs.away())]
        if self.phase_ms is not None:
            dues.append(self._opened_ms + self.phase_ms)
            if self._all_in_ms is not None:
                dues.append(self._all_in_ms + self._setup.grace_ms)
            elif (in_by := self._covers.in_by(self._chairs.human)) > self._clock.at(now_ms):
                dues.append(in_by)
        return Alarm(self._generation, now_ms + max(0, min(dues) - self._clock.at(now_ms))) if dues else None

    def ring(self, generation: int, now_ms: int) -> None:
        """Do what is due; an alarm that was set before something else happened does nothing."""
        if generation == self._generation:
            self._settle(now_ms)

    def _settle(self, now_ms: int) -> None:
        """Give seats of people who are long away to bots, and close the phase when it is due."""
        self._generation += 1
        if self.is_over:
            return
        t_ms = self._clock.at(now_ms)
        for seat, since in self._chairs.away():
            if self._clock.is_running and t_ms >= since + self._setup.absent_ms:
                self._lease(seat, "", t_ms)
        if not self._chairs.human:
            self._seat_newcomers(t_ms)
        if self._clock.is_running:
            self._let_speak(t_ms)
        reason = self._due(t_ms)
        if reason is not None:
            self._turn(reason, t_ms)

    def _due(self, t_ms: int) -> Reason | None:
        """Return why the phase closes now, if it does (gamedesign §1.1)."""
        length = self.phase_ms
        if length is not None and self._clock.is_running and t_ms >= self._opened_ms + length:
            return "deadline"
        if not self._chairs.human or self._awaited() or t_ms < self._covers.in_by(self._chairs.human):
            self._all_in_ms = None
            return None
        if self._all_in_ms is None:
            self._all_in_ms = t_ms
        grace = 0 if length is None else self._setup.grace_ms
        return "all_in" if t_ms >= self._all_in_ms + grace else None

    def _awaited(self) -> tuple[Seat, ...]:
        """Return the people's seats that have not sealed: those that may act, or all without a clock."""
        human = self._chairs.human
        is_idle = self.phase_ms is None or not any(may_act(self.state, seat) for seat in human)
        return waiting(self.state, human=human, everybody=is_idle)

    def _turn(self, reason: Reason, t_ms: int) -> None:
        """Let the bots play and nature close the phase; then latecomers sit down."""
        before = self.state
        self._covers.play(self._chairs.human, t_ms)
        key = chance(self._seed, self._setup.table, before.quarter, before.phase)
        self._book.submit(NATURE, Turn(key, reason), t_ms=t_ms)
        self._opened_ms, self._all_in_ms = t_ms, None
        self._dirty |= set(self._looks)
        self._seat_newcomers(t_ms)
        self._covers.open(t_ms, self.phase_ms)
        self._let_speak(t_ms)
        if self.is_over:
            self._book.close(t_ms=t_ms)

    def _let_speak(self, t_ms: int) -> None:
        if self._covers.speak(self._chairs.human, t_ms):
            self._dirty |= set(self._looks)

    # ---- leases and memory ----

    def _seat_newcomers(self, t_ms: int) -> None:
        for seat, person in self._chairs.newcomers():
            self._lease(seat, person, t_ms)

    def _lease(self, seat: Seat, person: str, t_ms: int) -> None:
        if self._book.rows[-1].kind != "end":  # who comes back to a finished game reads on; its record stays as it is
            self._book.lease(seat, person, t_ms=t_ms)
        self._chairs.lease(seat, person)

    def _remember(self, before: State, row: Row) -> None:
        """Take a row of an earlier life into account; everybody is away until they come back."""
        if row.kind == "lease":
            self._chairs.lease(Seat(row.input["seat"]), row.input["person"])
            if row.input["person"]:
                self._chairs.leave(row.input["person"], self._book.rows[-1].t_ms)
        elif row.actor == NATURE:
            self._opened_ms = row.t_ms
        elif row.wish_id:
            self._answers.restore(Seat(row.actor), before.quarter, before.phase, move_of(row), row.wish_id)
