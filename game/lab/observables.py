"""What the laboratory reads of a resolved quarter: a number for each firm, by name, from the truth (names in `names`).

Deliberately absent: what a span of quarters makes of them (`batch.Outcome`).
"""

from collections.abc import Iterator, Mapping
from math import sqrt
from types import MappingProxyType
from typing import Final

from game.events import ClientLost, Event, GainTaken, MandateOverstepped, SessionHeld
from game.ids import DEPTHS, ROLES, Role
from game.lab.sight import STEADY
from game.rules import dispositions
from game.rules.model import dynamics, identity, knowledge, tensions
from game.rules.seating import own_core, partners_of, seats_of
from game.rules.state import Person, State
from game.scenario.model import SeatSpec

F, U = 10_000.0, 1_000.0
METERS: Final[Mapping[str, tuple[str, float]]] = MappingProxyType(
    {
        "sharing": ("volume", F), "closeness": ("closeness", F), "openness": ("openness", F), "guard": ("guard", F),
        "q": ("q", F), "team": ("team", F), "org": ("org", F), "torn": ("torn", F), "trust": ("trust", F),
        "distrust": ("distrust", F), "gap": ("gap", F), "lock_in": ("lock_in", F), "exclusivity": ("exclusivity", F),
        "market_share": ("share", F), "performing_tension": ("tension", F), "organizing_tension": ("organizing", F),
        "leaks": ("leaks", 1), "leak_units": ("leak_units", 1), "learning": ("b3", 1), "spilled": ("b1", 1),
        "search_lost": ("e4", F), "result": ("result", 1),
    }
)  # fmt: skip
TABLE_METERS: Final[Mapping[str, tuple[str, float]]] = MappingProxyType(
    {"red_queen": ("red_queen", F), "balanced": ("balanced", F), "joint_value": ("joint", 1), "taken": ("e2", 1)}
)
SCORES: Final[tuple[tuple[str, Role], ...]] = tuple((f"score_{role}", role) for role in ROLES)
Quarter = dict[str, float]


def read(state: State, before: State, events: tuple[Event, ...]) -> tuple[Quarter, ...]:
    """Return every observable of a resolved quarter, one mapping for each firm.

    Args:
        state: The truth after the encounters.
        before: The truth before them, with the quarter's dispositions in it.
        events: What happened in between.
    """
    meters = {(name, f): value for name, f, value in state.meters}
    spread = _spread([person.closeness for person, seat in _seated(state) if seat.role == "eng_a"])
    return tuple(
        {
            **{name: meters.get((key, f), 0) / unit for name, (key, unit) in METERS.items()},
            **{name: meters.get((key, -1), 0) / unit for name, (key, unit) in TABLE_METERS.items()},
            "closeness_spread": spread,
            **_bonds(state, f),
            **_people(state, f),
            **_house(state, before, f),
            **_money(state, f),
            **_deeds(state, before, f, events),
        }
        for f in range(len(state.firms))
    )


def _seated(state: State) -> Iterator[tuple[Person, SeatSpec]]:
    return zip(state.people, state.scenario.seats, strict=True)


def _bonds(state: State, f: int) -> Quarter:
    row = [state.pairs[f][g] for g in partners_of(state, f)]
    size = len(row) * F
    found = {name: sum(getattr(p, name) for p in row) / size
             for name in ("damage", "habit", "understanding", "coop", "comp")}  # fmt: skip
    coop, comp = found["coop"], found["comp"]
    trust, distrust = sum(p.trust for p in row) / size, sum(p.distrust for p in row) / size
    return {
        **found,
        "balance": 1 - abs(coop - comp) / max(0.05, coop + comp),
        "both_high": float(trust > 0.6 and distrust > 0.25),
        "capacity": _capacity(state, f),
    }


def _capacity(state: State, g: int) -> float:
    parts = state.scenario.components
    common = [p.index for p in parts if p.kind == "common"]
    each = []
    for f in partners_of(state, g):
        related = common + [p.index for p in parts if p.kind == "complementary" and p.owner_index in (f, g)]
        best = [[max(state.product[x][n], state.alliance[x][n]) / U for n in related] for x in (g, f)]
        overlap = knowledge.overlap(state.constants, best[0], best[1], len(common))
        each.append(knowledge.absorptive_capacity(
            state.constants, understanding=state.pairs[g][f].understanding / F, overlap=overlap,
            base=state.scenario.knobs[g].absorb / F,
        ))  # fmt: skip
    return sum(each) / len(each)


def _people(state: State, f: int) -> Quarter:
    bench = [state.people[n] for n in seats_of(state, f, "eng_a")]
    house = [state.people[n] for n in seats_of(state, f, "eng_p")]
    own = max(1, len(bench)) * F
    return {
        "prof": sum(p.prof for p in bench) / own,
        "unit": sum(p.unit for p in bench) / own,
        "unresolved": sum(p.belonging * (F - p.q) for p in bench) / own / F,
        "selectivity": sum(p.openness * p.guard for p in bench) / own / F,
        "off_target": sum(abs(p.closeness - STEADY) for p in bench) / own,
        "closeness_product": sum(p.closeness for p in house) / (max(1, len(house)) * F),
        "openness_product": sum(p.openness for p in house) / (max(1, len(house)) * F),
        **{
            name: _points(state, seats_of(state, f, role))
            for name, role in SCORES
        },
    }  # fmt: skip


def _points(state: State, seats: tuple[int, ...]) -> float:
    last = [state.people[n].points[-1].total for n in seats if state.people[n].points]
    return sum(last) / len(last) if last else 0.0


def _house(state: State, before: State, f: int) -> Quarter:
    firm, c = state.firms[f], state.constants
    engineers = seats_of(state, f, "eng_a", "eng_p")
    belonging = sum(before.people[n].org for n in engineers) / max(1, len(engineers)) / F
    moved = abs(firm.y_bp - firm.y * 100) + abs(firm.z_bp - firm.z * 100) + abs(firm.e_bp - firm.e * 100)
    core = own_core(state, f)
    return {
        **{name: getattr(firm, name) / F for name in
           ("cap", "novelty", "meta", "multivocal", "pipeline", "believed_wall", "sep", "wall", "strain")},
        "int": firm.int_ / F,
        "tokens": float(firm.tokens),
        "attention": tensions.attention(c, firm.strain / F),
        "blur": moved / 2 / F,
        "own_core": sum(state.product[f][n] for n in core) / max(1, len(core)) / U,
        "channel": knowledge.flow_channel(c, separation=firm.sep / F, integration=firm.int_ / F, belonging=belonging),
        "attitude": sum(firm.attitudes) / max(1, len(firm.attitudes)) / F,
        "alive": float(not before.is_dormant),
        "life": float(not before.is_dormant),
        "search": dynamics.search_yield(
            c, explore=firm.e_bp / F, lock_in=before.firms[f].lock_in / F, red_queen=before.red_queen / F,
            parallel=dispositions.parallel(before, f),
        ),
        "flow_home": float(_booked(state, f, "product", "passed_home")),
        "grown": float(_booked(state, f, "product", "built")),
        "conflicts": float(sum(firm.lunch_tokens * (1 - firm.meta / F) / len(firm.courted)
                               for n in firm.courted if before.firms[f].attitudes[n] <= STEADY)),
    }  # fmt: skip


def _booked(state: State, f: int, account: str, why: str) -> int:
    return sum(post.size for post in state.books if post.firm == f and post.account == account and post.why == why)


def _money(state: State, f: int) -> Quarter:
    firm = state.firms[f]
    last = firm.results[-1]
    led, won, _, alone, alone_won = firm.bids
    return {
        "private": float(last.market + last.exclusive + last.cost),
        "joint_income": float(last.joint),
        "tender_income": float(last.tender),
        "joint_deals": float(led),
        "joint_wins": float(won),
        "solo_bids": float(alone),
        "solo_wins": float(alone_won),
        "wins": float(won + alone_won),
        "bids": float(led + alone),
    }


def _deeds(state: State, before: State, f: int, events: tuple[Event, ...]) -> Quarter:
    name = state.scenario.firms[f].id
    scope = identity.scope(state.constants, state.firms[f].mandate)
    depths = []
    for event in events:
        if isinstance(event, SessionHeld):
            depths += [side.depth for side in event.sides if state.spec(side.seat).firm == name and side.topic]
    deep = [0.0 if depth == "decline" else identity.depth(state.constants, DEPTHS.index(depth)) for depth in depths]
    fresh = [leak.is_detected for leak in state.leaks[len(before.leaks) :] if leak.firm == f]
    close = sum(state.people[n].closeness for n in seats_of(state, f, "eng_a"))
    bench = max(1, len(seats_of(state, f, "eng_a")))
    firm = state.firms[f]
    return {
        "found_leaks": float(sum(fresh)),
        "unfound": float(len(fresh) - sum(fresh)),
        "depth": sum(deep) / max(1, len(deep)),
        "excess": sum(max(0.0, x - scope) for x in deep) / max(1, len(deep)),
        "sessions": float(len(deep)),
        "overstepped": float(_count(events, MandateOverstepped, name)),
        "grabs": float(_count(events, GainTaken, name)),
        "lost_clients": float(_count(events, ClientLost, name)),
        "invitations": float(firm.inviting - before.firms[f].inviting),
        "ears_gap": close / bench / F - sum(firm.attitudes) / max(1, len(firm.attitudes)) / F,
    }  # fmt: skip


def _count(events: tuple[Event, ...], kind: type[MandateOverstepped | GainTaken | ClientLost], firm: str) -> int:
    return sum(isinstance(event, kind) and event.firm == firm for event in events)


def _spread(values: list[int]) -> float:
    mean = sum(values) / max(1, len(values))
    return sqrt(sum((v - mean) ** 2 for v in values) / max(1, len(values))) / F
