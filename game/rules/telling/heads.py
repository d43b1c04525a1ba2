"""What the heads of a firm do for its lab and its product house; deliberately absent: clients and money (`market`)."""

from game.events import ExpertLent, RaceRun, SatIn, ShieldHeld
from game.rules.reader import Reader, Telling, so, what

Heading = ShieldHeld | SatIn | ExpertLent | RaceRun


def tell(event: Heading, reader: Reader) -> Telling:
    """Tell what a head did this quarter."""
    kind, firm = event.event, reader.name(event.firm)
    match event:
        case ShieldHeld() if reader.holds(event.firm, "tmt"):
            return Telling("warn", what(kind, "top"), so(kind), "us")
        case ShieldHeld():
            return Telling("neutral", what(kind, firm=firm), so(kind), "us", reader.holds(event.firm, "ally"))
        case SatIn():
            return _sat_in(event, reader)
        case ExpertLent(seat=seat):
            is_mine = reader.seat == seat or reader.holds(event.firm, "prod")
            return Telling("neutral", what(kind, seat=reader.name(seat), firm=firm), so(kind), "us", is_mine)
        case RaceRun(component=component):
            sentence = what(kind, thing=reader.core(component), firm=firm)
            return Telling("warn", sentence, so(kind), "us", reader.holds(event.firm, "prod"))


def _sat_in(event: SatIn, reader: Reader) -> Telling:
    """Both questions as they lie on the table; topics are no secret at a bench."""
    kind, bench = event.event, reader.bench(event.bench)
    both = {"asked": reader.name(event.asked) if event.asked else "@event.nothing",
            "asking": reader.name(event.asking) if event.asking else "@event.nothing"}  # fmt: skip
    sentence = what(kind, "digs" if event.digs and event.asked else "", bench=bench, **both)
    return Telling("neutral", sentence, so(kind), "alliance", reader.holds(event.firm, "ally"))
