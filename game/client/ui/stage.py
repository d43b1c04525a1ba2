"""The stage: keeps what outlives one tree (focus, hover, scroll, typed text) and turns pygame events into actions.

It redraws only when something changed and reads no clock: the host passes the time. Sockets, game state and the meaning
of actions are absent. Keys are handled in `keyboard`, the pointer here.
"""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.client.ui import field as editing
from game.client.ui import focus, keyboard
from game.client.ui.box import Box, edges
from game.client.ui.fields import Action, Clipboard, Fields, SystemClipboard, with_value
from game.client.ui.flex import Layout, lay_out
from game.client.ui.node import Node
from game.client.ui.outline import outline
from game.client.ui.painter import Painter
from game.client.ui.rect import Rect
from game.client.ui.render import Look, draw, field_shift, field_text, scroll_bar
from game.client.ui.scrolling import Scrolling, area_at, thumb_at
from game.client.ui.tips import TipClock, tip_layout, tip_of

WHEEL_STEP = 48.0  # ours: about three lines of text a notch


class Stage:
    """Shows one tree at a time and says what people do with it.

    Args:
        painter: Draws; its size is the window's and its scale converts pointer positions.
        clipboard: The system's, unless given.
    """

    def __init__(self, painter: Painter, clipboard: Clipboard | None = None) -> None:
        self.painter = painter
        self.fields = Fields(clipboard or SystemClipboard())
        self.scrolling = Scrolling()
        self.tips = TipClock()
        self.layout: Layout = lay_out(Node(), *painter.size, painter)
        self.focused = ""
        self.hovered = ""
        self.ring = False
        self.composing = ""
        self.swallow = ""
        self.held = 0
        self.now_ms = 0
        self._dirty = True
        self._pressed = ""
        self._dragged = ("", "")
        self._pointer: tuple[float, float] | None = None
        self._before_modal = ""

    # ---- what the host calls ----------------------------------------------------------------------------------------

    def show(self, tree: Node) -> None:
        """Show this tree from now on; a tree equal by identity costs nothing.

        Raises:
            ValueError: two nodes share an id, or a focusable or scrolling node has none.
        """
        if tree is self.layout.root.node and (self.layout.root.w, self.layout.root.h) == self.painter.size:
            return
        layout = lay_out(tree, *self.painter.size, self.painter, self.scrolling.offsets)
        if any((box.node.focusable or box.node.scroll) and not box.node.id for box in layout.boxes):
            raise ValueError("a focusable or scrolling node has no id")
        was_modal, self.layout = focus.top(self.layout).node.modal, layout
        self.scrolling.settle(layout)
        self.fields.adopt({id: box.node for id, box in layout.by_id.items() if box.node.field})
        self._keep_focus(was_modal)
        self._dirty = True
        self._hover()

    def frame(self, events: Sequence[pygame.event.Event], now_ms: int) -> list[Action]:
        """Take the events since the last call, in order.

        Returns:
            What the person asked for; the host answers by showing another tree.
        """
        self.now_ms = now_ms
        actions: list[Action] = []
        for event in events:
            actions += self._take(event)
        self._dirty = self.tips.tick(now_ms) or self._dirty
        return actions

    def draw(self) -> bool:
        """Paint if anything changed since the last call; True when it did."""
        if not self._dirty:
            return False
        self._dirty = False
        painter = self.painter
        painter.rrect(Rect(0, 0, *painter.size), "bg")
        draw(painter, self.layout, Look(self.focused, self.ring, self.hovered, self.fields.line, self.composing))
        if self.tips.open:
            tip = tip_layout(*self.tips.open, painter)
            draw(painter, tip, Look("", False, "", self.fields.line))
        return True

    def use(self, painter: Painter) -> None:
        """Draw elsewhere, larger or in another theme: after a change of window, scale or palette."""
        tree, self.painter = self.layout.root.node, painter
        self.layout = lay_out(Node(), *painter.size, painter)
        self.show(tree)

    @property
    def wake_ms(self) -> int | None:
        """When `frame` has to be called again even if nothing happens, or None."""
        return self.tips.due_ms

    def focus(self, id: str, ring: bool = True, reveal: bool = True) -> None:
        """Give a node the keyboard and bring it into view (not below a pressed button, which would miss its release)."""
        box = self.layout.by_id.get(id)
        self.focused, self.ring, self.composing = (id if box else ""), ring, ""
        if box and reveal and self.scrolling.reveal(box):
            self.layout.place(self.scrolling.offsets)
        if box:
            self._dirty = self.tips.want(tip_of(box) if ring else None, self.now_ms) or self._dirty
            _tell_input_method(box, self.painter.scale)
        self._dirty = True

    def rect(self, id: str) -> Rect | None:
        """Where a node is, in logical units."""
        return self.layout.rect(id)

    def hit(self, x: float, y: float) -> str:
        """The id of what a click at this point acts on, or ""."""
        box = focus.hit(self.layout, x, y)
        return box.node.id if box else ""

    def text_of(self, id: str) -> str:
        """What is typed in a text field."""
        return self.fields.line(id).text

    def tree(self) -> str:
        """The tree as text; see `outline`."""
        return outline(self.layout.root.node, self.focused, self.text_of)

    def scroll_by(self, area: Box, by: float) -> None:
        """Move a scroll area by logical units."""
        if self.scrolling.move(area, by):
            self.layout.place(self.scrolling.offsets)
            self._dirty = True
            self._hover()

    def act(self, box: Box) -> list[Action]:
        """What acting on a node gives: its action, or the keyboard for a text field; nothing when disabled."""
        node = box.node
        if node.field:
            self.focus(node.id, ring=False)
        return [Action(node.on, node.payload)] if node.on and not (node.disabled or node.field or node.span) else []

    def set_span(self, box: Box, value: int) -> list[Action]:
        """Ask for another value of a slider, brought into its range and onto its steps."""
        node = box.node
        if not node.span or node.disabled:
            return []
        low, high, step, now = node.span.low, node.span.high, node.span.step, node.span.value
        new = max(low, min(high, low + round((value - low) / step) * step))
        return [Action(node.on, with_value(node, new))] if new != now and node.on else []

    def touched(self) -> None:
        """Note that the picture changed."""
        self._dirty = True

    # ---- events -----------------------------------------------------------------------------------------------------

    def _take(self, event: pygame.event.Event) -> list[Action]:
        kind = event.type
        if kind == pygame.MOUSEMOTION:
            return self._moved(event.pos)
        if kind == pygame.MOUSEBUTTONDOWN and event.button == 1:
            return self._down(event.pos)
        if kind == pygame.MOUSEBUTTONUP and event.button == 1:
            return self._up(event.pos)
        if kind == pygame.MOUSEWHEEL:
            area = area_at(self.layout, *self._pointer) if self._pointer else None
            if area:
                self.scroll_by(area, -WHEEL_STEP * event.y)
        elif kind in (pygame.KEYDOWN, pygame.TEXTINPUT, pygame.TEXTEDITING):
            return keyboard.take(self, event)
        elif kind in (pygame.KEYUP, pygame.WINDOWFOCUSLOST):
            self.held = 0
        elif kind == pygame.WINDOWLEAVE:
            self._pointer = None
            self._hover()
        elif kind in (pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED):
            self._dirty = True
        return []

    def _at(self, pos: tuple[int, int]) -> tuple[float, float]:
        self._pointer = (pos[0] / self.painter.scale, pos[1] / self.painter.scale)
        return self._pointer

    def _moved(self, pos: tuple[int, int]) -> list[Action]:
        before = self._pointer
        x, y = self._at(pos)
        kind, id = self._dragged
        box = self.layout.by_id.get(id)
        if not kind or not box:
            self._hover()
            return []
        if kind == "thumb":
            room, thumb = scroll_bar(box)
            if thumb and before:
                self.scroll_by(box, (y - before[1]) * room / max(1.0, box.h - thumb.h))
            return []
        if kind == "caret":
            self._put_caret(box, x, extend=True)
            return []
        return self._slide(box, x)

    def _down(self, pos: tuple[int, int]) -> list[Action]:
        x, y = self._at(pos)
        self._dirty = self.tips.close() or self._dirty
        area = thumb_at(self.layout, x, y)
        if area:
            self._dragged = ("thumb", area.node.id)
            return []
        box = focus.hit(self.layout, x, y)
        self._pressed = box.node.id if box else ""
        if not box:
            return []
        self.focus(box.node.id, ring=False, reveal=False)
        if box.node.field:
            self._dragged = ("caret", box.node.id)
            self._put_caret(box, x, extend=bool(pygame.key.get_mods() & pygame.KMOD_SHIFT))
        elif box.node.span:
            self._dragged = ("span", box.node.id)
            return self._slide(box, x)
        return []

    def _up(self, pos: tuple[int, int]) -> list[Action]:
        x, y = self._at(pos)
        pressed, self._pressed, dragged, self._dragged = self._pressed, "", self._dragged, ("", "")
        box = focus.hit(self.layout, x, y)
        self._hover()
        return self.act(box) if box and box.node.id == pressed and not dragged[0] else []

    def _slide(self, box: Box, x: float) -> list[Action]:
        span = box.node.span
        _, right, _, left = edges(box.node)
        part = (x - box.rect.x - left) / max(1.0, box.rect.w - left - right)
        return self.set_span(box, round(span.low + part * (span.high - span.low))) if span else []

    def _put_caret(self, box: Box, x: float, extend: bool) -> None:
        line = self.fields.line(box.node.id)
        shown = field_text(box.node, line)
        x += field_shift(self.painter, box, line) - box.rect.x - edges(box.node)[3]
        at = min(range(len(shown) + 1), key=lambda i: abs(self.painter.width(shown[:i], "base") - x))
        self.fields.put(box.node.id, editing.put(line, at, extend))
        self._dirty = True

    # ---- inside -----------------------------------------------------------------------------------------------------

    def _hover(self) -> None:
        """Find again what is under the pointer; explanations follow it unless the keyboard shows one."""
        below = focus.under(self.layout, *self._pointer) if self._pointer else None
        box = next((one for one in focus.ancestors(below) if one.node.focusable), None)
        hovered = box.node.id if box else ""
        if hovered != self.hovered:
            self.hovered, self._dirty = hovered, True
        shown = tip_of(below) or (tip_of(self.layout.by_id.get(self.focused)) if self.ring else None)
        self._dirty = self.tips.want(shown, self.now_ms) or self._dirty

    def _keep_focus(self, was_modal: bool) -> None:
        """Keep the focus where it was; into a dialog when one opens, back when it closes."""
        reachable = [box.node.id for box in focus.reachable(self.layout)]
        is_modal = focus.top(self.layout).node.modal
        if is_modal and not was_modal:
            self._before_modal = self.focused
        if self.focused in reachable:
            return
        wanted = self._before_modal if was_modal and not is_modal else ""
        self.focused = wanted if wanted in reachable else reachable[0] if is_modal and reachable else ""


def _tell_input_method(box: Box, scale: float) -> None:
    """Let an input method open its window beside the field."""
    if box.node.field and pygame.display.get_init() and pygame.display.get_surface():
        r = box.rect
        pygame.key.start_text_input()
        pygame.key.set_text_input_rect(pygame.Rect(r.x * scale, r.y * scale, r.w * scale, r.h * scale))
