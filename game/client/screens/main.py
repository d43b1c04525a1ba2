"""The main screen: header, map, feed, talk and moves, arranged for the room there is."""

from __future__ import annotations

from game.client.model import HEADER, SIDE_MEDIUM, SIDE_WIDE, Model, Ui
from game.client.screens.bits import panel
from game.client.screens.controls import segments
from game.client.screens.feed import feed_panel
from game.client.screens.header import header
from game.client.screens.map import legend, map_view
from game.client.screens.moves import moves_panel, seal_row
from game.client.screens.talk import talk_panel
from game.client.screens.words import ui
from game.client.ui.node import Node, Style, col, row
from game.client.widgets import banner
from game.views import SeatView

PAD, GAP, LEGEND = 12.0, 10.0, 18.0
LOWER, MAP = 176.0, 430.0  # ours: three entries of the feed; all that a firm's column holds in the first quarters


def main_screen(model: Model, state: Ui, view: SeatView) -> Node:
    """Everything that a seat sees in the phases of news, strategy, units and, for whoever is not at a bench, encounters."""
    arrange = {"L": _wide, "M": _medium, "S": _small}[state.layout]
    return page(model, state, view, arrange(model, state, view))


def page(model: Model, state: Ui, view: SeatView, body: Node) -> Node:
    """A game screen below its header."""
    lost = (
        row(banner(ui("link.lost"), "bad", "wifi-off"), pad=(8, 12, 0, 12), id="lost") if model.link == "lost" else None
    )
    return col(
        header(model, state, view), lost, body, role="main", style=Style(fill="bg"), label=ui(f"phase.{view.phase}")
    )


def map_height(state: Ui) -> float:
    """The map gets what the lower row can spare in a low window, and not much more than half of a tall one."""
    room = state.h - HEADER - 2 * PAD - LEGEND - 2 * GAP
    return max(min(room - LOWER, MAP), room * 0.62)


def _wide(model: Model, state: Ui, view: SeatView) -> Node:
    left = col(
        col(map_view(view, gutter=68), h=map_height(state)),
        legend(view),
        row(feed_panel(model, state, view), talk_panel(state, view), gap=12, align="stretch", grow=1, h=0),
        gap=10, grow=1, w=0,
    )  # fmt: skip
    return row(left, moves_panel(model, state, view, w=SIDE_WIDE), gap=12, pad=12, align="stretch", grow=1)


def _medium(model: Model, state: Ui, view: SeatView) -> Node:
    left = col(col(map_view(view, small=True, gutter=56), grow=1, h=0), legend(view), gap=8, grow=1, w=0)
    return row(left, _tabbed(model, state, view, ("moves", "feed", "talk"), SIDE_MEDIUM), gap=12, pad=12, align="stretch",
               grow=1)  # fmt: skip


def _small(model: Model, state: Ui, view: SeatView) -> Node:
    return row(_tabbed(model, state, view, ("map", "moves", "feed", "talk"), None), pad=8, align="stretch", grow=1)


def _tabbed(model: Model, state: Ui, view: SeatView, names: tuple[str, ...], w: float | None) -> Node:
    here = state.tab if state.tab in names else "moves"
    counts = {"feed": len(view.feed), "talk": len(view.talk)}
    bar = segments("tab", ui("tabs"), "tab",
                   tuple((name, f"{ui(f'tab.{name}')} {counts.get(name, '')}".strip()) for name in names), here)  # fmt: skip
    body = {
        "map": lambda: map_view(view, small=True, gutter=40),
        "moves": lambda: moves_panel(model, state, view, framed=False),
        "feed": lambda: feed_panel(model, state, view, framed=False),
        "talk": lambda: talk_panel(state, view, framed=False),
    }[here]()
    seal = seal_row(model, view) if here != "moves" else None
    return panel(bar, body, seal, id="side", label=ui("tabs"), w=w, grow=0 if w else 1, gap=10)
