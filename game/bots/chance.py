"""Nature's one number for a seat, split by purpose so that one draw never shifts another; absent: any other chance."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")
WHIM_BYTES = 8
WHOLE_BP = 10_000


def draw(whim: int, purpose: str) -> int:
    """Return a whole number 0…2**64-1 that depends on nothing but the whim and what it is for."""
    key = (whim % 2 ** (8 * WHIM_BYTES)).to_bytes(WHIM_BYTES, "big")
    return int.from_bytes(blake2b(purpose.encode(), digest_size=WHIM_BYTES, key=key).digest(), "big")


def happens(whim: int, purpose: str, chance_bp: int) -> bool:
    """Tell whether something of this likelihood (basis points) happens."""
    return draw(whim, purpose) % WHOLE_BP < chance_bp


def pick(whim: int, purpose: str, items: Sequence[T]) -> T:
    """Return one item, each alike likely; `items` must not be empty."""
    return items[draw(whim, purpose) % len(items)]
