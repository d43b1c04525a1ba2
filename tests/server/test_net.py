"""Real sockets: joining, resuming, slow and faulty peers, one table's fault and the other's calm."""

from contextlib import AsyncExitStack
from dataclasses import replace

import pytest

import server.net
import server.room
from game.ids import FACILITATOR
from game.moves import Play, Say
from game.protocol.codec import encode
from game.protocol.messages import Ack, Begin, Hello, Ping, Refused, Update, WallUpdate, Welcome
from game.record.book import replay
from game.record.file import from_bytes
from game.rules.nature import seed_from
from game.scenario.plain import to_plain
from game.views import FacilitatorView
from server.app import Config
from server.room import Room
from server.store.sqlite import Saved, SqliteStore
from server.talk import MOST_LINES
from tests.server.client import Client
from tests.server.serving import SETUP, code_after, served


async def test_two_people_join_are_ready_and_play(config: Config) -> None:
    async with served(config) as (door,):
        ann, ben = Client(door.code, "Ann"), Client(door.code.lower(), "Ben")
        async with ann.at(door.port), ben.at(door.port):
            await ann.until(lambda: ann.lobby is not None and len(ann.lobby.people) == 2)
            assert ann.lobby is not None
            assert [(guest.name, guest.is_you) for guest in ann.lobby.people] == [("Ann", True), ("Ben", False)]
            await ann.begin()
            await ben.begin()
            await ann.seated()
            await ben.seated()
            assert {ann.seat_view.seat, ben.seat_view.seat} == {"heron.tmt", "kestrel.tmt"}
            await ann.seal()
            assert ann.phase == (1, "news")
            await ben.seal()
            await ann.until(lambda: ann.phase == (1, "strategy"))
            await ann.chat("Hello over there.")
            await ben.until(lambda: any(said.text == "Hello over there." for said in ben.seat_view.talk))


async def test_a_role_or_seat_that_is_free_is_given_and_a_taken_one_passed_over(config: Config) -> None:
    async with served(config) as (door,):
        wishes = ["eng_p", "kestrel.prod", "kestrel.prod", "nonsense"]
        clients = [Client(door.code, role_wish=wish) for wish in wishes]
        seats = []
        for client in clients:
            async with client.at(door.port):
                await client.welcomed()
                assert client.welcome is not None
                seats.append(client.welcome.seat)
    assert seats == ["heron.eng_p1", "kestrel.prod", "heron.tmt", "kestrel.tmt"]


async def test_a_game_of_one_goes_to_its_end_and_leaves_a_record(config: Config) -> None:
    told: list[str] = []
    async with served(replace(config, people=1), told) as (door,):
        ann = Client(door.code)
        async with ann.at(door.port):
            await ann.seated()
            await play_to_the_end(ann)
        again, wall = Client(door.code, token=ann.token), Client(door.code, role_wish="wall")
        async with again.at(door.port), wall.at(door.port):
            await again.until(lambda: again.debrief is not None)
            await wall.until(lambda: wall.debrief is not None)
        assert config.records is not None
        record = from_bytes((config.records / f"{door.code}.bothand").read_bytes())
    assert ann.debrief is not None
    assert wall.debrief is not None
    assert ann.debrief == again.debrief
    assert ann.debrief.view.page is not None
    assert wall.debrief.view == replace(ann.debrief.view, page=None)
    assert record.is_over
    assert list(replay(record.rows))[-1].state.phase == "over"
    assert "the game is over" in told


async def test_a_record_that_cannot_be_written_keeps_nobody_from_the_debrief(config: Config) -> None:
    assert config.records is not None
    config.records.write_text("a file where a folder belongs")
    told: list[str] = []
    async with served(replace(config, people=1), told) as (door,):
        ann = Client(door.code)
        async with ann.at(door.port):
            await ann.seated()
            await play_to_the_end(ann)
    assert any("could not be written" in line for line in told)


async def play_to_the_end(client: Client) -> None:
    """Seal every phase and wait for the debrief."""
    while client.phase[1] != "over":
        now = client.phase
        await client.seal()
        await client.leave(*now)
    await client.until(lambda: client.debrief is not None)


async def test_the_terminal_can_begin_as_soon_as_somebody_has_come(config: Config) -> None:
    told: list[str] = []
    async with served(config, told) as (door,):
        ann = Client(door.code)
        door.begin()
        async with ann.at(door.port):
            await ann.welcomed()
            door.begin()
            await ann.seated()
    assert told[:2] == ["nobody has come yet", "Ann came in"]


async def test_who_comes_back_after_a_restart_reads_the_end_and_the_debrief_of_a_finished_game(config: Config) -> None:
    hasty = replace(config, people=1, setup=replace(SETUP, absent_ms=0))
    async with served(hasty) as (door,):
        ann, ben = Client(door.code), Client(door.code)
        async with ann.at(door.port):
            await ann.seated()
            async with ben.at(door.port):
                await ben.welcomed()
                await ann.seal()
                await ben.seated()
                await ann.reach(1, "strategy")
            await play_to_the_end(ann)
    before = stored(config)[0].rows
    async with served(config) as (fresh,):
        assert fresh.code != door.code
        again, gone = Client(door.code, token=ann.token), Client(door.code, token=ben.token)
        async with again.at(fresh.port), gone.at(fresh.port):
            for client in (again, gone):
                await client.until(lambda client=client: client.debrief is not None)  # type: ignore[misc]  # bound now
        assert await code_after(fresh, Hello(1, 1, door.code)) == 4004
    assert again.seat_view == ann.seat_view
    assert again.debrief == ann.debrief
    assert gone.seat_view.seat != ann.seat_view.seat
    assert [saved.rows for saved in stored(config)] == [before, ()]


def stored(config: Config) -> tuple[Saved, ...]:
    """Return what the store holds."""
    store = SqliteStore(config.store)
    try:
        return store.load()
    finally:
        store.close()


async def test_the_view_after_a_resume_equals_the_view_without_one(config: Config) -> None:
    async with served(config) as (door,):
        ann, ben = Client(door.code, "Ann"), Client(door.code, "Ben")
        async with ben.at(door.port):
            async with ann.at(door.port):
                await ben.until(lambda: ben.lobby is not None and len(ben.lobby.people) == 2)
                await ann.begin()
                await ben.begin()
                await ann.seated()
                await ben.seated()
                await ann.chat("one")
            assert isinstance(ann.update, Update)
            await ben.chat("two")
            again = Client(door.code, token=ann.token, seen=ann.update)
            twin = Client(door.code, token=ann.token)
            async with again.at(door.port):
                await again.seated()
                assert isinstance(again.update, Update)
                seen = Client(door.code, token=ann.token, seen=again.update)
            async with seen.at(door.port):
                await seen.until(lambda: seen.update is not None)
            async with twin.at(door.port):
                await twin.seated()
    assert again.seat_view == twin.seat_view
    assert [said.text for said in again.seat_view.talk] == ["one", "two"]
    assert seen.update is not None
    assert (seen.update.n, seen.update.view) == (again.update.n, None)
    assert again.welcome is not None
    assert again.welcome.token == ""


async def test_the_newest_connection_of_a_person_wins_and_the_old_end_does_not_harm_it(config: Config) -> None:
    async with served(config) as (door,):
        old = Client(door.code)
        async with old.at(door.port):
            await old.begin()
            await old.seated()
            new = Client(door.code, token=old.token)
            async with new.at(door.port):
                await new.seated()
                assert await old.closed() == 4001
                assert isinstance(await new.chat("still here"), Ack)
                await new.until(lambda: [said.text for said in new.seat_view.talk] == ["still here"])
                await new.seal()


async def test_the_end_of_a_replaced_connection_makes_nobody_absent(config: Config) -> None:
    told: list[str] = []
    async with served(config, told) as (door,):
        ben, old = Client(door.code, "Ben"), Client(door.code, "Ann")
        async with ben.at(door.port), old.at(door.port):
            await old.welcomed()
            new = Client(door.code, "Ann", token=old.token)
            async with new.at(door.port):
                await new.welcomed()
                assert await old.closed() == 4001
                for _ in range(5):
                    other = Client(door.code, "Cleo")
                    async with other.at(door.port):
                        await other.welcomed()
                    assert other.lobby is not None
                    assert {guest.name for guest in other.lobby.people if guest.is_here} == {"Ann", "Ben", "Cleo"}
    assert told.count("Ann went away") == 1


async def test_a_wish_retried_after_a_lost_answer_is_done_once(config: Config) -> None:
    async with served(config) as (door,):
        ann = Client(door.code)
        async with ann.at(door.port):
            await ann.begin()
            await ann.seated()
            wish = ann.wish(Say("table", "once"))
            await ann.say(wish)
        again = Client(door.code, token=ann.token)
        async with again.at(door.port):
            await again.seated()
            first = await again.ask(wish)
            second = await again.ask(wish)
            assert isinstance(first, Ack)
            assert first == second
            await again.until(lambda: [said.text for said in again.seat_view.talk] == ["once"])


async def test_what_is_said_out_of_turn_closes_the_connection_with_its_code(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with served(config) as (door,):
        hello = Hello(1, 1, door.code)
        assert await code_after(door, Begin()) == 4002
        assert await code_after(door, hello, hello) == 4002
        assert await code_after(door, Hello(2, 9, door.code)) == 4005
        assert await code_after(door, Hello(1, 1, door.code, token="x" * 43)) == 4003
        assert await code_after(door, hello, *[Ping()] * 60) == 4006
        monkeypatch.setattr(server.net, "HELLO_S", 0.01)
        assert await code_after(door) == 4002


async def test_guessing_codes_is_slowed_down_even_for_the_right_one(config: Config) -> None:
    async with served(config) as (door,):
        codes = [await code_after(door, Hello(1, 1, "WRONG")) for _ in range(12)]
        assert codes == [4003] * 10 + [4007] * 2
        assert await code_after(door, Hello(1, 1, door.code)) == 4007


async def test_a_class_with_tokens_of_yesterday_is_not_locked_out(config: Config) -> None:
    async with served(config) as (door,):
        codes = [await code_after(door, Hello(1, 1, door.code, "Ann", "of yesterday")) for _ in range(12)]
        assert codes == [4003] * 12
        ann = Client(door.code)
        async with ann.at(door.port):
            await ann.welcomed()


async def test_the_wall_and_the_facilitator_look_on_and_a_join_code_opens_no_truth(config: Config) -> None:
    async with served(config) as (door,):
        ann, wall = Client(door.code), Client(door.code, role_wish="wall")
        boss, spy = Client(door.facilitator_code), Client(door.code, role_wish="facilitator")
        async with ann.at(door.port), wall.at(door.port), boss.at(door.port), spy.at(door.port):
            await spy.until(lambda: spy.welcome is not None)
            await boss.begin()
            for client in (ann, wall, boss, spy):
                await client.seated()
            assert isinstance(wall.update, WallUpdate)
            assert isinstance(boss.view, FacilitatorView)
            assert spy.seat_view.seat
            wall.session.stage = "seated"
            await wall.say(ann.wish(Play()))
            assert await wall.closed() == 4002


async def test_a_full_table_sends_the_next_one_away(config: Config) -> None:
    async with served(config) as (door,):
        clients = [Client(door.code) for _ in config.scenario.seats]
        for client in clients:
            async with client.at(door.port):
                await client.welcomed()
        assert await code_after(door, Hello(1, 1, door.code)) == 4004


async def test_a_fault_of_ours_freezes_one_table_and_no_other(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    store = SqliteStore(config.store)
    for code in ("AAAAAA", "BBBBBB"):
        store.add(Saved(code, SETUP, to_plain(config.scenario), seed_from(5)))
    store.close()
    real = Room.take

    def faulty(room: Room, *args: object) -> Ack | Refused:
        if any(getattr(getattr(arg, "move", None), "text", "") == "boom" for arg in args):
            raise ZeroDivisionError("planted")
        return real(room, *args)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr(Room, "take", faulty)
    told: list[str] = []
    async with served(config, told) as (first, second):
        assert (first.code, second.code) == ("AAAAAA", "BBBBBB")
        ann, ben, cleo = Client(first.code), Client(second.code), Client(second.code)
        async with ann.at(first.port), ben.at(first.port), cleo.at(first.port):
            for client in (ann, ben, cleo):
                await client.begin()
            for client in (ann, ben, cleo):
                await client.seated()
            assert isinstance(await ben.chat("kept"), Ack)
            await ben.say(ben.wish(Say("table", "boom")))
            assert await ben.closed() == 4008
            assert await cleo.closed() == 4008
            assert await code_after(second, Hello(1, 1, second.code)) == 4008
            await ann.seal()
            assert ann.phase[1] != "over"
    assert any("BBBBBB" in line and "frozen" in line for line in told)
    async with served(config) as (_, second):
        again = Client(second.code, token=ben.token)
        async with again.at(second.port):
            await again.seated()
            assert [said.text for said in again.seat_view.talk if said.seat == ben.seat_view.seat] == ["kept"]


async def test_a_peer_that_reads_nothing_holds_nobody_up(config: Config) -> None:
    async with served(config) as (door,):
        ann, ben = Client(door.code), Client(door.code)
        async with ann.at(door.port), ben.at(door.port):
            await ann.begin()
            await ben.begin()
            await ann.seated()
            for number in range(MOST_LINES):
                assert isinstance(await ann.chat(f"{number}"), Ack)
                assert any(said.text == f"{number}" for said in ann.seat_view.talk), "seen no later than acknowledged"
            await ben.seated()
            await ben.until(lambda: any(said.text == f"{MOST_LINES - 1}" for said in ben.seat_view.talk))


async def test_no_secret_leaves_the_house(config: Config) -> None:
    async with served(config) as (door,):
        ann, wall = Client(door.code), Client(door.code, role_wish="wall")
        async with ann.at(door.port), wall.at(door.port):
            await ann.begin()
            await ann.seated()
            await wall.seated()
            token = ann.token
            heard = b"".join(encode(message) for message in wall.messages)
            others = b"".join(encode(message) for message in ann.messages if not isinstance(message, Welcome))
    store = b"".join(file.read_bytes() for file in config.store.parent.glob("games.sqlite*"))
    assert token.encode() not in heard + others + store
    for secret in (door.facilitator_code.encode(), seed_from(5)):
        assert secret not in heard + others


async def test_the_facilitators_code_may_be_typed_as_people_type(config: Config) -> None:
    async with served(config) as (door,):
        code = door.facilitator_code.lower()
        boss = Client(f"{code[:5]} {code[5:]}")
        async with boss.at(door.port):
            await boss.welcomed()
            assert boss.welcome is not None
            assert boss.welcome.seat == FACILITATOR


async def test_a_server_that_goes_down_in_the_lobby_begins_no_game(config: Config) -> None:
    async with AsyncExitStack() as house:
        (door,) = await house.enter_async_context(served(config))
        ben, ann = Client(door.code), Client(door.code)
        async with ben.at(door.port), ann.at(door.port):
            await ben.welcomed()
            await ann.begin()
            await ben.until(lambda: ben.lobby is not None and any(guest.is_ready for guest in ben.lobby.people))
            await house.aclose()
    assert [(len(saved.people), saved.rows) for saved in stored(config)] == [(2, ())]


async def test_a_start_that_fails_leaves_no_session_behind(config: Config) -> None:
    async with served(replace(config, store=config.store.with_name("other.sqlite"))) as (door,):
        with pytest.raises(OSError, match="in use"):
            async with served(replace(config, port=door.port)):
                pass
    assert stored(config) == ()


async def test_a_session_to_which_nobody_came_goes_on_only_if_it_is_what_is_asked_for(config: Config) -> None:
    async with served(config) as (first,):
        pass
    async with served(config) as (same,):
        assert (same.code, same.is_resumed) == (first.code, True)
    for other in (replace(config, setup=replace(SETUP, level="expert")), replace(config, seed=6)):
        async with served(other) as (fresh,):
            assert not fresh.is_resumed
