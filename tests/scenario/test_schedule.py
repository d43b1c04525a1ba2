import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scenario.effects import RumourResolved
from game.scenario.load import load_scenario
from game.scenario.schedule import quarter_of, schedule
from tests.scenario.texts import small, text


def events_of(events: list[dict[str, object]], nominal: int) -> dict[str, int]:
    data = small() | {"events": events}
    plans = schedule(load_scenario(text(data), "s.yaml"), nominal, 1).plans
    return {event.id: plan.quarter for plan in plans for event in plan.events}


@pytest.mark.parametrize(("nominal", "quarter"), [(8, 3), (10, 4), (12, 4)])
def test_a_point_of_the_game_scales_with_its_length(nominal: int, quarter: int) -> None:
    assert quarter_of(2857, nominal) == quarter


def test_shocks_leave_the_first_and_the_last_two_quarters_alone() -> None:
    shocks = [{"id": "a", "kind": "price_war", "at_bp": 0}, {"id": "b", "kind": "bought", "at_bp": 10000}]
    assert events_of(shocks, 8) == {"a": 2, "b": 6}


def test_what_is_no_shock_may_come_at_once_and_at_the_end() -> None:
    calm = [{"id": "a", "kind": "recruiter", "at_bp": 0}, {"id": "b", "kind": "audit", "at_bp": 10000}]
    assert events_of(calm, 8) == {"a": 1, "b": 8}


def test_of_two_shocks_in_one_quarter_the_later_moves_on_by_one() -> None:
    shocks = [{"id": "a", "kind": "price_war", "at_bp": 2857}, {"id": "b", "kind": "town_hall", "at_bp": 2900}]
    assert events_of(shocks, 8) == {"a": 3, "b": 4}


@given(st.lists(st.integers(0, 10_000), max_size=5), st.integers(8, 16))
def test_shocks_keep_their_order_and_never_share_a_quarter_while_there_is_room(points: list[int], nominal: int) -> None:
    events: list[dict[str, object]] = [{"id": f"e{n}", "kind": "price_war", "at_bp": at} for n, at in enumerate(points)]
    found = events_of(events, nominal)
    in_order = [found[f"e{n}"] for n in sorted(range(len(points)), key=lambda n: points[n])]
    assert in_order == sorted(set(in_order))
    assert all(2 <= quarter <= nominal - 2 for quarter in in_order)


def test_a_rumour_without_an_end_of_its_own_is_settled_after_its_quarters() -> None:
    rumour: dict[str, object] = {"id": "talk", "kind": "bought_rumour", "at_bp": 4000, "params": {"quarters": 3}}
    assert events_of([rumour], 8) == {"talk": 4, "talk_resolved": 7}
    end: dict[str, object] = {"id": "end", "kind": "rumour_resolved", "at_bp": 6000, "params": {"rumour": "talk"}}
    assert events_of([rumour, end], 8) == {"talk": 4, "end": 5}


def test_free_items_fill_the_empty_quarters_in_order_and_overtime_comes_last() -> None:
    data = small()
    data["news"] = [
        {"text": "first free"},
        {"q": 1, "text": "fixed"},
        {"overtime": True, "text": "one more"},
        {"event": "cut", "text": "with the cut"},
        {"text": "second free"},
    ]
    plans = schedule(load_scenario(text(data), "s.yaml"), 4, 1).plans
    lines = [[item.text for item in plan.news] for plan in plans]
    assert lines == [["fixed"], ["with the cut"], ["first free"], ["second free"], ["one more"]]


def test_a_bench_without_a_problem_takes_up_the_last_one_and_nature_draws_its_need() -> None:
    problems = [plan.problems[0] for plan in schedule(load_scenario(text(small()), "s.yaml"), 3, 1).plans]
    assert [problem.need for problem in problems] == ["documents", None, None, None]
    assert {problem.text for problem in problems} == {"It burns on the left."}


def test_renewals_fill_every_firms_quarters_between_named_tenders() -> None:
    data = small() | {"routine": {"value": 5000}}
    plans = schedule(load_scenario(text(data), "s.yaml"), 3, 0).plans
    board = [[(tender.lead, tender.value, tender.routine) for tender in plan.tenders] for plan in plans]
    assert board == [[(0, 4000, False), (1, 5000, True)], *[[(0, 5000, True), (1, 5000, True)]] * 2]


def test_without_renewals_a_quarter_has_the_named_tenders_only() -> None:
    plans = schedule(load_scenario(text(small()), "s.yaml"), 3, 0).plans
    assert [len(plan.tenders) for plan in plans] == [1, 0, 0]


def test_a_settled_rumour_names_its_rumour() -> None:
    data = small() | {"events": [{"id": "talk", "kind": "bought_rumour", "at_bp": 4000}]}
    plans = schedule(load_scenario(text(data), "s.yaml"), 8, 1).plans
    effects = [event.effect for plan in plans for event in plan.events]
    assert effects[-1] == RumourResolved("talk")
