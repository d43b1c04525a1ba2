"""Soak: every temper, level and role plays the smallest scenario to its end, and the law refuses nothing."""

from collections.abc import Callable
from functools import cache

import pytest

from game.bots import LEVELS, PERSONAS, answer_ask, chatter, choose, give_or_judge, reason
from game.ids import NATURE, Seat
from game.moves import Turn
from game.rules import nature
from game.rules.engine import start, submit
from game.rules.observe import observe
from game.rules.state import State
from game.scenario.load import load_scenario
from game.scenario.model import Scenario
from game.strings import assets_folder, catalogue

TEMPERS = tuple(PERSONAS)


@cache
def tiny() -> Scenario:
    file = assets_folder().parent / "scenarios" / "tiny" / "scenario.yaml"
    return load_scenario(file.read_bytes(), file.name)


def play(number: int, cast: Callable[[int], tuple[str, str]]) -> State:
    """Play one game; `cast` says who sits on the n-th seat: temper and level. A refusal is raised."""
    seed = nature.seed_from(number)
    state = start(tiny(), chance=nature.chance(seed, "1", 0, "news"))
    while state.phase != "over":
        for n, spec in enumerate(tiny().seats):
            state = act(state, spec.id, nature.whim(seed, "1", state.quarter, state.phase, spec.id), *cast(n))
        state, _ = submit(state, NATURE, Turn(nature.chance(seed, "1", state.quarter, state.phase)))
    return state


def act(state: State, seat: Seat, whim: int, persona: str, level: str) -> State:
    view = observe(state, seat)
    for wish in (answer_ask(view, whim, persona), give_or_judge(view, whim, persona), chatter(view, whim, persona)):
        state = state if wish is None else submit(state, seat, wish)[0]
    if view.options.may_act:
        chosen = choose(view, whim, persona=persona, level=level)
        assert catalogue().has(reason(view, chosen, persona).key)
        state, _ = submit(state, seat, chosen)
    return state


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("persona", PERSONAS)
def test_a_table_of_one_temper_plays_to_the_end_without_refusal(persona: str, level: str) -> None:
    assert play(3, lambda _: (persona, level)).phase == "over"


@pytest.mark.parametrize("number", range(12))
def test_a_mixed_table_plays_to_the_end_without_refusal(number: int) -> None:
    def cast(n: int) -> tuple[str, str]:
        return TEMPERS[(5 * number + n) % len(TEMPERS)], LEVELS[(number + n) % len(LEVELS)]

    final = play(number, cast)
    spoken = [(quarter, seat) for quarter, seat, *_ in final.talk]
    assert len(spoken) == len(set(spoken)), "nobody speaks twice a quarter unasked"


def test_tempers_make_different_games_and_the_same_temper_the_same_game() -> None:
    def worth(persona: str) -> tuple[int, ...]:
        return play(3, lambda _: (persona, "regular")).joints

    assert worth("bridge") == worth("bridge")
    assert sum(worth("open_hand")) > sum(worth("fortress"))
