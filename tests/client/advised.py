"""What a coach said: four drafts of a top seat, one better for sure, one worse, one open, one the measure."""

from dataclasses import replace

from game.ids import Seat, line
from game.moves import Card, SetCourse, SetMandate, TellStory
from game.protocol.messages import Advice
from game.views import AdviceRow, AdviceView, Likely

STORY = (TellStory(2, "both"),)
COURSE = (SetCourse(55, 25, 20, "close"),)
NOTHING = Likely(0, 0, 0)


def row(points: Likely, tables: tuple[int, ...], cards: tuple[Card, ...], key: str, why: str) -> AdviceRow:
    """One draft with what came of it."""
    money = Likely(points.mean * 20, points.low * 20, points.high * 20)
    return AdviceRow(cards, (line(key),), points, money, NOTHING, tables, line(why), line("coach.likely"))


ROWS = (
    row(Likely(32, 12, 52), (20, 30, 44), STORY, "card.T2.title", "coach.more.role"),
    row(Likely(4, -14, 22), (-20, 4, 28), COURSE, "card.T1.title", "coach.more.firm"),
    replace(row(NOTHING, (0, 0, 0), (), "coach.nothing", "coach.same"), is_measure=True),
    row(Likely(-90, -120, -60), (-130, -80, -60), (SetMandate("documents"),), "card.T5.title", "coach.less.identity"),
)
SAID = line("coach.said")


def advice(quarter: int = 3, phase: str = "strategy", advised: int = 0, verdict: str = "clear") -> Advice:
    """What the coach says about a moment."""
    seat = Seat("itcom.tmt")
    return Advice(AdviceView(seat, quarter, phase, 3, 2, ROWS, advised, line(f"coach.verdict.{verdict}"), False), SAID)
