"""How far each scroll area is moved: wheel, keys, thumb, following the end; no drawing."""

from __future__ import annotations

from game.client.ui.box import Box
from game.client.ui.flex import Layout
from game.client.ui.focus import ancestors
from game.client.ui.render import scroll_bar


class Scrolling:
    """Offsets by the id of the scroll area, in logical units from the top."""

    def __init__(self) -> None:
        self.offsets: dict[str, float] = {}
        self._rooms: dict[str, float] = {}

    def settle(self, layout: Layout) -> None:
        """Bring the offsets into a new layout: areas that begin or stand at their end stay there, others are kept."""
        areas = [box for box in layout.boxes if box.node.scroll]
        for box in areas:
            id, room = box.node.id, scroll_bar(box)[0]
            at_end = box.node.scroll == "end" and self.offsets.get(id, 0.0) >= self._rooms.get(id, 0.0) - 1
            self.offsets[id] = room if at_end else max(0.0, min(self.offsets.get(id, 0.0), room))
            self._rooms[id] = room
        if areas:
            layout.place(self.offsets)

    def move(self, box: Box, by: float) -> bool:
        """Move an area; True when it could be moved."""
        id, room = box.node.id, self._rooms.get(box.node.id, 0.0)
        before = self.offsets.get(id, 0.0)
        self.offsets[id] = max(0.0, min(room, before + by))
        return self.offsets[id] != before

    def reveal(self, box: Box) -> bool:
        """Move the areas around a box until it is seen; True when one moved."""
        moved = False
        for area in ancestors(box)[1:]:
            if area.node.scroll:
                above = box.rect.y - 6 - area.rect.y
                below = box.rect.bottom + 6 - area.rect.bottom
                by = above if above < 0 or box.rect.h + 12 > area.rect.h else max(0.0, below)
                moved = self.move(area, by) or moved
        return moved


def area_of(box: Box | None) -> Box | None:
    """The innermost scroll area around a box that has something to scroll."""
    return next((one for one in ancestors(box) if one.node.scroll and scroll_bar(one)[1]), None)


def area_at(layout: Layout, x: float, y: float) -> Box | None:
    """The innermost scroll area at a point."""
    inside = [b for b in layout.boxes if b.node.scroll and b.rect.contains(x, y) and b.clip.contains(x, y)]
    return area_of(inside[-1]) if inside else None


def thumb_at(layout: Layout, x: float, y: float) -> Box | None:
    """The scroll area whose thumb is at a point."""
    for box in layout.boxes:
        thumb = scroll_bar(box)[1] if box.node.scroll else None
        if thumb and thumb.inset(-4, 0).contains(x, y):
            return box
    return None
