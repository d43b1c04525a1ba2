"""A lever is tried where it can act, bold climbs join changes, and an effect found by looking often is marked."""

from typing import Any

from game.lab.landscape import verdicts
from game.lab.landscape.around import ground
from game.lab.landscape.climb import merged
from game.lab.levers import LEVERS
from game.lab.policies import ACTIVE, BALANCED


def test_the_tone_of_a_story_is_tried_on_a_policy_that_tells_one_against_the_partner() -> None:
    told = ground(LEVERS["tmt"]["tone"], BALANCED).levers["tmt"]
    assert (told["story_early"], told["story_late"], told["side"]) == (1, 1, "ours")


def test_a_lever_that_acts_alone_is_tried_on_the_policy_itself() -> None:
    assert ground(LEVERS["tmt"]["listen"], BALANCED) is BALANCED
    assert ground(LEVERS["tmt"]["side"], ACTIVE) is ACTIVE


def test_a_lever_that_a_reaction_moves_is_tried_with_the_reaction_off() -> None:
    assert (ACTIVE.temper.follow, ground(LEVERS["tmt"]["y"], ACTIVE).temper.follow) == ("active", "")


def test_of_joined_changes_the_better_one_counts_where_they_touch_one_lever() -> None:
    own = BALANCED.levers["tmt"]
    better, worse = {**own, "y": 55, "listen": 1}, {**own, "y": 25, "dialogue": 2}
    joined = merged(BALANCED, "tmt", [better, worse])
    assert joined == {**own, "y": 55, "listen": 1, "dialogue": 2}


def effect(mean: float, half: float, upward: int) -> dict[str, Any]:
    own = {"mean": mean, "low": mean - half, "high": mean + half}
    return {"lever": "tmt.listen", "base": 0, "value": 1, "upward": upward, "own": own}


def case(*effects: dict[str, Any]) -> dict[str, Any]:
    return {"name": "one", "effects": {"ACTIVE": list(effects)}}


def test_an_effect_just_decided_does_not_stand_when_it_was_one_of_many_looks() -> None:
    barely, surely = effect(10.0, 9.5, 1), effect(-10.0, 2.0, -1)
    alone = verdicts.reach([case(barely)], "tmt.listen")
    assert alone.stands(alone.best)
    among = verdicts.reach([case(barely, surely, *(effect(0.0, 9.0, 0) for _ in range(18)))], "tmt.listen")
    assert among.looks == 20
    assert (among.stands(among.best), among.stands(among.worst)) == (False, True)


def test_a_lever_without_a_decided_effect_has_nowhere_to_point() -> None:
    found = verdicts.reach([case(effect(1.0, 9.0, 0))], "tmt.listen")
    assert (found.best, found.worst, found.stands(found.best)) == (None, None, False)
