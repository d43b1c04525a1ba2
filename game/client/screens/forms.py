"""The form of a card, drawn from the fields that the law gives: choices, several, levels, words."""

from __future__ import annotations

from itertools import groupby

from game.client.screens.controls import Segment, labelled, line_field, segments, toggles
from game.client.screens.words import say, ui
from game.client.ui.node import Node, col, flow, row
from game.client.ui.spec import Span
from game.client.widgets import button, stepper
from game.moves import CardValue
from game.views import CardOption, Choice, Field


def form(option: CardOption, is_sealed: bool) -> Node:
    """All fields of a card, and the button that takes it into the plan or out of it."""
    values = dict(option.values)
    fields = [field_node(option.card, one, values.get(one.name, "")) for one in option.fields]
    key = "card.out" if option.is_drafted else "card.in"
    press = button(
        f"put.{option.card}",
        ui(key),
        "card.put",
        payload=option.card,
        kind="secondary" if option.is_drafted else "primary",
        picture="x" if option.is_drafted else "plus",
        h=32,
        disabled=is_sealed,
    )
    groups = groupby(zip(fields, option.fields, strict=True), lambda pair: pair[1].kind == "level")
    lines = [
        flow(*(node for node, _ in some), gap=10, run_gap=8, align="start") if levels else col(*(node for node, _ in some), gap=10)
        for levels, some in groups
    ]  # fmt: skip
    return col(
        *lines,
        row(press),
        gap=10,
        pad=(8, 12, 2, 48),
        role="form",
        label=ui("form"),
    )


def segment(choice: Choice) -> Segment:
    """A choice as a control shows it: closed ones keep their sentence."""
    closed = say(choice.closed) if choice.closed else ""
    return (choice.value, say(choice.label), closed) if closed else (choice.value, say(choice.label))


def field_node(card: str, field: Field, value: CardValue) -> Node:
    """One field; what is chosen travels as ((card, field), value)."""
    id, label, payload = f"field.{card}.{field.name}", say(field.label), (card, field.name)
    choices = tuple(segment(choice) for choice in field.choices)
    match field.kind:
        case "choice":
            costs = {choice.value: f"+{choice.cost}" for choice in field.choices if choice.cost}
            control = segments(id, label, "field", choices, str(value), payload=payload, costs=costs)
        case "many":
            chosen = value if isinstance(value, tuple) else ()
            control = toggles(id, label, "field.many", choices, chosen, payload=payload)
        case "level":
            now = value if isinstance(value, int) else field.low
            span = Span(field.low, field.high, field.step, now)
            control = row(stepper(id, label, span, "field", payload=payload))
        case "text":
            control = line_field(id, label, str(value), "field.text", "field.done", payload=payload, most=field.most)
    note = ui("form.most", n=field.most) if field.kind == "many" and 0 < field.most < len(field.choices) else ""
    return labelled(label, control, note)
