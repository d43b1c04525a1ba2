"""The working sheet of one quarter's resolution; deliberately absent: equations, and anything that outlives the quarter.

The law's steps read the quarter's start from `state` and write here; `State` is immutable and made anew at the end. Every
change of mastery or money is posted to the books, so that they balance to the unit (rulebook 8.9).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from game.moves import WalkOver
from game.rules.copying import replace
from game.rules.state import FirmState, Leak, Pair, Person, Posting, State

if TYPE_CHECKING:
    from game.events import Event, TenderDecided
    from game.rules.model.constants import Constants
    from game.rules.nature import Chance
    from game.rules.spoken import Concern, Promise

FULL, MOST = 10_000.0, 1_000


@dataclass(slots=True)
class Scratch:
    """What the steps of one quarter hand to each other.

    Attributes:
        volume: Σ x·enc from firm f to firm g.
        met: Whether engineers of f and g sat down together.
        work: Σ of joint work by firm.
        absorbed: Core mastery that changed hands, units by firm that received it.
        solved: Solved part 0…1 by bench and firm. breakthroughs: (bench, firm) where a session broke through.
        alarms, wrongs, goods: By ordered pair (who feels it, who did it): leaks detected, other violations, joint
            bids and wins. gestures: What else earned goodwill.
        concerns: Raised this quarter. promises: Every word ever given.
        team: Team stimulus by seat. visits: Tokens product engineers spent showing each seat the edges.
        poached, used_seen, probe_seen: Ordered pairs (who feels it, who did it).
        capacity: Absorptive capacity of g towards f, by (g, f).
        core_before: Mean own core in the product unit at the quarter's start, units by firm.
        money: kEUR by firm and account.
        joint: J in kEUR.
        meters: (name, firm, value) to keep.
        leaks, decided: Leaks and tenders of the quarter.
        learned_home: Units of partners' components that reached the product unit, by firm.
    """

    state: State
    chance: Chance
    c: Constants
    firms: list[FirmState]
    people: list[Person]
    pairs: list[list[Pair]]
    product: list[list[int]]
    alliance: list[list[int]]
    came_home: list[list[int]]
    books: list[Posting] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    volume: list[list[float]] = field(default_factory=list)
    met: set[tuple[int, int]] = field(default_factory=set)
    work: list[float] = field(default_factory=list)
    absorbed: list[int] = field(default_factory=list)
    solved: dict[tuple[int, int], float] = field(default_factory=dict)
    breakthroughs: set[tuple[int, int]] = field(default_factory=set)
    alarms: dict[tuple[int, int], int] = field(default_factory=dict)
    wrongs: dict[tuple[int, int], float] = field(default_factory=dict)
    goods: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    gestures: dict[tuple[int, int], float] = field(default_factory=dict)
    concerns: list[Concern] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    team: list[float] = field(default_factory=list)
    visits: list[int] = field(default_factory=list)
    poached: set[tuple[int, int]] = field(default_factory=set)
    used_seen: set[tuple[int, int]] = field(default_factory=set)
    probe_seen: set[tuple[int, int]] = field(default_factory=set)
    grabs: list[bool] = field(default_factory=list)
    capacity: dict[tuple[int, int], float] = field(default_factory=dict)
    money: list[dict[str, int]] = field(default_factory=list)
    joint: int = 0
    joint_tenders: int = 0
    tender_income: list[int] = field(default_factory=list)
    meters: list[tuple[str, int, int]] = field(default_factory=list)
    leaks: list[Leak] = field(default_factory=list)
    decided: list[TenderDecided] = field(default_factory=list)
    learned_home: list[int] = field(default_factory=list)
    red_queen: int = 0
    low_quarters: int = 0
    is_dormant: bool = False
    balance: tuple[int, ...] = ()

    @classmethod
    def of(cls, state: State, chance: Chance) -> Scratch:
        """Open the sheet on the state at the quarter's start."""
        size = len(state.firms)
        return cls(
            state=state,
            chance=chance,
            c=state.constants,
            firms=list(state.firms),
            people=list(state.people),
            pairs=[list(row) for row in state.pairs],
            product=[list(row) for row in state.product],
            alliance=[list(row) for row in state.alliance],
            came_home=[list(row) for row in state.came_home],
            volume=[[0.0] * size for _ in range(size)],
            work=[0.0] * size,
            promises=list(state.promises),
            absorbed=[0] * size,
            team=[0.0] * len(state.people),
            visits=_visits(state),
            grabs=[False] * size,
            money=[{} for _ in range(size)],
            tender_income=[0] * size,
            learned_home=[0] * size,
            red_queen=state.red_queen,
            low_quarters=state.low_quarters,
            is_dormant=state.is_dormant,
        )

    def learn(self, account: str, firm: int, component: int, why: str, units: int) -> int:
        """Post a change of mastery, held within 0…1 000 units; return what was really posted."""
        row = (self.product if account == "product" else self.alliance)[firm]
        after = max(0, min(MOST, row[component] + units))
        moved = after - row[component]
        if moved:
            row[component] = after
            self.books.append(Posting(account, firm, component, why, moved))
        return moved

    def pay(self, firm: int, why: str, keur: int) -> None:
        """Post money that came in (positive) or went out."""
        if keur:
            self.money[firm][why] = self.money[firm].get(why, 0) + keur
            self.books.append(Posting("money", firm, -1, why, keur))

    def wrong(self, victim: int, culprit: int, size: float) -> None:
        """Note a violation that the victim felt."""
        self.wrongs[victim, culprit] = self.wrongs.get((victim, culprit), 0.0) + size

    def gesture(self, grateful: int, giver: int, size: float) -> None:
        """Note what earns a firm goodwill besides joint bids."""
        self.gestures[grateful, giver] = self.gestures.get((grateful, giver), 0.0) + size

    def sparks(self, firm: int) -> int:
        """Return at how many benches a firm's people broke through this quarter."""
        return sum(f == firm for _, f in self.breakthroughs)

    def meter(self, name: str, value: int, firm: int = -1) -> None:
        """Keep a level for the debrief."""
        self.meters.append((name, firm, value))

    def state_after(self) -> State:
        """Return the state with everything on the sheet in it."""
        quarter = self.state.quarter
        return replace(
            self.state,
            firms=tuple(self.firms),
            people=tuple(self.people),
            pairs=tuple(tuple(row) for row in self.pairs),
            product=tuple(tuple(row) for row in self.product),
            alliance=tuple(tuple(row) for row in self.alliance),
            came_home=tuple(tuple(row) for row in self.came_home),
            books=tuple(self.books),
            red_queen=self.red_queen,
            low_quarters=self.low_quarters,
            is_dormant=self.is_dormant,
            life=self.state.life + (not self.state.is_dormant),
            joints=(*self.state.joints, self.joint),
            joint_tenders=(*self.state.joint_tenders, self.joint_tenders),
            leaks=(*self.state.leaks, *self.leaks),
            concerns=(*self.state.concerns, *self.concerns),
            promises=tuple(self.promises),
            decided=(*self.state.decided, *self.decided),
            balance=self.balance,
            meters=tuple(self.meters),
            history=(*self.state.history, *((quarter, name, firm, value) for name, firm, value in self.meters)),
        )


def _visits(state: State) -> list[int]:
    visits = [0] * len(state.people)
    for draft in state.drafts:
        for card in draft.cards:
            if isinstance(card, WalkOver):
                visits[state.seat_index(card.to)] += card.effort
    return visits
