"""What one presses: buttons, segments, toggles, steppers and lines to fill in; each names the action it raises."""

from __future__ import annotations

from typing import Literal

from game.client.ui.node import Child, Node, Style, col, field, icon, pressable, row, text
from game.client.ui.spec import Field, Span
from game.client.ui.tokens import PILL, RADIUS_MD, RADIUS_SM

Kind = Literal["primary", "plain", "quiet", "danger"]
LOOKS: dict[Kind, tuple[Style, str]] = {
    "primary": (Style(fill="primary", hover="primary_hover", radius=RADIUS_MD), "on_primary"),
    "plain": (Style(fill="surface", border="outline", hover="hover", radius=RADIUS_MD), "text"),
    "quiet": (Style(hover="hover", radius=RADIUS_MD), "primary"),
    "danger": (Style(fill="surface", border="bad", hover="bad_soft", radius=RADIUS_MD), "bad_text"),
}
Segment = tuple[str, str] | tuple[str, str, str]
"""Value, words, and perhaps why it is closed."""


def button(id: str, label: str, on: str, *, kind: Kind = "plain", payload: object = None, image: str = "", key: str = "",
           grow: float = 0, h: float = 38, disabled: bool = False, tip: str = "", w: float | None = None) -> Node:  # fmt: skip
    """A button with words."""
    style, ink = LOOKS[kind]
    if disabled:
        style, ink = Style(fill="sunken", border="border", radius=RADIUS_MD), "text3"
    return pressable(
        id, label, on,
        icon(image, 17, ink) if image else None,
        text(label, "md", ink, weight="semibold", ellipsis=True, role=""),
        payload=payload, key=key, grow=grow, w=w, h=h, gap=8, pad=(0, 14), justify="center", disabled=disabled,
        tip=tip or None, style=style,
    )  # fmt: skip


def icon_button(id: str, image: str, label: str, on: str, *, payload: object = None, size: float = 30, key: str = "",
                ink: str = "primary") -> Node:  # fmt: skip
    """A button with a drawing; its words are for the tip and the reader."""
    return pressable(id, label, on, icon(image, size * 0.56, ink), payload=payload, tip=label, w=size, h=size,
                     justify="center", key=key, style=Style(hover="hover", radius=RADIUS_MD))  # fmt: skip


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


def stepper(id: str, label: str, on: str, span: Span, shown: str, *, payload: object = None) -> Node:
    """A number between less and more; arrow keys work on the number itself."""
    value = span.value

    def end(sign: int) -> Node:
        new = value + sign * span.step
        closed = not span.low <= new <= span.high
        image, name = ("plus", "more") if sign > 0 else ("minus", "less")
        return pressable(
            f"{id}.{name}", f"{label} {'+' if sign > 0 else '−'}{span.step}", on,
            icon(image, 14, "text3" if closed else "primary"), payload=(payload, new) if payload is not None else new,
            disabled=closed, w=28, h=28, justify="center",
            style=Style(fill="surface", border="border" if closed else "outline", hover="" if closed else "hover",
                        radius=RADIUS_SM))  # fmt: skip

    middle = row(text(shown, "md", weight="semibold", ellipsis=False), w=54, h=28, justify="center")
    slider = Node(id=id, role="slider", label=label, value=shown, focusable=True, on=on, payload=payload, span=span,
                  dir="row", align="center", children=(middle,), style=Style(radius=RADIUS_SM))  # fmt: skip
    return row(end(-1), slider, end(1), gap=2, role="group", label=label)


def line_field(id: str, label: str, value: str, on: str, submit: str, *, payload: object = None, most: int = 120,
               placeholder: str = "", secret: bool = False) -> Node:  # fmt: skip
    """A line to fill in, with its frame."""
    spec = Field(value=value, placeholder=placeholder, max_length=most, submit=submit, secret=secret)
    return row(field(id, label, spec, on=on, payload=payload, grow=1, w=0, h=32), pad=(0, 9),
               style=Style(fill="surface", border="outline", radius=RADIUS_MD))  # fmt: skip


def labelled(label: str, child: Node, note: str = "") -> Node:
    """A form line: its name above, the control below."""
    return col(
        row(text(label, "sm", "text2", weight="medium"), text(note, "xs", "text3") if note else None, gap=6),
        child, gap=4,
    )  # fmt: skip


def dialog(id: str, label: str, *children: Child, close: str, w: float = 620, max_h: float = 640) -> Node:
    """A page over everything; Escape closes it."""
    page = col(*children, id=id, role="dialog", label=label, modal=True, esc=close, w=w, max_h=max_h, gap=14, pad=22,
               style=Style(fill="surface", border="border", radius=14, shadow=3))  # fmt: skip
    return col(page, align="center", justify="center", absolute=(0, 0, 0, 0), style=Style(fill="shade/45"))
