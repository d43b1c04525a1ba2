"""Writing on a surface: whatever people manage to send is drawn or left out, and never ends the window."""

import pygame
import pytest

from game.client.ui.paint_pygame import PygamePainter
from game.client.ui.tokens import LIGHT


@pytest.mark.parametrize(
    "text", ["", "\x00", "a\x00b", "\ufe0f", "\ufeff\u200b", "\u200d", "👩‍👩‍👧", "العربية", "日本"]
)
def test_any_text_can_be_drawn(text: str) -> None:
    pygame.font.init()
    surface = pygame.Surface((300, 60))
    PygamePainter(surface, LIGHT, 1.0).text(10, 10, text, "md", "text")
    assert surface.get_size() == (300, 60)
