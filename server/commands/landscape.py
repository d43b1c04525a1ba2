"""`bothand landscape`: which policies and levers pay in a scenario; deliberately absent: how that is found."""

import json
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from game.lab.landscape import telling, verdicts
from game.lab.landscape.around import Effect, around
from game.lab.landscape.deeper import deepened, taken_up, undecided
from game.lab.landscape.page import page
from game.lab.landscape.study import Budget, field, lengths, survey
from game.lab.landscape.table import Played, Table
from game.lab.levers import LEVERS
from game.lab.policies import POLICIES
from game.scenario.model import Scenario
from server.commands import places, runs
from server.commands.files import writable
from server.commands.frame import Subparsers, listed, parser_for, refuse_idle, whole
from server.commands.speech import failure, say, suggestion, track
from server.commands.workers import MOST_JOBS, cores, pool

NO_CASES = ("tiny", "laboratory")
"""Scenarios that explain the game or measure it."""
QUICK = Budget(cell=2, samples=200, climbs=40, rounds=2, polishes=1, pairs=6)
MOST, MORE = 1_000_000, 2


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    full, many = Budget(), whole(1, MOST)
    parser = parser_for(subparsers, "landscape")
    parser.add_argument("scenario", nargs="?", metavar="SCENARIO[:VARIANT]", help=say("scenario.argument"))
    parser.add_argument("--all", action="store_true", help=say("landscape.all"))
    parser.add_argument("--levers", nargs="?", const="ACTIVE", metavar="POLICY", help=say("landscape.levers"))
    parser.add_argument("--only", type=listed, metavar="LEVERS", help=say("landscape.only"))
    parser.add_argument("--report", type=Path, metavar="FILE", help=say("landscape.report"))
    parser.add_argument("--deepen", type=Path, metavar="FILE", help=say("landscape.deepen"))
    parser.add_argument("--polish", type=Path, metavar="FILE", help=say("landscape.polish", default=MORE))
    parser.add_argument("--quick", action="store_true", help=say("landscape.quick"))
    parser.add_argument("--games", type=whole(5, MOST), metavar="N", help=say("landscape.games", default=full.pairs))
    parser.add_argument("--samples", type=many, metavar="N", help=say("landscape.samples", default=full.samples))
    parser.add_argument("--climbs", type=many, metavar="N", help=say("landscape.climbs", default=full.climbs))
    parser.add_argument("--rounds", type=many, metavar="N", help=say("landscape.rounds", default=full.rounds))
    parser.add_argument("--cell", type=many, metavar="N", help=say("landscape.cell", default=full.cell))
    parser.add_argument("--seed", type=int, default=1, metavar="S", help=say("selfplay.seed"))
    parser.add_argument("--jobs", type=whole(1, MOST_JOBS), metavar="J", help=say("selfplay.jobs"))
    parser.add_argument("--preset", metavar="P", help=say("landscape.preset"))
    parser.add_argument("--json", action="store_true", help=say("json"))
    parser.add_argument("-o", "--out", type=Path, metavar="FILE", help=say("landscape.out"))


def run(args: Namespace) -> int:
    """Survey, or measure levers only, or print the page of a run; 1 when a verdict over all cases fails."""
    _refuse(args)
    if args.report is not None:
        print("\n".join(page(_read(args.report))))
        return 0
    writable(args.out, args.deepen, args.polish)
    if args.deepen is not None:
        return _deepen(args)
    if args.polish is not None:
        return _polish(args)
    wanted = [name for name in places.names() if name not in NO_CASES] if args.all else [args.scenario]
    if wanted == [None]:
        raise failure("landscape.which")
    scenarios = [places.load(name) for name in wanted]
    with _tables(args) as table:
        if args.levers is not None:
            return _levers(args, table(scenarios[0]))
        budget = _budget(args)
        told = _earlier(args.out, {"seed": args.seed, "budget": telling.fields(budget)})
        for name, scenario in zip(wanted, scenarios, strict=True):
            case = telling.plain(name, scenario, survey(table(scenario), budget))
            told["cases"] = sorted([*(one for one in told["cases"] if one["name"] != name), case], key=_name)
            _keep(args.out, told)
    verdict = verdicts.over(told["cases"])
    print(json.dumps(told, ensure_ascii=False) if args.json else "\n".join(page(told)))
    return 0 if not args.all or all(one.holds for one in verdict) else 1


def _refuse(args: Namespace) -> None:
    """Refuse options that would be ignored."""
    survey = "samples climbs rounds cell"
    if args.report is not None:
        others = f"deepen polish levers only SCENARIO all preset quick games {survey} seed jobs json out"
        refuse_idle(args, others, "with", "--report")
    elif args.deepen is not None:
        refuse_idle(args, f"polish levers SCENARIO all preset quick {survey} json out", "with", "--deepen")
    elif args.polish is not None:
        idle = "levers only SCENARIO all preset quick games samples climbs cell json out"
        refuse_idle(args, idle, "with", "--polish")
    elif args.levers is not None:
        refuse_idle(args, f"all {survey} out", "with", "--levers")
    else:
        refuse_idle(args, "preset", "without", "--levers")
        refuse_idle(args, "only", "without", "--levers or --deepen")
    if args.all:
        refuse_idle(args, "SCENARIO", "with", "--all")


def _name(case: Mapping[str, Any]) -> str:
    return str(case["name"])


def _earlier(out: Path | None, how: dict[str, Any]) -> dict[str, Any]:
    """Return the run so far: cases that the file already holds from the same seed and budget stay in it."""
    if out is not None and out.is_file():
        known = runs.of_landscape(out)
        if all(known[key] == value for key, value in how.items()):
            return runs.current(out, known)
    return {**how, "cases": []}


def _read(file: Path) -> dict[str, Any]:
    return runs.current(file, runs.of_landscape(file))


def _keep(out: Path | None, told: dict[str, Any]) -> None:
    """Write what is known so far: a long run that is cut short leaves its finished cases."""
    if out is not None:
        out.write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def _budget(args: Namespace) -> Budget:
    start = QUICK if args.quick else Budget()
    return Budget(
        args.cell or start.cell,
        args.samples or start.samples,
        args.climbs or start.climbs,
        args.rounds or start.rounds,
        start.polishes,
        args.games or start.pairs,
    )


@contextmanager
def _tables(args: Namespace) -> Iterator[Any]:
    jobs = args.jobs or cores()

    def show(games: Iterable[Played], total: int, step: str) -> Iterable[Played]:
        return track(games, total, f"{say('landscape.progress')}, {step}")

    def table(executor: Executor | None, scenario: Scenario) -> Table:
        return Table(scenario, args.seed, "", executor, jobs, show)

    with pool(jobs) as executor:
        yield lambda scenario: table(executor, scenario)


def _deepen(args: Namespace) -> int:
    """Try again, in new games, the levers that a run has not yet seen to pay and to cost; the file is written case by case."""
    told = _read(args.deepen)
    levers = _only(args.only) or list(undecided(told["cases"]))
    with _tables(args) as table:
        for at, case in enumerate(told["cases"]):
            at_table = table(places.load(case["name"]))
            long = replace(at_table, preset=lengths(at_table)[1])
            told["cases"][at] = deepened(long, case, levers, args.games or Budget().pairs)
            _keep(args.deepen, told)
    print("\n".join(page(told)))
    return 0


def _polish(args: Namespace) -> int:
    """Go on with the search of a run, by more rounds of polishing; the file is written case by case."""
    told = _read(args.polish)
    before = Budget(**told["budget"])
    budget = replace(before, polishes=before.polishes + (args.rounds or MORE))
    told["budget"] = telling.fields(budget)
    with _tables(args) as table:
        for at, case in enumerate(told["cases"]):
            scenario = places.load(case["name"])
            told["cases"][at] = taken_up(table(scenario), case, budget, before.rounds + before.polishes)
            _keep(args.polish, told)
    print("\n".join(page(told)))
    return 0


def _levers(args: Namespace, table: Table) -> int:
    """Print what each lever does around one named policy."""
    if args.levers not in POLICIES:
        raise failure("landscape.policy", name=args.levers, hint=suggestion(args.levers, POLICIES))
    preset = places.preset_of(table.scenario, args.preset or lengths(table)[1])
    table = Table(table.scenario, table.seed, preset, table.executor, table.jobs, table.track)
    others = field(table, args.games or _budget(args).pairs)
    effects = around(table, POLICIES[args.levers], others, _only(args.only))
    if args.json:
        print(json.dumps([telling.effect(one) for one in effects]))
        return 0
    print(say("landscape.title", scenario=table.scenario.title, policy=args.levers, pairs=len(others), preset=preset))
    print(_columns(*(say(f"landscape.{head}") for head in ("lever", "change", "own", "joint", "personal"))))
    for one in effects:
        print(_row(one))
    return 0


def _only(words: Iterable[str] | None) -> list[tuple[str, str]]:
    """Return role and lever of `tmt.listen` and its like; none stands for all."""
    known = {f"{role}.{name}": (role, name) for role, own in LEVERS.items() for name in own}
    wanted = list(words or ())
    for word in wanted:
        if word not in known:
            raise failure("landscape.lever_missing", name=word, hint=suggestion(word, known))
    return [known[word] for word in wanted]


def _row(one: Effect) -> str:
    gaps = [
        f"{'* ' if gap.sign else ''}{gap.mean:+.0f} [{gap.low:+.0f} {gap.high:+.0f}]" for gap in (one.own, one.alliance)
    ]
    own, joint = gaps
    points = f"{one.personal.mean:+.1f} [{one.personal.low:+.1f} {one.personal.high:+.1f}]"
    return _columns(f"{one.role}.{one.lever}", f"{one.base}→{one.value}", own, joint, points)


def _columns(lever: str, change: str, own: str, joint: str, personal: str) -> str:
    return f"{lever:<18} {change:<24} {own:>24} {joint:>24} {personal:>20}"
