"""Who may say what when, on one connection; deliberately absent: sockets, timers, meaning."""

from collections.abc import Iterator
from typing import Literal, get_args

from game.errors import WireError
from game.protocol.messages import (
    OUT_OF_TURN,
    Ack,
    Advice,
    Advise,
    Begin,
    ClientMessage,
    Debrief,
    FacilitatorUpdate,
    Goodbye,
    Hello,
    Lobby,
    Message,
    Ping,
    Refused,
    ServerMessage,
    Thinking,
    Update,
    WallUpdate,
    Welcome,
    Wish,
)

Stage = Literal["new", "greeted", "lobby", "seated", "asking", "watching", "over", "closed"]
STAGES: dict[Stage, str] = {
    "new": "connected; the server waits 5 s for a hello",
    "greeted": "the hello is said, the welcome not yet",
    "lobby": "welcome; the game has not begun for this connection",
    "seated": "in the game, or after it; the client may ask for one move",
    "asking": "a wish is on its way; no second one before its answer",
    "watching": "the wall or the facilitator during and after the game",
    "closed": "nothing more is said",
}
ALIVE: tuple[Stage, ...] = ("lobby", "seated", "asking", "watching")

# (message, stages in which it may be said, stage after it; None: the same)
RULES: tuple[tuple[type[Message], tuple[Stage, ...], Stage | None], ...] = (
    (Hello, ("new",), "greeted"),
    (Begin, ("lobby", "seated", "watching"), None),  # said in the lobby, it may arrive when the game has just begun
    (Wish, ("seated",), "asking"),
    (Ping, ALIVE, None),
    (Advise, ("seated", "asking"), None),
    (Welcome, ("greeted",), "lobby"),
    (Lobby, ("lobby",), None),
    (Update, ("lobby",), "seated"),
    (Update, ("seated", "asking"), None),
    (WallUpdate, ("lobby", "watching"), "watching"),
    (FacilitatorUpdate, ("lobby", "watching"), "watching"),
    (Ack, ("asking",), "seated"),
    (Refused, ("asking",), "seated"),
    (Thinking, ("seated", "asking"), None),
    (Advice, ("seated", "asking"), None),
    (Debrief, ("seated", "asking", "watching"), None),
    (Goodbye, ("new", "greeted", *ALIVE), "closed"),
)


def transitions() -> Iterator[tuple[Stage, type[Message], Stage]]:
    """Yield every allowed step as (stage before, message, stage after)."""
    for kind, before, after in RULES:
        for stage in before:
            yield stage, kind, after or stage


_NEXT = {(stage, kind): after for stage, kind, after in transitions()}


class Session:
    """One connection's place in the conversation; each end keeps its own and tells it of everything said.

    Attributes:
        stage: Where the conversation stands.
    """

    def __init__(self) -> None:
        self.stage: Stage = "new"

    def heard(self, message: ClientMessage | ServerMessage) -> None:
        """Take note of what the peer said.

        Raises:
            WireError: The peer may not say this now, with close code 4002.
        """
        if not self.may(type(message)):
            raise WireError(OUT_OF_TURN, f"{type(message).__name__} is not allowed now")
        self.stage = _NEXT[self.stage, type(message)]

    def said(self, message: ClientMessage | ServerMessage) -> None:
        """Take note of what we said.

        Raises:
            ValueError: We may not say this now: our own bug.
        """
        if not self.may(type(message)):
            raise ValueError(f"{type(message).__name__} may not be said while {self.stage}")
        self.stage = _NEXT[self.stage, type(message)]

    def may(self, kind: type[Message]) -> bool:
        """Tell whether a message of this kind may be said now, by whoever says it."""
        return (self.stage, kind) in _NEXT


def speaker(kind: type[Message]) -> str:
    """Return who says messages of this kind: `client` or `server`."""
    return "client" if kind in get_args(ClientMessage) else "server"
