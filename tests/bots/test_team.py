"""Tops that are teams: first plans differ by temper and office, they talk when they do, and share one pool (rulebook 5.14)."""

import pytest

from game.bots import LEVELS, PERSONAS, choose, give_or_judge
from game.bots.mind import mind_of
from game.bots.personas import default_persona, parse_persona
from game.bots.team import apart, between, first_plan, fitted
from game.events import PlansCompared
from game.ids import NATURE, Seat
from game.moves import Card, FirstPlan, Play, SetCourse, StandBehind, TalkThrough, Turn
from game.rules import nature
from game.rules.engine import start, submit
from game.rules.observe import observe
from game.rules.state import State
from server.commands.places import load
from tests.bots.test_soak import act
from tests.rules import play

LEAD, DIRECTOR, TECH = (Seat(f"north.{chair}") for chair in ("tmt", "director", "cto"))
TEMPERS = tuple(PERSONAS)


def at_work() -> State:
    return play.with_firm(play.to(play.table("split"), "strategy"), 0, tokens=4)


def laid(state: State, seat: Seat, persona: str = "steady", level: str = "regular") -> tuple[State, tuple[Card, ...]]:
    cards = choose(observe(state, seat), 7, persona=persona, level=level).cards
    return play.put(state, seat, *cards), cards


@pytest.mark.parametrize("persona", PERSONAS)
def test_the_offices_of_one_temper_have_plans_that_differ(persona: str) -> None:
    state = at_work()
    views = [observe(state, seat) for seat in (LEAD, DIRECTOR, TECH)]
    lead, director, tech = (first_plan(mind_of(view, 1, parse_persona(persona), "regular")) for view in views)
    assert director[0] - director[1] > lead[0] - lead[1] > tech[0] - tech[1]
    assert apart(director, tech) >= 1_000


def test_tempers_differ_in_their_first_plans() -> None:
    view = observe(at_work(), LEAD)
    plans = {first_plan(mind_of(view, 1, parse_persona(name), "regular")) for name in PERSONAS}
    assert len(plans) >= 6


@pytest.mark.parametrize(("y", "z"), [(95, 30), (5, 5), (80, 80), (10, 80), (42, 38)])
def test_a_plan_leaves_what_the_law_wants_for_elsewhere(y: int, z: int) -> None:
    one, other = fitted(y, z)
    assert min(one, other) >= 10
    assert max(one, other) <= 80
    assert 40 <= one + other <= 95


def test_nobody_takes_the_whole_pool_before_the_others_had_their_turn() -> None:
    state = at_work()
    left = []
    for seat in (LEAD, DIRECTOR, TECH):
        state, _ = laid(state, seat, "bridge", "expert")
        left.append(4 - sum(mate.spent for mate in observe(state, TECH).team))
    assert left[0] >= 2
    assert left[1] >= 1


def test_a_fair_member_asks_for_talk_when_its_plan_is_another_and_a_racer_does_not() -> None:
    state, _ = laid(at_work(), LEAD, "fortress")
    assert any(isinstance(card, TalkThrough) for card in laid(state, DIRECTOR, "diplomat")[1])
    assert not any(isinstance(card, TalkThrough) for card in laid(state, DIRECTOR, "racer")[1])


def test_a_member_stands_behind_what_is_near_and_else_names_the_middle() -> None:
    state = play.put(at_work(), LEAD, SetCourse(50, 35, 15, "guarded"))
    _, near = laid(state, TECH, "steady")
    assert StandBehind(50, 35, "guarded") in near
    _, proud = laid(state, TECH, "fortress")
    behind = next(card for card in proud if isinstance(card, StandBehind))
    assert behind != StandBehind(50, 35, "guarded")
    assert between((20, 65, "arms_length"), (50, 35, "guarded")) == (35, 50, "arms_length")


def test_a_chief_executive_takes_up_what_all_would_carry() -> None:
    state = at_work()
    for seat in (DIRECTOR, TECH):
        state = play.put(state, seat, FirstPlan(50, 35, "guarded", "down"), StandBehind(50, 35, "guarded"))
    state = play.put(state, TECH, FirstPlan(50, 35, "guarded", "down"), TalkThrough(1), StandBehind(50, 35, "guarded"))
    assert SetCourse(50, 35, 15, "guarded") in laid(state, LEAD, "steady")[1]


def test_the_word_of_a_team_is_given_once() -> None:
    state = at_work()
    given = [give_or_judge(observe(state, seat), 1, "bridge") for seat in (LEAD, DIRECTOR, TECH)]
    assert [word is not None for word in given] == [True, False, False]


def test_a_top_across_the_table_is_of_several_tempers() -> None:
    assert len({default_persona("tmt", False, office) for office in ("ceo", "director", "cto")}) == 3
    assert default_persona("tmt", True, "cto") == "steady"


@pytest.mark.parametrize("number", range(6))
@pytest.mark.parametrize("name", ["split", "with-cto", "with-director"])
def test_mixed_teams_play_to_the_end_without_refusal(name: str, number: int) -> None:
    seed, compared = nature.seed_from(number), []
    state = start(play.scenario(name), preset="class", chance=nature.chance(seed, "1", 0, "news"))
    while state.phase != "over":
        for n, spec in enumerate(state.scenario.seats):
            whim = nature.whim(seed, "1", state.quarter, state.phase, spec.id)
            state = act(
                state, spec.id, whim, TEMPERS[(5 * number + n) % len(TEMPERS)], LEVELS[(number + n) % len(LEVELS)]
            )
        state, events = submit(state, NATURE, Turn(nature.chance(seed, "1", state.quarter, state.phase)))
        compared += [event for event in events if isinstance(event, PlansCompared)]
    assert compared
    assert any(event.diversity_bp > 1_000 for event in compared)


@pytest.mark.parametrize("level", LEVELS)
def test_the_shipped_team_plays_to_the_end_at_every_level(level: str) -> None:
    scenario, seed = load("itcom-insys:split-top"), nature.seed_from(2)
    state = start(scenario, preset="class", chance=nature.chance(seed, "1", 0, "news"))
    talked = 0
    while state.phase != "over":
        for n, spec in enumerate(scenario.seats):
            whim = nature.whim(seed, "1", state.quarter, state.phase, spec.id)
            state = act(state, spec.id, whim, TEMPERS[n % len(TEMPERS)], level)
        state, events = submit(state, NATURE, Turn(nature.chance(seed, "1", state.quarter, state.phase)))
        talked += sum(isinstance(event, PlansCompared) and event.is_talked for event in events)
    assert talked
    assert isinstance(choose(observe(state, scenario.seats[0].id), 1), Play)
