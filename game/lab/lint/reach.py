"""What the story holds and no game of any length brings; deliberately absent: playing (a scenario's calendar is enough)."""

from collections.abc import Iterator

from game.lab.lint.findings import Finding, finding
from game.scenario.effects import ClientInsists
from game.scenario.model import Scenario
from game.scenario.schedule import QuarterPlan, schedule


def unreachable(scenario: Scenario) -> Iterator[Finding]:
    """Yield what falls in no preset, demands that meet no tender, and levels that nature holds in everybody's game."""
    plans = [plan for preset in scenario.presets for plan in schedule(scenario, preset.quarters, preset.spread).plans]
    for n, item in enumerate(scenario.news):
        if all(item not in plan.news for plan in plans):
            yield finding("unreachable", "mend", ("news", n), what="news", text=_short(item.text))
    for n, tender in enumerate(scenario.tenders):
        if all(tender not in plan.tenders for plan in plans):
            yield finding("unreachable", "mend", ("tenders", n), what="tender", text=_short(tender.job))
    for b, bench in enumerate(scenario.benches):
        for n, problem in enumerate(bench.problems):
            if all(plan.problems[b].text != problem.text for plan in plans):
                place = ("benches", b, "problems", n)
                yield finding("unreachable", "mend", place, what="problem", text=_short(problem.text))
    yield from _events(scenario, plans)
    for n, one in enumerate(scenario.experiment):
        if not scenario.variant:
            yield finding("experiment_on", "look", ("experiment", n), do=one.do, what=one.what or "…")


def _events(scenario: Scenario, plans: list[QuarterPlan]) -> Iterator[Finding]:
    for n, event in enumerate(scenario.events):
        falls = [plan for plan in plans if any(one.id == event.id for one in plan.events)]
        if not falls:
            yield finding("unreachable", "mend", ("events", n), what="event", text=event.id)
        elif isinstance(event.effect, ClientInsists) and not any(
            tender.lead in event.firms for plan in falls for tender in plan.tenders
        ):
            yield finding("meets_no_tender", "mend", ("events", n), event=event.id)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
