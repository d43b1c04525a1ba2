import pytest

from game.ids import Component, Firm, Seat
from game.scenario.load import load_scenario
from game.scenario.model import Scenario
from game.scenario.plain import from_plain, to_plain
from tests.scenario.texts import SMALL, small, text, with_firms


@pytest.fixture
def scenario() -> Scenario:
    return load_scenario(SMALL, "s.yaml")


def test_ids_lead_to_indices(scenario: Scenario) -> None:
    assert [scenario.firms[scenario.firm_at[Firm(name)]].label for name in ("north", "south")] == ["North", "South"]
    assert scenario.seats[scenario.seat_at[Seat("south.eng_p1")]].name == "Kit"
    assert scenario.components[scenario.component_at[Component("glaze")]].text == "The glaze."


def test_seats_stand_firm_by_firm_in_the_order_of_roles(scenario: Scenario) -> None:
    chairs = ["tmt", "ally", "prod", "eng_a1", "eng_p1"]
    assert [seat.id for seat in scenario.seats] == [
        f"{firm}.{chair}" for firm in ("north", "south") for chair in chairs
    ]
    assert [seat.role for seat in scenario.seats[:5]] == ["tmt", "ally", "prod", "eng_a", "eng_p"]
    assert scenario.seat_order == ("tmt", "eng_a1", "prod", "ally", "eng_p1")


def test_briefs_are_filled_in_and_split_at_the_mark(scenario: Scenario) -> None:
    seat = scenario.seats[scenario.seat_at[Seat("south.prod")]]
    assert seat.brief_public == "You sell what comes of the syrup."
    assert seat.brief_private == "You do not."


def test_a_slot_opens_a_sentence_with_a_capital_and_a_name_in_s_takes_a_bare_apostrophe() -> None:
    data = small()
    data["firms"]["north"]["label"] = "Norths"
    data["briefs"]["tmt"] = "{ours} is {us}'s. {theirs} is {them}'s. ## {ours}!"
    seat = load_scenario(text(data), "s.yaml").seats[0]
    assert seat.brief_public == "The yeast is Norths'. The syrup is South's."
    assert seat.brief_private == "The yeast!"


def test_a_firms_own_brief_and_goal_win_over_the_tables() -> None:
    data = small()
    data["firms"]["north"]["briefs"] = {"eng_a": "Mine. ## All mine."}
    data["firms"]["north"]["private_goals"] = {"eng_a1": "novelty"}
    seats = {seat.id: seat for seat in load_scenario(text(data), "s.yaml").seats}
    assert (seats[Seat("north.eng_a1")].brief_public, seats[Seat("north.eng_a1")].private_goal) == ("Mine.", "novelty")
    assert seats[Seat("south.eng_a1")].private_goal == "no_trace"


def test_start_mastery_follows_from_overlap_unless_it_is_given() -> None:
    data = small()
    data["components"]["crust"]["mastery"] = {"north": [1, 2]}
    found = {part.id: part.mastery for part in load_scenario(text(data), "s.yaml").components}
    assert found == {
        "oven": ((500, 500), (500, 500)),
        "crust": ((1, 2), (230, 230)),
        "yeast": ((600, 450), (108, 108)),
        "glaze": ((230, 230), (550, 650)),
        "syrup": ((108, 108), (600, 450)),
    }


def test_one_firms_knobs_and_start_change_that_firm_alone() -> None:
    data = small()
    data["firms"]["north"] |= {"knobs": {"walls_claim": 5000, "independence": 8000}, "start": {"sep": 9000}}
    scenario = load_scenario(text(data), "s.yaml")
    assert [knobs.walls_claim for knobs in scenario.knobs] == [5000, 0]
    assert [start.sep for start in scenario.starts] == [9000, 4000]
    assert [firm.managers[0].independence for firm in scenario.firms] == [8000, 2000]
    assert scenario.starts[0].y == 45


def test_knobs_that_nobody_sets_have_the_models_values(scenario: Scenario) -> None:
    knobs = scenario.knobs[0]
    found = (knobs.complexity, knobs.cap, knobs.trust, knobs.distrust, knobs.ded, knobs.exclusion_habit, knobs.absorb)
    assert found == (7000, 3000, 5000, 2500, 5000, 1000, 4000)


def test_presets_default_to_the_three_clocks_in_the_files_own_length(scenario: Scenario) -> None:
    found = [(one.name, one.quarters, one.spread, sum(one.seconds), one.first_percent) for one in scenario.presets]
    assert found == [("class", 6, 1, 325, 160), ("seminar", 6, 1, 660, 130), ("full", 6, 1, 0, 100)]
    assert scenario.preset("seminar").seconds[1] == 180
    with pytest.raises(KeyError):
        scenario.preset("picnic")


def test_an_authors_preset_keeps_what_it_does_not_say() -> None:
    data = small()
    data["presets"] = {"long": {"quarters": 9}, "full": {"spread": 0}}
    found = [(one.name, one.quarters, one.spread) for one in load_scenario(text(data), "s.yaml").presets]
    assert found == [("long", 9, 1), ("full", 12, 0)]


def test_constants_are_sorted_and_kept() -> None:
    data = small()
    data["constants"] = {"nu": 0.3, "kappa": 2}
    assert load_scenario(text(data), "s.yaml", {"nu": (0, 1), "kappa": (0, 9)}).constants == (("kappa", 2), ("nu", 0.3))


@pytest.mark.parametrize("number", [2, 3, 4])
def test_two_to_four_firms_resolve_and_survive_the_record(number: int) -> None:
    scenario = load_scenario(text(with_firms(number)), "s.yaml")
    assert len(scenario.firms) == len(scenario.knobs) == len(scenario.starts) == number
    assert len(scenario.seats) == 5 * number
    assert all(len(part.mastery) == number for part in scenario.components)
    assert from_plain(to_plain(scenario)) == scenario


def test_with_three_firms_them_names_both_others() -> None:
    seats = load_scenario(text(with_firms(3)), "s.yaml").seats
    assert seats[1].brief_public == "You share the oven with South and East."


@pytest.mark.parametrize("number", [1, 5])
def test_one_firm_or_five_are_refused(number: int) -> None:
    data = with_firms(4)
    firms = data["firms"]
    data["firms"] = {"north": firms["north"]} if number == 1 else firms | {"far": firms["west"]}
    with pytest.raises(Exception, match="firms: expected a mapping of 2 to 4"):
        load_scenario(text(data), "s.yaml")
