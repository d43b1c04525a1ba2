"""Names and small value words that every package may speak; deliberately absent: behaviour and rules."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, NewType, get_args

Firm = NewType("Firm", str)
Seat = NewType("Seat", str)
Component = NewType("Component", str)
Manager = NewType("Manager", str)

Role = Literal["tmt", "ally", "prod", "eng_a", "eng_p"]
Office = Literal["", "ceo", "director", "cto"]
Phase = Literal["news", "strategy", "units", "encounters", "results", "over"]
Depth = Literal["withhold", "documents", "walk_through", "deep_dive"]
Stance = Literal["arms_length", "guarded", "close"]
Place = Literal["home", "visits", "lab"]
Worry = Literal["dig", "hold_back", "may_say", "forgets", "use", "silent", "tell_all"]

Word = Literal["depth", "no_digging", "honour", "invite", "wall", "no_use", "answer", "stay", "no_attack", "free"]

ROLES: tuple[Role, ...] = get_args(Role)
PHASES: tuple[Phase, ...] = ("news", "strategy", "units", "encounters", "results")
DEPTHS: tuple[Depth, ...] = get_args(Depth)
NATURE = Seat("nature")
WALL = Seat("wall")
FACILITATOR = Seat("facilitator")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence to be, in any language: a key of the string catalogue and its arguments.

    Attributes:
        key: Key in `assets/strings/<language>`; `text` with the argument `text` holds words a person or author wrote.
        args: Name and value; a value that starts with `@` is itself a key, any other string is shown as it is.
    """

    key: str
    args: tuple[tuple[str, str | int], ...] = ()


def line(key: str, **args: str | int) -> Line:
    """Return a `Line` with its arguments in the order given."""
    return Line(key, tuple(args.items())) if args else _bare(key)


@cache
def _bare(key: str) -> Line:
    """Return a sentence without arguments; most are, so each is made once."""
    return Line(key)


def words(text: str) -> Line:
    """Return a `Line` for text that a person or a scenario author wrote; it is never translated."""
    return Line("text", (("text", text),))
