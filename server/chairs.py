"""Who has which seat of a running game, and who is away; deliberately absent: the record of it (see `room`).

A seat is a lease: from a person to a bot and back to the same person. Being away changes nothing by itself.
"""

from collections.abc import Iterable

from game.ids import Seat


class Chairs:
    """The leases of one game with these seats. A seat without a lease is a bot's."""

    def __init__(self, seats: Iterable[Seat]) -> None:
        self._seats = tuple(seats)
        self._leases: dict[Seat, str] = {}
        self._homes: dict[str, Seat] = {}
        self._gone: dict[str, int] = {}  # people who are not here, since when in the table's time

    @property
    def human(self) -> frozenset[Seat]:
        """The seats that a person has."""
        return frozenset(self._leases)

    def seat_of(self, person: str) -> Seat | None:
        """Return the seat that this person has right now."""
        seat = self._homes.get(person)
        return seat if seat is not None and self._leases.get(seat) == person else None

    def is_anybody_here(self) -> bool:
        """Tell whether at least one person is here."""
        return any(person not in self._gone for person in self._homes)

    def free(self) -> tuple[Seat, ...]:
        """Return the bots' seats that a newcomer may get; those that were never anybody's come first."""
        promised = {seat for person, seat in self._homes.items() if person not in self._gone}
        homes = set(self._homes.values())
        bots = (seat for seat in self._seats if seat not in self._leases and seat not in promised)
        return tuple(sorted(bots, key=lambda seat: seat in homes))

    def has_home(self, person: str) -> bool:
        """Tell whether a person has or may take back a seat."""
        home = self._homes.get(person)
        return home is not None and self._leases.get(home, person) == person

    def home_of(self, person: str) -> Seat:
        """Return the seat that a person has, had, or gets when the next phase begins."""
        return self._homes[person]

    def arrive(self, person: str, seat: Seat) -> Seat | None:
        """Take note that a person is here; `seat` is for one who has no home.

        Returns:
            The seat whose lease goes back from a bot to this person at once.
        """
        was_away = self._gone.pop(person, None) is not None
        if not self.has_home(person):
            self._homes[person] = seat
            return None
        home = self._homes[person]
        return home if was_away and home not in self._leases else None

    def leave(self, person: str, t_ms: int) -> None:
        """Take note that a person is not here any more."""
        self._gone[person] = t_ms

    def lease(self, seat: Seat, person: str) -> None:
        """Give a seat to a person, or to a bot when `person` is empty."""
        if person:
            self._leases[seat] = person
            self._homes[person] = seat
        else:
            self._leases.pop(seat, None)
        self._promise()

    def away(self) -> tuple[tuple[Seat, int], ...]:
        """Return the seats whose people are away, and since when."""
        return tuple((seat, since) for one, since in self._gone.items() if (seat := self.seat_of(one)) is not None)

    def newcomers(self) -> tuple[tuple[Seat, str], ...]:
        """Return who waits for a bot's seat."""
        return tuple((s, one) for one, s in self._homes.items() if one not in self._gone and s not in self._leases)

    def _promise(self) -> None:
        """Give who waits for a seat that somebody else has by now another one, as far as there are any."""
        for person in self._homes:
            if person not in self._gone and not self.has_home(person) and (free := self.free()):
                self._homes[person] = free[0]
