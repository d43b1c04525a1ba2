"""Turns: phases in order, games of two to four firms, an end nobody knows, books that balance, one truth."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from dataclasses import replace

import pytest

from game.errors import RuleViolation
from game.events import AllianceDormant, Event, GameEnded, QuarterOpened, ResultPosted
from game.ids import NATURE, PHASES, Seat
from game.moves import Play, PostTeam, Say, Turn
from game.rules import nature
from game.rules.engine import start, submit
from game.rules.seating import across, bench_engineer, opponent
from game.rules.state import State, digest
from tests.rules import play

HASHED = """
from tests.rules import play
from game.rules.state import digest
print("|".join(digest(after) for _, after, _ in play.random_game("tiny", 3)))
"""


def test_phases_follow_each_other_and_quarters_too() -> None:
    state, seen = play.table("tiny"), []
    while state.phase != "over":
        seen.append((state.quarter, state.phase))
        state, _ = play.turn(state)
    assert seen == [(quarter, phase) for quarter in (1, 2, 3) for phase in PHASES]


@pytest.mark.parametrize("name", play.TABLES)
def test_any_number_of_firms_plays_through_whatever_they_do(name: str) -> None:
    steps = play.random_game(name, 1)
    last, events = steps[-1][1], [event for _, _, found in steps for event in found]
    assert last.phase == "over"
    assert isinstance(events[-1], GameEnded)
    posted = Counter(event.firm for event in events if isinstance(event, ResultPosted))
    assert set(posted.values()) == {last.last_quarter}
    assert all(0 <= person.org <= 10_000 and 0 <= person.q <= 10_000 for person in last.people)
    assert all(0 <= units <= 1_000 for rows in (last.product, last.alliance) for row in rows for units in row)


def test_a_game_that_is_over_takes_nothing_any_more() -> None:
    over = play.random_game("tiny", 1)[-1][1]
    seat = over.scenario.seats[0].id
    for who, move in ((seat, Play()), (seat, Say("table", "That was that.")), (NATURE, Turn("0" * 32))):
        with pytest.raises(RuleViolation, match=r"game\.over"):
            submit(over, who, move)


def test_the_end_falls_one_quarter_around_the_nominal_and_most_often_on_it() -> None:
    lasts = Counter(
        start(play.scenario("itcom-insys"), preset="class", chance=f"{n:032x}").last_quarter for n in range(200)
    )
    assert set(lasts) == {7, 8, 9}
    assert lasts[8] > lasts[7] + 20
    assert lasts[8] > lasts[9] + 20
    assert start(play.scenario("tiny"), preset="class", chance="0" * 32).last_quarter == 3


def test_nobody_but_nature_turns_the_phase() -> None:
    state = play.table("tiny")
    with pytest.raises(RuleViolation, match=r"turn\.not_yours"):
        submit(state, Seat("heron.tmt"), Turn("0" * 32))
    with pytest.raises(RuleViolation, match=r"seat\.unknown"):
        submit(state, Seat("nobody.tmt"), Play())
    with pytest.raises(RuleViolation, match=r"seat\.unknown"):
        submit(state, NATURE, Play())


# ---- books -----------------------------------------------------------------------------------------------------------


def changes(before: State, after: State) -> Counter[tuple[str, int, int]]:
    """Return what mastery moved, by account, firm and component."""
    moved: Counter[tuple[str, int, int]] = Counter()
    for account in ("product", "alliance"):
        rows = zip(getattr(before, account), getattr(after, account), strict=True)
        for f, (old, new) in enumerate(rows):
            moved.update({(account, f, n): b - a for n, (a, b) in enumerate(zip(old, new, strict=True)) if a != b})
    return moved


@pytest.mark.parametrize("name", play.TABLES)
def test_every_unit_and_every_euro_is_in_the_books(name: str) -> None:
    for before, after, _ in play.random_game(name, 1):
        if before.phase != "encounters":
            assert not changes(before, after), before.phase
            continue
        booked: Counter[tuple[str, int, int]] = Counter()
        for entry in after.books:
            booked[entry.account, entry.firm, entry.component] += entry.size
        money = {f: booked.pop(("money", f, -1), 0) for f in range(len(after.firms))}
        assert {key: size for key, size in booked.items() if size} == dict(changes(before, after))
        for f, firm in enumerate(after.firms):
            last = firm.results[-1]
            assert money[f] == last.result == last.market + last.exclusive + last.joint + last.tender + last.cost


@pytest.mark.parametrize("name", play.TABLES)
def test_an_honoured_split_hands_out_the_whole_joint_value(name: str) -> None:
    state = play.table(name)
    for _ in range(3):
        state = play.to(play.to(state, "encounters"), "results")
        assert sum(firm.results[-1].joint for firm in state.firms) == state.joints[-1]
        state, _ = play.turn(state)


@pytest.mark.parametrize("name", ["tiny", "three", "four"])
def test_sitting_out_at_a_bench_does_not_undo_what_the_others_made(name: str) -> None:
    """With three firms on one bench one firm sits out in turn; the others' work is worth something all the same."""
    state = play.to(play.to(play.table(name), "encounters"), "results")
    assert state.joints[-1] > 2_000


# ---- one truth -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", play.TABLES)
def test_the_order_in_which_drafts_arrive_does_not_matter(name: str) -> None:
    for before, after, events in play.random_game(name, 1)[:25]:
        turned = replace(before, drafts=(type(before.drafts[0])(),) * len(before.drafts))
        for seat, draft in reversed(list(zip(before.scenario.seats, before.drafts, strict=True))):
            turned, _ = submit(turned, seat.id, Play(draft.cards, seal=draft.is_sealed))
        turned, same = submit(
            turned, NATURE, Turn(nature.chance(nature.seed_from(1), "1", before.quarter, before.phase))
        )
        assert digest(turned) == digest(after)
        assert same == events


def test_the_same_inputs_give_the_same_truth_in_another_process() -> None:
    here = "|".join(digest(after) for _, after, _ in play.random_game("tiny", 3))
    for salt in ("0", "4242"):
        there = subprocess.run(
            [sys.executable, "-c", HASHED], env={"PYTHONHASHSEED": salt}, capture_output=True, text=True, check=True
        )
        assert there.stdout.strip() == here


def test_talk_and_chronicle_are_not_part_of_the_truths_fingerprint() -> None:
    state = play.table("tiny")
    said, _ = submit(state, Seat("heron.tmt"), Say("table", "Good morning."))
    assert digest(said) == digest(state)
    moved = play.put(state, "heron.tmt", seal=True)
    assert digest(moved) != digest(state)


# ---- benches ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("firms", [2, 3, 4])
def test_firms_meet_in_a_round_robin(firms: int) -> None:
    rounds = firms - 1 + firms % 2
    met: Counter[tuple[int, int]] = Counter()
    for now in range(rounds):
        for firm in range(firms):
            other = opponent(firms, firm, now)
            assert other == -1 or opponent(firms, other, now) == firm
            met[firm, other] += 1
    assert all(met[f, g] == 1 for f in range(firms) for g in range(firms) if f != g)
    assert sum(met[f, -1] for f in range(firms)) == (firms if firms % 2 else 0)


@pytest.mark.parametrize("name", play.TABLES)
def test_whoever_sits_across_sees_one_across_too(name: str) -> None:
    for before, _, _ in play.random_game(name, 1):
        for n in range(len(before.people)):
            other = across(before, n)
            assert other == -1 or across(before, other) == n
            assert other == -1 or before.scenario.seats[other].firm != before.scenario.seats[n].firm


def test_a_swap_moves_the_own_engineers_one_bench_on() -> None:
    state = play.to(play.table(), "units")
    n = bench_engineer(state, 0, 0)
    moved = play.after(state, "itcom.ally", PostTeam("home", "swap"))
    assert bench_engineer(moved, 0, 1) == n
    assert moved.people[n].bench == 1
    assert moved.people[n].across == bench_engineer(moved, 1, 1)


# ---- an alliance that falls asleep -----------------------------------------------------------------------------------


def test_two_low_quarters_put_the_alliance_to_sleep_and_empty_the_benches() -> None:
    state = play.table()
    events: list[Event] = []
    for _ in range(2):
        cold = tuple(tuple(replace(pair, trust=100) for pair in row) for row in state.pairs)
        state = play.to(replace(state, pairs=cold), "encounters")
        state, found = play.turn(state)
        events += found
        state, _ = play.turn(state)
    assert AllianceDormant() in events
    assert state.is_dormant
    state = play.to(state, "encounters")
    assert {person.across for person in state.people} == {-1}
    state, _ = play.turn(state)
    assert state.joints[-1] == 0
    assert state.sessions == ()
    assert state.firms[0].results[-1].market > 0


def test_the_boards_meet_only_once_and_a_quarter_opens_with_its_news() -> None:
    opened = [
        event for _, _, found in play.random_game("tiny", 1) for event in found if isinstance(event, QuarterOpened)
    ]
    assert len(opened) == 2
    assert all(event.news for event in opened)
