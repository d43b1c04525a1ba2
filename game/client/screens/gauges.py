"""Readings as they are known: numbers with a line of the past, words on five segments, and dashes for what nobody told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from game.client.screens.bits import TREND, chip, leaning, meter5, unknown5
from game.client.screens.words import amount, gauge_name, gauge_tip, note_words, reading_words, ui
from game.client.ui.node import Node, canvas, col, flow, icon, row, spacer, text
from game.client.ui.painter import Painter, centred
from game.client.ui.rect import Rect
from game.client.widgets import progress, sparkline
from game.views import Gauge, Reading, SeatView

# Where more is worse, so that a rise is drawn in the warning colour; everything else is drawn without a judgement.
WORSE = ("distrust", "lock_in", "red_queen", "torn", "tension", "leak", "strain", "organizing", "cost")
BETTER = ("trust", "result", "joint", "novelty", "exclus", "lamp", "share", "understanding", "story", "hold")

LAMP = ("border_strong", "warn", "good")  # off, faint, steady


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


def hero(view: SeatView, gauge: Gauge, colour: str) -> Node:
    """The number that matters most, large, with its past beside it."""
    past = _past(gauge, colour)
    return row(
        col(text(gauge_name(view, gauge), "sm", "text2"),
            row(text(reading_words(gauge.reading), "num", ellipsis=False), _trend(gauge, "md"), gap=6)),
        spacer() if past else None, past,
        gap=8, tip=gauge_tip(gauge), id=gauge_id(gauge), role="meter", label=spoken(view, gauge),
    )  # fmt: skip


def _past(gauge: Gauge, colour: str) -> Node | None:
    known = [value for value in gauge.history if value != -1]
    return replace(sparkline(known, "", colour, h=30), w=None, min_w=24, max_w=84, grow=4) if len(known) > 1 else None


def pair(view: SeatView, gauge: Gauge, name: str = "") -> Node:
    """Name and value on one quiet line; where it is being moved to behind it."""
    value = reading_words(gauge.reading)
    moving = gauge.target is not None and gauge.target != gauge.reading.low
    then = f" → {amount(gauge.target, gauge.reading.unit)}" if moving and gauge.target is not None else ""
    loss = gauge.reading.kind == "exact" and gauge.reading.unit == "keur" and gauge.reading.low < 0
    return row(
        text(name or gauge_name(view, gauge), "sm", "text2"), spacer(),
        text(value + then, "sm", "bad_text" if loss else "text", weight="semibold", ellipsis=False), _trend(gauge),
        gap=4, grow=1, w=0, min_w=84, tip=gauge_tip(gauge), id=gauge_id(gauge), role="meter", label=spoken(view, gauge) + then,
    )  # fmt: skip


def word_row(view: SeatView, gauge: Gauge, colour: str, name: str = "") -> Node:
    """A word on five segments; dashed with a question mark when it is not known."""
    reading = gauge.reading
    value = reading_words(reading)
    known = reading.kind != "unknown"
    return col(
        flow(text(name or gauge_name(view, gauge), "sm", "text2"), spacer(),
             row(text(value, "sm", "text" if known else "text3", weight="semibold", ellipsis=False), _trend(gauge), gap=4),
             gap=4, run_gap=0),
        _drawn(reading, colour),
        gap=2, tip=gauge_tip(gauge), id=gauge_id(gauge), role="meter", label=spoken(view, gauge),
    )  # fmt: skip


def slim_row(view: SeatView, gauge: Gauge, colour: str, name: str = "", w: float | None = None) -> Node:
    """A word on one line: name, five segments (or a lamp), word; what nobody says is dashed, with its sentence below."""
    reading = gauge.reading
    known = reading.kind != "unknown"
    lamp = icon("lightbulb", 15, LAMP[min(reading.low, 2)]) if reading.scale == "lamp" else None
    drawn = _drawn(reading, colour)
    why = None if known else text(note_words(reading) or ui("unknown"), "xs", "text3", weight="regular", wrap=True)
    return col(
        row(text(name or gauge_name(view, gauge), "sm", "text2", w=w), None if w else spacer(0.01),
            col(drawn, grow=3, w=0, max_w=46 if known else 0) if drawn else None, spacer(1) if w and known else None, lamp,
            text(reading_words(reading), "sm", "text" if known else "text3", weight="semibold", ellipsis=False,
                 min_w=0 if w else 86),
            _trend(gauge), gap=5),
        why, gap=0, tip=gauge_tip(gauge), id=gauge_id(gauge), role="meter", label=spoken(view, gauge),
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
        case "word" if reading.scale == "balance":
            return leaning(reading.low)
        case _:
            return None


def unknown_box(view: SeatView, why: str, gauges: list[Gauge]) -> Node:
    """What is not known for one reason: the sentence, and below it the dashed names."""
    names = [
        chip(gauge_name(view, one), dashed=True, image="circle-question-mark", tip=gauge_tip(one), id=gauge_id(one))
        for one in gauges
    ]
    return col(text(why, "sm", "text3", wrap=True), flow(*names, gap=4, run_gap=4), gap=3, role="group", label=why)


def shares(view: SeatView, gauges: Sequence[Gauge], inks: Sequence[str], title: str) -> Node:
    """Parts of one whole as one bar with their numbers; below it their names, each in the colour of its part."""
    whole = sum(max(0, one.reading.low) for one in gauges) or 1

    def paint(p: Painter, r: Rect) -> None:
        x = r.x
        for one, ink in zip(gauges, inks, strict=True):
            w = (r.w - 2 * (len(gauges) - 1)) * max(0, one.reading.low) / whole
            box = Rect(x, r.y, w, r.h)
            p.rrect(box, f"{ink}_soft", ink, 4)
            words = reading_words(one.reading)
            if p.width(words, "xs", "semibold") < w - 3:
                centred(p, box, words, "xs", f"{ink}_text", "semibold")
            x += w + 2

    names = [
        text(gauge_name(view, one), "xs", f"{ink}_text", tip=gauge_tip(one), id=gauge_id(one), role="meter",
             label=spoken(view, one)) for one, ink in zip(gauges, inks, strict=True)
    ]  # fmt: skip
    return col(
        text(title, "sm", "text2"),
        canvas(paint, h=20),
        flow(*names, gap=10, run_gap=1),
        gap=3,
        role="group",
        label=title,
    )


def gauge_id(gauge: Gauge) -> str:
    """The id of a gauge's node."""
    return f"gauge.{gauge.panel}.{gauge.id}" + (f".{gauge.about}" if gauge.about else "")


def of_me(view: SeatView, across: int = 2, *, is_narrow: bool = False) -> Node | None:
    """The seat's own inner readings in words, in one or two columns; `None` when it has none. Narrow: names get a line."""
    shape = word_row if is_narrow else slim_row
    rows = [shape(view, gauge, "primary") for gauge in view.map_gauges if gauge.panel == "me"]
    if not rows:
        return None
    return row(*(col(*rows[i::across], gap=4, grow=1, w=0) for i in range(across)), gap=20, align="start")
