"""Which readings stand together in a column: the result, its parts, the course, words, names, and what nobody told.

Groups follow from what a reading is; only the course, the order of rank and the lines of structure go by name. A reading
that the law adds later finds its place without a change here.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from game.client.screens.gauges import hero, pair, shares, unknown_box, word_row
from game.client.screens.words import about_words, has, note_words, ui
from game.client.ui.node import Node, col, flow, row, spacer
from game.client.widgets import section
from game.views import Gauge, SeatView

FIRST = ("share",)  # of the market: for whoever has no money of their own to look at
COURSE = ("y", "z", "e")
COURSE_INK = ("good", "warn", "neutral")
NUMBERS = ("exact", "range")


def gauge_rows(view: SeatView, gauges: tuple[Gauge, ...], colour: str) -> list[Node]:
    """The readings of a column from what matters most to what one may look up."""
    left = list(gauges)

    def take(*names: str) -> list[Gauge]:
        taken = [one for name in names for one in left if one.id == name and one.reading.kind in NUMBERS]
        left[:] = [one for one in left if one not in taken]
        return taken

    course = take(*COURSE)
    many = [one for one in left if one.about and sum(other.id == one.id for other in left) > 1]
    unknown = [one for one in left if one.reading.kind == "unknown" and one not in many]
    numbers = [one for one in left if one.reading.kind in NUMBERS and one.reading.unit != "bp" and one not in many]
    words = [one for one in left if one not in (*many, *unknown, *numbers)]
    money = [one for one in numbers if one.reading.unit == "keur" or one.id in FIRST]
    quiet = [one for one in numbers if one not in money]
    return [
        *([hero(view, money[0], colour)] if money else []), *_pairs(view, money[1:], 1),
        *([shares(view, course, COURSE_INK, ui("course"))] if len(course) == len(COURSE) else _pairs(view, course, 2)),
        *(word_row(view, one, colour) for one in words), *([_quiet(view, quiet)] if quiet else []), *_named(view, many),
        *_unknown(view, unknown),
    ]  # fmt: skip


def _pairs(view: SeatView, gauges: list[Gauge], across: int) -> list[Node]:
    """Lines of name and value, `across` to a line."""
    if not gauges:
        return []
    lines = [gauges[i : i + across] for i in range(0, len(gauges), across)]
    return [col(*(row(*(pair(view, one) for one in line), *(spacer(w=0, min_w=84) for _ in range(across - len(line))), gap=12)
                  for line in lines), gap=1)]  # fmt: skip


def _quiet(view: SeatView, gauges: list[Gauge]) -> Node:
    """What one may look up: name and value, one behind the other."""
    return flow(*(replace(pair(view, one), grow=0, w=None) for one in gauges), gap=12, run_gap=1)


def _named(view: SeatView, gauges: list[Gauge]) -> list[Node]:
    """The same reading of several: client managers, components; one line each."""
    made = []
    for name, some in groupby(sorted(gauges, key=lambda one: one.id), lambda one: one.id):
        rows = [pair(view, one, about_words(view, one.about)) for one in some]
        title = ui(f"group.{name}") if has(f"ui.group.{name}") else ""
        made.append(col(section(title) if title else None, *(row(one) for one in rows), gap=1))
    return made


def _unknown(view: SeatView, gauges: list[Gauge]) -> list[Node]:
    reasons = list(dict.fromkeys(note_words(one.reading) or ui("unknown") for one in gauges))
    return [
        unknown_box(view, why, [one for one in gauges if (note_words(one.reading) or ui("unknown")) == why])
        for why in reasons
    ]
