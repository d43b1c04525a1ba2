"""Choosing a whole number: slider and stepper."""

from __future__ import annotations

from collections.abc import Callable

from game.client.ui.fields import with_value
from game.client.ui.node import Node, Span, Style, icon, pressable, row, text
from game.client.ui.painter import Painter
from game.client.ui.rect import Rect

Say = Callable[[int], str]


def slider(
    id: str,
    label: str,
    span: Span,
    on: str,
    /,
    *,
    payload: object = None,
    say: Say = str,
    ghost: int | None = None,
    disabled: bool = False,
) -> Node:
    """A track with a knob: drag, click, arrow keys, Home and End; one step at a time.

    Args:
        say: How to write the value, e.g. `"{} %".format`.
        ghost: A value to mark on the track: where it stood before.
    """
    part = _part(span, span.value)

    def paint(painter: Painter, rect: Rect) -> None:
        x0, x1 = rect.x + 9, rect.right - 9
        at = x0 + (x1 - x0) * part
        painter.rrect(Rect(x0, rect.cy - 3, x1 - x0, 6), "border", "", 3)
        painter.rrect(Rect(x0, rect.cy - 3, at - x0, 6), "text3" if disabled else "primary", "", 3)
        if ghost is not None:
            painter.circle(x0 + (x1 - x0) * _part(span, ghost), rect.cy, 4, "surface", "text3", 1.5)
        painter.circle(at, rect.cy, 9, "surface", "text3" if disabled else "primary", 2.5)

    return row(
        Node(
            id=id,
            role="slider",
            label=label,
            value=say(span.value),
            span=span,
            on=on,
            payload=payload,
            focusable=True,
            disabled=disabled,
            paint=paint,
            grow=1,
            min_w=80,
            h=24,
            pad=(0, 9),
            style=Style(radius=6),
        ),
        text(say(span.value), "md", weight="semibold", ellipsis=False, text_align="end", min_w=34),
        gap=8,
    )


def stepper(
    id: str, label: str, span: Span, on: str, /, *, payload: object = None, say: Say = str, disabled: bool = False
) -> Node:
    """Minus, value, plus; the middle takes the arrow keys as well."""
    node = Node(payload=payload)
    less, more = max(span.low, span.value - span.step), min(span.high, span.value + span.step)
    middle = Node(
        id=id,
        role="slider",
        label=label,
        value=say(span.value),
        span=span,
        on=on,
        payload=payload,
        focusable=True,
        disabled=disabled,
        dir="row",
        align="center",
        justify="center",
        min_w=44,
        h=28,
        style=Style(radius=6),
        children=(text(say(span.value), "md", weight="semibold", ellipsis=False),),
    )
    return row(
        _step(f"{id}.less", f"Less {label}", "minus", on, with_value(node, less), disabled or less == span.value),
        middle,
        _step(f"{id}.more", f"More {label}", "plus", on, with_value(node, more), disabled or more == span.value),
        gap=2,
        pad=2,
        style=Style("surface", "border_strong", radius=9),
    )


def _step(id: str, label: str, picture: str, on: str, payload: object, off: bool) -> Node:
    return pressable(
        id,
        label,
        on,
        icon(picture, 14, "border_strong" if off else "primary"),
        payload=payload,
        disabled=off,
        w=28,
        h=28,
        justify="center",
        style=Style(radius=7, hover="hover"),
    )


def _part(span: Span, value: int) -> float:
    return (value - span.low) / max(1, span.high - span.low)
