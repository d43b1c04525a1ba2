"""The tree as text, one node a line: what a screen reader would be told and what tests compare."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.client.ui.node import Node


def outline(node: Node, focused: str = "", typed: Callable[[str], str] | None = None) -> str:
    """Lines of `role "label" #id value=… state`, indented by nesting; nodes without a role are left out."""
    return "\n".join(_lines(node, 0, focused, typed))


def _lines(node: Node, depth: int, focused: str, typed: Callable[[str], str] | None) -> Iterator[str]:
    if node.role:
        label = node.label or (node.text.string if node.text else "")
        value = typed(node.id) if node.field and typed and not node.field.secret else node.value
        words = [node.role, f'"{label}"', f"#{node.id}" if node.id else "", f"value={value!r}" if value else ""]
        words += [name for name in ("selected", "disabled", "modal") if getattr(node, name)]
        words += ["focused"] if node.id and node.id == focused else []
        yield "  " * depth + " ".join(word for word in words if word)
        depth += 1
    for child in node.children:
        if not (node.focusable and node.label and child.role == "text"):
            yield from _lines(child, depth, focused, typed)
