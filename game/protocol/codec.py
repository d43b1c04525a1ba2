"""Messages to bytes and back, strictly both ways; deliberately absent: sockets, and any trust in the peer.

msgpack carries the bytes and pydantic judges the meaning. A message has exactly one encoding: whatever does not pack to
the same bytes again (duplicate keys, padded numbers, trailing bytes) is refused, and so is what a client nests deeper than
any message does, before a validator tries to tell what it is.
"""

from functools import cache
from typing import Annotated, Any, TypeVar

import msgpack
from pydantic import Field, TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError, SchemaValidator

from game.errors import WireError
from game.protocol.messages import NOT_A_MESSAGE, ClientMessage, Message, ServerMessage

CLIENT_BYTES = 16 * 1024  # ours: the longest honest wish is a draft with two spoken lines, below 4 KiB
SERVER_BYTES = 4 * 1024 * 1024  # ours: the debrief of a long game is the longest, below 1 MiB
CLIENT_DEPTH = 8  # ours: an honest wish nests five deep, down to the areas of a card
STRICT = {"int", "str", "bool", "float"}
M = TypeVar("M")


def encode(message: Message) -> bytes:
    """Return the bytes of one message.

    Raises:
        TypeError: A field holds what its type forbids: our own bug, since the other side would refuse it.
    """
    adapter: TypeAdapter[Any] = _client() if isinstance(message, ClientMessage) else _server()
    try:
        return bytes(msgpack.packb(adapter.dump_python(message, warnings="error")))
    except (PydanticSerializationError, ValueError, OverflowError) as wrong:
        raise TypeError(f"not a message: {type(message).__name__}") from wrong


def decode_client(data: bytes | str) -> ClientMessage:
    """Return what a client said.

    Raises:
        WireError: The bytes are no such message, with close code 1007.
    """
    message: ClientMessage = _read(data, CLIENT_BYTES, CLIENT_DEPTH, _strict(_client))
    return message


def decode_server(data: bytes | str) -> ServerMessage:
    """Return what the server said.

    Raises:
        WireError: The bytes are no such message, with close code 1007.
    """
    message: ServerMessage = _read(data, SERVER_BYTES, None, _strict(_server))
    return message


def _read(data: bytes | str, most: int, depth: int | None, validator: SchemaValidator) -> Any:
    """Unpack, bound and judge; every fault of the bytes becomes the same silent error."""
    if isinstance(data, str) or len(data) > most:
        raise WireError(NOT_A_MESSAGE, "not a binary message of allowed size")
    try:
        plain = _unpack(data)
        if depth is not None and _is_deeper(plain, depth):
            raise ValueError("nests too deep")
        return validator.validate_python(plain, extra="forbid")
    except (ValidationError, ValueError, TypeError, OverflowError, msgpack.UnpackException):
        raise WireError(NOT_A_MESSAGE, "not a message") from None


def _unpack(data: bytes) -> Any:
    """Return the plain data: texts, numbers, tuples and mappings; no length may promise more than there are bytes."""
    size = len(data)
    limits = {"max_str_len": size, "max_bin_len": 0, "max_array_len": size, "max_map_len": size // 2, "max_ext_len": 0}
    plain = msgpack.unpackb(data, use_list=False, strict_map_key=True, ext_hook=_no_extension, **limits)
    if msgpack.packb(plain) != data:
        raise ValueError("not the one encoding of what it says")
    return plain


def _is_deeper(plain: Any, levels: int) -> bool:
    """Tell whether plain data nests deeper than so many levels; it looks no deeper than that."""
    if not isinstance(plain, dict | tuple):
        return False
    inner = plain.values() if isinstance(plain, dict) else plain
    return levels == 0 or any(_is_deeper(one, levels - 1) for one in inner)


def _no_extension(code: int, data: bytes) -> Any:
    raise ValueError("no extension types")


@cache
def _client() -> TypeAdapter[ClientMessage]:
    """Return pydantic's knowledge of client messages, built once."""
    return TypeAdapter(Annotated[ClientMessage, Field(discriminator="message")])


@cache
def _server() -> TypeAdapter[ServerMessage]:
    """Return pydantic's knowledge of server messages, built once."""
    return TypeAdapter(Annotated[ServerMessage, Field(discriminator="message")])


@cache
def _strict(side: Any) -> SchemaValidator:
    """Return a validator that takes mappings for dataclasses, as they arrive, but coerces no scalar.

    Pydantic's own strict mode takes dataclasses from JSON text only; the detour through text would double the time.
    """
    return SchemaValidator(_with_strict_scalars(side().core_schema))


def _with_strict_scalars(schema: Any) -> Any:
    if isinstance(schema, dict):
        inner = {key: _with_strict_scalars(value) for key, value in schema.items()}
        return inner | {"strict": True} if schema.get("type") in STRICT else inner
    return [_with_strict_scalars(value) for value in schema] if isinstance(schema, list) else schema
