"""Pages over the screen: keys and help, text size and theme, the brief again."""

from __future__ import annotations

from game.client.model import Model, Ui
from game.client.screens.brief import brief_page
from game.client.screens.coach import coach_page
from game.client.screens.controls import labelled, segments
from game.client.screens.promises import words_page
from game.client.screens.talk import talk_to
from game.client.screens.words import ui
from game.client.ui.node import Node, Style, col, row, text
from game.client.ui.tokens import RADIUS_SM
from game.client.widgets import dialog, section

KEYS = ("tab", "arrows", "enter", "digits", "seal", "talk", "words", "coach", "home", "esc", "help")
PERCENTS = ("100", "125", "150", "175", "200")
WIDE_BRIEF = 1000.0  # ours: from here on the brief has two columns
WIDTHS = {"brief": 1060.0, "coach": 760.0}
THEMES = ("light", "dark", "contrast")


def overlay(model: Model, state: Ui) -> Node | None:
    """The page that lies over the screen now, if any."""
    if state.overlay == "":
        return None
    view = model.view
    pages: dict[str, tuple[str, tuple[Node, ...]]] = {
        "help": ("help", (_keys(), _lines())),
        "settings": ("settings", _settings(state)),
    }
    if view is not None:
        pages["talk"] = ("talk.people", (talk_to(view),))
        pages["words"] = ("words", (words_page(state, view, model.refused),))
        pages["coach"] = ("coach", (coach_page(model, view),))
        pages["brief"] = ("brief", (brief_page(view, wide=state.w >= WIDE_BRIEF),))
    if state.overlay not in pages:
        return None
    title, children = pages[state.overlay]
    w = min(WIDTHS.get(state.overlay, 640.0), state.w - 24)
    return dialog(f"over.{state.overlay}", ui(title), *children, close="overlay.close", w=w, most_h=state.h - 32)


def _keys() -> Node:
    rows = [
        row(row(text(ui(f"keys.{key}"), "sm", weight="semibold", ellipsis=False), w=130, h=24, justify="center",
                style=Style(fill="sunken", border="border_strong", radius=RADIUS_SM)),
            text(ui(f"keys.{key}.does"), "base", wrap=True, grow=1, w=0), gap=14, role="listitem",
            label=f"{ui(f'keys.{key}')}: {ui(f'keys.{key}.does')}")
        for key in KEYS
    ]  # fmt: skip
    return col(section(ui("keys")), *rows, gap=6, role="list", label=ui("keys"))


def _lines() -> Node:
    return col(
        section(ui("help.rules")), *(text(ui(f"help.{i}"), "base", "text2", wrap=True) for i in range(1, 5)), gap=5
    )


def _settings(state: Ui) -> tuple[Node, ...]:
    sizes = tuple((one, f"{one} %") for one in PERCENTS)
    themes = tuple((one, ui(f"theme.{one}")) for one in THEMES)
    yes = (("no", ui("no")), ("yes", ui("yes")))
    return (
        labelled(ui("settings.size"), segments("set.percent", ui("settings.size"), "percent", sizes, str(state.percent))),
        labelled(ui("settings.theme"), segments("set.theme", ui("settings.theme"), "theme", themes, state.theme)),
        labelled(ui("settings.plain"), segments("set.plain", ui("settings.plain"), "plain", yes,
                                                "yes" if state.is_plain else "no")),
    )  # fmt: skip
