"""What the equations were given, heard while nature's moves are made once more; deliberately absent: what it means.

The law keeps no account of its inputs, for a game needs none. Whoever asks why lets the same law close the same phase again
and listens: an explanation is then of the very numbers the law used, also after an equation has changed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import CodeType, FrameType
from typing import Any

from game.errors import RecordError
from game.events import Event
from game.ids import NATURE
from game.moves import Turn
from game.record.book import replay
from game.record.row import Row, move_of
from game.rules.engine import submit
from game.rules.state import State

Given = dict[str, Any]
Who = tuple[int, ...]
Key = tuple[int, str, Who]
STILL = "0" * 32  # the chance of the quarter in which nobody decides: any will do, as long as it is the same


@dataclass(frozen=True, slots=True)
class Ear:
    """An equation to listen to.

    Attributes:
        equation: The function.
        who: Names by which its caller knows whom it asks for (`f`, `g`, `n`, `talk.seat`).
    """

    equation: Callable[..., Any]
    who: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Module and function, which name it among the calls."""
        return name_of(self.equation)


def name_of(equation: Callable[..., Any]) -> str:
    """Return module and function: `dynamics.novelty_next`."""
    return f"{equation.__module__.rpartition('.')[2]}.{equation.__name__}"


class Heard:
    """A game as its equations saw it.

    Attributes:
        states: The truth after each quarter; the first is the start, so that `states[q]` follows quarter q.
        calls: What an equation was given, by quarter, name and whom it was about, in the order of the calls.
        at_rest: The same of a first quarter in which nobody decided anything: what the scenario starts with.
        events: The chronicle, with quarters.
    """

    def __init__(self, first: State, turns: Iterable[tuple[State, Turn]], ears: Iterable[Ear]) -> None:
        """Let the law make nature's moves again; `turns` hold the truth before each."""
        listener = _Listener({ear.equation.__code__: ear for ear in ears})
        self.states = [first]
        last = first
        for before, turn in turns:
            last = listener.submit(before, turn)
            if before.phase == "encounters":
                self.states.append(last)
        self.events: tuple[tuple[int, Event], ...] = last.events
        self.calls: Mapping[Key, list[Given]] = listener.calls
        self.at_rest: Mapping[tuple[str, Who], list[Given]] = _at_rest(first, listener.ears)

    @property
    def quarters(self) -> int:
        """How many were played."""
        return len(self.states) - 1


def hear(rows: Iterable[Row], ears: Iterable[Ear]) -> Heard:
    """Return the game of a record as its equations saw it.

    Raises:
        RecordError: The record does not hold together.
    """
    turns: list[tuple[State, Turn]] = []
    steps = replay(rows)
    first = before = next(steps).state
    for step in steps:
        if step.row.kind == "move" and step.row.actor == NATURE:
            turns.append((before, _turn(step.row)))
        before = step.state
    return Heard(first, turns, ears)


def _turn(row: Row) -> Turn:
    move = move_of(row)
    if not isinstance(move, Turn):
        raise RecordError(row.seq, "lets nature do what nature does not")
    return move


def _at_rest(first: State, ears: Mapping[CodeType, Ear]) -> Mapping[tuple[str, Who], list[Given]]:
    """Listen to the first quarter of a table at which everybody is silent."""
    listener, state = _Listener(ears), first
    while state.quarter <= 1 and state.phase != "over":
        state = listener.submit(state, Turn(STILL))
    return {(name, who): calls for (quarter, name, who), calls in listener.calls.items() if quarter == 1}


class _Listener:
    """Notes what chosen functions are given; the profiler's hook of this thread alone, and only while nature moves."""

    def __init__(self, ears: Mapping[CodeType, Ear]) -> None:
        self.ears = ears
        self.calls: dict[Key, list[Given]] = {}

    def submit(self, state: State, turn: Turn) -> State:
        before = sys.getprofile()
        sys.setprofile(self._note)
        try:
            return submit(state, NATURE, turn)[0]
        finally:
            sys.setprofile(before)

    def _note(self, frame: FrameType, event: str, _argument: Any) -> None:
        if event != "call" or (ear := self.ears.get(frame.f_code)) is None or frame.f_back is None:
            return
        caller = frame.f_back.f_locals
        state = caller["state"] if isinstance(caller.get("state"), State) else getattr(caller.get("s"), "state", None)
        if state is None or any(_name(caller, name) is None for name in ear.who):
            return
        who = tuple(_name(caller, name) for name in ear.who)
        given = {name: _kept(value) for name, value in frame.f_locals.items() if name != "c"}
        self.calls.setdefault((state.quarter, ear.name, who), []).append(given)


def _name(names: Mapping[str, Any], dotted: str) -> Any:
    """Return what a caller calls by this name, `None` when it knows nothing by it."""
    first, *rest = dotted.split(".")
    found = names.get(first)
    for name in rest:
        found = getattr(found, name, None)
    return found


def _kept(value: Any) -> Any:
    """Return an argument as it was when it was given."""
    return tuple(value) if isinstance(value, list) else value
