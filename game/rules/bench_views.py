"""What lies on a bench for the engineer who sits there, and what was revealed (rulebook 11.2; gamedesign §4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.events import BreakthroughMade, SessionHeld, Side
from game.ids import DEPTHS, words
from game.rules.agenda import problem_of
from game.rules.copying import replace
from game.rules.encounters import is_capped
from game.rules.knowledge_views import chip, sees_label, unseen
from game.rules.seating import across, own_topics
from game.rules.telling.bench import session_line
from game.views import Bench, ComponentChip, LadderSide, Session, Touch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.rules.state import Person, State

HOT, WARM = 6_000, 3_000


def bench_of(state: State, n: int) -> Bench | None:
    """Return the bench of an engineer, `None` for everybody else and while the alliance sleeps."""
    spec, person = state.scenario.seats[n], state.people[n]
    is_bench = spec.role == "eng_a"
    if state.is_dormant or state.phase == "over" or not (is_bench or (spec.role == "eng_p" and person.across >= 0)):
        return None
    number = person.bench if person.bench >= 0 else _number(state, n)
    other = person.across if person.across >= 0 else across(state, n) if is_bench else -1
    bench = state.scenario.benches[number]
    topics = own_topics(state, spec.firm_index)
    asked = person.asked
    return Bench(
        bench=number,
        name=bench.name,
        problem=problem_of(state, number).text,
        need=state.needs[number],
        partner=state.scenario.seats[other].id if other >= 0 else "",
        asked=words(_question(state, person)) if asked >= 0 else None,
        asked_topic=state.scenario.components[asked].id if asked >= 0 else "",
        pull=person.pull,
        mandate=state.firms[spec.firm_index].mandate,
        cells=state.cells[number],
        topics=tuple(
            replace(chip(state, n, state.scenario.components[t]), is_locked=is_capped(state, spec.id, t))
            for t in topics
        ),
        beneath=_beneath(state, n, topics),
        touches=_touches(state, n, topics),
        last=next((_session(state, event, own) for event, own in held(state, n)), None),
    )


def _number(state: State, n: int) -> int:
    spec = state.scenario.seats[n]
    return (spec.number + state.firms[spec.firm_index].shift) % len(state.scenario.benches)


def _question(state: State, person: Person) -> str:
    part = state.scenario.components[person.asked]
    return part.underneath if person.asked_underneath else part.question


def _beneath(state: State, n: int, topics: tuple[int, ...]) -> tuple[ComponentChip, ...]:
    """Return the core next to each topic, in the order of `topics`; the nearest one each, a dash where no label is seen."""
    found = []
    for topic in topics:
        near = sorted(state.scenario.components[topic].touches, key=lambda touch: (-touch[1], touch[0]))
        named = [core for core, _ in near if sees_label(state, n, core)]
        if named:
            found.append(chip(state, n, state.scenario.components[named[0]]))
        else:
            found.append(unseen(state, topic))
    return tuple(found)


def _touches(state: State, n: int, topics: tuple[int, ...]) -> tuple[Touch, ...]:
    return tuple(
        Touch(
            state.scenario.components[topic].id,
            state.scenario.components[core].id,
            3 if near >= HOT else 2 if near >= WARM else 1,
        )
        for topic in topics
        for core, near in state.scenario.components[topic].touches
        if sees_label(state, n, core)
    )


def sessions_of(state: State, n: int) -> tuple[Session, ...]:
    """Return last resolved sessions as this seat may read them: those who met, an alliance head by minutes or beside them."""
    return tuple(_session(state, event, own) for event, own in held(state, n))


def held(state: State, n: int) -> Iterator[tuple[SessionHeld, int]]:
    """Yield the sessions that this seat may read, each with the side, 0 or 1, on which the own firm sat."""
    spec = state.scenario.seats[n]
    for event in state.sessions:
        if not isinstance(event, SessionHeld):
            continue
        seats = [side.seat for side in event.sides]
        if spec.id in seats:
            yield event, seats.index(spec.id)
        elif spec.role == "ally" and spec.firm in (*event.honest, *event.watched):
            yield event, next(k for k, side in enumerate(event.sides) if state.spec(side.seat).firm == spec.firm)


def _session(state: State, event: SessionHeld, own: int) -> Session:
    mine, theirs = event.sides[own], event.sides[1 - own]
    quarter = state.quarter if state.phase in ("results", "over") else state.quarter - 1
    facts = state.facts(quarter, quarter)
    is_breakthrough = any(isinstance(fact, BreakthroughMade) and fact.bench == event.bench for fact in facts)
    return Session(
        quarter=quarter,
        need=DEPTHS.index(event.need),
        mine=_side(state, mine),
        theirs=_side(state, theirs),
        solved_bp=event.solved_bp,
        sentence=session_line(mine.depth, theirs.depth),
        is_breakthrough=is_breakthrough,
    )


def _side(state: State, side: Side) -> LadderSide:
    spec = state.spec(side.seat)
    depth = -1 if side.depth == "decline" else DEPTHS.index(side.depth)
    topic = state.scenario.components[state.scenario.component_at[side.topic]].label if side.topic else ""
    return LadderSide(side.seat, spec.name, depth, topic, side.said)
