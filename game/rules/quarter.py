"""One quarter resolved, step by step in the order of rulebook 8 (model-review §4); deliberately absent: the equations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.events import SessionHeld
from game.rules import bids, bonds, concerns, experiment, gestures, house, reckoning, sessions, value
from game.rules.copying import replace
from game.rules.model.curves import total
from game.rules.model.rounding import to_bp
from game.rules.scratch import Scratch

if TYPE_CHECKING:
    from game.events import Event
    from game.rules.nature import Chance
    from game.rules.state import State


def resolve(state: State, chance: Chance) -> tuple[State, tuple[Event, ...]]:
    """Hold the sessions and let everything follow from them.

    Args:
        state: The truth with every draft of the encounters phase and the dispositions of the quarter in it.
        chance: This phase's draws.

    Returns:
        The truth after the quarter and the facts that happened, in the order in which they did.
    """
    fresh = tuple(replace(firm, bids=(0, 0, 0, 0, 0), leaks_found=0) for firm in state.firms)
    s = Scratch.of(replace(state, firms=fresh), chance)
    sessions.hold(s)
    house.run(s)
    value.create(s)
    house.search(s)
    value.sell(s)
    bids.run(s)
    house.use_noticed(s)
    gestures.take_apart(s)
    bonds.run(s)
    experiment.held(s)
    concerns.run(s)
    reckoning.run(s)
    return _bench_memory(s), tuple(s.events)


def _bench_memory(s: Scratch) -> State:
    """Put the sheet into the state, with the benches' drawings, the reveals and the visits that work next quarter."""
    after = s.state_after()
    progress = tuple(
        after.progress[bench] + round(_best(s, bench) * 1_000) for bench in range(len(after.scenario.benches))
    )
    cells = tuple(min(12, round(12 * part / (1_000 * after.nominal))) for part in progress)
    people = tuple(
        person if person.visited == s.visits[n] else replace(person, visited=s.visits[n])
        for n, person in enumerate(after.people)
    )
    held = tuple(event for event in s.events if isinstance(event, SessionHeld))
    firms = tuple(replace(firm, heard_last=firm.heard, solved=_solved(s, f)) for f, firm in enumerate(after.firms))
    return replace(after, progress=progress, cells=cells, people=people, sessions=held, firms=firms)


def _best(s: Scratch, bench: int) -> float:
    """Return the best solution found at a bench, 0…1; with four firms two pairs work on its drawing."""
    return max((part for (at, _), part in s.solved.items() if at == bench), default=0.0)


def _solved(s: Scratch, firm: int) -> int:
    """Return the mean solved part of the sessions that a firm's engineers held, bp."""
    parts = [part for (_, f), part in s.solved.items() if f == firm]
    return to_bp(total(parts) / max(1, len(parts)))
