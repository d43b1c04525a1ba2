"""One's own side of the map at a bench: topics above, what lies beneath them below, edges as wide as they are hot."""

from __future__ import annotations

from game.client.screens.bits import heading, panel, pips
from game.client.screens.columns import best
from game.client.screens.map import Look
from game.client.screens.words import firm_colour, titled, ui
from game.client.ui.node import Node, Style, col, icon, pressable, row, spacer, text
from game.client.ui.painter import Painter
from game.client.ui.tokens import RADIUS_MD
from game.views import Bench, CardOption, ComponentChip, SeatView

WIDTHS = {1: 1.5, 2: 3.5, 3: 6.0}


def edge_map(view: SeatView, bench: Bench, option: CardOption | None) -> Node:
    """Topics to choose from, and the core next to them as far as it is seen."""
    colour = firm_colour(view, view.firm)
    field = next((one for one in option.fields if one.name == "topic"), None) if option else None
    chosen = str(dict(option.values).get("topic", "")) if option else ""
    closed = {one.value: one.closed for one in field.choices} if field else {}
    topics = [
        _topic(one, colour, one.component == chosen, one.component == bench.asked_topic,
               option.card if option and one.component in closed and closed[one.component] is None else "",
               view.options.is_sealed)
        for one in bench.topics
    ]  # fmt: skip
    beneath = [_core(one, colour, place) for place, one in enumerate(bench.beneath) if is_first(bench, place)]
    return panel(
        row(heading(ui("bench.map")), spacer(), text(ui("bench.map.sub"), "sm", "text2")),
        col(row(*topics, gap=24, align="stretch", roving=True, id="topics", role="radiogroup", label=ui("bench.topic")),
            spacer(min_h=34, max_h=150), row(*beneath, gap=24, align="stretch"), grow=1,
            over=lambda p, look: _edges(p, look, bench)),
        id="bench.map", label=ui("bench.map"), grow=1, gap=10,
    )  # fmt: skip


def is_first(bench: Bench, place: int) -> bool:
    """A core component that lies beneath two topics is drawn once; an unseen one never tells that it is the same."""
    one = bench.beneath[place]
    return one.kind == "unknown" or all(other.component != one.component for other in bench.beneath[:place])


def _topic(one: ComponentChip, colour: str, here: bool, asked: bool, card: str, sealed: bool) -> Node:
    reading = best(one)
    return pressable(
        f"topic.{one.component}", one.name, "field",
        col(row(icon("message-circle", 14, "warn_text") if asked else None,
                text(titled(one.name), "md", weight="semibold", role=""), spacer(),
                icon("circle-check", 16, "primary") if here else None, gap=6),
            row(pips(reading.low, reading.high, colour), spacer(),
                text(ui("bench.asked"), "xs", "warn_text", ellipsis=False, role="") if asked else None), gap=5, grow=1),
        payload=((card, "topic"), one.component), role="radio", selected=here, disabled=sealed or not card, grow=1, w=0,
        pad=(8, 10), tip=one.text or None, value=ui("bench.asked") if asked else "",
        style=Style(fill="primary_soft" if here else "surface", border="primary" if here else "border_strong",
                    border_w=2 if here else 1, hover="" if here else "hover", radius=RADIUS_MD),
    )  # fmt: skip


def _core(one: ComponentChip, colour: str, place: int) -> Node:
    hidden = one.kind == "unknown" or not one.name
    image = "circle-question-mark" if hidden else "lock" if one.is_locked else "star"
    name = ui("bench.beneath") if hidden else titled(one.name)
    return row(
        icon(image, 16, "outline" if hidden else f"{colour}_text"),
        col(text(name, "base", "text2" if hidden else "text", weight="medium", wrap=True),
            text(ui("bench.locked"), "xs", "warn_text") if one.is_locked else None, grow=1, w=0),
        gap=8, pad=(8, 10), grow=1, w=0, id=f"beneath.{place}", role="img", label=name,
        tip=one.text or ui("bench.beneath.tip"),
        style=Style(fill="" if hidden else f"{colour}_soft", border="outline" if hidden else "", radius=RADIUS_MD, dashed=hidden),
    )  # fmt: skip


def _edges(p: Painter, look: Look, bench: Bench) -> None:
    """A seen edge is solid and as wide as it is hot; below a topic where nothing is seen, a dashed one: how near, who knows."""
    seen = {(touch.topic, touch.core): touch.width for touch in bench.touches}
    for column, topic in enumerate(bench.topics):
        above = look(f"topic.{topic.component}")
        for place, core in enumerate(bench.beneath):
            below = look(f"beneath.{place}")
            if above is None or below is None:
                continue
            hidden = core.kind == "unknown" or not core.name
            width = None if hidden else seen.get((topic.component, core.component))
            if width is None and not (hidden and place == column):
                continue
            start, end = (above.cx, above.bottom + 2), (below.cx, below.y - 2)
            curve = start, (start[0], start[1] + 16), (end[0], end[1] - 16), end
            p.bezier(curve, "warn" if width else "outline", WIDTHS[width] if width else 1.5, () if width else (3, 4))
