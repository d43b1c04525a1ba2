"""How a policy's TMT reacts from quarter to quarter: memories of what it saw, and what they move; no cards, no truth."""

from dataclasses import dataclass, field
from math import exp
from types import MappingProxyType
from typing import Final

from game.lab.levers import LEAVE, Levers, Value
from game.lab.policies import Policy, Temper
from game.lab.sight import Chair, Sight
from game.moves import Card, values_of
from game.rules.model.constants import DEFAULTS, Constants

LEANS: Final[tuple[float, ...]] = (0.3, 0.12, 0.0, -0.12, -0.3)
"""Cooperation less competition as the five words of the balance say it."""
MANDATES: Final = ("documents", "walk_through", "deep_dive")
WARY = 0.2
"""Alarm above which a top takes care: a leak was found last quarter or the one before."""
LINES: Final = MappingProxyType({"sep": "sep", "int": "int_", "wall": "wall", "parallel": "parallel"})
"""Levers of the structure and the fields of the card that redraws it."""
KEEP, REDRAW = "keep", "T4"
SCOPES: Final[tuple[float, ...]] = (0.525, 0.85)


@dataclass(slots=True)
class Memory:
    """What a firm remembers of its own quarters; its TMT makes it, its heads are told the line.

    Attributes:
        alarm: Fading memory of own leaks found, 0…1. robbed: Of partners that took more.
        received: Of what partners shared, 0…1. pole: 1 cooperation, -1 competition.
        found: Leaks found up to last quarter. seen: Quarters.
        ordered: Where lines of the structure were told to go; they move there half-way each quarter.
    """

    alarm: float = 0.0
    robbed: float = 0.0
    received: float = 0.4
    pole: int = 1
    found: int = 0
    seen: int = 0
    ordered: dict[str, str] = field(default_factory=dict)

    def take(self, sight: Sight, whim: float) -> None:
        """Remember a quarter's opening; `whim` is 0…1, for those who cannot say why they turn."""
        more, self.found = sight.found - self.found, sight.found
        self.alarm = min(1.0, 0.6 * self.alarm + 0.35 * more)
        self.robbed = 0.6 * self.robbed + 0.4 * sight.is_robbed
        if sight.received >= 0:
            self.received = min(1.0, (sight.received + 0.5) / 5)
        self.seen += 1
        if self.seen == 1:
            self.pole = 1 if whim < 0.5 else -1
        elif self.alarm > 0.3 or sight.is_robbed:
            self.pole = -1
        elif sight.balance != 2 and whim < 0.3:
            self.pole = 1 if sight.balance < 2 else -1


def top(policy: Policy, sight: Sight, memory: Memory, whim: float, c: Constants = DEFAULTS) -> Levers:
    """Return the TMT's levers of this quarter; `c` are the numbers of the game, which everybody knows."""
    levers, temper = policy.levers["tmt"], policy.temper
    moved: dict[str, Value] = {}
    match temper.follow:
        case "active":
            moved = _active(levers, sight, memory)
        case "mirror":
            moved = _mirror(memory)
        case "defensive":
            moved = _defensive(memory)
        case "passive" if memory.alarm > 0.3:
            moved = {"mandate": "documents"}
        case _:
            pass
    is_wary = memory.alarm > WARY or sight.is_robbed
    if levers["mandate"] == "earned" and "mandate" not in moved:
        moved["mandate"] = "walk_through" if is_wary else "deep_dive"
    if levers["audit"] == "due":
        moved["audit"] = int(is_wary)
    if levers["split"] == "temper":
        moved["split"] = "take" if whim < taking(temper, sight, memory, c) else "honour"
    moved |= {name: LEAVE for name, field in LINES.items() if memory.ordered.get(field) == str(levers[name])}
    return {**levers, **moved}


def note(memory: Memory, cards: tuple[Card, ...]) -> None:
    """Remember which lines of the structure were redrawn."""
    for card in cards:
        if str(card.card) == REDRAW:
            memory.ordered |= {name: to for name, to in values_of(card) if isinstance(to, str) and to != KEEP}


def head(policy: Policy, levers: Levers, memory: Memory) -> Levers:
    """Return the alliance head's levers: the team is moved where the top's pole is."""
    if policy.temper.follow != "defensive":
        return levers
    return {**levers, "place": "lab" if memory.pole > 0 else "home"}


def taking(temper: Temper, sight: Sight, memory: Memory, c: Constants = DEFAULTS) -> float:
    """Return the chance that this TMT takes more than its share, from what it sees of race, balance and trust (after M48)."""
    grab = 0.7 * sight.is_robbed if temper.follow == "mirror" else temper.grab
    if not temper.tempt:
        return grab
    trust = (sum(sight.trust) / len(sight.trust) + 0.5) / 5 if sight.trust else 0.5
    race = (sight.red_queen + 0.5) / 5
    pull = c.tempt_base + c.tempt_race * race - c.tempt_imbalance * LEANS[sight.balance] - c.tempt_trust * (trust - 0.5)
    return min(1.0, grab + temper.tempt / (1 + exp(-pull)))


def _active(levers: Levers, sight: Sight, memory: Memory) -> dict[str, Value]:
    """Re-balance against what leads, and give less where something was lost, taken or withheld."""
    lean, unpaid = LEANS[sight.balance], max(0.0, 0.22 - memory.received) / 0.22 * (memory.seen > 2)
    y = _clip(0.42 - 0.25 * lean - 0.15 * memory.alarm - 0.25 * memory.robbed - 0.15 * unpaid, 0.12, 0.55)
    z = _clip(0.38 + 0.25 * lean + 0.2 * memory.robbed + 0.1 * unpaid, 0.2, 0.65)
    scope = _clip(0.9 - 0.5 * memory.alarm - 0.5 * memory.robbed - 0.4 * unpaid, 0.2, 1.0)
    return {**course(y, z, (int(levers["y"]), int(levers["z"]))), "mandate": mandate(scope)}


def _mirror(memory: Memory) -> dict[str, Value]:
    """Give what one got."""
    r = _clip(memory.received * 1.25 + 0.15, 0.1, 1.0)
    return {**course(0.2 + 0.4 * r, 0.65 - 0.42 * r, (40, 40)), "mandate": mandate(0.25 + 0.75 * r)}


def _defensive(memory: Memory) -> dict[str, Value]:
    """Hold to the pole that leads, and to that alone."""
    if memory.pole > 0:
        return {"y": 60, "z": 20, "stance": "close", "mandate": "deep_dive", "side": "partner"}
    return {"y": 20, "z": 60, "stance": "arms_length", "mandate": "documents", "side": "ours"}


def course(y: float, z: float, meant: tuple[int, int]) -> dict[str, Value]:
    """Return the course on the grid of five percent, with at least five left to search.

    Args:
        y: Wished effort with the partner, share.
        z: Wished effort against it, share.
        meant: What the policy holds to when the wish is near; small steps are not worth a token.
    """
    wished = [5 * round(20 * share) for share in (y, z)]
    if max(abs(a - b) for a, b in zip(wished, meant, strict=True)) <= 5:
        wished = list(meant)
    while sum(wished) > 95:
        wished[wished.index(max(wished))] -= 5
    while sum(wished) < 40:
        wished[0] += 5
    return {"y": max(10, wished[0]), "z": max(10, wished[1])}


def mandate(scope: float) -> str:
    """Return the mandate nearest to a scope 0…1."""
    return MANDATES[sum(scope >= edge for edge in SCOPES)]


def levers_of(
    policy: Policy, chair: Chair, sight: Sight, memory: Memory, whim: float, c: Constants = DEFAULTS
) -> Levers:
    """Return the levers of a seat in this phase."""
    if chair.role == "tmt":
        return top(policy, sight, memory, whim, c)
    levers = policy.levers[chair.role]
    return head(policy, levers, memory) if chair.role == "ally" else levers


def _clip(x: float, low: float, high: float) -> float:
    return min(high, max(low, x))
