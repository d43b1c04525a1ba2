"""The part of the file format that sets lengths, knobs and start values; deliberately absent: who plays and what about.

Every field says what it means and in which unit: the manual and the sentences about problems are made from that.
"""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.fields import FieldInfo

from game.ids import Place, Stance
from game.scenario.setting import Need


def whole(lo: int, hi: int, unit: str) -> FieldInfo:
    """Return the metadata of a whole number with bounds and a unit."""
    info: FieldInfo = Field(ge=lo, le=hi, json_schema_extra={"unit": unit})
    return info


def listed(value: Any) -> Any:
    """Let an author write one sentence where a list of sentences may stand."""
    return [value] if isinstance(value, str) else value


Bp = Annotated[int, whole(0, 10_000, "bp")]
Keur = Annotated[int, whole(0, 1_000_000, "kEUR")]
Percent = Annotated[int, whole(0, 100, "%")]
Units = Annotated[int, whole(0, 1_000, "units")]
Seconds = Annotated[int, whole(0, 3_600, "s")]
Quarter = Annotated[int, whole(1, 17, "quarter")]
Text = Annotated[str, Field(min_length=1, max_length=4_000)]
Sentence = Annotated[str, Field(min_length=1, max_length=240)]
Label = Annotated[str, Field(min_length=1, max_length=60)]
Sentences = Annotated[list[Sentence], BeforeValidator(listed), Field(max_length=12)]
Mastery = Annotated[list[Units], Field(min_length=2, max_length=2)]


class Part(BaseModel):
    """What every part of the file shares: strict types, no unknown keys, immutable."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, populate_by_name=False)


class Quarters(Part):
    """`quarters`: the length of the game."""

    nominal: Annotated[int, whole(3, 16, "quarters")] = Field(description="Nominal number of quarters, T.")
    spread: Annotated[int, whole(0, 1, "quarters")] = Field(1, description="The last is drawn from T-spread…T+spread.")


class PresetSpec(Part):
    """`presets.<name>`: a length and a clock; what is left out comes from the built-in preset of that name."""

    quarters: Annotated[int, whole(3, 16, "quarters")] | None = Field(None, description="Nominal number of quarters.")
    spread: Annotated[int, whole(0, 1, "quarters")] | None = Field(None, description="As in `quarters`.")
    seconds: Annotated[list[Seconds], Field(min_length=5, max_length=5)] | None = Field(
        None, description="For news, strategy, units, encounters, results; all 0: no clock."
    )
    first_quarter: Annotated[int, whole(100, 300, "%")] | None = Field(
        None, description="Length of the first quarter in percent of the others."
    )


class KnobsSpec(Part):
    """`knobs` (whole table) and `firms.<firm>.knobs` (one firm): the setting; defaults from the model."""

    overlap: Bp = Field(4_000, description="How much both firms know alike at the start. Table only.")
    rival: Bp = Field(5_000, description="Market rivalry. Table only.")
    compl: Annotated[int, whole(0, 20_000, "bp")] = Field(10_000, description="Complementarity. Table only.")
    compl_unit: Bp = Field(0, description="How far tenders need different things from each side. Table only.")
    complexity: Bp = Field(7_000, description="How hard the joint problems are. Table only.")
    parallel: Bp = Field(0, description="Rival projects run side by side. Table only.")
    client_demand: Bp = Field(0, description="How much clients ask for joint bids. Table only.")
    understanding: Bp = Field(2_000, description="Common understanding at the start. Table only.")
    extra_comp: Annotated[int, whole(-10_000, 10_000, "bp")] = Field(0, description="Added to competition.")
    trust: Bp = Field(5_000, description="Trust in the partner at the start.")
    distrust: Bp = Field(2_500, description="Distrust of the partner at the start.")
    reputation_damage: Bp = Field(0, description="Damage the partner has done to its name with this firm.")
    exclusion_habit: Bp = Field(1_000, description="Habit of leaving the partner out.")
    coop: Bp = Field(3_000, description="Intensity of cooperation at the start.")
    comp: Bp = Field(3_000, description="Intensity of competition at the start.")
    mindset: Bp = Field(5_000, description="The TMT's paradox mindset.")
    diversity: Bp = Field(5_000, description="Diversity of views in the TMT.")
    cap: Bp = Field(3_000, description="Coopetition capability at the start.")
    walls_claim: Bp = Field(0, description="What partners believe of this firm's wall; 0: they judge by what they see.")
    walls_claim_wider: Bp | None = Field(
        None, description="The same outside the partner's alliance unit; default: `walls_claim`."
    )
    strength: Annotated[int, whole(1_000, 100_000, "bp")] = Field(
        10_000, description="Weight of this firm in the part of the market that nobody contests."
    )
    ded: Bp = Field(5_000, description="Experience and dedication of the alliance team.")
    independence: Bp = Field(2_000, description="Pride in neutrality; also the managers' default.")
    absorb: Bp = Field(4_000, description="Absorptive capacity before any understanding.")
    amnesia: Bp = Field(0, description="How fast understanding is lost between projects.")
    education: Bp = Field(0, description="Training in the partner's technology before the game.")
    kill: Bp = Field(0, description="Hostile rhetoric at the start.")
    noise: Bp = Field(10_000, description="Start-up scatter: 0 none, 10000 the model's.")


TABLE_KNOBS = frozenset(
    ("overlap", "rival", "compl", "compl_unit", "complexity", "parallel", "client_demand", "understanding")
)


class ParSpec(Part):
    """`par`: the 5th and 95th percentile of mixed bot games."""

    firm_low: Keur = Field(10_500, description="A firm's quarter result, low.")
    firm_high: Keur = Field(20_500, description="A firm's quarter result, high.")
    alliance_low: Keur = Field(1_500, description="The alliance's quarter result, low.")
    alliance_high: Keur = Field(13_000, description="The alliance's quarter result, high.")
    joint_high: Keur = Field(5_000, description="A firm's share of joint value, high.")
    legacy_high: Keur = Field(10_000, description="Legacy, high.")


class Course(Part):
    """`start.course`: effort in percent, sum 100, and target closeness."""

    y: Annotated[int, whole(10, 80, "%")] = Field(description="Effort for the joint work.")
    z: Annotated[int, whole(10, 80, "%")] = Field(description="Effort against them.")
    e: Annotated[int, whole(5, 60, "%")] = Field(description="Effort in looking elsewhere.")
    stance: Stance = Field("guarded", description="Target closeness.")


class Identify(Part):
    """`start.identify`: the four loyalties, start and baseline."""

    org: Bp = Field(5_500, description="My firm.")
    unit: Bp = Field(6_000, description="My unit.")
    team: Bp = Field(1_500, description="The joint team.")
    prof: Bp = Field(5_000, description="My craft.")


class StartSpec(Part):
    """`start` (all firms) and `firms.<firm>.start` (one firm): what a firm begins with."""

    course: Course = Field(Course(y=40, z=40, e=20), description="Effort and target closeness.")
    sep: Bp = Field(4_000, description="Units apart.")
    int_: Bp = Field(3_000, alias="int", description="Units knit together.")
    wall: Bp = Field(0, description="Wall between the units.")
    mandate: Need = Field("deep_dive", description="How deep engineers may go.")
    seat_place: Place = Field("visits", description="Where the bench engineers work.")
    red_queen: Bp = Field(2_000, description="Red-queen level of the market.")
    lock_in: Bp = Field(1_000, description="Relational inertia.")
    novelty: Annotated[int, whole(0, 15_000, "bp")] = Field(2_000, description="Novelty from search.")
    meta: Bp = Field(0, description="How far the shared-win story has caught on.")
    multivocal: Bp = Field(0, description="How far each side may call the alliance what it likes.")
    pipeline: Annotated[int, whole(0, 20_000, "bp")] = Field(0, description="Joint business in preparation.")
    q: Bp = Field(2_000, description="How far people hold both poles in view.")
    identify: Identify = Field(Identify(), description="Loyalties.")
