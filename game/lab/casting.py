"""Who plays how: personas by seat, chair or firm; deliberately absent: the personas themselves (see `bots`)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from game.bots import PERSONAS, default_persona
from game.ids import Seat
from game.rules.nature import seed_from, whim
from game.scenario.model import Scenario, SeatSpec

Casting = Mapping[Seat, str]
Casts = Casting | Callable[[int], Casting]
EVERYBODY = "*"


def cast(scenario: Scenario, wanted: Mapping[str, str] | None = None) -> dict[Seat, str]:
    """Return the persona of every seat.

    Args:
        scenario: Whose seats.
        wanted: Persona by seat (`heron.tmt`), chair (`eng_a1`), role (`eng_a`), firm (`heron`) or `*` for everybody;
            the word that says most wins, in this order. Seats that no word speaks of are cast as in solo practice,
            where the first firm is the person's own.

    Raises:
        KeyError: A word names nobody in this scenario; its argument is the word.
    """
    words = dict(wanted or {})
    known = {EVERYBODY} | {name for seat in scenario.seats for name in _names(seat)}
    for word in words:
        if word not in known:
            raise KeyError(word)
    return {seat.id: _persona(seat, words) for seat in scenario.seats}


@dataclass(frozen=True, slots=True)
class Mixed:
    """A casting that differs from game to game: every seat draws a temper, the same for the same seed and game."""

    scenario: Scenario
    seed: int

    def __call__(self, number: int) -> Casting:
        """Return who plays how in game `number`."""
        tempers, key = sorted(PERSONAS), seed_from(self.seed)
        seats = self.scenario.seats
        return {seat.id: tempers[whim(key, f"{number}|cast", 0, "news", seat.id) % len(tempers)] for seat in seats}


def _names(seat: SeatSpec) -> tuple[str, ...]:
    return (seat.id, seat.chair, seat.role, seat.firm)


def _persona(seat: SeatSpec, words: Mapping[str, str]) -> str:
    chosen = (words[name] for name in (*_names(seat), EVERYBODY) if name in words)
    return next(chosen, default_persona(seat.role, seat.firm_index == 0, seat.office))
