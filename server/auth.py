"""Codes, tokens, and limits on guessing and flooding; deliberately absent: accounts and passwords."""

import secrets
from hashlib import sha256

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # no letter that is read as another: no I, L, O, 0, 1
JOIN_LENGTH = 6
FACILITATOR_LENGTH = 10  # ours: it opens the whole truth, so it is not as short as a code on a wall


def fresh_code(length: int = JOIN_LENGTH) -> str:
    """Return a code that is easy to read aloud."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def fresh_token() -> str:
    """Return a seat token: 32 random bytes as 43 characters."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> bytes:
    """Return what is kept of a token."""
    return sha256(token.encode("utf-8")).digest()


def tidy_code(code: str) -> str:
    """Return a code as it was meant: people type lower case and blanks."""
    return code.strip().replace(" ", "").replace("-", "").upper()


class Bucket:
    """A leaky bucket: so many at once, so many a second after that.

    Args:
        burst: How many at once.
        per_s: How many a second in the long run.
    """

    def __init__(self, burst: int, per_s: float) -> None:
        self._burst, self._per_s = burst, per_s
        self._level, self._at_s = float(burst), 0.0

    def is_empty(self, now_s: float) -> bool:
        """Tell whether nothing is left at this moment."""
        self._level = min(self._burst, self._level + max(0.0, now_s - self._at_s) * self._per_s)
        self._at_s = now_s
        return self._level < 1

    def takes(self, now_s: float) -> bool:
        """Take one if there is one."""
        if self.is_empty(now_s):
            return False
        self._level -= 1
        return True


class Guesses:
    """Wrong codes by address; the memory is bounded, and the oldest address is forgotten first."""

    def __init__(self, burst: int = 10, per_s: float = 1 / 6, most: int = 10_000) -> None:
        self._burst, self._per_s, self._most = burst, per_s, most
        self._buckets: dict[str, Bucket] = {}

    def may_guess(self, address: str, now_s: float) -> bool:
        """Tell whether an address may still try a code."""
        bucket = self._buckets.get(address)
        return bucket is None or not bucket.is_empty(now_s)

    def missed(self, address: str, now_s: float) -> None:
        """Count a wrong code."""
        if address not in self._buckets and len(self._buckets) >= self._most:
            del self._buckets[next(iter(self._buckets))]
        self._buckets.setdefault(address, Bucket(self._burst, self._per_s)).takes(now_s)
