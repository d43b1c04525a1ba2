"""Bots turn a seat's view and nature's number into a move, exactly as a person would; deliberately absent: the law.

They import words and texts only. What they may do stands in `view.options`, what they remember in the view's history.
"""

from game.bots.choice import choose
from game.bots.personas import LEVELS, PERSONAS, Level, Persona, default_persona, parse_persona
from game.bots.talk import answer_ask, chatter, is_why, reason, why
from game.bots.words import give_or_judge, spoken

__all__ = [
    "LEVELS",
    "PERSONAS",
    "Level",
    "Persona",
    "answer_ask",
    "chatter",
    "choose",
    "default_persona",
    "give_or_judge",
    "is_why",
    "parse_persona",
    "reason",
    "spoken",
    "why",
]
