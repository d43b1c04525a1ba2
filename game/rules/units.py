"""The units phase: the heads' cards and the engineers' questions, and what they set (rulebook 6)."""

from typing import Any

from game.events import Event, WallVouched
from game.ids import Line, Seat, line
from game.moves import (
    AskPartner,
    Card,
    PassHome,
    PostTeam,
    SplitGain,
    TellSharedWin,
    VouchWall,
    WorkClients,
)
from game.rules import alliance_cards, product_cards, venture_cards
from game.rules.cards import CardLaw, Offer, between, chance, choose, choose_many, effect, level, refuse, share
from game.rules.copying import replace
from game.rules.desk import EMPTY, Desk
from game.rules.nature import Chance
from game.rules.seating import across, component_choices, component_ids, own_topics
from game.rules.state import FirmState, State
from game.views import Choice, Effect

PLACES = ("home", "visits", "lab")
HOME = ("nothing", "digest", "everything")
THICK_WALL, SOUND_WALL = 7_500, 5_000


def _post_offer(state: State, seat: Seat) -> Offer:
    form = [choose("place", PLACES)]
    if len(state.scenario.benches) > 1:
        form.append(choose("swap", ("keep", "swap")))
    return Offer(tuple(form), (("place", state.firm_of(seat).place), ("swap", "keep")), is_standing=True)


def _post_cost(state: State, seat: Seat, card: PostTeam) -> int:
    return int(card.place != state.firm_of(seat).place or card.swap == "swap")


def _post_price(state: State, _seat: Seat, card: PostTeam) -> int:
    return int(state.constants.price_lab) if card.place == "lab" else 0


def _post_effects(state: State, seat: Seat, card: PostTeam) -> tuple[Effect, ...]:
    step = PLACES.index(card.place) - PLACES.index(state.firm_of(seat).place)
    if not step:
        return (effect("pace", -1, "bad"),) if card.swap == "swap" else ()
    good, bad = ("good", "bad") if step > 0 else ("bad", "good")
    boxes = effect("pace", -1, "bad")
    return (effect("joint", step, good), effect("together", step, "warn"), effect("leaking", step, bad), boxes)  # type: ignore[arg-type]  # tones


def _home_offer(state: State, seat: Seat) -> Offer:
    is_walled = state.firm_of(seat).wall >= THICK_WALL
    all_of_it = Choice(
        "everything", line("value.amount.everything"), 1, line("closed.wall_digest") if is_walled else None
    )
    digest = Choice("digest", line("value.amount.digest"), 1)
    return Offer((choose("amount", ("nothing", digest, all_of_it)),), (("amount", "digest"),))


def _amount_cost(_state: State, _seat: Seat, card: PassHome) -> int:
    return int(card.amount != "nothing")


def _home_effects(state: State, _seat: Seat, card: PassHome) -> tuple[Effect, ...]:
    if card.amount == "nothing":
        return (effect("home_learns", -1, "bad"),)
    learned = between(10, 25, "units") if card.amount == "everything" else between(5, 12, "units")
    chips = (effect("home_learns", 1, "good", learned),)
    if card.amount == "digest":
        return chips
    return (*chips, effect("they_may_notice", 0, "warn", chance(state.constants.pass_all_noticed)))


def _clients_offer(state: State, seat: Seat) -> Offer:
    managers = state.firm_spec(seat).managers
    names = tuple(Choice(m.id, Line("text", (("text", m.name),))) for m in managers)
    first = (managers[0].id,) if managers else ()
    closed = None if managers else line("closed.no_managers")
    return Offer(
        (level("tokens", 1, 2), choose_many("managers", names, most=2)), (("tokens", 1), ("managers", first)), closed
    )


def _spent(_state: State, _seat: Seat, card: WorkClients | TellSharedWin) -> int:
    return card.tokens


def _clients_check(_state: State, _seat: Seat, card: WorkClients, _draft: tuple[Card, ...]) -> None:
    if not card.managers:
        raise refuse("clients.nobody", "6.3")


def _clients_effects(state: State, seat: Seat, card: WorkClients) -> tuple[Effect, ...]:
    firm = state.firm_of(seat)
    chips = []
    for n, manager in enumerate(state.firm_spec(seat).managers):
        if manager.id in card.managers:
            is_open = firm.attitudes[n] >= 5_000
            chips.append(
                effect("mood_rises" if is_open else "may_backfire", 1 if is_open else 0, "good" if is_open else "warn")
            )
    return tuple(chips)


def _win_price(state: State, _seat: Seat, card: TellSharedWin) -> int:
    return int(state.constants.price_meta) * card.tokens // 2


def _win_effects(state: State, _seat: Seat, card: TellSharedWin) -> tuple[Effect, ...]:
    """The part of what is missing that catches on; less where the own top talks one-sidedly (M76)."""
    c = state.constants
    most = c.meta_gain * c.head_effort * card.tokens
    return (
        effect("catching_on", 1, "good", share(most * (1.0 - c.head_hears), most)),
        effect("invitations", 1, "good"),
    )


def _vouch_effects(state: State, seat: Seat, _card: Card) -> tuple[Effect, ...]:
    firm = state.firm_of(seat)
    c = state.constants
    chips = (effect("they_open_up", 1, "good", chance(c.vouch)),)
    return chips if firm.wall >= SOUND_WALL else (*chips, effect("found_out", 1, "bad", share(0, c.vouch_exposed)))


def _one(_state: State, _seat: Seat, _card: Card) -> int:
    return 1


def _ask_offer(state: State, seat: Seat) -> Offer:
    other = across(state, state.seat_index(seat))
    if other < 0:
        return Offer(closed=line("closed.nobody_across"))
    topics = own_topics(state, state.scenario.seats[other].firm_index)
    manners = (
        Choice("problem", line("value.manner.problem")),
        Choice("underneath", line("value.manner.underneath")),
    )
    form = (choose("topic", component_choices(state, topics)), choose("manner", manners))
    return Offer(form, (("topic", component_ids(state, topics)[0]), ("manner", "problem")))


def _ask_effects(state: State, _seat: Seat, card: AskPartner) -> tuple[Effect, ...]:
    learn = effect("you_learn", 1, "good", between(3, 15, "units"))
    if card.manner == "problem":
        return (learn,)
    return (
        learn,
        effect("what_lies_beneath", 1, "warn"),
        effect("focus_reserved", -1, "warn"),
        effect("fishing_noticed", 0, "bad", chance(state.constants.probe_noticed)),
    )


_HEAD, _PROD, _UNITS = ("ally",), ("prod",), ("units",)
LAWS: dict[str, CardLaw[Any]] = {
    "A1": CardLaw(("ally",), ("units",), _post_offer, _post_cost, _post_price, effects=_post_effects),
    "A2": CardLaw(("ally",), ("units",), _home_offer, _amount_cost, effects=_home_effects),
    "A3": CardLaw(("ally",), ("units",), _clients_offer, _spent, check=_clients_check, effects=_clients_effects),
    "A4": CardLaw(
        ("ally",), ("units",), lambda _state, _seat: Offer((level("tokens", 1, 2),), (("tokens", 1),)), _spent, _win_price,
        effects=_win_effects,
    ),
    **{name: alliance_cards.LAWS[name] for name in ("A5", "A6")},
    "A7": CardLaw(("ally",), ("units",), lambda _state, _seat: Offer(), _one, effects=_vouch_effects),
    **{name: alliance_cards.LAWS[name] for name in ("A8", "A9")},
    **dict(sorted({**product_cards.LAWS, **venture_cards.LAWS}.items())),
    "E1": CardLaw(("eng_a",), ("strategy", "units"), _ask_offer, effects=_ask_effects),
}  # fmt: skip


def close(state: State, _chance: Chance) -> tuple[State, tuple[Event, ...]]:
    """Let the heads' drafts and the engineers' questions take effect at once (rulebook 6.12)."""
    events: list[Event] = []
    before = state.firms
    state = _posted(state)
    fresh = [
        replace(
            firm, pass_home=0, pass_across=0, locked=-1, marked=(), push=0, outsider=False, courted=(), lunch_tokens=0,
            win_tokens=0, is_vouching=False, class_tokens=0, desk=_cleared(was, firm),
        )
        for was, firm in zip(before, state.firms, strict=True)
    ]  # fmt: skip
    people = [replace(p, asked=-1, asked_underneath=False, has_reserved=False) for p in state.people]
    for n, seat in enumerate(state.scenario.seats):
        for card in state.drafts[n].cards:
            if isinstance(card, AskPartner):
                other, topic = across(state, n), state.scenario.component_at[card.topic]
                if other < 0 or state.scenario.components[topic].owner_index != state.scenario.seats[other].firm_index:
                    continue
                is_fishing = card.manner == "underneath"
                people[other] = replace(people[other], asked=topic, asked_underneath=is_fishing)
                people[n] = replace(people[n], has_reserved=is_fishing)
            else:
                take = product_cards.apply if seat.role == "prod" else _apply
                fresh[seat.firm_index] = take(state, seat.firm_index, fresh[seat.firm_index], card, events)
    state = _answered(replace(state, firms=tuple(fresh), people=tuple(people)))
    return state, (*events, *alliance_cards.heard(state))


def _cleared(was: FirmState, now: FirmState) -> Desk:
    """Return a desk for the new quarter: empty but for what the last one leaves there (the race, and boxes to unpack)."""
    return replace(EMPTY, raced=was.desk.racing, has_moved=(was.place, was.shift) != (now.place, now.shift))


def _answered(state: State) -> State:
    """Strike from the regulator's list every firm whose TMT proposed a split this quarter (rulebook 7.10)."""
    open_ = state.setting.asked_split
    if not open_:
        return state
    proposing = {
        seat.firm_index
        for n, seat in enumerate(state.scenario.seats)
        for card in dict(state.people[n].former).get("strategy", ())
        if isinstance(card, SplitGain) and card.how == "propose"
    }
    left = tuple(row for row in open_ if row[0] not in proposing)
    return replace(state, setting=replace(state.setting, asked_split=left))


def _posted(state: State) -> State:
    """Post every team before any question is put, so that a question lies before whoever sits across now (rulebook 6.1)."""
    for n, seat in enumerate(state.scenario.seats):
        for card in state.drafts[n].cards:
            if isinstance(card, PostTeam):
                firm = state.firms[seat.firm_index]
                firm = replace(firm, place=card.place, shift=firm.shift + (card.swap == "swap"))
                state = state.with_firm(seat.firm_index, firm)
    return state


def _apply(state: State, index: int, firm: FirmState, card: Card, events: list[Event]) -> FirmState:
    name = state.scenario.firms[index].id
    match card:
        case PassHome():
            return replace(firm, pass_home=5_000 * HOME.index(card.amount))
        case WorkClients():
            ids = [manager.id for manager in state.scenario.firms[index].managers]
            return replace(firm, courted=tuple(ids.index(m) for m in card.managers), lunch_tokens=card.tokens)
        case TellSharedWin():
            return replace(firm, win_tokens=card.tokens)
        case VouchWall():
            events.append(WallVouched(name))
            return replace(firm, is_vouching=True, vouched=firm.vouched + 1)
        case _:
            return alliance_cards.apply(state, index, firm, card, events)
