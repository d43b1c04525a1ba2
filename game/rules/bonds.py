"""How firms and people come out of the quarter: trust, distrust, race, lock-in, belonging (rulebook 8.7; M32–M45)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.events import (
    AuditReported,
    Cause,
    DistrustMoved,
    IdeasTravelled,
    LeakDetected,
    LeakSuspected,
    LockInGrew,
    RedQueenRan,
    TrustMoved,
    UseNoticed,
    WallDoubted,
)
from game.rules import belonging, door, verdicts
from game.rules.copying import replace
from game.rules.dispositions import parallel, rivalry
from game.rules.model import dynamics, relationship
from game.rules.model.curves import total
from game.rules.model.rounding import BP, apportion, to_bp, to_keur
from game.rules.seating import active_partners, bonds_of, partners_of, seats_of, works_with

if TYPE_CHECKING:
    from game.rules.scratch import Scratch
    from game.rules.state import Pair

F, U, BAND = 10_000.0, 1_000.0, 2_000


def run(s: Scratch) -> None:
    """Move every relation, the race, lock-in and every belonging; then see whether the alliance falls asleep."""
    _small_acts(s)
    verdicts.run(s)
    for f in range(len(s.firms)):
        for g in partners_of(s.state, f):
            _pair(s, f, g)
    _race(s)
    for f in range(len(s.firms)):
        _lock_in(s, f)
    belonging.run(s)
    door.run(s)


def _small_acts(s: Scratch) -> None:
    names = s.state.scenario
    for f, firm in enumerate(s.firms):
        if firm.is_vouching and s.chance.falls(relationship.bluff_chance(s.c, firm.wall / F), "bluff", f):
            s.firms[f] = replace(firm, believed_wall=firm.wall, believed_wider=firm.wall, claim=0, claim_wider=0)
            s.events.append(WallDoubted(names.firms[f].id))
            for g in partners_of(s.state, f):
                s.wrong(g, f, s.c.viol_wall)
        if firm.pass_home == F:
            s.firms[f] = replace(s.firms[f], believed_wall=max(0, s.firms[f].believed_wall - to_bp(s.c.pass_all_wall)))
        if firm.ideas_travel:
            s.events.append(IdeasTravelled(names.firms[f].id))
        _fishing(s, f)
    for owner, user in sorted(s.used_seen):
        used = [n for n in s.firms[user].used if names.components[n].owner_index == owner]
        what, bench = names.components[used[0]].id, 0
        proof = (s.state.quarter, user, used[0])
        s.firms[owner] = replace(s.firms[owner], evidence=(*s.firms[owner].evidence, proof))
        _disprove(s, owner, user)
        keur = to_keur(relationship.settlement(s.c, s.money[user].get("joint", 0)))
        s.pay(user, "joint", -keur)
        s.pay(owner, "joint", keur)
        s.events.append(UseNoticed(names.firms[user].id, names.firms[owner].id, what, keur))
        seen = (Cause("their_product", BP),)
        s.events.append(LeakDetected(names.firms[owner].id, names.firms[user].id, what, bench, what, "market", seen))
    _report_audits(s)
    for f in range(len(s.firms)):
        undetected = any(leak.firm == f and not leak.is_detected for leak in s.leaks)
        found = any(leak.firm == f and leak.is_detected for leak in s.leaks)
        if not found and s.chance.falls(s.c.suspect_leak if undetected else s.c.suspect_nothing, "suspect", f):
            s.events.append(LeakSuspected(names.firms[f].id))


def _fishing(s: Scratch, f: int) -> None:
    """Draw whether those whom f's engineers asked underneath notice it; an audit looks harder (M33, M78)."""
    for n in seats_of(s.state, f, "eng_a"):
        person = s.state.people[n]
        asked = person.across >= 0 and s.state.people[person.across].asked_underneath
        victim = s.state.scenario.seats[person.across].firm_index if asked else f
        looked = s.c.probe_noticed + s.c.audit_finds * (f in s.firms[victim].helm.audited)
        if asked and s.chance.falls(min(1.0, looked), "probe_noticed", n):
            s.probe_seen.add((victim, f))


def _report_audits(s: Scratch) -> None:
    names = s.state.scenario.firms
    for f, firm in enumerate(s.firms):
        for g in firm.helm.audited:
            s.events.append(AuditReported(names[f].id, names[g].id, (f, g) in s.probe_seen, (f, g) in s.used_seen))


def _disprove(s: Scratch, owner: int, user: int) -> None:
    """Let the owner believe less in the wall of a firm in whose product it met its own core (M73)."""
    firm, told = s.firms[user], s.firms[owner].int_ / F
    near, far = (partial(relationship.wall_disproved, s.c, told=part) for part in (told, 1.0))
    s.firms[user] = replace(
        firm,
        believed_wall=to_bp(near(firm.believed_wall / F)),
        believed_wider=to_bp(far(firm.believed_wider / F)),
        claim=to_bp(near(firm.claim / F)),
        claim_wider=to_bp(far(firm.claim_wider / F)),
    )


def _pair(s: Scratch, f: int, g: int) -> None:
    before, c = s.state.pairs[f][g], s.c
    given, came = _shared(s, f, g), _shared(s, g, f)
    bench = [s.state.people[n].closeness for n in seats_of(s.state, f, "eng_a")]
    close = sum(bench) / max(1, len(bench)) / F
    viol = relationship.violation(
        c,
        grabbed=s.grabs[g] and works_with(s.state, f, g),
        alarms=s.alarms.get((f, g), 0),
        probe_seen=(f, g) in s.probe_seen,
        poached=(f, g) in s.poached,
        used=(f, g) in s.used_seen,
        other=s.wrongs.get((f, g), 0.0),
    )
    after = replace(s.pairs[f][g], received=to_bp(came))
    if works_with(s.state, f, g):
        after = _trust(s, f, g, after, came=came, close=close, viol=viol)
    after = _distrust(s, f, g, after, close=close, viol=viol)
    knobs = s.state.scenario.knobs[f]
    comp = dynamics.competition_next(
        c,
        before.comp / F,
        compete=s.firms[f].z_bp / F,
        compete_other=s.firms[g].z_bp / F,
        rivalry=rivalry(s.state),
        parallel=parallel(s.state, f),
        extra=knobs.extra_comp / F + c.comp_outsider * s.firms[g].outsider,
    )
    understanding = relationship.understanding_next(c, before.understanding / F, given=given, received=came)
    scattered = total(parallel(s.state, x) for x in range(len(s.firms))) / len(s.firms)
    kept = relationship.understanding_kept(c, knobs.amnesia / F, scattered)
    coop = dynamics.cooperation_next(c, before.coop / F, given=given, received=came)
    s.pairs[f][g] = replace(
        after,
        comp=to_bp(comp),
        understanding=to_bp(understanding * kept),
        coop=to_bp(coop),
        damage=to_bp(relationship.damage_next(c, before.damage / F, viol)),
    )


def _shared(s: Scratch, f: int, g: int) -> float:
    """Return the share of the possible that went from f to g, 0…1; among many, one sees each partner less often (M32)."""
    engineers = max(1, len(seats_of(s.state, f, "eng_a")))
    return relationship.received(s.volume[f][g], partners=len(s.firms) - 1, engineers=engineers)


def _trust(s: Scratch, f: int, g: int, after: Pair, *, came: float, close: float, viol: float) -> Pair:
    c, before = s.c, s.state.pairs[f][g]
    signal = relationship.signal(c, came) if (f, g) in s.met else 0.0
    bids, wins = s.goods.get((f, g), (0, 0))
    good = relationship.goodwill(c, bids=bids, wins=wins, other=s.gestures.get((f, g), 0.0))
    trust = to_bp(
        relationship.trust_next(
            c,
            before.trust / F,
            signal=signal,
            good=good,
            closeness=close,
            damage=before.damage / F,
            violation=viol,
        )
    )
    room, held = 1.0 - before.damage / F - before.trust / F, before.trust / F
    terms = {
        "trust_received": c.trust_gain * max(signal, 0.0) * room,
        "trust_good": c.trust_gain * good * room,
        "trust_closeness": c.trust_gain * c.trust_closeness * (close - 0.5) * room,
        "trust_violation": -c.trust_loss * viol * held,
        "trust_under_delivery": -c.trust_loss * c.trust_stingy * max(-signal, 0.0) * held,
    }
    names = s.state.scenario.firms
    s.events.append(TrustMoved(names[f].id, names[g].id, before.trust, trust, _causes(terms, trust - before.trust)))
    return replace(after, trust=trust)


def _distrust(s: Scratch, f: int, g: int, after: Pair, *, close: float, viol: float) -> Pair:
    c, before, firm = s.c, s.state.pairs[f][g], s.firms[f]
    engineers = seats_of(s.state, f, "eng_a", "eng_p")
    salience = sum(s.state.people[n].q for n in engineers) / max(1, len(engineers)) / F
    aware = relationship.awareness(
        c, integration=firm.int_ / F, separation=firm.sep / F, parallel=parallel(s.state, f), salience=salience
    )
    held = before.distrust / F
    distrust = to_bp(
        relationship.distrust_next(
            c, held, violation=viol, awareness=aware, competition=before.comp / F, closeness=close
        )
    )
    terms = {
        "distrust_awareness": c.distrust_gain * c.rivalry_distrust * aware * before.comp / F * (1 - held),
        "distrust_violation": c.distrust_gain * viol * (1 - held),
        "distrust_fading": -c.distrust_fade * (1 + c.fade_closeness * close) * held,
    }
    names = s.state.scenario.firms
    causes = _causes(terms, distrust - before.distrust)
    s.events.append(DistrustMoved(names[f].id, names[g].id, before.distrust, distrust, causes))
    return replace(after, distrust=distrust)


def _causes(terms: dict[str, float], move: int) -> tuple[Cause, ...]:
    """Return the terms as signed basis points, largest first, that sum to the move exactly."""
    names = list(terms)
    exact = [terms[name] * F for name in names]
    drift = (move - total(exact)) / len(exact)
    sizes = apportion([size + drift for size in exact], move)
    found = [Cause(name, size) for name, size in zip(names, sizes, strict=True) if size]
    return tuple(sorted(found, key=lambda cause: (-abs(cause.size_bp), cause.factor)))


def _race(s: Scratch) -> None:
    coop = [s.pairs[f][g].coop for f in range(len(s.firms)) for g in bonds_of(s.state, f)]
    mean = sum(coop) / len(coop) / F
    absorbed = sum(s.absorbed) / len(s.firms) / U
    before = s.state.red_queen
    after = to_bp(
        dynamics.red_queen_next(
            s.c,
            before / F,
            absorbed=absorbed,
            compete=[firm.z_bp / F for firm in s.firms],
            rivalry=rivalry(s.state),
            cooperation=mean,
        )
    )
    s.meter("red_queen", after)
    s.meter("e3", to_bp(dynamics.red_queen_from_absorption(s.c, before / F, absorbed)))
    s.meter("b4", to_bp(s.c.red_queen_truce * mean * before / F))
    if after // BAND > before // BAND:
        causes = (Cause("race", after - before), Cause("absorbed", to_bp(absorbed)), Cause("cooperation", -to_bp(mean)))
        s.events.append(RedQueenRan(after, causes))
    s.red_queen = after


def _lock_in(s: Scratch, f: int) -> None:
    firm, others = s.firms[f], bonds_of(s.state, f)
    row = [s.pairs[f][g] for g in others]
    released = dynamics.lock_in_released(
        s.c,
        firm.lock_in / F,
        competition=sum(p.comp for p in row) / len(row) / F,
        explore=firm.e_bp / F,
        distrust=sum(p.distrust for p in row) / len(row) / F,
        parallel=parallel(s.state, f),
    )
    after = to_bp(
        dynamics.lock_in_next(
            s.c,
            firm.lock_in / F,
            cooperate=firm.y_bp / F,
            trust=sum(p.trust for p in row) / len(row) / F,
            active=bool(active_partners(s.state, f)),
            released=released,
        )
    )
    s.meter("b2", to_bp(released), f)
    if after // BAND > firm.lock_in // BAND:
        causes = (Cause("commitment", after - firm.lock_in), Cause("competition", -to_bp(released)))
        s.events.append(LockInGrew(s.state.scenario.firms[f].id, after, causes))
    s.firms[f] = replace(firm, lock_in=after)
