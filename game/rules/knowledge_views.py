"""Named knowledge as each seat may see it: chips, edges and insights (rulebook 11.2; gamedesign §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from game.rules.gauges import band, exact, unknown
from game.rules.product_cards import arrived
from game.rules.seating import partners_of
from game.views import ComponentChip, Insight, Touch

if TYPE_CHECKING:
    from game.ids import Component
    from game.rules.state import State
    from game.scenario.model import ComponentSpec
    from game.views import Reading

HOT, WARM, TACIT, MIXED = 6_000, 3_000, 7_000, 4_000
HINT, PIECE = 10, 40
LEVEL, NAMED_FROM = 30, 250


def components_of(state: State, n: int) -> tuple[ComponentChip, ...]:
    """Return the knowledge that a seat may name, its own house first."""
    f = state.scenario.seats[n].firm_index
    parts = [part for part in state.scenario.components if _is_named(state, n, part)]
    return tuple(chip(state, n, part) for part in sorted(parts, key=lambda part: (part.owner_index != f, part.index)))


def _is_named(state: State, n: int, part: ComponentSpec) -> bool:
    if part.kind != "core":
        return True
    return sees_label(state, n, part.index)


def sees_label(state: State, n: int, core: int) -> bool:
    """Tell whether a seat may know that this core component is one, and its name."""
    spec, person, part = state.scenario.seats[n], state.people[n], state.scenario.components[core]
    if part.owner_index == spec.firm_index:
        return spec.role in ("tmt", "prod", "eng_p") or core in person.seen or core in person.learned_edges
    return core in came_home(state, n) or _is_learned(state, n, core)


def came_home(state: State, n: int) -> tuple[int, ...]:
    """Return the partners' core of which something came home, to those who build with it, and to a TMT that asked them."""
    spec = state.scenario.seats[n]
    hears = "products" in state.firms[spec.firm_index].heard_last
    if spec.role in ("prod", "eng_p") or (spec.role == "tmt" and hears):
        return arrived(state, spec.firm_index)
    return ()


def _is_learned(state: State, n: int, core: int) -> bool:
    f = state.scenario.seats[n].firm_index
    return any(card[1] == core for card in state.people[n].insights) and state.alliance[f][core] >= NAMED_FROM


def chip(state: State, n: int, part: ComponentSpec) -> ComponentChip:
    """Return one component as this seat reads it."""
    spec, firm = state.scenario.seats[n], state.firms[state.scenario.seats[n].firm_index]
    is_own = part.owner_index in (-1, spec.firm_index)
    tacit: Literal[0, 1, 2] = 2 if part.tacit >= TACIT else 1 if part.tacit >= MIXED else 0
    is_inside = part.owner_index == spec.firm_index and spec.role in ("tmt", "prod", "eng_p", "eng_a")
    return ComponentChip(
        component=part.id,
        name=part.label,
        text=part.text,
        owner=part.owner or "",
        kind=part.kind,
        product=_product(state, n, part, is_own=is_own),
        alliance=_alliance(state, n, part, is_own=is_own),
        tacit=tacit,
        is_locked=is_inside and part.index == firm.locked,
        is_marked=is_inside and part.index in firm.marked,
    )


def unseen(state: State, core: int) -> ComponentChip:
    """Return what an engineer sees where a label is hidden: that something is there, and nothing of it."""
    del state, core
    nothing = unknown("label")
    return ComponentChip("", "", "", "", "unknown", nothing, nothing, 0)  # type: ignore[arg-type]  # an id that names nothing


def _product(state: State, n: int, part: ComponentSpec, *, is_own: bool) -> Reading:
    spec = state.scenario.seats[n]
    if spec.role in ("tmt", "prod", "eng_p"):
        return exact(state.product[spec.firm_index][part.index], "units")
    return unknown("product_house" if is_own else "their_house")


def _alliance(state: State, n: int, part: ComponentSpec, *, is_own: bool) -> Reading:
    spec = state.scenario.seats[n]
    f = spec.firm_index
    if spec.role in ("ally", "eng_a"):
        if is_own or spec.role == "ally" or part.kind != "core":
            return exact(state.alliance[f][part.index], "units")
        return band(state.alliance[f][part.index] * 10)
    if spec.role == "tmt" and "labs" in state.firms[f].heard_last:
        return exact(state.alliance[f][part.index], "units")
    return unknown("not_asked" if spec.role == "tmt" else "bench_house")


def touches_of(state: State, n: int) -> tuple[Touch, ...]:
    """Return the edges between topics and core that a seat sees; what an engineer has learned of the edge stays drawn."""
    spec, person = state.scenario.seats[n], state.people[n]
    found = []
    for part in state.scenario.components:
        if part.owner_index != spec.firm_index:
            continue
        for core, near in part.touches:
            is_seen = spec.role in ("tmt", "prod", "eng_p") or core in person.seen or core in person.learned_edges
            if is_seen:
                width: Literal[1, 2, 3] = 3 if near >= HOT else 2 if near >= WARM else 1
                found.append(Touch(part.id, state.scenario.components[core].id, width))
    return tuple(found)


def insights_of(state: State, n: int) -> tuple[Insight, ...]:
    """Return what a seat holds of the partner: engineers what they learned, the product house what came home."""
    person = state.people[n]
    learned = tuple(_learned(state, n, *card) for card in person.insights)
    return (*learned, *(_at_home(state, n, core) for core in came_home(state, n)))


def is_nameable(state: State, f: int, component: int) -> bool:
    """Tell whether those of a firm who learned of a component know enough of it to name it (gamedesign §4.3)."""
    return state.scenario.components[component].kind != "core" or state.alliance[f][component] >= NAMED_FROM


def insight_name(state: State, f: int, component: int) -> str:
    """Return what an insight card calls its component: the name, or the area while too little is known of it."""
    part = state.scenario.components[component]
    return part.label if is_nameable(state, f, component) else part.area


def _size(units: int) -> Literal[0, 1, 2]:
    return 0 if units < HINT else 1 if units < PIECE else 2


def _learned(state: State, n: int, quarter: int, component: int, kind: int, units: int) -> Insight:
    part = state.scenario.components[component]
    f = state.scenario.seats[n].firm_index
    is_named = is_nameable(state, f, component)
    size = _size(units)
    return Insight(
        quarter=quarter,
        component=part.id if is_named else "",  # type: ignore[arg-type]  # an id that names nothing
        name=insight_name(state, f, component),
        kind="underneath" if kind else "problem",
        size=size,
        units=units,
        text=part.insights[size],
    )


def _at_home(state: State, n: int, core: int) -> Insight:
    f, part = state.scenario.seats[n].firm_index, state.scenario.components[core]
    units = state.came_home[f][core]
    size = _size(units)
    is_used = core in state.firms[f].used
    return Insight(state.quarter, part.id, part.label, "underneath", size, units, part.insights[size], is_used)


def edge_words(state: State, f: int) -> list[tuple[Component, int]]:
    """Return for each own core component whether the firm is behind (0), level (1) or ahead (2) on the market."""
    found = []
    for part in state.scenario.components:
        if part.kind == "core" and part.owner_index == f:
            best = max(state.product[g][part.index] for g in partners_of(state, f))
            gap = state.product[f][part.index] - best
            found.append((part.id, 2 if gap > LEVEL else 0 if gap < -LEVEL else 1))
    return found
