"""Why a number moved, in signed parts that add up exactly; deliberately absent: facts that name their own terms (trust).

A product has no unique split, so a part is its Shapley value (model-review §5): the mean step it makes over all orders,
chances against the scenario's start values, levels against the quarter before. What the record does not hold (how long
people met, how well topics fitted) is solved from the recorded outcome and stays one named rest or one fixed factor.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from game.debrief.past import Past
from game.events import BreakthroughMade, Cause, Causes, KnowledgeLeaked
from game.ids import DEPTHS, Seat
from game.rules.model import identity, knowledge, leaks, meters
from game.rules.model.causes import contributions
from game.rules.model.constants import Constants
from game.rules.model.curves import logarithm, sigma, total
from game.rules.model.rounding import BP
from game.rules.seating import partners_of
from game.rules.state import State

Values = Mapping[str, float]
UNCAPPED = 1e9  # lets a chance be solved for one factor; the recorded chance already respects the cap


def leak(state: State, event: KnowledgeLeaked) -> Causes:
    """Return what made a leak likelier or less likely than it was on the first day; sizes in basis points of chance.

    They sum to the recorded chance minus the chance with depth, immersion, closeness, unresolved tension, salience and
    digging as the scenario starts them, all else (topic, time together, locks, warnings from home) as it was.
    """
    part = state.scenario.components[state.scenario.component_at[event.topic]]
    core = state.scenario.component_at[event.component]
    near = next(near for index, near in part.touches if index == core) / BP
    free = replace(state.constants, leak_cap=UNCAPPED)
    now = {cause.factor: abs(cause.size_bp) / BP for cause in event.causes}
    chance = _chance(free, near, now, 1.0)
    together = event.p_bp / BP / chance if chance else 0.0

    def formula(given: Values) -> float:
        return _chance(state.constants, near, given, together)

    return _split(formula, now, start_values(state, event.seat))


def start_values(state: State, seat: Seat) -> dict[str, float]:
    """Return the six inputs of a leak as the scenario starts them for one engineer; fractions of 1 (M7–M13)."""
    c, spec = state.constants, state.spec(seat)
    start, knobs = state.scenario.starts[spec.firm_index], state.scenario.knobs[spec.firm_index]
    scope = identity.scope(c, DEPTHS.index(start.mandate))
    place = {"home": c.coloc_home, "visits": c.coloc_visits, "lab": c.coloc_lab}[start.seat_place]
    immersion = identity.immersion(c, complexity=knobs.complexity / BP, colocation=place, scope=scope)
    walls = [state.scenario.knobs[g].walls_claim for g in partners_of(state, spec.firm_index)]
    pulls = identity.pulls(
        c, org=start.org / BP, unit=start.unit / BP, team=start.team / BP, prof=start.prof / BP, immersion=immersion,
        in_alliance_unit=spec.role == "eng_a", talk_partner=0.0, talk_own=identity.onesided_talk(c, 0.0, knobs.kill / BP),
        separation=start.sep / BP, competition=knobs.comp / BP,
    )  # fmt: skip
    wall = sum(walls) / len(walls) / BP
    close = identity.closeness(c, pulls=pulls, trust=knobs.trust / BP, distrust=knobs.distrust / BP, wall=wall)
    q = start.q / BP
    return {
        "depth": identity.openness(c, close, q) * scope,
        "immersion": immersion,
        "closeness": close,
        "torn": identity.belonging_tension(c, pulls) * (1 - q),
        "salience": q,
        "probe": 0.0,
    }


def _chance(c: Constants, near: float, given: Values, together: float) -> float:
    q = given["salience"]
    tension = given["torn"] / (1 - q) if q < 1 else 0.0
    guard = identity.guard(c, closeness=given["closeness"], salience=q, tension=tension)
    return leaks.leak_chance(
        c, adjacency=near, depth=given["depth"], intensity=together, immersion=given["immersion"], guard=guard,
        probe=given["probe"],
    )  # fmt: skip


def breakthrough(past: Past, quarter: int, event: BreakthroughMade) -> Causes:
    """Return what made a breakthrough likelier or less likely than people of the first day would have."""
    state, c = past.state, past.state.constants
    held = past.session(quarter, event)
    need = identity.depth(c, DEPTHS.index(held.need))
    known = {cause.factor: cause.size_bp / BP for cause in event.causes}
    firm = state.spec(held.sides[0].seat).firm_index
    deep = [identity.depth(c, DEPTHS.index(side.depth)) if side.depth != "decline" else 0.0 for side in held.sides]
    first = [start_values(state, side.seat)["depth"] for side in held.sides]
    free = replace(c, breakthrough_cap=UNCAPPED)
    spark = _spark(free, need, deep[0] * deep[1], known["shared_language"], 1.0)
    together = known["both_deep"] / spark if spark else 0.0
    return _split(
        lambda given: _spark(c, need, given["both_deep"], given["shared_language"], together),
        {"both_deep": deep[0] * deep[1], "shared_language": known["shared_language"]},
        {"both_deep": first[0] * first[1], "shared_language": state.scenario.knobs[firm].understanding / BP},
    )


def _spark(c: Constants, need: float, depths: float, understanding: float, together: float) -> float:
    return knowledge.breakthrough_chance(
        c, depth=depths, depth_other=1.0, need=need, intensity=together, understanding=understanding
    )


def joint(past: Past, quarter: int) -> Causes:
    """Return why the joint value moved from the quarter before, in basis points of its mean over the game."""
    gain = past.state.constants.joint_balance
    firms = range(len(past.state.firms))
    mean = sum(past.levels("joint")) / past.quarters

    def known(at: int) -> dict[str, float]:
        shared = sum(past.level("volume", at, f) for f in firms) / len(past.state.firms) / BP
        return {"joint_sharing": shared, "joint_balance": 1 + gain * past.level("balanced", at) / BP}

    def fit(at: int, values: Values) -> float | None:
        made = values["joint_sharing"] * values["joint_balance"]
        return past.level("joint", at) / mean / made if mean and made else None

    now, before = known(quarter), known(quarter - 1)
    fits = [fit(quarter, now), fit(quarter - 1, before)]
    other = next((one for one in fits if one is not None), 0.0)
    now["joint_fit"], before["joint_fit"] = (other if one is None else one for one in fits)
    return _split(lambda given: given["joint_sharing"] * given["joint_balance"] * given["joint_fit"], now, before)


def balance(past: Past, quarter: int) -> Causes:
    """Return why the balanced strength of both poles moved from the quarter before (M64)."""
    names = {"balance_cooperation": "coop", "balance_competition": "comp"}
    now, before = (
        {factor: past.level(name, at) / BP for factor, name in names.items()} for at in (quarter, quarter - 1)
    )
    c = past.state.constants
    return _split(
        lambda given: meters.balanced_strength(c, given["balance_cooperation"], given["balance_competition"]),
        now,
        before,
    )


def closeness(past: Past, firm: int, quarter: int) -> Causes:
    """Return why a bench felt nearer or farther than the quarter before: a logistic of its pulls and the firm's trust (M9).

    What is not kept by quarter (absorption in the work, the talk from the top, walls) is the rest on the logistic's scale.
    """
    c = past.state.constants

    def terms(at: int) -> dict[str, float]:
        given = {
            "close_trust": c.closeness_trust * past.opinion("trust", firm, at) / BP,
            "close_distrust": -c.closeness_distrust * past.opinion("distrust", firm, at) / BP,
            "close_team": c.closeness_steepness * past.level("team", at, firm) / BP,
            "close_org": -c.closeness_steepness * c.org_pull * past.level("org", at, firm) / BP,
        }
        here = min(max(past.level("closeness", at, firm), 1), BP - 1) / BP
        return {**given, "close_rest": logarithm(here / (1 - here)) - total(given.values())}

    return _split(lambda given: sigma(total(given.values())), terms(quarter), terms(quarter - 1))


def _split(formula: Callable[[Values], float], now: Values, before: Values) -> Causes:
    """Return the parts that are not nothing, largest first."""
    sizes = contributions(formula, now, before)
    found = [Cause(factor, size) for factor, size in sizes.items() if size]
    return tuple(sorted(found, key=lambda cause: -abs(cause.size_bp)))
