"""What can be drawn: the one protocol between the tree and any surface; no implementation.

All lengths are logical units, all colours tokens (see `node`). Angles are turns: 0 is up, 0.25 right, clockwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from game.client.ui.rect import Rect
from game.client.ui.tokens import TYPE

Point = tuple[float, float]


class Ruler(Protocol):
    """Measures words; all that layout needs to know of a painter."""

    def width(self, string: str, style: str, weight: str = "") -> float:
        """The width of one line."""
        ...

    def wrap(self, string: str, style: str, width: float, weight: str = "", max_lines: int = 0) -> tuple[str, ...]:
        """The lines that fit `width`; with `max_lines`, the last one ends in "…" where something was cut."""
        ...


class Painter(Ruler, Protocol):
    """Draws with smooth edges.

    `scale` is the number of device pixels per logical unit.
    """

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the drawing area."""
        ...

    scale: float

    def rrect(
        self, rect: Rect, fill: str = "", border: str = "", radius: float = 0, border_w: float = 1, dashed: bool = False
    ) -> None:
        """A rectangle with rounded corners; the border lies inside `rect`."""

    def shadow(self, rect: Rect, radius: float, level: int) -> None:
        """The shadow that a rectangle of elevation `level` throws; the rectangle itself covers its middle."""

    def circle(self, cx: float, cy: float, r: float, fill: str = "", border: str = "", border_w: float = 1.5) -> None:
        """A disc or ring of outer radius `r`."""

    def arc(self, cx: float, cy: float, r: float, start: float, end: float, colour: str, width: float) -> None:
        """A part of a ring whose middle line has radius `r`, from `start` to `end` turns."""

    def line(self, points: Sequence[Point], colour: str, width: float = 1.5, dash: Sequence[float] = ()) -> None:
        """A polyline with round joins and ends; `dash` alternates drawn and left out lengths."""

    def bezier(
        self, curve: tuple[Point, Point, Point, Point], colour: str, width: float = 1.5, dash: Sequence[float] = ()
    ) -> None:
        """A cubic curve."""

    def arrow(
        self, curve: tuple[Point, Point, Point, Point], colour: str, width: float = 1.5, dash: Sequence[float] = ()
    ) -> None:
        """A cubic curve with a head at its end."""

    def poly(self, points: Sequence[Point], fill: str) -> None:
        """A filled polygon."""

    def text(self, x: float, y: float, string: str, style: str, colour: str, weight: str = "") -> None:
        """One line of words; `y` is the top of the line box of that style."""

    def icon(self, name: str, x: float, y: float, size: float, colour: str) -> None:
        """A drawing from the assets, top left at (x, y)."""

    def push_clip(self, rect: Rect) -> None:
        """From now on draw inside `rect` (and what was pushed before) only."""

    def pop_clip(self) -> None:
        """Undo the last `push_clip`."""


def ellipsis(ruler: Ruler, string: str, style: str, width: float, weight: str = "") -> str:
    """The string, or as much of it as fits `width` with "…" at the end."""
    if ruler.width(string, style, weight) <= width:
        return string
    low, high = 0, len(string)
    while low < high:
        middle = (low + high + 1) // 2
        if ruler.width(string[:middle].rstrip() + "…", style, weight) <= width:
            low = middle
        else:
            high = middle - 1
    return string[:low].rstrip() + "…"


def wrap_words(
    ruler: Ruler, string: str, style: str, width: float, weight: str = "", max_lines: int = 0
) -> tuple[str, ...]:
    """Greedy line breaking at spaces and line feeds; a word wider than the line is cut where it must."""
    lines: list[str] = []
    for paragraph in string.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if ruler.width(longer, style, weight) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *full, line = _pieces(ruler, word, style, width, weight)
            lines += full
        lines.append(line)
    if max_lines and len(lines) > max_lines:
        lines[max_lines - 1 :] = [ellipsis(ruler, " ".join(lines[max_lines - 1 :]), style, width, weight)]
    return tuple(lines)


def _pieces(ruler: Ruler, word: str, style: str, width: float, weight: str) -> list[str]:
    pieces = [""]
    if ruler.width(word, style, weight) <= width:
        return [word]
    for letter in word:
        if pieces[-1] and ruler.width(pieces[-1] + letter, style, weight) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def centred(
    painter: Painter, rect: Rect, string: str, style: str, colour: str, weight: str = "", align: float = 0.5
) -> None:
    """One line of words in the vertical middle of `rect`; `align` 0 left, 0.5 middle, 1 right."""
    x = rect.x + (rect.w - painter.width(string, style, weight)) * align
    painter.text(x, rect.cy - TYPE[style].line / 2, string, style, colour, weight)
