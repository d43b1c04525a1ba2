"""The quarter as a story: how it went in words, the money, the session, what happened and why, how torn one feels."""

from __future__ import annotations

from game.client.model import SIDE_MEDIUM, Model, Ui
from game.client.screens.asks import ask_panel
from game.client.screens.bits import TREND, chip, heading, meter5, panel, round_tile
from game.client.screens.columns import tender_board
from game.client.screens.controls import segments
from game.client.screens.feed import SILENT, factor_list, image_of
from game.client.screens.main import page
from game.client.screens.moves import refusal_node, seal_row
from game.client.screens.reveal import session_line, sessions_now
from game.client.screens.talk import talk_panel
from game.client.screens.words import reading_words, say, ui
from game.client.ui.node import Node, Style, col, icon, row, rule, text
from game.client.ui.tokens import RADIUS_MD
from game.client.widgets import section
from game.views import Entry, Outcome, Reading, ScoreWord, SeatView

SUM = "result.result"  # the line that the others add up to
WORD_INK = ("bad", "warn", "neutral", "good", "good")


def results_screen(model: Model, state: Ui, view: SeatView) -> Node:
    """What the quarter came to, in the order in which one asks about it."""
    story = col(_banner(view), _words(view.outcome) if view.outcome else None, _story(view), gap=12,
                id="story", scroll="start", grow=1, focusable=True, role="region", label=ui("results.story"))  # fmt: skip
    if state.layout == "L":
        side = col(_facts(model, state, view), w=SIDE_MEDIUM + 28)
        talk = col(row(talk_panel(state, view), align="stretch", grow=1), h=max(176, state.h * 0.27))
        body = row(col(story, talk, gap=12, grow=1, w=0), side, gap=12, pad=12, align="stretch", grow=1)
    else:
        names = ("feed", "moves", "talk")
        here = state.tab if state.tab in names else "feed"
        bar = segments("tab", ui("tabs"), "tab", tuple((name, ui(f"results.tab.{name}")) for name in names), here)
        inside = {"feed": lambda: story, "moves": lambda: _facts(model, state, view),
                  "talk": lambda: talk_panel(state, view, framed=False)}[here]()  # fmt: skip
        body = col(bar, inside, _next(model, view) if here != "moves" else None, gap=10, pad=12, grow=1)
    return page(model, state, view, body)


def _banner(view: SeatView) -> Node | None:
    if not view.is_last:
        return None
    return row(
        icon("flag", 20, "warn_text"),
        text(ui("results.last"), "md", "warn_text", weight="semibold", wrap=True, grow=1, w=0),
        gap=10,
        pad=12,
        role="alert",
        label=ui("results.last"),
        style=Style(fill="warn_soft", radius=RADIUS_MD),
    )


def _words(outcome: Outcome) -> Node:
    order = ("role", "identity", "firm", "alliance")
    cards = [_word(one) for part in order for one in outcome.words if one.part == part]
    return panel(heading(ui("results.words", n=outcome.quarter)), row(*cards, gap=10, align="stretch"), id="words",
                 label=ui("results.words", n=outcome.quarter))  # fmt: skip


def _word(one: ScoreWord) -> Node:
    ink = WORD_INK[one.word]
    word = ui(f"score.{one.word}")
    tone = "good" if one.trend > 0 else "bad"
    return col(
        text(ui(f"part.{one.part}"), "sm", "text2", wrap=True),
        row(text(word, "xl", f"{ink}_text", ellipsis=False),
            text(TREND[one.trend], "md", f"{tone}_text", ellipsis=False) if one.trend else None, gap=6),
        meter5(one.word, ink, 7),
        grow=1, w=0, gap=5, pad=12, role="meter", label=f"{ui(f'part.{one.part}')}: {word} {TREND[one.trend]}",
        tip=ui(f"part.{one.part}.tip"), id=f"word.{one.part}", style=Style(fill="sunken", radius=RADIUS_MD),
    )  # fmt: skip


def _story(view: SeatView) -> Node:
    now = [one for one in view.feed if one.quarter == view.quarter and one.event not in SILENT]
    now.sort(key=lambda one: (not one.is_mine, one.tone == "neutral"))
    rows = [_chapter(one, index) for index, one in enumerate(now)]
    met = [
        panel(heading(ui("results.session")), session_line(view, one), id=f"session.{place}", label=ui("results.session"),
              gap=12) for place, one in enumerate(sessions_now(view))
    ]  # fmt: skip
    empty = text(ui("feed.empty"), "base", "text2", wrap=True)
    return col(*met, panel(heading(ui("results.story")), *(rows or [empty]), id="chapters", label=ui("results.story"), gap=12),
               gap=12)  # fmt: skip


def _chapter(one: Entry, index: int) -> Node:
    tone = one.tone
    return row(
        round_tile(image_of(one.event), tone, 32),
        col(text(say(one.what), "md", weight="semibold", wrap=True), factor_list(one.because, one.has_hidden),
            row(icon("arrow-right", 13, "text3"), text(say(one.so), "sm", "text3", wrap=True, grow=1, w=0), gap=6, align="start")
            if one.so else None, grow=1, w=0, gap=3),
        gap=12, align="start", id=f"chapter.{index}", role="listitem", label=say(one.what),
    )  # fmt: skip


def _facts(model: Model, state: Ui, view: SeatView) -> Node:
    """Money, tenders, predictions, the question of the quarter, and the way on."""
    outcome = view.outcome
    lines = [_line(say(name), reading) for name, reading in outcome.lines] if outcome else []
    if outcome and len(lines) > 1 and outcome.lines[-1][0].key == SUM:
        lines[-1:] = [rule("border_strong"), _line(say(outcome.lines[-1][0]), outcome.lines[-1][1], "lg")]
    in_money = any(one.unit == "keur" for _, one in outcome.lines) if outcome else False
    guesses = [_guess(say(asked), say(came), hit) for asked, came, hit in outcome.predicted] if outcome else []
    asks = [ask_panel(ask, state, index) for index, ask in enumerate(view.options.asks)]
    body = col(
        col(section(ui("results.money" if in_money else "results.work")), *lines, gap=4) if lines else None,
        *tender_board(view),
        col(section(ui("results.guesses")), *guesses, gap=6) if guesses else None,
        *asks,
        id="facts", scroll="start", grow=1, gap=14,
    )  # fmt: skip
    return panel(
        heading(ui("results.facts")), body, _next(model, view), id="side", label=ui("results.facts"), grow=1, gap=10
    )


def _next(model: Model, view: SeatView) -> Node:
    return col(rule(), refusal_node(model), seal_row(model, view), gap=8)


def _line(name: str, reading: Reading, style: str = "base") -> Node:
    value = reading_words(reading)
    bad = reading.kind == "exact" and reading.low < 0
    return row(text(name, "base", "text2" if style == "base" else "text", wrap=True, grow=1, w=0),
               text(value, style, "bad_text" if bad else "text", weight="semibold", ellipsis=False), gap=8, role="listitem",
               label=f"{name}: {value}")  # fmt: skip


def _guess(asked: str, came: str, hit: bool) -> Node:
    return row(icon("circle-check" if hit else "x", 16, "good_text" if hit else "text3"),
               col(text(asked, "sm", wrap=True), text(came, "sm", "text2", wrap=True), grow=1, w=0),
               chip(ui("guess.hit" if hit else "guess.miss"), "good" if hit else "neutral"), gap=8, align="start")  # fmt: skip
