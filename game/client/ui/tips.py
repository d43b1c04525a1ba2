"""Explanations: when they open and where they stand; what they say comes from the nodes."""

from __future__ import annotations

from game.client.ui.box import Box
from game.client.ui.flex import Layout, lay_out, natural_size
from game.client.ui.focus import ancestors
from game.client.ui.node import Node, Style, col, text
from game.client.ui.painter import Painter
from game.client.ui.rect import Rect
from game.client.ui.tokens import TIP_DELAY_MS

_WIDEST = 300.0  # ours: about fifty letters a line
_AWAY = 8.0  # ours: distance from what is explained
_LOOK = Style(fill="tip", radius=8, shadow=3)

Tip = str | Node


def tip_of(box: Box | None) -> tuple[Tip, Rect] | None:
    """The innermost explanation around a box, and the rectangle it belongs to."""
    return next(((one.node.tip, one.rect) for one in ancestors(box) if one.node.tip), None)


def tip_layout(tip: Tip, near: Rect, painter: Painter) -> Layout:
    """The explanation laid out in the window: below what it explains, or above where there is no room."""
    inner = text(tip, "sm", "tip_text", wrap=True) if isinstance(tip, str) else tip
    card = col(inner, pad=(10, 12), style=_LOOK, role="tooltip", label=tip if isinstance(tip, str) else tip.label)
    w, h = painter.size
    wide, tall = natural_size(card, min(_WIDEST, w - 16), painter)
    x = max(8.0, min(near.cx - wide / 2, w - wide - 8))
    y = near.bottom + _AWAY
    if y + tall > h - 8:
        y = max(8.0, near.y - _AWAY - tall)
    placed = col(card, w=wide + 0.5, absolute=(x, y, None, None))
    return lay_out(Node(children=(placed,)), w, h, painter)


class TipClock:
    """Opens the explanation under the pointer or the focus after a rest; the host's clock drives it."""

    def __init__(self) -> None:
        self.due_ms: int | None = None
        self.open: tuple[Tip, Rect] | None = None
        self._wanted: tuple[Tip, Rect] | None = None

    def want(self, tip: tuple[Tip, Rect] | None, now_ms: int) -> bool:
        """Note what should be explained now; True when the picture changes. A move from tip to tip needs no rest."""
        if tip == self._wanted:
            return False
        was, self._wanted = self.open, tip
        self.open = tip if was and tip else None
        self.due_ms = now_ms + TIP_DELAY_MS if tip and not self.open else None
        return was != self.open

    def tick(self, now_ms: int) -> bool:
        """Open what is due; True when the picture changes."""
        if self.due_ms is None or now_ms < self.due_ms:
            return False
        self.due_ms, self.open = None, self._wanted
        return True

    def close(self) -> bool:
        """Close at once, until something else is wanted; True when something was open."""
        was, self.open, self.due_ms = self.open, None, None
        return was is not None
