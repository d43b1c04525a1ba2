"""Tables to try the law on, and seats that play anything they are offered; deliberately absent: bots with a mind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import product
from random import Random
from typing import Any

from game.errors import RuleViolation
from game.events import Event
from game.ids import NATURE, Phase, Seat
from game.moves import Card, CardValue, Play, Turn, card_from
from game.rules import nature
from game.rules.engine import LAWS, check_draft, start, submit
from game.rules.state import FirmState, Person, State
from game.rules.team import holds
from game.scenario.load import load_scenario
from game.scenario.model import Scenario
from game.views import Field
from tests.scenario.texts import SHIPPED, text, with_firms, with_team

SEED = nature.seed_from(7)
TABLES = ("itcom-insys", "tiny", "three", "four", "split")
TEAMS = {"split": ("director", "cto"), "with-cto": ("cto",), "with-director": ("director",)}


@lru_cache
def scenario(name: str) -> Scenario:
    """Return a shipped scenario by its folder, or the small one with three or four firms, or with a TMT of two or three."""
    for path in SHIPPED:
        if path.parent.name == name:
            return load_scenario(path.read_bytes(), path.name)
    if name in TEAMS:
        return load_scenario(text(with_team(*TEAMS[name])), name)
    return load_scenario(text(with_firms({"two": 2, "three": 3, "four": 4}[name])), name)


def table(name: str = "itcom-insys", *, preset: str = "class", seed: bytes = SEED) -> State:
    """Return a fresh table in its first news phase."""
    return start(scenario(name), preset=preset, chance=nature.chance(seed, "1", 0, "over"))


def turn(state: State, seed: bytes = SEED) -> tuple[State, tuple[Event, ...]]:
    """Close the phase with this seed's chance."""
    return submit(state, NATURE, Turn(nature.chance(seed, "1", state.quarter, state.phase)))


def to(state: State, phase: Phase, quarter: int = 0, *, seed: bytes = SEED) -> State:
    """Close phases, nobody playing, until this one is open (in that quarter, if one is named)."""
    while state.phase != phase or (quarter and state.quarter != quarter):
        state, _ = turn(state, seed)
    return state


def put(state: State, seat: str, *cards: Card, seal: bool = False) -> State:
    """Return the state with a draft on the seat's sheet."""
    return submit(state, Seat(seat), Play(cards, seal=seal))[0]


def after(state: State, seat: str, *cards: Card, seed: bytes = SEED) -> State:
    """Return the state after the phase in which this seat alone played."""
    return turn(put(state, seat, *cards), seed)[0]


def with_firm(state: State, index: int, **changes: Any) -> State:
    """Return the state with levels of a firm set by hand."""
    firm: FirmState = replace(state.firms[index], **changes)
    return state.with_firm(index, firm)


def with_person(state: State, seat: str, **changes: Any) -> State:
    """Return the state with levels of a person set by hand."""
    n = state.seat_index(Seat(seat))
    person: Person = replace(state.people[n], **changes)
    return state.with_person(n, person)


def with_everybody(state: State, role: str, **changes: Any) -> State:
    """Return the state with levels of everybody in a role set by hand."""
    for seat in state.scenario.seats:
        if seat.role == role:
            state = with_person(state, seat.id, **changes)
    return state


def refused(state: State, seat: str, *cards: Card) -> str:
    """Return the code with which a draft is refused, empty when it is taken."""
    try:
        put(state, seat, *cards)
    except RuleViolation as refusal:
        return refusal.code
    return ""


# ---- playing anything ------------------------------------------------------------------------------------------------


def values_of(field: Field) -> list[CardValue]:
    """Return the values that a field offers; for texts one, for many the single ones and nothing."""
    match field.kind:
        case "choice":
            return [choice.value for choice in field.choices if choice.closed is None]
        case "many":
            return [(), *((choice.value,) for choice in field.choices)]
        case "level":
            return [*range(field.low, field.high + 1, field.step)]
        case _:
            return ["I wrote this."]


def every_card(state: State, seat: Seat, name: str) -> Iterator[Card]:
    """Yield every way to fill in a card, as far as its form goes."""
    offer = LAWS[name].offer(state, seat)
    if offer.closed is None:
        for chosen in product(*(values_of(field) for field in offer.fields)):
            yield card_from(name, dict(zip((field.name for field in offer.fields), chosen, strict=True)))


def menu(state: State, seat: Seat) -> list[str]:
    """Return the cards that belong to the seat in this phase, closed ones too."""
    role, n = state.spec(seat).role, state.seat_index(seat)
    mine = [name for name, law in LAWS.items() if role in law.roles and state.phase in law.phases]
    return [name for name in mine if holds(state.scenario, n, name)]


def any_draft(state: State, seat: Seat, dice: Random) -> tuple[Card, ...]:
    """Return some legal draft, found by trying."""
    draft: tuple[Card, ...] = ()
    for name in dice.sample(menu(state, seat), len(menu(state, seat))):
        offer = LAWS[name].offer(state, seat)
        if offer.closed is not None or dice.random() < 0.2:
            continue
        for _ in range(4):
            values = {field.name: dice.choice(values_of(field)) for field in offer.fields}
            if name == "T1":
                values["e"] = 100 - int(str(values["y"])) - int(str(values["z"]))
            card = card_from(name, values)
            try:
                check_draft(state, seat, (*draft, card))
            except RuleViolation:
                continue
            draft = (*draft, card)
            break
    return draft


@lru_cache
def random_game(name: str, number: int, *, preset: str = "class") -> tuple[tuple[State, State, tuple[Event, ...]], ...]:
    """Return a game in which everybody does something: each phase as (before its close, after it, facts)."""
    dice = Random(number)  # noqa: S311  # a reproducible player, no secret
    seed, steps = nature.seed_from(number), []
    state = table(name, preset=preset, seed=seed)
    while state.phase != "over":
        for seat in state.scenario.seats:
            state = put(state, seat.id, *any_draft(state, seat.id, dice), seal=dice.random() < 0.5)
        before = state
        state, events = turn(state, seed)
        steps.append((before, state, events))
    return tuple(steps)


def closings(state: State, seat: str = "", *cards: Card, number: int = 40) -> Iterator[tuple[State, tuple[Event, ...]]]:
    """Yield what comes of closing this phase, with these cards on the sheet, under many chances."""
    ready = put(state, seat, *cards) if seat else state
    for n in range(number):
        yield turn(ready, nature.seed_from(n))


def count(state: State, kind: type[Event], seat: str = "", *cards: Card, number: int = 40, **fields: Any) -> int:
    """Return how many facts of this kind, with these fields, come of closing the phase under many chances."""
    return sum(
        isinstance(event, kind) and all(getattr(event, name) == value for name, value in fields.items())
        for _, events in closings(state, seat, *cards, number=number)
        for event in events
    )
