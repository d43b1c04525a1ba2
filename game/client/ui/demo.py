"""Draws two pictures of placeholder data with every widget, without a window: `python -m game.client.ui.demo OUT.png`.

Options: `--size 1024x640`, `--scale 1.5`, `--theme dark`, `--screen charts`. Nothing here is part of the game.
"""

from __future__ import annotations

import argparse
import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.client.ui.demo_kit import charts_screen, widgets_screen
from game.client.ui.demo_main import main_screen
from game.client.ui.paint_pygame import PygamePainter
from game.client.ui.stage import Stage
from game.client.ui.tokens import THEMES

SCREENS = {"main": main_screen, "charts": charts_screen, "widgets": widgets_screen}


def main() -> None:
    """Write the picture."""
    parser = argparse.ArgumentParser(description="Draw a picture of the user-interface kit.")
    parser.add_argument("out")
    parser.add_argument("--size", default="1280x720")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--theme", choices=sorted(THEMES), default="light")
    parser.add_argument("--screen", choices=sorted(SCREENS), default="main")
    parser.add_argument("--focus", default="")
    options = parser.parse_args()
    pygame.display.init()
    pygame.font.init()
    w, h = (int(side) for side in options.size.split("x"))
    surface = pygame.display.set_mode((w, h))
    stage = Stage(PygamePainter(surface, THEMES[options.theme], options.scale))
    stage.show(SCREENS[options.screen](*stage.painter.size))
    if options.focus:
        stage.focus(options.focus)
        stage.frame([], 1000)
    stage.draw()
    pygame.image.save(surface, options.out)


if __name__ == "__main__":
    main()
