"""Tables that could be the one a seat sees; deliberately absent: the truth, and what is done at such a table (`coach`).

A possible table is a game that policies play from the scenario's start to the same moment, with partners like the own firm
and a future without a story. Of many, those stay whose view is most like the seat's, and what the seat knows is put right in
them. All of it follows from the view and from what everybody may read of the scenario.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import blake2b

from game.ids import PHASES, Seat
from game.lab.batch import Run
from game.lab.known import put_right
from game.lab.policies import POLICIES, Policy
from game.lab.sight import chairs_of
from game.rules import engine, nature
from game.rules.observe import observe
from game.rules.state import State
from game.scenario.model import Scenario, TenderSpec
from game.scenario.resolve import mastery_of
from game.scenario.setting import Par
from game.scenario.spec_setting import KnobsSpec, ParSpec
from game.views import Gauge, Reading, SeatView

BANDS, PERCENT = 5, 100
MIDDLE = 5_000  # bp: a manager of whom nothing is known
ODD = 1.0  # how far apart two readings are when one is known and the other is not


@dataclass(frozen=True, slots=True)
class Possible:
    """One possible table.

    Attributes:
        run: The table, at the moment of the view. key: Its chance. odds: How far its view is from the seat's, 0 alike.
    """

    state: State
    policies: tuple[Policy, ...]
    key: bytes
    odds: float


def public(scenario: Scenario, seat: Seat, view: SeatView) -> Scenario:
    """Return what a seat may take for granted of a scenario.

    Jobs that are not on its board, what nature will ask of the benches, the story's events and an experiment are left out.
    Numbers that only the author knows stand as a new scenario has them: what managers are like, what jobs and
    people are worth, who knows how much. Partners are taken to be like the own firm.
    """
    own = scenario.seats[scenario.seat_at[seat]].firm_index
    board = {card.client for card in view.tenders}
    same, knobs = len(scenario.firms), KnobsSpec()
    usual = replace(scenario.knobs[own], ded=knobs.ded, reputation_damage=knobs.reputation_damage)
    return replace(
        scenario,
        par=Par(**ParSpec().model_dump()),
        events=(),
        news=(),
        experiment=(),
        tenders=tuple(_plain(tender) for tender in scenario.tenders if tender.job in board),
        knobs=(usual,) * same,
        starts=(scenario.starts[own],) * same,
        firms=tuple(
            replace(
                firm,
                managers=tuple(replace(m, attitude=MIDDLE, independence=knobs.independence) for m in firm.managers),
            )
            for firm in scenario.firms
        ),
        components=tuple(
            replace(
                part, mastery=tuple(mastery_of(part.kind, part.owner_index == f, knobs.overlap) for f in range(same))
            )
            for part in scenario.components
        ),
        benches=tuple(
            replace(bench, problems=tuple(replace(problem, need=None) for problem in bench.problems))
            for bench in scenario.benches
        ),
    )


def _plain(tender: TenderSpec) -> TenderSpec:
    """Return a job as the board shows it: whose it is, what it is worth, what is said of it."""
    knobs = KnobsSpec()
    return replace(
        tender,
        client_demand=knobs.client_demand,
        complementary=knobs.compl_unit,
        outsider_bonus=0,
        their_technology=False,
    )


def fingerprint(view: SeatView) -> bytes:
    """Return 256 bits that equal views share; what chance an imagined table has follows from them."""
    return blake2b(repr(view).encode("utf-8"), digest_size=32).digest()


def possible(
    scenario: Scenario, view: SeatView, *, tries: int, keep: int, tell: Callable[[int], None] = lambda done: None
) -> tuple[Possible, ...]:
    """Return possible tables, the likeliest first.

    Args:
        scenario: As `public` leaves it.
        view: What the seat sees.
        tries: How many games are played up to this moment. keep: How many of them are kept.
        tell: Hears after each game how many are played.
    """
    mark = fingerprint(view)
    found: list[Possible] = []
    for number in range(tries):
        one = _one(scenario, view, mark, number)
        found += [one] if one is not None else []
        tell(number + 1)
    return tuple(sorted(found, key=lambda one: one.odds)[:keep])


def _one(scenario: Scenario, view: SeatView, mark: bytes, number: int) -> Possible | None:
    key = blake2b(number.to_bytes(4, "big"), key=mark, digest_size=32).digest()
    names = sorted(POLICIES)
    policies = tuple(POLICIES[names[key[f] % len(names)]] for f in range(len(scenario.firms)))
    preset = next((one.name for one in scenario.presets if one.quarters == view.nominal), scenario.presets[0].name)
    chance = nature.chance(key, str(number), 0, "news")
    state = engine.start(scenario, preset=preset, table=str(number), chance=chance)
    last = state.nominal + max(0, view.quarter - state.nominal)
    run = Run(replace(state, last_quarter=max(last, view.quarter)), key, policies, None)
    chairs = {chair.seat: chair for chair in chairs_of(scenario)}
    while (run.state.quarter, PHASES.index(run.state.phase)) < (view.quarter, PHASES.index(view.phase)):
        if run.state.phase == "over":
            return None
        for seat in engine.with_cards(run.state):
            run.act(chairs[seat])
        run.turn()
    if run.state.phase != view.phase or run.state.is_dormant != view.is_dormant:
        return None
    odds = _apart(observe(run.state, view.seat).map_gauges, view.map_gauges)
    return Possible(put_right(run.state, view), policies, key, odds)


def _apart(one: tuple[Gauge, ...], other: tuple[Gauge, ...]) -> float:
    """Return how far two sets of gauges are apart: the mean over those that both show."""
    ours = {(gauge.panel, gauge.about, gauge.id): gauge.reading for gauge in one}
    both = [(ours[key], gauge.reading) for gauge in other if (key := (gauge.panel, gauge.about, gauge.id)) in ours]
    return sum(_gap(a, b) for a, b in both) / max(1, len(both))


def _gap(one: Reading, other: Reading) -> float:
    if one.kind != other.kind:
        return ODD
    if one.kind in ("band", "word"):
        return min(1.0, abs(one.low - other.low) / (BANDS - 1))
    scale = max(abs(one.low), abs(other.low), 1)
    return 0.0 if one.kind == "unknown" else min(1.0, abs(one.low - other.low) / scale)
