"""A scenario as the law reads it: checked, complete, immutable; deliberately absent: YAML, defaults, the calendar.

Levels are basis points (0 to 10 000), money is kEUR, mastery is units of 0 to 1 000. Tuples run in the file's order;
firm indices count from 0 in the order of `Scenario.firms`. No seat is shown this as it stands: it holds every secret.
"""

from dataclasses import dataclass, field
from typing import Any, Literal

from game.ids import Component, Firm, Manager, Office, Role, Seat
from game.scenario.effects import AnyEffect
from game.scenario.interventions import Intervention
from game.scenario.setting import Debrief, Goal, Knobs, Need, Par, Preset, Start

__all__ = [
    "BenchSpec",
    "ComponentSpec",
    "Debrief",
    "FirmSpec",
    "Goal",
    "Item",
    "Kind",
    "Knobs",
    "ManagerSpec",
    "Need",
    "Outcome",
    "Par",
    "Preset",
    "Problem",
    "Scenario",
    "SeatSpec",
    "Shape",
    "Start",
    "TenderSpec",
    "TimedEvent",
    "When",
]

Kind = Literal["common", "complementary", "core"]
Shape = Literal["circle", "square", "triangle", "diamond"]
Outcome = Literal["always", "bought", "not_bought"]


@dataclass(frozen=True, slots=True)
class When:
    """Where an authored item falls.

    Attributes:
        how: `quarter`: in quarter `value`, whatever the length · `point`: at `value` bp of the game, scaled with it ·
            `event`: in the quarter of the timed event `event` · `free`: in the next quarter that has nothing of its
            kind · `extra`: in the quarter after the nominal last.
        value: Quarter from 1, or bp; 0 where it says nothing.
        event: Id of an event, or empty.
    """

    how: Literal["quarter", "point", "event", "free", "extra"]
    value: int = 0
    event: str = ""


@dataclass(frozen=True, slots=True)
class ManagerSpec:
    """A client manager: owns one client and decides whom to bring.

    Attributes:
        id: `<firm>.<number from 1>`, for example `itcom.m3`.
        attitude: Disposition to bid together at the start, bp.
        independence: Pride in bidding alone, bp.
        reason: One line he or she would say.
    """

    id: Manager
    firm: Firm
    name: str
    client: str
    attitude: int
    independence: int
    reason: str


@dataclass(frozen=True, slots=True)
class SeatSpec:
    """A chair of a firm with who sits there in the story.

    Attributes:
        id: `<firm>.<chair>`.
        chair: `tmt`, `director`, `cto`, `ally`, `prod`, `eng_a1`…, `eng_p1`….
        number: Position among the seats of this firm and role, from 0.
        brief_public: What the whole firm may read.
        brief_private: What only this seat may read.
        private_goal: The goal only this seat may know.
        office: Which part of a TMT of two or three this seat is; empty for a TMT of one, and for everybody else.
    """

    id: Seat
    firm: Firm
    firm_index: int
    chair: str
    role: Role
    number: int
    name: str
    brief_public: str
    brief_private: str
    private_goal: Goal
    office: Office = ""


@dataclass(frozen=True, slots=True)
class FirmSpec:
    """A firm: its name, its shape on the map, its core in words (`ours`), its client managers.

    `relations` says by firm index what the others are to it: `partner`, and perhaps customer, supplier, rival.
    """

    id: Firm
    index: int
    label: str
    shape: Shape
    ours: str
    managers: tuple[ManagerSpec, ...]
    relations: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ComponentSpec:
    """A named piece of knowledge.

    Attributes:
        owner: Firm, or None for a common component; `owner_index` is then -1.
        tacit: How far it cannot be written down, bp.
        touches: Index of a core component of the same owner and how near it lies, bp; only complementary ones have any.
        mastery: For each firm (product unit, alliance unit) at the start, units.
        text: Plain description.
        area: What a stranger would call it, for cards whose reader knows too little to name it.
        question: What a partner asks about it for the problem; `underneath` is how a fisher asks.
        insights: A hint, a piece, the trick: what the receiver's card says.
    """

    id: Component
    index: int
    label: str
    kind: Kind
    owner: Firm | None
    owner_index: int
    tacit: int
    touches: tuple[tuple[int, int], ...]
    mastery: tuple[tuple[int, int], ...]
    text: str
    area: str
    question: str
    underneath: str
    insights: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Problem:
    """What lies on a bench for one quarter; `need` is None where nature draws it."""

    when: When
    need: Need | None
    text: str


@dataclass(frozen=True, slots=True)
class BenchSpec:
    """A workstream of the alliance: one engineer of each firm, one problem a quarter."""

    index: int
    name: str
    theme: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class TenderSpec:
    """A job to bid for.

    Attributes:
        lead: Index of the firm whose client it is.
        manager: Index of the deciding manager in `FirmSpec.managers`.
        job: Its name on the board.
        value: kEUR.
        client_demand: How much the client insists on a joint bid, bp.
        complementary: How far the two firms bring different things, bp.
        outsider_bonus: Strength of the third house on this job, bp of bid quality.
        note: A public remark, or empty.
        their_technology: Whether the job is about the partner's technology, so that one's own experts are asked.
        routine: Whether it is a renewal that the schedule filled in.
    """

    when: When
    lead: int
    manager: int
    job: str
    value: int
    client_demand: int
    complementary: int
    outsider_bonus: int
    note: str
    routine: bool = False
    their_technology: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One line of public news; `on` says after which end of a rumour it is true."""

    when: When
    text: str
    on: Outcome = "always"


@dataclass(frozen=True, slots=True)
class TimedEvent:
    """Something that the story brings, at a point of the game that scales with its length.

    Attributes:
        firms: Indices of the firms it strikes.
        effect: Its kind and numbers.
        text: Public sentence.
        switchable: Whether the facilitator may switch it off beforehand.
    """

    id: str
    at_bp: int
    firms: tuple[int, ...]
    effect: AnyEffect
    text: str
    switchable: bool


@dataclass(frozen=True, slots=True)
class Scenario:
    """The whole of a scenario.

    Attributes:
        presets: At least one; the first is the default.
        knobs, starts: One for each firm.
        constants: Overridden constants of the model, name and number, sorted by name; the law checks the names.
        seats: Firm by firm; within a firm tmt, director, cto, ally, prod, eng_a1…, eng_p1….
        seat_order: Chairs in the order in which people get them.
        routine_value: kEUR of a renewal in a quarter without a named tender; 0 where there is none.
        outsider: Name of the third house.
        experiment: What nature sets or holds beside the players; empty in a game.
        variant: Id of the variant, or empty for the file as it stands.
        firm_at, seat_at, component_at: Index of an id. memo: What else follows (`once`). Derived, not part of the data.
    """

    format: int
    name: str
    title: str
    language: str
    wall_line: str
    background: str
    outsider: str
    presets: tuple[Preset, ...]
    par: Par
    knobs: tuple[Knobs, ...]
    starts: tuple[Start, ...]
    constants: tuple[tuple[str, int | float], ...]
    firms: tuple[FirmSpec, ...]
    seats: tuple[SeatSpec, ...]
    seat_order: tuple[str, ...]
    components: tuple[ComponentSpec, ...]
    benches: tuple[BenchSpec, ...]
    tenders: tuple[TenderSpec, ...]
    routine_value: int
    news: tuple[Item, ...]
    events: tuple[TimedEvent, ...]
    objectives: tuple[str, ...]
    debrief: Debrief
    experiment: tuple[Intervention, ...] = ()
    variant: str = ""
    firm_at: dict[Firm, int] = field(init=False, repr=False, compare=False)
    seat_at: dict[Seat, int] = field(init=False, repr=False, compare=False)
    component_at: dict[Component, int] = field(init=False, repr=False, compare=False)
    memo: dict[tuple[Any, ...], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the ids once: the law looks them up at every move."""
        object.__setattr__(self, "firm_at", {firm.id: firm.index for firm in self.firms})
        object.__setattr__(self, "seat_at", {seat.id: n for n, seat in enumerate(self.seats)})
        object.__setattr__(self, "component_at", {part.id: part.index for part in self.components})

    def preset(self, name: str) -> Preset:
        """Return the preset of that name.

        Raises:
            KeyError: There is none.
        """
        for preset in self.presets:
            if preset.name == name:
                return preset
        raise KeyError(name)
