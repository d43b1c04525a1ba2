"""The leaves of the truth that people made by speaking: worries raised; deliberately absent: what they lead to."""

from __future__ import annotations

from dataclasses import dataclass

from game.ids import Worry


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
