"""The role brief: one page; what everybody may know, what only this seat knows, what it wants, and who is who."""

from __future__ import annotations

from dataclasses import replace

from game.client.model import Model, Ui
from game.client.screens.bits import face, firm_sign, panel
from game.client.screens.words import firm_colour, firm_of, role_words, say, ui
from game.client.ui.node import Node, Style, col, flow, icon, row, spacer, text
from game.client.ui.tokens import RADIUS_MD
from game.client.widgets import banner, button, section
from game.views import SeatView


def brief_page(view: SeatView, *, wide: bool) -> Node:
    """The words of the brief, in two columns where there is room."""
    mine = firm_of(view, view.firm)
    colour = firm_colour(view, view.firm)
    brief = view.brief
    who = row(
        face(view.name, colour, mine.shape if mine else "circle", size=56, is_you=True),
        col(text(view.name, "xl"), text(f"{role_words(view)}, {mine.label if mine else ''}", "md", "text2")), gap=14,
    )  # fmt: skip
    left = col(who, text(brief.public, "md", wrap=True, weight="regular"), _private(view), gap=16)
    right = col(
        row(icon("handshake", 18, "good_text"), text(brief.wall_line, "md", wrap=True, grow=1, w=0), gap=10, align="start"),
        section(ui("brief.case")), *paragraphs(brief.background), _firms(view),
        gap=12, pad=16, style=Style(fill="sunken", radius=RADIUS_MD),
    )  # fmt: skip
    if not wide:
        return col(left, right, gap=16)
    return row(replace(left, grow=3, w=0), replace(right, grow=2, w=0), gap=24, align="start")


def paragraphs(words: str) -> list[Node]:
    """Text in paragraphs, one node each."""
    return [text(one, "base", "text2", wrap=True) for one in words.split("\n") if one.strip()]


def _private(view: SeatView) -> Node:
    """What only this seat knows, tinted and marked, so that one does not read it out by mistake."""
    return col(
        row(icon("lock", 16, "warn_text"), text(ui("brief.private"), "over", "warn_text", role="heading"), gap=8),
        text(view.brief.private, "md", wrap=True, weight="regular"),
        row(icon("target", 16, "warn_text"),
            text(ui("brief.goal", goal=say(view.brief.goal)), "md", wrap=True, weight="semibold", grow=1, w=0), gap=8,
            align="start"),
        gap=8, pad=16, role="group", label=ui("brief.private"), style=Style(fill="warn_soft", border="warn", radius=RADIUS_MD),
    )  # fmt: skip


def _firms(view: SeatView) -> Node:
    made = []
    for firm in view.firms:
        colour = firm_colour(view, firm.firm)
        here = [one for one in view.people if one.firm == firm.firm]
        faces = (
            face(one.name, colour, firm.shape, is_you=one.is_you, tip=f"{one.name}, {role_words(one)}") for one in here
        )
        made.append(col(row(firm_sign(firm.shape, colour), text(firm.label, "md", weight="semibold"), gap=8),
                        flow(*faces, gap=5, run_gap=5), gap=7))  # fmt: skip
    return col(*made, gap=12)


def brief_screen(model: Model, state: Ui, view: SeatView) -> Node:
    """The brief before the first quarter."""
    page = panel(
        brief_page(view, wide=state.w >= 900),
        id="brief", label=ui("brief"), pad=28, gap=18,
    )  # fmt: skip
    foot = row(
        text(ui("brief.note"), "sm", "text2", wrap=True, grow=1, w=0),
        button(
            "brief.start",
            ui("brief.start"),
            "brief.done",
            kind="primary",
            picture="play",
            key="ctrl+return",
            h=44,
            w=220,
        ),
        gap=16,
    )
    inside = col(
        banner(ui("link.lost"), "bad", "wifi-off") if model.link == "lost" else None,
        row(text(view.title or model.title, "xl", role="heading"), spacer(), text(ui("brief"), "md", "text2")),
        col(page, id="brief.page", scroll="start", grow=1, focusable=True, label=ui("brief"), role="region"), foot,
        gap=14, w=min(1120, state.w - 32), pad=(24, 0),
    )  # fmt: skip
    return row(spacer(), inside, spacer(), align="stretch", role="main", label=ui("brief"), style=Style(fill="bg"))
