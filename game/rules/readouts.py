"""The quarter's meters for debrief and causes (rulebook 9.1; M63, M64); deliberately absent: points (`reckoning`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.events import CycleTurned
from game.rules import sessions, value
from game.rules.dispositions import parallel, rivalry, scope
from game.rules.model import identity, market, meters
from game.rules.model.curves import exponential, total
from game.rules.model.rounding import to_bp, to_keur
from game.rules.seating import bonds_of, seats_of

if TYPE_CHECKING:
    from game.rules.scratch import Scratch

F, U = 10_000.0, 1_000.0


def run(s: Scratch) -> None:
    """Keep every meter of the quarter and say when the cycle turned."""
    coop, comp = value.mean_intensities(s)
    balanced = to_bp(meters.balanced_strength(s.c, coop, comp), 0, 20_000)
    s.meter("balanced", balanced)
    s.meter("coop", to_bp(coop))
    s.meter("comp", to_bp(comp))
    s.meter("joint", s.joint)
    history = [*(value / F for value in s.state.balance), balanced / F]
    turn = meters.cycle(s.c, meters.cycle_index(s.c, history), coop, comp)
    s.balance = (*s.state.balance, balanced)
    said = next((event.cycle for _, event in reversed(s.state.events) if isinstance(event, CycleTurned)), "none")
    now = "none" if turn == "open" else turn
    if now != said:
        s.events.append(CycleTurned(now))
    for f in range(len(s.firms)):
        _firm_meters(s, f)


def _firm_meters(s: Scratch, f: int) -> None:
    firm, bench = s.firms[f], seats_of(s.state, f, "eng_a")
    row = [s.pairs[f][g] for g in bonds_of(s.state, f)]
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
        s.c, explore=firm.e_bp / F, lock_in=s.state.firms[f].lock_in / F, red_queen=s.state.red_queen / F,
        parallel=parallel(s.state, f),
    )  # fmt: skip
    s.meter("e4", to_bp(lost), f)
    s.meter("b3", s.learned_home[f], f)
    s.meter("b3_keur", _learned(s, f), f)


def _withheld(s: Scratch, f: int) -> int:
    """Return meter E1: volume withheld for distrust, against the same engineers at neutral distrust, bp; never below 0."""
    others, bench = bonds_of(s.state, f), seats_of(s.state, f, "eng_a")
    distrust = sum(s.state.pairs[f][g].distrust for g in others) / len(others) / F
    wall = sum(s.state.firms[g].believed_wall for g in others) / len(others) / F
    pushed = s.c.closeness_distrust * (distrust - s.c.distrust_neutral) * (1.0 - s.c.wall_calms * wall)
    lost = 0.0
    for n in bench:
        person, across = s.state.people[n], s.state.people[n].across
        odds = person.closeness / max(1.0, F - person.closeness) * exponential(pushed)
        at_ease = identity.openness(s.c, odds / (1.0 + odds), person.q / F)
        enc = sessions.intensity(s, n, across) if across >= 0 else 0.0
        lost += meters.e1_sharing_withheld(at_ease, person.openness / F, scope=scope(s.state, f), intensity=enc)
    return to_bp(lost / max(1, len(bench)))


def _learned(s: Scratch, f: int) -> int:
    """Return meter B3: what the market paid this quarter for what came home from partners in it, kEUR."""
    firm, size, parts = s.firms[f], len(s.firms), s.state.scenario.components
    home = {"core": 0, "complementary": 0}
    for post in s.books:
        if (post.account, post.firm, post.why) == ("product", f, "passed_home"):
            part = parts[post.component]
            if part.owner_index not in (-1, f) and (part.kind != "core" or part.index in firm.used):
                home[part.kind] += post.size
    foreign = {kind: sum(p.kind == kind and p.owner_index not in (-1, f) for p in parts) for kind in home}
    core = s.c.strength_foreign * home["core"] / max(1, foreign["core"]) / U
    topics = s.c.strength_foreign * s.c.strength_joint * home["complementary"] / max(1, foreign["complementary"]) / U
    strengths = [other.strength / F for other in s.firms]
    quality, rival = value.mean_quality(s, strengths), rivalry(s.state)
    efforts, standing = value.efforts(s), value.standing(s)

    def income(strength: float) -> float:
        changed = [strength if g == f else other for g, other in enumerate(strengths)]
        share = market.market_shares(
            s.c, strengths=changed, efforts=efforts, rivalries=[rival] * size, standing=standing
        )[f]
        unpaid = s.c.quality_common * core * (strength < strengths[f])
        found = quality + (strength + unpaid - strengths[f]) / size
        return market.market_income(s.c, firms=size, share=share, quality=found, rivalry=rival, exclusivity=0.0)

    return to_keur(meters.b3_learned(income, strengths[f], core + topics))


def gap_of(s: Scratch, f: int) -> int:
    """Return how far what came about lies from what the TMT meant, bp."""
    firm, bench = s.firms[f], seats_of(s.state, f, "eng_a")
    row = [s.state.pairs[f][g] for g in bonds_of(s.state, f)]
    return to_bp(
        meters.gap(
            s.c,
            cooperate=firm.y / 100,
            compete=firm.z / 100,
            cooperation=sum(p.coop for p in row) / len(row) / F,
            competition=sum(p.comp for p in row) / len(row) / F,
            closeness=sum(s.state.people[n].closeness for n in bench) / max(1, len(bench)) / F,
            stance=identity.declared(s.c, firm.stance),
        )
    )
