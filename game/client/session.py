"""One person's conversation with the server: hello and resume, one wish at a time, and the newest of everything told.

Absent on purpose: sockets (see `link`), pixels, and any guess of what a wish will do: until a view shows it, it is pending.
"""

from __future__ import annotations

import secrets
from collections import deque
from collections.abc import Callable
from dataclasses import replace

from game.client.draft import Cards, drafted, play
from game.client.link import Link, Lost, Opened
from game.client.model import Clock, Coach, Model
from game.errors import WireError
from game.ids import line
from game.moves import GiveWord, JudgeWord, Play, Say, ShowLetter
from game.protocol.codec import decode_server, encode
from game.protocol.messages import (
    VERSION,
    Ack,
    Advice,
    Advise,
    Begin,
    ClientMessage,
    Debrief,
    Goodbye,
    Hello,
    Lobby,
    PersonMove,
    Refused,
    ServerMessage,
    Thinking,
    Update,
    Welcome,
    Wish,
)

ANY_TIME = (Say, GiveWord, JudgeWord, ShowLetter)  # moves that wait for no phase


class Session:
    """Holds the model and the wishes under way.

    Args:
        link: The connection; not yet connected.
        code: Join code. name: What the person is called. seat: A seat or role wished for, or "".
        token: The seat token of an earlier visit, or "".
        keep: Called with a new seat token and its code, so that a later window can take the same chair again.
    """

    def __init__(
        self, link: Link, code: str, name: str, seat: str = "", *, token: str = "",
        keep: Callable[[str, str], None] = lambda token, code: None,
    ) -> None:  # fmt: skip
        self.model = Model(code=code, name=name)
        self._link = link
        self._seat = seat
        self._token = token
        self._keep = keep
        self._epoch = self._seen = self._shows = 0
        self._flying: Wish | None = None
        self._is_seated = False  # whether this connection has shown a view: only then the server hears wishes
        self._is_typing = False
        self._queue: deque[PersonMove] = deque()

    # ---- what the person wants ---------------------------------------------------------------------------------------

    def join(self, url: str, code: str, name: str) -> None:
        """Begin to reach the server under this code and name."""
        self.model = replace(self.model, code=code, name=name, link="connecting", note=None)
        self._link.connect(url)

    def forget(self) -> None:
        """Back to the join form after a refusal."""
        self._link.close()
        self._token = ""
        self.model = Model(note=self.model.note, code=self.model.code, name=self.model.name)

    def begin(self) -> None:
        """Say in the lobby that this person is ready."""
        self.model = replace(self.model, is_ready=True)
        self._say(Begin())

    def wish(self, move: PersonMove) -> None:
        """Ask for a move; a later draft replaces one that has not left yet."""
        if isinstance(move, Play) and self._queue and isinstance(self._queue[-1], Play):
            self._queue.pop()
        self._queue.append(move)
        self.model = replace(self.model, is_busy=True, refused=None)
        self._send_next()

    def ask_coach(self) -> None:
        """Ask the coach about this moment, one question at a time."""
        coach = self.model.coach
        if self._is_seated and not coach.is_thinking and coach.closed is None:
            self.model = replace(self.model, coach=Coach(is_thinking=True))
            self._say(Advise())

    def hold(self, cards: Cards) -> None:
        """Show a draft at once that is not yet worth sending: words being typed."""
        self._is_typing = True
        self.model = replace(self.model, held=cards, refused=None)

    def flush(self) -> None:
        """Send what was typed so far."""
        if self._is_typing and self.model.held is not None:
            self.put(self.model.held)

    @property
    def is_typing(self) -> bool:
        """Whether words were typed that have not left yet."""
        return self._is_typing

    def put(self, cards: Cards, *, seal: bool = False) -> None:
        """Wish for a whole draft and show it as pending."""
        self.hold(cards)
        self._is_typing = False
        self.wish(play(cards, seal=seal))

    @property
    def cards(self) -> Cards:
        """The draft as the person has it now."""
        if self.model.held is not None:
            return self.model.held
        return drafted(self.model.view.options) if self.model.view else ()

    # ---- what the server says ----------------------------------------------------------------------------------------

    def poll(self, now_ms: int) -> bool:
        """Take in everything that came; whether there was anything."""
        news = self._link.poll()
        for event in news:
            match event:
                case Opened():
                    self._is_seated = False
                    self._hello()
                case Lost(code=code, again_s=again_s):
                    self._lost(code, again_s)
                case bytes():
                    self._take_bytes(event, now_ms)
        return bool(news)

    def _hello(self) -> None:
        model = self.model
        self._say(
            Hello(VERSION, VERSION, model.code, model.name[:40], self._token, self._seat, self._epoch, self._seen)
        )

    def _lost(self, code: int, again_s: float) -> None:
        if again_s < 0:
            note = self.model.note or line(f"ui.close.{code}")
            self.model = replace(self.model, link="refused", note=note)
        elif self.model.link != "refused":
            self.model = replace(
                self.model, link="lost", again_s=again_s, coach=replace(self.model.coach, is_thinking=False)
            )

    def _take_bytes(self, data: bytes, now_ms: int) -> None:
        try:
            message = decode_server(data)
        except WireError:
            self.model = replace(self.model, link="refused", note=line("ui.close.1007"))
            self._link.close()
            return
        self.take(message, now_ms)

    def take(self, message: ServerMessage, now_ms: int) -> None:
        """Fold one message into the model."""
        match message:
            case Welcome():
                self._welcome(message)
            case Lobby():
                self._drop_wishes()
                self.model = replace(self.model, lobby=message, link="open")
                if self.model.is_ready and any(one.is_you and not one.is_ready for one in message.people):
                    self._say(Begin())  # the server started again and has not kept it
            case Update():
                self._update(message, now_ms)
            case Ack():
                self._shows = message.n
                self._answered(message.wish_id)
            case Refused():
                if self._flying and isinstance(self._flying.move, Play) and message.code.startswith("phase."):
                    self.model = replace(self.model, held=None)
                self.model = replace(self.model, refused=message.line)
                self._answered(message.wish_id)
            case Thinking() | Advice():
                self._coached(message)
            case Debrief():
                self.model = replace(self.model, debrief=message.view)
            case Goodbye():
                self.model = replace(self.model, note=message.line)
            case _:
                pass  # what is meant for a wall or a facilitator does not reach a seat

    def _coached(self, message: Thinking | Advice) -> None:
        """Take in what the coach says; about a phase that is over it says nothing."""
        coach, view = self.model.coach, self.model.view
        if isinstance(message, Thinking):
            coach = replace(coach, done=message.done, of=message.of)
        elif message.view is None:
            coach = replace(coach, is_thinking=False, note=message.line)
        else:
            told = (message.view.quarter, message.view.phase)
            is_now = view is not None and (view.quarter, view.phase) == told
            coach = replace(coach, is_thinking=False, advice=message.view if is_now else None, note=None)
        self.model = replace(self.model, coach=coach)

    def _welcome(self, message: Welcome) -> None:
        if message.token:
            self._token = message.token
            self._keep(message.token, self.model.code)
        if message.epoch != self._epoch:
            self._epoch, self._seen, self._shows = message.epoch, 0, 0
        self.model = replace(self.model, link="open", note=None, title=message.session)

    def _drop_wishes(self) -> None:
        """Forget what was wished from a chair that somebody else has by now."""
        self._flying = None
        self._queue.clear()
        self.model = replace(self.model, is_busy=False, held=None)

    def _update(self, message: Update, now_ms: int) -> None:
        self._epoch, self._seen = message.epoch, message.n
        clock = None
        if message.remaining_ms is not None:
            clock = Clock(message.remaining_ms, max(1, message.phase_ms or message.remaining_ms), now_ms)
        before, view = self.model.view, message.view or self.model.view
        moved_on = before is None or view is None or (before.quarter, before.phase) != (view.quarter, view.phase)
        coach = replace(self.model.coach, closed=message.coach)
        self.model = replace(
            self.model, link="open", lobby=None, view=view, clock=clock, all_in=message.all_in,
            refused=None if moved_on else self.model.refused,
            coach=replace(coach, advice=None, note=None) if moved_on else coach,
        )  # fmt: skip
        if moved_on:
            self._is_typing = False
            self._queue = deque(move for move in self._queue if isinstance(move, ANY_TIME))  # a draft was for its phase
            self.model = replace(self.model, is_busy=self._flying is not None or bool(self._queue))
        if moved_on or self._is_settled():
            self.model = replace(self.model, held=None)
        if not self._is_seated:
            self._is_seated = True
            if self._flying:
                self._say(self._flying)
        self._send_next()

    def _is_settled(self) -> bool:
        model = self.model
        return not (model.is_busy or self._is_typing) and model.refused is None and self._seen >= self._shows

    def _answered(self, wish_id: str) -> None:
        if self._flying is None or self._flying.wish_id != wish_id:
            return
        self._flying = None
        self.model = replace(self.model, is_busy=bool(self._queue))
        if self._is_settled():
            self.model = replace(self.model, held=None)
        self._send_next()

    def _send_next(self) -> None:
        view = self.model.view
        if view is not None and view.phase == "over":  # nothing can be wished any more, so nothing is under way either
            self._queue.clear()
            self.model = replace(self.model, is_busy=self._flying is not None)
        if not self._is_seated or self._flying or not self._queue or view is None or view.phase == "over":
            return
        self._flying = Wish(secrets.token_hex(16), view.quarter, view.phase, self._queue.popleft())
        self._say(self._flying)

    def _say(self, message: ClientMessage) -> None:
        self._link.send(encode(message))
