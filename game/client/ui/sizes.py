"""The first three passes of layout: least and natural widths, widths, heights; no places."""

from __future__ import annotations

from game.client.ui.box import Box, edges, flowing, limited, sized
from game.client.ui.node import Node
from game.client.ui.painter import Ruler
from game.client.ui.tokens import TYPE

LEAST_TEXT = 36.0  # ours: three letters and "…" still say something

# ---- pass 1: least and natural widths ----------------------------------------------------------------------------


def measure(box: Box, ruler: Ruler) -> None:
    """Set the least and the natural width; children first."""
    node = box.node
    _, right, _, left = edges(node)
    kids = flowing(box)
    least = natural = 0.0
    if node.text:
        natural = ruler.width(node.text.string, node.text.style, node.text.weight)
        least = min(natural, LEAST_TEXT) if node.text.wrap or node.text.ellipsis else natural
    elif node.icon:
        least = natural = node.icon.size
    if kids and node.dir in ("row", "flow"):
        gaps = node.gap * (len(kids) - 1)
        natural = max(natural, sum(kid.natural for kid in kids) + gaps)
        wide = sum(kid.least for kid in kids) + gaps if node.dir == "row" else max(kid.least for kid in kids)
        least = max(least, wide)
    elif kids:
        natural = max(natural, *(kid.natural for kid in kids))
        least = max(least, *(kid.least for kid in kids))
    if isinstance(node.w, (int, float)):
        least = natural = float(node.w)
    else:
        least, natural = least + left + right, natural + left + right
    box.natural = limited(natural, node.min_w, node.max_w)
    box.least = limited(least, node.min_w, node.max_w)


# ---- pass 2: widths ----------------------------------------------------------------------------------------------


def widths(box: Box) -> None:
    """Set the width of every child; parents first."""
    node = box.node
    _, right, _, left = edges(node)
    inside = max(0.0, box.w - left - right)
    kids = flowing(box)
    if node.dir == "row":
        _share(kids, inside, node.gap)
    elif node.dir == "flow":
        _break(box, kids, inside)
    else:
        for kid in kids:
            kid.w = _across(kid, inside, node)
    for kid in box.kids:
        if kid.node.absolute is not None:
            near, _, far, _ = kid.node.absolute
            wished = sized(kid.node.w, inside)
            if wished is None:
                wished = inside - near - far if near is not None and far is not None else min(kid.natural, inside)
            kid.w = limited(wished, kid.node.min_w, kid.node.max_w)


def _across(kid: Box, inside: float, parent: Node) -> float:
    wished = sized(kid.node.w, inside)
    if wished is None:
        stretched = (kid.node.align_self or parent.align) == "stretch"
        wished = inside if stretched else min(kid.natural, inside)
    return limited(wished, kid.node.min_w, kid.node.max_w)


def _share(kids: list[Box], inside: float, gap: float) -> None:
    for kid in kids:
        wished = sized(kid.node.w, inside)
        kid.w = kid.natural if wished is None else limited(wished, kid.node.min_w, kid.node.max_w)
    spare = inside - sum(kid.w for kid in kids) - gap * (len(kids) - 1)
    if spare > 0:
        _grow(kids, spare)
    elif spare < 0:
        slack = [max(0.0, kid.w - kid.least) for kid in kids]
        taken = min(1.0, -spare / (sum(slack) or 1.0))
        for kid, slice_ in zip(kids, slack, strict=True):
            kid.w -= slice_ * taken


def _grow(kids: list[Box], spare: float) -> None:
    """Give the spare room to those that grow; equal `grow` from a zero width gives equal columns."""
    open_ = [kid for kid in kids if kid.node.grow]
    while open_ and spare > 0.01:
        total = sum(kid.node.grow for kid in open_)
        given = 0.0
        full: list[Box] = []
        for kid in open_:
            more = spare * kid.node.grow / total
            if kid.node.max_w and kid.w + more >= kid.node.max_w:
                more = max(0.0, kid.node.max_w - kid.w)
                full.append(kid)
            kid.w += more
            given += more
        spare -= given
        open_ = [kid for kid in open_ if kid not in full] if full else []


def _break(box: Box, kids: list[Box], inside: float) -> None:
    line: list[Box] = []
    used = 0.0
    box.lines = []
    for kid in kids:
        wished = sized(kid.node.w, inside)
        kid.w = min(kid.natural if wished is None else wished, inside)
        if line and used + box.node.gap + kid.w > inside + 0.01:
            box.lines.append(line)
            line, used = [], 0.0
        used += kid.w + (box.node.gap if line else 0.0)
        line.append(kid)
    if line:
        box.lines.append(line)
    for row in box.lines:
        _grow(row, inside - sum(kid.w for kid in row) - box.node.gap * (len(row) - 1))


# ---- pass 3: heights ---------------------------------------------------------------------------------------------


def height(box: Box, ruler: Ruler) -> None:
    """Set the height that the content asks for; children first."""
    node = box.node
    top, right, bottom, left = edges(node)
    kids = flowing(box)
    inside = 0.0
    if node.text:
        text = node.text
        lines = 1
        if text.wrap:
            width = max(1.0, box.w - left - right) + 0.01
            lines = len(ruler.wrap(text.string, text.style, width, text.weight, text.max_lines))
        inside = TYPE[text.style].line * lines
    elif node.icon:
        inside = node.icon.size
    if kids:
        if node.dir == "col":
            inside = max(inside, sum(kid.h for kid in kids) + node.gap * (len(kids) - 1))
        elif node.dir == "flow":
            gap = node.gap if node.run_gap is None else node.run_gap
            inside = max(inside, sum(max(k.h for k in line) for line in box.lines) + gap * (len(box.lines) - 1))
        else:
            inside = max(inside, *(kid.h for kid in kids))
    box.content_h = inside + top + bottom
    fixed = float(node.h) if isinstance(node.h, (int, float)) else box.content_h
    box.h = limited(fixed, node.min_h, node.max_h)
