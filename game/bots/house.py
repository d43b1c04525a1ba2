"""The engineers in the product house: build our own, study theirs, try the odd, walk over; absent: the bench itself."""

from collections.abc import Iterator

from game.bots import meeting, stakes
from game.bots.chance import happens, pick
from game.bots.drafting import Intent, field_of, intend, open_values, option_of
from game.bots.mind import Mind
from game.bots.sight import is_alarmed, is_hot, midpoint
from game.moves import CardValue

MOST = 2
HALF_BP = 5_000
STALE = 2_000  # bp of novelty; below it the odd idea is the cure


def intents(mind: Mind) -> Iterator[Intent]:
    """Yield what the product engineer wants; drawn in at a bench, the bench comes first."""
    yield from meeting.answer(mind)
    if mind.persona.apart == "hot" and (is_alarmed(mind.view) or is_hot(mind.view)):
        yield intend("F5")
    yield from work(mind)
    yield from meeting.credit(mind)
    yield from meeting.worry(mind)


def work(mind: Mind) -> Iterator[Intent]:
    """Yield the quarter's work at home, most wanted first."""
    if option_of(mind.view, "F1") is None:
        return
    efforts = _efforts(mind)
    for card in sorted(efforts, key=lambda name: -efforts[name]):
        if efforts[card]:
            aim = _aim(mind, card)
            yield intend(card, *({**aim, "effort": n} for n in range(efforts[card], 0, -1)))


def _efforts(mind: Mind) -> dict[str, int]:
    persona = mind.persona
    build, study, odd, walk = int(persona.build), int(persona.study), int(persona.odd), int(persona.walk)
    if option_of(mind.view, "F2") is None or not _can_study(mind):
        build, odd = (build, min(MOST, odd + study)) if odd or not build else (min(MOST, build + study), odd)
        study = 0
    if mind.view.role == "eng_p" and all(mind.may_improve(lever) for lever in ("build", "study", "odd", "walk")):
        return _reckoned(mind)
    if study and odd and _is_late(mind):
        study, odd = min(MOST, study + odd), 0
    if mind.may_improve("build") and is_alarmed(mind.view):
        build = MOST
    elif mind.may_improve("odd") and mind.sees("novelty") < STALE:
        odd = MOST
    return {"F1": build, "F2": study, "F3": odd, "F4": walk}


def _is_late(mind: Mind) -> bool:
    """Tell whether it is time to reap rather than to sow: in the last quarter, and one time in two in the one before."""
    left = mind.view.nominal - mind.view.quarter
    return left <= 0 or (left == 1 and happens(mind.whim, "late", HALF_BP))


def _reckoned(mind: Mind) -> dict[str, int]:
    """Spend each step of focus where it brings the own seat most (an expert; the other levers stay with the temper)."""
    worth = stakes.focus_worth(mind)
    if option_of(mind.view, "F2") is None or not _can_study(mind):
        worth["F2"] = (0.0, 0.0)
    steps = sorted(((points, card) for card, each in worth.items() for points in each if points), reverse=True)
    found = {"F1": 0, "F2": 0, "F3": 0, "F4": 0}
    for _, card in steps[: mind.view.options.purse]:
        found[card] += 1
    return found


def _can_study(mind: Mind) -> bool:
    option = option_of(mind.view, "F2")
    effort = field_of(option, "effort") if option else None
    return effort is not None and effort.high > 0


def _aim(mind: Mind, card: str) -> dict[str, CardValue]:
    """Build what is mastered least, since it grows fastest; walk over to anybody of the own bench."""
    option = option_of(mind.view, card)
    parts, people = (field_of(option, name) if option else None for name in ("component", "to"))
    if parts is not None and open_values(parts):
        known = {str(chip.component): midpoint(chip.product) or 0 for chip in mind.view.components}
        return {"component": min(open_values(parts), key=lambda name: known.get(name, 0))}
    if people is not None and open_values(people):
        return {"to": pick(mind.whim, "walk", open_values(people))}
    return {}
