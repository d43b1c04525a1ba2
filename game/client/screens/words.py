"""What the screens say: lines, numbers with their unit, and who is who; no layout here."""

from __future__ import annotations

from game.ids import Firm, Line, Seat, line
from game.protocol.messages import Chair
from game.strings import catalogue
from game.views import FirmCard, Gauge, PersonCard, Reading, SeatView

COLOURS = "abcd"
UNKNOWN = "?"


def say(sentence: Line) -> str:
    """A sentence in the language of the window."""
    return catalogue().say(sentence)


def ui(key: str, **args: str | int) -> str:
    """A sentence of the window itself: catalogue key `ui.<key>`."""
    return catalogue().say(line(f"ui.{key}", **args))


def has(key: str) -> bool:
    """Whether the catalogue knows a key."""
    return catalogue().has(key)


def amount(value: int, unit: str) -> str:
    """A number with its unit as people say it."""
    sign, size = "−" if value < 0 else "", abs(value)
    if unit == "keur":
        return f"{sign}€ {size / 1000:.1f} M" if size >= 1000 else f"{sign}€ {size} k"
    if unit in ("percent", "bp"):
        return f"{sign}{size // 100 if unit == 'bp' else size} %"
    return f"{sign}{size}"


def _span(reading: Reading) -> str:
    low, high, unit = reading.low, reading.high, reading.unit
    if low == high:
        return amount(low, unit)
    if unit == "keur" and max(abs(low), abs(high)) >= 1000:
        dash = " … " if low < 0 or high < 0 else "–"
        return f"€ {low / 1000:.1f}{dash}{high / 1000:.1f} M".replace("-", "−")
    tail = {"keur": " k", "percent": " %", "bp": " %"}.get(unit, "")
    head = "€ " if unit == "keur" else ""
    low, high = (low // 100, high // 100) if unit == "bp" else (low, high)
    return f"{head}{low}{' … ' if low < 0 or high < 0 else '–'}{high}{tail}".replace("-", "−")


def reading_words(reading: Reading) -> str:
    """A reading as short as it goes: number, range, word, or "?"."""
    match reading.kind:
        case "exact":
            return amount(reading.low, reading.unit)
        case "range":
            return _span(reading)
        case "band" | "word":
            return say(Line(f"scale.{reading.scale}.{reading.low}"))
        case "unknown":
            return UNKNOWN


def note_words(reading: Reading) -> str:
    """The remark on a reading, or ""."""
    return say(reading.note) if reading.note else ""


def effect_span(reading: Reading, direction: int) -> str:
    """The range on an effect chip, signed where it is a change."""
    sign = {1: "+", -1: "", 0: ""}[direction] if reading.low >= 0 else ""
    return sign + reading_words(reading)


def firm_of(view: SeatView, firm: Firm | str) -> FirmCard | None:
    """The public face of a firm, or `None` when there is no such firm."""
    return next((card for card in view.firms if card.firm == firm), None)


def firm_colour(view: SeatView, firm: Firm | str) -> str:
    """The colour token of a firm: a to d in the order of the table; neutral for nobody's."""
    for index, card in enumerate(view.firms):
        if card.firm == firm:
            return COLOURS[index % 4]
    return "neutral"


def person_of(view: SeatView, seat: Seat | str) -> PersonCard | None:
    """Who sits there."""
    return next((card for card in view.people if card.seat == seat), None)


def role_words(one: PersonCard | SeatView | Chair, *, is_short: bool = False) -> str:
    """What somebody is: the role, of a member of a split TMT the office."""
    return ui(f"role.{one.office or one.role}{'.short' if is_short else ''}")


def about_words(view: SeatView, about: str) -> str:
    """The name behind a gauge's `about`: a firm, a pair of firms, a person or a component; else the text itself."""
    if ">" in about:
        source, _, target = about.partition(">")
        return f"{about_words(view, source)} → {about_words(view, target)}"
    if firm := firm_of(view, about):
        return firm.label
    if person := person_of(view, about):
        return person.name
    return next((titled(chip.name) for chip in view.components if chip.component == about and chip.name), titled(about))


def gauge_name(view: SeatView, gauge: Gauge) -> str:
    """The name of a gauge as its panel shows it."""
    name = say(Line(f"gauge.{gauge.id}", (("about", about_words(view, gauge.about)),)))
    return name or ui(f"group.{gauge.id}")


def gauge_tip(gauge: Gauge) -> str:
    """What a gauge means, with the note on today's reading."""
    key = f"gauge.{gauge.id}.tip"
    parts = [say(Line(key)) if has(key) else "", note_words(gauge.reading)]
    return "\n".join(part for part in parts if part)


def initials(name: str) -> str:
    """Two letters for an avatar."""
    parts = [part for part in name.split() if part[:1].isupper()] or name.split() or ["?"]
    return (parts[0][:1] + (parts[-1][:1] if len(parts) > 1 else "")).upper()


def first_name(name: str) -> str:
    """What one calls a person across the table."""
    return name.split(maxsplit=1)[0] if name else ""


def titled(name: str) -> str:
    """A name as it stands alone: with a capital."""
    return name[:1].upper() + name[1:]


def clock_words(left_ms: int) -> str:
    """Minutes and seconds, rounded up so that 0:00 is the end."""
    seconds = (left_ms + 999) // 1000
    return f"{seconds // 60}:{seconds % 60:02d}"
