"""Every number and every event of a game is explained by parts that add up exactly (model-review §5, M65)."""

from functools import cache

import pytest

from game.debrief.accounts import meters_of, whole
from game.debrief.hearing import Heard
from game.debrief.occasions import kinds_with_causes, of_event
from game.debrief.past import TABLE
from game.debrief.why import Meter, contributions_of, everything, hear
from game.debrief.worth import EIGHT, worth
from game.events import GainTaken, LeakDetected, ShockStruck
from game.ids import Firm, Phase, Seat
from game.moves import AnswerPartner, AuditPartner, FileMinutes, Move, Play, ShieldTeam
from game.rules import nature
from game.rules.model.rounding import to_bp
from game.strings import catalogue
from tests.debrief.games import bots, played, scenario

GAMES = [("tiny", 1), ("itcom-insys", 1), ("itcom-insys", 2), ("three", 1)]
DIRECT = {
    "tokens",
    "trust",
    "distrust",
}  # cards move these besides: a crisis costs a token, tops who ring each other mend or break
ASKED = {
    *("joint", "tokens", "tension", "organizing", "torn", "closeness", "q", "trust", "distrust", "understanding"),
    *("red_queen", "lock_in", "novelty", "exclusivity", "share", "result", "coop", "comp"),
    *("e1", "e2", "e3", "e4", "b1", "b2", "b3_keur", "b4"),
}


@cache
def heard(name: str, number: int) -> Heard:
    return hear(bots(name, number))


@pytest.mark.parametrize(("name", "number"), GAMES)
def test_the_parts_of_every_meter_and_event_sum_exactly(name: str, number: int) -> None:
    accounts = list(everything(heard(name, number)))
    assert len(accounts) > 100
    assert [one for one in accounts if not one.adds_up] == []


@pytest.mark.parametrize(("name", "number"), GAMES)
def test_only_what_the_story_or_a_card_did_comes_from_outside_the_equations(name: str, number: int) -> None:
    game = heard(name, number)
    struck = {quarter for quarter, event in game.events if isinstance(event, ShockStruck)}
    outside = [
        one
        for one in everything(game)
        if one.name not in DIRECT and any(part.factor == "why_outside" for part in one.parts)
    ]
    ends = {quarter + later for quarter in struck for later in range(4)}  # a shock's spell ends as suddenly as it came
    assert [one for one in outside if one.quarter not in ends] == []


def test_the_accounts_tell_the_numbers_of_the_record() -> None:
    game = heard("itcom-insys", 1)
    told = {(q, name, firm): value for q, name, firm, value in game.states[-1].history}
    for name, firm in meters_of(game):
        if (1, name, firm) in told:
            for quarter in range(1, game.quarters + 1):
                (account,) = contributions_of(game, quarter, Meter(name, firm))
                assert account.after == told[quarter, name, firm]


def test_every_meter_of_the_model_can_be_asked_about() -> None:
    assert {name for name, _ in meters_of(heard("tiny", 1))} >= ASKED


def test_each_event_with_causes_gets_an_account() -> None:
    games = [heard(name, number) for name, number in GAMES]
    found = [(event.event, of_event(game, q, event)) for game in games for q, event in game.events]
    assert {kind for kind, accounts in found if accounts} >= set(kinds_with_causes()) - {
        "TokensChanged",
        "RedQueenRan",
        "BreakthroughMade",
    }
    assert [kind for kind, accounts in found if kind in kinds_with_causes() and not accounts] == []


def test_a_level_that_builds_up_is_told_from_the_quarter_before() -> None:
    game = heard("itcom-insys", 1)
    for quarter in range(2, game.quarters + 1):
        (now,) = contributions_of(game, quarter, Meter("lock_in", 0))
        (then,) = contributions_of(game, quarter - 1, Meter("lock_in", 0))
        assert now.before == then.after


def test_a_leak_that_an_audit_found_is_explained_by_the_audit() -> None:
    topic = next(c.id for c in scenario("tiny").components if c.kind == "complementary" and c.owner == "heron")
    script: dict[tuple[int, Phase, Seat], Move] = {}
    for quarter in (1, 2, 3):
        script[quarter, "strategy", Seat("heron.tmt")] = Play((AuditPartner(Firm("kestrel")),), seal=False)
        talk = (AnswerPartner(topic, "walk_through"), FileMinutes("outline"))
        script[quarter, "encounters", Seat("heron.eng_a1")] = Play(talk, seal=False)
    game = hear(played(script, seed=nature.seed_from(32)).rows)
    quarter, find = next((q, e) for q, e in game.events if isinstance(e, LeakDetected) and e.found_by == "audit")
    (account,) = of_event(game, quarter, find)
    assert account.after == to_bp(game.states[0].constants.detect_base + game.states[0].constants.audit_finds)
    assert [part.factor for part in account.parts] == ["asked_books"]


def test_a_bench_that_its_head_shields_is_less_torn_by_that() -> None:
    shield = {(quarter, "units", Seat("heron.ally")): Play((ShieldTeam(),), seal=False) for quarter in (1, 2)}
    game = hear(played(shield).rows)  # type: ignore[arg-type]  # a phase
    (account,) = contributions_of(game, 2, Meter("torn", 0))
    assert {part.factor: part.size_bp < 0 for part in account.parts}["why_shield"]
    assert sum(part.size_bp for part in account.parts) == account.after - account.before
    (across,) = contributions_of(game, 2, Meter("torn", 1))
    assert "why_shield" not in {part.factor for part in across.parts}


def test_what_the_equation_leaves_open_is_told_as_from_outside_and_rounding_is_not() -> None:
    assert [part.factor for part in whole({"story": 10.0}, 60, 10.0)] == ["why_outside", "story"]
    assert [part.factor for part in whole({"story": 10.4}, 11, 10.4)] == ["story"]


def test_every_factor_and_every_meter_has_words() -> None:
    words = catalogue()
    for name, number in GAMES:
        for one in everything(heard(name, number)):
            assert words.has(f"why.of.{one.name}"), one.name
            for part in one.parts:
                assert words.has(f"why.part.{part.factor}"), part.factor


@pytest.mark.parametrize("name", EIGHT)
def test_each_of_the_eight_meters_has_a_worth_in_money_of_its_sign(name: str) -> None:
    game = heard("itcom-insys", 1)
    sizes = [worth(game, name, quarter, firm) for quarter in range(1, game.quarters + 1) for firm in (0, 1)]
    if name == "e2":  # a grab is one firm's gain
        assert any(sizes) == any(isinstance(event, GainTaken) for _, event in game.events)
    else:
        assert all(size <= 0 if name.startswith("e") else size >= 0 for size in sizes)
    assert name in ("e2", "e3", "b3") or any(sizes)


def test_the_table_has_meters_of_its_own() -> None:
    assert {name for name, firm in meters_of(heard("tiny", 1)) if firm == TABLE} >= {"joint", "red_queen", "balanced"}
