"""Three questions before the debrief shows anything, answered for oneself: what is written stays in this window."""

from __future__ import annotations

from game.client.model import Ui
from game.client.screens.bits import heading, panel
from game.client.screens.words import ui
from game.client.ui.node import Node, Style, col, row, spacer, text
from game.client.ui.tokens import RADIUS_MD
from game.client.widgets import Field, button, text_field

QUESTIONS = 3  # gamedesign §8
LONGEST = 200


def reflection(state: Ui) -> Node:
    """The page that stands before every score; each question may be left empty."""
    asked = [_asked(at, thought) for at, thought in enumerate(state.thoughts)]
    return col(
        panel(
            heading(ui("reflect")), text(ui("reflect.note"), "base", "text2", wrap=True), *asked,
            row(spacer(), button("reflect.done", ui("reflect.done"), "reflected", kind="primary", key="ctrl+return",
                                 picture="arrow-right")),
            id="reflect", label=ui("reflect"), gap=16, pad=24, w=min(760.0, state.w - 24),
        ),
        id="reflect.page", scroll="start", grow=1, pad=(24, 0), align="center",
    )  # fmt: skip


def _asked(at: int, thought: str) -> Node:
    question = ui(f"reflect.{at}")
    spec = Field(thought, ui("reflect.say"), LONGEST)
    return col(text(question, "md", weight="medium", wrap=True),
               text_field(f"reflect.{at}", question, spec, "thought", payload=at), gap=6)  # fmt: skip


def thoughts(state: Ui) -> Node | None:
    """What one wrote before the scores, for one's own page; nothing where one wrote nothing."""
    written = [(at, one.strip()) for at, one in enumerate(state.thoughts) if one.strip()]
    if not written:
        return None
    rows = [
        col(text(ui(f"reflect.{at}"), "sm", "text2", wrap=True), text(one, "base", wrap=True), gap=2, pad=(8, 10),
            role="listitem", label=one, style=Style(fill="sunken", radius=RADIUS_MD))
        for at, one in written
    ]  # fmt: skip
    return panel(heading(ui("reflect.was")), *rows, id="own.thoughts", label=ui("reflect.was"), gap=8)
