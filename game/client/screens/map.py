"""The map: columns side by side with the flows drawn between them, and the legend that says what the lines mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from game.client.screens.columns import alliance_column, firm_column
from game.client.screens.words import effect_span, firm_of, note_words, reading_words, ui
from game.client.ui.node import Node, canvas, col, flow, row, text
from game.client.ui.painter import Painter, Point
from game.client.ui.rect import Rect
from game.views import Flow, SeatView

Look = Callable[[str], Rect | None]
INK = {"share": "good", "leak": "bad", "suspicion": "neutral", "unknown": "neutral", "people": "good"}
DASH: dict[str, tuple[float, ...]] = {"leak": (7, 5), "suspicion": (2, 5), "unknown": (3, 4), "people": (1.5, 4)}
UNHEARD = (5.0, 5.0)
LEVELS = {"share": 0.30, "people": 0.46, "leak": 0.58, "suspicion": 0.72, "unknown": 0.84}
THICKEST_UNITS = 40  # ours: from this many units on the edge is drawn at its full width
PILL_H = 22.0


def map_view(view: SeatView, *, small: bool = False, gutter: float = 64) -> Node:
    """Own firm, alliance and partners, with the flows between them."""
    mine = [firm for firm in view.firms if firm.is_yours]
    theirs = [firm for firm in view.firms if not firm.is_yours]
    right = firm_column(view, theirs[0], small=small) if len(theirs) == 1 else None
    if len(theirs) > 1:
        cards = (replace(firm_column(view, firm, small=True), w=None, h=0) for firm in theirs)
        right = col(*cards, grow=1, w=0, gap=8)
    return row(
        *(firm_column(view, firm, small=small) for firm in mine),
        alliance_column(view, small=small), right,
        gap=gutter, grow=1, h=0, align="stretch", over=lambda p, look: paint_flows(p, look, view),
        id="map", role="group", label=ui("map", flows="; ".join(_spoken(view, one) for one in view.flows)),
    )  # fmt: skip


def _spoken(view: SeatView, one: Flow) -> str:
    source, target = firm_of(view, one.source), firm_of(view, one.target)
    names = f"{source.label if source else ''} → {target.label if target else ''}"
    return f"{ui(f'flow.{one.kind}')} {names}: {reading_words(one.reading)} {note_words(one.reading)}".strip()


# ---- edges -----------------------------------------------------------------------------------------------------------


def paint_flows(p: Painter, look: Look, view: SeatView) -> None:
    """Draw every flow from its source to the edge of its target; drops, question marks and sizes sit on the line."""
    middle = look("column.alliance")
    if middle is None:
        return
    beside: dict[tuple[str, bool], int] = {}
    for one in view.flows:
        rects = look(f"column.{one.source}"), look(f"column.{one.target}")
        if rects[0] is None or rects[1] is None:
            continue
        turn = beside.get((one.kind, rects[0].x < rects[1].x), 0)
        beside[one.kind, rects[0].x < rects[1].x] = turn + 1
        _edge(p, one, rects[0], middle, rects[1], turn)


def _edge(p: Painter, one: Flow, source: Rect, middle: Rect, target: Rect, turn: int) -> None:
    """Knowledge shared ends in the alliance; what is lost goes on to the other house, behind the middle column."""
    ink, dash = INK[one.kind], DASH.get(one.kind, ())
    if one.kind == "share" and one.reading.kind == "unknown":
        dash = UNHEARD
    y = source.y + source.h * LEVELS[one.kind] + 26 * turn
    rightward = source.x < target.x
    start = source.right + 3 if rightward else source.x - 3
    near = middle.x - 3 if rightward else middle.right + 3
    up = y - 34 if one.kind == "share" else y
    curve = _bow((start, y), (near, up))
    width = _width(one)
    paint = p.bezier if one.kind in ("people", "unknown", "suspicion") else p.arrow
    paint(curve, ink, width, dash)
    p.circle(start, y, 3, "surface", ink, 1.5)
    if one.kind in ("leak", "suspicion", "unknown"):
        low = target.y + target.h * (LEVELS[one.kind] + 0.06)
        far = middle.right + 3 if rightward else middle.x - 3
        end = target.x - 3 if rightward else target.right + 3
        (p.arrow if one.kind == "leak" else p.bezier)(_bow((far, y), (end, low)), ink, width, dash)
    if one.kind != "people":
        _badge(p, one, (start + near) / 2, (y + up) / 2, ink)


def _bow(start: Point, end: Point) -> tuple[Point, Point, Point, Point]:
    half = (end[0] - start[0]) * 0.5
    return start, (start[0] + half, start[1]), (end[0] - half, end[1]), end


def _width(one: Flow) -> float:
    if one.kind == "share":
        words = one.reading.kind in ("band", "word")
        much = one.reading.high / (4 if words else THICKEST_UNITS)
        return 2.5 + 5.5 * min(1.0, much)
    return {"leak": 3.0, "people": 1.6}.get(one.kind, 1.5)


def _badge(p: Painter, one: Flow, cx: float, cy: float, ink: str) -> None:
    """The size on the line: "+14", a drop with "−46", dots for what is known in words, or "?"."""
    if one.reading.kind in ("band", "word") and one.kind == "share":
        _dots(p, one, cx, cy, ink)
        return
    words = "?"
    if one.reading.kind in ("exact", "range") and one.kind in ("share", "leak"):
        lost = "" if one.reading.unit == "count" else "−"
        words = f"{lost}{reading_words(one.reading)}" if one.kind == "leak" else effect_span(one.reading, 1)
    drop = 15 if one.kind == "leak" else 0
    w = p.width(words, "xs", "semibold") + 14 + drop
    box = _pill(p, cx, cy, w, ink)
    if drop:
        p.icon("droplet", box.x + 6, cy - 6.5, 13, f"{ink}_text")
    p.text(box.x + 7 + drop, cy - 7.5, words, "xs", f"{ink}_text", "semibold")


def _dots(p: Painter, one: Flow, cx: float, cy: float, ink: str) -> None:
    steps = 5 if one.reading.kind == "band" else 4
    box = _pill(p, cx, cy, steps * 8 + 10, ink)
    for step in range(steps):
        full = step <= one.reading.low
        p.circle(box.x + 9 + step * 8, cy, 3, f"{ink}_text" if full else "", f"{ink}_text", 1)


def _pill(p: Painter, cx: float, cy: float, w: float, ink: str) -> Rect:
    box = Rect(cx - w / 2, cy - PILL_H / 2, w, PILL_H)
    p.rrect(box, "surface", "", PILL_H / 2)
    p.rrect(box, f"{ink}_soft", ink, PILL_H / 2, 1.3)
    return box


# ---- legend ----------------------------------------------------------------------------------------------------------


def legend(view: SeatView) -> Node:
    """What the lines mean: only those that are on the map."""
    kinds = [kind for kind in LEVELS if any(one.kind == kind for one in view.flows)]
    lines = [row(canvas(_line(kind), w=32, h=14), text(ui(f"flow.{kind}"), "xs", "text2"), gap=6) for kind in kinds]
    if any(one.kind == "share" and one.reading.kind == "unknown" for one in view.flows):
        lines.insert(1, row(canvas(_line("unheard"), w=32, h=14), text(ui("flow.unheard"), "xs", "text2"), gap=6))
    return flow(*lines, gap=16, run_gap=2, pad=(0, 4), role="note", label=ui("legend"))


def _line(kind: str) -> Callable[[Painter, Rect], None]:
    def paint(p: Painter, r: Rect) -> None:
        ends = (r.x, r.cy), (r.x + r.w / 3, r.cy), (r.x + 2 * r.w / 3, r.cy), (r.right, r.cy)
        if kind == "unheard":
            p.arrow(ends, INK["share"], 2.5, UNHEARD)
            return
        width = 4.0 if kind == "share" else 2.5 if kind == "leak" else 1.5
        (p.arrow if kind in ("share", "leak") else p.bezier)(ends, INK[kind], width, DASH.get(kind, ()))

    return paint
