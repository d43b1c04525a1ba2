"""What it is worth: joint value and its split, market, costs (M46–M52), in kEUR. Tenders stand in `tenders`."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from game.rules.model.constants import Constants
from game.rules.model.curves import root, sigma, softmax, total
from game.rules.model.tensions import clip


def joint_value(
    c: Constants,
    *,
    contributions: Sequence[float],
    complementarity: float,
    redundancy: float,
    balance: float,
    capability: float,
) -> float:
    """J in kEUR of all firms together (M46); 0 while the alliance sleeps is the caller's.

    Args:
        c: the numbers.
        contributions: X of every firm.
        complementarity: of the scenario, 1 is ordinary.
        redundancy: mean over ordered pairs.
        balance: bs of the quarter's start, 0…2.
        capability: mean over TMTs.
    """
    firms = len(contributions)
    together = root(prod(max(x, c.contribution_least) for x in contributions), firms)
    value = c.joint_value * c.need_compensation * complementarity * together * firms / 2.0
    value *= (1.0 - c.joint_redundancy * redundancy) * (1.0 + c.joint_balance * balance)
    return max(0.0, value * (1.0 + c.joint_capability * (capability - c.capability_reference)))


def split(c: Constants, agreed: Sequence[float], grabs: Sequence[bool]) -> list[float]:
    """Shares of J after grabs, all taken from the agreed shares at once (M47); what is lost is missing from the sum."""
    others = len(agreed) - 1
    shares = list(agreed)
    for taker, grabbed in enumerate(grabs):
        for victim, held in enumerate(agreed):
            if grabbed and victim != taker:
                taken = c.grab_take * held / others
                shares[victim] -= taken
                shares[taker] += taken * (1.0 - c.grab_loss)
    return shares


def temptation(
    c: Constants,
    *,
    red_queen: float,
    cooperation: float,
    competition: float,
    rivalry: float,
    trust: float,
    restrained: bool,
) -> float:
    """How strongly a bot is tempted to grab, 0…1 (M48). People are tempted by the money alone."""
    logit = c.tempt_base + c.tempt_race * red_queen + c.tempt_imbalance * (competition - cooperation)
    logit += c.tempt_scope * (rivalry - 0.5) - c.tempt_trust * (trust - 0.5) - c.tempt_restraint * restrained
    return sigma(logit)


def strength(
    c: Constants, *, own_core: float, partner_core: float, partner_complementary: float, novelty: float
) -> float:
    """S of a firm in the market (M49); product-side means, over partners too. Shelved insights count as not known."""
    foreign = partner_core + c.strength_joint * partner_complementary
    return own_core + c.strength_foreign * foreign + c.strength_novelty * novelty


def paid_quality(c: Constants, strength: float, partner_core: float) -> float:
    """What of a firm's strength customers pay more for (M51): core that its owner sells as well wins them, at no higher price."""
    return strength - c.quality_common * c.strength_foreign * partner_core


def market_shares(
    c: Constants,
    *,
    strengths: Sequence[float],
    efforts: Sequence[float],
    rivalries: Sequence[float],
    standing: Sequence[float] | None = None,
) -> list[float]:
    """Market share of every firm (M50).

    `efforts` are z_e, `rivalries` each firm's mean over partners, `standing` the shares of a market that nobody contests
    (M74), even when not given. Floors can make the sum differ from 1 a little.
    """
    firms = len(strengths)
    logits = [c.contest * (s + c.contest_push * z) for s, z in zip(strengths, efforts, strict=True)]
    shares = []
    loyal = [1.0 / firms] * firms if standing is None else standing
    for contested, rivalry, held in zip(softmax(logits), rivalries, loyal, strict=True):
        fought = clip(c.contest_base + c.contest_rivalry * rivalry)
        shares.append(clip((1.0 - fought) * held + fought * contested, c.share_least, 1.0))
    return shares


def exclusivity(own: Sequence[float], best_rival: Sequence[float]) -> float:
    """Mean lead on own core components over the best rival, product side, 0…1 (M51)."""
    return total(max(a - b, 0.0) for a, b in zip(own, best_rival, strict=True)) / len(own)


def market_income(
    c: Constants, *, firms: int, share: float, quality: float, rivalry: float, exclusivity: float
) -> float:
    """What the market pays a firm in a quarter, kEUR (M51); `quality` is the mean of `paid_quality` over all firms."""
    price = c.market_base + c.market_quality * clip(quality, 0.0, c.strength_cap)
    rent = c.exclusivity * (c.exclusivity_base + c.exclusivity_rivalry * rivalry) * exclusivity
    return c.market_pie * firms / 2.0 * share * price + rent


def running_cost(
    c: Constants,
    *,
    red_queen: float,
    compete: float,
    integration: float,
    separation: float,
    wall: float,
    parallel: float = 0.0,
) -> float:
    """What racing and structure cost a firm in a quarter, kEUR (M52); the last steps of structure cost most."""
    race = c.cost_race * red_queen * (compete + c.cost_race_base)
    steep = c.cost_structure_full * (integration * integration + c.cost_separation * separation * separation)
    flat = c.cost_structure * (integration + c.cost_separation * separation + c.cost_wall * wall)
    return race + flat + steep + c.price_parallel * parallel


def orchestration_cost(
    c: Constants, *, story: float, listening: float, dialogue: float, meta: float, classes: float
) -> float:
    """What this quarter's efforts of TMT and heads cost, kEUR (M52); cards with a fixed price are the caller's."""
    told = c.price_story * story + c.price_listening * listening + c.price_dialogue * dialogue
    return told + c.price_meta * meta + c.price_class * classes
