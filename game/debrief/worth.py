"""What each of the eight meters is worth to a firm in a quarter, kEUR (M63); deliberately absent: what moved them.

Worth is the firm's value as it is minus its value with that one effect off, all else as it was: what erodes is negative,
what builds is positive. Where an effect acts later (the race costs, what is not found is not sold), the later quarter is
taken to be like this one.
"""

from __future__ import annotations

from typing import Any

from game.debrief.hearing import Given, Heard
from game.debrief.past import TABLE
from game.rules.model import dynamics, market
from game.rules.model.constants import Constants
from game.rules.model.rounding import BP, to_keur

EIGHT = ("e1", "e2", "e3", "e4", "b1", "b2", "b3", "b4")


def worth(heard: Heard, name: str, quarter: int, firm: int) -> int:
    """Return what one of the eight meters was worth to a firm in a quarter, kEUR.

    Args:
        heard: The game.
        name: `e1`…`e4` erode, `b1`…`b4` build.
        quarter: From 1.
        firm: Index of the firm.

    Raises:
        KeyError: There is no meter of that name.
    """
    size = _Quarter(heard, quarter, firm)
    return to_keur(
        {
            "e1": size.withheld, "e2": size.grabbed, "e3": size.race_fed, "e4": size.search_lost,
            "b1": size.spilled, "b2": size.woken, "b3": size.learned, "b4": size.race_spared,
        }[name]()
    )  # fmt: skip


class _Quarter:
    """One firm's quarter, ready to be valued otherwise."""

    def __init__(self, heard: Heard, quarter: int, firm: int) -> None:
        self.heard, self.quarter, self.firm = heard, quarter, firm
        self.state = heard.states[quarter]
        self.c: Constants = self.state.constants

    def withheld(self) -> float:
        """E1: the own share of the joint value that everybody's withheld volume would have made."""
        found = self._given("market.joint_value")
        if found is None or len(found["contributions"]) != len(self.state.firms):
            return 0.0
        more = [
            x * (1 + self._meter("e1", f) / max(1, self._meter("volume", f)))
            for f, x in enumerate(found["contributions"])
        ]
        lost = market.joint_value(self.c, **{**found, "contributions": more}) - market.joint_value(self.c, **found)
        return -lost * self.state.shares[self.firm] / 100

    def grabbed(self) -> float:
        """E2: what grabs moved to the firm or took from it."""
        found = self._given("meters.e2_misappropriated")
        return 0.0 if found is None else found["joint_keur"] * (found["after"][self.firm] - found["agreed"][self.firm])

    def race_fed(self) -> float:
        """E3: what a race fed by absorbed core costs."""
        return -self._race(self._meter("e3", TABLE))

    def search_lost(self) -> float:
        """E4: what the market would have paid for what lock-in kept from being found."""
        return -self._novelty(self._meter("e4", self.firm) / BP)

    def spilled(self) -> float:
        """B1: the own part of the joint value owed to competitive research."""
        return self._meter("b1", self.firm)

    def woken(self) -> float:
        """B2: what the market pays for what is found because lock-in was undone."""
        found = self._given("dynamics.search_yield", self.firm)
        if found is None:
            return 0.0
        bound = {**found, "lock_in": found["lock_in"] + self._meter("b2", self.firm) / BP}
        return self._novelty(dynamics.search_yield(self.c, **found) - dynamics.search_yield(self.c, **bound))

    def learned(self) -> float:
        """B3: what the market paid for what came home."""
        return self._meter("b3_keur", self.firm)

    def race_spared(self) -> float:
        """B4: what a race damped by cooperation does not cost."""
        return self._race(self._meter("b4", TABLE))

    def _race(self, level_bp: float) -> float:
        found = self._given("market.running_cost", self.firm)
        if found is None:
            return 0.0
        hotter: dict[str, Any] = {**found, "red_queen": found["red_queen"] + level_bp / BP}
        return market.running_cost(self.c, **hotter) - market.running_cost(self.c, **found)

    def _novelty(self, found: float) -> float:
        given = self._given("meters.b3_learned", self.firm)
        if given is None:
            return 0.0
        income, strength = given["income"], given["strength"]
        return float(income(strength + self.c.strength_novelty * found) - income(strength))

    def _given(self, name: str, *who: int) -> Given | None:
        calls = self.heard.calls.get((self.quarter, name, who))
        return calls[0] if calls else None

    def _meter(self, name: str, firm: int) -> float:
        rows = self.state.history
        return next(value for q, found, f, value in rows if (q, found, f) == (self.quarter, name, firm))
