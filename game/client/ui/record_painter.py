"""A painter that writes what it is asked to draw as lines of text, and needs neither pygame nor fonts; for tests."""

from __future__ import annotations

from collections.abc import Sequence

from game.client.ui.painter import Point, wrap_words
from game.client.ui.rect import Rect
from game.client.ui.tokens import TYPE


def _n(*values: float) -> str:
    return " ".join(f"{value:g}" for value in (round(v, 1) for v in values))


class RecordPainter:
    """Collects draw commands in `lines`; every letter is 0.55 times the type size wide."""

    scale = 1.0

    def __init__(self, w: float = 1280, h: float = 720) -> None:
        self.size = (w, h)
        self.lines: list[str] = []

    def width(self, string: str, style: str, weight: str = "") -> float:
        """See `Ruler`."""
        return len(string) * TYPE[style].size * 0.55

    def wrap(self, string: str, style: str, width: float, weight: str = "", max_lines: int = 0) -> tuple[str, ...]:
        """See `Ruler`."""
        return wrap_words(self, string, style, width, weight, max_lines)

    def rrect(
        self, rect: Rect, fill: str = "", border: str = "", radius: float = 0, border_w: float = 1, dashed: bool = False
    ) -> None:
        """See `Painter`."""
        self._add("rrect", _n(*rect), fill or "-", border or "-", _n(radius), "dashed" if dashed else "")

    def shadow(self, rect: Rect, radius: float, level: int) -> None:
        """See `Painter`."""
        self._add("shadow", _n(*rect), str(level))

    def circle(self, cx: float, cy: float, r: float, fill: str = "", border: str = "", border_w: float = 1.5) -> None:
        """See `Painter`."""
        self._add("circle", _n(cx, cy, r), fill or "-", border or "-")

    def arc(self, cx: float, cy: float, r: float, start: float, end: float, colour: str, width: float) -> None:
        """See `Painter`."""
        self._add("arc", _n(cx, cy, r), f"{start:.2f} {end:.2f}", colour)

    def line(self, points: Sequence[Point], colour: str, width: float = 1.5, dash: Sequence[float] = ()) -> None:
        """See `Painter`."""
        self._add("line", _n(*(v for p in points for v in p)), colour, _n(width), "dashed" if dash else "")

    def bezier(
        self, curve: tuple[Point, Point, Point, Point], colour: str, width: float = 1.5, dash: Sequence[float] = ()
    ) -> None:
        """See `Painter`."""
        self._add("bezier", _n(*(v for p in curve for v in p)), colour, _n(width), "dashed" if dash else "")

    def arrow(
        self, curve: tuple[Point, Point, Point, Point], colour: str, width: float = 1.5, dash: Sequence[float] = ()
    ) -> None:
        """See `Painter`."""
        self._add("arrow", _n(*(v for p in curve for v in p)), colour, _n(width), "dashed" if dash else "")

    def poly(self, points: Sequence[Point], fill: str) -> None:
        """See `Painter`."""
        self._add("poly", _n(*(v for p in points for v in p)), fill)

    def text(self, x: float, y: float, string: str, style: str, colour: str, weight: str = "") -> None:
        """See `Painter`."""
        self._add("text", _n(x, y), f"{string!r}", style, colour, weight)

    def icon(self, name: str, x: float, y: float, size: float, colour: str) -> None:
        """See `Painter`."""
        self._add("icon", name, _n(x, y, size), colour)

    def push_clip(self, rect: Rect) -> None:
        """See `Painter`."""
        self._add("clip", _n(*rect))

    def pop_clip(self) -> None:
        """See `Painter`."""
        self._add("unclip")

    def _add(self, *words: str) -> None:
        self.lines.append(" ".join(word for word in words if word))
