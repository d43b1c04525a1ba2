"""What practice is worth, in pairs of games that share everything but one seat's conduct."""

import pytest

from game.ids import Seat
from game.lab.ladder import STEADY, STEPS, Scores, pairs, rungs, score
from tests.lab.fixtures import scenario

SEATS = (Seat("heron.prod"), Seat("heron.eng_p1"))


def test_all_seats_are_compared_with_the_same_steady_game_and_each_way_is_played_in_it() -> None:
    (first, *_) = found = list(pairs(scenario("tiny"), SEATS, ("steady", "expert"), games=2))
    assert len(found) == 2
    assert set(first) == {(seat, way) for seat in SEATS for step in ("steady", "expert") for way in STEPS[step]}
    preset = scenario("tiny").presets[0].name
    for seat, way in first:
        assert first[seat, way] == score(scenario("tiny"), seat, way, 1, preset, 1)


def _scores(steady: list[float], novice: list[float]) -> list[Scores]:
    beginner = STEPS["steady"][1]
    return [{(SEATS[0], STEADY): one, (SEATS[0], beginner): other} for one, other in zip(steady, novice, strict=True)]


def test_a_step_is_told_in_spreads_of_the_steady_bot() -> None:
    (rung,) = rungs(_scores([48, 50, 52, 48, 52], [46, 48, 50, 46, 50]), SEATS[:1], ("steady",))
    assert rung.points.mean == 2
    assert rung.spread == 2
    assert (rung.spreads, rung.interval, rung.is_reached) == (1.0, (1.0, 1.0), True)


@pytest.mark.parametrize("novice", [[47.5, 49.5, 51.5, 47.5, 51.5], [40, 56, 40, 56, 50], [50, 52, 54, 50, 54]])
def test_a_step_is_missed_when_it_is_too_small_or_unsure_or_downward(novice: list[float]) -> None:
    (rung,) = rungs(_scores([48, 50, 52, 48, 52], novice), SEATS[:1], ("steady",))
    assert not rung.is_reached
