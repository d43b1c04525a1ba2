"""What a scenario's experiment does to the truth, as a part of nature (rulebook 12); deliberately absent: choosing it.

Every function returns what it was given when the scenario holds no experiment. Nothing here draws.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.rules.copying import replace
from game.rules.model import constants, relationship
from game.rules.model.rounding import to_bp
from game.scenario.interventions import OF_FIRMS, OF_PAIRS, OF_PEOPLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.rules.scratch import Scratch
    from game.rules.state import FirmState, Pair, Person, State
    from game.scenario.interventions import Do, Intervention

F = 10_000.0
BOTH: tuple[Do, ...] = ("set", "hold")
HELD: tuple[Do, ...] = ("hold",)


def opened(state: State) -> State:
    """Apply what falls into the quarter that opens: constants, betrayals, levels set now and levels held."""
    if not state.scenario.experiment:
        return state
    state = _betrayed(_tuned(state))
    return replace(
        state,
        firms=tuple(firm_of(state, f, firm, BOTH) for f, firm in enumerate(state.firms)),
        people=tuple(person_of(state, n, person, BOTH) for n, person in enumerate(state.people)),
        pairs=_pairs(state, state.pairs, BOTH),
        red_queen=_table(state, "red_queen", state.red_queen, BOTH),
        setting=replace(
            state.setting,
            rival=_table(state, "rival", state.setting.rival, BOTH),
            compl=_table(state, "compl", state.setting.compl, BOTH),
            compl_unit=_table(state, "compl_unit", state.setting.compl_unit, BOTH),
        ),
    )


def held(s: Scratch) -> None:
    """Put every level that is held back where it is held, once the quarter has moved it."""
    state = s.state
    if not state.scenario.experiment:
        return
    s.firms[:] = [firm_of(state, f, firm) for f, firm in enumerate(s.firms)]
    s.people[:] = [person_of(state, n, person) for n, person in enumerate(s.people)]
    s.pairs[:] = [list(row) for row in _pairs(state, s.pairs, HELD)]
    s.red_queen = _table(state, "red_queen", s.red_queen, HELD)


def level(state: State, what: str, firm: int) -> int | None:
    """Return the level of a name that only an experiment can set, bp; `None` when it does not."""
    if not state.scenario.experiment:  # a game, which asks for each person
        return None
    found: int | None = None
    for one in state.scenario.experiment:
        if one.what == what and one.do in BOTH and firm in one.firms and _now(state, one, BOTH):
            found = int(one.to)
    return found


def base(state: State, n: int, loyalty: str, start: int) -> int:
    """Return the baseline to which a person's loyalty returns, bp."""
    if not state.scenario.experiment:
        return start
    found, seat = start, state.scenario.seats[n]
    for one in state.scenario.experiment:
        is_mine = seat.firm_index in one.firms and seat.role in one.roles
        if one.do == "base" and one.what == loyalty and is_mine and one.holds(state.quarter):
            found = int(one.to)
    return found


def firm_of(state: State, f: int, firm: FirmState, how: tuple[Do, ...] = HELD) -> FirmState:
    """Return a firm with its levels where the experiment wants them."""
    changes: dict[str, Any] = {}
    for one in state.scenario.experiment:
        if one.what in OF_FIRMS and f in one.firms and _now(state, one, how):
            match one.what:
                case "attitudes":
                    changes["attitudes"] = (int(one.to),) * len(firm.attitudes)
                case "int":
                    changes["int_"] = int(one.to)
                case name:
                    changes[name] = int(one.to)
    return replace(firm, **changes) if changes else firm


def person_of(state: State, n: int, person: Person, how: tuple[Do, ...] = HELD) -> Person:
    """Return a person with loyalties and salience where the experiment wants them."""
    seat, changes = state.scenario.seats[n], dict[str, Any]()
    for one in state.scenario.experiment:
        is_mine = seat.firm_index in one.firms and seat.role in one.roles
        if one.what in OF_PEOPLE and is_mine and _now(state, one, how):
            changes[one.what] = int(one.to)
    return replace(person, **changes) if changes else person


def _now(state: State, one: Intervention, how: tuple[Do, ...]) -> bool:
    """Tell whether a level is set in this quarter or held in it."""
    if one.do not in how:
        return False
    return one.first == state.quarter if one.do == "set" and one.what not in LASTING else one.holds(state.quarter)


LASTING = ("kill", "encounter", "labels")


def _table(state: State, what: str, now: int, how: tuple[Do, ...]) -> int:
    for one in state.scenario.experiment:
        if one.what == what and _now(state, one, how):
            now = int(one.to)
    return now


def _pairs(state: State, rows: Sequence[Sequence[Pair]], how: tuple[Do, ...]) -> tuple[tuple[Pair, ...], ...]:
    found = [list(row) for row in rows]
    for one in state.scenario.experiment:
        if one.what in OF_PAIRS and _now(state, one, how):
            for f in one.firms:
                for g in one.toward:
                    if f != g:
                        found[f][g] = _with(found[f][g], one.what, int(one.to))
    return tuple(tuple(row) for row in found)


def _with(pair: Pair, what: str, to: int) -> Pair:
    changes: dict[str, Any] = {what: to}
    return replace(pair, **changes)


def _tuned(state: State) -> State:
    """Turn the constants of this quarter; those of other quarters are the scenario's again."""
    tuned = [one for one in state.scenario.experiment if one.do == "constant"]
    if not tuned:
        return state
    now = {one.what: one.to for one in tuned if one.holds(state.quarter)}
    return replace(state, constants=constants.override({**dict(state.scenario.constants), **now}))


def _betrayed(state: State) -> State:
    """Let every betrayal of this quarter cost its size in trust, distrust and good name (M39)."""
    found = [list(row) for row in state.pairs]
    for one in state.scenario.experiment:
        if one.do == "betray" and one.first == state.quarter:
            for g in one.firms:
                for f in (f for f in range(len(found)) if f != g):
                    pair = found[f][g]
                    trust, distrust, damage = relationship.betrayed(
                        state.constants, pair.trust / F, pair.distrust / F, pair.damage / F, size=one.to / F
                    )
                    found[f][g] = replace(pair, trust=to_bp(trust), distrust=to_bp(distrust), damage=to_bp(damage))
    return replace(state, pairs=tuple(tuple(row) for row in found))
