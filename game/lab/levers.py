"""The levers of a firm, role by role: one lever is one choice that a seat makes again and again, on a finite grid.

A conduct is a value for each lever of a role. What it takes to lay the cards stands in `conduct`; deliberately absent here.
A lever whose card is not in the deck does nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from game.ids import ROLES, Role

Value = int | str
Levers = Mapping[str, Value]
LEAVE: Final = "leave"
"""The value of a structure lever that stays as it stands."""


@dataclass(frozen=True, slots=True)
class Lever:
    """One choice of one role.

    Attributes:
        values: Its grid, in order where there is one.
        neutral: What BALANCED does.
        card: The card that carries it out.
    """

    role: Role
    name: str
    values: tuple[Value, ...]
    neutral: Value
    card: str


_PERCENT: tuple[Value, ...] = tuple(range(10, 81, 5))
_TARGETS: tuple[Value, ...] = (LEAVE, 0, 25, 50, 75, 100)
_NO_YES: tuple[Value, ...] = (0, 1)
_TOKENS: tuple[Value, ...] = (0, 1, 2)
_RUNGS: tuple[Value, ...] = (
    "pull", "need", "need_less_one", "edge", "documents", "walk_through", "deep_dive", "mandate",
)  # fmt: skip
_MANDATES: tuple[Value, ...] = ("documents", "walk_through", "earned", "deep_dive")
SPORADIC: Final = "sporadic"
SPORADIC_EVERY, MOST_STORY = 3, 2
"""The value of a story that is told in every third quarter only, then with both tokens."""
_STORIES: tuple[Value, ...] = (0, SPORADIC, 1, 2)
_WHEN_DUE: tuple[Value, ...] = (0, "due", 1)
"""Never, when there is cause for it, always."""

ALL: Final[tuple[Lever, ...]] = (
    Lever("tmt", "y", _PERCENT, 40, "T1"),
    Lever("tmt", "z", _PERCENT, 40, "T1"),
    Lever("tmt", "stance", ("arms_length", "guarded", "close"), "guarded", "T1"),
    Lever("tmt", "story_early", _STORIES, 0, "T2"),
    Lever("tmt", "story_late", _STORIES, 0, "T2"),
    Lever("tmt", "side", ("ours", "both", "partner"), "both", "T2"),
    Lever("tmt", "tone", ("plain", "enemy"), "plain", "T2"),
    Lever("tmt", "listen", _TOKENS, 0, "T3"),
    Lever("tmt", "sep", _TARGETS, LEAVE, "T4"),
    Lever("tmt", "int", _TARGETS, LEAVE, "T4"),
    Lever("tmt", "wall", _TARGETS, LEAVE, "T4"),
    Lever("tmt", "parallel", _TARGETS, LEAVE, "T4"),
    Lever("tmt", "dialogue", _TOKENS, 0, "T6"),
    Lever("tmt", "mandate", _MANDATES, "walk_through", "T5"),
    Lever("tmt", "split", ("honour", "temper", "take_late", "take"), "temper", "T7"),
    Lever("tmt", "raise", _NO_YES, 0, "T8"),
    Lever("tmt", "audit", _WHEN_DUE, 0, "T10"),
    Lever("ally", "place", ("home", "visits", "lab"), "visits", "A1"),
    Lever("ally", "pass_home", ("nothing", "digest", "everything"), "digest", "A2"),
    Lever("ally", "clients", _TOKENS, 1, "A3"),
    Lever("ally", "focus", ("receptive", "everyone"), "receptive", "A3"),
    Lever("ally", "shared_win", _TOKENS, 0, "A4"),
    Lever("ally", "retell", _NO_YES, 1, "A4"),
    Lever("ally", "open_class", _TOKENS, 0, "A5"),
    Lever("ally", "hunt", ("hunt", "mixed", "harvest"), "mixed", "A6"),
    Lever("ally", "vouch", _NO_YES, 0, "A7"),
    Lever("ally", "shield", _WHEN_DUE, 0, "A8"),
    Lever("ally", "sit_in", _NO_YES, 0, "A9"),
    Lever("prod", "push", ("alone2", "alone1", "leave", "together1", "together2", "outsider"), "leave", "P1"),
    Lever("prod", "pass_across", ("nothing", "summary", "full"), "summary", "P2"),
    Lever("prod", "race", _NO_YES, 0, "P3"),
    Lever("prod", "use", _NO_YES, 1, "P4"),
    Lever("prod", "lock", _WHEN_DUE, 0, "P5"),
    Lever("prod", "mark", _NO_YES, 0, "P6"),
    Lever("prod", "court", _NO_YES, 0, "P7"),
    Lever("prod", "lend", _NO_YES, 0, "P8"),
    Lever("eng_a", "ask", ("problem", "underneath"), "problem", "E1"),
    Lever("eng_a", "depth", _RUNGS, "pull", "E2"),
    Lever("eng_a", "call_home", ("never", "spare", "hot", "deep", "always"), "never", "E3"),
    Lever("eng_a", "notes", _NO_YES, 0, "E4"),
    Lever("eng_a", "build_on", _WHEN_DUE, 0, "E5"),
    Lever("eng_a", "hand_back", _NO_YES, 0, "E6"),
    Lever("eng_a", "minutes", ("honest", "outline"), "honest", "E7"),
    Lever("eng_a", "credit", ("nobody", "home", "partner"), "nobody", "E8"),
    Lever("eng_a", "concern", _WHEN_DUE, 0, "E9"),
    Lever("eng_p", "build", _TOKENS, 1, "F1"),
    Lever("eng_p", "study", _TOKENS, 1, "F2"),
    Lever("eng_p", "odd", _TOKENS, 1, "F3"),
    Lever("eng_p", "walk", _TOKENS, 0, "F4"),
    Lever("eng_p", "apart", _NO_YES, 0, "F5"),
    Lever("eng_p", "credit", ("nobody", "home", "partner"), "nobody", "E8"),
)  # fmt: skip
LEVERS: Final[Mapping[Role, Mapping[str, Lever]]] = MappingProxyType(
    {role: MappingProxyType({one.name: one for one in ALL if one.role == role}) for role in ROLES}
)
NEUTRAL: Final[Mapping[Role, Levers]] = MappingProxyType(
    {role: MappingProxyType({name: one.neutral for name, one in LEVERS[role].items()}) for role in ROLES}
)
"""The whole conduct of BALANCED: course 40/40/20, no story, no listening, engineers who follow their pull."""


def tokens_of(story: Value, quarter: int) -> int:
    """Return the tokens that a story habit takes in a quarter, which counts from 1."""
    if story == SPORADIC:
        return 0 if (quarter - 1) % SPORADIC_EVERY else MOST_STORY
    return int(story)


def dose(story: Value) -> float:
    """Return the tokens that a story habit takes, a quarter on average."""
    return MOST_STORY / SPORADIC_EVERY if story == SPORADIC else float(story)


def objection(role: str, name: str, value: Value) -> str | None:
    """Return why a lever cannot stand there, as a sentence without a full stop; `None` when it can."""
    levers = next((LEVERS[known] for known in ROLES if known == role), None)
    if levers is None:
        return f"{role}: no such role"
    if name not in levers:
        return f"{role}.{name}: no such lever"
    if value not in levers[name].values:
        return f"{role}.{name}: expected one of {', '.join(map(str, levers[name].values))}, found {value!r}"
    return None
