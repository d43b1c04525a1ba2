"""Looks: contrast, what is drawn, and that the demo screens are sound at every size, scale and theme."""

from __future__ import annotations

import itertools

import pygame
import pytest

from game.client.ui.assets import assets
from game.client.ui.demo import SCREENS
from game.client.ui.flex import lay_out
from game.client.ui.node import col, text
from game.client.ui.paint_pygame import PygamePainter
from game.client.ui.record_painter import RecordPainter
from game.client.ui.rect import Rect
from game.client.ui.render import Look, draw
from game.client.ui.stage import Stage
from game.client.ui.tokens import DARK, LIGHT, THEMES, Palette, contrast, rgba
from game.client.widgets import band_meter, gauge

PALETTES = list(THEMES.values())


def pairs(palette: Palette) -> list[tuple[str, str, float]]:
    """(ink, ground, least contrast): words 4.5, graphics 3."""
    words = [(ink, ground, 4.5) for ink in ("text", "text2", "text3") for ground in ("bg", "surface", "sunken")]
    tones = ("a", "b", "c", "d", "good", "bad", "warn", "neutral")
    words += [(f"{tone}_text", ground, 4.5) for tone in tones for ground in (f"{tone}_soft", "surface")]
    words += [("on_primary", "primary", 4.5), ("on_primary", "primary_hover", 4.5), ("primary", "surface", 4.5)]
    words += [("tip_text", "tip", 4.5), ("tip_text2", "tip", 4.5)]
    shapes = [(tone, "surface", 2.9) for tone in (*tones, "outline", "focus")]
    return words + shapes


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_words_and_shapes_have_enough_contrast(palette: Palette) -> None:
    low = {
        f"{ink} on {ground}": round(ratio, 2)
        for ink, ground, least in pairs(palette)
        if (ratio := contrast(getattr(palette, ink), getattr(palette, ground))) < least
    }
    assert low == {}


def test_a_colour_may_carry_an_opacity() -> None:
    assert rgba("primary/50", LIGHT) == (27, 95, 170, 128)
    assert rgba("#010203", LIGHT) == (1, 2, 3, 255)


def test_fonts_have_digits_of_one_width_and_stay_small(painter: PygamePainter) -> None:
    assert len({painter.width(digit, "base") for digit in "0123456789"}) == 1
    assert max(path.stat().st_size for path in (assets() / "fonts").glob("*.ttf")) < 150_000


def test_every_icon_comes_in_three_sizes_and_with_its_licence() -> None:
    names = {path.stem.rsplit("-", 1)[0] for path in (assets() / "icons").glob("*.png")}
    assert len(names) >= 60
    assert all((assets() / "icons" / f"{name}-{size}.png").is_file() for name in names for size in (24, 48, 96))
    assert (assets() / "icons" / "LICENSE.txt").is_file()
    assert (assets() / "fonts" / "OFL.txt").is_file()


def test_corners_are_soft_and_straight_edges_are_hard(painter: PygamePainter) -> None:
    painter.surface.fill((255, 255, 255))
    painter.rrect(Rect(10, 10, 100, 60), "primary", "", 12)
    ink = rgba("primary", LIGHT)[:3]
    assert tuple(painter.surface.get_at((60, 10)))[:3] == ink
    assert tuple(painter.surface.get_at((60, 9)))[:3] == (255, 255, 255)
    shades = {tuple(painter.surface.get_at((10 + i, 10 + j)))[:3] for i in range(8) for j in range(8)}
    assert len(shades) > 5


def test_a_large_rectangle_looks_like_a_small_one(painter: PygamePainter) -> None:
    surface = painter.surface
    surface.fill((255, 255, 255))
    painter.rrect(Rect(10, 10, 60, 60), "surface", "text", 12, 2)
    small = surface.subsurface((10, 10, 24, 24)).copy()
    painter.rrect(Rect(100, 10, 700, 500), "surface", "text", 12, 2)
    large = surface.subsurface((100, 10, 24, 24)).copy()
    assert pygame.image.tobytes(small, "RGB") == pygame.image.tobytes(large, "RGB")


def test_hairlines_keep_their_thickness_wherever_they_fall(painter: PygamePainter) -> None:
    for y in (100.0, 100.3, 100.5, 100.7):
        painter.surface.fill((255, 255, 255))
        painter.rrect(Rect(0, y, 50, 1), "text")
        dark = [row for row in range(95, 106) if tuple(painter.surface.get_at((20, row)))[:3] != (255, 255, 255)]
        assert len(dark) == 1


def test_the_picture_is_the_same_twice(painter: PygamePainter) -> None:
    def picture() -> bytes:
        surface = pygame.Surface((640, 360))
        stage = Stage(PygamePainter(surface, DARK, 1.0))
        stage.show(SCREENS["widgets"](640, 360))
        stage.draw()
        return pygame.image.tobytes(surface, "RGB")

    assert picture() == picture()


SIZES = [((1280, 720), 1.0), ((1920, 1080), 1.25), ((1024, 640), 1.0), ((1024, 640), 1.5)]


@pytest.mark.parametrize(("name", "place"), list(itertools.product(SCREENS, SIZES)))
def test_every_focusable_of_the_demo_has_a_name_a_role_and_room_for_a_finger(
    painter: PygamePainter, name: str, place: tuple[tuple[int, int], float]
) -> None:
    (w, h), scale = place
    ruler = PygamePainter(pygame.Surface((w, h)), LIGHT, scale)
    layout = lay_out(SCREENS[name](*ruler.size), *ruler.size, ruler)
    for box in layout.boxes:
        if box.node.focusable:
            assert box.node.id, box.node.label
            assert box.node.label, box.node.id
            assert box.node.role, box.node.id
            assert box.rect.w >= 24, box.node.id
            assert box.rect.h >= 24, box.node.id


def test_unknown_is_drawn_dashed_and_said() -> None:
    painter = RecordPainter(300, 100)
    tree = col(band_meter("Their guard", None))
    layout = lay_out(tree, 300, 100, painter)
    draw(painter, layout, Look("", False, "", lambda id: (_ for _ in ()).throw(AssertionError(id))))
    assert sum("dashed" in line for line in painter.lines) == 5
    assert "'unknown'" in "\n".join(painter.lines)
    assert layout.root.node.children[0].value == "unknown"


def test_a_gauge_shows_now_and_then_by_shape() -> None:
    painter = RecordPainter(300, 100)
    layout = lay_out(col(gauge("Rigid", "Flexible", -0.5, 0.2)), 300, 100, painter)
    draw(painter, layout, Look("", False, "", lambda id: (_ for _ in ()).throw(AssertionError(id))))
    kinds = [line.split()[0] for line in painter.lines]
    assert kinds.count("poly") == 1
    assert kinds.count("circle") == 1
    assert kinds.count("arrow") == 1


def test_words_too_long_for_their_place_end_in_an_ellipsis() -> None:
    painter = RecordPainter(100, 100)
    layout = lay_out(col(text("a very long sentence indeed")), 100, 100, painter)
    draw(painter, layout, Look("", False, "", lambda id: (_ for _ in ()).throw(AssertionError(id))))
    assert any("…" in line for line in painter.lines)
