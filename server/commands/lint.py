"""`bothand scenario lint`: what bot games tell an author; deliberately absent: how it is found (`game.lab.lint`)."""

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from game.lab.lint.findings import Finding
from game.lab.lint.norms import with_norms
from game.lab.lint.study import LEAST_PAIRS, Study, plan, study
from game.scenario.source import Source, read
from game.strings import catalogue
from server.commands import places
from server.commands.files import writable
from server.commands.frame import whole
from server.commands.speech import failure, say, track
from server.commands.workers import MOST_JOBS, cores, pool

MOST_PAIRS = 1_000


def add(parser: ArgumentParser) -> None:
    """Add the verb's arguments."""
    parser.add_argument("scenario", metavar="SCENARIO", help=say("scenario.argument"))
    parser.add_argument("--games", type=whole(LEAST_PAIRS, MOST_PAIRS), metavar="N", help=say("scenario.lint.games"))
    parser.add_argument("--preset", metavar="P", help=say("selfplay.preset"))
    parser.add_argument("--seed", type=int, default=1, metavar="S", help=say("selfplay.seed"))
    parser.add_argument("--jobs", type=whole(1, MOST_JOBS), metavar="J", help=say("selfplay.jobs"))
    parser.add_argument("--write", action="store_true", help=say("scenario.lint.write"))
    parser.add_argument("--json", action="store_true", help=say("json"))


def run(args: Namespace) -> int:
    """Study the case, tell what was found and the norms, write them where asked; 1 when something is to be mended."""
    scenario = places.load(args.scenario)
    preset = places.preset_of(scenario, args.preset)
    if args.write and scenario.variant:
        raise failure("scenario.lint.variant", name=scenario.variant)
    file = places.find(args.scenario)
    writable(file if args.write else None)
    found = _studied(args, preset)
    if args.write:
        _write(file, found)
    source = read(file.read_bytes())
    if args.json:
        rows = [_plain(one, file, source) for one in found.findings]
        print(
            json.dumps(
                {"scenario": scenario.name, "preset": preset, "findings": rows, "par": found.par}, ensure_ascii=False
            )
        )
    else:
        _print(found, file, source, is_written=args.write)
    return 1 if any(one.weight == "mend" for one in found.findings) else 0


def _studied(args: Namespace, preset: str) -> Study:
    scenario = places.load(args.scenario)
    wanted = plan(scenario, preset, args.games)
    with pool(args.jobs or cores()) as executor:
        steps = study(scenario, preset, wanted, seed=args.seed, executor=executor)
        ends = [one for one in track(steps, len(wanted.jobs()) + 1, say("selfplay.progress")) if one is not None]
    return ends[-1]


def _write(file: Path, found: Study) -> None:
    """Put the norms into the file; it keeps its line ends and everything else."""
    text = file.read_bytes().decode("utf-8-sig")
    file.write_bytes(with_norms(text, found.par).encode("utf-8"))


def _print(found: Study, file: Path, source: Source, *, is_written: bool) -> None:
    for weight in ("mend", "look"):
        some = [one for one in found.findings if one.weight == weight]
        if some:
            print(say(f"scenario.lint.{weight}"))
        for one in some:
            print(f"  {_where(one, file, source)}: {catalogue().say(one.line)}")
    par = ", ".join(f"{name}: {value}" for name, value in found.par.items())
    print(say("scenario.lint.written" if is_written else "scenario.lint.par", par=f"{{{par}}}", file=str(file)))


def _where(one: Finding, file: Path, source: Source) -> str:
    """Return `file:line` of the first of its places that the file has, else the file."""
    if not one.places:
        return str(file)
    place = next((place for place in one.places if place in source.lines), one.places[-1])
    return f"{file}:{source.line(place)}"


def _plain(one: Finding, file: Path, source: Source) -> dict[str, object]:
    told = {"kind": one.kind, "weight": one.weight, "where": _where(one, file, source)}
    return {**told, "says": catalogue().say(one.line), "args": dict(one.line.args)}
