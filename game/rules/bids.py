"""How clients are won: client managers decide whom to bring, the draw decides who wins (rulebook 8.6; M53–M60)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.events import Cause, InvitationRefused, ManagerMoved, TenderDecided
from game.rules.agenda import tender_of
from game.rules.copying import replace
from game.rules.dispositions import rhetoric, rivalry
from game.rules.model import identity, tenders
from game.rules.model.curves import sigma
from game.rules.model.rounding import to_bp, to_keur
from game.rules.seating import bonds_of, own_core, own_topics, partners_of, seats_of, works_with
from game.rules.venture_cards import court, remember, take_client

if TYPE_CHECKING:
    from game.rules.scratch import Scratch
    from game.scenario.model import TenderSpec

F, U = 10_000.0, 1_000.0
BAND = 2_000


def run(s: Scratch) -> None:
    """Move stories and moods, then decide every tender of the quarter."""
    court(s)
    for f in range(len(s.firms)):
        _persuade(s, f)
    for f in range(len(s.firms)):
        tender = tender_of(s.state, f)
        guest = _decide(s, f, tender) if tender is not None else -1
        _retell(s, f, guest)


def _persuade(s: Scratch, f: int) -> None:
    firm, knobs = s.firms[f], s.state.scenario.knobs[f]
    loud = rhetoric(s.state, f)
    heart = _heart(s, f, loud)
    meta = tenders.meta_next(s.c, firm.meta / F, heart * firm.win_tokens * s.c.head_effort)
    classes = [s.firms[g].class_tokens for g in partners_of(s.state, f)]
    taught = s.c.head_effort * sum(classes) / len(classes)
    pipe = tenders.pipe_next(
        s.c,
        firm.pipeline / F,
        effort=heart * _seeking(s, f),
        rhetoric=loud,
        dedication=knobs.ded / F,
        breakthroughs=s.sparks(f),
    )
    s.firms[f] = replace(
        firm,
        meta=to_bp(meta),
        multivocal=to_bp(tenders.classes_next(s.c, firm.multivocal / F, firm.class_tokens * s.c.head_effort)),
        education=to_bp(tenders.education_next(s.c, firm.education / F, taught, knobs.education / F)),
        attitudes=_moods(s, f, heart, meta),
        pipeline=to_bp(pipe, 0, 20_000),
    )


def _seeking(s: Scratch, f: int) -> float:
    """Return the effort that goes into new joint business (M60, card A6)."""
    return {"hunt": s.c.hunt_effort, "mixed": s.c.mixed_effort, "harvest": s.c.harvest_effort}[s.firms[f].desk.seek]


def _moods(s: Scratch, f: int, heart: float, meta: float) -> tuple[int, ...]:
    """Return the dispositions of the client managers after this quarter's lunches and speeches (M59)."""
    firm, loud = s.firms[f], rhetoric(s.state, f)
    each = tenders.advocacy_each(
        s.c,
        effort=heart * firm.lunch_tokens * s.c.head_effort,
        dedication=s.state.scenario.knobs[f].ded / F,
        named=len(firm.courted),
    )
    moods = []
    for n, manager in enumerate(s.state.scenario.firms[f].managers):
        before = firm.attitudes[n]
        after = tenders.manager_next(
            s.c,
            before / F,
            advocacy=each if n in firm.courted else 0.0,
            meta=meta,
            rhetoric=loud,
            start=manager.attitude / F,
        )
        moods.append(to_bp(after))
        if before // BAND != moods[-1] // BAND:
            causes = [
                Cause("lunches", to_bp(each, -10_000) if n in firm.courted else 0),
                Cause("town_hall", -to_bp(loud)),
            ]
            told = tuple(cause for cause in causes if cause.size_bp)
            s.events.append(ManagerMoved(manager.firm, manager.id, before, moods[-1], told))
    return tuple(moods)


def _heart(s: Scratch, f: int, loud: float) -> float:
    """Return how far the alliance head, who hears the TMT, puts its heart into its work with clients (M76)."""
    heads = seats_of(s.state, f, "ally")
    team = sum(s.state.people[n].team for n in heads) / max(1, len(heads)) / F
    told = s.firms[f].story / F if s.firms[f].side == 1 else 0.0
    return tenders.head_heart(s.c, identity.onesided_talk(s.c, told, loud), team)


def _retell(s: Scratch, f: int, guest: int) -> None:
    """Let the shared win wear the habit of exclusion down also where nothing was decided this quarter (M58)."""
    for g in partners_of(s.state, f):
        if g != guest:
            pair = s.pairs[f][g]
            habit = tenders.habit_next(
                s.c, pair.habit / F, invited=True, joint=False, won=False, meta=s.firms[f].meta / F
            )
            s.pairs[f][g] = replace(pair, habit=to_bp(habit))


def _decide(s: Scratch, f: int, tender: TenderSpec) -> int:
    """Decide one tender; return whom it was about."""
    others = bonds_of(s.state, f)
    g = others[s.chance.below(len(others), "guest", f)]
    is_invited = works_with(s.state, f, g) and not s.firms[f].outsider and _is_invited(s, f, g, tender)
    is_joint = is_invited and _accepts(s, f, g, tender)
    if is_invited:
        s.firms[f] = replace(s.firms[f], inviting=s.firms[f].inviting + 1)
        s.firms[g] = replace(s.firms[g], invited=s.firms[g].invited + 1)
    quality = _quality(s, f, g, tender, is_joint=is_joint)
    is_won = s.chance.draw("win", f) % 1_000_000 < tenders.win_chance(s.c, quality) * 1_000_000
    _settle(s, f, g, tender, is_joint=is_joint, is_won=is_won)
    pair = s.pairs[f][g]
    habit = tenders.habit_next(
        s.c, pair.habit / F, invited=is_invited, joint=is_joint, won=is_joint and is_won, meta=s.firms[f].meta / F
    )
    more = s.c.habit_outsider if s.firms[f].outsider else 0.0
    s.pairs[f][g] = replace(pair, habit=to_bp(habit + more))
    return g


def _fear(s: Scratch, f: int, g: int, tender: TenderSpec) -> float:
    return tenders.fear(
        s.c,
        distrust=s.state.pairs[f][g].distrust / F,
        strength=s.firms[f].strength / F,
        strength_other=s.firms[g].strength / F,
        rivalry=rivalry(s.state),
        wall_other=s.firms[g].believed_wider / F,
        meta=s.firms[f].meta / F,
        complementary=_kinship(s, tender),
    )


def _kinship(s: Scratch, tender: TenderSpec) -> float:
    """Return how far the two sides of this job do different things (M71)."""
    return max(tender.complementary, s.state.setting.compl_unit) / F


def _experts(s: Scratch, f: int) -> float:
    """Return how close the own alliance engineers feel to the partner (M70)."""
    bench = seats_of(s.state, f, "eng_a")
    return sum(s.state.people[n].closeness for n in bench) / max(1, len(bench)) / F


def _is_invited(s: Scratch, f: int, g: int, tender: TenderSpec) -> bool:
    firm, manager = s.firms[f], s.state.scenario.firms[f].managers[tender.manager]
    logit = tenders.invite_logit(
        s.c,
        manager=firm.attitudes[tender.manager] / F,
        trust=s.state.pairs[f][g].trust / F,
        fear=_fear(s, f, g, tender),
        habit=s.state.pairs[f][g].habit / F,
        meta=firm.meta / F,
        independence=tenders.independence(manager.independence / F, firm.multivocal / F),
        pipe=tenders.pipe_in_sight(s.c, firm.pipeline / F, s.firms[g].pipeline / F),
        demand=_demand(s, f, tender),
        complementary=_kinship(s, tender),
        education=firm.education / F,
        push=firm.push,
        experts=_experts(s, f) if tender.their_technology else 0.5,
    )
    return s.chance.falls(sigma(logit), "invite", f)


def _demand(s: Scratch, f: int, tender: TenderSpec) -> float:
    return max(tender.client_demand, s.state.setting.size("demand", f, s.state.quarter)) / F


def _accepts(s: Scratch, f: int, g: int, tender: TenderSpec) -> bool:
    guest, back = s.firms[g], s.state.pairs[g][f]
    managers = s.state.scenario.firms[g].managers
    pride = sum(m.independence for m in managers) / max(1, len(managers)) / F
    independence = tenders.independence(pride, guest.multivocal / F)
    logit = tenders.accept_logit(
        s.c,
        trust=back.trust / F,
        distrust=back.distrust / F,
        wall_inviter=s.firms[f].believed_wider / F,
        habit=back.habit / F,
        meta=guest.meta / F,
        independence=independence,
        managers=sum(guest.attitudes) / max(1, len(guest.attitudes)) / F,
        demand=_demand(s, f, tender),
    )
    if s.chance.falls(sigma(logit), "accept", f):
        return True
    weights = {"neutrality": independence, "fear": back.distrust / F, "habit": back.habit / F}
    reason = max(weights, key=lambda name: weights[name])
    told = reason if weights[reason] >= 0.3 else "none"
    names = s.state.scenario.firms
    said = () if told == "none" else (Cause(told, to_bp(weights[told])),)
    s.events.append(InvitationRefused(names[f].id, names[g].id, tender.job, told, said))  # type: ignore[arg-type]  # one of four
    return False


def _quality(s: Scratch, f: int, g: int, tender: TenderSpec, *, is_joint: bool) -> float:
    core, topics, theirs = own_core(s.state, f), own_topics(s.state, f), own_topics(s.state, g)
    solo = tenders.solo_quality(
        s.c,
        core=sum(s.product[f][n] for n in core) / len(core) / U,
        complementary=sum(s.product[f][n] for n in topics) / len(topics) / U,
        novelty=s.firms[f].novelty / F,
    )
    if is_joint or s.firms[f].outsider:
        solo = tenders.joint_quality(
            s.c,
            solo=solo,
            complementarity=s.state.setting.compl / F,
            partner_complementary=sum(s.alliance[g][n] for n in theirs) / len(theirs) / U,
            understanding=s.state.pairs[f][g].understanding / F,
            manager=s.firms[f].attitudes[tender.manager] / F,
            unevenness=_unevenness(s, f),
            meta=0.0 if s.firms[f].outsider else s.firms[f].meta / F,
            harvested=is_joint and s.firms[f].desk.seek == "harvest",
            outsider=not is_joint,
        )
    return max(0.0, solo * _heartedness(s, f, tender, is_joint=is_joint) - tender.outsider_bonus / F)


def _heartedness(s: Scratch, f: int, tender: TenderSpec, *, is_joint: bool) -> float:
    """Return how whole-heartedly a client team bids the way that the product head pushed it (M81)."""
    firm = s.firms[f]
    is_pushed = firm.push > 0 if is_joint else firm.push < 0
    return tenders.half_hearted(s.c, firm.push, firm.attitudes[tender.manager] / F) if is_pushed else 1.0


def _unevenness(s: Scratch, f: int) -> float:
    """Return how little a firm's people act as one: its engineers and the closeness its TMT declared (M75)."""
    close = [s.state.people[n].closeness / F for n in seats_of(s.state, f, "eng_a", "eng_p")]
    return tenders.unevenness(s.c, [*close, identity.declared(s.c, s.firms[f].stance)])


def _settle(s: Scratch, f: int, g: int, tender: TenderSpec, *, is_joint: bool, is_won: bool) -> None:
    with_other = is_joint or s.firms[f].outsider
    paid = tenders.payment(s.c, joint=with_other, won=is_won, value_keur=tender.value)
    price = tenders.bid_cost(s.c, joint=with_other)
    lead, guest = to_keur(paid.lead - price.lead), to_keur(paid.guest - price.guest) if is_joint else 0
    s.pay(f, "tender", lead)
    s.pay(g, "tender", guest)
    if is_joint:
        bids, wins = s.goods.get((f, g), (0, 0))
        s.goods[f, g] = s.goods[g, f] = (bids + 1, wins + is_won)
        s.joint_tenders += tender.value if is_won else 0
        s.tender_income[f] += lead
        s.tender_income[g] += guest
        for x in (f, g):
            pipe = tenders.pipe_with_lead(s.c, s.firms[x].pipeline / F)
            s.firms[x] = replace(s.firms[x], pipeline=to_bp(pipe, 0, 20_000))
        _poach(s, f, g, tender)
    mine, is_alone = s.firms[f].bids, not with_other
    led = (mine[0] + is_joint, mine[1] + (is_joint and is_won))
    s.firms[f] = replace(s.firms[f], bids=(*led, mine[2], mine[3] + is_alone, mine[4] + (is_alone and is_won)))
    if is_joint and is_won:
        his = s.firms[g].bids
        s.firms[g] = replace(s.firms[g], bids=(*his[:2], his[2] + 1, *his[3:]))
        remember(s, f, g, tender.job)
    names = s.state.scenario.firms
    second = names[g].id if is_joint else "outsider" if s.firms[f].outsider else ""
    causes = (Cause("partner_component", 1_000),) if is_joint else ()
    decided = TenderDecided(tender.job, names[f].id, second, is_won, tender.value, lead, guest, causes)  # type: ignore[arg-type]  # id or word
    s.decided.append(decided)
    s.events.append(decided)


def _poach(s: Scratch, f: int, g: int, tender: TenderSpec) -> None:
    """Let the guest take the client afterwards, seen seven times in ten (M57)."""
    trust = s.state.pairs[g][f].trust / F
    p = tenders.poaching_chance(s.c, rivalry(s.state), trust, _kinship(s, tender))
    if not s.chance.falls(p, "poach", f):
        return
    take_client(s, f, g, tender.job, "poach_seen")
