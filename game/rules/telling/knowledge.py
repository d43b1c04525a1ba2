"""What crossed the table and who noticed; deliberately absent: that anything leaked, until somebody may know it.

A core component is named only to whom its label is known, and a line leads to a component only when it may name it.
"""

from typing import Literal

from game.events import (
    IdeasTravelled,
    InsightGained,
    InsightHandedBack,
    InsightUsed,
    KnowledgeLeaked,
    LeakDetected,
    LeakSuspected,
    LeakTraced,
    TakenApart,
    UseNoticed,
)
from game.ids import Component
from game.rules.reader import Reader, Telling, so, what

Knowing = (
    InsightGained
    | InsightHandedBack
    | TakenApart
    | KnowledgeLeaked
    | LeakDetected
    | LeakTraced
    | LeakSuspected
    | InsightUsed
    | UseNoticed
    | IdeasTravelled
)
HINT_UNITS, PIECE_UNITS = 10, 40  # gamedesign §4.3: below a hint, below a piece, else the trick


def tell(event: Knowing, reader: Reader) -> Telling:
    """Tell what became known, or what somebody thinks became known."""
    match event:
        case InsightGained():
            return _insight(event, reader)
        case InsightHandedBack():
            return _handed_back(event, reader)
        case TakenApart():
            return _apart(event, reader)
        case KnowledgeLeaked():
            return _leak(event, reader)
        case LeakDetected():
            return _detected(event, reader)
        case LeakTraced():
            return _traced(event, reader)
        case LeakSuspected(firm=firm):
            return Telling("warn", what(event.event, firm=reader.name(firm)), so(event.event), "us")
        case InsightUsed():
            return _used(event, reader)
        case UseNoticed():
            return _noticed(event, reader)
        case IdeasTravelled(firm=firm) if reader.is_of(firm) or reader.firm == "":
            return Telling("warn", what(event.event, "seen", firm=reader.name(firm)), so(event.event))
        case IdeasTravelled(firm=firm):
            return Telling("warn", what(event.event, firm=reader.name(firm)), so(event.event), "them")


def size(units: int) -> str:
    """Return how much was learned as a reference to its word: a hint, a piece, the trick."""
    return f"@event.size.{'hint' if units < HINT_UNITS else 'piece' if units < PIECE_UNITS else 'trick'}"


def _insight(event: InsightGained, reader: Reader) -> Telling:
    """A topic may always be named; what lies underneath is core."""
    kind, is_core = event.event, event.kind == "underneath"
    thing = reader.core(event.component) if is_core else reader.name(event.component)
    jump = _link(event.component, reader) if is_core else event.component
    if reader.seat != event.seat:
        return Telling("neutral", what(kind, "seen", seat=reader.name(event.seat), thing=thing, size=size(event.units)))
    sentence = what(kind, event.kind, thing=thing, size=size(event.units))
    return Telling("warn" if is_core else "good", sentence, so(kind, event.kind), jump, is_mine=True)


def _leak(event: KnowledgeLeaked, reader: Reader) -> Telling:
    people = {"firm": reader.name(event.firm), "to": reader.name(event.to), "seat": reader.name(event.seat)}
    places = {"bench": reader.bench(event.bench), "topic": reader.name(event.topic)}
    sentence = what(event.event, thing=reader.core(event.component), units=event.units, **places, **people)
    is_mine = reader.seat == event.seat
    return Telling("bad", sentence, so(event.event, percent=event.p_bp // 100), _link(event.component, reader), is_mine)


def _handed_back(event: InsightHandedBack, reader: Reader) -> Telling:
    """The victim learns what left and what they are; at home it is told by name only to whom the name is known."""
    kind, thing = event.event, reader.core(event.component)
    variant = "mine" if reader.seat == event.seat else "ours" if reader.is_of(event.firm) else ""
    names = {"firm": reader.name(event.firm), "to": reader.name(event.to), "seat": reader.name(event.seat)}
    tone: Literal["good", "neutral"] = "good" if variant == "ours" else "neutral"
    sentence = what(kind, variant, thing=thing, **names)
    return Telling(tone, sentence, so(kind, variant), _link(event.component, reader), variant == "mine")


def _apart(event: TakenApart, reader: Reader) -> Telling:
    kind, other, is_mine = event.event, reader.name(event.other), reader.seat == event.seat
    if not event.component:
        return Telling("neutral", what(kind, "nothing", other=other), so(kind, "nothing"), "them", is_mine)
    thing, link = reader.core(event.component), _link(event.component, reader)
    return Telling("bad", what(kind, other=other, thing=thing), so(kind), link, is_mine)


def _detected(event: LeakDetected, reader: Reader) -> Telling:
    """Where it left the house is known to a TMT that listened to the labs (gamedesign §3.1)."""
    kind, thing = event.event, reader.core(event.component)
    advice = so(kind)
    if reader.knows_all or "labs" in reader.heard:
        advice = so(kind, "where", bench=reader.bench(event.bench), topic=reader.name(event.topic))
    sentence = what(kind, event.found_by, firm=reader.name(event.firm), thing=thing)
    return Telling("bad", sentence, advice, _link(event.component, reader))


def _traced(event: LeakTraced, reader: Reader) -> Telling:
    kind, places = event.event, {"bench": reader.bench(event.bench), "topic": reader.name(event.topic)}
    if reader.seat == event.seat:
        advice = so(kind, "you.own_word" if event.is_own_word else "you")
        return Telling("bad", what(kind, "you", **places), advice, "me", is_mine=True)
    advice = so(kind, "own_word" if event.is_own_word else "")
    return Telling("bad", what(kind, seat=reader.name(event.seat), **places), advice, "alliance")


def _used(event: InsightUsed, reader: Reader) -> Telling:
    kind, way = event.event, "in" if event.is_in else "out"
    sentence = what(kind, way, firm=reader.name(event.firm), thing=reader.core(event.component))
    is_mine = reader.holds(event.firm, "prod")
    return Telling("neutral", sentence, so(kind, way), _link(event.component, reader), is_mine)


def _noticed(event: UseNoticed, reader: Reader) -> Telling:
    kind, thing = event.event, reader.core(event.component)
    names = {"firm": reader.name(event.firm), "owner": reader.name(event.owner)}
    variant = "ours" if reader.is_of(event.owner) else "caught" if reader.is_of(event.firm) else ""
    is_mine = reader.holds(event.firm, "prod")
    settled = so(kind, "settled", keur=event.keur) if _counts(event, reader) else so(kind)
    return Telling("bad", what(kind, variant, thing=thing, **names), settled, _link(event.component, reader), is_mine)


def _counts(event: UseNoticed, reader: Reader) -> bool:
    """Tell whether a reader knows what the joint value came to, and so what settled this (rulebook 11.2)."""
    return bool(event.keur) and any(reader.holds(firm, "tmt", "ally") for firm in (event.firm, event.owner))


def _link(component: Component, reader: Reader) -> str:
    return component if reader.may_name(component) else ""
