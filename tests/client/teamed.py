"""A top of three at work, as the law shows it: a mandate, a talk and a written plan lie there already."""

from game.ids import Seat
from game.moves import FirstPlan, ListenBelow, Play, SetMandate, StandBehind, TalkThrough, TellStory
from game.rules.engine import submit
from game.rules.observe import observe
from game.rules.state import State
from game.views import SeatView
from tests.rules import play

LEAD, DIRECTOR, TECH = (Seat(f"north.{chair}") for chair in ("tmt", "director", "cto"))


def at_work() -> State:
    """Return a strategy phase in which the director wants to talk and the technology officer has written a plan."""
    state = play.with_firm(play.to(play.table("split"), "strategy"), 0, tokens=5)
    state = play.put(state, DIRECTOR, SetMandate("documents"), TalkThrough(1), StandBehind(50, 35, "close"))
    written = Play((FirstPlan(20, 65, "arms_length", "down"), ListenBelow(("labs",))), seal=True)
    return submit(state, TECH, written)[0]


def team_view() -> SeatView:
    """Return what the chief executive sees once its own plan is written, too."""
    return observe(play.put(at_work(), LEAD, FirstPlan(60, 20, "close", "down"), TellStory(1, "both")), LEAD)
