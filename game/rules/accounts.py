"""What a quarter brought in and what moved: results and postings; deliberately absent: why (`scratch`, `value`)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """One firm's quarter in kEUR; `result` is the sum of the others, costs negative."""

    market: int
    exclusive: int
    joint: int
    tender: int
    cost: int
    result: int
    outlay: int


@dataclass(frozen=True, slots=True)
class Posting:
    """One entry of the quarter's books: account (`product`, `alliance` mastery or `money`), firm, component or -1, why, size."""

    account: str
    firm: int
    component: int
    why: str
    size: int
