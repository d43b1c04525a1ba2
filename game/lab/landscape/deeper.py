"""Levers that a run left undecided, tried again in games that it did not play; it reads and returns the plain data of `telling`."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from game.lab.landscape import telling, verdicts
from game.lab.landscape.around import around
from game.lab.landscape.study import GROUNDS, field, mixed
from game.lab.landscape.table import Draws, Table
from game.lab.policies import BALANCED, Policy, Temper

DEEPER = 2_000_003
"""Added to the seed, so that what was chosen by one set of games is judged by another."""
Case = Mapping[str, Any]
Name = tuple[str, str]


def undecided(cases: Collection[Case]) -> tuple[Name, ...]:
    """Return role and name of the levers that have not yet been seen to pay and to cost over all cases."""
    shown = next(one for one in verdicts.over(tuple(cases)) if one.key == "b")
    return tuple((role, name) for role, name in (lever.split(".") for lever in shown.fails))


def deepened(table: Table, case: Case, levers: Collection[Name], pairs: int) -> dict[str, Any]:
    """Return the case with the effects of these levers from new games.

    Args:
        table: Where to play, at the length of the verdicts.
        case: Plain data of a landscape.
        levers: Role and name of each.
        pairs: Paired games for each value, five or more.
    """
    fresh = replace(table, seed=table.seed + DEEPER)
    grounds = {name: (one, field(fresh, pairs, company)) for name, (one, company) in GROUNDS.items()}
    policies = [_policy(one) for one in case["mixture"]]
    if policies[0].name not in grounds:
        weights = [one["weight"] for one in case["mixture"]]
        grounds[policies[0].name] = policies[0], mixed(policies, weights, Draws(fresh.seed), pairs)
    effects = {}
    for about, rows in case["effects"].items():
        policy, others = grounds[about]
        found = [telling.effect(one) for one in around(fresh, policy, others, levers, about)]
        new = {(one["lever"], one["value"]): {**one, "pairs": pairs} for one in found}
        effects[about] = [new.get((one["lever"], one["value"]), one) for one in rows]
    return {**case, "effects": effects}


def _policy(told: Mapping[str, Any]) -> Policy:
    return BALANCED.over(told["levers"], told["name"], Temper(**told["temper"]))
