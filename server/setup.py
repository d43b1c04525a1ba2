"""What was chosen for a session before it began; deliberately absent: the scenario itself and who comes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setup:
    """What was chosen for a session.

    Attributes:
        preset: Name of the scenario's preset.
        table: Name of the table, part of nature's key.
        level: Of the bots: `novice`, `regular`, `expert`.
        has_clock: Whether phases end by time; only where the preset names seconds.
        grace_ms: How long all stay sealed before a phase closes under a clock, so that one may take it back.
        has_coach: Whether a person who is alone may ask the coach.
        absent_ms: How long a person may be away before a bot takes the seat.
    """

    preset: str
    table: str = "1"
    level: str = "regular"
    has_clock: bool = True
    grace_ms: int = 3_000
    absent_ms: int = 30_000
    has_coach: bool = False
