"""Hostile bytes over real sockets: each closes its own connection with a code, and the table plays on (must-show 8)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from random import Random

import msgpack
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

import server.net
from game.ids import Seat
from game.moves import Play, Say, SetMandate
from game.protocol.codec import CLIENT_BYTES, encode
from game.protocol.messages import Begin, Hello, Ping, Refused, Welcome, Wish
from server.app import Config, Door
from tests.server.client import PATIENCE_S, Client
from tests.server.serving import SETUP, code_after, served

PING = encode(Ping())
KEY, VALUE = msgpack.packb("message"), msgpack.packb("ping")
WISH = {"message": "wish", "wish_id": "0" * 32, "quarter": 1, "phase": "news", "move": {"move": "unseal"}}
DEEP = (b"\x81" + KEY) * 1_000 + b"\xc0"
HOSTILE: dict[str, bytes | str] = {
    "nothing": b"",
    "a reserved byte": b"\xc1",
    "a list of four billion": b"\xdd\xff\xff\xff\xff",
    "a text of four billion letters": b"\xdb\xff\xff\xff\xff",
    "lists in lists": b"\x91" * 2_000,
    "maps in maps": DEEP,
    "maps in maps where a move belongs": msgpack.packb(WISH | {"move": 0})[:-1] + DEEP,
    "maps in maps where its name belongs": msgpack.packb(WISH | {"move": {"move": 0}})[:-1] + DEEP,
    "plain words": b"not a message",
    "a text frame": "text",
    "a text frame of json": '{"message": "ping"}',
    "half a message": PING[:-1],
    "two messages in one": PING + PING,
    "the same key twice": b"\x82" + (KEY + VALUE) * 2,
    "a key too many": msgpack.packb({"message": "ping", "more": 1}),
    "an extension type": msgpack.packb({"message": msgpack.ExtType(5, b"ping")}),
    "a time stamp": msgpack.packb(msgpack.Timestamp(1)),
    "not a number": msgpack.packb(WISH | {"quarter": float("nan")}),
    "a float where a number belongs": msgpack.packb(WISH | {"quarter": 1.0}),
    "a number below zero": msgpack.packb(WISH | {"quarter": -1}),
    "a number above all": msgpack.packb(WISH | {"quarter": 2**64 - 1}),
    "a yes where a number belongs": msgpack.packb(WISH | {"quarter": True}),
    "bytes where text belongs": msgpack.packb(WISH | {"phase": b"news"}),
    "text that is no utf-8": b"\x81" + KEY + b"\xa4\xff\xfe\xfd\xfc",
    "half a surrogate": b"\x81" + KEY + b"\xa3\xed\xa0\x80",
    "a number in a longer form": msgpack.packb(WISH).replace(b"quarter\x01", b"quarter\xcd\x00\x01"),
    "nature's move": msgpack.packb(WISH | {"move": {"move": "turn", "chance": "0" * 32, "reason": "all_in"}}),
    "a card of no deck": msgpack.packb(WISH | {"move": {"move": "play", "cards": [{"card": "X1"}], "seal": True}}),
    "what only a server says": encode(Welcome(1, "", Seat("x"), 1, "y")),
    **{f"chance {n}": Random(n).randbytes(1 + n * n) for n in range(8)},  # noqa: S311  # no secret
}


@asynccontextmanager
async def in_play(config: Config) -> AsyncIterator[tuple[Door, Client, Client]]:
    """Serve a game between Ann, who is here, and Mallory, who has been and knows a token."""
    setup = replace(SETUP, absent_ms=0)  # nobody waits for Mallory
    async with served(replace(config, setup=setup, people=2)) as (door,):
        ann, mallory = Client(door.code, "Ann"), Client(door.code, "Mallory")
        async with ann.at(door.port):
            async with mallory.at(door.port):
                await ann.seated()
                await mallory.seated()
            yield door, ann, mallory
            now = ann.phase
            await ann.seal()
            await ann.leave(*now)


def seated_again(door: Door, mallory: Client) -> Client:
    return Client(door.code, "Mallory", token=mallory.token)


async def test_bytes_that_are_no_message_close_a_connection_before_its_hello(config: Config) -> None:
    async with in_play(config) as (door, ann, _):
        for what, data in HOSTILE.items():
            async with connect(f"ws://127.0.0.1:{door.port}", compression=None) as socket:
                await socket.send(data)
                await asyncio.wait_for(socket.wait_closed(), PATIENCE_S)
                assert socket.close_code == 1007, what
        await ann.chat("Still playing.")


@pytest.mark.parametrize("late", [True, False], ids=["in the lobby", "at the table"])
async def test_bytes_that_are_no_message_close_a_connection_that_was_let_in(config: Config, late: bool) -> None:
    async with in_play(config) as (door, ann, known):
        for what, data in HOSTILE.items():
            mallory = Client(door.code, "Eve") if late else seated_again(door, known)
            async with mallory.at(door.port):
                await (mallory.welcomed() if late else mallory.seated())
                await mallory.raw(data)
                assert await mallory.closed() == 1007, what
                assert mallory.goodbye is not None, what
        await ann.chat("Still playing.")


@pytest.mark.parametrize("early", [True, False], ids=["before hello", "at the table"])
async def test_a_message_longer_than_allowed_closes_the_connection(config: Config, early: bool) -> None:
    async with in_play(config) as (door, _, known):
        mallory = seated_again(door, known)
        if early:
            mallory.hello = replace(mallory.hello, name="")
        async with mallory.at(door.port):
            await (mallory.until(lambda: mallory.welcome is not None) if early else mallory.seated())
            await mallory.raw(b"\x00" * (CLIENT_BYTES + 1))
            assert await mallory.closed() == 1009


async def test_a_wish_before_the_hello_and_a_second_hello_are_out_of_turn(config: Config) -> None:
    async with in_play(config) as (door, _, known):
        wish = Wish("0" * 32, 1, "news", Say("table", "Let me in."))
        assert await code_after(door, wish) == 4002
        assert await code_after(door, Begin()) == 4002
        hello = Hello(1, 1, door.code, "Mallory", known.token)
        assert await code_after(door, hello, hello) == 4002


async def test_a_thousand_wishes_at_once_close_the_connection_after_a_few(config: Config) -> None:
    async with in_play(config) as (door, ann, known):
        mallory = seated_again(door, known)
        async with mallory.at(door.port):
            await mallory.seated()
            code, _ = await asyncio.gather(mallory.ended(), flood(mallory))
            assert code in {4002, 4006}
        await ann.chat("Still dry.")
        await ann.until(lambda: any(said.text == "Still dry." for said in ann.seat_view.talk))
        heard = [int(said.text.split()[1]) for said in ann.seat_view.talk if said.text.startswith("Flood")]
        assert max(heard, default=0) < 500, "far from all were done"


async def flood(mallory: Client) -> None:
    """Wish without waiting for an answer, until the server has had enough."""
    with suppress(ConnectionClosed):
        for n in range(1_000):
            await mallory.raw(encode(Wish(f"f{n:031x}", 1, "news", Say("table", f"Flood {n}"))))


async def test_a_wish_for_another_phase_or_with_another_seats_card_is_refused_and_changes_nothing(
    config: Config,
) -> None:
    async with in_play(config) as (door, ann, known):
        mallory = seated_again(door, known)
        async with mallory.at(door.port):
            await mallory.seated()
            before = ann.update
            cards = (SetMandate("deep_dive"),)
            for n, (quarter, phase, code) in enumerate(
                ((1, "strategy", "phase.stale"), (3, "news", "phase.stale"), (1, "news", "card.not_yours"))
            ):
                wish = Wish(f"f{n:031x}", quarter, phase, Play(cards, seal=True))  # type: ignore[arg-type]  # both are phases
                answer = await mallory.ask(wish)
                assert isinstance(answer, Refused)
                assert answer.code == code
            await ann.say(Ping())
            await ann.read()
        assert ann.update is not None
        assert before is not None
        assert (ann.update.n, ann.update.view) == (before.n, None)


async def test_connections_that_say_nothing_and_vanish_hold_nobody_up(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with in_play(config) as (door, ann, known):
        _, half = await asyncio.open_connection("127.0.0.1", door.port)
        half.write(b"GET / HTTP/1.1\r\nUpgrade: web")
        await half.drain()
        mallory = seated_again(door, known)
        async with mallory.at(door.port):
            await mallory.seated()
            mallory.vanish()
        monkeypatch.setattr(server.net, "HELLO_S", 0.01)
        assert await code_after(door) == 4002
        await ann.chat("Is anybody there?")
        half.transport.abort()
