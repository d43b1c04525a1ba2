"""The chronicle and what each seat reads of it; deliberately absent: who may know what (`witness`).

A seat reads a fact as it knew the table when the fact happened, and reads the same line ever after. Nothing is put into words
before somebody reads: a batch has no readers.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from game.events import DistrustMoved, TrustMoved
from game.rules.audience import may_concern
from game.rules.copying import replace
from game.rules.knowledge_views import sees_label
from game.rules.reader import Reader
from game.rules.state import Page
from game.rules.witness import witness
from game.scenario.once import once

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from game.events import Event
    from game.ids import Component
    from game.rules.state import State
    from game.scenario.model import Scenario
    from game.views import Entry

WORTH_TELLING = 150


@once
def names_of(scenario: Scenario) -> dict[str, str]:
    """Return the public names of everything that a sentence may name."""
    names: dict[str, str] = {firm.id: firm.label for firm in scenario.firms}
    names |= {seat.id: seat.name for seat in scenario.seats}
    names |= {part.id: part.label for part in scenario.components}
    names |= {manager.id: manager.name for firm in scenario.firms for manager in firm.managers}
    names |= {f"bench:{bench.index}": bench.name for bench in scenario.benches}
    names |= {f"shock:{event.id}": event.text for event in scenario.events}
    return {**names, "outsider": scenario.outsider}


def labels_of(state: State, n: int) -> frozenset[Component]:
    """Return the core components that a seat may name; its feed names what its map names."""
    return frozenset(
        part.id for part in state.scenario.components if part.kind == "core" and sees_label(state, n, part.index)
    )


def reader_of(state: State, n: int, names: Mapping[str, str]) -> Reader:
    """Return a seat as a reader of the quarter's facts."""
    spec, person = state.scenario.seats[n], state.people[n]
    heard = state.firms[spec.firm_index].heard if spec.role == "tmt" else ()
    return Reader(
        seat=spec.id,
        firm=spec.firm,
        role=spec.role,
        quarter=state.quarter,
        heard=frozenset(heard),
        own_benches=frozenset((person.bench,)) if person.bench >= 0 and person.across >= 0 else frozenset(),
        names=names,
        labels=labels_of(state, n),
    )


def _is_small(event: Event) -> bool:
    """Tell whether trust or distrust moved too little to be worth a line; the chronicle keeps it all the same."""
    return isinstance(event, TrustMoved | DistrustMoved) and abs(event.after_bp - event.before_bp) < WORTH_TELLING


def publish(state: State, events: tuple[Event, ...]) -> State:
    """Add facts to the chronicle, and a page of them to what the seats may read."""
    if not events:
        return state
    chronicle = (*state.events, *((state.quarter, event) for event in events))
    worth = tuple(event for event in events if not _is_small(event))
    page = Page(replace(state, events=(), pages=(), talk=()), worth)
    return replace(state, events=chronicle, pages=(*state.pages, page))


def feed_of(state: State, n: int, most: int) -> tuple[Entry, ...]:
    """Return the last lines that a seat read, oldest first: each as it knew the table when the fact happened."""
    found: list[tuple[Entry, ...]] = []
    for page in reversed(state.pages):
        if most <= 0:
            break
        told = _told(page, n)[-most:]
        most -= len(told)
        found.append(told)
    return tuple(chain.from_iterable(reversed(found)))


def _told(page: Page, n: int) -> tuple[Entry, ...]:
    """Return what a seat reads of a page; a page never changes, so it is put into words once."""
    if n not in page.told:
        page.told[n] = tuple(_lines(page, n))
    return page.told[n]


def _lines(page: Page, n: int) -> Iterator[Entry]:
    role = page.moment.scenario.seats[n].role
    facts = [event for event in page.events if may_concern(event.event, role)]
    if not facts:
        return
    reader = reader_of(page.moment, n, names_of(page.moment.scenario))
    for event in facts:
        entry = witness(event, reader)
        if entry is not None:
            yield entry
