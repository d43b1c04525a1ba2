"""What a timed event or a facilitator's card does: one small value per kind, with the design's numbers as defaults.

Deliberately absent: applying an effect (see `rules`) and saying when it happens (see `schedule`). The same values are
the typed `params:` of a scenario's event and the cards in a facilitator's hand.
"""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field

Bp = Annotated[int, Field(ge=0, le=10_000)]
Shift = Annotated[int, Field(ge=-10_000, le=10_000)]
Spell = Annotated[int, Field(ge=1, le=16)]
Percent = Annotated[int, Field(ge=0, le=200)]


class Effect:
    """What all effects share.

    Attributes:
        SHOCK: Whether people need time to answer it, so that it never falls in quarter 1 nor after T-2.
        LINE: The public sentence when the scenario gives none.
    """

    __slots__ = ()
    __pydantic_config__ = ConfigDict(extra="forbid", strict=True)
    SHOCK: ClassVar[bool] = False
    LINE: ClassVar[str] = ""


@dataclass(frozen=True, slots=True)
class PriceWar(Effect):
    """Rivalry and red queen rise (bp) for some quarters."""

    SHOCK: ClassVar[bool] = True
    LINE: ClassVar[str] = "A third firm cuts prices by a tenth."
    rival_bp: Bp = 1_500
    red_queen_bp: Bp = 800
    quarters: Spell = 2
    kind: Literal["price_war"] = "price_war"


@dataclass(frozen=True, slots=True)
class ClientInsists(Effect):
    """Client demand for a joint bid (bp) on this quarter's tender of the firms named."""

    LINE: ClassVar[str] = "The client wants both of you or neither."
    demand_bp: Bp = 6_000
    kind: Literal["client_insists"] = "client_insists"


@dataclass(frozen=True, slots=True)
class Bought(Effect):
    """The partner is bought by the main rival: rivalry goes to this level (bp) and stays."""

    SHOCK: ClassVar[bool] = True
    LINE: ClassVar[str] = "Your partner is bought by your main rival."
    rival_to_bp: Bp = 9_500
    kind: Literal["bought"] = "bought"


@dataclass(frozen=True, slots=True)
class BoughtRumour(Effect):
    """Talk of a purchase: distrust rises now (bp); true with `true_bp`; settled after `quarters` or by an event."""

    SHOCK: ClassVar[bool] = True
    LINE: ClassVar[str] = "People say that your partner is about to be bought."
    true_bp: Bp = 6_000
    reliability: Annotated[int, Field(ge=1, le=3)] = 2
    distrust_bp: Shift = 500
    quarters: Spell = 2
    kind: Literal["bought_rumour"] = "bought_rumour"


@dataclass(frozen=True, slots=True)
class RumourResolved(Effect):
    """The rumour `rumour` (an event's id) ends: bought (rivalry to this level, bp) or not (distrust moves, bp)."""

    SHOCK: ClassVar[bool] = True
    LINE: ClassVar[str] = "The rumour is settled."
    rumour: str = "bought_rumour"
    rival_to_bp: Bp = 9_500
    distrust_bp: Shift = -500
    kind: Literal["rumour_resolved"] = "rumour_resolved"


@dataclass(frozen=True, slots=True)
class Recruiter(Effect):
    """Bench engineers' loyalty to their firm moves (bp) unless home credited them in the last two quarters."""

    LINE: ClassVar[str] = "A recruiter calls the lab."
    org_bp: Shift = -600
    kind: Literal["recruiter"] = "recruiter"


@dataclass(frozen=True, slots=True)
class KeyEngineer(Effect):
    """One chair of the firms named is half away: its encounters count this share (percent)."""

    SHOCK: ClassVar[bool] = True
    LINE: ClassVar[str] = "Your best bench mind is on leave for a quarter."
    chair: str = "eng_a1"
    encounter_percent: Percent = 50
    quarters: Spell = 1
    kind: Literal["key_engineer"] = "key_engineer"


@dataclass(frozen=True, slots=True)
class TownHall(Effect):
    """Hostile rhetoric (bp) at the firms named, for some quarters."""

    SHOCK: ClassVar[bool] = True
    LINE: ClassVar[str] = "Headquarters speaks: beat them."
    kill_bp: Bp = 5_000
    quarters: Spell = 1
    kind: Literal["town_hall"] = "town_hall"


@dataclass(frozen=True, slots=True)
class BoardPressure(Effect):
    """The TMT's private goal counts more (percent) and its tokens change, for some quarters."""

    LINE: ClassVar[str] = "The board wants proof this quarter."
    goal_percent: Percent = 200
    tokens: Annotated[int, Field(ge=-4, le=4)] = -1
    quarters: Spell = 2
    kind: Literal["board_pressure"] = "board_pressure"


@dataclass(frozen=True, slots=True)
class StandardsBody(Effect):
    """Parallel projects (bp) while played; common components grow (units) if both give `course_y` percent or more."""

    LINE: ClassVar[str] = "A common standard is opened for comment."
    parallel_bp: Bp = 5_000
    common_units: Annotated[int, Field(ge=0, le=1_000)] = 30
    course_y: Annotated[int, Field(ge=10, le=80)] = 40
    kind: Literal["standards_body"] = "standards_body"


@dataclass(frozen=True, slots=True)
class MagazineTest(Effect):
    """Complementarity is multiplied (percent) for some quarters."""

    LINE: ClassVar[str] = "A magazine praises what you built together."
    compl_percent: Percent = 120
    quarters: Spell = 3
    kind: Literal["magazine_test"] = "magazine_test"


@dataclass(frozen=True, slots=True)
class Audit(Effect):
    """Real walls become public once, and belief in them equals them."""

    LINE: ClassVar[str] = "Auditors visit the wall."
    kind: Literal["audit"] = "audit"


@dataclass(frozen=True, slots=True)
class LeaverTalks(Effect):
    """One true undetected leak, if there is any, becomes evidence for its victim."""

    LINE: ClassVar[str] = "A former engineer talks at a fair."
    kind: Literal["leaver_talks"] = "leaver_talks"


@dataclass(frozen=True, slots=True)
class JointPrize(Effect):
    """Team spirit (bp) at one bench, counted from 1."""

    LINE: ClassVar[str] = "Best joint team of the year."
    team_bp: Shift = 2_000
    bench: Annotated[int, Field(ge=1, le=4)] = 1
    kind: Literal["joint_prize"] = "joint_prize"


@dataclass(frozen=True, slots=True)
class OfficeFlood(Effect):
    """Co-location is capped (bp) for some quarters."""

    SHOCK: ClassVar[bool] = True
    LINE: ClassVar[str] = "The shared lab is closed."
    coloc_max_bp: Bp = 2_000
    quarters: Spell = 2
    kind: Literal["office_flood"] = "office_flood"


@dataclass(frozen=True, slots=True)
class Regulator(Effect):
    """Both TMTs propose a split within some quarters, or joint value is multiplied (percent)."""

    LINE: ClassVar[str] = "The regulator asks who owns the joint result."
    quarters: Spell = 2
    joint_percent: Percent = 80
    kind: Literal["regulator"] = "regulator"


@dataclass(frozen=True, slots=True)
class PartnerDay(Effect):
    """The firms named show their technology: their multi-vocal framing rises (bp); the managers named cool (bp).

    `remarks` holds names of client managers.
    """

    LINE: ClassVar[str] = "A partner-technology day is held."
    multivocal_bp: Shift = 1_500
    remarks: tuple[str, ...] = ()
    attitude_bp: Shift = -500
    kind: Literal["partner_day"] = "partner_day"


@dataclass(frozen=True, slots=True)
class RolesChange(Effect):
    """The firm `partner` (its id) is from now on this, besides a partner, to the firms named: customer, supplier, rival."""

    SHOCK: ClassVar[bool] = True
    LINE: ClassVar[str] = "Your partner is something else to you from now on."
    partner: str = ""
    roles: tuple[Literal["customer", "supplier", "rival"], ...] = ("rival",)
    kind: Literal["roles_change"] = "roles_change"


@dataclass(frozen=True, slots=True)
class FreeText(Effect):
    """Words only; marked as the facilitator's."""

    LINE: ClassVar[str] = ""
    kind: Literal["free_text"] = "free_text"


AnyEffect = (
    PriceWar
    | ClientInsists
    | Bought
    | BoughtRumour
    | RumourResolved
    | Recruiter
    | KeyEngineer
    | TownHall
    | BoardPressure
    | StandardsBody
    | MagazineTest
    | Audit
    | LeaverTalks
    | JointPrize
    | OfficeFlood
    | Regulator
    | PartnerDay
    | RolesChange
    | FreeText
)
EFFECTS: dict[str, type[AnyEffect]] = {effect().kind: effect for effect in AnyEffect.__args__}
