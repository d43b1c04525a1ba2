"""The leaves of the truth: what the table holds of each person, firm and pair; deliberately absent: the table (`state`).

Leaves that are copied often have no slots, so that `copying.replace` is cheap.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.ids import Phase, Place, Stance
from game.moves import Card
from game.rules import helm as top
from game.rules.accounts import Result
from game.rules.desk import EMPTY, Desk


@dataclass(frozen=True, slots=True)
class Draft:
    """What a seat has put on its sheet in the current phase."""

    cards: tuple[Card, ...] = ()
    is_sealed: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """One seat's points of one quarter (gamedesign §6.1)."""

    role: int
    goal: int
    identity: int
    firm: int
    alliance: int

    @property
    def total(self) -> int:
        """All parts together, 0…100."""
        return max(0, min(100, self.role + self.goal + self.identity + self.firm + self.alliance))


@dataclass(frozen=True)
class Person:
    """Who sits in a chair, as the model sees them, and what this seat saw, felt and foretold.

    Attributes:
        org, unit, team, prof: Identifications.
        q: Paradox salience: how far both poles are in view.
        closeness, belonging, openness, guard: This quarter's dispositions, engineers only.
        focus: Focus of the quarter, engineers only.
        pull: Rung that feels natural this quarter, -1 before the encounters.
        bench: Bench at which this seat works in this quarter, -1 none; for product engineers, where they were drawn in.
        across: Seat index of the person on the other side, -1 nobody.
        asked: Own topic that the partner asked about, -1 none; `asked_underneath` how.
        has_reserved: One focus reserved by an own question underneath.
        seen: Own core components whose label is seen this quarter; `learned_edges` ever.
        credited_home, credited_partner: Credits received in the last two resolved quarters, as bits (1 last, 2 before).
        noise: One draw a quarter of -1, 0 or 1 for each noisy band of this seat.
        gained: Units learned this quarter, `alliance_gained` by the product house from the alliance.
        insights: (quarter, component, kind 0 problem 1 underneath, units) received.
        traced: 0 no, 1 outline, 2 honest, this quarter.
        felt, modelled: By resolved quarter, tension as said 0…10 (-1 not said) and as modelled, bp.
        called: (quarter, own word for the partner). foretold: (quarter, question, answer, sure, outcome -1 open 0 miss 1 hit).
        marked_news: Line of the news marked this quarter, -1 none.
        points, pay: By resolved quarter; identity points by loyalty org, unit, team, prof, summing to `Points.identity`.
        visited: Tokens that product engineers spent last quarter showing this person the edges.
        is_lifted: Whether a good session raises the next pull by one rung.
        unheard: Own concerns that nobody answered in their quarter, counted anew after every second.
        former: The draft last played in each phase, the default of an absent seat.
    """

    org: int
    unit: int
    team: int
    prof: int
    q: int
    closeness: int = 0
    belonging: int = 0
    openness: int = 0
    guard: int = 0
    focus: int = 3
    pull: int = -1
    bench: int = -1
    across: int = -1
    asked: int = -1
    asked_underneath: bool = False
    has_reserved: bool = False
    seen: tuple[int, ...] = ()
    learned_edges: tuple[int, ...] = ()
    credited_home: int = 0
    credited_partner: int = 0
    noise: tuple[int, ...] = ()
    gained: int = 0
    insights: tuple[tuple[int, int, int, int], ...] = ()
    traced: int = 0
    felt: tuple[int, ...] = ()
    modelled: tuple[int, ...] = ()
    called: tuple[tuple[int, str], ...] = ()
    foretold: tuple[tuple[int, str, str, int, int], ...] = ()
    marked_news: int = -1
    points: tuple[Points, ...] = ()
    pay: tuple[tuple[int, int, int, int], ...] = ()
    visited: int = 0
    is_lifted: bool = False
    unheard: int = 0
    former: tuple[tuple[Phase, tuple[Card, ...]], ...] = ()


@dataclass(frozen=True)
class FirmState:
    """One firm between two inputs.

    Attributes:
        y, z, e: Declared course in percent; `y_bp, z_bp, e_bp` what became of it this quarter.
        stance: Declared closeness.
        sep, int_, wall, parallel: Structure; `wall` is the real wall.
        mandate: Rung 1…3; `mandate_before` the rung whose half still holds this quarter (Δ19), else equal.
        off_limits: Own topic that is off limits, -1 none.
        story, side, kill: This quarter's sense-giving effort (bp), side 0 both 1 ours 2 partner, rhetoric.
        last_side, consistency, silent_quarters: Memory of the story.
        said: The line told with the story.
        listen, heard: This quarter's sense-taking effort and areas; `heard_last` is what the TMT may read now.
        cap, tension, strain, organizing, belonging: Capability and the three tensions; strain may be negative.
        tokens: Of the TMT this quarter.
        lock_in, novelty, meta, multivocal, pipeline: Slow stocks.
        believed_wall: What partners believe of this firm's wall, w̃.
        place: Where bench engineers work; `shift` how far they moved along the benches.
        pass_home, pass_across: 0, 5 000 or 10 000.
        used, locked, marked: Partner's core in use, own core locked (-1), own core marked.
        takes, proposes: Split decision of this quarter; percent proposed or 0, and how many quarters it still stands.
        push: Tokens toward together (+) or alone (-); `outsider` instead.
        courted: Managers lunched with this quarter; `lunch_tokens`, `win_tokens` effort spent.
        vouched: Times the wall was vouched for; `is_vouching` this quarter.
        share, strength, exclusivity: Market share, strength (bp, may exceed 10 000), mean exclusivity of the own core.
        results: By resolved quarter.
        solved: Mean solved part of the firm's benches this quarter.
        ideas_travel: Whether the partner noticed a full pass home last quarter.
        bids: (joint agreed as lead, joint won as lead, joint won as guest, solo bid, solo won) of this quarter.
        invited, inviting: Over the whole game.
        attitudes: Of the client managers towards bidding together.
        leaks_found: Own leaks detected this quarter.
        claim: What the scenario makes partners believe of the wall until it is found out.
        class_tokens: Tokens for classes this quarter; `education` how far own people know partners' technology.
        believed_wider, claim_wider: As `believed_wall` and `claim`, outside the partners' alliance units.
        conflict: Part of the TMT's attention that quarrels between its units take next quarter.
        outlay: kEUR that this quarter's cards cost. travelled: Own core whose mark the partner knows.
        evidence: (quarter, partner that uses it, own core) of what was found by taking theirs apart.
        desk: What the heads decided for this quarter alone. helm: What the top has under way.
        respected: Partners' core that its people handed back once and do not take again.
        blocked: Partners' core of which most can no longer be used, since its owner rang about it.
        guest_at: (quarter, firm that led, client) of joint wins as a guest that may still be courted.
    """

    y: int
    z: int
    e: int
    stance: Stance
    sep: int
    int_: int
    wall: int
    parallel: int
    mandate: int
    mandate_before: int
    place: Place
    cap: int
    lock_in: int
    novelty: int
    meta: int
    multivocal: int
    pipeline: int
    believed_wall: int
    y_bp: int = 0
    z_bp: int = 0
    e_bp: int = 0
    off_limits: int = -1
    story: int = 0
    side: int = 0
    kill: int = 0
    last_side: int = 0
    consistency: int = 0
    silent_quarters: int = 9
    said: str = ""
    listen: int = 0
    heard: tuple[str, ...] = ()
    heard_last: tuple[str, ...] = ()
    tension: int = 0
    strain: int = 0
    organizing: int = 0
    belonging: int = 0
    tokens: int = 4
    shift: int = 0
    pass_home: int = 5_000
    pass_across: int = 5_000
    used: tuple[int, ...] = ()
    locked: int = -1
    marked: tuple[int, ...] = ()
    takes: bool = False
    proposes: int = 0
    proposal_age: int = 0
    push: int = 0
    outsider: bool = False
    courted: tuple[int, ...] = ()
    lunch_tokens: int = 0
    win_tokens: int = 0
    is_vouching: bool = False
    vouched: int = 0
    share: int = 0
    strength: int = 0
    exclusivity: int = 0
    results: tuple[Result, ...] = ()
    solved: int = 0
    ideas_travel: bool = False
    bids: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)
    invited: int = 0
    inviting: int = 0
    attitudes: tuple[int, ...] = ()
    leaks_found: int = 0
    claim: int = 0
    outlay: int = 0
    travelled: tuple[int, ...] = ()
    desk: Desk = EMPTY
    helm: top.Helm = top.EMPTY
    blocked: tuple[int, ...] = ()
    guest_at: tuple[tuple[int, int, str], ...] = ()
    class_tokens: int = 0
    education: int = 0
    believed_wider: int = 0
    claim_wider: int = 0
    conflict: int = 0
    evidence: tuple[tuple[int, int, int], ...] = ()
    respected: tuple[int, ...] = ()


@dataclass(frozen=True)
class Pair:
    """What firm f holds towards firm g; levels in bp.

    Attributes:
        received: g's volume towards f last quarter.
        is_active: Whether the two work together; the same in both directions.
        notice: Quarter at whose end f leaves g, 0 as long as it gave no notice.
        knocked: Quarter in which f last knocked at g's door.
        low: Quarters in a row of too little trust between the two, the same in both directions.
    """

    trust: int
    distrust: int
    damage: int
    understanding: int
    habit: int
    coop: int
    comp: int
    received: int = 0
    is_active: bool = True
    notice: int = 0
    knocked: int = 0
    low: int = 0


@dataclass(frozen=True)
class Setting:
    """What the scenario's events have done to the table so far: level, and until which quarter it holds.

    Attributes:
        rival, compl, compl_unit: Current rivalry (after purchases), complementarity and kinship of the business, bp.
        spells: (name, firm or -1, size, last quarter) of effects that end by themselves.
        rumours: (event id, is true, quarter in which it ends by itself) of rumours that are out.
        asked_split: (firm, last quarter to answer in, percent) of firms that owe the regulator a proposal.
        roles: By firm and other firm, what the other is to it.
        outcome: `` before a rumour was settled, then `bought` or `not_bought`.
    """

    rival: int
    compl: int
    compl_unit: int
    roles: tuple[tuple[tuple[str, ...], ...], ...]
    spells: tuple[tuple[str, int, int, int], ...] = ()
    rumours: tuple[tuple[str, bool, int], ...] = ()
    asked_split: tuple[tuple[int, int, int], ...] = ()
    outcome: str = ""

    def size(self, name: str, firm: int, quarter: int) -> int:
        """Return the sum of the running spells of that name for a firm."""
        if not self.spells:  # most quarters, and it is asked a hundred times
            return 0
        return sum(s for n, f, s, last in self.spells if n == name and f in (-1, firm) and quarter <= last)


@dataclass(frozen=True)
class Leak:
    """A leak that happened: victim, receiver, seat index, bench, topic, component, units, quarter, detected or not."""

    firm: int
    to: int
    seat: int
    bench: int
    topic: int
    component: int
    units: int
    quarter: int
    is_detected: bool
