"""Differences between paired games under common random numbers; deliberately absent: what is compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

NORMAL_975 = 1.959964


@dataclass(frozen=True, slots=True)
class Difference:
    """Treatment minus control over pairs of games.

    Attributes:
        mean: Mean difference, in the unit of what is measured.
        low: Lower end of its 95 % interval. high: Upper end.
        control: Mean of the controls, to judge the size by.
        pairs: How many pairs.
    """

    mean: float
    low: float
    high: float
    control: float
    pairs: int

    @property
    def sign(self) -> int:
        """-1 or 1 when the interval lies on that side of 0, else 0."""
        return 1 if self.low > 0 else -1 if self.high < 0 else 0


def student_975(freedom: int) -> float:
    """Return the 97.5 % quantile of Student's t within .001 for four degrees of freedom or more."""
    return student(NORMAL_975, freedom)


def student(z: float, freedom: int) -> float:
    """Return the quantile of Student's t where the normal one is z: an expansion in 1/freedom around it.

    Source: Abramowitz and Stegun 1964, 26.7.5; for z above 3 and few degrees of freedom a little too small.
    """
    n = freedom
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    fourth = (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92_160
    return z + first / n + second / n**2 + third / n**3 + fourth / n**4


def difference(treatment: Sequence[float], control: Sequence[float]) -> Difference:
    """Return the mean paired difference with its 95 % interval (Student's t).

    Args:
        treatment: One value for each pair.
        control: The other of each pair, in the same order.

    Raises:
        ValueError: The sequences differ in length or hold fewer than five pairs.
    """
    gaps = [one - other for one, other in zip(treatment, control, strict=True)]
    count = len(gaps)
    if count < 5:
        raise ValueError("a difference needs at least five pairs")
    mean = sum(gaps) / count
    spread = sqrt(sum((gap - mean) ** 2 for gap in gaps) / (count - 1))
    half = student_975(count - 1) * spread / sqrt(count)
    return Difference(mean, mean - half, mean + half, sum(control) / count, count)
