"""The seat that makes chance move: keyed draws; deliberately absent: a clock, a global generator and hidden state.

The server derives one key for every phase from the secret seed (`chance`) and puts it into the record with nature's move.
The law expands that key by purpose and subject (`Chance`), so one draw more never shifts another, and a record replays without
the seed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from game.ids import Phase, Seat
from game.rules.model.curves import normal_quantile

BP = 10_000


def seed_from(number: int) -> bytes:
    """Stretch a practice or batch seed to 256 bits."""
    return blake2b(str(number).encode("ascii"), digest_size=32, person=b"bothand-seed").digest()


def chance(seed: bytes, table: str, quarter: int, phase: Phase) -> str:
    """Return the key of one phase, 32 hexadecimal digits; whoever holds it learns nothing of any other phase."""
    return blake2b(
        f"{table}|{quarter}|{phase}".encode(), key=seed, digest_size=16, person=b"bothand-chance"
    ).hexdigest()


def whim(seed: bytes, table: str, quarter: int, phase: Phase, seat: Seat) -> int:
    """Return a bot's number for one phase, 0…2**64-1; it is drawn apart from the law's chance."""
    told = blake2b(f"{table}|{quarter}|{phase}|{seat}".encode(), key=seed, digest_size=8, person=b"bothand-whim")
    return int.from_bytes(told.digest(), "big")


@dataclass(frozen=True, slots=True)
class Chance:
    """The draws of one phase, each by purpose and subject.

    Attributes:
        key: The 32 hexadecimal digits of nature's move.
    """

    key: str
    _keyed: blake2b = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Take up the key once for all draws."""
        object.__setattr__(self, "_keyed", blake2b(key=self.key.encode("ascii"), digest_size=8))

    def draw(self, purpose: str, *subject: int) -> int:
        """Return a number 0…2**63-1 for this purpose and subject, always the same."""
        drawn = self._keyed.copy()  # taking up the key anew would cost as much again
        named = f"{purpose}|{subject[0]}" if len(subject) == 1 else f"{purpose}|{'|'.join(map(str, subject))}"
        drawn.update(named.encode("ascii"))
        return int.from_bytes(drawn.digest(), "big") >> 1

    def below(self, size: int, purpose: str, *subject: int) -> int:
        """Return a number 0…size-1."""
        return self.draw(purpose, *subject) % size

    def falls(self, p: float, purpose: str, *subject: int) -> bool:
        """Tell whether an event of probability `p` happens; compared in parts of 10**9, so p ≤ 0 never and p ≥ 1 always."""
        return self.draw(purpose, *subject) % 1_000_000_000 < p * 1_000_000_000

    def normal(self, purpose: str, *subject: int) -> float:
        """Return a draw of the standard normal distribution from its tabulated quantile, about -3.3…3.3."""
        return normal_quantile((self.draw(purpose, *subject) % 9_999 + 1) / BP)

    def pick(self, weights: Sequence[int], purpose: str, *subject: int) -> int:
        """Return an index drawn in proportion to non-negative whole weights, of which one is positive."""
        left = self.draw(purpose, *subject) % sum(weights)
        for index, weight in enumerate(weights):
            left -= weight
            if left < 0:
                return index
        raise AssertionError("weights sum to more than their parts")
