"""The signed reasons of facts that no equation splits by itself: finds, steps too far, benches that open, falling results.

They are the inputs that the law weighed, each on its own scale; deliberately absent: who may know them (`reasons`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.events import Cause, PartnerClosed, PartnerOpened, SessionHeld
from game.ids import DEPTHS
from game.rules.model import identity
from game.rules.model.rounding import BP, to_bp
from game.rules.seating import seats_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.events import Causes, Side
    from game.ids import Depth
    from game.rules.exchange import Talk
    from game.rules.scratch import Scratch
    from game.rules.state import Result

PARTS = ("market", "exclusive", "joint", "tender", "cost")


def of_find(s: Scratch, talk: Talk, by: str) -> Causes:
    """Return by what a leak was found: only what carried this find, so that nothing else shows through.

    Minutes and a true concern are one reason: told apart, minutes that are missing would say that somebody raised one.
    """
    listening = s.firms[talk.firm].listen / BP
    ways = {
        "listening": (("listening", s.c.detect_listening * listening), ("accident", s.c.detect_base)),
        "minutes": (("told_home", s.c.detect_honest * talk.is_honest + s.c.detect_concern * talk.is_warned),),
        "sitting": (("head_sat_in", s.c.detect_sit_in),),
        "audit": (("asked_books", s.c.audit_finds),),
    }
    return tuple(Cause(name, to_bp(size)) for name, size in ways[by] if size)


def of_trace(s: Scratch, talk: Talk) -> Causes:
    """Return why a leak was traced to a person: by its own minutes, or in spite of an outline; guests file none."""
    step = to_bp(s.c.traced_honest - s.c.traced_outline)
    if talk.is_honest:
        return (Cause("honest_minutes", step),)
    return (Cause("outline", -step),) if s.state.scenario.seats[talk.seat].role == "eng_a" else ()


def of_overstep(s: Scratch, bench: int, talk: Talk) -> Causes:
    """Return what carried a bench past its mandate, and the salience that held it back; a silent top is always named.

    Nearness and salience are those of the whole house's bench, which is all that a top that listens may read of it.
    """
    firm, bench_seats = s.firms[talk.firm], seats_of(s.state, talk.firm, "eng_a")
    people = [s.state.people[n] for n in bench_seats]
    close, q = (sum(levels) // len(people) for levels in zip(*((one.closeness, one.q) for one in people), strict=True))
    need = identity.depth(s.c, s.state.needs[bench]) - identity.depth(s.c, firm.mandate)
    causes = (
        Cause("closeness", close),
        Cause("hard_problem", to_bp(max(0.0, need)) if talk.rung > firm.mandate else 0),
        Cause("salience", -q),
        Cause("no_story", 0 if firm.story else max(1, BP - q)),
    )
    return tuple(cause for cause in causes if cause.size_bp)


def of_fall(results: Sequence[Result], falls: int) -> Causes:
    """Return by how much each part of a result moved since it last rose, kEUR; together they are the fall."""
    before, now = results[-1 - falls], results[-1]
    moved = {part: getattr(now, part) - getattr(before, part) for part in PARTS}
    return tuple(Cause(f"result_{part}", keur) for part, keur in moved.items() if keur)


def turned(s: Scratch, now: SessionHeld) -> tuple[PartnerOpened | PartnerClosed, ...]:
    """Return what each of two who met last quarter as well reads of the other's step, deeper or back (gamedesign §7)."""
    seats = {side.seat for side in now.sides}
    held = (event for event in s.state.sessions if isinstance(event, SessionHeld))
    last = next((event for event in held if {side.seat for side in event.sides} == seats), None)
    if last is None or any(side.depth == "decline" for side in (*last.sides, *now.sides)):
        return ()
    found = (_turn(s, last, now, own) for own in (0, 1))
    return tuple(event for event in found if event is not None)


def _turn(s: Scratch, last: SessionHeld, now: SessionHeld, own: int) -> PartnerOpened | PartnerClosed | None:
    me, them = now.sides[own], now.sides[1 - own]
    mine, before = (next(side for side in last.sides if side.seat == seat) for seat in (me.seat, them.seat))
    step = _rung(them) - _rung(before)
    if not step:
        return None
    kind, way = (PartnerOpened, 1) if step > 0 else (PartnerClosed, -1)
    other = s.state.people[s.state.seat_index(them.seat)]
    sizes = {
        "your_answer": (_rung(mine) - _rung(before)) * BP // 3,
        "hard_problem": (DEPTHS.index(now.need) - DEPTHS.index(last.need)) * BP // 3,
        "their_heart": other.closeness - BP // 2,
    }
    causes = tuple(Cause(name, way * size) for name, size in sizes.items() if size)
    return kind(me.seat, them.seat, now.bench, _depth(before), _depth(them), causes)


def _rung(side: Side) -> int:
    return DEPTHS.index(_depth(side))


def _depth(side: Side) -> Depth:
    return "withhold" if side.depth == "decline" else side.depth
