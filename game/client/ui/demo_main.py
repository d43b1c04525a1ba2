"""A placeholder screen as busy as the real one, for the demo and for tests of the kit; no game data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from game.client.ui import curves
from game.client.ui.node import Node, Style, col, flow, icon, pressable, row, rule, spacer, stack, text
from game.client.ui.painter import Painter, centred
from game.client.ui.rect import Rect
from game.client.widgets import (
    Field,
    Option,
    avatar,
    badge,
    button,
    card,
    chat_line,
    chip,
    dots,
    feed_entry,
    filters,
    firm_mark,
    gauge,
    heading,
    icon_button,
    person,
    phases,
    pressable_card,
    progress,
    quantity,
    section,
    sparkline,
    tabs,
    text_field,
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
    units = (("R&D cells", "flask-conical", 78.0), ("Production", "wrench", 52.0), ("IP & legal", "scale", 64.0))
    rows = [
        _unit(f"unit.{which}.{i}", n, p, which, None if secret and i == 2 else v) for i, (n, p, v) in enumerate(units)
    ]
    engineers = [
        row(
            avatar(initials, which, size=24),
            text(who, "base", grow=1),
            badge("joint lab", "good") if i < 2 else text("Production", "sm", "text2"),
            gap=8,
            id=f"person.{which}.{i}",
        )
        for i, (who, initials) in enumerate((("Lin Zhao", "LZ"), ("Omar Haddad", "OH"), ("Eva Kranz", "EK")))
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
    trust = [
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
    return card(
        heading("Alliance", "Non-equity · joint steering", mark=icon("handshake", 19, "good_text")),
        joint,
        section("Trust"),
        *trust,
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


def _action(
    number: int, title: str, about: str, cost: str, chips: tuple[Node, ...], picture: str, why: str = ""
) -> Node:
    ink = "text3" if why else "text"
    disc = row(
        icon(picture, 18, "text3" if why else "primary"),
        w=32,
        h=32,
        justify="center",
        style=Style("sunken" if why else "primary_soft", radius=8),
    )
    words = col(
        row(
            col(
                text(title, "md", ink, weight="semibold", wrap=True),
                text(about, "sm", "text2" if not why else "text3", wrap=True, max_lines=2),
                grow=1,
            ),
            col(*(text(part, "xs", "text2", ellipsis=False, text_align="end") for part in cost.split(" · "))),
            gap=8,
            align="start",
        ),
        flow(*chips, gap=6, run_gap=5) if chips and not why else None,
        row(icon("lock", 13, "warn_text"), text(why, "sm", "warn_text", weight="medium", wrap=True, grow=1), gap=6)
        if why
        else None,
        gap=5,
        grow=1,
    )
    return pressable_card(
        f"action.{number}",
        f"{title}, {cost}",
        "pick",
        row(disc, words, gap=10, align="start"),
        payload=number,
        key=str(number),
        selected=number == 1,
        disabled=bool(why),
    )


def actions() -> Node:
    """The panel on the right."""
    cards = (
        _action(
            1,
            "Share cell specification",
            "Give the joint lab the chemistry (v3).",
            "2 AP · no cost",
            (
                chip("Trust B→A", "+4 … +8", "good", "up"),
                chip("Project pace", "+9%", "good", "up"),
                chip("Leak risk", "+12%", "bad", "up"),
            ),
            "share-2",
        ),
        _action(
            2,
            "Run a reflection workshop",
            "Both teams name the tensions they feel.",
            "1 AP · € 0.3M",
            (chip("Relational tension", "−10", "good", "down"), chip("Compete pull", "−6", "good", "down")),
            "handshake",
        ),
        _action(
            3,
            "Tighten knowledge guard",
            "Compartmentalise the pack interface.",
            "1 AP · € 0.4M",
            (chip("Leak risk", "−15%", "good", "down"), chip("Trust B→A", "−2 … −5", "bad", "down")),
            "shield",
        ),
        _action(
            4,
            "Rotate an engineer",
            "Move Eva Kranz to the joint lab.",
            "2 AP · € 0.6M",
            (chip("Joint know-how", "+7", "good", "up"), chip("Production", "−5%", "bad", "down")),
            "users",
        ),
        _action(
            5,
            "Escalate to steering board",
            "Ask both heads to rule.",
            "3 AP",
            (),
            "scale",
            "Needs 3 AP after planned moves (1 left)",
        ),
    )
    return card(
        heading(
            "Your moves",
            "Alliance manager · Helios",
            col(dots(3, 5, "Tokens"), text("3 of 5 left", "sm", "text2"), gap=3),
            size="xl",
        ),
        col(*cards, gap=8, pad=(4, 2), scroll="start", id="moves", grow=1, roving=True, role="list", label="Moves"),
        rule(),
        row(
            text("Plan", "sm", weight="semibold"),
            text("Share cell specification", "sm", "text2", grow=1),
            badge("Leak risk 31%", "bad", "triangle-alert"),
            gap=8,
        ),
        row(
            button("message", "Message partner", "message", grow=1),
            button(
                "commit", "Commit plan", "commit", kind="primary", picture="circle-check", grow=1, key="ctrl+return"
            ),
            gap=8,
        ),
        w=352,
        pad=14,
        role="region",
        label="Your moves",
    )


def feed() -> Node:
    """What happened."""
    entries = (
        feed_entry(
            "Trust Norvik → Helios fell 59 → 55",
            "because Pavel found the unshared test data",
            "Q4",
            "bell",
            "warn",
            id="feed.0",
            on="show",
        ),
        feed_entry(
            "Leak: pack interface reached Norvik Production",
            "because joint lab access · low guard on files",
            "Q4",
            "droplets",
            "bad",
            id="feed.1",
            on="show",
        ),
        feed_entry(
            "Milestone 1 reached one quarter early",
            "because 2 engineers each in the joint lab",
            "Q3",
            "flask-conical",
            "good",
            id="feed.2",
            on="show",
        ),
        feed_entry(
            "Helios filed patent EP-118 alone",
            "because CTO decision · not announced",
            "Q3",
            "scale",
            "warn",
            id="feed.3",
            on="show",
        ),
    )
    kinds = [Option(v, v) for v in ("All", "Mine", "Leaks")]
    return card(
        heading("What happened and why", "", filters("show", "Show", kinds, "All", "filter")),
        col(*entries, gap=4, scroll="start", id="feed", grow=1, roving=True, role="list", label="Events"),
        w=0,
        grow=1,
        role="region",
        label="What happened",
    )


def chat() -> Node:
    """Talk."""
    lines = (
        chat_line(
            "Mei Tanaka", "14:02", "Our CTO is upset about the test data. Can we talk before you decide?", "MT", "b"
        ),
        chat_line("Jonas Weber", "14:03", "I would rather not open v3 until the patent is granted.", "JW", "a"),
        chat_line("You", "14:04", "Proposal: we share v3, you confirm the field-of-use clause.", "ME", "a", mine=True),
    )
    rooms = [Option("alliance", "Alliance"), Option("firm", "Helios · 2"), Option("private", "Private", picture="lock")]
    return card(
        heading("Chat", "", filters("room", "Room", rooms, "alliance", "room")),
        col(*lines, gap=2, scroll="end", id="chat", grow=1, role="log", label="Chat"),
        text_field(
            "say",
            "Write to the alliance",
            Field(placeholder="Write to the alliance …", submit="say", clear=True),
            "draft",
            icon_button("send", "send", "Send", "send"),
            key="/",
        ),
        w=0,
        grow=1,
        role="region",
        label="Chat",
    )


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
