"""What people are inclined to before they meet: the quarter's steps 2 to 6 (rulebook 8.1; model-review §4).

Here belonging becomes behaviour: pulls, closeness, openness, guard, the rung that feels natural. Nothing here happens yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from game.rules import concerns, experiment
from game.rules.copying import replace
from game.rules.model import identity, relationship, tensions
from game.rules.model.rounding import to_bp
from game.rules.seating import across, bonds_of, host_of, seats_of
from game.rules.structure_cards import moved_on

if TYPE_CHECKING:
    from game.rules.model.constants import Constants
    from game.rules.nature import Chance
    from game.rules.state import FirmState, Person, State

F = 10_000.0


def rivalry(state: State) -> float:
    """Return the rivalry of the quarter, 0…1, with every running spell."""
    return min(1.0, (state.setting.rival + state.setting.size("rival", -1, state.quarter)) / F)


def parallel(state: State, firm: int) -> float:
    """Return the share of rival projects side by side, 0…1."""
    return min(1.0, (state.firms[firm].parallel + state.setting.size("parallel", firm, state.quarter)) / F)


def roles(state: State, firm: int) -> float:
    """Return in how many roles a firm meets a partner, 1…4, mean over partners (M66)."""
    others = bonds_of(state, firm)
    return sum(len(state.setting.roles[firm][g]) for g in others) / len(others)


def rhetoric(state: State, firm: int) -> float:
    """Return how loudly the partner is called the enemy at a firm, 0…1."""
    said = max(state.firms[firm].kill, state.scenario.knobs[firm].kill, experiment.level(state, "kill", firm) or 0)
    return min(1.0, max(said, state.setting.size("kill", firm, state.quarter)) / F)


def colocation(state: State, firm: int) -> float:
    """Return how far bench engineers share a room, 0…1."""
    c = state.constants
    place = {"home": c.coloc_home, "visits": c.coloc_visits, "lab": c.coloc_lab}[state.firms[firm].place]
    flood = state.setting.size("flood", firm, state.quarter)
    return min(place, (flood - 1) / F) if flood else place


def scope(state: State, firm: int) -> float:
    """Return the depth that home allows, 0…1; an unexplained cut is half obeyed for a quarter (Δ19)."""
    c, f = state.constants, state.firms[firm]
    now, before = identity.scope(c, f.mandate), identity.scope(c, f.mandate_before)
    return now + c.mandate_unexplained * (before - now)


def tension_of(state: State, firm: FirmState, index: int, course: tuple[float, float]) -> tuple[int, int]:
    """Return performing tension and strain of a TMT for a course (shares), both bp; strain may be negative."""
    c, knobs = state.constants, state.scenario.knobs[index]
    tension = tensions.performing_tension(
        c,
        cooperate=course[0],
        compete=course[1],
        rivalry=rivalry(state),
        parallel=parallel(state, index),
        capability=firm.cap / F,
        roles=roles(state, index),
    )
    return to_bp(tension), to_bp(tensions.strain(c, tension, knobs.mindset / F, min(course)), -10_000)


def prepare(state: State, chance: Chance) -> State:
    """Take the quarter from decisions to dispositions: tension, structure, salience, closeness, guard, pull (M1–M14)."""
    for index in range(len(state.firms)):
        state = state.with_firm(index, _settle_firm(state, index, chance))
    airs = [_air_of(state, index) for index in range(len(state.firms))]
    people = [
        _incline(state, n, person, airs[spec.firm_index], chance)
        for n, (person, spec) in enumerate(zip(state.people, state.scenario.seats, strict=True))
    ]
    for index in range(len(state.firms)):
        torn = [people[n].belonging for n in seats_of(state, index, "eng_a")]
        firm = replace(state.firms[index], belonging=sum(torn) // max(1, len(torn)))
        state = state.with_firm(index, firm)
    return replace(state, people=tuple(people))


def _settle_firm(state: State, index: int, chance: Chance) -> FirmState:
    c, knobs = state.constants, state.scenario.knobs[index]
    firm = moved_on(c, state.firms[index])
    tension, strain = tension_of(state, firm, index, (firm.y / 100, firm.z / 100))
    sd = tensions.blur(c, strain / F)
    course = tensions.realised_course(
        c,
        tensions.Allocation(firm.y / 100, firm.z / 100, firm.e / 100),
        slip_cooperate=sd * chance.normal("slip_y", index),
        slip_compete=sd * chance.normal("slip_z", index),
    )
    both = firm.story / F if firm.side == 0 else 0.0
    talked = tensions.dialogue_effort(c, firm.helm.dialogue) * (1.0 if firm.helm.is_agreed else c.dialogue_open)
    diversity = knobs.diversity if firm.helm.diversity < 0 else firm.helm.diversity
    cap = tensions.capability_next(c, firm.cap / F, dialogue=talked, diversity=diversity / F, story_both=both)
    same = firm.side == firm.last_side
    consistency = identity.consistency_next(c, firm.consistency / F, same_side=same, story=firm.story / F)
    coop, comp = _intensities(state, index)
    organizing = tensions.organizing_tension(
        c, separation=firm.sep / F, integration=firm.int_ / F, cooperation=coop, competition=comp
    )
    settled = replace(
        firm,
        y_bp=to_bp(course.cooperate),
        z_bp=to_bp(course.compete + c.race_effort * (firm.desk.racing >= 0)),
        e_bp=to_bp(course.explore),
        tension=tension,
        strain=strain,
        cap=to_bp(cap),
        consistency=to_bp(consistency),
        last_side=firm.side if firm.story else firm.last_side,
        organizing=to_bp(organizing),
        believed_wall=_belief(c, firm, firm.believed_wall, firm.claim),
        believed_wider=_belief(c, firm, firm.believed_wider, firm.claim_wider, c.vouch_wider),
    )
    return experiment.firm_of(state, index, settled)


def _belief(c: Constants, firm: FirmState, before: int, claim: int, heard: float = 1.0) -> int:
    """Return w̃ in the partners' alliance units, or in their wider firms, where vouching is heard at second hand (M38, M73)."""
    believed = before / F
    if claim:
        believed = claim / F + c.belief_memory * (believed - claim / F)
    else:
        believed = relationship.wall_belief_next(c, believed, wall=firm.wall / F, separation=firm.sep / F)
    return to_bp(relationship.wall_vouched(c, believed, heard) if firm.is_vouching else believed)


def _intensities(state: State, index: int) -> tuple[float, float]:
    others = bonds_of(state, index)
    row = state.pairs[index]
    return sum(row[g].coop for g in others) / len(others) / F, sum(row[g].comp for g in others) / len(others) / F


class _Air(NamedTuple):
    """What is the same for all engineers of a firm; the first four towards its partners, mean, 0…1.

    `wall` and `wider` are what the firm's bench and its house believe of partners' walls; `welcome` how near partners' tops
    say they want to be (M9).
    """

    trust: float
    distrust: float
    wall: float
    wider: float
    competition: float
    rhetoric: float
    immersion: float
    welcome: float


def _air_of(state: State, index: int) -> _Air:
    others = bonds_of(state, index)
    row, firms, size = state.pairs[index], state.firms, len(others)
    return _Air(
        trust=sum(row[g].trust for g in others) / size / F,
        distrust=sum(row[g].distrust for g in others) / size / F,
        wall=sum(firms[g].believed_wall for g in others) / size / F,
        wider=sum(firms[g].believed_wider for g in others) / size / F,
        competition=_intensities(state, index)[1],
        rhetoric=rhetoric(state, index),
        immersion=immersion_of(state, index),
        welcome=sum(_welcome(state, firms[g]) for g in others) / size,
    )


def _welcome(state: State, firm: FirmState) -> float:
    """Return how near a firm's top tells everybody it wants to be, less a half; a story of its own house alone invites nobody."""
    return (identity.declared(state.constants, firm.stance) - 0.5) * firm.story / F * (firm.side != 1)


def _incline(state: State, n: int, person: Person, air: _Air, chance: Chance) -> Person:
    spec = state.scenario.seats[n]
    if spec.role == "tmt":
        return person
    c, firm = state.constants, state.firms[spec.firm_index]
    clarity = identity.clarity(
        c, consistency=firm.consistency / F, listening=firm.listen / F, integration=firm.int_ / F
    )
    both = firm.story / F if firm.side == 0 else 0.0
    q = identity.salience_next(
        c, person.q / F, story_both=both, clarity=clarity, explained=concerns.is_explained(state, n),
        shielded=spec.role == "eng_a" and firm.desk.is_shielded,
    )  # fmt: skip
    person = experiment.person_of(state, n, replace(person, q=to_bp(q), traced=0, gained=0))
    if spec.role not in ("eng_a", "eng_p"):
        return person
    return _meet(state, n, _feel(state, n, person, air, both * clarity), chance)


def _feel(state: State, n: int, person: Person, air: _Air, heard: float) -> Person:
    """Return the engineer with closeness, belonging tension, openness and guard (M7–M12, M77, M79).

    `heard` is the both-sided story that reaches people, effort times clarity.
    """
    c, index = state.constants, state.scenario.seats[n].firm_index
    firm, is_bench = state.firms[index], state.scenario.seats[n].role == "eng_a"
    told, shielded = firm.story / F, is_bench and firm.desk.is_shielded
    pulls = identity.pulls(
        c,
        org=person.org / F,
        unit=person.unit / F,
        team=person.team / F,
        prof=person.prof / F,
        immersion=air.immersion,
        in_alliance_unit=is_bench,
        talk_partner=identity.onesided_talk(c, told if firm.side == 2 else 0.0, 0.0, shielded),
        talk_own=identity.onesided_talk(c, told if firm.side == 1 else 0.0, air.rhetoric, shielded),
        separation=firm.sep / F,
        competition=air.competition,
    )
    wall = air.wall if is_bench else air.wider
    felt = identity.closeness(c, pulls=pulls, trust=air.trust, distrust=air.distrust, wall=wall, welcome=air.welcome)
    heard *= c.shield_both if shielded else 1.0
    close = identity.steered(c, felt=felt, declared=identity.declared(c, firm.stance), heard=heard)
    torn = identity.belonging_tension(c, pulls, shielded)
    q = person.q / F
    warned = c.guard_warned if firm.leaks_found else 0.0
    return replace(
        person,
        closeness=to_bp(close),
        belonging=to_bp(torn),
        openness=to_bp(identity.openness(c, close, q)),
        guard=to_bp(identity.guard(c, closeness=close, salience=q, tension=torn, extra=warned)),
    )


def immersion_of(state: State, firm: int) -> float:
    """Return how deeply a firm's engineers are absorbed by the joint work this quarter, 0…1 (M7)."""
    complexity = state.scenario.knobs[firm].complexity / F
    return identity.immersion(
        state.constants, complexity=complexity, colocation=colocation(state, firm), scope=scope(state, firm)
    )


def _meet(state: State, n: int, person: Person, chance: Chance) -> Person:
    """Return the engineer with bench, opposite, focus, pull and the labels seen today (Δ2, Δ14)."""
    spec, c = state.scenario.seats[n], state.constants
    firm = state.firms[spec.firm_index]
    bench, other = _place(state, n, chance)
    unresolved = person.belonging / F * (1.0 - person.q / F)
    focus = (
        identity.focus(c, unresolved if spec.role == "eng_a" else 0.0, bool(person.credited_home & 1))
        - person.has_reserved
    )
    pull = identity.pull_rung(
        c, person.openness / F * scope(state, spec.firm_index), chance.draw("pull", n) % 10_000 / F
    )
    if person.is_lifted:
        pull = min(3, pull + 1)
    is_told = bool(experiment.level(state, "labels", spec.firm_index))
    seen = tuple(
        part.index
        for part in state.scenario.components
        if part.kind == "core" and part.owner_index == spec.firm_index
        and (spec.role == "eng_p" or part.index in firm.marked or is_told or _sits_beside_expert(state, n)
             or chance.falls(person.q / F + c.sight_visit * person.visited, "sight", n, part.index))
    )  # fmt: skip
    learned = person.learned_edges if spec.role == "eng_p" else tuple(sorted({*person.learned_edges, *seen}))
    return replace(
        person, bench=bench, across=other, focus=max(0, focus), pull=pull if other >= 0 else -1, seen=seen,
        learned_edges=learned, is_lifted=False,
    )  # fmt: skip


def _place(state: State, n: int, chance: Chance) -> tuple[int, int]:
    """Return bench and opposite; product engineers are drawn in where units are not apart (M7)."""
    spec, count = state.scenario.seats[n], len(state.scenario.benches)
    if state.is_dormant:
        return -1, -1
    if spec.role == "eng_a":
        return (spec.number + state.firms[spec.firm_index].shift) % count, across(state, n)
    firm, host = state.firms[spec.firm_index], host_of(state, n)
    part = identity.participation(state.constants, in_alliance_unit=False, separation=firm.sep / F)
    if firm.desk.lent != n and not chance.falls(part, "drawn_in", n):
        return -1, -1
    return (state.scenario.seats[host].number + state.firms[spec.firm_index].shift) % count, across(state, host)


def _sits_beside_expert(state: State, n: int) -> bool:
    """Tell whether the product house sent somebody to this engineer's bench, who shows where the edges are (card P8)."""
    lent = state.firms[state.scenario.seats[n].firm_index].desk.lent
    return lent >= 0 and host_of(state, lent) == n
