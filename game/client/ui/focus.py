"""Who can be reached and who is next: pure questions about a laid out tree; no events, no state."""

from __future__ import annotations

from game.client.ui.box import Box
from game.client.ui.flex import Layout


def top(layout: Layout) -> Box:
    """The part of the tree that can be reached: the last modal node, or everything."""
    modal = [box for box in layout.boxes if box.node.modal]
    return modal[-1] if modal else layout.root


def ancestors(box: Box | None) -> list[Box]:
    """The box and those around it, innermost first."""
    chain = []
    while box:
        chain.append(box)
        box = box.parent
    return chain


def reachable(layout: Layout) -> list[Box]:
    """What the keyboard can reach, in the order of reading."""
    return [box for box in top(layout).walk() if box.node.focusable]


def group(box: Box) -> Box | None:
    """The container whose focusables share one Tab stop, if the box is in one."""
    return next((one for one in ancestors(box)[1:] if one.node.roving), None)


def tab(layout: Layout, focused: str, back: bool) -> str:
    """The id that Tab (or, `back`, Shift-Tab) goes to: a group counts once and is entered where something is chosen."""
    stops: list[list[Box]] = []
    for box in reachable(layout):
        around = group(box)
        if around and stops and group(stops[-1][0]) is around:
            stops[-1].append(box)
        else:
            stops.append([box])
    if not stops:
        return ""
    here = next((i for i, stop in enumerate(stops) if any(box.node.id == focused for box in stop)), None)
    step = -1 if back else 1
    stop = stops[min(0, step) if here is None else (here + step) % len(stops)]
    return next((box for box in stop if box.node.selected), stop[0]).node.id


def arrow(layout: Layout, focused: str, step: int) -> str:
    """The neighbour in the focused node's group, going round at the ends; "" outside groups."""
    members = _members(layout, focused)
    if not members:
        return ""
    here = next(i for i, box in enumerate(members) if box.node.id == focused)
    return members[(here + step) % len(members)].node.id


def end(layout: Layout, focused: str, last: bool) -> str:
    """The first or last of the focused node's group; "" outside groups."""
    members = _members(layout, focused)
    return members[-1 if last else 0].node.id if members else ""


def region(layout: Layout, focused: str) -> str:
    """The first focusable of the next region (F6), going round; "" when there is no region."""
    regions = [box for box in top(layout).walk() if box.node.role == "region"]
    inside = [[box.node.id for box in one.walk() if box.node.focusable] for one in regions]
    inside = [ids for ids in inside if ids]
    here = next((i for i, ids in enumerate(inside) if focused in ids), -1)
    return inside[(here + 1) % len(inside)][0] if inside else ""


def _members(layout: Layout, focused: str) -> list[Box]:
    box = layout.by_id.get(focused)
    around = group(box) if box else None
    return [one for one in around.walk() if one.node.focusable] if around else []


def under(layout: Layout, x: float, y: float) -> Box | None:
    """The topmost box that shows something at this point; what is cut away or empty lets the point through."""
    for box in reversed(layout.boxes):
        if box.rect.contains(x, y) and box.clip.contains(x, y) and _solid(box):
            return box
    return None


def hit(layout: Layout, x: float, y: float) -> Box | None:
    """What the pointer acts on at this point: the innermost focusable around what it sees there."""
    return next((box for box in ancestors(under(layout, x, y)) if box.node.focusable), None)


def _solid(box: Box) -> bool:
    node = box.node
    return bool(node.focusable or node.tip or node.text or node.icon or node.modal or (node.style and node.style.fill))
