"""`bothand ladder`: what practice is worth in each kind of seat, in paired games; deliberately absent: how the bots play."""

import json
from argparse import Namespace
from collections.abc import Sequence

from game.ids import ROLES, Seat
from game.lab.ladder import LEAST, Rung, pairs, rungs
from game.scenario.model import Scenario
from server.commands import places
from server.commands.frame import Subparsers, listed, parser_for, whole
from server.commands.speech import failure, say, suggestion, track
from server.commands.workers import MOST_JOBS, cores, pool

USUAL, MOST = 40, 100_000


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = parser_for(subparsers, "ladder")
    parser.add_argument("scenario", metavar="SCENARIO[:VARIANT]", help=say("scenario.argument"))
    parser.add_argument(
        "--games", type=whole(5, MOST), default=USUAL, metavar="N", help=say("ladder.games", default=USUAL)
    )
    parser.add_argument("--seats", type=listed, metavar="S", help=say("ladder.seats"))
    parser.add_argument("--coach", action="store_true", help=say("ladder.coach"))
    parser.add_argument("--seed", type=int, default=1, metavar="S", help=say("selfplay.seed"))
    parser.add_argument("--preset", metavar="P", help=say("selfplay.preset"))
    parser.add_argument("--jobs", type=whole(1, MOST_JOBS), metavar="J", help=say("selfplay.jobs"))
    parser.add_argument("--json", action="store_true", help=say("json"))


def run(args: Namespace) -> int:
    """Play, print both steps of every seat, and return 1 when one of them is not reached."""
    scenario = places.load(args.scenario)
    preset = places.preset_of(scenario, args.preset)
    seats = _seats(scenario, args.seats)
    steps = ("steady", "expert", *(("coach",) if args.coach else ()))
    with pool(args.jobs or cores()) as executor:
        played = pairs(scenario, seats, steps, games=args.games, seed=args.seed, preset=preset, executor=executor)
        scores = list(track(played, args.games, say("ladder.progress")))
    found = rungs(scores, seats, steps)
    if args.json:
        print(json.dumps([_plain(one) for one in found]))
    else:
        print(say("ladder.title", scenario=scenario.title, preset=preset, games=args.games))
        print("\n".join(_table(found, steps)))
    return 0 if all(one.is_reached for one in found if one.step != "coach") else 1


def _seats(scenario: Scenario, wanted: Sequence[str] | None) -> tuple[Seat, ...]:
    """Return the seats that are named by id, chair or role; by default the first firm's first seat of each role."""
    firm = scenario.firms[0].id
    found: list[Seat] = []
    for word in wanted or ROLES:
        named = [seat.id for seat in scenario.seats if word == seat.id or (seat.firm == firm and word == seat.chair)]
        named += [seat.id for seat in scenario.seats if seat.firm == firm and word == seat.role][:1]
        if not named and wanted:
            known = sorted({name for seat in scenario.seats for name in (seat.id, seat.chair, seat.role)})
            raise failure("ladder.no_seat", name=word, hint=suggestion(word, known))
        found += [seat for seat in named[:1] if seat not in found]
    return tuple(found)


def _table(found: Sequence[Rung], steps: Sequence[str]) -> list[str]:
    heads = [say("ladder.seat"), say("ladder.spread"), *(say(f"ladder.step.{step}") for step in steps)]
    rows = [_columns(heads)]
    for seat in dict.fromkeys(one.seat for one in found):
        own = [one for one in found if one.seat == seat]
        rows.append(_columns([seat, f"{own[0].spread:.1f}", *(_told(one) for one in own)]))
    return rows


def _columns(words: Sequence[str]) -> str:
    seat, spread, *steps = words
    return f"{seat:<18} {spread:>8}  " + "  ".join(f"{step:<34}" for step in steps).rstrip()


def _told(one: Rung) -> str:
    low, high = one.interval
    if one.step == "coach":
        return f"{one.points.mean:+.2f} [{one.points.low:+.2f} {one.points.high:+.2f}]"
    verdict = say("ladder.reached" if one.is_reached else "ladder.missed", least=str(LEAST))
    return f"{one.spreads:+.2f} [{low:+.2f} {high:+.2f}] {verdict}"


def _plain(one: Rung) -> dict[str, object]:
    low, high = one.interval
    return {
        "seat": one.seat,
        "step": one.step,
        "points": {"mean": one.points.mean, "low": one.points.low, "high": one.points.high},
        "spread": one.spread,
        "spreads": {"mean": one.spreads, "low": low, "high": high},
        "pairs": one.points.pairs,
        "reached": one.is_reached,
    }
