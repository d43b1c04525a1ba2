"""Placeholder screens of every chart and widget, for the demo and for tests of the kit."""

from __future__ import annotations

from game.client.charts import Bar, Dot, Part, Series, Step, Turn, causal_chain, dot_plot, line_chart, stacked_bars
from game.client.ui.node import Node, col, row, stack, text
from game.client.widgets import (
    Field,
    Option,
    Span,
    avatar,
    badge,
    band_meter,
    banner,
    button,
    card,
    dialog,
    dots,
    gauge,
    ladder,
    multi_choice,
    progress,
    radio_list,
    section,
    segmented,
    slider,
    stepper,
    text_field,
    timer_ring,
    well,
)

_PLACES = [f"Q{i}" for i in range(1, 13)]
_SERIES = (
    Series("Norvik → Helios trust", (50, 54, 61, 59, 55, 47, 44, 52, 60, 63, 66, 68), "b", "square"),
    Series("Helios → Norvik trust", (52, 58, 66, 69, 62, 60, 51, 50, 56, 61, 64, 66), "a"),
    Series("Leak risk", (12, 14, 16, 22, 31, 38, 34, 26, 22, 20, 18, 17), "bad", "triangle", dashed=True),
)
_STEPS = (
    Step("Solo patent filing", "Q3 · Helios CTO", "scale", "warn", -1),
    Step("Trust B→A 61 → 47", "Q3–Q6", "handshake", "b", 1),
    Step("Sharing down 38%", "Q4–Q7", "share-2", "bad", -1),
    Step("Milestone 2 late", "Q7", "flask-conical", "warn"),
)
_TURNS = (Turn(2, 1), Turn(4, 2), Turn(6, 3), Turn(9, 4))
_CLOUD = tuple(Dot((i * 37) % 90, (i * 53) % 88) for i in range(1, 40))
_FRONTIER = ((5, 95), (40, 85), (70, 62), (92, 20))
_PARTS = (Part("Own market", "a"), Part("Joint product", "good"), Part("Licences", "warn"))
_BARS = (Bar("Helios", (42, 30, 12)), Bar("Norvik", (35, 34, 6)), Bar("Third", (20, 0, 4)))
_MARKS = (Dot(66, 58, "You", "a"), Dot(48, 70, "Norvik", "b", "square"))


def charts_screen(w: float, h: float) -> Node:
    """Every chart."""
    return row(
        col(
            card(
                text("How trust and leak risk moved", "lg"),
                line_chart("Trust and leak risk", _SERIES, _PLACES, high=80, turns=_TURNS, grow=1),
                grow=1,
            ),
            card(
                text("One causal chain you triggered", "lg"), causal_chain("Chain", _STEPS, prefix="chain", on="step")
            ),
            grow=1,
            gap=12,
        ),
        col(
            card(text("Where the value came from", "lg"), stacked_bars("Value", _PARTS, _BARS, unit=" M€")),
            card(
                text("What was possible", "lg"),
                dot_plot("Outcomes", (*_CLOUD, *_MARKS), "Own result", "Joint result", frontier=_FRONTIER),
            ),
            w="34%",
            gap=12,
        ),
        gap=12,
        pad=12,
        align="stretch",
    )


_OPTIONS = (
    Option("open", "Open the files", "Everybody in the lab reads them", "lock-open"),
    Option("need", "Need to know", "Named people only", "lock"),
    Option("none", "Share nothing", why="The contract asks for sharing"),
)


def _inputs() -> Node:
    return card(
        section("Inputs"),
        segmented(
            "tone", "Tone", (Option("firm", "Firm"), Option("warm", "Warm"), Option("plain", "Plain")), "warm", "tone"
        ),
        radio_list("files", "Files", _OPTIONS, "need", "files"),
        multi_choice("who", "Who", (Option("lz", "Lin Zhao"), Option("oh", "Omar Haddad")), ("oh",), "who"),
        slider("effort", "Effort", Span(0, 100, 10, 40), "effort", say="{} %".format, ghost=60),
        row(text("Engineers to send", "base", grow=1), stepper("send", "engineers", Span(0, 4, 1, 2), "send")),
        text_field(
            "name", "Your name", Field(placeholder="As others know you"), "name", caption=True, error="Too short."
        ),
        row(
            button("ok", "Join", "join", kind="primary"),
            button("no", "Leave", "leave", kind="danger"),
            button("more", "More", "more", kind="quiet"),
            button("off", "Not yet", "x", why="First choose a seat"),
            gap=8,
        ),
        w=0,
        grow=1,
    )


def _meters() -> Node:
    firms = row(*(avatar(i, f, size=32) for i, f in (("AB", "a"), ("CD", "b"), ("EF", "c"), ("GH", "d"))), gap=10)
    return card(
        section("Meters"),
        band_meter("Trust in partner", 3, trend=1, colour="good"),
        band_meter("Distrust", 1, trend=-1, colour="bad"),
        band_meter("Their guard", None),
        progress(0.4, "Progress", then=0.6),
        gauge("Cooperate", "Compete", 0.5, 0.1),
        ladder(("Facts", "Methods", "Drawings", "Know-why"), 1, "Depth", then=2),
        firms,
        row(dots(3, 5, "Tokens"), timer_ring(0.3, "Time"), badge("Quiet", "neutral"), gap=12),
        well(
            text("What did each side know when?", "sm", weight="semibold"),
            text("Compare in one sentence.", "sm", "text2"),
        ),
        banner("The server is not answering; trying again.", "warn", "wifi-off"),
        w=0,
        grow=1,
    )


def widgets_screen(w: float, h: float) -> Node:
    """Every input and meter, and a dialog."""
    ask = dialog(
        "ask",
        "Commit the plan?",
        text("You cannot take it back this quarter.", "base", "text2", wrap=True),
        actions=(button("ask.no", "Keep planning", "close"), button("ask.yes", "Commit", "commit", kind="primary")),
        close="close",
        w=380,
    )
    return stack(row(_inputs(), _meters(), Node(w="30%"), gap=12, pad=12, align="start"), ask)
