"""The seats that no person has: what their bots play, answer and say, and when; deliberately absent: clock and law.

Whatever a bot wishes goes through the law into the book like a person's, so a replay runs no bot. Bots speak at moments
that hang on the seed and on what people say aloud, never on who is ready. Asked why by their own firm, they give their reason.
"""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from game.bots import answer_ask, chatter, choose, default_persona, give_or_judge, is_why, why
from game.bots.chance import draw, pick
from game.ids import PHASES, Line, Seat
from game.moves import Move, Play, Say
from game.record.book import Book
from game.rules.engine import may_act, with_cards
from game.rules.nature import whim
from game.rules.observe import observe
from game.rules.talk import hearers
from game.rules.team import mates_of
from game.strings import catalogue
from game.views import SeatView, TalkLine
from server.setup import Setup

SOONEST, LATEST = 10, 80  # ours: percent of a phase between which a covered seat speaks unasked
FIRST_IN, LAST_IN = 17, 33  # ours: percent of a phase between which a covered seat counts as in: they hurry nobody
THINK_MS, WRITE_MS = (
    2_000,
    6_000,
)  # ours: under a clock an answer takes a person's time: at least, and up to this on top
SHORTEST_NAME = 3  # ours: a particle such as "de" calls nobody
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Due:
    """A moment of the table's time at which a covered seat may say something, `asked` if it was spoken to, or lays its draft."""

    at_ms: int
    seat: Seat
    asked: TalkLine | None = None
    is_laying: bool = False


class Covers:
    """The bots of one room.

    Args:
        book: Where their moves go; its state is what they see, each its own seat's view.
        setup: Their level, and whether there is a clock.
        seed: Nature's secret, for their whims and moments.
    """

    def __init__(self, book: Book, setup: Setup, seed: bytes) -> None:
        self._book = book
        self._setup = setup
        self._seed = seed
        self._dues: tuple[Due, ...] = ()
        self._opened_ms = self._phase_ms = 0
        self._played: dict[Seat, tuple[SeatView, Play, str]] = {}  # the last draft of each; a restart forgets it

    # ---- at the end of a phase ----

    def play(self, human: frozenset[Seat], t_ms: int) -> None:
        """Let each bot answer a question and play, all from what they knew before any of them did.

        Members of one TMT alone see what their colleagues just laid, since they live on one pool of tokens.
        """
        before = self._book.state
        playing = frozenset(with_cards(before))
        for spec in before.scenario.seats:
            if spec.id in human:
                continue
            view, number = observe(before, spec.id), self._whim(spec.id)
            persona = self._persona(view, human)
            self._put(spec.id, partial(answer_ask, view, number, persona), t_ms)
            self._put(spec.id, partial(give_or_judge, view, number, persona), t_ms)
            if spec.id in playing and not _is_begun(view):
                now = observe(self._book.state, spec.id) if spec.office else view
                if not self._put(spec.id, partial(self._draft, now, number, persona), t_ms):
                    self._book.submit(spec.id, Play((), seal=True), t_ms=t_ms)

    def _draft(self, view: SeatView, number: int, persona: str) -> Play:
        """Choose, and remember it for whoever asks why."""
        play = choose(view, number, persona=persona, level=self._setup.level)
        self._played[view.seat] = (view, play, persona)
        return play

    def in_by(self, human: frozenset[Seat]) -> int:
        """Return the moment of the table's time from which all covered seats that may act count as in.

        It hangs on the seed alone, so that a phase does not close at once because its seats are bots'. Without a clock it
        is the opening of the phase.
        """
        state = self._book.state
        acting = (spec.id for spec in state.scenario.seats if spec.id not in human and may_act(state, spec.id))
        moments = (FIRST_IN + draw(self._whim(seat), "in") % (LAST_IN - FIRST_IN + 1) for seat in acting)
        return self._opened_ms + self._phase_ms * max(moments, default=0) // 100

    # ---- talk ----

    def open(self, t_ms: int, phase_ms: int | None) -> None:
        """Set the moments at which bots speak unasked in the phase that opened at `t_ms`; answers still owed stay.

        Members of one TMT also lay their drafts then, for the colleagues who live on the same tokens.
        """
        state, self._opened_ms, self._phase_ms = self._book.state, t_ms, phase_ms or 0
        owed = tuple(due for due in self._dues if due.asked is not None)
        fresh = (
            Due(t_ms + self._moment_ms(spec.id), spec.id)
            for spec in state.scenario.seats
            if self._talks_in(spec.id) == state.phase
        )
        lays = (
            Due(t_ms + self._moment_ms(spec.id), spec.id, is_laying=True)
            for spec in state.scenario.seats
            if spec.office and state.phase == "strategy"
        )
        self._dues = () if state.phase == "over" else (*owed, *fresh, *lays)

    def hear(self, speaker: Seat, said: Say, human: frozenset[Seat], t_ms: int) -> None:
        """Let each bot that a person spoke to owe an answer: soon under a clock, at once without one."""
        state = self._book.state
        line = TalkLine(state.quarter, speaker, said.channel, said.text)
        for seat in hearers(state, speaker, said.channel):
            if seat not in state.scenario.seat_at or seat in human or not self._is_called(seat, said):
                continue
            wait_ms = THINK_MS + draw(self._whim(seat), f"answer {len(state.talk)}") % WRITE_MS if self._phase_ms else 0
            others = (due for due in self._dues if due.seat != seat or due.asked is None)
            self._dues = (*others, Due(t_ms + wait_ms, seat, line))

    def dues(self) -> tuple[int, ...]:
        """Return the moments at which a bot may speak."""
        return tuple(due.at_ms for due in self._dues)

    def speak(self, human: frozenset[Seat], t_ms: int) -> bool:
        """Let the bots speak whose moment has come; tell whether anybody said anything."""
        now = sorted((due for due in self._dues if due.at_ms <= t_ms), key=lambda due: due.at_ms)
        self._dues = tuple(due for due in self._dues if due.at_ms > t_ms)
        return any([self._put(due.seat, self._thought(due, human), t_ms) for due in now if due.seat not in human])

    def _thought(self, due: Due, human: frozenset[Seat]) -> Callable[[], Move | None]:
        return partial(self._early if due.is_laying else self._words, due, human)

    def _early(self, due: Due, human: frozenset[Seat]) -> Play | None:
        """Lay a draft before the end where a person of the same TMT reads it; nothing where one lies."""
        state = self._book.state
        mates = mates_of(state.scenario, state.seat_index(due.seat))
        view = observe(state, due.seat)
        if _is_begun(view) or human.isdisjoint(state.scenario.seats[m].id for m in mates):
            return None
        return choose(view, self._whim(due.seat), persona=self._persona(view, human), level=self._setup.level)

    def _words(self, due: Due, human: frozenset[Seat]) -> Say | None:
        view = observe(self._book.state, due.seat)
        persona = self._persona(view, human)
        if due.asked is None:
            return chatter(view, self._whim(due.seat), persona)
        if self._may_explain(due.asked, view) and is_why(due.asked.text):
            told = (
                why(*self._played[due.seat], level=self._setup.level)
                if due.seat in self._played
                else Line("bot.why.none")
            )
            there = due.asked.channel if due.asked.channel.startswith("firm:") else f"seat:{due.asked.seat}"
            return Say(there, catalogue().say(told))
        # Whatever was said since, the answer is to the one who asked, and goes where they asked.
        asked = replace(view, talk=(*view.talk, due.asked))
        return chatter(asked, self._whim(due.seat), persona, addressed=True)

    def _may_explain(self, asked: TalkLine, view: SeatView) -> bool:
        """Tell whether somebody of the own firm asks where only the own firm hears the answer."""
        is_home = self._book.state.spec(asked.seat).firm == view.firm
        return is_home and asked.channel.startswith(("seat:", "firm:"))

    def _talks_in(self, seat: Seat) -> str:
        """Return the phase of this quarter in which a bot on this seat would speak unasked."""
        number = whim(self._seed, self._setup.table, self._book.state.quarter, "news", seat)
        return pick(number, "when to speak", PHASES)

    def _moment_ms(self, seat: Seat) -> int:
        """Return how long after the opening of the phase that is; at once without a clock."""
        return self._phase_ms * (SOONEST + draw(self._whim(seat), "moment") % (LATEST - SOONEST)) // 100

    def _is_called(self, seat: Seat, said: Say) -> bool:
        """Tell whether words are meant for a seat that hears them: said to it alone, at its bench, or by its name."""
        name = self._book.state.spec(seat).name.casefold().split()
        words = re.findall(r"\w+", said.text.casefold())
        is_named = any(word in words for word in (name[0], name[-1]) if len(word) >= SHORTEST_NAME)
        return said.channel.startswith(("seat:", "bench:")) or is_named

    # ---- both ----

    def _put(self, seat: Seat, think: Callable[[], Move | None], t_ms: int) -> bool:
        """Put what a bot thinks of into the book; a bot is advice, so its faults are logged and hold nobody up."""
        try:
            move = think()
            if move is not None:
                self._book.submit(seat, move, t_ms=t_ms)
        except Exception:
            state = self._book.state
            log.exception("the bot of %s failed in quarter %d, %s", seat, state.quarter, state.phase)
            return False
        return move is not None

    def _whim(self, seat: Seat) -> int:
        state = self._book.state
        return whim(self._seed, self._setup.table, state.quarter, state.phase, seat)

    def _persona(self, view: SeatView, human: frozenset[Seat]) -> str:
        is_beside_people = any(self._book.state.spec(seat).firm == view.firm for seat in human)
        return default_persona(view.role, is_beside_people, view.office)


def _is_begun(view: SeatView) -> bool:
    """Tell whether a person left a sheet before going away; what was drafted or sealed stands."""
    return view.options.is_sealed or any(card.is_drafted for card in view.options.cards)
