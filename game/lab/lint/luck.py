"""Who wins: what seats do, or the seed; deliberately absent: what each choice is worth (see `choices`).

Some policies meet each other in the same seeds. The spread of the lead within a meeting is the seed's, the rest is conduct.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.lab import batch
from game.lab.lint.findings import Finding, finding, percent
from game.lab.policies import ACTIVE, BALANCED, DEFECT, PASSIVE, SHARE
from game.scenario.model import Scenario

MEET = (ACTIVE, BALANCED, SHARE, DEFECT, PASSIVE)
SEEDS = 6
MOST_LUCK = 2 / 3  # ours: beyond it the seed says twice as much about the winner as all seats together
ALIKE = 0.9


@dataclass(frozen=True, slots=True)
class Meeting:
    """One game: which policies of `MEET` the first firm and all others play, and its number."""

    own: int
    other: int
    number: int


def meetings(seeds: int = SEEDS) -> tuple[Meeting, ...]:
    """Return all games, meeting by meeting."""
    each = range(len(MEET))
    return tuple(Meeting(i, j, number) for i in each for j in each for number in range(1, seeds + 1))


def play(scenario: Scenario, preset: str, seed: int, one: Meeting) -> float:
    """Return the first firm's lead in value over the mean of the others, kEUR."""
    policies = (MEET[one.own], MEET[one.other])
    outcome = batch.run(scenario, policies, seed=seed, number=one.number, preset=preset)
    values = outcome.ends["firm_value"]
    return values[0] - sum(values[1:]) / (len(values) - 1)


def share_of_seed(cells: Sequence[Sequence[float]]) -> float:
    """Return which part of the spread of all numbers lies within the cells, 0…1."""
    everything = [value for cell in cells for value in cell]
    mean = sum(everything) / len(everything)
    total = sum((value - mean) ** 2 for value in everything)
    within = sum((value - sum(cell) / len(cell)) ** 2 for cell in cells for value in cell)
    return within / total if total else 0.0


def judge(scenario: Scenario, leads: Sequence[float], seeds: int = SEEDS) -> Iterator[Finding]:
    """Yield that the seed decides, or that one firm is ahead whenever all play alike.

    Args:
        scenario: What was played.
        leads: Of `meetings`, in their order.
        seeds: How many games a meeting has.
    """
    cells = [leads[n : n + seeds] for n in range(0, len(leads), seeds)]
    luck = share_of_seed(cells)
    if luck > MOST_LUCK:
        yield finding("luck", "mend", ("knobs",), share=percent(luck), games=len(leads))
    alike = [lead for n, cell in enumerate(cells) if n % (len(MEET) + 1) == 0 for lead in cell]
    first = sum(lead > 0 for lead in alike) / len(alike)
    if max(first, 1 - first) >= ALIKE:
        firm = scenario.firms[0] if first >= ALIKE else scenario.firms[1]
        others = "" if len(scenario.firms) == 2 or first >= ALIKE else "…"
        yield finding(
            "uneven", "look", ("firms", firm.id), firm=f"{firm.label}{others}", share=percent(max(first, 1 - first))
        )
