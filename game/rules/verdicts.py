"""Whether words were kept, as the quarter shows it, and what that is worth (rulebook 10.4, 10.6; M33); absent: the giving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.events import PromiseBroken, PromiseDueUnknown, PromiseKept, SessionHeld
from game.ids import DEPTHS
from game.rules import concerns, promises
from game.rules.agenda import tender_of
from game.rules.copying import replace
from game.rules.seating import seats_of

if TYPE_CHECKING:
    from game.events import Side
    from game.rules.scratch import Scratch
    from game.rules.spoken import Promise

HIDDEN = ("no_digging", "no_use")  # a breach of these is seen only if somebody notices
PERCENT = 100


def run(s: Scratch) -> None:
    """Judge every running word, then count words given and verdicts for those they were given to."""
    quarter = s.state.quarter
    for number, promise in enumerate(s.promises):
        if promise.status == "running" and promise.since <= quarter:
            s.promises[number] = _judged(s, number, promise)
    _count(s)


def _judged(s: Scratch, number: int, promise: Promise) -> Promise:
    quarter, is_due = s.state.quarter, s.state.quarter >= promise.until
    if promise.kind == "free":  # its receiver has one quarter more to judge it
        return _closed(s, number, promise, "unknown") if quarter > promise.until else promise
    if promise.kind == "invite":
        return _invited(s, number, promise, is_due=is_due)
    is_broken = _is_broken(s, promise, is_due=is_due)
    if is_broken:
        promise = replace(promise, breach=promise.breach or quarter)
    if is_broken and (promise.kind not in HIDDEN or _is_seen(s, promise)):
        return _closed(s, number, promise, "broken")
    if not is_due:
        return promise
    return _closed(s, number, promise, "unknown" if promise.kind in HIDDEN else "kept")


def _closed(s: Scratch, number: int, promise: Promise, verdict: str) -> Promise:
    owed = promise.owed if verdict == "unknown" else (*promise.owed, verdict)
    after = replace(promise, status=verdict, closed=s.state.quarter, owed=owed)  # type: ignore[arg-type]  # one of three
    kind = {"kept": PromiseKept, "broken": PromiseBroken}.get(verdict, PromiseDueUnknown)
    s.events.append(promises.told(s.state, number, after, kind))
    return after


def _is_broken(s: Scratch, promise: Promise, *, is_due: bool) -> bool:
    f, wards = s.state.scenario.seats[promise.giver].firm_index, promises.wards(s.state, promise)
    firm = s.firms[f]
    match promise.kind:
        case "depth":
            return any(_depth(s, own) < promise.size for own in _sessions(s, promise))
        case "no_digging":
            return any(_dug(s, n, wards) for n in _benches(s, promise))
        case "honour":
            return s.grabs[f]
        case "wall":
            return is_due and firm.wall < promise.size * PERCENT
        case "no_use":
            parts = s.state.scenario.components
            used = [parts[n] for n in firm.used if parts[n].owner_index in wards]
            return any(promise.what in ("", part.id) for part in used)
        case "answer":
            asked = [s.state.concerns[c] for c in concerns.due(s.state)]
            return any(c.to == promise.giver and not c.answer for c in asked)
        case "stay":
            return any(s.state.pairs[f][g].notice for g in wards)
        case "no_attack":
            return (firm.story > 0 and firm.side == 1) or firm.kill > 0
        case _:
            return False


def _is_seen(s: Scratch, promise: Promise) -> bool:
    f = s.state.scenario.seats[promise.giver].firm_index
    seen = s.probe_seen if promise.kind == "no_digging" else s.used_seen
    return any((g, f) in seen for g in promises.wards(s.state, promise))


def _benches(s: Scratch, promise: Promise) -> tuple[int, ...]:
    """Return whom a word about the benches binds: the engineer who gave it, or all of the firm's."""
    giver = s.state.scenario.seats[promise.giver]
    return (promise.giver,) if giver.role == "eng_a" else seats_of(s.state, giver.firm_index, "eng_a")


def _dug(s: Scratch, n: int, wards: tuple[int, ...]) -> bool:
    other = s.state.people[n].across
    is_theirs = other >= 0 and s.state.scenario.seats[other].firm_index in wards
    return is_theirs and s.state.people[other].asked_underneath


def _sessions(s: Scratch, promise: Promise) -> list[Side]:
    """Return the own sides of the sessions that a word about depth speaks of; whom nobody met could not keep it."""
    bound = {s.state.scenario.seats[n].id for n in _benches(s, promise)}
    wards, found = promises.wards(s.state, promise), []
    for event in s.events:
        if isinstance(event, SessionHeld):
            for own, other in (event.sides, event.sides[::-1]):
                if own.seat in bound and s.state.spec(other.seat).firm_index in wards and other.depth != "decline":
                    found.append(own)
    return found


def _depth(s: Scratch, side: Side) -> int:
    """Return the rung of a session, one less for another topic than the one asked for, -1 for not meeting."""
    if side.depth == "decline":
        return -1
    asked = s.state.people[s.state.seat_index(side.seat)].asked
    is_dodged = asked >= 0 and side.topic != s.state.scenario.components[asked].id
    return DEPTHS.index(side.depth) - is_dodged


def _invited(s: Scratch, number: int, promise: Promise, *, is_due: bool) -> Promise:
    """Judge a word to invite by the next own tender: sent, or the own client manager pushed towards it."""
    f = s.state.scenario.seats[promise.giver].firm_index
    if tender_of(s.state, f) is None:
        return _closed(s, number, promise, "unknown") if is_due else promise
    sent = s.firms[f].inviting > s.state.firms[f].inviting
    guests = [g for g in promises.wards(s.state, promise) if s.firms[g].invited > s.state.firms[g].invited]
    is_kept = (sent and bool(guests)) or s.firms[f].push > 0
    return _closed(s, number, promise, "kept" if is_kept else "broken")


def _count(s: Scratch) -> None:
    """Let words and verdicts tell on goodwill and violation; of several of one firm the strongest counts (10.6)."""
    good: dict[tuple[int, int, str], float] = {}
    for number, promise in enumerate(s.promises):
        f = s.state.scenario.seats[promise.giver].firm_index
        for g in promises.wards(s.state, promise):
            for owed in promise.owed:
                if owed == "broken":
                    s.wrong(g, f, s.c.viol_word_public if promise.is_public else s.c.viol_word_private)
                else:
                    good[g, f, owed] = max(good.get((g, f, owed), 0.0), _worth(s, owed, promise.is_public))
        s.promises[number] = replace(promise, owed=())
    for (g, f, _), size in sorted(good.items()):
        s.gesture(g, f, size)


def _worth(s: Scratch, owed: str, is_public: bool) -> float:
    if owed == "given":
        return s.c.good_word_public if is_public else s.c.good_word_private
    return s.c.good_kept_public if is_public else s.c.good_kept_private


def kept_of(s: Scratch, n: int) -> tuple[int, int]:
    """Return how many words of a person were kept, and how many got a verdict, since the last resolution."""
    mine = [p for p in s.promises if p.giver == n and p.status in ("kept", "broken")]
    due = [p for p in mine if p.closed == s.state.quarter]
    return sum(p.status == "kept" for p in due), len(due)


def is_running(s: Scratch, n: int) -> bool:
    """Tell whether any word between the firms runs that a person knows of (goal partner_stays)."""
    seat = s.state.scenario.seats[n].id
    known = [p for p in s.promises if p.status == "running" and promises.hears(p, seat)]
    return any(promises.wards(s.state, promise) for promise in known)
