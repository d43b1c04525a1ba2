"""The first door out: what one seat, the wall or the facilitator may know of the truth (rulebook 11).

Every view is built field by field from an allow-list. The list is `docs/rulebook.md` chapter 11; a test changes everything
else in the state and compares bytes. Deliberately absent: facts (`witness`) and what may be done (`options`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.events import BreakthroughMade, TenderDecided
from game.ids import FACILITATOR, WALL, Line, Seat, line, words
from game.rules import gauges, knowledge_views, panels
from game.rules.agenda import plan
from game.rules.bench_views import bench_of, sessions_of
from game.rules.engine import waiting
from game.rules.feeds import feed_of, names_of
from game.rules.flows import flows_of
from game.rules.options import mates_of, options_of
from game.rules.outcomes import outcome_of
from game.rules.reader import Reader
from game.rules.seating import across, bench_of_engineer, seats_of
from game.rules.talk import heard_by
from game.rules.team import mates_of as team_mates
from game.rules.truth import truth_of
from game.rules.witness import witness
from game.rules.word_views import ledger, words_of
from game.scenario.once import once
from game.views import (
    Brief,
    Entry,
    FacilitatorView,
    FirmCard,
    Gauge,
    PersonCard,
    SeatView,
    TenderCard,
    WallView,
)

if TYPE_CHECKING:
    from game.rules.state import State
    from game.scenario.model import Scenario, TenderSpec

MOST_READ = 40


def observe(state: State, seat: Seat) -> SeatView:
    """Return all that a seat may know, and all that it may do.

    Raises:
        KeyError: There is no such seat.
    """
    n, spec = state.seat_index(seat), state.spec(seat)
    return SeatView(
        seat=seat,
        firm=spec.firm,
        role=spec.role,
        name=spec.name,
        title=state.scenario.title,
        quarter=state.quarter,
        nominal=state.nominal,
        phase=state.phase,
        is_last=state.phase == "over",
        is_dormant=state.is_dormant,
        firms=_firms(state, seat),
        people=_people(state, seat),
        brief=Brief(
            spec.brief_public,
            spec.brief_private,
            line(f"goal.{spec.private_goal}"),
            state.scenario.background,
            state.scenario.wall_line,
        ),
        news=_news(state),
        map_gauges=panels.gauges_of(state, n),
        flows=flows_of(state, n),
        components=knowledge_views.components_of(state, n),
        touches=knowledge_views.touches_of(state, n),
        tenders=_tenders(state, seat),
        insights=knowledge_views.insights_of(state, n),
        bench=bench_of(state, n),
        sessions=sessions_of(state, n),
        feed=feed_of(state, n, MOST_READ),
        talk=heard_by(state, seat),
        options=options_of(state, seat),
        outcome=outcome_of(state, n),
        words=words_of(state, seat),
        office=spec.office,
        team=mates_of(state, n),
    )


def onlookers(state: State, seat: Seat) -> tuple[Seat, ...]:
    """Return who else sees this seat's draft grow: colleagues in one TMT, and the head who sits in at its bench (rulebook 11.1)."""
    n, spec = state.seat_index(seat), state.spec(seat)
    heads = seats_of(state, spec.firm_index, "ally") if state.firms[spec.firm_index].desk.sat_in == n else ()
    return tuple(state.scenario.seats[m].id for m in (*team_mates(state.scenario, n), *heads))


def wall_view(state: State) -> WallView:
    """Return what the projector may show: only what every seat may know (gamedesign §7)."""
    reader = Reader(WALL, "", "wall", state.quarter, names=names_of(state.scenario))
    joint = panels.joint_band(state)
    return WallView(
        title=state.scenario.title,
        wall_line=state.scenario.wall_line,
        quarter=state.quarter,
        nominal=state.nominal,
        phase=state.phase,
        is_last=state.phase == "over",
        is_dormant=state.is_dormant,
        firms=_firms(state, None),
        people=_people(state, WALL),
        news=_news(state),
        gauges=(Gauge("joint", "alliance", "", joint),),
        tenders=_tenders(state, None),
        benches=_breakthroughs(state),
        feed=_read(state, reader),
        talk=heard_by(state, WALL),
        words=ledger(state, None),
    )


def facilitator_view(state: State) -> FacilitatorView:
    """Return what runs the session: whom the phase could wait for, and the truth in numbers (rulebook 11.4)."""
    reader = Reader(FACILITATOR, "", "facilitator", state.quarter, names=names_of(state.scenario))
    everyone = frozenset(seat.id for seat in state.scenario.seats)
    return FacilitatorView(
        quarter=state.quarter,
        nominal=state.nominal,
        phase=state.phase,
        is_last=state.phase == "over",
        people=_people(state, FACILITATOR),
        waiting=waiting(state, human=everyone, everybody=False),
        truth=truth_of(state),
        feed=_read(state, reader),
        talk=heard_by(state, FACILITATOR),
    )


def _read(state: State, reader: Reader) -> tuple[Entry, ...]:
    told = []
    for quarter, event in reversed(state.events):
        entry = witness(event, reader)
        if entry is not None:
            told.append(entry if entry.quarter == quarter else _dated(entry, quarter))
        if len(told) == MOST_READ:
            break
    return tuple(reversed(told))


def _dated(entry: Entry, quarter: int) -> Entry:
    return Entry(
        quarter,
        entry.event,
        entry.tone,
        entry.what,
        entry.because,
        entry.has_hidden,
        entry.so,
        entry.jump,
        entry.is_mine,
    )


def _firms(state: State, seat: Seat | None) -> tuple[FirmCard, ...]:
    own = state.spec(seat).firm if seat else ""
    return tuple(FirmCard(firm.id, firm.label, firm.shape, firm.id == own) for firm in state.scenario.firms)


def _people(state: State, reader: Seat) -> tuple[PersonCard, ...]:
    """Return everybody by public name; at which bench an engineer sits, the alliance heads and that bench know."""
    found = list(_names(state.scenario))
    for n, spec in enumerate(state.scenario.seats):
        knows = _knows_bench(state, reader, n)
        if knows or spec.id == reader:
            note = words(_bench_name(state, n)) if knows else None
            found[n] = PersonCard(spec.id, spec.firm, spec.role, spec.name, spec.id == reader, note, spec.office)
    return tuple(found)


@once
def _names(scenario: Scenario) -> tuple[PersonCard, ...]:
    return tuple(PersonCard(s.id, s.firm, s.role, s.name, False, None, s.office) for s in scenario.seats)


def _bench_name(state: State, n: int) -> str:
    return state.scenario.benches[bench_of_engineer(state, n)].name


def _knows_bench(state: State, reader: Seat, n: int) -> bool:
    if state.scenario.seats[n].role != "eng_a" or state.is_dormant or reader == WALL:
        return False
    if reader == FACILITATOR or state.spec(reader).role == "ally":
        return True
    me = state.seat_index(reader)
    return state.spec(reader).role == "eng_a" and n in (me, across(state, me))


def _news(state: State) -> tuple[str, ...]:
    lines = plan(state).news
    return tuple(lines[n].text for n in state.news) + tuple(event.text for event in plan(state).events if event.text)


def _tenders(state: State, seat: Seat | None) -> tuple[TenderCard, ...]:
    """Return this quarter's and next quarter's board, with the outcome once it is known."""
    found = [_tender(state, seat, state.quarter, tender) for tender in plan(state).tenders]
    if state.quarter < state.nominal:
        later = state.schedule.at(state.quarter + 1).tenders
        found += [_tender(state, seat, state.quarter + 1, tender) for tender in later]
    return tuple(found)


def _tender(state: State, seat: Seat | None, quarter: int, tender: TenderSpec) -> TenderCard:
    lead = state.scenario.firms[tender.lead]
    lean = gauges.unknown("their_manager")
    if seat and state.spec(seat).firm_index == tender.lead:
        role, firm = state.spec(seat).role, state.firms[tender.lead]
        knows = role in ("ally", "prod") or (role == "tmt" and "clients" in firm.heard_last)
        mood = panels.mood(firm.attitudes[tender.manager])
        lean = gauges.word(mood, "mood") if knows else gauges.unknown("ask_the_heads")
    outcome = _outcome(state, tender) if quarter == state.quarter and state.phase in ("results", "over") else None
    note = words(tender.note) if tender.note else None
    return TenderCard(quarter, lead.id, tender.job, tender.value, note, lean, outcome)


def _outcome(state: State, tender: TenderSpec) -> Line | None:
    lead = state.scenario.firms[tender.lead].id
    for event in reversed(state.decided):
        if isinstance(event, TenderDecided) and (event.lead, event.client) == (lead, tender.job):
            how = (
                "lost"
                if not event.is_won
                else "outsider"
                if event.guest == "outsider"
                else "joint"
                if event.guest
                else "alone"
            )
            return line(f"tender.{how}", lead=state.scenario.firms[tender.lead].label)
    return None


def _breakthroughs(state: State) -> tuple[tuple[str, int], ...]:
    counts = [0] * len(state.scenario.benches)
    for _, event in state.events:
        if isinstance(event, BreakthroughMade):
            counts[event.bench] += 1
    return tuple((bench.name, counts[bench.index]) for bench in state.scenario.benches)
