"""Your moves: the cards of this phase with cost, effects, warnings and forms; the plan; the seal."""

from __future__ import annotations

from collections.abc import Iterable

from game.client.draft import shown
from game.client.model import Model, Ui
from game.client.screens.asks import ask_panel
from game.client.screens.bits import chip, heading, panel, tile
from game.client.screens.coach import coach_button
from game.client.screens.forms import form
from game.client.screens.hand import hand
from game.client.screens.team import team_panel
from game.client.screens.words import amount, effect_span, say, ui
from game.client.ui.node import Node, Style, col, flow, icon, pressable, row, rule, text
from game.client.ui.tokens import RADIUS_LG
from game.client.widgets import button, dots
from game.ids import Line
from game.views import CardOption, Effect, Options, SeatView

IMAGES = {
    "T0": "pen", "T12": "handshake",
    "T1": "compass", "T2": "megaphone", "T3": "ear", "T4": "building-2", "T5": "shield", "T6": "message-circle", "T7": "scale",
    "T8": "phone", "T9": "door-open", "T10": "search", "T11": "phone", "A1": "users", "A2": "house",
    "A3": "briefcase", "A4": "award", "A5": "book-open", "A6": "sprout", "A7": "hand", "A8": "shield", "A9": "eye",
    "P3": "compass", "P7": "phone", "P8": "users", "P1": "target", "P2": "share-2", "P4": "lightbulb", "P5": "lock",
    "P6": "eye", "E1": "search", "E2": "message-circle", "E3": "phone",
    "E4": "list", "E5": "share-2", "E6": "arrow-left", "E7": "pen", "E8": "star", "E9": "flag", "F1": "wrench",
    "F2": "book-open", "F3": "sprout", "F4": "map", "F5": "beaker",
}  # fmt: skip
TREND = {1: "trending-up", -1: "trending-down", 0: "arrow-right"}


def moves_panel(
    model: Model, state: Ui, view: SeatView, *, framed: bool = True, w: float | None = None, without: str = ""
) -> Node:
    """The panel at the right: what this seat may do now; the card `without` has its form elsewhere on the screen."""
    options = view.options
    held = model.held
    cards = [card_node(shown(one, held), state, view, index, is_new=held is not None)
             for index, one in enumerate(in_reach(one for one in options.cards if one.card != without))]  # fmt: skip
    note = bench_note(view) if view.bench and view.phase != "encounters" else None
    asks = [ask_panel(ask, state, index) for index, ask in enumerate(options.asks)]
    body = col(
        note, team_panel(view, spent(model, options)), *cards, *asks, hand(view), None if cards or asks else _nothing(view),
        id="moves.list", scroll="start", grow=1, gap=8, role="list", label=ui("moves"),
    )  # fmt: skip
    inside = (_head(view, options, spent(model, options)), body, _foot(model, view))
    if not framed:
        return col(*inside, gap=10, grow=1)
    return panel(*inside, id="moves", label=ui("moves"), w=w, gap=10, grow=0 if w else 1)


def in_reach(cards: Iterable[CardOption]) -> list[CardOption]:
    """The cards as they are listed: what can be done stands before what is closed, each in the law's order."""
    return sorted(cards, key=lambda one: one.closed is not None)


def spent(model: Model, options: Options) -> int:
    """What the draft costs as the person has it now: the law's number, or the shown costs while it is on its way."""
    if model.held is None:
        return options.spent
    held = {card.card for card in model.held}
    return sum(option.cost for option in options.cards if option.card in held)


def _head(view: SeatView, options: Options, used: int) -> Node:
    left = options.purse - used
    purse = col(
        dots(max(0, left), options.purse, ui(f"purse.{options.purse_unit}", left=left, all=options.purse)),
        text(ui(f"purse.{options.purse_unit}", left=left, all=options.purse), "sm", "bad_text" if left < 0 else "text2",
             ellipsis=False),
        gap=4, align="end", role="status", label=ui(f"purse.{options.purse_unit}", left=left, all=options.purse),
    ) if options.purse and options.cards else None  # fmt: skip
    title = "moves" if options.cards else "moves.none"
    who = view.office if view.office and view.phase == "strategy" else view.role
    return row(col(heading(ui(title)), text(ui(f"phase.{view.phase}.help.{who}"), "sm", "text2", wrap=True),
    grow=1, w=0),
               purse, gap=10, align="start")  # fmt: skip


def _nothing(view: SeatView) -> Node:
    return text(ui("moves.nothing"), "base", "text2", wrap=True)


def bench_note(view: SeatView) -> Node | None:
    """What lies on the bench before one meets there: the problem, and how deep it is."""
    bench = view.bench
    if bench is None:
        return None
    return col(
        row(tile("beaker", "neutral", 26), text(ui("bench.name", name=bench.name), "md", weight="semibold"), gap=10),
        text(bench.problem, "base", wrap=True),
        row(
            icon("target", 14, "good_text"),
            text(ui(f"need.{bench.need}"), "sm", "good_text", weight="medium", wrap=True, grow=1, w=0),
            gap=6,
        ),
        gap=7,
        pad=10,
        role="note",
        label=bench.problem,
        style=Style(fill="sunken", radius=RADIUS_LG),
    )


# ---- one card --------------------------------------------------------------------------------------------------------


def card_title(card: str) -> str:
    """The name of a card."""
    return say(Line(f"card.{card}.title"))


def card_node(option: CardOption, state: Ui, view: SeatView, index: int, *, is_new: bool = False) -> Node:
    """One card: closed ones keep their sentence, open ones show their form."""
    is_open = state.open_card == option.card and not view.options.is_sealed
    closed = say(option.closed) if option.closed else ""
    told = (
        text(say(Line(f"card.{option.card}.text")), "sm", "text2", wrap=True, role="")
        if is_open or not closed
        else None
    )
    shut = row(icon("lock", 13, "warn_text"), text(closed, "sm", "warn_text", weight="medium", wrap=True, grow=1, w=0),
               gap=6, align="start", role="note", label=closed) if closed else None  # fmt: skip
    face = pressable(
        f"card.{option.card}", card_title(option.card), "card.open",
        tile(IMAGES.get(option.card, "layers"), "neutral" if closed else "primary"),
        col(row(text(card_title(option.card), "md", "text3" if closed else "text", weight="semibold", role="", grow=1,
        w=0),
                None if closed else _price(option, view), gap=8),
            shut, told, None if closed else _chips(option), grow=1, w=0, gap=3),
        payload=option.card, key=str(index + 1) if index < 9 else "", gap=10, pad=8,
        align="center" if closed else "start",
        value=_spoken(option, closed), selected=option.is_drafted, tip=say(Line(f"card.{option.card}.text")) if closed else None,
        style=Style(hover="" if closed else "hover", radius=RADIUS_LG - 2),
    )  # fmt: skip
    notes = [_note(say(warning)) for warning in option.warnings]
    open_form = form(option, view.options.is_sealed) if is_open and not closed else None
    return col(
        face, *notes, open_form,
        gap=0, pad=(2, 2, 10 if notes or open_form else 2, 2), role="listitem", label=card_title(option.card),
        style=_frame(option, closed, is_open, is_new), id=f"option.{option.card}",
    )  # fmt: skip


def _frame(option: CardOption, closed: str, is_open: bool, is_new: bool) -> Style:
    if closed:
        return Style(fill="sunken", border="border", radius=RADIUS_LG)
    if option.is_drafted:
        return Style(
            fill="surface", border="primary", border_w=2, radius=RADIUS_LG, shadow=1, dashed=is_new and is_open
        )
    return Style(fill="surface", border="border_strong" if is_open else "border", radius=RADIUS_LG)


def _spoken(option: CardOption, closed: str) -> str:
    state = closed or ui(
        "card.drafted" if option.is_drafted else "card.standing" if option.is_standing else "card.free"
    )
    effects = "; ".join(f"{say(one.label)} {effect_span(one.reading, one.direction) if one.reading else ''}".strip()
                        for one in option.effects)  # fmt: skip
    return f"{state} {ui('card.cost', cost=option.cost)} {effects}".strip()


def _price(option: CardOption, view: SeatView) -> Node:
    image = "zap" if view.options.purse_unit == "focus" else "coins"
    return row(
        text(amount(option.cost_keur, "keur"), "xs", "text2", ellipsis=False,
        weight="regular") if option.cost_keur else None,
        row(icon(image, 13, "text2"), text(str(option.cost), "sm", weight="semibold", ellipsis=False), gap=3),
        icon("circle-check", 16, "primary") if option.is_drafted else None,
        gap=7,
    )  # fmt: skip


def _chips(option: CardOption) -> Node | None:
    stands = chip(ui("card.stands"), "neutral") if option.is_standing and not option.is_drafted else None
    chips = [effect_chip(effect) for effect in option.effects]
    return flow(stands, *chips, gap=4, run_gap=4, pad=(4, 0, 0, 0)) if chips or stands else None


def effect_chip(effect: Effect) -> Node:
    """What a card is expected to move, with its range."""
    value = effect_span(effect.reading, effect.direction) if effect.reading else ""
    return chip(say(effect.label), effect.tone, image=TREND[effect.direction], strong=value)


def _note(sentence: str) -> Node:
    return row(icon("triangle-alert", 14, "warn_text"), text(sentence, "sm", "warn_text", weight="medium", wrap=True,
    grow=1, w=0),
               gap=6, pad=(6, 12, 4, 48), align="start", role="note", label=sentence)  # fmt: skip


# ---- the plan --------------------------------------------------------------------------------------------------------


def _foot(model: Model, view: SeatView) -> Node:
    options = view.options
    held = model.held
    planned = [card_title(one.card) for one in options.cards if shown(one, held).is_drafted]
    plan = (
        row(
            text(ui("plan"), "sm", weight="semibold", ellipsis=False),
            text(
                " · ".join(planned) or ui("plan.pull" if view.phase == "encounters" and view.bench else "plan.empty"),
                "sm",
                "text2",
                wrap=True,
                max_lines=2,
                grow=1,
                w=0,
            ),
            chip(ui("plan.pending"), "neutral", image="refresh-cw") if model.is_busy else None,
            coach_button(model),
            gap=8,
        )
        if options.cards
        else None
    )
    return col(rule(), plan, refusal_node(model), seal_row(model, view), gap=8)


def refusal_node(model: Model) -> Node | None:
    """Why the last wish was refused, until the next one."""
    if model.refused is None:
        return None
    sentence = say(model.refused)
    return row(icon("triangle-alert", 15, "bad_text"), text(sentence, "sm", "bad_text", wrap=True, grow=1, w=0),
    gap=8, pad=8,
               align="start", role="alert", label=sentence, style=Style(fill="bad_soft", radius=8))  # fmt: skip


def seal_row(model: Model, view: SeatView) -> Node:
    """The one button that ends one's phase, and the one that takes it back."""
    options = view.options
    if options.is_sealed:
        return row(
            icon("lock", 18, "good_text"),
            col(text(ui("sealed"), "md", "good_text", weight="semibold"), text(ui("sealed.so"), "xs", "good_text",
            wrap=True),
                grow=1, w=0, role="status", label=ui("sealed")),
            button("unseal", ui("unseal"), "unseal", picture="lock-open"),
            gap=10, pad=(6, 6, 6, 12), style=Style(fill="good_soft", border="good", radius=RADIUS_LG),
        )  # fmt: skip
    key = "seal" if options.cards else "next" if view.phase in ("news", "results") else "done"
    return row(pressable(
        "seal", ui(key), "seal",
        icon("circle-check", 17, "on_primary"), text(ui(key), "md", "on_primary", weight="semibold", ellipsis=False,
        role=""),
        text(ui("seal.key"), "xs", "on_primary", ellipsis=False, role=""),
        key="ctrl+return", grow=1, h=42, gap=9, justify="center",
        style=Style(fill="primary", radius=8, hover="primary_hover")))  # fmt: skip
