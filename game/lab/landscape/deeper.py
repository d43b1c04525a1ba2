"""A run taken up again: more rounds of polishing, or undecided levers in games that it did not play; plain data of `telling`."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from game.lab.landscape import telling, verdicts
from game.lab.landscape.around import around
from game.lab.landscape.study import (
    GROUNDS,
    Budget,
    around_strongest,
    field,
    hold_out,
    lengths,
    mixed,
    oracle,
)
from game.lab.landscape.table import Draws, Table
from game.lab.landscape.tournament import Matrix, named
from game.lab.policies import ACTIVE, BALANCED, Policy, Temper

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
        kept = [one for one in rows if (one["lever"], one["value"]) not in new]
        effects[about] = [*kept, *new.values()]
    return {**case, "effects": effects}


def taken_up(table: Table, case: Case, budget: Budget, done: int) -> dict[str, Any]:
    """Return the case after more rounds of polishing, from the named policies and what was left of the mixture.

    Args:
        table: Where to play; its preset is chosen here.
        case: Plain data of a landscape.
        budget: What the whole run comes to with them.
        done: Rounds that it had before.
    """
    short, long = (replace(table, preset=preset) for preset in lengths(table))
    found = Matrix()
    known = {one.name for one in named()}
    left = [_policy(one) for one in case["mixture"] if one["name"] not in known]
    found.grow(short, [*named(), *left], budget.cell, "named")
    rounds = oracle(short, found, ACTIVE, budget, done)
    weights = found.mixture()
    strongest = around_strongest(long, found, weights, budget.pairs)
    effects = {name: rows for name, rows in case["effects"].items() if name in GROUNDS}
    return {
        **case,
        "taken_up": len(rounds),
        "matrix": telling.matrix_of(found, len(found.policies)),
        "rounds": [*case["rounds"], *(telling.round_(one) for one in rounds)],
        "mixture": telling.mixture(found.policies, weights),
        "worth": telling.score(found.worth(weights)),
        "effects": effects | {name: [telling.effect(one) for one in rows] for name, rows in strongest.items()},
        "held_out": telling.held_out(hold_out(long, found, weights, 2 * budget.pairs)),
    }


def _policy(told: Mapping[str, Any]) -> Policy:
    return BALANCED.over(told["levers"], told["name"], Temper(**told["temper"]))
