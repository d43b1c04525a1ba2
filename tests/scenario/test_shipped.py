from pathlib import Path
from typing import get_args

import pytest

from game.scenario.effects import EFFECTS
from game.scenario.load import load_scenario
from game.scenario.manual import SECTIONS
from game.scenario.model import Scenario
from game.scenario.problems import schema
from game.scenario.schedule import schedule
from game.scenario.setting import Goal
from server.commands.places import format_page, vocabulary
from tests.scenario.texts import HERE, SHIPPED


def shipped(name: str) -> Scenario:
    path = next(path for path in SHIPPED if path.parent.name == name)
    return load_scenario(path.read_bytes(), path.name)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_a_shipped_scenario_is_sound_and_has_the_name_of_its_folder(path: Path) -> None:
    assert load_scenario(path.read_bytes(), path.name).name == path.parent.name


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_every_quarter_of_every_preset_has_news_a_tender_and_a_written_problem(path: Path) -> None:
    scenario = load_scenario(path.read_bytes(), path.name)
    for preset in scenario.presets:
        for plan in schedule(scenario, preset.quarters, preset.spread).plans:
            assert plan.news and plan.tenders, (preset.name, plan.quarter)
            assert all(problem.need for problem in plan.problems), (preset.name, plan.quarter)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_every_topic_and_core_has_its_own_questions_and_three_insights(path: Path) -> None:
    parts = load_scenario(path.read_bytes(), path.name).components
    owned = [part for part in parts if part.owner]
    assert all(len(set(part.insights)) == 3 for part in owned)
    assert len({words for part in owned for words in (part.question, part.underneath)}) == 2 * len(owned)
    assert len({manager.reason for firm in load_scenario(path.read_bytes(), "").firms for manager in firm.managers}) > 3


def test_tiny_begins_as_designed() -> None:
    tiny = shipped("tiny")
    assert [(one.quarters, one.spread) for one in tiny.presets] == [(3, 0)] * 3
    assert [part.id for part in tiny.components] == ["plug", "casing", "sensor", "curve", "pack", "port", "cool"]
    assert tiny.components[2].touches == ((3, 7000),)
    assert tiny.components[6].mastery == ((110, 110), (600, 450))
    assert [event.id for event in schedule(tiny, 3, 0).at(2).events] == ["magazine_test"]
    assert tiny.knobs[0].noise == 0


def test_itcom_and_insys_have_fourteen_people_with_a_brief_of_their_own() -> None:
    seats = shipped("itcom-insys").seats
    assert len(seats) == len({seat.brief_public for seat in seats}) == len({seat.brief_private for seat in seats}) == 14
    assert all("last day counts" in seat.brief_public for seat in seats)
    assert shipped("itcom-insys").seat_order[:4] == ("tmt", "eng_a1", "ally", "prod")


def test_the_events_of_itcom_and_insys_fall_where_the_story_says() -> None:
    plans = schedule(shipped("itcom-insys"), 8, 1).plans
    assert {event.id: plan.quarter for plan in plans for event in plan.events} == {
        "partner_day": 2,
        "price_cut": 3,
        "town_hall": 4,
        "rumour": 5,
        "recruiter": 5,
        "settled": 6,
        "audit": 7,
    }
    named = {tender.job: plan.quarter for plan in plans for tender in plan.tenders if not tender.routine}
    assert list(named.values()) == [1, 2, 3, 5, 6, 7]


def test_the_client_managers_of_itcom_and_insys_start_undecided_on_the_whole() -> None:
    for firm in shipped("itcom-insys").firms:
        attitudes = [manager.attitude for manager in firm.managers]
        assert len(attitudes) == 6
        assert 5_000 <= sum(attitudes) // 6 <= 5_600


def test_the_page_on_the_format_names_every_goal_policy_lever_and_observable() -> None:
    page, words = format_page(), vocabulary()
    levers = [name for own in words.levers.values() for name in own]
    names = [*get_args(Goal), *words.policies, *levers, *words.observables]
    assert [name for name in names if f"`{name}`" not in page] == []


def test_the_page_on_the_format_is_current() -> None:
    page = (HERE.parents[1] / "docs" / "scenario-format.md").read_text(encoding="utf-8")
    assert page == format_page(), "write server.commands.places.format_page() to docs/scenario-format.md"


def test_the_page_on_the_format_has_every_key_and_every_kind() -> None:
    page = format_page()
    for part in SECTIONS:
        for key, about in schema(part)["properties"].items():
            assert f"`{key}`" in page
            assert about.get("description") or "$ref" in about, f"{part.__name__}.{key} says nothing"
    for kind in EFFECTS:
        assert f"### `{kind}`" in page
