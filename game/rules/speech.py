"""What is said and heard at once: talk, answers to one's people, words given, judged and shown (rulebook 2.5, 7.15, 10.3).

Deliberately absent: where one may speak (`talk`), and what else a seat may wish (`engine`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.events import Said
from game.moves import AnswerConcern, GiveWord, JudgeWord, Say, ShowLetter
from game.rules import concerns, promises
from game.rules.cards import refuse
from game.rules.copying import replace
from game.rules.talk import channels_of, hearers
from game.rules.wording import is_sayable

if TYPE_CHECKING:
    from game.events import Event
    from game.ids import Seat
    from game.rules.state import State

Speech = Say | AnswerConcern | GiveWord | JudgeWord | ShowLetter
MOST_TALK = 300


def say(state: State, seat: Seat, move: Speech) -> tuple[State, tuple[Event, ...]]:
    """Take what a seat says to somebody.

    Raises:
        RuleViolation: It may not be said, or not so; nothing has changed.
    """
    match move:
        case Say():
            return _say(state, seat, move)
        case AnswerConcern():
            return concerns.answer(state, seat, move)
        case GiveWord():
            return promises.give(state, seat, move)
        case JudgeWord():
            return promises.judge(state, seat, move)
        case ShowLetter():
            return promises.show(state, seat, move)


def _say(state: State, seat: Seat, move: Say) -> tuple[State, tuple[Event, ...]]:
    text = move.text.strip()
    if not 0 < len(text) <= MOST_TALK or not is_sayable(text):
        raise refuse("talk.length", "2.5", most=MOST_TALK)
    if move.channel not in (choice.value for choice in channels_of(state, seat)):
        raise refuse("talk.channel", "2.5")
    line = (state.quarter, seat, move.channel, text, hearers(state, seat, move.channel))
    return replace(state, talk=(*state.talk, line)), (Said(seat, move.channel, text),)
