"""My own page of the debrief: what paid me, what I decided, predicted, felt and learned; nobody else sees it."""

from __future__ import annotations

from dataclasses import replace

from game.client.charts import Bar, Part, line_chart, stacked_bars
from game.client.charts import Series as Line_
from game.client.model import Model, Ui
from game.client.screens.bits import chip, heading, panel
from game.client.screens.feed import entry_row
from game.client.screens.hand import once
from game.client.screens.reflection import thoughts
from game.client.screens.words import has, say, ui
from game.client.ui.node import Node, Style, col, icon, row, spacer, text
from game.client.ui.tokens import RADIUS_MD
from game.client.widgets import Field, text_field
from game.views import DebriefView, OwnPage

# The identity slice takes the colour of the loyalty that earned it (gamedesign §6.2); the rest is grey, so that one sees it.
PAY_INK = {"role": "neutral", "goal": "outline", "firm": "border_strong", "alliance": "border", "identity.org": "a",
           "identity.unit": "c", "identity.team": "good", "identity.prof": "warn"}  # fmt: skip
STEP_LONGEST = 200
SPARE = ("a", "c", "warn", "bad", "neutral")


def pay_name(part: str) -> str:
    """The name of a part of the score."""
    return ui(f"pay.{part}") if has(f"ui.pay.{part}") else part


def own_page(model: Model, state: Ui, debrief: DebriefView) -> Node | None:
    """Two columns of panels, one above the other in a narrow window."""
    page = debrief.page
    if page is None:
        return None
    left = col(_pay(page), _torn(page, debrief.quarters), gap=12)
    right = col(_goal(page), _decisions(page), _predictions(page), _called(page), _learned(page), thoughts(state),
                next_step(), gap=12)  # fmt: skip
    halves = replace(left, grow=1, w=0), replace(right, grow=1, w=0)
    body = row(*halves, gap=12, align="start") if state.layout != "S" else col(left, right, gap=12)
    return col(body, id="own", scroll="start", pad=12, grow=1, focusable=True, label=ui("debrief.mine"), role="region")


def _pay(page: OwnPage) -> Node:
    names = list(dict.fromkeys(name for one in page.pay for name, _ in one.parts))
    parts = [Part(pay_name(name), PAY_INK.get(name, SPARE[i % 5])) for i, name in enumerate(names)]
    bars = [
        Bar(ui("quarter.short", n=one.quarter), tuple(dict(one.parts).get(name, 0) for name in names))
        for one in page.pay
    ]
    return panel(
        row(heading(ui("own.pay")), spacer(), text(ui("own.total", n=page.total), "md", weight="semibold", ellipsis=False)),
        text(ui("own.pay.note"), "sm", "text2", wrap=True),
        stacked_bars(ui("own.pay"), parts, bars, h=250) if bars else None,
        id="own.pay", label=ui("own.pay"),
    )  # fmt: skip


def _torn(page: OwnPage, quarters: int) -> Node | None:
    if not page.felt and not page.modelled:
        return None
    places = [ui("quarter.short", n=q + 1) for q in range(quarters)]
    lines = [
        Line_(ui("own.felt"), [None if v < 0 else v for v in page.felt], "primary"),
        Line_(ui("own.modelled"), [None if v < 0 else v for v in page.modelled], "warn", "square", True),
    ]
    return panel(heading(ui("own.torn")), line_chart(ui("own.torn"), lines, places, low=0, high=10, h=190), id="own.torn",
                 label=ui("own.torn"))  # fmt: skip


def next_step() -> Node:
    """The one thing to do after the game, in one's own words; it stays in this window."""
    return panel(
        heading(ui("own.step")), text(ui("own.step.note"), "sm", "text2", wrap=True),
        text_field("own.step", ui("own.step"), Field(placeholder=ui("own.step.say"), max_length=STEP_LONGEST)),
        id="own.steps", label=ui("own.step"),
    )  # fmt: skip


def _goal(page: OwnPage) -> Node:
    return row(icon("target", 18, "primary"), col(text(ui("own.goal"), "sm", "text2"), text(say(page.goal), "md", wrap=True),
                                                  grow=1, w=0), gap=10, pad=12, align="start",
               style=Style(fill="primary_soft", radius=RADIUS_MD), role="note", label=say(page.goal))  # fmt: skip


def _decisions(page: OwnPage) -> Node:
    none = text(ui("own.decisions.none"), "base", "text2", wrap=True) if not page.decisions else None
    return panel(heading(ui("own.decisions")), none, *(entry_row(one, f"decision.{i}") for i, one in enumerate(page.decisions)),
                 id="own.decisions", label=ui("own.decisions"))  # fmt: skip


def _predictions(page: OwnPage) -> Node:
    none = text(ui("own.predictions.none"), "base", "text2", wrap=True) if not page.predictions else None
    rows = [
        row(text(ui("quarter.short", n=quarter), "xs", "text3", ellipsis=False),
            text(ui("own.expected", a=say(expected), b=say(came)), "base", wrap=True, grow=1, w=0),
            chip(ui("guess.hit" if hit else "guess.miss"), "good" if hit else "neutral"), gap=10)
        for quarter, expected, came, hit in page.predictions
    ]  # fmt: skip
    return panel(heading(ui("own.predictions")), none, *rows, id="own.predictions", label=ui("own.predictions"), gap=7)


def _called(page: OwnPage) -> Node | None:
    """In which word the partner stood for oneself, a third and two thirds of the way."""
    if not page.called:
        return None
    rows = [
        row(
            text(ui("quarter.short", n=quarter), "xs", "text3", ellipsis=False),
            text(f"“{word}”", "lg", wrap=True),
            gap=10,
        )
        for quarter, word in page.called
    ]
    return panel(heading(ui("own.called")), *rows, id="own.called", label=ui("own.called"), gap=7)


def _learned(page: OwnPage) -> Node | None:
    if not page.learned:
        return None
    return panel(
        heading(ui("own.learned")),
        *once(page.learned),
        id="own.learned",
        label=ui("own.learned"),
        gap=8,
    )
