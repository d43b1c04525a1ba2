"""People and what they say: firm marks, avatars, chat lines, entries of the feed."""

from __future__ import annotations

from game.client.ui.node import Child, Node, Style, canvas, col, icon, row, text
from game.client.ui.painter import Painter, centred
from game.client.ui.rect import Rect
from game.client.ui.tokens import PILL
from game.client.widgets.chips import Tone

FIRMS = ("a", "b", "c", "d")
"""Palette names of up to four firms; each has a shape as well: disc, rounded square, triangle, diamond."""


def firm_shape(painter: Painter, rect: Rect, firm: str, fill: str, border: str = "", border_w: float = 1.5) -> None:
    """The shape of a firm in a square; "" (nobody's) is a disc."""
    if firm in ("", "a"):
        painter.circle(rect.cx, rect.cy, rect.w / 2, fill, border, border_w)
        return
    if firm == "b":
        painter.rrect(rect.inset(rect.w * 0.04), fill, border, rect.w * 0.24, border_w)
        return
    outer = _corners(rect, firm)
    if border:
        painter.poly(outer, border)
        painter.poly(_corners(rect.inset(border_w * 1.6), firm), fill or "surface")
    else:
        painter.poly(outer, fill)


def _corners(rect: Rect, firm: str) -> tuple[tuple[float, float], ...]:
    if firm == "c":
        return (rect.cx, rect.y), (rect.right, rect.bottom - rect.h * 0.08), (rect.x, rect.bottom - rect.h * 0.08)
    return (rect.cx, rect.y), (rect.right, rect.cy), (rect.cx, rect.bottom), (rect.x, rect.cy)


def firm_mark(firm: str, label: str = "", size: float = 12) -> Node:
    """The firm's shape, filled with its colour."""
    colour = firm or "neutral"
    return canvas(
        lambda painter, rect: firm_shape(painter, rect, firm, colour),
        w=size,
        h=size,
        role="img" if label else "",
        label=label,
    )


def avatar(initials: str, firm: str = "", *, size: float = 28, label: str = "", ring: bool = True) -> Node:
    """A person's initials in the shape of the firm."""
    colour = firm or "neutral"
    soft, ink = f"{colour}_soft", f"{colour}_text"

    def paint(painter: Painter, rect: Rect) -> None:
        shape = rect.inset(-2) if firm in ("c", "d") else rect
        firm_shape(painter, shape, firm, soft, colour if ring else "", 1.5)
        low = rect.moved(0, rect.h * 0.12) if firm == "c" else rect
        centred(painter, low, initials, "over", ink)

    return canvas(paint, w=size, h=size, role="img" if label else "", label=label)


def person(name: str, title: str, initials: str, firm: str = "", tip: str | Node | None = None) -> Node:
    """Avatar, name and what the person does."""
    words = col(
        text(name, "xs", weight="semibold", ellipsis=False), text(title, "xs", "text2", weight="regular"), grow=1
    )
    return row(avatar(initials, firm), words, gap=6, role="group", label=f"{name}, {title}", tip=tip)


def chat_line(name: str, when: str, words: str, initials: str, firm: str = "", mine: bool = False) -> Node:
    """Who said what when."""
    head = row(
        text(name, "sm", f"{firm or 'neutral'}_text", weight="semibold", ellipsis=False),
        text(when, "xs", "text3", weight="regular", ellipsis=False),
        gap=6,
    )
    said = col(head, text(words, "sm", wrap=True), grow=1)
    fill = Style("primary_soft", radius=8) if mine else None
    return row(
        avatar(initials, firm, size=24, ring=False),
        said,
        gap=8,
        pad=(3, 6),
        align="start",
        style=fill,
        role="listitem",
        label=f"{name} {when}: {words}",
    )


def feed_entry(
    title: str,
    because: str,
    when: str,
    picture: str,
    tone: Tone = "neutral",
    *trailing: Child,
    id: str = "",
    on: str = "",
) -> Node:
    """What happened and why; with `id` and `on` it can be pressed to see where."""
    disc = row(
        icon(picture, 15, f"{tone}_text"), w=28, h=28, justify="center", style=Style(f"{tone}_soft", radius=PILL)
    )
    words = col(
        text(title, "sm", weight="semibold", wrap=True, max_lines=2),
        text(because, "sm", "text2", wrap=True, max_lines=2) if because else None,
        grow=1,
    )
    tail = text(when, "xs", "text3", ellipsis=False)
    return Node(
        id=id,
        role="button" if on else "listitem",
        label=f"{title} {because} {when}".replace("  ", " "),
        on=on,
        payload=id or None,
        focusable=bool(on),
        dir="row",
        align="center",
        gap=10,
        pad=(3, 4),
        style=Style(radius=6, hover="hover" if on else ""),
        children=(disc, words, *(t for t in trailing if t), tail),
    )
