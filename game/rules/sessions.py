"""What happens at the benches: depth meets depth, knowledge crosses on purpose and without it (rulebook 8.2; M17–M26).

Leaks emerge here and nowhere else: a draw against a probability that the engineer's belonging has made. Nothing schedules one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.events import (
    BreakthroughMade,
    Cause,
    CreditGiven,
    SessionHeld,
    Side,
)
from game.ids import DEPTHS, Component, Depth
from game.moves import AnswerPartner, BuildOnTheirs, CallHome, FileMinutes, GiveCredit, RaiseConcern, TakeNotes
from game.rules import concerns, experiment, gestures, grounds
from game.rules.copying import replace
from game.rules.exchange import Talk, give, is_watched
from game.rules.model import identity, knowledge
from game.rules.model.rounding import to_bp
from game.rules.seating import active_partners, bench_engineer, partners_of, seats_of

if TYPE_CHECKING:
    from game.rules.scratch import Scratch

F, U = 10_000.0, 1_000.0


def hold(s: Scratch) -> None:
    """Hold every session of the quarter, then count credits; all gains are computed from the quarter's first mastery."""
    gestures.hand_back(s)
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
    s.solved[bench, ours.firm] = s.solved[bench, theirs.firm] = solved
    for talk, other in ((ours, theirs), (theirs, ours)):
        give(s, bench, talk, other, need)
        for helper in _helpers(s, bench, talk, other):
            give(s, bench, helper, other, need)
    _breakthrough(s, bench, ours, theirs, need)
    honest = tuple(s.state.scenario.firms[talk.firm].id for talk in (ours, theirs) if talk.is_honest)
    sides = (_side(s, ours), _side(s, theirs))
    watched = tuple(s.state.scenario.firms[talk.firm].id for talk in (ours, theirs) if is_watched(s, talk))
    held = SessionHeld(bench, DEPTHS[s.state.needs[bench]], sides, to_bp(solved), honest, watched)
    s.events += (held, *grounds.turned(s, held))
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
    rung = min(rung, 2) if is_locked or called_home else rung
    outline = any(isinstance(card, FileMinutes) and card.candour == "outline" for card in cards)
    return Talk(
        seat=n,
        firm=spec.firm_index,
        rung=rung,
        topic=topic,
        enc=intensity(s, n, other),
        is_asked=person.asked < 0 or topic == person.asked,
        called_home=called_home,
        is_honest=spec.role == "eng_a" and not outline,
        said=answer.said if answer else "",
        builds_on_theirs=any(isinstance(card, BuildOnTheirs) for card in cards),
        is_warned=concerns.warns(s.state, n, rung, topic),
        is_worried=any(isinstance(card, RaiseConcern) for card in cards),
        takes_notes=any(isinstance(card, TakeNotes) for card in cards),
    )


def intensity(s: Scratch, n: int, other: int) -> float:
    """Return enc of an engineer with the one across (M20); a whole session goes to one partner, whoever's turn it is."""
    spec, g = s.state.scenario.seats[n], s.state.scenario.seats[other].firm_index
    forced = experiment.level(s.state, "encounter", spec.firm_index)
    if forced is not None:
        return forced / F
    enc = knowledge.intensity(
        s.c,
        cooperate=_effort(s, spec.firm_index),
        cooperate_other=_effort(s, g),
        partners=1,
        participation=_part(s, n),
        dedication=s.state.scenario.knobs[spec.firm_index].ded / F,
    )
    away = (
        s.state.setting.size(f"away{spec.number + 1}", spec.firm_index, s.state.quarter) if spec.role == "eng_a" else 0
    )
    pace = s.c.moved_pace if s.firms[spec.firm_index].desk.has_moved else 1.0
    return enc * pace * (100 - away) / 100


def _effort(s: Scratch, f: int) -> float:
    """Return a firm's effort for one of the partners it still works with (M67)."""
    others = len(partners_of(s.state, f)), len(active_partners(s.state, f))
    return knowledge.effort_with(s.firms[f].y_bp / F, *others)


def _part(s: Scratch, n: int) -> float:
    """Return the part of the quarter that goes into the session: all of it, but .6 for a lent expert (M7, card P8)."""
    is_lent = s.firms[s.state.scenario.seats[n].firm_index].desk.lent == n
    return identity.participation(s.c, in_alliance_unit=not is_lent, separation=0.0, lent=is_lent)


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
        for talk in (ours, theirs):
            s.breakthroughs.add((bench, talk.firm))
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
                if not is_home:
                    s.team[to] += s.c.team_credit
                    s.team[n] += s.c.team_crediting
                s.events.append(CreditGiven(spec.id, card.to))


def _side(s: Scratch, talk: Talk) -> Side:
    depth: Depth | str = "decline" if talk.rung < 0 else DEPTHS[talk.rung]
    topic: Component | str = s.state.scenario.components[talk.topic].id if talk.enc else ""
    return Side(s.state.scenario.seats[talk.seat].id, depth, topic, talk.said)  # type: ignore[arg-type]  # one of the words
