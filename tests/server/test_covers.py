"""What covered seats say: how much, when, to whom; and that neither a replay nor a person's readiness depends on it."""

import tomllib
from itertools import count

import pytest

import server.covers
from game.ids import PHASES, Seat
from game.moves import Say
from game.record.book import replay
from game.rules.nature import seed_from
from game.scenario.model import Scenario
from game.strings import assets_folder
from server.room import Room
from server.setup import Setup
from tests.server.conftest import BOSS, ENGINEER, PRODUCT, RIVAL, Hand, seated

LINES: dict[str, str] = tomllib.loads((assets_folder() / "strings/en/bots.toml").read_text(encoding="utf-8"))
CALM, CLOCK = Setup("full"), Setup("class")
Line = tuple[int, str, str, str]


def said(room: Room, *but: Seat) -> list[Line]:
    """Return (quarter, seat, channel, text) of every line but those of these seats."""
    return [(quarter, seat, channel, text) for quarter, seat, channel, text, _ in room.state.talk if seat not in but]


def play_on(hand: Hand, *seats: Seat) -> None:
    """Let people seal until the game is over."""
    while not hand.room.is_over:
        hand.let_bots_in()
        hand.seal(*seats)
        hand.pass_time(CLOCK.grace_ms)


def with_seed(tiny: Scenario, setup: Setup, number: int, *seats: Seat) -> Hand:
    room = Room.begin(tiny, setup, seed_from(number), {f"p:{seat}": seat for seat in seats})
    hand = Hand(room, ids=count(1_000))
    for seat in seats:
        room.arrive(f"p:{seat}", seat, hand.now)
    return hand


@pytest.mark.parametrize("setup", [CALM, CLOCK], ids=["calm", "clock"])
def test_a_covered_seat_says_at_most_one_line_a_quarter_unasked_and_only_to_the_table(
    tiny: Scenario, setup: Setup
) -> None:
    lines: list[Line] = []
    for number in range(3):
        hand = with_seed(tiny, setup, number, BOSS)
        while not hand.room.is_over:
            hand.pass_time((hand.room.phase_ms or 0) * 9 // 10)
            hand.seal(BOSS)
            hand.pass_time(setup.grace_ms)
        fresh = said(hand.room)
        speakers = [(quarter, seat) for quarter, seat, _, _ in fresh]
        assert len(speakers) == len(set(speakers))
        lines += fresh
    assert lines
    assert {channel for _, _, channel, _ in lines} == {"table"}
    assert BOSS not in {seat for _, seat, _, _ in lines}


def test_who_is_spoken_to_alone_answers_there_and_twice_a_quarter_at_most(tiny: Scenario) -> None:
    hand = seated(tiny, CALM, BOSS)
    for n in range(4):
        hand.ask(BOSS, Say(f"seat:{PRODUCT}", f"Shall we lock it? {n}"))
    mine = [channel for _, seat, channel, _ in said(hand.room) if seat == PRODUCT]
    assert 1 <= mine.count(f"seat:{BOSS}") <= len(mine) == 2
    assert hand.room.rows[-1].input["move"] == "say"


def test_who_is_called_by_name_at_the_table_answers_at_the_table_and_nobody_else_does(tiny: Scenario) -> None:
    hand = seated(tiny, CALM, BOSS)
    before = len(said(hand.room))
    hand.ask(BOSS, Say("table", "What do you think, Farah?"))
    assert [(seat, channel) for _, seat, channel, _ in said(hand.room)[before:]] == [(BOSS, "table"), (RIVAL, "table")]
    hand.ask(BOSS, Say("table", "What does anybody think?"))
    assert len(said(hand.room)) == before + 3


def test_a_bench_is_spoken_to_as_a_whole(tiny: Scenario) -> None:
    hand = seated(tiny, CALM, ENGINEER)
    bench = next(choice.value for choice in hand.room.look(ENGINEER).view.options.channels if "bench" in choice.value)  # type: ignore[union-attr]  # a seat's view
    hand.ask(ENGINEER, Say(bench, "How do yours hold the heat?"))
    assert ("kestrel.eng_a1", bench) in [(seat, channel) for _, seat, channel, _ in said(hand.room)]


def test_a_person_is_never_spoken_for(tiny: Scenario) -> None:
    hand = seated(tiny, CALM, BOSS, RIVAL)
    hand.ask(BOSS, Say(f"seat:{RIVAL}", "And you, Farah?"))
    assert RIVAL not in {seat for _, seat, _, _ in said(hand.room)}


def test_under_a_clock_an_answer_takes_its_time_and_goes_to_who_asked(tiny: Scenario) -> None:
    hand = seated(tiny, CLOCK, BOSS)
    hand.ask(BOSS, Say(f"seat:{PRODUCT}", "Shall we lock it?"))
    assert said(hand.room, BOSS) == []
    hand.pass_time(server.covers.THINK_MS - 1)
    hand.ask(BOSS, Say("firm:heron", "Morning, all."))
    hand.pass_time(server.covers.WRITE_MS + 1)
    assert (PRODUCT, f"seat:{BOSS}") in [(seat, channel) for _, seat, channel, _ in said(hand.room)]


def test_under_a_clock_the_moment_hangs_on_the_seed_alone_and_not_on_who_is_ready(tiny: Scenario) -> None:
    def moments(number: int, *, is_ready: bool) -> list[tuple[str, int]]:
        hand = with_seed(tiny, CLOCK, number, BOSS, RIVAL)
        if is_ready:
            hand.seal(RIVAL)
        hand.pass_time((hand.room.phase_ms or 0) - 1)
        assert hand.phase == (1, "news")
        return [(row.actor, row.t_ms) for row in hand.room.rows if row.input.get("move") == "say"]

    found = [moments(number, is_ready=False) for number in range(12)]
    assert found == [moments(number, is_ready=True) for number in range(12)]
    times = {t_ms for one in found for _, t_ms in one}
    assert len(times) > 3
    assert all(4_000 <= t_ms < 32_000 for t_ms in times), "between a tenth and four fifths of 40 seconds"


def test_without_a_clock_they_speak_when_a_phase_opens_and_the_phase_hangs_on_the_seed(tiny: Scenario) -> None:
    phases = set()
    for number in range(5):
        hand = with_seed(tiny, CALM, number, BOSS)
        rows = len(hand.room.rows)
        while not hand.room.is_over:
            phases |= {hand.phase[1] for row in hand.room.rows[rows:] if row.input.get("move") == "say"}
            rows = len(hand.room.rows)
            hand.pass_time(60_000)
            assert len(hand.room.rows) == rows, "nothing comes later"
            hand.seal(BOSS)
    assert phases <= set(PHASES)
    assert len(phases) > 2


def test_a_bot_that_cannot_find_words_holds_nobody_up(tiny: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **options: object) -> Say:
        raise RuntimeError("planted")

    monkeypatch.setattr(server.covers, "chatter", fail)
    hand = seated(tiny, CALM, BOSS)
    hand.ask(BOSS, Say(f"seat:{PRODUCT}", "Are you there?"))
    play_on(hand, BOSS)
    assert said(hand.room, BOSS) == []


def test_nobody_answers_after_the_end_and_a_replay_says_the_same_without_a_bot(
    tiny: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand = seated(tiny, CLOCK, BOSS)
    while hand.phase != (3, "results"):
        hand.let_bots_in()
        hand.seal(BOSS)
        hand.pass_time(CLOCK.grace_ms)
    hand.let_bots_in()
    hand.ask(BOSS, Say(f"seat:{PRODUCT}", "Was it worth it?"))
    hand.seal(BOSS)
    hand.ask(BOSS, Say(f"seat:{RIVAL}", "Was it worth it to you?"))
    hand.room.ring(hand.room.alarm(hand.now).generation, hand.now + CLOCK.grace_ms)  # type: ignore[union-attr]  # it runs
    play_on(hand, BOSS)
    rows = len(hand.room.rows)
    hand.now += 60_000
    hand.room.arrive("late", PRODUCT, hand.now)
    assert (len(hand.room.rows), hand.room.rows[-1].kind) == (rows, "end")
    monkeypatch.setattr(server.covers, "chatter", None)
    assert list(replay(hand.room.rows))[-1].state.talk == hand.room.state.talk


def test_a_restart_neither_repeats_nor_forgets_a_word(tiny: Scenario) -> None:
    for number in range(5):
        hand = with_seed(tiny, CLOCK, number, BOSS)
        hand.pass_time(20_000)
        again = Hand(Room.recover(hand.room.rows, CLOCK, seed_from(number)), now=5)
        again.room.arrive(f"p:{BOSS}", BOSS, again.now)
        for one in (hand, again):
            one.pass_time((one.room.remaining_ms(one.now) or 0) - 1)
        assert said(again.room) == said(hand.room)


# ---- when they are in ----


def is_hurried(tiny: Scenario, number: int) -> bool:
    """Tell whether bots are in sooner than people ever are: before a sixth of a phase whose one person seals at once."""
    hand = with_seed(tiny, CLOCK, number, BOSS)
    sixth = (hand.room.phase_ms or 0) // 6
    hand.seal(BOSS)
    hand.pass_time(sixth)
    return hand.room.is_all_in or hand.phase != (1, "news")


def test_bots_are_in_at_a_moment_of_their_own_and_hurry_nobody(tiny: Scenario) -> None:
    assert not any(is_hurried(tiny, number) for number in range(6))


def test_a_planted_leak_of_bot_timing_is_found(tiny: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server.covers.Covers, "in_by", lambda *_: 0)
    assert is_hurried(tiny, 0)


def test_when_people_and_bots_are_in_the_phase_closes_after_the_grace(tiny: Scenario) -> None:
    hand = with_seed(tiny, CLOCK, 0, BOSS)
    third = (hand.room.phase_ms or 0) // 3
    hand.seal(BOSS)
    hand.pass_time(third)
    hand.pass_time(CLOCK.grace_ms)
    assert hand.phase == (1, "strategy")


def test_the_moments_of_bots_differ_from_game_to_game(tiny: Scenario) -> None:
    def closes_ms(number: int) -> int:
        hand = with_seed(tiny, CLOCK, number, BOSS)
        hand.seal(BOSS)
        hand.pass_time((hand.room.phase_ms or 0) // 3 + CLOCK.grace_ms)
        return next(row.t_ms for row in hand.room.rows if row.actor == "nature")

    assert len({closes_ms(number) for number in range(8)}) > 1


def reasons() -> frozenset[str]:
    """Every sentence with which a bot may explain itself."""
    return frozenset(text for key, text in LINES.items() if key.startswith("bot.reason."))


def answered(hand: Hand, asker: Seat, to: str, text: str, seat: Seat) -> str:
    """Return what a seat answered to a question, "" for nothing."""
    before = len(hand.room.state.talk)
    hand.ask(asker, Say(to, text))
    return next((said for _, who, _, said, _ in hand.room.state.talk[before:] if who == seat), "")


def test_a_colleague_tells_why_it_did_what_it_did_once_its_phase_is_over(tiny: Scenario) -> None:
    hand = seated(tiny, CALM, ENGINEER)
    assert answered(hand, ENGINEER, f"seat:{BOSS}", "Ada, why?", BOSS) == LINES["bot.why.none"]
    while hand.phase != (1, "units"):
        hand.seal(ENGINEER)
    told = answered(hand, ENGINEER, f"seat:{BOSS}", "Ada, why did you decide as you did?", BOSS)
    assert any(told.endswith(reason) for reason in reasons()), told
    assert hand.room.state.talk[-1][2] == f"seat:{ENGINEER}"


def test_a_reason_goes_to_the_own_firm_only(tiny: Scenario) -> None:
    hand = seated(tiny, CALM, ENGINEER)
    while hand.phase != (1, "encounters"):
        hand.seal(ENGINEER)
    known = (*reasons(), LINES["bot.why.none"])
    for channel, text, seat in (
        (f"seat:{RIVAL}", "Why did you do that?", RIVAL),
        ("table", "Ada, why did you do that?", BOSS),
    ):
        told = answered(hand, ENGINEER, channel, text, seat)
        assert told
        assert not any(told.endswith(reason) for reason in known)
    told = answered(hand, ENGINEER, "firm:heron", "Cleo, why did you do that?", PRODUCT)
    assert any(told.endswith(reason) for reason in known)
