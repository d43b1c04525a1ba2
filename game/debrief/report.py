"""The end of a game put together for one reader; deliberately absent: disk, pictures and sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.debrief.charts import charts
from game.debrief.deeds import Deed, played_in, told_in
from game.debrief.page import own_page
from game.debrief.past import Past
from game.debrief.turning import leaks, turning_points
from game.ids import Seat
from game.record.book import replay
from game.record.row import Row
from game.rules.door import legacy_of
from game.rules.model import scoring
from game.rules.state import State
from game.views import DebriefView

STEPS = ("feelings", "happened", "why", "transfer")
Field = tuple[tuple[int, int, int], ...]


def debrief(state: State, seat: Seat | None, *, field: Field = (), deeds: Sequence[Deed] | None = None) -> DebriefView:
    """Return what a finished game was and why, with the private page of one seat.

    Args:
        state: The last state.
        seat: Whose page; `None`, the wall and the facilitator get none.
        field: Earlier bot games of the scenario, firm A, firm B and alliance in kEUR.
        deeds: The cards that were played; without them those that the chronicle betrays. `debrief_of_record` knows all.

    Raises:
        ValueError: The game is not over: a debrief tells everything.
    """
    if state.phase != "over":
        raise ValueError("no debrief before the end")
    past = Past(state, told_in(state) if deeds is None else deeds)
    legacies = [legacy_of(state, firm) for firm in range(len(state.firms))]
    n = state.scenario.seat_at.get(seat) if seat is not None else None
    return DebriefView(
        title=state.scenario.title,
        quarters=past.quarters,
        charts=charts(past),
        turning_points=turning_points(past),
        leaks=leaks(past),
        totals=_totals(past, legacies),
        field=field,
        questions=tuple((step, text) for step in STEPS for text in getattr(state.scenario.debrief, step)),
        page=None if n is None else own_page(past, n, legacies[state.scenario.seats[n].firm_index]),
    )


def debrief_of_record(rows: Iterable[Row], seat: Seat | None, *, field: Field = ()) -> DebriefView:
    """Return the debrief of a record, played again once; it knows every card that was played.

    Raises:
        RecordError: The record does not hold together.
        ValueError: The game in it is not over.
    """
    steps = list(replay(rows))
    return debrief(steps[-1].state, seat, field=field, deeds=played_in(steps))


def _totals(past: Past, legacies: Sequence[int]) -> tuple[tuple[str, int], ...]:
    """Return each firm's results and legacy, then the alliance's joint value by its life and joint tenders (gamedesign §6.1)."""
    state = past.state
    firms = [
        (spec.label, sum(result.result for result in firm.results) + legacy)
        for spec, firm, legacy in zip(state.scenario.firms, state.firms, legacies, strict=True)
    ]
    together = scoring.alliance_total(
        state.joints, life=state.life, quarters=past.quarters, joint_tenders_keur=sum(state.joint_tenders)
    )
    return (*firms, (past.alliance, together))
