"""The whole truth in numbers, for the facilitator alone (rulebook 11.4); deliberately absent: any seat's reading of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.rules.dispositions import rivalry
from game.rules.seating import partners_of

if TYPE_CHECKING:
    from game.rules.state import State

FIRM = (
    "sep",
    "int_",
    "wall",
    "cap",
    "lock_in",
    "novelty",
    "meta",
    "pipeline",
    "believed_wall",
    "organizing",
    "tension",
)
PAIR = ("trust", "distrust", "understanding", "habit", "coop", "comp")
PERSON = ("org", "unit", "team", "prof", "q", "closeness", "belonging", "openness", "guard")


def truth_of(state: State) -> tuple[tuple[str, int], ...]:
    """Return every level by name for the facilitator, in its unit."""
    joint = state.joints[-1] if state.joints else 0
    found = [("red_queen", state.red_queen), ("joint", joint), ("rivalry", round(rivalry(state) * 10_000))]
    for f, firm in enumerate(state.firms):
        name = state.scenario.firms[f].id
        found += [(f"{name}.{field}", getattr(firm, field)) for field in FIRM]
        found += [(f"{name}.result", firm.results[-1].result if firm.results else 0), (f"{name}.mandate", firm.mandate)]
        for g in partners_of(state, f):
            way = f"{name}>{state.scenario.firms[g].id}"
            found += [(f"{way}.{field}", getattr(state.pairs[f][g], field)) for field in PAIR]
    for person, spec in zip(state.people, state.scenario.seats, strict=True):
        if spec.role in ("eng_a", "eng_p"):
            found += [(f"{spec.id}.{field}", getattr(person, field)) for field in PERSON]
    return tuple(found)
