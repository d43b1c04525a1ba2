"""`bothand coach`: what a seat's options would have led to at one moment of a played game; deliberately absent: the truth."""

import json
from argparse import Namespace
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from game.ids import NATURE, Seat, line
from game.lab.coach import advise
from game.record.book import Step, replay
from game.rules.engine import with_cards
from game.rules.observe import observe
from game.rules.state import State
from game.strings import catalogue
from game.views import AdviceRow, AdviceView, Likely
from server.commands import files
from server.commands.frame import Subparsers, parser_for
from server.commands.speech import failure, say, suggestion

TENTHS = 10


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = parser_for(subparsers, "coach")
    parser.add_argument("record", type=Path, metavar="RECORD", help=say("coach.record"))
    parser.add_argument("--seat", required=True, metavar="S", help=say("coach.seat"))
    parser.add_argument("--quarter", type=int, required=True, metavar="N", help=say("coach.quarter"))
    parser.add_argument("--json", action="store_true", help=say("json"))


def run(args: Namespace) -> int:
    """Print the advice for every phase of the quarter in which the seat had something to decide."""
    steps = list(replay(files.record(args.record).rows))
    _check(steps, args.seat, args.quarter)
    moments = list(_moments(steps, args.seat, args.quarter))
    if not moments:
        raise failure("coach.none", seat=args.seat, quarter=args.quarter)
    found = [advise(observe(state, args.seat), state.scenario) for state in moments]
    if args.json:
        print(json.dumps([asdict(one) for one in found], ensure_ascii=False))
        return 0
    for state, advice in zip(moments, found, strict=True):
        print(_title(state, advice))
        print(f"  {catalogue().say(advice.verdict)}")
        for row in advice.rows:
            print(f"  {row_told(row)}")
    return 0


def _check(steps: Sequence[Step], seat: Seat, quarter: int) -> None:
    """Refuse a seat or a quarter that the game does not have."""
    seats = steps[0].state.scenario.seat_at
    if seat not in seats:
        raise failure("coach.unknown", seat=seat, hint=suggestion(seat, seats))
    quarters = max(step.state.quarter for step in steps if step.state.phase != "over")
    if not 1 <= quarter <= quarters:
        raise failure("causes.no_quarter", quarter=quarter, quarters=quarters)


def _moments(steps: Iterable[Step], seat: Seat, quarter: int) -> Iterable[State]:
    """Yield the table at the start of each phase of a quarter in which the seat may lay cards."""
    before: State | None = None
    for step in steps:
        state = step.state
        is_fresh = before is None or step.row.actor == NATURE
        if is_fresh and state.quarter == quarter and state.phase != "over" and seat in with_cards(state):
            yield state
        before = state


def _title(state: State, advice: AdviceView) -> str:
    spec = state.spec(advice.seat)
    words = catalogue()
    phase, role = words.say(line(f"ui.phase.{advice.phase}")), words.say(line(f"ui.role.{spec.office or spec.role}"))
    title = line(
        "coach.title", name=spec.name, role=role, quarter=advice.quarter, phase=phase, tables=advice.tables,
        quarters=advice.quarters,
    )  # fmt: skip
    return words.say(title)


def row_told(row: AdviceRow) -> str:
    """Return one draft as a sentence or two: what it is, what it would bring and why, how sure."""
    words = catalogue()
    what = ", ".join(words.say(one) for one in row.what)
    if row.is_measure:
        return words.say(line("coach.steady", what=what))
    told = line("coach.row", what=what, points=_span(row.points), firm=_keur(row.firm), alliance=_keur(row.alliance))
    return f"{words.say(told)}; {words.say(row.why)}. {words.say(row.sure)}"


def _span(likely: Likely) -> str:
    return f"{likely.low / TENTHS:+.1f} … {likely.high / TENTHS:+.1f}"


def _keur(likely: Likely) -> str:
    words = catalogue()
    return " … ".join(words.say(line("coach.keur", keur=keur)) for keur in (likely.low, likely.high))
