"""What a top does towards another top: the door; deliberately absent: what it does at home (`tmt`, `structure`)."""

from collections.abc import Iterator

from game.bots.drafting import Intent, field_of, intend, open_values, option_of
from game.bots.mind import Mind
from game.bots.sight import gauge_of, recent, were_robbed

WARY = 3_000  # bp of trust from which knocking is worth two tokens; the door itself asks for 2 500
ENDED, OUR_NOTICE = 0, 1


def intents(mind: Mind) -> Iterator[Intent]:
    """Yield what a top does at a partner's door, one partner a quarter."""
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
