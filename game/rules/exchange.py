"""What one engineer's talk gives away, on purpose and without it (rulebook 8.2; M20–M25).

Leaks emerge here and nowhere else: a draw against a probability that the engineer's belonging has made. Nothing schedules one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from game.events import Cause, InsightGained, KnowledgeLeaked, LeakDetected, LeakTraced, MandateOverstepped
from game.rules import grounds
from game.rules.copying import replace
from game.rules.dispositions import colocation, immersion_of
from game.rules.model import identity, knowledge, leaks
from game.rules.model.rounding import to_bp, to_units
from game.rules.seating import seats_of
from game.rules.state import Leak

if TYPE_CHECKING:
    from game.rules.scratch import Scratch

F, U = 10_000.0, 1_000.0


@dataclass(frozen=True, slots=True)
class Talk:
    """What one engineer brings to a session.

    Attributes:
        seat, firm: Who talks, and for which firm.
        rung: 0…3, -1 for declining.
        topic: Component index.
        enc: Intensity of the encounter.
        is_asked: Whether it answers what was asked, or nothing was.
        called_home, is_honest, builds_on_theirs: The other cards.
        is_warned: Whether a true concern sharpens ears at home. is_worried: Whether it tells home of a worry, true or not.
        takes_notes: Whether it writes down what it hears.
        said: The spoken line.
    """

    seat: int
    firm: int
    rung: int
    topic: int
    enc: float
    is_asked: bool
    called_home: bool
    is_honest: bool
    said: str
    builds_on_theirs: bool = False
    is_warned: bool = False
    is_worried: bool = False
    takes_notes: bool = False


def give(s: Scratch, bench: int, talk: Talk, other: Talk, need: float) -> None:
    """Let one engineer's talk take effect: joint work, transfer, leaks, team feeling, mandate."""
    if talk.rung < 0 or not talk.enc:
        return
    f, g = talk.firm, other.firm
    x = identity.depth(s.c, talk.rung)
    volume = x * talk.enc
    part = s.state.scenario.components[talk.topic]
    s.volume[f][g] += volume * (1.0 if talk.is_asked else s.c.dodged_transfer)
    s.work[f] += knowledge.joint_work(
        s.c,
        depth=x,
        need=need,
        intensity=talk.enc,
        mastery=s.state.alliance[f][talk.topic] / U,
        tacitness=part.tacit / F,
        colocation=colocation(s.state, f),
        asked=talk.is_asked,
        called_home=talk.called_home,
        built_on_theirs=talk.builds_on_theirs,
        locked=any(c == s.firms[f].locked and near >= s.c.lock_adjacency * F for c, near in part.touches),
    )
    _transfer(s, talk, other, volume)
    for core, near in part.touches:
        _leak(s, bench, talk, other, core, near / F)
        _mark_travels(s, talk, core, x)
    trust = s.state.pairs[f][g].trust / F
    s.team[talk.seat] += identity.team_stimulus(s.c, volume=volume, colocation=colocation(s.state, f), trust=trust)
    s.team[talk.seat] += s.c.team_call_home * talk.called_home + s.c.team_sit_in * is_watched(s, talk)
    s.team[talk.seat] += s.c.team_notes * other.takes_notes + s.c.team_concern * talk.is_worried
    _mandate(s, bench, talk)


def is_watched(s: Scratch, talk: Talk) -> bool:
    """Tell whether the own alliance head sits at this bench (card A9); whoever sits beside the engineer is watched too."""
    sat_in = s.firms[talk.firm].desk.sat_in
    return sat_in >= 0 and s.state.people[sat_in].bench == s.state.people[talk.seat].bench >= 0


def _transfer(s: Scratch, talk: Talk, other: Talk, volume: float) -> None:
    f, g, part = talk.firm, other.firm, s.state.scenario.components[talk.topic]
    gained = knowledge.transfer(
        s.c,
        volume=volume,
        capacity=s.capacity[g, f],
        tacitness=part.tacit / F,
        colocation=colocation(s.state, f),
        giver=s.state.alliance[f][talk.topic] / U,
        taker=s.state.alliance[g][talk.topic] / U,
        engineers=len(seats_of(s.state, f, "eng_a")),
        asked=talk.is_asked,
    )
    _receive(s, other.seat, talk.topic, s.learn("alliance", g, talk.topic, "shared", to_units(gained)), kind=0)


def _receive(s: Scratch, seat: int, component: int, units: int, *, kind: int) -> None:
    if units <= 0:
        return
    person = s.people[seat]
    card = (s.state.quarter, component, kind, units)
    s.people[seat] = replace(person, gained=person.gained + units, insights=(*person.insights, card))
    name, what = s.state.scenario.seats[seat].id, s.state.scenario.components[component].id
    s.events.append(InsightGained(name, what, "underneath" if kind else "problem", units))


def _leak(s: Scratch, bench: int, talk: Talk, other: Talk, core: int, near: float) -> None:
    """Draw whether the core next to the topic crosses with it; the only place where knowledge leaks (M22, M23)."""
    f, g, person = talk.firm, other.firm, s.state.people[talk.seat]
    x = identity.depth(s.c, talk.rung)
    probe = float(person.asked_underneath) * (s.c.mark_probe if core in s.firms[f].travelled else 1.0)
    guard = min(1.0, person.guard / F + _extra_guard(s, talk, core))
    immersion = immersion_of(s.state, f)
    p = leaks.leak_chance(
        s.c, adjacency=near, depth=x, intensity=talk.enc, immersion=immersion, guard=guard, probe=probe,
        locked=core == s.firms[f].locked, watched=g in s.firms[f].helm.audited, respected=core in s.firms[g].respected,
    )  # fmt: skip
    if not s.chance.falls(p, "leak", talk.seat, core):
        return
    known = _known(s, talk, core)
    giver, taker = known / U, s.state.alliance[g][core] / U
    amount = leaks.leak_amount(s.c, capacity=s.capacity[g, f], giver=giver, taker=taker)
    room = max(0, known - s.alliance[g][core])
    units = s.learn("alliance", g, core, "leaked", min(room, to_units(amount)))
    if not units:
        return
    s.absorbed[g] += units
    _receive(s, other.seat, core, units, kind=1)
    causes = (
        Cause("depth", to_bp(x)),
        Cause("immersion", to_bp(immersion)),
        Cause("closeness", person.closeness),
        Cause("torn", to_bp(person.belonging / F * (1 - person.q / F))),
        Cause("salience", -person.q),
        Cause("probe", to_bp(probe)),
    )
    names = s.state.scenario
    s.events.append(
        KnowledgeLeaked(
            names.firms[f].id, names.firms[g].id, names.seats[talk.seat].id, bench, names.components[talk.topic].id,
            names.components[core].id, units, to_bp(p), causes,
        )
    )  # fmt: skip
    _detect(s, bench, talk, other, core, units)


def _known(s: Scratch, talk: Talk, core: int) -> int:
    """Return how much of a core there is to give away, units: a product engineer carries the product unit's as well (M23)."""
    lab = s.state.alliance[talk.firm][core]
    is_product = s.state.scenario.seats[talk.seat].role == "eng_p"
    return max(lab, s.state.product[talk.firm][core]) if is_product else lab


def _mark_travels(s: Scratch, talk: Talk, core: int, x: float) -> None:
    """Let the other side learn what the own product house marked as precious; it digs there next time (M24; Δ14)."""
    firm = s.firms[talk.firm]
    p = leaks.mark_travel_chance(s.c, x, s.state.people[talk.seat].guard / F)
    if core in firm.marked and s.chance.falls(p, "mark_travels", talk.seat, core):
        s.firms[talk.firm] = replace(firm, travelled=tuple(sorted({*firm.travelled, core})))


def _extra_guard(s: Scratch, talk: Talk, core: int) -> float:
    extra = s.c.guard_call_home * talk.called_home + s.c.guard_mark * (core in s.firms[talk.firm].marked)
    return extra + s.c.guard_visit * s.visits[talk.seat]


def _detect(s: Scratch, bench: int, talk: Talk, other: Talk, core: int, units: int) -> None:
    """Let the victim find the leak, and perhaps the person (M24; Δ9)."""
    f, names = talk.firm, s.state.scenario
    listening = s.firms[f].listen / F
    draw = s.chance.draw("detect", talk.seat, core) % 1_000_000 / 1_000_000
    found = partial(leaks.detection_chance, s.c, listening, honest=talk.is_honest, concern=talk.is_warned)
    seen = found(sat_in=is_watched(s, talk))
    is_found = draw < found(sat_in=is_watched(s, talk), audited=other.firm in s.firms[f].helm.audited)
    s.leaks.append(Leak(f, other.firm, talk.seat, bench, talk.topic, core, units, s.state.quarter, is_found))
    if not is_found:
        return
    s.alarms[f, other.firm] = s.alarms.get((f, other.firm), 0) + 1
    s.firms[f] = replace(s.firms[f], leaks_found=s.firms[f].leaks_found + 1)
    ways = ((leaks.detection_chance(s.c, listening), "listening"), (found(), "minutes"), (seen, "sitting"))
    by = next((way for chance, way in ways if draw < chance), "audit")
    what, topic = names.components[core].id, names.components[talk.topic].id
    why = grounds.of_find(s, talk, by)
    s.events.append(LeakDetected(names.firms[f].id, names.firms[other.firm].id, what, bench, topic, by, why))  # type: ignore[arg-type]  # one of four
    if s.chance.falls(leaks.tracing_chance(s.c, talk.is_honest), "trace", talk.seat, core):
        s.people[talk.seat] = replace(s.people[talk.seat], traced=2 if talk.is_honest else 1)
        who, how = names.seats[talk.seat].id, grounds.of_trace(s, talk)
        s.events.append(LeakTraced(names.firms[f].id, who, bench, topic, talk.is_honest, how))


def _mandate(s: Scratch, bench: int, talk: Talk) -> None:
    firm = s.firms[talk.firm]
    if talk.rung > firm.mandate or talk.topic == firm.off_limits:
        name = s.state.scenario.firms[talk.firm].id
        s.events.append(MandateOverstepped(name, bench, talk.is_honest, grounds.of_overstep(s, bench, talk)))
