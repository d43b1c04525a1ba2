"""What one top does to another: doors opened and shut; deliberately absent: what either does at home (`telling.leading`)."""

from game.events import AllianceResumed, DoorUsed, PartnersParted
from game.rules.reader import Reader, Telling, so, what

Dealing = DoorUsed | PartnersParted | AllianceResumed


def tell(event: Dealing, reader: Reader) -> Telling:
    """Tell what happened between two tops."""
    kind, firm, to = event.event, reader.name(event.firm), reader.name(event.to)
    match event:
        case DoorUsed(act=act):
            variant = f"{act}.ours" if reader.is_of(event.firm) else f"{act}.theirs" if reader.is_of(event.to) else act
            sentence = what(kind, variant, firm=firm, to=to)
            is_mine = reader.holds(event.firm, "tmt")
            return Telling("warn" if act == "notice" else "neutral", sentence, so(kind, act), "alliance", is_mine)
        case PartnersParted():
            return Telling("bad", what(kind, firm=firm, to=to), so(kind), "alliance")
        case AllianceResumed():
            return Telling("good", what(kind, firm=firm, to=to), so(kind), "alliance")
