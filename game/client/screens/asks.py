"""Idle questions: mark a line of news, predict the partner, say how torn one feels; never in anybody's way."""

from __future__ import annotations

from game.client.model import Ui
from game.client.screens.bits import tile
from game.client.screens.controls import line_field, segments
from game.client.screens.forms import segment
from game.client.screens.words import say, ui
from game.client.ui.node import Node, Style, col, icon, pressable, row, spacer, text
from game.client.ui.tokens import PILL, RADIUS_LG
from game.client.widgets import button
from game.views import Ask

IMAGES = {"mark": "flag", "predict": "eye", "feel": "split", "word": "pen", "answer": "message-circle"}
LONGEST_WORD = 24  # words: `OneWord.text`


def ask_panel(ask: Ask, state: Ui, index: int = 0) -> Node:
    """One question with its answers; a prediction also asks how sure."""
    id = f"ask.{ask.kind}.{index}"
    body = _word(ask, id, state) if ask.kind == "word" else ANSWERS[ask.kind](ask, id)
    sure = _sure(ask, state) if ask.kind == "predict" else None
    done = text(ui("ask.noted"), "xs", "good_text", ellipsis=False) if ask.answered else None
    return col(
        row(tile(IMAGES[ask.kind], "neutral", 26),
            text(say(ask.label), "base", weight="semibold", wrap=True, grow=1, w=0), done, gap=8),
        body, sure,
        gap=8, pad=10, role="group", label=say(ask.label),
        style=Style(fill="surface", border="border", radius=RADIUS_LG),
    )  # fmt: skip


def _few(ask: Ask, id: str) -> Node:
    return segments(id, say(ask.label), f"ask.{ask.kind}", tuple(segment(one) for one in ask.answers), ask.answered,
                    payload=ask.question)  # fmt: skip


def _word(ask: Ask, id: str, state: Ui) -> Node:
    """A word of one's own; what was noted stays until another one is said."""
    typed = state.own_word or ask.answered
    return row(
        col(line_field(id, say(ask.label), typed, "ask.word.typed", "ask.word", most=LONGEST_WORD), grow=1, w=0),
        button(f"{id}.say", ui("ask.word.say"), "ask.word", small=True, disabled=not typed.strip()), gap=8,
    )  # fmt: skip


def _lines(ask: Ask, id: str) -> Node:
    """Answers that are whole sentences, one below the other."""
    made = []
    for answer in ask.answers:
        here, words = answer.value == ask.answered, say(answer.label)
        made.append(
            pressable(
                f"{id}.{answer.value}",
                words,
                f"ask.{ask.kind}",
                icon("flag" if here else "circle", 15, "primary" if here else "text3"),
                text(words, "sm", wrap=True, grow=1, w=0, role=""),
                payload=(ask.question, answer.value),
                role="radio",
                selected=here,
                gap=8,
                pad=(6, 8),
                align="start",
                style=Style(fill="primary_soft" if here else "sunken", hover="primary_soft", radius=8),
            )
        )
    return col(*made, gap=4, roving=True, id=id, role="radiogroup", label=say(ask.label))


def _sure(ask: Ask, state: Ui) -> Node:
    now = ask.sure or state.sure
    made = []
    for level in (1, 2, 3):
        here = level == now
        made.append(pressable(
            f"sure.{ask.question}.{level}", ui(f"sure.{level}"), "ask.sure", text("●" * level, "xs",
            "on_primary" if here else "text2", ellipsis=False, role=""), payload=(ask.question, level), role="radio",
            selected=here, pad=(4, 8), min_h=24, tip=ui(f"sure.{level}"),
            style=Style(fill="primary" if here else "neutral_soft", radius=PILL)))  # fmt: skip
    return row(text(ui("sure"), "sm", "text2"), spacer(), *made, gap=4, roving=True, id=f"sure.{ask.question}",
               role="radiogroup", label=ui("sure"))  # fmt: skip


def _feel(ask: Ask, id: str) -> Node:
    """Eleven steps from whole to split, anchors below."""
    made = []
    for answer in ask.answers:
        here = answer.value == ask.answered
        made.append(pressable(
            f"{id}.{answer.value}", f"{say(ask.label)} {answer.value}", "ask.feel",
            text(answer.value, "sm", "on_primary" if here else "text", weight="semibold", ellipsis=False, role=""),
            payload=answer.value, role="radio", selected=here, grow=1, w=0, min_w=24, h=30, justify="center",
            style=Style(fill="primary" if here else "sunken", hover="primary_soft", radius=6)))  # fmt: skip
    return col(
        Node(id=id, dir="row", gap=3, align="center", children=tuple(made), roving=True, role="radiogroup",
             label=say(ask.label)),
        row(text(ui("feel.low"), "xs", "text3"), spacer(), text(ui("feel.middle"), "xs", "text3"), spacer(),
            text(ui("feel.high"), "xs", "text3")), gap=4,
    )  # fmt: skip


ANSWERS = {"feel": _feel, "mark": _lines, "predict": _few, "answer": _few}
