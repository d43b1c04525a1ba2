"""Small statements: chips with a tone and an arrow, badges."""

from __future__ import annotations

from typing import Literal

from game.client.ui.node import Node, Style, icon, row, text
from game.client.ui.tokens import PILL

Tone = Literal["good", "bad", "warn", "neutral"]
Arrow = Literal["up", "down", ""]


def chip(label: str, value: str = "", tone: Tone = "neutral", arrow: Arrow = "", picture: str = "") -> Node:
    """What does what: "Trust +4 … +8"; arrow and sign say the direction, the tone whether we like it."""
    ink = f"{tone}_text"
    name = picture or (f"trending-{arrow}" if arrow else "")
    return row(
        icon(name, 12, ink) if name else None,
        text(label, "xs", ink, ellipsis=not value),
        text(value, "xs", ink, weight="semibold", ellipsis=False) if value else None,
        gap=4,
        pad=(2, 6),
        style=Style(f"{tone}_soft", radius=6),
        role="note",
        label=f"{label} {value}".strip(),
    )


def badge(label: str, tone: Tone = "neutral", picture: str = "", tip: str = "") -> Node:
    """A round-ended state: "6 of 8 ready"."""
    ink = f"{tone}_text"
    return row(
        icon(picture, 13, ink) if picture else None,
        text(label, "xs", ink, weight="semibold", ellipsis=False),
        gap=5,
        pad=(3, 9),
        style=Style(f"{tone}_soft", radius=PILL),
        role="status",
        label=label,
        tip=tip or None,
    )


def count(number: int) -> Node:
    """A number in a filled disc: unread lines, turning points."""
    return row(
        text(str(number), "over", "surface", ellipsis=False),
        justify="center",
        min_w=18,
        h=18,
        pad=(0, 4),
        style=Style("text2", radius=PILL),
    )
