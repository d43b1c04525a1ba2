"""Talk: who said what where, the channels this seat may use, and a line to write."""

from __future__ import annotations

from game.client.model import Ui
from game.client.screens.bits import face, heading, panel
from game.client.screens.controls import Segment, segments
from game.client.screens.promises import has_words
from game.client.screens.words import firm_colour, firm_of, first_name, person_of, role_words, say, ui
from game.client.ui.node import Node, Style, col, field, flow, pressable, row, spacer, text
from game.client.ui.spec import Field
from game.client.ui.tokens import RADIUS_MD
from game.client.widgets import button, icon_button
from game.views import SeatView, TalkLine

LONGEST = 300  # words: `Say.text`


def channel_of(state: Ui, view: SeatView) -> str:
    """The channel that is open: the chosen one while it is offered, else the first."""
    offered = [choice.value for choice in view.options.channels]
    return state.channel if state.channel in offered else (offered[0] if offered else "")


def lines_of(view: SeatView, channel: str) -> list[TalkLine]:
    """What was said on a channel; a talk in private has one channel for each direction."""
    other = channel.removeprefix("seat:")
    if other == channel:
        return [one for one in view.talk if one.channel == channel]
    there, back = (channel, view.seat), (f"seat:{view.seat}", other)
    return [one for one in view.talk if (one.channel, one.seat) in (there, back)]


def offered(state: Ui, view: SeatView) -> tuple[Segment, ...]:
    """The channels that stand as pills: all for more than one, and the talks in private that have begun."""
    open_ = channel_of(state, view)
    shown = [
        one for one in view.options.channels
        if not one.value.startswith("seat:") or one.value == open_ or lines_of(view, one.value)
    ]  # fmt: skip
    return tuple(
        (one.value, first_name(say(one.label)) if one.value.startswith("seat:") else say(one.label)) for one in shown
    )


def talk_to(view: SeatView) -> Node:
    """Everybody one may talk to in private."""
    rows = []
    for one in view.options.channels:
        person = person_of(view, one.value.removeprefix("seat:"))
        if person is not None:
            colour, firm = firm_colour(view, person.firm), firm_of(view, person.firm)
            rows.append(pressable(
                f"to.{person.seat}", person.name, "channel", face(person.name, colour, firm.shape if firm else "circle"),
                col(text(person.name, "base", weight="medium", role=""), text(role_words(person), "xs", "text2", role="")),
                payload=one.value, w="49%", gap=10, pad=6, style=Style(hover="hover", radius=RADIUS_MD)))  # fmt: skip
    return flow(*rows, gap=6, run_gap=2, id="talk.people", roving=True, role="list", label=ui("talk.people"))


def talk_panel(state: Ui, view: SeatView, *, framed: bool = True) -> Node:
    """The talk of one channel."""
    open_ = channel_of(state, view)
    lines = lines_of(view, open_)
    names = offered(state, view)
    more = any(one.value.startswith("seat:") for one in view.options.channels)
    ledger = icon_button("talk.words", "handshake", ui("words"), "overlay", payload="words", w=26, h=26, key="w")
    head = row(
        heading(ui("talk")), spacer(),
        segments("talk.channel", ui("talk.channels"), "channel", names, open_) if names else None,
        icon_button("talk.more", "plus", ui("talk.more"), "overlay", payload="talk", w=26, h=26) if more else None,
        ledger if has_words(view) else None, gap=6,
    )  # fmt: skip
    rows = [line_row(view, one) for one in lines] or [text(ui("talk.empty"), "sm", "text3", wrap=True)]
    body = col(spacer(), *rows, id="talk.list", scroll="end", grow=1, gap=6, role="log", label=ui("talk"),
               focusable=len(lines) > 0)  # fmt: skip
    write = row(
        field("talk.write", ui("talk.write"), Field(placeholder=ui("talk.write"), max_length=LONGEST, submit="say", clear=True),
              grow=1, w=0, key="/", h=32),
        icon_button("talk.send", "send", ui("talk.send"), "say.now"),
        gap=4, pad=(0, 2, 0, 9), style=Style(fill="sunken", border="border", radius=RADIUS_MD),
    ) if open_ else None  # fmt: skip
    ask = _why(view, open_)
    if not framed:
        return col(head, body, ask, write, gap=8, grow=1)
    return panel(head, body, ask, write, id="talk", label=ui("talk"), grow=1, w=0)


def _why(view: SeatView, channel: str) -> Node | None:
    """Ask a colleague in private for the reason of what that seat did last."""
    other = person_of(view, channel.removeprefix("seat:")) if channel.startswith("seat:") else None
    if other is None or other.firm != view.firm:
        return None
    asked = ui("talk.why", name=first_name(other.name))
    return row(button("talk.why", asked, "say", payload=asked, picture="circle-question-mark", small=True))


def line_row(view: SeatView, one: TalkLine) -> Node:
    """One spoken line with its face."""
    person = person_of(view, one.seat)
    name = person.name if person else str(one.seat)
    colour = firm_colour(view, person.firm if person else "")
    firm = firm_of(view, person.firm) if person else None
    is_you = bool(person and person.is_you)
    return row(
        face(name, colour, firm.shape if firm else "circle", is_you=is_you),
        col(row(text(ui("you") if is_you else name, "sm", f"{colour}_text", weight="semibold"),
                text(ui("quarter.short", n=one.quarter), "xs", "text3", ellipsis=False), gap=8),
            text(one.text, "base", wrap=True), grow=1, w=0),
        gap=10, align="start", role="listitem", label=f"{name}: {one.text}",
    )  # fmt: skip
