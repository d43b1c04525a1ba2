"""Who decided what and when: the cards of a finished game; deliberately absent: what came of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.events import (
    CourseSet,
    CreditGiven,
    Event,
    GainTaken,
    InsightUsed,
    MandateChanged,
    SessionHeld,
    StoryTold,
    WallVouched,
)
from game.ids import NATURE, Line, line
from game.moves import (
    AnswerPartner,
    Card,
    GiveCredit,
    SetCourse,
    SetMandate,
    SplitGain,
    TellStory,
    UseInsight,
    VouchWall,
)
from game.record.book import Step
from game.rules.state import State
from game.rules.team import holds

# The field that tells one play of a card from another; its values are catalogue keys `debrief.value.<value>`.
TELLING = {"T2": "side", "T5": "depth", "T7": "how", "A1": "place", "A2": "amount", "A6": "seek", "P1": "toward",
"P2": "amount",
           "E1": "manner", "E2": "depth", "E7": "candour"}  # fmt: skip
# Kind of fact whose drawing a card shares.
KINDS = {"T1": "CourseSet", "T2": "StoryTold", "T3": "StoryLanded", "T4": "LinesMoved", "T6": "TalkedThrough", "T8": "TopCalled",
         "T9": "DoorUsed", "T10": "PartnerAudited", "T11": "LeakAdmitted", "T5": "MandateChanged", "T7": "GainTaken",
         "A1": "LoyaltyMoved", "A2": "IdeasTravelled", "A3": "ManagerMoved", "A4": "TenderDecided",
         "A5": "ManagerMoved", "A6": "TenderDecided", "A7": "WallVouched", "A8": "ShieldHeld", "A9": "SatIn",
         "P3": "RaceRun", "P7": "ClientCourted", "P8": "ExpertLent",
         "P1": "TenderDecided", "P2": "IdeasTravelled", "P4": "InsightUsed", "P5": "LockInGrew", "P6": "MandateChanged",
         "E8": "CreditGiven", "F2": "InsightGained", "F3": "BreakthroughMade"}  # fmt: skip

# Plays that have a sentence of their own, so that a chain reads as a person would tell it.
TOLD = frozenset({
    *(("E2", depth) for depth in ("documents", "walk_through", "deep_dive", "decline")),
    *(("T2", side) for side in ("both", "ours", "partner")),
    *(("T5", depth) for depth in ("withhold", "documents", "walk_through", "deep_dive")),
    *(("A1", place) for place in ("home", "visits", "lab")),
    *(("P1", toward) for toward in ("leave", "together", "alone", "outsider")),
    *(("A2", amount) for amount in ("nothing", "digest", "everything")),
    ("T7", "take"), ("E1", "underneath"), ("E8", ""),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deed:
    """One card that somebody played.

    Attributes:
        quarter: From 1.
        seat: Index of who played it.
    """

    quarter: int
    seat: int
    card: Card

    @property
    def kind(self) -> str:
        """The kind of fact that it is drawn as."""
        return KINDS.get(self.card.card, "SessionHeld")

    @property
    def what(self) -> Line:
        """The card by its title, with the value that tells this play from another."""
        title, card = f"@card.{self.card.card}.title", self.card
        if isinstance(card, SetCourse):
            return line("debrief.deed.course", card=title, y=card.y, z=card.z, e=card.e)
        telling = TELLING.get(card.card)
        if telling is None:
            return line("debrief.deed", card=title)
        return line("debrief.deed.as", card=title, value=f"@debrief.value.{getattr(card, telling)}")

    @property
    def told(self) -> Line:
        """What somebody did, as a person tells it: a chain begins with it."""
        telling = TELLING.get(self.card.card)
        value = getattr(self.card, telling) if telling else ""
        if (self.card.card, value) not in TOLD:
            return self.what
        return line(f"debrief.did.{self.card.card}.{value}" if value else f"debrief.did.{self.card.card}")


def told_in(state: State) -> tuple[Deed, ...]:
    """Return the deeds that the chronicle alone betrays: all that a fact follows from at once, none of the others."""
    return tuple(deed for quarter, event in state.events for deed in _behind(state, quarter, event))


def played_in(steps: Iterable[Step]) -> tuple[Deed, ...]:
    """Return every card of a record that somebody played: what lay on the sheets when nature closed a phase.

    What an absent seat kept from an earlier quarter is nobody's decision and left out.
    """
    found: dict[Deed, None] = {}
    before: State | None = None
    for step in steps:
        if before is not None and step.row.actor == NATURE:
            for seat, draft in enumerate(before.drafts):
                found |= {Deed(before.quarter, seat, card): None for card in draft.cards}
        before = step.state
    return tuple(found)


def _behind(state: State, quarter: int, event: Event) -> Iterator[Deed]:
    at = state.scenario.seat_at
    match event:
        case SessionHeld(sides=sides):
            for side in sides:
                if side.topic:
                    yield Deed(quarter, at[side.seat], AnswerPartner(side.topic, side.depth, side.said))
        case CreditGiven(seat=seat, to=to):
            yield Deed(quarter, at[seat], GiveCredit(to))
        case CourseSet() | StoryTold() | MandateChanged() | GainTaken():
            yield from _led(state, quarter, event)
        case WallVouched(firm=firm):
            yield Deed(quarter, _chair(state, firm, "ally"), VouchWall())
        case InsightUsed(firm=firm, component=component, is_in=True):
            yield Deed(quarter, _chair(state, firm, "prod"), UseInsight((component,)))
        case _:
            return


def _led(state: State, quarter: int, event: CourseSet | StoryTold | MandateChanged | GainTaken) -> Iterator[Deed]:
    card = {"CourseSet": "T1", "StoryTold": "T2", "MandateChanged": "T5", "GainTaken": "T7"}[event.event]
    seat = _chair(state, event.firm, "tmt", card)
    match event:
        case CourseSet(y=y, z=z, e=e, stance=stance):
            yield Deed(quarter, seat, SetCourse(y, z, e, stance))
        case StoryTold(tokens=tokens, side=side, enemy=enemy, said=said):
            yield Deed(quarter, seat, TellStory(tokens, side, "enemy" if enemy else "plain", said))
        case MandateChanged(depth=depth, off_limits=topic):
            yield from [Deed(quarter, seat, SetMandate(depth, topic))] if depth != "withhold" else []
        case GainTaken():
            yield Deed(quarter, seat, SplitGain("take"))


def _chair(state: State, firm: str, role: str, card: str = "") -> int:
    """Return the seat of a role, of a TMT of several the one that holds the card."""
    held = (n for n, seat in enumerate(state.scenario.seats) if seat.firm == firm and seat.role == role)
    return next(n for n in held if holds(state.scenario, n, card))
