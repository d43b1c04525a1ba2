"""A bot's move: the role's intents, changed by how practised it is, drafted within the purse; absent: the tempers."""

from collections.abc import Callable, Iterator

from game.bots import ally, bench, house, prod, team
from game.bots.drafting import Intent, draft
from game.bots.foresight import afterthoughts
from game.bots.mind import Mind, mind_of
from game.bots.novice import distracted
from game.bots.personas import LEVELS, Level, parse_persona
from game.ids import Role
from game.moves import Play
from game.views import SeatView

ROLES: dict[Role, Callable[[Mind], Iterator[Intent]]] = {
    "tmt": team.intents,
    "ally": ally.intents,
    "prod": prod.intents,
    "eng_a": bench.intents,
    "eng_p": house.intents,
}


def choose(view: SeatView, whim: int, *, persona: str = "", level: str = "regular") -> Play:
    """Return the seat's sealed draft for the phase; the same view and whim always give the same draft.

    Args:
        view: What the seat knows and may do; nothing else is looked at.
        whim: Nature's number for this seat and phase, 0…2**64-1.
        persona: A text for `parse_persona`; Steady when empty.
        level: `novice`, `regular` or `expert`.

    Raises:
        ValueError: There is no such persona or level.
    """
    mind = mind_of(team.with_share(view), whim, parse_persona(persona or "steady"), level_named(level))
    plan = tuple(intents(mind))
    if mind.level == "novice":
        return Play(draft(mind.view, distracted(mind, plan)), seal=True)
    cards = draft(mind.view, plan)
    if mind.is_expert:
        cards = draft(mind.view, (*plan, *afterthoughts(mind, cards)))
    return Play(cards, seal=True)


def intents(mind: Mind) -> Iterator[Intent]:
    """Yield what this temper wants in this role, dearest first; what the phase does not offer is dropped later."""
    return ROLES[mind.view.role](mind)


def level_named(name: str) -> Level:
    """Return the level of this name.

    Raises:
        ValueError: There is none.
    """
    for level in LEVELS:
        if level == name:
            return level
    raise ValueError(f"{name}: no such level; there are {', '.join(LEVELS)}")
