"""The encounters phase: the engineers' cards (rulebook 4 and 7); what follows from them stands in `sessions` and `quarter`."""

from typing import Any

from game.events import Event
from game.ids import DEPTHS, Line, Seat, line
from game.moves import (
    AnswerPartner,
    BuildCore,
    CallHome,
    Card,
    FileMinutes,
    GiveCredit,
    StudyInsights,
    TryOddIdea,
    WalkOver,
)
from game.rules import bench_cards
from game.rules.bench_cards import closed
from game.rules.cards import CardLaw, Offer, chance, choose, effect, level, refuse, text
from game.rules.copying import replace
from game.rules.focus import steps_cost
from game.rules.gauges import exact
from game.rules.model import dynamics
from game.rules.nature import Chance
from game.rules.quarter import resolve
from game.rules.seating import own_core, own_topics, partners_of, seats_of
from game.rules.state import Person, State
from game.views import Choice, Effect

DEPTH_CHOICES = (*DEPTHS, "decline")
F, THICK_WALL = 10_000, 7_500


def _person(state: State, seat: Seat) -> Person:
    return state.people[state.seat_index(seat)]


def is_capped(state: State, seat: Seat, topic: int) -> bool:
    """Tell whether the product house closed what lies under a topic beyond a walk-through (rulebook 7.2)."""
    firm = state.firm_of(seat)
    return any(
        core == firm.locked and near >= state.constants.lock_adjacency * F
        for core, near in state.scenario.components[topic].touches
    )


def _answer_offer(state: State, seat: Seat) -> Offer:
    reason = closed(state, seat)
    if reason is not None:
        return Offer(closed=reason)
    person = _person(state, seat)
    topics = own_topics(state, state.spec(seat).firm_index)
    shown = person.asked if person.asked >= 0 else topics[0]
    names = tuple(
        Choice(part.id, Line("text", (("text", part.label),)))
        for part in (state.scenario.components[n] for n in topics)
    )
    depths = tuple(_depth_choice(state, seat, person, rung) for rung in range(4))
    decline = Choice("decline", line("value.depth.decline"))
    form = (choose("topic", names), choose("depth", (*depths, decline)), text("said", 140))
    values = (
        ("topic", state.scenario.components[shown].id),
        ("depth", DEPTHS[min(person.pull, 2) if is_capped(state, seat, shown) else person.pull]),
        ("said", ""),
    )
    return Offer(form, values, is_standing=True)


def _depth_choice(state: State, seat: Seat, person: Person, rung: int) -> Choice:
    cost = steps_cost(state, state.seat_index(seat), rung)
    closed = None
    if cost > person.focus:
        closed = line("closed.too_far_today", cost=cost, focus=person.focus)
    elif rung == 3 and all(is_capped(state, seat, t) for t in own_topics(state, state.spec(seat).firm_index)):
        closed = line("closed.locked_beneath")
    return Choice(DEPTHS[rung], line(f"value.depth.{DEPTHS[rung]}"), cost, closed)


def _answer_cost(state: State, seat: Seat, card: AnswerPartner) -> int:
    return 0 if card.depth == "decline" else steps_cost(state, state.seat_index(seat), DEPTHS.index(card.depth))


def _answer_check(state: State, seat: Seat, card: AnswerPartner, draft: tuple[Card, ...]) -> None:
    topic = state.scenario.component_at[card.topic]
    if card.depth == "deep_dive" and is_capped(state, seat, topic):
        raise refuse("answer.locked", "7.2")
    if card.depth == "deep_dive" and any(isinstance(c, CallHome) for c in draft):
        raise refuse("answer.call_and_dive", "7.3")


def _answer_effects(state: State, seat: Seat, card: AnswerPartner) -> tuple[Effect, ...]:
    person, firm = _person(state, seat), state.firm_of(seat)
    if card.depth == "decline":
        return (effect("no_session", 0, "bad"), effect("seen_by_heads", 1, "warn"))
    rung, topic = DEPTHS.index(card.depth), state.scenario.component_at[card.topic]
    chips = [effect("solved_at_most", 0, "good", exact(_solvable(state, seat, rung), "percent"))]
    if person.asked >= 0 and topic != person.asked:
        chips.append(effect("dodging", 1, "bad"))
    if rung > firm.mandate or topic == firm.off_limits:
        chips.append(effect("beyond_mandate", 1, "warn"))
    if rung >= 2 and state.scenario.components[topic].touches:
        chips.append(effect("what_lies_beneath", 1, "warn"))
    return tuple(chips)


def _solvable(state: State, seat: Seat, rung: int) -> int:
    need = state.needs[_person(state, seat).bench]
    depths = (0, 35, 70, 100)
    return min(100, depths[rung] * 100 // depths[need])


def _call_offer(state: State, seat: Seat) -> Offer:
    return Offer(closed=closed(state, seat))


def _one(_state: State, _seat: Seat, _card: Card) -> int:
    return 1


def _call_effects(state: State, _seat: Seat, _card: Card) -> tuple[Effect, ...]:
    slower = chance(state.constants.call_home_work - 1)
    return (effect("guarding", 1, "good"), effect("pace", -1, "bad", slower))


def _minutes_offer(state: State, seat: Seat) -> Offer:
    values = (("candour", "honest"),)
    return Offer((choose("candour", ("honest", "outline")),), values, closed(state, seat), is_standing=True)


def _minutes_effects(state: State, seat: Seat, card: FileMinutes) -> tuple[Effect, ...]:
    """The chances are those of a leak that was found; whether there is one, nobody at the bench knows."""
    c = state.constants
    if card.candour == "honest":
        return (effect("traced_often", 0, "warn", chance(c.traced_honest)), effect("forgiven_soon", 1, "good"))
    silent = effect("home_learns", -1, "bad", chance(-c.flow_outline / _bench_size(state, seat)))
    return (effect("traced_rarely", 0, "good", chance(c.traced_outline)), effect("forgiven_late", 1, "bad"), silent)


def _bench_size(state: State, seat: Seat) -> int:
    return len(seats_of(state, state.spec(seat).firm_index, "eng_a"))


def _colleagues(state: State, seat: Seat) -> tuple[int, ...]:
    """Return whom an engineer may credit: the one across, then home colleagues of either unit."""
    person, spec = _person(state, seat), state.spec(seat)
    home = tuple(n for n in seats_of(state, spec.firm_index, "eng_a", "eng_p") if state.scenario.seats[n].id != seat)
    if person.across >= 0:
        return (person.across, *home)
    partners = tuple(n for g in partners_of(state, spec.firm_index) for n in seats_of(state, g, "eng_a"))
    return (*home, *partners) if spec.role == "eng_a" else home


def _people_choices(state: State, indices: tuple[int, ...]) -> tuple[Choice, ...]:
    seats = [state.scenario.seats[n] for n in indices]
    return tuple(Choice(seat.id, Line("text", (("text", seat.name),))) for seat in seats)


def _credit_offer(state: State, seat: Seat) -> Offer:
    people = _colleagues(state, seat)
    if not people:
        return Offer(closed=line("closed.nobody_across"))
    return Offer((choose("to", _people_choices(state, people)),), (("to", state.scenario.seats[people[0]].id),))


def _credit_effects(state: State, seat: Seat, card: GiveCredit) -> tuple[Effect, ...]:
    is_home = state.spec(card.to).firm == state.spec(seat).firm
    if is_home:
        return (effect("colleague_whole", 1, "good"),)
    return (effect("partner_near", 1, "good"), effect("you_near", 0))


def _efforts(name: str) -> Offer:
    return Offer((level(name, 0, 2),), ((name, 1),))


def _spent(_state: State, _seat: Seat, card: BuildCore | StudyInsights | TryOddIdea | WalkOver) -> int:
    return card.effort


def _core_offer(state: State, seat: Seat) -> Offer:
    parts = [state.scenario.components[n] for n in own_core(state, state.spec(seat).firm_index)]
    names = tuple(Choice(part.id, Line("text", (("text", part.label),))) for part in parts)
    return Offer((level("effort", 0, 2), choose("component", names)), (("effort", 1), ("component", parts[0].id)))


def _core_effects(state: State, seat: Seat, card: BuildCore) -> tuple[Effect, ...]:
    c = state.constants
    return (
        _work_effect(
            state, seat, "core_grows", card.effort, dynamics.effort_factor(c.build_step, card.effort, c.build_second)
        ),
    )


def _work_effect(state: State, seat: Seat, chip: str, effort: int, factor: float) -> Effect:
    """Return what one engineer's effort makes of the house's quarter against an even one, the others working evenly."""
    hands = len(seats_of(state, state.spec(seat).firm_index, "eng_p"))
    return effect(chip, effort - 1, "good" if effort else "bad", chance((factor - 1.0) / hands))


def _study_offer(state: State, seat: Seat) -> Offer:
    return (
        _efforts("effort")
        if state.firm_of(seat).pass_home
        else replace(_efforts("effort"), closed=line("closed.nothing_sent_home"))
    )


def _study_effects(state: State, seat: Seat, card: StudyInsights) -> tuple[Effect, ...]:
    c = state.constants
    return (
        _work_effect(
            state, seat, "home_learns", card.effort, dynamics.effort_factor(c.study_step, card.effort, c.study_second)
        ),
    )


def _odd_effects(state: State, seat: Seat, card: TryOddIdea) -> tuple[Effect, ...]:
    c = state.constants
    return (
        _work_effect(
            state, seat, "novelty", card.effort, dynamics.effort_factor(c.novelty_step, card.effort, c.novelty_second)
        ),
    )


def _walk_offer(state: State, seat: Seat) -> Offer:
    if state.firm_of(seat).wall >= THICK_WALL:
        return Offer(closed=line("closed.badge_refused"))
    benches = seats_of(state, state.spec(seat).firm_index, "eng_a")
    form = (level("effort", 0, 2), choose("to", _people_choices(state, benches)))
    return Offer(form, (("effort", 1), ("to", state.scenario.seats[benches[0]].id)))


def _walk_effects(state: State, _seat: Seat, card: WalkOver) -> tuple[Effect, ...]:
    """Labels come next quarter, to whom is visited; the guard at once; who stays at home brings nothing."""
    c = state.constants
    if not card.effort:
        return ()
    sees = effect("lab_sees_edge", 1, "good", chance(c.sight_visit * card.effort))
    return (sees, effect("guarding", 1, "good", chance(c.guard_visit * card.effort)), effect("home_learns", 1, "good"))


# The order is that of the menu: what a product engineer can always do stands before what it must be drawn in for.
LAWS: dict[str, CardLaw[Any]] = {
    "F1": CardLaw(("eng_p",), ("encounters",), _core_offer, _spent, effects=_core_effects),
    "F2": CardLaw(("eng_p",), ("encounters",), _study_offer, _spent, effects=_study_effects),
    "F3": CardLaw(("eng_p",), ("encounters",), lambda _state, _seat: _efforts("effort"), _spent, effects=_odd_effects),
    "F4": CardLaw(("eng_p",), ("encounters",), _walk_offer, _spent, effects=_walk_effects),
    "F5": bench_cards.LAWS["F5"],
    "E2": CardLaw(
        ("eng_a", "eng_p"), ("encounters",), _answer_offer, _answer_cost, check=_answer_check, effects=_answer_effects
    ),
    "E3": CardLaw(("eng_a", "eng_p"), ("encounters",), _call_offer, _one, effects=_call_effects),
    **{card: bench_cards.LAWS[card] for card in ("E4", "E5", "E6")},
    "E7": CardLaw(("eng_a",), ("encounters",), _minutes_offer, effects=_minutes_effects),
    "E8": CardLaw(("eng_a", "eng_p"), ("encounters",), _credit_offer, effects=_credit_effects),
    "E9": bench_cards.LAWS["E9"],
}


def close(state: State, chance: Chance) -> tuple[State, tuple[Event, ...]]:
    """Hold the sessions and resolve the whole quarter (rulebook 8)."""
    return resolve(state, chance)
