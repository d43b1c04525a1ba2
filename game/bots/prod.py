"""The product heads: bids, what the bench is told, what came home, locks and marks."""

from collections.abc import Iterator

from game.bots import stakes
from game.bots.drafting import Intent, Values, field_of, intend, open_values, option_of
from game.bots.mind import Mind
from game.bots.sight import is_alarmed, is_hot, midpoint, recent, were_robbed

WORTH_INVITING = 4_000
THIN_EDGE = 6_000  # bp; up to the middling band (gamedesign §3.1, P3)
USE_NOTICED = "UseNoticed"


def intents(mind: Mind) -> Iterator[Intent]:
    """Yield what the product head wants, dearest to it first."""
    yield from _bid(mind)
    yield from _lock(mind)
    if mind.persona.pass_across != "nothing":  # noqa: S105  # knowledge is passed here, no password
        yield intend("P2", {"amount": mind.persona.pass_across}, {"amount": "summary"})
    yield from _venture(mind)
    yield from _mark(mind)
    yield from _use(mind)


def _bid(mind: Mind) -> Iterator[Intent]:
    push = mind.persona.push
    if mind.may_improve("push"):
        yield from _reckoned(mind)
        return
    if push == "adaptive":
        push = "together" if mind.sees("trust") >= WORTH_INVITING and not is_hot(mind.view) else "leave"
    if push != "leave":
        yield intend("P1", {"toward": push, "tokens": 1})


def _reckoned(mind: Mind) -> Iterator[Intent]:
    """Push where a bid of the quarter pays the own seat most (an expert)."""
    view = mind.view
    due = (tender for tender in view.tenders if (tender.quarter, tender.lead) == (view.quarter, view.firm))
    for tender in due:
        toward, tokens = stakes.best_push(mind, tender)
        if tokens:
            wanted: list[Values] = [{"toward": toward, "tokens": n} for n in range(tokens, 0, -1)]
            yield intend("P1", *wanted)


def _lock(mind: Mind) -> Iterator[Intent]:
    lock = mind.persona.lock
    if lock == "always" or (lock == "hot" and _is_threatened(mind)):
        yield intend("P5", {"component": _treasure(mind, "P5")})


def _mark(mind: Mind) -> Iterator[Intent]:
    mark = mind.persona.mark
    if mark == "never" or (mark == "hot" and not _is_threatened(mind)):
        return
    hottest = {"component": _hottest(mind)}
    yield intend("P6", {"component": "all"}, hottest) if mark == "all" else intend("P6", hottest)


def _use(mind: Mind) -> Iterator[Intent]:
    option = option_of(mind.view, "P4")
    arrived = field_of(option, "used") if option else None
    if arrived is None:
        return
    will = mind.persona.use == "yes" or (mind.persona.use == "mirror" and recent(mind.view, USE_NOTICED))
    yield intend("P4", {"used": open_values(arrived)[: arrived.most] if will else ()})


def _venture(mind: Mind) -> Iterator[Intent]:
    """Race where the lead is thin, call on their client where they took from us, lend where the work is deep."""
    persona = mind.persona
    if persona.race == "always" or (persona.race == "hot" and _is_threatened(mind)) or _is_losing_edge(mind):
        yield intend("P3", {"component": _treasure(mind, "P3")})
    for card, field, will in (
        ("P7", "client", persona.court == "always" or (persona.court == "robbed" and were_robbed(mind.view))),
        ("P8", "engineer", persona.lend == "always" or (persona.lend == "marked" and persona.mark != "never")),
    ):
        option = option_of(mind.view, card)
        choices = field_of(option, field) if option else None
        if will and choices is not None and open_values(choices):
            yield intend(card, {field: open_values(choices)[0]})


def _is_threatened(mind: Mind) -> bool:
    return is_hot(mind.view) or is_alarmed(mind.view)


def _is_losing_edge(mind: Mind) -> bool:
    """Tell whether an expert sees reason to race that its temper does not: no more than a middling edge, or a threat."""
    return mind.may_improve("race") and (mind.sees("exclusivity") < THIN_EDGE or _is_threatened(mind))


def _offered(mind: Mind, card: str) -> tuple[str, ...]:
    option = option_of(mind.view, card)
    field = field_of(option, "component") if option else None
    return tuple(value for value in open_values(field) if value != "all") if field else ()


def _treasure(mind: Mind, card: str) -> str:
    """Return the own core component that is mastered best."""
    known = {chip.component: midpoint(chip.product) or 0 for chip in mind.view.components}
    return max(_offered(mind, card), key=lambda name: known.get(name, 0), default="")  # type: ignore[call-overload]  # ids are text


def _hottest(mind: Mind) -> str:
    """Return the own core component that the topics touch most."""
    heat: dict[str, int] = {}
    for touch in mind.view.touches:
        heat[touch.core] = heat.get(touch.core, 0) + touch.width
    return max(_offered(mind, "P6"), key=lambda name: heat.get(name, 0), default="")
