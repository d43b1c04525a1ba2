"""The page of a landscape, from plain data to Markdown; the words stand in the catalogue; deliberately absent: files."""

from collections.abc import Mapping, Sequence
from typing import Any

from game.ids import ROLES, line
from game.lab.landscape import verdicts
from game.lab.levers import LEVERS
from game.strings import catalogue

SHOWN = 12
"""Rows of a table of levers that a reader still reads; the data holds all."""
Case = Mapping[str, Any]


def say(key: str, **args: str | int) -> str:
    """Return a sentence of the page."""
    return catalogue().say(line(f"landscape.{key}", **args))


def changes(levers: Mapping[str, Mapping[str, Any]]) -> str:
    """Return how a policy differs from BALANCED."""
    neutral = {(str(role), name): one.neutral for role, own in LEVERS.items() for name, one in own.items()}
    return ", ".join(
        f"{role}.{name} {value}"
        for role, own in levers.items()
        for name, value in own.items()
        if value != neutral[role, name]
    )


def page(told: Mapping[str, Any]) -> list[str]:
    """Return the page of a run, line by line, as Markdown."""
    budget = told["budget"]
    lines = [say("title"), "", say("intro", seed=told["seed"], **budget), ""]
    lines += [
        *_taken_up(told["cases"]),
        *_deeper(told["cases"]),
        *_verdicts(told["cases"]),
        "",
        say("rules"),
        "",
        *_reaches(told["cases"]),
    ]
    for case in told["cases"]:
        lines += ["", say("case", title=case["title"], name=case["name"]), ""]
        blocks = (_mixture, _named, _parts, _tendencies, _rounds, _effects, _rest)
        lines += [row for block in blocks for row in (*block(case), "")][:-1]
    return lines


def _taken_up(cases: Sequence[Case]) -> list[str]:
    """Say which searches were gone on with later."""
    later = {case["name"]: case["taken_up"] for case in cases if "taken_up" in case}
    if not later:
        return []
    which = "all cases" if len(later) == len(cases) else ", ".join(later)
    return [say("taken_up", cases=which, rounds=max(later.values())), ""]


def _deeper(cases: Sequence[Case]) -> list[str]:
    """Say which levers were tried again, in which cases, and with how many pairs."""
    again: dict[str, list[str]] = {}
    pairs: set[int] = set()
    for case in cases:
        rows = [one for found in case["effects"].values() for one in found if one.get("pairs", 0)]
        pairs |= {one["pairs"] for one in rows}
        for lever in dict.fromkeys(one["lever"] for one in rows):
            again.setdefault(lever, []).append(case["name"])
    if not pairs:
        return []
    what = "; ".join(f"{lever} ({', '.join(names)})" for lever, names in again.items())
    many = str(min(pairs)) if len(pairs) == 1 else f"{min(pairs)} to {max(pairs)}"
    return [say("deeper", pairs=many, what=what), ""]


def _verdicts(cases: Sequence[Case]) -> list[str]:
    rows = [
        (
            say(f"verdict.{one.key}"), f"{one.count}/{one.of}", str(one.need), say("holds" if one.holds else "fails"),
            ", ".join(one.fails) or "–",
        )
        for one in verdicts.over(cases)
    ]  # fmt: skip
    return _table(tuple(say(f"head.{name}") for name in ("line", "shown", "needed", "verdict", "not")), rows)


def _reaches(cases: Sequence[Case]) -> list[str]:
    """One row a lever: where more of it pays the own firm most surely, and where it costs most surely."""
    found = [(lever, verdicts.reach(cases, lever)) for lever in verdicts.levers()]
    rows = [
        (lever, *(_reached(one.best, one.stands(one.best)), _reached(one.worst, one.stands(one.worst))))
        for lever, one in found
    ]
    firm = sum(one.stands(one.best) and one.stands(one.worst) for _, one in found)
    heads = tuple(say(f"head.{name}") for name in ("lever", "pays", "costs"))
    return [say("reach", firm=firm, levers=len(found)), "", *_table(heads, rows)]


def _reached(found: tuple[str, str, Mapping[str, Any]] | None, stands: bool) -> str:
    if found is None:
        return "–"
    case, about, one = found
    mark = "" if stands else " ~"
    return f"{one['base']} → {one['value']}: {_told(one['own'])}{mark}, {case}, {about}"


def _mixture(case: Case) -> list[str]:
    rows = [(one["name"], f"{one['weight']:.0%}", _played(one)) for one in case["mixture"]]
    worth = case["worth"]
    personal = ", ".join(f"{role} {points}" for role, points in worth["personal"].items())
    told = say("worth", own=f"{worth['own']:,}", alliance=f"{worth['alliance']:,}", personal=personal)
    return [*_table(tuple(say(f"head.{name}") for name in ("policy", "weight", "differs")), rows), "", told]


def _played(one: Mapping[str, Any]) -> str:
    follow = one["temper"]["follow"]
    return ", ".join(filter(None, (changes(one["levers"]), say("follows", temper=follow) if follow else "")))


def _named(case: Case) -> list[str]:
    """One row a named policy: own value against the named field, its best and worst cell, personal points."""
    named = case["named"]
    rows = []
    for name, row, joint, personal in zip(
        *(named[key] for key in ("names", "own", "alliance", "personal")), strict=True
    ):
        cells = sorted(zip(row, named["names"], strict=True))
        extremes = [f"{value:,} ({other})" for value, other in (cells[0], cells[-1])]
        rows.append((name, f"{_mean(row):,}", *extremes, f"{_mean(joint):,}", *map(str, personal)))
    heads = tuple(say(f"head.{name}") for name in ("policy", "own", "worst", "best", "alliance"))
    return _table((*heads, *ROLES), rows)


def _parts(case: Case) -> list[str]:
    """One row for each way a role is played in the named policies, in an otherwise neutral firm."""
    rows = [
        (role, name, *(f"{_mean(values):,}" for values in (own, joint)), str(personal[ROLES.index(role)]))
        for role, kinds in case["parts"].items()
        for name, own, joint, personal in zip(
            *(kinds[key] for key in ("names", "own", "alliance", "personal")), strict=True
        )
    ]
    heads = tuple(say(f"head.{name}") for name in ("role", "policy", "own", "alliance", "personal"))
    return [say("parts"), "", *_table(heads, rows)]


def _tendencies(case: Case) -> list[str]:
    rows, decided = _largest(case["tendencies"])
    told = say("tendencies", decided=decided, tried=len(case["tendencies"]))
    return [told, "", *_table(_effect_heads(), rows)]


def _largest(effects: Sequence[Mapping[str, Any]]) -> tuple[list[tuple[str, ...]], int]:
    """Return the rows of the largest decided effects, and how many are decided."""
    decided = [one for one in effects if one["own"]["low"] > 0 or one["own"]["high"] < 0]
    rows = [
        (one["lever"], f"{one['base']} → {one['value']}", *(_told(one[key]) for key in ("own", "alliance", "personal")))
        for one in sorted(decided, key=lambda one: -abs(one["own"]["mean"]))[:SHOWN]
    ]
    return rows, len(decided)


def _effect_heads() -> tuple[str, ...]:
    return tuple(say(f"head.{name}") for name in ("lever", "change", "own", "alliance", "personal"))


def _rounds(case: Case) -> list[str]:
    rows = [
        (str(n), one["reply"] if one["is_new"] else f"({one['reply']})", _told(one["gain"]))
        for n, one in enumerate(case["rounds"], 1)
    ]
    return _table(tuple(say(f"head.{name}") for name in ("round", "reply", "gain")), rows)


def _effects(case: Case) -> list[str]:
    lines: list[str] = []
    for about, effects in case["effects"].items():
        rows, decided = _largest(effects)
        told = say("effects", policy=about, decided=decided, tried=len(effects))
        lines += [told, "", *_table(_effect_heads(), rows), ""]
    return lines[:-1]


def _rest(case: Case) -> list[str]:
    held = case["held_out"]
    removed = _table(
        (say("head.removed"), say("head.own")), [(name, _told(gap)) for name, gap in case["removed"].items()]
    )
    ranks = [
        (name, f"{seen:,.0f}", f"{unseen:,.0f}")
        for name, seen, unseen in zip(held["names"], held["seen"], held["unseen"], strict=True)
    ]
    return [*removed, "", *_table(tuple(say(f"head.{name}") for name in ("best", "seen", "unseen")), ranks)]


def _told(gap: Mapping[str, float]) -> str:
    shown = ".0f" if max(abs(gap["low"]), abs(gap["high"])) >= 20 else ".1f"
    return f"{gap['mean']:+{shown}} [{gap['low']:+{shown}}, {gap['high']:+{shown}}]"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (heads, ["---"] * len(heads), *rows)]


def _mean(values: Sequence[float]) -> int:
    return round(sum(values) / len(values))
