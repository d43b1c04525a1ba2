"""The one door in: a wish or nature's turn becomes a new truth and facts, or a refusal (rulebook 2 and 3).

Deliberately absent: clocks, generators, seats that are people or bots, and anything that a phase module says better.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.errors import RuleViolation
from game.events import Event, GameEnded, QuarterOpened, TokensChanged
from game.ids import NATURE, PHASES, Phase, Seat
from game.moves import Card, Feel, MarkNews, Move, OneWord, Play, PostTeam, Predict, SplitGain, Turn, Unseal
from game.rules import asks, encounters, experiment, feeds, opening, shocks, speech, strategy, team, units
from game.rules.agenda import drawn_needs, open_news
from game.rules.cards import CardLaw, check_form, refuse
from game.rules.copying import replace
from game.rules.dispositions import prepare, tension_of
from game.rules.model import tensions
from game.rules.nature import Chance
from game.rules.state import RULES_VERSION, Draft, State

if TYPE_CHECKING:
    from game.scenario.model import Scenario

__all__ = ["LAWS", "RULES_VERSION", "may_act", "purse", "spent", "start", "submit", "waiting"]

LAWS: dict[str, CardLaw[Any]] = {**strategy.LAWS, **units.LAWS, **encounters.LAWS}
ACTING: dict[Phase, tuple[str, ...]] = {
    "strategy": ("tmt",),
    "units": ("ally", "prod"),
    "encounters": ("eng_a", "eng_p"),
}
ASKING: dict[Phase, tuple[str, ...]] = {"units": ("eng_a",)}
NEVER_SILENT = ("T8", "T9", "T10", "T11", *team.ONLY_SPLIT)
_NOTHING: tuple[Event, ...] = ()


def start(scenario: Scenario, *, preset: str = "full", table: str = "1", chance: str) -> State:
    """Return the table as it is when the first news are read.

    Args:
        scenario: The whole scenario.
        preset: Name of its length and clock.
        table: Name of the table, part of every key of chance.
        chance: 32 hexadecimal digits for the opening draws: last quarter, people, first needs.
    """
    return _open_quarter(opening.lay(scenario, preset, table, Chance(chance)), Chance(chance))


def submit(state: State, seat: Seat, move: Move) -> tuple[State, tuple[Event, ...]]:
    """Take one wish of one seat, or nature's turn.

    Args:
        state: The truth before.
        seat: Who asks; `NATURE` for a turn.
        move: What is asked.

    Returns:
        The truth after and the facts that happened.

    Raises:
        RuleViolation: The rules forbid it; nothing has changed.
    """
    if isinstance(move, Turn):
        if seat != NATURE:
            raise refuse("turn.not_yours", "2.1")
        return _turn(state, Chance(move.chance))
    if seat not in state.scenario.seat_at:
        raise refuse("seat.unknown", "2.2")
    if state.phase == "over":
        raise refuse("game.over", "2.7")
    match move:
        case Play():
            return _play(state, seat, move), ()
        case Unseal():
            return _unseal(state, seat), ()
        case MarkNews():
            return asks.mark(state, seat, move), ()
        case Predict():
            return asks.predict(state, seat, move), ()
        case Feel():
            return asks.feel(state, seat, move), ()
        case OneWord():
            return asks.one_word(state, seat, move), ()
        case _:
            after, events = speech.say(state, seat, move)
            return feeds.publish(after, events), events


def may_act(state: State, seat: Seat) -> bool:
    """Tell whether the phase is this seat's to act in; news and results are everybody's to finish reading (rulebook 2.3)."""
    if state.phase == "over":
        return False
    return state.spec(seat).role in ACTING.get(state.phase, (state.spec(seat).role,))


def with_cards(state: State) -> tuple[Seat, ...]:
    """Return the seats that lay cards in this phase: those it waits for and, in units, the benches that ask (rulebook 2.3)."""
    if state.phase not in ACTING:
        return ()
    roles = (*ACTING[state.phase], *ASKING.get(state.phase, ()))
    return tuple(seat.id for seat in state.scenario.seats if seat.role in roles)


def waiting(state: State, *, human: frozenset[Seat], everybody: bool) -> tuple[Seat, ...]:
    """Return the human seats that the phase waits for, in the scenario's order (rulebook 2.3).

    Args:
        state: The truth.
        human: Seats that people hold.
        everybody: Whether idle seats are waited for too, as at a table without a clock.
    """
    return tuple(
        seat.id
        for n, seat in enumerate(state.scenario.seats)
        if seat.id in human and not state.drafts[n].is_sealed and (everybody or may_act(state, seat.id))
    )


def purse(state: State, seat: Seat) -> int:
    """Return the tokens or focus that a seat has in this phase before its draft (rulebook 3.3, 5.14)."""
    spec, c = state.spec(seat), state.constants
    match spec.role:
        case "tmt":
            return state.firms[spec.firm_index].tokens - team.taken(LAWS, state, state.seat_index(seat))
        case "ally":
            ded = state.scenario.knobs[spec.firm_index].ded
            return int(c.head_tokens) + round(c.head_tokens_dedication * ded / 10_000)
        case "prod":
            return int(c.product_tokens)
        case _:
            return state.people[state.seat_index(seat)].focus


def spent(state: State, seat: Seat, cards: tuple[Card, ...]) -> int:
    """Return what a draft costs."""
    return sum(LAWS[card.card].cost(state, seat, card) for card in cards)


def _play(state: State, seat: Seat, move: Play) -> State:
    if state.drafts[state.seat_index(seat)].is_sealed:
        raise refuse("draft.sealed", "3.5")
    check_draft(state, seat, move.cards)
    return _with_draft(state, seat, Draft(move.cards, move.seal))


def check_draft(state: State, seat: Seat, cards: tuple[Card, ...]) -> None:
    """Refuse a draft that breaks a rule, naming the first card at fault (rulebook 3.1 to 3.4).

    Raises:
        RuleViolation: A card that is not the seat's, not now, twice, closed, wrongly filled in, or too dear in all.
    """
    role, drafted = state.spec(seat).role, set()
    for card in cards:
        law = LAWS[card.card]
        if role not in law.roles or state.phase not in law.phases:
            raise refuse("card.not_yours", "3.2", card=f"@card.{card.card}.title")
        if card.card in drafted:
            raise refuse("card.twice", "3.2", card=f"@card.{card.card}.title")
        if not team.holds(state.scenario, state.seat_index(seat), card.card):
            raise refuse("card.office", "5.14", card=f"@card.{card.card}.title")
        drafted.add(card.card)
        check_form(law.offer(state, seat), card)
        law.check(state, seat, card, cards)
    team.check(state, state.seat_index(seat), cards)
    cost, hand = spent(state, seat, cards), purse(state, seat)
    if cost > hand:
        team.check_pool(LAWS, state, state.seat_index(seat), (cost, hand))
        unit = "focus" if role in ("eng_a", "eng_p") else "tokens"
        raise refuse(f"{unit}.short", "3.3", cost=cost, hand=hand)


def _unseal(state: State, seat: Seat) -> State:
    draft = state.drafts[state.seat_index(seat)]
    if not draft.is_sealed:
        raise refuse("draft.open", "3.5")
    return _with_draft(state, seat, replace(draft, is_sealed=False))


def _with_draft(state: State, seat: Seat, draft: Draft) -> State:
    n = state.seat_index(seat)
    return replace(state, drafts=(*state.drafts[:n], draft, *state.drafts[n + 1 :]))


def _turn(state: State, chance: Chance) -> tuple[State, tuple[Event, ...]]:
    """Close the phase and open the next (rulebook 2.1)."""
    if state.phase == "over":
        raise refuse("game.over", "2.7")
    closing = _remember(_defaulted(state))
    after, events = closing, _NOTHING
    match state.phase:
        case "news":
            pass
        case "strategy":
            after, events = strategy.close(closing, chance)
        case "units":
            after, events = units.close(closing, chance)
            after = prepare(after, chance)
        case "encounters":
            after, events = encounters.close(closing, chance)
            after = asks.judge(after, events)
        case "results":
            return _next_quarter(closing, chance)
    after = replace(after, phase=PHASES[PHASES.index(state.phase) + 1], drafts=_fresh_drafts(closing))
    return feeds.publish(after, events), events


def _defaulted(state: State) -> State:
    """Return the state with what counts for every seat; the silent members of one TMT take from its pool one after the other."""
    for n, seat in enumerate(state.scenario.seats):
        if seat.office and state.phase == "strategy":
            state = _with_draft(state, seat.id, _default(state, n))
    return replace(state, drafts=tuple(_default(state, n) for n in range(len(state.drafts))))


def _default(state: State, n: int) -> Draft:
    """Return what counts for a seat when the phase closes: its draft, else last time's as far as it is legal (rulebook 3.6)."""
    draft = state.drafts[n]
    if draft.is_sealed or draft.cards or state.phase not in ACTING:
        return draft
    former = next((cards for phase, cards in state.people[n].former if phase == state.phase), ())
    kept: tuple[Card, ...] = ()
    for card in former:
        try:
            check_draft(state, state.scenario.seats[n].id, (*kept, card))
        except RuleViolation:
            continue
        kept = (*kept, card)
    return Draft(kept)


def _remember(state: State) -> State:
    """Keep each draft as that seat's default for the next time, and add up what the cards cost the firms."""
    people, outlay = list(state.people), [firm.outlay for firm in state.firms]
    for n, draft in enumerate(state.drafts):
        if not draft.cards and not draft.is_sealed:
            continue
        former = tuple(sorted({**dict(people[n].former), state.phase: _repeated(draft.cards)}.items()))
        if former != people[n].former:
            people[n] = replace(people[n], former=former)
        seat = state.scenario.seats[n]
        outlay[seat.firm_index] += sum(
            LAWS[card.card].price(state, seat.id, card) for card in draft.cards if card.card != "A1"
        )
    firms = tuple(
        firm if firm.outlay == spent_ else replace(firm, outlay=spent_)
        for firm, spent_ in zip(state.firms, outlay, strict=True)
    )
    return replace(state, people=tuple(people), firms=firms)


def _repeated(cards: tuple[Card, ...]) -> tuple[Card, ...]:
    """Return what an absent seat repeats: teams stay; nobody takes more, rings, leaves or plans by silence (rulebook 3.6)."""
    kept = [c for c in cards if c.card not in NEVER_SILENT and (not isinstance(c, SplitGain) or c.how != "take")]
    return tuple(replace(card, swap="keep") if isinstance(card, PostTeam) else card for card in kept)


def _fresh_drafts(state: State) -> tuple[Draft, ...]:
    """Clear all sheets; a question asked during strategy stays on the table in the units phase."""
    if state.phase != "strategy":
        return (Draft(),) * len(state.drafts)
    return tuple(
        Draft(draft.cards) if seat.role == "eng_a" else Draft()
        for draft, seat in zip(state.drafts, state.scenario.seats, strict=True)
    )


def _next_quarter(state: State, chance: Chance) -> tuple[State, tuple[Event, ...]]:
    if state.quarter >= state.last_quarter:
        ended: tuple[Event, ...] = (GameEnded(),)
        over = replace(state, phase="over", drafts=(Draft(),) * len(state.drafts))
        return feeds.publish(over, ended), ended
    before = len(state.events)
    opened = _open_quarter(replace(state, quarter=state.quarter + 1), chance)
    return opened, tuple(event for _, event in opened.events[before:])


def _open_quarter(state: State, chance: Chance) -> State:
    """Read the news, let the story strike, count tokens, draw needs and impressions (rulebook 2.2, 7)."""
    state = replace(state, phase="news", drafts=(Draft(),) * len(state.people), needs=drawn_needs(state, chance))
    state, struck = shocks.strike(state, chance)
    state = experiment.opened(state)
    state = replace(state, news=open_news(state))
    events: list[Event] = [QuarterOpened(state.news), *struck]
    firms = list(state.firms)
    for index, firm in enumerate(firms):
        course = (firm.y / 100, firm.z / 100)
        tension, strain = tension_of(state, firm, index, course)
        points = tensions.attention(state.constants, strain / 10_000, firm.conflict / 10_000)
        more = state.setting.size("tokens", index, state.quarter)
        tokens = max(1, tensions.tokens(state.constants, points) + more)
        if state.quarter > 1 and tokens != firm.tokens:
            events.append(TokensChanged(state.scenario.firms[index].id, firm.tokens, tokens))
        firms[index] = replace(firm, tension=tension, strain=strain, tokens=tokens, outlay=0)
    people = tuple(opening.refreshed(state, n, chance) for n in range(len(state.people)))
    return feeds.publish(replace(state, firms=tuple(firms), people=people), tuple(events))
