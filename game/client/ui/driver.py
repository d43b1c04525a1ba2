"""Hands for tests: clicks, keys and typing by semantic id, through real pygame events; it never reaches into the stage.

A click fails when its target is missing, covered, cut away or outside the window: that is half of its worth.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pygame

from game.client.ui.fields import Action
from game.client.ui.paint_pygame import PygamePainter
from game.client.ui.rect import Rect
from game.client.ui.stage import Stage


class MissedError(AssertionError):
    """A click would not have met what it was meant for."""


Frame = Callable[[Sequence[pygame.event.Event], int], list[Action]]


class Driver:
    """Drives a stage, or the program around one.

    Args:
        stage: Where things are looked up.
        frame: What takes the events; the stage itself unless a whole program is driven.
    """

    def __init__(self, stage: Stage, frame: Frame | None = None) -> None:
        self._stage = stage
        self._frame = frame or stage.frame
        self.now_ms = 0
        self.actions: list[Action] = []

    def click(self, id: str) -> list[Action]:
        """Move to the middle of a node, press and release.

        Raises:
            MissedError: the node is not there, or a click there would meet something else.
        """
        pos = self._aim(id)
        self.hover(id)
        down = pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=pos, button=1)
        up = pygame.event.Event(pygame.MOUSEBUTTONUP, pos=pos, button=1)
        return self._post(down, up)

    def hover(self, id: str) -> list[Action]:
        """Move to the middle of a node."""
        motion = pygame.event.Event(pygame.MOUSEMOTION, pos=self._aim(id), rel=(0, 0), buttons=(0, 0, 0))
        return self._post(motion)

    def drag(self, id: str, dx: float, dy: float = 0) -> list[Action]:
        """Press in the middle of a node, move by logical units, release."""
        scale = self._stage.painter.scale
        x, y = self._aim(id)
        to = (round(x + dx * scale), round(y + dy * scale))
        down = pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(x, y), button=1)
        motion = pygame.event.Event(pygame.MOUSEMOTION, pos=to, rel=(to[0] - x, to[1] - y), buttons=(1, 0, 0))
        return self._post(down, motion, pygame.event.Event(pygame.MOUSEBUTTONUP, pos=to, button=1))

    def wheel(self, id: str, steps: int) -> list[Action]:
        """Turn the wheel over a scroll area or node; negative steps go down."""
        rect = self._found(id)
        scale = self._stage.painter.scale
        pos = (round(rect.cx * scale), round(rect.cy * scale))
        motion = pygame.event.Event(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0))
        return self._post(motion, pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=steps))

    def key(self, key: int, mod: int = 0) -> list[Action]:
        """Press and release a key; a printable one also types its letter, as the system does."""
        name = pygame.key.name(key)
        letter = " " if key == pygame.K_SPACE else name if len(name) == 1 else ""
        if mod & pygame.KMOD_SHIFT:
            letter = letter.upper()
        down = pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=letter, scancode=0)
        typed = [pygame.event.Event(pygame.TEXTINPUT, text=letter)] if letter and not mod & pygame.KMOD_CTRL else []
        return self._post(down, *typed, pygame.event.Event(pygame.KEYUP, key=key, mod=mod))

    def type(self, text: str) -> list[Action]:
        """Type letters into what has the focus."""
        return self._post(*(pygame.event.Event(pygame.TEXTINPUT, text=letter) for letter in text))

    def wait(self, ms: int) -> list[Action]:
        """Let time pass without sleeping."""
        self.now_ms += ms
        return self._post()

    def tree(self) -> str:
        """The tree as text."""
        return self._stage.tree()

    def shot(self, path: str) -> None:
        """Save the picture."""
        painter = self._stage.painter
        if not isinstance(painter, PygamePainter):
            raise TypeError("only a pygame painter has a picture")
        self._stage.touched()
        self._stage.draw()
        pygame.image.save(painter.surface, path)

    def _found(self, id: str) -> Rect:
        rect = self._stage.rect(id)
        if rect is None:
            raise MissedError(f"there is no #{id}; there are: {', '.join(sorted(self._stage.layout.by_id))}")
        return rect

    def _aim(self, id: str) -> tuple[int, int]:
        rect = self._found(id)
        scale = self._stage.painter.scale
        pos = (int(rect.cx * scale), int(rect.cy * scale))
        w, h = self._stage.painter.size
        x, y = pos[0] / scale, pos[1] / scale
        _check(0 <= x < w and 0 <= y < h, f"#{id} is outside the window at {rect}")
        met = self._stage.hit(x, y)
        _check(met == id, f"a click on #{id} at ({x:.0f}, {y:.0f}) meets {'#' + met if met else 'nothing'}")
        return pos

    def _post(self, *events: pygame.event.Event) -> list[Action]:
        """Send events through pygame's own queue, one frame for all."""
        pygame.event.clear()
        for event in events:
            pygame.event.post(event)
        actions = self._frame(pygame.event.get(), self.now_ms)
        self.actions += actions
        return actions


def _check(holds: bool, otherwise: str) -> None:
    if not holds:
        raise MissedError(otherwise)
