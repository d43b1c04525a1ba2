"""Stacked bars, side by side, with the names of the parts below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.client.ui.node import Node, Style, canvas, col, flow, row, text
from game.client.ui.painter import Painter, centred
from game.client.ui.rect import Rect


@dataclass(frozen=True, slots=True)
class Part:
    """One part of every bar: its name and colour token."""

    label: str
    colour: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, and a value for each part, from the bottom; negative values count as 0."""

    label: str
    values: Sequence[float]


def stacked_bars(label: str, parts: Sequence[Part], bars: Sequence[Bar], *, unit: str = "", h: float = 200) -> Node:
    """Bars of parts; a part of enough height has its value beside it, every bar its total above."""
    most = max((sum(max(0.0, v) for v in bar.values) for bar in bars), default=1) or 1

    def paint(painter: Painter, rect: Rect) -> None:
        plot = Rect(rect.x, rect.y + 20, rect.w, rect.h - 42)
        slot = plot.w / max(1, len(bars))
        wide = min(56.0, slot * 0.5)
        painter.rrect(Rect(plot.x, plot.bottom, plot.w, 1), "border_strong")
        for i, bar in enumerate(bars):
            x = plot.x + (i + 0.5) * slot
            y = plot.bottom
            for part, value in zip(parts, bar.values, strict=True):
                tall = max(0.0, value) / most * plot.h
                y -= tall
                piece = Rect(x - wide / 2, y, wide, max(0.0, tall - 1.5))
                painter.rrect(piece, part.colour, "", 2)
                if tall > 12:
                    centred(painter, piece.moved(wide + 5, 0), f"{value:g}", "xs", "text2", "", 0)
            total = sum(max(0.0, v) for v in bar.values)
            centred(painter, Rect(x - slot / 2, y - 20, slot, 18), f"{total:g}{unit}", "sm", "text", "semibold")
            centred(painter, Rect(x - slot / 2, plot.bottom + 5, slot, 16), bar.label, "xs", "text2")

    said = "; ".join(f"{bar.label} {sum(bar.values):g}{unit}" for bar in bars)
    keys = [
        row(Node(w=10, h=10, style=Style(part.colour, radius=3)), text(part.label, "xs", "text2"), gap=6)
        for part in parts
    ]
    return col(canvas(paint, h=h), flow(*keys, gap=14, run_gap=4), gap=6, role="img", label=label, value=said)
