"""That leaks emerge from belonging: three treatments, what each has to move, and the constants that carry it.

Treatments are levers of the bots' tempers, which go through `submit` like everybody's moves, or a knob of the scenario.
Both arms of a pair share all chance. Deliberately absent: any schedule of leaks; there is none to switch off.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from typing import Literal

from game.lab.casting import cast
from game.lab.measures import Measures
from game.lab.paired import Difference, difference
from game.lab.selfplay import Batch, Game, play_all
from game.scenario.model import Scenario

Expected = Literal["up", "down", "kept"]


@dataclass(frozen=True, slots=True)
class Arm:
    """One side of a comparison: personas by seat, role, firm or `*`, and knobs set for every firm (bp)."""

    personas: Mapping[str, str]
    knobs: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Claim:
    """A treatment and what it moves.

    Attributes:
        name: Key below `cli.emerge`.
        off: Constants that carry the mechanism, set to 0 to see the effects vanish.
        outcomes: Measure and its expected direction; `kept` means not lowered, and need not vanish.
    """

    name: str
    treatment: Arm
    control: Arm
    off: tuple[str, ...]
    outcomes: tuple[tuple[str, Expected], ...]


CLAIMS = (
    Claim(
        "story",
        Arm({"*": "steady,story=2,side=both"}),
        Arm({"*": "steady,story=0"}),
        ("salience_gain", "org_story"),
        (("leaks_per_shared", "down"), ("shared", "kept")),
    ),
    Claim(
        "room",
        Arm({"*": "steady,place=lab"}),
        Arm({"*": "steady,place=home"}),
        ("coloc_team", "coloc_immersion"),
        (("team", "up"), ("leaks", "up")),
    ),
    Claim(
        "immersion",
        Arm({"*": "steady"}, {"complexity": 10_000}),
        Arm({"*": "steady"}, {"complexity": 1_000}),
        ("immersion_leak", "immersion_pull"),
        (("leaks", "up"),),
    ),
)
MEASURES: Mapping[str, Callable[[Measures], float]] = {
    "leaks_per_shared": lambda game: game.leaks_per_shared,
    "leaks": lambda game: float(game.leaks),
    "shared": lambda game: float(game.shared),
    "team": lambda game: float(game.team_bp),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One outcome of one claim, with its mechanism and without."""

    claim: str
    outcome: str
    expected: Expected
    effect: Difference
    without: Difference

    @property
    def holds(self) -> bool:
        """Whether the effect shows as expected and vanishes with its mechanism."""
        match self.expected:
            case "up":
                return self.effect.sign == 1 and self.without.sign == 0
            case "down":
                return self.effect.sign == -1 and self.without.sign == 0
            case "kept":
                return self.effect.sign >= 0


def study(
    scenario: Scenario,
    *,
    pairs: int,
    seed: int,
    preset: str,
    claims: Sequence[Claim] = CLAIMS,
    executor: Executor | None = None,
    jobs: int = 1,
) -> Iterator[Game | Finding]:
    """Yield every game as it ends, `4 * pairs` for each claim, and every finding as soon as its games are there.

    Args:
        scenario: What is played.
        pairs: Games in each arm, 5 or more.
        seed: Any whole number.
        preset: Name of a preset of the scenario.
        claims: What is studied.
        executor: Where to play; here when there is none.
        jobs: Its workers.
    """
    for claim in claims:
        bare = with_constants(scenario, dict.fromkeys(claim.off, 0))
        arms = [(base, arm) for base in (scenario, bare) for arm in (claim.treatment, claim.control)]
        played: list[list[Measures]] = []
        for base, arm in arms:
            played.append([])
            for game in play_all(_batch(base, arm, seed, preset), pairs, executor, jobs):
                played[-1].append(game.measures)
                yield game
        for outcome, expected in claim.outcomes:
            effect, without = (_compare(outcome, *played[at : at + 2]) for at in (0, 2))
            yield Finding(claim.name, outcome, expected, effect, without)


def with_constants(scenario: Scenario, changes: Mapping[str, float]) -> Scenario:
    """Return the scenario with some of the model's constants set anew."""
    return replace(scenario, constants=tuple(sorted({**dict(scenario.constants), **changes}.items())))


def _batch(scenario: Scenario, arm: Arm, seed: int, preset: str) -> Batch:
    tuned = replace(scenario, knobs=tuple(replace(knobs, **arm.knobs) for knobs in scenario.knobs))
    return Batch(tuned, seed, preset, cast(tuned, arm.personas))


def _compare(outcome: str, treatment: list[Measures], control: list[Measures]) -> Difference:
    measure = MEASURES[outcome]
    return difference([measure(game) for game in treatment], [measure(game) for game in control])
