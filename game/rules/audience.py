"""Who may know of which fact: one row for each kind of event; deliberately absent: the words and the reasons.

The rows are an allow-list: a kind without a row, or a reader whom its row does not name, learns nothing. The
facilitator knows everything at once, everybody does in the debrief; the wall only ever knows its own column.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from game.events import (
    AirCleared,
    ConcernAnswered,
    ConcernRaised,
    CreditGiven,
    DoorUsed,
    Event,
    InsightGained,
    InsightHandedBack,
    InvitationRefused,
    LeakAdmitted,
    LeakDenied,
    LeakDetected,
    LeakRaised,
    LeakTraced,
    LoyaltyMoved,
    MandateOverstepped,
    PartnerAudited,
    PartnerClosed,
    PartnerOpened,
    PlansCompared,
    PromiseBroken,
    PromiseDueUnknown,
    PromiseKept,
    PromiseMade,
    PromiseShown,
    SessionHeld,
    ShieldHeld,
    ShockStruck,
    StoryLanded,
    TakenApart,
    TenderDecided,
    TopCalled,
    Torn,
    UseNoticed,
)
from game.rules.reader import EVERY_ROLE, Kind, Reader, firm_of

NOBODY: frozenset[str] = frozenset()
TOP = frozenset({"tmt"})
HEADS = frozenset({"ally", "prod"})
LEADERS = TOP | HEADS
ENGINEERS = frozenset({"eng_a", "eng_p"})


@dataclass(frozen=True, slots=True)
class Audience:
    """One row of the table.

    Attributes:
        own: Roles of the firm that the fact is about (of every firm when it is about none).
        other: Roles of the other firms.
        wall: Whether the projector shows it during play.
        wall_later: Whether the projector shows it in the debrief.
        only: A further condition in words, checked by `_meets`.
        is_told: False when it is no line of the feed for anybody.
    """

    own: frozenset[str] = NOBODY
    other: frozenset[str] = NOBODY
    wall: bool = False
    wall_later: bool = False
    only: str = ""
    is_told: bool = True


_HOME = Audience(own=EVERY_ROLE)
_ROOM = Audience(own=EVERY_ROLE, other=EVERY_ROLE)
_PUBLIC = Audience(own=EVERY_ROLE, other=EVERY_ROLE, wall=True)
_SEAT = Audience(own=EVERY_ROLE, only="the seat itself")
_ACROSS = Audience(frozenset({"eng_a"}), only="the seat itself")
_UNTOLD = Audience(is_told=False)

# The column `sees` of gamedesign §7; what that page leaves open is decided here and says why.
AUDIENCE: Mapping[str, Audience] = MappingProxyType(
    {
        "QuarterOpened": _PUBLIC,
        # ours: a shock that struck one firm is that firm's own affair until its news line tells it
        "ShockStruck": Audience(EVERY_ROLE, wall=True, only="the struck firm; the wall if it struck both"),
        "CourseSet": _HOME,
        "TokensChanged": Audience(TOP),
        "StoryTold": _HOME,
        "StoryFaded": Audience(HEADS),
        "StoryLanded": Audience(TOP, only="it listened to the labs"),
        "LinesMoved": _HOME,
        "TalkedThrough": Audience(TOP),
        # ours: first plans are read by those who laid them and by nobody else, and only once they were talked about
        "PlansCompared": Audience(TOP, only="it talked them through"),
        "MandateChanged": _HOME,
        "MandateOverstepped": Audience(TOP, only="it listened to the labs, or the minutes say so"),
        # ours: whoever may learn that a wall is doubted has heard that it was vouched for
        "WallVouched": Audience(LEADERS, LEADERS),
        "WallDoubted": Audience(LEADERS, LEADERS),
        "WallAudited": _PUBLIC,
        "ShieldHeld": Audience(TOP | {"ally", "eng_a"}, only="the TMT if it listened to the labs"),
        "SatIn": Audience(frozenset({"ally"})),
        "ExpertLent": _HOME,
        "RaceRun": Audience(TOP | {"prod", "eng_p"}),  # ours: the partner feels it, nobody tells it
        "IdeasTravelled": Audience(NOBODY, TOP | {"ally"}),
        "SessionHeld": Audience(ENGINEERS | {"ally"}, only="who met; alliance heads by honest minutes, or who sat in"),
        "PartnerOpened": _ACROSS,
        "PartnerClosed": _ACROSS,
        "BreakthroughMade": _PUBLIC,
        "InsightGained": Audience(ENGINEERS, only="the receiver"),
        "KnowledgeLeaked": Audience(),
        "LeakDetected": Audience(TOP | {"prod"}, only="the product head if the market showed it"),
        "LeakTraced": Audience(TOP | ENGINEERS, only="the TMT and the engineer it was traced to"),
        "LeakSuspected": Audience(TOP | {"prod"}),
        "InsightHandedBack": Audience(TOP | ENGINEERS, TOP | ENGINEERS, only="both TMTs and the two engineers"),
        # ours: what was opened is shown to those who build and to the top that may ring theirs
        "TakenApart": Audience(
            TOP | {"prod", "eng_p"}, only="the engineer who opened it, its product head and its TMT"
        ),
        "ConcernRaised": Audience(LEADERS | ENGINEERS, only="who raised it and who was told"),
        "ConcernAnswered": Audience(LEADERS | ENGINEERS, only="who raised it and who answered"),
        **dict.fromkeys(
            ("PromiseMade", "PromiseShown", "PromiseKept", "PromiseBroken", "PromiseDueUnknown"),
            Audience(
                EVERY_ROLE, EVERY_ROLE, wall=True, only="who heard the word; everybody and the wall if it is public"
            ),
        ),
        "InsightUsed": Audience(TOP | {"prod"}),
        "UseNoticed": Audience(EVERY_ROLE, EVERY_ROLE, only="the firm that uses it and its owner"),
        "TrustMoved": _HOME,
        "DistrustMoved": _HOME,
        "GainTaken": _PUBLIC,
        "SplitChanged": _ROOM,  # ours: the accounts are open, so is what they are kept by
        "TenderDecided": _PUBLIC,
        "InvitationRefused": Audience(HEADS),
        "ManagerMoved": Audience(HEADS),
        "ClientLost": _HOME,
        "ClientCourted": Audience(LEADERS),  # ours: the firm that called knows that it did
        "RumourSettled": _PUBLIC,
        "CreditGiven": Audience(ENGINEERS, only="who gave it and who got it"),  # ours: §4.4 shows it to both
        "LoyaltyMoved": _SEAT,
        "Torn": _SEAT,
        "LockInGrew": Audience(TOP),
        "RedQueenRan": Audience(TOP, TOP),
        "CycleTurned": Audience(wall_later=True),
        "ResultPosted": _HOME,
        "BoardMood": Audience(TOP),
        "ScorePosted": _UNTOLD,  # shown as words in the outcome, as points on the private page (§6.2)
        "TopCalled": Audience(TOP, TOP, only="the two firms"),
        "LeakRaised": Audience(TOP, TOP | {"prod"}, only="the two firms"),
        "LeakAdmitted": Audience(TOP | {"prod"}, TOP, only="the two firms"),
        "LeakDenied": Audience(TOP | {"prod"}, TOP, only="the two firms"),
        "AirCleared": Audience(TOP, TOP, only="the two firms"),
        "PartnerAudited": Audience(LEADERS, LEADERS, only="the two firms"),
        "AuditReported": Audience(TOP | {"prod"}),
        "DoorUsed": Audience(LEADERS, LEADERS, only="the two firms"),
        "PartnersParted": _PUBLIC,
        "AllianceResumed": _PUBLIC,
        "AllianceDormant": _PUBLIC,
        "Said": _UNTOLD,  # talk has its own panel
        "GameEnded": _PUBLIC,
    }
)


def may_know(event: Event, reader: Reader) -> bool:
    """Tell whether the reader may know of the fact at all; what of it, `rules.telling` decides."""
    row = AUDIENCE.get(event.event)
    if row is None or not row.is_told:
        return False
    if reader.knows_all:
        return True
    if reader.role == "wall":
        return (row.wall and _meets(event, reader)) or (row.wall_later and reader.is_debrief)
    return _is_named(reader, row.own if _is_about(event, reader.firm) else row.other) and _meets(event, reader)


@cache
def may_concern(kind: str, role: Kind) -> bool:
    """Tell whether a seat of this role may ever know of this kind of fact; of most kinds most roles never do."""
    row = AUDIENCE.get(kind)
    return row is not None and row.is_told and role in row.own | row.other


def audience_of(kind: str) -> str:
    """Return who sees a kind of event as a sentence for the rulebook.

    Raises:
        KeyError: There is no such kind.
    """
    row = AUDIENCE[kind]
    if not row.is_told:
        return "nobody: it is no line of the feed"
    firms = (("own firm", row.own), ("other firms", row.other))
    parts = [f"{whose}: {_roles(roles)}" for whose, roles in firms if roles]
    parts += ["wall"] * row.wall + ["wall in the debrief"] * row.wall_later + ["facilitator", "debrief"]
    return " · ".join(parts) + (f" (only {row.only})" if row.only else "")


def _roles(roles: frozenset[str]) -> str:
    return "all seats" if roles >= EVERY_ROLE else ", ".join(sorted(roles))


def _is_named(reader: Reader, roles: frozenset[str]) -> bool:
    """The firm's own feed holds what every one of its seats may know."""
    return roles >= EVERY_ROLE if reader.role == "firm" else reader.role in roles


def _is_about(event: Event, firm: str) -> bool:
    """Tell whether a fact is about this firm; one about no firm in particular is about every firm."""
    match event:
        case SessionHeld(sides=sides):
            return any(firm_of(side.seat) == firm for side in sides)
        case CreditGiven(seat=seat, to=to):
            return firm in (firm_of(seat), firm_of(to))
        case InsightGained() | LoyaltyMoved() | Torn() | PartnerOpened() | PartnerClosed():
            return firm_of(event.seat) == firm
        case TenderDecided(lead=lead) | InvitationRefused(lead=lead):
            return lead == firm
        case _:
            about: str = getattr(event, "firm", "")
            return about in ("", firm)


def _meets(event: Event, reader: Reader) -> bool:
    """Check the condition that a row states in `only`."""
    match event:
        case SessionHeld(sides=sides, honest=honest, watched=watched):
            knows = reader.role == "ally" and (reader.firm in honest or reader.firm in watched)
            return knows or any(side.seat == reader.seat for side in sides)
        case InsightGained() | LoyaltyMoved() | Torn() | PartnerOpened() | PartnerClosed():
            return event.seat == reader.seat
        case CreditGiven(seat=seat, to=to):
            return reader.seat in (seat, to)
        case LeakTraced(seat=seat):
            return reader.role == "tmt" or seat == reader.seat
        case LeakDetected(found_by=found_by):
            return reader.role == "tmt" or found_by == "market"
        case StoryLanded():
            return "labs" in reader.heard
        case ShieldHeld():
            return reader.role != "tmt" or "labs" in reader.heard
        case MandateOverstepped(is_known_at_home=is_known):
            return is_known or "labs" in reader.heard
        case (
            DoorUsed(firm=firm, to=to)
            | TopCalled(firm=firm, to=to)
            | LeakRaised(firm=firm, to=to)
            | LeakAdmitted(firm=firm, to=to)
            | LeakDenied(firm=firm, to=to)
            | AirCleared(firm=firm, to=to)
            | PartnerAudited(firm=firm, to=to)
        ):
            return reader.firm in (firm, to)
        case UseNoticed(firm=firm, owner=owner):
            return reader.firm in (firm, owner)
        case ShockStruck(firm=firm):
            return firm == "" or reader.is_of(firm)
        case _:
            return _was_there(event, reader)


def _was_there(event: Event, reader: Reader) -> bool:
    """Check the condition of what a few people did among themselves."""
    match event:
        case PlansCompared(is_talked=is_talked):
            return is_talked
        case InsightHandedBack(firm=firm, to=to, seat=seat, giver=giver):
            return reader.seat in (seat, giver) or (reader.role == "tmt" and reader.firm in (firm, to))
        case PromiseMade() | PromiseShown() | PromiseKept() | PromiseBroken() | PromiseDueUnknown():
            return event.is_public or reader.seat in event.hearers
        case TakenApart(seat=seat):
            return reader.role in ("tmt", "prod") or seat == reader.seat
        case ConcernRaised(seat=seat, to=to) | ConcernAnswered(seat=seat, to=to):
            return reader.seat in (seat, to)
        case _:
            return True
