from __future__ import annotations

import os
from collections.abc import Iterator

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
import pytest

from game.client.ui.driver import Driver
from game.client.ui.node import Node
from game.client.ui.paint_pygame import PygamePainter
from game.client.ui.stage import Stage
from game.client.ui.tokens import LIGHT


class Memory:
    """A clipboard of the test's own."""

    def __init__(self) -> None:
        self.kept = ""

    def text(self) -> str:
        return self.kept

    def keep(self, text: str) -> None:
        self.kept = text


@pytest.fixture(scope="session")
def painter() -> Iterator[PygamePainter]:
    pygame.display.init()
    pygame.font.init()
    yield PygamePainter(pygame.display.set_mode((1280, 720)), LIGHT)
    pygame.display.quit()


@pytest.fixture
def stage(painter: PygamePainter) -> Stage:
    return Stage(painter, Memory())


@pytest.fixture
def driver(stage: Stage) -> Driver:
    return Driver(stage)


def shown(stage: Stage, tree: Node) -> Driver:
    stage.show(tree)
    return Driver(stage)
