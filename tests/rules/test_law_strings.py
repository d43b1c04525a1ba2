"""Every sentence that the law speaks stands in the catalogue, and the law's catalogues hold no sentence that it never speaks."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.ids import DEPTHS, Line
from game.moves import DECK
from game.rules.asks import QUESTIONS, asks_of
from game.rules.engine import LAWS
from game.rules.model.goals import GOALS
from game.rules.options import options_of
from game.rules.state import State
from game.rules.talk import channels_of
from game.strings import assets_folder, catalogue
from tests.rules import play

RULES = Path(__file__).parents[2] / "game" / "rules"
FILES = ("cards", "refusals", "asks")
PREFIX = {"effect": "effect.", "refuse": "refusal.", "line": ""}
OURS = ("card.", "field.", "value.", "effect.", "warn.", "closed.", "refusal.", "ask.", "channel.", "goal.")


def written() -> dict[str, str]:
    """Return the law's sentences by key, as they stand in its three files."""
    found: dict[str, str] = {}
    for name in FILES:
        text = (assets_folder() / "strings" / "en" / f"{name}.toml").read_text(encoding="utf-8")
        for key, sentence in tomllib.loads(text).items():
            assert key not in found, key
            found[key] = sentence
    return found


def names_in(node: ast.expr) -> Iterator[str]:
    """Yield the patterns of the keys that an expression can be; a placeholder may be anything."""
    match node:
        case ast.Constant(value=str(name)):
            yield re.escape(name)
        case ast.IfExp(body=one, orelse=other):
            yield from names_in(one)
            yield from names_in(other)
        case ast.JoinedStr(values=parts):
            yield "".join(re.escape(str(p.value)) if isinstance(p, ast.Constant) else "[^.]+" for p in parts)
        case ast.Attribute() | ast.Name() | ast.Call() | ast.Subscript():
            return
        case _:
            raise AssertionError(ast.dump(node))


def patterns() -> set[str]:
    """Return the patterns of all keys that the code of the law names."""
    found = set()
    for path in RULES.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = node.func.id if isinstance(node.func, ast.Name) else ""
                if name in PREFIX or (name == "Line" and isinstance(node.args[0], ast.Constant)):
                    found |= {re.escape(PREFIX.get(name, "")) + key for key in names_in(node.args[0])}
    families = [re.escape(prefix) for prefix in OURS]
    whole = {family + "[^.]+" for family in families}  # what builds keys from a name says nothing of any one key
    return {key for key in found if key.startswith(tuple(families))} - whole


def lines_of(state: State) -> Iterator[Line]:
    """Yield every sentence that the menus of all seats show now."""
    for seat in state.scenario.seats:
        for option in options_of(state, seat.id).cards:
            yield from (Line(f"card.{option.card}.title"), Line(f"card.{option.card}.text"))
            yield from option.warnings
            yield from (chip.label for chip in option.effects)
            yield from (option.closed,) if option.closed else ()
            for field in option.fields:
                yield field.label
                yield from (choice.label for choice in field.choices)
                yield from (choice.closed for choice in field.choices if choice.closed)
        for ask in asks_of(state, seat.id):
            yield from (ask.label, *(answer.label for answer in ask.answers))
        yield from (choice.label for choice in channels_of(state, seat.id))


@pytest.mark.parametrize("name", play.TABLES)
def test_every_menu_of_a_game_can_be_read(name: str) -> None:
    sentences = catalogue()
    for before, _, _ in play.random_game(name, 1):
        for line in lines_of(before):
            assert sentences.has(line.key), line.key
            said = sentences.say(line)
            assert said, line
            assert line.key == "text" or "{" not in said, line


def test_every_sentence_that_the_law_names_is_written() -> None:
    keys = written()
    assert [key for key in sorted(patterns()) if not any(re.fullmatch(key, known) for known in keys)] == []


def test_no_sentence_of_the_law_is_never_spoken() -> None:
    spoken = {f"card.{card}.{part}" for card in DECK for part in ("title", "text")} | {f"goal.{goal}" for goal in GOALS}
    spoken |= {f"ask.{question}.{answer}" for question, answers in QUESTIONS.values() for answer in answers}
    spoken |= {f"ask.{question}" for question, _ in QUESTIONS.values()} | {f"value.depth.{rung}" for rung in DEPTHS}
    for name in play.TABLES:
        for phase in ("strategy", "units", "encounters"):
            state = play.to(play.table(name), phase)
            for seat in state.scenario.seats:
                for card in play.menu(state, seat.id):
                    for field in LAWS[card].offer(state, seat.id).fields:
                        spoken |= {field.label.key, *(choice.label.key for choice in field.choices)}
        spoken |= {line.key for before, _, _ in play.random_game(name, 1) for line in lines_of(before)}
    named = {key for key in patterns() if not key.startswith(("ask", "goal", "value", "field", "card"))}
    silent = [k for k in written() if k not in spoken and not any(re.fullmatch(pattern, k) for pattern in named)]
    assert silent == []


def test_chips_and_choices_fit_where_they_are_drawn() -> None:
    for key, sentence in written().items():
        if key.startswith(("effect.", "field.", "value.")):
            assert len(sentence.split()) <= 3, key
            assert len(sentence) <= 22, key


def test_a_refusal_says_its_numbers() -> None:
    keys = written()
    for path in RULES.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "refuse":
                given = {keyword.arg for keyword in node.keywords}
                for pattern in names_in(node.args[0]):
                    for key in (k for k in keys if re.fullmatch("refusal." + pattern, k)):
                        assert set(re.findall(r"{(\w+)}", keys[key])) <= given, key
