"""What one top does to another: calls, audits, doors; deliberately absent: what either does at home (`telling.leading`)."""

from typing import Literal

from game.events import (
    AirCleared,
    AllianceResumed,
    AuditReported,
    DoorUsed,
    LeakAdmitted,
    LeakDenied,
    LeakRaised,
    PartnerAudited,
    PartnersParted,
    TopCalled,
)
from game.rules.reader import Reader, Telling, so, what

Raised = LeakRaised | LeakAdmitted | LeakDenied
Dealing = Raised | TopCalled | AirCleared | PartnerAudited | AuditReported | DoorUsed | PartnersParted | AllianceResumed


def tell(event: Dealing, reader: Reader) -> Telling:
    """Tell what happened between two tops."""
    kind, firm, to = event.event, reader.name(event.firm), reader.name(event.to)
    is_mine, side = reader.holds(event.firm, "tmt"), ".ours" if reader.is_of(event.firm) else ""
    match event:
        case LeakRaised() | LeakAdmitted() | LeakDenied():
            return _raised(event, reader)
        case TopCalled(why=why, about=about):
            names_word = why == "warn" and bool(about)
            variant = f"{why}{'.about' if names_word else ''}{side}"
            more = {"about": f"@word.{about}"} if names_word else {}
            return Telling("warn", what(kind, variant, firm=firm, to=to, **more), so(kind, why), "alliance", is_mine)
        case AirCleared():
            return Telling("good", what(kind, side[1:], firm=firm, to=to), so(kind), "alliance", is_mine)
        case PartnerAudited():
            return Telling("warn", what(kind, side[1:], firm=firm, to=to), so(kind), "alliance", is_mine)
        case AuditReported(found_digging=digging, found_use=use):
            found = "both" if digging and use else "digging" if digging else "use" if use else "nothing"
            sentence = what(kind, found, firm=firm, to=to)
            return Telling("bad" if digging or use else "neutral", sentence, so(kind, found), "them", is_mine)
        case DoorUsed(act=act):
            variant = f"{act}.ours" if reader.is_of(event.firm) else f"{act}.theirs" if reader.is_of(event.to) else act
            sentence = what(kind, variant, firm=firm, to=to)
            return Telling("warn" if act == "notice" else "neutral", sentence, so(kind, act), "alliance", is_mine)
        case PartnersParted():
            return Telling("bad", what(kind, firm=firm, to=to), so(kind), "alliance")
        case AllianceResumed():
            return Telling("good", what(kind, firm=firm, to=to), so(kind), "alliance")


def _raised(event: Raised, reader: Reader) -> Telling:
    """Name the component to both: who raises a leak tells the other what was precious (rulebook 11.3)."""
    kind, is_ours = event.event, reader.is_of(event.firm)
    names = {"firm": reader.name(event.firm), "to": reader.name(event.to), "thing": reader.name(event.component)}
    sentence = what(kind, "ours" if is_ours else "", **names)
    variant = ("contained" if event.is_contained else "open") if isinstance(event, LeakRaised) else ""
    tone: Literal["good", "bad", "warn"] = {"LeakRaised": "warn", "LeakAdmitted": "good", "LeakDenied": "bad"}[kind]  # type: ignore[assignment]  # one of three
    jump = event.component if reader.may_name(event.component) else "alliance"
    return Telling(tone, sentence, so(kind, variant), jump, reader.holds(event.firm, "tmt"))
