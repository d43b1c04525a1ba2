"""The eight shipped cases: each is whole, varied, and says what should come of it; and each can be played."""

from collections.abc import Mapping

import pytest

from game.lab import selfplay
from game.lab.casting import Mixed
from game.scenario.case import BASE, Case
from game.scenario.model import Scenario
from game.scenario.schedule import schedule
from server.commands import places

CASES = (
    "bought-partner",
    "consortium",
    "integrators",
    "itcom-bencons",
    "itcom-insys",
    "no-separation",
    "two-engineers",
    "two-units",
)
VALUES = ("firm_value", "alliance_value")
LONGEST = 88 * 60  # ours: a class of 90 minutes; nine quarters at the worst
BRIEF, DEBRIEF = 10 * 60, 25 * 60
loaded: dict[str, Case] = {}


def case(name: str) -> Case:
    """The case, read once."""
    if name not in loaded:
        loaded[name] = places.load_case(name)
    return loaded[name]


def lines(scenario: Scenario) -> Mapping[str, list[str]]:
    """Every text that has to be somebody's own."""
    seats = scenario.seats
    return {
        "public briefs": [seat.brief_public for seat in seats],
        "private briefs": [seat.brief_private for seat in seats],
        "reasons": [manager.reason for firm in scenario.firms for manager in firm.managers],
        "problems": [problem.text for bench in scenario.benches for problem in bench.problems],
        "news": [item.text for item in scenario.news],
        "names": [seat.name for seat in seats] + [one.name for firm in scenario.firms for one in firm.managers],
    }


def test_all_cases_are_on_the_shelf() -> None:
    assert {"tiny", *CASES} <= set(places.names())


@pytest.mark.parametrize("name", CASES)
def test_nobody_and_nothing_in_a_case_has_a_text_twice(name: str) -> None:
    for what, told in lines(case(name).variant(BASE).scenario).items():
        assert len(set(told)) == len(told), (what, [one for one in told if told.count(one) > 1])


@pytest.mark.parametrize("name", CASES)
def test_a_case_has_objectives_and_questions_for_every_step(name: str) -> None:
    scenario = case(name).variant(BASE).scenario
    debrief = scenario.debrief
    assert len(scenario.objectives) >= 3
    assert all(len(step) >= 3 for step in (debrief.feelings, debrief.happened, debrief.why, debrief.transfer))
    assert scenario.background and len(scenario.events) >= 3 and len(scenario.tenders) >= 6


@pytest.mark.parametrize("name", CASES)
def test_the_class_preset_fits_with_brief_and_debrief_into_ninety_minutes(name: str) -> None:
    preset = case(name).variant(BASE).scenario.preset("class")
    play = (
        sum(preset.seconds) * (preset.quarters + preset.spread - 1) + sum(preset.seconds) * preset.first_percent // 100
    )
    assert preset.quarters == 8
    assert BRIEF + play + DEBRIEF <= LONGEST


def test_the_full_length_is_that_of_the_case() -> None:
    found = {name: case(name).variant(BASE).scenario.preset("full").quarters for name in CASES}
    assert found == dict.fromkeys(CASES, 12) | {"bought-partner": 14}
    assert {name: len(case(name).variant(BASE).scenario.firms) for name in CASES} == dict.fromkeys(CASES, 2) | {
        "consortium": 4
    }


@pytest.mark.parametrize("name", CASES)
def test_every_variant_has_news_a_tender_and_a_written_problem_in_every_quarter(name: str) -> None:
    for variant in case(name).variants:
        for preset in variant.scenario.presets:
            for plan in schedule(variant.scenario, preset.quarters, preset.spread).plans:
                assert plan.news and plan.tenders, (variant.id, preset.name, plan.quarter)
                assert all(problem.need for problem in plan.problems), (variant.id, preset.name, plan.quarter)


@pytest.mark.parametrize("name", CASES)
def test_every_variant_differs_from_the_file_and_is_used_by_an_outcome(name: str) -> None:
    base, *variants = case(name).variants
    for variant in variants:
        assert (variant.scenario.knobs, variant.scenario.starts, variant.scenario.events, variant.conduct) != (
            base.scenario.knobs,
            base.scenario.starts,
            base.scenario.events,
            base.conduct,
        )
    used = {id_ for one in case(name).expectations for id_ in (one.treatment, one.control)}
    assert {variant.id for variant in variants} - used <= {"told-afterwards"}, "what no outcome compares, nobody checks"


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("preset", ["full", "class"])
def test_a_case_says_what_becomes_of_the_own_firm_and_of_the_alliance(name: str, preset: str) -> None:
    told = [one for one in case(name).expectations if preset in one.at]
    assert {one.observable for one in told} >= set(VALUES)
    assert len(told) >= 6


def test_the_clients_of_bencons_insist_in_the_shipped_case_and_less_as_told() -> None:
    found = {one.id: one.scenario.tenders[2].client_demand for one in case("itcom-bencons").variants}
    assert (found[BASE], found["as-told"], found["no-demand"]) == (10_000, 6_000, 0)


def test_the_partner_changes_hands_in_the_middle() -> None:
    scenario = case("bought-partner").variant(BASE).scenario
    found = {
        preset.name: [plan.quarter for plan in schedule(scenario, preset.quarters, 0).plans for event in plan.events
                      if event.id == "bought"]
        for preset in scenario.presets
    }  # fmt: skip
    assert found == {"class": [4], "seminar": [5], "full": [7]}


@pytest.mark.parametrize("name", CASES)
def test_bots_of_all_tempers_play_a_case_at_class_length_and_the_law_refuses_nothing(name: str) -> None:
    scenario = case(name).variant(BASE).scenario
    played = selfplay.play(scenario, seed=5, table="1", preset="class", personas=Mixed(scenario, 5)(1))
    assert played.refusals == 0
    assert played.measures.row()["quarters"] in (7, 8, 9)
