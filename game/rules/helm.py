"""What the top of one firm has under way: new lines, talk, calls; deliberately absent: its course and story (`leaves`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Lever = Literal["sep", "int_", "wall", "parallel"]
LEVERS: tuple[Lever, ...] = ("sep", "int_", "wall", "parallel")


@dataclass(frozen=True)
class Call:
    """A call that waits for this firm's answer.

    Attributes:
        caller: Index of the firm that rang.
        why: What it wanted; a warning asks for no answer.
        component: Core component of the caller that it named, -1 none.
    """

    caller: int
    why: Literal["raise", "clear"]
    component: int = -1


@dataclass(frozen=True)
class Helm:
    """The top's projects.

    Attributes:
        sep, int_, wall: Where the lines are being moved to, bp; -1 as long as nobody has redrawn them.
        redrawn: Levers moved in the last strategy phase; they stay put for a quarter.
        dialogue: Tokens given to talking the contradiction through this quarter, 0…2.
        calls: What partners rang about; answered in the next strategy phase or never.
        raised: (own component, partner) that was ever raised with the partner.
        audited: Partners whose books and products are looked into this quarter.
        diversity: How far the first plans of a split TMT lie apart this quarter, bp; -1 for a TMT of one.
        is_agreed: Whether every member of a split TMT stands behind this quarter's course.
    """

    sep: int = -1
    int_: int = -1
    wall: int = -1
    redrawn: tuple[Lever, ...] = ()
    dialogue: int = 0
    calls: tuple[Call, ...] = ()
    raised: tuple[tuple[int, int], ...] = ()
    audited: tuple[int, ...] = ()
    diversity: int = field(default=-1, metadata={"digest": "when set"})
    is_agreed: bool = field(default=True, metadata={"digest": "when set"})


EMPTY = Helm()
