"""The product head's cards in the units phase (rulebook 6.6 to 6.10); deliberately absent: the phase itself (`units`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.events import InsightUsed
from game.ids import line
from game.moves import LockComponent, MarkWhatMatters, PassAcross, PushBid, UseInsight
from game.rules import concerns, venture_cards
from game.rules.agenda import tender_of
from game.rules.cards import CardLaw, Offer, between, chance, choose, choose_many, effect, level, refuse, share
from game.rules.copying import replace
from game.rules.model import relationship
from game.rules.seating import component_choices, component_ids, own_core
from game.views import Choice

if TYPE_CHECKING:
    from game.events import Event
    from game.ids import Line, Seat
    from game.moves import Card
    from game.rules.state import FirmState, State
    from game.views import Effect

ACROSS = ("nothing", "summary", "full")
OPEN = 5_000
"""From this disposition on a client manager's mood reads as open or keen; the product head sees the word."""
U = 1_000.0


def _bid_offer(state: State, seat: Seat) -> Offer:
    tender = tender_of(state, state.spec(seat).firm_index)
    closed = None if tender else line("closed.no_tender")
    form = (choose("toward", ("leave", "together", "alone", "outsider")), level("tokens", 0, 2))
    return Offer(form, (("toward", "leave"), ("tokens", 0)), closed)


def _bid_cost(_state: State, _seat: Seat, card: PushBid) -> int:
    return card.tokens


def _bid_check(_state: State, _seat: Seat, card: PushBid, _draft: tuple[Card, ...]) -> None:
    most = {"leave": (0, 0), "together": (1, 2), "alone": (1, 2), "outsider": (1, 1)}
    low, high = most[card.toward]
    if not low <= card.tokens <= high:
        raise refuse("bid.tokens", "6.6", toward=f"@value.toward.{card.toward}", low=low, high=high)


def _bid_effects(state: State, seat: Seat, card: PushBid) -> tuple[Effect, ...]:
    tender = tender_of(state, state.spec(seat).firm_index)
    if tender is None or card.toward == "leave":
        return ()
    c, is_open = state.constants, state.firm_of(seat).attitudes[tender.manager] >= OPEN
    if card.toward == "alone":
        money = between(0, round(tender.value * c.pay_solo), "keur")
        alone = (effect("bid_alone", 1, "neutral"), effect("revenue_if_won", 1, "good", money))
        return (*alone, _half_hearted(state, card)) if is_open else alone
    money = between(0, round(tender.value * c.pay_lead), "keur")
    chips = (effect("bid_together", 1, "neutral"), effect("revenue_if_won", 1, "good", money))
    if card.toward == "outsider":
        return (*chips, effect("partner_chilled", 1, "bad"))
    together = (*chips, effect("they_meet_client", 1, "warn"))
    return together if is_open else (*together, _half_hearted(state, card))


def _half_hearted(state: State, card: PushBid) -> Effect:
    """What of its quality a bid loses whose team was pushed against its lean (M81); how far it leans is its own."""
    return effect("half_hearted", -1, "bad", share(-state.constants.push_resisted * card.tokens, 0))


def _across_offer(state: State, seat: Seat) -> Offer:
    index = state.spec(seat).firm_index
    is_full = all(state.alliance[index][n] >= state.product[index][n] for n in own_core(state, index))
    closed = line("closed.fully_informed") if is_full else None
    return Offer((choose("amount", ACROSS),), (("amount", "summary"),), closed)


def _across_cost(_state: State, _seat: Seat, card: PassAcross) -> int:
    return int(card.amount != "nothing")


def _across_effects(_state: State, _seat: Seat, card: PassAcross) -> tuple[Effect, ...]:
    if card.amount == "nothing":
        return (effect("joint", -1, "bad"),)
    return (effect("joint", 1, "good"), effect("at_stake", 1, "bad"))


def _across_warnings(state: State, seat: Seat, card: PassAcross) -> tuple[Line, ...]:
    """Say on the full picture that what is locked in the same draft stays out of it (gamedesign §3.3)."""
    locks = any(isinstance(c, LockComponent) for c in state.drafts[state.seat_index(seat)].cards)
    return (line("warning.locked_stays"),) if locks and card.amount == "full" else ()


def arrived(state: State, index: int) -> tuple[int, ...]:
    """Return the partners' core components of which something came home to this firm's product unit."""
    return tuple(n for n, units in enumerate(state.came_home[index]) if units)


def _use_offer(state: State, seat: Seat) -> Offer:
    index = state.spec(seat).firm_index
    here = arrived(state, index)
    closed = None if here else line("closed.nothing_came_home")
    used = component_ids(state, tuple(n for n in state.firms[index].used if n in here))
    return Offer(
        (choose_many("used", component_choices(state, here), most=len(here)),),
        (("used", used),),
        closed,
        is_standing=True,
    )


def _use_effects(state: State, seat: Seat, card: UseInsight) -> tuple[Effect, ...]:
    """The chance follows from what came home, which the product house knows; a concern or an audit over there adds to it."""
    if not card.used:
        return (effect("on_the_shelf", 0),)
    home = state.came_home[state.spec(seat).firm_index]
    largest = max(home[state.scenario.component_at[one]] for one in card.used)
    c = state.constants
    least = relationship.use_noticed_chance(c, largest / U)
    most = min(1.0, least + c.detect_concern + c.audit_finds)
    seen = between(round(100 * least), round(100 * most), "percent")
    return (effect("strength", 1, "good"), effect("noticed", 1, "warn", seen))


def _one(_state: State, _seat: Seat, _card: Card) -> int:
    return 1


def _lock_offer(state: State, seat: Seat) -> Offer:
    core = own_core(state, state.spec(seat).firm_index)
    return Offer(
        (choose("component", component_choices(state, core)),), (("component", component_ids(state, core)[0]),)
    )


def _lock_price(state: State, _seat: Seat, _card: Card) -> int:
    return int(state.constants.price_lock)


def _lock_effects(state: State, _seat: Seat, _card: Card) -> tuple[Effect, ...]:
    c = state.constants
    less, stalls = chance(c.leak_locked - 1), chance(c.locked_work - 1)
    return (effect("leaking", -1, "good", less), effect("stalls", -1, "bad", stalls))


def _mark_offer(state: State, seat: Seat) -> Offer:
    core = own_core(state, state.spec(seat).firm_index)
    everything = Choice("all", line("value.component.all"), 2)
    free = concerns.marked_free(state, state.spec(seat).firm_index)
    choices = zip(core, component_choices(state, core), strict=True)
    names = tuple(replace(choice, cost=int(n not in free)) for n, choice in choices)
    return Offer((choose("component", (*names, everything)),), (("component", component_ids(state, core)[0]),))


def _mark_cost(state: State, seat: Seat, card: MarkWhatMatters) -> int:
    if card.component == "all":
        return 2
    is_asked = state.scenario.component_at[card.component] in concerns.marked_free(state, state.spec(seat).firm_index)
    return int(not is_asked)


def _mark_price(state: State, _seat: Seat, _card: Card) -> int:
    return int(state.constants.price_mark)


def _mark_effects(state: State, _seat: Seat, _card: Card) -> tuple[Effect, ...]:
    travels = between(0, round(100 * state.constants.mark_travel), "percent")
    return (
        effect("lab_sees_edge", 1, "good"),
        effect("guarding", 1, "good"),
        effect("map_travels", 0, "warn", travels),
    )


LAWS: dict[str, CardLaw[Any]] = {
    "P1": CardLaw(("prod",), ("units",), _bid_offer, _bid_cost, check=_bid_check, effects=_bid_effects),
    "P2": CardLaw(
        ("prod",), ("units",), _across_offer, _across_cost, effects=_across_effects, warnings=_across_warnings
    ),
    "P4": CardLaw(("prod",), ("units",), _use_offer, effects=_use_effects),
    "P5": CardLaw(("prod",), ("units",), _lock_offer, _one, _lock_price, effects=_lock_effects),
    "P6": CardLaw(("prod",), ("units",), _mark_offer, _mark_cost, _mark_price, effects=_mark_effects),
}


def apply(state: State, index: int, firm: FirmState, card: Card, events: list[Event]) -> FirmState:
    """Return the firm with one of the product head's cards in force."""
    at, name = state.scenario.component_at, state.scenario.firms[index].id
    match card:
        case PushBid():
            sign = {"together": 1, "alone": -1}.get(card.toward, 0)
            return replace(firm, push=sign * card.tokens, outsider=card.toward == "outsider")
        case PassAcross():
            return replace(firm, pass_across=5_000 * ACROSS.index(card.amount))
        case UseInsight():
            used = tuple(sorted(at[n] for n in card.used))
            for part in sorted(set(used) ^ set(firm.used)):
                events.append(InsightUsed(name, state.scenario.components[part].id, part in used))
            return replace(firm, used=used)
        case LockComponent():
            return replace(firm, locked=at[card.component])
        case MarkWhatMatters():
            core = own_core(state, index)
            return replace(firm, marked=core if card.component == "all" else (at[card.component],))
        case _:
            return venture_cards.apply(state, index, firm, card, events)
