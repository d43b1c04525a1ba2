"""`bothand causes`: why a played game went as it did, or a check that every explanation adds up; no equations here."""

import json
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path

from game.debrief.accounts import Account
from game.debrief.equations_of_events import EARS
from game.debrief.hearing import Heard
from game.debrief.past import TABLE
from game.debrief.report import debrief_of_record
from game.debrief.why import everything, hear
from game.debrief.worth import EIGHT, worth
from game.events import Event
from game.ids import Seat, line
from game.lab.casting import Mixed
from game.lab.selfplay import Batch, opening_chance, play_one
from game.moves import Move, Turn
from game.record.row import Row
from game.rules.engine import start
from game.rules.state import State
from game.strings import catalogue
from game.views import ChainStep, Contribution, TurningPoint
from server.commands import files, places
from server.commands.frame import Subparsers, parser_for, refuse_idle, whole
from server.commands.speech import Failure, failure, say, track
from server.commands.workers import MOST_JOBS, cores, pool

MOST = 100_000
BY_CHANCE = ("KnowledgeLeaked", "BreakthroughMade")
"""Facts that came about, however unlikely they had become."""
Tally = tuple[int, int, dict[str, int]]


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = parser_for(subparsers, "causes")
    parser.add_argument("what", metavar="RECORD|SCENARIO", help=say("causes.what"))
    parser.add_argument("--quarter", type=int, metavar="N", help=say("causes.quarter"))
    parser.add_argument("--chains", type=whole(1, MOST), metavar="K", help=say("causes.chains"))
    parser.add_argument("--games", type=whole(1, MOST), metavar="N", help=say("causes.games"))
    parser.add_argument("--seed", type=int, default=1, metavar="S", help=say("selfplay.seed"))
    parser.add_argument("--preset", metavar="P", help=say("selfplay.preset"))
    parser.add_argument("--jobs", type=whole(1, MOST_JOBS), metavar="J", help=say("selfplay.jobs"))
    parser.add_argument("--json", action="store_true", help=say("json"))


def run(args: Namespace) -> int:
    """Tell one record, or check many games; 1 when a sum is not exact."""
    if not all(hasattr(ear.equation, "__code__") for ear in EARS):
        raise failure("causes.compiled")
    if args.games:
        refuse_idle(args, "quarter chains", "with", "--games")
        return _check(args)
    refuse_idle(args, "seed preset jobs", "without", "--games")
    if args.chains:
        refuse_idle(args, "quarter json", "with", "--chains")
    return _tell(args)


def _check(args: Namespace) -> int:
    """Play games among bots of mixed tempers and add up every account of every meter, quarter and event."""
    scenario = places.load(args.what)
    batch = Batch(scenario, args.seed, places.preset_of(scenario, args.preset), Mixed(scenario, args.seed))
    jobs = args.jobs or cores()
    numbers = range(1, args.games + 1)
    with pool(jobs) as executor:
        tallies = executor.map(partial(_tally, batch), numbers) if executor else map(partial(_tally, batch), numbers)
        found = list(track(tallies, args.games, say("causes.progress")))
    accounts, wrong = sum(one[0] for one in found), sum(one[1] for one in found)
    kinds: Counter[str] = Counter()
    for _, _, each in found:
        kinds.update(each)
    told = {"scenario": scenario.name, "games": args.games, "seed": args.seed, "accounts": accounts, "wrong": wrong}
    if args.json:
        print(json.dumps({**told, "kinds": dict(sorted(kinds.items()))}))
    else:
        print(say("causes.checked", **told))
    return 1 if wrong else 0


def _tally(batch: Batch, number: int) -> Tally:
    """Return how many accounts a game has, how many do not add up, and how many there are of each kind."""
    first = before = start(
        batch.scenario, preset=batch.preset, table=str(number), chance=opening_chance(batch.seed, str(number))
    )
    turns: list[tuple[State, Turn]] = []

    def note(_actor: Seat, move: Move, state: State, _events: tuple[Event, ...]) -> None:
        nonlocal before
        if isinstance(move, Turn):
            turns.append((before, move))
        before = state

    play_one(batch, number, note)
    found = list(everything(Heard(first, turns, EARS)))
    return len(found), sum(not one.adds_up for one in found), dict(Counter(one.name for one in found))


def _tell(args: Namespace) -> int:
    try:
        rows = files.record(Path(args.what)).rows
    except Failure as error:
        raise Failure(f"{error} {say('causes.scenario')}") from None
    if args.chains:
        return _chains(rows, args.chains)
    heard = hear(rows)
    if args.quarter is not None and not 1 <= args.quarter <= heard.quarters:
        raise failure("causes.no_quarter", quarter=args.quarter, quarters=heard.quarters)
    accounts = [one for one in everything(heard) if args.quarter in (None, one.quarter)]
    if args.json:
        print(json.dumps({"accounts": [asdict(one) for one in accounts], "worth": list(_worths(heard, args.quarter))}))
        return 0
    for quarter in sorted({one.quarter for one in accounts}):
        print(f"\n{say('replay.quarter', quarter=quarter)}")
        for account in (one for one in accounts if one.quarter == quarter and one.parts):
            print(f"  {account_told(heard, account)}")
        for one in _worths(heard, quarter):
            print(f"  {say('causes.worth', **one)}")
    return 0


def _worths(heard: Heard, quarter: int | None) -> Iterator[dict[str, str | int]]:
    """Yield what each of the eight meters was worth to each firm, where it was worth anything."""
    firms = heard.states[0].scenario.firms
    for at in range(1, heard.quarters + 1) if quarter is None else (quarter,):
        for f, firm in enumerate(firms):
            for name in EIGHT:
                if size := worth(heard, name, at, f):
                    yield {"meter": name.upper(), "firm": firm.label, "quarter": at, "keur": size}


def account_told(heard: Heard, account: Account) -> str:
    """Return an account as one sentence: the number, what it is compared with, its parts."""
    words = catalogue()
    firm = "" if account.firm == TABLE else heard.states[0].scenario.firms[account.firm].label
    name = words.say(line(f"why.of.{account.name}", firm=firm))
    parts = "; ".join(f"{words.say(line(f'why.part.{one.factor}'))} {one.size_bp:+d}" for one in account.parts)
    return f"{name}: {account.before} → {account.after} ({parts})"


def _chains(rows: Iterable[Row], most: int) -> int:
    """Print the longest chains of a game, from the move that began each to what came of it."""
    view = debrief_of_record(rows, None)
    points = {point.chain: point for point in (*view.leaks, *view.turning_points) if len(point.chain) > 1}
    told = sorted(points.values(), key=lambda point: (-len(point.chain), point.quarter))[:most]
    for point in sorted(told, key=lambda point: point.quarter):
        print(chain_told(point), end="\n\n")
    return 0


def chain_told(point: TurningPoint) -> str:
    """Return a chain as lines to read from top to bottom, an arrow from each step to the next, then the largest causes.

    What took more than its share was no step of trust: of it the causes are what it cost in trust.
    """
    lines = [_step(step) for step in point.chain]
    way = -1 if point.size_bp < 0 and point.event not in BY_CHANCE else 1
    pushed = [one for one in point.causes if one.size_bp * way > 0][:3]
    held = [one for one in point.causes if one.size_bp * way < 0][:2]
    name = "cost_trust" if point.event == "GainTaken" else "because"
    told = [say(f"causes.{key}", causes=_sizes(some)) for key, some in ((name, pushed), ("in_spite", held)) if some]
    return "\n".join([*lines, *(f"   {one}" for one in told)])


def _sizes(causes: Iterable[Contribution]) -> str:
    words = catalogue()
    return "; ".join(f"{words.say(one.label)} {one.size_bp / 100:+.1f}" for one in causes)


def _step(step: ChainStep) -> str:
    words = catalogue()
    arrow = {1: " ▲", -1: " ▼", 0: ""}[step.sign]
    return f"{words.say(step.where)}: {words.say(step.what)}{arrow}"
