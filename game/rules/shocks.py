"""What the story brings to the table when a quarter opens (rulebook 7; gamedesign §1.3, §9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.events import Cause, Event, LeakDetected, RumourSettled, ShockStruck, WallAudited
from game.ids import Firm
from game.rules.agenda import plan
from game.rules.copying import replace
from game.rules.seating import partners_of, seats_of
from game.rules.state import FirmState, Setting, State
from game.scenario import effects as fx

if TYPE_CHECKING:
    from game.rules.nature import Chance
    from game.scenario.model import TimedEvent

BP = 10_000


def strike(state: State, chance: Chance) -> tuple[State, tuple[Event, ...]]:
    """Apply every timed event of the quarter, in the scenario's order."""
    state, settled = _run_out(state)
    events: list[Event] = [*settled]
    for n, timed in enumerate(plan(state).events):
        before, state = state, _apply(state, timed, chance, n)
        names = [state.scenario.firms[f].id for f in timed.firms]
        events += [ShockStruck(timed.id, names[0] if len(names) == 1 else ""), *_told(before, state, timed)]
    return state, tuple(events)


def _apply(state: State, timed: TimedEvent, chance: Chance, n: int) -> State:
    effect, firms = timed.effect, timed.firms
    match effect:
        case fx.PriceWar():
            state = _race(state, effect.red_queen_bp)
            return _spell(state, "rival", effect.rival_bp, effect.quarters)
        case fx.Bought():
            return _set(state, rival=effect.rival_to_bp)
        case fx.BoughtRumour():
            is_true = chance.falls(effect.true_bp / BP, "rumour", n)
            state = _set(state, rumours=(*state.setting.rumours, (timed.id, is_true, state.quarter + effect.quarters)))
            return _distrust(state, firms, effect.distrust_bp)
        case fx.RumourResolved():
            return _settle(state, effect, firms)
        case fx.MagazineTest():
            return _spell(state, "compl", effect.compl_percent - 100, effect.quarters)
        case fx.Regulator():
            owing = tuple(
                (f, state.quarter + effect.quarters - 1, effect.joint_percent) for f in range(len(state.firms))
            )
            return _set(state, asked_split=owing)
        case fx.Audit():
            return _audit(state)
        case fx.RolesChange():
            return _change_roles(state, effect, firms)
        case fx.LeaverTalks():
            chosen = _hidden_leak(state, chance)
            found = (replace(leak, is_detected=n == chosen or leak.is_detected) for n, leak in enumerate(state.leaks))
            return replace(state, leaks=tuple(found))
        case fx.FreeText():
            return state
        case _:
            return _apply_to_firms(state, effect, firms)


def _apply_to_firms(state: State, effect: fx.AnyEffect, firms: tuple[int, ...]) -> State:
    match effect:
        case fx.ClientInsists():
            return _spell(state, "demand", effect.demand_bp, 1, firms)
        case fx.TownHall():
            return _spell(state, "kill", effect.kill_bp, effect.quarters, firms)
        case fx.BoardPressure():
            state = _spell(state, "goal", effect.goal_percent, effect.quarters, firms)
            return _spell(state, "tokens", effect.tokens, effect.quarters, firms)
        case fx.StandardsBody():
            state = _spell(state, "parallel", effect.parallel_bp, 1, firms)
            return _spell(state, "standard", effect.common_units * 100 + effect.course_y, 1, firms)
        case fx.KeyEngineer():
            seat = int(effect.chair[-1]) if effect.chair[-1].isdigit() else 1
            return _spell(state, f"away{seat}", 100 - effect.encounter_percent, effect.quarters, firms)
        case fx.OfficeFlood():
            return _spell(state, "flood", effect.coloc_max_bp + 1, effect.quarters, firms)
        case fx.JointPrize():
            return _spell(state, f"prize{effect.bench - 1}", effect.team_bp, 1)
        case fx.Recruiter():
            return _recruit(state, firms, effect.org_bp)
        case fx.PartnerDay():
            return _partner_day(state, effect, firms)
        case _:
            raise AssertionError(f"{effect.kind} is applied to the table")


def _set(state: State, **changes: object) -> State:
    setting: Setting = replace(state.setting, **changes)  # type: ignore[arg-type]  # names of its own fields
    return replace(state, setting=setting)


def _spell(state: State, name: str, size: int, quarters: int, firms: tuple[int, ...] = (-1,)) -> State:
    last = state.quarter + quarters - 1
    running = tuple(spell for spell in state.setting.spells if spell[3] >= state.quarter)
    return _set(state, spells=(*running, *((name, firm, size, last) for firm in firms)))


def _race(state: State, more: int) -> State:
    return replace(state, red_queen=max(0, min(BP, state.red_queen + more)))


def _distrust(state: State, firms: tuple[int, ...], more: int) -> State:
    rows = [
        tuple(
            replace(pair, distrust=max(0, min(BP, pair.distrust + more))) if f in firms and g != f else pair
            for g, pair in enumerate(row)
        )
        for f, row in enumerate(state.pairs)
    ]
    return replace(state, pairs=tuple(rows))


def _settle(state: State, effect: fx.RumourResolved, firms: tuple[int, ...]) -> State:
    is_true = any(is_true for rumour, is_true, _ in state.setting.rumours if rumour == effect.rumour)
    state = _set(state, outcome="bought" if is_true else "not_bought")
    if is_true:
        return _set(state, rival=effect.rival_to_bp)
    return _distrust(state, firms, effect.distrust_bp)


def _change_roles(state: State, effect: fx.RolesChange, firms: tuple[int, ...]) -> State:
    other = state.scenario.firm_at[Firm(effect.partner)]
    roles = [list(row) for row in state.setting.roles]
    for f in firms:
        roles[f][other] = ("partner", *dict.fromkeys(effect.roles))
    return _set(state, roles=tuple(tuple(row) for row in roles))


def _audit(state: State) -> State:
    return replace(state, firms=tuple(_seen_through(firm) for firm in state.firms))


def _seen_through(firm: FirmState) -> FirmState:
    return replace(firm, believed_wall=firm.wall, believed_wider=firm.wall, claim=0, claim_wider=0)


def _hidden_leak(state: State, chance: Chance) -> int:
    """Return the number of the leak that a leaver speaks of, -1 when there is none that nobody found."""
    hidden = [n for n, leak in enumerate(state.leaks) if not leak.is_detected]
    return hidden[chance.below(len(hidden), "leaver")] if hidden else -1


def _told(before: State, after: State, timed: TimedEvent) -> tuple[Event, ...]:
    """Return what an event brings to light besides that it happened: real walls, a leak that is evidence from now on."""
    names = after.scenario
    match timed.effect:
        case fx.Audit():
            return tuple(WallAudited(names.firms[f].id, firm.wall) for f, firm in enumerate(after.firms))
        case fx.LeaverTalks():
            new = (leak for was, leak in zip(before.leaks, after.leaks, strict=True) if leak != was)
            return tuple(
                LeakDetected(
                    names.firms[leak.firm].id, names.firms[leak.to].id, names.components[leak.component].id, leak.bench,
                    names.components[leak.topic].id, "leaver", (Cause("leaver", BP),),
                )
                for leak in new
            )  # fmt: skip
        case _:
            return ()


def _run_out(state: State) -> tuple[State, tuple[Event, ...]]:
    """Settle every rumour whose time is over and which the story does not settle itself (gamedesign §9)."""
    ended = {
        timed.effect.rumour
        for plan_ in state.schedule.plans
        for timed in plan_.events
        if isinstance(timed.effect, fx.RumourResolved)
    }
    due = [row for row in state.setting.rumours if row[2] == state.quarter and row[0] not in ended]
    for _, is_true, _ in due:
        state = _set(state, outcome="bought" if is_true else "not_bought")
        state = _set(state, rival=fx.Bought().rival_to_bp) if is_true else state
    return state, tuple(RumourSettled(is_true) for _, is_true, _ in due)


def _recruit(state: State, firms: tuple[int, ...], more: int) -> State:
    for firm in firms:
        for n in seats_of(state, firm, "eng_a"):
            person = state.people[n]
            if not person.credited_home:
                state = state.with_person(n, replace(person, org=max(0, min(BP, person.org + more))))
    return state


def _partner_day(state: State, effect: fx.PartnerDay, firms: tuple[int, ...]) -> State:
    for index in firms:
        firm = state.firms[index]
        state = state.with_firm(
            index, replace(firm, multivocal=max(0, min(BP, firm.multivocal + effect.multivocal_bp)))
        )
    for index in {other for firm in firms for other in partners_of(state, firm)} | set(firms):
        managers = state.scenario.firms[index].managers
        moods = tuple(
            max(200, min(9_800, mood + effect.attitude_bp)) if manager.name in effect.remarks else mood
            for manager, mood in zip(managers, state.firms[index].attitudes, strict=True)
        )
        state = state.with_firm(index, replace(state.firms[index], attitudes=moods))
    return state
