"""A landscape finds what is planted in it, and says the same whoever plays it."""

import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from game.lab.landscape import telling, verdicts
from game.lab.landscape.around import around, removals, tried
from game.lab.landscape.climb import climb, polish
from game.lab.landscape.deeper import deepened, taken_up, undecided
from game.lab.landscape.design import drawn, promising, tendencies
from game.lab.landscape.page import page
from game.lab.landscape.study import Budget, survey
from game.lab.landscape.table import Draws, Played, Table
from game.lab.landscape.tournament import Matrix, parts, settle
from game.lab.levers import LEVERS
from game.lab.policies import ACTIVE, BALANCED, DEFECT, SHARE
from tests.lab.fixtures import ROOT, scenario
from tests.lab.landscape.planted import planted

SMALL = Budget(cell=2, samples=400, climbs=60, rounds=2, pairs=6)


def test_a_dominant_policy_takes_the_whole_mixture() -> None:
    assert settle([[3.0, 3.0], [1.0, 2.0]]) == [1.0, 0.0]


def test_hawks_and_doves_settle_where_both_earn_alike() -> None:
    hawks, doves = settle([[-1.0, 4.0], [0.0, 2.0]])
    assert hawks == pytest.approx(2 / 3, abs=0.01)
    assert hawks + doves == pytest.approx(1)


def test_of_two_firms_one_game_serves_two_cells() -> None:
    counted: list[int] = []

    def count(games: Iterable[Played], total: int, _step: str) -> Iterable[Played]:
        counted.append(total)
        return games

    matrix = Matrix()
    matrix.grow(replace(planted(), track=count), [ACTIVE, BALANCED], 2, "named")
    matrix.grow(replace(planted(), track=count), [SHARE], 2, "one more")
    assert counted == [4, 5]
    assert all(len(cell) == 2 for cell in matrix.cells.values())


def test_a_game_gives_the_same_scores_on_workers_as_here() -> None:
    table = Table(scenario("tiny"), 3, "class")
    matches = [table.meet(ACTIVE, DEFECT, at) for at in range(3)]
    with ThreadPoolExecutor(2) as executor:
        assert replace(table, executor=executor, jobs=2).play(matches, "") == table.play(matches, "")


def test_the_design_finds_planted_effects_and_nothing_else() -> None:
    table, draws = planted(), Draws(5)
    firms = [drawn(draws, n) for n in range(600)]
    played = table.play([table.meet(one, BALANCED, n) for n, one in enumerate(firms)], "samples")
    scores = [game[table.chair(n)] for n, game in enumerate(played)]
    found = tendencies(firms, scores, [(table.chair(n),) for n in range(600)])
    effects = {(one.lever.name, one.value): one for one in found if one.lever.role in ("tmt", "eng_a")}
    assert effects["listen", 2].own == pytest.approx(2000, abs=60)
    assert effects["depth", "deep_dive"].own == pytest.approx(2000, abs=60)
    assert effects["story_early", 1].own == pytest.approx(-500, abs=60)
    assert abs(effects["dialogue", 2].own) < 60
    hope = promising(found, ACTIVE)
    assert (hope.levers["tmt"]["listen"], hope.levers["tmt"]["story_early"]) == (2, 0)


def test_a_drawn_policy_leaves_something_to_search() -> None:
    draws = Draws(1)
    courses = [drawn(draws, n).levers["tmt"] for n in range(200)]
    assert max(int(one["y"]) + int(one["z"]) for one in courses) <= 95
    assert len({(one["y"], one["z"]) for one in courses}) > 15


def test_a_climb_takes_the_step_of_each_role_that_pays() -> None:
    how = {"candidates": 90, "finals": 6}
    reply = climb(
        planted(), ACTIVE, [], lambda _at: BALANCED, **how, temper=BALANCED.temper, draws=Draws(2), step="climb"
    )
    assert reply.policy.levers["eng_a"]["depth"] == "deep_dive"
    assert reply.policy.levers["tmt"]["listen"] == 2 or reply.policy.levers["tmt"]["story_early"] == 0
    assert reply.gain.low > 0


def test_a_polish_sets_every_lever_where_it_does_best_alone() -> None:
    reply = polish(planted(), ACTIVE, lambda _at: BALANCED, pairs=5, finals=6, step="polish")
    tmt, bench = reply.policy.levers["tmt"], reply.policy.levers["eng_a"]
    assert (tmt["listen"], tmt["story_early"], bench["depth"]) == (2, 0, "deep_dive")
    assert reply.policy.levers["ally"] == ACTIVE.levers["ally"]
    assert reply.gain.mean == 4000


def test_one_lever_at_a_time_shows_its_own_effect_alone() -> None:
    effects = {(one.lever, one.value): one for one in around(planted(), ACTIVE, [BALANCED] * 6)}
    assert effects["listen", 2].own.mean == 1000
    assert effects["listen", 0].upward == effects["listen", 2].upward == 1
    assert effects["story_early", 0].upward == -1
    assert effects["y", 25].own.mean == 0
    assert removals(planted(), ACTIVE, [BALANCED] * 6)["listen"].high < 0


def test_tried_values_are_all_others_that_the_law_takes() -> None:
    listen, course = LEVERS["tmt"]["listen"], LEVERS["tmt"]["y"]
    assert tried(listen, ACTIVE) == (0, 2)
    assert tried(course, BALANCED.but(tmt={"y": 25, "z": 70})) == (10,)


def test_the_parts_of_a_role_are_told_apart() -> None:
    assert {role: len(kinds) for role, kinds in parts().items()}["eng_p"] == 2
    assert len(parts()["tmt"]) > 8


def surveyed(seed: int = 1) -> dict[str, Any]:
    return telling.plain("tiny", scenario("tiny"), survey(planted(seed), SMALL))


def test_a_survey_ends_in_what_pays_is_the_same_twice_and_becomes_a_page() -> None:
    case = surveyed()
    assert case == surveyed()
    best = case["mixture"][0]["levers"]
    assert best["eng_a"]["depth"] == "deep_dive"
    assert best["tmt"]["listen"] == 2
    told = json.loads(json.dumps({"seed": 1, "budget": telling.fields(SMALL), "cases": [case]}))
    text = "\n".join(page(told))
    assert "⟨" not in text
    assert "tmt.listen" in text
    assert [one.key for one in verdicts.over(told["cases"])] == ["a", "b", "c", "d", "e"]


def test_undecided_levers_are_tried_again_in_games_that_chose_nothing() -> None:
    case = surveyed()
    levers = undecided([case])
    assert ("tmt", "dialogue") in levers, "nothing is planted there"
    again = deepened(planted(), case, [("tmt", "dialogue"), ("tmt", "listen")], 8)
    rows = {(about, one["lever"], one["value"]): one for about, found in again["effects"].items() for one in found}
    before = {(about, one["lever"], one["value"]): one for about, found in case["effects"].items() for one in found}
    assert rows.keys() == before.keys()
    fresh = {key for key, one in rows.items() if one.get("pairs") == 8}
    assert {lever for _, lever, _ in fresh} == {"tmt.dialogue", "tmt.listen"}
    assert all(rows[key] == before[key] for key in rows.keys() - fresh)
    told = {"seed": 1, "budget": telling.fields(SMALL), "cases": [again]}
    assert "8 pairs for" in " ".join(page(told))


def one_policy(weight: float, **tmt: int) -> dict[str, Any]:
    """A case whose mixture is one policy and a rest."""
    levers = {role: {name: lever.neutral for name, lever in own.items()} for role, own in LEVERS.items()}
    top = {"name": "A", "weight": weight, "levers": {**levers, "tmt": {**levers["tmt"], **tmt}}}
    rest = {"name": "B", "weight": 1 - weight, "levers": levers}
    return {"mixture": [top, rest], "start_int": 30, "matrix": {"names": ["A", "B"], "own": [[100, 90], [80, 100]]}}


def test_one_policy_may_hold_the_mixture_only_when_it_plays_both_poles_tells_listens_and_integrates() -> None:
    both = {"y": 40, "z": 35, "story_early": 1, "story_late": 1, "listen": 1, "int": 50}
    assert verdicts.is_open(one_policy(0.5))
    assert not verdicts.is_open(one_policy(0.9))
    assert verdicts.is_open(one_policy(0.9, **both))
    assert not verdicts.is_open(one_policy(0.9, **{**both, "z": 20}))
    assert not verdicts.is_open(one_policy(0.9, **{**both, "listen": 0}))


def test_twins_under_two_names_are_one_policy() -> None:
    twins = one_policy(0.5)
    twins["matrix"]["own"] = [[100, 100], [100, 100]]
    assert verdicts.kin(twins, "A") == 1
    assert not verdicts.is_open(twins)


def test_the_committed_page_is_the_page_of_the_committed_run() -> None:
    docs = ROOT / "docs"
    told = json.loads((docs / "landscape.json").read_text(encoding="utf-8"))
    assert (docs / "landscape.md").read_text(encoding="utf-8").splitlines() == "\n".join(page(told)).splitlines()


def test_a_search_is_gone_on_with_from_what_was_left_of_it() -> None:
    small = Budget(cell=2, samples=40, climbs=4, rounds=1, polishes=1, pairs=6)
    case = telling.plain("tiny", planted().scenario, survey(planted(), small))
    more = taken_up(planted(), case, replace(small, polishes=3), done=2)
    assert more["taken_up"] == 2
    assert more["rounds"][:2] == case["rounds"]
    assert len(more["rounds"]) == 4
    best = more["mixture"][0]["levers"]
    assert (best["tmt"]["listen"], best["tmt"]["story_early"], best["eng_a"]["depth"]) == (2, 0, "deep_dive")
    assert more["held_out"]["reversed_pairs"] == 0
