"""Why an event happened, or how likely it was, in signed parts that add up exactly; deliberately absent: meters (`accounts`).

For a leak, a find, a bid or a discovery the parts explain the chance; the draw was chance.
"""

from __future__ import annotations

from dataclasses import fields

from game.debrief import contributions
from game.debrief.accounts import Account, at_rest, formula, inputs, level, moved, of_meter
from game.debrief.equations_of_events import EVENTS, bid_quality
from game.debrief.hearing import Given, Heard
from game.debrief.past import TABLE, Past
from game.events import (
    EVENTS as KINDS,
)
from game.events import (
    BoardMood,
    BreakthroughMade,
    Cause,
    DistrustMoved,
    Event,
    InvitationRefused,
    KnowledgeLeaked,
    LeakDetected,
    LeakTraced,
    LockInGrew,
    LoyaltyMoved,
    ManagerMoved,
    MandateOverstepped,
    PartnerClosed,
    PartnerOpened,
    RedQueenRan,
    StoryLanded,
    TenderDecided,
    TokensChanged,
    Torn,
    TrustMoved,
)
from game.ids import Firm
from game.rules.agenda import tender_of
from game.rules.model import leaks, tenders
from game.rules.model.rounding import BP, to_bp
from game.rules.seating import own_core, own_topics
from game.rules.state import State

LOYALTIES = ("org", "unit", "team", "prof")
F, U = 10_000.0, 1_000.0


def of_event(heard: Heard, quarter: int, event: Event) -> tuple[Account, ...]:
    """Return why an event happened: one account, up to three for a tender, none for one that explains itself."""
    match event:
        case TrustMoved() | DistrustMoved():
            return _told(heard, quarter, event)
        case KnowledgeLeaked():
            return _leaked(heard, quarter, event)
        case LeakDetected():
            return _found(heard, quarter, event)
        case BreakthroughMade():
            return _broke_through(heard, quarter, event)
        case StoryLanded(firm=firm) | LockInGrew(firm=firm):
            name = "q" if isinstance(event, StoryLanded) else "lock_in"
            return (of_meter(heard, name, quarter, _firm(heard, firm)),)
        case RedQueenRan():
            return (of_meter(heard, "red_queen", quarter),)
        case TokensChanged():
            return _tokens(heard, quarter, event)
        case TenderDecided() | InvitationRefused() | ManagerMoved():
            return _at_a_client(heard, quarter, event)
        case LoyaltyMoved():
            return _loyalty(heard, quarter, event)
        case Torn():
            return _torn(heard, quarter, event)
        case BoardMood() | LeakTraced() | MandateOverstepped() | PartnerOpened() | PartnerClosed():
            return _of_a_turn(heard, quarter, event)
        case _:
            return ()


def _of_a_turn(
    heard: Heard, quarter: int, event: BoardMood | LeakTraced | MandateOverstepped | PartnerOpened | PartnerClosed
) -> tuple[Account, ...]:
    """Explain what no equation of its own decides by the number behind it: a result, a chance, nearness to the partner."""
    state = heard.states[-1]
    match event:
        case BoardMood(firm=firm, falls=falls):
            results = state.firms[_firm(heard, firm)].results
            before, after = results[quarter - 1 - falls].result, results[quarter - 1].result
            return (Account("fall", quarter, _firm(heard, firm), before, after, event.causes),)
        case LeakTraced(firm=firm, is_own_word=is_own_word):
            p = leaks.tracing_chance(state.constants, is_own_word)
            return _chance("trace", quarter, _firm(heard, firm), to_bp(p), event.causes)
        case MandateOverstepped(firm=firm):
            return (of_meter(heard, "closeness", quarter, _firm(heard, firm)),)
        case _:
            return (of_meter(heard, "closeness", quarter, state.spec(event.other).firm_index),)


def _at_a_client(
    heard: Heard, quarter: int, event: TenderDecided | InvitationRefused | ManagerMoved
) -> tuple[Account, ...]:
    match event:
        case TenderDecided():
            return _tender(heard, quarter, event)
        case InvitationRefused():
            return _refused(heard, quarter, event)
        case _:
            return _manager(heard, quarter, event)


def _past(heard: Heard) -> Past:
    return Past(heard.states[-1], ())


def _firm(heard: Heard, firm: Firm) -> int:
    return heard.states[0].scenario.firm_at[firm]


def _told(heard: Heard, quarter: int, event: TrustMoved | DistrustMoved) -> tuple[Account, ...]:
    """Return the terms that the law itself wrote down."""
    name = "trust" if isinstance(event, TrustMoved) else "distrust"
    return (Account(name, quarter, _firm(heard, event.firm), event.before_bp, event.after_bp, event.causes),)


def _chance(name: str, quarter: int, firm: int, p_bp: int, causes: tuple[Cause, ...]) -> tuple[Account, ...]:
    return (Account(name, quarter, firm, p_bp - sum(one.size_bp for one in causes), p_bp, causes),)


def _leaked(heard: Heard, quarter: int, event: KnowledgeLeaked) -> tuple[Account, ...]:
    causes = contributions.leak(heard.states[-1], event)
    return _chance("leak", quarter, _firm(heard, event.firm), event.p_bp, causes)


def _broke_through(heard: Heard, quarter: int, event: BreakthroughMade) -> tuple[Account, ...]:
    causes = contributions.breakthrough(_past(heard), quarter, event)
    p = next(one.size_bp for one in event.causes if one.factor == "both_deep")
    return _chance("breakthrough", quarter, TABLE, p, causes)


def _tokens(heard: Heard, quarter: int, event: TokensChanged) -> tuple[Account, ...]:
    f = _firm(heard, event.firm)
    return (moved(of_meter(heard, "tokens", quarter, f), of_meter(heard, "tokens", quarter - 1, f)),)


def _loyalty(heard: Heard, quarter: int, event: LoyaltyMoved) -> tuple[Account, ...]:
    state = heard.states[0]
    n, f = state.seat_index(event.seat), state.spec(event.seat).firm_index
    moves = heard.calls.get((quarter, "identity.identification_next", (n,)), [])
    given = dict(moves[LOYALTIES.index(event.loyalty)])
    name = "loyalty"
    if event.loyalty == "org":
        name = "loyalty_org"
        felt = heard.calls[quarter, "identity.org_stimulus", (n,)][-1]
        given |= felt
        given["acts"] = given["stimulus"] - EVENTS[name].ears[1].equation(state.constants, **felt)
    return (level(heard, (name, quarter, f), EVENTS[name], [given], event.before_bp, event.after_bp),)


def _torn(heard: Heard, quarter: int, event: Torn) -> tuple[Account, ...]:
    state = heard.states[0]
    who = {"n": state.seat_index(event.seat)}
    now, rest = inputs(heard, EVENTS["unresolved"], quarter, who), at_rest(heard, EVENTS["unresolved"], who)
    if now is None:
        return ()
    after = next(one.size_bp for one in event.causes if one.factor == "torn")
    at = ("unresolved", quarter, state.spec(event.seat).firm_index)
    return (formula(heard, at, EVENTS["unresolved"], [now], [rest or now], after),)


def _manager(heard: Heard, quarter: int, event: ManagerMoved) -> tuple[Account, ...]:
    f = _firm(heard, event.firm)
    managers = heard.states[0].scenario.firms[f].managers
    who = {"f": f, "n": next(n for n, one in enumerate(managers) if one.id == event.manager)}
    now = inputs(heard, EVENTS["manager"], quarter, who)
    if now is None:
        return ()
    return (level(heard, ("manager", quarter, f), EVENTS["manager"], [now], event.before_bp, event.after_bp),)


def _tender(heard: Heard, quarter: int, event: TenderDecided) -> tuple[Account, ...]:
    """Return why a partner was invited and said yes, as far as it was asked, and what the chance to win came from."""
    f = _firm(heard, event.lead)
    found = [_asked(heard, name, quarter, f) for name in ("invitation", "acceptance", "win")]
    return tuple(one for one in found if one is not None)


def _refused(heard: Heard, quarter: int, event: InvitationRefused) -> tuple[Account, ...]:
    found = _asked(heard, "acceptance", quarter, _firm(heard, event.lead))
    return (found,) if found else ()


def _asked(heard: Heard, name: str, quarter: int, f: int) -> Account | None:
    """Explain one step of a tender against the same job with people, firms and relations as they were at the start."""
    equation = EVENTS[name]
    for g in range(len(heard.states[0].firms)):
        now = _step(heard, name, quarter, f, g)
        if now is not None:
            then = {**now, **_first(heard.states[0], heard.states[quarter - 1], f, g, name, now)}
            return formula(heard, (name, quarter, f), equation, [now], [then])
    return None


def _step(heard: Heard, name: str, quarter: int, f: int, g: int) -> Given | None:
    if name != "win":
        return inputs(heard, EVENTS[name], quarter, {"f": f, "g": g})
    found: Given = {}
    for ear in EVENTS[name].ears:
        found |= (heard.calls.get((quarter, ear.name, (f, g))) or [{}])[-1]
    if "quality" not in found:
        return None
    found["handicap"] = max(0.0, bid_quality(heard.states[0].constants, found) - found["quality"])
    return found


def _first(first: State, before: State, f: int, g: int, name: str, now: Given) -> Given:
    """Return what the scenario starts with of the inputs of a tender's step; the rest is the job's own and stays."""
    me, other, pair = first.firms[f], first.firms[g], first.pairs[f][g]
    back, tender = first.pairs[g][f], tender_of(before, f)
    mood = me.attitudes[tender.manager] if tender else me.attitudes[0]
    core, topics, theirs = own_core(first, f), own_topics(first, f), own_topics(first, g)
    known = {
        "invitation": {
            "manager": mood / F, "trust": pair.trust / F, "distrust": pair.distrust / F, "habit": pair.habit / F,
            "meta": me.meta / F, "education": me.education / F, "push": 0,
            "pipe": tenders.pipe_in_sight(first.constants, me.pipeline / F, other.pipeline / F),
            "wall_other": other.believed_wider / F, "experts": 0.5,
        },
        "acceptance": {
            "managers": sum(other.attitudes) / max(1, len(other.attitudes)) / F, "trust": back.trust / F,
            "distrust": back.distrust / F, "wall_inviter": me.believed_wider / F, "habit": back.habit / F,
            "meta": other.meta / F,
        },
        "win": {
            "core": sum(first.product[f][n] for n in core) / len(core) / U,
            "complementary": sum(first.product[f][n] for n in topics) / len(topics) / U,
            "novelty": me.novelty / F, "understanding": pair.understanding / F, "manager": mood / F,
            "partner_complementary": sum(first.alliance[g][n] for n in theirs) / len(theirs) / U,
        },
    }[name]  # fmt: skip
    return {key: value for key, value in known.items() if key in now}


def _found(heard: Heard, quarter: int, event: LeakDetected) -> tuple[Account, ...]:
    """Return what made it likely that a leak was found inside; what the market or a leaver tells is told for certain."""
    if event.found_by in ("market", "leaver"):
        return (Account("find", quarter, _firm(heard, event.firm), 0, BP, event.causes),)
    state = heard.states[0]
    core = state.scenario.component_at[event.component]
    for (q, name, who), calls in heard.calls.items():
        if (q, name) == (quarter, EVENTS["detection"].ears[0].name) and who[1] == core:
            spec = state.scenario.seats[who[0]]
            if spec.firm == event.firm and spec.firm_index == _firm(heard, event.firm):
                given = calls[EVENTS["detection"].call]
                still = {**given, **EVENTS["detection"].neutral}
                at = ("detection", quarter, spec.firm_index)
                return (formula(heard, at, EVENTS["detection"], [given], [still]),)
    return ()


def kinds_with_causes() -> tuple[str, ...]:
    """Return the kinds of events that carry causes, every one of which `of_event` has to know."""
    return tuple(name for name, kind in KINDS.items() if any(f.name == "causes" for f in fields(kind)))
