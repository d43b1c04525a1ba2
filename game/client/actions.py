"""What the person's actions mean: each changes what is looked at, or becomes a wish; no pixels and no rules here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from game.client import draft
from game.client.model import Ui
from game.client.screens.hand import HAND_BACK
from game.client.screens.promises import pledge
from game.client.screens.talk import channel_of
from game.client.session import Session
from game.moves import AnswerConcern, Feel, JudgeWord, MarkNews, OneWord, Predict, Say, ShowLetter, Unseal
from game.views import Options, SeatView

Act = Callable[[Ui, Session, Any], Ui]


def act(state: Ui, session: Session, name: str, payload: object) -> Ui:
    """Carry out one action; what is looked at next. An action that makes no sense now does nothing."""
    known = ACTS.get(name)
    return known(state, session, payload) if known else state


def _set(**fixed: object) -> Act:
    return lambda state, _session, _payload: replace(state, **fixed)  # type: ignore[arg-type]  # names of Ui's fields


def _take(field: str, kind: Callable[[Any], object] = str) -> Act:
    return lambda state, _session, payload: replace(state, **{field: kind(payload)})  # type: ignore[arg-type]  # as above


# ---- cards -----------------------------------------------------------------------------------------------------------


def _options(session: Session) -> Options | None:
    view = session.model.view
    return view.options if view and not view.options.is_sealed else None


def _open(state: Ui, _session: Session, card: str) -> Ui:
    return replace(state, open_card="" if state.open_card == card else card)


def _put(state: Ui, session: Session, card: str) -> Ui:
    if options := _options(session):
        session.put(draft.put(options, session.cards, card))
    return state


def _field(state: Ui, session: Session, payload: tuple[tuple[str, str], Any]) -> Ui:
    (card, field), value = payload
    if options := _options(session):
        session.put(draft.change(options, session.cards, card, field, value))
    return state


def _many(state: Ui, session: Session, payload: tuple[tuple[str, str], str]) -> Ui:
    (card, name), value = payload
    options = _options(session)
    option = next((one for one in options.cards if one.card == card), None) if options else None
    if options is None or option is None:
        return state
    field = next(one for one in option.fields if one.name == name)
    chosen = dict(draft.shown(option, session.model.held).values).get(name, ())
    session.put(draft.change(options, session.cards, card, name, draft.toggled(field, chosen, value)))
    return state


def _typed(state: Ui, session: Session, payload: tuple[tuple[str, str], str]) -> Ui:
    (card, field), value = payload
    if options := _options(session):
        session.hold(draft.change(options, session.cards, card, field, value))
    return state


def _flush(state: Ui, session: Session, _payload: object) -> Ui:
    session.flush()
    return state


def _seal(state: Ui, session: Session, _payload: object) -> Ui:
    if _options(session):
        session.put(session.cards, seal=True)
    return state


def _unseal(state: Ui, session: Session, _payload: object) -> Ui:
    session.wish(Unseal())
    return state


# ---- talk and questions ----------------------------------------------------------------------------------------------


def _say(state: Ui, session: Session, text: str) -> Ui:
    view = session.model.view
    if view and text.strip():
        session.wish(Say(channel_of(state, view), text.strip()))
    return state


def _channel(state: Ui, _session: Session, channel: str) -> Ui:
    return replace(state, channel=channel, overlay="", tab="talk" if state.layout != "L" else state.tab)


def _mark(state: Ui, session: Session, payload: tuple[str, str]) -> Ui:
    session.wish(MarkNews(int(payload[1])))
    return state


def _predict(state: Ui, session: Session, payload: tuple[str, str]) -> Ui:
    question, answer = payload
    session.wish(Predict(question, answer, _sureness(session.model.view, question) or state.sure))
    return state


def _sureness(view: SeatView | None, question: str) -> int:
    return next((ask.sure for ask in view.options.asks if ask.question == question), 0) if view else 0


def _sure(state: Ui, session: Session, payload: tuple[str, int]) -> Ui:
    question, level = payload
    view = session.model.view
    answered = next((ask.answered for ask in view.options.asks if ask.question == question), "") if view else ""
    if answered:
        session.wish(Predict(question, answered, level))
    return replace(state, sure=level)


def _feel(state: Ui, session: Session, level: str) -> Ui:
    session.wish(Feel(int(level)))
    return state


def _one_word(state: Ui, session: Session, _payload: object) -> Ui:
    if not state.own_word.strip():
        return state
    session.wish(OneWord(state.own_word.strip()))
    return replace(state, own_word="")


def _thought(state: Ui, _session: Session, payload: tuple[int, str]) -> Ui:
    at, written = payload
    return replace(state, thoughts=tuple(written if k == at else one for k, one in enumerate(state.thoughts)))


def _hand_back(state: Ui, session: Session, which: str) -> Ui:
    """Put the card that hands an insight back into the plan, with this insight."""
    options = _options(session)
    if options is None or all(one.card != HAND_BACK or one.closed for one in options.cards):
        return state
    session.put(draft.change(options, session.cards, HAND_BACK, "which", which))
    return replace(state, open_card=HAND_BACK)


def _answer(state: Ui, session: Session, payload: tuple[str, str]) -> Ui:
    session.wish(AnswerConcern(int(payload[0]), payload[1]))  # type: ignore[arg-type]  # one of the ask's own answers
    return state


def _give(state: Ui, session: Session, _payload: object) -> Ui:
    view = session.model.view
    word = pledge(state, view) if view else None
    if word is None or (word.kind == "free" and not word.what):
        return state
    session.wish(word)
    return replace(state, word_text="")


def _judge(state: Ui, session: Session, payload: tuple[int, str]) -> Ui:
    session.wish(JudgeWord(int(payload[0]), payload[1]))  # type: ignore[arg-type]  # one of the three verdicts
    return state


def _letter(state: Ui, session: Session, number: int) -> Ui:
    session.wish(ShowLetter(int(number)))
    return state


# ---- the coach -------------------------------------------------------------------------------------------------------


def _ask_coach(state: Ui, session: Session, _payload: object) -> Ui:
    session.ask_coach()
    return state


def _lay(state: Ui, session: Session, at: int) -> Ui:
    """Lay an advised draft in place of one's own, and show it where it can still be changed; nothing is sealed."""
    advice = session.model.coach.advice
    if _options(session) is None or advice is None or not 0 <= int(at) < len(advice.rows):
        return state
    session.put(advice.rows[int(at)].cards)
    return replace(state, overlay="", tab="moves" if state.layout != "L" else state.tab)


# ---- what is looked at -----------------------------------------------------------------------------------------------


def _overlay(state: Ui, _session: Session, name: str) -> Ui:
    return replace(state, overlay="" if state.overlay == name else name)  # type: ignore[arg-type]  # a page's name


def _ready(state: Ui, session: Session, _payload: object) -> Ui:
    session.begin()
    return state


def _home(state: Ui, session: Session, _payload: object) -> Ui:
    view = session.model.view
    firm = next((one.value for one in view.options.channels if one.value.startswith("firm")), "") if view else ""
    opened = not state.is_home_open
    return replace(state, is_home_open=opened, channel=firm if opened else "", tab="talk" if opened else "")


ACTS: dict[str, Act] = {
    "card.open": _open, "card.put": _put, "field": _field, "field.many": _many, "field.text": _typed, "field.done": _flush,
    "seal": _seal, "unseal": _unseal, "say": _say, "channel": _channel, "ask.mark": _mark, "ask.predict": _predict,
    "ask.sure": _sure, "ask.feel": _feel, "overlay": _overlay, "overlay.close": _set(overlay=""), "ready": _ready,
    "home": _home, "tab": _take("tab"), "feed": _take("feed"), "brief.done": _set(brief_read=True),
    "reveal.done": _take("revealed", int), "chart": _take("chart", int), "point": _take("point", int),
    "ask.answer": _answer, "ask.word": _one_word, "ask.word.typed": _take("own_word"), "thought": _thought,
    "hand.back": _hand_back, "reflected": _set(is_reflected=True), "page": _take("page"),
    "percent": _take("percent", int), "theme": _take("theme"),
    "plain": _take("is_plain", lambda value: value == "yes"),
    "word.kind": _take("word_kind"), "word.to": _take("word_to"), "word.what": _take("word_what"),
    "word.text": _take("word_text"), "word.until": _take("word_until", int),
    "word.public": _take("is_word_public", lambda value: value == "yes"),
    "word.give": _give, "word.judge": _judge, "word.show": _letter, "coach.ask": _ask_coach, "coach.lay": _lay,
    "join.code": _take("join_code"), "join.name": _take("join_name"),
}  # fmt: skip
