"""A causal chain: boxes joined by signed arrows, one story at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.client.ui.node import Node, Style, canvas, col, icon, row, text
from game.client.ui.painter import Painter
from game.client.ui.rect import Rect


@dataclass(frozen=True, slots=True)
class Step:
    """One link of the chain.

    Attributes:
        title: What happened. note: When and who.
        picture: Icon name. tone: Palette name for the icon, e.g. "a", "good", "warn".
        sign: How it moves the NEXT step: +1 the same way, -1 the opposite way.
    """

    title: str
    note: str
    picture: str
    tone: str = "neutral"
    sign: int = 1


def causal_chain(label: str, steps: Sequence[Step], *, prefix: str = "", on: str = "") -> Node:
    """The steps from left to right; with `on` and `prefix` each can be pressed: id `prefix.0`, payload its number."""
    nodes: list[Node] = []
    for i, step in enumerate(steps):
        nodes.append(_box(step, i, prefix, on))
        if i + 1 < len(steps):
            nodes.append(_arrow(step.sign))
    said = " ".join(f"{s.title} ({'+' if s.sign > 0 else '−'})" for s in steps[:-1])
    last = steps[-1].title if steps else ""
    return row(*nodes, role="list", label=label, value=f"{said} {last}".strip(), roving=bool(on), gap=3)


def _box(step: Step, number: int, prefix: str, on: str) -> Node:
    mark = row(
        icon(step.picture, 17, f"{step.tone}_text"),
        w=30,
        h=30,
        justify="center",
        style=Style(f"{step.tone}_soft", radius=8),
    )
    words = col(
        text(step.title, "sm", weight="semibold", wrap=True, max_lines=5), text(step.note, "xs", "text2"), grow=1
    )
    return Node(
        id=f"{prefix}.{number}" if on else "",
        role="button" if on else "listitem",
        label=f"{step.title}, {step.note}",
        on=on,
        payload=number,
        focusable=bool(on),
        dir="row",
        align="center",
        gap=8,
        pad=8,
        grow=1,
        w=0,
        min_w=96,
        style=Style("surface", "border", radius=10, hover="hover" if on else ""),
        children=(mark, words),
    )


def _arrow(sign: int) -> Node:
    colour = "good" if sign > 0 else "bad"

    def paint(painter: Painter, rect: Rect) -> None:
        y = rect.cy
        start, end = (rect.x + 1, y), (rect.right, y)
        painter.arrow((start, start, end, end), colour, 2.2)
        painter.circle(rect.cx - 3, y, 8, "surface", colour, 1.6)
        middle = rect.cx - 3
        painter.line(((middle - 3, y), (middle + 3, y)), colour, 1.6)
        if sign > 0:
            painter.line(((middle, y - 3), (middle, y + 3)), colour, 1.6)

    return canvas(paint, w=44, h=20)
