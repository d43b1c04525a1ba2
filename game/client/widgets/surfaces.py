"""What things stand on: cards, headings, wells, dialogs."""

from __future__ import annotations

from typing import Literal, Unpack

from game.client.ui.node import Child, Node, Options, Style, col, icon, row, rule, spacer, stack, text
from game.client.widgets.buttons import icon_button


def card(*children: Child, accent: str = "", elevation: int = 1, **options: Unpack[Options]) -> Node:
    """A raised sheet with children from top to bottom; `accent` colours its upper edge; `selected` outlines it."""
    chosen = options.get("selected", False)
    edge, thick = ("primary", 2.0) if chosen else ("border", 1.0)
    options.setdefault("style", Style("surface", edge, thick, 12, elevation, accent=accent))
    options.setdefault("pad", 12)
    options.setdefault("gap", 8)
    return col(*children, **options)


def pressable_card(id: str, label: str, on: str, /, *children: Child, **options: Unpack[Options]) -> Node:
    """A card that is one large button, outlined while `selected`, greyed while `disabled`; children top to bottom."""
    chosen, off = options.get("selected", False), options.get("disabled", False)
    edge, thick = ("primary", 2.0) if chosen else ("border", 1.0)
    fill, hover = ("sunken", "") if off else ("surface", "hover")
    options.setdefault("style", Style(fill, edge, thick, 10, 0, hover))
    options.setdefault("pad", 12)
    options.setdefault("gap", 8)
    options.setdefault("role", "button")
    options["id"], options["label"], options["on"], options["focusable"] = id, label, on, True
    return col(*children, **options)


def well(*children: Child, **options: Unpack[Options]) -> Node:
    """A sunken area: a note, a question, a quotation."""
    options.setdefault("style", Style(fill="sunken", radius=8))
    options.setdefault("pad", (8, 10))
    options.setdefault("gap", 2)
    return col(*children, **options)


def heading(title: str, sub: str = "", *trailing: Child, mark: Child = None, size: str = "lg") -> Node:
    """A title with a smaller line below, a mark before and anything behind."""
    words = col(
        text(title, size, role="heading", ellipsis=True),
        text(sub, "xs", "text2", weight="regular") if sub else None,
        grow=1,
    )
    return row(mark, words, *trailing, gap=8)


def section(label: str) -> Node:
    """The small capital line above a group."""
    return text(label, "over", "text2", role="heading", label=label)


def banner(label: str, tone: Literal["good", "bad", "warn", "neutral"], picture: str = "info") -> Node:
    """A line across: something to know now."""
    words = text(label, "sm", f"{tone}_text", wrap=True, grow=1, role="status")
    return row(icon(picture, 15, f"{tone}_text"), words, gap=8, pad=(7, 10), style=Style(f"{tone}_soft", radius=8))


def dialog(
    id: str,
    title: str,
    /,
    *children: Child,
    actions: tuple[Child, ...] = (),
    close: str = "",
    w: float = 480,
    most_h: float = 600,
) -> Node:
    """A sheet above everything; give it as the last child of the whole tree.

    Args:
        children: The content, from top to bottom; scrolls when too high.
        actions: Buttons below, from left to right, at the right end.
        close: Name of the action that Escape and the cross raise; "" for a dialog that must be answered.
    """
    cross = icon_button(f"{id}.close", "x", "Close", close, tip=None) if close else None
    sheet = col(
        row(text(title, "xl", role="heading", grow=1), cross, pad=(16, 16, 8, 20)),
        col(*children, gap=12, pad=(4, 20, 12, 20), scroll="start", id=f"{id}.body"),
        rule() if actions else None,
        row(spacer(), *actions, gap=8, pad=(12, 20)) if actions else spacer(0, h=8),
        w=w,
        max_h=most_h,
        style=Style("surface", "border", 1, 14, 3),
        align_self="center",
        clip=True,
    )
    return stack(
        sheet,
        id=id,
        role="dialog",
        label=title,
        modal=True,
        esc=close,
        absolute=(0, 0, 0, 0),
        style=Style(fill="shade/45"),
    )
