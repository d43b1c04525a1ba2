"""A finished game laid out for questions: levels by quarter, facts by quarter, deeds, names; deliberately absent: answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, TypeVar

from game.debrief.deeds import Deed
from game.events import BreakthroughMade, DistrustMoved, Event, KnowledgeLeaked, SessionHeld, TrustMoved
from game.ids import FACILITATOR, Line, Role, line
from game.rules.feeds import names_of
from game.rules.reader import Reader
from game.rules.seating import partners_of
from game.rules.state import State
from game.rules.witness import witness

Kind = TypeVar("Kind")
Opinion = Literal["trust", "distrust"]
TABLE = -1  # the "firm" of a level that belongs to nobody
PERCENT = 100
# Levels whose rise and fall have sentences of their own, as a person would tell them.
TWO_WAYS = ("trust_in", "distrust_in", "volume", "closeness", "team", "joint", "balanced")


class Past:
    """One finished game.

    Attributes:
        state: Its last state.
        quarters: How many were played.
        deeds: The cards that are known to have been played, oldest first.
    """

    def __init__(self, state: State, deeds: Sequence[Deed]) -> None:
        self.state = state
        self.deeds = tuple(deeds)
        self.quarters = len(state.joints)
        self.names = names_of(state.scenario)
        self._levels: dict[tuple[str, int], list[int]] = {}
        for _, name, firm, value in state.history:
            self._levels.setdefault((name, firm), []).append(value)

    def levels(self, name: str, firm: int = TABLE) -> list[int]:
        """Return a level of every quarter, oldest first."""
        return self._levels[name, firm]

    def level(self, name: str, quarter: int, firm: int = TABLE) -> int:
        """Return a level of one quarter, from 1."""
        return self._levels[name, firm][quarter - 1]

    def step(self, name: str, quarter: int, firm: int = TABLE) -> int:
        """Return by how much a level moved in a quarter; 0 in the first, before which nothing was measured."""
        return self.level(name, quarter, firm) - self.level(name, quarter - 1, firm) if quarter > 1 else 0

    def facts(self, kind: type[Kind], quarter: int = 0) -> Iterator[tuple[int, Kind]]:
        """Yield the facts of one kind with their quarters, those of one quarter when it is given."""
        return ((q, event) for q, event in self.state.events if isinstance(event, kind) and quarter in (0, q))

    def opinions(self, name: Opinion, firm: int, quarter: int) -> list[TrustMoved | DistrustMoved]:
        """Return how a firm's trust or distrust in each partner moved in a quarter."""
        felt, kind = self.state.scenario.firms[firm].id, TrustMoved if name == "trust" else DistrustMoved
        moves = (e for q, e in self.state.events if q == quarter and isinstance(e, TrustMoved | DistrustMoved))
        return [event for event in moves if isinstance(event, kind) and event.firm == felt]

    def opinion(self, name: Opinion, firm: int, quarter: int) -> int:
        """Return a firm's mean trust or distrust in its partners at the start of a quarter, bp."""
        if quarter > 1:
            return self.level(name, quarter - 1, firm)
        first = [event.before_bp for event in self.opinions(name, firm, 1)]
        return sum(first) // len(first)

    def session(self, quarter: int, event: BreakthroughMade) -> SessionHeld:
        """Return the session in which a breakthrough was made: the chronicle tells it right after."""
        told = [e for q, e in self.state.events if q == quarter]
        later = told[told.index(event) :]
        return next(e for e in later if isinstance(e, SessionHeld) and e.bench == event.bench)

    def leaks(self) -> Iterator[tuple[int, KnowledgeLeaked, bool]]:
        """Yield every leak with its quarter and whether it was found; chronicle and list of leaks run side by side."""
        for (quarter, event), leak in zip(self.facts(KnowledgeLeaked), self.state.leaks, strict=True):
            yield quarter, event, leak.is_detected

    def deed(self, cards: Sequence[str], quarter: int, is_it: Callable[[Deed], bool], *, since: int = 1) -> Deed | None:
        """Return the last deed with one of these cards up to a quarter that fits, or `None`."""
        fitting = (
            d for d in reversed(self.deeds) if d.card.card in cards and since <= d.quarter <= quarter and is_it(d)
        )
        return next(fitting, None)

    def by(self, firm: int, *roles: Role) -> Callable[[Deed], bool]:
        """Return the question whether a deed is one of this firm's, and of these roles where any is named."""
        seats = self.state.scenario.seats
        return lambda d: seats[d.seat].firm_index == firm and (not roles or seats[d.seat].role in roles)

    def others(self, firm: int) -> tuple[int, ...]:
        """Return a firm's partners."""
        return partners_of(self.state, firm)

    def firm(self, index: int) -> str:
        """Return a firm's name; the alliance's for `TABLE`."""
        return self.alliance if index == TABLE else self.state.scenario.firms[index].label

    @property
    def alliance(self) -> str:
        """All firms' names together."""
        return " + ".join(firm.label for firm in self.state.scenario.firms)

    def told(self, quarter: int, event: Event) -> Line:
        """Return the sentence of a fact as everybody may read it now."""
        entry = witness(event, Reader(FACILITATOR, "", "facilitator", quarter, names=self.names, is_debrief=True))
        return entry.what if entry else line(f"event.{event.event}.what")

    def moved(self, name: str, before: int, after: int, firm: int, **more: str) -> Line:
        """Return the sentence that a level moved; basis points become percent, units and kEUR stay."""
        by = 1 if name in ("joint", "result", "leak_units", "b3") else PERCENT
        way = "" if name not in TWO_WAYS else ".up" if after >= before else ".down"
        return line(
            f"debrief.moved.{name}{way}",
            firm=self.firm(firm),
            **more,
            before=round(before / by),
            after=round(after / by),
        )
