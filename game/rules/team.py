"""A TMT of two or three: who holds which card, first plans, the talk and what comes of it (rulebook 5.14 to 5.16).

Deliberately absent: what the other cards do by themselves (the modules of chapter 5).
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from game.events import PlanLaid, PlansCompared
from game.ids import Line, line
from game.moves import FirstPlan, SetCourse, StandBehind, TalkThrough
from game.rules.cards import CardLaw, Offer, choose, effect, level, refuse
from game.rules.copying import replace
from game.rules.model import identity
from game.scenario.once import once

if TYPE_CHECKING:
    from game.events import Event
    from game.ids import Office, Seat, Stance
    from game.moves import Card
    from game.rules.state import State
    from game.scenario.model import Scenario
    from game.views import Effect

Laws = Mapping[str, CardLaw[Any]]
HANDS: Mapping[str, Office] = MappingProxyType(
    {
        "T1": "ceo", "T2": "ceo", "T9": "ceo", "T3": "cto", "T4": "cto",
        "T5": "director", "T7": "director", "T8": "director", "T10": "director", "T11": "director",
    }
)  # fmt: skip
FIRST, BEHIND, DOWN = "T0", "T12", "down"
PENS = ("writing", DOWN)
ONLY_SPLIT = frozenset({FIRST, BEHIND})
STANCES: tuple[Stance, ...] = ("arms_length", "guarded", "close")
LEAST_SEARCH, MOST_SEARCH = 5, 60  # percent; what a course leaves for elsewhere (rulebook 5.1)
MOST_DIVERSITY = 10_000


@once
def members(scenario: Scenario, firm: int) -> tuple[int, ...]:
    """Return the seats of a firm's split TMT, chief executive first; nobody where one seat is the whole TMT."""
    return tuple(n for n, seat in enumerate(scenario.seats) if seat.firm_index == firm and seat.office)


def team_of(scenario: Scenario, n: int) -> tuple[int, ...]:
    """Return the members of the split TMT that this seat is one of; nobody for any other seat."""
    own = scenario.seats[n]
    return members(scenario, own.firm_index) if own.office else ()


def mates_of(scenario: Scenario, n: int) -> tuple[int, ...]:
    """Return the colleagues of a member of a split TMT."""
    return tuple(m for m in team_of(scenario, n) if m != n)


@once
def holds(scenario: Scenario, n: int, card: str) -> bool:
    """Tell whether a card of this seat's role is in its hand: a chief executive holds those of an empty office (rulebook 5.14)."""
    seat = scenario.seats[n]
    if seat.role != "tmt":
        return True
    if not seat.office:
        return card not in ONLY_SPLIT
    if card == BEHIND:
        return seat.office != "ceo"
    held = HANDS.get(card, seat.office)
    seated = {scenario.seats[m].office for m in team_of(scenario, n)}
    return (held if held in seated else "ceo") == seat.office


def laid_by(state: State, n: int) -> tuple[Card, ...]:
    """Return what a TMT has on its sheets: its own of a TMT of one, its colleagues' as well of a split one."""
    return tuple(card for m in team_of(state.scenario, n) or (n,) for card in state.drafts[m].cards)


def is_talking(state: State, n: int) -> bool:
    """Tell whether a colleague, or this member itself, has laid the talk in this phase."""
    return any(isinstance(card, TalkThrough) for card in laid_by(state, n))


def talk_closed(state: State, n: int) -> Line | None:
    """Return why a member cannot lay the talk: a colleague has (rulebook 5.15)."""
    for m in mates_of(state.scenario, n):
        if any(isinstance(card, TalkThrough) for card in state.drafts[m].cards):
            return line("closed.talk_laid", name=state.scenario.seats[m].name)
    return None


def plan_of(cards: tuple[Card, ...]) -> FirstPlan | None:
    """Return the first plan on a sheet."""
    return next((card for card in cards if isinstance(card, FirstPlan)), None)


def seen_plan(state: State, n: int, m: int) -> FirstPlan | None:
    """Return a colleague's first plan as a member sees it: once there is talk and both pens are down (rulebook 5.15)."""
    mine, theirs = (plan_of(state.drafts[k].cards) for k in (n, m))
    is_open = is_talking(state, n) and mine is not None and theirs is not None and mine.pen == theirs.pen == DOWN
    return theirs if is_open else None


def check(state: State, n: int, cards: tuple[Card, ...]) -> None:
    """Refuse to unsay the talk, and to change a first plan that lies open (rulebook 5.15)."""
    before = state.drafts[n].cards
    if not team_of(state.scenario, n) or not before:
        return
    had, has = (any(isinstance(card, TalkThrough) for card in sheet) for sheet in (before, cards))
    if had and not has:
        raise refuse("talk.begun", "5.15")
    plan = plan_of(before)
    is_open = plan is not None and plan.pen == DOWN and is_talking(state, n)
    if is_open and plan_of(cards) != plan:
        raise refuse("plan.open", "5.15")


# ---- the pool ---------------------------------------------------------------------------------------------------------


def price(laws: Laws, state: State, n: int) -> int:
    """Return the tokens that a sheet takes."""
    seat, cards = state.scenario.seats[n].id, state.drafts[n].cards
    return sum(laws[card.card].cost(state, seat, card) for card in cards)


def taken(laws: Laws, state: State, n: int) -> int:
    """Return what colleagues have taken from the pool: their tokens are a member's own (rulebook 5.14)."""
    return sum(price(laws, state, m) for m in mates_of(state.scenario, n))


def check_pool(laws: Laws, state: State, n: int, money: tuple[int, int]) -> None:
    """Refuse a draft for want of tokens that colleagues laid first, by their names and what they laid above all.

    Args:
        laws: The law of every card.
        state: The truth.
        n: Whose draft it is; where colleagues took nothing the want is its own, and nothing is said here.
        money: What the draft costs, and what is left.
    """
    cost, hand = money
    told = [_told(laws, state, m, laid) for m in mates_of(state.scenario, n) if (laid := price(laws, state, m))]
    if not told:
        return
    who1, laid1, card1 = told[0]
    if len(told) == 1:
        raise refuse("pool.short.one", "5.14", cost=cost, hand=hand, who1=who1, laid1=laid1, card1=card1)
    who2, laid2, card2 = told[1]
    raise refuse(
        "pool.short.two", "5.14", cost=cost, hand=hand, who1=who1, laid1=laid1, card1=card1, who2=who2, laid2=laid2,
        card2=card2,
    )  # fmt: skip


def _told(laws: Laws, state: State, n: int, laid: int) -> tuple[str, int, str]:
    seat = state.scenario.seats[n]
    dearest = max(state.drafts[n].cards, key=lambda card: laws[card.card].cost(state, seat.id, card))
    return seat.name, laid, f"@card.{dearest.card}.title"


# ---- the cards -------------------------------------------------------------------------------------------------------


def _form(y: int, z: int, stance: str) -> Offer:
    fields = (level("y", 10, 80, 5), level("z", 10, 80, 5), choose("stance", STANCES))
    return Offer(fields, (("y", y), ("z", z), ("stance", stance)))


def _plan_offer(state: State, seat: Seat) -> Offer:
    firm = state.firm_of(seat)
    form = _form(firm.y, firm.z, firm.stance)
    return Offer((*form.fields, choose("pen", PENS)), (*form.values, ("pen", PENS[0])))


def joint_plan(state: State, n: int) -> tuple[int, int, Stance]:
    """Return the course that lies on a team's table now: what its chief executive laid, else what stands."""
    firm = state.firms[state.scenario.seats[n].firm_index]
    laid = next((card for card in laid_by(state, n) if isinstance(card, SetCourse)), firm)
    return laid.y, laid.z, laid.stance


def _behind_offer(state: State, seat: Seat) -> Offer:
    return _form(*joint_plan(state, state.seat_index(seat)))


def _sum_check(_state: State, _seat: Seat, card: FirstPlan | StandBehind, _draft: tuple[Card, ...]) -> None:
    if not LEAST_SEARCH <= 100 - card.y - card.z <= MOST_SEARCH:
        raise refuse("plan.sum", "5.15", sum=card.y + card.z)


def _plan_effects(state: State, seat: Seat, card: FirstPlan) -> tuple[Effect, ...]:
    is_open = card.pen == DOWN and is_talking(state, state.seat_index(seat))
    return (effect("plans_open", 1, "good") if is_open else effect("kept_private", 0),)


def _behind_effects(state: State, seat: Seat, card: StandBehind) -> tuple[Effect, ...]:
    is_joint = (card.y, card.z, card.stance) == joint_plan(state, state.seat_index(seat))
    return (effect("one_course", 1, "good") if is_joint else effect("another_course", 0, "warn"),)


LAWS: dict[str, CardLaw[Any]] = {
    FIRST: CardLaw(("tmt",), ("strategy",), _plan_offer, check=_sum_check, effects=_plan_effects),
    BEHIND: CardLaw(("tmt",), ("strategy",), _behind_offer, check=_sum_check, effects=_behind_effects),
}


# ---- what comes of it ------------------------------------------------------------------------------------------------


def diversity_of(state: State, plans: tuple[FirstPlan, ...]) -> int:
    """Return twice the mean distance of the first plans, bp; 0 of fewer than two (M5).

    Two plans are as far apart as effort with the partner, effort against it and the closeness that is meant, on average.
    """
    pairs = list(combinations([_levels(state, plan) for plan in plans], 2))
    apart = sum(abs(a - b) for one, other in pairs for a, b in zip(one, other, strict=True))
    return min(MOST_DIVERSITY, 2 * apart // (3 * len(pairs))) if pairs else 0


def _levels(state: State, plan: FirstPlan) -> tuple[int, int, int]:
    return plan.y * 100, plan.z * 100, round(identity.declared(state.constants, plan.stance) * 10_000)


def conclude(state: State, index: int, events: list[Event]) -> State:
    """Return the state with what first plans and the talk came to in a firm (rulebook 5.16); a TMT of one has neither."""
    team = members(state.scenario, index)
    if not team:
        return state
    firm = state.firms[index]
    plans = {m: plan for m in team if (plan := plan_of(state.drafts[m].cards)) is not None}
    diversity = diversity_of(state, tuple(plans.values()))
    course = StandBehind(firm.y, firm.z, firm.stance)
    is_agreed = all(course in state.drafts[m].cards for m in team if state.scenario.seats[m].office != "ceo")
    if plans:
        seats = state.scenario.seats
        laid = tuple(PlanLaid(seats[m].id, plan.y, plan.z, plan.stance) for m, plan in plans.items())
        is_talked = firm.helm.dialogue > 0
        events.append(PlansCompared(state.scenario.firms[index].id, laid, diversity, is_talked, is_agreed))
    return state.with_firm(index, replace(firm, helm=replace(firm.helm, diversity=diversity, is_agreed=is_agreed)))
