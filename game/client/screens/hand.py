"""The hand: what this seat learned of the partner, newest first; a piece that went too far says so."""

from __future__ import annotations

from game.client.screens.bits import chip
from game.client.screens.words import titled, ui
from game.client.ui.node import Node, col, icon, row, text
from game.client.widgets import section
from game.views import Insight, SeatView

MOST = 4  # ours: older ones are in the feed


def insight_row(one: Insight, quarters: tuple[int, ...] = ()) -> Node:
    """One insight: of what, how much, what it says, and in which quarters it was told."""
    when = ", ".join(ui("quarter.short", n=quarter) for quarter in quarters or (one.quarter,))
    deep = one.kind == "underneath"
    return row(
        icon("lightbulb", 16, "warn_text" if deep else "good_text"),
        col(
            row(text(titled(one.name), "base", weight="semibold"), text(when, "xs", "text3"), gap=8),
            text(one.text, "sm", "text2", wrap=True),
            text(ui("insight.far"), "sm", "warn_text", wrap=True) if deep else None,
            grow=1,
            w=0,
        ),
        chip(ui(f"insight.{one.size}"), "warn" if deep else "good", cut=False),
        gap=10,
        align="start",
        role="listitem",
        label=f"{titled(one.name)}, {ui(f'insight.{one.size}')}: {one.text}",
    )


def once(insights: tuple[Insight, ...]) -> list[Node]:
    """Every insight once, newest first, with all the quarters in which it was told."""
    told: dict[tuple[str, str], list[Insight]] = {}
    for one in sorted(insights, key=lambda one: one.quarter):
        told.setdefault((one.component, one.text), []).append(one)
    newest = sorted(told.values(), key=lambda same: -same[-1].quarter)
    return [insight_row(same[-1], tuple(dict.fromkeys(one.quarter for one in same))) for same in newest]


def hand(view: SeatView) -> Node | None:
    """The newest insights, or nothing."""
    if not view.insights:
        return None
    return col(section(ui("hand")), *once(view.insights)[:MOST], gap=8, pad=(6, 4), role="list", label=ui("hand"))
