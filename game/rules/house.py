"""What happens inside each firm: knowledge passed between its units, own growth, ageing, search (rulebook 8.3; M27–M30, M44)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.moves import (
    BuildCore,
    BuildOnTheirs,
    FileMinutes,
    StudyInsights,
    TakeApart,
    TakeNotes,
    TryOddIdea,
    WalkOver,
)  # fmt: skip
from game.rules import concerns
from game.rules.copying import replace
from game.rules.dispositions import parallel
from game.rules.focus import spent_at_bench
from game.rules.model import dynamics, knowledge, relationship, tensions
from game.rules.model.curves import total
from game.rules.model.rounding import to_bp, to_units
from game.rules.seating import own_core, own_topics, partners_of, seats_of

if TYPE_CHECKING:
    from game.rules.scratch import Scratch

F, U = 10_000.0, 1_000.0
NEUTRAL = 1


def run(s: Scratch) -> None:
    """Pass knowledge home and across, grow, age, search; all firms from the same point."""
    for firm in range(len(s.firms)):
        _pass_home(s, firm)
        _pass_across(s, firm)
        _quarrel(s, firm)
    for firm in range(len(s.firms)):
        _grow(s, firm)
        _age(s, firm)
        _standard(s, firm)


Work = BuildCore | StudyInsights | TryOddIdea | WalkOver


Efforts = dict[type[Work], tuple[int, Work | None]]


def efforts(s: Scratch, firm: int) -> list[Efforts]:
    """Return each product engineer's efforts by kind of card.

    A sheet without any of these cards means one each of build, study, try, as far as the session left focus (rulebook 7.9).
    """
    return [_efforts(s, n) for n in seats_of(s.state, firm, "eng_p")]


def _efforts(s: Scratch, n: int) -> Efforts:
    cards = s.state.drafts[n].cards
    chosen: Efforts = {type(c): (c.effort, c) for c in cards if isinstance(c, Work)}
    if chosen:
        return chosen
    left = s.state.people[n].focus - spent_at_bench(s.state, n, cards)
    return {kind: (int(k < left), None) for k, kind in enumerate((BuildCore, StudyInsights, TryOddIdea))}


def effort_of(s: Scratch, n: int, kind: type[Work]) -> int:
    """Return one product engineer's effort 0…2 on one kind of work."""
    chosen = _efforts(s, n)
    return chosen[kind][0] if kind in chosen else 0


def mean_effort(s: Scratch, firm: int, kind: type[Work], nobody: int = NEUTRAL) -> float:
    """Return the product engineers' mean effort 0…2 on one kind of work; `nobody` where a firm has none."""
    each = [chosen[kind][0] if kind in chosen else 0 for chosen in efforts(s, firm)]
    return total(each) / len(each) if each else float(nobody)


def _part_who(s: Scratch, firm: int, kind: type[TakeNotes | BuildOnTheirs | TakeApart]) -> float:
    """Return the share of the firm's engineers of the card's house who played a card of this kind, 0…1."""
    people = seats_of(s.state, firm, "eng_p" if kind is TakeApart else "eng_a")
    return sum(any(isinstance(c, kind) for c in s.state.drafts[n].cards) for n in people) / max(1, len(people))


def _outlines(s: Scratch, firm: int) -> float:
    """Return the share of a firm's bench engineers whose minutes tell the outline only, 0…1."""
    bench = seats_of(s.state, firm, "eng_a")
    filed = sum(
        any(isinstance(c, FileMinutes) and c.candour == "outline" for c in s.state.drafts[n].cards) for n in bench
    )
    return filed / max(1, len(bench))


def _channel(s: Scratch, firm: int) -> float:
    state = s.state.firms[firm]
    engineers = seats_of(s.state, firm, "eng_a", "eng_p")
    belonging = sum(s.state.people[n].org for n in engineers) / max(1, len(engineers)) / F
    return knowledge.flow_channel(s.c, separation=state.sep / F, integration=state.int_ / F, belonging=belonging)


def _pass_home(s: Scratch, firm: int) -> None:
    state = s.firms[firm]
    flow = knowledge.flow_home(
        s.c,
        channel=_channel(s, firm),
        willingness=knowledge.willingness(s.c, state.pass_home / F),
        amnesia=s.state.scenario.knobs[firm].amnesia / F,
        parallel=parallel(s.state, firm),
        notes=_part_who(s, firm, TakeNotes),
        outlines=_outlines(s, firm),
        visits=mean_effort(s, firm, WalkOver, 0),
        study=mean_effort(s, firm, StudyInsights),
    )
    for part in s.state.scenario.components:
        is_theirs = part.kind == "core" and part.owner_index != firm
        gain = knowledge.gain_home(
            s.c,
            flow,
            alliance=s.alliance[firm][part.index] / U,
            product=s.product[firm][part.index] / U,
            wall=state.wall / F if is_theirs else 0.0,
        )
        came = s.learn("product", firm, part.index, "passed_home", to_units(gain))
        if part.owner_index not in (-1, firm):
            s.learned_home[firm] += came
        if is_theirs:
            s.came_home[firm][part.index] += came
    if state.pass_home == F and s.chance.falls(s.c.pass_all_noticed, "ideas_travel", firm):
        s.firms[firm] = replace(state, ideas_travel=True)
        for other in partners_of(s.state, firm):
            s.wrong(other, firm, s.c.viol_pass_all)
    else:
        s.firms[firm] = replace(state, ideas_travel=False)


def _pass_across(s: Scratch, firm: int) -> None:
    flow = _channel(s, firm) * knowledge.willingness(s.c, s.firms[firm].pass_across / F)
    for part in s.state.scenario.components:
        if part.index != s.firms[firm].locked:
            gain = knowledge.gain_across(
                flow, alliance=s.alliance[firm][part.index] / U, product=s.product[firm][part.index] / U
            )
            s.learn("alliance", firm, part.index, "passed_across", to_units(gain))


def _quarrel(s: Scratch, firm: int) -> None:
    """Let units apart that give unlike quarrel; the TMT will hear of it next quarter (M68)."""
    state = s.firms[firm]
    lost = tensions.unit_conflict(
        s.c,
        separation=state.sep / F,
        integration=state.int_ / F,
        pass_home=knowledge.willingness(s.c, state.pass_home / F),
        pass_across=knowledge.willingness(s.c, state.pass_across / F),
    )
    s.firms[firm] = replace(state, conflict=to_bp(lost))


def _grow(s: Scratch, firm: int) -> None:
    state = s.firms[firm]
    engineers = seats_of(s.state, firm, "eng_a", "eng_p")
    close = sum(s.state.people[n].closeness for n in engineers) / max(1, len(engineers)) / F
    salience = sum(s.state.people[n].q for n in engineers) / max(1, len(engineers)) / F
    theirs = _part_who(s, firm, BuildOnTheirs)
    drift = knowledge.drift(s.c, closeness=close, salience=salience, built_on_theirs=theirs)
    special = knowledge.specialisation(s.c, state.sep / F, state.int_ / F)
    effort = knowledge.contest_effort(s.c, state.z_bp / F)
    for core in own_core(s.state, firm):
        grown = knowledge.core_growth(
            s.c,
            s.product[firm][core] / U,
            effort=effort,
            specialisation=special,
            drift=drift,
            build=_build(s, firm, core),
        )
        s.learn("product", firm, core, "built", to_units(grown * _pick(s, firm, core)))
    for topic in own_topics(s.state, firm):
        now = knowledge.Mastery(s.alliance[firm][topic] / U, s.product[firm][topic] / U)
        grown_both = knowledge.joint_growth(s.c, now, state.y_bp / F)
        s.learn("alliance", firm, topic, "grown", to_units(grown_both.alliance))
        s.learn("product", firm, topic, "grown", to_units(max(0.0, grown_both.product)))


def _build(s: Scratch, firm: int, core: int) -> float:
    """Return the mean effort on one core component: the picked one gets all of it, the others at most one."""
    name = s.state.scenario.components[core].id
    each: list[float] = []
    for chosen in efforts(s, firm):
        effort, card = chosen.get(BuildCore, (0, None))
        is_picked = isinstance(card, BuildCore) and card.component == name
        each.append(effort if is_picked or card is None else min(effort, NEUTRAL))
    return total(each) / len(each) if each else float(NEUTRAL)


def _pick(s: Scratch, firm: int, core: int) -> float:
    """Return how much faster a race project builds its component once it runs, and how much slower the others (card P3)."""
    desk = s.firms[firm].desk
    if desk.racing != core:
        return 1.0 if desk.racing < 0 else s.c.growth_unpicked
    return s.c.growth_picked if desk.raced == core else s.c.growth_started


def _age(s: Scratch, firm: int) -> None:
    kept = knowledge.ageing(s.c, s.state.red_queen / F)
    for part in s.state.scenario.components:
        for account, row, factor in (
            ("alliance", s.alliance[firm], kept.alliance),
            ("product", s.product[firm], kept.product),
        ):
            now = row[part.index]
            s.learn(account, firm, part.index, "aged", to_units(now / U * factor) - now)
        s.came_home[firm][part.index] = to_units(s.came_home[firm][part.index] / U * kept.product)


def _standard(s: Scratch, firm: int) -> None:
    """Let common components grow where a standard is open and both firms give it enough (standards_body)."""
    size = s.state.setting.size("standard", firm, s.state.quarter)
    if size and all(state.y >= size % 100 for state in s.firms):
        for part in s.state.scenario.components:
            if part.kind == "common":
                s.learn("product", firm, part.index, "standard", size // 100)
                s.learn("alliance", firm, part.index, "standard", size // 100)


def search(s: Scratch) -> None:
    """Let every firm look for the new (M44)."""
    for firm, state in enumerate(s.firms):
        found = dynamics.search_yield(
            s.c, explore=state.e_bp / F, lock_in=state.lock_in / F, red_queen=s.state.red_queen / F,
            parallel=parallel(s.state, firm),
        )  # fmt: skip
        novelty = dynamics.novelty_next(
            s.c,
            state.novelty / F,
            found=found,
            odd=mean_effort(s, firm, TryOddIdea) + s.c.novelty_inspected * _part_who(s, firm, TakeApart),
            absorbed=s.absorbed[firm] / U,
            breakthroughs=s.sparks(firm),
        )
        s.firms[firm] = replace(state, novelty=to_bp(novelty, 0, 15_000))


def use_noticed(s: Scratch) -> None:
    """Draw whether an owner notices its core in a partner's product (M39; Δ16)."""
    for firm, state in enumerate(s.firms):
        for owner in partners_of(s.state, firm):
            used = [n for n in state.used if s.state.scenario.components[n].owner_index == owner]
            largest = max((s.came_home[firm][n] for n in used), default=0)
            chance = relationship.use_noticed_chance(s.c, largest / U)
            chance += s.c.detect_concern * (bool(used) and concerns.fears_use(s.state, owner))
            chance += s.c.audit_finds * (bool(used) and firm in s.firms[owner].helm.audited)
            if s.chance.falls(min(1.0, chance), "use", firm, owner):
                s.used_seen.add((owner, firm))
