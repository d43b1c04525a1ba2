"""Time of one table, which runs only while somebody is there; deliberately absent: where `now_ms` comes from."""

from dataclasses import dataclass

from game.ids import PHASES, Phase
from game.scenario.model import Preset


@dataclass(frozen=True, slots=True)
class Alarm:
    """When to ring, on the server's clock; a ring of an older generation does nothing."""

    generation: int
    due_ms: int


class Clock:
    """Milliseconds of a table's own time.

    It stands while nobody is connected and while the server is down, so neither can eat a phase; it never runs back.
    """

    def __init__(self, t_ms: int = 0) -> None:
        self._t_ms = t_ms
        self._since: int | None = None

    @property
    def is_running(self) -> bool:
        """Whether somebody is there."""
        return self._since is not None

    def at(self, now_ms: int) -> int:
        """Return the table's time at a moment of the server's monotonic clock."""
        gone = 0 if self._since is None else max(0, now_ms - self._since)
        return self._t_ms + gone

    def run(self, now_ms: int) -> None:
        """Start, or go on."""
        if self._since is None:
            self._since = now_ms

    def stand(self, now_ms: int) -> None:
        """Stand still from now on."""
        self._t_ms, self._since = self.at(now_ms), None


def phase_ms(preset: Preset, quarter: int, phase: Phase) -> int:
    """Return how long a phase lasts, in milliseconds; 0 where there is no clock (gamedesign §1.2)."""
    if phase not in PHASES:
        return 0
    percent = preset.first_percent if quarter == 1 else 100
    return preset.seconds[PHASES.index(phase)] * 10 * percent
