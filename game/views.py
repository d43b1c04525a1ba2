"""Knowledge: what one seat, the wall or the facilitator may know; deliberately absent: how it is derived (`rules.observe`).

Everything here is built field by field from the truth. What a seat does not know is drawn, never left out: a `Reading` of
kind `unknown` carries the sentence that says so.
"""

from dataclasses import dataclass
from typing import Literal

from game.ids import Component, Firm, Line, Office, Phase, Role, Seat, Word
from game.moves import Card, CardValue, FirstPlan

Unit = Literal["", "keur", "percent", "units", "tokens", "focus", "count", "bp"]
Tone = Literal["good", "bad", "warn", "neutral"]
Panel = Literal["us", "alliance", "them", "me"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One quantity as far as it is known.

    Attributes:
        kind: `exact` (`low` is the value), `range` (`low`…`high`), `band` (`low` 0…4 on `scale`), `word` (`low` is the index
            of a word on `scale`), `unknown` (nothing but `note`).
        low: Value, lower edge or index.
        high: Upper edge of a range, else equal to `low`.
        unit: What the number counts; empty for bands and words.
        scale: Name of the words, catalogue keys `scale.<scale>.<index>`.
        note: Why it is unknown, or a remark (for example that the band is an impression).
    """

    kind: Literal["exact", "range", "band", "word", "unknown"]
    low: int = 0
    high: int = 0
    unit: Unit = ""
    scale: str = ""
    note: Line | None = None


@dataclass(frozen=True, slots=True)
class Gauge:
    """One named reading in a panel of the map; catalogue keys `gauge.<id>` and `gauge.<id>.tip`.

    Attributes:
        id: Name, unique in its panel and about.
        panel: Column of the map, or `me`.
        about: The firm, seat, component or manager it speaks of; empty when the panel says it.
        reading: What is known now.
        trend: -1, 0, 1 against last quarter, or `None` when not known.
        history: Earlier values as the seat knew them, oldest first, -1 where it did not.
        target: Where it is being moved to, `None` when nowhere or unknown.
    """

    id: str
    panel: Panel
    about: str
    reading: Reading
    trend: int | None = None
    history: tuple[int, ...] = ()
    target: int | None = None


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Who sits where, by public name; `note` is what the reader knows of where they work (a bench, or nothing).

    `office` is which part of a split TMT they are, empty for everybody else.
    """

    seat: Seat
    firm: Firm
    role: Role
    name: str
    is_you: bool
    note: Line | None = None
    office: Office = ""


@dataclass(frozen=True, slots=True)
class FirmCard:
    """A firm's public face; `shape` keeps firms apart without colour."""

    firm: Firm
    label: str
    shape: str
    is_yours: bool


@dataclass(frozen=True, slots=True)
class ComponentChip:
    """A named piece of knowledge as the reader sees it; an unseen core component has an empty name and kind `unknown`."""

    component: Component
    name: str
    text: str
    owner: Firm | Literal[""]
    kind: Literal["common", "complementary", "core", "unknown"]
    product: Reading
    alliance: Reading
    tacit: Literal[0, 1, 2]
    is_locked: bool = False
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Touch:
    """A seen edge of the map: this topic lies next to that core component; width 1 cool, 2 warm, 3 hot."""

    topic: Component
    core: Component
    width: Literal[1, 2, 3]


@dataclass(frozen=True, slots=True)
class Flow:
    """An edge between two panels: knowledge shared, a known leak, a suspicion, people, or nobody knows."""

    kind: Literal["share", "leak", "suspicion", "people", "unknown"]
    source: Firm
    target: Firm
    reading: Reading


@dataclass(frozen=True, slots=True)
class TenderCard:
    """One line of the tender board; `outcome` is empty before the decision."""

    quarter: int
    lead: Firm
    client: str
    value_keur: int
    note: Line | None
    lean: Reading
    outcome: Line | None = None


@dataclass(frozen=True, slots=True)
class Factor:
    """One reason in words: catalogue key below `factor.`, sign, and weight 3 mainly, 2 also, 1 a little."""

    label: Line
    sign: Literal[-1, 1]
    weight: Literal[1, 2, 3]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of 'what happened and why': what, because, so what, and where to look.

    Attributes:
        event: Kind of the fact, for the icon.
        because: At most three factors, largest first, that the reader may know.
        has_hidden: Whether there are causes that the reader cannot see.
        jump: Panel, gauge or component that it is about.
    """

    quarter: int
    event: str
    tone: Tone
    what: Line
    because: tuple[Factor, ...] = ()
    has_hidden: bool = False
    so: Line | None = None
    jump: str = ""
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class TalkLine:
    """One spoken line, as the reader may hear it."""

    quarter: int
    seat: Seat
    channel: str
    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One admissible value of a field; closed ones stay visible with their sentence."""

    value: str
    label: Line
    cost: int = 0
    closed: Line | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a card's form, so that a client can draw and fill any card.

    Attributes:
        name: Field of the move.
        kind: `choice` (one of `choices`), `many` (up to `most` of `choices`), `level` (`low`…`high` by `step`), `text`
            (up to `most` characters).
    """

    name: str
    kind: Literal["choice", "many", "level", "text"]
    label: Line
    choices: tuple[Choice, ...] = ()
    low: int = 0
    high: int = 0
    step: int = 1
    most: int = 0


@dataclass(frozen=True, slots=True)
class Effect:
    """A preview chip: what the drafted card is expected to move; a range computed from the view alone."""

    label: Line
    direction: Literal[-1, 0, 1]
    tone: Tone
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class CardOption:
    """One card of the seat's menu; catalogue keys `card.<id>.title` and `card.<id>.text`.

    Attributes:
        cost: Tokens or focus of the drafted (or, undrafted, of the shown) values.
        cost_keur: Money per quarter of the same.
        closed: Why it cannot be played now, or `None`.
        values: Field values that are drafted, or that would be if the card is added as shown.
        is_drafted: Whether it lies in the draft.
        is_standing: Whether leaving it out keeps the values shown (a standing decision) rather than doing nothing.
    """

    card: str
    cost: int
    cost_keur: int
    closed: Line | None
    fields: tuple[Field, ...]
    values: tuple[tuple[str, CardValue], ...]
    effects: tuple[Effect, ...]
    warnings: tuple[Line, ...]
    is_drafted: bool
    is_standing: bool


@dataclass(frozen=True, slots=True)
class Ask:
    """An idle task: a question with its answers, none where own words are asked for; `kind` is the move that answers it."""

    kind: Literal["mark", "predict", "feel", "word", "answer"]
    question: str
    label: Line
    answers: tuple[Choice, ...]
    answered: str = ""
    sure: int = 0


@dataclass(frozen=True, slots=True)
class Options:
    """What the seat may do now.

    Attributes:
        may_act: Whether the phase waits for this seat.
        is_sealed: Whether the seat is done with the phase.
        purse: Tokens or focus in hand before the draft; in a split TMT what colleagues have left of the pool.
        spent: Tokens or focus that the draft spends.
        channels: Where the seat may speak, values for `Say.channel`.
    """

    may_act: bool
    is_sealed: bool
    purse: int
    spent: int
    purse_unit: Literal["tokens", "focus"]
    cards: tuple[CardOption, ...]
    asks: tuple[Ask, ...]
    channels: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class TeamMate:
    """A colleague in a split TMT, with what it has laid in the strategy phase.

    Attributes:
        cards: Its draft, without its first plan.
        spent: Tokens of the common pool that they take.
        plan: Its first plan as far as it lies open to the reader, else `None`.
    """

    seat: Seat
    office: Office
    cards: tuple[Card, ...]
    spent: int
    plan: FirstPlan | None
    is_sealed: bool


@dataclass(frozen=True, slots=True)
class LadderSide:
    """One side of a session as it was revealed; `depth` is an index into the four rungs, -1 for nobody there."""

    seat: Seat
    name: str
    depth: int
    topic: str
    said: str


@dataclass(frozen=True, slots=True)
class Session:
    """The reveal of one bench: two ladders, the need, the solved part and the sentence of the pair of depths."""

    quarter: int
    need: int
    mine: LadderSide
    theirs: LadderSide
    solved_bp: int
    sentence: Line
    is_breakthrough: bool


@dataclass(frozen=True, slots=True)
class Insight:
    """A card in the receiver's hand: what it learned of the partner; `size` 0 a hint, 1 a piece, 2 the trick."""

    quarter: int
    component: Component
    name: str
    kind: Literal["problem", "underneath"]
    size: Literal[0, 1, 2]
    units: int
    text: str
    is_used: bool = False


@dataclass(frozen=True, slots=True)
class Bench:
    """What lies on a bench for the engineer who sits there.

    Attributes:
        need: Index of the rung that the problem needs.
        partner: Who sits across, empty when nobody does.
        asked: The partner's question as worded, `None` while nobody asked.
        asked_topic: Own topic it is about.
        pull: Index of the rung that feels natural today, -1 before the encounters.
        mandate: Index of the rung that home allows.
        cells: Filled cells of the shared drawing, 0…12.
        beneath: For each own topic, the core next to it as far as it is seen (an unseen one has kind `unknown`).
    """

    bench: int
    name: str
    problem: str
    need: int
    partner: Seat | Literal[""]
    asked: Line | None
    asked_topic: Component | Literal[""]
    pull: int
    mandate: int
    cells: int
    topics: tuple[ComponentChip, ...]
    beneath: tuple[ComponentChip, ...]
    touches: tuple[Touch, ...]
    last: Session | None


@dataclass(frozen=True, slots=True)
class WordRow:
    """One word that was given, as far as those who heard it know.

    Attributes:
        to: Whom it was given to. what: What was promised, as a sentence.
        detail: The rung of a word about depth, the percent of one about a wall, else empty.
        is_to_you, binds_you: Whether the reader, or its firm, received it or must keep it.
        may: What the reader may do with it: `judge` a free one, `show` a private one.
    """

    number: int
    quarter: int
    giver: Seat
    to: Line
    kind: Word
    what: Line
    detail: str
    until: int
    is_public: bool
    status: Literal["running", "kept", "broken", "unknown"]
    is_to_you: bool
    binds_you: bool
    may: tuple[Literal["judge", "show"], ...]


@dataclass(frozen=True, slots=True)
class WordForm:
    """One kind of word that the seat may give: `what` to choose from, or a text of up to `most` characters, or neither."""

    kind: Word
    label: Line
    to: tuple[Choice, ...]
    what: tuple[Choice, ...]
    most: int


@dataclass(frozen=True, slots=True)
class Words:
    """The ledger of words, oldest first, and the form to give one.

    Attributes:
        first, last: Quarters that a word given now can hold until, edges included.
        closed: Why none can be given now, or `None`.
    """

    ledger: tuple[WordRow, ...] = ()
    forms: tuple[WordForm, ...] = ()
    first: int = 0
    last: int = 0
    closed: Line | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """The one page of a role; the private part is for this seat alone."""

    public: str
    private: str
    goal: Line
    background: str
    wall_line: str


@dataclass(frozen=True, slots=True)
class ScoreWord:
    """One part of the own quarter as a word: 0 rough, 1 thin, 2 fair, 3 good, 4 rare."""

    part: Literal["role", "identity", "firm", "alliance"]
    word: Literal[0, 1, 2, 3, 4]
    trend: Literal[-1, 0, 1]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the results phase tells one seat about the quarter."""

    quarter: int
    words: tuple[ScoreWord, ...]
    lines: tuple[tuple[Line, Reading], ...]
    predicted: tuple[tuple[Line, Line, bool], ...]


@dataclass(frozen=True, slots=True)
class SeatView:
    """All that one seat may know, and all that it may do.

    Attributes:
        nominal: The number of quarters that the header speaks of ("of about").
        is_last: Whether the boards have met: only after the last quarter's resolution.
        news: Public lines of this quarter, the seat's own mail after them.
        map_gauges: Readings by panel, in the order in which they are drawn.
        office: Which part of a split TMT the seat is, else empty. team: Its colleagues there.
    """

    seat: Seat
    firm: Firm
    role: Role
    name: str
    title: str
    quarter: int
    nominal: int
    phase: Phase
    is_last: bool
    is_dormant: bool
    firms: tuple[FirmCard, ...]
    people: tuple[PersonCard, ...]
    brief: Brief
    news: tuple[str, ...]
    map_gauges: tuple[Gauge, ...]
    flows: tuple[Flow, ...]
    components: tuple[ComponentChip, ...]
    touches: tuple[Touch, ...]
    tenders: tuple[TenderCard, ...]
    insights: tuple[Insight, ...]
    bench: Bench | None
    sessions: tuple[Session, ...]
    feed: tuple[Entry, ...]
    talk: tuple[TalkLine, ...]
    options: Options
    outcome: Outcome | None
    words: Words = Words()
    office: Office = ""
    team: tuple[TeamMate, ...] = ()


@dataclass(frozen=True, slots=True)
class WallView:
    """What the projector may show: only what every seat may know."""

    title: str
    wall_line: str
    quarter: int
    nominal: int
    phase: Phase
    is_last: bool
    is_dormant: bool
    firms: tuple[FirmCard, ...]
    people: tuple[PersonCard, ...]
    news: tuple[str, ...]
    gauges: tuple[Gauge, ...]
    tenders: tuple[TenderCard, ...]
    benches: tuple[tuple[str, int], ...]
    feed: tuple[Entry, ...]
    talk: tuple[TalkLine, ...]
    words: tuple[WordRow, ...] = ()


@dataclass(frozen=True, slots=True)
class FacilitatorView:
    """What runs the session: whom we wait for, and the whole truth in numbers.

    Attributes:
        waiting: Seats that may act and have not sealed.
        truth: Every level of the state by name, in its unit.
    """

    quarter: int
    nominal: int
    phase: Phase
    is_last: bool
    people: tuple[PersonCard, ...]
    waiting: tuple[Seat, ...]
    truth: tuple[tuple[str, int], ...]
    feed: tuple[Entry, ...]
    talk: tuple[TalkLine, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a debrief chart; values by quarter from 1, -1 where there is none; `style` keeps it apart without colour."""

    name: Line
    firm: Firm | Literal[""]
    values: tuple[int, ...]
    unit: Unit
    style: Literal["solid", "dashed", "dotted"] = "solid"


@dataclass(frozen=True, slots=True)
class Chart:
    """One debrief chart; catalogue key `chart.<id>`."""

    id: str
    low: int
    high: int
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One step of a causal chain: what happened, and the sign by which it pushed the next: up or likelier, or down."""

    what: Line
    where: Line
    sign: Literal[-1, 0, 1]
    event: str


@dataclass(frozen=True, slots=True)
class Contribution:
    """One named cause with its signed size; the sizes of a list sum to the whole."""

    label: Line
    size_bp: int


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A quarter in which the game turned, with the causes that sum to the move and the chain back to a decision."""

    quarter: int
    what: Line
    where: Line
    event: str
    size_bp: int
    causes: tuple[Contribution, ...]
    chain: tuple[ChainStep, ...]


@dataclass(frozen=True, slots=True)
class PaySlice:
    """What paid the seat in one quarter: points by part, and the identity part by the loyalty that earned it."""

    quarter: int
    parts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class OwnPage:
    """The private page of one seat: what paid you, what you knew, foretold and called them, how torn you felt and were modelled."""

    pay: tuple[PaySlice, ...]
    total: int
    goal: Line
    decisions: tuple[Entry, ...]
    predictions: tuple[tuple[int, Line, Line, bool], ...]
    felt: tuple[int, ...]
    modelled: tuple[int, ...]
    learned: tuple[Insight, ...]
    called: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DebriefView:
    """The end of a game for one seat: everything that happened, why, and the seat's own page.

    Attributes:
        totals: Each firm's value and the alliance's, in kEUR, by name.
        leaks: Every leak with its causes, also the undetected ones.
        field: Firm A against firm B and alliance, in kEUR, of earlier bot games, for the dot plot.
        questions: The scenario's own debrief questions by step.
    """

    title: str
    quarters: int
    charts: tuple[Chart, ...]
    turning_points: tuple[TurningPoint, ...]
    leaks: tuple[TurningPoint, ...]
    totals: tuple[tuple[str, int], ...]
    field: tuple[tuple[int, int, int], ...]
    questions: tuple[tuple[str, str], ...]
    page: OwnPage | None


@dataclass(frozen=True, slots=True)
class Likely:
    """A difference as far as it can be told: the mean over possible tables, and `low`…`high` where it probably lies."""

    mean: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class AdviceRow:
    """What one draft would probably lead to, against the measured draft on the same tables; never from the truth.

    Attributes:
        cards: The draft.
        what: The draft in words, one line a card; `coach.nothing` for an empty one.
        points: Own points a quarter more or less than the measured draft, in tenths.
        firm, alliance: The same for the own firm's result and the joint value, a quarter, in kEUR.
        tables: Own points as in `points` at each possible table, the likeliest first.
        why: Sentence with the reason. sure: Sentence that says how sure.
        is_measure: Whether this is the draft with which the others are compared.
    """

    cards: tuple[Card, ...]
    what: tuple[Line, ...]
    points: Likely
    firm: Likely
    alliance: Likely
    tables: tuple[int, ...]
    why: Line
    sure: Line
    is_measure: bool = False


@dataclass(frozen=True, slots=True)
class AdviceView:
    """What a coach makes of a moment, best draft first.

    Attributes:
        tables: How many possible tables were looked at. quarters: How far ahead.
        rows: The drafts; empty where too few tables could be the seat's.
        advised: Index of the row that is better than the measured one for sure, -1 where none is.
        verdict: Sentence that says what the coach advises, or why it cannot.
        is_own: Whether the measure is the seat's own draft, and not what a steady colleague would do.
    """

    seat: Seat
    quarter: int
    phase: str
    tables: int
    quarters: int
    rows: tuple[AdviceRow, ...]
    advised: int
    verdict: Line
    is_own: bool
