"""The facts that a causal chain is made of: what happened, in whose favour, and its signed causes; absent: what led there."""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief import contributions
from game.debrief.deeds import Deed
from game.debrief.past import TABLE, Past
from game.events import (
    AllianceDormant,
    BreakthroughMade,
    Causes,
    DistrustMoved,
    Event,
    KnowledgeLeaked,
    ShockStruck,
    TrustMoved,
)
from game.ids import Line, line

# The fact as which a moved level is drawn.
DRAWN = {"joint": "ResultPosted", "balanced": "CycleTurned", "closeness": "LoyaltyMoved", "volume": "SessionHeld",
         "team": "CreditGiven"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that happened, or one level that moved.

    Attributes:
        kind: `trust`, `distrust`, `leak`, `joint`, `balanced`, `closeness`, `volume`, `breakthrough`, `deed`, or `event`
            for one that explains itself no further than `chain` knows.
        event: Kind of event that it is drawn as.
        place: Where: a firm, a bench, a person.
        firm: Index of the firm it is about, `TABLE` for all.
        way: 1 for what happened or rose, -1 for what fell.
        size_bp: How far; 0 where that has no meaning.
        causes: Signed parts that sum to `size_bp`, largest first.
        source: The event or deed itself.
    """

    kind: str
    quarter: int
    event: str
    what: Line
    place: str
    firm: int = TABLE
    way: int = 1
    size_bp: int = 0
    causes: Causes = ()
    source: Event | Deed | None = None

    @property
    def where(self) -> Line:
        """Quarter and place, for a step that stands alone."""
        return line("debrief.where", quarter=self.quarter, place=self.place)


def of_deed(past: Past, deed: Deed) -> Fact:
    """Return a card as a fact: the end of every chain that is somebody's doing.

    Leaders are named; what an engineer did at a bench is told as the firm's, for a projected chain must shame nobody.
    """
    seat = past.state.scenario.seats[deed.seat]
    is_bench = seat.role in ("eng_a", "eng_p")
    place = past.firm(seat.firm_index) if is_bench else f"{seat.name} ({past.firm(seat.firm_index)})"
    return Fact("deed", deed.quarter, deed.kind, deed.told, place, seat.firm_index, source=deed)


def of_event(past: Past, quarter: int, event: Event, firm: int = TABLE) -> Fact:
    """Return a fact that carries no sizes of its own."""
    return Fact("event", quarter, event.event, past.told(quarter, event), past.firm(firm), firm, source=event)


def of_opinion(past: Past, quarter: int, event: TrustMoved | DistrustMoved) -> Fact:
    """Return a move of trust or distrust; its causes are the terms of its own update."""
    name = "trust" if isinstance(event, TrustMoved) else "distrust"
    firm, other = past.state.scenario.firm_at[event.firm], past.state.scenario.firm_at[event.other]
    size = event.after_bp - event.before_bp
    what = past.moved(f"{name}_in", event.before_bp, event.after_bp, firm, other=past.firm(other))
    way = -1 if size < 0 else 1
    return Fact(name, quarter, event.event, what, past.firm(firm), firm, way, size, event.causes, event)


def of_leak(past: Past, quarter: int, event: KnowledgeLeaked) -> Fact:
    """Return a leak, with what made it likelier than on the first day; the person who talked is not named."""
    causes = contributions.leak(past.state, event)
    what = line("debrief.leak", thing=past.names[event.component], topic=past.names[event.topic], units=event.units)
    size = sum(cause.size_bp for cause in causes)
    firm = past.state.scenario.firm_at[event.firm]
    return Fact("leak", quarter, event.event, what, past.names[f"bench:{event.bench}"], firm, 1, size, causes, event)


def of_breakthrough(past: Past, quarter: int, event: BreakthroughMade) -> Fact:
    """Return a breakthrough with what made it likely."""
    causes = contributions.breakthrough(past, quarter, event)
    size = sum(cause.size_bp for cause in causes)
    what, place = past.told(quarter, event), past.names[f"bench:{event.bench}"]
    return Fact("breakthrough", quarter, event.event, what, place, TABLE, 1, size, causes, event)


def of_level(past: Past, name: str, quarter: int, firm: int = TABLE) -> Fact:
    """Return how a level moved from the quarter before; from quarter 2 on; `volume` explains no size."""
    before = past.level(name, quarter - 1, firm)
    match name:
        case "joint":
            causes = contributions.joint(past, quarter)
        case "balanced":
            causes = contributions.balance(past, quarter)
        case "closeness":
            causes = contributions.closeness(past, firm, quarter)
        case _:
            causes = ()
    after = past.level(name, quarter, firm)
    what = past.moved(name, before, after, firm)
    size = sum(cause.size_bp for cause in causes)
    return Fact(name, quarter, DRAWN[name], what, past.firm(firm), firm, -1 if after < before else 1, size, causes)


def of_sharing(past: Past, quarter: int, firm: int, way: int) -> Fact:
    """Return that a firm shared much (`way` 1) or little (-1) in a quarter, measured against what is expected of it."""
    variant = "much" if way > 0 else "little"
    what = line(f"debrief.shared.{variant}", firm=past.firm(firm), percent=past.level("volume", quarter, firm) // 100)
    return Fact("volume", quarter, DRAWN["volume"], what, past.firm(firm), firm, way)


def of_shock(past: Past, quarter: int, event: ShockStruck) -> Fact:
    """Return what the story brought: nobody at the table caused it."""
    firm = past.state.scenario.firm_at[event.firm] if event.firm else TABLE
    return Fact("event", quarter, event.event, past.told(quarter, event), past.firm(firm), firm, source=event)


def of_dormancy(past: Past, quarter: int, event: AllianceDormant) -> Fact:
    """Return the end of the alliance, sized by the trust that fell furthest in that quarter."""
    fallen = min((e for _, e in past.facts(TrustMoved, quarter)), key=lambda e: e.after_bp - e.before_bp)
    size = fallen.after_bp - fallen.before_bp
    firm = past.state.scenario.firm_at[fallen.firm]
    what = past.told(quarter, event)
    return Fact(
        "trust", quarter, event.event, what, past.alliance, firm, -1 if size < 0 else 1, size, fallen.causes, fallen
    )


def of_grab(past: Past, quarter: int, event: Event, firm: int) -> Fact:
    """Return that a firm took more than its share, sized by what the partner's trust in it did in that quarter."""
    name = past.state.scenario.firms[firm].id
    felt = [e for _, e in past.facts(TrustMoved, quarter) if e.other == name]
    worst = min(felt, key=lambda e: e.after_bp - e.before_bp, default=None)
    size, causes = (worst.after_bp - worst.before_bp, worst.causes) if worst else (0, ())
    return Fact("grab", quarter, event.event, past.told(quarter, event), past.firm(firm), firm, 1, size, causes, event)
