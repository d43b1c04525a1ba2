"""What a seat's options would lead to, tried on tables that could be the one it sees; deliberately absent: the truth.

Everything follows from the view and from what is public of the scenario, so that equal views get equal advice. Each option
is played on the same tables with the same chance; what differs is the option's doing (common random numbers).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from game.moves import Card, Play, SetCourse, card_from, values_of
from game.rules import engine, nature
from game.rules.observe import observe
from game.rules.state import State
from game.scenario.model import Scenario
from game.strings import catalogue
from game.views import AdviceRow, AdviceView, Likely, SeatView

PARTS: Final = ("role", "goal", "identity", "firm", "alliance")
MOST_OPTIONS, TENTHS, TWO_SIGMA = 8, 10, 2.0
WORTH_IT: Final = 2  # tenths of a point a quarter for sure, for which one changes one's mind (ours)
SURE: Final = MappingProxyType({"sure": 0.9, "likely": 0.7})
STEADY: Final = "steady"
FEWEST: Final = 3  # possible tables below which no range can be told (ours)
Draft = tuple[Card, ...]
Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard the coach thinks.

    Attributes:
        tries: Games played up to the moment. tables: How many of them are kept.
        quarters: How far ahead at most, this one included; never past the quarters that the game is said to last.
    """

    tries: int = 16
    tables: int = 8
    quarters: int = 6


@dataclass(frozen=True, slots=True)
class Manner:
    """How a colleague would play the seat: its persona and its level."""

    persona: str
    level: str = "regular"

    def draft(self, view: SeatView, whim: int) -> Draft:
        """Return what such a colleague would lay."""
        return choose(view, whim, persona=self.persona, level=self.level).cards


@dataclass(frozen=True, slots=True)
class _End:
    """What came of one option at one table, a quarter: points by part, own firm's result, joint value."""

    parts: tuple[float, ...]
    firm: float
    alliance: float

    @property
    def points(self) -> float:
        return sum(self.parts)


def advise(
    view: SeatView,
    scenario: Scenario,
    effort: Effort | None = None,
    *,
    own: Draft | None = None,
    tell: Tell = lambda done, of: None,
) -> AdviceView:
    """Return what the seat's options would probably lead to, best first.

    Args:
        view: What the seat sees, in a phase that waits for it.
        scenario: Of the table; only what everybody may know of it is looked at.
        effort: How hard to think.
        own: What the others are compared with; by default what a steady colleague would do.
        tell: Hears after each game played how many are done, and of how many.
    """
    how = effort or Effort()
    known = public(scenario, view.seat, view)
    options, ahead = drafts(view, own), max(1, min(how.quarters, view.nominal - view.quarter + 1))
    of = how.tries + len(options) * how.tables
    tables = possible(known, view, tries=how.tries, keep=how.tables, tell=lambda done: tell(done, of))
    if len(tables) < FEWEST:
        return _silent(view, len(tables), ahead, own)
    ends: list[list[_End]] = []
    for cards, manner in options.items():
        ends.append([_played(one, view, cards, manner, ahead) for one in tables])
        tell(how.tries + len(ends) * len(tables), of)
    rows = [_row(cards, those, ends[0]) for cards, those in zip(options, ends, strict=True)]
    ranked = tuple(sorted(rows, key=lambda row: (-row.points.mean, row.points.high - row.points.low)))
    advised, verdict = _verdict(ranked, own)
    return AdviceView(
        view.seat, view.quarter, view.phase, len(tables), ahead, ranked, advised, verdict, own is not None
    )


def best(view: SeatView, scenario: Scenario, effort: Effort | None = None, *, own: Draft = ()) -> Play:
    """Return the draft of a seat that follows its coach: the one that is better for sure by most, else its own."""
    advice = advise(view, scenario, effort, own=own)
    return Play(advice.rows[advice.advised].cards if advice.advised >= 0 else own, seal=True)


def _silent(view: SeatView, tables: int, quarters: int, own: Draft | None) -> AdviceView:
    """Return the advice of a coach that found too few tables like this one."""
    verdict = line("coach.verdict.strange")
    return AdviceView(view.seat, view.quarter, view.phase, tables, quarters, (), -1, verdict, own is not None)


def _verdict(rows: Sequence[AdviceRow], own: Draft | None) -> tuple[int, Line]:
    """Return which row is better for sure by most, -1 for none, and what that means in words."""
    if len(rows) < 2:
        return -1, line("coach.verdict.single")
    safest = max(range(len(rows)), key=lambda at: rows[at].points.low)
    if rows[safest].points.low >= WORTH_IT:
        return safest, line("coach.verdict.clear")
    return -1, line("coach.verdict.open" if own is None else "coach.verdict.keep")


def drafts(view: SeatView, own: Draft | None = None) -> dict[Draft, Manner]:
    """Return the options looked at, all different, the most telling first, and the manner in which each one goes on.

    These are the own, a steady colleague's, that of one who knows the trade, then what other tempers would do. Whoever
    chooses the same now is taken to go on as the first of them does; the own goes on as a steady colleague.
    """
    whim = int.from_bytes(fingerprint(view)[:8], "big")
    manners = [Manner(STEADY), Manner(STEADY, "expert"), *(Manner(name) for name in sorted(PERSONAS) if name != STEADY)]
    found: dict[Draft, Manner] = {} if own is None else {own: Manner(STEADY)}
    for manner in manners:
        found.setdefault(manner.draft(view, whim), manner)
    return dict(list(found.items())[:MOST_OPTIONS])


def planned(view: SeatView) -> Draft:
    """Return the draft that the seat has laid out so far, as its view shows it."""
    return tuple(card_from(one.card, dict(one.values)) for one in view.options.cards if one.is_drafted)


def _played(one: Possible, view: SeatView, cards: Draft, manner: Manner, quarters: int) -> _End:
    """Return what comes of a draft at one possible table, where the seat goes on in this manner."""
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
            if seat == view.seat:
                whim = nature.whim(one.key, run.state.table, run.state.quarter, run.state.phase, seat)
                run.lay(chairs[seat], manner.draft(observe(run.state, seat), whim))
            else:
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
    firm = [one.firm - other.firm for one, other in zip(ends, steady, strict=True)]
    alliance = [one.alliance - other.alliance for one, other in zip(ends, steady, strict=True)]
    return AdviceRow(
        cards, tuple(_told(card) for card in cards) or (line("coach.nothing"),),
        _likely(gaps, TENTHS), _likely(firm), _likely(alliance), tuple(round(gap * TENTHS) for gap in gaps),
        _why(ends, steady), line(f"coach.{_sure(gaps, _mean(gaps))}"), is_measure=ends is steady,
    )  # fmt: skip


def _likely(gaps: Sequence[float], scale: int = 1) -> Likely:
    """Return differences at possible tables as their mean, and where the mean over such tables probably lies."""
    mean = _mean(gaps)
    half = _half(gaps, mean)
    return Likely(round(mean * scale), round((mean - half) * scale), round((mean + half) * scale))


def _told(card: Card) -> Line:
    """Return a card by its title, with the choice that tells this play from another."""
    title = f"@card.{card.card}.title"
    if isinstance(card, SetCourse):
        return line("debrief.deed.course", card=title, y=card.y, z=card.z, e=card.e)
    words = catalogue()
    values = [value for _, value in values_of(card) if words.has(f"debrief.value.{value}")]
    return line("debrief.deed.as", card=title, value=f"@debrief.value.{values[0]}") if values else line(title[1:])


def _half(gaps: Sequence[float], mean: float) -> float:
    """Return half the width of where the mean over such tables, of which there are two at least, probably lies."""
    spread = sqrt(sum((gap - mean) ** 2 for gap in gaps) / (len(gaps) - 1))
    return TWO_SIGMA * spread / sqrt(len(gaps))


def _why(ends: Sequence[_End], steady: Sequence[_End]) -> Line:
    """Return the part of the points that moves most the way of the whole, and the one that moves most against it."""
    moved = {
        part: _mean([one.parts[k] - other.parts[k] for one, other in zip(ends, steady, strict=True)])
        for k, part in enumerate(PARTS)
    }
    way = 1 if sum(moved.values()) >= 0 else -1
    most, least = max(moved, key=lambda name: way * moved[name]), min(moved, key=lambda name: way * moved[name])
    if not round(moved[most] * TENTHS):
        return line("coach.same")
    word, other = ("more", "less") if way > 0 else ("less", "more")
    if round(way * moved[least] * TENTHS) > -WORTH_IT:
        return line(f"coach.{word}.{most}")
    return line("coach.both", main=f"@coach.{word}.{most}", other=f"@coach.but.{other}.{least}")


def _sure(gaps: Sequence[float], mean: float) -> str:
    """Return how many of the tables agree with the mean, as a word."""
    agree = sum(gap * mean > 0 for gap in gaps) / max(1, len(gaps))
    return next((word for word, least in SURE.items() if agree >= least), "open")


def _mean(values: Sequence[float]) -> float:
    return sum(values) / max(1, len(values))
