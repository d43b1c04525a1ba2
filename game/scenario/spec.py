"""The data format of a scenario file, `format: 1`, as pydantic models; deliberately absent: checks across keys.

Every field says what it means and in which unit: the manual and the sentences about problems are made from that.
"""

from typing import Annotated, Any, Literal

from pydantic import Field

from game.scenario.model import Goal, Kind, Need, Outcome, Shape
from game.scenario.spec_case import Name, OutcomePart, VariantPart
from game.scenario.spec_experiment import InterventionPart
from game.scenario.spec_setting import (
    Bp,
    Keur,
    KnobsSpec,
    Label,
    Mastery,
    ParSpec,
    Part,
    PresetSpec,
    Quarter,
    Quarters,
    Sentence,
    Sentences,
    StartSpec,
    Text,
    whole,
)

LANGUAGES = ("en",)
PUBLIC_WORDS = 140
PRIVATE_WORDS = 90


class ManagerPart(Part):
    """`firms.<firm>.managers[]`: a client manager."""

    name: Label = Field(description="Name.")
    client: Label = Field(description="The client; tenders refer to it.")
    attitude: Bp = Field(5_000, description="Disposition to bid together.")
    independence: Bp | None = Field(None, description="Pride in bidding alone; default: the firm's knob.")
    reason: Sentence = Field("We have always done it this way.", description="One line he or she would say.")


class FirmPart(Part):
    """`firms.<firm>`: two to four of them."""

    label: Label = Field(description="Name of the firm.")
    shape: Shape = Field(description="Its shape on the map; no two alike.")
    ours: Sentence | None = Field(None, description="Its core in words, for {ours}; default: the core's labels.")
    seats: dict[str, Label] = Field(
        description="Chair: name. tmt, ally, prod once; eng_a1…eng_a3, eng_p1…eng_p3; perhaps director, cto."
    )
    managers: list[ManagerPart] = Field(description="One to twelve.", min_length=1, max_length=12)
    knobs: dict[str, Any] = Field({}, description="Knobs of this firm alone; not those marked *table only*.")
    start: dict[str, Any] = Field({}, description="Keys of `start` for this firm alone.")
    relations: dict[str, list[Literal["customer", "supplier", "rival"]]] = Field(
        {}, description="Other firm: what else it is to this one, besides a partner."
    )
    briefs: dict[str, Text] = Field({}, description="Briefs of this firm alone, as in `briefs`.")
    private_goals: dict[str, Goal] = Field({}, description="Goals of this firm alone, as in `private_goals`.")


class ComponentPart(Part):
    """`components.<id>`: a named piece of knowledge."""

    label: Label | None = Field(None, description="Name; default: the id with spaces.")
    kind: Kind = Field(description="Both know it, useful to the partner, or what the owner lives on.")
    owner: str | None = Field(None, description="A firm; not for common components.")
    tacit: Bp = Field(5_000, description="How far it cannot be written down.")
    touches: dict[str, Bp] = Field(
        {},
        description="Own core component: nearness; for complementary ones. Sum 7000–14000, or up to 10000 if one core.",
    )
    mastery: dict[str, Mastery] = Field({}, description="Firm: [product unit, alliance unit]; default from `overlap`.")
    text: Sentence = Field(description="Plain description.")
    area: Label | None = Field(None, description="What a stranger would call it; default: the owner's work.")
    question: Sentence = Field("How do you do this?", description="Asked for the problem.")
    underneath: Sentence = Field("And how does that work underneath?", description="Asked by someone who digs.")
    insights: Sentences = Field(
        ["There is more to it than we thought."],
        description="A hint, a piece, the trick: what the receiver's card says.",
        min_length=1,
    )


class Placed(Part):
    """Where an item falls: `q`, `at_bp`, `event` or `overtime`, or none of them: the next quarter still empty."""

    q: Quarter | None = Field(None, description="This quarter, whatever the length.")
    at_bp: Bp | None = Field(None, description="At this point of the game, scaled with its length.")
    event: str | None = Field(None, description="In the quarter of this event.")
    overtime: bool = Field(False, description="In the quarter after the nominal last.")


class ProblemPart(Placed):
    """`benches[].problems[]`: what lies on the bench for a quarter."""

    need: Need | None = Field(None, description="What solves it; default: drawn.")
    text: Sentence = Field(description="Two sentences at most.")


class BenchPart(Part):
    """`benches[]`: a workstream; as many as each firm has bench engineers, at least one."""

    name: Label = Field(description="Its name.")
    theme: Sentence = Field("", description="What it is about.")
    problems: list[ProblemPart] = Field(description="Its problems.", min_length=1)


class ItemPart(Placed):
    """`news[]`: one public line."""

    text: Sentence = Field(description="The line.")
    on: Outcome = Field("always", description="Only after this end of a rumour.")


class EventPart(Part):
    """`events[]`: something the story brings. Shocks never fall in quarter 1 nor in the last two."""

    id: Label = Field(description="Its id.")
    kind: str | None = Field(None, description="One of the kinds below; default: the id.")
    at_bp: Bp = Field(description="Point of the game: 0 first quarter, 10000 last.")
    firms: list[str] | None = Field(None, description="Whom it strikes; default: all.")
    params: dict[str, Any] = Field({}, description="Numbers of the kind; defaults below.")
    text: Sentence | None = Field(None, description="Public sentence; default: the kind's.")
    switchable: bool = Field(False, description="Whether the facilitator may switch it off beforehand.")


class TenderPart(Placed):
    """`tenders[]`: a job with a name; one per firm and quarter."""

    lead: str = Field(description="The firm whose client it is.")
    client: Label = Field(description="A client of one of its managers.")
    job: Label | None = Field(None, description="Name on the board; default: the client.")
    value: Annotated[int, whole(100, 100_000, "kEUR")] = Field(description="Worth of the job.")
    client_demand: Bp | None = Field(None, description="How much the client insists on both; default: the knob.")
    complementary: Bp | None = Field(None, description="How different the two parts are; default: `compl_unit`.")
    outsider_bonus: Annotated[int, whole(-5_000, 5_000, "bp")] = Field(0, description="The third house's strength.")
    their_technology: bool = Field(
        False, description="Whether the partner's technology decides: own experts are asked."
    )
    note: str = Field("", description="A public remark.", max_length=240)


class RoutinePart(Part):
    """`routine`: renewals that fill every firm's quarters without a named tender."""

    value: Keur = Field(description="Worth of a renewal.")


class DebriefPart(Part):
    """`debrief`: own questions for the four steps."""

    feelings: Sentences = Field(description="What was felt.")
    happened: Sentences = Field(description="What happened.")
    why: Sentences = Field(description="Why.")
    transfer: Sentences = Field(description="What it has to do with us.")


class File(Part):
    """The whole file."""

    format: Literal[1] = Field(description="Version of this format.")
    name: Name = Field(description="Name of the folder.")
    title: Label = Field(description="What people read.")
    language: Literal["en"] = Field("en", description="Language of the texts.")
    wall_line: Sentence = Field(description="The one sentence on the wall.")
    background: Text = Field("", description="Public page.")
    outsider: Label = Field("a third house", description="Name of the third house in the market.")
    quarters: Quarters = Field(description="Length.")
    presets: dict[str, PresetSpec] = Field({}, description="Lengths and clocks, the default first; none: all three.")
    knobs: KnobsSpec = Field(KnobsSpec(), description="The setting.")
    par: ParSpec = Field(ParSpec(), description="What scores are measured against.")
    start: StartSpec = Field(StartSpec(), description="What firms begin with.")
    constants: dict[str, int | float] = Field({}, description="Constants of the model (docs/model.md), name: number.")
    firms: dict[str, FirmPart] = Field(description="Two to four.", min_length=2, max_length=4)
    seat_order: list[str] = Field([], description="Chairs in the order in which people get them; the rest follow.")
    components: dict[str, ComponentPart] = Field(description="What there is to know.", min_length=1)
    benches: list[BenchPart] = Field(description="One to four.", min_length=1, max_length=4)
    news: list[ItemPart] = Field([], description="Public lines.")
    events: list[EventPart] = Field([], description="What the story brings.")
    tenders: list[TenderPart] = Field([], description="Jobs with a name.")
    routine: RoutinePart | None = Field(None, description="Renewals; none: quarters without a named tender stay empty.")
    private_goals: dict[str, Goal] = Field({}, description="Chair (or eng_a, eng_p): goal; listed below.")
    briefs: dict[str, Text] = Field(
        {}, description=f"Chair (or eng_a, eng_p): at most {PUBLIC_WORDS} words, then ## and at most {PRIVATE_WORDS}."
    )
    experiment: list[InterventionPart] = Field([], description="For the laboratory; see below.", max_length=40)
    objectives: list[Sentence] = Field([], description="What participants can do afterwards.")
    debrief: DebriefPart = Field(description="Questions.")
    conduct: dict[str, Any] = Field(
        {},
        description='What bots do in batches. Firm or "*": a policy, or role: {lever: value}, with `policy`.',
        json_schema_extra={"example": '{{"*": {}}}'},
    )
    variants: dict[str, VariantPart] = Field(
        {}, description="The same case set up otherwise, each played as `NAME:ID`."
    )
    outcomes: list[OutcomePart] = Field([], description="What should come of the case and its variants.")
