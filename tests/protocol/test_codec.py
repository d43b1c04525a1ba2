"""Codec: what is said comes back the same, and no bytes at all do harm."""

import tracemalloc
from collections.abc import Callable
from typing import Any, get_args

import msgpack
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.errors import WireError
from game.events import Event
from game.moves import Move, Play, SetCourse, TellStory
from game.protocol.codec import CLIENT_BYTES, decode_client, decode_server, encode
from game.protocol.messages import ClientMessage, Hello, Message, ServerMessage, Wish
from game.record.row import append, events_of, move_of, plain
from tests.protocol.anything import anything

WISH = Wish("0" * 32, 1, "strategy", Play((SetCourse(50, 25, 25, "close"), TellStory(1, "both", said="¿ü?")), True))


def packed(**changes: object) -> bytes:
    """Return the bytes of a wish with some fields changed."""
    return bytes(msgpack.packb(plain(WISH) | changes))


@pytest.mark.parametrize("kind", get_args(ClientMessage), ids=lambda kind: str(kind.__name__))
def test_what_a_client_says_comes_back_the_same(kind: type[Message]) -> None:
    @given(anything(kind))
    def check(message: Any) -> None:
        assert decode_client(encode(message)) == message

    check()


@pytest.mark.parametrize("kind", get_args(ServerMessage), ids=lambda kind: str(kind.__name__))
def test_what_the_server_says_comes_back_the_same(kind: type[Message]) -> None:
    @given(anything(kind))
    def check(message: Any) -> None:
        assert decode_server(encode(message)) == message

    check()


@given(anything(Event))
def test_events_come_back_the_same_from_a_row(event: Event) -> None:
    row = append(None, epoch=1, actor="x", kind="move", input={}, rules_version="1", events=(event,))
    assert events_of(row) == (event,)


@given(anything(Move))
def test_moves_come_back_the_same_from_a_row(move: Move) -> None:
    row = append(None, epoch=1, actor="x", kind="move", input=plain(move), rules_version="1")
    assert move_of(row) == move


@pytest.mark.parametrize(
    "changes",
    [
        {"extra": 1},
        {"quarter": True},
        {"quarter": 1.0},
        {"quarter": "1"},
        {"quarter": -1},
        {"quarter": None},
        {"phase": "over"},
        {"wish_id": "not an id"},
        {"wish_id": "0" * 31},
        {"message": "ack"},
        {"message": "hello"},
        {"move": {"move": "turn", "chance": "0" * 32}},
        {"move": {"move": "play", "cards": (), "seal": 1}},
        {"move": {"move": "play", "cards": "T1", "seal": False}},
        {"move": {"move": "play", "cards": ({"card": "T1"},), "seal": False}},
        {"move": {"move": "play", "cards": ({"card": "A7", "tokens": 1},), "seal": False}},
        {"move": {"move": "say", "channel": "table", "text": "x", "loud": True}},
        {"move": {"move": "say", "channel": "table", "text": b"x"}},
        {"move": {"move": "feel", "level": float("nan")}},
    ],
    ids=str,
)
def test_a_wish_with_one_thing_wrong_is_no_message(changes: dict[str, object]) -> None:
    assert decode_client(packed()) == WISH
    with pytest.raises(WireError) as error:
        decode_client(packed(**changes))
    assert error.value.code == 1007


def twice(data: bytes) -> bytes:
    """Return a mapping whose first key stands there twice."""
    return bytes([data[0] + 1]) + b"\xa7quarter\x01" + data[1:]


@pytest.mark.parametrize(
    "spoil",
    [
        twice,
        lambda data: data + b"\x00",
        lambda data: data[:-1],
        lambda data: data.replace(b"\xa7quarter\x01", b"\xa7quarter\xcd\x00\x01"),
        lambda data: msgpack.packb(msgpack.ExtType(5, data)),
        lambda data: msgpack.packb(msgpack.Timestamp(0)),
        lambda data: b"\x91" * 900 + b"\xc0",
        lambda data: b"\x91" * 5000 + b"\xc0",
        lambda data: b"\xdd\xff\xff\xff\xff",
        lambda data: b"\xdf\x7f\xff\xff\xff" + data,
        lambda data: b"\xdb\xff\xff\xff\xff" + data,
        lambda data: b"\xc6\x7f\xff\xff\xff",
        lambda data: b"\x00" * (CLIENT_BYTES + 1),
        lambda data: b"",
    ],
)
def test_bytes_in_any_other_form_are_no_message(spoil: Callable[[bytes], bytes]) -> None:
    data = packed()
    assert spoil(data) != data
    with pytest.raises(WireError):
        decode_client(spoil(data))


def test_a_text_frame_is_no_message() -> None:
    with pytest.raises(WireError):
        decode_client('{"message": "begin"}')


@given(st.binary(max_size=400))
def test_any_bytes_are_a_message_or_an_error(data: bytes) -> None:
    for decode in (decode_client, decode_server):
        try:
            assert encode(decode(data)) == data
        except WireError as error:
            assert error.code == 1007


@given(st.data())
def test_any_change_of_a_message_is_a_message_or_an_error(data: st.DataObject) -> None:
    spoiled = bytearray(encode(Hello(1, 1, "ABCDEF", "Ann")))
    for _ in range(data.draw(st.integers(1, 3))):
        spoiled[data.draw(st.integers(0, len(spoiled) - 1))] = data.draw(st.integers(0, 255))
    try:
        assert encode(decode_client(bytes(spoiled))) == spoiled
    except WireError as error:
        assert error.code == 1007


def test_hostile_bytes_leave_no_memory_behind() -> None:
    bombs = [
        b"\xdd\xff\xff\xff\xff",
        b"\xdf\x7f\xff\xff\xff",
        b"\x91" * 16_000,
        b"\xc1" * 16_000,
        packed(extra="x" * 9_000),
    ]

    def volley(times: int) -> int:
        for bomb in bombs * times:
            with pytest.raises(WireError):
                decode_client(bomb)
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        first = volley(20)
        tracemalloc.reset_peak()
        later = volley(100)
        assert later - first < 100_000
        assert tracemalloc.get_traced_memory()[1] - first < 2_000_000
    finally:
        tracemalloc.stop()


def test_our_own_faults_are_found_before_they_are_sent() -> None:
    with pytest.raises(TypeError, match="Hello"):
        encode(Hello("one", 1, "ABCDEF"))  # type: ignore[arg-type]  # that is the fault
