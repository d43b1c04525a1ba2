"""What a finished game amounts to, in numbers of one row; deliberately absent: anything about one person."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from game.events import Event, InsightGained, SessionHeld, TenderDecided
from game.ids import Firm
from game.rules.door import legacy_of
from game.rules.model import scoring
from game.rules.reader import firm_of
from game.rules.state import State

FIRM_COLUMNS = ("value_keur", "leaks", "leaked_units", "shared", "shared_units", "trust_bp", "distrust_bp")
DEPTH_PERCENT = {"decline": 0, "withhold": 0, "documents": 35, "walk_through": 70, "deep_dive": 100}


@dataclass(frozen=True, slots=True)
class FirmMeasures:
    """One firm's game.

    Attributes:
        value_keur: Sum of its results and the legacy of the relation.
        leaks: How often its own core left the house; `leaked_units` how much of it.
        shared: What its bench engineers shared: depth in percent of a deep dive, summed over sessions.
        shared_units: What partners gained of it on purpose, units of mastery; it falls as they catch up.
        trust_bp, distrust_bp: In its partners at the end, mean.
    """

    firm: str
    value_keur: int
    leaks: int
    leaked_units: int
    shared: int
    shared_units: int
    trust_bp: int
    distrust_bp: int


@dataclass(frozen=True, slots=True)
class Measures:
    """One game.

    Attributes:
        quarters: Played. dormant_in: Quarter in which the alliance fell asleep, 0 when it did not.
        alliance_keur: Joint value weighted by how long the alliance lived, plus joint tenders; `joint_keur` unweighted.
        found: Leaks detected. grabs: Times that somebody took more than its share.
        team_bp, salience_bp, closeness_bp: Bench engineers' identification with the joint team, paradox salience and
            closeness to the partner, mean over engineers and quarters.
    """

    quarters: int
    dormant_in: int
    alliance_keur: int
    joint_keur: int
    found: int
    breakthroughs: int
    joint_wins: int
    invitations_refused: int
    grabs: int
    team_bp: int
    salience_bp: int
    closeness_bp: int
    firms: tuple[FirmMeasures, ...]

    @property
    def leaks(self) -> int:
        """Leaks of all firms."""
        return sum(firm.leaks for firm in self.firms)

    @property
    def shared(self) -> int:
        """What all engineers shared, percent of a deep dive summed over sessions."""
        return sum(firm.shared for firm in self.firms)

    @property
    def leaks_per_shared(self) -> float:
        """Leaks for each full deep dive's worth of sharing; 0 where nothing was shared."""
        return 100 * self.leaks / self.shared if self.shared else 0.0

    def row(self) -> dict[str, int | float | str]:
        """Return the numbers by column name, firms spread out."""
        plain: dict[str, int | float | str] = {
            "quarters": self.quarters,
            "dormant_in": self.dormant_in,
            "alliance_keur": self.alliance_keur,
            "joint_keur": self.joint_keur,
            "leaks": self.leaks,
            "leaks_found": self.found,
            "shared": self.shared,
            "leaks_per_shared": round(self.leaks_per_shared, 4),
            "breakthroughs": self.breakthroughs,
            "joint_wins": self.joint_wins,
            "invitations_refused": self.invitations_refused,
            "grabs": self.grabs,
            "team_bp": self.team_bp,
            "salience_bp": self.salience_bp,
            "closeness_bp": self.closeness_bp,
        }
        for firm in self.firms:
            for name in FIRM_COLUMNS:
                plain[f"{firm.firm}_{name}"] = getattr(firm, name)
        return plain


@dataclass(slots=True)
class Tally:
    """Counts while a game is played."""

    counts: Counter[str] = field(default_factory=Counter)
    shared: Counter[str] = field(default_factory=Counter)
    units: Counter[str] = field(default_factory=Counter)
    dormant_in: int = 0
    benches: list[tuple[int, int, int]] = field(default_factory=list)

    def take(self, events: Iterable[Event]) -> None:
        """Count what happened."""
        for event in events:
            self.counts[event.event] += 1
            match event:
                case SessionHeld():
                    for side in event.sides:
                        self.shared[firm_of(side.seat)] += DEPTH_PERCENT[side.depth] if side.topic else 0
                case InsightGained(kind="problem"):
                    self.units[event.component] += event.units
                case TenderDecided(is_won=True, guest=guest) if guest not in ("", "outsider"):
                    self.counts["joint_wins"] += 1
                case _:
                    pass

    def close_quarter(self, state: State) -> None:
        """Look at the people once the quarter is resolved."""
        if state.is_dormant and not self.dormant_in:
            self.dormant_in = state.quarter
        chairs = zip(state.scenario.seats, state.people, strict=True)
        engineers = [person for seat, person in chairs if seat.role == "eng_a"]
        columns = zip(*((person.team, person.q, person.closeness) for person in engineers), strict=True)
        team, salience, closeness = (_mean(column) for column in columns)
        self.benches.append((team, salience, closeness))

    def measures(self, state: State) -> Measures:
        """Return the finished game's numbers."""
        quarters = len(state.joints)
        team, salience, closeness = (_mean(column) for column in zip(*self.benches, strict=True))
        return Measures(
            quarters=quarters,
            dormant_in=self.dormant_in,
            alliance_keur=scoring.alliance_total(
                state.joints, life=state.life, quarters=quarters, joint_tenders_keur=sum(state.joint_tenders)
            ),
            joint_keur=sum(state.joints),
            found=self.counts["LeakDetected"],
            breakthroughs=self.counts["BreakthroughMade"],
            joint_wins=self.counts["joint_wins"],
            invitations_refused=self.counts["InvitationRefused"],
            grabs=self.counts["GainTaken"],
            team_bp=team,
            salience_bp=salience,
            closeness_bp=closeness,
            firms=tuple(self._firm(state, firm.index, firm.id) for firm in state.scenario.firms),
        )

    def _firm(self, state: State, index: int, firm: Firm) -> FirmMeasures:
        others = [other for other in range(len(state.firms)) if other != index]
        trust = _mean([state.pairs[index][other].trust for other in others])
        leaks = [leak.units for leak in state.leaks if leak.firm == index]
        return FirmMeasures(
            firm=firm,
            value_keur=sum(quarter.result for quarter in state.firms[index].results) + legacy_of(state, index),
            leaks=len(leaks),
            leaked_units=sum(leaks),
            shared=self.shared[firm],
            shared_units=sum(self.units[part.id] for part in state.scenario.components if part.owner == firm),
            trust_bp=trust,
            distrust_bp=_mean([state.pairs[index][other].distrust for other in others]),
        )


def _mean(values: Sequence[int]) -> int:
    return sum(values) // len(values) if values else 0
