"""Where the game turned: at most five quarters, picked by rule; deliberately absent: judgement of anybody.

A level turns in the quarter in which it moved furthest against its own spread: the move over the root of the mean square of
all its moves. Facts that change the game outright carry a fixed weight on the same scale (ours): a level that moves in one
quarter only reaches about three in a game of ten quarters, so grabs and sleep come first, a first leak next, and what the
story brings or a bench finds fills up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import sqrt

from game.debrief import facts
from game.debrief.chain import chain
from game.debrief.facts import Fact
from game.debrief.past import TABLE, Past
from game.events import AllianceDormant, BreakthroughMade, GainTaken, KnowledgeLeaked, ShockStruck, TrustMoved
from game.ids import Line, line, words
from game.views import Contribution, TurningPoint

MOST = 5
ASLEEP, GRAB, LEAK, BREAKTHROUGH, SHOCK = 9.0, 8.0, 3.5, 2.0, 1.5


def turning_points(past: Past) -> tuple[TurningPoint, ...]:
    """Return the quarters in which the game turned, in their order, one point a quarter, the weightiest five."""
    chosen: dict[int, Fact] = {}
    for _, fact in sorted(_candidates(past), key=lambda one: -one[0]):
        if len(chosen) < MOST:
            chosen.setdefault(fact.quarter, fact)
    return tuple(point(past, chosen[quarter]) for quarter in sorted(chosen))


def leaks(past: Past) -> tuple[TurningPoint, ...]:
    """Return every leak of the game, found or not, told in full, with its causes and its chain."""
    return tuple(
        replace(point(past, facts.of_leak(past, quarter, event)), what=_told(past, event, is_found=is_found))
        for quarter, event, is_found in past.leaks()
    )


def _told(past: Past, event: KnowledgeLeaked, *, is_found: bool) -> Line:
    return line(
        "debrief.leak.told",
        topic=past.names[event.topic],
        thing=past.names[event.component],
        firm=past.names[event.firm],
        to=past.names[event.to],
        units=event.units,
        percent=max(1, round(event.p_bp / 100)),
        found="@debrief.leak.found" if is_found else "@debrief.leak.unfound",
    )


def point(past: Past, fact: Fact) -> TurningPoint:
    """Return a fact with its causes, which sum to its size, and with the chain that leads to it."""
    causes = tuple(Contribution(line(f"{_family(one.factor)}.{one.factor}"), one.size_bp) for one in fact.causes)
    where = words(fact.place)
    return TurningPoint(fact.quarter, fact.what, where, fact.event, fact.size_bp, causes, chain(past, fact))


def _family(factor: str) -> str:
    """Return where a factor's words stand: those that only a debrief computes are its own."""
    return "debrief.factor" if factor.startswith(("joint_", "balance_", "close_")) else "factor"


def _candidates(past: Past) -> Iterator[tuple[float, Fact]]:
    firm_at = past.state.scenario.firm_at
    yield from ((ASLEEP, facts.of_dormancy(past, q, event)) for q, event in past.facts(AllianceDormant))
    grabs = [(q, event) for q, event in past.facts(GainTaken)]
    yield from ((GRAB, facts.of_grab(past, q, event, firm_at[event.firm])) for q, event in grabs[:1])
    yield from ((LEAK, facts.of_leak(past, q, event)) for q, event, _ in list(past.leaks())[:1])
    finds = list(past.facts(BreakthroughMade))
    yield from ((BREAKTHROUGH, facts.of_breakthrough(past, q, event)) for q, event in finds[:1])
    yield from ((SHOCK, facts.of_shock(past, q, event)) for q, event in past.facts(ShockStruck))
    yield from _trust(past)
    for name in ("joint", "balanced"):
        yield from _level(past, name, TABLE)
    for firm in range(len(past.state.firms)):
        yield from _level(past, "closeness", firm)


def _trust(past: Past) -> Iterator[tuple[float, Fact]]:
    """Yield the quarter in which each firm's trust in each partner moved most."""
    told = list(past.facts(TrustMoved))
    for pair in dict.fromkeys((event.firm, event.other) for _, event in told):
        moves = [(q, event) for q, event in told if (event.firm, event.other) == pair]
        weight, at = _furthest([event.after_bp - event.before_bp for _, event in moves])
        if weight:
            yield weight, facts.of_opinion(past, *moves[at])


def _level(past: Past, name: str, firm: int) -> Iterator[tuple[float, Fact]]:
    weight, at = _furthest([past.step(name, quarter, firm) for quarter in range(2, past.quarters + 1)])
    if weight:
        yield weight, facts.of_level(past, name, at + 2, firm)


def _furthest(moves: Sequence[int]) -> tuple[float, int]:
    """Return how far the furthest move stands out, 0 where nothing moved, and its place."""
    if not any(moves):
        return 0.0, 0
    at = max(range(len(moves)), key=lambda i: abs(moves[i]))
    return spread_of(moves, moves[at]), at


def spread_of(moves: Sequence[int], move: int) -> float:
    """Return a move in units of its level's own spread: the root of the mean square of all moves; 0 where nothing moves."""
    squares = sum(one * one for one in moves)
    return abs(move) / sqrt(squares / len(moves)) if squares else 0.0
