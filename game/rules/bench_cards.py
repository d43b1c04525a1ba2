"""What engineers may do beside the answer: notes, a partner's part, handing back, a worry, a product opened (rulebook 7).

Deliberately absent: the meeting and the other cards of the phase (`encounters`), and the effects (`sessions`, `gestures`,
`concerns`).
"""

from typing import Any

from game.ids import Line, Seat, line, words
from game.moves import Card, RaiseConcern
from game.rules.agenda import tender_of
from game.rules.cards import CardLaw, Offer, between, chance, choose, effect
from game.rules.concerns import WORRIES, listeners
from game.rules.gestures import too_deep
from game.rules.knowledge_views import insight_name
from game.rules.seating import partners_of
from game.rules.state import State
from game.views import Choice, Effect


def closed(state: State, seat: Seat) -> Line | None:
    """Return why this engineer has no session this quarter, or `None`."""
    if state.people[state.seat_index(seat)].across >= 0:
        return None
    return line("closed.not_drawn_in" if state.spec(seat).role == "eng_p" else "closed.nobody_across")


def _bare(state: State, seat: Seat) -> Offer:
    return Offer(closed=closed(state, seat))


def _one(_state: State, _seat: Seat, _card: Card) -> int:
    return 1


def _notes_effects(_state: State, _seat: Seat, _card: Card) -> tuple[Effect, ...]:
    return (effect("home_learns", 1, "good", between(5, 10, "units")),)


def _theirs_effects(_state: State, _seat: Seat, _card: Card) -> tuple[Effect, ...]:
    return (effect("joint", 1, "good", between(11, 22, "percent")), effect("ours_waits", -1, "bad"))


def _back_offer(state: State, seat: Seat) -> Offer:
    n = state.seat_index(seat)
    person, firm = state.people[n], state.spec(seat).firm_index
    held = [person.insights[at][1] for at in too_deep(person, state.quarter)]
    if not held:
        return Offer(closed=line("closed.nothing_too_deep"))
    choices = (Choice(str(k + 1), words(insight_name(state, firm, core))) for k, core in enumerate(held))
    return Offer((choose("which", choices),), (("which", "1"),))


def _back_effects(state: State, _seat: Seat, _card: Card) -> tuple[Effect, ...]:
    gone = effect("home_loses", -1, "bad", chance(state.constants.handed_back - 1))
    return (effect("partner_grateful", 1, "good"), effect("hands_off_ours", 1, "good"), gone)


def _concern_offer(state: State, seat: Seat) -> Offer:
    about, to = WORRIES[state.spec(seat).role], listeners(state, seat)
    return Offer((choose("about", about), choose("to", to)), (("about", about[0]), ("to", to[0].value)))


def _concern_effects(state: State, seat: Seat, card: RaiseConcern) -> tuple[Effect, ...]:
    """A worry draws away from whoever sits across; who meets nobody steps back from nobody."""
    chips: tuple[Effect, ...] = (effect("one_reads_it", 0),)
    chips += (effect("partner_near", -1, "bad"),) if closed(state, seat) is None else ()
    found = effect("found_if_true", 1, "good", chance(state.constants.detect_concern))
    return chips if card.about == "silent" else (*chips, found)


def _apart_offer(state: State, seat: Seat) -> Offer:
    partners = partners_of(state, state.spec(seat).firm_index)
    firms = [state.scenario.firms[g] for g in partners if tender_of(state, g) is not None]
    if not firms:
        return Offer(closed=line("closed.no_release"))
    choices = tuple(Choice(firm.id, words(firm.label)) for firm in firms)
    return Offer((choose("firm", choices),), (("firm", firms[0].id),))


def _apart_effects(_state: State, _seat: Seat, _card: Card) -> tuple[Effect, ...]:
    return (effect("you_may_know", 1, "good", between(20, 70, "percent")), effect("novelty", 1, "good"))


LAWS: dict[str, CardLaw[Any]] = {
    "F5": CardLaw(("eng_p",), ("encounters",), _apart_offer, _one, effects=_apart_effects),
    "E4": CardLaw(("eng_a",), ("encounters",), _bare, _one, effects=_notes_effects),
    "E5": CardLaw(("eng_a",), ("encounters",), _bare, _one, effects=_theirs_effects),
    "E6": CardLaw(("eng_a",), ("encounters",), _back_offer, _one, effects=_back_effects),
    "E9": CardLaw(("eng_a", "eng_p"), ("encounters",), _concern_offer, effects=_concern_effects),
}
