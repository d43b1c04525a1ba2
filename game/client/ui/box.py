"""A node in its place, and the small arithmetic that layout shares; no algorithm."""

from __future__ import annotations

from collections.abc import Iterator

from game.client.ui.node import Node, Size
from game.client.ui.rect import Rect

BLEED = 6.0  # ours: focus rings and shadows stand out of their node by this much


class Box:
    """A node in its place: `rect` as painted (scrolled), `clip` what of the window it may show in."""

    __slots__ = ("clip", "content_h", "h", "kids", "least", "lines", "natural", "node", "parent", "rect", "w")

    def __init__(self, node: Node, parent: Box | None) -> None:
        self.node = node
        self.parent = parent
        self.kids = [Box(child, self) for child in node.children]
        self.least = self.natural = self.w = self.h = self.content_h = 0.0
        self.lines: list[list[Box]] = []
        self.rect = self.clip = Rect(0, 0, 0, 0)

    def walk(self) -> Iterator[Box]:
        """This box and all below, in the order of painting."""
        yield self
        for kid in self.kids:
            yield from kid.walk()


def edges(node: Node) -> tuple[float, float, float, float]:
    """The padding as (top, right, bottom, left)."""
    pad = node.pad
    if isinstance(pad, tuple):
        return (pad[0], pad[1], pad[0], pad[1]) if len(pad) == 2 else pad
    return pad, pad, pad, pad


def limited(value: float, least: float, most: float) -> float:
    """The value, at least `least` and, unless `most` is 0, at most `most`."""
    return max(least, min(value, most) if most else value)


def sized(size: Size, inside: float) -> float | None:
    """A length in logical units, with percentages taken of `inside`; None for "as large as the content"."""
    if isinstance(size, str):
        return float(size.rstrip("%")) / 100 * inside
    return size


def flowing(box: Box) -> list[Box]:
    """The children that take part in the flow."""
    return [kid for kid in box.kids if kid.node.absolute is None]
