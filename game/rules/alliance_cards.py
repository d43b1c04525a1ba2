"""The alliance head's cards for classes, new business, the lab door and the bench (rulebook 6.13 to 6.16); absent: the phase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from game.events import SatIn, ShieldHeld
from game.ids import line, words
from game.moves import HuntOrHarvest, OpenClass, ShieldTeam, SitIn
from game.rules.cards import CardLaw, Offer, chance, choose, effect, level
from game.rules.copying import replace
from game.rules.dispositions import rhetoric
from game.rules.gauges import exact
from game.rules.seating import across, bench_of_engineer, seats_of
from game.views import Choice

if TYPE_CHECKING:
    from game.events import Event
    from game.ids import Component, Line, Seat
    from game.moves import Card
    from game.rules.state import FirmState, State
    from game.views import Effect

SEEK = ("hunt", "mixed", "harvest")
PROUD, FULL = 5_000, 10_000


def _class_price(state: State, _seat: Seat, card: OpenClass) -> int:
    return int(state.constants.price_class) * card.tokens // 2


def _class_effects(state: State, seat: Seat, card: OpenClass) -> tuple[Effect, ...]:
    """The chip tells the part of what is missing that one class more brings."""
    c, managers = state.constants, state.firm_spec(seat).managers
    proud = any(manager.independence >= PROUD for manager in managers)
    part = chance(c.class_gain * c.head_effort * card.tokens)
    return (effect("pride_softens", 1, "good" if proud else "neutral", part), effect("partners_taught", 1))


def _seek_offer(_state: State, _seat: Seat) -> Offer:
    hunt = Choice("hunt", line("value.seek.hunt"), 1)
    return Offer((choose("seek", (hunt, "mixed", "harvest")),), (("seek", "mixed"),))


def _seek_cost(_state: State, _seat: Seat, card: HuntOrHarvest) -> int:
    return int(card.seek == "hunt")


def _seek_price(state: State, _seat: Seat, card: HuntOrHarvest) -> int:
    return int(state.constants.price_hunt) if card.seek == "hunt" else 0


def _seek_effects(state: State, _seat: Seat, card: HuntOrHarvest) -> tuple[Effect, ...]:
    way = 1 - SEEK.index(card.seek)
    if not way:
        return ()
    pipe = effect("pipeline", way, "good" if way > 0 else "bad")
    more = round(100 * (state.constants.quality_harvest - 1))
    return (pipe,) if way > 0 else (pipe, effect("joint_bid_shines", 1, "good", exact(more, "percent")))


def _seek_warnings(state: State, seat: Seat, card: HuntOrHarvest) -> tuple[Line, ...]:
    """Warn who hunts while the own house calls the partner the enemy."""
    loud = rhetoric(state, state.spec(seat).firm_index)
    if card.seek != "hunt" or not loud:
        return ()
    return (line("warning.nobody_calls_back", percent=round(100 * state.constants.pipe_rhetoric * loud)),)


def _shield_effects(state: State, _seat: Seat, _card: ShieldTeam) -> tuple[Effect, ...]:
    heard = exact(round(100 * state.constants.shield_onesided), "percent")
    return (
        effect("speeches_heard", -1, "good", heard), effect("bench_torn", -1, "good"),
        effect("both_poles", -1, "bad"), effect("tmt_sees", 1, "warn"),
    )  # fmt: skip


def _sit_offer(state: State, seat: Seat) -> Offer:
    there = [n for n in seats_of(state, state.spec(seat).firm_index, "eng_a") if across(state, n) >= 0]
    if not there:
        return Offer(closed=line("closed.all_at_home"))
    people = tuple(Choice(s.id, words(s.name)) for s in (state.scenario.seats[n] for n in there))
    return Offer((choose("engineer", people),), (("engineer", people[0].value),))


def _sit_effects(state: State, _seat: Seat, _card: SitIn) -> tuple[Effect, ...]:
    found = chance(state.constants.detect_sit_in)
    return (effect("see_it_live", 1, "good"), effect("detection", 1, "good", found), effect("bench_chilled", -1, "bad"))


def _tokens(_state: State, _seat: Seat, card: OpenClass) -> int:
    return card.tokens


def _one(_state: State, _seat: Seat, _card: Card) -> int:
    return 1


def _class_offer(_state: State, _seat: Seat) -> Offer:
    return Offer((level("tokens", 1, 2),), (("tokens", 1),))


LAWS: dict[str, CardLaw[Any]] = {
    "A5": CardLaw(("ally",), ("units",), _class_offer, _tokens, _class_price, effects=_class_effects),
    "A6": CardLaw(
        ("ally",), ("units",), _seek_offer, _seek_cost, _seek_price, effects=_seek_effects, warnings=_seek_warnings
    ),
    "A8": CardLaw(("ally",), ("units",), lambda _state, _seat: Offer(), _one, effects=_shield_effects),
    "A9": CardLaw(("ally",), ("units",), _sit_offer, _one, effects=_sit_effects),
}


def apply(state: State, index: int, firm: FirmState, card: Card, events: list[Event]) -> FirmState:
    """Return the firm with one of these cards in force; what a head at the bench hears is told by `heard` later."""
    match card:
        case OpenClass():
            return replace(firm, class_tokens=card.tokens)
        case HuntOrHarvest():
            return replace(firm, desk=replace(firm.desk, seek=card.seek))
        case ShieldTeam():
            events.append(ShieldHeld(state.scenario.firms[index].id))
            return replace(firm, desk=replace(firm.desk, is_shielded=True))
        case SitIn():
            return replace(firm, desk=replace(firm.desk, sat_in=state.seat_index(card.engineer)))
        case _:
            return firm


def heard(state: State) -> tuple[Event, ...]:
    """Return what every head who sits in hears asked at its bench, once all questions lie on the table (rulebook 6.16)."""
    found: list[Event] = []
    for index, firm in enumerate(state.firms):
        if firm.desk.sat_in >= 0:
            own = firm.desk.sat_in
            other, bench = across(state, own), bench_of_engineer(state, own)
            back = state.people[other].asked if other >= 0 else -1
            asked, digs = state.people[own].asked, state.people[own].asked_underneath
            found.append(SatIn(state.scenario.firms[index].id, bench, _id(state, asked), digs, _id(state, back)))
    return tuple(found)


def _id(state: State, component: int) -> Component | Literal[""]:
    return state.scenario.components[component].id if component >= 0 else ""
