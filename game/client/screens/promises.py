"""Words given: the ledger of who promised what to whom until when, and the form to give one; the law judges both."""

from __future__ import annotations

from game.client.model import Ui
from game.client.screens.bits import chip
from game.client.screens.controls import Segment, labelled, line_field, segments
from game.client.screens.forms import segment
from game.client.screens.words import person_of, say, ui
from game.client.ui.node import Node, Style, col, icon, row, spacer, text
from game.client.ui.spec import Span
from game.client.ui.tokens import RADIUS_MD
from game.client.widgets import banner, button, section, stepper
from game.client.widgets.chips import Tone
from game.ids import Line
from game.moves import GiveWord
from game.views import Choice, SeatView, WordForm, WordRow

VERDICTS = ("kept", "broken", "unknown")
LOOKS: dict[str, tuple[str, Tone]] = {
    "running": ("clock", "neutral"),
    "kept": ("circle-check", "good"),
    "broken": ("x", "bad"),
    "unknown": ("circle-question-mark", "warn"),
}


def has_words(view: SeatView) -> bool:
    """Whether this seat has heard a word, or may ever give one."""
    return bool(view.words.ledger or view.words.forms)


def pledge(state: Ui, view: SeatView) -> GiveWord | None:
    """The word as the form shows it, where nothing was chosen the first offered; `None` when none can be given."""
    form = _form_of(state, view)
    if form is None or view.words.closed:
        return None
    what = state.word_text.strip() if form.most else _chosen(form.what, state.word_what)
    until = min(max(state.word_until, view.words.first), view.words.last)
    return GiveWord(form.kind, _chosen(form.to, state.word_to), until, state.is_word_public, what)


def words_page(state: Ui, view: SeatView, refused: Line | None = None) -> Node:
    """The form above the ledger; the newest word stands first."""
    rows = [word_row(view, one) for one in reversed(view.words.ledger)]
    return col(
        banner(say(refused), "bad", "triangle-alert") if refused else None,
        _giving(state, view),
        section(ui("words.ledger")),
        *(rows or [text(ui("words.none"), "sm", "text3", wrap=True)]),
        gap=10,
    )


def word_row(view: SeatView, one: WordRow) -> Node:
    """One word: who gave it to whom until when, how it stands, and what its receiver may do with it."""
    giver = person_of(view, one.giver)
    who = ui("you") if giver and giver.is_you else giver.name if giver else str(one.giver)
    how = ui("words.public" if one.is_public else "words.private")
    sides = [ui(f"words.{side}") for side, holds in (("to_you", one.is_to_you), ("binds_you", one.binds_you)) if holds]
    head = ui("words.row", giver=who, to=say(one.to), until=one.until)
    image, tone = LOOKS[one.status]
    status = ui(f"words.{one.status}")
    return col(
        row(text(head, "sm", "text2", wrap=True, grow=1, w=0), chip(status, tone, image=image, cut=False), gap=8),
        text(say(one.what), "base", weight="semibold", wrap=True),
        row(icon("users" if one.is_public else "lock", 12, "text3"), text(" · ".join((how, *sides)), "xs", "text3"), gap=5),
        _answers(one),
        gap=4, pad=(8, 10), role="listitem", label=f"{head}: {say(one.what)}. {status}, {how}",
        style=Style(fill="sunken", radius=RADIUS_MD),
    )  # fmt: skip


def _answers(one: WordRow) -> Node | None:
    made: list[Node] = []
    if "judge" in one.may:
        verdicts: tuple[Segment, ...] = tuple((name, ui(f"words.{name}")) for name in VERDICTS)
        chosen = "" if one.status == "running" else one.status
        made.append(
            segments(f"judge.{one.number}", ui("words.judge"), "word.judge", verdicts, chosen, payload=one.number)
        )
    if "show" in one.may:
        made.append(
            button(f"show.{one.number}", ui("words.show"), "word.show", payload=one.number, picture="eye", small=True)
        )
    return row(*made, gap=10) if made else None


# ---- giving one ------------------------------------------------------------------------------------------------------


def _giving(state: Ui, view: SeatView) -> Node | None:
    words, form, word = view.words, _form_of(state, view), pledge(state, view)
    if words.closed:
        return banner(say(words.closed), "warn", "lock")
    if form is None or word is None:
        return None
    kinds: tuple[Segment, ...] = tuple((one.kind, say(one.label)) for one in words.forms)
    public: tuple[Segment, ...] = (("no", ui("words.private")), ("yes", ui("words.public")))
    until = Span(words.first, words.last, 1, word.until)
    what: Node | None = None
    if form.most:
        what = line_field("word.text", ui("words.own"), state.word_text, "word.text", "word.give", most=form.most)
    elif form.what:
        what = _pick("what", form.what, word.what)
    ready = bool(word.what) or not form.most
    return col(
        section(ui("words.give")),
        labelled(ui("words.kind"), segments("word.kind", ui("words.kind"), "word.kind", kinds, form.kind)),
        labelled(ui("words.what"), what) if what else None,
        labelled(ui("words.to"), _pick("to", form.to, word.to)),
        row(labelled(ui("words.until"), row(stepper("word.until", ui("words.until"), until, "word.until"))),
            labelled(ui("words.way"), segments("word.public", ui("words.way"), "word.public", public,
                                               "yes" if word.is_public else "no")), gap=24, align="start"),
        row(spacer(), button("word.give", ui("words.give"), "word.give", kind="primary", picture="handshake",
                             disabled=not ready)),
        gap=10, role="form", label=ui("words.give"),
    )  # fmt: skip


def _pick(name: str, choices: tuple[Choice, ...], chosen: str) -> Node:
    return segments(f"word.{name}", ui(f"words.{name}"), f"word.{name}", tuple(map(segment, choices)), chosen)


def _form_of(state: Ui, view: SeatView) -> WordForm | None:
    forms = view.words.forms
    return next((one for one in forms if one.kind == state.word_kind), forms[0] if forms else None)


def _chosen(choices: tuple[Choice, ...], wanted: str) -> str:
    offered = [one.value for one in choices]
    return wanted if wanted in offered else next(iter(offered), "")
