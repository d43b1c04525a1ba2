"""Which equation makes which number, and in which named groups its inputs are told; deliberately absent: any computing.

At most six groups each (model-review §5). An input in no group stays as it was: it is what the number is about.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

from game.debrief.hearing import Ear, Given
from game.rules.model import dynamics, identity, market, meters, relationship, tensions
from game.rules.model.constants import Constants
from game.rules.model.rounding import BP, to_bp

Groups = Mapping[str, tuple[str, ...]]
Of = Literal["table", "firm", "bench", "seat", "pairs", "event"]


@dataclass(frozen=True, slots=True)
class Equation:
    """How one number is explained.

    Attributes:
        ears: The functions whose arguments are its inputs.
        value: The number from constants and inputs, in fractions or kEUR.
        groups: Factor → names of inputs.
        of: Whose it is: the table's, a firm's, the mean over a firm's bench or its partners, one seat's, one event's.
        before: For a level that builds up, the input that holds it at the quarter's start; empty for a formula.
        neutral: For a level: what the inputs are when nothing happens; what is left then is `by_itself`.
        scale: Units per 1.
        ready: Makes the inputs ready for one firm.
        least: What the mean never falls below.
        call: Which of a quarter's calls made the number: the last, or an earlier one where later ones only ask what would be.
    """

    ears: tuple[Ear, ...]
    value: Callable[[Constants, Given], float]
    groups: Groups
    of: Of = "firm"
    before: str = ""
    neutral: Given = field(default_factory=dict)
    scale: int = BP
    ready: Callable[[Given, int], Given] | None = None
    least: float | None = None
    call: int = -1


def of(equation: Callable[..., Any], c: Constants, given: Given) -> Any:
    """Return an equation of those inputs that it takes."""
    code = equation.__code__
    takes = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    inputs = {name: given[name] for name in takes if name in given}
    return equation(c, **inputs) if takes and takes[0] == "c" else equation(**inputs)


def plain(equation: Callable[..., Any]) -> Callable[[Constants, Given], float]:
    """Return a function as the whole formula."""
    return lambda c, given: float(of(equation, c, given))


def _tokens(c: Constants, given: Given) -> float:
    tension = of(tensions.performing_tension, c, given)
    strain = to_bp(of(tensions.strain, c, {**given, "tension": tension}), -BP) / BP
    return max(1, tensions.tokens(c, of(tensions.attention, c, {**given, "strain": strain})))


def _closeness(c: Constants, given: Given) -> float:
    felt = of(identity.closeness, c, {**given, "pulls": of(identity.pulls, c, given)})
    return float(of(identity.steered, c, {**given, "felt": felt}))


def torn(c: Constants, given: Given) -> float:
    """Return the belonging tension of an engineer's pulls (M10)."""
    return float(of(identity.belonging_tension, c, {**given, "pulls": of(identity.pulls, c, given)}))


def _understanding(c: Constants, given: Given) -> float:
    return float(of(relationship.understanding_next, c, given) * of(relationship.understanding_kept, c, given))


def _lock_in(c: Constants, given: Given) -> float:
    return float(of(dynamics.lock_in_next, c, {**given, "released": of(dynamics.lock_in_released, c, given)}))


def _novelty(c: Constants, given: Given) -> float:
    return float(of(dynamics.novelty_next, c, {**given, "found": of(dynamics.search_yield, c, given)}))


def _share(c: Constants, given: Given) -> float:
    strengths, efforts = (given["own_strength"], *given["strengths"]), (given["own_effort"], *given["efforts"])
    standing = given["standing"]
    return market.market_shares(
        c, strengths=strengths, efforts=efforts, rivalries=given["rivalries"], standing=standing
    )[0]


def _first(given: Given, firm: int) -> Given:
    """Put one firm before the others in what the market is given of all."""

    def turned(name: str) -> tuple[float, ...]:
        row = tuple(given[name])
        return (row[firm], *row[:firm], *row[firm + 1 :])

    own, efforts = turned("strengths"), turned("efforts")
    standing = turned("standing") if given.get("standing") is not None else None
    return {
        "own_strength": own[0], "strengths": own[1:], "own_effort": efforts[0], "efforts": efforts[1:],
        "rivalries": turned("rivalries"), "standing": standing,
    }  # fmt: skip


def _learned(_c: Constants, given: Given) -> float:
    return meters.b3_learned(given["income"], given["strength"], given["learned"])


# Heard for what the eight meters are worth (`worth`): what a quarter of this race costs.
COST = Ear(market.running_cost, ("f",))
PULLS = Ear(identity.pulls, ("n",))
TENSION = Ear(tensions.performing_tension, ("index",))
LEARNING = Ear(meters.b3_learned, ("f",))
RACE = Ear(dynamics.red_queen_next)
RELEASED = Ear(dynamics.lock_in_released, ("f",))
BELONGING: Groups = MappingProxyType(
    {
        "why_team": ("team",),
        "why_house": ("org", "unit"),
        "why_craft": ("prof", "immersion"),
        "why_told": ("talk_partner", "talk_own"),
        "why_rivalry": ("separation", "competition"),
    }
)
TEARING = (PULLS, Ear(identity.belonging_tension, ("n",)))
TORN: Groups = {**BELONGING, "why_shield": ("shielded",)}
RACING: Groups = {"race": ("compete", "rivalry"), "absorbed": ("absorbed",), "cooperation": ("cooperation",)}
WAKING: Groups = {
    "competition": ("competition",), "search": ("explore",), "why_distrust": ("distrust",), "why_parallel": ("parallel",),
}  # fmt: skip
DEMANDS: Groups = {
    "both_demands": ("cooperate", "compete", "weaker_pole"),
    "why_rivalry": ("rivalry",),
    "why_parallel": ("parallel",),
    "practice": ("capability",),
    "why_roles": ("roles",),
}

METERS: Mapping[str, Equation] = MappingProxyType(
    {
        "tension": Equation((TENSION,), plain(tensions.performing_tension), DEMANDS),
        "tokens": Equation(
            (TENSION, Ear(tensions.strain, ("index",)), Ear(tensions.attention, ("index",))),
            _tokens, {**DEMANDS, "why_conflict": ("conflict", "mindset")}, scale=1, call=0,
        ),
        "organizing": Equation(
            (Ear(tensions.organizing_tension, ("index",)),), plain(tensions.organizing_tension),
            {"apart": ("separation",), "why_knit": ("integration",), "cooperation": ("cooperation",),
             "competition": ("competition",)},
        ),
        "closeness": Equation(
            (PULLS, Ear(identity.closeness, ("n",)), Ear(identity.steered, ("n",))), _closeness,
            {**BELONGING, "why_told": ("talk_partner", "talk_own", "declared", "heard"),
             "why_relation": ("trust", "distrust", "wall")}, "bench",
        ),
        "torn": Equation(TEARING, torn, TORN, "bench"),
        "openness": Equation(
            (Ear(identity.openness, ("n",)),), plain(identity.openness),
            {"closeness": ("closeness",), "salience": ("salience",)}, "bench", call=0,
        ),
        "guard": Equation(
            (Ear(identity.guard, ("n",)),), plain(identity.guard),
            {"closeness": ("closeness",), "salience": ("salience",), "torn": ("tension",), "why_warned": ("extra",)},
            "bench",
        ),
        "q": Equation(
            (Ear(identity.salience_next, ("n",)),), plain(identity.salience_next),
            {"story": ("story_both", "clarity", "shielded"), "why_explained": ("explained",)}, "bench",
            before="salience", neutral={"story_both": 0.0, "explained": False},
        ),
        "trust": Equation(
            (Ear(relationship.trust_next, ("f", "g")),), plain(relationship.trust_next),
            {"trust_received": ("signal",), "trust_good": ("good",), "trust_closeness": ("closeness",),
             "trust_violation": ("violation",)}, "pairs",
            before="trust", neutral={"signal": 0.0, "good": 0.0, "closeness": 0.5, "violation": 0.0},
        ),
        "distrust": Equation(
            (Ear(relationship.distrust_next, ("f", "g")),), plain(relationship.distrust_next),
            {"distrust_awareness": ("awareness", "competition"), "distrust_violation": ("violation",),
             "why_near": ("closeness",)}, "pairs",
            before="distrust", neutral={"awareness": 0.0, "competition": 0.0, "violation": 0.0, "closeness": 0.0},
        ),
        "understanding": Equation(
            (Ear(relationship.understanding_next, ("f", "g")), Ear(relationship.understanding_kept, ("f", "g"))),
            _understanding, {"why_given": ("given",), "why_came": ("received",), "why_scattered": ("amnesia", "parallel")},
            "pairs", before="understanding", neutral={"given": 0.0, "received": 0.0, "amnesia": 0.0, "parallel": 0.0},
        ),
        "red_queen": Equation(
            (RACE,), plain(dynamics.red_queen_next), RACING, "table",
            before="red_queen", neutral={"compete": (0.0, 0.0), "rivalry": 0.0, "absorbed": 0.0, "cooperation": 0.0},
        ),
        "lock_in": Equation(
            (RELEASED, Ear(dynamics.lock_in_next, ("f",))), _lock_in,
            {"commitment": ("cooperate", "trust", "active"), **WAKING}, before="lock_in",
            neutral={"cooperate": 0.0, "trust": 0.0, "active": True, "competition": 0.0, "explore": 0.0, "distrust": 0.0,
                     "parallel": 0.0},
        ),
        "novelty": Equation(
            (Ear(dynamics.search_yield, ("firm",)), Ear(dynamics.novelty_next, ("firm",))), _novelty,
            {"search": ("explore", "odd"), "why_lock_in": ("lock_in",), "race": ("red_queen",),
             "why_parallel": ("parallel",), "why_picked_up": ("absorbed",), "why_breakthroughs": ("breakthroughs",)},
            before="novelty",
            neutral={"explore": 0.0, "odd": 1.0, "lock_in": 0.0, "red_queen": 0.0, "parallel": 0.0, "absorbed": 0.0,
                     "breakthroughs": 0},
        ),
        "coop": Equation(
            (Ear(dynamics.cooperation_next, ("f", "g")),), plain(dynamics.cooperation_next),
            {"why_given": ("given",), "why_came": ("received",)}, "table",
            before="cooperation", neutral={"given": 0.0, "received": 0.0},
        ),
        "comp": Equation(
            (Ear(dynamics.competition_next, ("f", "g")),), plain(dynamics.competition_next),
            {"race": ("compete", "compete_other", "rivalry"), "why_parallel": ("parallel",), "why_others": ("extra",)},
            "table", before="competition",
            neutral={"compete": 0.0, "compete_other": 0.0, "parallel": 0.0, "extra": 0.0},
        ),
        "balanced": Equation(
            (Ear(meters.balanced_strength),), plain(meters.balanced_strength),
            {"balance_cooperation": ("cooperation",), "balance_competition": ("competition",)}, "table",
        ),
        "joint": Equation(
            (Ear(market.joint_value),), plain(market.joint_value),
            {"why_work": ("contributions",), "why_fit": ("complementarity",), "why_alike": ("redundancy",),
             "joint_balance": ("balance",), "practice": ("capability",)}, "table", scale=1,
        ),
        "share": Equation(
            (Ear(market.market_shares),), _share,
            {"why_strength": ("own_strength",), "why_their_strength": ("strengths",), "race": ("own_effort",),
             "why_their_race": ("efforts",), "why_rivalry": ("rivalries", "standing")}, ready=_first, call=0,
        ),
        "exclusivity": Equation(
            (Ear(market.exclusivity, ("f",)),), plain(market.exclusivity),
            {"why_own_core": ("own",), "why_known_there": ("best_rival",)},
        ),
        "e1": Equation(
            (Ear(meters.e1_sharing_withheld, ("f", "n")),), plain(meters.e1_sharing_withheld),
            {"why_distrust": ("openness_at_ease", "openness"), "mandate": ("scope",), "why_meeting": ("intensity",)},
            "bench", least=0.0,
        ),
        "e2": Equation(
            (Ear(meters.e2_misappropriated),), plain(meters.e2_misappropriated),
            {"why_work": ("joint_keur",), "grab": ("agreed", "after")}, "table", scale=1,
        ),
        "e3": Equation(
            (RACE,), plain(dynamics.red_queen_from_absorption),
            {"absorbed": ("absorbed",), "race": ("red_queen",)}, "table",
        ),
        "e4": Equation(
            (Ear(meters.e4_search_lost, ("f",)),), plain(meters.e4_search_lost),
            {"search": ("explore",), "why_lock_in": ("lock_in",), "race": ("red_queen",), "why_parallel": ("parallel",)},
        ),
        "b1": Equation(
            (Ear(meters.b1_spilled_over, ("f",)),), plain(meters.b1_spilled_over),
            {"why_work": ("joint_keur",), "why_spill": ("spillover",)}, scale=1,
        ),
        "b2": Equation((RELEASED,), plain(dynamics.lock_in_released), {"why_lock_in": ("lock_in",), **WAKING}),
        "b3_keur": Equation(
            (LEARNING,), _learned, {"why_learned": ("learned",), "why_market": ("income", "strength")}, scale=1,
        ),
        "b4": Equation(
            (RACE,), plain(meters.b4_race_avoided), {"race": ("red_queen",), "cooperation": ("cooperation",)}, "table",
        ),
    }
)  # fmt: skip
