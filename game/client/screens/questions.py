"""The debrief's questions in their order: feelings, what happened, why, what one takes along."""

from __future__ import annotations

from itertools import groupby

from game.client.charts import Dot, dot_plot
from game.client.screens.bits import heading, panel
from game.client.screens.words import has, ui
from game.client.ui.node import Node, Style, col, row, text
from game.client.ui.tokens import RADIUS_MD
from game.client.widgets import section
from game.views import DebriefView

AXIS = 20  # ours: the axes end on a multiple, so that their four steps are whole numbers
MOST_DOTS = 200  # gamedesign §6.3: as many earlier bot games as the plot can carry


def questions_page(debrief: DebriefView) -> Node:
    """The scenario's own questions by step, and where this game lies among others."""
    steps = [
        _step(name, [question for _, question in group])
        for name, group in groupby(debrief.questions, lambda one: one[0])
    ]
    left = panel(heading(ui("debrief.talk")), text(ui("debrief.talk.note"), "base", "text2", wrap=True), *steps,
                 id="questions", label=ui("debrief.talk"), gap=14, pad=18)  # fmt: skip
    right = panel(heading(ui("debrief.field")), text(ui("debrief.field.note"), "sm", "text2", wrap=True), _field(debrief),
                  id="field", label=ui("debrief.field"), grow=1, w=0) if debrief.field else None  # fmt: skip
    return row(col(left, id="questions.page", scroll="start", grow=1, w=0, focusable=True, label=ui("debrief.talk"),
                   role="region"), right, gap=12, pad=12, align="stretch", grow=1)  # fmt: skip


def _step(name: str, asked: list[str]) -> Node:
    title = ui(f"step.{name}") if has(f"ui.step.{name}") else name
    return col(section(title), *(_question(one) for one in asked), gap=7)


def _question(one: str) -> Node:
    return row(text(one, "md", wrap=True, grow=1, w=0), pad=12, role="listitem", label=one,
               style=Style(fill="sunken", radius=RADIUS_MD))  # fmt: skip


def _field(debrief: DebriefView) -> Node:
    others = [Dot(a / 1000, b / 1000) for a, b, _ in debrief.field[:MOST_DOTS]]
    values = [value / 1000 for _, value in debrief.totals]
    mine = [Dot(values[0], values[1], ui("debrief.yours"), "primary", "diamond")] if len(values) > 1 else []
    names = [name for name, _ in debrief.totals]
    most = max([dot.x for dot in others + mine] + [dot.y for dot in others + mine] + [1.0]) * 1.1
    across, up = (names[0], names[1]) if len(names) > 1 else ("", "")
    return dot_plot(
        ui("debrief.field"), [*others, *mine], f"{across}, € M", f"{up}, € M", high=-(-most // AXIS) * AXIS, h=340
    )
