"""Facts that happened, each with its causes; deliberately absent: who may know them (`rules.witness`) and sentences.

Levels are basis points 0…10 000, money is kEUR, mastery 0…1 000 units. `causes` are the signed terms that made the fact,
largest first; a chance event carries the inputs of its probability instead, from which the debrief computes contributions.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from game.ids import Component, Depth, Firm, Manager, Seat, Stance, Word, Worry


@dataclass(frozen=True, slots=True)
class Cause:
    """One factor of a fact: a catalogue key below `factor.` and its signed size in basis points."""

    factor: str
    size_bp: int


Causes = tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class QuarterOpened:
    """A quarter began; `news` are the public lines, by number in the scenario."""

    news: tuple[int, ...]
    event: Literal["QuarterOpened"] = "QuarterOpened"


@dataclass(frozen=True, slots=True)
class ShockStruck:
    """An event of the scenario took effect; `firm` is empty when it struck both."""

    shock: str
    firm: Firm | Literal[""]
    event: Literal["ShockStruck"] = "ShockStruck"


@dataclass(frozen=True, slots=True)
class CourseSet:
    """A TMT changed course; percent of effort."""

    firm: Firm
    y: int
    z: int
    e: int
    stance: Stance
    event: Literal["CourseSet"] = "CourseSet"


@dataclass(frozen=True, slots=True)
class TokensChanged:
    """A TMT has fewer or more tokens than last quarter."""

    firm: Firm
    before: int
    after: int
    causes: Causes = ()
    event: Literal["TokensChanged"] = "TokensChanged"


@dataclass(frozen=True, slots=True)
class StoryTold:
    """A TMT told its people what the partner is; `said` is verbatim, `is_new_song` when the side changed."""

    firm: Firm
    side: Literal["both", "ours", "partner"]
    tokens: int
    enemy: bool
    said: str
    is_new_song: bool
    event: Literal["StoryTold"] = "StoryTold"


@dataclass(frozen=True, slots=True)
class StoryFaded:
    """Nobody retold the story this quarter."""

    firm: Firm
    event: Literal["StoryFaded"] = "StoryFaded"


@dataclass(frozen=True, slots=True)
class StoryLanded:
    """How many of the firm's bench engineers hold both poles."""

    firm: Firm
    holding: int
    of: int
    causes: Causes = ()
    event: Literal["StoryLanded"] = "StoryLanded"


@dataclass(frozen=True, slots=True)
class LinesMoved:
    """A TMT redrew a line of its house, in percent: separation, integration, wall or rival projects."""

    firm: Firm
    lever: Literal["sep", "int_", "wall", "parallel"]
    before: int
    target: int
    event: Literal["LinesMoved"] = "LinesMoved"


@dataclass(frozen=True, slots=True)
class TalkedThrough:
    """A TMT took the contradiction to its team; `said` is its own question, if it had one."""

    firm: Firm
    question: Literal["both", "people", "price", "own"]
    said: str
    event: Literal["TalkedThrough"] = "TalkedThrough"


@dataclass(frozen=True, slots=True)
class PlanLaid:
    """What one member of a split TMT would have done by itself: effort in percent, closeness."""

    seat: Seat
    y: int
    z: int
    stance: Stance


@dataclass(frozen=True, slots=True)
class PlansCompared:
    """What the first plans of a split TMT came to.

    Attributes:
        plans: Those that were laid.
        diversity_bp: Twice their mean distance.
        is_talked: Whether they were talked through, and so read by the others.
        is_agreed: Whether every colleague stood behind the course that was set.
    """

    firm: Firm
    plans: tuple[PlanLaid, ...]
    diversity_bp: int
    is_talked: bool
    is_agreed: bool
    event: Literal["PlansCompared"] = "PlansCompared"


@dataclass(frozen=True, slots=True)
class MandateChanged:
    """A TMT changed how deep engineers may go; `is_explained` when a story came with it."""

    firm: Firm
    depth: Depth
    off_limits: Component | Literal[""]
    is_explained: bool
    event: Literal["MandateChanged"] = "MandateChanged"


@dataclass(frozen=True, slots=True)
class MandateOverstepped:
    """A bench went deeper than its mandate, or onto a topic that was off limits."""

    firm: Firm
    bench: int
    is_known_at_home: bool
    causes: Causes = ()
    event: Literal["MandateOverstepped"] = "MandateOverstepped"


@dataclass(frozen=True, slots=True)
class WallVouched:
    """An alliance head gave its word for the wall."""

    firm: Firm
    event: Literal["WallVouched"] = "WallVouched"


@dataclass(frozen=True, slots=True)
class WallDoubted:
    """A vouched wall was found out."""

    firm: Firm
    event: Literal["WallDoubted"] = "WallDoubted"


@dataclass(frozen=True, slots=True)
class IdeasTravelled:
    """A partner noticed that what its bench said reached the product house of `firm`."""

    firm: Firm
    event: Literal["IdeasTravelled"] = "IdeasTravelled"


@dataclass(frozen=True, slots=True)
class WallAudited:
    """Auditors made the real wall of a firm public, bp."""

    firm: Firm
    wall_bp: int
    event: Literal["WallAudited"] = "WallAudited"


@dataclass(frozen=True, slots=True)
class ShieldHeld:
    """An alliance head kept the quarter's speeches from the lab door."""

    firm: Firm
    event: Literal["ShieldHeld"] = "ShieldHeld"


@dataclass(frozen=True, slots=True)
class SatIn:
    """An alliance head sat down at a bench: what the partner asks there, and what its own engineer asks; empty nothing."""

    firm: Firm
    bench: int
    asked: Component | Literal[""]
    digs: bool
    asking: Component | Literal[""]
    event: Literal["SatIn"] = "SatIn"


@dataclass(frozen=True, slots=True)
class ExpertLent:
    """A product head sent one of its engineers to the bench for a quarter."""

    firm: Firm
    seat: Seat
    event: Literal["ExpertLent"] = "ExpertLent"


@dataclass(frozen=True, slots=True)
class RaceRun:
    """A product head put its engineers on one core component, against the market."""

    firm: Firm
    component: Component
    event: Literal["RaceRun"] = "RaceRun"


@dataclass(frozen=True, slots=True)
class Side:
    """What one engineer did at a bench; `topic` is empty when nobody met."""

    seat: Seat
    depth: Depth | Literal["decline"]
    topic: Component | Literal[""]
    said: str


@dataclass(frozen=True, slots=True)
class SessionHeld:
    """Two bench engineers met; `solved_bp` is the solved part, `watched` the firms whose alliance head sat in."""

    bench: int
    need: Depth
    sides: tuple[Side, Side]
    solved_bp: int
    honest: tuple[Firm, ...]
    watched: tuple[Firm, ...] = ()
    event: Literal["SessionHeld"] = "SessionHeld"


@dataclass(frozen=True, slots=True)
class PartnerOpened:
    """The one across, `other`, went deeper with `seat` than when the two met last quarter."""

    seat: Seat
    other: Seat
    bench: int
    before: Depth
    after: Depth
    causes: Causes = ()
    event: Literal["PartnerOpened"] = "PartnerOpened"


@dataclass(frozen=True, slots=True)
class PartnerClosed:
    """The one across, `other`, went less deep with `seat` than when the two met last quarter."""

    seat: Seat
    other: Seat
    bench: int
    before: Depth
    after: Depth
    causes: Causes = ()
    event: Literal["PartnerClosed"] = "PartnerClosed"


@dataclass(frozen=True, slots=True)
class BreakthroughMade:
    """A bench found what no single firm could."""

    bench: int
    causes: Causes = ()
    event: Literal["BreakthroughMade"] = "BreakthroughMade"


@dataclass(frozen=True, slots=True)
class InsightGained:
    """An engineer learned something of the partner; `underneath` goes further than was asked."""

    seat: Seat
    component: Component
    kind: Literal["problem", "underneath"]
    units: int
    event: Literal["InsightGained"] = "InsightGained"


@dataclass(frozen=True, slots=True)
class KnowledgeLeaked:
    """Core knowledge of `firm` crossed the table with a topic; `causes` are the inputs of its probability."""

    firm: Firm
    to: Firm
    seat: Seat
    bench: int
    topic: Component
    component: Component
    units: int
    p_bp: int
    causes: Causes = ()
    event: Literal["KnowledgeLeaked"] = "KnowledgeLeaked"


@dataclass(frozen=True, slots=True)
class LeakDetected:
    """The victim found out that something left the house."""

    firm: Firm
    to: Firm
    component: Component
    bench: int
    topic: Component
    found_by: Literal["listening", "minutes", "sitting", "audit", "leaver", "market"]
    causes: Causes = ()
    event: Literal["LeakDetected"] = "LeakDetected"


@dataclass(frozen=True, slots=True)
class LeakTraced:
    """A detected leak was traced to one engineer."""

    firm: Firm
    seat: Seat
    bench: int
    topic: Component
    is_own_word: bool
    causes: Causes = ()
    event: Literal["LeakTraced"] = "LeakTraced"


@dataclass(frozen=True, slots=True)
class LeakSuspected:
    """A suspicion, true or false; nothing in the event says which."""

    firm: Firm
    event: Literal["LeakSuspected"] = "LeakSuspected"


@dataclass(frozen=True, slots=True)
class InsightHandedBack:
    """An engineer of `to` gave back what it had learned too much of `firm`; `units` is what it no longer knows."""

    firm: Firm
    to: Firm
    seat: Seat
    giver: Seat
    bench: int
    component: Component
    units: int
    event: Literal["InsightHandedBack"] = "InsightHandedBack"


@dataclass(frozen=True, slots=True)
class TakenApart:
    """A product engineer of `firm` opened the product of `other`; `component` is what it found of its own, or empty."""

    firm: Firm
    other: Firm
    seat: Seat
    component: Component | Literal[""]
    event: Literal["TakenApart"] = "TakenApart"


@dataclass(frozen=True, slots=True)
class ConcernRaised:
    """An engineer told its head or TMT what worries it; `topic` is what the question on the table was about."""

    firm: Firm
    seat: Seat
    to: Seat
    about: Worry
    topic: Component | Literal[""]
    event: Literal["ConcernRaised"] = "ConcernRaised"


@dataclass(frozen=True, slots=True)
class ConcernAnswered:
    """A head or TMT answered a concern of its own people."""

    firm: Firm
    seat: Seat
    to: Seat
    about: Worry
    how: Literal["thank", "explain", "act"]
    event: Literal["ConcernAnswered"] = "ConcernAnswered"


@dataclass(frozen=True, slots=True)
class PromiseMade:
    """Somebody gave its word; `hearers` heard it, everybody when it is public."""

    word: int
    giver: Seat
    to: str
    kind: Word
    what: str
    until: int
    is_public: bool
    hearers: tuple[Seat, ...]
    event: Literal["PromiseMade"] = "PromiseMade"


@dataclass(frozen=True, slots=True)
class PromiseShown:
    """A receiver made a private word public."""

    word: int
    giver: Seat
    to: str
    kind: Word
    what: str
    until: int
    is_public: bool
    hearers: tuple[Seat, ...]
    event: Literal["PromiseShown"] = "PromiseShown"


@dataclass(frozen=True, slots=True)
class PromiseKept:
    """A word that was due was kept."""

    word: int
    giver: Seat
    to: str
    kind: Word
    what: str
    until: int
    is_public: bool
    hearers: tuple[Seat, ...]
    event: Literal["PromiseKept"] = "PromiseKept"


@dataclass(frozen=True, slots=True)
class PromiseBroken:
    """A word was broken, and it is known."""

    word: int
    giver: Seat
    to: str
    kind: Word
    what: str
    until: int
    is_public: bool
    hearers: tuple[Seat, ...]
    event: Literal["PromiseBroken"] = "PromiseBroken"


@dataclass(frozen=True, slots=True)
class PromiseDueUnknown:
    """A word was due, and nobody can tell whether it was kept."""

    word: int
    giver: Seat
    to: str
    kind: Word
    what: str
    until: int
    is_public: bool
    hearers: tuple[Seat, ...]
    event: Literal["PromiseDueUnknown"] = "PromiseDueUnknown"


@dataclass(frozen=True, slots=True)
class InsightUsed:
    """A product head built a partner's core component in, or took it out."""

    firm: Firm
    component: Component
    is_in: bool
    event: Literal["InsightUsed"] = "InsightUsed"


@dataclass(frozen=True, slots=True)
class UseNoticed:
    """The owner noticed its core in the product of `firm`, which settled it with `keur` of its joint share."""

    firm: Firm
    owner: Firm
    component: Component
    keur: int = 0
    event: Literal["UseNoticed"] = "UseNoticed"


@dataclass(frozen=True, slots=True)
class TrustMoved:
    """Trust of `firm` in `other` crossed or moved; `causes` are the signed terms of its update."""

    firm: Firm
    other: Firm
    before_bp: int
    after_bp: int
    causes: Causes = ()
    event: Literal["TrustMoved"] = "TrustMoved"


@dataclass(frozen=True, slots=True)
class DistrustMoved:
    """Distrust of `firm` towards `other` moved; `causes` are the signed terms of its update."""

    firm: Firm
    other: Firm
    before_bp: int
    after_bp: int
    causes: Causes = ()
    event: Literal["DistrustMoved"] = "DistrustMoved"


@dataclass(frozen=True, slots=True)
class GainTaken:
    """A firm took more than its share of the joint gain."""

    firm: Firm
    keur: int
    event: Literal["GainTaken"] = "GainTaken"


@dataclass(frozen=True, slots=True)
class SplitChanged:
    """All TMTs proposed the same split; percent of each firm in scenario order."""

    shares: tuple[int, ...]
    event: Literal["SplitChanged"] = "SplitChanged"


@dataclass(frozen=True, slots=True)
class TenderDecided:
    """A client decided; `guest` is empty for a lone bid, `winner` is empty when a third house won."""

    client: str
    lead: Firm
    guest: Firm | Literal["", "outsider"]
    is_won: bool
    value_keur: int
    lead_keur: int
    guest_keur: int
    causes: Causes = ()
    event: Literal["TenderDecided"] = "TenderDecided"


@dataclass(frozen=True, slots=True)
class InvitationRefused:
    """The guest's client managers said no."""

    lead: Firm
    guest: Firm
    client: str
    reason: Literal["neutrality", "fear", "habit", "none"]
    causes: Causes = ()
    event: Literal["InvitationRefused"] = "InvitationRefused"


@dataclass(frozen=True, slots=True)
class ManagerMoved:
    """A client manager's mood crossed a band."""

    firm: Firm
    manager: Manager
    before_bp: int
    after_bp: int
    causes: Causes = ()
    event: Literal["ManagerMoved"] = "ManagerMoved"


@dataclass(frozen=True, slots=True)
class ClientLost:
    """After a joint bid the guest served the client alone; `is_noticed` when the lead knows who."""

    firm: Firm
    to: Firm
    client: str
    is_noticed: bool
    event: Literal["ClientLost"] = "ClientLost"


@dataclass(frozen=True, slots=True)
class ClientCourted:
    """The product head of `firm` called alone on a client to which `lead` had brought it."""

    firm: Firm
    lead: Firm
    client: str
    event: Literal["ClientCourted"] = "ClientCourted"


@dataclass(frozen=True, slots=True)
class RumourSettled:
    """Talk of a purchase ended by itself: it was true, or it was nothing."""

    is_true: bool
    event: Literal["RumourSettled"] = "RumourSettled"


@dataclass(frozen=True, slots=True)
class CreditGiven:
    """One engineer named another whose work made its own better."""

    seat: Seat
    to: Seat
    event: Literal["CreditGiven"] = "CreditGiven"


@dataclass(frozen=True, slots=True)
class LoyaltyMoved:
    """A loyalty of one person crossed a band."""

    seat: Seat
    loyalty: Literal["org", "unit", "team", "prof"]
    before_bp: int
    after_bp: int
    causes: Causes = ()
    event: Literal["LoyaltyMoved"] = "LoyaltyMoved"


@dataclass(frozen=True, slots=True)
class Torn:
    """A person is torn enough to lose one focus."""

    seat: Seat
    causes: Causes = ()
    event: Literal["Torn"] = "Torn"


@dataclass(frozen=True, slots=True)
class LockInGrew:
    """A firm's lock-in crossed a band upwards."""

    firm: Firm
    after_bp: int
    causes: Causes = ()
    event: Literal["LockInGrew"] = "LockInGrew"


@dataclass(frozen=True, slots=True)
class RedQueenRan:
    """The race crossed a band upwards."""

    after_bp: int
    causes: Causes = ()
    event: Literal["RedQueenRan"] = "RedQueenRan"


@dataclass(frozen=True, slots=True)
class CycleTurned:
    """The coupling of both poles turned."""

    cycle: Literal["virtuous", "vicious", "none"]
    event: Literal["CycleTurned"] = "CycleTurned"


@dataclass(frozen=True, slots=True)
class ResultPosted:
    """A firm's result of the quarter and its parts; costs are negative."""

    firm: Firm
    result_keur: int
    market_keur: int
    exclusive_keur: int
    joint_keur: int
    tender_keur: int
    cost_keur: int
    before_keur: int
    event: Literal["ResultPosted"] = "ResultPosted"


@dataclass(frozen=True, slots=True)
class BoardMood:
    """A firm's result fell for the second quarter in a row, or longer; `falls` counts them."""

    firm: Firm
    falls: int
    causes: Causes = ()
    event: Literal["BoardMood"] = "BoardMood"


@dataclass(frozen=True, slots=True)
class ScorePosted:
    """One seat's points of the quarter: role, private goal, identity, firm, alliance."""

    seat: Seat
    role: int
    goal: int
    identity: int
    firm: int
    alliance: int
    event: Literal["ScorePosted"] = "ScorePosted"


@dataclass(frozen=True, slots=True)
class TopCalled:
    """A TMT rang another: to clear the air, or to warn that a word is at risk; `about` is its kind or empty."""

    firm: Firm
    to: Firm
    why: Literal["clear", "warn"]
    about: Word | Literal[""]
    event: Literal["TopCalled"] = "TopCalled"


@dataclass(frozen=True, slots=True)
class LeakRaised:
    """A TMT told another that its core component is in their house; contained, most of it can no longer be used there."""

    firm: Firm
    to: Firm
    component: Component
    has_evidence: bool
    is_contained: bool
    event: Literal["LeakRaised"] = "LeakRaised"


@dataclass(frozen=True, slots=True)
class LeakAdmitted:
    """A TMT admitted to another what that one had raised."""

    firm: Firm
    to: Firm
    component: Component
    event: Literal["LeakAdmitted"] = "LeakAdmitted"


@dataclass(frozen=True, slots=True)
class LeakDenied:
    """A TMT denied to another what that one had raised."""

    firm: Firm
    to: Firm
    component: Component
    event: Literal["LeakDenied"] = "LeakDenied"


@dataclass(frozen=True, slots=True)
class AirCleared:
    """A TMT admitted to another that a word had been broken."""

    firm: Firm
    to: Firm
    event: Literal["AirCleared"] = "AirCleared"


@dataclass(frozen=True, slots=True)
class PartnerAudited:
    """A TMT has a partner's books and products looked into, which the partner notices."""

    firm: Firm
    to: Firm
    event: Literal["PartnerAudited"] = "PartnerAudited"


@dataclass(frozen=True, slots=True)
class AuditReported:
    """What an audit found: digging at the benches, own core in their product, or nothing."""

    firm: Firm
    to: Firm
    found_digging: bool
    found_use: bool
    event: Literal["AuditReported"] = "AuditReported"


@dataclass(frozen=True, slots=True)
class DoorUsed:
    """A TMT gave a partner notice, took it back, or knocked again."""

    firm: Firm
    to: Firm
    act: Literal["notice", "withdraw", "knock"]
    event: Literal["DoorUsed"] = "DoorUsed"


@dataclass(frozen=True, slots=True)
class PartnersParted:
    """A notice ran out: from the next quarter on the two firms no longer work together."""

    firm: Firm
    to: Firm
    event: Literal["PartnersParted"] = "PartnersParted"


@dataclass(frozen=True, slots=True)
class AllianceResumed:
    """Two firms knocked at once and trust each other enough: they work together again."""

    firm: Firm
    to: Firm
    event: Literal["AllianceResumed"] = "AllianceResumed"


@dataclass(frozen=True, slots=True)
class AllianceDormant:
    """Trust or joint value stayed too low: the benches are empty, of all firms or between the two that are named."""

    firm: Firm | Literal[""] = ""
    to: Firm | Literal[""] = ""
    event: Literal["AllianceDormant"] = "AllianceDormant"


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody spoke; `channel` as in the move `Say`."""

    seat: Seat
    channel: str
    text: str
    event: Literal["Said"] = "Said"


@dataclass(frozen=True, slots=True)
class GameEnded:
    """The boards met: this was the last quarter."""

    event: Literal["GameEnded"] = "GameEnded"


Event = (
    QuarterOpened
    | ShockStruck
    | CourseSet
    | TokensChanged
    | StoryTold
    | StoryFaded
    | StoryLanded
    | LinesMoved
    | TalkedThrough
    | PlansCompared
    | MandateChanged
    | MandateOverstepped
    | WallVouched
    | WallDoubted
    | WallAudited
    | ShieldHeld
    | SatIn
    | ExpertLent
    | RaceRun
    | IdeasTravelled
    | SessionHeld
    | PartnerOpened
    | PartnerClosed
    | BreakthroughMade
    | InsightGained
    | KnowledgeLeaked
    | LeakDetected
    | LeakTraced
    | LeakSuspected
    | InsightHandedBack
    | TakenApart
    | ConcernRaised
    | ConcernAnswered
    | PromiseMade
    | PromiseShown
    | PromiseKept
    | PromiseBroken
    | PromiseDueUnknown
    | InsightUsed
    | UseNoticed
    | TrustMoved
    | DistrustMoved
    | GainTaken
    | SplitChanged
    | TenderDecided
    | InvitationRefused
    | ManagerMoved
    | ClientLost
    | ClientCourted
    | RumourSettled
    | CreditGiven
    | LoyaltyMoved
    | Torn
    | LockInGrew
    | RedQueenRan
    | CycleTurned
    | ResultPosted
    | BoardMood
    | ScorePosted
    | TopCalled
    | LeakRaised
    | LeakAdmitted
    | LeakDenied
    | AirCleared
    | PartnerAudited
    | AuditReported
    | DoorUsed
    | PartnersParted
    | AllianceResumed
    | AllianceDormant
    | Said
    | GameEnded
)

EVENTS: dict[str, type[Event]] = {kind.__name__: kind for kind in get_args(Event)}
