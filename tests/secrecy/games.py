"""Tables reached by playing anything, and all that a reader gets of them; deliberately absent: what it may get."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

from hypothesis import Phase

from game.bots import PERSONAS, choose
from game.errors import RuleViolation
from game.events import Event, LeakAdmitted, LeakDenied, LeakRaised
from game.ids import DEPTHS, NATURE, WALL, Component, Seat
from game.moves import (
    AnswerConcern,
    Feel,
    GiveWord,
    JudgeWord,
    MarkNews,
    Move,
    OneWord,
    Play,
    Predict,
    Say,
    ShowLetter,
    Turn,
    Unseal,
    card_from,
)
from game.rules import nature
from game.rules.asks import QUESTIONS, asks_of
from game.rules.engine import LAWS, submit
from game.rules.feeds import names_of, reader_of
from game.rules.observe import observe, wall_view
from game.rules.reader import Reader
from game.rules.state import State
from game.rules.talk import channels_of
from game.rules.witness import witness
from tests.rules.play import any_draft, put, scenario, table, turn
from tests.secrecy.tree import Pool

TABLES = ("tiny", "itcom-insys", "three", "split")
GAMES, TALKATIVE = 4, 0.05
FOUND = (Phase.explicit, Phase.generate)  # the checker names the leaf itself; a smaller example would say no more


def dice_of(number: int) -> Random:
    """Return dice that fall the same way every time."""
    return Random(number)  # noqa: S311  # no secret


@cache
def reached(name: str) -> tuple[State, ...]:
    """Return the tables of a few games at every phase, before its close with everybody's draft, and after it."""
    return tuple(state for number in range(GAMES) for state in _game(name, number))


@cache
def _game(name: str, number: int) -> tuple[State, ...]:
    """Return a game in which people do anything, or in which bots of all tempers do what they want, and everybody talks."""
    dice, seed, found = dice_of(number), nature.seed_from(number), []
    tempers = [dice.choice(sorted(PERSONAS)) for _ in scenario(name).seats]
    state = table(name, seed=seed)
    while state.phase != "over":
        for temper, seat in zip(tempers, scenario(name).seats, strict=True):
            state = _answered(state, seat.id, dice)
            if number % 2:
                state, _ = submit(
                    state, seat.id, choose(observe(state, seat.id), dice.randrange(2**64), persona=temper)
                )
            else:
                state = put(state, seat.id, *any_draft(state, seat.id, dice), seal=dice.random() < 0.5)
        found.append(state)
        state, _ = turn(state, seed)
        found.append(state)
    return tuple(found)


def _answered(state: State, seat: Seat, dice: Random) -> State:
    """Return the table after a seat answered what it was asked and sometimes spoke, aloud or aside."""
    moves: list[Move] = []
    for ask in asks_of(state, seat):
        if ask.kind == "word":
            moves.append(OneWord("rival" if state.quarter % 2 else "teacher"))
            continue
        if ask.kind == "answer" and (ask.answered or any(isinstance(move, AnswerConcern) for move in moves)):
            continue
        value = dice.choice([choice for choice in ask.answers if choice.closed is None]).value
        if ask.kind == "predict":
            moves.append(Predict(ask.question, value, 2))
        elif ask.kind == "answer":
            moves.append(AnswerConcern(int(ask.question), value))  # type: ignore[arg-type]  # one of its answers
        else:
            moves.append(MarkNews(int(value)) if ask.kind == "mark" else Feel(int(value)))
    if dice.random() < TALKATIVE:
        moves.append(Say(dice.choice(channels_of(state, seat)).value, f"This stays here: {dice.randrange(10)}."))
    moves += some_word(state, seat, dice)
    for move in moves:
        state, _ = submit(state, seat, move)
    return state


def some_word(state: State, seat: Seat, dice: Random) -> list[Move]:
    """Return, now and then, a word that a seat may give, judge or show, as its own ledger offers it."""
    words = observe(state, seat).words
    found: list[Move] = []
    for row in words.ledger:
        if row.may and dice.random() < TALKATIVE:
            found.append(JudgeWord(row.number, "kept") if row.may[0] == "judge" else ShowLetter(row.number))
    if words.closed is None and dice.random() < TALKATIVE:
        form = dice.choice(words.forms)
        what = "We try." if form.most else dice.choice(form.what).value if form.what else ""
        until = dice.randint(words.first, words.last)
        to = [one.value for one in form.to if form.kind != "no_use" or is_theirs(state, what, one.value)]
        found.append(GiveWord(form.kind, dice.choice(to), until, dice.random() < 0.5, what))
    return found


def is_theirs(state: State, what: str, to: str) -> bool:
    """Tell whether a word not to use one component may be given to these: its owner, one of its people, or the table."""
    at = state.scenario.component_at.get(Component(what))
    owner = "" if at is None else state.scenario.components[at].owner
    return at is None or to == "table" or to.partition(":")[2].partition(".")[0] == owner


@cache
def pool(name: str) -> Pool:
    """Return every value that a leaf had in those games."""
    return Pool(list(reached(name)))


@cache
def facts(name: str) -> tuple[Event, ...]:
    """Return some facts of every kind that happened in those games."""
    found: dict[tuple[str, int], Event] = {}
    for number in range(GAMES):
        for _, event in _game(name, number)[-1].events:
            found.setdefault((event.event, len(found) % 3), event)
    return tuple(found.values())


def attempts(state: State, seat: Seat) -> list[Move]:
    """Return the same set of wishes for every state of a scenario: all cards filled in somehow, and everything else."""
    spec, people = state.spec(seat), state.scenario.seats
    cards = [card_from(name, _filled(state, spec.firm, name, pick)) for name in LAWS for pick in (0, -1)]
    predictions = [Predict(question, answer) for question, answers in QUESTIONS.values() for answer in answers]
    said: list[Move] = [
        Say(channel, "Well.")
        for channel in ("table", f"firm:{spec.firm}", "bench:0", "bench:1", f"seat:{people[0].id}")
    ]
    other = next(one.id for one in people if one.firm != spec.firm)
    said += [AnswerConcern(0, "thank"), JudgeWord(0, "kept"), ShowLetter(0)]
    said += [GiveWord("honour", f"seat:{other}", 2, False), GiveWord("free", "table", 3, True, "We try.")]
    more: list[Move] = [Unseal(), MarkNews(0), MarkNews(2), Feel(3), OneWord("rival"), Turn("00"), Play(seal=True)]
    return [*(Play((card,)) for card in cards), *predictions, *said, *more]


def _filled(state: State, firm: str, name: str, pick: int) -> dict[str, Any]:
    own = [part.id for part in state.scenario.components if part.owner == firm]
    theirs = [part.id for part in state.scenario.components if part.owner not in (None, firm)]
    managers = tuple(m.id for f in state.scenario.firms if f.id == firm for m in f.managers)[:1]
    core = [part.id for part in state.scenario.components if part.kind == "core" and part.owner == firm]
    topics = [part for part in own if part not in core]
    partners = [seat.id for seat in state.scenario.seats if seat.firm != firm and seat.role == "eng_a"]
    home = [seat.id for seat in state.scenario.seats if seat.firm == firm and seat.role == "eng_a"]
    inside = "eng_p" if name == "P8" else "eng_a"
    sent = [seat.id for seat in state.scenario.seats if seat.firm == firm and seat.role == inside]
    rival = next(f.id for f in state.scenario.firms if f.id != firm)
    values: dict[str, Any] = {
        "y": 40, "z": 40, "e": 20, "stance": "guarded", "tokens": 1, "side": "both", "tone": "plain", "said": "",
        "areas": ("labs",), "depth": DEPTHS[pick], "off_limits": "", "how": "honour", "share": 50, "place": "lab",
        "swap": "keep", "amount": "everything" if name == "A2" else "full", "managers": managers,
        "toward": "alone", "used": (theirs[pick],), "component": core[pick], "topic": (theirs if name == "E1" else topics)[pick],
        "manner": "underneath", "candour": "honest", "which": "1", "about": ("dig", "use")[pick],
        "seek": ("hunt", "harvest")[pick], "engineer": sent[pick], "client": "City bikes",
        "sep": ("75", "100")[pick], "int_": "keep", "wall": ("50", "keep")[pick], "parallel": "25", "question": "own",
        "act": ("notice", "knock")[pick], "why": ("raise", "warn")[pick], "answer": ("admit", "deny")[pick],
        "firm": rival, "effort": 2, "to": (partners if name == "E8" else home)[pick],
    }  # fmt: skip
    return values


def answer(state: State, seat: Seat, move: Move) -> tuple[Any, ...]:
    """Return what a wish is answered with: nothing, or the refusal's code, rule and sentence."""
    try:
        submit(state, seat, move)
    except RuleViolation as refusal:
        return (refusal.code, refusal.rule, refusal.line)
    return ()


def received(state: State, n: int, *, name: str = "", asks: bool = True) -> str:
    """Return everything that the seat of this number gets of a table, as text; -1 is the wall.

    Args:
        state: The truth.
        n: The seat's number.
        name: The table of `facts` that it reads of, none when empty.
        asks: Whether it tries every wish.
    """
    if n < 0:
        return repr(wall_view(state))
    seat = state.scenario.seats[n].id
    reader = reader_of(state, n, names_of(state.scenario))
    told = [witness(event, _told_to(reader, event, name)) for event in facts(name)] if name else []
    answers = [answer(state, seat, move) for move in attempts(state, seat)] if asks else []
    return repr((observe(state, seat), told, answers))


def _told_to(reader: Reader, event: Event, name: str) -> Reader:
    """Return the reader of a fact; the name of a component that one top told another is declassified (rulebook 11.3)."""
    is_named = isinstance(event, LeakRaised | LeakAdmitted | LeakDenied)
    return replace(reader, names=names_of(reached(name)[0].scenario)) if is_named else reader


def who(state: State, n: int) -> Seat:
    """Return the seat of this number, or the wall."""
    return state.scenario.seats[n].id if n >= 0 else WALL


def close(state: State, key: str) -> State:
    """Close the phase with a chance of one's own."""
    return submit(state, NATURE, Turn(key))[0]
