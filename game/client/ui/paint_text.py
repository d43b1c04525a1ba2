"""Words as pygame surfaces: rendered large, scaled down, cached; no layout and no position.

SDL_ttf places letters on whole pixels. Rendered at several times the size and scaled down they keep their true spacing.
"""

from __future__ import annotations

import math

import pygame

from game.client.ui.assets import assets
from game.client.ui.tokens import RGBA, TYPE, WEIGHTS

_LIFT = bytes(round(255 * (value / 255) ** 0.82) for value in range(256))  # ours: scaled-down letters come out thin
_MOST_CACHED = 3000  # ours: a busy screen shows about 300 strings


class Typesetter:
    """Renders and measures lines of text at one scale.

    Args:
        scale: Device pixels per logical unit.
        lifted: Darken the soft edges of letters; for dark on light, since light letters look bolder by themselves.
    """

    def __init__(self, scale: float, lifted: bool) -> None:
        self._scale = scale
        self._over = 2 if scale >= 2 else 3 if scale >= 1.5 else 4
        self._lifted = lifted
        self._fonts: dict[tuple[str, str], pygame.font.Font] = {}
        self._widths: dict[tuple[str, str, str], float] = {}
        self._drawn: dict[tuple[str, str, str, RGBA], pygame.Surface] = {}

    def _font(self, style: str, weight: str) -> pygame.font.Font:
        key = (style, weight)
        if key not in self._fonts:
            name = WEIGHTS[weight or TYPE[style].weight]
            size = round(TYPE[style].size * self._scale * self._over)
            self._fonts[key] = pygame.font.Font(assets() / "fonts" / f"Inter-{name}.ttf", size)
        return self._fonts[key]

    def width(self, string: str, style: str, weight: str) -> float:
        """The width of one line in logical units."""
        key = (string, style, weight)
        width = self._widths.get(key)
        if width is None:
            if len(self._widths) > 4 * _MOST_CACHED:
                self._widths.clear()
            width = self._font(style, weight).size(_shown(string, style))[0] / (self._over * self._scale)
            self._widths[key] = width
        return width

    def drawn(self, string: str, style: str, weight: str, colour: RGBA) -> pygame.Surface:
        """One line as a surface in device pixels, as high as the font's own line."""
        key = (string, style, weight, colour)
        surface = self._drawn.get(key)
        if surface is None:
            if len(self._drawn) > _MOST_CACHED:
                self._drawn.clear()
            surface = self._drawn[key] = self._render(string, style, weight, colour)
        return surface

    def _render(self, string: str, style: str, weight: str, colour: RGBA) -> pygame.Surface:
        over, font, shown = self._over, self._font(style, weight), _shown(string, style)
        if not font.size(shown)[0]:  # nothing but marks without width: SDL_ttf would rather fail than draw them
            return pygame.Surface((1, math.ceil(font.get_linesize() / over)), pygame.SRCALPHA, 32)
        large = font.render(shown, True, colour[:3])
        w, h = math.ceil(large.get_width() / over), math.ceil(large.get_height() / over)
        # Whole multiples of `over`, and the letters' colour under full transparency: else scaling darkens the edges.
        whole = pygame.Surface((w * over, h * over), pygame.SRCALPHA, 32)
        whole.fill((*colour[:3], 0))
        whole.blit(large, (0, 0), special_flags=pygame.BLEND_RGBA_MAX)
        small = pygame.transform.smoothscale(whole, (w, h))
        if self._lifted:
            raw = bytearray(pygame.image.tobytes(small, "RGBA"))
            raw[3::4] = raw[3::4].translate(_LIFT)
            small = pygame.image.frombytes(bytes(raw), (w, h), "RGBA")
        if colour[3] < 255:
            small.fill((255, 255, 255, colour[3]), special_flags=pygame.BLEND_RGBA_MULT)
        return small


def _shown(string: str, style: str) -> str:
    string = string.replace("\0", "")
    return string.upper() if TYPE[style].caps else string
