"""The room keeps its promises without a socket: wishes, phases, bots, leases, secrecy, recovery."""

from itertools import permutations
from typing import Any

import pytest

import server.covers
from game.ids import FACILITATOR, WALL, Seat
from game.moves import ListenBelow, Play, Say, SetMandate, Unseal
from game.protocol.codec import encode
from game.protocol.messages import Ack, Refused, Update, Wish
from game.record.book import replay
from game.rules.state import digest
from game.scenario.model import Scenario
from game.views import SeatView
from server.room import Room
from server.setup import Setup
from tests.server.conftest import BOSS, DONE, ENGINEER, PRODUCT, RIVAL, SEED, Hand, seated

CALM = Setup("full")
CLOCK = Setup("class", grace_ms=3_000)
HELLO = Say("table", "Good morning.")
LISTEN = Play((ListenBelow(("labs",)),))


def to_strategy(hand: Hand, *seats: Seat) -> Hand:
    hand.let_bots_in()
    hand.seal(*seats)
    if hand.phase[1] == "news":
        hand.pass_time(CLOCK.grace_ms)
    assert hand.phase == (1, "strategy")
    return hand


# ---- wishes ----


def test_a_wish_that_comes_twice_is_done_once_and_answered_the_same(tiny: Scenario) -> None:
    hand = seated(tiny, CALM, BOSS, RIVAL)
    wish = hand.wish(HELLO)
    first = hand.room.take(BOSS, wish, hand.now)
    rows = len(hand.room.rows)
    hand.seal(BOSS, RIVAL)
    assert hand.room.take(BOSS, wish, hand.now + 99) == first
    assert isinstance(first, Ack)
    assert sum(row.wish_id == wish.wish_id for row in hand.room.rows) == 1
    assert hand.room.rows[rows - 1].wish_id == wish.wish_id


def test_the_same_id_with_another_wish_is_refused(tiny: Scenario) -> None:
    hand = seated(tiny, CALM, BOSS, RIVAL)
    wish = hand.wish(HELLO)
    hand.room.take(BOSS, wish, hand.now)
    before = hand.room.rows
    for seat, other in ((BOSS, hand.wish(Say("table", "Good night."), wish.wish_id)), (RIVAL, wish)):
        answer = hand.room.take(seat, other, hand.now)
        assert isinstance(answer, Refused)
        assert answer.code == "wish.reused"
    assert hand.room.rows == before


def test_the_same_words_with_a_new_id_are_said_twice(tiny: Scenario) -> None:
    hand = seated(tiny, CALM, BOSS)
    hand.ask(BOSS, HELLO)
    hand.ask(BOSS, HELLO)
    assert [text for _, seat, _, text, _ in hand.room.state.talk if seat == BOSS] == [HELLO.text] * 2


def test_a_wish_for_an_earlier_phase_is_refused_and_changes_nothing(tiny: Scenario) -> None:
    hand = seated(tiny, CALM, BOSS)
    late = hand.wish(DONE)
    hand.seal(BOSS)
    before = hand.room.state
    answer = hand.room.take(BOSS, Wish("f" * 32, late.quarter, late.phase, late.move), hand.now)
    assert isinstance(answer, Refused)
    assert answer.code == "phase.stale"
    assert hand.room.state is before


def test_a_refusal_by_the_law_names_code_rule_and_sentence_and_leaves_no_row(tiny: Scenario) -> None:
    hand = to_strategy(seated(tiny, CALM, BOSS, ENGINEER), BOSS, ENGINEER)
    before = hand.room.rows
    wish = hand.wish(LISTEN)
    answer = hand.room.take(ENGINEER, wish, hand.now)
    assert isinstance(answer, Refused)
    assert (answer.code, answer.line.key) == ("card.not_yours", "refusal.card.not_yours")
    assert answer.rule
    assert hand.room.rows == before
    assert hand.room.take(ENGINEER, wish, hand.now) == answer


def test_an_answer_names_the_view_that_shows_it(tiny: Scenario) -> None:
    hand = to_strategy(seated(tiny, CALM, BOSS, RIVAL), BOSS, RIVAL)
    before = hand.room.look(BOSS).n
    answer = hand.ask(BOSS, LISTEN)
    look = hand.room.look(BOSS)
    assert isinstance(answer, Ack)
    assert answer.n == look.n == before + 1
    assert isinstance(look.view, SeatView)
    assert [card.card for card in look.view.options.cards if card.is_drafted] == ["T3"]


# ---- phases ----


def test_without_a_clock_a_phase_waits_for_every_person_and_for_no_bot(tiny: Scenario) -> None:
    hand = to_strategy(seated(tiny, CALM, BOSS, ENGINEER), BOSS, ENGINEER)
    hand.seal(BOSS)
    hand.pass_time(3_600_000)
    assert hand.phase == (1, "strategy")
    hand.seal(ENGINEER)
    assert hand.phase == (1, "units")


def test_with_a_clock_a_phase_waits_only_for_people_who_may_act(tiny: Scenario) -> None:
    hand = to_strategy(seated(tiny, CLOCK, BOSS, ENGINEER), BOSS, ENGINEER)
    hand.let_bots_in()
    hand.seal(BOSS)
    assert hand.room.is_all_in
    hand.pass_time(CLOCK.grace_ms - 1)
    assert hand.phase == (1, "strategy")
    hand.pass_time(1)
    assert hand.phase == (1, "units")


def test_within_the_grace_one_may_take_the_seal_back(tiny: Scenario) -> None:
    hand = to_strategy(seated(tiny, CLOCK, BOSS), BOSS)
    hand.let_bots_in()
    hand.seal(BOSS)
    assert isinstance(hand.ask(BOSS, Unseal()), Ack)
    hand.pass_time(CLOCK.grace_ms * 2)
    assert (hand.phase, hand.room.is_all_in) == ((1, "strategy"), False)
    hand.seal(BOSS)
    hand.pass_time(CLOCK.grace_ms)
    assert hand.phase == (1, "units")


def test_a_phase_in_which_no_person_may_act_lasts_its_time_or_until_all_are_done(tiny: Scenario) -> None:
    hand = to_strategy(seated(tiny, CLOCK, ENGINEER), ENGINEER)
    hand.pass_time(80_000)
    assert hand.phase == (1, "strategy")
    hand.pass_time(80_000)
    assert hand.phase == (1, "units")
    hand.let_bots_in()
    hand.seal(ENGINEER)
    hand.pass_time(CLOCK.grace_ms)
    assert hand.phase == (1, "encounters")


def test_at_the_deadline_an_unsealed_legal_draft_counts(tiny: Scenario) -> None:
    hand = to_strategy(seated(tiny, CLOCK, BOSS, RIVAL), BOSS, RIVAL)
    hand.ask(BOSS, Play((SetMandate("documents"),)))
    hand.pass_time(160_000)
    assert hand.phase == (1, "units")
    turn = next(row for row in reversed(hand.room.rows) if row.actor == "nature")
    assert turn.input["reason"] == "deadline"
    assert hand.room.state.firm_of(BOSS).mandate == 1
    assert hand.room.state.firm_of(RIVAL).mandate != 1


def test_a_wish_after_the_deadline_finds_the_phase_closed_even_when_the_alarm_is_late(tiny: Scenario) -> None:
    hand = to_strategy(seated(tiny, CLOCK, BOSS), BOSS)
    late = hand.wish(DONE)
    hand.now += 200_000
    answer = hand.room.take(BOSS, late, hand.now)
    assert isinstance(answer, Refused)
    assert hand.phase == (1, "units")


def test_an_alarm_of_an_older_generation_does_nothing(tiny: Scenario) -> None:
    hand = to_strategy(seated(tiny, CLOCK, BOSS), BOSS)
    hand.seal(BOSS)
    old = hand.room.alarm(hand.now)
    assert old is not None
    hand.ask(BOSS, HELLO)
    before = hand.room.rows
    hand.room.ring(old.generation, hand.now + 500_000)
    assert hand.room.rows == before


def test_the_first_quarter_is_longer_and_the_remaining_time_counts_down(tiny: Scenario) -> None:
    hand = seated(tiny, CLOCK, BOSS)
    assert hand.room.phase_ms == hand.room.remaining_ms(hand.now) == 40_000
    assert hand.room.remaining_ms(hand.now + 15_000) == 25_000
    hand.pass_time(10 * 60_000)
    assert hand.room.state.quarter >= 2
    while hand.phase[1] != "news":
        hand.pass_time(1_000)
    assert hand.room.phase_ms == 25_000


def test_the_clock_stands_while_nobody_is_there(tiny: Scenario) -> None:
    hand = seated(tiny, CLOCK, BOSS)
    hand.now += 15_000
    hand.room.leave(f"p:{BOSS}", hand.now)
    assert hand.room.remaining_ms(hand.now) is None
    assert hand.room.alarm(hand.now) is None
    hand.now += 3_600_000
    hand.room.arrive(f"p:{BOSS}", BOSS, hand.now)
    assert hand.room.remaining_ms(hand.now) == 25_000
    assert hand.phase == (1, "news")


@pytest.mark.parametrize("setup", [CALM, CLOCK], ids=["calm", "clock"])
def test_one_person_and_bots_play_to_the_end(tiny: Scenario, setup: Setup) -> None:
    hand = seated(tiny, setup, BOSS)
    while not hand.room.is_over:
        hand.let_bots_in()
        hand.seal(BOSS)
        hand.pass_time(setup.grace_ms)
    assert [row.kind for row in hand.room.rows[-1:]] == ["end"]
    assert hand.room.alarm(hand.now) is None
    assert list(replay(hand.room.rows))[-1].state == hand.room.state
    answer = hand.room.take(BOSS, Wish("f" * 32, 3, "results", DONE), hand.now)
    assert isinstance(answer, Refused)


# ---- bots ----


def bot_rows(room: Room) -> list[tuple[int, str]]:
    """Return which bot played before which of nature's turns."""
    turns, found = 0, []
    for row in room.rows:
        turns += row.actor == "nature"
        if row.kind == "move" and not row.wish_id and row.input["move"] == "play":
            found.append((turns, row.actor))
    return found


def bot_plays(room: Room) -> list[dict[str, Any]]:
    """Return what the bots have played."""
    return [dict(row.input) for row in room.rows if not row.wish_id and row.input.get("move") == "play"]


def test_each_bot_moves_once_in_each_phase_in_which_it_has_cards(tiny: Scenario) -> None:
    hand = seated(tiny, CALM, BOSS)
    for _ in range(5):
        hand.seal(BOSS)
    moves = bot_rows(hand.room)
    assert len(moves) == len(set(moves))
    acting = {1: {"tmt"}, 2: {"ally", "prod", "eng_a"}, 3: {"eng_a", "eng_p"}}
    expected = {
        (turn, spec.id)
        for turn, roles in acting.items()
        for spec in tiny.seats
        if spec.role in roles and spec.id != BOSS
    }
    assert set(moves) == expected


def test_a_bot_that_fails_holds_nobody_up(tiny: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **options: object) -> Play:
        raise RuntimeError("planted")

    monkeypatch.setattr(server.covers, "choose", fail)
    hand = to_strategy(seated(tiny, CALM, BOSS), BOSS)
    hand.seal(BOSS)
    assert hand.phase == (1, "units")
    assert bot_plays(hand.room) == [{"cards": (), "seal": True, "move": "play"}]


def test_a_bot_that_breaks_a_rule_plays_the_default(tiny: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server.covers, "choose", lambda *_, **__: Play((ListenBelow(("labs",) * 9),), seal=True))
    hand = to_strategy(seated(tiny, CALM, BOSS), BOSS)
    hand.seal(BOSS)
    assert hand.phase == (1, "units")
    assert [play["cards"] for play in bot_plays(hand.room)] == [()]


def test_what_a_person_sealed_or_drafted_before_going_away_stands(tiny: Scenario) -> None:
    for move in (Play((ListenBelow(("labs",)),), seal=True), LISTEN):
        hand = to_strategy(seated(tiny, CALM, BOSS, RIVAL), BOSS, RIVAL)
        hand.ask(RIVAL, move)
        hand.room.leave(f"p:{RIVAL}", hand.now)
        hand.pass_time(CALM.absent_ms)
        hand.seal(BOSS)
        assert hand.phase == (1, "units")
        assert bot_plays(hand.room) == []
        assert dict(hand.room.state.people[hand.room.state.seat_index(RIVAL)].former)["strategy"] == move.cards


def test_bots_answer_the_questions_that_cost_nothing(tiny: Scenario) -> None:
    hand = seated(tiny, CALM, BOSS)
    for _ in range(5):
        hand.seal(BOSS)
    assert hand.phase == (2, "news")
    asked = {(row.actor, row.input["move"]) for row in hand.room.rows if row.kind == "move" and not row.wish_id}
    for spec in tiny.seats:
        answers = {move for seat, move in asked if seat == spec.id} & {"mark", "predict", "feel"}
        assert answers == (set() if spec.id == BOSS else {"mark", "predict", "feel"})


# ---- leases ----


def leases(room: Room) -> list[tuple[str, str]]:
    return [(row.input["seat"], row.input["person"]) for row in room.rows if row.kind == "lease"]


def test_a_seat_goes_from_a_person_to_a_bot_and_back_to_the_same_person(tiny: Scenario) -> None:
    hand = seated(tiny, CALM, BOSS, RIVAL)
    start = leases(hand.room)
    hand.room.leave(f"p:{RIVAL}", hand.now)
    hand.seal(BOSS)
    hand.pass_time(CALM.absent_ms - 1)
    assert hand.phase == (1, "news")
    hand.pass_time(1)
    assert hand.phase == (1, "strategy")
    assert leases(hand.room) == [*start, (RIVAL, "")]
    hand.room.arrive(f"p:{RIVAL}", RIVAL, hand.now)
    assert leases(hand.room) == [*start, (RIVAL, ""), (RIVAL, f"p:{RIVAL}")]
    hand.seal(BOSS)
    assert hand.phase == (1, "strategy")
    hand.seal(RIVAL)
    assert hand.phase == (1, "units")


def test_a_short_absence_changes_nothing(tiny: Scenario) -> None:
    hand = seated(tiny, CALM, BOSS, RIVAL)
    before = hand.room.rows
    hand.room.leave(f"p:{RIVAL}", hand.now)
    hand.pass_time(CALM.absent_ms - 1)
    hand.room.arrive(f"p:{RIVAL}", RIVAL, hand.now)
    hand.pass_time(10 * CALM.absent_ms)
    assert hand.room.rows == before


def test_a_person_alone_keeps_the_seat_however_long_they_are_away(tiny: Scenario) -> None:
    hand = seated(tiny, CALM, BOSS)
    hand.room.leave(f"p:{BOSS}", hand.now)
    hand.pass_time(3_600_000)
    hand.room.arrive(f"p:{BOSS}", BOSS, hand.now)
    assert hand.room.seat_of(f"p:{BOSS}") == BOSS
    assert hand.phase == (1, "news")


def test_a_latecomer_takes_a_bots_seat_when_the_next_phase_begins(tiny: Scenario) -> None:
    hand = seated(tiny, CALM, BOSS)
    assert PRODUCT in hand.room.free_seats()
    for _ in range(2):
        hand.room.arrive("late", PRODUCT, hand.now)
        assert hand.room.seat_of("late") is None
    assert PRODUCT not in hand.room.free_seats()
    hand.seal(BOSS)
    assert hand.room.seat_of("late") == PRODUCT
    hand.seal(BOSS)
    assert hand.phase == (1, "strategy")
    hand.seal(PRODUCT)
    assert hand.phase == (1, "units")


def test_a_latecomer_who_goes_before_sitting_down_leaves_the_seat_to_others(tiny: Scenario) -> None:
    hand = seated(tiny, CALM, BOSS)
    hand.room.arrive("late", PRODUCT, hand.now)
    hand.room.leave("late", hand.now)
    hand.seal(BOSS)
    assert PRODUCT in hand.room.free_seats()
    assert hand.room.free_seats()[-1] == PRODUCT


def test_who_comes_back_to_a_taken_seat_waits_for_another(tiny: Scenario) -> None:
    hand = seated(tiny, CALM, BOSS, RIVAL)
    hand.room.leave(f"p:{RIVAL}", hand.now)
    hand.pass_time(CALM.absent_ms)
    hand.room.arrive("late", RIVAL, hand.now)
    hand.seal(BOSS)
    assert hand.room.seat_of("late") == RIVAL
    assert not hand.room.has_home(f"p:{RIVAL}")
    hand.room.arrive(f"p:{RIVAL}", PRODUCT, hand.now)
    hand.seal(BOSS, RIVAL)
    assert hand.room.seat_of(f"p:{RIVAL}") == PRODUCT


# ---- secrecy ----


def test_within_a_phase_nothing_that_others_draft_or_seal_changes_a_byte_of_mine(tiny: Scenario) -> None:
    hand = to_strategy(seated(tiny, CALM, BOSS, RIVAL, ENGINEER), BOSS, RIVAL, ENGINEER)

    def bytes_to(seat: Seat) -> bytes:
        look = hand.room.look(seat)
        assert isinstance(look.view, SeatView)
        return encode(Update(hand.room.epoch, look.n, look.view, None, None, hand.room.is_all_in))

    before, facilitator = [bytes_to(ENGINEER), bytes_to(RIVAL), hand.room.look(WALL)], hand.room.look(FACILITATOR)
    for move in (LISTEN, Play((), seal=True), Unseal(), DONE):
        assert isinstance(hand.ask(BOSS, move), Ack)
        assert [bytes_to(ENGINEER), bytes_to(RIVAL), hand.room.look(WALL)] == before
    assert hand.room.look(FACILITATOR).n > facilitator.n


def test_numbers_of_views_have_no_gaps(tiny: Scenario) -> None:
    hand = seated(tiny, CALM, BOSS, RIVAL)
    seen = [hand.room.look(ENGINEER).n]
    while not hand.room.is_over:
        for seat in (BOSS, RIVAL):
            hand.seal(seat)
            seen.append(hand.room.look(ENGINEER).n)
    assert sorted(set(seen)) == list(range(1, max(seen) + 1))


def test_the_order_of_arrival_decides_nothing(tiny: Scenario) -> None:
    seats = (BOSS, RIVAL, ENGINEER)
    ends = set()
    for order in permutations(seats):
        hand = to_strategy(seated(tiny, CALM, *seats), *seats)
        hand.ask(BOSS, LISTEN)
        hand.seal(*order)
        ends.add(digest(hand.room.state))
    assert len(ends) == 1


# ---- recovery ----


def test_a_room_rebuilt_after_any_row_shows_what_the_uninterrupted_one_showed(tiny: Scenario) -> None:
    hand = seated(tiny, CLOCK, BOSS, RIVAL)
    shown = {}
    while hand.room.state.quarter < 2:
        for seat, move in ((BOSS, HELLO), (BOSS, DONE), (RIVAL, DONE)):
            hand.ask(seat, move)
            shown[len(hand.room.rows)] = (hand.room.look(BOSS).view, hand.room.look(WALL).view, hand.phase)
        hand.pass_time(CLOCK.grace_ms)
    for kept, (mine, wall, phase) in shown.items():
        again = Hand(Room.recover(hand.room.rows[:kept], CLOCK, SEED))
        assert (again.room.look(BOSS).view, again.room.look(WALL).view, again.phase) == (mine, wall, phase)
        assert again.room.epoch == 2
        assert again.room.drain() == ()


def test_a_restart_eats_no_time_and_forgets_no_answer(tiny: Scenario) -> None:
    hand = seated(tiny, CLOCK, BOSS, RIVAL)
    hand.pass_time(10_000)
    wish = hand.wish(HELLO)
    hand.room.take(BOSS, wish, hand.now)
    again = Hand(Room.recover(hand.room.rows, CLOCK, SEED), now=77)
    assert again.room.alarm(again.now) is None
    again.now += 1_000_000
    again.room.arrive(f"p:{BOSS}", BOSS, again.now)
    assert again.room.remaining_ms(again.now) == 30_000
    assert again.room.seat_of(f"p:{RIVAL}") == RIVAL
    assert isinstance(again.room.take(BOSS, wish, again.now), Ack)
    assert len(again.room.state.talk) == 1
    other = again.room.take(BOSS, again.wish(Say("table", "Other."), wish.wish_id), again.now)
    assert isinstance(other, Refused)
