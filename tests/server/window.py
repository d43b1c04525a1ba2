"""A whole window without a screen: the real program on the real socket, driven by real key and mouse events from stdin.

Orders are lines: `see TEXT`, `miss TEXT` and `settle` wait for what is on the screen; `click ID`, `press KEYS` and
`type TEXT` act. Each is answered with `done` or with what went wrong.
"""

import sys
import threading
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue

import pygame

from game.client.app import App
from game.client.link import SocketLink
from game.client.ui.driver import Driver, MissedError


class Sitting:
    """One person at one window."""

    def __init__(self, url: str, code: str, name: str, seat: str) -> None:
        pygame.display.init()
        pygame.font.init()
        pygame.display.set_mode((1, 1))
        self._bell = threading.Event()
        self._is_left = False
        self._orders: SimpleQueue[str] = SimpleQueue()
        self.link = SocketLink(self._bell.set)
        self._app = App(self.link, clock=now_ms, code=code, name=name, seat=seat, url=url)
        self._hands = Driver(self._app.stage, self._app.frame)
        threading.Thread(target=self._listen, daemon=True).start()

    def run(self) -> None:
        """Follow the orders until nobody gives any."""
        order = ""
        while not self._is_left:
            self._bell.wait(self._app.wait_ms(now_ms()) / 1000)
            self._bell.clear()
            self._frame()
            while (order := order or self._next()) and self._follow(order):
                order = ""

    def _frame(self) -> None:
        self._hands.now_ms = now_ms()
        self._hands.wait(0)

    def _listen(self) -> None:
        for line in sys.stdin:
            self._orders.put(line.rstrip("\n"))
            self._bell.set()
        self._is_left = True
        self._bell.set()

    def _next(self) -> str:
        try:
            return self._orders.get_nowait()
        except Empty:
            return ""

    def _follow(self, order: str) -> bool:
        """Do what is ordered; false while it has to be waited for."""
        verb, _, rest = order.partition(" ")
        answer = "done"
        try:
            if verb in WAITS and not WAITS[verb](self, rest):
                return False
            if verb in ACTS:
                ACTS[verb](self, rest)
        except MissedError as missed:
            answer = str(missed)
        print(answer, flush=True)
        return True

    def is_settled(self) -> bool:
        """Whether the server has answered everything that the person did."""
        model = self._app.session.model
        return not model.is_busy and model.held is None and model.link == "open"

    def press(self, keys: str) -> None:
        """Press one key, with control when it begins so."""
        key = keys.removeprefix("ctrl+")
        self._hands.key(pygame.key.key_code(key), 0 if key == keys else pygame.KMOD_CTRL)

    def tree(self) -> str:
        """What is on the screen."""
        return self._hands.tree()

    def click(self, id: str) -> None:
        """Click on a node."""
        self._hands.click(id)

    def type(self, text: str) -> None:
        """Type letters."""
        self._hands.type(text)


WAITS: dict[str, Callable[[Sitting, str], bool]] = {
    "see": lambda sitting, text: text in sitting.tree(),
    "miss": lambda sitting, text: text not in sitting.tree(),
    "settle": lambda sitting, _: sitting.is_settled(),
}
ACTS: dict[str, Callable[[Sitting, str], None]] = {"click": Sitting.click, "press": Sitting.press, "type": Sitting.type}


def now_ms() -> int:
    """Milliseconds that never go back."""
    return time.monotonic_ns() // 1_000_000


def main(words: list[str]) -> None:
    """Open the window with URL, CODE, NAME and SEAT, and sit there until the orders end."""
    sitting = Sitting(*words)
    sitting.run()
    sitting.link.close()


if __name__ == "__main__":
    main(sys.argv[1:])
