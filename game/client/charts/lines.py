"""A line chart with names at the line ends, distinct markers and dashes, and numbered turning points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from game.client.ui.node import Node, canvas
from game.client.ui.painter import Painter, centred
from game.client.ui.rect import Rect

Marker = Literal["disc", "square", "triangle", "diamond"]


@dataclass(frozen=True, slots=True)
class Series:
    """One line.

    Attributes:
        label: Written at the line's end. values: One per place on the axis; None leaves a gap.
        colour: Token; its text form `colour_text` is used for the label where it exists.
        marker, dashed: What tells it from the others without colour.
    """

    label: str
    values: Sequence[float | None]
    colour: str
    marker: Marker = "disc"
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """A turning point: its place on the axis (0 …), its number, and whether it is the one looked at."""

    at: int
    number: int
    is_here: bool = False


def line_chart(
    label: str,
    series: Sequence[Series],
    places: Sequence[str],
    *,
    low: float = 0,
    high: float = 100,
    turns: Sequence[Turn] = (),
    unit: str = "",
    h: float = 260,
    grow: float = 0,
) -> Node:
    """Lines over quarters, from `low` to `high`; `places` name the axis; `h` units high, or growing."""
    said = "; ".join(f"{s.label} {_last(s):g}" for s in series if _last(s) is not None)

    def paint(painter: Painter, rect: Rect) -> None:
        wide = max((painter.width(f"{s.label}  {_last(s) or 0:g}", "sm", "semibold") for s in series), default=0)
        top = 30 if turns else 8
        ticks = max(painter.width(f"{low + (high - low) * i / 4:g}{unit}", "xs") for i in range(5)) + 12
        w = max(60.0, rect.w - ticks - min(wide + 22, rect.w * 0.4))
        plot = Rect(rect.x + ticks, rect.y + top, w, rect.h - top - 24)
        _axes(painter, plot, places, low, high, unit)
        step = plot.w / max(1, len(places) - 1)
        _turns(painter, plot, turns, step)
        for one in series:
            _line(painter, plot, one, step, low, high)
        _labels(painter, plot, series, low, high)

    return canvas(paint, h=None if grow else h, min_h=min(h, 140), grow=grow, role="img", label=label, value=said)


def _turns(painter: Painter, plot: Rect, turns: Sequence[Turn], step: float) -> None:
    """Numbers above the plot; those of one quarter stand side by side."""
    for turn in turns:
        x = plot.x + turn.at * step
        painter.line(((x, plot.y - 4), (x, plot.bottom)), "primary" if turn.is_here else "border_strong", 1, (2, 3))
        same = [other.number for other in turns if other.at == turn.at]
        x += 20 * (same.index(turn.number) - (len(same) - 1) / 2)
        painter.circle(x, plot.y - 15, 9, "primary" if turn.is_here else "text2")
        centred(
            painter,
            Rect(x - 9, plot.y - 24, 18, 18),
            str(turn.number),
            "over",
            "on_primary" if turn.is_here else "surface",
        )


def _last(series: Series) -> float | None:
    return next((value for value in reversed(series.values) if value is not None), None)


def _y(plot: Rect, value: float, low: float, high: float) -> float:
    return plot.bottom - (value - low) / ((high - low) or 1) * plot.h


def _axes(painter: Painter, plot: Rect, places: Sequence[str], low: float, high: float, unit: str) -> None:
    for i in range(5):
        value = low + (high - low) * i / 4
        y = _y(plot, value, low, high)
        painter.rrect(Rect(plot.x, y, plot.w, 1), "border")
        centred(painter, Rect(plot.x - 52, y - 8, 44, 16), f"{value:g}{unit}", "xs", "text2", "regular", 1)
    step = plot.w / max(1, len(places) - 1)
    every = max(1, round(44 / max(1.0, step)))
    for i, place in enumerate(places):
        if i % every == 0:
            centred(painter, Rect(plot.x + i * step - 30, plot.bottom + 6, 60, 16), place, "xs", "text2", "regular")


def _line(painter: Painter, plot: Rect, series: Series, step: float, low: float, high: float) -> None:
    run: list[tuple[float, float]] = []
    for i, value in enumerate([*series.values, None]):
        if value is not None:
            run.append((plot.x + i * step, _y(plot, value, low, high)))
            continue
        painter.line(run, series.colour, 2.2, (6, 5) if series.dashed else ())
        for x, y in run:
            marker(painter, x, y, series.marker, series.colour)
        run = []


def marker(painter: Painter, x: float, y: float, shape: Marker, colour: str, r: float = 3.6) -> None:
    """A small filled shape around a point."""
    if shape == "disc":
        painter.circle(x, y, r, colour)
    elif shape == "square":
        painter.rrect(Rect(x - r, y - r, 2 * r, 2 * r), colour, "", 1)
    elif shape == "triangle":
        painter.poly(((x, y - r * 1.3), (x + r * 1.2, y + r), (x - r * 1.2, y + r)), colour)
    else:
        painter.poly(((x, y - r * 1.4), (x + r * 1.4, y), (x, y + r * 1.4), (x - r * 1.4, y)), colour)


def _labels(painter: Painter, plot: Rect, series: Sequence[Series], low: float, high: float) -> None:
    """Names at the line ends, pushed apart where they would overlap."""
    ends = [(_y(plot, value, low, high), one, value) for one in series if (value := _last(one)) is not None]
    y = plot.y - 12
    for wished, one, value in sorted(ends, key=lambda end: end[0]):
        y = max(y + 17, wished)
        box = Rect(plot.right + 12, y - 9, 10, 18)
        ink = f"{one.colour}_text" if one.colour in _TEXT_FORMS else one.colour
        centred(painter, box, one.label, "sm", ink, "semibold", 0)
        after = painter.width(one.label, "sm", "semibold") + 6
        centred(painter, box.moved(after, 0), f"{value:g}", "sm", "text2", "", 0)


_TEXT_FORMS = ("a", "b", "c", "d", "good", "bad", "warn", "neutral")
