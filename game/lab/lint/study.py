"""All that is played for one scenario, in one go, and what is told of it; deliberately absent: files, processes, words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial

from game.ids import Phase
from game.lab.lint import choices, luck, reach, reading, risks, watched
from game.lab.lint.choices import Found, Tried, Try
from game.lab.lint.findings import Finding
from game.lab.lint.luck import Meeting
from game.lab.lint.norms import norms
from game.lab.lint.watched import Watch, Watched
from game.scenario.model import Scenario

Job = Try | Meeting | Watch
Done = Tried | float | Watched
USUAL = 14 * 8
"""Seats times quarters of a usual class; a larger game is played less often, so that a study takes about as long."""
LEAST_PAIRS, MOST_PAIRS = 5, 12


@dataclass(frozen=True, slots=True)
class Study:
    """What was found, the mends first, and the numbers for `par`."""

    findings: tuple[Finding, ...]
    par: dict[str, int]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is played: pairs of games for each choice, and bot games to watch, mixed and expert."""

    pairs: int
    mixed: int
    experts: int

    def jobs(self) -> tuple[Job, ...]:
        """Return every game, the long ones first."""
        mixed = (Watch("mixed", number) for number in range(1, self.mixed + 1))
        experts = (Watch("expert", number) for number in range(1, self.experts + 1))
        return *mixed, *experts, *luck.meetings(), *choices.tries(self.pairs)


def plan(scenario: Scenario, preset: str, pairs: int | None = None) -> Plan:
    """Return a plan that fits the budget of three minutes on two cores; with `pairs` so many for each choice."""
    size = len(scenario.seats) * scenario.preset(preset).quarters
    fit = max(1, min(3 * USUAL, size))
    usual = max(LEAST_PAIRS, min(MOST_PAIRS, 6 * USUAL // fit))
    games = pairs or usual
    return Plan(games, max(20, min(120, 10 * games)), max(8, min(24, 2 * games)))


def study(
    scenario: Scenario, preset: str, wanted: Plan, *, seed: int = 1, executor: Executor | None = None
) -> Iterator[Study | None]:
    """Yield None for every game played and at last what was found."""
    jobs, done = wanted.jobs(), []
    play = partial(_play, scenario, preset, seed)
    for one in executor.map(play, jobs, chunksize=8) if executor else map(play, jobs):
        done.append(one)
        yield None
    yield _judged(scenario, wanted, list(zip(jobs, done, strict=True)))


def _play(scenario: Scenario, preset: str, seed: int, job: Job) -> Done:
    """Play one game; runs in a worker."""
    match job:
        case Try():
            return choices.play(scenario, preset, seed, job)
        case Meeting():
            return luck.play(scenario, preset, seed, job)
        case Watch():
            return watched.play(scenario, preset, seed, job)


def _judged(scenario: Scenario, wanted: Plan, games: Sequence[tuple[Job, Done]]) -> Study:
    seen = {
        cast: [done for job, done in games if isinstance(job, Watch) and job.cast == cast and isinstance(done, Watched)]
        for cast in ("mixed", "expert")
    }
    tried = Found((job, done) for job, done in games if isinstance(job, Try) and isinstance(done, Tried))
    leads = [done for _, done in games if isinstance(done, float)]
    found = [
        *reach.unreachable(scenario),
        *reading.briefs(scenario),
        *reading.phases(scenario, _laying(seen["expert"])),
        *luck.judge(scenario, leads),
        *choices.judge(tried),
        *risks.judge(seen["expert"], seen["mixed"]),
    ]
    return Study(tuple(sorted(found, key=lambda one: one.weight != "mend")), norms(seen["mixed"]))


def _laying(games: Sequence[Watched]) -> dict[tuple[Phase, str], float]:
    """Return mean seconds of a draft by phase and chair."""
    seconds: dict[tuple[Phase, str], int] = defaultdict(int)
    drafts: dict[tuple[Phase, str], int] = defaultdict(int)
    for game in games:
        for phase, chair, took, number in game.laying:
            seconds[phase, chair] += took
            drafts[phase, chair] += number
    return {key: seconds[key] / drafts[key] for key in seconds}
