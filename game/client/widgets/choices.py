"""Choosing: one of few, one of many, several, tabs; arrow keys move inside, Enter or Space chooses."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from game.client.ui.fields import with_value
from game.client.ui.node import Node, Style, col, flow, icon, pressable, row, text
from game.client.ui.tokens import PILL
from game.client.widgets.buttons import pill_button


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose.

    Attributes:
        value: What the action carries. label: What the person reads. note: A second, smaller line.
        picture: Icon name. why: Why it cannot be chosen; "" when it can.
        key: Shortcut. tip: Explanation.
    """

    value: object
    label: str
    note: str = ""
    picture: str = ""
    why: str = ""
    key: str = ""
    tip: str = ""


def _payload(payload: object, value: object) -> object:
    return with_value(Node(payload=payload), value)


def segmented(
    id: str, label: str, options: Sequence[Option], chosen: object, on: str, /, *, payload: object = None
) -> Node:
    """One of two to five short words side by side; the ids are `id.value`, the action carries the value."""
    parts = []
    for option in options:
        is_chosen = option.value == chosen
        ink = "text3" if option.why else "on_primary" if is_chosen else "text2"
        words = text(option.label, "sm", ink, weight="semibold" if is_chosen else "medium", ellipsis=False)
        parts.append(
            pressable(
                f"{id}.{option.value}",
                option.label,
                on,
                icon(option.picture, 15, ink) if option.picture else None,
                words,
                role="radio",
                selected=is_chosen,
                disabled=bool(option.why),
                tip=option.why or option.tip or None,
                key=option.key,
                payload=_payload(payload, option.value),
                grow=1,
                h=28,
                pad=(0, 12),
                gap=6,
                justify="center",
                style=Style("primary" if is_chosen else "", radius=PILL, hover="" if is_chosen else "primary_soft"),
            )
        )
    style = Style("sunken", "border", radius=PILL)
    return row(*parts, role="radiogroup", label=label, roving=True, gap=2, pad=3, style=style)


def tabs(id: str, label: str, options: Sequence[Option], chosen: object, on: str, /) -> Node:
    """Segments that switch what is shown below; `Option.note` is a count behind the word."""
    group = segmented(
        id, label, [Option(o.value, f"{o.label} {o.note}".strip(), key=o.key) for o in options], chosen, on
    )
    return _with_roles(group, "tablist", "tab")


def _with_roles(group: Node, outer: str, inner: str) -> Node:
    return replace(group, role=outer, children=tuple(replace(child, role=inner) for child in group.children))


def filters(id: str, label: str, options: Sequence[Option], chosen: object, on: str, /) -> Node:
    """Pills above a list; one is chosen."""
    pills = [
        pill_button(
            f"{id}.{o.value}",
            o.label,
            on,
            picture=o.picture,
            role="radio",
            selected=o.value == chosen,
            payload=o.value,
            key=o.key,
        )
        for o in options
    ]
    return row(*pills, role="radiogroup", label=label, roving=True, gap=6)


def radio_list(
    id: str, label: str, options: Sequence[Option], chosen: object, on: str, /, *, payload: object = None
) -> Node:
    """One of several longer answers, one below the other."""
    rows = [_line(id, o, "radio", o.value == chosen, on, _payload(payload, o.value)) for o in options]
    return col(*rows, role="radiogroup", label=label, roving=True, gap=6)


def multi_choice(
    id: str,
    label: str,
    options: Sequence[Option],
    chosen: Collection[object],
    on: str,
    /,
    *,
    payload: object = None,
    side_by_side: bool = False,
) -> Node:
    """Any of several; the action carries the value that was pressed, on or off is the screen's business."""
    rows = [_line(id, o, "checkbox", o.value in chosen, on, _payload(payload, o.value)) for o in options]
    holder = flow if side_by_side else col
    return holder(*rows, role="group", label=label, roving=True, gap=6)


def _line(id: str, option: Option, role: str, is_chosen: bool, on: str, payload: object) -> Node:
    ink = "text3" if option.why else "text"
    words = col(
        text(option.label, "base", ink, weight="semibold" if is_chosen else "medium", wrap=True),
        text(option.why or option.note, "xs", "text3", weight="regular", wrap=True)
        if option.why or option.note
        else None,
        grow=1,
    )
    edge = "primary" if is_chosen else "border"
    fill = "sunken" if option.why else "primary_soft" if is_chosen else "surface"
    return pressable(
        f"{id}.{option.value}",
        option.label,
        on,
        _box(role, is_chosen, bool(option.why)),
        icon(option.picture, 16, ink) if option.picture else None,
        words,
        role=role,
        selected=is_chosen,
        disabled=bool(option.why),
        tip=option.tip or None,
        key=option.key,
        payload=payload,
        gap=8,
        pad=(7, 10),
        style=Style(fill, edge, radius=8, hover="" if is_chosen or option.why else "hover"),
    )


def _box(role: str, is_chosen: bool, off: bool) -> Node:
    """The little disc or square that shows whether it is chosen; a tick or dot, not only a colour."""
    radius = 5.0 if role == "checkbox" else PILL
    edge = "border_strong" if off else "primary" if is_chosen else "outline"
    mark = icon("check", 11, "on_primary") if role == "checkbox" else row(w=6, h=6, style=Style("on_primary", radius=3))
    style = Style("primary" if is_chosen else "surface", edge, 1.5, radius)
    return row(mark if is_chosen else None, w=17, h=17, justify="center", style=style)
