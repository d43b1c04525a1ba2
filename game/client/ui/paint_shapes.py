"""Smooth shapes as pygame surfaces in device pixels: drawn large, scaled down; no theme, no position, no cache.

Every surface is filled with the shape's own colour at opacity 0 first: scaling mixes colour and opacity separately, so
a black ground would leave dark seams.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

import pygame

from game.client.ui.tokens import ELEVATION, RGBA

Point = tuple[float, float]
Polyline = tuple[Point, ...]

_FINE = 8  # ours: for tiles of a few pixels
_COARSE = 4  # ours: for lines


def blank(w: int, h: int, colour: RGBA) -> pygame.Surface:
    """A transparent surface that is nevertheless of this colour."""
    surface = pygame.Surface((max(1, w), max(1, h)), pygame.SRCALPHA, 32)
    surface.fill((*colour[:3], 0))
    return surface


def rounded(w: int, h: int, radius: float, fill: RGBA | None, border: RGBA | None, border_w: int) -> pygame.Surface:
    """A rectangle with round corners, `border_w` pixels of it border."""
    over = _FINE if w * h < 10_000 else _COARSE
    edge = border or fill or (0, 0, 0, 0)
    large = blank(w * over, h * over, edge)
    pygame.draw.rect(large, edge, large.get_rect(), border_radius=round(radius * over))
    if border:
        inner = large.get_rect().inflate(-2 * border_w * over, -2 * border_w * over)
        if inner.w > 0 and inner.h > 0:
            hole = fill or (*edge[:3], 0)
            pygame.draw.rect(large, hole, inner, border_radius=max(0, round((radius - border_w) * over)))
    return pygame.transform.smoothscale(large, (w, h))


def stretched(tile: pygame.Surface, w: int, h: int) -> pygame.Surface:
    """A tile of odd size made larger by repeating its middle row and column."""
    tw, th = tile.get_size()
    if (tw, th) == (w, h):
        return tile
    wide = tile
    if w > tw:
        half = tw // 2
        wide = blank(w, th, (0, 0, 0, 0))
        middle = pygame.transform.scale(tile.subsurface((half, 0, 1, th)), (w - 2 * half, th))
        wide.blit(tile, (0, 0), (0, 0, half, th))
        wide.blit(middle, (half, 0))
        wide.blit(tile, (w - half, 0), (tw - half, 0, half, th))
    return wide if h <= th else pygame.transform.rotate(stretched(pygame.transform.rotate(wide, 90), h, w), -90)


def shadow(w: int, h: int, radius: float, level: int, scale: float, colour: RGBA) -> pygame.Surface:
    """The shadow of a rectangle, with a margin of `shadow_margin` on every side."""
    spec = ELEVATION[level]
    margin = shadow_margin(level, scale)
    ink = (*colour[:3], round(255 * spec.opacity))
    surface = blank(w + 2 * margin, h + 2 * margin, ink)
    pygame.draw.rect(surface, ink, (margin, margin, w, h), border_radius=round(radius))
    return pygame.transform.gaussian_blur(surface, max(1, round(spec.blur * scale)))


def shadow_margin(level: int, scale: float) -> int:
    """How far a shadow reaches out, in pixels."""
    return math.ceil(ELEVATION[level].blur * 2.5 * scale)


def strokes(lines: Iterable[Polyline], width: float, colour: RGBA, w: int, h: int) -> pygame.Surface:
    """Polylines with round joins and ends on a surface of `w` × `h` pixels."""
    over = _COARSE if w * h < 150_000 else 2
    large = blank(w * over, h * over, colour)
    half = max(0.5, width * over / 2)
    for line in lines:
        points = [(x * over, y * over) for x, y in line]
        for one, two in pairwise(points):
            length = math.hypot(two[0] - one[0], two[1] - one[1])
            if length > 0:
                nx, ny = (two[1] - one[1]) / length * half, (one[0] - two[0]) / length * half
                quad = ((one[0] + nx, one[1] + ny), (two[0] + nx, two[1] + ny))
                pygame.draw.polygon(large, colour, (*quad, (two[0] - nx, two[1] - ny), (one[0] - nx, one[1] - ny)))
        for point in points:
            pygame.draw.circle(large, colour, point, half)
    return pygame.transform.smoothscale(large, (max(1, w), max(1, h)))


def polygon(points: Sequence[Point], colour: RGBA, w: int, h: int) -> pygame.Surface:
    """A filled polygon on a surface of `w` × `h` pixels."""
    large = blank(w * _FINE, h * _FINE, colour)
    pygame.draw.polygon(large, colour, [(x * _FINE, y * _FINE) for x, y in points])
    return pygame.transform.smoothscale(large, (max(1, w), max(1, h)))
