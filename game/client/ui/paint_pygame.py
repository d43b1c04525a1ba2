"""The painter on a pygame surface: snaps to device pixels and caches every smooth shape; no layout, no events."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

import pygame

from game.client.ui import curves, paint_shapes
from game.client.ui.assets import assets
from game.client.ui.paint_text import Typesetter
from game.client.ui.painter import Point, wrap_words
from game.client.ui.rect import Rect
from game.client.ui.tokens import ELEVATION, RGBA, TYPE, Palette, rgba

_MOST_CACHED = 2500  # ours: several screens' worth of shapes
_MOST_PIXELS = 24_000_000  # ours: a hundred megabytes
_BIG = 60_000  # ours: square pixels above which a shape is drawn in parts instead of cached whole
_THIN = 4  # ours: pixels
_ICON_SIZES = (24, 48, 96)


class PygamePainter:
    """Draws the tree's shapes and words on `surface`.

    Args:
        surface: What to draw on; may be replaced at any time.
        palette: The theme.
        scale: Device pixels per logical unit, at least 1.
    """

    def __init__(self, surface: pygame.Surface, palette: Palette, scale: float = 1.0) -> None:
        self.surface = surface
        self.palette = palette
        self.scale = scale
        self._type = Typesetter(scale, lifted=True)
        self._light = Typesetter(scale, lifted=False)
        self._colours: dict[str, RGBA] = {}
        self._tiles: dict[object, pygame.Surface] = {}
        self._held = 0
        self._wrapped: dict[tuple[str, str, float, str, int], tuple[str, ...]] = {}
        self._clips: list[pygame.Rect] = []

    @property
    def size(self) -> tuple[float, float]:
        """The surface in logical units."""
        return self.surface.get_width() / self.scale, self.surface.get_height() / self.scale

    # ---- words -------------------------------------------------------------------------------------------------------

    def width(self, string: str, style: str, weight: str = "") -> float:
        """See `Ruler`."""
        return self._type.width(string, style, weight)

    def wrap(self, string: str, style: str, width: float, weight: str = "", max_lines: int = 0) -> tuple[str, ...]:
        """See `Ruler`."""
        key = (string, style, width, weight, max_lines)
        lines = self._wrapped.get(key)
        if lines is None:
            if len(self._wrapped) > _MOST_CACHED:
                self._wrapped.clear()
            lines = self._wrapped[key] = wrap_words(self, string, style, width, weight, max_lines)
        return lines

    def text(self, x: float, y: float, string: str, style: str, colour: str, weight: str = "") -> None:
        """See `Painter`."""
        if not string:
            return
        ink = self._rgba(colour)
        setter = self._light if sum(ink[:3]) > 450 else self._type
        drawn = setter.drawn(string, style, weight, ink)
        top = y * self.scale + (TYPE[style].line * self.scale - drawn.get_height()) / 2
        self.surface.blit(drawn, (round(x * self.scale), round(top)))

    def icon(self, name: str, x: float, y: float, size: float, colour: str) -> None:
        """See `Painter`."""
        pixels = round(size * self.scale)
        ink = self._rgba(colour)
        tile = self._tile(("icon", name, pixels, ink), lambda: _icon(name, pixels, ink))
        self.surface.blit(tile, (round(x * self.scale), round(y * self.scale)))

    # ---- shapes ------------------------------------------------------------------------------------------------------

    def rrect(
        self, rect: Rect, fill: str = "", border: str = "", radius: float = 0, border_w: float = 1, dashed: bool = False
    ) -> None:
        """See `Painter`."""
        if dashed and border:
            self.rrect(rect, fill, "", radius)
            self.line(curves.outline(rect.inset(border_w / 2), radius), border, border_w, (3, 3))
            return
        self._shape(self._pixels(rect), fill, border, radius, border_w)

    def _shape(self, place: tuple[int, int, int, int], fill: str, border: str, radius: float, border_w: float) -> None:
        x, y, w, h = place
        if w <= 0 or h <= 0 or not (fill or border):
            return
        ink = self._rgba(fill) if fill else None
        edge = self._rgba(border) if border else None
        edge_w = max(1, round(border_w * self.scale)) if border else 0
        r = min(radius * self.scale, w / 2, h / 2)
        c = math.ceil(max(r, edge_w)) + 1
        tw, th = min(w, 2 * c + 1), min(h, 2 * c + 1)
        key = (tw, th, round(r, 2), ink, edge, edge_w)
        tile = self._tile(key, lambda: paint_shapes.rounded(tw, th, r, ink, edge, edge_w))
        if w * h <= _BIG or (ink and ink[3] < 255):
            whole = self._tile((*key, w, h), lambda: paint_shapes.stretched(tile, w, h))
            self.surface.blit(whole, (x, y))
        else:
            self._in_parts(tile, pygame.Rect(x, y, w, h), ink, edge, edge_w)

    def _in_parts(
        self, tile: pygame.Surface, box: pygame.Rect, ink: RGBA | None, edge: RGBA | None, edge_w: int
    ) -> None:
        """A large rectangle: corners from the tile, the rest as plain fills, which are much faster than blits."""
        tw, th = tile.get_size()
        cw, ch = tw // 2, th // 2
        target = self.surface
        if ink:
            target.fill(ink, (box.x + cw, box.y, box.w - 2 * cw, box.h))
            target.fill(ink, (box.x, box.y + ch, cw, box.h - 2 * ch))
            target.fill(ink, (box.right - cw, box.y + ch, cw, box.h - 2 * ch))
        if edge:
            for strip in (
                (box.x + cw, box.y, box.w - 2 * cw, edge_w),
                (box.x + cw, box.bottom - edge_w, box.w - 2 * cw, edge_w),
                (box.x, box.y + ch, edge_w, box.h - 2 * ch),
                (box.right - edge_w, box.y + ch, edge_w, box.h - 2 * ch),
            ):
                target.fill(edge, strip)
        for right, bottom in ((0, 0), (1, 0), (0, 1), (1, 1)):
            place = (box.right - cw if right else box.x, box.bottom - ch if bottom else box.y)
            target.blit(tile, place, (tw - cw if right else 0, th - ch if bottom else 0, cw, ch))

    def shadow(self, rect: Rect, radius: float, level: int) -> None:
        """See `Painter`."""
        if not level:
            return
        x, y, w, h = self._pixels(rect)
        scale, ink = self.scale, self._rgba("shade")
        margin = paint_shapes.shadow_margin(level, scale)
        r = min(radius * scale, w / 2, h / 2)
        half = math.ceil(r) + margin
        tw, th = min(w, 2 * half + 1), min(h, 2 * half + 1)
        key = ("shadow", tw, th, round(r, 2), level, ink)
        tile = self._tile(key, lambda: paint_shapes.shadow(tw, th, r, level, scale, ink))
        whole = self._tile((*key, w, h), lambda: paint_shapes.stretched(tile, w + 2 * margin, h + 2 * margin))
        down = round(ELEVATION[level].down * scale)
        left, top = x - margin, y - margin + down
        width, height = whole.get_size()
        band = margin + math.ceil(r)  # the rectangle covers the rest, so it is not drawn
        for area in (
            (0, 0, width, band),
            (0, height - band - down, width, band + down),
            (0, band, band, height - 2 * band - down),
            (width - band, band, band, height - 2 * band - down),
        ):
            self.surface.blit(whole, (left + area[0], top + area[1]), area)

    def circle(self, cx: float, cy: float, r: float, fill: str = "", border: str = "", border_w: float = 1.5) -> None:
        """See `Painter`."""
        side = max(1, round(2 * r * self.scale))
        x, y = (math.floor(centre * self.scale - side / 2 + 0.5) for centre in (cx, cy))
        self._shape((x, y, side, side), fill, border, 2 * r, border_w)

    def arc(self, cx: float, cy: float, r: float, start: float, end: float, colour: str, width: float) -> None:
        """See `Painter`."""
        self._strokes([curves.arc(cx, cy, r, start, end)], colour, width)

    def line(self, points: Sequence[Point], colour: str, width: float = 1.5, dash: Sequence[float] = ()) -> None:
        """See `Painter`."""
        if len(points) > 1:
            self._strokes(curves.dashed(points, dash), colour, width)

    def bezier(
        self, curve: tuple[Point, Point, Point, Point], colour: str, width: float = 1.5, dash: Sequence[float] = ()
    ) -> None:
        """See `Painter`."""
        self.line(curves.flattened(curve), colour, width, dash)

    def arrow(
        self, curve: tuple[Point, Point, Point, Point], colour: str, width: float = 1.5, dash: Sequence[float] = ()
    ) -> None:
        """See `Painter`."""
        points = curves.flattened(curve)
        size, half = curves.arrow_size(width)
        self.line(curves.shortened(points, size * 0.8), colour, width, dash)
        self.poly(curves.arrowhead(points, size, half), colour)

    def poly(self, points: Sequence[Point], fill: str) -> None:
        """See `Painter`."""
        (local,), x, y, w, h = self._local([points], 1)
        ink = self._rgba(fill)
        tile = self._tile(("poly", local, ink), lambda: paint_shapes.polygon(local, ink, w, h))
        self.surface.blit(tile, (x, y))

    def push_clip(self, rect: Rect) -> None:
        """See `Painter`."""
        self._clips.append(self.surface.get_clip())
        self.surface.set_clip(pygame.Rect(self._pixels(rect)).clip(self._clips[-1]))

    def pop_clip(self) -> None:
        """See `Painter`."""
        self.surface.set_clip(self._clips.pop())

    # ---- inside ------------------------------------------------------------------------------------------------------

    def _rgba(self, colour: str) -> RGBA:
        if colour not in self._colours:
            self._colours[colour] = rgba(colour, self.palette)
        return self._colours[colour]

    def _pixels(self, rect: Rect) -> tuple[int, int, int, int]:
        """Whole pixels: neighbours keep touching, and thin lines keep one thickness wherever they fall."""
        (x, w), (y, h) = self._snapped(rect.x, rect.w), self._snapped(rect.y, rect.h)
        return x, y, w, h

    def _snapped(self, start: float, extent: float) -> tuple[int, int]:
        first = round(start * self.scale)
        if extent * self.scale < _THIN:
            return first, max(1, round(extent * self.scale)) if extent > 0 else 0
        return first, round((start + extent) * self.scale) - first

    def _tile(self, key: object, make: Callable[[], pygame.Surface]) -> pygame.Surface:
        tile = self._tiles.get(key)
        if tile is None:
            if self._held > _MOST_PIXELS:
                self._tiles.clear()
                self._held = 0
            tile = self._tiles[key] = make()
            self._held += tile.get_width() * tile.get_height() + 500
        return tile

    def _strokes(self, lines: list[tuple[Point, ...]], colour: str, width: float) -> None:
        """Lines on one tile, or, when that would be large, each piece of them on its own."""
        lines = [line for line in lines if line]
        if not lines:
            return
        ink, thick = self._rgba(colour), width * self.scale
        local, x, y, w, h = self._local(lines, math.ceil(thick / 2) + 1)
        if w * h > _BIG and ink[3] == 255 and (len(lines) > 1 or len(lines[0]) > 2):
            parts = lines if len(lines) > 1 else list(pairwise(lines[0]))
            for part in parts:
                self._strokes([part], colour, width)
            return
        key = ("line", tuple(local), round(thick, 2), ink)
        tile = self._tile(key, lambda: paint_shapes.strokes(local, thick, ink, w, h))
        self.surface.blit(tile, (x, y))

    def _local(
        self, lines: Sequence[Sequence[Point]], margin: int
    ) -> tuple[list[tuple[Point, ...]], int, int, int, int]:
        """The lines in pixels from the corner of their box, in quarters, so that moved shapes share a tile; the box."""
        scale = self.scale
        xs = [x * scale for line in lines for x, _ in line]
        ys = [y * scale for line in lines for _, y in line]
        left, top = math.floor(min(xs)) - margin, math.floor(min(ys)) - margin
        local = [
            tuple((round((x * scale - left) * 4) / 4, round((y * scale - top) * 4) / 4) for x, y in line)
            for line in lines
        ]
        return local, left, top, math.ceil(max(xs)) + margin - left, math.ceil(max(ys)) + margin - top


def _icon(name: str, pixels: int, ink: RGBA) -> pygame.Surface:
    source = next((size for size in _ICON_SIZES if size >= pixels), _ICON_SIZES[-1])
    image = pygame.image.load(assets() / "icons" / f"{name}-{source}.png")
    white = pygame.Surface(image.get_size(), pygame.SRCALPHA, 32)
    white.blit(image, (0, 0))
    white.fill((255, 255, 255, 0), special_flags=pygame.BLEND_RGBA_MAX)
    if pixels != source:
        white = pygame.transform.smoothscale(white, (pixels, pixels))
    white.fill(ink, special_flags=pygame.BLEND_RGBA_MULT)
    return white
