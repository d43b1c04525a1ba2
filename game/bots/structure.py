"""How a top redraws its house and talks with its team; deliberately absent: course, story and what reaches the partner."""

from collections.abc import Iterator
from types import MappingProxyType

from game.bots.drafting import Intent, Values, field_of, intend, open_values, option_of
from game.bots.mind import Mind
from game.bots.sight import is_alarmed, level_of
from game.views import Field

GAUGES = MappingProxyType({"sep": "separation", "int_": "integration", "wall": "wall"})
LINES = MappingProxyType(
    {
        "knit": (("sep", 75), ("int_", 75), ("wall", 50)),
        "apart": (("sep", 100), ("wall", 75)),
        "together": (("sep", 25), ("int_", 50)),
        "flip": (("sep", 100), ("int_", 25)),
    }
)
NEAR_ENOUGH, EARLY_QUARTERS = 15, 3  # percent; gamedesign §3.1, T4 and T6


def intents(mind: Mind) -> Iterator[Intent]:
    """Yield the talk, then the lines: talk pays the tokens back that lines cost."""
    yield from _talk(mind)
    yield from _lines(mind)


def _talk(mind: Mind) -> Iterator[Intent]:
    wanted = mind.persona.dialogue
    if mind.may_improve("dialogue") and wanted == "0":
        wanted = "early"
    tokens = int(mind.view.quarter <= EARLY_QUARTERS or is_alarmed(mind.view)) if wanted == "early" else int(wanted)
    question = ("both", "people", "price")[mind.whim % 3]
    wanted_tokens: list[Values] = [{"tokens": n, "question": question} for n in range(tokens, 0, -1)]
    if wanted_tokens:
        yield intend("T6", *wanted_tokens)


def _lines(mind: Mind) -> Iterator[Intent]:
    option = option_of(mind.view, "T4")
    if option is None or (mind.persona.lines == "flip" and not is_alarmed(mind.view)):
        return
    moves: list[tuple[str, str]] = []
    for lever, percent in LINES.get(mind.persona.lines, ()):
        field, now = field_of(option, lever), level_of(mind.view, GAUGES[lever])
        far = now is None or abs(now - percent) >= NEAR_ENOUGH
        if far and field is not None and str(percent) in open_values(field) and _costs(field, str(percent)):
            moves.append((lever, str(percent)))
    wanted: list[Values] = [dict(moves[:n]) for n in range(len(moves), 0, -1)]
    if wanted:
        yield intend("T4", *wanted)


def _costs(field: Field, value: str) -> bool:
    """Tell whether choosing it would move anything; where a line goes already is free."""
    return any(choice.value == value and choice.cost for choice in field.choices)
