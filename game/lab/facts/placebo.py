"""Ten comparisons in which nothing may show: what differs is inert, relabelled, mirrored, or chance alone.

A laboratory that finds effects here finds them everywhere. Deliberately absent: claims.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace

from game.lab.facts.arm import Arm, arm, hold, table_of
from game.lab.facts.claim import Reading
from game.lab.facts.study import LENGTHS, PIECE, Piece, Plan, play
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


def silence(
    plan: Plan, executor: Executor | None = None, placebos: Sequence[Placebo] = PLACEBOS
) -> Iterator[tuple[Placebo, Difference]]:
    """Yield every placebo with its difference, in order."""
    for placebo in placebos:
        sides = (
            (placebo.first, placebo.reading, 0, None),
            (placebo.second, placebo.other or placebo.reading, placebo.shift, placebo.change),
        )
        columns = []
        for played, reading, shift, change in sides:
            table = table_of(plan.scenario, played)
            pieces = _pieces(change(table) if change else table, played, reading, plan, shift)
            rows = executor.map(play, pieces) if executor else map(play, pieces)
            columns.append([row[0] for piece in rows for row in piece])
        yield placebo, difference(columns[1], columns[0])


def _pieces(table: Scenario, played: Arm, reading: Reading, plan: Plan, shift: int) -> list[Piece]:
    preset = LENGTHS[plan.quarters or 12]
    return [
        Piece(table, played, (reading,), plan.seed + shift, preset, tuple(range(n, min(n + PIECE, plan.games + 1))))
        for n in range(1, plan.games + 1, PIECE)
    ]
