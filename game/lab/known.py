"""What a seat knows for certain, put right in a table that was imagined for it; deliberately absent: imagining (`imagine`).

A number that the view shows exactly is taken as it is, a word is taken at the middle of what it stands for, unless the imagined
table lies within it already.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from game.ids import Firm
from game.rules.state import State
from game.rules.telling.market import mood
from game.views import Gauge, SeatView

BAND, HUNDRED, MOST = 2_000, 100, 9_999
MOODS = (3_000, 4_250, 5_750, 7_250)  # a manager's disposition of whom no more is known than the word
LOYALTIES = {"loyalty_firm": "org", "loyalty_unit": "unit", "loyalty_team": "team", "loyalty_craft": "prof"}
COURSE = ("y", "z", "e")
LINES = {"separation": "sep", "integration": "int_", "wall": "wall"}
OWN_BANDS = ("lock_in", "meta")


def put_right(state: State, view: SeatView) -> State:
    """Return the table with all that the seat's panels, purse and bench tell for certain."""
    for gauge in view.map_gauges:
        if gauge.reading.kind in ("exact", "band", "word"):
            state = _gauge(state, view, gauge)
    return _own_seat(_mastered(state, view), view)


def _mastered(state: State, view: SeatView) -> State:
    """Put right what the own units know, where the view tells it to the unit."""
    own = state.spec(view.seat).firm_index
    product, alliance = list(state.product[own]), list(state.alliance[own])
    for chip in view.components:
        for known, reading in ((product, chip.product), (alliance, chip.alliance)):
            if chip.component and reading.kind == "exact":
                known[state.scenario.component_at[chip.component]] = reading.low
    rows = tuple(tuple(product) if f == own else row for f, row in enumerate(state.product))
    labs = tuple(tuple(alliance) if f == own else row for f, row in enumerate(state.alliance))
    return replace(state, product=rows, alliance=labs)


def _gauge(state: State, view: SeatView, gauge: Gauge) -> State:
    own = state.spec(view.seat).firm_index
    firm, reading = state.firms[own], gauge.reading
    if gauge.panel == "us" and gauge.id in COURSE:
        return state.with_firm(own, replace(firm, **_one(gauge.id, reading.low)))
    if gauge.panel == "us" and gauge.id in LINES and reading.kind == "exact":
        return state.with_firm(own, replace(firm, **_one(LINES[gauge.id], reading.low * HUNDRED)))
    if gauge.panel == "us" and gauge.id in OWN_BANDS:
        return state.with_firm(own, replace(firm, **_one(gauge.id, _within(getattr(firm, gauge.id), reading.low))))
    if gauge.panel == "us" and gauge.id == "mood" and gauge.about:
        return state.with_firm(own, replace(firm, attitudes=_moods(state, own, gauge)))
    if gauge.id == "red_queen":
        return replace(state, red_queen=_within(state.red_queen, reading.low))
    if gauge.id in ("trust", "distrust") and ">" in gauge.about and not reading.scale.endswith("_impression"):
        return _opinion(state, gauge)
    if gauge.panel == "me" and gauge.id in LOYALTIES:
        n = state.seat_index(view.seat)
        person = state.people[n]
        name = LOYALTIES[gauge.id]
        return state.with_person(n, replace(person, **_one(name, _within(getattr(person, name), reading.low))))
    return state


def _one(name: str, value: int) -> dict[str, Any]:
    """Return one change of a leaf, whose name the view gave."""
    return {name: value}


def _within(level: int, band: int) -> int:
    """Return a level that the view calls by this word: as it is where it fits, else the middle."""
    return level if min(level, MOST) // BAND == band else band * BAND + BAND // 2


def _moods(state: State, own: int, gauge: Gauge) -> tuple[int, ...]:
    managers, before = state.scenario.firms[own].managers, state.firms[own].attitudes
    middle = MOODS[min(gauge.reading.low, len(MOODS) - 1)]
    return tuple(
        middle if one.name == gauge.about and mood(level) != gauge.reading.low else level
        for one, level in zip(managers, before, strict=True)
    )


def _opinion(state: State, gauge: Gauge) -> State:
    """Put right what one firm thinks of another, where the view tells it as a word."""
    by, _, other = gauge.about.partition(">")
    f, g = (state.scenario.firm_at[Firm(firm)] for firm in (by, other))
    rows = [list(row) for row in state.pairs]
    rows[f][g] = replace(rows[f][g], **_one(gauge.id, _within(getattr(rows[f][g], gauge.id), gauge.reading.low)))
    return replace(state, pairs=tuple(tuple(row) for row in rows))


def _own_seat(state: State, view: SeatView) -> State:
    """Put the purse and the bench right: who sits across, what it needs, what was asked, what home allows."""
    n, spec = state.seat_index(view.seat), state.spec(view.seat)
    person, firm, bench = state.people[n], state.firms[spec.firm_index], view.bench
    if spec.role == "tmt":
        pool = view.options.purse + sum(mate.spent for mate in view.team)
        return state.with_firm(spec.firm_index, replace(firm, tokens=pool))
    if bench is None or spec.role not in ("eng_a", "eng_p"):
        return state
    partner = state.scenario.seat_at.get(bench.partner, -1) if bench.partner else -1
    asked = state.scenario.component_at.get(bench.asked_topic, -1) if bench.asked_topic else -1
    needs = tuple(bench.need if at == bench.bench else need for at, need in enumerate(state.needs))
    put = state.with_firm(spec.firm_index, replace(firm, mandate=bench.mandate, mandate_before=bench.mandate))
    sits = replace(
        person, bench=bench.bench, across=partner, pull=bench.pull, asked=asked,
        focus=view.options.purse if view.phase == "encounters" else person.focus,
    )  # fmt: skip
    return replace(put.with_person(n, sits), needs=needs)
