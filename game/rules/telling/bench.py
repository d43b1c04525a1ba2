"""What people did at a bench and what it did to them; deliberately absent: what they learned (`telling.knowledge`)."""

from typing import Literal

from game.events import (
    BreakthroughMade,
    CreditGiven,
    LoyaltyMoved,
    PartnerClosed,
    PartnerOpened,
    SessionHeld,
    Side,
    Torn,
)
from game.ids import Depth, Line, line
from game.rules.reader import Reader, Telling, band, firm_of, so, what

Meeting = SessionHeld | PartnerOpened | PartnerClosed | BreakthroughMade | CreditGiven | LoyaltyMoved | Torn


def tell(event: Meeting, reader: Reader) -> Telling:
    """Tell what happened between two people, or inside one."""
    match event:
        case SessionHeld():
            return _session(event, reader)
        case PartnerOpened() | PartnerClosed():
            return _turned(event, reader)
        case BreakthroughMade():
            return _breakthrough(event, reader)
        case CreditGiven():
            return _credit(event, reader)
        case LoyaltyMoved():
            return _loyalty(event, reader)
        case Torn(seat=seat) if seat == reader.seat:
            return Telling("warn", what(event.event, "you"), so(event.event, "you"), "me", is_mine=True)
        case Torn(seat=seat):
            return Telling("warn", what(event.event, seat=reader.name(seat)), so(event.event))


def session_line(mine: Depth | Literal["decline"], theirs: Depth | Literal["decline"]) -> Line:
    """Return the sentence for a pair of depths as the one who went `mine` deep reads it (gamedesign §4.2)."""
    if "decline" in (mine, theirs):
        who = "both" if mine == theirs else "mine" if mine == "decline" else "theirs"
        return line(f"session.decline.{who}")
    return line(f"session.{mine}.{theirs}")


def _session(event: SessionHeld, reader: Reader) -> Telling:
    """Those who met read the sentence of their two depths; an alliance head reads the minutes, others see it whole."""
    kind, bench = event.event, reader.bench(event.bench)
    result = so(kind, percent=event.solved_bp // 100, need=f"@event.depth.{event.need}")
    one, two = event.sides
    mine, theirs = (two, one) if _is_own(two, reader) else (one, two)
    tone: Literal["good", "neutral"] = "good" if event.solved_bp >= 5_000 else "neutral"
    if mine.seat == reader.seat:
        return Telling(tone, session_line(mine.depth, theirs.depth), result, "alliance", is_mine=True)
    depths = {"first": _depth(mine), "second": _depth(theirs)}
    if reader.role == "ally" and reader.firm in event.watched:
        topics = {"first_topic": _topic(mine, reader), "second_topic": _topic(theirs, reader)}
        return Telling(tone, what(kind, "sat_in", bench=bench, **depths, **topics), result, "alliance")
    if _is_own(mine, reader) and not reader.knows_all:
        return Telling(tone, what(kind, "minutes", bench=bench, **depths), result, "alliance")
    names = {"one": reader.name(mine.seat), "two": reader.name(theirs.seat)}
    return Telling(tone, what(kind, bench=bench, **names, **depths), result, "alliance")


def _is_own(side: Side, reader: Reader) -> bool:
    return side.seat == reader.seat or reader.is_of(firm_of(side.seat))


def _topic(side: Side, reader: Reader) -> str:
    return reader.name(side.topic) if side.topic else "@event.nothing"


def _depth(side: Side) -> str:
    return f"@event.depth.{side.depth}"


def _turned(event: PartnerOpened | PartnerClosed, reader: Reader) -> Telling:
    """Say to the one across, and later to all, that the other went further than last time, or held back."""
    kind, is_mine = event.event, reader.seat == event.seat
    depths = {"before": f"@event.depth.{event.before}", "after": f"@event.depth.{event.after}"}
    names = {"other": reader.name(event.other), "seat": reader.name(event.seat), "bench": reader.bench(event.bench)}
    tone: Literal["good", "warn"] = "good" if kind == "PartnerOpened" else "warn"
    sentence = what(kind, "you", **depths) if is_mine else what(kind, **names, **depths)
    return Telling(tone, sentence, None, "alliance", is_mine)


def _breakthrough(event: BreakthroughMade, reader: Reader) -> Telling:
    kind, bench = event.event, reader.bench(event.bench)
    if event.bench in reader.own_benches:
        return Telling("good", what(kind, "you"), so(kind, "you"), "alliance", is_mine=True)
    return Telling("good", what(kind, bench=bench), None if reader.role == "wall" else so(kind), "alliance")


def _credit(event: CreditGiven, reader: Reader) -> Telling:
    kind, seat, to = event.event, reader.name(event.seat), reader.name(event.to)
    if reader.seat == event.to:
        return Telling("good", what(kind, "you", seat=seat), so(kind, "you"), "me", is_mine=True)
    if reader.seat == event.seat:
        return Telling("neutral", what(kind, "mine", to=to), so(kind, "mine"), "me", is_mine=True)
    return Telling("neutral", what(kind, seat=seat, to=to))


def _loyalty(event: LoyaltyMoved, reader: Reader) -> Telling:
    """The person feels the turn; whoever sees everything reads from which word to which."""
    kind, way = event.event, "up" if event.after_bp > event.before_bp else "down"
    if reader.seat == event.seat:
        return Telling("neutral", what(kind, f"{event.loyalty}.{way}"), so(kind), "me", is_mine=True)
    who = {"seat": reader.name(event.seat), "loyalty": f"@event.loyalty.{event.loyalty}"}
    bands = {"before": f"@event.level.{band(event.before_bp)}", "after": f"@event.level.{band(event.after_bp)}"}
    return Telling("neutral", what(kind, **who, **bands))
