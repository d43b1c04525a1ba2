"""A TMT of two or three: hands, one pool, first plans, the talk and what it builds (rulebook 5.14 to 5.16; M5)."""

from __future__ import annotations

import pytest

from game.events import CourseSet, PlansCompared, TalkedThrough
from game.ids import NATURE, Seat
from game.moves import (
    AnswerCall,
    CallTop,
    Card,
    FirstPlan,
    GiveWord,
    ListenBelow,
    RedrawLines,
    SetCourse,
    SetMandate,
    SplitGain,
    StandBehind,
    TalkThrough,
    TellStory,
    Turn,
    UseDoor,
)
from game.rules import team
from game.rules.asks import asks_of
from game.rules.engine import purse, submit, waiting
from game.rules.feeds import feed_of
from game.rules.observe import observe
from game.rules.options import options_of
from game.rules.state import State, digest
from tests.rules import play

LEAD, DIRECTOR, TECH = (Seat(f"north.{chair}") for chair in ("tmt", "director", "cto"))
NEAR, FAR = FirstPlan(65, 20, "close", "down"), FirstPlan(20, 65, "arms_length", "down")
MIDDLE = FirstPlan(45, 40, "guarded", "down")


def at_work(name: str = "split", **firm: int) -> State:
    """Return a strategy phase with the first firm's levels set by hand."""
    return play.with_firm(play.to(play.table(name), "strategy"), 0, **firm)


def menu(state: State, seat: Seat) -> list[str]:
    return [option.card for option in options_of(state, seat).cards]


def laid(state: State, **sheets: tuple[Card, ...]) -> State:
    """Return the table with sheets by chair."""
    for chair, cards in sheets.items():
        state = play.put(state, f"north.{chair}", *cards)
    return state


# ---- 5.14 ------------------------------------------------------------------------------------------------------------


def test_5_14_each_office_holds_its_cards() -> None:
    state = at_work()
    assert menu(state, LEAD) == ["T0", "T1", "T2", "T6", "T9"]
    assert menu(state, DIRECTOR) == ["T0", "T5", "T6", "T7", "T8", "T10", "T11", "T12"]
    assert menu(state, TECH) == ["T0", "T3", "T4", "T6", "T12"]


@pytest.mark.parametrize(("name", "held"), [("with-cto", "T5"), ("with-director", "T3")])
def test_5_14_the_chief_executive_holds_what_an_empty_office_would(name: str, held: str) -> None:
    state = at_work(name)
    assert held in menu(state, LEAD)
    everybody = [card for n in team.members(state.scenario, 0) for card in menu(state, state.scenario.seats[n].id)]
    assert set(everybody) == {f"T{n}" for n in range(13)}
    assert sorted(card for card in everybody if card not in ("T0", "T6")) == sorted(
        f"T{n}" for n in range(1, 13) if n != 6
    )


def test_5_14_a_tmt_of_one_knows_neither_card_nor_colleague() -> None:
    state = play.to(play.table("tiny"), "strategy")
    lead = next(seat.id for seat in state.scenario.seats if seat.role == "tmt")
    assert menu(state, lead) == [f"T{n}" for n in range(1, 12)]
    assert observe(state, lead).team == ()


def test_5_14_the_tokens_are_one_pool_and_whoever_lays_first_has_them() -> None:
    state = at_work(tokens=4)
    state = laid(state, cto=(ListenBelow(("labs", "products")),))
    assert [purse(state, seat) for seat in (LEAD, DIRECTOR, TECH)] == [2, 2, 4]
    state = laid(state, director=(CallTop("warn", state.scenario.firms[1].id),))
    assert play.refused(state, LEAD, TellStory(2, "both")) == "pool.short.two"
    assert play.refused(state, LEAD, TellStory(1, "both")) == ""
    freed = laid(state, cto=(ListenBelow(("labs",)),))
    assert play.refused(freed, LEAD, TellStory(2, "both")) == ""


def test_5_14_members_read_what_is_left_and_what_the_others_laid() -> None:
    state = laid(at_work(tokens=5), cto=(NEAR, ListenBelow(("labs",))), director=(SetMandate("documents"),))
    seen = {mate.office: mate for mate in observe(state, LEAD).team}
    assert seen["cto"].cards == (ListenBelow(("labs",)),)
    assert [seen[office].spent for office in ("director", "cto")] == [1, 1]
    assert observe(state, LEAD).options.purse == 3
    assert observe(state, Seat("south.cto")).team[0].cards == ()


def test_5_14_all_members_are_the_top() -> None:
    state = at_work()
    human = frozenset({LEAD, DIRECTOR, TECH})
    assert waiting(state, human=human, everybody=False) == (LEAD, DIRECTOR, TECH)
    assert {ask.question for seat in human for ask in asks_of(state, seat)} == {"will_they_take"}
    after, _ = submit(state, DIRECTOR, GiveWord("honour", "table", 2, is_public=True))
    bound = [row.binds_you for row in observe(after, TECH).words.ledger]
    assert bound == [True]
    scored = play.to(after, "results")
    assert [len(scored.people[n].points) for n in team.members(scored.scenario, 0)] == [1, 1, 1]


def test_5_14_the_offices_together_do_what_one_top_does() -> None:
    lines = RedrawLines(sep="75", int_="75")
    cards = (SetCourse(50, 35, 15, "guarded"), TellStory(1, "both"), SetMandate("deep_dive"), SplitGain("honour"))
    alone = play.put(at_work("two", tokens=9), "north.tmt", *cards, ListenBelow(("labs",)), lines)
    split = laid(
        at_work(tokens=9), tmt=cards[:2], director=cards[2:], cto=(ListenBelow(("labs",)), lines),
    )  # fmt: skip
    one, many = (submit(state, NATURE, Turn("0" * 32))[0].firms[0] for state in (alone, split))
    for name in ("y", "z", "e", "stance", "story", "mandate", "heard", "outlay", "silent_quarters"):
        assert getattr(one, name) == getattr(many, name), name
    assert (one.helm.sep, one.helm.int_) == (many.helm.sep, many.helm.int_) == (7_500, 7_500)


def test_5_14_calls_reach_every_member_and_the_director_answers() -> None:
    state = at_work()
    state = play.put(state, "south.director", CallTop("warn", state.scenario.firms[0].id))
    state, _ = play.turn(state)
    for seat in (LEAD, DIRECTOR, TECH):
        assert any(entry.event == "TopCalled" for entry in feed_of(state, state.seat_index(seat), 40))
    assert play.refused(at_work(), TECH, AnswerCall("admit")) == "card.office"
    assert play.refused(at_work(), DIRECTOR, UseDoor("notice", state.scenario.firms[1].id)) == "card.office"


def test_5_14_the_silent_take_what_is_left_in_order_and_neither_plan_nor_agree() -> None:
    state = laid(
        at_work(tokens=6),
        tmt=(MIDDLE, TellStory(2, "both")),
        director=(MIDDLE, StandBehind(45, 35, "guarded")),
        cto=(MIDDLE, ListenBelow(("labs", "products"))),
    )
    state = play.with_firm(play.to(play.turn(state)[0], "strategy", 2), 0, tokens=3)
    _, events = play.turn(state)
    assert not any(isinstance(event, PlansCompared) and event.firm == "north" for event in events)
    after, _ = play.turn(state)
    assert after.firms[0].story > 0
    assert after.firms[0].heard == ()


# ---- 5.15 ------------------------------------------------------------------------------------------------------------


def plan_seen(state: State, reader: Seat, of: Seat) -> FirstPlan | None:
    return next(mate.plan for mate in observe(state, reader).team if mate.seat == of)


def test_5_15_a_first_plan_is_free_and_read_by_nobody_before_there_is_talk() -> None:
    state = laid(at_work(), tmt=(NEAR,), director=(FAR,), cto=(MIDDLE,))
    assert purse(state, LEAD) == state.firms[0].tokens
    assert {plan_seen(state, one, other) for one in (LEAD, TECH) for other in (DIRECTOR,)} == {None}


def test_5_15_talk_opens_them_to_those_who_have_one() -> None:
    state = laid(at_work(), tmt=(NEAR,), director=(FAR, TalkThrough(1)))
    assert plan_seen(state, LEAD, DIRECTOR) == FAR
    assert plan_seen(state, DIRECTOR, LEAD) == NEAR
    assert plan_seen(state, TECH, LEAD) is None
    state = laid(state, cto=(MIDDLE,))
    assert plan_seen(state, TECH, LEAD) == NEAR
    assert plan_seen(state, LEAD, TECH) == MIDDLE


def test_5_15_who_still_writes_reads_nothing_and_goes_on_writing() -> None:
    writing = FirstPlan(45, 40, "guarded")
    state = laid(at_work(), tmt=(NEAR,), director=(FAR, TalkThrough(1)), cto=(writing,))
    assert plan_seen(state, TECH, LEAD) is None
    assert plan_seen(state, LEAD, TECH) is None
    assert play.refused(state, TECH, FirstPlan(50, 40, "guarded")) == ""
    state = laid(state, cto=(MIDDLE,))
    assert plan_seen(state, TECH, LEAD) == NEAR


def test_5_15_what_was_read_cannot_be_unread() -> None:
    state = laid(at_work(), tmt=(NEAR,), director=(FAR, TalkThrough(1)))
    assert play.refused(state, DIRECTOR, FAR) == "talk.begun"
    assert play.refused(state, DIRECTOR, FAR, TalkThrough(2)) == ""
    assert play.refused(state, LEAD, MIDDLE) == "plan.open"
    assert play.refused(state, LEAD) == "plan.open"
    assert play.refused(state, LEAD, NEAR, TellStory(1, "both")) == ""
    assert play.refused(state, TECH, TalkThrough(1)) == "card.closed"


@pytest.mark.parametrize(
    ("plans", "diversity"),
    [
        ((NEAR, FAR), 2 * (4_500 + 4_500 + 4_000) // 3),
        ((NEAR, NEAR, NEAR), 0),
        ((NEAR,), 0),
        ((), 0),
        (
            (
                FirstPlan(40, 40, "guarded", "down"),
                FirstPlan(55, 25, "close", "down"),
                FirstPlan(25, 55, "arms_length", "down"),
            ),
            2 * 20_000 // 9,
        ),
        ((FirstPlan(80, 10, "close", "down"), FirstPlan(10, 80, "arms_length", "down")), 10_000),
    ],
)
def test_5_15_diversity_is_twice_the_mean_distance(plans: tuple[FirstPlan, ...], diversity: int) -> None:
    assert team.diversity_of(at_work(), plans) == diversity


# ---- 5.16 and M5 -----------------------------------------------------------------------------------------------------


def built(state: State, **sheets: tuple[Card, ...]) -> int:
    """Return how much capability the quarter builds, bp, from a start of .3."""
    ready = play.to(laid(state, **sheets), "units")
    return play.to(ready, "encounters").firms[0].cap - ready.firms[0].cap


COURSE = SetCourse(45, 35, 20, "guarded")
BEHIND = StandBehind(45, 35, "guarded")


def test_5_16_quarrelling_well_builds_most_and_silence_nothing() -> None:
    state = at_work(tokens=6)
    quarrel: dict[str, tuple[Card, ...]] = {
        "tmt": (NEAR, COURSE, TalkThrough(1)),
        "director": (FAR, BEHIND),
        "cto": (MIDDLE, BEHIND),
    }
    alike: dict[str, tuple[Card, ...]] = {
        "tmt": (NEAR, COURSE, TalkThrough(1)),
        "director": (NEAR, BEHIND),
        "cto": (NEAR, BEHIND),
    }
    unsaid: dict[str, tuple[Card, ...]] = {"tmt": (NEAR, COURSE), "director": (FAR, BEHIND), "cto": (MIDDLE, BEHIND)}
    stubborn: dict[str, tuple[Card, ...]] = {**quarrel, "cto": (MIDDLE, StandBehind(20, 65, "guarded"))}
    fade = built(state)
    assert built(state, **unsaid) == fade
    gains = [built(state, **sheets) - fade for sheets in (alike, quarrel, stubborn)]
    assert gains[1] > gains[0] > 0
    assert gains[1] > gains[2] > 0
    assert abs(2 * gains[2] - gains[1]) <= 2


def test_5_16_the_course_that_counts_is_the_chief_executives() -> None:
    state = laid(at_work(tokens=6), tmt=(FAR, SetCourse(50, 35, 15, "close")), director=(NEAR, TalkThrough(1), BEHIND))
    after, events = play.turn(state)
    assert [(e.y, e.z, e.stance) for e in events if isinstance(e, CourseSet) and e.firm == "north"] == [
        (50, 35, "close")
    ]
    assert (after.firms[0].y, after.firms[0].z) == (50, 35)
    compared = next(e for e in events if isinstance(e, PlansCompared))
    assert (compared.is_talked, compared.is_agreed, len(compared.plans)) == (True, False, 2)
    assert any(isinstance(event, TalkedThrough) for event in events)


def test_5_16_colleagues_are_shown_what_lies_there_and_read_what_each_would_carry() -> None:
    state = laid(at_work(), tmt=(SetCourse(50, 35, 15, "close"),))
    form = next(option for option in options_of(state, TECH).cards if option.card == "T12")
    assert dict(form.values) == {"y": 50, "z": 35, "stance": "close"}
    state = laid(state, cto=(StandBehind(45, 40, "guarded"),))
    seen = next(mate for mate in observe(state, LEAD).team if mate.seat == TECH)
    assert seen.cards == (StandBehind(45, 40, "guarded"),)


def test_5_16_the_end_of_the_talk_is_read_by_those_who_talked() -> None:
    for talk in ((), (TalkThrough(1),)):
        state = play.turn(laid(at_work(), tmt=(NEAR, *talk), director=(FAR,)))[0]
        reads = {
            seat.chair
            for n, seat in enumerate(state.scenario.seats)
            if any(entry.event == "PlansCompared" for entry in feed_of(state, n, 40))
        }
        assert reads == ({"tmt", "director", "cto"} if talk else set())


def test_what_first_plans_come_to_is_part_of_the_digest() -> None:
    three = at_work()
    apart = laid(three, tmt=(NEAR,), director=(FAR,))
    alike = laid(three, tmt=(NEAR,), director=(NEAR,))
    plain = laid(three, tmt=(TellStory(1, "both"),), director=(SetMandate("documents"),))
    after = [play.turn(state)[0] for state in (apart, alike, plain)]
    assert [state.firms[0].helm.diversity for state in after] == [8_666, 0, 0]
    assert len({digest(state) for state in after}) == 3
