"""A TMT of two or three in a file: which chairs make it, what each needs, and that a variant may add them."""

from typing import Any

import pytest

from game.errors import ScenarioError
from game.scenario.load import load_case, load_scenario
from game.scenario.plain import from_plain, to_plain
from server.commands.places import load
from tests.scenario.texts import small, text, with_team


def offices(data: dict[str, Any]) -> dict[str, str]:
    """Return the office of each chair of the first firm that is part of its TMT."""
    seats = load_scenario(text(data), "small.yaml").seats
    return {seat.chair: seat.office for seat in seats if seat.firm == "north" and seat.role == "tmt"}


def problems(data: dict[str, Any]) -> str:
    with pytest.raises(ScenarioError) as found:
        load_scenario(text(data), "small.yaml")
    return "\n".join(found.value.problems)


def test_a_tmt_of_one_has_no_office_and_one_of_several_has_one_each() -> None:
    assert offices(small()) == {"tmt": ""}
    assert offices(with_team("cto")) == {"tmt": "ceo", "cto": "cto"}
    assert offices(with_team("director")) == {"tmt": "ceo", "director": "director"}
    assert offices(with_team("director", "cto")) == {"tmt": "ceo", "director": "director", "cto": "cto"}


def test_the_members_stand_first_in_their_firm_and_get_people_last() -> None:
    scenario = load_scenario(text(with_team("director", "cto")), "small.yaml")
    assert [seat.chair for seat in scenario.seats][:4] == ["tmt", "director", "cto", "ally"]
    assert [seat.number for seat in scenario.seats][:3] == [0, 1, 2]
    assert scenario.seat_order[-2:] == ("cto", "director")


def test_an_office_needs_a_page_and_a_goal_of_its_own() -> None:
    data = with_team("cto")
    del data["briefs"]["cto"], data["private_goals"]["cto"]
    told = problems(data)
    assert "briefs.cto: expected a brief for north.cto" in told
    assert "private_goals.cto: expected a private goal for north.cto" in told


def test_all_firms_have_the_same_offices_and_each_once() -> None:
    data = with_team("cto")
    del data["firms"]["south"]["seats"]["cto"]
    assert "the same chairs in every firm" in problems(data)
    data = with_team("cto")
    data["firms"]["north"]["seats"]["cto2"] = "Second"
    assert "firms.north.seats.cto2" in problems(data)


def test_a_variant_may_add_offices_to_a_file() -> None:
    data, team = small(), with_team("cto")
    change = {
        "firms": {name: {"seats": {"cto": f"{name} cto"}} for name in ("north", "south")},
        "briefs": {"cto": team["briefs"]["cto"]},
        "private_goals": {"cto": "word_kept"},
    }
    data["variants"] = {"top": {"title": "Two at the top", "text": "A top of two.", "change": change}}
    base, top = (one.scenario for one in load_case(text(data), "small.yaml").variants)
    assert [len([seat for seat in one.seats if seat.role == "tmt"]) for one in (base, top)] == [2, 4]
    assert [seat.office for seat in base.seats if seat.role == "tmt"] == ["", ""]


def test_a_record_written_before_there_were_offices_is_read_as_it_was() -> None:
    scenario = load_scenario(text(small()), "small.yaml")
    plain = to_plain(scenario)
    for seat in plain["seats"]:
        del seat["office"]
    assert from_plain(plain) == scenario
    split = load_scenario(text(with_team("cto")), "small.yaml")
    assert from_plain(to_plain(split)) == split


def test_the_shipped_team_has_eighteen_people_with_a_page_of_their_own() -> None:
    scenario = load("itcom-insys:split-top")
    assert len(scenario.seats) == len({seat.brief_public for seat in scenario.seats}) == 18
    assert len({seat.brief_private for seat in scenario.seats}) == len({seat.name for seat in scenario.seats}) == 18
    assert all("last day counts" in seat.brief_public for seat in scenario.seats)
    assert [seat.office for seat in scenario.seats if seat.role == "tmt"] == ["ceo", "director", "cto"] * 2
