"""Choosing in a form: segments and toggles that break into lines, keep closed choices with their sentence and show costs."""

from __future__ import annotations

from game.client.ui.node import Node, Style, col, icon, pressable, row, text
from game.client.ui.spec import Field
from game.client.ui.tokens import PILL
from game.client.widgets import text_field

Segment = tuple[str, str] | tuple[str, str, str]
"""Value, words, and perhaps why it is closed."""


def segments(id: str, label: str, on: str, choices: tuple[Segment, ...], chosen: str, *, payload: object = None,
             wide: bool = False, costs: dict[str, str] | None = None) -> Node:  # fmt: skip
    """One of a few, side by side; more than fit break into lines."""
    made = []
    for choice in choices:
        value, words = choice[0], choice[1]
        closed = choice[2] if len(choice) > 2 else ""
        here, cost = value == chosen, (costs or {}).get(value, "")
        ink = "on_primary" if here else "text3" if closed else "text2"
        made.append(pressable(
            f"{id}.{value}", words, on,
            icon("lock", 12, "text3") if closed else None,
            text(words, "sm", ink, weight="medium", role=""),
            text(cost, "xs", ink, weight="semibold", ellipsis=False, role="") if cost else None,
            payload=value if payload is None else (payload, value), role="radio", value=closed, selected=here,
            disabled=bool(closed), tip=closed or None, gap=4, pad=(4, 10), min_h=26, justify="center", grow=1 if wide else 0,
            style=Style(fill="primary" if here else "neutral_soft", hover="" if here or closed else "primary_soft",
                        radius=PILL)))  # fmt: skip
    return Node(id=id, role="radiogroup", label=label, roving=True, dir="flow", gap=4, run_gap=4, align="center",
                children=tuple(made))  # fmt: skip


def toggles(id: str, label: str, on: str, choices: tuple[Segment, ...], chosen: tuple[str, ...], *,
            payload: object = None) -> Node:  # fmt: skip
    """Several of a few; each in or out."""
    made = []
    for choice in choices:
        value, words = choice[0], choice[1]
        closed, here = choice[2] if len(choice) > 2 else "", choice[0] in chosen
        made.append(pressable(
            f"{id}.{value}", words, on,
            icon("lock" if closed else "check" if here else "plus", 13, "primary" if here else "text3"),
            text(words, "sm", "text3" if closed else "text", weight="medium", role=""),
            payload=value if payload is None else (payload, value), role="checkbox", selected=here, disabled=bool(closed),
            value=closed, tip=closed or None, gap=5, pad=(4, 10), min_h=26,
            style=Style(fill="primary_soft" if here else "surface", border="primary" if here else "outline", radius=PILL,
                        hover="" if closed else "hover")))  # fmt: skip
    return Node(id=id, role="group", label=label, roving=True, dir="flow", gap=6, run_gap=6, align="center",
                children=tuple(made))  # fmt: skip


def line_field(
    id: str,
    label: str,
    value: str,
    on: str,
    submit: str,
    *,
    payload: object = None,
    most: int = 120,
    placeholder: str = "",
) -> Node:
    """A line to fill in."""
    return text_field(id, label, Field(value, placeholder, most, submit), on, payload=payload)


def labelled(label: str, child: Node, note: str = "") -> Node:
    """A form line: its name above, the control below."""
    return col(
        row(text(label, "sm", "text2", weight="medium"), text(note, "xs", "text3") if note else None, gap=6),
        child, gap=4,
    )  # fmt: skip
