"""A top that is a team: its own first plan, the talk when plans differ, what it would carry; absent: the cards of one office.

What a single top would want is wanted by all members alike (`tmt`); each can lay only what is in its hand.
"""

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from game.bots import tmt
from game.bots.drafting import Intent, intend, option_of
from game.bots.mind import Mind
from game.bots.sight import level_or
from game.ids import Office, Stance
from game.moves import SetCourse, StandBehind, TalkThrough
from game.views import SeatView

Plan = tuple[int, int, Stance]
STANCES: tuple[Stance, ...] = ("arms_length", "guarded", "close")
CLOSER = 2_000  # bp; from one stance to the next (rulebook 5.1)
LEAN: MappingProxyType[Office, int] = MappingProxyType({"director": 3, "cto": -3})
"""Steps of five points by which an office looks to the partner; ours: so that three tempers alike are half a scale apart."""
LOW, HIGH, LEAST, MOST = 10, 80, 5, 60
DIFFERS, CARRIES, BENDS = (
    1_000,
    1_000,
    2_500,
)  # ours: mean distance, bp, worth a talk; that a proud and a fair member carries


def intents(mind: Mind) -> Iterator[Intent]:
    """Yield the first plan, what a top of one would want, then talk and agreement; of a top of one nothing but its own."""
    if not mind.view.team:
        yield from tmt.intents(mind)
        return
    plan = first_plan(mind)
    yield intend("T0", {"y": plan[0], "z": plan[1], "stance": plan[2], "pen": "down"})
    yield from _common_course(mind, plan)
    yield from tmt.intents(mind)
    lies = on_the_table(mind.view)
    if _is_fair(mind) and apart(plan, lies) >= DIFFERS:
        yield intend("T6", {"tokens": 1, "question": "both"})
    y, z, stance = lies if apart(plan, lies) <= (BENDS if _is_fair(mind) else CARRIES) else between(plan, lies)
    yield intend("T12", {"y": y, "z": z, "stance": stance})


def with_share(view: SeatView) -> SeatView:
    """Return the view with no more in its purse than leaves something for the colleagues who have laid nothing yet."""
    waiting = sum(not mate.cards and not mate.is_sealed for mate in view.team)
    if not waiting:
        return view
    share = -(-view.options.purse // (waiting + 1))
    return replace(view, options=replace(view.options, purse=share))


def first_plan(mind: Mind) -> Plan:
    """Return what this temper would do by itself, seen from its office."""
    y, z, _ = tmt.target(mind, tmt.shown(mind))
    steps = LEAN.get(mind.view.office, 0)
    stance = STANCES.index(mind.persona.stance) + (steps > 0) - (steps < 0)
    return (*fitted(y + 5 * steps, z - 5 * steps), STANCES[max(0, min(2, stance))])


def fitted(y: int, z: int) -> tuple[int, int]:
    """Return efforts on the grid that leave enough for elsewhere."""
    y, z = (max(LOW, min(HIGH, 5 * round(part / 5))) for part in (y, z))
    over, under = max(0, y + z + LEAST - 100), max(0, 100 - MOST - y - z)
    return (y - over + under, z) if y >= z else (y, z - over + under)


def on_the_table(view: SeatView) -> Plan:
    """Return the course that the chief executive has laid, else the one that stands."""
    for mate in view.team:
        for card in mate.cards:
            if isinstance(card, SetCourse):
                return card.y, card.z, card.stance
    y, z = (round(level_or(view, name, 40)) for name in ("y", "z"))
    option = option_of(view, "T12") or option_of(view, "T1")
    stance = str(dict(option.values).get("stance", "guarded")) if option else "guarded"
    return y, z, next((one for one in STANCES if one == stance), "guarded")


def apart(one: Plan, other: Plan) -> int:
    """Return the mean distance of two plans, bp, as the law measures it (rulebook 5.15)."""
    closeness = CLOSER * abs(STANCES.index(one[2]) - STANCES.index(other[2]))
    return (100 * abs(one[0] - other[0]) + 100 * abs(one[1] - other[1]) + closeness) // 3


def between(one: Plan, other: Plan) -> Plan:
    """Return the middle of two plans: what a member offers to carry instead."""
    y, z = fitted((one[0] + other[0]) // 2, (one[1] + other[1]) // 2)
    return y, z, STANCES[(STANCES.index(one[2]) + STANCES.index(other[2])) // 2]


def _common_course(mind: Mind, plan: Plan) -> Iterator[Intent]:
    """Set the course that all colleagues would carry, if there was talk and it is not too far from the own plan."""
    view = mind.view
    said = [card for mate in view.team for card in mate.cards if isinstance(card, StandBehind)]
    has_talk = any(isinstance(card, TalkThrough) for mate in view.team for card in mate.cards)
    if has_talk and said and all(card == said[0] for card in said) and len(said) == len(view.team):
        carried = (said[0].y, said[0].z, said[0].stance)
        if apart(plan, carried) <= BENDS:
            yield intend(
                "T1", {"y": carried[0], "z": carried[1], "e": 100 - carried[0] - carried[1], "stance": carried[2]}
            )


def _is_fair(mind: Mind) -> bool:
    """Tell whether this temper cares for what is common at least as much as for its own."""
    return int(mind.persona.ours) >= int(mind.persona.own)
