"""Marking, predicting, feeling and talking: open when offered, without a price, and of no consequence to the model."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pytest

from game.errors import RuleViolation
from game.events import Said
from game.ids import WALL, Phase, Seat
from game.moves import AnswerPartner, Feel, MarkNews, Move, OneWord, Predict, Say, SplitGain
from game.rules.asks import QUESTIONS, asks_of, happened_in, thirds
from game.rules.engine import submit
from game.rules.seating import across, own_topics
from game.rules.state import State, digest
from game.rules.talk import channels_of, heard_by
from game.views import Ask
from tests.rules import play

TMT, LAB, THEIRS = Seat("heron.tmt"), Seat("heron.eng_a1"), Seat("kestrel.eng_a1")


def predict(state: State, seat: Seat, question: str, answer: str, sure: int = 1) -> State:
    return submit(state, seat, Predict(question, answer, sure))[0]


def verdict(state: State, seat: Seat) -> int:
    return state.people[state.seat_index(seat)].foretold[-1][4]


@pytest.mark.parametrize("phase", ["news", "strategy", "units", "encounters", "results"])
def test_what_is_asked_can_be_answered_and_what_is_not_asked_cannot(phase: Phase) -> None:
    state = play.to(play.table("tiny"), phase)
    for seat in state.scenario.seats:
        asks: dict[str, Ask] = {ask.kind: ask for ask in asks_of(state, seat.id)}
        assert set(asks) == (
            {"news": {"mark", "predict"}, "results": {"feel", "word"}}.get(phase, {"predict"}) - _mute(asks, seat.role)
        )
        for ask in asks.values():
            for answer in ask.answers:
                move = answering(ask, answer.value)
                said, events = submit(state, seat.id, move)
                assert events == ()
                again = next(one for one in asks_of(said, seat.id) if one.kind == ask.kind)
                assert again.answered == answer.value
        for wrong in (MarkNews(99), Feel(11), Predict("how_deep", "nowhere", 1)):
            with pytest.raises(RuleViolation, match=r"ask\.not_now"):
                submit(state, seat.id, wrong)


def answering(ask: Ask, answer: str) -> Move:
    """Return the move that gives this answer."""
    match ask.kind:
        case "mark":
            return MarkNews(int(answer))
        case "feel":
            return Feel(int(answer))
        case _:
            return Predict(ask.question, answer, 2)


def _mute(asks: Collection[str], role: str) -> set[str]:
    """A product head without a tender of the own firm has nothing to foretell."""
    return {"predict"} if role == "prod" and "predict" not in asks else set()


def test_a_sealed_seat_may_still_mark_predict_and_talk() -> None:
    state = play.put(play.table("tiny"), TMT, seal=True)
    state = predict(submit(state, TMT, MarkNews(0))[0], TMT, "will_they_take", "yes")
    assert submit(state, TMT, Say("table", "Ready."))[1] == (Said(TMT, "table", "Ready."),)


def test_predictions_and_feelings_move_nothing_else() -> None:
    ready = play.to(play.table("tiny"), "encounters")
    told = predict(ready, LAB, "how_deep", "deep_dive", 3)
    plain, spoken = play.turn(ready)[0], play.turn(told)[0]
    n = plain.seat_index(LAB)
    assert digest(spoken.with_person(n, replace(spoken.people[n], foretold=()))) == digest(plain)
    felt = submit(plain, LAB, Feel(7))[0]
    assert felt.people[n].felt == (7,)
    assert digest(felt.with_person(n, replace(felt.people[n], felt=plain.people[n].felt))) == digest(plain)


def test_one_word_is_asked_for_a_third_and_two_thirds_of_the_way_and_moves_nothing_else() -> None:
    assert [thirds(nominal) for nominal in (3, 8, 10, 12)] == [(1, 2), (3, 6), (4, 7), (4, 8)]
    plain = play.to(play.table("tiny"), "results")
    n = plain.seat_index(LAB)
    said = submit(submit(plain, LAB, OneWord("rival"))[0], LAB, OneWord(" teacher "))[0]
    assert said.people[n].called == ((1, "teacher"),)
    assert next(ask.answered for ask in asks_of(said, LAB) if ask.kind == "word") == "teacher"
    assert digest(said.with_person(n, replace(said.people[n], called=()))) == digest(plain)


@pytest.mark.parametrize("text", ["", " ", "two words", "x" * 25, "\u202eevil", "\u200b"])
def test_one_word_is_one_word_that_shows(text: str) -> None:
    state = play.to(play.table("tiny"), "results")
    with pytest.raises(RuleViolation, match=r"ask\.one_word"):
        submit(state, LAB, OneWord(text))


def test_one_word_is_not_asked_for_at_another_time() -> None:
    for state in (play.table("tiny"), play.to(play.to(play.to(play.table("tiny"), "results"), "news"), "strategy")):
        with pytest.raises(RuleViolation, match=r"ask\.not_now"):
            submit(state, LAB, OneWord("rival"))


def test_the_last_answer_before_the_resolution_counts_and_is_judged() -> None:
    state = play.to(play.table("tiny"), "encounters")
    state = predict(predict(state, LAB, "how_deep", "deep_dive"), LAB, "how_deep", "documents", 3)
    topic = state.scenario.components[own_topics(state, 1)[0]].id
    ready = play.with_person(state, THEIRS, q=9_000, focus=3)
    for depth, hit in (("documents", 1), ("walk_through", 0), ("decline", 0)):
        after = play.after(ready, THEIRS, AnswerPartner(topic, depth))  # type: ignore[arg-type]  # a rung or decline
        assert (verdict(after, LAB), len(after.people[after.seat_index(LAB)].foretold)) == (hit, 1)


def test_a_grab_is_what_the_top_foretold_or_not() -> None:
    state = predict(play.to(play.table("tiny"), "strategy"), TMT, "will_they_take", "yes")
    taken = play.to(play.put(state, "kestrel.tmt", SplitGain("take")), "results")
    assert verdict(taken, TMT) == 1
    assert verdict(play.to(state, "results"), TMT) == 0


@pytest.mark.parametrize("name", ["tiny", "itcom-insys"])
def test_what_is_told_afterwards_is_what_the_prediction_was_judged_by(name: str) -> None:
    state = play.table(name)
    for _ in range(3):
        guesses = {}
        for seat in state.scenario.seats:
            for ask in (ask for ask in asks_of(state, seat.id) if ask.kind == "predict"):
                guesses[seat.id] = (ask.question, ask.answers[0].value)
                state = predict(state, seat.id, *guesses[seat.id])
        state = play.to(play.to(state, "encounters"), "results")
        for seat_id, (question, answer) in guesses.items():
            happened = happened_in(state, state.seat_index(seat_id), question)
            assert (happened == answer) == bool(verdict(state, seat_id)), (seat_id, question, happened)
            assert happened in dict(QUESTIONS.values())[question]
        state = play.turn(state)[0]


# ---- talk ------------------------------------------------------------------------------------------------------------


def heard(state: State, seat: Seat) -> list[str]:
    return [line.text for line in heard_by(state, seat)]


def test_each_channel_is_heard_by_those_it_is_for() -> None:
    state = play.to(play.table(), "encounters")
    me = Seat("itcom.eng_a1")
    you = state.scenario.seats[_opposite(state, me)].id
    bench = next(c.value for c in channels_of(state, me) if c.value.startswith("bench:"))
    for channel in ("table", "firm:itcom", bench, "seat:insys.tmt"):
        state = submit(state, me, Say(channel, channel))[0]
    assert heard(state, me) == ["table", "firm:itcom", bench, "seat:insys.tmt"]
    assert heard(state, you) == ["table", bench]
    assert heard(state, Seat("itcom.prod")) == ["table", "firm:itcom"]
    assert heard(state, Seat("insys.tmt")) == ["table", "seat:insys.tmt"]
    assert heard(state, WALL) == ["table"]
    later = play.to(state, "strategy", 2)
    assert heard(later, me) == heard(state, me)
    assert heard(later, you) == heard(state, you)


def test_nobody_hears_the_talk_of_another_pair_at_the_same_bench() -> None:
    state = play.to(play.table("four"), "units")
    pair = {Seat("north.eng_a1"), state.scenario.seats[_opposite(state, "north.eng_a1")].id}
    bench = next(c.value for c in channels_of(state, Seat("north.eng_a1")) if c.value.startswith("bench:"))
    state = submit(state, Seat("north.eng_a1"), Say(bench, "Only you."))[0]
    ears = {seat.id for seat in state.scenario.seats if "Only you." in heard(state, seat.id)}
    assert ears == pair


def _opposite(state: State, seat: str) -> int:
    return across(state, state.seat_index(Seat(seat)))


def test_one_cannot_speak_for_another_firm_or_at_another_bench() -> None:
    state = play.to(play.table(), "encounters")
    for channel in ("firm:insys", "bench:7", "seat:itcom.tmt", "seat:nobody", "everywhere"):
        with pytest.raises(RuleViolation, match=r"talk\.channel"):
            submit(state, Seat("itcom.tmt"), Say(channel, "Hello?"))
