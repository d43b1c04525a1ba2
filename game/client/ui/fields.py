"""The text fields of a stage: which keys mean what, and what the fields hold between two trees; no drawing."""

from __future__ import annotations

from typing import NamedTuple, Protocol

import pygame

from game.client.ui import field as editing
from game.client.ui.field import Line
from game.client.ui.node import Node


class Action(NamedTuple):
    """What a person asks the screen for: a name that the screen chose, and what goes with it."""

    name: str
    payload: object = None


class Clipboard(Protocol):
    """Where copied text goes."""

    def text(self) -> str:
        """What was copied last, here or elsewhere."""
        ...

    def keep(self, text: str) -> None:
        """Copy."""


class SystemClipboard:
    """The system's clipboard, or a private one where the system offers none."""

    def __init__(self) -> None:
        self._own = ""

    def text(self) -> str:
        """See `Clipboard`."""
        try:
            return pygame.scrap.get_text() or self._own
        except (pygame.error, AttributeError):
            return self._own

    def keep(self, text: str) -> None:
        """See `Clipboard`."""
        self._own = text
        try:
            pygame.scrap.put_text(text)
        except (pygame.error, AttributeError):
            return


def with_value(node: Node, value: object) -> object:
    """What goes with a change: the value alone, or (payload, value) when the node has a payload."""
    return value if node.payload is None else (node.payload, value)


class Fields:
    """Holds the edited line of every text field by the field's id."""

    def __init__(self, clipboard: Clipboard) -> None:
        self._clipboard = clipboard
        self._lines: dict[str, Line] = {}
        self._given: dict[str, str] = {}

    def adopt(self, nodes: dict[str, Node]) -> None:
        """Take over the fields of a new tree: a changed `Field.value` wins over what was typed; the gone are lost."""
        for id, node in nodes.items():
            value = node.field.value if node.field else ""
            if self._given.get(id) != value:
                self._given[id] = value
                if id not in self._lines or self._lines[id].text != value:
                    self._lines[id] = editing.at_end(value)
        for id in self._lines.keys() - nodes.keys():
            del self._lines[id], self._given[id]

    def line(self, id: str) -> Line:
        """The line as edited so far."""
        return self._lines.get(id, Line())

    def put(self, id: str, line: Line) -> None:
        """Replace the line; for the pointer, which moves caret and selection."""
        self._lines[id] = line

    def type(self, node: Node, string: str) -> list[Action]:
        """Insert what the keyboard or an input method produced."""
        most = node.field.max_length if node.field else 0
        return self._became(node, editing.insert(self.line(node.id), string, most))

    def key(self, node: Node, key: int, mod: int) -> list[Action] | None:
        """What a key press does in the field; None when the key is not the field's business."""
        if key in (pygame.K_RETURN, pygame.K_KP_ENTER) and not mod & pygame.KMOD_CTRL:
            return self._submitted(node)
        line = self._moved(self.line(node.id), key, mod)
        if line is None and mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
            line = self._commanded(node, self.line(node.id), key, mod)
        return None if line is None else self._became(node, line)

    def _moved(self, line: Line, key: int, mod: int) -> Line | None:
        extend = bool(mod & pygame.KMOD_SHIFT)
        word = bool(mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT))
        match key:
            case pygame.K_LEFT:
                return editing.move(line, -1, word, extend)
            case pygame.K_RIGHT:
                return editing.move(line, 1, word, extend)
            case pygame.K_HOME:
                return editing.put(line, 0, extend)
            case pygame.K_END:
                return editing.put(line, len(line.text), extend)
            case pygame.K_BACKSPACE:
                return editing.erase(line, -1, word)
            case pygame.K_DELETE:
                return editing.erase(line, 1, word)
            case _:
                return None

    def _commanded(self, node: Node, line: Line, key: int, mod: int) -> Line | None:
        match key:
            case pygame.K_a:
                return editing.select_all(line)
            case pygame.K_c | pygame.K_x if not (node.field and node.field.secret):
                if line.selected:
                    self._clipboard.keep(line.selected)
                return line if key == pygame.K_c or not line.selected else editing.erase(line, 1)
            case pygame.K_v:
                return editing.insert(line, self._clipboard.text(), node.field.max_length if node.field else 0)
            case pygame.K_z:
                return editing.redo(line) if mod & pygame.KMOD_SHIFT else editing.undo(line)
            case pygame.K_y:
                return editing.redo(line)
            case _:
                return None

    def _became(self, node: Node, line: Line) -> list[Action]:
        changed = line.text != self.line(node.id).text
        self._lines[node.id] = line
        return [Action(node.on, with_value(node, line.text))] if changed and node.on else []

    def _submitted(self, node: Node) -> list[Action]:
        if not node.field or not node.field.submit:
            return []
        text = self.line(node.id).text
        if node.field.clear:
            self._lines[node.id] = Line()
        return [Action(node.field.submit, with_value(node, text))]
