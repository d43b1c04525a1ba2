"""A beginner's hand: some cards filled in by chance; deliberately absent: anything that is not in the form."""

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from game.bots.chance import draw, happens, pick
from game.bots.drafting import Intent, intend, open_values
from game.bots.mind import Mind
from game.moves import DECK, CardValue
from game.views import CardOption, Field

WILD_BP = 3_000  # gamedesign §10 and model-review §7: three choices in ten are drawn uniformly
NEVER_WILD = frozenset({"T8", "T9"})  # nobody leaves a partner by whim, nor rings without knowing why

TRIES = 4
PUSHES = MappingProxyType({"together": (1, 2), "alone": (1, 2), "outsider": (1,)})
"""Tokens that a push may take, by the way it goes; leaving it takes none."""


def distracted(mind: Mind, intents: Iterable[Intent]) -> Iterator[Intent]:
    """Yield the temper's intents with three cards in ten replaced by a drawn one or by nothing."""
    wild = [
        option
        for option in mind.view.options.cards
        if option.closed is None
        and option.card in DECK
        and option.card not in NEVER_WILD
        and happens(mind.whim, f"wild.{option.card}", WILD_BP)
    ]
    for option in wild:
        yield intend(option.card, *(drawn(mind.whim, option, n) for n in range(TRIES)))
    names = {option.card for option in wild}
    yield from (intent for intent in intents if intent.card not in names)


def drawn(whim: int, option: CardOption, turn: int) -> dict[str, CardValue]:
    """Return values drawn uniformly from a card's form; a course and a push among those that the law would take."""
    values = {field.name: _drawn(whim, f"{option.card}.{field.name}.{turn}", field) for field in option.fields}
    match option.card:
        case "T1":
            return {**values, **_course(whim, option, turn)}
        case "P1":
            toward = str(values.get("toward", ""))
            return {**values, "tokens": pick(whim, f"push.{turn}", PUSHES.get(toward, (0,)))}
        case _:
            return values


def _drawn(whim: int, purpose: str, field: Field) -> CardValue:
    match field.kind:
        case "choice":
            may = open_values(field)
            return pick(whim, purpose, may) if may else ""
        case "many":
            some = tuple(value for value in open_values(field) if happens(whim, f"{purpose}.{value}", 5_000))
            return some[: field.most]
        case "level":
            return pick(whim, purpose, range(field.low, field.high + 1, max(1, field.step)))
        case "text":
            return ""


def _course(whim: int, option: CardOption, turn: int) -> dict[str, CardValue]:
    forms = [field for field in option.fields if field.kind == "level"]
    levels = {field.name: range(field.low, field.high + 1, field.step) for field in forms}
    if set(levels) != {"y", "z", "e"}:
        return {}
    courses = [(y, z, 100 - y - z) for y in levels["y"] for z in levels["z"] if 100 - y - z in levels["e"]]
    y, z, e = courses[draw(whim, f"course.{turn}") % len(courses)]
    return {"y": y, "z": z, "e": e}
