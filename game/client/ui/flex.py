"""Layout: from a tree of nodes to rectangles, a small flexbox in four passes; no pixels and no state.

Passes, each visiting every node once: least and natural widths upwards, widths downwards, heights upwards (text wraps
by then), heights and places downwards. Only the last depends on scrolling, so scrolling repeats only that one.

Rules: a fixed or percentage size wins; spare room along a row or column goes to `grow`; too little room takes from
whatever can be cut or wrapped, down to its least width, never from the rest. Across, `align` stretches or places.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.client.ui.box import BLEED, Box
from game.client.ui.node import Node
from game.client.ui.painter import Ruler
from game.client.ui.place import place
from game.client.ui.rect import Rect
from game.client.ui.sizes import height, measure, widths


@dataclass(slots=True)
class Layout:
    """A laid out tree.

    Attributes:
        root: The box of the whole tree.
        by_id: Every box whose node has an id.
        boxes: All boxes in the order of painting.
    """

    root: Box
    by_id: dict[str, Box] = field(default_factory=dict)
    boxes: list[Box] = field(default_factory=list)

    def place(self, scrolled: Mapping[str, float]) -> None:
        """Give every box its rectangle, with each scroll area moved up by its entry in `scrolled` (logical units)."""
        window = Rect(0, 0, self.root.w, self.root.h)
        place(self.root, 0.0, 0.0, window.inset(-BLEED), scrolled)

    def rect(self, id: str) -> Rect | None:
        """Where the node with this id is, or None when there is none."""
        box = self.by_id.get(id)
        return box.rect if box else None


def lay_out(node: Node, w: float, h: float, ruler: Ruler, scrolled: Mapping[str, float] | None = None) -> Layout:
    """Lay `node` out to fill `w` × `h` logical units.

    Raises:
        ValueError: two nodes share an id.
    """
    root = Box(node, None)
    boxes = list(root.walk())
    for box in reversed(boxes):
        measure(box, ruler)
    root.w, root.h = w, h
    for box in boxes:
        widths(box)
    for box in reversed(boxes):
        height(box, ruler)
    root.h = h
    layout = Layout(root, {box.node.id: box for box in boxes if box.node.id}, boxes)
    if len(layout.by_id) < sum(1 for box in boxes if box.node.id):
        ids = [box.node.id for box in boxes if box.node.id]
        raise ValueError(f"ids used twice: {sorted({i for i in ids if ids.count(i) > 1})}")
    layout.place(scrolled or {})
    return layout


def natural_size(node: Node, max_w: float, ruler: Ruler) -> tuple[float, float]:
    """The size a tree takes when it may be as wide as it likes up to `max_w`; for tooltips."""
    root = Box(node, None)
    boxes = list(root.walk())
    for box in reversed(boxes):
        measure(box, ruler)
    root.w = min(root.natural, max_w)
    for box in boxes:
        widths(box)
    for box in reversed(boxes):
        height(box, ruler)
    return root.w, root.h
