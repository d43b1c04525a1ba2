"""From a laid out tree to a painter: boxes, words, fields, scroll bars, focus ring; no input, no state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.client.ui.box import BLEED, Box, edges
from game.client.ui.field import Line
from game.client.ui.flex import Layout
from game.client.ui.node import Node, Style, Text
from game.client.ui.painter import Painter, ellipsis
from game.client.ui.rect import Rect
from game.client.ui.tokens import TYPE

SCROLL_W = 4.0  # ours


@dataclass(frozen=True, slots=True)
class Look:
    """What the picture shows besides the tree.

    Attributes:
        focused: The id with the keyboard, or "". ring: whether to show it.
        hovered: The id under the pointer, or "".
        line: The edited line of a text field. composing: what an input method has not finished yet.
    """

    focused: str
    ring: bool
    hovered: str
    line: Callable[[str], Line]
    composing: str = ""


def draw(painter: Painter, layout: Layout, look: Look) -> None:
    """Paint the whole tree, and the focus ring above it."""
    _draw(painter, layout.root, layout, look)
    box = layout.by_id.get(look.focused) if look.ring else None
    if box and not box.node.field:
        radius = box.node.style.radius if box.node.style else 4
        painter.push_clip(box.clip)
        painter.rrect(box.rect.inset(-3), "", "focus", radius + 3, 2)
        painter.pop_clip()


def _draw(painter: Painter, box: Box, layout: Layout, look: Look) -> None:
    node, rect = box.node, box.rect
    if node.style:
        hovered = bool(node.id) and node.id == look.hovered and not node.disabled
        _frame(painter, rect, node.style, hovered)
    if node.text:
        _words(painter, rect, node, node.text)
    if node.icon:
        icon = node.icon
        painter.icon(icon.name, rect.cx - icon.size / 2, rect.cy - icon.size / 2, icon.size, icon.colour)
    if node.field:
        _field(painter, box, look)
    if node.paint:
        node.paint(painter, rect)
    _children(painter, box, layout, look)
    if node.over:
        node.over(painter, layout.rect)
    if node.scroll:
        _, thumb = scroll_bar(box)
        if thumb:
            painter.rrect(thumb, "border_strong", "", SCROLL_W)


def _children(painter: Painter, box: Box, layout: Layout, look: Look) -> None:
    if not box.kids:
        return
    cut = box.node.clip or box.node.scroll
    if cut:
        painter.push_clip(box.rect.inset(-BLEED, 0))
    for kid in box.kids:
        shown = kid.clip.meet(kid.rect.inset(-24)) if cut else kid.rect
        if not cut or shown.h > 0:
            _draw(painter, kid, layout, look)
    if cut:
        painter.pop_clip()


def _frame(painter: Painter, rect: Rect, style: Style, hovered: bool) -> None:
    painter.shadow(rect, style.radius, style.shadow)
    fill = style.hover if hovered and style.hover else style.fill
    if fill or style.border:
        painter.rrect(rect, fill, style.border, style.radius, style.border_w, style.dashed)
    if style.accent:
        painter.push_clip(Rect(rect.x, rect.y, rect.w, 3))
        painter.rrect(rect, style.accent, "", style.radius)
        painter.pop_clip()


def _words(painter: Painter, rect: Rect, node: Node, text: Text) -> None:
    top, right, bottom, left = edges(node)
    width = rect.w - left - right
    if text.wrap:
        lines = painter.wrap(text.string, text.style, max(1.0, width) + 0.01, text.weight, text.max_lines)
    elif text.ellipsis:
        lines = (ellipsis(painter, text.string, text.style, width + 0.5, text.weight),)
    else:
        lines = (text.string,)
    height = TYPE[text.style].line
    y = rect.y + top + max(0.0, rect.h - top - bottom - height * len(lines)) / 2
    for line in lines:
        x = rect.x + left
        if text.align != "start" or text.underline:
            wide = painter.width(line, text.style, text.weight)
            x += {"start": 0.0, "center": (width - wide) / 2, "end": width - wide}[text.align]
            if text.underline:
                painter.line(((x, y + height - 1), (x + wide, y + height - 1)), text.colour, 1, (1, 2))
        painter.text(x, y, line, text.style, text.colour, text.weight)
        y += height


def field_text(node: Node, line: Line) -> str:
    """The letters a field shows: dots for a secret."""
    return "•" * len(line.text) if node.field and node.field.secret else line.text


def field_shift(painter: Painter, box: Box, line: Line) -> float:
    """How far a long line is moved to the left, so that the caret is seen."""
    _, right, _, left = edges(box.node)
    caret = painter.width(field_text(box.node, line)[: line.caret], "base")
    return max(0.0, caret - (box.rect.w - left - right) + 2)


def _field(painter: Painter, box: Box, look: Look) -> None:
    node, spec = box.node, box.node.field
    _, right, _, left = edges(node)
    inside = Rect(box.rect.x + left, box.rect.y, box.rect.w - left - right, box.rect.h)
    line, focused = look.line(node.id), node.id == look.focused
    if focused:
        radius = node.style.radius if node.style else 4
        painter.rrect(box.rect, "", "focus", radius, 2)
    shown = field_text(node, line)
    height = TYPE["base"].line
    x, y = inside.x - (field_shift(painter, box, line) if focused else 0.0), inside.cy - height / 2
    painter.push_clip(inside.inset(-1, 0))
    start, end = line.selection
    if focused and start != end:
        from_x, to_x = (x + painter.width(shown[:at], "base") for at in (start, end))
        painter.rrect(Rect(from_x, y, to_x - from_x, height), "primary/30")
    if not shown and not look.composing and spec:
        painter.text(x, y, ellipsis(painter, spec.placeholder, "base", inside.w), "base", "text3")
    caret = x + painter.width(shown[: line.caret], "base")
    composing = look.composing if focused else ""
    painter.text(x, y, shown[: line.caret] + composing + shown[line.caret :], "base", "text")
    if composing:
        wide = painter.width(composing, "base")
        painter.line(((caret, y + height), (caret + wide, y + height)), "text2", 1)
        caret += wide
    if focused:
        painter.rrect(Rect(caret, y, 1.5, height), "text")
    painter.pop_clip()


def scroll_bar(box: Box) -> tuple[float, Rect | None]:
    """How far a scroll area can move, and its thumb, or None when everything fits."""
    room = box.content_h - box.h
    if room <= 1:
        return 0.0, None
    first = next(iter(box.kids), None)
    moved = box.rect.y + edges(box.node)[0] - first.rect.y if first else 0.0
    tall = max(24.0, box.h * box.h / box.content_h)
    return room, Rect(box.rect.right + 1, box.rect.y + (box.h - tall) * min(1.0, moved / room), SCROLL_W, tall)
