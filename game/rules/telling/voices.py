"""What people raise and what they are answered; deliberately absent: whether it was true."""

from game.events import ConcernAnswered, ConcernRaised
from game.rules.reader import Reader, Telling, so, what

Voice = ConcernRaised | ConcernAnswered


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


def _raised(event: ConcernRaised, reader: Reader) -> Telling:
    names = {"seat": reader.name(event.seat), "to": reader.name(event.to), "worry": f"@event.worry.{event.about}"}
    is_mine = reader.seat == event.seat
    variant = "mine" if is_mine else "topic" if event.about == "may_say" and event.topic else ""
    if variant == "topic":
        names["topic"] = reader.name(event.topic)
    return Telling(
        "warn", what(event.event, variant, **names), so(event.event, "mine" if is_mine else ""), "me", is_mine
    )
