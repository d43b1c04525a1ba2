"""Ten comparisons in which nothing may show: what differs is inert, relabelled, mirrored, or chance alone.

A laboratory that finds effects here finds them everywhere. Deliberately absent: claims.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from game.lab.facts.arm import Arm, arm, hold, table_of
from game.lab.facts.claim import FULL, Reading
from game.lab.facts.orders import Need, Order, Played, order
from game.lab.facts.study import LENGTHS, Plan
from game.lab.paired import Difference, difference
from game.lab.policies import ACTIVE, BALANCED, DEFECT, SHARE
from game.rules.model.constants import DEFAULTS
from game.scenario.model import Scenario

Change = Callable[[Scenario], Scenario]


@dataclass(frozen=True, slots=True)
class Placebo:
    """One comparison that has to show nothing.

    Attributes:
        reading: What is compared; `other` what is read of the second arm, where it differs.
        shift: Added to the second arm's seed: other chance.
        change: What is done to the second arm's table.
    """

    name: str
    text: str
    reading: Reading
    first: Arm
    second: Arm
    other: Reading | None = None
    shift: int = 0
    change: Change | None = None


def _renamed(scenario: Scenario) -> Scenario:
    return replace(scenario, seats=tuple(replace(seat, name=f"{seat.name} II") for seat in scenario.seats))


def _retold(scenario: Scenario) -> Scenario:
    seats = tuple(replace(seat, brief_private=seat.brief_public) for seat in scenario.seats)
    return replace(scenario, title="Another title", background="Another story.", seats=seats)


def _regoaled(scenario: Scenario) -> Scenario:
    return replace(scenario, seats=tuple(replace(seat, private_goal="novelty") for seat in scenario.seats))


def _repriced(scenario: Scenario) -> Scenario:
    return replace(scenario, par=replace(scenario.par, firm_low=0, alliance_low=0))


QUIET = BALANCED.but("QUIET", tmt={"side": "ours", "tone": "enemy"})
PLACEBOS: tuple[Placebo, ...] = (
    Placebo("names", "people renamed", Reading("firm_value"), arm(), arm(), change=_renamed),
    Placebo("story", "title, background and briefs told otherwise", Reading("leaks"), arm(), arm(), change=_retold),
    Placebo("goals", "other private goals", Reading("alliance_value"), arm(ACTIVE), arm(ACTIVE), change=_regoaled),
    Placebo("par", "scores measured against another par", Reading("firm_value"), arm(SHARE), arm(SHARE), change=_repriced),
    Placebo("words", "side and tone of a story that nobody tells", Reading("joint_deals"), arm(), arm(QUIET)),
    Placebo("nothing", "an experiment that holds rhetoric where it is", Reading("sharing"), arm(),
            Arm(experiment=(hold("kill", 0),))),
    Placebo("default", "a constant set to its default", Reading("leaks"), arm(),
            Arm(constants={"leak_scale": DEFAULTS.leak_scale})),
    Placebo("mirror", "the same two policies, firms exchanged", Reading("firm_value", firm=0), arm(ACTIVE, DEFECT),
            arm(DEFECT, ACTIVE), other=Reading("firm_value", firm=1)),
    Placebo("seeds", "other chance, nothing else", Reading("firm_value"), arm(), arm(), shift=1_000),
    Placebo("seeds_leaks", "other chance, leaks under open sharing", Reading("leaks"), arm(SHARE), arm(SHARE), shift=1_000),
)  # fmt: skip


def needs_of(placebo: Placebo, plan: Plan) -> tuple[Need, Need]:
    """Return what has to be read of which games: first arm, second arm."""
    second = placebo.other or placebo.reading
    return (
        (_order(placebo.first, plan, 0, None), placebo.reading),
        (_order(placebo.second, plan, placebo.shift, placebo.change), second),
    )


def gap_of(needs: tuple[Need, Need], played: Played) -> Difference:
    """Return the second arm's difference from the first."""
    first, second = (played.values(wanted, reading) for wanted, reading in needs)
    return difference(second, first)


def _order(arm: Arm, plan: Plan, shift: int, change: Change | None) -> Order:
    table = table_of(plan.scenario, arm)
    length = LENGTHS[plan.quarters or FULL]
    return order(change(table) if change else table, arm.policies, length, plan.seed + shift, plan.games)
