"""What a seat's options would lead to, tried on tables that could be the one it sees; deliberately absent: the truth.

Everything follows from the view and from what is public of the scenario, so that equal views get equal advice. Each option
is played on the same tables with the same chance; what differs is the option's doing (common random numbers).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from types import MappingProxyType
from typing import Final

from game.bots import PERSONAS, choose
from game.ids import PHASES, Line, line
from game.lab.batch import Run
from game.lab.imagine import Possible, fingerprint, possible, public
from game.lab.policies import BALANCED
from game.lab.sight import chairs_of
from game.moves import Card, Play, SetCourse, values_of
from game.rules import engine
from game.rules.state import State
from game.scenario.model import Scenario
from game.strings import catalogue
from game.views import AdviceRow, AdviceView, SeatView

PARTS: Final = ("role", "goal", "identity", "firm", "alliance")
MOST_OPTIONS, TENTHS, TWO_SIGMA = 8, 10, 2.0
WORTH_IT: Final = 2  # tenths of a point a quarter for sure, for which one changes one's mind (ours)
SURE: Final = MappingProxyType({"sure": 0.9, "likely": 0.7})
STEADY: Final = "steady"
Draft = tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard the coach thinks.

    Attributes:
        tries: Games played up to the moment. tables: How many of them are kept. quarters: How far ahead, this one included.
    """

    tries: int = 16
    tables: int = 8
    quarters: int = 3


@dataclass(frozen=True, slots=True)
class _End:
    """What came of one option at one table, a quarter: points by part, own firm's result, joint value, own leaks."""

    parts: tuple[float, ...]
    firm: float
    alliance: float

    @property
    def points(self) -> float:
        return sum(self.parts)


def advise(view: SeatView, scenario: Scenario, effort: Effort | None = None, *, own: Draft | None = None) -> AdviceView:
    """Return what the seat's options would probably lead to, best first.

    Args:
        view: What the seat sees, in a phase that waits for it.
        scenario: Of the table; only what everybody may know of it is looked at.
        effort: How hard to think.
        own: What the others are compared with; by default what a steady head would do.
    """
    how = effort or Effort()
    known = public(scenario, view.seat, view)
    options = drafts(view, own)
    tables = possible(known, view, tries=how.tries, keep=how.tables)
    ends = [[_played(one, view, cards, how.quarters) for one in tables] for cards in options]
    rows = [_row(cards, those, ends[0]) for cards, those in zip(options, ends, strict=True)]
    ranked = tuple(sorted(rows, key=lambda row: (-row.points, row.high - row.low)))
    return AdviceView(view.seat, view.quarter, view.phase, len(tables), how.quarters, ranked)


def best(view: SeatView, scenario: Scenario, effort: Effort | None = None, *, own: Draft = ()) -> Play:
    """Return the draft of a seat that follows its coach: the one that is better for sure by most, else its own."""
    advice = advise(view, scenario, effort, own=own)
    safest = max(advice.rows, key=lambda row: row.low)
    return Play(safest.cards if safest.low >= WORTH_IT else own, seal=True)


def drafts(view: SeatView, own: Draft | None = None) -> tuple[Draft, ...]:
    """Return the options looked at, all different: the own or else a steady head's first, then what other tempers would do."""
    whim = int.from_bytes(fingerprint(view)[:8], "big")
    tempers = (STEADY, *sorted(name for name in PERSONAS if name != STEADY))
    found: dict[Draft, None] = {} if own is None else {own: None}
    found |= {choose(view, whim, persona=name).cards: None for name in tempers}
    return tuple(found)[:MOST_OPTIONS]


def _played(one: Possible, view: SeatView, cards: tuple[Card, ...], quarters: int) -> _End:
    """Return what comes of a draft at one possible table."""
    state = one.state
    n, own = state.seat_index(view.seat), state.spec(view.seat).firm_index
    policies = tuple(BALANCED if f == own else policy for f, policy in enumerate(one.policies))
    run = Run(state, one.key, policies, None)
    chairs = {chair.seat: chair for chair in chairs_of(state.scenario)}
    before = len(state.people[n].points)
    for seat in engine.with_cards(state):
        if seat == view.seat:
            run.lay(chairs[seat], cards)
        else:
            run.act(chairs[seat])
    run.turn()
    while run.state.phase != "over" and not _is_through(run.state, view, quarters):
        for seat in engine.with_cards(run.state):
            run.act(chairs[seat])
        run.turn()
    return _end(run.state, n, own, before)


def _is_through(state: State, view: SeatView, quarters: int) -> bool:
    last = view.quarter + quarters - 1
    return (state.quarter, PHASES.index(state.phase)) >= (last, PHASES.index("results"))


def _end(state: State, n: int, own: int, before: int) -> _End:
    points = state.people[n].points[before:]
    count = max(1, len(points))
    parts = tuple(sum(getattr(one, part) for one in points) / count for part in PARTS)
    results = state.firms[own].results[before:]
    return _End(parts, sum(one.result for one in results) / count, sum(state.joints[before:]) / count)


def _row(cards: tuple[Card, ...], ends: Sequence[_End], steady: Sequence[_End]) -> AdviceRow:
    gaps = [one.points - other.points for one, other in zip(ends, steady, strict=True)]
    mean = sum(gaps) / max(1, len(gaps))
    half = _half(gaps, mean)
    firm = _mean([one.firm - other.firm for one, other in zip(ends, steady, strict=True)])
    alliance = _mean([one.alliance - other.alliance for one, other in zip(ends, steady, strict=True)])
    return AdviceRow(
        cards, tuple(_told(card) for card in cards) or (line("coach.nothing"),),
        round(mean * TENTHS), round((mean - half) * TENTHS), round((mean + half) * TENTHS), round(firm), round(alliance),
        _why(ends, steady), line(f"coach.{_sure(gaps, mean)}"), is_measure=ends is steady,
    )  # fmt: skip


def _told(card: Card) -> Line:
    """Return a card by its title, with the choice that tells this play from another."""
    title = f"@card.{card.card}.title"
    if isinstance(card, SetCourse):
        return line("debrief.deed.course", card=title, y=card.y, z=card.z, e=card.e)
    words = catalogue()
    values = [value for _, value in values_of(card) if words.has(f"debrief.value.{value}")]
    return line("debrief.deed.as", card=title, value=f"@debrief.value.{values[0]}") if values else line(title[1:])


def _half(gaps: Sequence[float], mean: float) -> float:
    """Return half the width of where the mean over such tables probably lies."""
    if len(gaps) < 2:
        return abs(mean)
    spread = sqrt(sum((gap - mean) ** 2 for gap in gaps) / (len(gaps) - 1))
    return TWO_SIGMA * spread / sqrt(len(gaps))


def _why(ends: Sequence[_End], steady: Sequence[_End]) -> Line:
    """Return the part of the points that differs most, and which way."""
    moved = {
        part: _mean([one.parts[k] - other.parts[k] for one, other in zip(ends, steady, strict=True)])
        for k, part in enumerate(PARTS)
    }
    part = max(moved, key=lambda name: abs(moved[name]))
    if not round(moved[part] * TENTHS):
        return line("coach.same")
    return line(f"coach.{'more' if moved[part] > 0 else 'less'}.{part}")


def _sure(gaps: Sequence[float], mean: float) -> str:
    """Return how many of the tables agree with the mean, as a word."""
    agree = sum(gap * mean > 0 for gap in gaps) / max(1, len(gaps))
    return next((word for word, least in SURE.items() if agree >= least), "open")


def _mean(values: Sequence[float]) -> float:
    return sum(values) / max(1, len(values))
