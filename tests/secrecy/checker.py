"""The three checks of non-interference; deliberately absent: which tables they are tried on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from game.rules.state import State
from tests.secrecy.games import pool, received
from tests.secrecy.passes import Row, allowed, passed, reader_of, rows_for
from tests.secrecy.tree import Key, leaves, name_of, put

TRIED, FEW = 40, 6
Change = tuple[Key, str, Any]
Twin = Callable[[list[Change]], State]
LISTS = ("leaks", "events", "talk")


def told_by(state: State, n: int, dice: Random, name: str) -> str:
    """Change what a reader may not know; return the name of a leaf that changes what it gets, empty if all is well."""
    before = received(state, n, name=name)
    for twin, changes in (_anew(state, n, dice, name), *(_shorter(state, n, place, dice) for place in LISTS)):
        tells = _teller(twin, n, name, before)
        if tells(changes):
            return _culprit(changes, tells)
    return ""


def _teller(twin: Twin, n: int, name: str, before: str) -> Callable[[list[Change]], bool]:
    return lambda changes: received(twin(changes), n, name=name) != before


def _anew(state: State, n: int, dice: Random, name: str) -> tuple[Twin, list[Change]]:
    return (lambda changes: put(state, {key: value for key, _, value in changes})), changed(state, n, dice, name)


def _shorter(state: State, n: int, place: str, dice: Random) -> tuple[Twin, list[Change]]:
    """Return how to leave facts, leaks or lines out, and those of which nothing passes."""
    truth = leaves(state)
    keys = [key for key in truth if key[0] == place]
    out: list[Change] = [
        (key, name_of(state, n, key, truth[key]), None) for key in _unheard(state, n, keys, truth, dice)
    ]
    return (lambda changes: _without(state, place, {key[1] for key, _, _ in changes})), out


def _unheard(state: State, n: int, keys: list[Key], truth: dict[Key, Any], dice: Random) -> list[Key]:
    rows = {key: rows_for(name_of(state, n, key, truth[key]), reader_of(state, n)) for key in keys}
    found = [key for key in keys if not rows[key]]
    partly = [key for key in keys if rows[key] and all(row.passes != "as it is" for row in rows[key])]
    for key in dice.sample(partly, min(FEW, len(partly))):
        for row in rows[key]:
            whole = [one for one in keys if row in rows[one]]
            less = [one for one in whole if one != key and one not in found]
            if passed(state, n, row, less, truth) != passed(state, n, row, whole, truth):
                break
        else:
            found.append(key)
    return found


def _without(state: State, place: str, out: set[int]) -> State:
    kept: dict[str, Any] = {place: tuple(one for at, one in enumerate(getattr(state, place)) if at not in out)}
    return replace(state, **kept)


def _culprit(changes: list[Change], tells: Callable[[list[Change]], bool]) -> str:
    """Return the name of one change that tells something, found by halves; several that only tell together."""
    while len(changes) > 1:
        half = len(changes) // 2
        parts = [part for part in (changes[:half], changes[half:]) if tells(part)]
        if not parts:
            return " with ".join(sorted({leaf for _, leaf, _ in changes}))
        changes = parts[0]
    return changes[0][1]


def changed(state: State, n: int, dice: Random, name: str) -> list[Change]:
    """Return changes of leaves of which nothing passes, and of some others by so much that what passes stays the same."""
    other, truth, reader = pool(name).other, leaves(state), reader_of(state, n)
    named = {key: name_of(state, n, key, value) for key, value in truth.items()}
    rows = {key: rows_for(leaf, reader) for key, leaf in named.items()}
    tried = {key: other(dice, key, value) for key, value in truth.items() if not rows[key]}
    found = {key: value for key, value in tried.items() if name_of(state, n, key, value) == named[key]}
    groups: dict[Row, list[Key]] = {}
    for key in truth:
        for row in rows[key]:
            groups.setdefault(row, []).append(key)
    partly = [key for key in truth if rows[key] and not any(row.passes == "as it is" for row in rows[key])]
    mutant, now = put(state, found), truth | found
    for key in dice.sample(partly, min(TRIED, len(partly))):
        value, then = other(dice, key, now[key]), now[key]
        now[key], tried_on = value, put(mutant, {key: value})
        if name_of(state, n, key, value) != named[key] or any(
            passed(tried_on, n, row, groups[row], now) != passed(state, n, row, groups[row], truth) for row in rows[key]
        ):
            now[key] = then
        else:
            found[key], mutant = value, tried_on
    assert allowed(mutant, n) == allowed(state, n), "the check itself changed what may be known"
    return [(key, named[key], value) for key, value in found.items() if value != truth[key]]
