"""The bench: the problem between two engineers, one's own side of the map, the ladder of depth, and the tactics."""

from __future__ import annotations

from dataclasses import replace

from game.client.draft import shown
from game.client.model import SIDE_MEDIUM, SIDE_WIDE, Model, Ui
from game.client.screens.benchmap import edge_map
from game.client.screens.bits import face, heading, panel
from game.client.screens.controls import line_field, segments
from game.client.screens.drawing import drawing
from game.client.screens.gauges import of_me
from game.client.screens.ladder import ladder_choice, need_rungs
from game.client.screens.main import page
from game.client.screens.moves import effect_chip, moves_panel, seal_row
from game.client.screens.talk import talk_panel
from game.client.screens.words import firm_colour, firm_of, first_name, person_of, say, ui
from game.client.ui.node import Node, Style, col, flow, icon, row, spacer, text
from game.client.ui.tokens import RADIUS_MD
from game.client.widgets import button, section
from game.ids import Line
from game.views import Bench, CardOption, SeatView

AMONG_FRIENDS = 3  # gamedesign §3: index on the scale of closeness from which the partner's face loses its fill


def answer_card(view: SeatView) -> CardOption | None:
    """The card with a topic and a depth, whatever its id; the ladder is its form."""
    return next((one for one in view.options.cards if {"topic", "depth"} <= {f.name for f in one.fields}), None)


def bench_screen(model: Model, state: Ui, view: SeatView, bench: Bench) -> Node:
    """The room closes around the bench; home is one key away."""
    option = answer_card(view)
    option = shown(option, model.held) if option else None
    problem, ladder = _problem(view, bench), _ladder(view, bench, option)
    around = edge_map(view, bench, option), _loyalties(view)
    if state.layout == "L":
        body = row(
            col(problem, *around, gap=12, grow=11, w=0),
            replace(ladder, grow=9, w=0),
            _side(model, state, view, option, SIDE_WIDE),
            gap=12,
            pad=12,
            align="stretch",
            grow=1,
        )
    elif state.layout == "M":
        both = col(problem, ladder, *around, id="bench.scroll", scroll="start", gap=12, grow=1, w=0)
        body = row(both, _side(model, state, view, option, SIDE_MEDIUM), gap=12, pad=12, align="stretch", grow=1)
    else:
        body = _tabbed(model, state, view, option, (problem, ladder, *around))
    return page(model, state, view, body)


def _tabbed(model: Model, state: Ui, view: SeatView, option: CardOption | None, parts: tuple[Node | None, ...]) -> Node:
    names = ("bench", "moves", "talk")
    here = state.tab if state.tab in names else "bench"
    bar = segments("tab", ui("tabs"), "tab", tuple((name, ui(f"bench.tab.{name}")) for name in names), here)
    body = {
        "bench": lambda: col(*parts, id="bench.scroll", scroll="start", gap=12, grow=1),
        "moves": lambda: moves_panel(model, state, view, framed=False, without=option.card if option else ""),
        "talk": lambda: talk_panel(state, view, framed=False),
    }[here]()
    return panel(bar, body, seal_row(model, view) if here != "moves" else None, id="side", label=ui("tabs"), grow=1)


def _side(model: Model, state: Ui, view: SeatView, option: CardOption | None, w: float) -> Node:
    """Tactics, or what home says when one looks there."""
    home = sum(1 for line in view.talk if line.channel.startswith("firm") and line.quarter == view.quarter)
    bar = button(
        "home",
        ui("home.back") if state.is_home_open else (ui("home", n=home) if home else ui("home.none")),
        "home",
        picture="house",
        key="h",
        h=32,
        tip=ui("home.tip"),
    )
    body = (
        row(talk_panel(state, view), align="stretch", grow=1)
        if state.is_home_open
        else moves_panel(model, state, view, without=option.card if option else "")
    )
    return col(bar, body, gap=8, w=w)


# ---- left ------------------------------------------------------------------------------------------------------------


def _problem(view: SeatView, bench: Bench) -> Node:
    partner = person_of(view, bench.partner)
    colour = firm_colour(view, partner.firm) if partner else "neutral"
    firm = firm_of(view, partner.firm) if partner else None
    close = next(
        (one.reading.low for one in view.map_gauges if one.id == "closeness" and one.reading.kind == "band"), 0
    )
    who = row(
        face(partner.name, colour, firm.shape if firm else "circle", size=36, hollow=close >= AMONG_FRIENDS),
        col(text(partner.name, "md", weight="semibold"), text(firm.label if firm else "", "sm", "text2")), gap=10,
    ) if partner else text(ui("bench.alone"), "base", "text2")  # fmt: skip
    asked = row(
        icon("message-circle", 18, f"{colour}_text"),
        text(f"“{say(bench.asked)}”" if bench.asked else ui("bench.unasked", name=first_name(partner.name)), "md",
             wrap=True, grow=1, w=0),
        gap=10, pad=10, align="start", style=Style(fill=f"{colour}_soft", radius=RADIUS_MD), role="note",
    ) if partner else None  # fmt: skip
    return panel(
        row(heading(ui("bench.name", name=bench.name)), spacer(), who, gap=12),
        text(bench.problem, "lg", weight="medium", wrap=True),
        need_rungs(bench.need),
        _echo(view),
        asked,
        id="problem", label=ui("bench.problem"), gap=10,
    )  # fmt: skip


def _echo(view: SeatView) -> Node | None:
    """What one's own top told the house about this partner, this quarter or the last, above the partner's question."""
    told = [one for one in view.feed if one.event == "StoryTold" and one.quarter >= view.quarter - 1]
    if not told:
        return None
    sentence = say(told[-1].what)
    return row(icon("megaphone", 16, "text2"), text(sentence, "base", "text2", wrap=True, grow=1, w=0), gap=10, pad=(0, 10),
               align="start", role="note", label=sentence)  # fmt: skip


def _loyalties(view: SeatView) -> Node | None:
    gauges = of_me(view)
    return panel(section(ui("bench.me")), gauges, id="me", label=ui("bench.me"), gap=6) if gauges else None


# ---- middle ----------------------------------------------------------------------------------------------------------


def _ladder(view: SeatView, bench: Bench, option: CardOption | None) -> Node:
    said = _said(option) if option and not view.options.is_sealed else None
    notes = [
        row(icon("triangle-alert", 14, "warn_text"), text(say(one), "sm", "warn_text", wrap=True, grow=1, w=0), gap=6,
            align="start", role="note", label=say(one))
        for one in (option.warnings if option else ())
    ]  # fmt: skip
    closed = text(say(option.closed), "sm", "warn_text", wrap=True) if option and option.closed else None
    effects = [effect_chip(one) for one in (option.effects if option else ())]
    return panel(
        row(heading(ui("bench.depth")), spacer(), drawing(view, bench.cells, 14), gap=10),
        _pull_line(bench),
        ladder_choice(bench, option, sealed=view.options.is_sealed),
        *notes, closed, flow(*effects, gap=4, run_gap=4) if effects else None, said,
        id="ladder", label=ui("bench.depth"), gap=10,
    )  # fmt: skip


def _pull_line(bench: Bench) -> Node:
    if bench.pull < 0:
        return text(ui("bench.nopull"), "sm", "text2", wrap=True)
    return text(ui("bench.pull", rung=say(Line(f"ui.rung.{bench.pull}.do"))), "base", "text2", wrap=True)


def _said(option: CardOption) -> Node | None:
    field = next((one for one in option.fields if one.kind == "text"), None)
    if field is None:
        return None
    value = str(dict(option.values).get(field.name, ""))
    return line_field(f"field.{option.card}.{field.name}", say(field.label), value, "field.text", "field.done",
                      payload=(option.card, field.name), most=field.most, placeholder=ui("bench.said"))  # fmt: skip
