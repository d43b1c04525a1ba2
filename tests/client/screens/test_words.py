"""Numbers and readings in the words that people use."""

import re
import tomllib
from pathlib import Path

import pytest

from game.client import screens
from game.client.screens.words import amount, clock_words, effect_span, first_name, initials, reading_words, ui
from game.strings import catalogue
from game.views import Reading


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (13_420, "keur", "€ 13.4 M"),
        (540, "keur", "€ 540 k"),
        (-1_410, "keur", "−€ 1.4 M"),
        (6_250, "bp", "62 %"),
        (-3, "units", "−3"),
    ],
)
def test_an_amount_carries_its_unit(value: int, unit: str, words: str) -> None:
    assert amount(value, unit) == words


@pytest.mark.parametrize(
    ("reading", "words"),
    [
        (Reading("range", 11_200, 16_800, "keur"), "€ 11.2–16.8 M"),
        (Reading("range", -45, -30, "percent"), "−45 … −30 %"),
        (Reading("range", 3, 3, "count"), "3"),
        (Reading("unknown"), "?"),
    ],
)
def test_a_reading_says_as_much_as_is_known(reading: Reading, words: str) -> None:
    assert reading_words(reading) == words


def test_an_effect_is_signed_where_it_is_a_change() -> None:
    assert effect_span(Reading("range", 4, 8, "units"), 1) == "+4–8"
    assert effect_span(Reading("range", 3, 4, "tokens"), 0) == "3–4"


def test_people_are_short_on_the_map() -> None:
    assert (initials("Marijke van Dalen"), initials("Noor"), first_name("Fatima El Amrani")) == ("MD", "N", "Fatima")


def test_the_clock_shows_zero_only_at_the_end() -> None:
    assert [clock_words(ms) for ms in (134_000, 60_000, 1, 0)] == ["2:14", "1:00", "0:01", "0:00"]


def test_every_sentence_that_the_screens_name_is_in_the_catalogue() -> None:
    named = set()
    for file in Path(str(screens.__file__)).parent.glob("*.py"):
        named |= set(re.findall(r'\bui\(\s*"([a-z_.0-9]+)"', file.read_text(encoding="utf-8")))
    assert len(named) > 100
    assert sorted(key for key in named if not catalogue().has(f"ui.{key}")) == []


def test_every_sentence_of_the_window_is_filled_in_or_has_no_gap() -> None:
    assert ui("quarter.of", n=8) == "of about 8"
    assert ui("bench.name", name="Dark weekend") == "Bench: Dark weekend"
    folder = Path(str(screens.__file__)).parents[3] / "assets" / "strings" / "en" / "ui.toml"
    assert all(key.startswith("ui.") for key in tomllib.loads(folder.read_text(encoding="utf-8")))
