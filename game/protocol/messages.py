"""Every message between a client and the server; deliberately absent: bytes (`codec`) and order (`session`).

A message is named by its field `message`. Both sides refuse unknown fields, so any change is a new `VERSION`.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from game.ids import Firm, Line, Office, Role, Seat
from game.moves import (
    AnswerConcern,
    Feel,
    GiveWord,
    JudgeWord,
    MarkNews,
    OneWord,
    Play,
    Predict,
    Say,
    ShowLetter,
    Unseal,
)
from game.views import AdviceView, DebriefView, FacilitatorView, FirmCard, SeatView, WallView

VERSION = 1

# Close codes. A client stays away after 4000 to 4099 and comes back after all others.
NOT_A_MESSAGE = 1007
RESTARTING = 1012
TOO_SLOW = 1013
REPLACED = 4001
OUT_OF_TURN = 4002
UNKNOWN_CODE = 4003
FULL = 4004
OTHER_VERSION = 4005
TOO_MANY = 4006
TOO_MANY_GUESSES = 4007
FROZEN = 4008

CLOSE_CODES: dict[int, str] = {
    NOT_A_MESSAGE: "bytes that are not a message",
    RESTARTING: "the server goes down or comes up again",
    TOO_SLOW: "the peer reads too slowly",
    REPLACED: "a newer connection has taken this seat",
    OUT_OF_TURN: "a message that is not allowed now, or no hello in time",
    UNKNOWN_CODE: "no session has this code, or the token is not of this session",
    FULL: "no seat is free",
    OTHER_VERSION: "no common version of the protocol",
    TOO_MANY: "too many messages in a short time",
    TOO_MANY_GUESSES: "too many wrong codes from one address",
    FROZEN: "this table met a fault of ours and is frozen; its record is safe",
}

Number = Annotated[int, Field(ge=0, le=2**53)]
Code = Annotated[str, Field(max_length=16)]
WishId = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
PersonMove = Annotated[
    Play | Unseal | MarkNews | Predict | Feel | OneWord | Say | AnswerConcern | GiveWord | JudgeWord | ShowLetter,
    Field(discriminator="move"),
]
OpenPhase = Literal["news", "strategy", "units", "encounters", "results"]


@dataclass(frozen=True, slots=True)
class Hello:
    """Opens a connection.

    Attributes:
        lo: Lowest protocol version that the client speaks.
        hi: Highest one.
        code: Join code, or the facilitator's code.
        name: What the person wants to be called, at most 40 characters.
        token: The seat token of an earlier welcome, empty at the first visit.
        role_wish: A seat, a role, `wall`, or empty for whichever seat is next; a wish, not a right.
        epoch: Epoch of the last update that was seen, 0 for none.
        seen: Its number, 0 for none.
    """

    lo: Number
    hi: Number
    code: Code
    name: Annotated[str, Field(max_length=40)] = ""
    token: Annotated[str, Field(max_length=64)] = ""
    role_wish: Annotated[str, Field(max_length=64)] = ""
    epoch: Number = 0
    seen: Number = 0
    message: Literal["hello"] = "hello"


@dataclass(frozen=True, slots=True)
class Wish:
    """Asks for one move; the client keeps it, with its id, until it is answered.

    Attributes:
        wish_id: 32 hexadecimal digits, chosen at random by the client.
        quarter: The quarter that the person saw, so that a late wish is not taken for the next phase.
        phase: The phase that the person saw.
        move: What the person asks for.
    """

    wish_id: WishId
    quarter: Number
    phase: OpenPhase
    move: PersonMove
    message: Literal["wish"] = "wish"


@dataclass(frozen=True, slots=True)
class Begin:
    """In the lobby: I am ready; from the facilitator: start now."""

    message: Literal["begin"] = "begin"


@dataclass(frozen=True, slots=True)
class Ping:
    """Asks for the present lobby, or for an update with the present clock."""

    message: Literal["ping"] = "ping"


@dataclass(frozen=True, slots=True)
class Advise:
    """Asks the coach, in practice alone, what the options of this moment would lead to."""

    message: Literal["advise"] = "advise"


@dataclass(frozen=True, slots=True)
class Welcome:
    """Answers a hello.

    Attributes:
        version: The protocol version that both speak.
        token: 43 characters to show at the next hello; empty when the one that was shown still holds, and for a wall.
        seat: The seat, `wall`, or `facilitator`.
        epoch: Which telling of the game the numbers of updates belong to; a restart begins a new one.
        session: Title of the scenario.
    """

    version: Number
    token: str
    seat: Seat
    epoch: Number
    session: str
    message: Literal["welcome"] = "welcome"


@dataclass(frozen=True, slots=True)
class Guest:
    """One person in the lobby; where the person sits is not told."""

    name: str
    is_ready: bool
    is_here: bool
    is_you: bool


@dataclass(frozen=True, slots=True)
class Chair:
    """One seat in the lobby, by its role and the name of the story; whether it is free is not told."""

    seat: Seat
    firm: Firm
    role: Role
    name: str
    is_yours: bool
    office: Office = ""


@dataclass(frozen=True, slots=True)
class Lobby:
    """Who is there before the game starts, or before a latecomer gets a bot's chair at the next phase.

    Attributes:
        code: The join code, to tell others.
        is_running: Whether the game goes on and this person is a latecomer.
    """

    code: str
    firms: tuple[FirmCard, ...]
    people: tuple[Guest, ...]
    chairs: tuple[Chair, ...]
    is_running: bool
    message: Literal["lobby"] = "lobby"


@dataclass(frozen=True, slots=True)
class Update:
    """All that the seat may know.

    Attributes:
        epoch: See `Welcome`; when it differs from the last one, forget every earlier number.
        n: Number of the view, counted for this seat alone and without gaps that could tell anything.
        view: The whole view, or nothing when it is the one with number `n` that this connection already has.
        remaining_ms: Time left in the phase, from now on; nothing without a clock or while it stands.
        phase_ms: Length of the whole phase, nothing without a clock.
        all_in: Whether all for whom the phase waits have sealed.
        coach: Why the coach is not to be asked now; nothing where it is.
    """

    epoch: Number
    n: Number
    view: SeatView | None
    remaining_ms: Number | None
    phase_ms: Number | None
    all_in: bool
    coach: Line | None = None
    message: Literal["update"] = "update"


@dataclass(frozen=True, slots=True)
class WallUpdate:
    """All that the wall may show; fields as in `Update`."""

    epoch: Number
    n: Number
    view: WallView | None
    remaining_ms: Number | None
    phase_ms: Number | None
    all_in: bool
    message: Literal["wall_update"] = "wall_update"


@dataclass(frozen=True, slots=True)
class FacilitatorUpdate:
    """All that the facilitator may know; fields as in `Update`."""

    epoch: Number
    n: Number
    view: FacilitatorView | None
    remaining_ms: Number | None
    phase_ms: Number | None
    all_in: bool
    message: Literal["facilitator_update"] = "facilitator_update"


@dataclass(frozen=True, slots=True)
class Ack:
    """The wish is done and on disk; the view numbered `n` shows it."""

    wish_id: WishId
    n: Number
    message: Literal["ack"] = "ack"


@dataclass(frozen=True, slots=True)
class Refused:
    """The wish changed nothing: stable code, paragraph of the rulebook or empty, and a sentence for the person."""

    wish_id: WishId
    code: str
    rule: str
    line: Line
    message: Literal["refused"] = "refused"


@dataclass(frozen=True, slots=True)
class Debrief:
    """The game is over: why it went as it did. The wall's and the facilitator's have no page of their own."""

    view: DebriefView
    message: Literal["debrief"] = "debrief"


@dataclass(frozen=True, slots=True)
class Thinking:
    """The coach has played `done` of `of` games at possible tables, and thinks on."""

    done: Number
    of: Number
    message: Literal["thinking"] = "thinking"


@dataclass(frozen=True, slots=True)
class Advice:
    """Answers the coach's question; without a view where there is none to give, and `line` says why."""

    view: AdviceView | None
    line: Line
    message: Literal["advice"] = "advice"


@dataclass(frozen=True, slots=True)
class Goodbye:
    """Said before the server closes the connection with this code."""

    code: Number
    line: Line
    message: Literal["goodbye"] = "goodbye"


ClientMessage = Hello | Wish | Begin | Ping | Advise
ServerMessage = (
    Welcome | Lobby | Update | WallUpdate | FacilitatorUpdate | Ack | Refused | Debrief | Thinking | Advice | Goodbye
)
Message = ClientMessage | ServerMessage
