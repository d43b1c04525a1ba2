"""`bothand scenario list|check|show|new|schema|lint`: what an author needs; deliberately absent: the lint itself (`lint`)."""

import json
import re
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from game.errors import ScenarioError
from game.strings import assets_folder
from server.commands import lint, places
from server.commands.frame import Subparsers, parser_for
from server.commands.speech import failure, say

NAME = re.compile(r"[a-z][a-z0-9-]{0,30}")
TEMPLATE = "my-case"
"""Name that the template bears until an author gives it another."""


def add(subparsers: Subparsers) -> None:
    """Add the command and its verbs."""
    verbs = parser_for(subparsers, "scenario").add_subparsers(dest="verb", required=True, metavar="VERB")
    verbs.add_parser("list", help=say("scenario.list")).add_argument("--json", action="store_true", help=say("json"))
    check = verbs.add_parser("check", help=say("scenario.check"))
    check.add_argument("scenario", nargs="+", metavar="SCENARIO", help=say("scenario.argument"))
    verbs.add_parser("show", help=say("scenario.show")).add_argument("scenario", metavar="SCENARIO")
    new = verbs.add_parser("new", help=say("scenario.new"))
    new.add_argument("name", metavar="NAME", help=say("scenario.new.name"))
    new.add_argument("-o", "--in", dest="folder", type=Path, metavar="FOLDER", help=say("scenario.new.in"))
    verbs.add_parser("schema", help=say("scenario.schema"))
    lint.add(verbs.add_parser("lint", help=say("scenario.lint"), description=say("scenario.lint")))


def run(args: Namespace) -> int:
    """Do what the verb says; 1 when `check` or `lint` finds something to mend."""
    match args.verb:
        case "list":
            return _list(args.json)
        case "check":
            return _check(args.scenario)
        case "show":
            return _show(args.scenario)
        case "new":
            return _new(args.name, args.folder)
        case "lint":
            return lint.run(args)
        case _:
            return _schema()


def _list(as_json: bool) -> int:
    rows = [_row(name) for name in places.names()]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False))
        return 0
    for row in rows:
        told = say("scenario.broken", count=row["problems"]) if row["problems"] else row["title"]
        print(f"{row['name']:<16} {told}  {' '.join(row['presets'])}".rstrip())
        for variant, title in row["variants"].items():
            print(f"  {row['name']}:{variant}  {title}")
    return 0


def _row(name: str) -> dict[str, Any]:
    try:
        base, *variants = places.load_case(name).variants
    except ScenarioError as error:
        return {"name": name, "title": "", "presets": [], "variants": {}, "problems": len(error.problems)}
    presets = [preset.name for preset in base.scenario.presets]
    titles = {variant.id: variant.title for variant in variants}
    return {"name": name, "title": base.scenario.title, "presets": presets, "variants": titles, "problems": 0}


def _check(wanted: list[str]) -> int:
    status = 0
    for one in wanted:
        file = places.find(one)
        problems = places.problems_of(file)
        for problem in problems:
            print(problem)
        told = say("scenario.problems", file=str(file), count=len(problems)) if problems else ""
        print(told or say("scenario.sound", file=str(file)), file=sys.stderr)
        status = 1 if problems else status
        folder = file.resolve().parent.name
        if (
            not problems
            and file.name == places.FILE
            and (name := places.read(file).variants[0].scenario.name) != folder
        ):
            print(say("scenario.other_name", file=str(file), name=name, folder=folder), file=sys.stderr)
    return status


def _show(wanted: str) -> int:
    scenario = places.load(wanted)
    print(f"{scenario.title} ({scenario.name})\n\n{scenario.background}\n")
    for firm in scenario.firms:
        chairs = ", ".join(f"{seat.chair} {seat.name}" for seat in scenario.seats if seat.firm == firm.id)
        print(f"{firm.label}: {chairs}")
    print(f"\n{say('scenario.topics')}")
    for part in scenario.components:
        print(f"  {part.id:<14} {part.kind:<14} {part.owner or '':<10} {part.text}")
    print(f"\n{say('scenario.presets')}")
    for preset in scenario.presets:
        print(f"  {preset.name:<10} {say('scenario.quarters', count=preset.quarters)}")
    for n, variant in enumerate(places.load_case(wanted).variants[1:]):
        print("" if n else f"\n{say('scenario.variants')}\n", end="")
        print(f"  {variant.id:<22} {variant.title}. {variant.text}")
    return 0


def _new(name: str, folder: Path | None) -> int:
    if not NAME.fullmatch(name):
        raise failure("scenario.new.bad_name", name=name)
    place = (folder or (places.OWN if places.OWN.is_dir() else Path())) / name
    if place.exists():
        raise failure("scenario.new.exists", place=str(place))
    text = (assets_folder() / "scenario" / "new.yaml").read_text(encoding="utf-8")
    place.mkdir(parents=True)
    file = place / places.FILE
    file.write_text(text.replace(TEMPLATE, name), encoding="utf-8")
    print(say("scenario.new.made", file=str(file), place=str(place)))
    return 0


def _schema() -> int:
    from game.scenario.editor import editor_schema

    print(json.dumps(editor_schema(), indent=2, ensure_ascii=False))
    return 0
