"""Who plays how: the word that says most wins."""

import pytest

from game.bots import PERSONAS, default_persona
from game.ids import Seat
from game.lab.casting import Mixed, cast
from tests.lab.fixtures import scenario


def test_the_word_that_says_most_wins() -> None:
    words = {"*": "steady", "kestrel": "racer", "tmt": "bridge", "kestrel.tmt": "mirror"}
    who = cast(scenario("tiny"), words)
    assert [who[Seat(seat)] for seat in ("heron.tmt", "kestrel.tmt", "heron.prod", "kestrel.prod")] == [
        "bridge",
        "mirror",
        "steady",
        "racer",
    ]


def test_without_a_word_everybody_is_cast_as_in_solo_practice() -> None:
    who = cast(scenario("tiny"))
    assert who[Seat("heron.prod")] == "steady"
    assert who[Seat("kestrel.prod")] == default_persona("prod", False)


def test_a_word_for_nobody_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"osprey\.tmt"):
        cast(scenario("tiny"), {"osprey.tmt": "steady"})


def test_a_mixed_table_differs_from_game_to_game_and_not_from_run_to_run() -> None:
    mixed = Mixed(scenario("tiny"), 1)
    assert mixed(1) == Mixed(scenario("tiny"), 1)(1)
    assert mixed(1) != mixed(2)
    assert set(mixed(1).values()) <= set(PERSONAS)
    assert list(mixed(1)) == [seat.id for seat in scenario("tiny").seats]
