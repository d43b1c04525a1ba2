"""The alliance heads: the bench's place, the wall, the shared win, what goes home and who is lunched with."""

from collections.abc import Iterator

from game.bots.drafting import Intent, field_of, intend, open_values, option_of
from game.bots.mind import Mind

CAUGHT_ON = 6_000
EARLY_QUARTERS = 3


def intents(mind: Mind) -> Iterator[Intent]:
    """Yield what the alliance head wants, dearest to it first."""
    if mind.persona.place != "keep":
        yield intend("A1", {"place": mind.persona.place})
    yield from _report(mind)
    yield from _vouch(mind)
    yield from _shared_win(mind)
    yield from _lunch(mind)


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
        tokens = 2 if mind.view.quarter <= EARLY_QUARTERS and not has_caught_on else 1
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
