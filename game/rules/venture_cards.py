"""The product head's ventures: a race, a partner's client, an expert on loan (rulebook 6.17 to 6.19); absent: the phase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.events import ClientCourted, ClientLost, ExpertLent, RaceRun
from game.ids import line, words
from game.moves import CourtClient, LendExpert, RaceProject
from game.rules.cards import CardLaw, Offer, between, choose, effect, refuse
from game.rules.copying import replace
from game.rules.gauges import exact
from game.rules.seating import across, component_choices, component_ids, host_of, own_core, seats_of
from game.views import Choice

if TYPE_CHECKING:
    from game.events import Event
    from game.ids import Seat
    from game.moves import Card
    from game.rules.scratch import Scratch
    from game.rules.state import FirmState, State
    from game.views import Effect

RACERS = 2
REMEMBERED = 2


def _one(_state: State, _seat: Seat, _card: Card) -> int:
    return 1


def _race_offer(state: State, seat: Seat) -> Offer:
    """Offer the core components, the one that the last project raced first: a race that goes on is worth most."""
    core = own_core(state, state.spec(seat).firm_index)
    raced = _raced(state, seat)
    shown = component_ids(state, (raced,) if raced in core else core)[0]
    return Offer((choose("component", component_choices(state, core)),), (("component", shown),))


def _raced(state: State, seat: Seat) -> int:
    """Return what the own last race project built: before the units close it still lies on the desk."""
    desk = state.firm_of(seat).desk
    return desk.racing if state.phase == "units" else desk.raced


def _race_price(state: State, _seat: Seat, _card: RaceProject) -> int:
    return int(state.constants.price_race_project)


def _race_effects(state: State, seat: Seat, card: RaceProject) -> tuple[Effect, ...]:
    goes_on = state.scenario.component_at[card.component] == _raced(state, seat)
    grown = effect("core_grows", 1, "good", between(5, 15, "units")) if goes_on else effect("core_later", 1, "neutral")
    return (grown, effect("others_wait", -1, "bad"), effect("race", 1, "warn"))


def open_clients(state: State, firm: int) -> tuple[int, ...]:
    """Return the numbers in `guest_at` of the clients that a firm may still call on alone: won in the last two quarters."""
    return tuple(
        n for n, (quarter, _, _) in enumerate(state.firms[firm].guest_at) if quarter >= state.quarter - REMEMBERED
    )


def _court_offer(state: State, seat: Seat) -> Offer:
    firm = state.spec(seat).firm_index
    guest_at = state.firms[firm].guest_at
    names = tuple(dict.fromkeys(guest_at[n][2] for n in open_clients(state, firm)))
    if not names:
        return Offer(closed=line("closed.no_client_of_theirs"))
    return Offer((choose("client", tuple(Choice(name, words(name)) for name in names)),), (("client", names[0]),))


def _court_effects(state: State, _seat: Seat, _card: CourtClient) -> tuple[Effect, ...]:
    c = state.constants
    return (
        effect("money_now", 1, "good", exact(int(c.poach_gain), "keur")),
        effect("they_lose", -1, "bad", exact(int(c.poach_loss), "keur")),
        effect("seen_courting", 1, "warn", exact(round(100 * c.court_seen), "percent")),
    )


def _lend_offer(state: State, seat: Seat) -> Offer:
    experts = seats_of(state, state.spec(seat).firm_index, "eng_p")
    there = [n for n in experts if across(state, host_of(state, n)) >= 0]
    if not there:
        return Offer(closed=line("closed.nobody_to_lend" if not experts else "closed.all_at_home"))
    people = tuple(Choice(s.id, words(s.name)) for s in (state.scenario.seats[n] for n in there))
    return Offer((choose("engineer", people),), (("engineer", people[0].value),))


def _lend_price(state: State, _seat: Seat, _card: LendExpert) -> int:
    return int(state.constants.price_lend)


def _lend_check(state: State, seat: Seat, _card: LendExpert, draft: tuple[Card, ...]) -> None:
    experts = seats_of(state, state.spec(seat).firm_index, "eng_p")
    if len(experts) <= RACERS and any(isinstance(card, RaceProject) for card in draft):
        raise refuse("lend.nobody_free", "6.19")


def _lend_effects(_state: State, _seat: Seat, _card: LendExpert) -> tuple[Effect, ...]:
    return (effect("joint", 1, "good"), effect("lab_sees_edge", 1, "good"), effect("at_stake", 1, "bad"))


LAWS: dict[str, CardLaw[Any]] = {
    "P3": CardLaw(("prod",), ("units",), _race_offer, _one, _race_price, effects=_race_effects),
    "P7": CardLaw(("prod",), ("units",), _court_offer, _one, effects=_court_effects),
    "P8": CardLaw(("prod",), ("units",), _lend_offer, _one, _lend_price, check=_lend_check, effects=_lend_effects),
}


def apply(state: State, index: int, firm: FirmState, card: Card, events: list[Event]) -> FirmState:
    """Return the firm with one of the product head's ventures in force."""
    names = state.scenario.firms
    match card:
        case RaceProject():
            events.append(RaceRun(names[index].id, card.component))
            return replace(firm, desk=replace(firm.desk, racing=state.scenario.component_at[card.component]))
        case CourtClient():
            number = next(n for n in open_clients(state, index) if firm.guest_at[n][2] == card.client)
            events.append(ClientCourted(names[index].id, names[firm.guest_at[number][1]].id, card.client))
            return replace(firm, desk=replace(firm.desk, courting=number))
        case LendExpert():
            events.append(ExpertLent(names[index].id, card.engineer))
            return replace(firm, desk=replace(firm.desk, lent=state.seat_index(card.engineer)))
        case _:
            return firm


def remember(s: Scratch, lead: int, guest: int, client: str) -> None:
    """Keep for two quarters at whose client's table a firm sat; older ones nobody knows any more."""
    kept = tuple(row for row in s.firms[guest].guest_at if row[0] >= s.state.quarter - REMEMBERED)
    s.firms[guest] = replace(s.firms[guest], guest_at=(*kept, (s.state.quarter, lead, client)))


def court(s: Scratch) -> None:
    """Let every courted client go over to the firm that called (M57, card P7); before new ones are won."""
    for f, firm in enumerate(s.firms):
        if firm.desk.courting >= 0:
            _, lead, client = firm.guest_at[firm.desk.courting]
            s.firms[f] = replace(firm, guest_at=tuple(row for row in firm.guest_at if row[2] != client))
            take_client(s, lead, f, client, "court_seen")


def take_client(s: Scratch, lead: int, guest: int, client: str, purpose: str) -> None:
    """Book a client that went over to the guest, and draw whether the lead sees who took it (M57)."""
    is_seen = s.chance.falls(s.c.court_seen, purpose, lead if purpose == "poach_seen" else guest)
    s.pay(lead, "tender", -int(s.c.poach_loss))
    s.pay(guest, "tender", int(s.c.poach_gain))
    names = s.state.scenario.firms
    s.events.append(ClientLost(names[lead].id, names[guest].id, client, is_seen))
    if is_seen:
        s.poached.add((lead, guest))
