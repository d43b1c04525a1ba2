"""The people of one table, before and after the start; deliberately absent: connections and the running game."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from game.ids import Seat
from game.protocol.messages import Chair, Guest, Lobby
from game.rules.wording import is_sayable
from game.scenario.model import Scenario
from game.views import FirmCard


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who came; `id` is a pseudonym, and only it enters the record.

    Attributes:
        token: SHA-256 of the seat token.
        seat: The seat that was given first; leases of the running game say who has which now.
    """

    id: str
    name: str
    token: bytes
    seat: Seat
    is_ready: bool = False
    is_here: bool = False


def called(wish: str, otherwise: str) -> str:
    """Return how everybody's screens and the host's terminal call a guest.

    Args:
        wish: What the guest wants to be called; whatever cannot be seen in it falls away, but for single blanks.
        otherwise: The name of one of whose wish nothing is left.
    """
    seen = "".join(letter for letter in wish if letter == " " or (letter.isprintable() and is_sayable(letter)))
    return " ".join(seen.split()) or otherwise


class People:
    """Everybody who ever came to this table, in that order."""

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self._people = {person.id: person for person in people}

    def __iter__(self) -> Iterator[Person]:
        """Yield everybody in the order of arrival."""
        return iter(self._people.values())

    def __len__(self) -> int:
        return len(self._people)

    def __getitem__(self, person: str) -> Person:
        return self._people[person]

    def by_token(self, token: bytes) -> Person | None:
        """Return whose token has this hash."""
        return next((one for one in self._people.values() if one.token == token), None)

    def put(self, person: Person) -> None:
        """Take in somebody new, or what is new about somebody."""
        self._people[person.id] = person

    def mark(self, person: str, *, is_ready: bool | None = None, is_here: bool | None = None) -> None:
        """Note that a person is ready, or is here or not."""
        old = self._people[person]
        ready = old.is_ready if is_ready is None else is_ready
        self.put(replace(old, is_ready=ready, is_here=old.is_here if is_here is None else is_here))

    def present(self) -> tuple[Person, ...]:
        """Return who is here."""
        return tuple(one for one in self._people.values() if one.is_here)

    def are_ready(self, wanted: int) -> bool:
        """Tell whether the game may begin: everybody present is ready, or `wanted` people (if any) are here."""
        here = self.present()
        return bool(here) and (all(one.is_ready for one in here) or 0 < wanted <= len(here))


def seating_order(scenario: Scenario) -> tuple[Seat, ...]:
    """Return all seats in the order in which people get them: by chair, all firms in step (gamedesign §2)."""
    rank = {chair: n for n, chair in enumerate(scenario.seat_order)}
    seats = sorted(scenario.seats, key=lambda seat: (rank.get(seat.chair, len(rank)), seat.number, seat.firm_index))
    return tuple(seat.id for seat in seats)


def seat_for(scenario: Scenario, free: Collection[Seat], wish: str) -> Seat | None:
    """Return the free seat for a newcomer.

    Args:
        scenario: Whose seats they are.
        free: The free ones.
        wish: A seat, a role, or anything else for the next in order; a wish that cannot be met is passed over.

    Returns:
        `None` when no seat is free.
    """
    order = [seat for seat in seating_order(scenario) if seat in free]
    roles = {seat.id: seat.role for seat in scenario.seats}
    wished = [seat for seat in order if wish in (seat, roles[seat])]
    return next(iter(wished or order), None)


def lobby(scenario: Scenario, code: str, people: Iterable[Person], you: str, seat: Seat, *, is_running: bool) -> Lobby:
    """Return what a person, the wall or the facilitator may know of the lobby: who came, but not who sits where.

    Which chairs are free is not told either: in a running game those are the bots'. Guests come by name, since the order
    in which they came is that in which chairs are given.
    """
    by_name = sorted(people, key=lambda one: (one.name.casefold(), one.name))
    guests = tuple(Guest(one.name, one.is_ready, one.is_here, one.id == you) for one in by_name)
    firm = next((spec.firm for spec in scenario.seats if spec.id == seat), "")
    firms = tuple(FirmCard(spec.id, spec.label, spec.shape, spec.id == firm) for spec in scenario.firms)
    chairs = tuple(
        Chair(spec.id, spec.firm, spec.role, spec.name, spec.id == seat, spec.office) for spec in scenario.seats
    )
    return Lobby(code, firms, guests, chairs, is_running)
