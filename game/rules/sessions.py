"""What happens at the benches: depth meets depth, knowledge crosses on purpose and without it (rulebook 8.2; M17–M26).

Leaks emerge here and nowhere else: a draw against a probability that the engineer's belonging has made. Nothing schedules one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from game.events import (
    BreakthroughMade,
    Cause,
    CreditGiven,
    InsightGained,
    KnowledgeLeaked,
    LeakDetected,
    LeakTraced,
    MandateOverstepped,
    SessionHeld,
    Side,
)
from game.ids import DEPTHS, Component, Depth
from game.moves import AnswerPartner, CallHome, FileMinutes, GiveCredit
from game.rules.bonds import visited
from game.rules.dispositions import colocation, immersion_of
from game.rules.model import identity, knowledge, leaks
from game.rules.model.rounding import to_bp, to_units
from game.rules.seating import bench_engineer, seats_of
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
        called_home, is_honest: The other cards.
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


def hold(s: Scratch) -> None:
    """Hold every session of the quarter, then count credits; all gains are computed from the quarter's first mastery."""
    _absorb_capacities(s)
    for bench in range(len(s.state.scenario.benches)):
        for firm in range(len(s.firms)):
            host = bench_engineer(s.state, firm, bench)
            other = s.state.people[host].across if host >= 0 else -1
            if other >= 0 and s.state.scenario.seats[other].firm_index > firm:
                _session(s, bench, host, other)
    _credits(s)


def _absorb_capacities(s: Scratch) -> None:
    parts = s.state.scenario.components
    common = [p.index for p in parts if p.kind == "common"]
    for g in range(len(s.firms)):
        for f in range(len(s.firms)):
            if f != g:
                related = common + [p.index for p in parts if p.kind == "complementary" and p.owner_index in (f, g)]
                best = [[max(s.state.product[x][n], s.state.alliance[x][n]) / U for n in related] for x in (g, f)]
                s.capacity[g, f] = knowledge.absorptive_capacity(
                    s.c,
                    understanding=s.state.pairs[g][f].understanding / F,
                    overlap=knowledge.overlap(s.c, best[0], best[1], len(common)),
                    base=s.state.scenario.knobs[g].absorb / F,
                )


def _session(s: Scratch, bench: int, left: int, right: int) -> None:
    ours, theirs = _talk(s, left, right), _talk(s, right, left)
    if -1 in (ours.rung, theirs.rung):
        ours, theirs = (replace(talk, rung=min(talk.rung, 0), enc=0.0) for talk in (ours, theirs))
    need = identity.depth(s.c, s.state.needs[bench])
    s.met |= {(ours.firm, theirs.firm), (theirs.firm, ours.firm)}
    solved = min(_solved(s, one, two, need) for one, two in ((ours, theirs), (theirs, ours)))
    s.solved[bench] = max(s.solved.get(bench, 0.0), solved)
    for talk, other in ((ours, theirs), (theirs, ours)):
        _give(s, bench, talk, other, need)
        for helper in _helpers(s, bench, talk, other):
            _give(s, bench, helper, other, need)
    _breakthrough(s, bench, ours, theirs, need)
    honest = tuple(s.state.scenario.firms[talk.firm].id for talk in (ours, theirs) if talk.is_honest)
    sides = (_side(s, ours), _side(s, theirs))
    s.events.append(SessionHeld(bench, DEPTHS[s.state.needs[bench]], sides, to_bp(solved), honest))
    _lift(s, ours, theirs)


def _talk(s: Scratch, n: int, other: int) -> Talk:
    """Read one engineer's draft; what is missing is the default: the pull, on the topic that was asked, honestly noted."""
    person, spec = s.state.people[n], s.state.scenario.seats[n]
    cards = s.state.drafts[n].cards
    answer = next((card for card in cards if isinstance(card, AnswerPartner)), None)
    at = s.state.scenario.component_at
    topics = [
        p.index for p in s.state.scenario.components if p.kind == "complementary" and p.owner_index == spec.firm_index
    ]
    topic = (
        at[answer.topic]
        if answer
        else person.asked
        if person.asked >= 0
        else topics[s.chance.below(len(topics), "topic", n)]
    )
    rung = person.pull if answer is None else -1 if answer.depth == "decline" else DEPTHS.index(answer.depth)
    is_locked = any(core == s.firms[spec.firm_index].locked and near >= s.c.lock_adjacency * F
                    for core, near in s.state.scenario.components[topic].touches)  # fmt: skip
    called_home = any(isinstance(card, CallHome) for card in cards)
    outline = any(isinstance(card, FileMinutes) and card.candour == "outline" for card in cards)
    return Talk(
        seat=n,
        firm=spec.firm_index,
        rung=min(rung, 2) if is_locked or called_home else rung,
        topic=topic,
        enc=_intensity(s, n, other),
        is_asked=person.asked < 0 or topic == person.asked,
        called_home=called_home,
        is_honest=spec.role == "eng_a" and not outline,
        said=answer.said if answer else "",
    )


def _intensity(s: Scratch, n: int, other: int) -> float:
    spec, g = s.state.scenario.seats[n], s.state.scenario.seats[other].firm_index
    enc = knowledge.intensity(
        s.c,
        cooperate=s.firms[spec.firm_index].y_bp / F,
        cooperate_other=s.firms[g].y_bp / F,
        partners=1,
        participation=1.0,
        dedication=s.state.scenario.knobs[spec.firm_index].ded / F,
    )
    away = (
        s.state.setting.size(f"away{spec.number + 1}", spec.firm_index, s.state.quarter) if spec.role == "eng_a" else 0
    )
    return enc * (100 - away) / 100


def _helpers(s: Scratch, bench: int, talk: Talk, other: Talk) -> list[Talk]:
    """Return what drawn-in product engineers of the same side bring; they sit beside their host."""
    if talk.rung < 0 or not talk.enc:
        return []
    beside = [n for n in seats_of(s.state, talk.firm, "eng_p") if s.state.people[n].bench == bench]
    talks = [_talk(s, n, other.seat) for n in beside if s.state.people[n].across == other.seat]
    return [one for one in talks if one.rung >= 0]


def _solved(s: Scratch, one: Talk, two: Talk, need: float) -> float:
    if one.rung < 0 or not one.enc:
        return 0.0
    return knowledge.solved(
        s.c,
        depth=identity.depth(s.c, one.rung),
        depth_other=identity.depth(s.c, max(0, two.rung)),
        need=need,
        asked=one.is_asked,
        called_home=one.called_home,
    )


def _give(s: Scratch, bench: int, talk: Talk, other: Talk, need: float) -> None:
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
        locked=any(c == s.firms[f].locked and near >= s.c.lock_adjacency * F for c, near in part.touches),
    )
    _transfer(s, talk, other, volume)
    for core, near in part.touches:
        _leak(s, bench, talk, other, core, near / F)
        _mark_travels(s, talk, core, x)
    trust = s.state.pairs[f][g].trust / F
    s.team[talk.seat] += identity.team_stimulus(s.c, volume=volume, colocation=colocation(s.state, f), trust=trust)
    s.team[talk.seat] += s.c.team_call_home * talk.called_home
    _mandate(s, bench, talk)


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
        locked=core == s.firms[f].locked,
    )  # fmt: skip
    if not s.chance.falls(p, "leak", talk.seat, core):
        return
    giver, taker = s.state.alliance[f][core] / U, s.state.alliance[g][core] / U
    amount = leaks.leak_amount(s.c, capacity=s.capacity[g, f], giver=giver, taker=taker)
    room = max(0, s.state.alliance[f][core] - s.alliance[g][core])
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


def _mark_travels(s: Scratch, talk: Talk, core: int, x: float) -> None:
    """Let the other side learn what the own product house marked as precious; it digs there next time (M24; Δ14)."""
    firm = s.firms[talk.firm]
    p = leaks.mark_travel_chance(s.c, x, s.state.people[talk.seat].guard / F)
    if core in firm.marked and s.chance.falls(p, "mark_travels", talk.seat, core):
        s.firms[talk.firm] = replace(firm, travelled=tuple(sorted({*firm.travelled, core})))


def _extra_guard(s: Scratch, talk: Talk, core: int) -> float:
    extra = s.c.guard_call_home * talk.called_home + s.c.guard_mark * (core in s.firms[talk.firm].marked)
    return extra + s.c.guard_visit * visited(s, talk.seat)


def _detect(s: Scratch, bench: int, talk: Talk, other: Talk, core: int, units: int) -> None:
    """Let the victim find the leak, and perhaps the person (M24; Δ9)."""
    f, names = talk.firm, s.state.scenario
    listening = s.firms[f].listen / F
    draw = s.chance.draw("detect", talk.seat, core) % 1_000_000 / 1_000_000
    is_found = draw < leaks.detection_chance(s.c, listening, honest=talk.is_honest)
    s.leaks.append(Leak(f, other.firm, talk.seat, bench, talk.topic, core, units, s.state.quarter, is_found))
    if not is_found:
        return
    s.alarms[f, other.firm] = s.alarms.get((f, other.firm), 0) + 1
    s.firms[f] = replace(s.firms[f], leaks_found=s.firms[f].leaks_found + 1)
    by = "listening" if draw < leaks.detection_chance(s.c, listening) else "minutes"
    what, topic = names.components[core].id, names.components[talk.topic].id
    s.events.append(LeakDetected(names.firms[f].id, names.firms[other.firm].id, what, bench, topic, by))  # type: ignore[arg-type]  # one of two
    if s.chance.falls(leaks.tracing_chance(s.c, talk.is_honest), "trace", talk.seat, core):
        s.people[talk.seat] = replace(s.people[talk.seat], traced=2 if talk.is_honest else 1)
        s.events.append(LeakTraced(names.firms[f].id, names.seats[talk.seat].id, bench, topic, talk.is_honest))


def _mandate(s: Scratch, bench: int, talk: Talk) -> None:
    firm = s.firms[talk.firm]
    if talk.rung > firm.mandate or talk.topic == firm.off_limits:
        name = s.state.scenario.firms[talk.firm].id
        s.events.append(MandateOverstepped(name, bench, talk.is_honest))


def _breakthrough(s: Scratch, bench: int, ours: Talk, theirs: Talk, need: float) -> None:
    if min(ours.rung, theirs.rung) < 0 or not ours.enc:
        return
    understanding = s.state.pairs[ours.firm][theirs.firm].understanding / F
    p = knowledge.breakthrough_chance(
        s.c,
        depth=identity.depth(s.c, ours.rung),
        depth_other=identity.depth(s.c, theirs.rung),
        need=need,
        intensity=min(ours.enc, theirs.enc),
        understanding=understanding,
    )
    if s.chance.falls(p, "breakthrough", bench, ours.firm):
        s.breakthroughs.add(bench)
        for talk in (ours, theirs):
            s.team[talk.seat] += s.c.team_breakthrough
        causes = (Cause("both_deep", to_bp(p)), Cause("shared_language", to_bp(understanding)))
        s.events.append(BreakthroughMade(bench, causes))


def _lift(s: Scratch, ours: Talk, theirs: Talk) -> None:
    """Apply the two after-effects of the reveal (gamedesign §4.2): shown everything for nothing, and wanting to go on."""
    for me, you in ((ours, theirs), (theirs, ours)):
        if me.rung == 0 and you.rung == 3:
            s.team[me.seat] += s.c.team_shown_all
        if me.rung == 2 and you.rung == 3 and s.people[me.seat].closeness >= 6_000:
            s.people[me.seat] = replace(s.people[me.seat], is_lifted=True)


def _credits(s: Scratch) -> None:
    """Move the credit marks of two quarters on, then give this quarter's (Δ8)."""
    for n, person in enumerate(s.people):
        s.people[n] = replace(
            person, credited_home=person.credited_home << 1 & 3, credited_partner=person.credited_partner << 1 & 3
        )
    for n, spec in enumerate(s.state.scenario.seats):
        for card in s.state.drafts[n].cards:
            if isinstance(card, GiveCredit):
                to = s.state.seat_index(card.to)
                is_home = s.state.scenario.seats[to].firm_index == spec.firm_index
                person = s.people[to]
                s.people[to] = replace(
                    person,
                    credited_home=person.credited_home | is_home,
                    credited_partner=person.credited_partner | (not is_home),
                )
                s.team[to] += 0.0 if is_home else s.c.team_credit
                s.events.append(CreditGiven(spec.id, card.to))


def _side(s: Scratch, talk: Talk) -> Side:
    depth: Depth | str = "decline" if talk.rung < 0 else DEPTHS[talk.rung]
    topic: Component | str = s.state.scenario.components[talk.topic].id if talk.enc else ""
    return Side(s.state.scenario.seats[talk.seat].id, depth, topic, talk.said)  # type: ignore[arg-type]  # one of the words
