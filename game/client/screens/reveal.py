"""The reveal of a session: two ladders meet, the solved part fills, the sentence of the pair is read out."""

from __future__ import annotations

from game.client.model import Model, Ui
from game.client.screens.bits import chip, face, panel
from game.client.screens.drawing import drawing
from game.client.screens.main import page
from game.client.screens.words import firm_colour, firm_of, first_name, person_of, say, titled, ui
from game.client.ui.node import Node, Style, canvas, col, row, spacer, text
from game.client.ui.painter import Painter
from game.client.ui.rect import Rect
from game.client.ui.tokens import RADIUS_MD
from game.client.widgets import button, progress
from game.ids import Line
from game.views import LadderSide, SeatView, Session

RUNGS = 4


def sessions_now(view: SeatView) -> list[Session]:
    """The sessions of this quarter that this seat may read: its own, and for an alliance head those of the minutes."""
    return [one for one in view.sessions if one.quarter == view.quarter]


def own_session(view: SeatView) -> Session | None:
    """The session in which this seat sat at the bench."""
    return next((one for one in sessions_now(view) if one.mine.seat == view.seat), None)


def reveal_screen(model: Model, state: Ui, view: SeatView, session: Session) -> Node:
    """The moment after the seal."""
    cells = view.bench.cells if view.bench else 0
    body = col(
        panel(
            text(ui("reveal"), "over", "text2", role="heading", text_align="center"),
            session_node(view, session),
            row(
                drawing(view, cells, 14),
                spacer(),
                button(
                    "reveal.done",
                    ui("reveal.done"),
                    "reveal.done",
                    kind="primary",
                    key="return",
                    w=260,
                    payload=session.quarter,
                ),
            ),
            id="reveal",
            label=ui("reveal"),
            gap=14,
            pad=24,
            w=min(860, state.w - 24),
        ),
        id="reveal.page",
        scroll="start",
        grow=1,
        pad=(18, 0),
        align="center",
    )
    return page(model, state, view, body)


def session_node(view: SeatView, session: Session, *, h: float = 220) -> Node:
    """Two ladders, the sentence, the solved bar and what was said."""
    mine, theirs = _colour(view, session.mine), _colour(view, session.theirs)
    spoken = say(session.sentence)
    joy = chip(ui("reveal.breakthrough"), "good", image="sprout") if session.is_breakthrough else None
    label = ui("reveal.label", mine=_rung(session.mine), theirs=_rung(session.theirs), solved=session.solved_bp // 100)
    return col(
        row(_who(view, session.mine, mine), spacer(), joy, spacer(), _who(view, session.theirs, theirs)),
        canvas(lambda p, r: _paint(p, r, session, mine, theirs), h=h, role="img", label=label),
        text(f"“{spoken}”", "xl", wrap=True, text_align="center", role="heading", label=spoken),
        row(
            text(ui("reveal.solved", n=session.solved_bp // 100), "sm", "text2", ellipsis=False),
            col(
                progress(session.solved_bp / 10_000, ui("reveal.solved", n=session.solved_bp // 100), "good", h=10),
                grow=1,
            ),
            gap=12,
        ),
        row(_said(session.mine, mine), _said(session.theirs, theirs), gap=16, align="stretch"),
        gap=12,
        role="group",
        label=label,
    )


def session_line(view: SeatView, session: Session) -> Node:
    """A session in short, for those who have seen it or only read the minutes."""
    solved = ui("reveal.solved", n=session.solved_bp // 100)
    joy = chip(ui("reveal.breakthrough"), "good", image="sprout") if session.is_breakthrough else None
    sides = (_depth(view, session.mine), spacer(), joy, spacer() if joy else None, _depth(view, session.theirs))
    return col(
        row(*sides, gap=10), text(f"“{say(session.sentence)}”", "lg", wrap=True, text_align="center"),
        row(text(solved, "sm", "text2", ellipsis=False), col(progress(session.solved_bp / 10_000, solved, "good", h=8), grow=1),
            gap=12),
        gap=8, role="group", label=f"{say(session.sentence)} {solved}",
    )  # fmt: skip


def _depth(view: SeatView, side: LadderSide) -> Node:
    return row(_who(view, side, _colour(view, side)), chip(_rung(side), "neutral", cut=False), gap=12)


def _rung(side: LadderSide) -> str:
    return say(Line(f"ui.rung.{side.depth}")) if side.depth >= 0 else ui("reveal.absent")


def _colour(view: SeatView, side: LadderSide) -> str:
    person = person_of(view, side.seat)
    return firm_colour(view, person.firm) if person else "neutral"


def _who(view: SeatView, side: LadderSide, colour: str) -> Node:
    person = person_of(view, side.seat)
    firm = firm_of(view, person.firm) if person else None
    name = ui("you") if person and person.is_you else first_name(side.name)
    return row(
        face(side.name, colour, firm.shape if firm else "circle", size=40, is_you=bool(person and person.is_you)),
        col(text(name, "md", weight="semibold"), text(titled(side.topic), "sm", "text2")), gap=10,
    )  # fmt: skip


def _said(side: LadderSide, colour: str) -> Node:
    words = f"“{side.said}”" if side.said else ui("reveal.silent")
    return row(text(words, "base", f"{colour}_text" if side.said else "text3", wrap=True, grow=1, w=0), grow=1, w=0, pad=10,
               style=Style(fill=f"{colour}_soft", radius=RADIUS_MD))  # fmt: skip


def _paint(p: Painter, r: Rect, session: Session, mine: str, theirs: str) -> None:
    """Rungs from both sides reach towards each other as far as each went; the need is a line across."""
    step = r.h / RUNGS
    middle = 170.0
    left, right = Rect(r.x, r.y, (r.w - middle) / 2, r.h), Rect(r.cx + middle / 2, r.y, (r.w - middle) / 2, r.h)
    for index in range(RUNGS):
        y = r.bottom - (index + 0.5) * step
        name = say(Line(f"ui.rung.{index}"))
        needed = index == session.need
        if needed:
            p.line([(r.x, y), (r.right, y)], "good", 1.5, (4, 5))
        box = Rect(r.cx - middle / 2 + 8, y - 14, middle - 16, 28)
        p.rrect(box, "good_soft" if needed else "surface", "good" if needed else "", 14)
        width = p.width(name, "sm", "semibold")
        p.text(r.cx - width / 2, y - 8, name, "sm", "good_text" if needed else "text2", "semibold")
        for side, rect, ink, sign in ((session.mine, left, mine, 1), (session.theirs, right, theirs, -1)):
            on = index <= side.depth
            y0, thick = y - 7, 14.0
            reach = rect.w * (0.45 + 0.55 * index / (RUNGS - 1)) if on else rect.w * 0.3
            x = rect.x if sign > 0 else rect.right - reach
            p.rrect(Rect(x, y0, reach, thick), ink if on else "", "" if on else "border_strong", 7, 1.2, not on)
            if index == side.depth:
                tip = x + reach if sign > 0 else x
                p.circle(tip - sign * 7, y, 11, "surface", ink, 3)
                p.circle(tip - sign * 7, y, 4.5, ink)
