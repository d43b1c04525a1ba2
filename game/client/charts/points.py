"""A dot plot of two amounts, with the frontier of what was possible (Pareto)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.client.charts.lines import Marker, marker
from game.client.ui.node import Node, canvas
from game.client.ui.painter import Painter, centred
from game.client.ui.rect import Rect


@dataclass(frozen=True, slots=True)
class Dot:
    """One result: how much of each, a name ("" for the crowd), a colour token, a shape."""

    x: float
    y: float
    label: str = ""
    colour: str = "neutral"
    shape: Marker = "disc"


def dot_plot(
    label: str,
    dots: Sequence[Dot],
    across: str,
    up: str,
    *,
    frontier: Sequence[tuple[float, float]] = (),
    high: float = 100,
    h: float = 240,
) -> Node:
    """Dots between 0 and `high` on both axes; `across` and `up` name them; `frontier` is drawn as a dashed line."""

    def paint(painter: Painter, rect: Rect) -> None:
        plot = Rect(rect.x + 34, rect.y + 24, rect.w - 48, rect.h - 66)

        def at(x: float, y: float) -> tuple[float, float]:
            return plot.x + x / high * plot.w, plot.bottom - y / high * plot.h

        for i in range(5):
            value = high * i / 4
            x, y = at(value, value)
            painter.rrect(Rect(plot.x, y, plot.w, 1), "border")
            centred(painter, Rect(plot.x - 42, y - 8, 36, 16), f"{value:g}", "xs", "text2", "regular", 1)
            centred(painter, Rect(x - 20, plot.bottom + 4, 40, 16), f"{value:g}", "xs", "text2", "regular")
        centred(painter, Rect(rect.x, rect.y, 0, 16), up, "xs", "text2", "semibold", 0)
        centred(painter, Rect(plot.x, plot.bottom + 22, plot.w, 16), across, "xs", "text2", "semibold", 1)
        painter.line([at(*point) for point in frontier], "text3", 1.5, (5, 4))
        for dot in sorted(dots, key=lambda one: bool(one.label)):
            x, y = at(dot.x, dot.y)
            marker(painter, x, y, dot.shape, dot.colour if dot.label else f"{dot.colour}/45", 6 if dot.label else 3.5)
            if dot.label:
                centred(painter, Rect(x + 10, y - 9, 10, 18), dot.label, "sm", "text", "semibold", 0)

    said = "; ".join(f"{dot.label}: {dot.x:g} and {dot.y:g}" for dot in dots if dot.label)
    return canvas(paint, h=h, min_w=200, role="img", label=label, value=said)
