"""The quarter's meters for debrief and causes (rulebook 9.1; M63, M64); deliberately absent: points (`reckoning`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.events import CycleTurned
from game.rules.dispositions import scope
from game.rules.model import identity, meters
from game.rules.model.curves import total
from game.rules.model.rounding import to_bp
from game.rules.seating import partners_of, seats_of
from game.rules.value import mean_intensities

if TYPE_CHECKING:
    from game.rules.scratch import Scratch

F = 10_000.0


def run(s: Scratch) -> None:
    """Keep every meter of the quarter and say when the cycle turned."""
    coop, comp = mean_intensities(s)
    balanced = to_bp(meters.balanced_strength(s.c, coop, comp), 0, 20_000)
    s.meter("balanced", balanced)
    s.meter("coop", to_bp(coop))
    s.meter("comp", to_bp(comp))
    s.meter("joint", s.joint)
    history = [*(value / F for value in s.state.balance), balanced / F]
    turn = meters.cycle(s.c, meters.cycle_index(s.c, history), coop, comp)
    s.balance = (*s.state.balance, balanced)
    said = [event for _, event in s.state.events if isinstance(event, CycleTurned)]
    now = "none" if turn == "open" else turn
    if now != (said[-1].cycle if said else "none"):
        s.events.append(CycleTurned(now))
    for f in range(len(s.firms)):
        _firm_meters(s, f)


def _firm_meters(s: Scratch, f: int) -> None:
    firm, bench = s.firms[f], seats_of(s.state, f, "eng_a")
    row = [s.pairs[f][g] for g in partners_of(s.state, f)]
    s.meter("trust", sum(p.trust for p in row) // len(row), f)
    s.meter("distrust", sum(p.distrust for p in row) // len(row), f)
    for name in ("closeness", "openness", "guard", "q", "team", "org"):
        s.meter(name, sum(getattr(s.state.people[n], name) for n in bench) // max(1, len(bench)), f)
    s.meter("torn", firm.belonging, f)
    s.meter("tension", firm.tension, f)
    s.meter("organizing", firm.organizing, f)
    s.meter("lock_in", firm.lock_in, f)
    s.meter("exclusivity", firm.exclusivity, f)
    s.meter("share", firm.share, f)
    s.meter("result", firm.results[-1].result, f)
    s.meter("volume", to_bp(total(s.volume[f]) / max(1, len(bench)), 0, 20_000), f)
    s.meter("leaks", sum(leak.firm == f for leak in s.leaks), f)
    s.meter("leak_units", sum(leak.units for leak in s.leaks if leak.firm == f), f)
    s.meter("gap", gap_of(s, f), f)
    s.meter("e1", _withheld(s, f), f)
    lost = meters.e4_search_lost(
        s.c, explore=firm.e_bp / F, lock_in=s.state.firms[f].lock_in / F, red_queen=s.state.red_queen / F
    )
    s.meter("e4", to_bp(lost), f)
    s.meter("b3", s.learned_home[f], f)


def _withheld(s: Scratch, f: int) -> int:
    """Return meter E1: volume withheld for distrust, against the same engineers at neutral distrust, bp."""
    row = [s.state.pairs[f][g] for g in partners_of(s.state, f)]
    distrust = sum(p.distrust for p in row) / len(row) / F
    bench = seats_of(s.state, f, "eng_a")
    more = s.c.closeness_distrust * max(0.0, distrust - s.c.distrust_neutral)
    lost = 0.0
    for n in bench:
        person = s.state.people[n]
        close = person.closeness / F
        calm = min(1.0, close + more * close * (1 - close))
        at_ease = identity.openness(s.c, calm, person.q / F)
        lost += meters.e1_sharing_withheld(at_ease, person.openness / F, scope=scope(s.state, f), intensity=1.0)
    return to_bp(lost / max(1, len(bench)))


def gap_of(s: Scratch, f: int) -> int:
    """Return how far what came about lies from what the TMT meant, bp."""
    firm, bench = s.firms[f], seats_of(s.state, f, "eng_a")
    row = [s.state.pairs[f][g] for g in partners_of(s.state, f)]
    stance = {"arms_length": s.c.stance_far, "guarded": s.c.stance_guarded, "close": s.c.stance_close}[firm.stance]
    return to_bp(
        meters.gap(
            s.c,
            cooperate=firm.y / 100,
            compete=firm.z / 100,
            cooperation=sum(p.coop for p in row) / len(row) / F,
            competition=sum(p.comp for p in row) / len(row) / F,
            closeness=sum(s.state.people[n].closeness for n in bench) / max(1, len(bench)) / F,
            stance=stance,
        )
    )
