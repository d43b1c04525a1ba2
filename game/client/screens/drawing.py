"""The shared drawing: twelve cells, each filled in the handwriting of both firms; it only ever grows."""

from __future__ import annotations

from game.client.screens.words import ui
from game.client.ui.node import Node, canvas
from game.client.ui.painter import Painter
from game.client.ui.rect import Rect
from game.views import SeatView

CELLS, ACROSS = 12, 4


def drawing(view: SeatView, cells: int, size: float = 15) -> Node:
    """The drawing of a bench; `cells` of twelve are filled."""
    inks = [("a", "b", "c", "d")[index % 4] for index, _ in enumerate(view.firms)][:2] or ["a", "b"]

    def paint(p: Painter, r: Rect) -> None:
        for cell in range(CELLS):
            x = r.x + (cell % ACROSS) * (size + 2)
            y = r.y + (cell // ACROSS) * (size + 2)
            box = Rect(x, y, size, size)
            if cell < cells:
                p.rrect(box, f"{inks[0]}_soft", "", 2)
                third = size / 3
                wave = (x + 2, y + 2 * third), (x + third, y + 1), (x + 2 * third, y + size), (x + size - 2, y + third)
                p.bezier(wave, inks[0], 1.6)
                back = (x + 2, y + third), (x + third, y + size), (x + 2 * third, y + 1), (x + size - 2, y + 2 * third)
                p.bezier(back, inks[-1], 1.6)
            else:
                p.rrect(box, "", "border_strong", 2, 1, True)

    label = ui("drawing", n=cells)
    return canvas(paint, w=ACROSS * (size + 2), h=CELLS // ACROSS * (size + 2), role="img", label=label, tip=label)
