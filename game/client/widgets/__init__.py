"""Widgets: pure functions from plain values to nodes; they keep no state and know no rule.

Identity: whatever can be pressed takes `id, label, on` first; parts of a group are called `id.value`. Actions carry the
value, or `(payload, value)` when a payload is given. Firms are the palette names "a" to "d", "" for nobody's.
"""

from game.client.ui.node import Field, Span
from game.client.widgets.bars import phases, text_field
from game.client.widgets.buttons import button, icon_button, pill_button
from game.client.widgets.chips import Tone, badge, chip, count
from game.client.widgets.choices import Option, filters, multi_choice, radio_list, segmented, tabs
from game.client.widgets.meters import (
    BANDS,
    band_meter,
    dots,
    gauge,
    ladder,
    progress,
    quantity,
    sparkline,
    timer_ring,
)
from game.client.widgets.numbers import slider, stepper
from game.client.widgets.people import FIRMS, avatar, chat_line, feed_entry, firm_mark, firm_shape, person
from game.client.widgets.surfaces import banner, card, dialog, heading, pressable_card, section, well

__all__ = [
    "BANDS", "FIRMS", "Field", "Option", "Span", "Tone", "avatar", "badge", "band_meter", "banner", "button", "card",
    "chat_line", "chip", "count", "dialog", "dots", "feed_entry", "filters", "firm_mark", "firm_shape", "gauge",
    "heading", "icon_button", "ladder", "multi_choice", "person", "phases", "pill_button", "pressable_card",
    "progress", "quantity", "radio_list", "section", "segmented", "slider", "sparkline", "stepper", "tabs",
    "text_field", "timer_ring", "well",
]  # fmt: skip
