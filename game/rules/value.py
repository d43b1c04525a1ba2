"""What the quarter was worth: joint value and its split, the market, the running cost (rulebook 8.4 and 8.5; M46–M52)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.events import GainTaken
from game.rules.copying import replace
from game.rules.dispositions import parallel, rivalry
from game.rules.model import knowledge, market, meters
from game.rules.model.curves import total
from game.rules.model.rounding import apportion, to_bp, to_keur
from game.rules.seating import active_partners, own_core, own_topics, partners_of, seats_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.rules.scratch import Scratch

F, U = 10_000.0, 1_000.0


def mean_intensities(s: Scratch) -> tuple[float, float]:
    """Return mean cooperation and competition over the ordered pairs that work together, at the quarter's start."""
    pairs = [s.state.pairs[f][g] for f, g in _together(s)]
    return sum(p.coop for p in pairs) / len(pairs) / F, sum(p.comp for p in pairs) / len(pairs) / F


def _together(s: Scratch) -> list[tuple[int, int]]:
    """Return the ordered pairs that work together, or all of them when none does."""
    pairs = [(f, g) for f in range(len(s.firms)) for g in active_partners(s.state, f)]
    return pairs or [(f, g) for f in range(len(s.firms)) for g in partners_of(s.state, f)]


def create(s: Scratch) -> None:
    """Make and split the joint value (M25, M31, M46, M47); a firm that sat out this quarter neither adds to it nor spoils it."""
    size = len(s.firms)
    spill = [_spillover(s, f) for f in range(size)]
    contributions = [
        knowledge.contribution(
            s.c,
            work=s.work[f],
            engineers=len(seats_of(s.state, f, "eng_a")),
            specialisation=knowledge.specialisation(s.c, s.firms[f].sep / F, s.firms[f].int_ / F),
            spillover=spill[f],
        )
        for f in range(size)
    ]
    coop, comp = mean_intensities(s)
    members = sorted({f for f, _ in _together(s)})
    fame = (100 + s.state.setting.size("compl", -1, s.state.quarter)) / 100
    late = [percent for _, due, percent in s.state.setting.asked_split if s.state.quarter > due]
    there = [x for f, x in enumerate(contributions) if any(f in pair for pair in s.met)]
    value = market.joint_value(
        s.c,
        contributions=there or [0.0] * size,
        complementarity=s.state.setting.compl / F * fame,
        redundancy=_redundancy(s),
        balance=meters.balanced_strength(s.c, coop, comp),
        capability=sum(s.firms[f].cap for f in members) / len(members) / F,
    )
    s.joint = 0 if s.state.is_dormant else to_keur(value * min(late, default=100) / 100)
    _split(s)
    for f in range(size):
        s.meter("b1", to_keur(meters.b1_spilled_over(s.joint, size, spill[f])), f)


def _spillover(s: Scratch, f: int) -> float:
    core = own_core(s.state, f)
    mean = sum(s.alliance[f][n] for n in core) / max(1, len(core)) / U
    return knowledge.spillover(s.c, s.firms[f].z_bp / F, mean)


def _redundancy(s: Scratch) -> float:
    found = []
    for f, g in _together(s):
        topics = own_topics(s.state, g)
        found.append(
            knowledge.redundancy(s.c, [s.alliance[f][n] / U for n in topics], [s.alliance[g][n] / U for n in topics])
        )
    return total(found) / len(found)


def _split(s: Scratch) -> None:
    size = len(s.firms)
    is_in = [bool(active_partners(s.state, f)) for f in range(size)]
    s.grabs = [firm.takes and is_in[f] and s.joint > 0 for f, firm in enumerate(s.firms)]
    shares = [share * there for share, there in zip(s.state.shares, is_in, strict=True)]
    agreed = [share / (sum(shares) or 100) for share in shares]
    after = market.split(s.c, agreed, s.grabs)
    for f, keur in enumerate(apportion([share * s.joint for share in after], to_keur(total(after) * s.joint))):
        s.pay(f, "joint", keur)
    for f in range(size):
        if s.grabs[f]:
            s.events.append(
                GainTaken(s.state.scenario.firms[f].id, s.money[f].get("joint", 0) - to_keur(agreed[f] * s.joint))
            )
    s.meter("e2", to_keur(meters.e2_misappropriated(s.joint, agreed, after)))


def shown(s: Scratch, firm: int, component: int) -> float:
    """Return what a firm's product really uses of a component, 0…1: what is shelved or contained does not count (Δ10, Δ16)."""
    part = s.state.scenario.components[component]
    if part.kind == "core" and part.owner_index != firm and component not in s.firms[firm].used:
        return max(0, s.product[firm][component] - s.came_home[firm][component]) / U
    if component in s.firms[firm].blocked:
        return max(0.0, s.product[firm][component] - s.c.contained_share * s.came_home[firm][component]) / U
    return s.product[firm][component] / U


def sell(s: Scratch) -> None:
    """Let the market pay, and subtract what the quarter cost (M49–M52)."""
    size, rival = len(s.firms), rivalry(s.state)
    strengths = [_strength(s, f) for f in range(size)]
    quality = mean_quality(s, strengths)
    shares = market.market_shares(
        s.c, strengths=strengths, efforts=efforts(s), rivalries=[rival] * size, standing=standing(s)
    )
    for f in range(size):
        core = own_core(s.state, f)
        best = [max(shown(s, g, n) for g in partners_of(s.state, f)) for n in core]
        lead = market.exclusivity([s.product[f][n] / U for n in core], best)
        income = market.market_income(s.c, firms=size, share=shares[f], quality=quality, rivalry=rival, exclusivity=0.0)
        rent = market.market_income(s.c, firms=size, share=0.0, quality=0.0, rivalry=rival, exclusivity=lead)
        s.pay(f, "market", to_keur(income))
        s.pay(f, "exclusive", to_keur(rent))
        s.firms[f] = replace(
            s.firms[f], share=to_bp(shares[f]), strength=to_bp(strengths[f], 0, 30_000), exclusivity=to_bp(lead)
        )
        s.pay(f, "cost", -_cost(s, f))


def standing(s: Scratch) -> list[float]:
    """Return every firm's share of the market that nobody contests (M74)."""
    weights = [knobs.strength for knobs in s.state.scenario.knobs]
    return [weight / sum(weights) for weight in weights]


def efforts(s: Scratch) -> list[float]:
    """Return every firm's competitive effort z_e (M28)."""
    return [knowledge.contest_effort(s.c, firm.z_bp / F) for firm in s.firms]


def mean_quality(s: Scratch, strengths: Sequence[float]) -> float:
    """Return what customers find on the market, mean over the firms (M51)."""
    paid = [market.paid_quality(s.c, strength, _partner_core(s, f)) for f, strength in enumerate(strengths)]
    return total(paid) / len(paid)


def _partner_core(s: Scratch, f: int) -> float:
    """Return how much of its partners' core a firm's product uses, 0…1."""
    core = [shown(s, f, p.index) for p in s.state.scenario.components if p.kind == "core" and p.owner_index != f]
    return total(core) / len(core)


def _strength(s: Scratch, f: int) -> float:
    parts = s.state.scenario.components
    own = [s.product[f][n] / U for n in own_core(s.state, f)]
    topics = [s.product[f][p.index] / U for p in parts if p.kind == "complementary" and p.owner_index != f]
    return market.strength(
        s.c,
        own_core=total(own) / len(own),
        partner_core=_partner_core(s, f),
        partner_complementary=total(topics) / len(topics),
        novelty=s.firms[f].novelty / F,
    )


def _cost(s: Scratch, f: int) -> int:
    firm = s.firms[f]
    running = market.running_cost(
        s.c,
        red_queen=s.state.red_queen / F,
        compete=firm.z_bp / F,
        integration=firm.int_ / F,
        separation=firm.sep / F,
        wall=firm.wall / F,
        parallel=parallel(s.state, f),
    )
    return to_keur(running) + firm.outlay + (int(s.c.price_lab) if firm.place == "lab" else 0)
