"""Before the game: the join form, the lobby, and how the connection stands."""

from __future__ import annotations

from game.client.model import Model, Ui
from game.client.screens.bits import Tone, chip, firm_sign, panel
from game.client.screens.controls import labelled, line_field
from game.client.screens.words import COLOURS, role_words, say, ui
from game.client.ui.node import Node, Style, canvas, col, flow, icon, row, spacer, text
from game.client.ui.painter import Painter
from game.client.ui.rect import Rect
from game.client.ui.tokens import RADIUS_MD
from game.client.widgets import button, section
from game.protocol.messages import Chair, Guest, Lobby
from game.views import FirmCard


def centred(state: Ui, *children: Node | None, w: float = 460, above: float = 0.17) -> Node:
    """A column in the middle of the window below the game's name."""
    page = col(_brand(), *children, gap=20, w=min(w, state.w - 32))
    middle = col(page, id="front", scroll="start", align="center", grow=1, pad=(max(16.0, state.h * above), 0, 16, 0))
    return col(middle, role="main", label=ui("name"), style=Style(fill="bg"))


def _brand() -> Node:
    def paint(p: Painter, r: Rect) -> None:
        p.circle(r.x + 22, r.cy, 15, "a")
        p.rrect(Rect(r.x + 36, r.cy - 14, 28, 28), "b", "", 8)
        p.line([(r.x + 34, r.cy), (r.x + 42, r.cy)], "good", 5)

    return row(
        canvas(paint, w=70, h=44, role="img", label=ui("name")),
        col(text(ui("name"), "hero", role="heading"), text(ui("tagline"), "md", "text2", weight="regular")), gap=14,
    )  # fmt: skip


def join_screen(model: Model, state: Ui) -> Node:
    """Code, name, and what happens with them."""
    note = notice("triangle-alert", say(model.note), "bad") if model.note else None
    form = panel(
        note,
        labelled(ui("join.code"), line_field("join.code", ui("join.code"), state.join_code, "join.code", "join", most=16,
                                             placeholder="ABC-123")),
        labelled(ui("join.name"), line_field("join.name", ui("join.name"), state.join_name, "join.name", "join", most=40)),
        text(ui("join.consent"), "sm", "text2", wrap=True),
        button("join.go", ui("join.go"), "join", kind="primary", h=44, key="ctrl+return",
               disabled=not (state.join_code.strip() and state.join_name.strip())),
        id="join", label=ui("join"), pad=24, gap=14,
    )  # fmt: skip
    return centred(state, form)


def notice(image: str, sentence: str, tone: Tone) -> Node:
    """A sentence in a tinted box."""
    return row(icon(image, 18, f"{tone}_text"), text(sentence, "base", f"{tone}_text", wrap=True, grow=1, w=0), gap=10, pad=12,
               align="start", role="alert", label=sentence, style=Style(fill=f"{tone}_soft", radius=RADIUS_MD))  # fmt: skip


def wait_screen(model: Model, state: Ui) -> Node:
    """While the server is being reached, or when it does not want us."""
    if model.link == "refused":
        sentence = say(model.note) if model.note else ui("link.refused")
        return centred(state, panel(notice("wifi-off", sentence, "bad"),
                                    button("join.again", ui("join.again"), "join.again", kind="primary", h=42, key="return"),
                                    id="refused", label=ui("link.refused"), pad=24, gap=14))  # fmt: skip
    sentence = ui("link.nobody") if model.link == "lost" else ui("link.connecting")
    return centred(state, panel(row(icon("refresh-cw", 20, "primary"), text(sentence, "md", wrap=True, grow=1, w=0), gap=12,
                                    role="status", label=sentence), id="wait", label=sentence, pad=24))  # fmt: skip


# ---- lobby -----------------------------------------------------------------------------------------------------------


def lobby_screen(model: Model, state: Ui, lobby: Lobby) -> Node:
    """Who is here, which chairs there are, and "I am ready"."""
    ready = sum(1 for one in lobby.people if one.is_ready)
    late = notice("info", ui("lobby.late"), "warn") if lobby.is_running else None
    firms = [_firm(lobby, firm, COLOURS[i % 4]) for i, firm in enumerate(lobby.firms)]
    seats = (
        flow(*firms, gap=12, run_gap=12, align="start") if state.layout == "S" else row(*firms, gap=12, align="stretch")
    )
    press = button("ready", ui("lobby.ready.done") if model.is_ready else ui("lobby.ready"), "ready", kind="primary", h=44,
                   picture="circle-check", key="ctrl+return", disabled=model.is_ready or lobby.is_running)  # fmt: skip
    page = panel(
        row(text(model.title or ui("lobby"), "xl", role="heading"), spacer(),
            chip(ui("lobby.code", code=lobby.code), "primary", image="copy") if lobby.code else None),
        late,
        section(ui("lobby.people", n=ready, all=len(lobby.people))),
        flow(*(_guest(one) for one in lobby.people), gap=8, run_gap=8),
        section(ui("lobby.chairs")), seats, press,
        id="lobby", label=ui("lobby"), pad=24, gap=14,
    )  # fmt: skip
    return centred(state, page, w=860, above=0.07)


def _guest(one: Guest) -> Node:
    name = ui("lobby.you", name=one.name) if one.is_you else one.name
    image = "circle-check" if one.is_ready else "clock" if one.is_here else "wifi-off"
    return chip(name, "good" if one.is_ready else "neutral", image=image)


def _firm(lobby: Lobby, firm: FirmCard, colour: str) -> Node:
    here = [chair for chair in lobby.chairs if chair.firm == firm.firm]
    return col(row(firm_sign(firm.shape, colour), text(firm.label, "lg"), gap=8), *(_chair(one, colour) for one in here), gap=5,
               grow=1, w=0, min_w=220, pad=14, role="group", label=firm.label,
               style=Style(fill="sunken", radius=RADIUS_MD, accent=colour))  # fmt: skip


def _chair(one: Chair, colour: str) -> Node:
    ink = f"{colour}_text" if one.is_yours else "text"
    role, mark = role_words(one), ui("you") if one.is_yours else ""
    return row(text(one.name, "base", ink, weight="semibold" if one.is_yours else ""), text(role, "xs", "text2"),
               spacer(), text(mark, "xs", ink, ellipsis=False), gap=8, role="listitem",
               label=", ".join(filter(None, (one.name, role, mark))))  # fmt: skip
