"""One table hears who comes and goes: names, readiness, latecomers; without a socket."""

import pytest

from game.ids import Seat
from game.moves import Say
from game.protocol.messages import Hello, Lobby, Refused
from game.scenario.model import Scenario
from game.scenario.plain import to_plain
from server.lobby import called
from server.setup import Setup
from server.store.sqlite import Saved
from server.table import Entry, Table
from server.talk import MOST_LINES
from tests.server.conftest import BOSS, PRODUCT, RIVAL, SEED, Hand, seated

CODE = "ABCDEF"
CALM = Setup("full")


def opened(tiny: Scenario) -> Table:
    return Table(Saved(CODE, CALM, to_plain(tiny), SEED))


def comes(table: Table, name: str = "", *, token: str = "", wish: str = "") -> tuple[Entry, str]:
    entry, welcome = table.enter(Hello(1, 1, CODE, name, token, wish), 0)
    return entry, welcome.token


def lobby_of(table: Table, entry: Entry) -> Lobby:
    news = table.news(entry, 0)
    assert isinstance(news, Lobby)
    return news


# ---- names ----


@pytest.mark.parametrize(
    ("wish", "name"),
    [
        ("  Ann   Lee ", "Ann Lee"),
        ("Zoë 李", "Zoë 李"),
        ("A\x00n\x1b[2Jn", "An[2Jn"),
        ("\u202eAnn\u200b\ufeff", "Ann"),
        ("\ufe0f", "7"),
        ("\u034f\u3164 \n", "7"),
        ("", "7"),
    ],
)
def test_of_a_name_only_what_can_be_seen_is_kept(wish: str, name: str) -> None:
    assert called(wish, "7") == name


def test_a_guest_without_a_name_that_can_be_seen_gets_a_number(tiny: Scenario) -> None:
    table = opened(tiny)
    entry, _ = comes(table, "\u202e\x1b")
    assert [guest.name for guest in lobby_of(table, entry).people] == ["1"]


# ---- the lobby ----


def test_who_waited_for_one_who_goes_begins(tiny: Scenario) -> None:
    table = opened(tiny)
    (ann, _), (ben, _) = comes(table), comes(table)
    table.press_begin(ann, 0)
    assert table.room is None
    table.leave(ben, 0)
    assert table.reader(ann) == BOSS


def test_nothing_begins_when_the_last_goes(tiny: Scenario) -> None:
    table = opened(tiny)
    ann, _ = comes(table)
    table.leave(ann, 0)
    assert table.room is None


def test_a_latecomers_lobby_is_the_same_whoever_the_bots_are(tiny: Scenario) -> None:
    def told(wish: str) -> tuple[object, ...]:
        table = opened(tiny)
        ann, _ = comes(table, "Ann", wish=wish)
        table.press_begin(ann, 0)
        late, _ = comes(table, "Ben")
        lobby = lobby_of(table, late)
        return lobby.people, lobby.is_running, [chair.seat for chair in lobby.chairs]

    assert told("heron.prod") == told("kestrel.ally")


def test_a_latecomer_cannot_ask_whether_a_seat_is_a_bots(tiny: Scenario) -> None:
    table = opened(tiny)
    ann, _ = comes(table)
    table.press_begin(ann, 0)
    seats = [table.enter(Hello(1, 1, CODE, role_wish=wish), 0)[1].seat for wish in ("heron.prod", "heron.prod")]
    assert seats == ["kestrel.tmt", "heron.eng_a1"]


# ---- latecomers ----


def test_a_latecomer_whose_promised_seat_is_taken_back_gets_another(tiny: Scenario) -> None:
    hand = seated(tiny, CALM, BOSS, RIVAL)
    hand.room.leave(f"p:{RIVAL}", hand.now)
    hand.pass_time(CALM.absent_ms)
    hand.room.arrive("late", RIVAL, hand.now)
    hand.room.arrive(f"p:{RIVAL}", RIVAL, hand.now)
    assert hand.room.home_of("late") != RIVAL
    hand.seal(BOSS, RIVAL)
    assert hand.room.seat_of(f"p:{RIVAL}") == RIVAL
    assert hand.room.seat_of("late") not in (None, BOSS, RIVAL)


def test_a_latecomer_among_bots_alone_sits_down_at_once(tiny: Scenario) -> None:
    hand = seated(tiny, CALM, BOSS)
    hand.room.arrive("late", PRODUCT, hand.now)
    hand.room.leave(f"p:{BOSS}", hand.now)
    hand.pass_time(CALM.absent_ms - 1)
    assert hand.room.seat_of("late") is None
    hand.pass_time(1)
    assert hand.room.seat_of("late") == PRODUCT
    hand.seal(PRODUCT)
    assert hand.phase == (1, "strategy")


# ---- talk ----


def says(hand: Hand, seat: Seat) -> str:
    answer = hand.ask(seat, Say("table", "Again."))
    return answer.code if isinstance(answer, Refused) else ""


def test_a_seat_may_say_so_much_in_a_phase_and_no_other_hears_of_it(tiny: Scenario) -> None:
    hand = seated(tiny, CALM, BOSS, RIVAL)
    assert [says(hand, BOSS) for _ in range(MOST_LINES + 1)] == [""] * MOST_LINES + ["talk.often"]
    assert says(hand, RIVAL) == ""
    hand.seal(BOSS, RIVAL)
    assert says(hand, BOSS) == ""


def test_a_restart_does_not_lift_the_limit(tiny: Scenario) -> None:
    hand = seated(tiny, CALM, BOSS)
    for _ in range(MOST_LINES):
        assert says(hand, BOSS) == ""
    again = Hand(type(hand.room).recover(hand.room.rows, CALM, SEED), ids=hand.ids)
    again.room.arrive(f"p:{BOSS}", BOSS, again.now)
    assert says(again, BOSS) == "talk.often"
