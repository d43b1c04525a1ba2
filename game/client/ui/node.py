"""The node: one frozen description of a piece of screen, its meaning and its place; it never draws and never changes.

A screen is a pure function that returns one tree of nodes. The tree is at once what is painted, what a screen reader
would be told, and what a test clicks on: hence every focusable node has a unique `id`, a `role` and a `label`.
What lives longer than one tree (scroll, focus, hover, half-typed text) belongs to `Stage` and is keyed by `id`.

Lengths are logical units (1 unit = 1 pixel at 100 %). Colours are token names of `tokens.Palette` ("surface", "text2",
"primary" …), optionally with an opacity in percent ("share/25"), or "#rrggbb".

Constructors: `row col flow stack` (containers) · `text icon spacer rule` (leaves) · `pressable field` (input) ·
`canvas` (own painting). Whatever has looks of its own (buttons, cards, gauges) is in `game.client.widgets`.

Absent on purpose: theme values, pixels, events, and any word of the game.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypedDict, Unpack

from game.client.ui.spec import Field, Icon, Span, Style, Text

if TYPE_CHECKING:
    from game.client.ui.painter import Painter
    from game.client.ui.rect import Rect

__all__ = [
    "Align", "Child", "Direction", "Edges", "Field", "Icon", "Justify", "Node", "Options", "Pad", "PaintInto",
    "PaintOver", "Size", "Span", "Style", "Text", "canvas", "col", "field", "flow", "icon", "pressable", "row", "rule",
    "spacer", "stack", "text",
]  # fmt: skip

Size = float | str | None
"""A length: a number, a percentage of the parent's inside such as "50%", or None for "as large as the content"."""

Pad = float | tuple[float, float] | tuple[float, float, float, float]
"""Inner margin: all sides, (vertical, horizontal), or (top, right, bottom, left)."""

Direction = Literal["row", "col", "flow", "stack"]
"""Left to right, top to bottom, left to right with line breaks, or all on top of each other."""

Align = Literal["start", "center", "end", "stretch"]
Justify = Literal["start", "center", "end", "between"]

Edges = tuple[float | None, float | None, float | None, float | None]
"""Distances (left, top, right, bottom) to the parent's inside; None leaves that side free."""

PaintInto = Callable[["Painter", "Rect"], None]
"""Paints the inside of a node, given its rectangle."""

PaintOver = Callable[["Painter", Callable[[str], "Rect | None"]], None]
"""Paints after the children, given a look-up from id to rectangle; for lines between nodes."""


@dataclass(frozen=True, slots=True)
class Node:
    """One piece of screen; see the module docstring.

    Attributes:
        id: Name unique in the tree; needed by whatever is focusable, scrolls or is looked up.
        role: button, text, heading, group, region, list, listitem, tab, radio, checkbox, slider, textbox, img, dialog,
            status, progressbar …; "" for pure layout, which the accessibility tree leaves out.
        label: What it is, in words. value: its present value, in words.
        children: Painted in order, so the last is on top.
        dir, w, h, min_w, max_w, min_h, max_h, grow, gap, run_gap, pad, align, justify, align_self: Layout, see `flex`.
            `run_gap` separates the lines of a flow (default `gap`).
        absolute: Taken out of the flow and placed by its distances to the parent's inside.
        scroll: "start" or "end" makes a vertical scroll area (needs `id`) that begins there; "" does not.
        clip: Cut what stands out.
        style, text, icon, paint, over: Looks.
        tip: Explanation on hover and focus: words or a tree.
        on: Name of the action that acting on it raises ("" for none). payload: what goes with it.
        focusable: May the keyboard reach it? A disabled node stays reachable, so that its reason can be read.
        disabled: Acting on it does nothing.
        selected: Chosen, pressed or checked; shown in the tree.
        key: Shortcut: "1", "c", "/", "f1", "ctrl+return".
        roving: The focusables inside are one Tab stop; arrow keys move between them.
        field, span: Makes it a text field / a slider.
        modal: Nothing outside can be reached while it is shown. esc: action that Escape raises from inside.
    """

    id: str = ""
    role: str = ""
    label: str = ""
    value: str = ""
    children: tuple[Node, ...] = ()
    dir: Direction = "col"
    w: Size = None
    h: Size = None
    min_w: float = 0.0
    max_w: float = 0.0
    min_h: float = 0.0
    max_h: float = 0.0
    grow: float = 0.0
    gap: float = 0.0
    run_gap: float | None = None
    pad: Pad = 0.0
    align: Align = "stretch"
    justify: Justify = "start"
    align_self: Align | None = None
    absolute: Edges | None = None
    scroll: Literal["", "start", "end"] = ""
    clip: bool = False
    style: Style | None = None
    text: Text | None = None
    icon: Icon | None = None
    paint: PaintInto | None = None
    over: PaintOver | None = None
    tip: str | Node | None = None
    on: str = ""
    payload: object = None
    focusable: bool = False
    disabled: bool = False
    selected: bool = False
    key: str = ""
    roving: bool = False
    field: Field | None = None
    span: Span | None = None
    modal: bool = False
    esc: str = ""


class Options(TypedDict, total=False):
    """What every constructor passes on to `Node` by keyword."""

    id: str
    role: str
    label: str
    value: str
    w: Size
    h: Size
    min_w: float
    max_w: float
    min_h: float
    max_h: float
    grow: float
    gap: float
    run_gap: float | None
    pad: Pad
    align: Align
    justify: Justify
    align_self: Align | None
    absolute: Edges | None
    scroll: Literal["", "start", "end"]
    clip: bool
    style: Style | None
    paint: PaintInto | None
    over: PaintOver | None
    tip: str | Node | None
    on: str
    payload: object
    focusable: bool
    disabled: bool
    selected: bool
    key: str
    roving: bool
    modal: bool
    esc: str


Child = Node | None
"""A child, or None for "not now": containers drop it, so that screens can write `x if cond else None`."""


def _kept(children: tuple[Child, ...]) -> tuple[Node, ...]:
    return tuple(child for child in children if child is not None)


def row(*children: Child, **options: Unpack[Options]) -> Node:
    """Children from left to right, centred vertically unless `align` says otherwise."""
    options.setdefault("align", "center")
    return Node(children=_kept(children), dir="row", **options)


def col(*children: Child, **options: Unpack[Options]) -> Node:
    """Children from top to bottom, stretched to the width unless `align` says otherwise."""
    return Node(children=_kept(children), dir="col", **options)


def flow(*children: Child, **options: Unpack[Options]) -> Node:
    """Children from left to right in as many lines as needed."""
    options.setdefault("align", "center")
    return Node(children=_kept(children), dir="flow", **options)


def stack(*children: Child, **options: Unpack[Options]) -> Node:
    """Children on top of each other, each as large as the stack."""
    return Node(children=_kept(children), dir="stack", **options)


def text(
    string: str,
    size: str = "base",
    /,
    colour: str = "text",
    *,
    weight: str = "",
    wrap: bool = False,
    max_lines: int = 0,
    ellipsis: bool = True,
    text_align: Literal["start", "center", "end"] = "start",
    underline: bool = False,
    **options: Unpack[Options],
) -> Node:
    """Words: string, type style, colour; the rest as in `Text`. `style` is that of the box, if any."""
    spec = Text(string, size, colour, weight, wrap, max_lines, ellipsis, text_align, underline)
    options.setdefault("role", "text")
    return Node(text=spec, **options)


def icon(name: str, size: float = 16, colour: str = "text2", **options: Unpack[Options]) -> Node:
    """A drawing from `assets/icons`; give `role="img"` and `label` when it says something words beside it do not."""
    return Node(icon=Icon(name, size, colour), **options)


def spacer(grow: float = 1, /, **options: Unpack[Options]) -> Node:
    """Nothing, taking the spare room."""
    options.setdefault("grow", grow)
    return Node(**options)


def rule(colour: str = "border", **options: Unpack[Options]) -> Node:
    """A thin horizontal line."""
    options.setdefault("h", 1)
    options["style"] = Style(fill=colour)
    return Node(**options)


def canvas(paint: PaintInto, /, **options: Unpack[Options]) -> Node:
    """A node that paints itself; needs `w`/`h` or `grow`, since it has no content to measure."""
    options["paint"] = paint
    return Node(**options)


def pressable(id: str, label: str, on: str, /, *children: Child, **options: Unpack[Options]) -> Node:
    """Something to click without looks of its own; a row of children. `role` is "button" unless given."""
    options.setdefault("role", "button")
    options.setdefault("align", "center")
    options.setdefault("focusable", True)
    options["id"], options["label"], options["on"] = id, label, on
    return Node(children=_kept(children), dir="row", **options)


def field(id: str, label: str, spec: Field, /, **options: Unpack[Options]) -> Node:
    """A bare text field; `widgets.text_field` gives it an outline and a label."""
    options.setdefault("h", 34)
    options["id"], options["label"], options["role"], options["focusable"] = id, label, "textbox", True
    return Node(field=spec, **options)
