"""The parts a node is made of: box style, words, icon, text field, range; values only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Style:
    """How a node's box looks.

    Attributes:
        fill: Colour of the inside, or "" for none.
        border: Colour of the outline, or "" for none.
        border_w: Width of the outline.
        radius: Corner radius; anything ≥ half the height gives a pill.
        shadow: Elevation 0 (none) to 3 (overlay).
        hover: Fill while the pointer is over the node, or "" for the same.
        accent: Colour of a 3-unit strip along the top edge, or "".
        dashed: Whether the outline is dotted: the sign for "unknown".
    """

    fill: str = ""
    border: str = ""
    border_w: float = 1.0
    radius: float = 0.0
    shadow: int = 0
    hover: str = ""
    accent: str = ""
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """Words on the screen.

    Attributes:
        string: The words.
        style: Name in `tokens.TYPE`: over xs sm base md lg xl num.
        colour: Colour token.
        weight: "regular", "medium", "semibold", "bold" or "" for the style's own.
        wrap: Break into lines at the width given.
        max_lines: Most lines shown when wrapping; 0 for all. What is cut ends in "…".
        ellipsis: May a single line be cut? False for what must never be: timer, cost, risk, names.
        align: "start", "center" or "end".
        underline: Draw a dotted line below: the sign for a word with an explanation.
    """

    string: str
    style: str = "base"
    colour: str = "text"
    weight: str = ""
    wrap: bool = False
    max_lines: int = 0
    ellipsis: bool = True
    align: Literal["start", "center", "end"] = "start"
    underline: bool = False


@dataclass(frozen=True, slots=True)
class Icon:
    """A drawing from `assets/icons`, tinted: file name without size, side length, colour token."""

    name: str
    size: float = 16.0
    colour: str = "text2"


@dataclass(frozen=True, slots=True)
class Field:
    """A single line that a person may edit.

    Attributes:
        value: The text at the start; a later tree with another `value` replaces what was typed.
        placeholder: Shown while empty.
        max_length: Most characters.
        submit: Name of the action that Enter raises, or "". `Node.on` is raised at every change.
        clear: Empty the field after submitting.
        secret: Show dots instead of characters.
    """

    value: str = ""
    placeholder: str = ""
    max_length: int = 280
    submit: str = ""
    clear: bool = False
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """An integer that arrows and dragging change: least, most, step, present value."""

    low: int
    high: int
    step: int
    value: int
