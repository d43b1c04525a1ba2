"""The TMT's cards really do what the rulebook says (rulebook 5)."""

from __future__ import annotations

import pytest

from game.events import (
    GainTaken,
    LeakDetected,
    MandateChanged,
    MandateOverstepped,
    SplitChanged,
    StoryFaded,
    StoryTold,
    TrustMoved,
)
from game.ids import Component, Seat
from game.moves import AnswerPartner, Card, ListenBelow, SetCourse, SetMandate, SplitGain, TellStory
from game.rules.dispositions import scope
from game.rules.engine import LAWS, spent
from game.rules.options import options_of
from game.rules.seating import own_topics
from game.rules.state import State
from tests.rules import play

TMT, THEIRS = Seat("heron.tmt"), Seat("kestrel.tmt")


@pytest.fixture(scope="module")
def strategy() -> State:
    return play.to(play.table("tiny"), "strategy")


def results(state: State) -> State:
    return play.to(state, "results")


# ---- T1 --------------------------------------------------------------------------------------------------------------


def test_a_course_costs_nothing_for_ten_points_and_at_most_two_tokens(strategy: State) -> None:
    start = play.with_firm(strategy, 0, y=40, z=40, e=20)
    costs = {(40, 40, 20): 0, (50, 30, 20): 0, (55, 25, 20): 1, (70, 10, 20): 1, (75, 10, 15): 2, (10, 30, 60): 2}
    for (y, z, e), cost in costs.items():
        assert spent(start, TMT, (SetCourse(y, z, e, "close"),)) == cost, (y, z, e)


def test_effort_on_the_joint_work_makes_joint_value_and_effort_against_them_does_not(strategy: State) -> None:
    base = play.with_firm(strategy, 0, y=40, z=40, e=20)
    near, far = (results(play.put(base, TMT, SetCourse(y, z, 20, "close"))) for y, z in ((55, 25), (25, 55)))
    assert near.joints[0] > far.joints[0]
    assert near.pairs[0][1].comp < far.pairs[0][1].comp


def test_only_looking_elsewhere_brings_novelty(strategy: State) -> None:
    more, less = (results(play.put(strategy, TMT, SetCourse(y, 35, e, "close"))) for y, e in ((35, 30), (60, 5)))
    assert more.firms[0].novelty > less.firms[0].novelty
    assert more.firms[0].lock_in < less.firms[0].lock_in


def test_the_declared_stance_is_what_the_gap_is_measured_against(strategy: State) -> None:
    def gap(state: State) -> int:
        return next(value for name, firm, value in state.meters if (name, firm) == ("gap", 0))

    firm = strategy.firms[0]
    gaps = {
        stance: gap(results(play.put(strategy, TMT, SetCourse(firm.y, firm.z, firm.e, stance))))
        for stance in ("arms_length", "close")
    }
    assert len(set(gaps.values())) == 2


# ---- T2 --------------------------------------------------------------------------------------------------------------


def test_telling_both_sides_lifts_salience_and_the_other_sides_do_not(strategy: State) -> None:
    n = strategy.seat_index(Seat("heron.eng_a1"))
    told = {
        side: play.to(play.put(strategy, TMT, TellStory(2, side)), "encounters") for side in ("both", "ours", "partner")
    }
    silent = play.to(strategy, "encounters")
    assert told["both"].people[n].q > silent.people[n].q
    assert told["ours"].people[n].q == told["partner"].people[n].q == silent.people[n].q
    assert told["ours"].people[n].openness < silent.people[n].openness < told["partner"].people[n].openness


def test_a_story_costs_its_tokens_and_its_money_and_is_told_word_for_word(strategy: State) -> None:
    for tokens, price in ((1, 150), (2, 270)):
        card = TellStory(tokens, "both", said="Partner and rival.")
        assert spent(strategy, TMT, (card,)) == tokens
        assert LAWS["T2"].price(strategy, TMT, card) == price
        state, events = play.turn(play.put(strategy, TMT, card))
        assert [event.said for event in events if isinstance(event, StoryTold)] == ["Partner and rival."]
        assert results(state).firms[0].results[0].outlay == price


def test_naming_the_enemy_cools_the_client_managers(strategy: State) -> None:
    plain, loud = (results(play.put(strategy, TMT, TellStory(2, "ours", tone))) for tone in ("plain", "enemy"))
    assert sum(loud.firms[0].attitudes) < sum(plain.firms[0].attitudes)


def test_a_changed_side_is_a_new_song_and_silence_lets_the_story_fade(strategy: State) -> None:
    state = play.after(strategy, TMT, TellStory(1, "both"))
    state = play.to(state, "strategy", 2)
    _, events = play.turn(play.put(state, TMT, TellStory(1, "ours")))
    assert [event.is_new_song for event in events if isinstance(event, StoryTold)] == [True]
    _, events = play.turn(play.put(state, TMT, seal=True))
    assert any(isinstance(event, StoryFaded) and event.firm == "heron" for event in events)


# ---- T3 --------------------------------------------------------------------------------------------------------------


def test_listening_finds_leaks_and_costs_a_token_for_each_place(strategy: State) -> None:
    one, two = ListenBelow(("labs",)), ListenBelow(("labs", "clients"))
    assert [spent(strategy, TMT, (card,)) for card in (one, two)] == [1, 2]
    assert [LAWS["T3"].price(strategy, TMT, card) for card in (one, two)] == [40, 80]
    assert play.after(strategy, TMT, two).firms[0].listen == 8_000
    open_lab = play.with_everybody(play.to(strategy, "encounters"), "eng_a", pull=3, guard=0)
    found = {
        listen: play.count(play.with_firm(open_lab, 0, listen=listen), LeakDetected, firm="heron")
        for listen in (0, 8_000)
    }
    assert found[8_000] > found[0]


# ---- T5 --------------------------------------------------------------------------------------------------------------


def test_an_unexplained_cut_of_the_mandate_is_half_obeyed_for_one_quarter(strategy: State) -> None:
    deep = play.with_firm(strategy, 0, mandate=3, mandate_before=3)
    cut = SetMandate("documents")
    state = play.after(deep, TMT, cut)
    assert scope(state, 0) == pytest.approx(0.35 + 0.5 * 0.65)
    assert scope(play.to(state, "units", 2), 0) == pytest.approx(0.35)
    explained = play.after(deep, TMT, cut, TellStory(1, "both"))
    assert scope(explained, 0) == pytest.approx(0.35)
    told_before = play.after(play.with_firm(deep, 0, silent_quarters=0), TMT, cut)
    assert scope(told_before, 0) == pytest.approx(0.35)
    assert (
        scope(play.after(play.with_firm(deep, 0, mandate=1, mandate_before=1), TMT, SetMandate("deep_dive")), 0) == 1.0
    )


def test_an_unexplained_cut_is_warned_of_and_said_aloud(strategy: State) -> None:
    deep = play.with_firm(strategy, 0, mandate=3, mandate_before=3)
    drafted = play.put(deep, TMT, SetMandate("documents"))
    shown = next(option for option in options_of(drafted, TMT).cards if option.card == "T5")
    assert [line.key for line in shown.warnings] == ["warn.mandate_unexplained"]
    _, events = play.turn(drafted)
    assert [event.is_explained for event in events if isinstance(event, MandateChanged)] == [False]


def test_a_narrow_mandate_pulls_shallower_and_binds_nobody(strategy: State) -> None:
    pulls = {}
    for mandate in (1, 3):
        ready = play.to(play.with_firm(strategy, 0, mandate=mandate, mandate_before=mandate), "units")
        chances = (after for after, _ in play.closings(ready))
        pulls[mandate] = sum(after.people[after.seat_index(Seat("heron.eng_a1"))].pull for after in chances)
    assert pulls[1] < pulls[3]
    meet = play.with_firm(play.to(strategy, "encounters"), 0, mandate=1)
    meet = play.with_person(meet, "heron.eng_a1", pull=3)
    topic = meet.scenario.components[own_topics(meet, 0)[0]].id
    _, events = play.turn(play.put(meet, "heron.eng_a1", AnswerPartner(topic, "deep_dive")))
    assert any(isinstance(event, MandateOverstepped) and event.firm == "heron" for event in events)


def test_answering_what_is_off_limits_oversteps_the_mandate(strategy: State) -> None:
    topic: Component = strategy.scenario.components[own_topics(strategy, 0)[0]].id
    state = play.to(play.put(strategy, TMT, SetMandate("deep_dive", topic)), "encounters")
    _, events = play.turn(
        play.put(state, "heron.eng_a1", AnswerPartner(topic, "withhold" if not state.people[3].pull else "documents"))
    )
    assert any(isinstance(event, MandateOverstepped) and event.firm == "heron" for event in events)


# ---- T7 --------------------------------------------------------------------------------------------------------------


def test_taking_moves_45_percent_of_their_share_and_a_fifth_of_that_is_lost(strategy: State) -> None:
    state, events = play.turn(play.to(play.put(strategy, TMT, SplitGain("take")), "encounters"))
    joint, (ours, theirs) = state.joints[0], (firm.results[0].joint for firm in state.firms)
    assert theirs == pytest.approx(joint * 0.5 * 0.55, abs=2)
    assert ours == pytest.approx(joint * (0.5 + 0.5 * 0.45 * 0.8), abs=2)
    assert [event.firm for event in events if isinstance(event, GainTaken)] == ["heron"]
    honest = play.to(strategy, "results")
    assert state.pairs[1][0].trust < honest.pairs[1][0].trust
    assert state.pairs[0][1].trust == honest.pairs[0][1].trust
    moved = next(e for e in events if isinstance(e, TrustMoved) and e.firm == "kestrel")
    assert "trust_violation" in {cause.factor for cause in moved.causes}


def proposals(state: State, *each: tuple[Seat, int]) -> tuple[State, list[SplitChanged]]:
    """Return the state after a strategy phase with these proposals, and the changes agreed in it."""
    for seat, share in each:
        state = play.put(state, seat, SplitGain("propose", share))
    state, events = play.turn(state)
    return state, [event for event in events if isinstance(event, SplitChanged)]


def test_a_split_changes_when_both_propose_it_within_two_quarters(strategy: State) -> None:
    _, agreed = proposals(strategy, (TMT, 60), (THEIRS, 40))
    assert agreed == [SplitChanged((60, 40))]
    state, agreed = proposals(strategy, (TMT, 60))
    assert agreed == []
    state, agreed = proposals(play.put(play.to(state, "strategy"), TMT, seal=True), (THEIRS, 40))
    assert agreed == [SplitChanged((60, 40))]
    assert state.shares == (60, 40)


def test_proposals_that_do_not_fit_or_come_too_late_change_nothing(strategy: State) -> None:
    state, agreed = proposals(strategy, (TMT, 60), (THEIRS, 45))
    assert (agreed, state.shares) == ([], (50, 50))
    state, _ = proposals(strategy, (TMT, 60))
    state, _ = proposals(play.put(play.to(state, "strategy"), TMT, seal=True))
    state, agreed = proposals(play.to(state, "strategy"), (THEIRS, 40))
    assert agreed == []


@pytest.mark.parametrize("name", ["three", "four"])
def test_more_than_two_firms_can_agree_on_a_split_too(name: str) -> None:
    state = play.to(play.table(name), "strategy")
    tops = [seat.id for seat in state.scenario.seats if seat.role == "tmt"]
    shares = {"three": (30, 35, 35), "four": (20, 25, 25, 30)}[name]
    _, agreed = proposals(state, *zip(tops, shares, strict=True))
    assert agreed == [SplitChanged(shares)]


def test_a_proposal_costs_a_token_and_the_other_two_choices_none(strategy: State) -> None:
    cards: tuple[Card, ...] = (SplitGain("honour"), SplitGain("take"), SplitGain("propose", 45))
    assert [spent(strategy, TMT, (card,)) for card in cards] == [0, 0, 1]
