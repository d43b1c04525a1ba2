import pytest

from game.debrief import debrief, debrief_of_record
from game.debrief.contributions import leak, start_values
from game.debrief.turning import MOST, spread_of
from game.events import Cause, KnowledgeLeaked, TrustMoved
from game.ids import Component, Seat
from game.moves import AnswerPartner, Play, PostTeam, SplitGain
from game.rules.model.rounding import to_bp
from game.rules.state import State
from game.views import TurningPoint
from tests.debrief.games import last_state, looked_back, played, scenario

GAMES = [("tiny", 1), ("tiny", 2), ("itcom-insys", 1), ("itcom-insys", 2), ("itcom-insys", 3), ("three", 1)]
HERON = Seat("heron.tmt")


def grabbed() -> State:
    return played({(2, "strategy", HERON): Play((SplitGain("take"),), seal=True)}).state


def points_of(name: str, number: int) -> tuple[TurningPoint, ...]:
    view = looked_back(name, number)
    return (*view.turning_points, *view.leaks)


@pytest.mark.parametrize(("name", "number"), GAMES)
def test_causes_sum_exactly_to_the_move_and_none_is_empty(name: str, number: int) -> None:
    for point in points_of(name, number):
        assert sum(cause.size_bp for cause in point.causes) == point.size_bp
        assert all(cause.size_bp for cause in point.causes)
    assert any(point.causes for point in points_of(name, number))


@pytest.mark.parametrize(("name", "number"), GAMES)
def test_a_chain_has_at_most_five_steps_ends_in_its_fact_and_stops_at_a_card(name: str, number: int) -> None:
    for point in points_of(name, number):
        assert 1 <= len(point.chain) <= 5
        assert (point.chain[-1].event, point.chain[-1].sign) == (point.event, 0)
        assert dict(point.chain[-1].what.args).items() <= dict(point.what.args).items()
        assert all(step.sign for step in point.chain[:-1])
        quarters = [int(dict(step.where.args)["quarter"]) for step in point.chain]
        assert quarters == sorted(quarters)
        cards = [n for n, step in enumerate(point.chain) if step.what.key.startswith(("debrief.deed", "debrief.did"))]
        assert cards in ([], [0])


def test_most_chains_of_a_record_lead_to_somebodys_card() -> None:
    points = points_of("itcom-insys", 2)
    led = [point for point in points if point.chain[0].what.key.startswith(("debrief.deed", "debrief.did"))]
    assert len(led) > len(points) * 3 // 4


@pytest.mark.parametrize(("name", "number"), GAMES)
def test_turning_points_are_at_most_five_one_a_quarter_in_order(name: str, number: int) -> None:
    points = looked_back(name, number).turning_points
    quarters = [point.quarter for point in points]
    assert 0 < len(points) <= MOST
    assert quarters == sorted(set(quarters))


def test_a_grab_turns_the_game_and_leads_back_to_the_one_who_took() -> None:
    view = debrief(grabbed(), None)
    (grab,) = (point for point in view.turning_points if point.event == "GainTaken")
    assert (grab.quarter, grab.size_bp < 0) == (2, True)
    assert grab.causes[0].label.key == "factor.trust_violation"
    assert grab.chain[0].what.key == "debrief.did.T7.take"
    taker = next(seat for seat in scenario("tiny").seats if seat.id == "heron.tmt")
    assert grab.chain[0].where.args == (("quarter", 2), ("place", f"{taker.name} (Heron Drives)"))


def test_the_trust_that_a_grab_cost_is_the_move_of_the_update() -> None:
    state = grabbed()
    grab = next(point for point in debrief(state, None).turning_points if point.event == "GainTaken")
    felt = [e for q, e in state.events if q == 2 and isinstance(e, TrustMoved) and e.other == "heron"]
    assert grab.size_bp == felt[0].after_bp - felt[0].before_bp


@pytest.mark.parametrize(("name", "number"), GAMES)
def test_every_leak_is_told_also_those_that_nobody_found(name: str, number: int) -> None:
    state = last_state(name, number)
    told = looked_back(name, number).leaks
    found = ["@debrief.leak.found" if one.is_detected else "@debrief.leak.unfound" for one in state.leaks]
    assert [dict(point.what.args)["found"] for point in told] == found
    assert [point.quarter for point in told] == [one.quarter for one in state.leaks]


def test_both_found_and_unfound_leaks_occur_in_these_games() -> None:
    leaks = [point for name, number in GAMES for point in looked_back(name, number).leaks]
    assert {dict(point.what.args)["found"] for point in leaks} == {"@debrief.leak.found", "@debrief.leak.unfound"}


def test_no_leak_names_the_person_in_its_sentence() -> None:
    names = {seat.name for seat in scenario("itcom-insys").seats}
    for point in looked_back("itcom-insys", 2).leaks:
        assert names.isdisjoint(str(value) for _, value in point.what.args)


# ---- a leak against the first day -----------------------------------------------------------------------------------


@pytest.fixture
def state() -> State:
    return played({}).state


def leaked(state: State, inputs: dict[str, float], p_bp: int = 2_000) -> KnowledgeLeaked:
    """A leak of Heron's, its inputs as the scenario starts them but for those named."""
    seat = Seat("heron.eng_a1")
    own = state.scenario.firm_at[state.scenario.seats[state.scenario.seat_at[seat]].firm]
    topic = next(c for c in state.scenario.components if c.touches and c.owner_index == own)
    core = state.scenario.components[topic.touches[0][0]].id
    values = {**start_values(state, seat), **inputs}
    causes = tuple(
        Cause(name, to_bp(-value if name == "salience" else value, -10_000)) for name, value in values.items()
    )
    firms = state.scenario.firms
    return KnowledgeLeaked(firms[0].id, firms[1].id, seat, 0, topic.id, Component(core), 50, p_bp, causes)


def test_a_leak_under_the_conditions_of_the_first_day_has_no_causes_but_rounding(state: State) -> None:
    assert sum(abs(cause.size_bp) for cause in leak(state, leaked(state, {}))) <= 3


@pytest.mark.parametrize(
    ("factor", "value", "sign"),
    [
        ("depth", 1.0, 1),
        ("immersion", 1.0, 1),
        ("closeness", 0.95, 1),
        ("torn", 0.9, 1),
        ("salience", 0.8, -1),
        ("probe", 1.0, 1),
    ],
)
def test_each_input_of_a_leak_pushes_the_way_that_the_model_says(
    state: State, factor: str, value: float, sign: int
) -> None:
    causes = {cause.factor: cause.size_bp for cause in leak(state, leaked(state, {factor: value}))}
    assert causes[factor] * sign > 50
    assert max(causes, key=lambda name: abs(causes[name])) == factor


def test_the_parts_of_a_leak_sum_to_its_chance_less_that_of_the_first_day(state: State) -> None:
    far = {"depth": 1.0, "torn": 0.5}
    one, two = leaked(state, far), leaked(state, far, p_bp=4_000)
    first, second = (sum(cause.size_bp for cause in leak(state, event)) for event in (one, two))
    assert 0 < first < 2_000
    # Twice the chance under the same inputs is twice the time together, then and on the first day.
    assert abs(second - 2 * first) <= 2


# ---- how far a move stands out ---------------------------------------------------------------------------------------


def test_a_move_is_measured_against_its_levels_own_spread() -> None:
    assert spread_of([0, 0, 0, -400], -400) == 2.0
    assert spread_of([1, -1, 1, -1], 1) == 1.0
    assert spread_of([0, 0], 0) == 0.0
    assert spread_of([], 3) == 0.0


# ---- cards that leave no fact of their own ---------------------------------------------------------------------------


def test_a_record_knows_cards_that_leave_no_fact_behind() -> None:
    head = Seat("heron.ally")
    book = played({(1, "units", head): Play((PostTeam("lab"),), seal=True)})
    page, bare = debrief_of_record(book.rows, head).page, debrief(book.state, head).page
    assert page is not None
    assert bare is not None
    assert ("@card.A1.title", "@debrief.value.lab") in [
        tuple(value for _, value in entry.what.args) for entry in page.decisions
    ]
    assert bare.decisions == ()


def test_what_an_absent_seat_keeps_on_doing_is_nobodys_decision() -> None:
    topic = next(c.id for c in scenario("tiny").components if c.owner == "heron" and c.touches)
    engineer = Seat("heron.eng_a1")
    once = played({(1, "encounters", engineer): Play((AnswerPartner(topic, "documents"),), seal=True)})
    page = debrief_of_record(once.rows, engineer).page
    assert page is not None
    assert {entry.quarter for entry in page.decisions} == {1}
