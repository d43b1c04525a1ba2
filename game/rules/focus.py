"""What an engineer's focus goes to (rulebook 7.1); deliberately absent: cards and their forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ids import DEPTHS
from game.moves import AnswerPartner, BuildOnTheirs, CallHome, HandBack, TakeApart, TakeNotes

if TYPE_CHECKING:
    from game.moves import Card
    from game.rules.state import State

F = 10_000


def steps_cost(state: State, n: int, rung: int) -> int:
    """Return the focus that a rung costs a seat: one for each step from its pull, the first free while both poles are in view."""
    person = state.people[n]
    is_free = person.q >= state.constants.salience_steady * F
    return max(0, abs(rung - person.pull) - is_free) + (state.scenario.seats[n].role == "eng_p")


def spent_at_bench(state: State, n: int, cards: tuple[Card, ...]) -> int:
    """Return the focus that a draft spends on the session and on what it led to."""
    cost = sum(isinstance(card, CallHome | TakeNotes | BuildOnTheirs | HandBack | TakeApart) for card in cards)
    for card in cards:
        if isinstance(card, AnswerPartner) and card.depth != "decline":
            cost += steps_cost(state, n, DEPTHS.index(card.depth))
    return cost
