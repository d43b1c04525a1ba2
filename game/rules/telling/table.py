"""What happens to the whole table, and to a firm as it runs along; deliberately absent: anything about persons."""

from game.events import (
    AllianceDormant,
    CycleTurned,
    GameEnded,
    LockInGrew,
    QuarterOpened,
    RedQueenRan,
    RumourSettled,
    ShockStruck,
)
from game.ids import Line, words
from game.rules.reader import Reader, Telling, so, what
from game.views import Tone

Turning = (
    QuarterOpened | ShockStruck | RumourSettled | LockInGrew | RedQueenRan | CycleTurned | AllianceDormant | GameEnded
)
CYCLE_TONES: dict[str, Tone] = {"virtuous": "good", "vicious": "bad", "none": "neutral"}


def tell(event: Turning, reader: Reader) -> Telling:
    """Tell how the table stands."""
    kind = event.event
    match event:
        case QuarterOpened(news=news):
            sentence = what(kind, "" if news else "quiet", quarter=reader.quarter, news=len(news))
            return Telling("neutral", sentence, so(kind))
        case ShockStruck(shock=shock):
            return Telling("warn", _shock(shock, reader), so(kind))
        case RumourSettled(is_true=is_true):
            variant = "true" if is_true else "false"
            return Telling("bad" if is_true else "neutral", what(kind, variant), so(kind, variant), "alliance")
        case LockInGrew(firm=firm) if reader.is_of(firm):
            return Telling("warn", what(kind, "ours"), so(kind), "us", is_mine=True)
        case LockInGrew(firm=firm):
            return Telling("warn", what(kind, firm=reader.name(firm)), so(kind))
        case RedQueenRan():
            return Telling("warn", what(kind), so(kind), "alliance")
        case CycleTurned(cycle=cycle):
            return Telling(CYCLE_TONES[cycle], what(kind, cycle), so(kind, cycle))
        case AllianceDormant(firm=firm, to=to) if firm and to:
            return Telling("bad", what(kind, "two", firm=reader.name(firm), to=reader.name(to)), so(kind), "alliance")
        case AllianceDormant():
            return Telling("bad", what(kind), so(kind), "alliance")
        case GameEnded():
            return Telling("neutral", what(kind), so(kind))


def _shock(shock: str, reader: Reader) -> Line:
    """Return the scenario's own sentence, or ours when the reader was given none."""
    sentence = reader.names.get(f"shock:{shock}")
    return words(sentence) if sentence else what("ShockStruck")
