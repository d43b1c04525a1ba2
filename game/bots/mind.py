"""Who is choosing: a view, a whim, a temper and how practised it is; deliberately absent: the choosing."""

from dataclasses import dataclass, replace

from game.bots.personas import PERSONAS, Level, Persona
from game.bots.sight import level_or
from game.views import SeatView

MIDDLE = 5_000.0  # bp; what a temper assumes of a level that it cannot know


@dataclass(frozen=True, slots=True)
class Mind:
    """One choice's inputs; the same mind always wants the same."""

    view: SeatView
    whim: int
    persona: Persona
    level: Level = "regular"

    @property
    def is_expert(self) -> bool:
        """Whether it reacts to bands and spends what is left (gamedesign §3, the column N→X)."""
        return self.level == "expert"

    def may_improve(self, lever: str) -> bool:
        """Whether this mind is expert enough to do better than the temper, and no experiment has pinned the lever."""
        return self.is_expert and lever not in self.persona.pinned

    def sees(self, id: str, default: float = MIDDLE) -> float:
        """Return a gauge's level, or `default` when the view does not tell."""
        return level_or(self.view, id, default)


def mind_of(view: SeatView, whim: int, persona: Persona, level: Level) -> Mind:
    """Return the mind; a novice remembers nothing, and a temper with manners begins as Bridge does."""
    if level == "novice":
        bench = None if view.bench is None else replace(view.bench, last=None)
        view = replace(view, feed=(), sessions=(), bench=bench)
    if view.quarter <= int(persona.manners):
        kept = {lever: str(getattr(persona, lever)) for lever in persona.pinned}
        persona = replace(PERSONAS["bridge"].with_levers(**kept), name=persona.name)
    return Mind(view, whim, persona, level)
