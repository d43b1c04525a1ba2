"""What a bot reads off its view, tolerant of what is not shown; deliberately absent: anything the view does not say.

Levels come back in basis points whatever the reading's kind, because the tempers think in bands.
"""

from game.views import Entry, Gauge, Reading, SeatView

BAND_WIDTH = 2_000  # bp; five words (gamedesign §3)
ALARMS = frozenset({"LeakDetected", "LeakSuspected", "UseNoticed", "IdeasTravelled", "GainTaken"})


def midpoint(reading: Reading) -> float | None:
    """Return the middle of what is known, bands in basis points; `None` when nothing is."""
    match reading.kind:
        case "exact" | "range" | "word":
            return (reading.low + reading.high) / 2 if reading.kind == "range" else float(reading.low)
        case "band":
            return float(reading.low * BAND_WIDTH + BAND_WIDTH // 2)
        case "unknown":
            return None


def gauge_of(view: SeatView, id: str, about: str = "") -> Gauge | None:
    """Return the gauge of this name; without `about` the first of that name."""
    named = (gauge for gauge in view.map_gauges if gauge.id == id and about in ("", gauge.about))
    return next(named, None)


def level_of(view: SeatView, id: str, about: str = "") -> float | None:
    """Return a gauge's level in its own unit, bands in basis points; `None` when it is missing or unknown."""
    gauge = gauge_of(view, id, about)
    return None if gauge is None else midpoint(gauge.reading)


def level_or(view: SeatView, id: str, default: float, about: str = "") -> float:
    """Return a gauge's level, or what this temper assumes when it cannot know."""
    level = level_of(view, id, about)
    return default if level is None else level


def recent(view: SeatView, *events: str) -> bool:
    """Tell whether the feed speaks of such a fact in this quarter or the last."""
    return any(entry.event in events and entry.quarter >= view.quarter - 1 for entry in view.feed)


def is_alarmed(view: SeatView) -> bool:
    """Tell whether something that was done to us came to light in this quarter or the last."""
    return any(entry.event in ALARMS and not _is_own(entry) for entry in view.feed if entry.quarter >= view.quarter - 1)


def were_robbed(view: SeatView) -> bool:
    """Tell whether the partner took more than its share last quarter."""
    return any(e.event == "GainTaken" and e.quarter == view.quarter - 1 and not _is_own(e) for e in view.feed)


def received(view: SeatView) -> int:
    """Return -1, 0 or 1: whether the partner gave less, as much or more than we did, as far as flows or trust tell."""
    shares = [(flow, midpoint(flow.reading)) for flow in view.flows if flow.kind == "share"]
    ours = sum(size for flow, size in shares if size is not None and flow.source == view.firm)
    theirs = sum(size for flow, size in shares if size is not None and flow.target == view.firm)
    if ours or theirs:
        return (theirs * 4 > ours * 5) - (theirs * 5 < ours * 4)
    trust = gauge_of(view, "trust")
    return trust.trend or 0 if trust is not None else 0


def is_hot(view: SeatView) -> bool:
    """Tell whether the race has left the lowest band, or the house has reason to be suspicious."""
    return level_or(view, "red_queen", 0) >= 3_000 or level_or(view, "distrust", 0) >= 7_000


def _is_own(entry: Entry) -> bool:
    """Tell whether our firm did it; what we took ourselves is told as a warning, what they took as bad."""
    return entry.is_mine or (entry.event == "GainTaken" and entry.tone == "warn")
