"""`bothand replay`: tells a played game, or verifies its record; deliberately absent: the window that scrubs it."""

import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from game.errors import RecordError
from game.ids import FACILITATOR
from game.record.book import Step, replay
from game.record.file import Record, from_bytes
from game.rules.feeds import names_of
from game.rules.reader import Reader
from game.rules.state import State
from game.rules.witness import witness
from game.strings import catalogue
from game.views import Entry
from server.commands import files
from server.commands.frame import Subparsers, parser_for
from server.commands.speech import say, track


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = parser_for(subparsers, "replay")
    parser.add_argument("record", type=Path, metavar="RECORD", help=say("replay.record"))
    parser.add_argument("--verify", action="store_true", help=say("replay.verify"))
    parser.add_argument("--json", action="store_true", help=say("json"))


def run(args: Namespace) -> int:
    """Verify or tell; 1 when the record does not hold together."""
    return _verify(args.record, args.json) if args.verify else _tell(args.record, args.json)


def _steps(record: Record) -> Iterator[Step]:
    return track(replay(record.rows), len(record.rows), say("replay.progress"))


def _verify(file: Path, as_json: bool) -> int:
    """Play the record again and compare everything; the first bad row ends it."""
    try:
        record = from_bytes(files.content(file)) if as_json else files.record(file)
        steps = list(_steps(record))
    except RecordError as error:
        if not as_json:
            raise
        print(json.dumps({"holds": False, "bad_row": error.row, "why": error.reason}))
        return 1
    digests = sum(1 for step in steps if step.row.digest)
    told = {"rows": len(steps), "digests": digests, "quarters": len(steps[-1].state.joints)}
    if as_json:
        last = next(step.row.digest for step in reversed(steps) if step.row.digest)
        print(json.dumps({"holds": True, **told, "is_over": record.is_over, "digest": last}))
        return 0
    print(say("replay.holds", **told))
    if not record.is_over:
        print(say("replay.open"))
    return 0


def _tell(file: Path, as_json: bool) -> int:
    """Print what happened, quarter by quarter, as the facilitator may read it."""
    record = files.record(file)
    *_, last = _steps(record)
    entries = chronicle(last.state)
    if as_json:
        rows = [{"quarter": one.quarter, "event": one.event, "told": sentences(one)} for one in entries]
        print(json.dumps({"scenario": last.state.scenario.name, "entries": rows}, ensure_ascii=False))
        return 0
    state = last.state
    print(
        say("replay.title", title=state.scenario.title, rows=len(record.rows), preset=state.preset, table=state.table)
    )
    for quarter in sorted({one.quarter for one in entries}):
        print(f"\n{say('replay.quarter', quarter=quarter)}")
        for entry in (one for one in entries if one.quarter == quarter):
            print(f"  {'  '.join(sentences(entry))}")
    if not record.is_over:
        print(f"\n{say('replay.open')}")
    return 0


def chronicle(state: State) -> list[Entry]:
    """Return all that happened so far, as the facilitator may read it."""
    names = names_of(state.scenario)
    told = (
        witness(event, Reader(FACILITATOR, "", "facilitator", quarter, names=names)) for quarter, event in state.events
    )
    return [entry for entry in told if entry is not None]


def sentences(entry: Entry) -> list[str]:
    """Return what an entry says: what happened, why, and what of it."""
    speak = catalogue()
    told = [speak.say(entry.what)]
    if entry.because:
        told.append(say("replay.because", why=", ".join(speak.say(factor.label) for factor in entry.because)))
    return [*told, speak.say(entry.so)] if entry.so else told
