"""The edges of the map as far as each seat may draw them, from an allow-list by role (rulebook 11.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.events import LeakSuspected
from game.ids import DEPTHS
from game.rules.bench_views import held
from game.rules.gauges import band, exact, unknown, word
from game.rules.panels import series
from game.rules.seating import partners_of, seats_of
from game.views import Flow, Reading

if TYPE_CHECKING:
    from game.rules.state import State

MOST = 9_999


def flows_of(state: State, n: int) -> tuple[Flow, ...]:
    """Return the edges of the map as far as this seat may draw them (gamedesign §3, §7)."""
    spec = state.scenario.seats[n]
    f, mine = spec.firm_index, state.scenario.firms[spec.firm_index].id
    found = [
        Flow("people", mine, state.scenario.firms[g].id, exact(_posted(state, f), "count"))
        for g in partners_of(state, f)
    ]
    for g in partners_of(state, f):
        theirs = state.scenario.firms[g].id
        found += [Flow("share", mine, theirs, _shared(state, n, f)), Flow("share", theirs, mine, _shared(state, n, g))]
        found += _losses(state, n, f, g)
    return tuple(found)


def _posted(state: State, f: int) -> int:
    return 0 if state.is_dormant else len(seats_of(state, f, "eng_a"))


def _shared(state: State, n: int, firm: int) -> Reading:
    """Return how much a firm shared last quarter, for those who were there or asked; an engineer was at one bench only."""
    spec = state.scenario.seats[n]
    if spec.role == "eng_a":
        return _own_depth(state, n, firm)
    volumes = series(state, "volume", firm, 1)
    if spec.role == "ally" or (spec.role == "tmt" and "labs" in state.firms[spec.firm_index].heard_last):
        return band(min(MOST, volumes[-1])) if volumes else unknown("not_yet")
    return unknown("not_asked" if spec.role == "tmt" else "benches")


def _own_depth(state: State, n: int, firm: int) -> Reading:
    """Return how deep a firm went at the engineer's own bench in the last session."""
    for event, _ in held(state, n):
        for side in event.sides:
            if state.spec(side.seat).firm_index == firm:
                return word(0 if side.depth == "decline" else DEPTHS.index(side.depth), "rung")
    return unknown("benches")


def _losses(state: State, n: int, f: int, g: int) -> list[Flow]:
    """Return known leaks and suspicions: what was found, to those who read of it; what came over, to those who hold it."""
    spec, person = state.scenario.seats[n], state.people[n]
    mine, theirs = state.scenario.firms[f].id, state.scenario.firms[g].id
    found = []
    if spec.role == "tmt":
        known = sum(leak.is_detected for leak in state.leaks if leak.firm == f and leak.to == g)
        if known:
            found.append(Flow("leak", mine, theirs, exact(known, "count")))
    if spec.role in ("tmt", "prod") and any(
        isinstance(event, LeakSuspected) and event.firm == mine
        for event in state.facts(state.quarter - 1, state.quarter)
    ):
        found.append(Flow("suspicion", mine, theirs, unknown("suspicion")))
    held = sum(1 for card in person.insights if card[2] == 1 and state.scenario.components[card[1]].owner_index == g)
    if held:
        found.append(Flow("leak", theirs, mine, exact(held, "count")))
    return found
