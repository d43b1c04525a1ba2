"""The engineers of the alliance unit: their questions, calls and minutes; absent: the meeting itself."""

from collections.abc import Iterator, Sequence

from game.bots import house, meeting, words
from game.bots.chance import pick
from game.bots.drafting import Intent, field_of, intend, open_values, option_of
from game.bots.mind import Mind
from game.bots.sight import is_alarmed, is_hot, midpoint
from game.ids import DEPTHS

WALK, TORN, TRUSTING = DEPTHS.index("walk_through"), 6_000, 6_000


def intents(mind: Mind) -> Iterator[Intent]:
    """Yield what the engineer wants, dearest first; with an empty bench there is work at home."""
    yield from _question(mind)
    yield from meeting.answer(mind)
    yield from _call(mind)
    yield from _besides(mind)
    if option_of(mind.view, "E7"):
        yield intend("E7", {"candour": mind.persona.minutes})
    yield from meeting.credit(mind)
    yield from meeting.worry(mind)
    yield from house.work(mind)


def _besides(mind: Mind) -> Iterator[Intent]:
    """Hand back what was not meant for one, build on theirs, write notes: what focus is left for, dearest first."""
    if mind.persona.back == "always" or (mind.persona.back == "trust" and mind.sees("trust") < TRUSTING):
        yield intend("E6")
    if mind.persona.theirs == "always" and not (mind.may_improve("theirs") and is_hot(mind.view)):
        yield intend("E5")
    if mind.persona.notes == "always":
        yield intend("E4")


def _question(mind: Mind) -> Iterator[Intent]:
    option = option_of(mind.view, "E1")
    topics = field_of(option, "topic") if option else None
    if mind.persona.ask == "none" or topics is None or not open_values(topics):
        return
    if option is not None and option.is_drafted:  # asked during strategy: it stays on the table
        yield intend("E1")
        return
    names = open_values(topics)
    topic = _least_known(mind, names) if mind.is_expert else pick(mind.whim, "ask", names)
    yield intend("E1", {"topic": topic, "manner": "problem" if words.keeps(mind, "no_digging") else mind.persona.ask})


def _least_known(mind: Mind, names: Sequence[str]) -> str:
    known = {str(chip.component): midpoint(chip.alliance) or 0 for chip in mind.view.components}
    return min(names, key=lambda name: known.get(name, 0))


def _call(mind: Mind) -> Iterator[Intent]:
    match mind.persona.call_home:
        case "always":
            is_due = True
        case "torn":
            is_due = mind.sees("torn", 0) >= TORN
        case "hot":
            is_due = is_hot(mind.view) or is_alarmed(mind.view)
        case "never":
            is_due = False
    if is_due and mind.view.bench is not None and mind.view.bench.need >= WALK:
        yield intend("E3")
