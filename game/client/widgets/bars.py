"""Where we are and what we write: the steps of a phase, text fields with a frame."""

from __future__ import annotations

from collections.abc import Sequence

from game.client.ui.node import Child, Field, Node, Style, col, field, icon, row, text
from game.client.ui.tokens import PILL


def phases(names: Sequence[str], at: int, *, compact: bool = False) -> Node:
    """The steps of a round: done ones ticked, the present one filled; `compact` names only the present one."""
    parts = []
    for i, name in enumerate(names):
        here = i == at
        ink = "on_primary" if here else "text2"
        picture = "circle-check" if i < at else "circle-dot" if here else "chevron-right"
        parts.append(
            row(
                icon(picture, 15, "good_text" if i < at else ink if here else "text3"),
                text(name, "sm", ink, weight="semibold" if here else "medium", ellipsis=False)
                if here or not compact
                else None,
                gap=6,
                h=26,
                pad=(0, 12 if here or not compact else 5),
                style=Style("primary", radius=PILL) if here else None,
                role="listitem",
                label=name,
                selected=here,
            )
        )
    return row(*parts, role="list", label="Phases", gap=0, pad=3, style=Style("sunken", radius=PILL))


def text_field(
    id: str,
    label: str,
    spec: Field,
    on: str = "",
    /,
    *trailing: Child,
    payload: object = None,
    caption: bool = False,
    error: str = "",
    disabled: bool = False,
    key: str = "",
) -> Node:
    """A framed line to type in.

    Args:
        on: Action at every change, carrying the text; `spec.submit` names the one for Enter.
        trailing: What stands inside at the right end, e.g. a send button.
        caption: Show the label above.
        error: What is wrong, shown below.
    """
    frame = Style("sunken" if disabled else "surface", "bad" if error else "outline", radius=8)
    line = field(
        id, label, spec, on=on, payload=payload, disabled=disabled, key=key, grow=1, pad=(0, 12), style=frame, min_w=60
    )
    return col(
        text(label, "xs", "text2") if caption else None,
        row(line, *trailing, gap=6),
        text(error, "xs", "bad_text", wrap=True, role="alert") if error else None,
        gap=4,
    )
