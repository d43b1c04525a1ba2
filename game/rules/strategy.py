"""The strategy phase: the TMT's cards and what they set (rulebook 5); deliberately absent: what follows from them."""

from typing import Any

from game.events import CourseSet, Event, MandateChanged, StoryFaded, StoryTold
from game.ids import DEPTHS, Component, Line, Phase, Role, Seat, line, words
from game.moves import (
    Card,
    ListenBelow,
    SetCourse,
    SetMandate,
    SplitGain,
    TellStory,
)
from game.rules import calls, door, split, structure_cards, team
from game.rules.cards import CardLaw, Offer, between, choose, choose_many, effect, level, refuse, text
from game.rules.copying import replace
from game.rules.dispositions import roles
from game.rules.model import identity, tensions
from game.rules.model.constants import Constants
from game.rules.model.rounding import to_bp
from game.rules.nature import Chance
from game.rules.seating import own_topics, seats_of
from game.rules.state import FirmState, State
from game.views import Choice, Effect, Reading

SIDES = ("both", "ours", "partner")
AREAS = ("labs", "products", "clients")
FREE_POINTS, POINTS_PER_TOKEN, DEAREST_COURSE = 10, 20, 2


def _course_offer(state: State, seat: Seat) -> Offer:
    firm = state.firm_of(seat)
    form = (level("y", 10, 80, 5), level("z", 10, 80, 5), level("e", 5, 60, 5))
    stances = choose("stance", team.STANCES)
    values = (("y", firm.y), ("z", firm.z), ("e", firm.e), ("stance", firm.stance))
    return Offer((*form, stances), values, is_standing=True)


def _course_cost(state: State, seat: Seat, card: SetCourse) -> int:
    firm = state.firm_of(seat)
    points = (abs(card.y - firm.y) + abs(card.z - firm.z) + abs(card.e - firm.e)) // 2
    return min(DEAREST_COURSE, max(0, -(-(points - FREE_POINTS) // POINTS_PER_TOKEN)))


def _course_check(_state: State, _seat: Seat, card: SetCourse, _draft: tuple[Card, ...]) -> None:
    if card.y + card.z + card.e != 100:
        raise refuse("course.sum", "5.1", sum=card.y + card.z + card.e)


def _course_effects(state: State, seat: Seat, card: SetCourse) -> tuple[Effect, ...]:
    firm = state.firm_of(seat)
    chips = [effect("tokens_next", 0, reading=_tokens_if(state, seat, card))]
    if card.y != firm.y:
        chips.append(effect("joint", card.y - firm.y, "good" if card.y > firm.y else "bad"))
    if card.z != firm.z:
        chips.append(effect("market", card.z - firm.z, "good" if card.z > firm.z else "bad"))
        chips.append(effect("race", card.z - firm.z, "bad" if card.z > firm.z else "good"))
    if card.stance != firm.stance:
        nearer = team.STANCES.index(card.stance) - team.STANCES.index(firm.stance)
        chips.append(effect("told_aim", nearer))
    if card.e != firm.e:
        chips.append(effect("lock_in", firm.e - card.e, "good" if card.e > firm.e else "bad"))
    return tuple(chips)


def _tokens_if(state: State, seat: Seat, card: SetCourse) -> Reading:
    """Return next quarter's tokens for this course, between the calmest and the hottest market the TMT may assume."""
    firm, index, c = state.firm_of(seat), state.spec(seat).firm_index, state.constants
    knobs = state.scenario.knobs[index]
    counts = []
    for rivalry in (max(0, knobs.rival - 2_000), min(10_000, knobs.rival + 2_000)):
        tension = tensions.performing_tension(
            c,
            cooperate=card.y / 100,
            compete=card.z / 100,
            rivalry=rivalry / 10_000,
            parallel=firm.parallel / 10_000,
            capability=firm.cap / 10_000,
            roles=roles(state, index),
        )
        strain = tensions.strain(c, tension, knobs.mindset / 10_000, min(card.y, card.z) / 100)
        counts.append(tensions.tokens(c, tensions.attention(c, strain)))
    return between(counts[0], counts[1], "tokens")


def _story_offer(state: State, seat: Seat) -> Offer:
    firm = state.firm_of(seat)
    form = (level("tokens", 1, 2), choose("side", SIDES), choose("tone", ("plain", "enemy")), text("said", 120))
    shown = (("tokens", 1), ("side", SIDES[firm.last_side]), ("tone", "plain"), ("said", ""))
    return Offer(form, shown)


def _story_cost(_state: State, _seat: Seat, card: TellStory) -> int:
    return card.tokens


def _story_price(state: State, _seat: Seat, card: TellStory) -> int:
    return round(tensions.story_effort(state.constants, card.tokens) * state.constants.price_story)


def _story_check(_state: State, _seat: Seat, card: TellStory, _draft: tuple[Card, ...]) -> None:
    if card.tone == "enemy" and card.side != "ours":
        raise refuse("story.enemy", "5.2")


def _story_effects(state: State, seat: Seat, card: TellStory) -> tuple[Effect, ...]:
    firm = state.firm_of(seat)
    chips = [effect("both_poles", 1, "good")] if card.side == "both" else [effect("one_pole", 1, "warn")]
    if card.side != "both":
        chips.append(effect("sharing", -1 if card.side == "ours" else 1, "bad" if card.side == "ours" else "good"))
        chips.append(effect("guarding", 1 if card.side == "ours" else -1, "good" if card.side == "ours" else "bad"))
    if card.tone == "enemy":
        chips.append(effect("client_moods", -1, "bad"))
    if firm.silent_quarters < 9 and SIDES[firm.last_side] != card.side:
        chips.append(effect("new_song", 1, "warn"))
    if "labs" not in firm.heard_last:
        chips.append(effect("not_asked", 0))
    return tuple(chips)


def _listen_offer(_state: State, _seat: Seat) -> Offer:
    return Offer((choose_many("areas", AREAS, most=2),), (("areas", ("labs",)),))


def _listen_cost(_state: State, _seat: Seat, card: ListenBelow) -> int:
    return len(card.areas)


def _listen_price(state: State, _seat: Seat, card: ListenBelow) -> int:
    return round(tensions.listening_effort(state.constants, min(2, len(card.areas))) * state.constants.price_listening)


def _listen_check(_state: State, _seat: Seat, card: ListenBelow, _draft: tuple[Card, ...]) -> None:
    if not card.areas:
        raise refuse("listen.nowhere", "5.3")


def _listen_effects(_state: State, _seat: Seat, card: ListenBelow) -> tuple[Effect, ...]:
    return (*(effect(f"hear_{area}", 1, "good") for area in card.areas), effect("detection", 1, "good"))


def _mandate_offer(state: State, seat: Seat) -> Offer:
    firm = state.firm_of(seat)
    topics = [state.scenario.components[n] for n in own_topics(state, state.spec(seat).firm_index)]
    names = (Choice(topic.id, words(topic.label)) for topic in topics)
    form = (choose("depth", DEPTHS[1:]), choose("off_limits", ("", *names)))
    return Offer(form, (("depth", DEPTHS[firm.mandate]), ("off_limits", _off_limits(state, firm))), is_standing=True)


def _off_limits(state: State, firm: FirmState) -> Component | str:
    return state.scenario.components[firm.off_limits].id if firm.off_limits >= 0 else ""


def _mandate_changes(state: State, seat: Seat, card: SetMandate) -> bool:
    firm = state.firm_of(seat)
    return (card.depth, card.off_limits) != (DEPTHS[firm.mandate], _off_limits(state, firm))


def _mandate_cost(state: State, seat: Seat, card: SetMandate) -> int:
    return int(_mandate_changes(state, seat, card))


def _mandate_effects(state: State, seat: Seat, card: SetMandate) -> tuple[Effect, ...]:
    step = DEPTHS.index(card.depth) - state.firm_of(seat).mandate
    if not step and not _mandate_changes(state, seat, card):
        return ()
    c, rungs = state.constants, (state.firm_of(seat).mandate, DEPTHS.index(card.depth))
    before, after = (identity.scope(c, rung) for rung in rungs)
    full = round(100 * (after / before - 1))
    if step > 0:
        return (effect("sharing", 1, "good", between(0, full, "percent")), effect("leaking", 1, "bad"))
    doubtful = between(full, round(full * c.mandate_unexplained), "percent") if step else None
    return (effect("sharing", step, "bad", doubtful), effect("leaking", step, "good"))


def _mandate_warnings(state: State, seat: Seat, card: SetMandate) -> tuple[Line, ...]:
    firm = state.firm_of(seat)
    laid = team.laid_by(state, state.seat_index(seat))
    told = firm.silent_quarters == 0 or any(isinstance(c, TellStory) for c in laid)
    is_cut = DEPTHS.index(card.depth) < firm.mandate
    return (line("warn.mandate_unexplained"),) if is_cut and not told else ()


_TOP: tuple[Role, ...] = ("tmt",)
_PHASE: tuple[Phase, ...] = ("strategy",)
_CARDS: dict[str, CardLaw[Any]] = {
    **team.LAWS,
    **structure_cards.LAWS,
    **door.LAWS,
    **calls.LAWS,
    "T1": CardLaw(_TOP, _PHASE, _course_offer, _course_cost, check=_course_check, effects=_course_effects),
    "T2": CardLaw(_TOP, _PHASE, _story_offer, _story_cost, _story_price, _story_check, _story_effects),
    "T3": CardLaw(_TOP, _PHASE, _listen_offer, _listen_cost, _listen_price, _listen_check, _listen_effects),
    "T5": CardLaw(_TOP, _PHASE, _mandate_offer, _mandate_cost, effects=_mandate_effects, warnings=_mandate_warnings),
    "T7": CardLaw(_TOP, _PHASE, split.offer, split.cost, effects=split.effects),
}
LAWS: dict[str, CardLaw[Any]] = dict(sorted(_CARDS.items(), key=lambda card: int(card[0][1:])))


def close(state: State, chance: Chance) -> tuple[State, tuple[Event, ...]]:
    """Let every TMT's draft take effect at once, at home and then between the firms; their order does not matter (rulebook 5.6)."""
    events: list[Event] = []
    tops = [
        tuple(card for n in seats_of(state, index, "tmt") for card in state.drafts[n].cards)
        for index in range(len(state.firms))
    ]
    rang = [firm.helm.calls for firm in state.firms]
    for index, cards in enumerate(tops):
        state = team.conclude(_decide(state, index, cards, events), index, events)
    for index, cards in enumerate(tops):
        for card in cards:
            state = calls.deal(state, index, card, rang[index], chance, events)
    state = door.reopen(state, events)
    return split.agree(state, events), tuple(events)


def _decide(state: State, index: int, cards: tuple[Card, ...], events: list[Event]) -> State:
    before = state.firms[index]
    firm = replace(
        before, story=0, kill=0, listen=0, heard=(), takes=False, said="", mandate_before=before.mandate,
        helm=structure_cards.fresh(before.helm),
    )  # fmt: skip
    if before.proposal_age:
        firm = replace(firm, proposes=0, proposal_age=0)
    elif before.proposes:
        firm = replace(firm, proposal_age=1)
    for card in cards:
        firm = _apply(state, index, firm, card, events)
    has_story = firm.story > 0
    if not has_story and before.silent_quarters == 0:
        events.append(StoryFaded(state.scenario.firms[index].id))
    explained = has_story or before.silent_quarters == 0
    changed = (firm.mandate, firm.off_limits) != (before.mandate, before.off_limits)
    if changed:
        events.append(_mandate_event(state, index, firm, is_explained=explained))
    if not (firm.mandate < before.mandate and not explained):
        firm = replace(firm, mandate_before=firm.mandate)
    firm = replace(firm, silent_quarters=0 if has_story else min(9, before.silent_quarters + 1))
    return state.with_firm(index, firm)


def _apply(state: State, index: int, firm: FirmState, card: Card, events: list[Event]) -> FirmState:
    name, c = state.scenario.firms[index].id, state.constants
    match card:
        case SetCourse():
            if (card.y, card.z, card.e, card.stance) != (firm.y, firm.z, firm.e, firm.stance):
                events.append(CourseSet(name, card.y, card.z, card.e, card.stance))
            return replace(firm, y=card.y, z=card.z, e=card.e, stance=card.stance)
        case TellStory():
            return _tell(c, name, firm, card, events)
        case ListenBelow():
            return replace(firm, listen=to_bp(tensions.listening_effort(c, min(2, len(card.areas)))), heard=card.areas)
        case SetMandate():
            topic = state.scenario.component_at[card.off_limits] if card.off_limits else -1
            return replace(firm, mandate=DEPTHS.index(card.depth), off_limits=topic)
        case SplitGain():
            if card.how == "propose":
                return replace(firm, proposes=card.share, proposal_age=0)
            return replace(firm, takes=card.how == "take")
        case _:
            return structure_cards.apply(state, index, firm, card, events)


def _tell(c: Constants, name: str, firm: FirmState, card: TellStory, events: list[Event]) -> FirmState:
    side = SIDES.index(card.side)
    is_new = firm.silent_quarters < 9 and side != firm.last_side
    is_enemy = card.tone == "enemy"
    events.append(StoryTold(name, card.side, card.tokens, is_enemy, card.said, is_new))  # type: ignore[arg-type]  # a firm's id
    kill = (5_000 if card.tokens == 1 else 10_000) if is_enemy else 0
    return replace(firm, story=to_bp(tensions.story_effort(c, card.tokens)), side=side, kill=kill, said=card.said)


def _mandate_event(state: State, index: int, firm: FirmState, *, is_explained: bool) -> MandateChanged:
    off: Component | str = _off_limits(state, firm)
    return MandateChanged(state.scenario.firms[index].id, DEPTHS[firm.mandate], off, is_explained)  # type: ignore[arg-type]  # id or empty
