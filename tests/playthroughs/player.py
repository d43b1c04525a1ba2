"""Plays a recording: each line becomes real pygame events or a look at what the window then shows.

A recording is a text file, one thing that happens a line; what stands after `#` and a space is a remark.

    table tiny full 1 heron.ally        scenario, preset, seed and seat of the game
    plays A1 A2 mark say                what the law is to have accepted from this seat when the game is over
    guest kestrel.ally Ruben            somebody else comes in and is ready
    guest seal                          … is done with the phase;  guest say Good morning
    key tab · key shift+tab · key 1     a key goes down and up
    text Hello                          letter by letter; {code} is the join code that the server made up
    click 640 360 · wheel 640 360 -3    the pointer moves there, and the button or the wheel does its work
    see quarter 1 strategy              so far the game has come
    see #card.T1 selected               a node is there; after its id: what its line in the tree has to say
    see "Good morning"                  these words are on the screen
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pygame

from tests.playthroughs.sitting import Place, Sitting

RECORDINGS = Path(__file__).parent / "recordings"
MODS = {"shift": pygame.KMOD_LSHIFT, "ctrl": pygame.KMOD_LCTRL}
SHIFTED = {"?": "/"}  # as on a keyboard of the United States
CONTROL = {"return": "\r", "tab": "\t", "escape": "\x1b", "backspace": "\b"}
UNTOLD = "⟨"  # what stands around the key of a sentence that the catalogue lacks


class BrokenError(AssertionError):
    """The window did not do what it did when the recording was made."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a recording."""

    number: int
    verb: str
    rest: str

    def __str__(self) -> str:
        return f"line {self.number}: {self.verb} {self.rest}"


@dataclass(frozen=True, slots=True)
class Recording:
    """A whole game of one person.

    Attributes:
        place: Which game and seat.
        plays: Cards and other moves that the law is to accept.
        steps: What happens, in order.
    """

    place: Place
    plays: frozenset[str]
    steps: tuple[Step, ...]


def step_of(text: str, number: int = 0) -> Step:
    """A line as verb and rest."""
    verb, _, rest = text.partition(" ")
    return Step(number, verb, rest)


def read(name: str) -> Recording:
    """The recording of this name."""
    text = (RECORDINGS / f"{name}.txt").read_text(encoding="utf-8")
    lines = [
        step_of(line, number) for number, line in enumerate(text.splitlines(), 1) if line and not line.startswith("# ")
    ]
    heads = {step.verb: step.rest for step in lines if step.verb in ("table", "plays")}
    scenario, preset, seed, seat = heads["table"].split()
    steps = tuple(step for step in lines if step.verb not in heads)
    return Recording(Place(scenario, preset, int(seed), seat), frozenset(heads["plays"].split()), steps)


class Player:
    """Does what lines say at one sitting.

    Args:
        sitting: The window and its table.
    """

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self._verbs: dict[str, Callable[[str], None]] = {
            "key": self._key, "text": self._text, "click": self._click, "wheel": self._wheel, "see": self._see,
            "guest": self._guest,
        }  # fmt: skip

    def play(self, steps: Iterable[Step]) -> None:
        """Do them all.

        Raises:
            BrokenError: something is not as it was; the message names the line.
        """
        for step in steps:
            self.do(step)

    def do(self, step: Step) -> None:
        """Do one."""
        try:
            self._verbs[step.verb](step.rest)
        except BrokenError as broken:
            raise BrokenError(f"{step}: {broken}") from None

    # ---- hands -------------------------------------------------------------------------------------------------------

    def _key(self, name: str) -> None:
        self._sitting.feed(*pressed(name))

    def _text(self, text: str) -> None:
        letters = text.replace("{code}", self._sitting.code)
        self._sitting.feed(*(event for letter in letters for event in typed(letter)))

    def _click(self, where: str) -> None:
        pos = _place(where)
        self._sitting.feed(_moved(pos))
        down = pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=pos, button=1, touch=False)
        self._sitting.feed(down)
        self._sitting.feed(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=pos, button=1, touch=False))

    def _wheel(self, where: str) -> None:
        x, y, steps = where.split()
        self._sitting.feed(_moved((int(x), int(y))))
        self._sitting.feed(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=int(steps), flipped=False, touch=False))

    # ---- other people ------------------------------------------------------------------------------------------------

    def _guest(self, what: str) -> None:
        first, _, rest = what.partition(" ")
        guest = self._sitting.guest
        if guest is None:
            self._sitting.invite(first, rest)
        elif first == "say":
            guest.say(rest)
        else:
            guest.seal()

    # ---- eyes --------------------------------------------------------------------------------------------------------

    def _see(self, what: str) -> None:
        """Look once where only this window acts; where somebody else did, wait for what they caused."""
        if self._sitting.guest is not None:
            self._sitting.wait_until(lambda: self._shows(what), what)
        elif not self._shows(what):
            raise BrokenError(f"the window shows\n{self._sitting.app.stage.tree()}")
        if what.startswith(("quarter", "#page")):
            self._sitting.app.draw()  # every kind of screen is painted once
        untold = [line.strip() for line in self._sitting.app.stage.tree().splitlines() if UNTOLD in line]
        if untold:
            raise BrokenError(f"the catalogue lacks {untold}")

    def _shows(self, what: str) -> bool:
        tree, view = self._sitting.app.stage.tree(), self._sitting.app.session.model.view
        if what.startswith("quarter "):
            return view is not None and f"quarter {view.quarter} {view.phase}" == what
        if what.startswith('"'):
            return what.strip('"') in tree
        id, _, state = what.partition(" ")
        line = re.search(rf"^.* {re.escape(id)}(?= |$).*$", tree, re.MULTILINE)
        return line is not None and all(word in line.group().split() for word in state.split())


def pressed(name: str) -> list[pygame.event.Event]:
    """The events of one key press such as `tab`, `ctrl+return`, `7`, `?`."""
    *mods, last = name.split("+")
    mod = sum(MODS[one] for one in mods)
    if len(last) == 1 and not mod & pygame.KMOD_CTRL:
        return typed(last)
    key = pygame.key.key_code(last)
    down = pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=CONTROL.get(last, ""), scancode=0)
    return [down, pygame.event.Event(pygame.KEYUP, key=key, mod=mod, unicode="", scancode=0)]


def typed(letter: str) -> list[pygame.event.Event]:
    """The events of one letter; what no key carries comes as text alone, as from an input method."""
    plain = SHIFTED.get(letter, letter.lower())
    text = pygame.event.Event(pygame.TEXTINPUT, text=letter)
    try:
        key = pygame.key.key_code("space" if plain == " " else plain)
    except ValueError:
        return [text]
    mod = pygame.KMOD_LSHIFT if plain != letter else 0
    down = pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=letter, scancode=0)
    return [down, text, pygame.event.Event(pygame.KEYUP, key=key, mod=mod, unicode="", scancode=0)]


def _place(where: str) -> tuple[int, int]:
    x, y = where.split()
    return int(x), int(y)


def _moved(pos: tuple[int, int]) -> pygame.event.Event:
    return pygame.event.Event(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0), touch=False)
