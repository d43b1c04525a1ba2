"""From a finished game to what it was and why: charts, turning points, own page; pure, and silent before the end."""

from game.debrief.report import debrief, debrief_of_record

__all__ = ["debrief", "debrief_of_record"]
