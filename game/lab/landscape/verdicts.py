"""What a landscape has to show, case by case and over all cases; it reads the plain data that `telling` writes.

The five lines (a) to (e) are the acceptance of the model's review. A lever's effect counts in the order of its grid: up when
more of it raised the own firm's value on one of the grounds on which it was tried, down when more of it lowered it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

from game.lab.levers import LEAVE, LEVERS, dose
from game.lab.paired import NORMAL_975

MOST_OF_ONE = 0.8
ALIKE = 0.005
"""Policies count as one when swapping them changes no cell of the matrix by more than this share of its mean."""
LEAST_POLE, LEAST_STORY, LEAST_LISTEN, LEAST_INT = 25, 0.4, 0.2, 40
TOKENS = 2
CASES_A, CASES_D = 6, 3
Case = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One line of the acceptance.

    Attributes:
        key: `a` … `e`. count: Cases or levers that show it. of: Of how many. need: How many have to.
        fails: Names of those that do not.
    """

    key: str
    count: int
    of: int
    need: int
    fails: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether enough show it."""
        return self.count >= self.need


def over(cases: Sequence[Case]) -> tuple[Verdict, ...]:
    """Return the five verdicts over all cases given."""
    return (
        _in_cases("a", cases, {case["name"]: is_open(case) for case in cases}, CASES_A),
        _of_levers("b", {lever: _both_ways(cases, lever) for lever in levers()}),
        _of_levers("c", {lever: not _same_bound(cases, lever) for lever in levers()}),
        _practices(cases),
        _in_cases("e", cases, {case["name"]: is_stable(case) for case in cases}, CASES_A),
    )


def levers() -> tuple[str, ...]:
    """Return all levers as `role.name`."""
    return tuple(f"{role}.{name}" for role, own in LEVERS.items() for name in own)


def is_open(case: Case) -> bool:
    """Return (a): no policy holds more than 80 % of the mixture, or the one that does plays both poles and integrates."""
    top = max(case["mixture"], key=lambda one: one["weight"])
    if kin(case, top["name"]) <= MOST_OF_ONE:
        return True
    tmt = top["levers"]["tmt"]
    story = dose(tmt["story_early"]) + dose(tmt["story_late"])
    integration = case["start_int"] if tmt["int"] == LEAVE else tmt["int"]
    return bool(
        min(tmt["y"], tmt["z"]) >= LEAST_POLE
        and story / (2 * TOKENS) >= LEAST_STORY
        and tmt["listen"] / TOKENS >= LEAST_LISTEN
        and integration >= LEAST_INT
    )


def kin(case: Case, name: str) -> float:
    """Return the share of the mixture that plays like one of its policies: twins under two names are one policy."""
    names, own = case["matrix"]["names"], case["matrix"]["own"]
    at, size = names.index(name), range(len(names))
    near = ALIKE * sum(map(sum, own)) / len(names) ** 2
    return float(
        sum(
            one["weight"]
            for one in case["mixture"]
            for twin in [names.index(one["name"])]
            if all(max(abs(own[twin][j] - own[at][j]), abs(own[j][twin] - own[j][at])) <= near for j in size)
        )
    )


def is_stable(case: Case) -> bool:
    """Return (e): no two of the best three change places on the held-out seed beyond what chance explains."""
    return not case["held_out"]["reversed_pairs"]


def directions(case: Case, lever: str) -> frozenset[int]:
    """Return the signs that more of a lever has on the own firm's value in a case, 0 left out."""
    found = (one for rows in case["effects"].values() for one in rows if one["lever"] == lever)
    return frozenset(one["upward"] for one in found) - {0}


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a lever moves its own firm's value, over all cases and grounds.

    Attributes:
        best: The effect of more of it that is surest to raise the value, `None` when none is decided. worst: To lower it.
        looks: How many intervals were looked at.
    """

    best: tuple[str, str, Mapping[str, Any]] | None
    worst: tuple[str, str, Mapping[str, Any]] | None
    looks: int

    def stands(self, found: tuple[str, str, Mapping[str, Any]] | None) -> bool:
        """Return whether an effect is decided even at 95 % for all looks together (Bonferroni): not by looking often."""
        if found is None:
            return False
        own = found[2]["own"]
        wider = NormalDist().inv_cdf(1 - 0.025 / self.looks) / NORMAL_975
        return bool(abs(own["mean"]) > wider * (own["high"] - own["low"]) / 2)


def reach(cases: Sequence[Case], lever: str) -> Reach:
    """Return where more of a lever pays the own firm most surely, and where it costs most surely.

    Each effect is told with its case and the policy around which it was found.
    """
    found = [
        (str(case["name"]), about, one)
        for case in cases
        for about, rows in case["effects"].items()
        for one in rows
        if one["lever"] == lever
    ]
    best = max((one for one in found if one[2]["upward"] > 0), key=_sureness, default=None)
    worst = max((one for one in found if one[2]["upward"] < 0), key=_sureness, default=None)
    return Reach(best, worst, max(1, len(found)))


def _sureness(found: tuple[str, str, Mapping[str, Any]]) -> float:
    own = found[2]["own"]
    return float(abs(own["mean"]) / max(1.0, own["high"] - own["low"]))


def _both_ways(cases: Sequence[Case], lever: str) -> bool:
    return {1, -1} <= {sign for case in cases for sign in directions(case, lever)}


def _same_bound(cases: Sequence[Case], lever: str) -> bool:
    """Return whether the mixture holds a lever at one and the same end of its grid in every case.

    A lever younger than the run stood where it stands when nobody touches it.
    """
    role, name = lever.split(".")
    own = LEVERS[role][name]  # type: ignore[index]  # the name of a role, read from a file
    grid = [value for value in own.values if value != LEAVE]
    held = [{one["levers"][role].get(name, own.neutral) for one in case["mixture"]} for case in cases]
    return any(all(values == {end} for values in held) for end in (grid[0], grid[-1]))


def _practices(cases: Sequence[Case]) -> Verdict:
    """Return (d): taking each practice out of ACTIVE costs the firm in three cases at least, of fewer in all."""
    need = min(CASES_D, len(cases))
    costs = {
        name: sum(case["removed"][name]["high"] < 0 for case in cases) >= need
        for name in ("story", "listen", "int", "dialogue")
    }
    return _of_levers("d", costs)


def _in_cases(key: str, cases: Sequence[Case], shown: Mapping[str, bool], need: int) -> Verdict:
    """Six of the eight cases; of fewer cases all."""
    return Verdict(key, sum(shown.values()), len(cases), min(need, len(cases)), _failing(shown))


def _of_levers(key: str, shown: Mapping[str, bool]) -> Verdict:
    return Verdict(key, sum(shown.values()), len(shown), len(shown), _failing(shown))


def _failing(shown: Mapping[str, bool]) -> tuple[str, ...]:
    return tuple(name for name, holds in shown.items() if not holds)
