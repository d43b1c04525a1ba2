"""`bothand selfplay`: many bot games on all cores, to a table or a file; deliberately absent: how a game is played."""

import csv
import json
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from hashlib import blake2b
from pathlib import Path
from time import monotonic
from typing import Any, TextIO, get_args

from game.bots import Level
from game.lab.recording import recorded
from game.lab.selfplay import Batch, Game, Unplayable, play_all, play_one
from game.strings import catalogue
from server.commands import places
from server.commands.batches import casting, change
from server.commands.files import folder, writable
from server.commands.frame import Subparsers, parser_for
from server.commands.speech import failure, say, track
from server.commands.workers import cores, pool

FORMATS = (".csv", ".jsonl")
RECORD = ".bothand"
WHAT = frozenset({"game", "seed", "refusals"})
Row = dict[str, int | float | str]


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = parser_for(subparsers, "selfplay")
    parser.add_argument("scenario", metavar="SCENARIO", help=say("scenario.argument"))
    parser.add_argument("--games", type=int, default=1, metavar="N", help=say("selfplay.games"))
    parser.add_argument("--seed", type=int, default=1, metavar="S", help=say("selfplay.seed"))
    parser.add_argument("--jobs", type=int, metavar="J", help=say("selfplay.jobs"))
    parser.add_argument("--preset", metavar="P", help=say("selfplay.preset"))
    parser.add_argument("--level", choices=get_args(Level), default="regular", help=say("selfplay.level"))
    parser.add_argument("--personas", metavar="WHO", help=say("selfplay.personas"))
    parser.add_argument("--out", type=Path, metavar="FILE", help=say("selfplay.out"))
    parser.add_argument("--json", action="store_true", help=say("json"))
    parser.add_argument("--change", action="append", default=[], metavar="CHANGE", help=say("selfplay.change"))
    parser.add_argument("--record", type=Path, metavar="FOLDER", help=say("selfplay.record"))


def run(args: Namespace) -> int:
    """Play the batch, write the rows as they come, print the summary."""
    if args.games < 1 or (args.jobs is not None and args.jobs < 1):
        raise failure("selfplay.none")
    if args.out is not None and args.out.suffix not in FORMATS:
        raise failure("selfplay.bad_out", file=str(args.out))
    writable(args.out)
    batch = _batch(args)
    if args.record is not None:
        folder(args.record)
    jobs = min(args.jobs or cores(), args.games)
    started = monotonic()
    with pool(jobs) as executor:
        one = partial(_keep, args.record) if args.record is not None else play_one
        games = track(play_all(batch, args.games, executor, jobs, one), args.games, say("selfplay.progress"))
        try:
            rows = list(_written(map(row_of, games), args.out))
        except Unplayable as error:
            raise failure("selfplay.change_unused", why=catalogue().say(error.line).rstrip(".")) from None
    told = summary(rows, jobs, monotonic() - started)
    if args.json:
        print(json.dumps(told, ensure_ascii=False))
    else:
        _print(told)
    return 0


def _batch(args: Namespace) -> Batch:
    scenario = places.load(args.scenario)
    preset = places.preset_of(scenario, args.preset)
    changes = dict(change(scenario, text) for text in args.change)
    if not all(1 <= number <= args.games for number in changes):
        raise failure("selfplay.change_unused", why=f"--games {args.games}")
    return Batch(scenario, args.seed, preset, casting(scenario, args.personas, args.seed), args.level, changes)


def _keep(place: Path, batch: Batch, number: int) -> Game:
    """Play one game and write its record; runs in a worker."""
    game, content = recorded(batch, number)
    (place / f"{batch.scenario.name}-{batch.seed}-{number}{RECORD}").write_bytes(content)
    return game


def row_of(game: Game) -> Row:
    """Return one game as a flat row: what it was, what became of it, and the digest of its end."""
    what: Row = {"game": int(game.table), "scenario": game.scenario, "preset": game.preset, "seed": game.seed}
    return {**what, **game.measures.row(), "refusals": game.refusals, "digest": game.digest}


def _written(rows: Iterator[Row], out: Path | None) -> Iterator[Row]:
    """Yield the rows and write each as it comes."""
    if out is None:
        yield from rows
        return
    with out.open("w", encoding="utf-8", newline="") as file:
        write = _csv(file) if out.suffix == ".csv" else _lines(file)
        for row in rows:
            write(row)
            yield row


def _csv(file: TextIO) -> Callable[[Row], object]:
    writer = csv.writer(file)
    is_first = True

    def write(row: Row) -> None:
        nonlocal is_first
        if is_first:
            writer.writerow(row)
            is_first = False
        writer.writerow(row.values())

    return write


def _lines(file: TextIO) -> Callable[[Row], object]:
    return lambda row: file.write(json.dumps(row, ensure_ascii=False) + "\n")


def summary(rows: list[Row], jobs: int, seconds: float) -> dict[str, Any]:
    """Return what a batch amounts to: mean, 5th and 95th percentile of every measure, and one digest over all games.

    The digest is BLAKE2b over the games' digests in their order; time and processes do not enter it.
    """
    first, games = rows[0], len(rows)
    ends = "".join(str(row["digest"]) for row in rows).encode("ascii")
    names = [name for name, value in first.items() if name not in WHAT and not isinstance(value, str)]
    return {
        **{name: first[name] for name in ("scenario", "preset", "seed")},
        "games": games,
        "jobs": jobs,
        "seconds": round(seconds, 3),
        "games_per_second": round(games / seconds, 2),
        "digest": blake2b(ends, digest_size=16).hexdigest(),
        "refusals": sum(int(row["refusals"]) for row in rows),
        "measures": {name: _spread([float(row[name]) for row in rows]) for name in names},
    }


def _spread(values: list[float]) -> dict[str, float]:
    ordered, last = sorted(values), len(values) - 1
    low, high = ordered[round(last * 0.05)], ordered[round(last * 0.95)]
    return {"mean": round(sum(values) / len(values), 4), "p5": low, "p95": high}


def _print(told: Mapping[str, Any]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None)
    table.add_column(say("column.measure"))
    for name in ("mean", "low", "high"):
        table.add_column(say(f"column.{name}"), justify="right")
    for name, spread in told["measures"].items():
        table.add_row(name, *(f"{spread[part]:,.10g}" for part in ("mean", "p5", "p95")))
    Console().print(table)
    shown = ("games", "scenario", "preset", "seconds", "jobs")
    print(say("selfplay.done", rate=str(told["games_per_second"]), **{name: told[name] for name in shown}))
    print(say("selfplay.digest", digest=told["digest"]))
    if told["refusals"]:
        print(say("selfplay.refusals", count=told["refusals"]))
