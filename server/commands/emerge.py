"""`bothand emerge`: paired games that show where leaks come from; deliberately absent: the claims themselves."""

import json
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from game.lab.emergence import CLAIMS, Finding, study
from game.lab.paired import Difference
from server.commands import places
from server.commands.frame import Subparsers, parser_for, whole
from server.commands.speech import failure, say, track
from server.commands.workers import MOST_JOBS, cores, pool

LEAST = 5


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = parser_for(subparsers, "emerge")
    parser.add_argument("scenario", nargs="?", default="itcom-insys", metavar="SCENARIO", help=say("scenario.argument"))
    parser.add_argument("--games", type=int, default=200, metavar="N", help=say("emerge.games"))
    parser.add_argument("--seed", type=int, default=1, metavar="S", help=say("selfplay.seed"))
    parser.add_argument("--jobs", type=whole(1, MOST_JOBS), metavar="J", help=say("selfplay.jobs"))
    parser.add_argument("--preset", metavar="P", help=say("selfplay.preset"))
    parser.add_argument("--json", action="store_true", help=say("json"))


def run(args: Namespace) -> int:
    """Play all pairs and print the table; 1 when a line does not hold."""
    if args.games < LEAST:
        raise failure("emerge.few")
    scenario = places.load(args.scenario)
    preset = places.preset_of(scenario, args.preset)
    jobs = args.jobs or cores()
    with pool(jobs) as executor:
        steps = study(scenario, pairs=args.games, seed=args.seed, preset=preset, executor=executor, jobs=jobs)
        total = 4 * args.games * len(CLAIMS)
        findings = [step for step in track(steps, total, say("emerge.progress")) if isinstance(step, Finding)]
    if args.json:
        print(json.dumps({"scenario": scenario.name, "findings": [_plain(one) for one in findings]}))
    else:
        _print(findings, say("emerge.title", scenario=scenario.title, pairs=args.games, seed=args.seed))
    return 0 if all(one.holds for one in findings) else 1


def _plain(one: Finding) -> dict[str, Any]:
    return {**asdict(one), "holds": one.holds}


def _print(findings: Sequence[Finding], title: str) -> None:
    """Print a block for each claim, one line an outcome, within 100 columns."""
    print(title)
    heads = ("outcome", "expected", "effect", "off", "verdict")
    for claim in dict.fromkeys(one.claim for one in findings):
        print(f"\n{say(f'emerge.{claim}')}")
        print(_columns(*(say(f"emerge.{head}") for head in heads)))
        for one in (one for one in findings if one.claim == claim):
            words = (say(f"emerge.{one.outcome}"), say(f"emerge.{one.expected}"))
            verdict = say("yes" if one.holds else "no")
            print(_columns(*words, _interval(one.effect), _interval(one.without), verdict))


def _columns(outcome: str, expected: str, effect: str, off: str, verdict: str) -> str:
    return f"  {outcome:<24} {expected:<12} {effect:<27} {off:<24} {verdict}"


def _interval(gap: Difference) -> str:
    return f"{gap.mean:+.4g} [{gap.low:+.4g}, {gap.high:+.4g}]"
