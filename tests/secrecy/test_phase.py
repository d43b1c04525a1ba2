"""Second promise: within a phase nothing that another seat does, or that it has done it, changes a byte that a reader gets."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from game.errors import RuleViolation
from game.ids import Seat
from game.moves import Feel, MarkNews, Move, Play, Predict, Say, Unseal
from game.protocol.codec import encode
from game.protocol.messages import Update, WallUpdate
from game.rules.engine import submit
from game.rules.observe import observe, wall_view
from game.rules.state import State
from game.rules.talk import channels_of, hearers
from game.rules.team import members
from tests.rules.play import any_draft
from tests.secrecy.games import FOUND, TABLES, attempts, dice_of, reached, received, who


def wire(state: State, n: int) -> bytes:
    """Return the bytes that carry a reader's view."""
    if n < 0:
        return encode(WallUpdate(1, 1, wall_view(state), None, None, all_in=False))
    return encode(Update(1, 1, observe(state, who(state, n)), None, None, all_in=False))


def deeds(state: State, seat: Seat, reader: Seat, dice: Random) -> list[Move]:
    """Return everything that a seat can do in this phase out of a reader's sight and hearing, in some order."""
    quiet = [c.value for c in channels_of(state, seat) if reader not in hearers(state, seat, c.value)]
    found: list[Move] = [Say(channel, "Not for you.") for channel in quiet]
    found += [move for move in attempts(state, seat) if isinstance(move, MarkNews | Predict | Feel)]
    dice.shuffle(found)
    sheet = any_draft(state, seat, dice)
    return [
        Play(sheet),
        *found[:6],
        Play(sheet[:1], seal=True),
        Unseal(),
        Play(any_draft(state, seat, dice), seal=True),
    ]


def others_do(state: State, n: int, dice: Random) -> State:
    """Return the table after some others did all they could."""
    for m in dice.sample(range(len(state.people)), 3):
        if m != n and not _is_watched(state, m, n):
            state = did(state, m, deeds(state, state.scenario.seats[m].id, who(state, n), dice))
    return state


def _is_watched(state: State, m: int, n: int) -> bool:
    """Tell whether the reader sees this sheet grow: the head who sits in, or a colleague in one TMT (rulebook 5.14, 6.16)."""
    reader = state.scenario.seats[n] if n >= 0 else None
    if reader is not None and reader.office and m in members(state.scenario, reader.firm_index):
        return True
    is_head = reader is not None and reader.role == "ally"
    return reader is not None and is_head and state.firms[reader.firm_index].desk.sat_in == m


def did(state: State, m: int, moves: list[Move]) -> State:
    """Return the table after a seat's moves; what is refused changes nothing."""
    for move in moves:
        try:
            state, _ = submit(state, state.scenario.seats[m].id, move)
        except RuleViolation:
            continue
    return state


@settings(max_examples=80, derandomize=True, phases=FOUND)
@given(name=st.sampled_from(TABLES), at=st.integers(0, 10**6), n=st.integers(-1, 10**6), number=st.integers(0, 10**6))
def test_nothing_that_others_do_within_a_phase_changes_a_byte(name: str, at: int, n: int, number: int) -> None:
    state = reached(name)[at % len(reached(name))]
    reader = n % len(state.people) if n >= 0 else -1
    after = others_do(state, reader, dice_of(number))
    assert wire(after, reader) == wire(state, reader)
    assert received(after, reader) == received(state, reader)


def test_the_check_is_no_empty_one_since_the_truth_does_change() -> None:
    state = reached("tiny")[3]
    assert others_do(state, 0, dice_of(1)) != state
