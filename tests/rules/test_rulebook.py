"""The rulebook and the code speak of the same law: every number cited stands there, every card and move has its paragraph."""

from __future__ import annotations

import ast
import re
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from game.ids import PHASES
from game.moves import DECK, Move
from game.rules.engine import LAWS
from game.rules.model.goals import GOALS
from game.strings import catalogue

HOUSE = Path(__file__).parents[2]
TEXT = (HOUSE / "docs" / "rulebook.md").read_text(encoding="utf-8")
PARAGRAPHS = {found[1]: found[0] for found in re.finditer(r"^\*\*(\d+\.\d+)\b(?:.+\n)+", TEXT, re.MULTILINE)}
CHAPTERS = set(re.findall(r"^## (\d+) ", TEXT, re.MULTILINE))
CODE = [path for package in ("game", "server") for path in sorted((HOUSE / package).rglob("*.py"))]
CITED = re.compile(r"rulebook ((?:\d+(?:\.\d+)?(?:, | and | to )?)+)")
LATER = "11."  # chapter 11 is written beside what it speaks of


def cited_in(path: Path) -> set[str]:
    """Return the paragraphs and chapters that a module names in its texts and refusals."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            for numbers in CITED.findall(node.value):
                found |= set(re.findall(r"\d+(?:\.\d+)?", numbers))
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("refuse", "RuleViolation")
        ):
            found |= {a.value for a in node.args[1:2] if isinstance(a, ast.Constant) and isinstance(a.value, str)}
    return found


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_every_paragraph_that_the_code_cites_exists(path: Path) -> None:
    missing = {n for n in cited_in(path) if n not in PARAGRAPHS and n not in CHAPTERS and not n.startswith(LATER)}
    assert not missing


def test_paragraphs_are_numbered_in_order_and_none_twice() -> None:
    numbers = [tuple(map(int, n.split("."))) for n in re.findall(r"^\*\*(\d+\.\d+)\b", TEXT, re.MULTILINE)]
    for (chapter, n), (next_chapter, next_n) in pairwise(numbers):
        assert (next_chapter, next_n) in ((chapter, n + 1), (chapter + 1, 1))
    assert sorted(CHAPTERS, key=int) == [str(n) for n in range(1, 13)]


@pytest.mark.parametrize("number", PARAGRAPHS)
def test_every_paragraph_names_its_source(number: str) -> None:
    if not number.startswith(LATER):
        assert re.search(r"\*\([^()]*(?:§|M\d|Δ\d|architecture)[^()]*\)\*\s*$", PARAGRAPHS[number]), number


@pytest.mark.parametrize("card", DECK)
def test_every_card_has_a_paragraph_with_its_title_in_the_chapter_of_its_phase(card: str) -> None:
    title = catalogue().entries[f"card.{card}.title"]
    number = next(number for number, text in PARAGRAPHS.items() if f"**{number} {card} {title}.**" in text)
    chapter = {"strategy": "5", "units": "6", "encounters": "7"}[LAWS[card].phases[-1]]
    assert number.split(".")[0] == chapter


@pytest.mark.parametrize("move", [kind.__name__ for kind in get_args(Move)])
def test_every_move_has_a_paragraph(move: str) -> None:
    assert any(f"`{move}`" in text for text in PARAGRAPHS.values())


def test_every_private_goal_is_named() -> None:
    assert set(GOALS) <= set(re.findall(r"\w+", PARAGRAPHS["9.5"]))


def test_the_table_says_what_every_seat_does_in_every_phase() -> None:
    rows = re.findall(r"^\| \*\*(\w+)\*\* \|(.+)\|$", TEXT, re.MULTILINE)
    assert tuple(name for name, _ in rows) == PHASES
    assert all(len(row.split("|")) == 4 and all(cell.strip() for cell in row.split("|")) for _, row in rows)


def test_the_table_prints_bold_what_the_phase_waits_for() -> None:
    rows = dict(re.findall(r"^\| \*\*(\w+)\*\* \|(.+)\|$", TEXT, re.MULTILINE))
    columns = (("tmt",), ("ally", "prod"), ("eng_a",), ("eng_p",))
    for phase, roles in (("strategy", {"tmt"}), ("units", {"ally", "prod"}), ("encounters", {"eng_a", "eng_p"})):
        for column, cell in zip(columns, rows[phase].split("|"), strict=True):
            assert ("**" in cell) == bool(roles & set(column)), (phase, column)
