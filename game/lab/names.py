"""The names of what the laboratory reads of a game, and how a span of quarters is read; deliberately absent: reading it.

Levels are fractions of 1, money is kEUR, mastery units, the rest counts. `mean` of a level, `sum` of what happens; a ratio is
the sum of one over the sum of another.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

Over = Literal["mean", "sum"]


@dataclass(frozen=True, slots=True)
class Observable:
    """How one number is read.

    Attributes:
        over: What a span of quarters makes of it.
        about: What it is, in words; with its unit.
        parts: For a ratio: names of numerator and denominator.
        is_end: Whether it is known at the end of the game only.
    """

    over: Over
    about: str
    parts: tuple[str, str] | None = None
    is_end: bool = False


def _levels(**named: str) -> dict[str, Observable]:
    return {name: Observable("mean", about) for name, about in named.items()}


def _counts(**named: str) -> dict[str, Observable]:
    return {name: Observable("sum", about) for name, about in named.items()}


def _ratios(**named: tuple[str, str, str]) -> dict[str, Observable]:
    return {name: Observable("mean", about, (one, other)) for name, (one, other, about) in named.items()}


OBSERVABLES: Final[Mapping[str, Observable]] = MappingProxyType(
    _levels(
        sharing="volume shared by a bench engineer in a quarter, depth times time",
        closeness="closeness of bench engineers to the partner", openness="their openness, O", guard="their guard, G",
        q="their paradox salience", team="their identification with the joint team", org="… with their firm",
        prof="… with their craft", unit="… with their unit", torn="belonging tension",
        unresolved="belonging tension not resolved by salience", selectivity="openness times guard, O·G",
        closeness_spread="standard deviation of closeness among all bench engineers of the table",
        off_target="distance of closeness from .5", closeness_product="closeness of product engineers",
        openness_product="openness of product engineers",
        trust="trust in the partner", distrust="distrust of it", damage="its damaged name", habit="habit of leaving it out",
        understanding="common understanding", coop="intensity of cooperation", comp="intensity of competition",
        capacity="absorptive capacity towards partners, AC", red_queen="red-queen level",
        balanced="balance and strength, bs, 0…2", balance="balance of both intensities, 0…1",
        both_high="1 where trust exceeds .6 and distrust .25",
        performing_tension="performing tension of the TMT", organizing_tension="organizing tension", strain="strain of the TMT",
        attention="points of attention left by strain", tokens="tokens of the TMT", cap="coopetition capability",
        gap="gap between what was meant and what came about", blur="distance of the realised course from the declared one",
        lock_in="relational inertia, Λ", novelty="novelty from search", exclusivity="lead of the own core over the best rival",
        own_core="mastery of the own core in the product unit", market_share="share of the market",
        channel="how well knowledge passes between the units", meta="how far the shared win caught on",
        multivocal="how far each side may call it what it likes", pipeline="joint business in preparation",
        attitude="client managers' disposition to bid together", ears_gap="closeness of engineers less attitude of managers",
        believed_wall="what partners believe of the wall", sep="separation", int="integration", wall="real wall",
        depth="mean depth of bench engineers' answers", excess="depth beyond the mandate", alive="1 while the alliance lives",
        search="search yield of the quarter",
    )
    | _counts(
        leaks="leak events", leak_units="own core absorbed by others, units", found_leaks="own leaks found",
        unfound="own leaks not found", grabs="times it took more than its share",
        taken="joint value moved or lost by taking, kEUR (table)", joint_deals="joint bids led",
        joint_wins="joint bids led and won",
        solo_bids="bids alone", solo_wins="bids alone and won", invitations="invitations sent",
        lost_clients="clients lost to a guest",
        conflicts="lunches with managers who do not want to hear it",
        flow_home="units that reached the product unit from the bench",
        learning="… of partners' components", grown="own core built, units", overstepped="answers beyond the mandate",
        sessions="answers given at benches", life="quarters in which the alliance lived", result="result of the firm, kEUR",
        private="market, exclusivity and cost, kEUR", joint_income="its part of the joint gain, kEUR",
        tender_income="tenders, kEUR", joint_value="joint value J of the table, kEUR",
        spilled="joint value from competitive research, kEUR", search_lost="search lost to lock-in",
    )
    | _ratios(
        leaks_per_share=("leaks", "sharing", "leak events per unit shared"),
        absorbed_per_leak=("leak_units", "leaks", "units absorbed per leak"),
        detection=("found_leaks", "leaks", "share of leaks found"),
        joint_per_share=("joint_value", "sharing", "joint value per unit shared"),
        joint_win_rate=("joint_wins", "joint_deals", "joint bids won"),
        solo_win_rate=("solo_wins", "solo_bids", "solo bids won"),
        cannibalised=("lost_clients", "joint_deals", "clients lost per joint bid"),
        acceptance=("joint_deals", "invitations", "invitations accepted"),
        compliance=("overstepped", "sessions", "share of answers beyond the mandate"),
        spilled_share=("spilled", "joint_value", "share of joint value that is spill-over"),
    )
    | {
        "win_rate": Observable("mean", "bids won, joint or alone", ("wins", "bids")),
        "wins": Observable("sum", "bids led and won"), "bids": Observable("sum", "bids led"),
        "firm_value": Observable("sum", "all results, and with the whole game the legacy, kEUR", is_end=True),
        "alliance_value": Observable("sum", "joint value weighted by life, and joint tenders, kEUR (table)", is_end=True),
        **{f"score_{role}": Observable("mean", f"personal points of {role} in a quarter, 0…100")
           for role in ("tmt", "ally", "prod", "eng_a", "eng_p")},
    }
)  # fmt: skip
