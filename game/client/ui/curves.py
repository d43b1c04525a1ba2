"""Curves as lists of points: flattening, cutting, dashing, outlines; pure geometry in any unit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from game.client.ui.rect import Rect

Point = tuple[float, float]
Curve = tuple[Point, Point, Point, Point]


def flattened(curve: Curve, steps: int = 28) -> tuple[Point, ...]:
    """A cubic curve as a polyline."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = curve
    points = []
    for i in range(steps + 1):
        t = i / steps
        u = 1 - t
        a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        points.append((a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy))
    return tuple(points)


def middle(curve: Curve, t: float = 0.5) -> Point:
    """The point at parameter `t` of a cubic curve; where its label goes."""
    return flattened(curve, 20)[round(t * 20)]


def length(points: Sequence[Point]) -> float:
    """The length of a polyline."""
    return sum(math.dist(a, b) for a, b in pairwise(points))


def shortened(points: Sequence[Point], cut: float) -> tuple[Point, ...]:
    """The polyline without its last `cut` units."""
    return piece(points, 0, max(0.0, length(points) - cut))


def piece(points: Sequence[Point], start: float, end: float) -> tuple[Point, ...]:
    """The part of a polyline between two lengths along it."""
    result: list[Point] = []
    done = 0.0
    for a, b in pairwise(points):
        step = math.dist(a, b)
        if step > 0 and done + step >= start and done <= end:
            for at in (max(0.0, start - done), min(step, end - done)):
                point = (a[0] + (b[0] - a[0]) * at / step, a[1] + (b[1] - a[1]) * at / step)
                if not result or math.dist(result[-1], point) > 1e-6:
                    result.append(point)
        done += step
    return tuple(result)


def dashed(points: Sequence[Point], dash: Sequence[float]) -> list[tuple[Point, ...]]:
    """The polyline cut into drawn pieces; `dash` alternates drawn and left out lengths."""
    if not dash:
        return [tuple(points)]
    pieces = []
    at, total, i = 0.0, length(points), 0
    while at < total:
        step = dash[i % len(dash)]
        if i % 2 == 0:
            pieces.append(piece(points, at, min(total, at + step)))
        at += step
        i += 1
    return [one for one in pieces if one]


def arc(cx: float, cy: float, r: float, start: float, end: float) -> tuple[Point, ...]:
    """A part of a circle, in turns from the top, clockwise."""
    steps = max(2, math.ceil(abs(end - start) * 64))
    turns = [start + (end - start) * i / steps for i in range(steps + 1)]
    return tuple((cx + r * math.sin(2 * math.pi * t), cy - r * math.cos(2 * math.pi * t)) for t in turns)


def outline(rect: Rect, radius: float) -> tuple[Point, ...]:
    """The closed outline of a rectangle with round corners, from the left end of its top edge."""
    r = min(radius, rect.w / 2, rect.h / 2)
    x0, y0, x1, y1 = rect.x + r, rect.y + r, rect.right - r, rect.bottom - r
    corners = ((x1, y0, 0.0), (x1, y1, 0.25), (x0, y1, 0.5), (x0, y0, 0.75))
    points = [point for cx, cy, turn in corners for point in arc(cx, cy, r, turn, turn + 0.25)]
    return ((x0, rect.y), *points)


def arrowhead(points: Sequence[Point], size: float, half: float) -> tuple[Point, Point, Point]:
    """The triangle at the end of a polyline: tip, and the two ends of its base `size` back, `half` to each side."""
    tip, back = points[-1], shortened(points, size)[-1]
    span = math.dist(tip, back) or 1.0
    ux, uy = (tip[0] - back[0]) / span, (tip[1] - back[1]) / span
    base = (tip[0] - ux * size, tip[1] - uy * size)
    return tip, (base[0] - uy * half, base[1] + ux * half), (base[0] + uy * half, base[1] - ux * half)


def arrow_size(width: float) -> tuple[float, float]:
    """Length and half breadth of the head of an arrow whose line is `width` thick."""
    return 6.0 + width * 0.9, 3.0 + width * 0.75
