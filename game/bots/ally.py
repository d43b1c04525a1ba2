"""The alliance heads: the bench's place, the wall, the shared win, what goes home and who is lunched with."""

from collections.abc import Iterator

from game.bots.drafting import Intent, field_of, intend, open_values, option_of
from game.bots.mind import Mind
from game.bots.sight import is_alarmed, is_hot

CAUGHT_ON = 6_000
TACIT = 1  # of 0…2, mean of the parts that are worked on together
EARLY_BP, HUNTING_BP = 6_250, 6_667  # of the game; seeds need three quarters
BP = 10_000


def intents(mind: Mind) -> Iterator[Intent]:
    """Yield what the alliance head wants, dearest to it first."""
    yield from _place(mind)
    yield from _report(mind)
    yield from _vouch(mind)
    yield from _shared_win(mind)
    yield from _lunch(mind)
    yield from _shield(mind)
    yield from _seek(mind)
    yield from _class(mind)
    yield from _sit_in(mind)


def _place(mind: Mind) -> Iterator[Intent]:
    """Put the team where the temper wants it; an expert brings tacit work into one room while there is time to unpack."""
    place, view = mind.persona.place, mind.view
    work = [part.tacit for part in view.components if part.kind == "complementary"]
    is_tacit = bool(work) and sum(work) >= TACIT * len(work)
    if place == "keep" and mind.may_improve("place") and is_tacit and 2 * view.quarter <= view.nominal:
        place = "keep" if is_hot(view) or is_alarmed(view) else "lab"
    if place != "keep":
        yield intend("A1", {"place": place})


def _report(mind: Mind) -> Iterator[Intent]:
    if mind.persona.pass_home != "nothing":  # noqa: S105  # knowledge is passed here, no password
        yield intend("A2", {"amount": mind.persona.pass_home}, {"amount": "digest"})


def _vouch(mind: Mind) -> Iterator[Intent]:
    """Give one's word; the card itself warns when the wall behind it would not hold."""
    option = option_of(mind.view, "A7")
    if option is None or mind.persona.vouch == "never":
        return
    is_hollow = any(chip.label.key == "effect.found_out" for chip in option.effects)
    if mind.persona.vouch == "always" or not is_hollow:
        yield intend("A7")


def _shared_win(mind: Mind) -> Iterator[Intent]:
    win = mind.persona.win
    has_caught_on = mind.sees("meta", 0) >= CAUGHT_ON
    tokens = (1 if has_caught_on else 2) if win == "stick" else int(win)
    if mind.may_improve("win") and tokens:
        tokens = 1 if has_caught_on else 2
    if tokens:
        yield intend("A4", *({"tokens": n} for n in range(tokens, 0, -1)))


def _lunch(mind: Mind) -> Iterator[Intent]:
    """Lunch with the manager whose client is due: tenders go round the managers in the order of the house."""
    option = option_of(mind.view, "A3")
    managers = field_of(option, "managers") if option else None
    if mind.persona.clients == "none" or managers is None or not open_values(managers):
        return
    names = open_values(managers)
    due = names[(mind.view.quarter - 1) % len(names)]
    yield intend("A3", {"managers": (due,), "tokens": 1})


def _class(mind: Mind) -> Iterator[Intent]:
    """Teach where pride in independence is what keeps people from bidding together, as a chip says; an expert always does.

    What was taught fades, and the partner's people learn from a class as well (rulebook 6.13).
    """
    option = option_of(mind.view, "A5")
    how = "always" if _builds(mind, "open_class") else mind.persona.open_class
    if option is None or how == "never":
        return
    proud = any(chip.label.key == "effect.pride_softens" and chip.tone == "good" for chip in option.effects)
    if proud or how == "always":
        yield intend("A5", {"tokens": 1})


def _seek(mind: Mind) -> Iterator[Intent]:
    """Hunt while seeds can still ripen, then harvest; a steady head only sows."""
    seek = mind.persona.seek
    if seek in ("never", "early") and _builds(mind, "seek"):
        seek = "late"
    if seek == "early":
        seek = "hunt" if mind.view.quarter * BP <= mind.view.nominal * EARLY_BP else "never"
    if seek == "late":
        seek = "hunt" if mind.view.quarter * BP <= mind.view.nominal * HUNTING_BP else "harvest"
    if seek != "never":
        yield intend("A6", {"seek": seek})


def _shield(mind: Mind) -> Iterator[Intent]:
    """Close the lab door against a speech that calls the partner the enemy."""
    shield = mind.persona.shield
    view = mind.view
    named = any(e.event == "StoryTold" and e.tone == "warn" and e.quarter == view.quarter for e in view.feed)
    if shield == "always" or (shield == "enemy" and named):
        yield intend("A8")


def _sit_in(mind: Mind) -> Iterator[Intent]:
    """Sit down where it burns: at the bench, when there was an alarm or the race runs hot."""
    option = option_of(mind.view, "A9")
    people = field_of(option, "engineer") if option else None
    if mind.persona.sit_in == "hot" and people is not None and (is_alarmed(mind.view) or is_hot(mind.view)):
        yield intend("A9", {"engineer": open_values(people)[mind.view.quarter % len(open_values(people))]})


def _builds(mind: Mind, lever: str) -> bool:
    """Tell whether this mind is expert enough to do more for the alliance than its temper, and cares for it as for home."""
    return mind.may_improve(lever) and mind.persona.ours >= mind.persona.own
