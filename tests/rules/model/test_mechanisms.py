"""Each mechanism acts by default, in its direction, and vanishes when the constant that carries it is 0."""

from collections.abc import Callable

import pytest

from game.rules.model import dynamics, identity, knowledge, leaks, market, meters, relationship, tenders, tensions
from game.rules.model.constants import DEFAULTS, Constants, override
from game.rules.model.identity import Pulls
from game.rules.model.knowledge import Mastery


def pull(c: Constants, immersion: float) -> float:
    return identity.pulls(
        c, org=0.5, unit=0.5, team=0.3, prof=0.6, immersion=immersion, in_alliance_unit=True, talk_partner=0.0,
        talk_own=0.0, separation=0.5, competition=0.4,
    ).partner  # fmt: skip


def near(c: Constants, partner: float = 0.7, trust: float = 0.5, distrust: float = 0.25, welcome: float = 0.0) -> float:
    return identity.closeness(c, pulls=Pulls(partner, 0.7), trust=trust, distrust=distrust, wall=0.0, welcome=welcome)


def leak(c: Constants, immersion: float = 0.6, guard: float = 0.4, probe: float = 0.0, depth: float = 0.7) -> float:
    return leaks.leak_chance(
        c, adjacency=0.7, depth=depth, intensity=0.8, immersion=immersion, guard=guard, probe=probe
    )


def leak_by_room(c: Constants, colocation: float) -> float:
    return leak(c, immersion=identity.immersion(c, complexity=0.8, colocation=colocation, scope=1.0))


def race(c: Constants, absorbed: float = 0.05, cooperation: float = 0.3) -> float:
    return dynamics.red_queen_next(c, 0.3, absorbed=absorbed, compete=[0.4, 0.4], rivalry=0.5, cooperation=cooperation)


def joint(c: Constants, redundancy: float = 0.2, balance: float = 0.5, capability: float = 0.3) -> float:
    return market.joint_value(
        c, contributions=[0.6, 0.6], complementarity=1, redundancy=redundancy, balance=balance, capability=capability
    )


def salience(c: Constants, story: float) -> float:
    return identity.salience_next(c, 0.3, story_both=story, clarity=0.8)


def distrust(c: Constants, competition: float) -> float:
    return relationship.distrust_next(c, 0.3, violation=0.0, awareness=0.8, competition=competition, closeness=0.5)


def lock(c: Constants, cooperate: float) -> float:
    return dynamics.lock_in_next(c, 0.3, cooperate=cooperate, trust=0.5, active=True, released=0.02)


def understanding(c: Constants, shared: float) -> float:
    return relationship.understanding_next(c, 0.3, given=shared, received=shared)


def core(c: Constants, near: float) -> float:
    drift = knowledge.drift(c, closeness=near, salience=0.2)
    return -knowledge.core_growth(c, 0.6, effort=0.4, specialisation=1, drift=drift)


def flow(c: Constants, willingness: float, visits: float = 0.0, outlines: float = 0.0) -> float:
    channel = knowledge.flow_channel(c, separation=0.5, integration=0.5, belonging=0.5)
    return knowledge.flow_home(
        c, channel=channel, willingness=willingness, amnesia=0, parallel=0, visits=visits, outlines=outlines
    )


def found(c: Constants, lock_in: float) -> float:
    return -dynamics.search_yield(c, explore=0.2, lock_in=lock_in, red_queen=0.2)


def taken(c: Constants, understood: float) -> float:
    return knowledge.absorptive_capacity(c, understanding=understood, overlap=0.5)


def room(c: Constants, colocation: float) -> float:
    return knowledge.transfer(
        c, volume=0.5, capacity=0.5, tacitness=0.6, colocation=colocation, giver=0.7, taker=0.2, engineers=2
    )


def near_work(c: Constants, colocation: float) -> float:
    return knowledge.joint_work(
        c, depth=0.7, need=0.7, intensity=0.8, mastery=0.6, tacitness=0.6, colocation=colocation
    )


def learned(c: Constants, theirs: float) -> float:
    return leaks.leak_amount(c, capacity=0.5, giver=theirs, taker=0.1)


def feeling(c: Constants, colocation: float) -> float:
    return identity.team_stimulus(c, volume=0.5, colocation=colocation, trust=0.5)


def bidding(c: Constants, habit: float) -> float:
    return -tenders.invite_logit(
        c, manager=0.5, trust=0.5, fear=0.2, habit=habit, meta=0, independence=0.2, pipe=0, demand=0,
        complementary=0, education=0,
    )  # fmt: skip


def expert(c: Constants, close: float) -> float:
    return tenders.invite_logit(
        c, manager=0.5, trust=0.5, fear=0.2, habit=0.1, meta=0, independence=0.2, pipe=0, demand=0,
        complementary=0, education=0, experts=close,
    )  # fmt: skip


def torn(c: Constants, roles: float) -> float:
    return tensions.performing_tension(
        c, cooperate=0.3, compete=0.3, rivalry=0.3, parallel=0, capability=0.3, roles=roles
    )


def quarrel(c: Constants, across: float) -> float:
    return tensions.unit_conflict(c, separation=0.8, integration=0.2, pass_home=0.1, pass_across=across)


def uneven(c: Constants, spread: float) -> float:
    odd = tenders.unevenness(c, [0.5 - 0.3 * spread, 0.5 + 0.3 * spread])
    return -tenders.joint_quality(
        c, solo=0.5, complementarity=1, partner_complementary=0.6, understanding=0.3, manager=0.5, unevenness=odd
    )


def shown_win(c: Constants, meta: float) -> float:
    return tenders.joint_quality(
        c, solo=0.5, complementarity=1, partner_complementary=0.6, understanding=0.3, manager=0.5, meta=meta
    )


Effect = Callable[[Constants, float], float]
MECHANISMS: list[tuple[str, Effect]] = [
    ("closeness_steepness", lambda c, x: near(c, partner=x)),
    ("closeness_trust", lambda c, x: near(c, trust=x)),
    ("closeness_distrust", lambda c, x: -near(c, distrust=x)),
    ("closeness_steered", lambda c, x: -abs(identity.steered(c, felt=0.8, declared=0.5, heard=x) - 0.5)),
    ("welcome", lambda c, x: near(c, welcome=x - 0.5)),
    ("used_settled", lambda c, x: relationship.settlement(c, 1_000 * x)),
    ("quality_meta", shown_win),
    ("pipe_told", lambda c, x: tenders.pipe_in_sight(c, 0.2, x)),
    ("decoupling", lambda c, x: identity.openness(c, 0.4, x)),
    ("depletion", lambda c, x: -identity.guard(c, closeness=0.5, salience=0.2, tension=x)),
    ("immersion_pull", pull),
    ("immersion_leak", lambda c, x: leak(c, immersion=x)),
    ("coloc_immersion", leak_by_room),
    ("coloc_team", feeling),
    ("tacit_distance", room),
    ("leak_scale", lambda c, x: leak(c, depth=x)),
    ("leak_scale", lambda c, x: -leak(c, guard=x)),
    ("absorption", learned),
    ("absorb_understanding", taken),
    ("salience_gain", salience),
    ("identity_speed", lambda c, x: identity.identification_next(c, 0.4, x, 0.4)),
    ("rivalry_distrust", distrust),
    (
        "trust_loss",
        lambda c, x: -relationship.trust_next(c, 0.5, signal=0, good=0, closeness=0.5, damage=0, violation=x),
    ),
    ("damage_gain", lambda c, x: relationship.damage_next(c, 0.2, x)),
    ("understanding_gain", understanding),
    ("flow", flow),
    ("own_drift", core),
    ("spillover", lambda c, x: knowledge.spillover(c, x, 0.5)),
    ("specialisation", lambda c, x: knowledge.specialisation(c, x, 0.5)),
    ("red_queen_gain", lambda c, x: race(c, absorbed=x)),
    ("red_queen_absorbed", lambda c, x: race(c, absorbed=x)),
    ("red_queen_truce", lambda c, x: -race(c, cooperation=x)),
    ("lock_gain", lock),
    ("search_locked", found),
    (
        "search_alert",
        lambda c, x: dynamics.search_yield(c, explore=0.2, lock_in=0.3, red_queen=0.2, parallel=x),
    ),
    ("novelty_absorbed", lambda c, x: dynamics.novelty_next(c, 0.2, found=0.05, absorbed=0.1 * x)),
    ("flow_visit", lambda c, x: flow(c, 0.1, visits=x)),
    ("flow_outline", lambda c, x: -flow(c, 0.5, outlines=x)),
    ("joint_redundancy", lambda c, x: -joint(c, redundancy=x)),
    ("joint_balance", lambda c, x: joint(c, balance=x)),
    ("joint_capability", lambda c, x: joint(c, capability=x)),
    ("attention_strain", lambda c, x: -tensions.attention(c, x)),
    (
        "exclusivity",
        lambda c, x: market.market_income(c, firms=2, share=0.5, quality=1, rivalry=0.5, exclusivity=x),
    ),
    ("quality_common", lambda c, x: -market.paid_quality(c, 1.0, x)),
    ("nearness", near_work),
    ("upkeep", lambda c, x: tensions.unit_conflict(c, separation=0.8, integration=x, pass_home=1, pass_across=1)),
    ("grab_take", lambda c, x: market.split(c, [0.5, 0.5], [x > 0.5, False])[0]),
    ("growth", lambda c, x: knowledge.joint_growth(c, Mastery(0.5, 0.5), x).alliance),
    ("obsolescence", lambda c, x: -knowledge.ageing(c, x).product),
    ("invite_habit", bidding),
    ("poach", lambda c, x: tenders.poaching_chance(c, x, 0.5)),
    ("tension_roles", lambda c, x: torn(c, 1 + 3 * x)),
    ("conflict", quarrel),
    ("relief", lambda c, x: tensions.strain(c, 0.5, 0.5, weaker_pole=x - 0.2)),
    ("invite_expert", expert),
    ("poach_complementary", lambda c, x: -tenders.poaching_chance(c, 0.5, 0.5, x)),
    ("wall_disproved", lambda c, x: -relationship.wall_disproved(c, 0.6, x)),
    ("quality_uneven", uneven),
    ("push_resisted", lambda c, x: -tenders.half_hearted(c, -2, x)),
    ("push_resisted", lambda c, x: tenders.half_hearted(c, 2, x)),
    ("head_hears", lambda c, x: -tenders.head_heart(c, x, 0.2)),
    ("red_queen_truce", lambda c, x: meters.b4_race_avoided(c, 0.5, x)),
]


@pytest.mark.parametrize(
    ("carrier", "effect"), MECHANISMS, ids=[f"{i}-{name}" for i, (name, _) in enumerate(MECHANISMS)]
)
def test_the_mechanism_acts_and_vanishes_at_zero(carrier: str, effect: Effect) -> None:
    assert effect(DEFAULTS, 0.8) > effect(DEFAULTS, 0.3)
    off = override({carrier: 0})
    assert effect(off, 0.8) == pytest.approx(effect(off, 0.3), abs=1e-15)
