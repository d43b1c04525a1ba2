"""Games among policies, played through the law's one door; deliberately absent: views, feeds, digests and processes.

The same law and the same equations as at a table: a policy lays cards, `engine.submit` judges them, nature turns. Chance is
keyed by seed and game, so that two arms of one seed share all of it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from game.errors import RuleViolation
from game.events import Event
from game.ids import NATURE, Seat
from game.lab.conduct import lawful, lay, wishes_of
from game.lab.names import OBSERVABLES, Observable
from game.lab.observables import Quarter, read
from game.lab.offices import share
from game.lab.policies import Policy
from game.lab.sight import Chair, chairs_of, look
from game.lab.temper import Memory, levers_of, note
from game.moves import AnswerConcern, Card, Move, Play, Turn
from game.rules import concerns, engine, nature
from game.rules.door import legacy_of
from game.rules.model import scoring
from game.rules.state import State
from game.scenario.model import Scenario

EVERYBODY = "*"
WHIMS = 1 << 64
Watch = Callable[[Seat, Move, State], None]
Policies = Policy | Sequence[Policy] | Mapping[str, Policy]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One finished game, as far as the laboratory looks at it.

    Attributes:
        firms: Their ids.
        nominal: Quarters that the preset names; `quarters` were played.
        names: Of the rows' values.
        rows: By quarter, firm and name.
        ends: By name, one value a firm: what only the end decides.
        refusals: Drafts that the law refused and that were laid again without the card at fault.
    """

    firms: tuple[str, ...]
    nominal: int
    names: tuple[str, ...]
    rows: tuple[tuple[tuple[float, ...], ...], ...]
    ends: Mapping[str, tuple[float, ...]]
    refusals: int = 0

    @property
    def quarters(self) -> int:
        """How many were played."""
        return len(self.rows)

    def value(self, name: str, *, firm: int | None = None, span: tuple[int, int] | None = None) -> float:
        """Return one observable over a span of quarters.

        Args:
            name: One of `OBSERVABLES`.
            firm: Index; by default the mean over firms.
            span: First and last quarter, from 1; by default the whole game.

        Raises:
            KeyError: No observable is called that.
        """
        how = OBSERVABLES[name]
        each = range(len(self.firms)) if firm is None else (firm,)
        if how.is_end and span is None:
            return _mean([self.ends[name][f] for f in each])
        if how.parts is not None:
            above, below = (sum(self._sum(part, f, span) for f in each) for part in how.parts)
            return above / below if below else 0.0
        return _mean([self._read(how, name, f, span) for f in each])

    def late(self, share: int = 3) -> tuple[int, int]:
        """Return the last third (or other part) of the quarters played."""
        return self.quarters - self.quarters // share + 1, self.quarters

    def _sum(self, name: str, firm: int, span: tuple[int, int] | None) -> float:
        return sum(self.series(name, firm, span))

    def _read(self, how: Observable, name: str, firm: int, span: tuple[int, int] | None) -> float:
        series = self.series(_IN_QUARTERS.get(name, name), firm, span)
        return sum(series) if how.over == "sum" else _mean(series)

    def series(self, name: str, firm: int, span: tuple[int, int] | None = None) -> list[float]:
        """Return a number of each quarter of a span; levels held outside the game's end are left out."""
        first, last = span or (1, self.quarters)
        at = self.names.index(name)
        return [row[firm][at] for row in self.rows[max(0, first - 1) : last]]


_IN_QUARTERS = {"firm_value": "result", "alliance_value": "joint_value"}


def run(
    scenario: Scenario,
    policies: Policies,
    *,
    seed: int,
    number: int = 1,
    preset: str = "",
    watch: Watch | None = None,
) -> Outcome:
    """Play one game to its end.

    Args:
        scenario: What is played; its `experiment` holds.
        policies: One for all firms, one for each in order, or by firm id with `*` for the rest.
        seed: Any whole number; with `number` it fixes everything that is left to chance.
        number: Of the game, from 1.
        preset: Name of one of the scenario's presets; by default its first.
        watch: Called after every move with who moved, the move and the state after it.
    """
    key, table = nature.seed_from(seed), str(number)
    chance = nature.chance(key, table, 0, "news")
    state = engine.start(scenario, preset=preset or scenario.presets[0].name, table=table, chance=chance)
    game = Run(state, key, by_firm(scenario, policies), watch)
    game.play()
    return game.outcome()


def by_firm(scenario: Scenario, policies: Policies) -> tuple[Policy, ...]:
    """Return the policy of every firm in order.

    Raises:
        KeyError: A firm has none.
    """
    if isinstance(policies, Policy):
        return (policies,) * len(scenario.firms)
    if isinstance(policies, Mapping):
        return tuple(policies[firm.id] if firm.id in policies else policies[EVERYBODY] for firm in scenario.firms)
    if len(policies) < len(scenario.firms):
        policies = (*policies, *(policies[-1],) * (len(scenario.firms) - len(policies)))
    return tuple(policies)


class Run:
    """One game under way."""

    def __init__(self, state: State, key: bytes, policies: tuple[Policy, ...], watch: Watch | None) -> None:
        self.state, self.key, self.policies, self.watch = state, key, policies, watch
        self.chairs = {chair.seat: chair for chair in chairs_of(state.scenario)}
        self.memories = [Memory() for _ in policies]
        self.rows: list[tuple[Quarter, ...]] = []
        self.refusals = 0

    def play(self) -> None:
        """Play to the end."""
        while self.state.phase != "over":
            for seat in engine.with_cards(self.state):
                self.act(self.chairs[seat])
            if self.state.phase == concerns.ANSWERING[0]:
                self.answer()
            self.turn()

    def act(self, chair: Chair) -> None:
        """Let a seat's policy lay its draft."""
        state = self.state
        sight, memory = look(state, chair), self.memories[chair.firm]
        policy, whim = self.policies[chair.firm], 0.0
        if chair.role == "tmt":
            whim = nature.whim(self.key, state.table, state.quarter, state.phase, chair.lead) / WHIMS
            if chair.seat == chair.lead:
                memory.take(sight, whim)
        levers = levers_of(policy, chair, sight, memory, whim, state.constants)
        wishes = wishes_of(state.phase, chair, sight, levers)
        cards = share(state, chair, self.chairs[chair.lead], wishes) if chair.office else lay(state, chair, wishes)
        note(memory, cards)
        self.lay(chair, cards)

    def answer(self) -> None:
        """Let whoever was told worries explain itself about the first and thank for the others, where its top listens at all."""
        for n, chair in enumerate(self.chairs.values()):
            if not self.policies[chair.firm].levers["tmt"]["listen"]:
                continue
            for at, ask in enumerate(concerns.open_to(self.state, n)):
                how: Literal["explain", "thank"] = "thank" if at else "explain"
                self._submit(chair.seat, AnswerConcern(int(ask.question), how))

    def lay(self, chair: Chair, cards: tuple[Card, ...]) -> None:
        """Submit a draft; what the law refuses is dropped and the rest laid again."""
        try:
            self._submit(chair.seat, Play(cards, seal=True))
        except RuleViolation:
            self.refusals += 1
            self._submit(chair.seat, Play(lawful(self.state, chair, cards), seal=True))

    def turn(self) -> None:
        """Let nature close the phase."""
        before = self.state
        chance = nature.chance(self.key, before.table, before.quarter, before.phase)
        events = self._submit(NATURE, Turn(chance))
        if before.phase == "encounters":
            self.rows.append(read(self.state, before, events))

    def _submit(self, actor: Seat, move: Move) -> tuple[Event, ...]:
        self.state, events = engine.submit(self.state, actor, move)
        if self.watch is not None:
            self.watch(actor, move, self.state)
        return events

    def outcome(self) -> Outcome:
        """Return what the laboratory looks at."""
        state = self.state
        names = tuple(self.rows[0][0])
        return Outcome(
            tuple(firm.id for firm in state.scenario.firms),
            state.nominal,
            names,
            tuple(tuple(tuple(row[name] for name in names) for row in quarter) for quarter in self.rows),
            _ends(state),
            self.refusals,
        )


def _ends(state: State) -> dict[str, tuple[float, ...]]:
    """Return what only the end decides: every firm's value with its legacy, and the alliance's."""
    alliance = scoring.alliance_total(
        state.joints, life=state.life, quarters=len(state.joints), joint_tenders_keur=sum(state.joint_tenders)
    )
    size = len(state.firms)
    return {
        "firm_value": tuple(
            float(sum(quarter.result for quarter in firm.results) + legacy_of(state, f))
            for f, firm in enumerate(state.firms)
        ),
        "alliance_value": (float(alliance),) * size,
    }


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0
