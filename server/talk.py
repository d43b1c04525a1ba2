"""How much one seat may say, so that nobody drowns the others; deliberately absent: where and what, which is the law's."""

from collections.abc import Sequence
from itertools import takewhile

from game.ids import NATURE, Seat
from game.record.row import Row

MOST_LINES = 20  # ours: in one phase; a seat hears the last 60 lines, so one voice leaves room for the others


def lines_of(seat: Seat, rows: Sequence[Row]) -> int:
    """Return how many lines the person on a seat has said in the present phase."""
    phase = takewhile(lambda row: row.actor != NATURE, reversed(rows))
    return sum(row.actor == seat and bool(row.wish_id) and row.input["move"] == "say" for row in phase)
