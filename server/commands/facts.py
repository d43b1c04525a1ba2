"""`bothand facts`: the papers' claims, played and printed; deliberately absent: the claims and how they are played."""

import json
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

from game.lab.facts import cases, tables
from game.lab.facts.battery import CLAIMS, chosen
from game.lab.facts.claim import Claim
from game.lab.facts.report import report
from game.lab.facts.study import Plan
from server.commands import places
from server.commands.frame import Subparsers, parser_for, whole
from server.commands.speech import failure, say, suggestion, track
from server.commands.workers import MOST_JOBS, cores, pool

FEW, MANY, MOST = 8, 400, 100_000
Row = Mapping[str, Any]


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = parser_for(subparsers, "facts")
    parser.add_argument("ids", nargs="*", metavar="ID", help=say("facts.ids"))
    parser.add_argument("--scenario", default="laboratory", metavar="SCENARIO", help=say("facts.scenario"))
    parser.add_argument("--games", type=whole(5, MOST), metavar="N", help=say("facts.games"))
    parser.add_argument("--quick", action="store_true", help=say("facts.quick"))
    parser.add_argument("--seed", type=int, default=1, metavar="S", help=say("selfplay.seed"))
    parser.add_argument("--jobs", type=whole(1, MOST_JOBS), metavar="J", help=say("selfplay.jobs"))
    parser.add_argument("--horizons", action="store_true", help=say("facts.horizons"))
    parser.add_argument("--placebos", action="store_true", help=say("facts.placebos"))
    parser.add_argument("--ablation", action="store_true", help=say("facts.ablation"))
    parser.add_argument("--cases", action="store_true", help=say("facts.cases"))
    parser.add_argument("--json", action="store_true", help=say("json"))
    parser.add_argument("-o", "--out", type=Path, metavar="FILE", help=say("facts.out"))
    parser.add_argument("--report", type=Path, metavar="FILE", help=say("facts.report"))


def run(args: Namespace) -> int:
    """Play what was asked for and print it; 1 when a claim does not hold."""
    if args.report is not None:
        print(report(_read(args.report)), end="")
        return 0
    games = args.games or (FEW if args.quick else MANY)
    with pool(args.jobs or cores()) as executor:
        if args.cases:
            data = _cases(args.ids, games, args.seed, executor)
        else:
            plan = Plan(places.load(args.scenario), games, args.seed)
            data = _played(_chosen(args.ids), plan, args, executor)
    if args.out is not None:
        args.out.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if args.json:
        print(json.dumps(data, ensure_ascii=False))
    elif args.cases:
        _print_cases(data)
    else:
        _print(data)
    rows = data["cases"] if args.cases else data["facts"]
    return 0 if all(row["verdict"] == "holds" for row in rows) else 1


def _chosen(ids: Sequence[str]) -> tuple[Claim, ...]:
    try:
        return chosen(tuple(ids))
    except KeyError as error:
        wanted = str(error.args[0])
        raise failure("facts.unknown", id=wanted, hint=suggestion(wanted, [claim.id for claim in CLAIMS])) from None


def _cases(names: Sequence[str], games: int, seed: int, executor: Executor | None) -> dict[str, Any]:
    """Play what the cases of these names expect, of all that expect anything when none is named."""
    found = [places.load_case(name) for name in (names or places.names())]
    data: dict[str, Any] = {"games": games, "seed": seed, "cases": []}
    parts = [("cases", cases.outcomes(case, games, seed, executor)) for case in found if case.expectations]
    total = sum(cases.games_of(case, games) for case in found)
    for _ in track(_steps(parts, data), total, say("emerge.progress")):
        pass
    return data


def _print_cases(data: Row) -> None:
    rows = data["cases"]
    print(say("facts.cases_title", count=len(rows), games=data["games"], seed=data["seed"]))
    for row in rows:
        print(f"\n{row['id']} ({row['preset']})  {row['text']}")
        limit = f"{row['relation']} {row['times']:g}·{row['control']:g} {row['by']:+g}"
        gap = f"{row['gap']:+.4g} [{row['low']:+.4g}, {row['high']:+.4g}]"
        print(
            f"  {row['observable']:<22} {row['treatment']:<10g} {limit:<28} {gap:<32} {say('facts.' + row['verdict'])}"
        )
    held = sum(row["verdict"] == "holds" for row in rows)
    failed = sum(row["verdict"] == "fails" for row in rows)
    print(f"\n{say('facts.sum', held=held, failed=failed, unclear=len(rows) - held - failed)}")


def _read(file: Path) -> Row:
    try:
        found: Row = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise failure("file.unreadable", file=str(file), why=str(error).splitlines()[0]) from None
    return found


def _played(claims: Sequence[Claim], plan: Plan, args: Namespace, executor: Executor | None) -> dict[str, Any]:
    """Play everything with one bar and return the run's data."""
    parts: list[tuple[str, Iterator[int | tables.Row]]] = [("facts", tables.facts(claims, plan, executor))]
    parts += [("horizons", tables.horizons(claims, plan, executor))] if args.horizons else []
    parts += [("placebos", tables.placebos(plan, executor))] if args.placebos else []
    parts += [("ablation", tables.ablation(claims, plan, executor))] if args.ablation else []
    total = tables.size_of(claims, plan, horizons=args.horizons, placebos=args.placebos, ablation=args.ablation)
    data: dict[str, Any] = {"scenario": plan.scenario.name, "games": plan.games, "seed": plan.seed}
    data |= {name: [] for name, _ in parts}
    for _ in track(_steps(parts, data), total, say("emerge.progress")):
        pass
    return data


def _steps(parts: Sequence[tuple[str, Iterator[int | tables.Row]]], data: dict[str, Any]) -> Iterator[None]:
    """Yield once for every game and put rows where they belong."""
    for name, steps in parts:
        for step in steps:
            if isinstance(step, int):
                yield from (None for _ in range(step))
            else:
                data[name].append(step)


def _print(data: Row) -> None:
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
    for table in data.get("horizons", ()):
        print(f"  {table['variation']:<14} {' '.join(f'{id}{sign}' for id, sign in table['signs'].items())}")
    if "placebos" in data:
        silent = sum(row["is_silent"] for row in data["placebos"])
        print(say("facts.silent", silent=silent, count=len(data["placebos"])))
    if "ablation" in data:
        gone = sum(row["vanishes"] for row in data["ablation"])
        print(say("facts.vanish", vanish=gone, count=len(data["ablation"])))


def _interval(one: Row) -> str:
    return f"{one['effect']:+.2f} [{one['low']:+.2f}, {one['high']:+.2f}]"
