"""The setting of a game: length, clock, knobs, start values, what scores are measured against, and debrief questions."""

from dataclasses import dataclass
from typing import Literal

from game.ids import Place, Stance

Need = Literal["documents", "walk_through", "deep_dive"]
Goal = Literal[
    "core_grows",
    "novelty",
    "no_trace",
    "credited_by_partner",
    "solo_wins",
    "joint_wins",
    "most_invited",
    "never_two_falls",
    "word_kept",
    "concern_answered",
    "first_to_raise",
    "partner_stays",
]


@dataclass(frozen=True, slots=True)
class Preset:
    """A length and a clock.

    Attributes:
        name: `class`, `seminar`, `full`, or the author's own.
        quarters: Nominal number of quarters T.
        spread: The last quarter is drawn from T-spread to T+spread; 0 is a fixed end.
        seconds: For news, strategy, units, encounters, results; all 0 where there is no clock.
        first_percent: Length of the first quarter in percent of the others.
    """

    name: str
    quarters: int
    spread: int
    seconds: tuple[int, int, int, int, int]
    first_percent: int


@dataclass(frozen=True, slots=True)
class Knobs:
    """Setting of one firm (model §11), all in bp; knobs that belong to the table are the same in every firm.

    `compl` goes to 20 000, `extra_comp` from -10 000. `noise` scales the model's start-up scatter: 0 none, 10 000 all
    of it. `walls_claim` above 0 fixes what the partner believes of this firm's wall. `ded` is the alliance team's
    dedication. `strength` weighs the market that nobody contests, 10 000 ordinary. `walls_claim_wider` is `walls_claim` as
    the partner's product side and client managers believe it.
    """

    overlap: int
    rival: int
    compl: int
    compl_unit: int
    complexity: int
    parallel: int
    client_demand: int
    understanding: int
    extra_comp: int
    trust: int
    distrust: int
    reputation_damage: int
    exclusion_habit: int
    coop: int
    comp: int
    mindset: int
    diversity: int
    cap: int
    walls_claim: int
    ded: int
    independence: int
    absorb: int
    amnesia: int
    education: int
    kill: int
    noise: int
    strength: int
    walls_claim_wider: int


@dataclass(frozen=True, slots=True)
class Start:
    """What one firm begins with; `y z e` in percent, the rest in bp.

    `org unit team prof` are the engineers' and heads' four loyalties, both their start and their baseline.
    """

    y: int
    z: int
    e: int
    stance: Stance
    sep: int
    int_: int
    wall: int
    mandate: Need
    seat_place: Place
    red_queen: int
    lock_in: int
    novelty: int
    meta: int
    multivocal: int
    pipeline: int
    q: int
    org: int
    unit: int
    team: int
    prof: int


@dataclass(frozen=True, slots=True)
class Par:
    """The 5th and 95th percentiles that scores are measured against, kEUR (gamedesign §6.1)."""

    firm_low: int
    firm_high: int
    alliance_low: int
    alliance_high: int
    joint_high: int
    legacy_high: int


@dataclass(frozen=True, slots=True)
class Debrief:
    """The scenario's own questions for the four steps of the debrief."""

    feelings: tuple[str, ...]
    happened: tuple[str, ...]
    why: tuple[str, ...]
    transfer: tuple[str, ...]
