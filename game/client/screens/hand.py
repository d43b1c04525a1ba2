"""The hand: what this seat learned of the partner, newest first; a piece that went too far says so, and can be handed back."""

from __future__ import annotations

from game.client.screens.bits import chip, tile
from game.client.screens.words import titled, ui
from game.client.ui.node import Node, Style, col, row, text
from game.client.ui.tokens import RADIUS_LG
from game.client.widgets import button, section
from game.views import Insight, SeatView

MOST = 4  # ours: older ones are in the feed
HAND_BACK = "E6"


def insight_row(one: Insight, quarters: tuple[int, ...] = (), back: str = "") -> Node:
    """One insight as a card: of what, how much, what it says, in which quarters it was told; `back` is its number for E6."""
    when = ", ".join(ui("quarter.short", n=quarter) for quarter in quarters or (one.quarter,))
    deep = one.kind == "underneath"
    tone = "warn" if deep else "good"
    foot = button(f"hand.back.{back}", ui("hand.back"), "hand.back", payload=back, picture="arrow-left", small=True)
    return row(
        tile("lightbulb", "warn" if deep else "good"),
        col(
            row(text(titled(one.name), "base", weight="semibold", wrap=True, grow=1, w=0),
                chip(ui(f"insight.{one.size}"), "warn" if deep else "good", cut=False), gap=8, align="start"),
            row(text(ui("insight.deep" if deep else "insight.plain"), "xs", f"{tone}_text", weight="medium"),
                text(when, "xs", "text3"), gap=8),
            text(one.text, "sm", "text2", wrap=True),
            text(ui("insight.far"), "sm", "warn_text", wrap=True) if deep else None,
            row(foot) if back else None,
            grow=1, w=0, gap=3,
        ),
        gap=10, pad=10, align="start", role="listitem",
        label=f"{titled(one.name)}, {ui(f'insight.{one.size}')}: {one.text}",
        style=Style(fill="surface", border=tone if deep else "border", radius=RADIUS_LG),
    )  # fmt: skip


def once(insights: tuple[Insight, ...], back: dict[Insight, str] | None = None) -> list[Node]:
    """Every insight once, newest first, with all the quarters in which it was told.

    Args:
        insights: In any order.
        back: Numbers for E6 of those that can be handed back now.
    """
    numbers = back or {}
    told: dict[tuple[str, str], list[Insight]] = {}
    for one in sorted(insights, key=lambda one: one.quarter):
        told.setdefault((one.component, one.text), []).append(one)
    newest = sorted(told.values(), key=lambda same: -same[-1].quarter)
    return [
        insight_row(same[-1], tuple(dict.fromkeys(one.quarter for one in same)), numbers.get(same[-1], ""))
        for same in newest
    ]


def hand(view: SeatView) -> Node | None:
    """The newest insights, or nothing."""
    if not view.insights:
        return None
    return col(section(ui("hand")), *once(view.insights, _returnable(view))[:MOST], gap=8, pad=(6, 0), role="list",
               label=ui("hand"))  # fmt: skip


def _returnable(view: SeatView) -> dict[Insight, str]:
    """Which insights the card that hands one back offers now, by its numbers: those of the last quarter, in their order."""
    option = next((one for one in view.options.cards if one.card == HAND_BACK and not one.closed), None)
    field = next((one for one in option.fields if one.name == "which"), None) if option else None
    if field is None or view.options.is_sealed:
        return {}
    deep = [one for one in view.insights if one.quarter == view.quarter - 1 and one.kind == "underneath" and one.units]
    return dict(zip(deep, (choice.value for choice in field.choices), strict=False))
