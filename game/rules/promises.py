"""Words that people give each other: who may give which, who hears it, who may judge it (rulebook 10.3 to 10.5).

Deliberately absent: whether a word was kept (`verdicts`), and what the ledger and its form look like (`word_views`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.events import PromiseBroken, PromiseDueUnknown, PromiseKept, PromiseMade, PromiseShown
from game.ids import Component, Seat, Word
from game.rules.cards import refuse
from game.rules.copying import replace
from game.rules.knowledge_views import came_home
from game.rules.seating import component_ids, partners_of
from game.rules.spoken import Promise
from game.rules.telling.voices import SIZES
from game.rules.wording import is_sayable

if TYPE_CHECKING:
    from game.events import Event
    from game.ids import Role
    from game.moves import GiveWord, JudgeWord, ShowLetter
    from game.rules.state import State
    from game.scenario.model import SeatSpec

Told = type[PromiseMade | PromiseShown | PromiseKept | PromiseBroken | PromiseDueUnknown]
BINDING: tuple[Role, ...] = ("tmt", "ally", "prod")
OF_FIRMS: tuple[Word, ...] = (
    "depth",
    "no_digging",
    "honour",
    "invite",
    "wall",
    "no_use",
    "answer",
    "stay",
    "no_attack",
)
OF_ENGINEERS: tuple[Word, ...] = ("depth", "no_digging")
MOST_RUNNING, MOST_QUARTERS, MOST_TEXT = 2, 4, 140
VERDICTS: dict[str, Told] = {"kept": PromiseKept, "broken": PromiseBroken, "unknown": PromiseDueUnknown}


def kinds_of(role: Role) -> tuple[Word, ...]:
    """Return what a role may promise: TMT and heads bind the firm, bench engineers themselves."""
    kinds = OF_FIRMS if role in BINDING else OF_ENGINEERS if role == "eng_a" else ()
    return (*kinds, "free")


def addressees(people: tuple[SeatSpec, ...], giver: SeatSpec, kind: Word) -> tuple[str, ...]:
    """Return to whom a kind of word may be given: partners, one's own people, or for free words anybody."""
    own, seats = giver.firm, [one for one in people if one.id != giver.id]
    if kind == "answer":
        return (f"firm:{own}", *(f"seat:{s.id}" for s in seats if s.firm == own and s.role in ("eng_a", "eng_p")))
    named = [one for one in seats if one.firm != own or kind == "free"]
    firms = dict.fromkeys(one.firm for one in named)
    return (*(f"firm:{firm}" for firm in firms), "table", *(f"seat:{one.id}" for one in named))


def contents(state: State, seat: Seat, kind: Word) -> tuple[str, ...]:
    """Return what a word of this kind may say; nothing for a free one, which says what its giver writes."""
    match kind:
        case "depth" | "wall":
            return SIZES[kind]
        case "no_use":
            return ("", *component_ids(state, came_home(state, state.seat_index(seat))))
        case _:
            return ("",)


def first_until(state: State) -> int:
    """Return the earliest quarter that a word given now can hold until; in the results that is the next."""
    return state.quarter + (state.phase == "results")


def running(state: State, seat: Seat) -> int:
    """Return how many words of a seat still run."""
    n = state.seat_index(seat)
    return sum(promise.giver == n and promise.status == "running" for promise in state.promises)


def give(state: State, seat: Seat, move: GiveWord) -> tuple[State, tuple[Event, ...]]:
    """Give one's word; whom it is given to hears it at once (rulebook 10.3)."""
    if running(state, seat) >= MOST_RUNNING:
        raise refuse("word.two", "10.3", most=MOST_RUNNING)
    first = first_until(state)
    spec = state.spec(seat)
    is_offered = move.kind in kinds_of(spec.role) and move.to in addressees(state.scenario.seats, spec, move.kind)
    if not is_offered or not first <= move.until < first + MOST_QUARTERS:
        raise refuse("word.form", "10.3")
    is_sound = (
        0 < len(move.what) <= MOST_TEXT and is_sayable(move.what)
        if move.kind == "free"
        else move.what in contents(state, seat, move.kind)
    )
    if not is_sound:
        raise refuse("word.form", "10.3")
    if move.kind == "no_use" and not _is_theirs(state, move.what, move.to):
        raise refuse("word.not_theirs", "10.3")
    is_public = move.is_public or move.to == "table"
    promise = Promise(
        quarter=state.quarter,
        giver=state.seat_index(seat),
        hearers=_hearers(state, seat, move),
        to=move.to,
        kind=move.kind,
        what=move.what,
        size=_size(move),
        since=first,
        until=move.until,
        is_public=is_public,
    )
    number = len(state.promises)
    return replace(state, promises=(*state.promises, promise)), (told(state, number, promise, PromiseMade),)


def judge(state: State, seat: Seat, move: JudgeWord) -> tuple[State, tuple[Event, ...]]:
    """Say of a free word given to one whether it was kept; it counts at the next resolution (rulebook 10.5)."""
    promise = _named(state, move.word)
    if promise is None or not may_judge(state, promise, seat) or move.verdict not in VERDICTS:
        raise refuse("word.not_yours", "10.5")
    owed = promise.owed if move.verdict == "unknown" else (*promise.owed, move.verdict)
    after = replace(promise, status=move.verdict, closed=state.quarter, owed=owed)
    return _put(state, move.word, after), (told(state, move.word, after, VERDICTS[move.verdict]),)


def show(state: State, seat: Seat, move: ShowLetter) -> tuple[State, tuple[Event, ...]]:
    """Make a private word public that was given to one (rulebook 10.5)."""
    promise = _named(state, move.word)
    if promise is None or promise.is_public or seat not in receivers(state, promise):
        raise refuse("word.not_yours", "10.5")
    after = replace(promise, is_public=True)
    return _put(state, move.word, after), (told(state, move.word, after, PromiseShown),)


def may_judge(state: State, promise: Promise, seat: Seat) -> bool:
    """Tell whether a seat may judge a word: a free one that runs, given to it, or to its firm when it is the TMT."""
    is_open = promise.kind == "free" and promise.status == "running"
    is_judge = promise.to == f"seat:{seat}" or state.spec(seat).role == "tmt"
    return is_open and is_judge and seat in receivers(state, promise)


def receivers(state: State, promise: Promise) -> tuple[Seat, ...]:
    """Return the seats that a word was given to; to the table means to everybody else."""
    giver = state.scenario.seats[promise.giver].id
    return tuple(one.id for one in state.scenario.seats if one.id != giver and _is_meant(promise.to, one))


def _is_meant(to: str, one: SeatSpec) -> bool:
    return to in ("table", f"firm:{one.firm}", f"seat:{one.id}")


def wards(state: State, promise: Promise) -> tuple[int, ...]:
    """Return the other firms that a word was given to, by index."""
    own = state.scenario.seats[promise.giver].firm_index
    firms = {state.spec(seat).firm_index for seat in receivers(state, promise)}
    return tuple(g for g in partners_of(state, own) if g in firms)


def hears(promise: Promise, seat: Seat) -> bool:
    """Tell whether a seat knows of a word."""
    return promise.is_public or seat in promise.hearers


def binds(state: State, promise: Promise, seat: Seat) -> bool:
    """Tell whether a running word binds a seat: its own, or its firm's that it knows of."""
    giver = state.scenario.seats[promise.giver]
    is_firms = giver.role in BINDING and promise.kind in OF_FIRMS and giver.firm == state.spec(seat).firm
    return promise.status == "running" and (giver.id == seat or (is_firms and hears(promise, seat)))


def told(state: State, number: int, promise: Promise, kind: Told) -> Event:
    """Return a fact about a word."""
    giver = state.scenario.seats[promise.giver].id
    return kind(
        number, giver, promise.to, promise.kind, promise.what, promise.until, promise.is_public, promise.hearers
    )  # fmt: skip


def _hearers(state: State, seat: Seat, move: GiveWord) -> tuple[Seat, ...]:
    """Return who hears a word: giver and receivers, and the own house if it is bound by it."""
    spec = state.spec(seat)
    is_binding = spec.role in BINDING and move.kind in OF_FIRMS
    return tuple(
        one.id
        for one in state.scenario.seats
        if one.id == seat or _is_meant(move.to, one) or (is_binding and one.firm == spec.firm)
    )


def _size(move: GiveWord) -> int:
    match move.kind:
        case "depth":
            return SIZES[move.kind].index(move.what) + 1
        case "wall":
            return int(move.what)
        case _:
            return 0


def _is_theirs(state: State, what: str, to: str) -> bool:
    """Tell whether a named component belongs to whom the word is given to; anything else named is no component."""
    at = state.scenario.component_at.get(Component(what))
    if at is None or to == "table":
        return True
    how, _, name = to.partition(":")
    firm = state.spec(Seat(name)).firm if how == "seat" else name
    return state.scenario.components[at].owner == firm


def _named(state: State, number: int) -> Promise | None:
    return state.promises[number] if 0 <= number < len(state.promises) else None


def _put(state: State, number: int, promise: Promise) -> State:
    return replace(state, promises=(*state.promises[:number], promise, *state.promises[number + 1 :]))
