"""The columns of the map: a firm with its people and its knowledge, and the alliance between the firms."""

from __future__ import annotations

from functools import partial

from game.client.screens.bits import face, firm_sign, heading, panel, pips
from game.client.screens.gaugegroups import gauge_rows
from game.client.screens.gauges import of_me, slim_row, word_row
from game.client.screens.words import (
    about_words,
    amount,
    firm_colour,
    firm_of,
    first_name,
    gauge_name,
    has,
    note_words,
    reading_words,
    role_words,
    say,
    titled,
    ui,
)
from game.client.ui.node import Node, Style, col, flow, icon, row, spacer, text
from game.client.ui.tokens import RADIUS_MD
from game.client.widgets import section
from game.views import ComponentChip, FirmCard, Gauge, PersonCard, Reading, SeatView, TenderCard

SLIM = 22  # ours: letters of a word that still leaves room for segments on its line
MANY = 7  # ours: from so many readings on, people are faces only, with their names as explanations
CHAIRS = ("tmt", "ally", "prod", "eng_a", "eng_p")


def of_panel(view: SeatView, panel_name: str, about: str = "") -> tuple[Gauge, ...]:
    """The gauges of a column; with `about`, those that speak of nobody else."""
    mine = [gauge for gauge in view.map_gauges if gauge.panel == panel_name]
    if not about:
        return tuple(mine)
    others = {firm.firm for firm in view.firms if firm.firm != about}
    return tuple(gauge for gauge in mine if gauge.about.split(">")[0] not in others)


def firm_column(view: SeatView, firm: FirmCard, *, small: bool = False) -> Node:
    """One firm: sign and name, gauges, knowledge, people; under the own one also what pulls at the seat."""
    colour = firm_colour(view, firm.firm)
    gauges = of_panel(view, "us" if firm.is_yours else "them", "" if firm.is_yours else firm.firm)
    sub = ui("firm.yours") if firm.is_yours else ui("firm.theirs")
    return panel(
        row(firm_sign(firm.shape, colour), col(heading(firm.label), text(sub, "sm", "text2")), gap=10),
        inside(firm.firm, firm.label, *gauge_rows(view, gauges, colour), _pulls(view, small) if firm.is_yours else None,
               *_knowledge(view, firm, colour, small), _people(view, firm, colour, small or len(gauges) >= MANY)),
        id=f"column.{firm.firm}", label=firm.label, accent=colour, grow=1, w=0, gap=7,
    )  # fmt: skip


def _pulls(view: SeatView, small: bool) -> Node | None:
    mine = of_me(view, 1, is_narrow=small)
    return col(section(ui("bench.me")), mine, gap=5) if mine else None


def alliance_column(view: SeatView, *, small: bool = False) -> Node:
    """The middle: what both have together, how each sees the other, and the next clients."""
    gauges = of_panel(view, "alliance")
    regard = [one for one in gauges if is_regard(one)]
    joint = tuple(one for one in gauges if one not in regard)
    sub = ui("alliance.dormant") if view.is_dormant else ui("alliance.sub")
    return panel(
        row(icon("handshake", 20, "good_text"), col(heading(ui("alliance")), text(sub, "sm", "text2")), gap=8),
        inside("alliance", ui("alliance"), *gauge_rows(view, joint, "good"), _regards(view, regard, small), *tender_board(view)),
        id="column.alliance", label=ui("alliance"), accent="good", grow=1, w=0, gap=7,
    )  # fmt: skip


def inside(name: str, label: str, *children: Node | None) -> Node:
    """The part of a column that scrolls below its name."""
    return col(*children, id=f"inside.{name}", scroll="start", grow=1, gap=8, pad=(0, 9, 0, 0), focusable=True, role="group",
               label=label)  # fmt: skip


def is_regard(gauge: Gauge) -> bool:
    """Whether a gauge speaks of how one side sees the other."""
    return "trust" in gauge.id


def _regards(view: SeatView, gauges: list[Gauge], small: bool) -> Node | None:
    """Who trusts whom, and how far: one block for each direction."""
    # All in one form: rows of two forms below each other read as two kinds of thing.
    is_long = any(len(reading_words(one.reading)) > SLIM for one in gauges)
    shape = word_row if small or is_long else partial(slim_row, w=46)

    def draw(one: Gauge) -> Node:
        return shape(view, one, regard_ink(view, one), _regard_name(view, one))

    pairs = list(dict.fromkeys(one.about for one in gauges))
    blocks = [
        col(text(about_words(view, about) if about else ui("regard.ours"), "sm", weight="semibold", wrap=True),
            *(draw(one) for one in gauges if one.about == about),
            gap=4 if shape is word_row else 1, role="group", label=about_words(view, about))
        for about in pairs
    ]  # fmt: skip
    return col(section(ui("regard")), *blocks, gap=5) if blocks else None


def _regard_name(view: SeatView, gauge: Gauge) -> str:
    return ui(f"regard.{gauge.id}") if has(f"ui.regard.{gauge.id}") else gauge_name(view, gauge)


def regard_ink(view: SeatView, gauge: Gauge) -> str:
    """The colour of the firm that trusts or distrusts: the source of a pair, else ours for our own regard."""
    source = gauge.about.split(">")[0]
    return firm_colour(view, source) if firm_of(view, source) else "a"


# ---- knowledge -------------------------------------------------------------------------------------------------------


def _knowledge(view: SeatView, firm: FirmCard, colour: str, small: bool) -> list[Node]:
    chips = [one for one in view.components if one.owner == firm.firm]
    if firm.is_yours:
        chips += [one for one in view.components if not one.owner]
    if not chips:
        return []
    return [col(section(ui("knowledge")), *(component_row(one, colour, small=small) for one in chips), gap=4)]


def best(chip_: ComponentChip) -> Reading:
    """The better known of the two masteries, for the pips."""
    known = [one for one in (chip_.product, chip_.alliance) if one.kind in ("exact", "range")]
    return max(known, key=lambda one: one.high) if known else chip_.product


def component_row(one: ComponentChip, colour: str, *, small: bool = False) -> Node:
    """One piece of knowledge: kind, name, tacit mark, mastery; unseen ones are dashed with a question mark."""
    ink = "neutral" if not one.owner else colour
    reading = best(one)
    hidden = one.kind == "unknown" or not one.name
    name = ui("component.unseen") if hidden else titled(one.name)
    image = {"core": "lock" if one.is_locked else "star", "common": "layers"}.get(one.kind, "share-2")
    known = reading.kind in ("exact", "range")
    mastery = f"{reading_words(reading)}" if known else note_words(reading) or ui("unknown")
    tip = "\n".join(part for part in (one.text, ui(f"kind.{one.kind}"), f"{ui('mastery')}: {mastery}",
                                      ui(f"tacit.{one.tacit}"), ui("component.locked") if one.is_locked else "",
                                      ui("component.marked") if one.is_marked else "") if part)  # fmt: skip
    return row(
        icon("circle-question-mark" if hidden else image, 14, "outline" if hidden else f"{ink}_text"),
        text(name, "sm", "text3" if hidden else "text", weight="medium" if one.kind == "core" else ""),
        row(*(icon("hand", 12, "text3") for _ in range(one.tacit)), gap=1) if one.tacit and not hidden and not small else None,
        icon("eye", 13, "warn_text") if one.is_marked else None,
        spacer(),
        pips(reading.low, reading.high, ink) if known else text("?", "sm", "text3", ellipsis=False),
        gap=6, pad=(1, 7), tip=tip, id=f"component.{one.component}", role="listitem", label=f"{name}: {mastery}",
        style=Style(border="outline" if hidden else "border", radius=RADIUS_MD, dashed=hidden),
    )  # fmt: skip


# ---- people ----------------------------------------------------------------------------------------------------------


def _people(view: SeatView, firm: FirmCard, colour: str, small: bool) -> Node:
    here = sorted((one for one in view.people if one.firm == firm.firm), key=lambda one: CHAIRS.index(one.role))
    faces = (_person(one, colour, firm.shape, small) for one in here)
    return col(section(ui("people")), flow(*faces, gap=8, run_gap=6), gap=5, role="list", label=ui("people"))


def _person(one: PersonCard, colour: str, shape: str, small: bool) -> Node:
    where = say(one.note) if one.note else role_words(one)
    tip = f"{one.name}\n{role_words(one)}" + (f" · {where}" if one.note else "")
    name = ui("you") if one.is_you else first_name(one.name)
    words = col(
        text(name, "sm", weight="semibold" if one.is_you else "medium", ellipsis=False),
        text(say(one.note) if one.note else role_words(one, is_short=True), "xs", "text2", weight="regular", wrap=True),
        w=66,
    )
    return row(face(one.name, colour, shape, is_you=one.is_you), None if small else words, gap=6, tip=tip,
               id=f"person.{one.seat}", role="listitem", label=f"{name}, {where}")  # fmt: skip


# ---- tenders ---------------------------------------------------------------------------------------------------------


def tender_board(view: SeatView) -> list[Node]:
    """The clients who decide now and next, and what the last ones decided."""
    if not view.tenders:
        return []
    cards = [_tender(view, one, index) for index, one in enumerate(view.tenders)]
    return [col(section(ui("tenders")), *cards, gap=6, role="list", label=ui("tenders"))]


def is_won(one: TenderCard) -> bool:
    """Whether somebody at this table won the client."""
    return one.outcome is not None and not one.outcome.key.endswith("lost")


def _tender(view: SeatView, one: TenderCard, index: int) -> Node:
    firm = firm_of(view, one.lead)
    colour = firm_colour(view, one.lead)
    lean = ui("tender.lean", word=reading_words(one.lean)) if one.lean.kind != "unknown" else note_words(one.lean)
    second = say(one.outcome) if one.outcome else lean
    when = "" if one.quarter == view.quarter else f"{ui('quarter.short', n=one.quarter)} · "
    tip = "\n".join(part for part in (say(one.note) if one.note else "", lean, second if one.outcome else "") if part)
    return row(
        firm_sign(firm.shape if firm else "circle", colour, 10),
        col(row(text(titled(one.client), "sm", weight="medium", wrap=True, grow=1, w=0),
                text(amount(one.value_keur, "keur"), "sm", "text2", ellipsis=False), gap=6),
            text(when + second, "xs", "good_text" if is_won(one) else "text2", weight="regular", wrap=True), grow=1, w=0),
        gap=8, pad=(5, 8), tip=tip, id=f"tender.{index}", role="listitem", label=f"{one.client}: {second}",
        style=Style(fill="sunken", radius=RADIUS_MD),
    )  # fmt: skip
