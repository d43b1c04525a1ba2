"""What an expert of the product house expects its own choices to pay its own seat; deliberately absent: whose temper it has.

Points as the rulebook counts them (9.3 to 9.5), odds as a practised hand guesses them from its own papers: the mastery, the
moods and the bands of its view. Nothing here knows more than the view, and none of it needs to be exact.
"""

from collections.abc import Sequence

from game.bots.mind import Mind
from game.bots.sight import midpoint
from game.views import ComponentChip, TenderCard

UNITS, BP = 1_000.0, 10_000.0
SOLO, LEAD = 14.0, 7.0
SOLO_WON, SOLO_BID = 10.0, 4.0
"""A tender won alone or as lead pays the product head (9.3), and a seat whose private goal it is (9.5)."""
KEUR_A_POINT, JOINT_KEUR_A_POINT = 420.0, 1_600.0
"""Money that is worth a point: of the firm to its seats (firm and identity), of joint business to everybody (ours)."""
PAY_SOLO, PAY_LEAD = 0.85, 0.60
RIVALS = 0.12  # what the other bidders weigh against a quality cubed
FRESH, THEIRS, ALIKE = 0.25, 0.55, 1.2
"""What a product head assumes of its own novelty, of the partner's part and of what understanding adds to it (ours)."""
LEANS = (0.2, 0.42, 0.57, 0.8)  # middles of a manager's four moods, against to keen
TOKEN_POINTS = 0.25  # ours: what a token could have earned elsewhere
PUSH, RESISTED = 1.2, 0.15  # rulebook 6.6
AGEING, FADING = 0.94, 0.85  # what is left of a unit of mastery, and of novelty, a quarter later
CORE_POINTS, CORE_LOW, CORE_HIGH = 18 / 135, 480.0, 615.0
NOVELTY_POINTS, NOVELTY_HIGH = 12 / 3_200, 5_100.0
LEARNED_POINTS = 10 / 80
CORE_GOAL, NOVELTY_GOAL = 10 / 20, 10 / 800
CORE_KEUR, NOVELTY_KEUR = 22.0, 0.6
"""Points for a unit of own core, a basis point of novelty and a unit come home (9.3, 9.5), and what they bring the firm."""
GROWN, FOUND = 6.0, 120.0
"""What a step of all product engineers together builds and finds in an ordinary quarter (ours)."""
HOME, TRICKLE = (10.0, 24.0, 34.0), 3.0
"""Units that come home in a quarter for each insight on the table, by its size, and when there is none (ours)."""
AGAIN_BUILT, AGAIN_FOUND = 0.1, 0.15
"""What a second effort on own core, and on the odd idea, brings of the first."""
POSTPONED, LAST = 0.8, 2
"""Part of a lesson that is lost by learning it later, and the quarters at the end in which there is no later (ours)."""


def goal_of(mind: Mind) -> str:
    """Return the private goal of the seat by its name in the rules, empty when the brief does not say."""
    return mind.view.brief.goal.key.removeprefix("goal.")


def focus_worth(mind: Mind) -> dict[str, tuple[float, float]]:
    """Return what a first and a second step of focus on own core, study and the odd idea bring a product engineer, in points.

    Core and novelty last and pay in every quarter that is left; what comes home pays once, and most of what is not
    studied today can be studied tomorrow. So an engineer who reckons builds and tries early, and studies late.
    """
    view, goal = mind.view, goal_of(mind)
    hands = max(1, sum(person.firm == view.firm and person.role == "eng_p" for person in view.people))
    left = max(1, view.nominal - view.quarter + 1)
    core = [
        midpoint(part.product) or 0.0 for part in view.components if part.owner == view.firm and part.kind == "core"
    ]
    mean = sum(core) / len(core) if core else CORE_LOW
    craft = 1.0 + mind.sees("loyalty_craft") / BP
    per_unit = CORE_POINTS * craft * (CORE_LOW <= mean <= CORE_HIGH) + CORE_KEUR / KEUR_A_POINT / 2
    built = GROWN / hands * (per_unit * _kept(AGEING, left) + CORE_GOAL * (goal == "core_grows"))
    per_bp = NOVELTY_POINTS * (mind.sees("novelty") < NOVELTY_HIGH) + NOVELTY_KEUR / KEUR_A_POINT / 2
    goal_bp = NOVELTY_GOAL * (goal == "novelty") * FADING ** (left - 1)
    found = FOUND / hands * (per_bp * _kept(FADING, left) + goal_bp)
    home = max(TRICKLE, sum(HOME[insight.size] for insight in view.insights))
    learned = home * LEARNED_POINTS * (1.0 if left <= LAST else POSTPONED)
    again = AGAIN_BUILT * built / max(1, len(core))
    return {"F1": (built, again), "F2": (learned, learned), "F3": (found, AGAIN_FOUND * found)}


def _kept(factor: float, quarters: int) -> float:
    """Return in how many quarters' worth something pays that keeps this factor of itself each quarter."""
    return sum(factor**n for n in range(quarters))


def best_push(mind: Mind, tender: TenderCard) -> tuple[str, int]:
    """Return which way and how hard to push the client team for the seat's own points: as much as it is worth its tokens."""
    options = [("leave", 0), *((toward, n) for toward in ("together", "alone") for n in (1, 2))]
    return max(options, key=lambda option: _bid_worth(mind, tender, *option) - TOKEN_POINTS * option[1])


def _bid_worth(mind: Mind, tender: TenderCard, toward: str, tokens: int) -> float:
    lean = LEANS[min(3, max(0, tender.lean.low))] if tender.lean.kind == "word" else 0.5
    push = tokens * {"together": 1, "alone": -1}.get(toward, 0)
    trust = mind.sees("trust") / BP
    joint = _odds(-0.2 + 3.2 * (lean - 0.5) + 3.0 * (trust - 0.5) + PUSH * push) * (0.4 + 0.6 * trust)
    alone = _solo_quality(mind) * (1.0 - RESISTED * max(0, -push) * lean)
    both = (_solo_quality(mind) + 0.4 * THEIRS * ALIKE) * (0.75 + 0.5 * lean)
    both *= 1.0 - RESISTED * max(0, push) * (1.0 - lean)
    won, won_both, value = _wins(alone), _wins(both), tender.value_keur
    wants = goal_of(mind) == "solo_wins"
    solo = won * (SOLO + SOLO_WON * wants + PAY_SOLO * value / KEUR_A_POINT) + SOLO_BID * wants * (1.0 - won)
    lead = won_both * (LEAD + PAY_LEAD * value / KEUR_A_POINT + value / JOINT_KEUR_A_POINT)
    return joint * lead + (1.0 - joint) * solo


def _solo_quality(mind: Mind) -> float:
    own = [part for part in mind.view.components if part.owner == mind.view.firm]
    return 0.45 * _mean(own, "core") + 0.30 * _mean(own, "complementary") + 0.25 * FRESH


def _mean(parts: Sequence[ComponentChip], kind: str) -> float:
    known = [(midpoint(part.product) or 0.0) / UNITS for part in parts if part.kind == kind]
    return sum(known) / len(known) if known else 0.5


def _wins(quality: float) -> float:
    cube = quality * quality * quality
    return cube / (cube + RIVALS)


def _odds(logit: float) -> float:
    """Return roughly the likelihood of these log-odds."""
    return 0.5 + 0.5 * logit / (1.0 + abs(logit))
