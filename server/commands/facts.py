"""`bothand facts`: the papers' claims and the cases' expectations, played and printed; deliberately absent: both of them.

A long run can be stopped and started again: `--keep` holds what was read of its games, and the data file is written anew
whenever a part is complete.
"""

import json
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

from game.lab.facts import cases, orders, tables
from game.lab.facts.battery import CLAIMS, chosen
from game.lab.facts.claim import Claim
from game.lab.facts.orders import Part
from game.lab.facts.report import report
from game.lab.facts.sections import limit, unsettled
from game.lab.facts.study import Plan
from server.commands import places, runs
from server.commands.files import writable
from server.commands.frame import Subparsers, parser_for, refuse_idle, whole
from server.commands.kept import kept
from server.commands.speech import failure, say, suggestion, track
from server.commands.workers import MOST_JOBS, cores, pool

FEW, MANY, MOST = 5, 400, 100_000
QUICK_QUARTERS = 8
AROUND = 40
"""Pairs of the other settings, unless told otherwise: they are asked for signs, not for sizes."""
PARTS = ("placebos", "ablation", "cases", "horizons")
Row = Mapping[str, Any]


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = parser_for(subparsers, "facts")
    parser.add_argument("ids", nargs="*", metavar="ID", help=say("facts.ids"))
    parser.add_argument("--scenario", default="laboratory", metavar="SCENARIO", help=say("facts.scenario"))
    parser.add_argument("--games", type=whole(5, MOST), metavar="N", help=say("facts.games"))
    parser.add_argument("--around", type=whole(5, MOST), metavar="N", help=say("facts.around"))
    parser.add_argument("--quick", action="store_true", help=say("facts.quick"))
    parser.add_argument("--seed", type=int, default=1, metavar="S", help=say("selfplay.seed"))
    parser.add_argument("--jobs", type=whole(1, MOST_JOBS), metavar="J", help=say("selfplay.jobs"))
    for name in PARTS:
        parser.add_argument(f"--{name}", action="store_true", help=say(f"facts.{name}"))
    parser.add_argument("--all", action="store_true", help=say("facts.all"))
    parser.add_argument("--json", action="store_true", help=say("json"))
    parser.add_argument("-o", "--out", type=Path, metavar="FILE", help=say("facts.out"))
    parser.add_argument("--page", type=Path, metavar="FILE", help=say("facts.page"))
    parser.add_argument("--keep", type=Path, metavar="FILE", help=say("facts.keep"))
    parser.add_argument("--report", type=Path, metavar="FILE", help=say("facts.report"))


def run(args: Namespace) -> int:
    """Play what was asked for and print it; 1 when something does not hold."""
    _refuse(args)
    if args.report is not None:
        print(report(runs.of_facts(args.report)), end="")
        return 0
    writable(args.out, args.page, args.keep)
    games = args.games or (FEW if args.quick else MANY)
    parts = list(_parts(args, games))
    data: dict[str, Any] = {"scenario": args.scenario, "games": games, "seed": args.seed}
    data |= {part.name: [] for part in parts}
    played = kept(args.keep)
    with pool(args.jobs or cores()) as executor:
        for _ in track(_steps(parts, data, args, executor, played), _size(parts), say("emerge.progress")):
            pass
    if args.json:
        print(json.dumps(data, ensure_ascii=False))
    else:
        _print(data)
    return 0 if all(row["verdict"] == "holds" for name in ("facts", "cases") for row in data.get(name, ())) else 1


def _refuse(args: Namespace) -> None:
    """Refuse options that would be ignored."""
    if args.report is not None:
        others = "IDS scenario games around quick seed jobs placebos ablation cases horizons all json out page keep"
        refuse_idle(args, others, "with", "--report")
    if args.cases and not args.all:
        refuse_idle(args, "scenario around placebos ablation horizons", "with", "--cases")
    if not args.horizons and not args.all:
        refuse_idle(args, "around", "without", "--horizons")


def _parts(args: Namespace, games: int) -> Iterator[Part]:
    """Yield the parts that were asked for: claims, or with `--cases` alone the cases; with `--all` everything."""
    wanted = {name for name in PARTS if args.all or getattr(args, name)}
    if "cases" in wanted and not args.all:
        found = [places.load_case(name) for name in (args.ids or places.names())]
        yield cases.expected(found, games, args.seed)
        return
    claims, quarters = _chosen(args.ids), QUICK_QUARTERS if args.quick else 0
    plan = Plan(places.load(args.scenario), games, args.seed, quarters)
    yield tables.facts(claims, plan)
    if "placebos" in wanted:
        yield tables.placebos(plan)
    if "ablation" in wanted:
        yield tables.ablation(claims, plan)
    if "cases" in wanted:
        yield cases.expected([places.load_case(name) for name in places.names()], games, args.seed)
    if "horizons" in wanted:
        around = Plan(plan.scenario, args.around or min(games, AROUND), args.seed)
        yield from tables.horizons(claims, around)


def _chosen(ids: Sequence[str]) -> tuple[Claim, ...]:
    try:
        return chosen(tuple(ids))
    except KeyError as error:
        wanted = str(error.args[0])
        raise failure("facts.unknown", id=wanted, hint=suggestion(wanted, [claim.id for claim in CLAIMS])) from None


def _size(parts: Sequence[Part]) -> int:
    return orders.games_of(need for part in parts for need in part.needs)


def _steps(
    parts: Sequence[Part], data: dict[str, Any], args: Namespace, executor: Executor | None, played: orders.Played
) -> Iterator[None]:
    """Yield once for every game, put rows where they belong, and write the files whenever a part is complete."""
    for step in orders.run(parts, played, executor):
        if isinstance(step, int):
            yield from (None for _ in range(step))
            continue
        name, rows = step
        data[name] += rows
        if args.out is not None:
            args.out.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        if args.page is not None:
            args.page.write_text(report(data), encoding="utf-8")


def _print(data: Row) -> None:
    """Print every part that was played."""
    if "facts" in data:
        _print_facts(data)
    for table in data.get("horizons", ()):
        print(f"  {table['variation']:<14} {' '.join(f'{id}{sign}' for id, sign in table['signs'].items())}")
    if "placebos" in data:
        silent = sum(row["is_silent"] for row in data["placebos"])
        print(say("facts.silent", silent=silent, count=len(data["placebos"])))
    if "ablation" in data:
        count, left = len({row["id"] for row in data["ablation"]}), unsettled(data["ablation"])
        print(say("facts.vanish", vanish=count - len(left), count=count))
        if left:
            print(say("facts.left", ids=", ".join(left)))
    if "cases" in data:
        _print_cases(data)


def _print_facts(data: Row) -> None:
    """Print a line for each comparison, within 100 columns, and the sums."""
    rows = data["facts"]
    print(say("facts.title", count=len(rows), games=data["games"], seed=data["seed"]))
    for row in rows:
        print(f"\n{row['id']}  {row['text']}")
        for one in row["tests"]:
            name = f"{one['observable']} {one['span']}".strip()
            means = f"{one['treatment']:g} / {one['control']:g}"
            print(
                f"  {name:<26} {one['expected']:<5} {means:<22} {_interval(one):<26} {say('facts.' + one['verdict'])}"
            )
    held, unclear = sum(row["verdict"] == "holds" for row in rows), sum(not row["is_clear"] for row in rows)
    print(f"\n{say('facts.sum', held=held, failed=len(rows) - held - unclear, unclear=unclear)}")


def _print_cases(data: Row) -> None:
    rows = data["cases"]
    print(say("facts.cases_title", count=len(rows), games=data["games"], seed=data["seed"]))
    for row in rows:
        print(f"\n{row['id']} ({row['preset']})  {row['text']}")
        gap = f"{row['gap']:+.4g} [{row['low']:+.4g}, {row['high']:+.4g}]"
        print(
            f"  {row['observable']:<22} {row['treatment']:<10g} {limit(row):<28} {gap:<32} {say('facts.' + row['verdict'])}"
        )
    held = sum(row["verdict"] == "holds" for row in rows)
    failed = sum(row["verdict"] == "fails" for row in rows)
    print(f"\n{say('facts.sum', held=held, failed=failed, unclear=len(rows) - held - failed)}")


def _interval(one: Row) -> str:
    if not one["is_chance"]:
        return say("facts.certain")
    return f"{one['effect']:+.2f} [{one['low']:+.2f}, {one['high']:+.2f}]"
