"""The part of the file format for variants and outcomes; deliberately absent: how a variant is laid over the file."""

from typing import Annotated, Any

from pydantic import Field

from game.scenario.case import Relation
from game.scenario.spec_setting import Bp, Label, Part, Sentence

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,30}$")]


class VariantPart(Part):
    """`variants.<id>`: the file with a change, played as `NAME:ID`."""

    title: Label = Field(description="What an author or a facilitator reads; participants do not.")
    text: Sentence = Field(description="What is different, and what it shows.")
    change: dict[str, Any] = Field(
        {}, description="Keys of the whole file, laid over it: mappings and `events` row by row, `null` deletes a key."
    )
    without: list[str] = Field([], description="Ids of events that do not happen; what falls with them goes too.")
    conduct: dict[str, Any] = Field(
        {}, description="As `conduct` of the whole file, laid over it.", json_schema_extra={"example": '{{"*": {}}}'}
    )


class OutcomePart(Part):
    """`outcomes[]`: what should come of the case, as an inequality between means over paired bot games.

    With d = treatment - times · (control or number): `greater` says d > by, `less` d < -by, `at_least` d >= -by,
    `at_most` d <= by. Written down before the games are played.
    """

    id: Name = Field(description="Its id.")
    text: Sentence = Field(description="The outcome in words.")
    source: Label = Field(description="Where it is claimed.")
    observable: Label = Field(description="What is measured, listed below; levels run from 0 to 1, money is kEUR.")
    relation: Relation = Field(description="How treatment and control compare.")
    treatment: str = Field(description="Id of a variant, or `base`, the file as it stands.")
    control: str | None = Field(None, description="Id of another variant, or `base`.")
    number: float | None = Field(None, description="A number instead of a control.")
    times: float = Field(1.0, description="Factor on the control.")
    by: float = Field(0.0, description="Margin, in units of the observable; not negative.", ge=0)
    firm: str | None = Field(None, description="Whose value counts; default: the mean over firms.")
    from_bp: Bp = Field(0, description="First point of the game that counts.")
    to_bp: Bp = Field(10_000, description="Last point of the game that counts.")
    at: list[str] = Field(["full", "class"], description="Presets for which it should hold.")
    miss: str = Field("", description="Why it does not hold, as far as is known; shown where it does not.")
