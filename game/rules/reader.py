"""Who reads: what `witness` needs to know of a reader; deliberately absent: the state that it is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from game.ids import ROLES, Component, Firm, Line, Role, Seat, line
from game.views import Tone

Kind = Role | Literal["wall", "facilitator", "firm"]
Area = Literal["labs", "products", "clients"]


@dataclass(frozen=True, slots=True)
class Reader:
    """One reader of the chronicle.

    Attributes:
        seat: The seat, or `WALL`, `FACILITATOR`; for the feed of a firm the empty seat.
        firm: The reader's firm; empty for wall and facilitator.
        role: Role of the seat, or a reader that is no seat: `firm` is what every seat of the firm may know.
        quarter: The quarter that the facts belong to, from 1.
        heard: Areas that this TMT listened to last quarter; empty for every other role.
        own_benches: Benches where this seat sat in that quarter, from 0.
        names: Names of seats, firms, components and managers by id, of benches as `bench:0`, of the sentence of a shock
            as `shock:<id>`; an id without a name is shown as it is.
        labels: Core components, of any owner, that the reader may name now. Topics need no permission.
        is_debrief: Whether the game is over and everything is told.
    """

    seat: Seat
    firm: Firm | Literal[""]
    role: Kind
    quarter: int
    heard: frozenset[str] = frozenset()
    own_benches: frozenset[int] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    labels: frozenset[str] = frozenset()
    is_debrief: bool = False

    @property
    def knows_all(self) -> bool:
        """Tell whether nothing is kept from this reader; the wall hangs in the room and never becomes private."""
        return self.role == "facilitator" or (self.is_debrief and self.role != "wall")

    def name(self, id_: str) -> str:
        """Return the public name of a seat, firm, client, manager or topic."""
        return self.names.get(id_, id_)

    def bench(self, bench: int) -> str:
        """Return the name of a bench."""
        return self.name(f"bench:{bench}")

    def core(self, component: Component) -> str:
        """Return the name of a core component, or a reference to "something" when the reader may not name it."""
        return self.name(component) if self.may_name(component) else "@event.something"

    def may_name(self, component: Component) -> bool:
        """Tell whether the reader may name this core component."""
        return self.knows_all or component in self.labels

    def is_of(self, firm: str) -> bool:
        """Tell whether the reader belongs to this firm; the wall and the facilitator belong to none."""
        return self.firm != "" and self.firm == firm

    def holds(self, firm: str, *roles: Role) -> bool:
        """Tell whether the reader sits on one of these chairs of this firm."""
        return self.is_of(firm) and self.role in roles


@dataclass(frozen=True, slots=True)
class Telling:
    """A fact in one reader's words, before its reasons; the fields mean what they mean in `views.Entry`."""

    tone: Tone
    what: Line
    so: Line | None = None
    jump: str = ""
    is_mine: bool = False


def firm_of(seat: Seat) -> Firm:
    """Return the firm of a seat, whose id is `<firm>.<chair>`."""
    return Firm(seat.partition(".")[0])


def what(kind: str, variant: str = "", **args: str | int) -> Line:
    """Return the sentence that says what happened: `event.<kind>.what`, or a variant of it."""
    return line(f"event.{kind}.what.{variant}" if variant else f"event.{kind}.what", **args)


def so(kind: str, variant: str = "", **args: str | int) -> Line:
    """Return the sentence that says so what: `event.<kind>.so`, or a variant of it."""
    return line(f"event.{kind}.so.{variant}" if variant else f"event.{kind}.so", **args)


def spoken(text: str) -> str:
    """Return what a person wrote as an argument: a leading `@` would make it a catalogue key."""
    return f" {text}" if text.startswith("@") else text


def band(level_bp: int) -> int:
    """Return the word of a level, 0…4: five equal bands of 2 000 bp (gamedesign §3)."""
    return max(0, min(level_bp // 2_000, 4))


EVERY_ROLE: frozenset[str] = frozenset(ROLES)
