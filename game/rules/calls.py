"""One top rings another: leaks raised, air cleared, warnings, answers, and the audit (cards T8, T10, T11; rulebook 5.10–5.12).

Deliberately absent: the door (`door`), and what a leak is and how it is found (`exchange`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.events import AirCleared, LeakAdmitted, LeakDenied, LeakRaised, PartnerAudited, TopCalled
from game.ids import line, words
from game.moves import AnswerCall, AuditPartner, CallTop, UseDoor
from game.rules import door, promises
from game.rules.cards import CardLaw, Offer, between, chance, choose, effect, refuse
from game.rules.copying import replace
from game.rules.helm import Call
from game.rules.model import leaks
from game.rules.model.rounding import to_bp
from game.rules.seating import active_partners, component_choices, partners_of
from game.views import Choice

if TYPE_CHECKING:
    from game.events import Event
    from game.ids import Firm, Seat
    from game.moves import Card
    from game.rules.nature import Chance
    from game.rules.state import State
    from game.views import Effect

WHY = ("raise", "clear", "warn")
ANSWERS = ("admit", "deny")


def raisable(state: State, firm: int) -> tuple[tuple[int, int, bool], ...]:
    """Return the (own core, partner, is there evidence) that a firm may raise: found leaks and evidence, each once."""
    proven = {(core, g) for _, g, core in state.firms[firm].evidence}
    alarms = {(leak.component, leak.to) for leak in state.leaks if leak.firm == firm and leak.is_detected}
    fresh = sorted((proven | alarms) - set(state.firms[firm].helm.raised))
    return tuple((core, g, (core, g) in proven) for core, g in fresh)


def broken_to(state: State, seat: Seat) -> tuple[int, ...]:
    """Return the partners of whom this seat knows a broken word that was given to its firm."""
    own = state.spec(seat).firm_index
    known = [p for p in state.promises if p.status == "broken" and promises.hears(p, seat)]
    givers = {state.scenario.seats[p.giver].firm_index for p in known if own in promises.wards(state, p)}
    return tuple(g for g in partners_of(state, own) if g in givers)


def at_risk(state: State, seat: Seat) -> tuple[str, ...]:
    """Return the kinds of running words given to this firm that the seat knows of; a warning names one, or none."""
    own = state.spec(seat).firm_index
    known = [p for p in state.promises if p.status == "running" and promises.hears(p, seat)]
    return ("", *sorted({p.kind for p in known if own in promises.wards(state, p)}))


def _partners(state: State, firms: tuple[int, ...]) -> list[Choice]:
    return [Choice(state.scenario.firms[g].id, words(state.scenario.firms[g].label)) for g in firms]


def _call_offer(state: State, seat: Seat) -> Offer:
    own = state.spec(seat).firm_index
    found, broken, partners = raisable(state, own), broken_to(state, seat), partners_of(state, own)
    closed = {
        "raise": None if found else line("closed.no_alarm"),
        "clear": None if broken else line("closed.no_broken_word"),
    }
    why = (Choice(one, line(f"value.why.{one}"), 0, closed.get(one)) for one in WHY)
    cores = (
        Choice("", line("value.component.none")),
        *component_choices(state, tuple(sorted({c for c, _, _ in found}))),
    )
    about = (Choice(kind, line(f"word.{kind}" if kind else "value.about.none")) for kind in at_risk(state, seat))
    form = (
        choose("why", why),
        choose("firm", _partners(state, partners)),
        choose("component", cores),
        choose("about", about),
    )
    core, g, _ = found[0] if found else (-1, partners[0], False)
    named = state.scenario.components[core].id if found else ""
    firm = state.scenario.firms[g].id
    return Offer(form, (("why", "raise" if found else "warn"), ("firm", firm), ("component", named), ("about", "")))


def _one(_state: State, _seat: Seat, _card: Card) -> int:
    return 1


def _call_check(state: State, seat: Seat, card: CallTop, _draft: tuple[Card, ...]) -> None:
    g = state.scenario.firm_at[card.firm]
    at = state.scenario.component_at.get(card.component, -1) if card.component else -1
    named = (at, g) in {(core, to) for core, to, _ in raisable(state, state.spec(seat).firm_index)}
    is_fit = named if card.why == "raise" else card.why == "warn" or g in broken_to(state, seat)
    if not is_fit:
        raise refuse("call.nothing", "5.10")


def _call_effects(state: State, seat: Seat, card: CallTop) -> tuple[Effect, ...]:
    if card.why != "raise":
        return (effect("damage_heals", 1, "good"),) if card.why == "clear" else (effect("they_are_warned", 0),)
    found = raisable(state, state.spec(seat).firm_index)
    is_proven = any(proof for core, _, proof in found if state.scenario.components[core].id == card.component)
    percent = round(100 * leaks.containment_chance(state.constants, is_proven))
    chips = (effect("use_blocked", 1, "good", between(percent, percent, "percent")), effect("label_shown", 1, "warn"))
    return (*chips, effect("they_admit_or_deny", 0, "warn"))


def _answer_offer(state: State, seat: Seat) -> Offer:
    if not state.firm_of(seat).helm.calls:
        return Offer(closed=line("closed.nobody_rang"))
    return Offer((choose("answer", ANSWERS),), (("answer", "admit"),))


def _answer_effects(_state: State, _seat: Seat, card: AnswerCall) -> tuple[Effect, ...]:
    if card.answer == "admit":
        return (effect("distrust_falls", -1, "good"),)
    return (effect("they_doubt_us", 1, "bad"),)


def _audit_offer(state: State, seat: Seat) -> Offer:
    partners = active_partners(state, state.spec(seat).firm_index)
    if not partners:
        return Offer(closed=line("closed.nobody_to_audit"))
    return Offer((choose("firm", _partners(state, partners)),), (("firm", state.scenario.firms[partners[0]].id),))


def _audit_price(state: State, _seat: Seat, _card: Card) -> int:
    return int(state.constants.price_audit)


def _audit_effects(state: State, _seat: Seat, _card: Card) -> tuple[Effect, ...]:
    more = chance(state.constants.audit_finds)
    chips = (effect("digging_found", 1, "good", more), effect("use_found", 1, "good", more))
    less = effect("leaking", -1, "good", chance(state.constants.leak_audited - 1))
    return (less, *chips, effect("trust_both", -1, "bad"))


LAWS: dict[str, CardLaw[Any]] = {
    "T8": CardLaw(("tmt",), ("strategy",), _call_offer, _one, check=_call_check, effects=_call_effects),
    "T10": CardLaw(("tmt",), ("strategy",), _audit_offer, _one, _audit_price, effects=_audit_effects),
    "T11": CardLaw(("tmt",), ("strategy",), _answer_offer, effects=_answer_effects),
}


def ring(state: State, firm: int, card: CallTop, chance: Chance, events: list[Event]) -> State:
    """Return the state with the call on the partner's desk, and a leak contained if it was raised in time (M24; Δ10)."""
    g, name = state.scenario.firm_at[card.firm], state.scenario.firms[firm].id
    if card.why == "warn":
        events.append(TopCalled(name, card.firm, "warn", card.about))
        return state
    core = state.scenario.component_at.get(card.component, -1) if card.component else -1
    theirs = state.firms[g]
    theirs = replace(theirs, helm=replace(theirs.helm, calls=(*theirs.helm.calls, Call(firm, card.why, core))))
    if card.why == "clear":
        events.append(TopCalled(name, card.firm, "clear", ""))
        return state.with_firm(g, theirs)
    is_proven = (core, g, True) in raisable(state, firm)
    is_contained = chance.falls(leaks.containment_chance(state.constants, is_proven), "contain", firm, core)
    if is_contained:
        theirs = replace(theirs, blocked=tuple(sorted({*theirs.blocked, core})))
    ours = state.firms[firm]
    ours = replace(ours, helm=replace(ours.helm, raised=(*ours.helm.raised, (core, g))))
    events.append(LeakRaised(name, card.firm, state.scenario.components[core].id, is_proven, is_contained))
    return state.with_firm(g, theirs).with_firm(firm, ours)


def answer(state: State, firm: int, card: AnswerCall, calls: tuple[Call, ...], events: list[Event]) -> State:
    """Return the state after a top said the same to everybody who had rung last quarter (M35, M36)."""
    c, name = state.constants, state.scenario.firms[firm].id
    for call in calls:
        to: Firm = state.scenario.firms[call.caller].id
        if call.why == "clear":
            if card.answer == "admit":
                state = shifted(state, call.caller, firm, "damage", c.call_cleared)
                events.append(AirCleared(name, to))
            continue
        core = state.scenario.components[call.component].id
        if card.answer == "admit":
            state = shifted(state, call.caller, firm, "distrust", c.call_admitted)
            state = shifted(state, firm, call.caller, "distrust", c.call_admitted)
            events.append(LeakAdmitted(name, to, core))
        else:
            state = shifted(state, call.caller, firm, "distrust", c.call_denied)
            events.append(LeakDenied(name, to, core))
    return state


def audit(state: State, firm: int, card: AuditPartner, events: list[Event]) -> State:
    """Return the state with the partner's books open, which both sides feel (M78)."""
    g, ours = state.scenario.firm_at[card.firm], state.firms[firm]
    state = state.with_firm(firm, replace(ours, helm=replace(ours.helm, audited=(*ours.helm.audited, g))))
    for a, b in ((firm, g), (g, firm)):
        state = shifted(state, a, b, "trust", state.constants.audit_trust)
    events.append(PartnerAudited(state.scenario.firms[firm].id, card.firm))
    return state


def shifted(state: State, f: int, g: int, level: str, by: float) -> State:
    """Return the state with a level of what firm f holds towards firm g moved, 0…1."""
    pair = state.pairs[f][g]
    moved = max(0, min(10_000, getattr(pair, level) + to_bp(by, -10_000)))
    row = (*state.pairs[f][:g], replace(pair, **{level: moved}), *state.pairs[f][g + 1 :])
    return replace(state, pairs=(*state.pairs[:f], row, *state.pairs[f + 1 :]))


def deal(state: State, index: int, card: Card, rang: tuple[Call, ...], chance: Chance, events: list[Event]) -> State:
    """Return the state after what a card does between this firm and another; home cards do nothing here."""
    match card:
        case CallTop():
            return ring(state, index, card, chance, events)
        case AnswerCall():
            return answer(state, index, card, rang, events)
        case AuditPartner():
            return audit(state, index, card, events)
        case UseDoor():
            return door.use(state, index, card, events)
        case _:
            return state
