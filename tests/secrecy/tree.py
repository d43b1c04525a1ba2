"""The whole truth as a tree of named leaves, and one leaf put in anew; deliberately absent: who may know which.

A leaf's name is relative to a reader: `own` and `their` firms, `me`, `home` and `others` among the people, `bond` is what we
hold towards them, `back` what they hold towards us, and components are `common`, our `topic` or `core`, or `their_…`.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from random import Random
from typing import Any

from game.rules.feeds import feed_of
from game.rules.state import Page, State
from game.views import Entry

Key = tuple[Any, ...]
FIELD_BY_FIELD = {"people": "person", "firms": "firm"}
ROWS = {"events": "event", "decided": "decided", "sessions": "session", "leaks": "leak", "history": "meter",
        "talk": "talk", "feeds": "feed", "drafts": "draft", "needs": "needs", "cells": "cells"}  # fmt: skip
WHOLE = 10_000
UNITS = ("product", "alliance", "came_home")
APART = {"pages", "scenario", "schedule", "constants", "setting", "pairs", *UNITS, *FIELD_BY_FIELD, *ROWS}
SECRETS: dict[str, tuple[str, ...]] = {"seats": ("brief_public", "brief_private", "private_goal"), "knobs": (), "starts": (),
           "components": ("label", "text", "tacit", "touches", "area", "question", "underneath", "insights")}  # fmt: skip
WORDS = ("text", "label", "brief_private", "brief_public", "area", "reason", "talk", "question", "underneath")
BY_QUARTER = ("results", "joints", "joint_tenders", "balance", "points", "pay", "felt", "modelled")
MOST_KNOWN, MOST_SMALL, WITHIN = 40, 20, 0.7
LEVELS = (
    "wall",
    "sep",
    "int_",
    "tokens",
    "claim",
    "parallel",
    "meta",
    "multivocal",
    "kill",
    "damage",
    "habit",
    "strain",
)
OF_MANAGERS = ("attitude", "independence", "reason")


def names(record: Any) -> list[str]:
    """Return the fields of a record."""
    return [field.name for field in fields(record)]


def leaves(state: State) -> dict[Key, Any]:
    """Return every leaf of the truth by its place."""
    found: dict[Key, Any] = {("table", name): getattr(state, name) for name in names(state) if name not in APART}
    found |= {("setting", name): getattr(state.setting, name) for name in names(state.setting)}
    for place in FIELD_BY_FIELD:
        for at, record in enumerate(getattr(state, place)):
            found |= {(place, at, name): getattr(record, name) for name in names(record)}
    for f, row in enumerate(state.pairs):
        for g, pair in enumerate(row):
            found |= {("pairs", f, g, name): getattr(pair, name) for name in names(pair)}
    for side in UNITS:
        found |= {(side, f, c): units for f, row in enumerate(getattr(state, side)) for c, units in enumerate(row)}
    for place in (one for one in ROWS if one != "feeds"):
        found |= {(place, at): value for at, value in enumerate(getattr(state, place))}
    found |= {("feeds", n): feed_of(state, n, WHOLE) for n in range(len(state.people))}
    return found | _story(state)


def _story(state: State) -> dict[Key, Any]:
    found: dict[Key, Any] = {}
    for place, secret in SECRETS.items():
        for at, record in enumerate(getattr(state.scenario, place)):
            found |= {(place, at, name): getattr(record, name) for name in secret or names(record)}
    for f, firm in enumerate(state.scenario.firms):
        for m, manager in enumerate(firm.managers):
            found |= {("managers", f, m, name): getattr(manager, name) for name in OF_MANAGERS}
    for at, plan in enumerate(state.schedule.plans):
        found |= {("plans", at, name): getattr(plan, name) for name in ("news", "events", "tenders", "problems")}
    return found


def put(state: State, changes: dict[Key, Any]) -> State:
    """Return the truth with some leaves put in anew."""
    branches: dict[Any, dict[Key, Any]] = {}
    for (place, *path), value in changes.items():
        branches.setdefault(place, {})[tuple(path)] = value
    scenario = {
        place: _with(getattr(state.scenario, place), branches.pop(place)) for place in SECRETS.keys() & branches.keys()
    }
    managers = {(f, "managers", *rest): value for (f, *rest), value in branches.pop("managers", {}).items()}
    if managers:
        scenario["firms"] = _with(state.scenario.firms, managers)
    plans = _with(state.schedule.plans, branches.pop("plans", {}))
    more = {path[0]: value for path, value in branches.pop("table", {}).items()}
    read = {n: lines for (n,), lines in branches.pop("feeds", {}).items()}
    if read:
        more["pages"] = (_page(state, read),)
    more |= {place: _with(getattr(state, place), inner) for place, inner in branches.items()}
    return replace(
        state, scenario=replace(state.scenario, **scenario), schedule=replace(state.schedule, plans=plans), **more
    )


def _page(state: State, read: dict[int, tuple[Entry, ...]]) -> Page:
    """Return all that the seats read so far as one page, with other lines for some of them."""
    page = Page(state, ())
    page.told.update({n: read.get(n, feed_of(state, n, WHOLE)) for n in range(len(state.people))})
    return page


def _with(whole: Any, changes: dict[Key, Any]) -> Any:
    if not changes:
        return whole
    if () in changes:
        return changes[()]
    branches: dict[Any, dict[Key, Any]] = {}
    for (first, *rest), value in changes.items():
        branches.setdefault(first, {})[tuple(rest)] = value
    if is_dataclass(whole):
        return replace(whole, **{name: _with(getattr(whole, name), inner) for name, inner in branches.items()})  # type: ignore[type-var]  # a record
    return tuple(_with(part, branches.get(at, {})) for at, part in enumerate(whole))


def name_of(state: State, seat: int, key: Key, value: Any) -> str:
    """Return a leaf's name as this seat would call it; the wall, seat -1, belongs to no firm and is nobody."""
    own = state.scenario.seats[seat].firm_index if seat >= 0 else -2
    match key:
        case ("people" | "seats" as place, n, name):
            whose = "me" if n == seat else "home" if state.scenario.seats[n].firm_index == own else "others"
            return f"{'seat.' if place == 'seats' else ''}{whose}.{name}"
        case ("pairs", f, g, name):
            return f"{'apart' if f == g else 'bond' if f == own else 'back' if g == own else 'apart'}.{name}"
        case ("product" | "alliance" | "came_home" as side, f, c):
            return f"{side}.{_side(f, own)}.{_kind(state, c, own)}"
        case ("components", c, name):
            return f"part.{_kind(state, c, own)}.{name}"
        case ("firms", f, name):
            return f"{_side(f, own)}.{name}"
        case ("managers" | "knobs" | "starts" as place, f, *_, name):
            return f"{place}.{_side(f, own)}.{name}"
        case ("plans", at, name):
            ahead = at + 1 - state.quarter
            return f"plan.{'past' if ahead < 0 else ('now', 'next')[ahead] if ahead < 2 else 'later'}.{name}"
        case _:
            return _of_row(key, value, seat, own)


def _of_row(key: Key, value: Any, seat: int, own: int) -> str:
    match key:
        case ("history", _):
            return f"meter.{'table' if value[2] < 0 else _side(value[2], own)}.{value[1]}"
        case ("events", _):
            return f"event.{value[1].event}"
        case ("leaks", _):
            return f"leak.{_side(value.firm, own)}"
        case ("feeds" | "drafts" as place, n):
            return f"{ROWS[place]}.{'me' if n == seat else 'others'}"
        case (place, _) if place in ROWS:
            return ROWS[place]
        case _:
            return ".".join(map(str, key))


def _side(firm: int, own: int) -> str:
    return "own" if firm == own else "their"


def _kind(state: State, component: int, own: int) -> str:
    part = state.scenario.components[component]
    kind = {"common": "common", "complementary": "topic", "core": "core"}[part.kind]
    return kind if part.owner_index in (-1, own) else f"their_{kind}"


class Pool:
    """What else may stand in a leaf: values that stood in such a leaf elsewhere, and numbers moved a little or a lot."""

    def __init__(self, states: list[State]) -> None:
        """Collect values of every leaf of these states."""
        self.roles = [seat.role for seat in states[0].scenario.seats]
        self.kinds = [f"{part.kind} {part.owner}" for part in states[0].scenario.components]
        self.known: dict[Key, list[Any]] = {}
        self.highest: dict[Key, int] = {}
        for state in states:
            for key, value in leaves(state).items():
                for kind, part in self._parts(key, value):
                    known = self.known.setdefault(kind, [])
                    if len(known) < MOST_KNOWN and part not in known:
                        known.append(part)
                    if isinstance(part, int):
                        self.highest[kind] = max(part, self.highest.get(kind, 0))

    def other(self, dice: Random, key: Key, value: Any) -> Any:
        """Return another value for a leaf, the same one when there is none."""
        at = {"events": 1, "history": 3, "talk": 3}.get(key[0], -1)
        if at >= 0:
            return (*value[:at], self._other(dice, (key[0],), value[at]), *value[at + 1 :])
        return self._other(dice, self._kind(key), value)

    def _other(self, dice: Random, kind: Key, value: Any) -> Any:
        if is_dataclass(value):
            name = dice.choice(names(value))
            changed = self._other(dice, (type(value).__name__, name), getattr(value, name))
            return replace(value, **{name: changed})  # type: ignore[type-var]  # a record
        if isinstance(value, tuple) and value and isinstance(value[0], int) and dice.random() < WITHIN:
            at = dice.randrange(len(value))
            return (*value[:at], self._other(dice, (*kind, "item"), value[at]), *value[at + 1 :])
        if isinstance(value, tuple) and value and is_dataclass(value[0]) and dice.random() < WITHIN:
            at = dice.randrange(len(value))
            return (*value[:at], self._other(dice, kind, value[at]), *value[at + 1 :])
        if isinstance(value, bool):
            return not value
        if isinstance(value, int) and self.highest.get(kind, 0) <= MOST_SMALL and kind[-1] in LEVELS:
            return dice.randrange(10_001)
        if isinstance(value, int) and self.highest.get(kind, 0) > MOST_SMALL:
            far = dice.randrange(self.highest[kind] + 1)
            return max(0, dice.choice((value + 1, value - 1, value + dice.randrange(-300, 301), far)))
        if isinstance(value, str) and kind[-1] in WORDS:
            return value + " Otherwise."
        others = [one for one in self.known.get(kind, ()) if one != value]
        if kind[-1] in BY_QUARTER:
            others = [one for one in others if len(one) == len(value)]
        return dice.choice(others) if others else value

    def _kind(self, key: Key) -> Key:
        groups: dict[Any, list[Any]] = {
            "people": self.roles,
            "drafts": self.roles,
            "feeds": self.roles,
            "components": self.kinds,
        }
        return (
            key[0],
            groups[key[0]][key[1]] if key[0] in groups else "",
            *(part for part in key[1:] if isinstance(part, str)),
        )

    def _parts(self, key: Key, value: Any) -> list[tuple[Key, Any]]:
        inner = value[1] if key[0] == "events" else value
        at = {"history": 3, "talk": 3}.get(key[0], -1)
        if at >= 0:
            return [((key[0],), value[at])]
        if isinstance(inner, tuple) and inner and is_dataclass(inner[0]) and key[0] != "feeds":
            within = [((type(one).__name__, name), getattr(one, name)) for one in inner for name in names(one)]
            return [(self._kind(key), value), *within]
        if isinstance(inner, tuple) and inner and isinstance(inner[0], int):
            return [(self._kind(key), value), *(((*self._kind(key), "item"), one) for one in inner)]
        if is_dataclass(inner):
            return [((type(inner).__name__, name), getattr(inner, name)) for name in names(inner)]
        return [(self._kind(key), value)]
