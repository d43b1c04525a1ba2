"""What the heads of one firm decided for this quarter alone; deliberately absent: what it does (the steps of the quarter)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Seek = Literal["hunt", "mixed", "harvest"]


@dataclass(frozen=True)
class Desk:
    """The heads' decisions that end with the quarter; a new one lies there when the units phase closes.

    Attributes:
        seek: Whether the alliance head looks for new joint business or polishes the bid at hand.
        is_shielded: Whether the quarter's speeches stop at the lab door.
        has_moved: Whether the alliance team was posted elsewhere this quarter.
        sat_in: Seat index of the own bench engineer at whose bench the alliance head sits, -1 none.
        racing: Own core component that a race project builds, -1 none.
        raced: The one that last quarter's race project built, -1 none.
        lent: Seat index of the product engineer sent to the bench, -1 none.
        courting: Number in the firm's `guest_at` of the client that is called on alone, -1 none.
    """

    seek: Seek = "mixed"
    is_shielded: bool = False
    has_moved: bool = False
    sat_in: int = -1
    racing: int = -1
    raced: int = -1
    lent: int = -1
    courting: int = -1


EMPTY = Desk()
