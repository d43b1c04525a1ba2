"""Things to press: buttons, icon buttons, pills; what pressing means is the screen's business."""

from __future__ import annotations

from typing import Literal, Unpack

from game.client.ui.node import Node, Options, Style, icon, pressable, text
from game.client.ui.tokens import PILL

Kind = Literal["primary", "secondary", "quiet", "danger"]

_LOOKS: dict[Kind, tuple[Style, str]] = {
    "primary": (Style(fill="primary", radius=8, hover="primary_hover"), "on_primary"),
    "secondary": (Style(fill="surface", border="border_strong", radius=8, hover="hover"), "text"),
    "quiet": (Style(radius=8, hover="hover"), "primary"),
    "danger": (Style(fill="surface", border="bad", radius=8, hover="bad_soft"), "bad_text"),
}
_OFF = Style(fill="sunken", border="border", radius=8)


def button(
    id: str,
    label: str,
    on: str,
    /,
    *,
    kind: Kind = "secondary",
    picture: str = "",
    why: str = "",
    small: bool = False,
    **options: Unpack[Options],
) -> Node:
    """A button with words, and a picture before them.

    Args:
        kind: primary (one per screen), secondary, quiet (no frame), danger.
        picture: Icon name.
        why: Why it is disabled, shown as its explanation; a non-empty `why` disables it.
        small: 28 instead of 36 units high.
    """
    off = bool(why) or options.get("disabled", False)
    style, ink = (_OFF, "text3") if off else _LOOKS[kind]
    options["disabled"] = off
    if why:
        options["tip"] = why
    options.setdefault("style", style)
    options.setdefault("h", 28 if small else 36)
    options.setdefault("pad", (0, 10 if small else 16))
    options.setdefault("gap", 6 if small else 8)
    options.setdefault("justify", "center")
    mark = icon(picture, 14 if small else 17, ink) if picture else None
    words = text(label, "base" if small else "md", ink, weight="medium" if small else "semibold", ellipsis=False)
    return pressable(id, label, on, mark, words, **options)


def icon_button(id: str, picture: str, label: str, on: str, /, **options: Unpack[Options]) -> Node:
    """A picture to press; its label is shown as an explanation."""
    options.setdefault("tip", label)
    options.setdefault("w", 32)
    options.setdefault("h", 32)
    options.setdefault("justify", "center")
    options.setdefault("style", Style(radius=8, hover="hover"))
    ink = "text3" if options.get("disabled") else "primary" if options.get("selected") else "text2"
    return pressable(id, label, on, icon(picture, 19, ink), **options)


def pill_button(id: str, label: str, on: str, /, *, picture: str = "", **options: Unpack[Options]) -> Node:
    """A small round-ended button, filled while `selected`: for filters above a list."""
    chosen = options.get("selected", False)
    ink = "on_primary" if chosen else "text2"
    fill = Style(fill="primary", radius=PILL) if chosen else Style(fill="sunken", radius=PILL, hover="primary_soft")
    options.setdefault("style", fill)
    options.setdefault("h", 24)
    options.setdefault("pad", (0, 10))
    options.setdefault("gap", 5)
    mark = icon(picture, 13, ink) if picture else None
    return pressable(id, label, on, mark, text(label, "xs", ink, ellipsis=False), **options)
