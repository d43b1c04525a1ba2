"""The last pass of layout: heights downwards, and places; the only one that depends on scrolling."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.client.ui.box import BLEED, Box, edges, flowing, limited, sized
from game.client.ui.node import Edges, Node
from game.client.ui.rect import Rect

Scrolled = Mapping[str, float]
"""By how much each scroll area is moved up, in logical units."""


def place(box: Box, x: float, y: float, clip: Rect, scrolled: Scrolled) -> None:
    """Give the box at (x, y) and all below it their rectangles and clips."""
    node = box.node
    box.rect = rect = Rect(x, y, box.w, box.h)
    box.clip = clip
    if node.clip or node.scroll:
        clip = clip.meet(rect.inset(-BLEED, 0))
    top, right, bottom, left = edges(node)
    inside = Rect(x + left, y + top, max(0.0, box.w - left - right), max(0.0, box.h - top - bottom))
    kids = flowing(box)
    _heights_down(node, kids, inside.h)
    if node.scroll:
        inside = inside.moved(0, -scrolled.get(node.id, 0.0))
    _PLACERS[node.dir](box, kids, inside, clip, scrolled)
    for kid in box.kids:
        if kid.node.absolute is not None:
            _place_absolute(kid, kid.node.absolute, inside, clip, scrolled)


def _heights_down(node: Node, kids: list[Box], inside: float) -> None:
    for kid in kids:
        wished = sized(kid.node.h, inside) if isinstance(kid.node.h, str) else None
        if wished is not None:
            kid.h = limited(wished, kid.node.min_h, kid.node.max_h)
        elif node.dir in ("row", "stack") and kid.node.h is None:
            stretched = (kid.node.align_self or node.align) == "stretch"
            if stretched or kid.node.scroll:
                kid.h = limited(inside, kid.node.min_h, kid.node.max_h)
    if node.dir == "col" and not node.scroll:
        _share_heights(kids, inside - node.gap * (len(kids) - 1))


def _share_heights(kids: list[Box], inside: float) -> None:
    growing = [kid for kid in kids if kid.node.grow]
    spare = inside - sum(kid.h for kid in kids)
    if spare > 0:
        total = sum(kid.node.grow for kid in growing) or 1.0
        for kid in growing:
            kid.h = limited(kid.h + spare * kid.node.grow / total, kid.node.min_h, kid.node.max_h)
    else:
        yielding = [kid for kid in kids if kid.node.scroll or kid.node.clip or kid.node.grow]
        slack = [max(0.0, kid.h - kid.node.min_h) for kid in yielding]
        taken = min(1.0, -spare / (sum(slack) or 1.0))
        for kid, slice_ in zip(yielding, slack, strict=True):
            kid.h -= slice_ * taken


def _offset(spare: float, align: str) -> float:
    return {"center": spare / 2, "end": spare}.get(align, 0.0)


def _run(node: Node, sizes: list[float], inside: float) -> tuple[float, float]:
    """Where a run of children starts, and the gap between them."""
    spare = inside - sum(sizes) - node.gap * (len(sizes) - 1)
    if node.justify == "between" and spare > 0 and len(sizes) > 1:
        return 0.0, node.gap + spare / (len(sizes) - 1)
    return _offset(max(0.0, spare), node.justify), node.gap


def _place_row(box: Box, kids: list[Box], inside: Rect, clip: Rect, scrolled: Scrolled) -> None:
    start, gap = _run(box.node, [kid.w for kid in kids], inside.w)
    x = inside.x + start
    for kid in kids:
        shift = _offset(inside.h - kid.h, kid.node.align_self or box.node.align)
        place(kid, x, inside.y + shift, clip, scrolled)
        x += kid.w + gap


def _place_col(box: Box, kids: list[Box], inside: Rect, clip: Rect, scrolled: Scrolled) -> None:
    start, gap = _run(box.node, [kid.h for kid in kids], inside.h)
    y = inside.y + (0.0 if box.node.scroll else start)
    for kid in kids:
        shift = _offset(inside.w - kid.w, kid.node.align_self or box.node.align)
        place(kid, inside.x + shift, y, clip, scrolled)
        y += kid.h + gap


def _place_flow(box: Box, kids: list[Box], inside: Rect, clip: Rect, scrolled: Scrolled) -> None:
    y = inside.y
    run_gap = box.node.gap if box.node.run_gap is None else box.node.run_gap
    for line in box.lines:
        tall = max(kid.h for kid in line)
        start, gap = _run(box.node, [kid.w for kid in line], inside.w)
        x = inside.x + start
        for kid in line:
            place(kid, x, y + _offset(tall - kid.h, kid.node.align_self or box.node.align), clip, scrolled)
            x += kid.w + gap
        y += tall + run_gap


def _place_stack(box: Box, kids: list[Box], inside: Rect, clip: Rect, scrolled: Scrolled) -> None:
    for kid in kids:
        align = kid.node.align_self or box.node.align
        dx, dy = _offset(inside.w - kid.w, align), _offset(inside.h - kid.h, align)
        place(kid, inside.x + dx, inside.y + dy, clip, scrolled)


def _place_absolute(kid: Box, at: Edges, inside: Rect, clip: Rect, scrolled: Scrolled) -> None:
    left, top, right, bottom = at
    wished = sized(kid.node.h, inside.h)
    if wished is not None:
        kid.h = wished
    elif top is not None and bottom is not None:
        kid.h = inside.h - top - bottom
    x, y = _anchored(left, right, inside.w - kid.w), _anchored(top, bottom, inside.h - kid.h)
    place(kid, inside.x + x, inside.y + y, clip, scrolled)


def _anchored(near: float | None, far: float | None, spare: float) -> float:
    if near is not None:
        return near
    return spare / 2 if far is None else spare - far


_Placer = Callable[[Box, list[Box], Rect, Rect, Scrolled], None]
_PLACERS: dict[str, _Placer] = {"row": _place_row, "col": _place_col, "flow": _place_flow, "stack": _place_stack}
