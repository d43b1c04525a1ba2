"""How a table is laid before the first quarter, and what each person starts a quarter with (rulebook 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.rules.copying import replace
from game.rules.model import constants, tensions
from game.rules.model.rounding import to_bp, to_units
from game.rules.state import FirmState, Pair, Person, Setting, State
from game.scenario.once import once
from game.scenario.schedule import schedule

if TYPE_CHECKING:
    from game.rules.model.constants import Constants
    from game.rules.nature import Chance
    from game.scenario.model import Scenario

F = 10_000.0
LAST_WEIGHTS = (1, 2, 1)
NOISY_BANDS = 4
MANDATES = ("", "documents", "walk_through", "deep_dive")


def lay(scenario: Scenario, preset: str, table: str, chance: Chance) -> State:
    """Return the table with every start value in it and the last quarter drawn (rulebook 1.1 to 1.4)."""
    chosen = scenario.preset(preset)
    size = len(scenario.firms)
    last = chosen.quarters
    if chosen.spread:
        last += (chance.pick(LAST_WEIGHTS, "last_quarter") - 1) * chosen.spread
    knobs = scenario.knobs[0]
    state = State(
        scenario=scenario,
        schedule=schedule(scenario, chosen.quarters, chosen.spread),
        constants=_constants(scenario),
        preset=preset,
        table=table,
        quarter=1,
        nominal=chosen.quarters,
        last_quarter=last,
        phase="news",
        firms=tuple(_firm(scenario, f, chance) for f in range(size)),
        people=tuple(_person(scenario, n, chance) for n in range(len(scenario.seats))),
        pairs=tuple(tuple(_pair(scenario, f, g, chance) for g in range(size)) for f in range(size)),
        product=_mastery(scenario, 0, chance),
        alliance=_mastery(scenario, 1, chance),
        came_home=((0,) * len(scenario.components),) * size,
        drafts=(),
        setting=Setting(knobs.rival, knobs.compl, knobs.compl_unit, tuple(f.relations for f in scenario.firms)),
        shares=_even(size),
        red_queen=max(start.red_queen for start in scenario.starts),
        cells=(0,) * len(scenario.benches),
        progress=(0,) * len(scenario.benches),
    )
    return state


@once
def _constants(scenario: Scenario) -> Constants:
    return constants.override(dict(scenario.constants))


def refreshed(state: State, n: int, chance: Chance) -> Person:
    """Return the person at the quarter's opening: nobody across yet, new impressions (gamedesign §3, noisy bands)."""
    listen = state.firms[state.scenario.seats[n].firm_index].listen / F
    p = state.constants.blurred_bands * (1.0 - listen)
    noise = tuple(
        (1 if chance.draw("noise_way", n, k) % 2 else -1) if chance.falls(p, "noise", n, k) else 0
        for k in range(NOISY_BANDS)
    )
    return replace(
        state.people[n], noise=noise, pull=-1, bench=-1, across=-1, asked=-1, asked_underneath=False, has_reserved=False,
        seen=(), marked_news=-1, focus=int(state.constants.focus_base),
    )  # fmt: skip


def _scatter(scenario: Scenario, firm: int, spread: float, draw: float) -> float:
    return spread * draw * scenario.knobs[firm].noise / F


def _firm(scenario: Scenario, f: int, chance: Chance) -> FirmState:
    start, knobs, c = scenario.starts[f], scenario.knobs[f], _constants(scenario)
    moods = tuple(to_bp(manager.attitude / F, 200, 9_800) for manager in scenario.firms[f].managers)
    del chance
    tension = tensions.performing_tension(
        c, cooperate=start.y / 100, compete=start.z / 100, rivalry=knobs.rival / F, parallel=knobs.parallel / F,
        capability=knobs.cap / F,
    )  # fmt: skip
    mandate = MANDATES.index(start.mandate)
    return FirmState(
        y=start.y, z=start.z, e=start.e, stance=start.stance, sep=start.sep, int_=start.int_, wall=start.wall,
        parallel=knobs.parallel, mandate=mandate, mandate_before=mandate, place=start.seat_place, cap=knobs.cap,
        lock_in=start.lock_in, novelty=start.novelty, meta=start.meta, multivocal=start.multivocal,
        pipeline=start.pipeline, believed_wall=knobs.walls_claim, claim=knobs.walls_claim, attitudes=moods,
        y_bp=start.y * 100, z_bp=start.z * 100, e_bp=start.e * 100,
        tokens=tensions.tokens(c, tensions.attention(c, tensions.strain(c, tension, knobs.mindset / F))),
        tension=to_bp(tension), education=knobs.education, believed_wider=knobs.walls_claim_wider,
        claim_wider=knobs.walls_claim_wider,
    )  # fmt: skip


def _person(scenario: Scenario, n: int, chance: Chance) -> Person:
    spec = scenario.seats[n]
    start, c = scenario.starts[spec.firm_index], _constants(scenario)
    scattered = {
        name: to_bp(
            getattr(start, name) / F + _scatter(scenario, spec.firm_index, c.identity_spread, chance.normal(name, n))
        )
        for name in ("org", "unit", "team", "prof")
    }
    q = start.q / F + _scatter(scenario, spec.firm_index, c.salience_spread, chance.normal("q", n))
    return Person(scattered["org"], scattered["unit"], scattered["team"], scattered["prof"], to_bp(q))


def _pair(scenario: Scenario, f: int, g: int, chance: Chance) -> Pair:
    knobs, spread = scenario.knobs[f], _constants(scenario).belief_spread
    trust = knobs.trust / F + _scatter(scenario, f, spread, chance.normal("trust", f, g))
    distrust = knobs.distrust / F + _scatter(scenario, f, spread, chance.normal("distrust", f, g))
    return Pair(
        trust=to_bp(trust),
        distrust=to_bp(distrust),
        damage=knobs.reputation_damage,
        understanding=knobs.understanding,
        habit=knobs.exclusion_habit,
        coop=knobs.coop,
        comp=knobs.comp,
    )


def _mastery(scenario: Scenario, unit: int, chance: Chance) -> tuple[tuple[int, ...], ...]:
    spread = _constants(scenario).mastery_spread
    return tuple(
        tuple(
            to_units(
                part.mastery[f][unit] / 1_000
                + _scatter(scenario, f, spread, chance.normal(f"mastery{unit}", f, part.index))
            )
            for part in scenario.components
        )
        for f in range(len(scenario.firms))
    )


def _even(size: int) -> tuple[int, ...]:
    share, more = divmod(100, size)
    return tuple(share + (f < more) for f in range(size))
