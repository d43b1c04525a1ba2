"""What one member of a split top lays of what a policy's top would do alone; deliberately absent: what that is (`conduct`).

A policy is one mind. So every member works out the whole draft of a top of one and lays what is in its own hand, which keeps
the pool by itself; first plans look from the office to the course that is meant, and all stand behind it.
"""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from game.ids import Office, Stance
from game.lab.conduct import Wish, lay
from game.lab.sight import Chair
from game.moves import Card, FirstPlan, SetCourse, StandBehind
from game.rules.state import FirmState, State
from game.rules.team import STANCES, holds

LEAN: Final[MappingProxyType[Office, int]] = MappingProxyType({"director": 15, "cto": -15})
"""Percent by which an office looks to the partner; ours: three plans so far apart are about as diverse as the model's .5."""
LOW, HIGH, MOST_COURSE, LEAST_COURSE = 10, 80, 95, 40
TALK = "T6"


def share(state: State, chair: Chair, lead: Chair, wishes: Sequence[Wish]) -> tuple[Card, ...]:
    """Return the draft of one member.

    Args:
        state: The table, whose tokens are the whole pool.
        chair: Who lays.
        lead: Its chief executive, through whose eyes the whole is worked out, and who opens the talk.
        wishes: What a top of one would wish.
    """
    firm = state.firms[chair.firm]
    whole = lay(state, lead, wishes, firm.tokens)
    own = tuple(card for card in whole if _is_laid_by(state, chair, card))
    meant = next((card for card in whole if isinstance(card, SetCourse)), firm)
    behind = (StandBehind(meant.y, meant.z, meant.stance),) if chair != lead else ()
    return (first_plan(chair.office, meant), *own, *behind)


def _is_laid_by(state: State, chair: Chair, card: Card) -> bool:
    return chair.seat == chair.lead if card.card == TALK else holds(state.scenario, chair.index, card.card)


def first_plan(office: Office, meant: SetCourse | FirmState) -> FirstPlan:
    """Return the plan of an office beside a course that is meant: a director's nearer to the partner, a technologist's farther."""
    lean = LEAN.get(office, 0)
    y, z = (max(LOW, min(HIGH, part)) for part in (meant.y + lean, meant.z - lean))
    while y + z > MOST_COURSE:
        y, z = (y - 5, z) if y > z else (y, z - 5)
    while y + z < LEAST_COURSE:
        y, z = (y + 5, z) if y > z else (y, z + 5)
    stance: Stance = STANCES[max(0, min(2, STANCES.index(meant.stance) + (lean > 0) - (lean < 0)))]
    return FirstPlan(y, z, stance, "down")
