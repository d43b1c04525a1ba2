"""What the quarter came to: results, meters, and every seat's points (rulebook 9; gamedesign §6; M61–M64)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from game.events import BoardMood, ResultPosted, ScorePosted, StoryLanded
from game.moves import StudyInsights
from game.rules import concerns, grounds, readouts, verdicts
from game.rules.copying import replace
from game.rules.house import effort_of
from game.rules.model import goals, scoring
from game.rules.model.rounding import to_bp
from game.rules.seating import bonds_of, own_core, seats_of
from game.rules.state import Points, Result
from game.rules.value import mean_intensities
from game.scenario.once import once

if TYPE_CHECKING:
    from game.rules.scratch import Scratch
    from game.rules.state import Person
    from game.scenario.model import Scenario

F, STEADY = 10_000.0, 5_000


def run(s: Scratch) -> None:
    """Post results, keep meters, give points."""
    for f in range(len(s.firms)):
        _post(s, f)
    readouts.run(s)
    for f in range(len(s.firms)):
        falls = _falls(s, f)
        if falls >= 2:
            s.events.append(BoardMood(s.state.scenario.firms[f].id, falls, grounds.of_fall(s.firms[f].results, falls)))
        bench = seats_of(s.state, f, "eng_a")
        holding = sum(s.state.people[n].q >= STEADY for n in bench)
        s.events.append(StoryLanded(s.state.scenario.firms[f].id, holding, len(bench)))
    houses = [_house_of(s, f) for f in range(len(s.firms))]
    for n, spec in enumerate(s.state.scenario.seats):
        _score(s, n, houses[spec.firm_index])


def _post(s: Scratch, f: int) -> None:
    money = s.money[f]
    parts = {name: money.get(name, 0) for name in ("market", "exclusive", "joint", "tender", "cost")}
    result_keur = sum(parts.values())
    before = s.state.firms[f].results[-1].result if s.state.firms[f].results else result_keur
    result = Result(**parts, result=result_keur, outlay=s.firms[f].outlay)
    s.firms[f] = replace(s.firms[f], results=(*s.firms[f].results, result))
    name = s.state.scenario.firms[f].id
    s.events.append(
        ResultPosted(
            name,
            result_keur,
            parts["market"],
            parts["exclusive"],
            parts["joint"],
            parts["tender"],
            parts["cost"],
            before,
        )
    )


@once
def par_of(scenario: Scenario) -> scoring.Par:
    """Return what the scenario measures quarters against."""
    p = scenario.par
    return scoring.Par(p.firm_low, p.firm_high, p.alliance_low, p.alliance_high, p.joint_high, p.legacy_high)


class _House(NamedTuple):
    """What is the same for all seats of a firm.

    Attributes:
        trust: In its partners, bp.
        core, core_before: The product unit's mean mastery of its own core now and a quarter ago, units.
        falls: Quarters in a row in which its result fell.
        is_leaving: Whether it gave notice to somebody.
        firm, alliance: The two parts of points that its seats have in common.
    """

    trust: int
    core: int
    core_before: int
    falls: int
    is_leaving: bool
    firm: int
    alliance: int


def _house_of(s: Scratch, f: int) -> _House:
    par, core = par_of(s.state.scenario), own_core(s.state, f)
    row = [s.pairs[f][g].trust for g in bonds_of(s.state, f)]
    return _House(
        trust=sum(row) // len(row),
        core=sum(s.product[f][n] for n in core) // len(core),
        core_before=sum(s.state.product[f][n] for n in core) // len(core),
        falls=_falls(s, f),
        is_leaving=any(pair.notice for pair in s.state.pairs[f]),
        firm=scoring.firm_part(par, s.firms[f].results[-1].result),
        alliance=scoring.alliance_part(par, s.joint, s.joint_tenders),
    )


def _score(s: Scratch, n: int, house: _House) -> None:
    spec, par = s.state.scenario.seats[n], par_of(s.state.scenario)
    f = spec.firm_index
    identity_points, pay = _identity(s, n, par, house)
    goal = goals.goal_part(spec.private_goal, _goal_quarter(s, n, house))
    boost = s.state.setting.size("goal", f, s.state.quarter) if spec.role == "tmt" else 0
    points = Points(
        role=_role(s, n, par, house),
        goal=min(20, goal * boost // 100) if boost else goal,
        identity=identity_points,
        firm=house.firm,
        alliance=house.alliance,
    )
    modelled = s.firms[f].tension if spec.role == "tmt" else s.firms[f].organizing
    if spec.role in ("eng_a", "eng_p"):
        modelled = to_bp(s.state.people[n].belonging / F * (1 - s.state.people[n].q / F))
    person = s.people[n]
    s.people[n] = replace(
        person,
        points=(*person.points, points),
        pay=(*person.pay, pay),
        modelled=(*person.modelled, modelled),
        felt=(*person.felt, -1),
    )
    s.events.append(ScorePosted(spec.id, points.role, points.goal, points.identity, points.firm, points.alliance))


def _role(s: Scratch, n: int, par: scoring.Par, house: _House) -> int:
    spec = s.state.scenario.seats[n]
    f = spec.firm_index
    firm = s.firms[f]
    match spec.role:
        case "tmt":
            coop, comp = mean_intensities(s)
            return scoring.tmt_role(
                par,
                result_keur=firm.results[-1].result,
                balanced_bp=s.balance[-1],
                gap_bp=readouts.gap_of(s, f),
                cooperation_bp=to_bp(coop),
                competition_bp=to_bp(comp),
                leaks_found=firm.leaks_found,
            )
        case "ally":
            return scoring.alliance_head_role(
                par,
                joint_share_keur=firm.results[-1].joint,
                agreed=firm.bids[0] > 0,
                won=firm.bids[1] > 0,
                trust_bp=house.trust,
            )
        case "prod":
            return scoring.product_head_role(
                exclusivity_bp=firm.exclusivity,
                share_bp=firm.share,
                solo_wins=firm.bids[4],
                joint_wins_led=firm.bids[1],
                joint_wins_guest=firm.bids[2],
                firms=len(s.firms),
            )
        case "eng_a":
            return _bench_role(s, f, s.people[n])
        case "eng_p":
            return scoring.product_engineer_role(
                core_units=house.core,
                novelty_bp=firm.novelty,
                learned_units=s.learned_home[f] * effort_of(s, n, StudyInsights),
            )


def _bench_role(s: Scratch, f: int, person: Person) -> int:
    return scoring.alliance_engineer_role(
        solved_bp=to_bp(s.solved.get((person.bench, f), 0.0)),
        gained_units=person.gained,
        breakthrough=(person.bench, f) in s.breakthroughs,
        traced=person.traced > 0,
        honest=person.traced == 2,
    )


def _identity(s: Scratch, n: int, par: scoring.Par, house: _House) -> tuple[int, tuple[int, int, int, int]]:
    """Return identity points and the part of each loyalty (org, unit, team, prof) in them."""
    spec, person = s.state.scenario.seats[n], s.people[n]
    f = spec.firm_index
    result = s.firms[f].results[-1].result
    if spec.role == "tmt":
        points = scoring.tmt_identity(par, result_keur=result, trust_bp=house.trust)
        return points, (points, 0, 0, 0)
    loyalties = (
        scoring.Loyalty(person.org, scoring.normalised(result, par.firm_low, par.firm_high)),
        scoring.Loyalty(person.unit, _unit_gain(s, n, par)),
        scoring.Loyalty(
            person.team, scoring.team_gain(par, joint_keur=s.joint, credited=bool(person.credited_partner & 1))
        ),
        scoring.Loyalty(person.prof, _craft_gain(s, n, house)),
    )
    points = scoring.identity_part(loyalties)
    weights = [loyalty.weight * max(0, min(10_000, loyalty.gain)) for loyalty in loyalties]
    return points, _shared_out(points, weights)


def _shared_out(points: int, weights: list[int]) -> tuple[int, int, int, int]:
    """Share whole points out by weight, largest remainder first."""
    whole = sum(weights)
    if not whole:
        return (points, 0, 0, 0)
    parts = [points * weight // whole for weight in weights]
    order = sorted(range(4), key=lambda i: (-(points * weights[i] % whole), i))
    for i in order[: points - sum(parts)]:
        parts[i] += 1
    return (parts[0], parts[1], parts[2], parts[3])


def _unit_gain(s: Scratch, n: int, par: scoring.Par) -> int:
    spec, person = s.state.scenario.seats[n], s.people[n]
    firm, credited = s.firms[spec.firm_index], bool(person.credited_home & 1)
    if spec.role in ("eng_a", "ally"):
        return scoring.alliance_unit_gain(
            par,
            joint_share_keur=firm.results[-1].joint,
            joint_tenders_keur=max(0, s.tender_income[spec.firm_index]),
            credited=credited,
        )
    return scoring.product_unit_gain(
        exclusivity_bp=firm.exclusivity, share_bp=firm.share, credited=credited, firms=len(s.firms)
    )


def _craft_gain(s: Scratch, n: int, house: _House) -> int:
    spec, person = s.state.scenario.seats[n], s.people[n]
    if spec.role == "eng_a":
        return to_bp(s.solved.get((person.bench, spec.firm_index), 0.0))
    if spec.role == "eng_p":
        return scoring.mastery_gain(house.core)
    return scoring.word_gain(*verdicts.kept_of(s, n))


def _falls(s: Scratch, f: int) -> int:
    """Return for how many quarters in a row a firm's result has fallen."""
    results, falls = [result.result for result in s.firms[f].results], 0
    while falls + 1 < len(results) and results[-1 - falls] < results[-2 - falls]:
        falls += 1
    return falls


def _goal_quarter(s: Scratch, n: int, house: _House) -> goals.Quarter:
    """Return what the private goal of a seat looks at."""
    spec, person = s.state.scenario.seats[n], s.people[n]
    f = spec.firm_index
    firm, before = s.firms[f], s.state.firms[f]
    kept, due = verdicts.kept_of(s, n)
    return goals.Quarter(
        core_change_units=house.core - house.core_before,
        novelty_change_bp=firm.novelty - before.novelty,
        traced=person.traced > 0,
        credited=bool(person.credited_partner & 1),
        bid_alone=firm.bids[3] > 0 or firm.push < 0,
        won_alone=firm.bids[4] > 0,
        joint_agreed=firm.bids[0] > 0,
        joint_won=firm.bids[1] > 0,
        invited=firm.invited,
        inviting=firm.inviting,
        falls=house.falls,
        words_kept=kept,
        words_due=due,
        concern_raised=any(concern.seat == n for concern in s.concerns),
        concern_answered=any(
            c.seat == n and bool(c.answer) for c in (s.state.concerns[k] for k in concerns.due(s.state))
        ),
        raised_first=concerns.is_first(s.state, n),
        promise_running=verdicts.is_running(s, n),
        notice_given=house.is_leaving,
    )
