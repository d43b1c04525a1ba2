"""The bar on top of every game screen: case, quarter, phase, who is waited for, time, tokens, help."""

from __future__ import annotations

from game.client.model import HEADER, Model, Ui
from game.client.screens.bits import chip, quantised
from game.client.screens.words import clock_words, role_words, ui
from game.client.ui.node import Node, Style, col, icon, pressable, row, spacer, text
from game.client.ui.tokens import PILL, RADIUS_MD
from game.client.widgets import timer_ring
from game.ids import PHASES
from game.views import SeatView

HURRY_MS = 30_000  # ours: from here on the clock is drawn in the warning colour


def header(model: Model, state: Ui, view: SeatView) -> Node:
    """The bar; narrower windows lose words before they lose facts."""
    small = state.layout != "L"
    return row(
        _case(model, view, small),
        _quarter(view, small),
        _phases(view, state.layout == "S"),
        spacer(),
        _ready(model, view),
        _time(model, state),
        _tools(),
        h=HEADER, pad=(0, 12), gap=12 if small else 14, role="banner", label=ui("header"),
        style=Style(fill="surface", border="border"),
    )  # fmt: skip


def _case(model: Model, view: SeatView, small: bool) -> Node:
    if small:
        return row(icon("handshake", 24, "primary"))
    return row(
        icon("handshake", 24, "primary"),
        col(text(view.title or model.title, "md", weight="semibold"),
            text(f"{view.name} · {role_words(view)}", "sm", "text2")),
        gap=10, max_w=330,
    )  # fmt: skip


def _quarter(view: SeatView, small: bool) -> Node:
    about = ui("quarter.last") if view.is_last else ui("quarter.of", n=view.nominal)
    return row(
        text(ui("quarter", n=view.quarter), "md", weight="semibold", ellipsis=False),
        None if small and not view.is_last else text(about, "md", "warn_text" if view.is_last else "text2", ellipsis=False),
        gap=6, role="status", label=f"{ui('quarter', n=view.quarter)} {about}",
    )  # fmt: skip


def _phases(view: SeatView, tiny: bool) -> Node:
    now = PHASES.index(view.phase) if view.phase in PHASES else len(PHASES)
    steps = []
    for index, phase in enumerate(PHASES):
        if tiny and index != now:
            continue
        here = index == now
        ink = "on_primary" if here else "text2"
        image = "circle-check" if index < now else "target" if here else "chevron-right"
        steps.append(
            row(icon(image, 15, ink), text(ui(f"phase.{phase}"), "xs", ink, ellipsis=False), gap=5, pad=(4, 9),
                role="listitem", label=ui(f"phase.{phase}"), value=ui("phase.here") if here else "", selected=here,
                style=Style(fill="primary", radius=PILL) if here else None))  # fmt: skip
    return row(*steps, gap=0, pad=2, role="list", label=ui("phase.all"), style=Style(fill="sunken", radius=PILL))


def _ready(model: Model, view: SeatView) -> Node | None:
    if model.link == "lost":
        return chip(ui("link.lost.short"), "bad", image="wifi-off", tip=ui("link.lost"), cut=False)
    if view.phase == "over":
        return None
    if model.all_in:
        return chip(ui("ready.all"), "good", image="circle-check", cut=False)
    # Without a clock the phase waits for everybody, also for those who have nothing to decide.
    is_mine = not view.options.is_sealed and (view.options.may_act or model.clock is None)
    key = "ready.sealed" if view.options.is_sealed else "ready.you" if is_mine else "ready.others"
    return chip(ui(key), "primary" if is_mine else "neutral", image="clock", tip=ui("ready.tip"), cut=False)


def _time(model: Model, state: Ui) -> Node:
    if model.clock is None:
        label = text(ui("clock.none"), "sm", "text3", ellipsis=False, tip=ui("clock.none.tip"))
        return row(label, role="timer", label=ui("clock.none"))
    left = model.clock.left_ms(state.now_ms)
    ink = "bad" if left <= HURRY_MS else "primary"
    words = clock_words(left)
    return row(
        timer_ring(quantised(left / model.clock.total_ms), words, colour=ink),
        text(words, "num", "bad_text" if left <= HURRY_MS else "text", ellipsis=False),
        gap=8, role="timer", label=ui("clock.left", time=words),
    )  # fmt: skip


def _tools() -> Node:
    return row(
        _tool("coach", "lightbulb", "ui.tool.coach", "c"),
        _tool("brief", "book-open", "ui.tool.brief"),
        _tool("settings", "settings", "ui.tool.settings"),
        _tool("help", "circle-question-mark", "ui.tool.help", "?"),
        gap=2, roving=True, role="toolbar", id="tools", label=ui("tool.all"),
    )  # fmt: skip


def _tool(name: str, image: str, key: str, shortcut: str = "") -> Node:
    label = ui(key.removeprefix("ui."))
    return pressable(f"tool.{name}", label, "overlay", icon(image, 18, "text2"), payload=name, tip=label, w=36, h=36,
                     justify="center", key=shortcut, style=Style(hover="hover", radius=RADIUS_MD))  # fmt: skip
