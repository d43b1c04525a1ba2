"""Redrawing the lines and talking it through really do what the rulebook says (rulebook 5.7, 5.8)."""

from __future__ import annotations

import pytest

from game.events import LinesMoved, TalkedThrough
from game.ids import Seat
from game.moves import RedrawLines, TalkThrough
from game.rules.engine import LAWS, purse, spent
from game.rules.feeds import feed_of
from game.rules.options import options_of
from game.rules.state import State
from tests.rules import play

TMT = Seat("heron.tmt")


@pytest.fixture(scope="module")
def strategy() -> State:
    return play.with_firm(play.to(play.table("tiny"), "strategy"), 0, sep=2_000, int_=2_000, wall=0, parallel=0)


def test_three_levers_go_half_of_the_way_each_quarter_and_rival_projects_stand_at_once(strategy: State) -> None:
    card = RedrawLines(sep="100", int_="50", wall="100", parallel="75")
    assert spent(strategy, TMT, (card,)) == 4
    state = play.after(play.with_firm(strategy, 0, tokens=6), TMT, card)
    firm = state.firms[0]
    assert (firm.sep, firm.int_, firm.wall, firm.parallel) == (2_000, 2_000, 0, 7_500)
    firm = play.to(state, "encounters").firms[0]
    assert (firm.sep, firm.int_, firm.wall) == (6_000, 3_500, 5_000)
    firm = play.to(state, "encounters", 2).firms[0]
    assert (firm.sep, firm.int_, firm.wall) == (8_000, 4_250, 7_500)


def test_a_line_arrives_instead_of_creeping_on_for_ever(strategy: State) -> None:
    state = play.with_firm(play.after(strategy, TMT, RedrawLines(sep="25")), 0, sep=2_350)
    assert play.to(state, "encounters").firms[0].sep == 2_500


def test_a_lever_moved_last_quarter_rests_with_its_sentence_and_the_others_do_not(strategy: State) -> None:
    state = play.to(play.after(strategy, TMT, RedrawLines(sep="75")), "strategy", 2)
    option = next(one for one in options_of(state, TMT).cards if one.card == "T4")
    closed = {field.name: [c.closed.key for c in field.choices if c.closed] for field in option.fields}
    assert closed["sep"] == ["closed.still_moving"] * 4, "all but where it is going already"
    assert play.refused(state, TMT, RedrawLines(sep="100")) == "card.closed"
    assert play.refused(state, TMT, RedrawLines(wall="50")) == ""
    rested = play.to(play.put(state, TMT, seal=True), "strategy", 3)
    assert play.refused(rested, TMT, RedrawLines(sep="100")) == ""
    assert spent(rested, TMT, (RedrawLines(sep="75"),)) == 0, "it is already on its way there"


def test_silence_never_redraws_a_line_again(strategy: State) -> None:
    state = play.after(strategy, TMT, RedrawLines(sep="75"))
    for quarter in (2, 3):
        state = play.to(state, "units", quarter)
        assert state.firms[0].helm.redrawn == ()


def test_each_lever_is_told_at_home_and_costs_a_token(strategy: State) -> None:
    _, events = play.turn(play.put(strategy, TMT, RedrawLines(sep="75", wall="50")))
    assert [(e.lever, e.before, e.target) for e in events if isinstance(e, LinesMoved)] == [
        ("sep", 20, 75),
        ("wall", 0, 50),
    ]


def test_the_preview_counts_the_running_cost_of_where_the_lines_will_stand(strategy: State) -> None:
    def cost(card: RedrawLines) -> tuple[int, int]:
        chip = next(e for e in LAWS["T4"].effects(strategy, TMT, card) if e.label.key == "effect.running_cost")
        assert chip.reading is not None
        return chip.direction, chip.reading.low

    up, more = cost(RedrawLines(int_="100"))
    down, less = cost(RedrawLines(int_="0"))
    assert (up, down) == (1, -1)
    assert more > 0 > less
    assert LAWS["T4"].effects(strategy, TMT, RedrawLines()) == ()


def test_units_apart_and_knit_strain_the_house_less_than_both_poles_in_one(strategy: State) -> None:
    chips = {e.label.key: e.direction for e in LAWS["T4"].effects(strategy, TMT, RedrawLines(int_="100"))}
    assert chips["effect.organizing"] == -1
    assert chips["effect.home_learns"] == 1


def test_talk_builds_capability_and_more_of_it_with_two_tokens(strategy: State) -> None:
    caps = [play.to(play.after(strategy, TMT, *cards), "encounters").firms[0].cap for cards in _talks()]
    assert caps[0] < caps[1] < caps[2]
    later = [play.to(play.after(strategy, TMT, *cards), "news", 2).firms[0].strain for cards in _talks()]
    assert later[2] < later[0]


def _talks() -> tuple[tuple[TalkThrough, ...], ...]:
    return (), (TalkThrough(1),), (TalkThrough(2),)


def test_talk_costs_its_tokens_no_money_and_is_the_tops_own_affair(strategy: State) -> None:
    card = TalkThrough(2, "own", "What are we afraid of?")
    assert spent(strategy, TMT, (card,)) == 2 <= purse(strategy, TMT)
    assert LAWS["T6"].price(strategy, TMT, card) == 0
    state, events = play.turn(play.put(strategy, TMT, card))
    assert [e.said for e in events if isinstance(e, TalkedThrough)] == ["What are we afraid of?"]
    readers = [
        seat.id
        for n, seat in enumerate(state.scenario.seats)
        if any(entry.event == "TalkedThrough" for entry in feed_of(state, n, 40))
    ]
    assert readers == [TMT]
    assert play.to(state, "units", 2).firms[0].helm.dialogue == 2, "silence repeats it"
