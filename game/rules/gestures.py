"""What engineers do beside the talk: hand an insight back, open a product (rulebook 7.14, 7.16); absent: the forms of the cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.events import InsightHandedBack, TakenApart
from game.moves import HandBack, TakeApart
from game.rules.calls import shifted
from game.rules.copying import replace
from game.rules.model import leaks, relationship
from game.rules.model.rounding import to_units
from game.rules.seating import own_core

if TYPE_CHECKING:
    from game.ids import Firm
    from game.rules.scratch import Scratch
    from game.rules.state import Person, State

F, U = 10_000.0, 1_000.0


def too_deep(person: Person, quarter: int) -> tuple[int, ...]:
    """Return the places of the insights of the last quarter that went further than was asked, in their order."""
    return tuple(at for at, (q, _, kind, units) in enumerate(person.insights) if q == quarter - 1 and kind and units)


def hand_back(s: Scratch) -> None:
    """Let go of what was not meant for one; the victim learns of its leak and is grateful for it (M23, M33; Δ7)."""
    for n in range(len(s.people)):
        for card in s.state.drafts[n].cards:
            if isinstance(card, HandBack):
                _hand_back(s, n, too_deep(s.people[n], s.state.quarter)[int(card.which) - 1])


def _hand_back(s: Scratch, n: int, place: int) -> None:
    person, names = s.people[n], s.state.scenario
    quarter, core, kind, units = person.insights[place]
    f, victim = names.seats[n].firm_index, names.components[core].owner_index
    lost = to_units(leaks.handed_back(s.c, units / U))
    gone = -s.learn("alliance", f, core, "handed_back", -lost)
    kept = (quarter, core, kind, units - lost)
    insights = (*person.insights[:place], kept, *person.insights[place + 1 :])
    s.people[n] = replace(person, insights=insights)
    s.gesture(victim, f, s.c.goodwill_handback)
    s.state = shifted(s.state, victim, f, "distrust", s.c.returned_distrust)
    _respect(s, f, core)
    if s.state.pairs[victim][f].trust >= s.c.trust_neutral * F:
        _respect(s, victim, max(own_core(s.state, f), key=lambda n: (s.alliance[victim][n], -n)))
    at = _leak(s.state, f, core, units)
    leak = s.state.leaks[at]
    known = replace(leak, is_detected=True)
    s.state = replace(s.state, leaks=(*s.state.leaks[:at], known, *s.state.leaks[at + 1 :]))
    giver, what = names.seats[leak.seat].id, names.components[core].id
    firms = names.firms
    s.events.append(InsightHandedBack(firms[victim].id, firms[f].id, names.seats[n].id, giver, leak.bench, what, gone))


def _respect(s: Scratch, f: int, core: int) -> None:
    """Let a firm's people keep their hands off a partner's core from now on: one insight for another (Δ7)."""
    s.firms[f] = replace(s.firms[f], respected=tuple(sorted({*s.firms[f].respected, core})))


def _leak(state: State, to: int, core: int, units: int) -> int:
    """Return the place of the leak that an insight of the last quarter came from; every such insight came from one."""
    same = [at for at, leak in enumerate(state.leaks) if (leak.to, leak.component) == (to, core)]
    last = [at for at in same if state.leaks[at].quarter == state.quarter - 1]
    return next((at for at in last if state.leaks[at].units == units), last[-1])


def take_apart(s: Scratch) -> None:
    """Draw what product engineers find of their own in a partner's product (M39); what they find is evidence for their top."""
    for n, spec in enumerate(s.state.scenario.seats):
        for card in s.state.drafts[n].cards:
            if isinstance(card, TakeApart):
                g = next(firm.index for firm in s.state.scenario.firms if firm.id == card.firm)
                _open(s, n, spec.firm_index, g)


def _open(s: Scratch, n: int, f: int, g: int) -> None:
    names = s.state.scenario
    used = [core for core in own_core(s.state, f) if core in s.firms[g].used]
    found = max(used, key=lambda core: (s.came_home[g][core], -core), default=-1)
    chance = relationship.inspection_chance(s.c, s.came_home[g][found] / U) if used else 0.0
    what = ""
    if s.chance.falls(chance, "inspect", n):
        what = names.components[found].id
        s.firms[f] = replace(s.firms[f], evidence=(*s.firms[f].evidence, (s.state.quarter, g, found)))
    firm, other = names.firms[f].id, _firm(s, g)
    s.events.append(TakenApart(firm, other, names.seats[n].id, what))  # type: ignore[arg-type]  # id or empty


def _firm(s: Scratch, index: int) -> Firm:
    return s.state.scenario.firms[index].id
