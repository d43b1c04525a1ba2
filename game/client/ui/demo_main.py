"""A placeholder screen as busy as the real one, for the demo and for tests of the kit; no game data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from game.client.ui import curves
from game.client.ui.demo_panels import actions, chat, feed
from game.client.ui.node import Node, Style, col, icon, pressable, row, rule, spacer, stack, text
from game.client.ui.painter import Painter, centred
from game.client.ui.rect import Rect
from game.client.widgets import (
    Option,
    avatar,
    badge,
    card,
    firm_mark,
    gauge,
    heading,
    icon_button,
    person,
    phases,
    progress,
    quantity,
    section,
    sparkline,
    tabs,
    timer_ring,
)


def header(compact: bool) -> Node:
    """The bar across the top."""
    words = col(text("Both/And", "md", weight="semibold"), text("Session QLP-7 · 8 people", "xs", "text2"))
    return row(
        icon("handshake", 24, "primary"),
        None if compact else words,
        Node(w=8 if compact else 24),
        row(text("Quarter 4", "md", weight="semibold"), text("of 12", "md", "text2"), gap=5),
        phases(("News", "Strategy", "Units", "Results"), 1, compact=compact),
        spacer(),
        badge("6 of 8 ready" if not compact else "6/8", "good", "circle-check"),
        row(timer_ring(0.56, "Time left"), text("2:14", "num", ellipsis=False), gap=10),
        row(
            icon_button("rules", "book-open", "Rulebook", "rules", key="f2"),
            icon_button("settings", "settings", "Settings", "settings"),
            icon_button("help", "circle-question-mark", "Help", "help", key="f1"),
            gap=2,
            roving=True,
        ),
        gap=14,
        h=56,
        pad=(0, 16),
        style=Style(fill="surface"),
        role="region",
        label="State of the game",
    )


def _unit(id: str, name: str, picture: str, firm: str, amount: float | None) -> Node:
    known = "hidden" if amount is None else f"{amount:.0f}"
    bar = progress((amount or 0) / 100, name, firm, h=4, value=known)
    head = row(text(name, "base", weight="medium", grow=1), text(known, "base", "text2", ellipsis=False))
    return pressable(
        id,
        f"{name} {known}",
        "look",
        icon(picture, 17, f"{firm}_text"),
        col(head, bar, grow=1, gap=2),
        gap=9,
        pad=(6, 10),
        style=Style("surface", "border", radius=8, hover="hover"),
        tip=f"{name} of this firm.",
    )


_UNITS = (("R&D cells", "flask-conical", 78.0), ("Production", "wrench", 52.0), ("IP & legal", "scale", 64.0))
_ENGINEERS = (("Lin Zhao", "LZ"), ("Omar Haddad", "OH"), ("Eva Kranz", "EK"))


def firm(which: str, name: str, about: str, people: tuple[tuple[str, str, str], ...], secret: bool) -> Node:
    """One firm's card."""
    numbers = row(
        quantity(
            "Know-how", "68", sparkline((3, 4, 4, 5, 7), "Know-how", which), text("+3", "xs", "good_text"), tip="!"
        ),
        quantity("Cash", "€ 14.2M", sparkline((9, 8, 8, 6, 5), "Cash", which), text("−0.8", "xs", "bad_text")),
        quantity("Guard", "?", sparkline((), "Guard", which, w=44), unknown=True)
        if secret
        else quantity("Guard", "71", sparkline((2, 5, 6, 6, 6), "Guard", which), text("0", "xs", "text2")),
        gap=4,
        justify="between",
    )
    team = row(*(person(n, t, i, which) for n, t, i in people), gap=4, justify="between")
    rows = [
        _unit(f"unit.{which}.{i}", n, p, which, None if secret and i == 2 else v) for i, (n, p, v) in enumerate(_UNITS)
    ]
    engineers = [
        row(
            avatar(initials, which, size=24),
            text(who, "base", grow=1),
            badge("joint lab", "good") if i < 2 else text("Production", "sm", "text2"),
            gap=8,
            id=f"person.{which}.{i}",
        )
        for i, (who, initials) in enumerate(_ENGINEERS)
    ]
    return card(
        heading(name, about, mark=firm_mark(which)),
        numbers,
        section("Top team"),
        team,
        section("Units"),
        col(*rows, gap=5, roving=True, role="list", label="Units"),
        section("Engineers"),
        col(*engineers, gap=3),
        accent=which,
        gap=6,
        id=f"firm.{which}",
        w=0,
        grow=1,
    )


def alliance() -> Node:
    """The card in the middle."""
    joint = col(
        row(
            icon("flask-conical", 17, "good_text"),
            text("Joint battery platform", "base", weight="medium", grow=1),
            text("46%", "md", "good_text", weight="semibold", ellipsis=False),
            gap=8,
        ),
        progress(0.44, "Platform", "good", then=0.52),
        text("Milestone 2 of 4 · due quarter 6", "sm", "text2"),
        gap=5,
        pad=9,
        style=Style("surface", "good", radius=8),
        id="platform",
    )
    return card(
        heading("Alliance", "Non-equity · joint steering", mark=icon("handshake", 19, "good_text")),
        joint,
        section("Trust"),
        *_trust(),
        section("Tensions"),
        gauge("Cooperate", "Compete", 0.18, 0.34, tip="Drifting towards competition for two quarters."),
        gauge("Rigid", "Flexible", -0.22, -0.1),
        gauge("Short term", "Long term", -0.42, -0.28),
        accent="good",
        gap=6,
        align_self="start",
        w=0,
        grow=1,
        id="alliance",
    )


def _trust() -> list[Node]:
    return [
        col(
            row(
                text(label, "sm", "text2", grow=1),
                text(value, "md", weight="semibold"),
                text(change, "sm", "bad_text"),
                gap=6,
            ),
            progress(part, label, colour, then=part + 0.07),
            gap=3,
        )
        for label, value, change, part, colour in (
            ("Helios → Norvik", "62", "▼ 7", 0.62, "a"),
            ("Norvik → Helios", "55", "▼ 4", 0.55, "b"),
        )
    ]


def _flows(painter: Painter, rect: Callable[[str], Rect | None]) -> None:
    """Knowledge, leaks and people between the cards, drawn after layout by looking their places up."""
    left, middle, right = rect("unit.a.0"), rect("platform"), rect("unit.b.0")
    edge, other = rect("firm.a"), rect("firm.b")
    if not (left and middle and right and edge and other):
        return
    flows = (
        ((edge.right, left.cy), (middle.x - 11, middle.y + 18), "good", 8, "+14", ()),
        ((other.x, right.cy), (middle.right + 11, middle.y + 18), "good", 6, "+8", ()),
        ((middle.right + 11, middle.bottom - 14), (other.x, right.cy + 42), "bad", 4, "−6", (7, 6)),
    )
    spots = []
    for start, end, colour, width, label, dash in flows:
        bend = (end[0] - start[0]) * 0.7
        curve = (start, (start[0] + bend, start[1]), (end[0] - bend, end[1]), end)
        painter.arrow(curve, colour, width, dash)
        painter.circle(*start, 3, "surface", colour, 1.5)
        spots.append((curves.middle(curve, 0.7 if dash else 0.5), colour, label))
    for (x, y), colour, label in spots:
        wide = painter.width(label, "xs", "semibold") + 18
        plate = Rect(x - wide / 2, y - 11, wide, 22)
        painter.rrect(plate, f"{colour}_soft", colour, 11)
        centred(painter, plate, label, "xs", f"{colour}_text", "semibold")


def main_screen(w: float, h: float) -> Node:
    """A screen as busy as the real one; below 1180 units the lower row becomes tabs."""
    wide = w >= 1180
    people = (("Amara", "CEO", "AD"), ("Jonas", "CTO", "JW"), ("You", "AM", "ME"))
    others = (("Ingrid", "CEO", "IS"), ("Pavel", "CTO", "PN"), ("Mei", "AM", "MT"))
    board = row(
        firm("a", "Helios Systems", "Battery cells · your firm", people, False),
        alliance(),
        firm("b", "Norvik Mobility", "E-trucks · partner & rival", others, True),
        gap=64 if wide else 44,
        align="start",
        id="board",
    )
    views = [Option(v, v) for v in ("Moves", "Events", "Chat")]
    left = col(board, row(feed(), chat(), gap=12, align="stretch", grow=1, min_h=150), gap=12, grow=1)
    middle = left if wide else col(board, grow=1, scroll="start", id="map")
    panel = side = actions()
    if not wide:
        views = [Option("Map", "Map"), *views] if w < 960 else views
        side = col(tabs("view", "View", views, "Moves", "view"), replace(panel, grow=1, w=None), gap=8, w=312)
    if w < 960:
        side = replace(side, grow=1, w=None)
    return col(
        header(not wide),
        rule(),
        stack(
            row(middle if w >= 960 else None, side, gap=12, pad=12, align="stretch"),
            Node(absolute=(0, 0, 0, 0), over=_flows if wide else None),
            grow=1,
        ),
    )
