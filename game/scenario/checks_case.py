"""Checks of variants, conduct and outcomes; deliberately absent: what a changed file may hold (see the other checks)."""

from collections.abc import Iterable, Mapping
from typing import get_args

from game.ids import Role
from game.scenario.case import BASE, Vocabulary
from game.scenario.problems import closest, shown
from game.scenario.resolve import CLOCKS
from game.scenario.source import Path, Source

EVERY = "*"
OWN = ("format", "name", "language", "variants", "outcomes", "conduct")
POLICY = "policy"
PAGE = "docs/scenario-format.md"
MOST_NAMES = 20


def check_variants(source: Source) -> None:
    """A variant has a name of its own, changes what can be changed and drops events that there are."""
    ids = [str(row.get("id")) for _, row in source.rows("events")]
    for path, row in source.rows("variants"):
        if path[-1] == BASE:
            source.fault(path, "a name of its own", f"`{BASE}`, the file as it stands", "another name")
        for key in source.mapping(*path, "change"):
            if key in OWN:
                source.fault((*path, "change", key), "what a variant may change", f"`{key}`", "deleting it")
        dropped = row.get("without")
        for n, event in enumerate(dropped if isinstance(dropped, list) else ()):
            if event not in ids:
                source.fault((*path, "without", n), "the id of an event", shown(event), closest(str(event), ids))


def check_conduct(source: Source, words: Vocabulary | None) -> None:
    """Conduct names firms, policies, roles and levers, and gives levers values that they may take."""
    for at in ((), *(path for path, _ in source.rows("variants"))):
        firms = [EVERY, *source.mapping("firms")]
        for firm, told in source.mapping(*at, "conduct").items():
            path = (*at, "conduct", firm)
            if firm not in firms:
                source.fault(path, f"one of {', '.join(firms)}", f"`{firm}`", closest(firm, firms))
            if isinstance(told, str):
                _check_policy(source, path, told, words)
            elif isinstance(told, dict):
                _check_levers(source, path, told, words)
            else:
                source.fault(path, "a policy, or role: {lever: value}", shown(told), "the name of a policy")


def _check_policy(source: Source, path: Path, told: object, words: Vocabulary | None) -> None:
    known = None if words is None else list(words.policies)
    if not isinstance(told, str) or (known is not None and told not in known):
        expected = "the name of a policy" if known is None else f"one of {', '.join(known)}"
        source.fault(path, expected, shown(told), closest(str(told), known or []))


def _check_levers(source: Source, path: Path, told: Mapping[str, object], words: Vocabulary | None) -> None:
    roles = list(get_args(Role))
    for role, levers in told.items():
        at = (*path, role)
        if role == POLICY:
            _check_policy(source, at, levers, words)
        elif role not in roles:
            names = [POLICY, *roles]
            source.fault(at, f"one of {', '.join(names)}", f"`{role}`", closest(role, names))
        elif not isinstance(levers, dict):
            source.fault(at, "lever: value", shown(levers), "{lever: value}")
        else:
            for lever, value in levers.items():
                known = None if words is None else words.levers.get(role, {})
                _check_value(source, (*at, lever), value, known)


def _check_value(source: Source, path: Path, value: object, known: Mapping[str, Iterable[object]] | None) -> None:
    lever = str(path[-1])
    if known is not None and lever not in known:
        source.fault(path, f"a lever of {path[-2]}", f"`{lever}`", closest(lever, list(known)))
    elif isinstance(value, bool) or not isinstance(value, int | str):
        source.fault(path, "a whole number or a word", shown(value), "one of the lever's values")
    elif known is not None and value not in known[lever]:
        choices = [str(choice) for choice in known[lever]]
        source.fault(path, f"one of {', '.join(choices)}", shown(value), closest(str(value), choices, choices[0]))


def check_outcomes(source: Source, words: Vocabulary | None) -> None:
    """Outcomes have their own ids, compare what there is, and name presets, firms and observables."""
    variants, firms = [BASE, *source.mapping("variants")], list(source.mapping("firms"))
    presets = list(source.mapping("presets") or CLOCKS)
    ids: list[object] = []
    for path, row in source.rows("outcomes"):
        if row.get("id") in ids:
            source.fault((*path, "id"), "each id once", f"{shown(row.get('id'))} again", "another id")
        ids.append(row.get("id"))
        for key, names in (("treatment", variants), ("control", variants), ("firm", firms)):
            _check_name(source, (*path, key), row.get(key), names)
        if words is not None:
            _check_name(source, (*path, "observable"), row.get("observable"), list(words.observables))
        if ("control" in row) == ("number" in row):
            found = "both" if "control" in row else "neither"
            source.fault(path, "either `control` or `number`", found, "keeping one of them")
        at = row.get("at")
        for n, preset in enumerate(at if isinstance(at, list) else ("full", "class") if at is None else ()):
            _check_name(source, (*path, "at", n), preset, presets)
        first, last = row.get("from_bp", 0), row.get("to_bp", 10_000)
        if isinstance(first, int) and isinstance(last, int) and first > last:
            source.fault((*path, "to_bp"), f"at least {first}", str(last), "10000")


def _check_name(source: Source, path: Path, name: object, names: list[str]) -> None:
    if isinstance(name, str) and name not in names:
        expected = (
            f"one of {', '.join(names)}" if len(names) <= MOST_NAMES else f"one of {len(names)} names listed in {PAGE}"
        )
        source.fault(path, expected, shown(name), closest(name, names, "a name from that list"))
