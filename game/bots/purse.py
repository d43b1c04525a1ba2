"""What a filled-in card costs, and what two cards may not do together; deliberately absent: which card is wise.

The form tells the price of most values. The few prices that depend on how far a value moves are stated here once and
never too low, because a draft that the law refuses would be the bot's fault (rulebook 3.2).
"""

from collections.abc import Iterable

from game.ids import DEPTHS
from game.moves import (
    AnswerCall,
    AnswerPartner,
    AskPartner,
    AuditPartner,
    BuildOnTheirs,
    CallHome,
    CallTop,
    Card,
    CourtClient,
    FirstPlan,
    HandBack,
    LendExpert,
    ListenBelow,
    LockComponent,
    PassAcross,
    PassHome,
    PostTeam,
    PushBid,
    RaceProject,
    RaiseConcern,
    SetCourse,
    SetMandate,
    SitIn,
    SplitGain,
    StandBehind,
    TakeApart,
    TakeNotes,
    TellStory,
    UseDoor,
    VouchWall,
    WorkClients,
    values_of,
)
from game.views import CardOption, SeatView

DOOR, FREE_POINTS, POINTS_PER_TOKEN, DEAREST_COURSE = 2, 10, 20, 2
RACERS = 2
LEAST_SEARCH, MOST_SEARCH = 5, 60
WALK_THROUGH = DEPTHS.index("walk_through")


def cost(option: CardOption, card: Card) -> int:
    """Return the tokens or focus that a card takes, at most a little too high, never too low."""
    shown = dict(option.values)
    if all(value == shown.get(name, value) for name, value in values_of(card)):
        return option.cost
    match card:
        case SetCourse() | SetMandate() | PostTeam():
            return _change(option, card)
        case ListenBelow(areas=areas):
            return len(areas)
        case PassHome(amount=amount) | PassAcross(amount=amount):
            return int(amount != "nothing")
        case UseDoor():
            return DOOR
        case CallTop() | AuditPartner():
            return 1
        case AnswerCall():
            return 0
        case SplitGain(how=how):
            return int(how == "propose")
        case VouchWall() | CallHome() | LockComponent() | RaceProject() | CourtClient() | LendExpert() | SitIn():
            return 1
        case TakeNotes() | BuildOnTheirs() | HandBack() | TakeApart():
            return 1
        case AskPartner() | RaiseConcern():
            return 0
        case _:
            return _as_the_form_says(option, card)


def fits_together(view: SeatView, card: Card, others: Iterable[Card]) -> bool:
    """Tell whether a card stands on its own and beside the others, for what no form can say (rulebook 3.3)."""
    match card:
        case SetCourse(y=y, z=z, e=e):
            return y + z + e == 100
        case FirstPlan(y=y, z=z) | StandBehind(y=y, z=z):
            return LEAST_SEARCH <= 100 - y - z <= MOST_SEARCH
        case TellStory(side=side, tone=tone):
            return tone != "enemy" or side == "ours"
        case ListenBelow(areas=named) | WorkClients(managers=named):
            return bool(named)
        case PushBid(toward=toward, tokens=tokens):
            return tokens == 0 if toward == "leave" else tokens == 1 or (tokens == 2 and toward != "outsider")
        case LendExpert() | RaceProject():
            return not any(isinstance(other, LendExpert | RaceProject) for other in others) or _experts(view) > RACERS
        case CallHome():
            return _depth_of(view, others) <= WALK_THROUGH
        case AnswerPartner(topic=topic, depth="deep_dive"):
            calls = any(isinstance(other, CallHome) for other in others)
            return not calls and not _is_locked_beneath(view, topic)
        case _:
            return True


def _change(option: CardOption, card: SetCourse | SetMandate | PostTeam) -> int:
    """Price a change of a standing decision; once drafted, the view no longer tells what stands: assume the dearest."""
    if option.is_drafted or not isinstance(card, SetCourse):
        return DEAREST_COURSE if isinstance(card, SetCourse) else 1
    shown = dict(option.values)
    now = [value for name in ("y", "z", "e") if isinstance(value := shown.get(name), int)]
    points = sum(abs(a - b) for a, b in zip((card.y, card.z, card.e), now, strict=True)) // 2
    return min(DEAREST_COURSE, max(0, -(-(points - FREE_POINTS) // POINTS_PER_TOKEN)))


def _experts(view: SeatView) -> int:
    """Return how many product engineers the own firm has; a race project takes the first two."""
    return sum(person.firm == view.firm and person.role == "eng_p" for person in view.people)


def _depth_of(view: SeatView, cards: Iterable[Card]) -> int:
    """Return the rung that these cards lead to; without an answer it is the pull."""
    for card in cards:
        if isinstance(card, AnswerPartner):
            return -1 if card.depth == "decline" else DEPTHS.index(card.depth)
    return view.bench.pull if view.bench is not None else -1


def _is_locked_beneath(view: SeatView, topic: str) -> bool:
    """Tell whether the product house has closed what lies under a topic beyond a walk-through."""
    return view.bench is not None and any(chip.is_locked and chip.component == topic for chip in view.bench.topics)


def _as_the_form_says(option: CardOption, card: Card) -> int:
    total = 0
    for field in option.fields:
        value = getattr(card, field.name)
        if field.kind == "level" and field.name in ("tokens", "effort"):
            total += value
        chosen = value if field.kind == "many" else (value,)
        total += sum(choice.cost for choice in field.choices if choice.value in chosen)
    return total
