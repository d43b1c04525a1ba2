"""A policy's top that is a team lays together what a top of one would lay, each lever from the hand that holds its card."""

import pytest

from game.ids import Office, Seat
from game.lab import batch
from game.lab.offices import first_plan
from game.lab.policies import POLICIES, SHARE, Policy
from game.moves import Card, Move, Play, SetCourse, StandBehind, TalkThrough
from game.rules.state import State
from game.rules.team import ONLY_SPLIT, diversity_of
from tests.rules import play

TALKING = SHARE.but("TALKING", tmt={"dialogue": 1})


def tops(name: str, policy: Policy) -> dict[str, list[Card]]:
    """Return what the seats of the first firm's top lay in the first quarter, by chair."""
    found: dict[str, list[Card]] = {}

    def note(actor: Seat, move: Move, state: State) -> None:
        if isinstance(move, Play) and state.quarter == 1 and state.phase == "strategy" and actor.startswith("north"):
            found[actor.partition(".")[2]] = list(move.cards)

    outcome = batch.run(play.scenario(name), policy, seed=3, preset="class", watch=note)
    assert outcome.refusals == 0
    return found


@pytest.mark.parametrize("policy", [*POLICIES.values(), TALKING], ids=lambda policy: policy.name)
def test_the_offices_lay_together_what_one_top_lays(policy: Policy) -> None:
    alone, team = tops("two", policy)["tmt"], tops("split", policy)
    together = [card for cards in team.values() for card in cards if card.card not in ONLY_SPLIT]
    assert sorted(together, key=lambda card: card.card) == sorted(alone, key=lambda card: card.card)


def test_each_lever_goes_to_the_office_that_holds_its_card() -> None:
    team = tops("split", POLICIES["ACTIVE"].but("ALL", tmt={"dialogue": 1, "mandate": "deep_dive", "y": 60, "z": 20}))
    hands = {chair: {card.card for card in cards} for chair, cards in team.items()}
    assert hands["tmt"] <= {"T0", "T1", "T2", "T6", "T9"}
    assert hands["director"] <= {"T0", "T5", "T7", "T8", "T10", "T11", "T12"}
    assert hands["cto"] <= {"T0", "T3", "T4", "T12"}
    assert "T1" in hands["tmt"]


def test_all_stand_behind_one_course_and_the_chief_executive_opens_the_talk() -> None:
    team = tops("split", TALKING)
    assert any(isinstance(card, TalkThrough) for card in team["tmt"])
    meant = next((card for card in team["tmt"] if isinstance(card, SetCourse)), None)
    behind = {card for chair in ("director", "cto") for card in team[chair] if isinstance(card, StandBehind)}
    assert len(behind) == 1
    assert meant is None or behind == {StandBehind(meant.y, meant.z, meant.stance)}


@pytest.mark.parametrize(("y", "z"), [(40, 40), (45, 35), (60, 20), (20, 60), (10, 80), (80, 15)])
def test_first_plans_are_legal_and_differ(y: int, z: int) -> None:
    offices: tuple[Office, ...] = ("ceo", "director", "cto")
    plans = tuple(first_plan(office, SetCourse(y, z, 100 - y - z, "guarded")) for office in offices)
    assert all(40 <= plan.y + plan.z <= 95 and min(plan.y, plan.z) >= 10 for plan in plans)
    assert diversity_of(play.table("split"), plans) >= 2_000


def test_plans_about_an_even_course_are_about_as_diverse_as_the_model_assumes() -> None:
    offices: tuple[Office, ...] = ("ceo", "director", "cto")
    plans = tuple(first_plan(office, SetCourse(40, 40, 20, "guarded")) for office in offices)
    assert 4_000 <= diversity_of(play.table("split"), plans) <= 5_000


def test_a_team_that_talks_grows_more_capable_than_one_that_does_not() -> None:
    quiet, talking = (batch.run(play.scenario("split"), policy, seed=5, preset="class") for policy in (SHARE, TALKING))
    assert talking.value("cap", span=talking.late()) > quiet.value("cap", span=quiet.late()) + 0.02
