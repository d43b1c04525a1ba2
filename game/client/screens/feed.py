"""What happened and why: what, because with signs, so what; newest first, grouped by quarter."""

from __future__ import annotations

from game.client.model import Model, Ui
from game.client.screens.bits import Tone, heading, panel, round_tile
from game.client.screens.controls import segments
from game.client.screens.words import say, ui
from game.client.ui.node import Node, Style, col, row, spacer, text
from game.client.ui.tokens import RADIUS_MD
from game.views import Entry, Factor, SeatView

# Event kind to drawing, by the first of these that its name holds; the law may add kinds without a change here.
IMAGES = (
    ("Leak", "droplet"), ("Rumour", "megaphone"), ("Story", "megaphone"), ("Song", "megaphone"), ("Rhetoric", "megaphone"),
    ("Trust", "handshake"), ("Distrust", "eye"), ("Tender", "briefcase"), ("Manager", "briefcase"),
    ("Invitation", "briefcase"), ("Client", "briefcase"), ("Mandate", "shield"), ("Wall", "shield"), ("Lock", "lock"),
    ("Session", "beaker"), ("Breakthrough", "sprout"), ("Insight", "lightbulb"), ("Ideas", "lightbulb"),
    ("Loyalty", "users"), ("Torn", "split"), ("Course", "compass"), ("Token", "coins"), ("Gain", "euro"),
    ("Result", "euro"), ("Promise", "hand"), ("Credit", "award"), ("Red", "refresh-cw"), ("Alliance", "handshake"),
    ("News", "bell"), ("Knowledge", "droplet"), ("Use", "eye"), ("Quarter", "bell"), ("Shock", "zap"), ("Cycle", "refresh-cw"),
    ("Score", "award"), ("Split", "scale"), ("Said", "message-circle"), ("Game", "flag"),
    ("Door", "door-open"), ("Partners", "door-open"), ("Top", "phone"), ("Air", "phone"), ("Audit", "search"),
    ("PartnerA", "search"), ("Lines", "building-2"), ("Talked", "message-circle"), ("Plans", "users"), ("Board", "building-2"),
)  # fmt: skip
ROOMY = 800.0  # ours: from this height on entries show all they have
SILENT = ("QuarterOpened",)  # the header and the news say it
WEIGHT = {3: "mainly", 2: "also", 1: "little"}


def image_of(event: str) -> str:
    """The drawing of an event's kind."""
    return next((image for part, image in IMAGES if event.startswith(part)), "info")


def feed_panel(model: Model, state: Ui, view: SeatView, *, framed: bool = True) -> Node:
    """The feed with its filter."""
    here = state.feed or ("news" if view.phase == "news" else "all")
    names = ("all", "mine", "news") if view.news else ("all", "mine")
    title = ui("news" if here == "news" else "feed")
    head = row(
        heading(title), spacer(),
        segments("feed.filter", ui("feed.filter"), "feed", tuple((name, ui(f"feed.{name}")) for name in names), here), gap=8,
    )  # fmt: skip
    rows = [news_list(view)] if here == "news" and view.news else _entries(state, view, here == "mine")
    body = col(*(rows or [text(ui("feed.empty"), "sm", "text3", wrap=True)]), id="feed.list", scroll="start", grow=1, gap=6,
               role="list", label=title, focusable=bool(rows))  # fmt: skip
    if not framed:
        return col(head, body, gap=8, grow=1)
    return panel(head, body, id="feed", label=ui("feed"), grow=1, w=0)


def _entries(state: Ui, view: SeatView, only_mine: bool) -> list[Node]:
    chosen = [one for one in view.feed if one.event not in SILENT and (one.is_mine or not only_mine)]
    roomy = state.h >= ROOMY
    return [entry_row(one, f"entry.{index}", roomy=roomy) for index, one in enumerate(reversed(chosen))]


def entry_row(one: Entry, id: str, *, roomy: bool = True) -> Node:
    """One entry; its tip holds everything, the row what fits."""
    tone: Tone = "neutral" if one.tone == "neutral" else one.tone
    lines = [because_words(one.because, one.has_hidden)] if one.because or one.has_hidden else []
    so = say(one.so) if one.so else ""
    tip = "\n".join([say(one.what), *(factor_words(factor) for factor in one.because),
                     *([ui("because.hidden")] if one.has_hidden else []), *([so] if so else [])])  # fmt: skip
    return row(
        round_tile(image_of(one.event), tone),
        col(text(say(one.what), "base", weight="semibold", wrap=True, max_lines=2),
            *(text(line, "sm", "text2", wrap=True, max_lines=0 if roomy else 2) for line in lines),
            text(so, "sm", "text3", wrap=True, max_lines=2) if so and roomy else None, grow=1, w=0),
        text(ui("quarter.short", n=one.quarter), "xs", "text3", ellipsis=False),
        gap=10, pad=(3, 4), align="start", tip=tip, id=id, role="listitem", label=tip.replace("\n", "; "),
    )  # fmt: skip


def factor_words(factor: Factor) -> str:
    """A factor with its sign and weight, for the explanation."""
    return f"{'▲' if factor.sign > 0 else '▼'} {ui(f'weight.{WEIGHT[factor.weight]}')} {say(factor.label)}"


def because_words(factors: tuple[Factor, ...], has_hidden: bool) -> str:
    """The reasons in one line, each with its sign."""
    parts = [f"{'▲' if factor.sign > 0 else '▼'} {say(factor.label)}" for factor in factors]
    if has_hidden and not parts:
        return ui("because.hidden")
    if has_hidden:
        parts.append(ui("because.more"))
    return ui("because", parts=" · ".join(parts))


def factor_list(factors: tuple[Factor, ...], has_hidden: bool) -> Node:
    """Factors one below the other, for stories with room."""
    rows = [
        row(text("▲" if one.sign > 0 else "▼", "sm", "text2", ellipsis=False),
            text(f"{ui(f'weight.{WEIGHT[one.weight]}')} {say(one.label)}", "sm", "text2", wrap=True, grow=1, w=0),
            gap=6, align="start")
        for one in factors
    ]  # fmt: skip
    hidden = text(ui("because.hidden"), "sm", "text3", wrap=True) if has_hidden else None
    return col(*rows, hidden, gap=2)


def news_list(view: SeatView) -> Node:
    """This quarter's news, own mail after it."""
    rows = [
        row(round_tile("bell" if index == 0 else "info", "warn" if index == 0 else "neutral"),
            text(one, "base", weight="medium" if index == 0 else "", wrap=True, grow=1, w=0), gap=10, align="start",
            role="listitem", label=one, pad=8, style=Style(fill="sunken", radius=RADIUS_MD))
        for index, one in enumerate(view.news)
    ]  # fmt: skip
    return col(*rows, gap=6, role="list", label=ui("news"))
