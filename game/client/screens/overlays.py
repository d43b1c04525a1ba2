"""Pages over the screen: keys and help, text size and theme, the brief again."""

from __future__ import annotations

from game.client.model import Ui
from game.client.screens.bits import over
from game.client.screens.brief import brief_page
from game.client.screens.controls import button, dialog, icon_button, labelled, segments
from game.client.screens.talk import talk_to
from game.client.screens.words import ui
from game.client.ui.node import Node, Style, col, row, spacer, text
from game.client.ui.tokens import RADIUS_SM
from game.views import SeatView

KEYS = ("tab", "arrows", "enter", "digits", "seal", "talk", "home", "esc", "help")
PERCENTS = ("100", "125", "150", "175", "200")
THEMES = ("light", "dark", "contrast")


def overlay(state: Ui, view: SeatView | None) -> Node | None:
    """The page that lies over the screen now, if any."""
    w = min(640.0, state.w - 24)
    tall = state.h - 32
    match state.overlay:
        case "help":
            return dialog("help", ui("help"), _head("help"), _keys(), _lines(), close="overlay.close", w=w, max_h=tall)
        case "settings":
            return dialog(
                "settings", ui("settings"), _head("settings"), *_settings(state), close="overlay.close", w=w, max_h=tall
            )
        case "talk" if view is not None:
            return dialog("talk.to", ui("talk.people"), _head("talk.people"), talk_to(view), close="overlay.close", w=w,
                          max_h=tall)  # fmt: skip
        case "brief" if view is not None:
            page = col(brief_page(view, wide=state.w >= 1000), id="brief.again", scroll="start", grow=1, focusable=True,
                       label=ui("brief"), role="region")  # fmt: skip
            return dialog("brief.dialog", ui("brief"), _head("brief"), page, close="overlay.close", w=min(1060, state.w - 24),
                          max_h=tall)  # fmt: skip
        case _:
            return None


def _head(name: str) -> Node:
    return row(
        text(ui(name), "xl", role="heading"), spacer(), icon_button("overlay.close", "x", ui("close"), "overlay.close")
    )


def _keys() -> Node:
    rows = [
        row(row(text(ui(f"keys.{key}"), "sm", weight="semibold", ellipsis=False), w=130, h=24, justify="center",
                style=Style(fill="sunken", border="border_strong", radius=RADIUS_SM)),
            text(ui(f"keys.{key}.does"), "base", wrap=True, grow=1, w=0), gap=14, role="listitem",
            label=f"{ui(f'keys.{key}')}: {ui(f'keys.{key}.does')}")
        for key in KEYS
    ]  # fmt: skip
    return col(over(ui("keys")), *rows, gap=6, role="list", label=ui("keys"))


def _lines() -> Node:
    return col(over(ui("help.rules")), *(text(ui(f"help.{i}"), "base", "text2", wrap=True) for i in range(1, 5)), gap=5)


def _settings(state: Ui) -> tuple[Node, ...]:
    sizes = tuple((one, f"{one} %") for one in PERCENTS)
    themes = tuple((one, ui(f"theme.{one}")) for one in THEMES)
    yes = (("no", ui("no")), ("yes", ui("yes")))
    return (
        labelled(ui("settings.size"), segments("set.percent", ui("settings.size"), "percent", sizes, str(state.percent))),
        labelled(ui("settings.theme"), segments("set.theme", ui("settings.theme"), "theme", themes, state.theme)),
        labelled(ui("settings.calm"), segments("set.calm", ui("settings.calm"), "calm", yes, "yes" if state.is_calm else "no")),
        labelled(ui("settings.plain"), segments("set.plain", ui("settings.plain"), "plain", yes,
                                                "yes" if state.is_plain else "no")),
        row(spacer(), button("settings.done", ui("close"), "overlay.close", kind="primary", w=140)),
    )  # fmt: skip
