"""The ledger of words given and the form to give one, as each seat may see them (rulebook 10.3, 11.2; gamedesign §8)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from game.ids import DEPTHS, Component, Line, Seat, Word, line, words
from game.moves import (
    AnswerPartner,
    AskPartner,
    PushBid,
    RedrawLines,
    SetMandate,
    SplitGain,
    TellStory,
    UseDoor,
    UseInsight,
)
from game.rules import promises
from game.rules.copying import replace
from game.rules.knowledge_views import sees_label
from game.rules.telling.voices import SIZES
from game.views import Choice, WordForm, WordRow, Words

if TYPE_CHECKING:
    from game.ids import Firm
    from game.moves import Card
    from game.rules.spoken import Promise
    from game.rules.state import State
    from game.scenario.model import SeatSpec


def words_of(state: State, seat: Seat) -> Words:
    """Return the ledger of a seat and the form in which it may give its word."""
    first = promises.first_until(state)
    closed = None
    if state.phase == "over":
        closed = line("closed.boards_met")
    elif promises.running(state, seat) >= promises.MOST_RUNNING:
        closed = line("closed.two_words", most=promises.MOST_RUNNING)
    return Words(ledger(state, seat), _forms(state, seat), first, first + promises.MOST_QUARTERS - 1, closed)


def ledger(state: State, seat: Seat | None) -> tuple[WordRow, ...]:
    """Return the words that a seat heard, in the order in which they were given; the wall, no seat, the public ones."""
    return tuple(
        _row(state, seat, number, promise)
        for number, promise in enumerate(state.promises)
        if (promises.hears(promise, seat) if seat else promise.is_public)
    )


def _row(state: State, seat: Seat | None, number: int, promise: Promise) -> WordRow:
    is_mine = seat is not None and seat in promises.receivers(state, promise)
    may = []
    if seat is not None and state.phase != "over" and promises.may_judge(state, promise, seat):
        may.append("judge")
    if state.phase != "over" and is_mine and not promise.is_public:
        may.append("show")
    return WordRow(
        number=number,
        quarter=promise.quarter,
        giver=state.scenario.seats[promise.giver].id,
        to=_whom(state, promise.to),
        kind=promise.kind,
        what=_sentence(state, seat, promise.kind, promise.what),
        detail=promise.what if promise.kind in ("depth", "wall") else "",
        until=promise.until,
        is_public=promise.is_public,
        status=promise.status,
        is_to_you=is_mine,
        binds_you=seat is not None and promises.binds(state, promise, seat),
        may=tuple(may),  # type: ignore[arg-type]  # judge and show
    )


def _whom(state: State, to: str) -> Line:
    how, _, name = to.partition(":")
    if how == "table":
        return line("word.to.table")
    if how == "firm":
        return words(next(firm.label for firm in state.scenario.firms if firm.id == name))
    return words(state.spec(Seat(name)).name)


def _sentence(state: State, seat: Seat | None, kind: Word, what: str) -> Line:
    match kind:
        case "free":
            return words(what)
        case "depth" | "wall" if what in SIZES[kind]:
            return line(f"word.{kind}.{what}")
        case "no_use" if what:
            return line("word.no_use.one", thing=_thing(state, seat, what))
        case _:
            return line(f"word.{kind}")


def _thing(state: State, seat: Seat | None, what: str) -> str:
    """Return the name of a component to whom it may be named, else a word for anything."""
    at = state.scenario.component_at.get(Component(what), -1)
    is_named = seat is not None and at >= 0 and sees_label(state, state.seat_index(seat), at)
    return state.scenario.components[at].label if is_named else "@event.something"


def _forms(state: State, seat: Seat) -> tuple[WordForm, ...]:
    spec = state.spec(seat)
    found = []
    for form in _blank(state.scenario.seats, tuple((firm.id, firm.label) for firm in state.scenario.firms), spec):
        contents = promises.contents(state, seat, form.kind) if form.kind != "free" else ()
        what = tuple(Choice(one, _sentence(state, seat, form.kind, one)) for one in contents)
        found.append(replace(form, what=what) if len(what) > 1 else form)
    return tuple(found)


@lru_cache(maxsize=256)
def _blank(seats: tuple[SeatSpec, ...], firms: tuple[tuple[Firm, str], ...], spec: SeatSpec) -> tuple[WordForm, ...]:
    """Return the forms of a chair before what may be said in them; they never change, and every view shows them."""
    names = {"table": line("word.to.table")}
    names |= {f"firm:{firm}": words(label) for firm, label in firms}
    names |= {f"seat:{one.id}": words(one.name) for one in seats}
    found = []
    for kind in promises.kinds_of(spec.role):
        to = tuple(Choice(one, names[one]) for one in promises.addressees(seats, spec, kind))
        most = promises.MOST_TEXT if kind == "free" else 0
        found.append(WordForm(kind, line(f"word.{kind}"), to, (), most))
    return tuple(found)


def warnings_of(state: State, seat: Seat, card: Card) -> tuple[Line, ...]:
    """Return a line for each running word that a card would break; the card stays open (gamedesign §3)."""
    broken = [p for p in state.promises if promises.binds(state, p, seat) and _breaks(state, p, card)]
    return tuple(
        Line(
            "warn.breaks_word",
            (("whom", _spoken(state, p.to)), ("way", f"@word.{'public' if p.is_public else 'private'}")),
        )
        for p in broken
    )


def _spoken(state: State, to: str) -> str:
    whom = _whom(state, to)
    return "@word.to.table" if whom.key != "text" else str(dict(whom.args)["text"])


def _breaks(state: State, promise: Promise, card: Card) -> bool:
    match promise.kind, card:
        case "honour", SplitGain(how=how):
            return how == "take"
        case "no_attack", TellStory(side=side):
            return side == "ours"
        case "depth", SetMandate(depth=depth) | AnswerPartner(depth=depth):
            return depth == "decline" or DEPTHS.index(depth) < promise.size
        case "no_digging", AskPartner(manner=manner):
            return manner == "underneath"
        case "wall", RedrawLines(wall=wall):
            return wall != "keep" and int(wall) < promise.size
        case "stay", UseDoor(act=act, firm=firm):
            return act == "notice" and state.scenario.firm_at[firm] in promises.wards(state, promise)
        case "invite", PushBid(toward=toward):
            return toward in ("alone", "outsider")
        case "no_use", UseInsight(used=used):
            at, owners = state.scenario.component_at, promises.wards(state, promise)
            return any(state.scenario.components[at[n]].owner_index in owners and promise.what in ("", n) for n in used)
        case _:
            return False
