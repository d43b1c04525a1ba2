"""What the window knows and what the person is looking at: two frozen values; how they change is in `session` and `app`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.client.draft import Cards
from game.ids import Line
from game.protocol.messages import Lobby
from game.views import AdviceView, DebriefView, SeatView

LinkState = Literal["idle", "connecting", "open", "lost", "refused"]
Layout = Literal["L", "M", "S"]
WIDE, MEDIUM = 1180.0, 940.0  # logical units from which three columns and panels stand beside each other
HEADER = 56.0
SIDE_WIDE, SIDE_MEDIUM = 352.0, 312.0


@dataclass(frozen=True, slots=True)
class Clock:
    """The time left when the server said so; `left_ms` counts on from there without ever drifting.

    Attributes:
        remaining_ms: Time left at `at_ms`.
        total_ms: The whole phase, for the ring; at least 1.
        at_ms: The window's own clock when it was told.
    """

    remaining_ms: int
    total_ms: int
    at_ms: int

    def left_ms(self, now_ms: int) -> int:
        """The time left now, never below 0."""
        return max(0, self.remaining_ms - (now_ms - self.at_ms))


@dataclass(frozen=True, slots=True)
class Coach:
    """How it stands with the coach, who is asked on request only.

    Attributes:
        closed: Why it is not to be asked now; nothing where it is. Before the first view it is not.
        is_thinking: Whether a question is on its way. done: Games it has tried of `of`, 0 before it told.
        advice: Its answer to this phase, or `None`. note: Why there is none, though it was asked.
    """

    closed: Line | None = None
    is_thinking: bool = False
    done: int = 0
    of: int = 0
    advice: AdviceView | None = None
    note: Line | None = None


@dataclass(frozen=True, slots=True)
class Model:
    """Everything that came over the wire, newest only.

    Attributes:
        link: How the connection stands.
        note: Sentence about the connection, or about why we were not let in.
        again_s: Seconds until the next attempt after a loss.
        title: Title of the case.
        code: The join code. name: What the person is called.
        lobby: Who is there, while people gather; also for a latecomer.
        is_ready: Whether this person said so in the lobby.
        all_in: Whether all for whom the phase waits have sealed.
        clock: Time left, or `None` for "no clock".
        held: The draft that this window wished last and no view has shown yet, or `None`.
        is_busy: Whether a wish is on its way.
        refused: Why the last wish was refused, until the next one.
        coach: How it stands with the coach.
    """

    link: LinkState = "idle"
    note: Line | None = None
    again_s: float = 0.0
    title: str = ""
    code: str = ""
    name: str = ""
    lobby: Lobby | None = None
    is_ready: bool = False
    view: SeatView | None = None
    debrief: DebriefView | None = None
    all_in: bool = False
    clock: Clock | None = None
    held: Cards | None = None
    is_busy: bool = False
    refused: Line | None = None
    coach: Coach = Coach()


@dataclass(frozen=True, slots=True)
class Ui:
    """What the person looks at: everything here is theirs alone and survives every new view.

    Attributes:
        w: Width of the window in logical units. h: Its height.
        now_ms: The window's clock, for the ring only; rounded to what is drawn.
        overlay: A page over the screen.
        feed: Which events are shown; "" for the news in their phase and all events later.
        tab: The panel shown where not all fit side by side; "" for what matters most in the phase.
        open_card: The card whose form is open.
        brief_read: Whether the role brief was put aside.
        revealed: The last quarter whose session this person has looked at.
        told: The last quarter whose results this person has read to the end.
        is_home_open: Whether the strip of one's own house is open while the room has closed around the bench.
        is_plain: Never fold the screen (the coach's "plain screen").
        chart: Index of the debrief chart. point: Index of the turning point.
        page: Page of the debrief.
        own_word: What is being typed as the one word for the partner.
        thoughts: What was written to the three questions before the debrief; it goes nowhere.
        is_reflected: Whether these questions are behind.
        word_kind, word_to, word_what, word_text, word_until, is_word_public: The form of a word; empty or 0 for the first offered.
    """

    w: float = 1280
    h: float = 720
    now_ms: int = 0
    overlay: Literal["", "help", "settings", "brief", "talk", "words", "coach"] = ""
    tab: Literal["", "map", "bench", "moves", "feed", "talk"] = ""
    feed: Literal["", "all", "mine", "news"] = ""
    channel: str = ""
    open_card: str = ""
    brief_read: bool = False
    revealed: int = 0
    told: int = 0
    is_home_open: bool = False
    is_plain: bool = False
    chart: int = 0
    point: int = 0
    page: Literal["story", "why", "mine", "talk"] = "story"
    sure: int = 1
    word_kind: str = ""
    word_to: str = ""
    word_what: str = ""
    word_text: str = ""
    word_until: int = 0
    is_word_public: bool = False
    own_word: str = ""
    thoughts: tuple[str, ...] = ("", "", "")
    is_reflected: bool = False
    join_code: str = ""
    join_name: str = ""
    theme: str = "light"
    percent: int = 100

    @property
    def layout(self) -> Layout:
        """L: everything side by side; M: one panel with tabs; S: map and panel are tabs too."""
        return "L" if self.w >= WIDE else "M" if self.w >= MEDIUM else "S"
