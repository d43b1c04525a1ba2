"""A landscape as plain data, as JSON has it; deliberately absent: words and files."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from game.ids import ROLES
from game.lab.landscape.around import Effect
from game.lab.landscape.study import Budget, HeldOut, Landscape, Round
from game.lab.landscape.table import Score
from game.lab.landscape.tournament import Matrix
from game.lab.paired import Difference
from game.lab.policies import Policy
from game.scenario.model import Scenario


def plain(name: str, scenario: Scenario, found: Landscape) -> dict[str, Any]:
    """Return everything that was found of a scenario, as JSON has it; money in whole kEUR."""
    policies = found.matrix.policies
    return {
        "name": name,
        "title": scenario.title,
        "start_int": scenario.starts[0].int_ // 100,
        "named": matrix_of(found.matrix, found.named),
        "matrix": matrix_of(found.matrix, len(policies)),
        "parts": {role: matrix_of(one, len(one.policies)) for role, one in found.parts.items()},
        "tendencies": [
            {
                "lever": f"{one.lever.role}.{one.lever.name}", "base": one.lever.neutral, "value": one.value,
                "own": _interval(one.own, one.own_half), "alliance": _interval(one.alliance, one.alliance_half),
                "personal": _interval(one.personal, one.personal_half),
            }
            for one in found.tendencies
        ],
        "rounds": [round_(one) for one in found.rounds],
        "mixture": mixture(policies, found.weights),
        "worth": score(found.worth),
        "effects": {about: [effect(one) for one in rows] for about, rows in found.effects.items()},
        "removed": {about: _gap(one) for about, one in found.removed.items()},
        "held_out": held_out(found.held_out),
    }  # fmt: skip


def mixture(policies: Sequence[Policy], weights: Sequence[float]) -> list[dict[str, Any]]:
    """Return who is left in a mixture, most of it first."""
    return [
        {
            "name": one.name,
            "weight": round(weight, 4),
            "levers": {role: dict(one.levers[role]) for role in ROLES},
            "temper": asdict(one.temper),
        }
        for weight, one in sorted(zip(weights, policies, strict=True), key=lambda pair: -pair[0])
        if weight
    ]


def round_(one: Round) -> dict[str, Any]:
    """Return one round of the search."""
    return {"reply": one.reply.name, "is_new": one.is_new, "gain": _gap(one.gain)}


def held_out(found: HeldOut) -> dict[str, Any]:
    """Return how the best rank against others."""
    return {**asdict(found), "is_same": found.is_same}


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


def matrix_of(matrix: Matrix, size: int) -> dict[str, Any]:
    """Return the first rows and columns of a matrix: names, own and joint value, personal points."""
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


def score(found: Score) -> dict[str, Any]:
    """Return what a firm gets."""
    personal = {role: round(points, 1) for role, points in zip(ROLES, found.personal, strict=True)}
    return {"own": round(found.own), "alliance": round(found.alliance), "personal": personal}
