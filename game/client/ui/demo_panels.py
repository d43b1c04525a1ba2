"""The placeholder panels around the map of the demo: moves, events, talk."""

from __future__ import annotations

from game.client.ui.node import Node, Style, col, flow, icon, row, rule, text
from game.client.widgets import (
    Field,
    Option,
    badge,
    button,
    card,
    chat_line,
    chip,
    dots,
    feed_entry,
    filters,
    heading,
    icon_button,
    pressable_card,
    text_field,
)


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


_MOVES = (
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


def actions() -> Node:
    """The panel on the right."""
    return card(
        heading(
            "Your moves",
            "Alliance manager · Helios",
            col(dots(3, 5, "Tokens"), text("3 of 5 left", "sm", "text2"), gap=3),
            size="xl",
        ),
        col(*_MOVES, gap=8, pad=(4, 2), scroll="start", id="moves", grow=1, roving=True, role="list", label="Moves"),
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


_EVENTS = (
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


def feed() -> Node:
    """What happened."""
    kinds = [Option(v, v) for v in ("All", "Mine", "Leaks")]
    return card(
        heading("What happened and why", "", filters("show", "Show", kinds, "All", "filter")),
        col(*_EVENTS, gap=4, scroll="start", id="feed", grow=1, roving=True, role="list", label="Events"),
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
