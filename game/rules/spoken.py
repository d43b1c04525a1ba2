"""The leaves of the truth that people made by speaking: worries raised and words given; deliberately absent: what they lead to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.ids import Seat, Word, Worry


@dataclass(frozen=True, slots=True)
class Concern:
    """A worry that an engineer raised.

    Attributes:
        quarter: In which it was raised; it can be answered in the next.
        seat, to: Seat indices of who raised it and to whom.
        about: What it is about.
        topic: Own topic that lay on the table, -1 none.
        answer: `thank`, `explain`, `act`, or empty.
    """

    quarter: int
    seat: int
    to: int
    about: Worry
    topic: int
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """A word that somebody gave; its number is its place in the state, from 0.

    Attributes:
        quarter: In which it was given; it is judged from `since` until `until`.
        giver: Who gave it. hearers: Every seat that heard it; all of them when it is public.
        to: As in the move.
        kind, what: What about. size: The rung of a word about depth, the percent of one about a wall, else 0.
        status: What those who heard it know of it.
        breach: The first quarter in which it was broken, 0 never; nobody is told until it is seen.
        closed: Quarter of its verdict, 0 while it runs.
        owed: What the next resolution still has to count for it: that it was given, or the verdict of a receiver.
    """

    quarter: int
    giver: int
    hearers: tuple[Seat, ...]
    to: str
    kind: Word
    what: str
    size: int
    since: int
    until: int
    is_public: bool
    status: Literal["running", "kept", "broken", "unknown"] = "running"
    breach: int = 0
    closed: int = 0
    owed: tuple[Literal["given", "kept", "broken"], ...] = ("given",)
