"""Games that differ only in what a reader may not know, played side by side."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from game.errors import RuleViolation
from game.ids import Seat
from game.moves import Card, Play
from game.rules.engine import submit
from game.rules.state import State
from tests.rules.play import any_draft
from tests.secrecy.checker import changed
from tests.secrecy.games import close
from tests.secrecy.passes import allowed
from tests.secrecy.tree import put

# Leaves that the table moves on from quarter to quarter; those of the story are the first promise's.
LIVING = ("people", "firms", "pairs", "product", "alliance", "came_home", "drafts", "setting", "table")
STILL = {"table": ("preset", "table", "last_quarter", "books", "meters")}


def twin(state: State, n: int, dice: Random, name: str) -> State:
    """Return a table that the reader cannot tell from this one: one hidden leaf, or every draft of others, is another."""
    hidden = [(key, value) for key, leaf, value in changed(state, n, dice, name) if key[0] in LIVING and _moves(leaf)]
    return put(state, dict(dice.sample(hidden, min(len(hidden), dice.choice((1, 3, 10))))))


def _moves(leaf: str) -> bool:
    place, _, name = leaf.rpartition(".")
    return name not in (
        *STILL.get(place, ()),
        "former",
        "foretold",
        "bench",
        "across",
        "asked",
        "results",
        "points",
        "used",
    )


def side_by_side(state: State, n: int, dice: Random, name: str, phases: int) -> Iterator[tuple[State, State]]:
    """Play two such tables on, with one chance and the same wishes; yield them while the reader may not tell them apart."""
    other = twin(state, n, dice, name)
    for _ in range(phases):
        if state.phase == "over" or allowed(state, n) != allowed(other, n):
            return
        yield state, other
        for seat in state.scenario.seats:
            draft = any_draft(state, seat.id, dice)
            state, other = (_put(table, seat.id, draft) for table in (state, other))
        key = f"{dice.randrange(16**32):032x}"
        state, other = close(state, key), close(other, key)


def _put(state: State, seat: Seat, draft: tuple[Card, ...]) -> State:
    try:
        return submit(state, seat, Play(draft, seal=True))[0]
    except RuleViolation:
        return state
