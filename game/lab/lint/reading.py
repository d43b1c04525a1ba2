"""Whether people have the time: briefs against the first quarter's clock, phases against what is read and laid in them.

The measure is gamedesign R9: 220 words a minute, 8 seconds a card, 10 seconds a choice, 85 % of the phase.
"""

from collections.abc import Iterator, Mapping

from game.ids import PHASES, Phase
from game.lab.lint.findings import Finding, Place, finding
from game.scenario.model import Preset, Scenario, SeatSpec
from game.scenario.schedule import schedule

WORDS_A_MINUTE = 220
FILL = 0.85
Times = Mapping[tuple[Phase, str], float]


def seconds_to_read(*texts: str) -> float:
    """Return how long an adult reads these texts."""
    return sum(len(text.split()) for text in texts) * 60 / WORDS_A_MINUTE


def briefs(scenario: Scenario) -> Iterator[Finding]:
    """Yield every brief that takes longer than the news phase of the first quarter and what that quarter adds."""
    for preset in scenario.presets:
        allowed = preset.seconds[0] + sum(preset.seconds) * (preset.first_percent - 100) // 100
        if not any(preset.seconds):
            continue
        for seat in scenario.seats:
            need = round(
                seconds_to_read(scenario.wall_line, scenario.background, seat.brief_public, seat.brief_private)
            )
            if need > allowed:
                yield finding(
                    "brief_long", "mend", *_places(seat), seat=seat.id, preset=preset.name, need=need, have=allowed
                )


def _places(seat: SeatSpec) -> tuple[Place, ...]:
    """Return where the format looks for a seat's brief, in its order."""
    names = (seat.chair, seat.chair.rstrip("123"))
    return *(("firms", seat.firm, "briefs", name) for name in names), *(("briefs", name) for name in names)


def phases(scenario: Scenario, laid: Times) -> Iterator[Finding]:
    """Yield every phase of every clock in which a seat has not the time for what it reads and lays.

    Args:
        scenario: What is played.
        laid: Mean seconds that laying takes, by phase and chair.
    """
    for preset in scenario.presets:
        for phase, have in zip(PHASES, preset.seconds, strict=True):
            slowest = max(((time, chair) for (when, chair), time in laid.items() if when == phase), default=(0.0, ""))
            need = round(slowest[0] + _told(scenario, preset, phase))
            if any(preset.seconds) and need > FILL * have:
                place: Place = ("presets", preset.name, "seconds")
                who = slowest[1] or "anybody"
                yield finding(
                    "phase_short", "look", place, preset=preset.name, phase=phase, who=who, need=need, have=have
                )


def _told(scenario: Scenario, preset: Preset, phase: Phase) -> float:
    """Return how long the longest texts of a phase take to read, over all quarters."""
    texts = []
    for plan in schedule(scenario, preset.quarters, preset.spread).plans:
        match phase:
            case "news":
                texts.append([item.text for item in plan.news] + [event.text for event in plan.events])
            case "units":
                texts.append([f"{tender.job} {tender.note}" for tender in plan.tenders])
            case "encounters":
                texts.append([max((problem.text for problem in plan.problems), key=len, default="")])
            case _:
                pass
    return max((seconds_to_read(*told) for told in texts), default=0.0)
