"""What a top does towards another top: calls, audits, the door; deliberately absent: what it does at home (`tmt`, `structure`)."""

from collections.abc import Iterator

from game.bots.drafting import Intent, field_of, intend, open_values, option_of
from game.bots.mind import Mind
from game.bots.sight import gauge_of, is_alarmed, recent, were_robbed

WARY = 3_000  # bp of trust from which knocking is worth two tokens; the door itself asks for 2 500
ENDED, OUR_NOTICE = 0, 1


def intents(mind: Mind) -> Iterator[Intent]:
    """Yield what a top does towards its partners, one of each kind a quarter; an answer first, because it is free."""
    if mind.persona.answer != "none":
        yield intend("T11", {"answer": mind.persona.answer})
    yield from _door(mind)
    yield from _call(mind)
    if mind.persona.audit == "alarm" and is_alarmed(mind.view):
        yield intend("T10")


def _call(mind: Mind) -> Iterator[Intent]:
    """Raise what is found, one component after the other, with whoever has it; warn when there is only an alarm."""
    option = option_of(mind.view, "T8")
    why = None if option is None else field_of(option, "why")
    cores, firms = (None if option is None else field_of(option, name) for name in ("component", "firm"))
    if why is None or cores is None or firms is None or mind.persona.call == "never":
        return
    if "raise" in open_values(why) and mind.persona.call == "raise":
        known = {(flow.source, flow.target) for flow in mind.view.flows if flow.kind == "leak"}
        whose = [firm for firm in open_values(firms) if (mind.view.firm, firm) in known] or list(open_values(firms))
        core = next((value for value in open_values(cores) if value), "")
        yield intend("T8", {"why": "raise", "firm": whose[0], "component": core, "about": ""})
    elif mind.persona.call == "warn" and is_alarmed(mind.view):
        yield intend("T8", {"why": "warn", "component": "", "about": ""})


def _door(mind: Mind) -> Iterator[Intent]:
    option = option_of(mind.view, "T9")
    field = None if option is None else field_of(option, "firm")
    for firm in () if field is None else open_values(field):
        act = _act(mind, firm)
        if act:
            yield intend("T9", {"act": act, "firm": firm})
            return


def _act(mind: Mind, firm: str) -> str:
    gauge, temper = gauge_of(mind.view, "partnership", firm), mind.persona.door
    now = -1 if gauge is None else gauge.reading.low
    robbed = were_robbed(mind.view)
    if now == ENDED:
        return "knock" if temper != "robbed" and mind.sees("trust") >= WARY else ""
    if now == OUR_NOTICE:
        return "withdraw" if temper == "bluff" and not robbed else ""
    return "notice" if temper != "stay" and robbed and not recent(mind.view, "DoorUsed") else ""
