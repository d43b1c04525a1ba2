"""What people raise, are answered, promise and keep; deliberately absent: what nobody saw."""

from game.events import (
    ConcernAnswered,
    ConcernRaised,
    PromiseBroken,
    PromiseDueUnknown,
    PromiseKept,
    PromiseMade,
    PromiseShown,
)
from game.ids import DEPTHS, Component
from game.rules.reader import Reader, Telling, so, spoken, what
from game.views import Tone

Given = PromiseMade | PromiseShown | PromiseKept | PromiseBroken | PromiseDueUnknown
Voice = ConcernRaised | ConcernAnswered | Given
SIZES: dict[str, tuple[str, ...]] = {"depth": DEPTHS[1:], "wall": ("50", "75", "100")}
TONES: dict[str, Tone] = {"PromiseKept": "good", "PromiseBroken": "bad", "PromiseDueUnknown": "warn"}


def tell(event: Voice, reader: Reader) -> Telling:
    """Tell a worry to whom it was told, and its answer to whom it worries."""
    match event:
        case ConcernRaised():
            return _raised(event, reader)
        case ConcernAnswered(seat=seat, to=to, how=how):
            variant = "you" if reader.seat == to else ""
            sentence = what(
                event.event, variant, seat=reader.name(seat), to=reader.name(to), how=f"@event.answer.{how}"
            )
            return Telling("good", sentence, so(event.event, how), "me", reader.seat == seat)
        case _:
            return _given(event, reader)


def _given(event: Given, reader: Reader) -> Telling:
    """A named component is named to whom its name is known."""
    kind, _, name = event.to.partition(":")
    names = {"giver": reader.name(event.giver), "to": "@word.to.table" if kind == "table" else reader.name(name)}
    names["way"] = f"@word.{'public' if event.is_public else 'private'}"
    if event.kind == "no_use" and event.what:
        sentence = what(event.event, "part", until=event.until, thing=reader.core(Component(event.what)), **names)
    else:
        sentence = what(event.event, until=event.until, word=_word(event), **names)
    is_mine = reader.seat == event.giver
    return Telling(TONES.get(event.event, "neutral"), sentence, so(event.event), "alliance", is_mine)


def _word(event: Given) -> str:
    if event.kind == "free":
        return spoken(event.what)
    is_sized = event.what in SIZES.get(event.kind, ())
    return f"@word.{event.kind}.{event.what}" if is_sized else f"@word.{event.kind}"


def _raised(event: ConcernRaised, reader: Reader) -> Telling:
    names = {"seat": reader.name(event.seat), "to": reader.name(event.to), "worry": f"@event.worry.{event.about}"}
    is_mine = reader.seat == event.seat
    variant = "mine" if is_mine else "topic" if event.about == "may_say" and event.topic else ""
    if variant == "topic":
        names["topic"] = reader.name(event.topic)
    return Telling(
        "warn", what(event.event, variant, **names), so(event.event, "mine" if is_mine else ""), "me", is_mine
    )
