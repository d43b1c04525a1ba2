"""Drafts: what is offered is accepted, what is not is refused, nothing else changes, and who is away has a default."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import cycle

import pytest

from game.errors import RuleViolation
from game.ids import Component, Seat
from game.moves import (
    DECK,
    AnswerPartner,
    AskPartner,
    CallHome,
    Card,
    CardValue,
    PassHome,
    Play,
    PostTeam,
    SetCourse,
    SplitGain,
    TellStory,
    Unseal,
    card_from,
    values_of,
)
from game.rules.cards import check_form
from game.rules.engine import LAWS, check_draft, purse, spent, submit, waiting
from game.rules.options import options_of
from game.rules.seating import across, own_topics
from game.rules.state import State, digest
from game.views import Field
from tests.rules import play

GAMES = [("itcom-insys", 1), ("tiny", 1), ("tiny", 2), ("three", 1), ("four", 1)]
CROSS_FIELD = {
    "course.sum",
    "plan.sum",
    "story.enemy",
    "bid.tokens",
    "clients.nobody",
    "listen.nowhere",
    "answer.locked",
    "call.nothing",
    "door.act",
}


def states(name: str, seed: int, every: int = 1) -> list[State]:
    """Return states of a random game, each before its phase closes and with empty sheets."""
    found = [before for before, _, _ in play.random_game(name, seed)]
    return [replace(state, drafts=(type(state.drafts[0])(),) * len(state.drafts)) for state in found[::every]]


def outside(field: Field) -> list[CardValue]:
    """Return values that a field does not offer."""
    match field.kind:
        case "choice":
            return ["nonsense", 3, *(choice.value for choice in field.choices if choice.closed is not None)]
        case "many":
            names = tuple(choice.value for choice in field.choices)
            return [("nonsense",), (names[0], names[0]), "nonsense", *([names] if len(names) > field.most else [])]
        case "level":
            off_grid = [field.low + 1] if field.step > 1 else []
            return [field.low - field.step, field.high + field.step, "1", True, *off_grid]
        case _:
            return ["x" * (field.most + 1), "two\nlines", 3]


@pytest.mark.parametrize(("name", "seed"), GAMES)
def test_what_a_form_shows_first_is_legal(name: str, seed: int) -> None:
    for state in states(name, seed, 3):
        for seat in state.scenario.seats:
            for card in play.menu(state, seat.id):
                offer = LAWS[card].offer(state, seat.id)
                if offer.closed is None:
                    shown = card_from(card, dict(offer.values))
                    check_form(offer, shown)
                    LAWS[card].check(state, seat.id, shown, (shown,))


@pytest.mark.parametrize(("name", "quarter"), [("itcom-insys", 1), ("itcom-insys", 4), ("tiny", 2), ("three", 2)])
@pytest.mark.parametrize("phase", ["strategy", "units", "encounters"])
def test_every_open_value_can_be_played_in_some_way(name: str, quarter: int, phase: str) -> None:
    state = play.to(play.table(name), phase, quarter)  # type: ignore[arg-type]  # parametrised phases
    for seat in state.scenario.seats:
        for name_ in play.menu(state, seat.id):
            offer = LAWS[name_].offer(state, seat.id)
            if offer.closed is not None:
                continue
            missing = {(f.name, v) for f in offer.fields if f.kind != "many" for v in play.values_of(f)}
            missing |= {(f.name, v) for f in offer.fields if f.kind == "many" for v in play.values_of(f) if v}
            for card in play.every_card(state, seat.id, name_):
                try:
                    check_form(offer, card)
                    LAWS[name_].check(state, seat.id, card, (card,))
                except RuleViolation as refusal:
                    assert refusal.code in CROSS_FIELD, (card, refusal)
                    continue
                missing -= set(values_of(card))
                if not missing:
                    break
            assert not missing, (seat.id, name_)


@pytest.mark.parametrize(("name", "seed"), GAMES)
def test_every_value_outside_a_form_is_refused(name: str, seed: int) -> None:
    for state in states(name, seed, 5):
        for seat in state.scenario.seats:
            for name_ in play.menu(state, seat.id):
                offer = LAWS[name_].offer(state, seat.id)
                for field in offer.fields:
                    for value in outside(field):
                        card = card_from(name_, {**dict(offer.values), field.name: value})
                        with pytest.raises(RuleViolation) as refusal:
                            submit(state, seat.id, Play((card,)))
                        assert refusal.value.code in ("card.value", "card.closed"), (card, field.name)


@pytest.mark.parametrize(("name", "seed"), GAMES)
def test_a_closed_card_is_refused_with_the_sentence_on_it(name: str, seed: int) -> None:
    closed = 0
    for state in states(name, seed):
        for seat in state.scenario.seats:
            for option in options_of(state, seat.id).cards:
                if option.closed is not None:
                    blank = {field.name: "nothing" for field in fields(DECK[option.card])}
                    filled: dict[str, CardValue] = {**blank, "effort": 1, "managers": (), "used": (), "tokens": 1}
                    with pytest.raises(RuleViolation) as refusal:
                        submit(state, seat.id, Play((card_from(option.card, filled),)))
                    assert (refusal.value.code, refusal.value.line) == ("card.closed", option.closed)
                    closed += 1
    assert closed


@pytest.mark.parametrize(("name", "seed"), GAMES)
def test_costs_add_up_and_never_exceed_the_purse(name: str, seed: int) -> None:
    for before, _, _ in play.random_game(name, seed):
        for n, seat in enumerate(before.scenario.seats):
            cards, options = before.drafts[n].cards, options_of(before, seat.id)
            alone = [spent(before, seat.id, (card,)) for card in cards]
            assert spent(before, seat.id, cards) == sum(alone) <= purse(before, seat.id)
            assert options.spent == sum(option.cost for option in options.cards if option.is_drafted)
            assert all(cost >= 0 for cost in alone)


def test_the_price_on_a_choice_is_what_the_card_costs_with_it() -> None:
    for phase, names in (("units", ("A2", "P2", "P6")), ("encounters", ("E2",))):
        state = play.to(play.table(), phase, 3)  # type: ignore[arg-type]  # one of two phases
        for seat in state.scenario.seats:
            for name in set(play.menu(state, seat.id)) & set(names):
                offer = LAWS[name].offer(state, seat.id)
                for field in offer.fields:
                    for choice in field.choices:
                        if any(c.cost for c in field.choices) and choice.closed is None:
                            card = card_from(name, {**dict(offer.values), field.name: choice.value})
                            assert LAWS[name].cost(state, seat.id, card) == choice.cost, (name, choice.value)


def test_a_question_underneath_reserves_its_focus_for_the_encounters() -> None:
    state = play.to(play.table("tiny"), "strategy")
    seat = Seat("heron.eng_a1")
    other = state.scenario.seats[across(state, state.seat_index(seat))]
    topic = state.scenario.components[own_topics(state, other.firm_index)[0]].id
    kind, deep = (
        play.to(play.put(state, seat, AskPartner(topic, manner)), "encounters") for manner in ("problem", "underneath")
    )
    assert purse(kind, seat) - purse(deep, seat) == 1


@pytest.mark.parametrize(("name", "seed"), [("tiny", 1), ("three", 1)])
def test_a_refusal_changes_nothing(name: str, seed: int) -> None:
    wrongs: tuple[Card, ...] = (
        SetCourse(10, 10, 10, "close"),
        TellStory(9, "both"),
        CallHome(),
        PostTeam("lab", "swap"),
    )
    for before, _, _ in play.random_game(name, seed):
        for seat, wrong in zip(before.scenario.seats, cycle(wrongs), strict=False):
            mark = digest(before)
            try:
                submit(before, seat.id, Play((wrong, wrong)))
            except RuleViolation:
                assert digest(before) == mark
            else:
                pytest.fail("the same card twice was taken")


def test_a_sealed_draft_is_closed_until_it_is_unsealed() -> None:
    state = play.put(play.to(play.table("tiny"), "strategy"), "heron.tmt", TellStory(1, "both"), seal=True)
    with pytest.raises(RuleViolation, match=r"draft\.sealed"):
        play.put(state, "heron.tmt")
    open_again, _ = submit(state, Seat("heron.tmt"), Unseal())
    assert open_again.drafts[0].cards == state.drafts[0].cards
    assert not open_again.drafts[0].is_sealed
    with pytest.raises(RuleViolation, match=r"draft\.open"):
        submit(open_again, Seat("heron.tmt"), Unseal())


def test_the_phase_waits_for_the_people_whose_phase_it_is_and_for_all_where_no_clock_runs() -> None:
    state = play.to(play.table("tiny"), "strategy")
    human = frozenset({Seat("heron.tmt"), Seat("heron.prod"), Seat("kestrel.tmt")})
    assert waiting(state, human=human, everybody=False) == (Seat("heron.tmt"), Seat("kestrel.tmt"))
    assert waiting(state, human=human, everybody=True) == (Seat("heron.tmt"), Seat("heron.prod"), Seat("kestrel.tmt"))
    state = play.put(state, "heron.tmt", seal=True)
    assert waiting(state, human=human, everybody=False) == (Seat("kestrel.tmt"),)


# ---- who is away -----------------------------------------------------------------------------------------------------


def test_an_unsealed_draft_counts_when_the_phase_closes() -> None:
    state = play.after(play.to(play.table("tiny"), "strategy"), "heron.tmt", SetCourse(30, 50, 20, "close"))
    assert (state.firms[0].y, state.firms[0].z) == (30, 50)


def test_an_absent_seat_repeats_last_quarter() -> None:
    state = play.after(play.to(play.table("tiny"), "strategy"), "heron.tmt", TellStory(1, "ours", said="Us first."))
    state = play.to(state, "units", 2)
    assert (state.firms[0].side, state.firms[0].said) == (1, "Us first.")


def test_an_absent_seat_repeats_only_what_is_still_legal() -> None:
    state = play.after(play.to(play.table("tiny"), "units"), "heron.ally", PassHome("everything"))
    state = play.with_firm(play.to(state, "units", 2), 0, wall=9_000)
    assert play.turn(state)[0].firms[0].pass_home == 0


def test_a_seat_that_sealed_an_empty_sheet_repeats_that() -> None:
    state = play.after(play.to(play.table("tiny"), "strategy"), "heron.tmt", TellStory(1, "both"))
    state = play.put(play.to(state, "strategy", 2), "heron.tmt", seal=True)
    state = play.to(state, "units", 3)
    assert not state.firms[0].story


def test_nobody_takes_more_by_silence() -> None:
    state = play.after(play.to(play.table("tiny"), "strategy"), "heron.tmt", SplitGain("take"), TellStory(1, "both"))
    assert state.firms[0].takes
    state = play.to(state, "units", 2)
    assert state.firms[0].story
    assert not state.firms[0].takes


def test_an_absent_alliance_head_does_not_move_the_benches_again_every_quarter() -> None:
    state = play.after(play.to(play.table(), "units"), "itcom.ally", PostTeam("home", "swap"))
    state = play.to(state, "encounters", 3)
    assert state.firms[0].shift == 1


def test_a_question_stays_on_the_table_from_strategy_to_units_and_can_be_changed_there() -> None:
    state = play.to(play.table("tiny"), "strategy")
    seat = Seat("heron.eng_a1")
    other = across(state, state.seat_index(seat))
    first, second = own_topics(state, state.scenario.seats[other].firm_index)[:2]
    ask = AskPartner(state.scenario.components[first].id)
    state = play.after(state, seat, ask)
    n = state.seat_index(seat)
    assert state.drafts[n].cards == (ask,)
    assert not state.drafts[n].is_sealed
    assert play.turn(state)[0].people[other].asked == first
    changed = play.after(state, seat, AskPartner(state.scenario.components[second].id))
    assert changed.people[other].asked == second


def test_an_engineer_without_an_answer_follows_the_pull() -> None:
    state = play.to(play.table("tiny"), "encounters")
    n = state.seat_index(Seat("heron.eng_a1"))
    pull = state.people[n].pull
    spoken = play.turn(state)[0].sessions[0]
    depths = {side.seat: side.depth for side in spoken.sides}  # type: ignore[union-attr]  # sessions hold reveals only
    assert depths[Seat("heron.eng_a1")] == ("withhold", "documents", "walk_through", "deep_dive")[pull]


def test_who_called_home_does_not_dive_whatever_the_pull() -> None:
    state = play.with_everybody(play.to(play.table("tiny"), "encounters"), "eng_a", pull=3)
    assert (
        play.refused(state, "heron.eng_a1", CallHome(), AnswerPartner(_topic(state), "deep_dive"))
        == "answer.call_and_dive"
    )
    spoken = play.after(state, "heron.eng_a1", CallHome()).sessions[0]
    depths = {side.seat: side.depth for side in spoken.sides}  # type: ignore[union-attr]  # sessions hold reveals only
    assert depths[Seat("heron.eng_a1")] == "walk_through"
    assert depths[Seat("kestrel.eng_a1")] == "deep_dive"


def test_a_draft_is_judged_card_by_card_and_names_the_first_at_fault() -> None:
    state = play.to(play.table("tiny"), "strategy")
    with pytest.raises(RuleViolation, match=r"story\.enemy"):
        check_draft(state, Seat("heron.tmt"), (TellStory(1, "both", "enemy"), SetCourse(10, 10, 10, "close")))


def _topic(state: State) -> Component:
    return state.scenario.components[own_topics(state, 0)[0]].id
