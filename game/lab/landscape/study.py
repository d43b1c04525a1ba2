"""The whole landscape of one scenario, step by step; deliberately absent: words and files.

Search and matrix are played at the short preset, what is said about levers and the best at the long one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from game.ids import ROLES, Role
from game.lab.landscape.around import Effect, around, removals
from game.lab.landscape.climb import Reply, climb, polish
from game.lab.landscape.design import TEMPERS, Tendency, drawn, promising, tendencies
from game.lab.landscape.table import Draws, Score, Table
from game.lab.landscape.tournament import Matrix, named, parts
from game.lab.paired import Difference, difference
from game.lab.policies import ACTIVE, BALANCED, DEFECT, OPPORTUNIST, Policy

SHORT, LONG = "class", "full"
HELD_OUT = 1_000_003
"""Added to the seed where nothing that the search saw may be seen again."""
BEST = 3
FRIENDLY = (ACTIVE, BALANCED)
RIVALS = (OPPORTUNIST, DEFECT)
"""Company in which levers are tried, in turn: some moves are made for partners who give, others for those who dig and take."""
GROUNDS: Mapping[str, tuple[Policy, tuple[Policy, ...]]] = MappingProxyType(
    {
        "ACTIVE": (ACTIVE, FRIENDLY),
        "BALANCED": (BALANCED, FRIENDLY),
        "BALANCED among rivals": (BALANCED, RIVALS),
        "OPPORTUNIST among rivals": (OPPORTUNIST, RIVALS),
    }
)
"""Around whom levers are tried, and against whom; the strongest of the final mixture, against the mixture, comes besides."""


@dataclass(frozen=True, slots=True)
class Budget:
    """How much is played.

    Attributes:
        cell: Games in a cell of the matrix of firms, half as many in those of roles.
        samples: Drawn policies. climbs: Climbed candidates of each role, all rounds.
        rounds: Of double oracle. polishes: Rounds after them that set the strongest one's levers one by one.
        pairs: Paired games for each value of a lever.
    """

    cell: int = 8
    samples: int = 2000
    climbs: int = 500
    rounds: int = 10
    polishes: int = 4
    pairs: int = 24


@dataclass(frozen=True, slots=True)
class Round:
    """One round of double oracle.

    Attributes:
        reply: The best reply found to the mixture of the round; one of the set when the climb gained nothing for certain.
        gain: Its own value less that of the best in the set, paired, kEUR. is_new: Whether it was added.
    """

    reply: Policy
    gain: Difference
    is_new: bool


@dataclass(frozen=True, slots=True)
class HeldOut:
    """The best policies against drawn opponents, and against others on other seeds; own value in kEUR.

    Attributes:
        names: Best first, by what they get against the mixture.
        seen: Means on the seed of the search. unseen: On the held-out one.
        reversed_pairs: Pairs whose order turns, with an interval that excludes 0 on the held-out seed.
    """

    names: tuple[str, ...]
    seen: tuple[float, ...]
    unseen: tuple[float, ...]
    reversed_pairs: int

    @property
    def is_same(self) -> bool:
        """Whether both rank them alike."""
        return _ranks(self.seen) == _ranks(self.unseen)


@dataclass(frozen=True, slots=True)
class Landscape:
    """What was found of one scenario.

    Attributes:
        matrix: Of the named policies, then the replies. named: How many of it are named.
        parts: By role, of its conducts in an otherwise neutral firm.
        tendencies: Average effects over random policies.
        weights: The final mixture, in the order of `matrix.policies`. worth: What it gets from itself.
        effects: One lever at a time, by policy: ACTIVE and BALANCED among themselves, BALANCED and OPPORTUNIST among
            rivals, then the strongest in the final mixture.
        removed: From ACTIVE, by name of what was taken out.
    """

    matrix: Matrix
    named: int
    parts: Mapping[Role, Matrix]
    tendencies: tuple[Tendency, ...]
    rounds: tuple[Round, ...]
    weights: tuple[float, ...]
    worth: Score
    effects: Mapping[str, tuple[Effect, ...]]
    removed: Mapping[str, Difference]
    held_out: HeldOut

    @property
    def strongest(self) -> Policy:
        """The policy that holds most of the final mixture."""
        return self.matrix.policies[max(range(len(self.weights)), key=lambda one: self.weights[one])]


def survey(table: Table, budget: Budget) -> Landscape:
    """Return the landscape of a scenario.

    Args:
        table: Where to play; its preset is chosen here.
        budget: How much.
    """
    short, long = (replace(table, preset=preset) for preset in lengths(table))
    matrix = Matrix()
    matrix.grow(short, named(), budget.cell, "named")
    role_matrices = {role: Matrix() for role in ROLES}
    for role, kinds in parts().items():
        role_matrices[role].grow(short, kinds, max(1, budget.cell // 2), role)
    found = _sample(short, matrix, budget.samples)
    rounds = oracle(short, matrix, promising(found, ACTIVE), budget)
    weights = matrix.mixture()
    effects = {
        name: tuple(around(long, one, field(long, budget.pairs, company))) for name, (one, company) in GROUNDS.items()
    } | around_strongest(long, matrix, weights, budget.pairs)
    return Landscape(
        matrix,
        len(named()),
        role_matrices,
        tuple(found),
        tuple(rounds),
        tuple(weights),
        matrix.worth(weights),
        effects,
        removals(long, ACTIVE, field(long, 2 * budget.pairs)),
        hold_out(long, matrix, weights, 2 * budget.pairs),
    )


def around_strongest(
    table: Table, matrix: Matrix, weights: Sequence[float], pairs: int
) -> dict[str, tuple[Effect, ...]]:
    """Return what the levers of the strongest of a mixture do against the mixture, by its name; nothing where it is a ground."""
    strongest = matrix.policies[max(range(len(weights)), key=lambda one: weights[one])]
    if strongest.name in GROUNDS:
        return {}
    return {strongest.name: tuple(around(table, strongest, mixed(matrix.policies, weights, Draws(table.seed), pairs)))}


def lengths(table: Table) -> tuple[str, str]:
    """Return the presets of the search and of the verdicts: `class` and `full`, else the scenario's first and last."""
    names = [preset.name for preset in table.scenario.presets]
    return (SHORT if SHORT in names else names[0], LONG if LONG in names else names[-1])


def field(table: Table, matches: int, company: Sequence[Policy] = FRIENDLY) -> list[Policy]:
    """Return who is met in match 0, 1, …: those of the company in turn, from round to round of the chairs."""
    return [company[at // table.firms % len(company)] for at in range(matches)]


def mixed(policies: Sequence[Policy], weights: Sequence[float], draws: Draws, matches: int) -> list[Policy]:
    """Return who is met in match 0, 1, …: each as likely as its weight in the mixture."""
    return [policies[draws.pick(weights, "field", at)] for at in range(matches)]


def _sample(table: Table, matrix: Matrix, samples: int) -> list[Tendency]:
    """Let drawn firms meet the mixture of the named policies, one game each."""
    draws, weights = Draws(table.seed), matrix.mixture()
    firms = [drawn(draws, n) for n in range(samples)]
    others = [draws.pick(weights, "sample", n) for n in range(samples)]
    matches = [
        table.meet(one, matrix.policies[other], n) for n, (one, other) in enumerate(zip(firms, others, strict=True))
    ]
    played = table.play(matches, "samples")
    scores = [game[table.chair(n)] for n, game in enumerate(played)]
    return tendencies(firms, scores, [(table.chair(n), other) for n, other in enumerate(others)])


def oracle(table: Table, matrix: Matrix, hope: Policy, budget: Budget, done: int = 0) -> list[Round]:
    """Add the best reply to the mixture where climb or polish gained for certain, replay, and again, after `done` rounds."""
    rounds: list[Round] = []
    for n in range(done + 1, budget.rounds + budget.polishes + 1):
        weights = matrix.mixture()
        values = matrix.against(weights)
        base = matrix.policies[max(range(len(values)), key=lambda one: values[one])]
        reply = _reply(table, base, matrix, weights, [hope] if n == 1 else [], budget, n)
        is_new = reply.gain.low > 0 and all(not _is_same(reply.policy, known) for known in matrix.policies)
        added = replace(reply.policy, name=f"R{n}") if is_new else reply.policy
        if is_new:
            matrix.grow(table, [added], budget.cell, f"round {n}")
        rounds.append(Round(added, reply.gain, is_new))
    return rounds


def _reply(
    table: Table,
    base: Policy,
    matrix: Matrix,
    weights: Sequence[float],
    rivals: Sequence[Policy],
    budget: Budget,
    n: int,
) -> Reply:
    """Return what a round finds against the mixture: first by climbing, in the last rounds by polishing."""
    fresh, draws, step = replace(table, seed=table.seed + n), Draws(table.seed + n), f"round {n}"
    others = mixed(matrix.policies, weights, draws, 64 * table.firms)

    def opponent(at: int) -> Policy:
        return others[at % len(others)]

    if n > budget.rounds:
        return polish(fresh, base, opponent, pairs=max(5, 3 * budget.cell), finals=max(6, 8 * budget.cell), step=step)
    return climb(
        fresh, base, rivals, opponent, candidates=max(2, budget.climbs // budget.rounds),
        finals=max(6, 2 * budget.cell), temper=TEMPERS[n % len(TEMPERS)], draws=draws, step=step,
    )  # fmt: skip


def _is_same(one: Policy, other: Policy) -> bool:
    return (one.levers, one.temper) == (other.levers, other.temper)


def hold_out(table: Table, matrix: Matrix, weights: Sequence[float], matches: int) -> HeldOut:
    """Rank the best against drawn opponents on the search's seed and on one that it never saw."""
    values = matrix.against(weights)
    best = sorted(range(len(values)), key=lambda one: (-values[one], one))[:BEST]
    firms = [matrix.policies[one] for one in best]
    means, rows = [], []
    for seed in (table.seed, table.seed + HELD_OUT):
        others = [drawn(Draws(seed), at) for at in range(matches)]
        rows = table_scores(replace(table, seed=seed), firms, others)
        means.append(tuple(sum(row) / len(row) for row in rows))
    seen, unseen = means
    turned = sum(
        (seen[i] - seen[j]) * difference(rows[i], rows[j]).sign < 0 for i in range(len(firms)) for j in range(i)
    )
    return HeldOut(tuple(one.name for one in firms), seen, unseen, turned)


def table_scores(table: Table, firms: Sequence[Policy], others: Sequence[Policy]) -> list[list[float]]:
    """Return the own values of policies against the same opponents."""
    return [[one.own for one in row] for row in table.versus(firms, others, "held out")]


def _ranks(values: Sequence[float]) -> list[int]:
    return sorted(range(len(values)), key=lambda one: -values[one])
