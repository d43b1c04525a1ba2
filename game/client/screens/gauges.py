"""Readings as they are known: numbers with a line of the past, words on five segments, and dashes for what nobody told."""

from __future__ import annotations

from game.client.screens.bits import TREND, meter5, unknown5
from game.client.screens.words import gauge_name, gauge_tip, reading_words
from game.client.ui.node import Node, Style, col, flow, row, spacer, text
from game.client.ui.tokens import RADIUS_MD
from game.client.widgets import progress, sparkline
from game.views import Gauge, Reading, SeatView

# Where more is worse, so that a rise is drawn in the warning colour; everything else is drawn without a judgement.
WORSE = ("distrust", "lock_in", "red_queen", "torn", "tension", "leak", "strain", "organizing", "cost")
BETTER = ("trust", "result", "joint", "novelty", "exclus", "lamp", "share", "understanding", "story", "hold")


def mood(gauge: Gauge) -> str:
    """The tone of a gauge's trend: "good", "bad" or "neutral"."""
    if not gauge.trend:
        return "neutral"
    if any(word in gauge.id for word in WORSE):
        return "bad" if gauge.trend > 0 else "good"
    if any(word in gauge.id for word in BETTER):
        return "good" if gauge.trend > 0 else "bad"
    return "neutral"


def is_number(gauge: Gauge) -> bool:
    """Whether it is a number or a range of numbers, for the tiles on top of a column."""
    return gauge.reading.kind in ("exact", "range")


def _trend(gauge: Gauge, style: str = "xs") -> Node | None:
    sign = TREND[gauge.trend or 0]
    return text(sign, style, f"{mood(gauge)}_text", ellipsis=False, role="") if sign else None


def spoken(view: SeatView, gauge: Gauge) -> str:
    """Name, value and note for the reader."""
    sign = {1: ", ▲", -1: ", ▼"}.get(gauge.trend or 0, "")
    return f"{gauge_name(view, gauge)}: {reading_words(gauge.reading)}{sign}"


def number_tile(view: SeatView, gauge: Gauge, colour: str = "") -> Node:
    """A number with its name above; with a colour its past beside it."""
    return col(
        text(gauge_name(view, gauge), "sm", "text2"),
        row(text(reading_words(gauge.reading), "md", weight="semibold", ellipsis=False), _trend(gauge),
            col(_past(gauge, colour), grow=1, max_w=72) if colour else None, gap=4),
        grow=1, w=0, gap=0, min_w=56, tip=gauge_tip(gauge), id=gauge_id(gauge), role="meter", label=spoken(view, gauge),
    )  # fmt: skip


def _past(gauge: Gauge, colour: str) -> Node | None:
    known = [value for value in gauge.history if value != -1]
    return sparkline(known, "", colour, w=64) if len(known) > 1 else None


def word_row(view: SeatView, gauge: Gauge, colour: str) -> Node:
    """A word on five segments; dashed with a question mark when it is not known."""
    reading = gauge.reading
    value = reading_words(reading)
    known = reading.kind != "unknown"
    return col(
        flow(text(gauge_name(view, gauge), "sm", "text2"), spacer(),
             row(text(value, "sm", "text" if known else "text3", weight="semibold", ellipsis=False), _trend(gauge), gap=4),
             gap=4, run_gap=0),
        _drawn(reading, colour),
        gap=3, tip=gauge_tip(gauge), id=gauge_id(gauge), role="meter", label=spoken(view, gauge),
    )  # fmt: skip


def _drawn(reading: Reading, colour: str) -> Node | None:
    match reading.kind:
        case "band":
            return meter5(reading.low, colour)
        case "unknown":
            return unknown5()
        case "exact" if reading.unit == "bp":
            return progress(reading.low / 10_000, "", colour)
        case "range" if reading.unit == "bp":
            return progress(reading.low / 10_000, "", colour, then=reading.high / 10_000)
        case _:
            return None


def gauge_id(gauge: Gauge) -> str:
    """The id of a gauge's node."""
    return f"gauge.{gauge.panel}.{gauge.id}" + (f".{gauge.about}" if gauge.about else "")


def gauge_rows(view: SeatView, gauges: tuple[Gauge, ...], colour: str, tiles: int) -> list[Node]:
    """The first number with its past, the others as tiles, `tiles` to a line; below them the words."""
    numbers = [gauge for gauge in gauges if is_number(gauge) and gauge.reading.unit != "bp"]
    words = [gauge for gauge in gauges if gauge not in numbers]
    first = [row(number_tile(view, gauge, colour)) for gauge in numbers[:1]]
    lines = [numbers[i : i + tiles] for i in range(1, len(numbers), tiles)]
    rows = [row(*(number_tile(view, gauge) for gauge in line), *(spacer(w=0, min_w=56) for _ in range(tiles - len(line))),
                gap=8, align="start") for line in lines]  # fmt: skip
    return first + rows + [word_row(view, gauge, colour) for gauge in words]


def well(*children: Node | None, label: str = "") -> Node:
    """A sunken box for a group."""
    return col(*children, pad=10, gap=8, style=Style(fill="sunken", radius=RADIUS_MD), role="group", label=label)


def of_me(view: SeatView) -> Node | None:
    """The seat's own inner readings, as lines of words in two columns; `None` when it has none."""
    mine = [gauge for gauge in view.map_gauges if gauge.panel == "me"]
    if not mine:
        return None
    rows = [word_row(view, gauge, "primary") for gauge in mine]
    return row(col(*rows[::2], gap=7, grow=1, w=0), col(*rows[1::2], gap=7, grow=1, w=0), gap=16, align="start")
