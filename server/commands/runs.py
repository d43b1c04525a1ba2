"""Runs that `facts` and `landscape` have written and read again, and how other files are told from them; no run is made here.

What a run has to hold is what its page reads, no more: a file that was written by hand can still hold nonsense in it.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from game.lab.landscape.study import GROUNDS, Budget
from game.lab.levers import LEVERS
from game.lab.policies import Temper
from server.commands.files import content
from server.commands.speech import failure

ROWS: Mapping[str, Collection[str]] = {
    "facts": {"id", "text", "paper", "section", "kind", "door", "verdict", "is_clear", "note", "quarters", "tests"},
    "placebos": {"text", "observable", "gap", "low", "high", "is_silent"},
    "ablation": {"id", "off", "tests", "vanishes"},
    "cases": {
        "id", "preset", "text", "source", "observable", "relation", "by", "times", "treatment", "control", "gap", "low",
        "high", "games", "verdict",
    },
    "horizons": {"variation", "games", "signs"},
}  # fmt: skip
"""What a row has to have, by part of a run of `facts`."""
CASE = frozenset({
    "name", "title", "start_int", "named", "matrix", "parts", "tendencies", "rounds", "mixture", "worth", "effects",
    "removed", "held_out",
})  # fmt: skip
"""What a case has to have in a run of `landscape`."""


def of_facts(file: Path) -> Mapping[str, Any]:
    """Return the run that `facts -o` has written; `Failure` for any other file."""
    told = _json(file, "facts.no_run")
    if not _is_of_facts(told):
        raise failure("facts.no_run", file=str(file))
    return dict(told)


def of_landscape(file: Path) -> dict[str, Any]:
    """Return the run that `landscape -o` has written, whichever version did; `Failure` for any other file."""
    told = _json(file, "landscape.no_run")
    if not isinstance(told, dict) or not told.keys() >= {"seed", "budget", "cases"} or not told["cases"]:
        raise failure("landscape.no_run", file=str(file))
    return told


def current(file: Path, told: dict[str, Any]) -> dict[str, Any]:
    """Return a run of `landscape` of this version; `Failure` when it was played with other levers or another budget."""
    if not _is_current(told):
        raise failure("landscape.other_version", file=str(file))
    return told


def _json(file: Path, key: str) -> Any:
    """Return what a file holds; a failure with this key when it is no JSON."""
    try:
        return json.loads(content(file))
    except (ValueError, RecursionError):
        raise failure(key, file=str(file)) from None


def _is_of_facts(told: Any) -> bool:
    try:
        parts = told.keys() & ROWS.keys()
        has_all = all(row.keys() >= ROWS[name] for name in parts for row in told[name])
    except (AttributeError, TypeError):  # something else where rows should be
        return False
    return bool(parts) and has_all and told.keys() >= {"scenario", "games", "seed"}


def _is_current(told: Mapping[str, Any]) -> bool:
    try:
        return told["budget"].keys() == _names(Budget) and all(map(_is_case, told["cases"]))
    except (AttributeError, LookupError, TypeError):  # something else where cases should be, or an unknown lever
        return False


def _is_case(case: Any) -> bool:
    grounds = {*GROUNDS, case["mixture"][0]["name"]}
    return case.keys() >= CASE and case["effects"].keys() <= grounds and all(map(_is_policy, case["mixture"]))


def _is_policy(told: Any) -> bool:
    levers = [(role, name, value) for role, own in told["levers"].items() for name, value in own.items()]
    known = all(value in LEVERS[role][name].values for role, name, value in levers)
    return known and told["temper"].keys() == _names(Temper)


def _names(kind: Any) -> set[str]:
    return {one.name for one in fields(kind)}
