"""Small drawings that every screen of the game shares: firm shapes, faces, meters of five, pips, dots; no sentences."""

from __future__ import annotations

import math
from typing import Literal

from game.client.screens.words import initials
from game.client.ui.node import Child, Node, Style, canvas, col, icon, row, text
from game.client.ui.painter import Painter
from game.client.ui.rect import Rect
from game.client.ui.tokens import PILL, RADIUS_LG, RADIUS_MD

Tone = Literal["good", "bad", "warn", "neutral", "primary", "a", "b", "c", "d"]
PIP_UNITS = 200  # gamedesign: five pips of 200 units of mastery
TREND = {1: "▲", 0: "", -1: "▼"}


def panel(*children: Child, id: str = "", label: str = "", grow: float = 0, accent: str = "", pad: float = 12,
          gap: float = 8, w: float | str | None = None, scroll: bool = False, min_w: float = 0) -> Node:  # fmt: skip
    """A card that holds a region of the screen; with `label` it is a region for the keyboard and the reader."""
    return col(
        *children, id=id, label=label, role="region" if label else "", grow=grow, pad=pad, gap=gap, w=w, min_w=min_w,
        scroll="start" if scroll else "",
        style=Style(fill="surface", border="border", radius=RADIUS_LG, shadow=1, accent=accent),
    )  # fmt: skip


def heading(string: str, style: str = "lg", **options: str) -> Node:
    """The title of a panel."""
    return text(string, style, options.get("colour", "text"), role="heading", label=string)


def chip(string: str, tone: Tone = "neutral", *, image: str = "", strong: str = "", tip: str = "", id: str = "",
         dashed: bool = False, cut: bool = True) -> Node:  # fmt: skip
    """A soft pill with words, perhaps a drawing before and a strong value after them."""
    ink = "primary" if tone == "primary" else f"{tone}_text"
    style = Style(fill="" if dashed else f"{tone}_soft", radius=PILL, border="outline" if dashed else "", dashed=dashed)
    return row(
        icon(image, 13, ink) if image else None,
        text(string, "xs", "text2" if dashed else ink, ellipsis=cut) if string else None,
        text(strong, "xs", ink, weight="semibold", ellipsis=False) if strong else None,
        pad=(3, 8), gap=4, style=style, tip=tip or None, id=id, role="text", label=f"{string} {strong}".strip(),
    )  # fmt: skip


def tile(image: str, tone: Tone = "primary", size: float = 30) -> Node:
    """A drawing on a soft square."""
    ink = "primary" if tone == "primary" else f"{tone}_text"
    return row(icon(image, size * 0.56, ink), w=size, h=size, justify="center",
               style=Style(fill=f"{tone}_soft", radius=RADIUS_MD))  # fmt: skip


def round_tile(image: str, tone: Tone, size: float = 26) -> Node:
    """A drawing on a soft disc."""
    return row(icon(image, size * 0.54, f"{tone}_text"), w=size, h=size, justify="center",
               style=Style(fill=f"{tone}_soft", radius=PILL))  # fmt: skip


def paint_shape(p: Painter, shape: str, cx: float, cy: float, r: float, colour: str) -> None:
    """A firm's sign, told apart without colour: circle, square, triangle, anything else a diamond."""
    if shape == "circle":
        p.circle(cx, cy, r, colour)
    elif shape == "square":
        p.rrect(Rect(cx - r, cy - r, 2 * r, 2 * r), colour, "", r * 0.35)
    elif shape == "triangle":
        p.poly([(cx, cy - r), (cx + r, cy + r * 0.8), (cx - r, cy + r * 0.8)], colour)
    else:
        p.poly([(cx, cy - r * 1.15), (cx + r * 1.15, cy), (cx, cy + r * 1.15), (cx - r * 1.15, cy)], colour)


def firm_sign(shape: str, colour: str, size: float = 14) -> Node:
    """A firm's sign as a node."""
    return canvas(lambda p, r: paint_shape(p, shape, r.cx, r.cy, size / 2, colour), w=size, h=size)


def face(name: str, colour: str, shape: str, *, size: float = 28, is_you: bool = False, hollow: bool = False,
         tip: str = "", id: str = "") -> Node:  # fmt: skip
    """A person: initials on the firm's shape; `hollow` keeps only the ring (someone who has become one of us)."""

    def paint(p: Painter, r: Rect) -> None:
        fill = "" if hollow else f"{colour}_soft"
        side = Rect(r.x, r.y, r.w, r.h)
        radius = PILL if shape == "circle" else size * 0.28
        p.rrect(side, fill, colour if is_you or hollow else f"{colour}/45", radius, 2 if is_you else 1.2)
        letters, style = initials(name), "xs" if size < 40 else "md"
        width = p.width(letters, style, "semibold")
        p.text(r.cx - width / 2, r.cy - (7.5 if size < 40 else 10), letters, style, f"{colour}_text", "semibold")

    return canvas(paint, w=size, h=size, role="img", label=name, tip=tip or None, id=id)


def meter5(index: int, colour: str, h: float = 6) -> Node:
    """Five segments, filled up to the band: very low fills one."""

    def paint(p: Painter, r: Rect) -> None:
        gap = 3.0
        w = (r.w - 4 * gap) / 5
        for i in range(5):
            part = Rect(r.x + i * (w + gap), r.y, w, r.h)
            # Empty ones are hollow: with high contrast their outline is as dark as what fills the others.
            p.rrect(part, *((colour, "") if i <= index else ("sunken", "border")), r.h / 2)

    return canvas(paint, h=h)


def leaning(index: int, h: float = 12) -> Node:
    """Which of two poles leads, on five places: a diamond on a line with its middle marked."""

    def paint(p: Painter, r: Rect) -> None:
        x = r.x + 6 + (r.w - 12) * index / 4
        colour = "good" if index == 2 else "warn"
        p.rrect(Rect(r.x, r.cy - 3, r.w, 6), "sunken", "border", 3)
        p.rrect(Rect(min(x, r.cx), r.cy - 3, abs(x - r.cx), 6), colour)
        p.rrect(Rect(r.cx - 0.5, r.cy - 6, 1, 12), "border_strong")
        p.poly([(x - 6, r.cy), (x, r.cy - 6), (x + 6, r.cy), (x, r.cy + 6)], colour)

    return canvas(paint, h=h)


def unknown5(h: float = 6) -> Node:
    """Five dashed segments: nobody here knows."""

    def paint(p: Painter, r: Rect) -> None:
        p.line([(r.x + 1, r.cy), (r.right - 1, r.cy)], "outline", 1.5, (3, 4))

    return canvas(paint, h=h)


def pips(low: int, high: int, colour: str, *, size: float = 6) -> Node:
    """Mastery as five pips of 200 units: full up to `low`, outlined up to `high`, empty beyond."""

    def paint(p: Painter, r: Rect) -> None:
        for i in range(5):
            middle = (i + 0.5) * PIP_UNITS
            cx = r.x + size / 2 + i * (size + 2)
            if middle <= low:
                p.circle(cx, r.cy, size / 2, colour)
            elif middle <= high:
                p.circle(cx, r.cy, size / 2, "", colour, 1.3)
            else:
                p.circle(cx, r.cy, size / 2, "border_strong/55")

    return canvas(paint, w=5 * size + 8, h=size + 2)


def quantised(share: float, steps: int = 60) -> float:
    """A share rounded to what the eye sees, so that the ring is not painted anew every frame."""
    return math.ceil(share * steps) / steps
