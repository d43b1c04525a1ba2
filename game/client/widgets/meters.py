"""Showing an amount: dots, bars, gauges, five-word bands, sparklines, rings, ladders; nothing here can be pressed."""

from __future__ import annotations

from collections.abc import Sequence

from game.client.ui.node import Node, Style, canvas, col, icon, row, spacer, text
from game.client.ui.painter import Painter, centred
from game.client.ui.rect import Rect

BANDS = ("very low", "low", "medium", "high", "very high")


def dots(filled: int, total: int, label: str, colour: str = "primary", size: float = 9) -> Node:
    """Tokens left of tokens had: full and hollow discs."""

    def paint(painter: Painter, rect: Rect) -> None:
        for i in range(total):
            x = rect.x + i * (size + 5) + size / 2
            painter.circle(x, rect.cy, size / 2, colour if i < filled else "", colour, 1.5)

    wide = total * (size + 5) - 5
    return canvas(paint, w=wide, h=size + 1, role="img", label=label, value=f"{filled} of {total}")


def progress(
    part: float, label: str, colour: str = "primary", *, then: float | None = None, h: float = 6, value: str = ""
) -> Node:
    """A bar filled to `part` (0 to 1), and in a lighter shade to where it will be (`then`)."""

    def paint(painter: Painter, rect: Rect) -> None:
        painter.rrect(rect, "sunken", "", h / 2)
        for share, ink in ((then or 0.0, f"{colour}/40"), (part, colour)):
            if share > 0:
                painter.rrect(Rect(rect.x, rect.y, max(h, rect.w * min(1.0, share)), h), ink, "", h / 2)

    return canvas(paint, h=h, min_w=24, role="progressbar", label=label, value=value or f"{round(part * 100)} %")


def gauge(
    left: str,
    right: str,
    now: float,
    then: float | None = None,
    *,
    band: tuple[float, float] = (-0.35, 0.35),
    label: str = "",
    tip: str | Node | None = None,
) -> Node:
    """A tension between two poles, from -1 (left) to +1 (right): ◆ now, ○ if you commit, the quiet band shaded."""
    colour = "good" if band[0] <= now <= band[1] else "warn"

    def paint(painter: Painter, rect: Rect) -> None:
        y, half = rect.bottom - 7, rect.w / 2

        def at(value: float) -> float:
            return rect.cx + max(-1.0, min(1.0, value)) * (half - 5)

        painter.rrect(Rect(rect.x, y - 3, rect.w, 6), "sunken", "", 3)
        painter.rrect(Rect(at(band[0]), y - 3, at(band[1]) - at(band[0]), 6), "good_soft")
        low, high = sorted((rect.cx, at(now)))
        painter.rrect(Rect(low, y - 3, high - low, 6), colour)
        painter.rrect(Rect(rect.cx - 0.5, y - 6, 1, 12), "border_strong")
        if then is not None:
            painter.circle(at(then), y, 4.5, "surface", colour if band[0] <= then <= band[1] else "warn", 1.5)
            if abs(at(then) - at(now)) > 18:
                step = 5 if then > now else -5
                start, end = (at(now) + step, y - 9), (at(then) - step * 0.6, y - 9)
                painter.arrow((start, start, end, end), colour, 1)
        x = at(now)
        painter.poly(((x - 6, y), (x, y - 6), (x + 6, y), (x, y + 6)), colour)

    ends = row(text(left, "xs", "text2", ellipsis=False), spacer(), text(right, "xs", "text2", ellipsis=False))
    said = f"{now:+.2f}" + (f", then {then:+.2f}" if then is not None else "")
    name = label or f"{left} or {right}"
    return col(ends, canvas(paint, h=18), role="meter", label=name, value=said, tip=tip)


def band_meter(
    label: str,
    level: int | None,
    *,
    words: Sequence[str] = BANDS,
    colour: str = "primary",
    trend: int = 0,
    tip: str | Node | None = None,
    unknown: str = "unknown",
) -> Node:
    """A quantity known only in words: segments up to `level` (0 …), and the word; None draws dotted segments.

    Args:
        trend: -1, 0 or 1: an arrow behind the word.
    """
    total = len(words)

    def paint(painter: Painter, rect: Rect) -> None:
        wide = (rect.w - 3 * (total - 1)) / total
        for i in range(total):
            part = Rect(rect.x + i * (wide + 3), rect.y, wide, rect.h)
            if level is None:
                painter.rrect(part.inset(0.5), "", "outline", 3, 1, dashed=True)
            else:
                painter.rrect(part, colour if i <= level else "sunken", "border" if i > level else "", 3)

    word = unknown if level is None else words[level]
    ink = "text3" if level is None else "text"
    arrow = icon("trending-up" if trend > 0 else "trending-down", 13, "text2") if trend else None
    said = row(text(word, "sm", ink, weight="semibold", ellipsis=False), arrow, gap=4)
    head = row(text(label, "sm", "text2", grow=1), said, gap=8)
    value = word + ("" if not trend else ", rising" if trend > 0 else ", falling")
    return col(head, canvas(paint, h=8), gap=3, role="meter", label=label, value=value, tip=tip)


def sparkline(
    values: Sequence[float], label: str, colour: str = "primary", *, known: bool = True, w: float = 52, h: float = 16
) -> Node:
    """A small curve with a point at its end; dashed when `known` is false (an estimate), dotted flat when empty."""

    def paint(painter: Painter, rect: Rect) -> None:
        inside = rect.inset(3)
        if len(values) < 2:
            painter.line(((inside.x, inside.cy), (inside.right, inside.cy)), "outline", 1.2, (1, 3))
            return
        low, span = min(values), (max(values) - min(values)) or 1
        step = inside.w / (len(values) - 1)
        points = [(inside.x + i * step, inside.bottom - (v - low) / span * inside.h) for i, v in enumerate(values)]
        painter.line(points, colour, 1.5, () if known else (3, 3))
        painter.circle(*points[-1], 2.5, colour)

    said = f"{values[0]:g} to {values[-1]:g}" if values else "unknown"
    return canvas(paint, w=w, h=h, role="img", label=label, value=said)


def timer_ring(part: float, label: str, size: float = 30, colour: str = "primary") -> Node:
    """How much time is left (0 to 1), as a ring that empties."""

    def paint(painter: Painter, rect: Rect) -> None:
        r = size / 2 - 2
        painter.circle(rect.cx, rect.cy, r + 1.5, "", "border", 3)
        if part > 0:
            painter.arc(rect.cx, rect.cy, r, 1 - min(0.999, part), 1.0, colour, 3)

    return canvas(paint, w=size, h=size, role="timer", label=label, value=f"{round(part * 100)} %")


def ladder(
    rungs: Sequence[str], at: int | None, label: str, *, then: int | None = None, colour: str = "primary"
) -> Node:
    """Steps of depth, the deepest at the bottom: a filled marker on the present one, a hollow one on the planned."""

    def paint(painter: Painter, rect: Rect) -> None:
        tall = rect.h / len(rungs)
        x = rect.x + 10
        painter.line(((x, rect.y + tall / 2), (x, rect.bottom - tall / 2)), "border_strong", 2)
        for i, rung in enumerate(rungs):
            y = rect.y + (i + 0.5) * tall
            here = i == at
            painter.circle(x, y, 4, "surface", "border_strong", 1.5)
            if at is not None and i <= at:
                painter.circle(x, y, 7 if here else 4, colour)
            if i == then and then != at:
                painter.circle(x, y, 7, "surface", colour, 2)
            box = Rect(x + 14, y - 9, rect.right - x - 14, 18)
            ink, weight = ("text", "semibold") if here else ("text2", "")
            centred(painter, box, rung, "sm", ink, weight, 0)

    said = "unknown" if at is None else rungs[at]
    value = f"{said}, then {rungs[then]}" if then is not None else said
    return canvas(paint, h=24.0 * len(rungs), min_w=140, role="img", label=label, value=value)


def quantity(label: str, value: str, *below: Node, unknown: bool = False, tip: str | Node | None = None) -> Node:
    """A number with its name above and anything (a sparkline, a change) below; unknown ones are grey."""
    ink = "text3" if unknown else "text"
    return col(
        text(label, "xs", "text2"),
        text(value, "md", ink, weight="semibold", ellipsis=False),
        row(*below, gap=4) if below else None,
        role="group",
        label=label,
        value=value,
        tip=tip,
        style=Style(),
    )
