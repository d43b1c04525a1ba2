"""When things happen: a scenario laid out over the quarters; deliberately absent: what things do (see `rules`)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from game.scenario.effects import BoughtRumour, RumourResolved
from game.scenario.model import BenchSpec, Item, Problem, Scenario, TenderSpec, TimedEvent, When
from game.scenario.once import once

Placed = TypeVar("Placed", Item, Problem, TenderSpec)


@dataclass(frozen=True, slots=True)
class QuarterPlan:
    """What one quarter brings.

    Attributes:
        quarter: From 1.
        news: Public lines; those with `on` hold only after that end of a rumour.
        events: Timed events in the order in which they strike.
        tenders: At most one for each lead, in the order of the firms.
        problems: One for each bench.
    """

    quarter: int
    news: tuple[Item, ...]
    events: tuple[TimedEvent, ...]
    tenders: tuple[TenderSpec, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Schedule:
    """All quarters that a game can have, T+spread of them, whichever nature makes the last.

    Attributes:
        nominal: T.
        spread: The last quarter lies in T-spread…T+spread.
    """

    nominal: int
    spread: int
    plans: tuple[QuarterPlan, ...]

    def at(self, quarter: int) -> QuarterPlan:
        """Return the plan of a quarter, counted from 1."""
        return self.plans[quarter - 1]


def quarter_of(at_bp: int, nominal: int) -> int:
    """Return the quarter of a point of the game (gamedesign §1.3); 2857 is quarter 3 of 8 and 4 of 12."""
    return 1 + (at_bp * (nominal - 1) + 5_000) // 10_000


@once
def schedule(scenario: Scenario, nominal: int, spread: int) -> Schedule:
    """Lay a scenario out over T quarters; T-spread…T+spread is where it may end."""
    last = nominal + spread
    events = _events(scenario, nominal)
    at = {event.id: quarter for quarter, event in events}
    news = _spread(scenario.news, nominal, last, at, shared=True)
    benches = [_problems(bench, nominal, last, at) for bench in scenario.benches]
    boards = [_board(scenario, firm.index, nominal, last, at) for firm in scenario.firms]
    plans = tuple(
        QuarterPlan(
            quarter=quarter,
            news=tuple(news[quarter]),
            events=tuple(event for when, event in events if when == quarter),
            tenders=tuple(board[quarter] for board in boards if quarter in board),
            problems=tuple(bench[quarter] for bench in benches),
        )
        for quarter in range(1, last + 1)
    )
    return Schedule(nominal, spread, plans)


def _events(scenario: Scenario, nominal: int) -> list[tuple[int, TimedEvent]]:
    """Return events with their quarters, in order.

    Shocks keep their order, one a quarter from 2 to T-2 as far as there is room. A rumour that no event settles is
    settled here.
    """
    ordered = sorted(scenario.events, key=lambda event: event.at_bp)
    settled = {event.effect.rumour for event in ordered if isinstance(event.effect, RumourResolved)}
    shocks = [event for event in ordered if event.effect.SHOCK]
    quarters = [quarter_of(event.at_bp, nominal) for event in shocks]
    for n, quarter in enumerate(quarters):
        quarters[n] = max(quarter, 2, quarters[n - 1] + 1 if n else 2)
    for n in reversed(range(len(quarters))):
        ceiling = nominal - 2 if n == len(quarters) - 1 else quarters[n + 1] - 1
        quarters[n] = max(min(quarters[n], ceiling), 2)
    at = {event.id: quarter for event, quarter in zip(shocks, quarters, strict=True)}
    found = [(at.get(event.id, quarter_of(event.at_bp, nominal)), event) for event in ordered]
    for quarter, event in tuple(found):
        if isinstance(event.effect, BoughtRumour) and event.id not in settled:
            effect = RumourResolved(event.id)
            end = replace(event, id=f"{event.id}_resolved", effect=effect, text=effect.LINE)
            found.append((quarter + event.effect.quarters, end))
    return sorted(found, key=lambda pair: pair[0])


def _spread(
    items: Sequence[Placed], nominal: int, last: int, events: Mapping[str, int], *, shared: bool
) -> dict[int, list[Placed]]:
    """Return the items of each quarter: those with a place first, then the free ones where nothing stands.

    Unless a quarter may be shared, a second item with the same place moves on to the next empty quarter; what finds
    none is left out.
    """
    found: dict[int, list[Placed]] = {quarter: [] for quarter in range(1, last + 1)}
    for item in sorted(items, key=lambda item: item.when.how != "quarter"):
        if item.when.how == "free":
            continue
        quarter = _quarter(item.when, nominal, events)
        while not shared and found.get(quarter):
            quarter += 1
        if quarter in found:
            found[quarter].append(item)
    empty = (quarter for quarter in found if not found[quarter])
    for item, quarter in zip((item for item in items if item.when.how == "free"), tuple(empty), strict=False):
        found[quarter].append(item)
    return found


def _quarter(when: When, nominal: int, events: Mapping[str, int]) -> int:
    """Return the quarter of a place that is not free."""
    match when.how:
        case "quarter":
            return when.value
        case "point":
            return quarter_of(when.value, nominal)
        case "event":
            return events[when.event]
        case _:
            return nominal + 1


def _problems(bench: BenchSpec, nominal: int, last: int, events: Mapping[str, int]) -> dict[int, Problem]:
    """Return a problem for each quarter; an empty one takes up the last problem again, and nature draws its need."""
    found: dict[int, Problem] = {}
    latest = replace(bench.problems[0], need=None)
    for quarter, items in _spread(bench.problems, nominal, last, events, shared=False).items():
        found[quarter] = items[0] if items else latest
        latest = replace(found[quarter], need=None)
    return found


def _board(scenario: Scenario, lead: int, nominal: int, last: int, events: Mapping[str, int]) -> dict[int, TenderSpec]:
    """Return one firm's tenders; renewals fill the quarters between, its managers taking turns."""
    own = [tender for tender in scenario.tenders if tender.lead == lead]
    managers, knobs = scenario.firms[lead].managers, scenario.knobs[lead]
    found: dict[int, TenderSpec] = {}
    for quarter, items in _spread(own, nominal, last, events, shared=False).items():
        if items:
            found[quarter] = items[0]
        elif scenario.routine_value:
            manager = (quarter - 1) % len(managers)
            found[quarter] = TenderSpec(
                when=When("quarter", quarter),
                lead=lead,
                manager=manager,
                job=f"{managers[manager].client}, renewal",
                value=scenario.routine_value,
                client_demand=knobs.client_demand,
                complementary=knobs.compl_unit,
                outsider_bonus=0,
                note="",
                routine=True,
            )
    return found
