"""The `experiment` block of a scenario file: its format and what the law reads of it.

Deliberately absent: checks across keys (`checks_experiment`), and what an intervention does (`game.rules.experiment`).
"""

from typing import Annotated

from pydantic import Field

from game.ids import Role
from game.scenario.interventions import Do, Intervention
from game.scenario.spec_setting import Part, Quarter

LAST = 17
EVERYBODY: tuple[Role, ...] = ("eng_a", "eng_p")


class InterventionPart(Part):
    """`experiment[]`: for the laboratory. Nature sets or holds what people would have to bring about.

    Levels are those of loyalty (`org unit team prof q`), of a pair of firms (`trust distrust damage understanding habit coop
    comp`), of a firm (`cap lock_in novelty meta multivocal pipeline believed_wall sep int wall attitudes`), of the table
    (`red_queen rival compl compl_unit`), and three that people cannot move at all: `kill` (rhetoric), `encounter` (how much of
    a quarter benches spend together), `labels` (10000: bench engineers see every label). A level that is held is put back when
    a quarter opens, after the day's talk, and when bonds have moved. A table with an experiment plays, records and replays
    like any other: what stands here holds in every game of the file, those that people play too. Put it into the `change` of a
    variant unless that is meant.
    """

    do: Do = Field(description="Set once, hold, a loyalty's baseline, a constant of the model, a betrayal.")
    what: Annotated[str, Field(max_length=60)] = Field("", description="Level or constant; nothing for a betrayal.")
    to: float = Field(description="Level or size in bp, or the constant's number.")
    firms: list[str] | None = Field(None, description="Whose; for a betrayal who betrays; default: all.")
    toward: list[str] | None = Field(None, description="For a pair: towards whom; default: all.")
    roles: list[Role] | None = Field(None, description="For a loyalty: whose; default: all engineers.")
    since: Quarter = Field(1, description="First quarter.")
    until: Quarter = Field(LAST, description="Last quarter.")


def interventions(parts: list[InterventionPart], firms: list[str]) -> tuple[Intervention, ...]:
    """Return what the law reads of a block that has passed every check."""
    return tuple(_one(part, firms) for part in parts)


def _one(part: InterventionPart, firms: list[str]) -> Intervention:
    everybody = tuple(range(len(firms)))
    return Intervention(
        do=part.do,
        what=part.what,
        to=part.to if part.do == "constant" else int(part.to),
        firms=everybody if part.firms is None else tuple(firms.index(name) for name in part.firms),
        toward=everybody if part.toward is None else tuple(firms.index(name) for name in part.toward),
        roles=EVERYBODY if part.roles is None else tuple(part.roles),
        first=part.since,
        last=part.until,
    )
