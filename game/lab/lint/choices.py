"""What every card is worth to whoever lays it: idle, only a cost, or always best; deliberately absent: combinations.

One lever of one role is moved in one firm, the rest of the table keeps its conduct, both games share all chance. Looked at are
the role's personal score, the own firm's value and the alliance's (gamedesign R8), in four settings of conduct.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist, fmean, stdev
from typing import Any, Final

from game.ids import NATURE, ROLES, Role, Seat, line
from game.lab import batch
from game.lab.levers import ALL, LEAVE, Lever, Value
from game.lab.lint.findings import Finding, finding
from game.lab.paired import student
from game.lab.policies import ACTIVE, BALANCED, DEFECT, SHARE, Policy
from game.moves import DECK, Move, Play
from game.rules.state import State
from game.scenario.model import Scenario
from game.strings import catalogue

SETTINGS: Final = ((BALANCED, BALANCED), (BALANCED, SHARE), (ACTIVE, ACTIVE), (ACTIVE, DEFECT))
"""Conduct of the firm that is looked at, and of all others."""
TWO_ERRORS = 1 - NormalDist().cdf(2)
OFTEN = 0.9
OFF: Final[Mapping[str, Value]] = {
    "clients": 0, "build": 0, "study": 0, "odd": 0, "use": 0, "pass_home": "nothing", "pass_across": "nothing",
}  # fmt: skip
"""The value with which a lever lays nothing, where that is not the neutral one."""
ROOM: Final[Mapping[str, Mapping[str, Value]]] = {"walk": {"study": 0, "odd": 0}, "apart": {"study": 0, "odd": 0}}
"""What is left undone for a lever, because both together are more than a day."""
TAKES: Final = ("T1", "T5", "T7", "A1", "A6", "P1", "P4", "E1", "E2", "E7")
"""Cards that say which, not whether: leaving them out is a choice too."""
THINNED: Final[Mapping[tuple[Value, ...], tuple[Value, ...]]] = {
    tuple(range(10, 81, 5)): (20, 40, 55),
    (LEAVE, 0, 25, 50, 75, 100): (LEAVE, 0, 50, 100),
}
Scores = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Try:
    """One game: a lever of `ALL` set to a value (-1: none is moved) in one setting, and its number."""

    setting: int
    lever: int
    value: Value
    number: int


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of one game: points by role and firm's and alliance's value; which cards the firm's seats laid."""

    points: Mapping[Role, float]
    firm: float
    alliance: float
    laid: frozenset[tuple[Role, str]]


def off(lever: Lever) -> Value:
    """Return the value with which a lever lays nothing, or what its card does by itself."""
    return OFF.get(lever.name, lever.neutral)


def values(lever: Lever) -> tuple[Value, ...]:
    """Return the values that are tried: all of a small grid, three or four of a fine one."""
    return THINNED.get(lever.values, lever.values)


def tries(pairs: int) -> tuple[Try, ...]:
    """Return all games, `pairs` for each value of each lever in each setting."""
    found = []
    for setting in range(len(SETTINGS)):
        own = SETTINGS[setting][0]
        arms: list[tuple[int, Value]] = [(-1, 0)]
        arms += [
            (n, value)
            for n, lever in enumerate(ALL)
            for value in values(lever)
            if value != own.levers[lever.role][lever.name]
        ]
        found += [Try(setting, n, value, number) for n, value in arms for number in range(1, pairs + 1)]
    return tuple(found)


def play(scenario: Scenario, preset: str, seed: int, one: Try) -> Tried:
    """Return what came of one game; the firm that is looked at changes with the setting."""
    own, others = SETTINGS[one.setting]
    firm = one.setting % len(scenario.firms)
    policies = [others] * len(scenario.firms)
    policies[firm] = _moved(own, one)
    laid: set[tuple[Role, str]] = set()

    def watch(actor: Seat, move: Move, _state: State) -> None:
        if actor != NATURE and isinstance(move, Play):
            seat = scenario.seats[scenario.seat_at[actor]]
            laid.update((seat.role, card.card) for card in move.cards if seat.firm_index == firm)

    outcome = batch.run(scenario, policies, seed=seed, number=one.number, preset=preset, watch=watch)
    points = {role: outcome.value(f"score_{role}", firm=firm) for role in ROLES}
    ends = outcome.ends
    return Tried(points, ends["firm_value"][firm], ends["alliance_value"][firm], frozenset(laid))


def _moved(own: Policy, one: Try) -> Policy:
    """Return the conduct with one lever moved, and with the focus for it where the usual day has none left."""
    if one.lever < 0:
        return own
    lever = ALL[one.lever]
    moved: dict[str, Any] = {lever.role: {**ROOM.get(lever.name, {}), lever.name: one.value}}
    return own.but(**moved)


class Found:
    """All games, by lever and value, and what may be read of them."""

    def __init__(self, tried: Iterable[tuple[Try, Tried]]) -> None:
        """Sort the games."""
        self.games: dict[tuple[int, int, Value], list[Tried]] = defaultdict(list)
        for one, what in tried:
            self.games[one.setting, one.lever, one.value].append(what)
        self.laid = frozenset(pair for games in self.games.values() for game in games for pair in game.laid)

    def scores(self, setting: int, n: int, value: Value) -> list[Scores]:
        """Return points, firm's and alliance's value of each game of one arm; the base where the lever stands so anyway."""
        role = ALL[n].role
        games = self.games.get((setting, n, value)) or self.games[setting, -1, 0]
        return [(game.points[role], game.firm, game.alliance) for game in games]

    def gains(self, n: int, value: Value, looks: int) -> Iterator[float]:
        """Yield what a value brings against laying nothing, points, firm, alliance, by setting and in all settings together.

        In units of the gain that chance alone exceeds as rarely in so many looks as two standard errors in one.
        """
        apart = [self._gaps(n, value, setting) for setting in range(len(SETTINGS))]
        for k in range(3):
            each = [[gap[k] for gap in gaps] for gaps in apart]
            for gaps in (*each, [gap for one in each for gap in one]):
                yield t_of(gaps) / threshold(looks, len(gaps))

    def _gaps(self, n: int, value: Value, setting: int) -> list[Scores]:
        pairs = zip(self.scores(setting, n, value), self.scores(setting, n, off(ALL[n])), strict=True)
        return [(one[0] - other[0], one[1] - other[1], one[2] - other[2]) for one, other in pairs]

    def is_best(self, n: int, value: Value) -> bool:
        """Tell whether a value is best in all three scores in nearly all settings, and surely better than nothing."""
        best = 0
        for setting in range(len(SETTINGS)):
            means = {v: _means(self.scores(setting, n, v)) for v in values(ALL[n])}
            best += all(means[value][k] >= max(mean[k] for mean in means.values()) for k in range(3))
        together = list(self.gains(n, value, 1))[len(SETTINGS) :: len(SETTINGS) + 1]
        return best >= OFTEN * len(SETTINGS) and min(together) >= 1


def judge(found: Found) -> Iterator[Finding]:
    """Yield cards that are idle, that only cost, that are always best, that nobody could lay, and roles without a choice."""
    for role in ROLES:
        cards = sorted(
            {lever.card for lever in ALL if lever.role == role and lever.card in DECK},
            key=lambda card: (card[0], int(card[1:])),
        )
        verdicts = {card: _verdict(found, role, card) for card in cards}
        for kind in ("costly", "settled", "dominant", "idle", "closed"):
            named = [card for card, verdict in verdicts.items() if verdict == kind]
            if named:
                titles = ", ".join(f"{card} “{catalogue().say(line(f'card.{card}.title'))}”" for card in named)
                yield finding(f"card_{kind}", "look", role=f"@ui.role.{role}", cards=titles)
        if all(verdict in ("idle", "closed") for verdict in verdicts.values()):
            yield finding("role_idle", "mend", role=f"@ui.role.{role}")


def _verdict(found: Found, role: Role, card: str) -> str:
    """Return `closed`, `idle`, `costly`, `settled`, `dominant`, or nothing for a card that is sometimes worth laying."""
    mine = [(n, lever) for n, lever in enumerate(ALL) if (lever.role, lever.card) == (role, card)]
    arms = [(n, value) for n, lever in mine for value in values(lever) if value != off(lever)]
    if card not in TAKES and (role, card) not in found.laid:
        return "closed"
    looks = 3 * (len(SETTINGS) + 1) * len(arms)
    gains = [gain for n, value in arms for gain in found.gains(n, value, looks)]
    if max(gains) < 1:
        return "idle" if min(gains) > -1 else "settled" if card in TAKES else "costly"
    fullest = [(n, values(lever)[-1]) for n, lever in mine if values(lever)[-1] != off(lever)]
    return "dominant" if any(found.is_best(n, value) for n, value in fullest) else ""


def threshold(looks: int, pairs: int) -> float:
    """Return the t that only chance exceeds as rarely in so many looks as two standard errors in one."""
    return student(NormalDist().inv_cdf(1 - TWO_ERRORS / max(1, looks)), pairs - 1)


def t_of(gaps: Sequence[float]) -> float:
    """Return the mean over its standard error; 0 where nothing differs."""
    spread = stdev(gaps)
    if not spread:
        return 0.0 if not gaps[0] else 1e9 if gaps[0] > 0 else -1e9
    return fmean(gaps) / (spread / sqrt(len(gaps)))


def _means(rows: Sequence[Scores]) -> Scores:
    points, firm, alliance = (fmean(column) for column in zip(*rows, strict=True))
    return points, firm, alliance
