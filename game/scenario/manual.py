"""The page on the file format, made from the format itself; deliberately absent: writing it to disk."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from inspect import cleandoc
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter

from game.ids import line
from game.scenario.case import Vocabulary
from game.scenario.effects import EFFECTS
from game.scenario.problems import describe, schema
from game.scenario.resolve import CLOCKS
from game.scenario.setting import Goal
from game.scenario.spec import (
    BenchPart,
    ComponentPart,
    DebriefPart,
    EventPart,
    File,
    FirmPart,
    ItemPart,
    ManagerPart,
    Placed,
    ProblemPart,
    RoutinePart,
    TenderPart,
)
from game.scenario.spec_case import OutcomePart, VariantPart
from game.scenario.spec_experiment import InterventionPart
from game.scenario.spec_setting import Course, Identify, KnobsSpec, ParSpec, PresetSpec, Quarters, StartSpec
from game.strings import catalogue

SECTIONS: tuple[type[BaseModel], ...] = (
    File,
    Quarters,
    PresetSpec,
    KnobsSpec,
    StartSpec,
    Course,
    Identify,
    ParSpec,
    FirmPart,
    ManagerPart,
    ComponentPart,
    BenchPart,
    Placed,
    ProblemPart,
    ItemPart,
    TenderPart,
    RoutinePart,
    EventPart,
    InterventionPart,
    DebriefPart,
    VariantPart,
    OutcomePart,
)

INTRODUCTION = """# The scenario format, version 1

A scenario is one file, `scenarios/<name>/scenario.yaml`, in UTF-8 with spaces for indent. `bothand scenario new my-case`
makes one that is valid and playable as it stands and says at every block what it is for: change one block, check, go on.
`bothand scenario check FILE` names every mistake at once, each as `file:line: key: expected …, found …, try …`.
`bothand scenario lint FILE` plays a sound file with bots and says what is idle, unreachable, decided by chance or too long
to read; `--write` puts the measured `par` into it. `scenarios/tiny` is the smallest file that shows every mechanism.

**In an editor.** `bothand scenario schema > scenario.schema.json` in the folder of the file; an editor with a YAML language
server then completes keys and shows what they mean, because the first line of a new file is
`# yaml-language-server: $schema=scenario.schema.json`. It needs no network. The checker knows more than the editor.

**Units.** Levels are whole numbers of basis points (bp): 0 is nothing, 10000 is everything. Money is whole kEUR, so six
million is 6000. Mastery is units from 0 to 1000. Effort is percent. A decimal is never a level: write 3500, not 0.35.

**YAML, and what is not part of it here.** No tabs, no anchors, no repeated keys. Bare `true`, `false`, whole numbers,
decimals and `null` mean what they say; everything else is text, `on`, `off`, `yes` and `no` too.

**Texts.** In briefs `{us}` and `{them}` become the firms' names, `{ours}` and `{theirs}` what they live on; what stands
after `##` is for that seat alone. A brief is looked up as the firm's chair, the firm's group (`eng_a`, `eng_p`), the
chair for all firms, the group for all firms. No real company, and no sentence from somebody else's text.

**A TMT of two or three.** A firm that seats `director`, `cto` or both beside `tmt` has a TMT of offices with one pool of tokens
(rulebook 5.14): `tmt` is then its chief executive, and holds the cards of an office that nobody has. All firms have the same
chairs. Each office has a brief and a private goal of its own, looked up like any chair's; a variant may add offices to a file.

**Where things fall.** The length of a game differs by preset. What has a `q` falls in that quarter; what has an `at_bp`
falls at `1 + (at_bp · (T - 1) + 5000) / 10000`, rounded down, so that a story keeps its shape; what has an `event`
falls with it; what has none of these fills the quarters that would otherwise be empty, in order. Shocks (marked below)
fall from quarter 2 to T-2, one a quarter.

**Variants.** A variant is the same file with a change laid over it, and is checked as a whole: a fault that only the change
brings is told at the change. `NAME:ID` plays it, wherever a scenario's name may stand; the record holds what came out.
`conduct` says what bots do in batches, by names listed below, a policy alone replaces what was said before; people and the
bots of a class are not bound by it. Conduct acts from the first quarter on: where `start` says `seat_place: home` and the
policy's alliance head moves the bench to `visits`, the bench moves; say `conduct: {"*": {ally: {place: home}}}` as well.

**Outcomes.** `bothand facts NAME --cases` plays what `outcomes` expects of a case, and says of each whether it holds, with
its interval; `bothand selfplay NAME:VARIANT --games 20` shows what a variant does in numbers.

This page is made from the format by `game.scenario.manual`; a test keeps it current.
"""


def manual(words: Vocabulary, about: Mapping[str, str]) -> str:
    """Return `docs/scenario-format.md`: every key with what may stand there, its default and its meaning.

    Args:
        words: Names that conduct and outcomes may use.
        about: What each observable is.
    """
    tables = (_section(part) for part in SECTIONS)
    return "\n".join([INTRODUCTION, *tables, _clocks(), _goals(), _conduct(words), _observables(about), _kinds()])


def _section(part: type[BaseModel]) -> str:
    """Return the table of one part of the file."""
    root = schema(part)
    title, _, rest = cleandoc(part.__doc__ or "").partition("\n")
    inherited = set(Placed.model_fields) if issubclass(part, Placed) and part is not Placed else set()
    lines = [f"## {title.rstrip('.')}", "", *([rest.strip(), ""] if rest.strip() else [])]
    lines += ["| key | what may stand there | default | meaning |", "|---|---|---|---|"]
    for name, here in root["properties"].items():
        if name not in inherited:
            default = "required" if name in root.get("required", []) else _default(here.get("default"))
            lines.append(f"| `{name}` | {describe(root, here)} | {default} | {here.get('description', '')} |")
    if inherited:
        lines += ["", f"And where it falls: {', '.join(f'`{name}`' for name in Placed.model_fields)}."]
    return "\n".join([*lines, ""])


def _clocks() -> str:
    """Return the built-in presets."""
    lines = [
        "## Built-in presets",
        "",
        "| name | quarters | seconds for each phase | first quarter |",
        "|---|---|---|---|",
    ]
    for name, (quarters, seconds, percent) in CLOCKS.items():
        clock = " / ".join(map(str, seconds)) if any(seconds) else "no clock"
        lines.append(f"| `{name}` | {quarters} | {clock} | {percent} % |")
    return "\n".join([*lines, ""])


def _goals() -> str:
    """Return the private goals with what their owner reads."""
    said = {goal: catalogue().say(line(f"goal.{goal}")) for goal in get_args(Goal)}
    rows = [f"| `{goal}` | {words} |" for goal, words in said.items()]
    return "\n".join(["## Private goals", "", "| goal | what its owner reads |", "|---|---|", *rows, ""])


def _conduct(words: Vocabulary) -> str:
    """Return the names of policies, and levers with their values."""
    lines = ["## Names in `conduct`", "", f"Policies: {', '.join(f'`{name}`' for name in words.policies)}.", ""]
    lines += ["| role | lever | values |", "|---|---|---|"]
    for role, levers in words.levers.items():
        lines += [f"| `{role}` | `{name}` | {', '.join(map(str, values))} |" for name, values in levers.items()]
    return "\n".join([*lines, ""])


def _observables(about: Mapping[str, str]) -> str:
    """Return what an outcome may be about."""
    rows = [f"| `{name}` | {words} |" for name, words in about.items()]
    return "\n".join(["## Observables in `outcomes`", "", "| name | what it is |", "|---|---|", *rows, ""])


def _default(value: Any) -> str:
    """Return a default as it would be written; parts of their own have their own tables."""
    if value is None or value in ("", [], {}):
        return "–"
    if isinstance(value, dict):
        return "see below"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _kinds() -> str:
    """Return the kinds of timed events with their parameters."""
    lines = ["## Kinds of events and their `params`", ""]
    for kind, effect in EFFECTS.items():
        about = " ".join((effect.__doc__ or "").split())
        lines += [f"### `{kind}`{' (shock)' if effect.SHOCK else ''}", "", about, ""]
        root = TypeAdapter(effect).json_schema()
        params = [one for one in fields(effect) if one.name != "kind"]
        if params:
            lines += ["| key | what may stand there | default |", "|---|---|---|"]
        for one in params:
            default = "–" if one.default is MISSING or one.default in ((), "") else f"`{one.default}`"
            lines.append(f"| `{one.name}` | {describe(root, root['properties'][one.name])} | {default} |")
        lines += [""] if params else []
    return "\n".join(lines)
