"""A landscape as plain data and as a page; the words stand in the catalogue; deliberately absent: files."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from game.ids import ROLES, line
from game.lab.landscape import verdicts
from game.lab.landscape.around import Effect
from game.lab.landscape.study import Budget, Landscape
from game.lab.landscape.table import Score
from game.lab.landscape.tournament import Matrix
from game.lab.levers import NEUTRAL
from game.lab.paired import Difference
from game.scenario.model import Scenario
from game.strings import catalogue

SHOWN = 12
"""Rows of a table of levers that a reader still reads; the data holds all."""


def say(key: str, **args: str | int) -> str:
    """Return a sentence of the page."""
    return catalogue().say(line(f"landscape.{key}", **args))


def plain(name: str, scenario: Scenario, found: Landscape) -> dict[str, Any]:
    """Return everything that was found of a scenario, as JSON has it; money in whole kEUR."""
    policies = found.matrix.policies
    return {
        "name": name,
        "title": scenario.title,
        "start_int": scenario.starts[0].int_ // 100,
        "named": _matrix(found.matrix, found.named),
        "matrix": _matrix(found.matrix, len(policies)),
        "parts": {role: _matrix(one, len(one.policies)) for role, one in found.parts.items()},
        "tendencies": [
            {
                "lever": f"{one.lever.role}.{one.lever.name}", "base": one.lever.neutral, "value": one.value,
                "own": _interval(one.own, one.own_half), "alliance": _interval(one.alliance, one.alliance_half),
                "personal": _interval(one.personal, one.personal_half),
            }
            for one in found.tendencies
        ],
        "rounds": [
            {"reply": one.reply.name, "is_new": one.is_new, "gain": _gap(one.gain)} for one in found.rounds
        ],
        "mixture": [
            {"name": one.name, "weight": round(weight, 4), "levers": {role: dict(one.levers[role]) for role in ROLES},
             "temper": asdict(one.temper)}
            for weight, one in sorted(zip(found.weights, policies, strict=True), key=lambda pair: -pair[0])
            if weight
        ],
        "worth": _score(found.worth),
        "effects": {about: [effect(one) for one in rows] for about, rows in found.effects.items()},
        "removed": {about: _gap(one) for about, one in found.removed.items()},
        "held_out": {**asdict(found.held_out), "is_same": found.held_out.is_same},
    }  # fmt: skip


def fields(budget: Budget) -> dict[str, int]:
    """Return how much was played."""
    return asdict(budget)


def effect(one: Effect) -> dict[str, Any]:
    """Return one lever's effect."""
    gaps = {"own": one.own, "alliance": one.alliance, "personal": one.personal}
    return {
        "lever": f"{one.role}.{one.lever}", "base": one.base, "value": one.value, "upward": one.upward,
        **{name: _gap(gap) for name, gap in gaps.items()},
    }  # fmt: skip


def _gap(gap: Difference) -> dict[str, float]:
    return {name: round(value, 2) for name, value in (("mean", gap.mean), ("low", gap.low), ("high", gap.high))}


def _interval(mean: float, half: float) -> dict[str, float]:
    return {"mean": round(mean, 2), "low": round(mean - half, 2), "high": round(mean + half, 2)}


def _matrix(matrix: Matrix, size: int) -> dict[str, Any]:
    own = matrix.own()
    return {
        "names": [one.name for one in matrix.policies[:size]],
        "own": [[round(own[i][j]) for j in range(size)] for i in range(size)],
        "alliance": [[_mean([one.alliance for one in matrix.cells[i, j]]) for j in range(size)] for i in range(size)],
        "personal": [
            [
                round(sum(one.personal[at] for j in range(size) for one in matrix.cells[i, j])
                      / sum(len(matrix.cells[i, j]) for j in range(size)), 1)
                for at in range(len(ROLES))
            ]
            for i in range(size)
        ],
    }  # fmt: skip


def _mean(values: Sequence[float]) -> int:
    return round(sum(values) / len(values))


def _score(score: Score) -> dict[str, Any]:
    personal = {role: round(points, 1) for role, points in zip(ROLES, score.personal, strict=True)}
    return {"own": round(score.own), "alliance": round(score.alliance), "personal": personal}


def changes(levers: Mapping[str, Mapping[str, Any]]) -> str:
    """Return how a policy differs from BALANCED."""
    return ", ".join(
        f"{role}.{name} {value}"
        for role, own in levers.items()
        for name, value in own.items()
        if value != {str(r): n for r, n in NEUTRAL.items()}[role][name]
    )


def page(told: Mapping[str, Any]) -> list[str]:
    """Return the page of a run, line by line, as Markdown."""
    budget = told["budget"]
    lines = [say("title"), "", say("intro", seed=told["seed"], **budget), ""]
    lines += _verdicts(told["cases"])
    for case in told["cases"]:
        lines += ["", say("case", title=case["title"], name=case["name"]), ""]
        lines += [*_mixture(case), "", *_named(case), "", *_rounds(case), "", *_effects(case), "", *_rest(case)]
    return lines


def _verdicts(cases: Sequence[Mapping[str, Any]]) -> list[str]:
    rows = [
        (
            say(f"verdict.{one.key}"), f"{one.count}/{one.of}", str(one.need), say("holds" if one.holds else "fails"),
            ", ".join(one.fails) or "–",
        )
        for one in verdicts.over(cases)
    ]  # fmt: skip
    return _table(tuple(say(f"head.{name}") for name in ("line", "shown", "needed", "verdict", "not")), rows)


def _mixture(case: Mapping[str, Any]) -> list[str]:
    rows = [(one["name"], f"{one['weight']:.0%}", changes(one["levers"])) for one in case["mixture"]]
    worth = case["worth"]
    personal = ", ".join(f"{role} {points}" for role, points in worth["personal"].items())
    told = say("worth", own=f"{worth['own']:,}", alliance=f"{worth['alliance']:,}", personal=personal)
    return [*_table(tuple(say(f"head.{name}") for name in ("policy", "weight", "differs")), rows), "", told]


def _named(case: Mapping[str, Any]) -> list[str]:
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


def _rounds(case: Mapping[str, Any]) -> list[str]:
    rows = [
        (str(n), one["reply"] if one["is_new"] else f"({one['reply']})", _told(one["gain"]))
        for n, one in enumerate(case["rounds"], 1)
    ]
    return _table(tuple(say(f"head.{name}") for name in ("round", "reply", "gain")), rows)


def _effects(case: Mapping[str, Any]) -> list[str]:
    lines: list[str] = []
    for about, effects in case["effects"].items():
        decided = [one for one in effects if one["own"]["low"] > 0 or one["own"]["high"] < 0]
        shown = sorted(decided, key=lambda one: -abs(one["own"]["mean"]))[:SHOWN]
        rows = [
            (
                one["lever"],
                f"{one['base']} → {one['value']}",
                *(_told(one[key]) for key in ("own", "alliance", "personal")),
            )
            for one in shown
        ]
        heads = tuple(say(f"head.{name}") for name in ("lever", "change", "own", "alliance", "personal"))
        lines += [say("effects", policy=about, decided=len(decided), tried=len(effects)), "", *_table(heads, rows), ""]
    return lines[:-1]


def _rest(case: Mapping[str, Any]) -> list[str]:
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
