"""Who works with whom: notice, parting, sleep and return, for each pair of firms (card T9; rulebook 5.9, 8.8; M45).

With more than two firms one partnership can end while another lasts. The alliance is asleep when no pair of it is awake.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.events import AllianceDormant, AllianceResumed, DoorUsed, PartnersParted
from game.ids import line, words
from game.moves import UseDoor
from game.rules.cards import CardLaw, Offer, choose, effect, refuse
from game.rules.copying import replace
from game.rules.gauges import gauge, word
from game.rules.model import dynamics, scoring
from game.rules.seating import active_partners, partners_of, works_with
from game.views import Choice

if TYPE_CHECKING:
    from game.events import Event
    from game.ids import Seat
    from game.moves import Card
    from game.rules.scratch import Scratch
    from game.rules.state import Pair, State
    from game.views import Effect, Gauge

ACTS = ("notice", "withdraw", "knock")
F = 10_000.0
PRICE = 2


def _may(state: State, firm: int, other: int) -> str:
    """Return the one thing that a firm can do at a partner's door now."""
    if not works_with(state, firm, other):
        return "knock"
    return "withdraw" if state.pairs[firm][other].notice else "notice"


def _offer(state: State, seat: Seat) -> Offer:
    own, firms = state.spec(seat).firm_index, state.scenario.firms
    partners = partners_of(state, own)
    open_acts = [_may(state, own, g) for g in partners]
    acts = (
        Choice(act, line(f"value.act.{act}"), 0, None if act in open_acts else line(f"closed.door_{act}"))
        for act in ACTS
    )
    names = (Choice(firms[g].id, words(firms[g].label)) for g in partners)
    return Offer((choose("act", acts), choose("firm", names)), (("act", open_acts[0]), ("firm", firms[partners[0]].id)))


def _price(_state: State, _seat: Seat, _card: Card) -> int:
    return PRICE


def _check(state: State, seat: Seat, card: UseDoor, _draft: tuple[Card, ...]) -> None:
    if card.act != _may(state, state.spec(seat).firm_index, state.scenario.firm_at[card.firm]):
        raise refuse("door.act", "5.9", act=f"@value.act.{card.act}")


def _effects(_state: State, _seat: Seat, card: UseDoor) -> tuple[Effect, ...]:
    match card.act:
        case "notice":
            return (effect("ends_next_quarter", 0, "warn"), effect("joint", -1, "bad"), effect("legacy", -1, "bad"))
        case "withdraw":
            return (effect("joint", 1, "good"), effect("legacy", 1, "good"))
        case "knock":
            return (effect("both_must_knock", 0, "warn"), effect("wary_trust", 0, "warn"))


LAWS: dict[str, CardLaw[Any]] = {
    "T9": CardLaw(("tmt",), ("strategy",), _offer, _price, check=_check, effects=_effects),
}


def use(state: State, firm: int, card: UseDoor, events: list[Event]) -> State:
    """Return the state with a notice given or taken back, or a knock heard."""
    other = state.scenario.firm_at[card.firm]
    events.append(DoorUsed(state.scenario.firms[firm].id, card.firm, card.act))
    pair = state.pairs[firm][other]
    if card.act == "knock":
        return _with_pair(state, firm, other, replace(pair, knocked=state.quarter))
    return _with_pair(state, firm, other, replace(pair, notice=state.quarter + 1 if card.act == "notice" else 0))


def reopen(state: State, events: list[Event]) -> State:
    """Return the state after every two firms that knocked in this quarter have looked at each other (rulebook 5.9)."""
    for f in range(len(state.firms)):
        for g in range(f + 1, len(state.firms)):
            one, two = state.pairs[f][g], state.pairs[g][f]
            both_knock = one.knocked == two.knocked == state.quarter and not works_with(state, f, g)
            if both_knock and dynamics.may_return(state.constants, one.trust / F, two.trust / F):
                state = _awake(state, f, g)
                events.append(AllianceResumed(state.scenario.firms[f].id, state.scenario.firms[g].id))
    return state


def _awake(state: State, f: int, g: int) -> State:
    if state.is_dormant:  # the first pair to return wakes nobody but itself
        asleep = tuple(tuple(replace(pair, is_active=False) for pair in row) for row in state.pairs)
        state = replace(state, pairs=asleep, is_dormant=False, low_quarters=0)
    for a, b in ((f, g), (g, f)):
        state = _with_pair(state, a, b, replace(state.pairs[a][b], is_active=True, notice=0, low=0))
    return state


def _with_pair(state: State, f: int, g: int, pair: Pair) -> State:
    row = (*state.pairs[f][:g], pair, *state.pairs[f][g + 1 :])
    return replace(state, pairs=(*state.pairs[:f], row, *state.pairs[f + 1 :]))


def run(s: Scratch) -> None:
    """Let notices run out and count low quarters, of each pair among many and of the whole alliance (M45)."""
    if s.state.is_dormant:
        return
    pairs = [(f, g) for f in range(len(s.firms)) for g in active_partners(s.state, f) if f < g]
    trust = [s.pairs[a][b].trust / F for f, g in pairs for a, b in ((f, g), (g, f))]
    s.low_quarters = dynamics.low_quarters_next(
        s.c, s.state.low_quarters, trust=sum(trust) / len(trust), joint_keur=s.joint
    )
    if dynamics.falls_asleep(s.c, s.low_quarters):
        s.is_dormant = True
        s.events.append(AllianceDormant())
        return
    ended = [_ends(s, f, g) for f, g in pairs]
    s.is_dormant = all(ended)


def _ends(s: Scratch, f: int, g: int) -> bool:
    """End one partnership whose notice has run out or, among more than two firms, whose trust stayed too low."""
    names = s.state.scenario.firms
    leavers = [(a, b) for a, b in ((f, g), (g, f)) if 0 < s.pairs[a][b].notice <= s.state.quarter]
    trust = (s.pairs[f][g].trust + s.pairs[g][f].trust) / (2 * F)
    low = s.pairs[f][g].low + 1 if trust < s.c.dormant_trust else 0
    is_asleep = len(s.firms) > 2 and dynamics.falls_asleep(s.c, low)
    if leavers:
        first, other = leavers[0]
        s.events.append(PartnersParted(names[first].id, names[other].id))
    elif is_asleep:
        s.events.append(AllianceDormant(names[f].id, names[g].id))
    is_over = bool(leavers) or is_asleep
    for a, b in ((f, g), (g, f)):
        s.pairs[a][b] = replace(
            s.pairs[a][b], low=low, is_active=not is_over, notice=0 if is_over else s.pairs[a][b].notice
        )
    return is_over


def legacy_of(state: State, firm: int) -> int:
    """Return what a firm's relations are worth to it on the last day, kEUR; nothing of those that have ended (M62; Δ18)."""
    others = partners_of(state, firm)
    worth = [
        scoring.legacy(
            state.constants,
            state.joints,
            trust_bp=state.pairs[firm][g].trust,
            trust_back_bp=state.pairs[g][firm].trust,
            firms=len(state.firms),
        )
        for g in active_partners(state, firm)
    ]
    return sum(worth) // len(others)


def readings(state: State, f: int) -> list[Gauge]:
    """Return what became of each partnership that does not simply go on: ended, notice given by us, or by them."""
    found = []
    for g in partners_of(state, f):
        ours, theirs = state.pairs[f][g].notice, state.pairs[g][f].notice
        index = 0 if not works_with(state, f, g) else 1 if ours else 2 if theirs else -1
        if index >= 0:
            found.append(gauge("partnership", "alliance", word(index, "partnership"), about=state.scenario.firms[g].id))
    return found
