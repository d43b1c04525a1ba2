"""A table at which words were given: one of each state, and forms of each kind."""

from dataclasses import replace

from game.ids import Role, Seat, words
from game.views import Choice, SeatView, WordForm, WordRow, Words
from tests.client import fixtures

PARTNER = Seat("insys.tmt")
LEDGER = (
    WordRow(0, 1, PARTNER, words("ITCOM"), "free", words("Lunch is on us"), "", 2, False, "unknown", True, False,
            ("judge", "show")),
    WordRow(1, 2, Seat("itcom.tmt"), words("everybody"), "wall", words("Our wall stands at 75 % or more"), "75", 4, True,
            "running", False, True, ()),
    WordRow(2, 2, PARTNER, words("ITCOM"), "honour", words("We honour the split"), "", 3, True, "broken", True, False, ()),
)  # fmt: skip
TO = (Choice("firm:insys", words("Insys")), Choice("table", words("everybody")))
PERCENTS = tuple(Choice(one, words(f"Our wall stands at {one} % or more")) for one in ("50", "75", "100"))
FORMS = (
    WordForm("honour", words("We honour the split"), TO, (), 0),
    WordForm("wall", words("Our wall stands at least this high"), TO, PERCENTS, 0),
    WordForm("free", words("In your own words"), (Choice("seat:insys.tmt", words("Pieter Zwart")),), (), 120),
)


def with_words(role: Role, closed: str = "") -> SeatView:
    """The view of a seat in the third quarter, with words in its ledger and its form."""
    heard = Words(LEDGER, FORMS, 3, 6, words(closed) if closed else None)
    return replace(fixtures.view(role, "strategy"), words=heard)
