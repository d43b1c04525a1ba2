"""The door: codes, tokens, buckets, the lobby's seats, the table's clock, and what waits in an outbox."""

import asyncio
from typing import Any, cast

import pytest

from game.errors import WireError
from game.ids import Seat
from game.protocol.messages import Ack, Goodbye, Lobby, Update, Welcome
from game.protocol.session import Session
from game.scenario.model import Preset, Scenario
from server.auth import ALPHABET, Bucket, Guesses, fresh_code, fresh_token, hashed, tidy_code
from server.clock import Clock, phase_ms
from server.lobby import People, Person, lobby, seat_for, seating_order
from server.outbox import Outbox
from tests.server.wire import Wire


def test_codes_are_long_enough_readable_and_forgiving() -> None:
    codes = {fresh_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(len(code) == 6 and set(code) <= set(ALPHABET) for code in codes)
    assert tidy_code(" abc-def ") == tidy_code("ABC DEF") == "ABCDEF"


def test_tokens_are_secret_and_kept_as_a_hash() -> None:
    token = fresh_token()
    assert len(token) == 43
    assert token.encode() not in hashed(token)
    assert hashed(token) == hashed(token) != hashed(fresh_token())


def test_a_bucket_gives_so_many_at_once_and_so_many_a_second() -> None:
    bucket = Bucket(3, 2.0)
    assert [bucket.takes(10.0) for _ in range(4)] == [True, True, True, False]
    assert [bucket.takes(10.5) for _ in range(2)] == [True, False]
    assert [bucket.takes(99.0) for _ in range(4)] == [True, True, True, False]


def test_wrong_codes_are_counted_by_address_in_bounded_memory() -> None:
    guesses = Guesses(burst=2, per_s=0.1, most=2)
    guesses.missed("a", 0.0)
    assert guesses.may_guess("a", 0.0)
    guesses.missed("a", 0.0)
    assert not guesses.may_guess("a", 0.0)
    assert guesses.may_guess("b", 0.0)
    assert guesses.may_guess("a", 11.0)
    for address in "bcd":
        guesses.missed(address, 0.0)
    assert guesses.may_guess("a", 0.0), "the oldest address is forgotten"


def test_people_get_seats_by_chair_with_all_firms_in_step(tiny: Scenario) -> None:
    assert seating_order(tiny)[:4] == ("heron.tmt", "kestrel.tmt", "heron.eng_a1", "kestrel.eng_a1")
    assert set(seating_order(tiny)) == {seat.id for seat in tiny.seats}
    assert seat_for(tiny, [], "tmt") is None
    assert seat_for(tiny, [Seat("kestrel.ally")], "tmt") == "kestrel.ally"


def test_the_lobby_tells_who_is_there_but_not_where_they_sit(tiny: Scenario) -> None:
    def told(first: str, second: str) -> Lobby:
        seats = [Seat(first), Seat(second)]
        people = People(Person(f"p{n}", f"Guest {n}", b"", seat) for n, seat in enumerate([*seats, Seat("heron.prod")]))
        return lobby(tiny, "ABCDEF", people, "p2", Seat("heron.prod"), is_running=False)

    assert told("heron.tmt", "kestrel.tmt") == told("kestrel.tmt", "heron.tmt")
    assert [chair.seat for chair in told("heron.tmt", "kestrel.tmt").chairs if chair.is_yours] == ["heron.prod"]


def test_a_game_begins_when_all_present_are_ready_or_enough_have_come() -> None:
    people = People([Person("p1", "Ann", b"1", Seat("a")), Person("p2", "Ben", b"2", Seat("b"))])
    assert not people.are_ready(0), "nobody is here"
    people.mark("p1", is_here=True, is_ready=True)
    people.mark("p2", is_here=True)
    assert not people.are_ready(0)
    assert not people.are_ready(3)
    assert people.are_ready(2)
    people.mark("p2", is_here=False)
    assert people.are_ready(0)


def test_the_clock_runs_only_while_somebody_is_there_and_never_back() -> None:
    clock = Clock(500)
    assert clock.at(9_000) == 500
    clock.run(10_000)
    assert clock.at(10_250) == 750
    assert clock.at(9_000) == 500
    clock.stand(11_000)
    assert clock.at(99_000) == 1_500
    clock.run(100_000)
    assert clock.at(100_001) == 1_501


def test_phases_last_as_the_preset_says_and_longer_in_the_first_quarter() -> None:
    preset = Preset("class", 8, 1, (25, 75, 75, 75, 50), 160)
    assert phase_ms(preset, 1, "news") == 40_000
    assert phase_ms(preset, 2, "results") == 50_000
    assert phase_ms(preset, 9, "over") == 0


def update(n: int, *, all_in: bool = False) -> Update:
    return Update(1, n, None, None, None, all_in)


def talking() -> Outbox:
    session = Session()
    session.stage = "asking"
    return Outbox(session)


async def test_of_the_views_that_wait_only_the_newest_is_said_and_answers_keep_their_order() -> None:
    outbox, wire = talking(), Wire()
    task = asyncio.create_task(outbox.run(cast(Any, wire)))
    for message in (update(1), update(2)):
        outbox.show(message)
    outbox.reply(Ack("0" * 32, 2))
    for n in (3, 4, 5):
        outbox.show(update(n))
    outbox.show(update(5))
    for _ in range(2):
        wire.gate.release()
        await wire.came.acquire()
    assert wire.taken == [update(5), Ack("0" * 32, 2)]
    outbox.show(update(5, all_in=True))
    wire.gate.release()
    await wire.came.acquire()
    assert wire.taken[2:] == [update(5, all_in=True)]
    outbox.finish(WireError(4001, "newer"))
    wire.gate.release()
    await task
    assert isinstance(wire.taken[-1], Goodbye)
    assert wire.code == 4001


async def test_what_may_not_be_said_closes_the_connection_as_our_fault() -> None:
    outbox, wire = talking(), Wire()
    outbox.reply(Welcome(1, "", Seat("a"), 1, "x"))
    await outbox.run(cast(Any, wire))
    assert (wire.taken, wire.code) == ([], 1011)


async def test_a_peer_that_takes_nothing_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stuck(Wire):
        class transport:
            is_aborted = False

            @classmethod
            def abort(cls) -> None:
                cls.is_aborted = True

    monkeypatch.setattr("server.outbox.SLOW_S", 0.0)
    outbox, wire = talking(), Stuck()
    outbox.show(update(1))
    await outbox.run(cast(Any, wire))
    assert wire.transport.is_aborted
