"""The screens: pure functions from what the window knows to one tree of nodes; they know no rule and keep no state."""

from __future__ import annotations

from game.client.model import Model, Ui
from game.client.screens.bench import answer_card, bench_screen
from game.client.screens.brief import brief_screen
from game.client.screens.debrief import debrief_screen
from game.client.screens.join import join_screen, lobby_screen, wait_screen
from game.client.screens.main import main_screen
from game.client.screens.overlays import overlay
from game.client.screens.results import results_screen
from game.client.screens.reveal import own_session, reveal_screen
from game.client.ui.node import Node, stack
from game.views import SeatView


def screen(model: Model, state: Ui) -> Node:
    """The tree to show now, with whatever lies over it."""
    over = overlay(model, state)
    below = _below(model, state)
    return stack(below, over) if over else below


def _below(model: Model, state: Ui) -> Node:
    if model.link == "idle":
        return join_screen(model, state)
    if model.link == "refused":
        return wait_screen(model, state)
    if model.debrief is not None:
        return debrief_screen(model, state, model.debrief)
    if model.lobby is not None:
        return lobby_screen(model, state, model.lobby)
    if model.view is None:
        return wait_screen(model, state)
    return _game(model, state, model.view)


def _game(model: Model, state: Ui, view: SeatView) -> Node:
    if not state.brief_read and view.quarter == 1 and view.phase == "news":
        return brief_screen(model, state, view)
    if view.phase in ("results", "over"):
        session = own_session(view)
        if session is not None and state.revealed < session.quarter:
            return reveal_screen(model, state, view, session)
        return results_screen(model, state, view)
    if view.phase == "encounters" and view.bench is not None and answer_card(view) is not None and not state.is_plain:
        return bench_screen(model, state, view, view.bench)
    return main_screen(model, state, view)
