"""The debrief: how things moved, where the game turned and why, one's own page, the questions to talk about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from game.client.charts import Series as Line_
from game.client.charts import Step, Turn, causal_chain, line_chart
from game.client.charts.lines import Marker
from game.client.model import Model, Ui
from game.client.screens.bits import Tone, heading, panel, round_tile
from game.client.screens.controls import segments
from game.client.screens.feed import image_of
from game.client.screens.ownpage import own_page
from game.client.screens.questions import questions_page
from game.client.screens.reflection import reflection
from game.client.screens.words import amount, firm_colour, say, titled, ui
from game.client.ui.node import Node, Style, canvas, col, icon, pressable, row, spacer, text
from game.client.ui.painter import Painter
from game.client.ui.rect import Rect
from game.client.ui.tokens import PILL, RADIUS_MD
from game.client.widgets import button, icon_button, progress, section
from game.ids import Line
from game.views import Chart, DebriefView, Series, TurningPoint

CROWD = 6  # ours: more lines than this are not told apart in one picture
PAGES = ("story", "why", "mine", "talk")
MARKERS: tuple[Marker, ...] = ("disc", "square", "triangle", "diamond")
SPARE = ("good", "warn", "neutral", "primary")


def debrief_screen(model: Model, state: Ui, debrief: DebriefView) -> Node:
    """The pages of the debrief below one bar."""
    pages: dict[str, Callable[[], Node | None]] = {
        "story": lambda: _story(model, state, debrief),
        "why": lambda: _why(state, debrief),
        "mine": lambda: own_page(model, state, debrief),
        "talk": lambda: questions_page(debrief),
    }
    if debrief.page is not None and not state.is_reflected:
        return col(_bar(state, debrief, is_closed=True), reflection(state), role="main", label=ui("debrief"),
                   style=Style(fill="bg"))  # fmt: skip
    return col(_bar(state, debrief), pages[state.page](), role="main", label=ui("debrief"), style=Style(fill="bg"))


def _bar(state: Ui, debrief: DebriefView, *, is_closed: bool = False) -> Node:
    names = tuple((name, ui(f"debrief.{name}")) for name in PAGES if name != "mine" or debrief.page is not None)
    return row(
        icon("handshake", 24, "primary"),
        col(text(debrief.title, "md", weight="semibold"), text(ui("debrief.sub", n=debrief.quarters), "sm", "text2"))
        if state.layout != "S" else None,
        spacer(), None if is_closed else segments("page", ui("debrief"), "page", names, state.page), spacer(),
        icon_button("tool.settings", "settings", ui("tool.settings"), "overlay", payload="settings"),
        icon_button("tool.help", "circle-question-mark", ui("tool.help"), "overlay", payload="help", key="?"),
        h=56, pad=(0, 16), gap=12, style=Style(fill="surface", border="border"), role="banner", label=ui("debrief"),
    )  # fmt: skip


# ---- how it went -----------------------------------------------------------------------------------------------------


def _story(model: Model, state: Ui, debrief: DebriefView) -> Node:
    chart = debrief.charts[min(state.chart, len(debrief.charts) - 1)] if debrief.charts else None
    names = tuple((str(i), say(Line(f"chart.{one.id}"))) for i, one in enumerate(debrief.charts))
    chosen = segments("chart", ui("debrief.charts"), "chart", names, str(state.chart))
    title = heading(ui("debrief.moved"))
    head = row(title, spacer(), chosen, gap=12) if state.layout == "L" else col(title, chosen, gap=8)
    plot = chart_node(model, debrief, chart, state) if chart else None
    point = _point(state, debrief)
    chain = panel(heading(ui("debrief.chain")), chain_node(point), text(ui("debrief.chain.note"), "sm", "text2", wrap=True),
                  id="chain", label=ui("debrief.chain"), gap=10) if point and point.chain else None  # fmt: skip
    left = col(panel(head, plot, id="moved", label=ui("debrief.moved"), grow=1), chain, gap=12)
    side = col(
        _turning(state, debrief, w=None),
        _totals(debrief),
        gap=12,
        w=None if state.layout == "S" else 332 if state.layout == "L" else 280,
    )
    if state.layout == "S":
        return col(left, side, id="story", scroll="start", gap=12, pad=12, grow=1)
    return row(replace(left, grow=1, w=0), side, gap=12, pad=12, align="stretch", grow=1)


def _scaled(series: Series) -> tuple[float | None, ...]:
    by = {"bp": 100, "keur": 1000, "units": 1}.get(series.unit, 1)
    return tuple(None if value == -1 else round(value / by, 1 if by == 1000 else 0) for value in series.values)


def chart_node(model: Model, debrief: DebriefView, chart: Chart, state: Ui) -> Node:
    """One chart over the quarters with the turning points above it."""
    unit = chart.series[0].unit if chart.series else ""
    by = {"bp": 100, "keur": 1000}.get(unit, 1)
    lines = []
    for index, one in enumerate(chart.series):
        colour = firm_colour(model.view, one.firm) if model.view and one.firm else SPARE[index % 4]
        lines.append(Line_(say(one.name), _scaled(one), colour, MARKERS[index % 4], one.style != "solid"))
    turns = [Turn(point.quarter - 1, i + 1, i == state.point) for i, point in enumerate(debrief.turning_points)]
    if len(lines) > CROWD:
        return _each_apart(say(Line(f"chart.{chart.id}")), lines, chart.high / by)
    places = [ui("quarter.short", n=q + 1) for q in range(debrief.quarters)]
    return line_chart(say(Line(f"chart.{chart.id}")), lines, places, low=chart.low / by, high=chart.high / by, turns=turns,
                      unit={"bp": " %", "keur": " M"}.get(unit, ""), grow=1, h=220)  # fmt: skip


def _columns(one: Line_, high: float) -> Node:
    """One small column a quarter."""

    def paint(p: Painter, r: Rect) -> None:
        slot = r.w / max(1, len(one.values))
        p.rrect(Rect(r.x, r.bottom - 1, r.w, 1), "border_strong")
        for i, value in enumerate(one.values):
            tall = (r.h - 4) * max(0.0, value or 0.0) / (high or 1)
            p.rrect(Rect(r.x + i * slot + 3, r.bottom - 1 - tall, slot - 6, tall), "primary", "", 2)

    return canvas(paint, h=34, grow=1, role="img", label=one.label)


def _each_apart(label: str, lines: list[Line_], high: float) -> Node:
    """Many lines: each by itself, name beside it, so that none hides another."""
    rows = []
    for one in lines:
        rows.append(row(text(titled(one.label), "base", wrap=True, w="46%"), _columns(one, high), gap=16, role="listitem",
                        label=one.label))  # fmt: skip
    return col(*rows, id="apart", scroll="start", grow=1, gap=4, focusable=True, role="list", label=label)


def _point(state: Ui, debrief: DebriefView) -> TurningPoint | None:
    points = debrief.turning_points
    return points[min(state.point, len(points) - 1)] if points else None


def _turning(state: Ui, debrief: DebriefView, w: float | None) -> Node:
    rows = [_turn_row(one, i, i == state.point) for i, one in enumerate(debrief.turning_points)]
    none = text(ui("debrief.noturn"), "base", "text2", wrap=True)
    inside = col(*(rows or [none]), gap=4, roving=True, id="points", role="radiogroup", label=ui("debrief.turns"),
                 scroll="start", grow=1)  # fmt: skip
    return panel(heading(ui("debrief.turns")), inside, id="turns", label=ui("debrief.turns"), grow=1, w=w)


def _turn_row(one: TurningPoint, index: int, here: bool) -> Node:
    number = row(text(str(index + 1), "xs", "on_primary" if here else "surface", weight="semibold", ellipsis=False, role=""),
                 w=20, h=20, justify="center", style=Style(fill="primary" if here else "text2", radius=PILL))  # fmt: skip
    where = ui("debrief.where", n=one.quarter, where=say(one.where))
    return pressable(
        f"point.{index}", say(one.what), "point",
        number, col(text(titled(say(one.what)), "base", weight="semibold", wrap=True, role=""),
                    text(where, "sm", "text2", wrap=True, role=""), grow=1, w=0),
        payload=index, role="radio", selected=here, gap=10, pad=8, align="start", key=str(index + 1) if index < 9 else "",
        value=where, style=Style(fill="primary_soft" if here else "", hover="" if here else "hover", radius=RADIUS_MD),
    )  # fmt: skip


def chain_node(point: TurningPoint) -> Node:
    """The causal chain of one turning point."""
    tones = {-1: "bad", 0: "neutral", 1: "good"}
    steps = [
        Step(titled(say(one.what)), say(one.where), image_of(one.event), tones[one.sign], one.sign or 1)
        for one in point.chain
    ]
    return causal_chain(ui("debrief.chain"), steps)


def chain_rows(point: TurningPoint) -> list[Node]:
    """The same chain from top to bottom, for a narrow panel."""
    ink: dict[int, Tone] = {-1: "bad", 0: "neutral", 1: "good"}
    made = []
    for index, one in enumerate(point.chain):
        sign = {-1: "−", 0: "", 1: "+"}[one.sign] if index + 1 < len(point.chain) else ""
        made.append(row(
            round_tile(image_of(one.event), ink[one.sign], 30),
            col(text(titled(say(one.what)), "base", weight="semibold", wrap=True), text(say(one.where), "sm", "text2", wrap=True),
                grow=1, w=0),
            text(f"{sign} ▼" if sign else "", "md", f"{ink[one.sign]}_text", weight="semibold", ellipsis=False) if sign else None,
            gap=12, role="listitem", label=say(one.what)))  # fmt: skip
    return made


def _totals(debrief: DebriefView) -> Node:
    rows = [
        row(text(name, "base", "text2"), spacer(), text(amount(value, "keur"), "base", weight="semibold", ellipsis=False), gap=8)
        for name, value in debrief.totals
    ]  # fmt: skip
    go = button("page.next", ui("debrief.go"), "page", payload="mine" if debrief.page else "talk", kind="primary",
                picture="book-open")  # fmt: skip
    return panel(heading(ui("debrief.totals")), *rows, go, id="totals", label=ui("debrief.totals"), gap=7)


# ---- why -------------------------------------------------------------------------------------------------------------


def _why(state: Ui, debrief: DebriefView) -> Node:
    point = _point(state, debrief)
    causes = (
        col(
            text(titled(say(point.what)), "lg", wrap=True, role="heading"),
            text(ui("debrief.where", n=point.quarter, where=say(point.where)), "sm", "text2"),
            text(ui("debrief.causes.note"), "sm", "text2", wrap=True),
            *cause_rows(point),
            section(ui("debrief.chain")),
            *chain_rows(point),
            gap=10,
        )
        if point
        else None
    )
    leaks = [_leak(one, i) for i, one in enumerate(debrief.leaks)]
    none = text(ui("debrief.noleak"), "base", "text2", wrap=True)
    right = panel(heading(ui("debrief.leaks", n=len(leaks))),
                  col(*(leaks or [none]), id="leaks.list", scroll="start", grow=1, gap=10, focusable=True,
                      label=ui("debrief.leaks", n=len(leaks)), role="list"),
                  id="leaks", label=ui("debrief.leaks", n=len(leaks)), grow=1, w=0)  # fmt: skip
    middle = col(
        panel(causes, id="causes", label=ui("debrief.causes"), pad=16),
        id="causes.page",
        scroll="start",
        grow=1,
        w=0,
        focusable=True,
        role="region",
        label=ui("debrief.causes"),
    )
    turns = col(_turning(state, debrief, None), w=250)
    return row(turns, middle, right if state.layout == "L" else None, gap=12, pad=12, align="stretch", grow=1)


def cause_rows(point: TurningPoint) -> list[Node]:
    """Each cause with its signed size as a bar; the sizes sum to the move."""
    most = max((abs(one.size_bp) for one in point.causes), default=1) or 1
    loss = -1 if "Leak" in point.event else 1  # what made a leak likelier is no good thing
    made = []
    for one in point.causes:
        ink = "good" if one.size_bp * loss > 0 else "bad"
        made.append(row(
            text(say(one.label), "base", wrap=True, w=230),
            col(progress(abs(one.size_bp) / most, say(one.label), ink, h=10), grow=1, w=0),
            text(f"{one.size_bp / 100:+.1f}".replace("-", "−"), "base", f"{ink}_text", weight="semibold", ellipsis=False),
            gap=12, role="listitem", label=f"{say(one.label)} {one.size_bp / 100:+.1f}"))  # fmt: skip
    return made


def _leak(one: TurningPoint, index: int) -> Node:
    causes = [row(text("▲" if c.size_bp > 0 else "▼", "sm", "bad_text" if c.size_bp > 0 else "good_text", ellipsis=False),
                  text(say(c.label), "sm", "text2", wrap=True, grow=1, w=0), gap=6, align="start") for c in one.causes]  # fmt: skip
    return row(icon("droplet", 18, "bad_text"),
               col(text(say(one.what), "base", weight="semibold", wrap=True),
                   text(ui("debrief.where", n=one.quarter, where=say(one.where)), "sm", "text2", wrap=True), *causes,
                   grow=1, w=0, gap=2),
               gap=10, align="start", role="listitem", label=say(one.what), id=f"leak.{index}")  # fmt: skip
