"""Who sits where and across from whom; deliberately absent: what they do there."""

from game.ids import Role, Seat, words
from game.rules.state import State
from game.scenario.model import Scenario
from game.scenario.once import once
from game.views import Choice


def seats_of(state: State, firm: int, *roles: Role) -> tuple[int, ...]:
    """Return the indices of a firm's seats with one of these roles (all of them when none is named), in order."""
    return _seats(state.scenario, firm, roles)


@once
def _seats(scenario: Scenario, firm: int, roles: tuple[Role, ...]) -> tuple[int, ...]:
    return tuple(
        n for n, seat in enumerate(scenario.seats) if seat.firm_index == firm and (not roles or seat.role in roles)
    )


def partners_of(state: State, firm: int) -> tuple[int, ...]:
    """Return the other firms' indices."""
    return _partners(state.scenario, firm)


@once
def _partners(scenario: Scenario, firm: int) -> tuple[int, ...]:
    return tuple(g for g in range(len(scenario.firms)) if g != firm)


def works_with(state: State, firm: int, other: int) -> bool:
    """Tell whether two firms work together: neither has left the other, and the alliance is awake."""
    return not state.is_dormant and state.pairs[firm][other].is_active


def active_partners(state: State, firm: int) -> tuple[int, ...]:
    """Return the firms that this one works with now."""
    if state.is_dormant:
        return ()
    row = state.pairs[firm]
    return tuple([g for g in partners_of(state, firm) if row[g].is_active])


def bonds_of(state: State, firm: int) -> tuple[int, ...]:
    """Return the firms whose relation counts for this one's people: partners, or all others when it has none left."""
    return active_partners(state, firm) or partners_of(state, firm)


def bench_engineer(state: State, firm: int, bench: int) -> int:
    """Return the seat index of the firm's bench engineer at a bench, -1 when it has none there (rulebook 4.1)."""
    count = len(state.scenario.benches)
    for n in seats_of(state, firm, "eng_a"):
        if (state.scenario.seats[n].number + state.firms[firm].shift) % count == bench:
            return n
    return -1


def opponent(firms: int, firm: int, turn: int) -> int:
    """Return the firm that meets `firm` in this turn of a round robin, -1 for a bye (rulebook 4.1).

    The circle method: with an odd number of firms one sits out in turn; with two firms they always meet.

    Args:
        firms: Number of firms, 2 to 4.
        firm: Index of the firm.
        turn: Any whole number; quarter plus bench, so that benches differ.
    """
    size = firms + firms % 2
    rounds = size - 1
    now = turn % rounds
    if firm == size - 1:
        other = (now * (size // 2)) % rounds
    elif (2 * firm - now) % rounds == 0:
        other = size - 1
    else:
        other = (now - firm) % rounds
    return other if other < firms else -1


def bench_of_engineer(state: State, seat: int) -> int:
    """Return the bench at which a bench engineer is posted."""
    spec = state.scenario.seats[seat]
    return (spec.number + state.firms[spec.firm_index].shift) % len(state.scenario.benches)


def across(state: State, seat: int) -> int:
    """Return the seat index of the bench engineer across from this bench engineer in this quarter, -1 for nobody."""
    spec = state.scenario.seats[seat]
    if spec.role != "eng_a" or state.is_dormant:
        return -1
    bench = bench_of_engineer(state, seat)
    if bench_engineer(state, spec.firm_index, bench) != seat:
        return -1
    other = opponent(len(state.firms), spec.firm_index, state.quarter + bench)
    is_met = other >= 0 and works_with(state, spec.firm_index, other)
    return bench_engineer(state, other, bench) if is_met else -1


def host_of(state: State, expert: int) -> int:
    """Return the seat index of the bench engineer beside whom this product engineer would sit at a bench."""
    spec = state.scenario.seats[expert]
    hosts = seats_of(state, spec.firm_index, "eng_a")
    return hosts[spec.number % len(hosts)]


def own_topics(state: State, firm: int) -> tuple[int, ...]:
    """Return the indices of the firm's complementary components: what its engineers may talk about."""
    return parts_of(state.scenario, firm, "complementary")


def own_core(state: State, firm: int) -> tuple[int, ...]:
    """Return the indices of the firm's core components."""
    return parts_of(state.scenario, firm, "core")


@once
def parts_of(scenario: Scenario, owner: int, kind: str) -> tuple[int, ...]:
    """Return the indices of an owner's components of one kind; owner -1 for the common ones."""
    return tuple(c.index for c in scenario.components if c.kind == kind and c.owner_index == owner)


def seat_id(state: State, index: int) -> Seat:
    """Return the id of a seat index."""
    return state.scenario.seats[index].id


def component_ids(state: State, indices: tuple[int, ...]) -> tuple[str, ...]:
    """Return the ids of components."""
    return tuple(state.scenario.components[n].id for n in indices)


def component_choices(state: State, indices: tuple[int, ...]) -> tuple[Choice, ...]:
    """Return components as the choices of a form, by their names."""
    return tuple(Choice(part.id, words(part.label)) for part in (state.scenario.components[n] for n in indices))
