"""What games of full bots show: rich quarters, time to lay, use of the deck; deliberately absent: verdicts."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Literal

from game.bots import Level
from game.events import CycleTurned, Event, InvitationRefused, TenderDecided
from game.ids import NATURE, Phase, Seat
from game.lab.casting import Casts, Mixed, cast
from game.lab.selfplay import Batch, play_one
from game.moves import Card, Move, Play
from game.rules import engine
from game.rules.model import scoring
from game.rules.state import State
from game.scenario.model import Scenario

A_CARD_S, A_CHOICE_S = 8, 10
Cast = Literal["mixed", "expert"]


@dataclass(frozen=True, slots=True)
class Watch:
    """One game to watch: every seat another temper, or experts, and its number."""

    cast: Cast
    number: int


@dataclass(frozen=True, slots=True)
class Watched:
    """One game.

    Attributes:
        firm, alliance, joint: A firm's result, joint value with joint tenders, a firm's share of joint value: by quarter, kEUR.
        legacy: Of each firm, kEUR.
        laying: Seconds it takes to lay what was laid, by phase and chair, and how often: (phase, chair, seconds, drafts).
        counts: How often something happened.
    """

    firm: tuple[int, ...]
    alliance: tuple[int, ...]
    joint: tuple[int, ...]
    legacy: tuple[int, ...]
    laying: tuple[tuple[Phase, str, int, int], ...]
    counts: Mapping[str, int]


def play(scenario: Scenario, preset: str, seed: int, one: Watch) -> Watched:
    """Return what one game shows."""
    level: Level = "expert" if one.cast == "expert" else "regular"
    personas: Casts = cast(scenario) if one.cast == "expert" else Mixed(scenario, seed)
    watcher = _Watcher()
    play_one(Batch(scenario, seed, preset, personas, level), one.number, watcher.see)
    return watcher.watched()


class _Watcher:
    """Looks over the table's shoulder during one game."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.laying: dict[tuple[Phase, str], list[int]] = {}
        self.state: State | None = None

    def see(self, actor: Seat, move: Move, state: State, events: tuple[Event, ...]) -> None:
        self.state = state
        if actor != NATURE and isinstance(move, Play):
            self._draft(actor, move.cards, state)
        for event in events:
            match event:
                case CycleTurned(cycle="vicious") if state.quarter <= state.nominal - 2:
                    self.counts["vicious"] = 1
                case InvitationRefused():
                    self.counts["refused"] += 1
                case TenderDecided(guest=guest) if guest not in ("", "outsider"):
                    self.counts["joined"] += 1
                case _:
                    pass

    def _draft(self, actor: Seat, cards: tuple[Card, ...], state: State) -> None:
        chair = actor.partition(".")[2]
        seconds = sum(A_CARD_S + A_CHOICE_S * (len(fields(card)) - 1) for card in cards)
        self.laying.setdefault((state.phase, chair), []).append(seconds)
        for card in cards:
            if card.card == "P1":
                self.counts["pushes"] += 1
                self.counts["together"] += getattr(card, "toward", "") == "together"
        if chair == "tmt" and state.phase == "strategy":
            costs = [engine.LAWS[card.card].cost(state, actor, card) for card in cards]
            story = sum(cost for card, cost in zip(cards, costs, strict=True) if card.card == "T2")
            self.counts["spent"] += sum(costs)
            self.counts["story"] += story
            self.counts["purses"] += 1
            self.counts["bound"] += sum(costs) >= engine.purse(state, actor)

    def watched(self) -> Watched:
        state = self.state
        if state is None:
            raise ValueError("nothing was seen")
        return Watched(
            firm=tuple(quarter.result for firm in state.firms for quarter in firm.results),
            alliance=tuple(map(sum, zip(state.joints, state.joint_tenders, strict=True))),
            joint=tuple(quarter.joint for firm in state.firms for quarter in firm.results),
            legacy=tuple(_legacy(state, f) for f in range(len(state.firms))),
            laying=tuple((phase, chair, sum(all_), len(all_)) for (phase, chair), all_ in self.laying.items()),
            counts=dict(self.counts),
        )


def _legacy(state: State, f: int) -> int:
    others = [g for g in range(len(state.firms)) if g != f]
    trust, back = (sum(levels) // len(others) for levels in zip(
        *((state.pairs[f][g].trust, state.pairs[g][f].trust) for g in others), strict=True
    ))  # fmt: skip
    return scoring.legacy(state.constants, state.joints, trust_bp=trust, trust_back_bp=back, firms=len(state.firms))
