"""Points of real quarters: within their bounds, adding up, and open to nobody's wish (rulebook 9)."""

from __future__ import annotations

import pytest

from game.events import BoardMood, ResultPosted, ScorePosted
from game.rules.accounts import Result
from game.rules.model.goals import GOALS
from tests.rules import play


@pytest.mark.parametrize("name", play.TABLES)
def test_every_seat_gets_points_within_bounds_every_quarter(name: str) -> None:
    steps = play.random_game(name, 1)
    last = steps[-1][1]
    for person in last.people:
        assert len(person.points) == len(person.pay) == len(person.felt) == len(person.modelled) == last.last_quarter
        for points, pay in zip(person.points, person.pay, strict=True):
            assert 0 <= points.role <= 40
            assert 0 <= points.goal <= 20
            assert 0 <= points.identity <= 25
            assert 0 <= points.firm <= 15
            assert 0 <= points.alliance <= 10
            assert sum(pay) == points.identity
            assert 0 <= points.total <= 100


def test_points_are_posted_once_for_each_seat_and_quarter() -> None:
    for before, after, events in play.random_game("tiny", 1):
        posted = [event for event in events if isinstance(event, ScorePosted)]
        if before.phase != "encounters":
            assert not posted
            continue
        assert [event.seat for event in posted] == [seat.id for seat in after.scenario.seats]
        for event, person in zip(posted, after.people, strict=True):
            now = person.points[-1]
            assert (event.role, event.goal, event.identity, event.firm, event.alliance) == (
                now.role, now.goal, now.identity, now.firm, now.alliance,
            )  # fmt: skip


def test_everybody_in_a_firm_shares_its_points_and_everybody_the_alliances() -> None:
    last = play.random_game("itcom-insys", 1)[-1][1]
    for quarter in range(last.last_quarter):
        points = [person.points[quarter] for person in last.people]
        assert len({p.alliance for p in points}) == 1
        for firm in (0, 1):
            mine = {p.firm for p, seat in zip(points, last.scenario.seats, strict=True) if seat.firm_index == firm}
            assert len(mine) == 1


def test_a_result_is_the_sum_of_its_parts() -> None:
    for _, _, events in play.random_game("itcom-insys", 1):
        for event in events:
            if isinstance(event, ResultPosted):
                parts = (
                    event.market_keur + event.exclusive_keur + event.joint_keur + event.tender_keur + event.cost_keur
                )
                assert event.result_keur == parts
                assert event.cost_keur < 0


@pytest.mark.parametrize("name", ["itcom-insys", "tiny"])
def test_shipped_goals_are_goals_that_the_law_knows(name: str) -> None:
    dealt = {seat.private_goal for seat in play.scenario(name).seats}
    assert dealt <= set(GOALS)


def test_a_board_asks_about_the_second_falling_quarter_and_not_about_the_first() -> None:
    ready = play.to(play.table("tiny"), "encounters")
    falling = tuple(Result(0, 0, 0, 0, 0, result, 0) for result in (90_000, 80_000))
    for results, asked in ((falling, [2]), (falling[1:], []), ((), [])):
        _, events = play.turn(play.with_firm(ready, 0, results=results))
        assert [event.falls for event in events if isinstance(event, BoardMood) and event.firm == "heron"] == asked
