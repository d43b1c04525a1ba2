"""The checks themselves are checked: leaks of every kind are planted, and each has to be reported by the leaf it tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from game.errors import RuleViolation
from game.ids import WALL, line, words
from game.rules import (
    asks,
    bench_views,
    engine,
    feeds,
    flows,
    observe,
    options,
    outcomes,
    panels,
    speech,
    talk,
    witness,
)
from game.rules.cards import effect
from game.rules.gauges import exact, gauge
from game.rules.seating import partners_of
from game.rules.state import State
from game.views import TalkLine
from tests.secrecy import games, passes
from tests.secrecy.checker import told_by
from tests.secrecy.games import dice_of, reached, received
from tests.secrecy.test_phase import others_do

Patch = pytest.MonkeyPatch
TABLE = "itcom-insys"


def _partner(state: State, n: int) -> int:
    return partners_of(state, state.scenario.seats[n].firm_index)[0]


def _exact_trust(patch: Patch) -> None:
    """A field: the partner's trust as a number."""

    def more(state: State, n: int) -> Any:
        back = state.pairs[_partner(state, n)][state.scenario.seats[n].firm_index].trust
        return (*kept(state, n), gauge("trust", "them", exact(back, "bp")))

    kept = panels.gauges_of
    patch.setattr(panels, "gauges_of", more)


def _bound(patch: Patch) -> None:
    """An option bound: how much story may be told depends on the partner's tokens."""
    law = engine.LAWS["T2"]

    def offer(state: State, seat: Any) -> Any:
        form = law.offer(state, seat)
        high = 1 + (state.firms[_partner(state, state.seat_index(seat))].tokens > 4)
        return replace(form, fields=(replace(form.fields[0], high=high), *form.fields[1:]))

    patch.setitem(engine.LAWS, "T2", replace(law, offer=offer))


def _refusal(patch: Patch) -> None:
    """A refusal's text: it says where the partner's mandate stands."""

    def check(state: State, seat: Any, cards: Any) -> None:
        try:
            kept(state, seat, cards)
        except RuleViolation as refusal:
            depth = state.firms[_partner(state, state.seat_index(seat))].mandate
            raise RuleViolation(refusal.code, refusal.rule, line(refusal.line.key, depth=depth)) from None

    kept = engine.check_draft
    patch.setattr(engine, "check_draft", check)


def _error(patch: Patch) -> None:
    """An error's code: whispering to somebody is refused in another way when the wall between us is thick."""

    def channels(state: State, seat: Any) -> Any:
        thick = state.firms[_partner(state, state.seat_index(seat))].wall > 3_000
        return tuple(c for c in kept(state, seat) if not (thick and c.value.startswith("seat:")))

    kept = talk.channels_of
    patch.setattr(speech, "channels_of", channels)


def _order(patch: Patch) -> None:
    """The order of a list: people by how far both poles are in their view."""

    def people(state: State, reader: Any) -> Any:
        return tuple(sorted(kept(state, reader), key=lambda card: -state.people[state.seat_index(card.seat)].q))

    kept = observe._people
    patch.setattr(observe, "_people", people)


def _count(patch: Patch) -> None:
    """A count: every leak of ours, found or not."""

    def drawn(state: State, n: int) -> Any:
        ours = sum(leak.firm == state.scenario.seats[n].firm_index for leak in state.leaks)
        return tuple(replace(flow, reading=exact(ours, "count")) for flow in kept(state, n))

    kept = flows.flows_of
    patch.setattr(observe, "flows_of", drawn)


def _played_before(patch: Patch) -> None:
    """Who is a bot: a chair that never put anything on its sheet is remarked upon."""

    def people(state: State, reader: Any) -> Any:
        idle = {s.id for s, p in zip(state.scenario.seats, state.people, strict=True) if not p.former}
        return tuple(replace(c, note=words("covered")) if c.seat in idle else c for c in kept(state, reader))

    kept = observe._people
    patch.setattr(observe, "_people", people)


def _score(patch: Patch) -> None:
    """A score: the TMT's word counts what only listening tells."""
    patch.setattr(outcomes, "_top_share", lambda state, f, at: state.people[_top(state, f)].points[at].role * 100 // 40)


def _top(state: State, f: int) -> int:
    return next(n for n, s in enumerate(state.scenario.seats) if s.firm_index == f and s.role == "tmt")


def _wall_talk(patch: Patch) -> None:
    """The wall: it hears what was said aside."""

    def heard(state: State, reader: Any) -> Any:
        lines = (TalkLine(*said[:4]) for said in state.talk)
        return tuple(lines) if reader == WALL else kept(state, reader)

    kept = talk.heard_by
    patch.setattr(observe, "heard_by", heard)


def _wall_feed(patch: Patch) -> None:
    """The wall: its feed counts what else happened."""

    def read(state: State, reader: Any) -> Any:
        hidden = sum(event.event == "KnowledgeLeaked" and event.units > 50 for _, event in state.events)
        return kept(state, reader)[hidden:]

    kept = observe._read
    patch.setattr(observe, "_read", read)


def _preview(patch: Patch) -> None:
    """A preview: a chip that looks at the guard."""
    law = engine.LAWS["E2"]

    def chips(state: State, seat: Any, card: Any) -> Any:
        guarded = state.people[state.seat_index(seat)].guard > 3_000
        return (*law.effects(state, seat, card), effect("leaking", -1 if guarded else 1))

    patch.setitem(engine.LAWS, "E2", replace(law, effects=chips))


def _feed(patch: Patch) -> None:
    """A fact: the reader may name every core component."""

    def reader(state: State, n: int, names: Any) -> Any:
        known = [p.id for p in state.scenario.components if state.product[1][p.index] > 150 or p.owner_index == 1]
        return replace(kept(state, n, names), labels=frozenset(known))

    kept = feeds.reader_of
    patch.setattr(games, "reader_of", reader)


def _length(patch: Patch) -> None:
    """The calendar: the header knows the last quarter."""

    def view(state: State) -> Any:
        return replace(kept(state), nominal=state.last_quarter)

    kept = observe.wall_view
    patch.setattr(games, "wall_view", view)


# What is planted · who might be told · in which phase (any, when empty) · which leaves may be named.
PLANTED: list[tuple[Callable[[Patch], None], str, str, str]] = [
    (_exact_trust, "ally", "", "back.trust"),
    (_bound, "tmt", "strategy", "their.tokens"),
    (_refusal, "prod", "units", "their.mandate"),
    (_error, "eng_p", "", "their.wall"),
    (_order, "eng_a", "", "others.q home.q"),
    (_count, "eng_a", "", "leak.own"),
    (_played_before, "ally", "", "others.former home.former me.former"),
    (_score, "tmt", "results", "me.points"),
    (_wall_talk, "wall", "", "talk"),
    (_wall_feed, "wall", "", "event.KnowledgeLeaked"),
    (_preview, "eng_a", "encounters", "me.guard"),
    (_feed, "prod", "", "product.their.their_core product.their.core part.their_core.label"),
    (_length, "wall", "", "table.last_quarter"),
]


def search(readers: str, phase: str = "", tables: int = 600) -> str:
    """Try readers of some roles at many tables; return the first leaf that told something."""
    dice = dice_of(5)
    open_now = [state for state in reached(TABLE)[60:] if phase in ("", state.phase)]
    for _ in range(tables):
        state = dice.choice(open_now)
        chairs = [n for n in range(-1, len(state.people)) if passes.reader_of(state, n) in readers.split()]
        found = told_by(state, dice.choice(chairs), dice, TABLE)
        if found:
            return found
    return ""


@pytest.mark.parametrize("planted", PLANTED, ids=[row[0].__name__.strip("_") for row in PLANTED])
def test_a_planted_leak_is_reported_by_name(planted: tuple[Any, str, str, str], monkeypatch: Patch) -> None:
    plant, readers, phase, leaves = planted
    plant(monkeypatch)
    assert search(readers, phase) in leaves.split()


def _ready(patch: Patch) -> None:
    """A ready flag: a mark at those who have sealed."""

    def people(state: State, reader: Any) -> Any:
        done = {s.id for s, d in zip(state.scenario.seats, state.drafts, strict=True) if d.is_sealed}
        return tuple(replace(c, note=words("ready")) if c.seat in done else c for c in kept(state, reader))

    kept = observe._people
    patch.setattr(observe, "_people", people)


def _how_many(patch: Patch) -> None:
    """A count: how many have answered their question."""

    def asked(state: State, seat: Any) -> Any:
        answered = sum(bool(p.foretold and p.foretold[-1][0] == state.quarter) for p in state.people)
        return tuple(replace(ask, sure=answered) for ask in kept(state, seat))

    kept = asks.asks_of
    patch.setattr(options, "asks_of", asked)


def _asked_early(patch: Patch) -> None:
    """A draft: the partner's question shows on the bench before its phase has closed."""

    def bench(state: State, n: int) -> Any:
        pending = sum(len(draft.cards) for draft in state.drafts)
        found = kept(state, n)
        return found and replace(found, cells=pending)

    kept = bench_views.bench_of
    patch.setattr(observe, "bench_of", bench)


def _everything_said(patch: Patch) -> None:
    """Talk: everybody reads everything."""
    patch.setattr(observe, "heard_by", lambda state, _: tuple(TalkLine(*said[:4]) for said in state.talk))


@pytest.mark.parametrize("plant", [_ready, _how_many, _asked_early, _everything_said])
def test_a_planted_sign_of_what_others_do_is_seen_within_the_phase(
    plant: Callable[[Patch], None], monkeypatch: Patch
) -> None:
    plant(monkeypatch)
    dice = dice_of(2)
    tables = [state for state in reached(TABLE) if state.phase not in ("over", "results")]
    states = ((dice.choice(tables), dice.randrange(14)) for _ in range(100))
    assert any(received(others_do(state, n, dice), n) != received(state, n) for state, n in states)


LISTED = [("own.exclusivity", "prod"), ("own.attitudes", "ally"), ("me.belonging", "eng_a"), ("own.novelty", "eng_p")]


@pytest.mark.parametrize(("place", "reader"), LISTED)
def test_a_field_that_is_shown_but_not_listed_is_reported(place: str, reader: str, monkeypatch: Patch) -> None:
    places = {one for row in passes.rows() if place in row.places and reader in row.readers for one in row.places}
    less = tuple(replace(row, readers=row.readers - {reader}) if place in row.places else row for row in passes.rows())
    monkeypatch.setattr(passes, "rows", lambda: less)
    passes.rows_for.cache_clear()
    try:
        assert search(reader) in places
    finally:
        passes.rows_for.cache_clear()


def test_what_is_told_of_a_fact_is_part_of_what_is_compared(monkeypatch: Patch) -> None:
    kept = witness.witness
    state = reached(TABLE)[100]
    before = received(state, 0, name=TABLE)
    monkeypatch.setattr(
        games, "witness", lambda event, reader: None if event.event == "TrustMoved" else kept(event, reader)
    )
    assert received(state, 0, name=TABLE) != before
