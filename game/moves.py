"""Wishes: what a seat asks for; deliberately absent: whether it may, what it costs and what it does (see `rules`).

A card is one line of a seat's draft. `Play` replaces the whole draft of the seat for the current phase, so the law judges
the draft as one thing and a draft survives a crash. Each card's `card` is its id in the deck (gamedesign §3), on the wire too.
"""

from dataclasses import dataclass, fields
from functools import cache
from typing import Literal, get_args

from game.ids import Component, Depth, Firm, Manager, Place, Seat, Stance, Word, Worry

CardValue = str | int | tuple[str, ...]
Share = Literal["keep", "0", "25", "50", "75", "100"]


@dataclass(frozen=True, slots=True)
class FirstPlan:
    """T0: what one member of a split TMT would do by itself: effort in percent (steps of 5; the rest is search), closeness.

    With the pen `down` it is written: colleagues whose pen is down as well read it once there is talk.
    """

    y: int
    z: int
    stance: Stance
    pen: Literal["writing", "down"] = "writing"
    card: Literal["T0"] = "T0"


@dataclass(frozen=True, slots=True)
class SetCourse:
    """T1: divide effort in percent (multiples of 5, sum 100) and declare a target closeness."""

    y: int
    z: int
    e: int
    stance: Stance
    card: Literal["T1"] = "T1"


@dataclass(frozen=True, slots=True)
class TellStory:
    """T2: say what this partner is; `tokens` 1 or 2, `said` at most 120 characters, shown verbatim at home."""

    tokens: int
    side: Literal["both", "ours", "partner"]
    tone: Literal["plain", "enemy"] = "plain"
    said: str = ""
    card: Literal["T2"] = "T2"


@dataclass(frozen=True, slots=True)
class ListenBelow:
    """T3: spend one token for each area listened to."""

    areas: tuple[Literal["labs", "products", "clients"], ...]
    card: Literal["T3"] = "T3"


@dataclass(frozen=True, slots=True)
class RedrawLines:
    """T4: where separation, integration, the wall and rival projects should stand, in percent; one card, several levers."""

    sep: Share = "keep"
    int_: Share = "keep"
    wall: Share = "keep"
    parallel: Share = "keep"
    card: Literal["T4"] = "T4"


@dataclass(frozen=True, slots=True)
class SetMandate:
    """T5: how deep engineers may go; `off_limits` is one own topic or empty."""

    depth: Literal["documents", "walk_through", "deep_dive"]
    off_limits: Component | Literal[""] = ""
    card: Literal["T5"] = "T5"


@dataclass(frozen=True, slots=True)
class TalkThrough:
    """T6: take the contradiction to the team; `tokens` 1 or 2, one of three questions or an own one in `said`."""

    tokens: int
    question: Literal["both", "people", "price", "own"] = "both"
    said: str = ""
    card: Literal["T6"] = "T6"


@dataclass(frozen=True, slots=True)
class SplitGain:
    """T7: honour the split, take more, or propose `share` percent (35 to 65, steps of 5) for the own firm."""

    how: Literal["honour", "take", "propose"]
    share: int = 50
    card: Literal["T7"] = "T7"


@dataclass(frozen=True, slots=True)
class CallTop:
    """T8: ring a partner's top: raise the leak of one own component, clear the air, or warn about a word at risk."""

    why: Literal["raise", "clear", "warn"]
    firm: Firm
    component: Component | Literal[""] = ""
    about: Word | Literal[""] = ""
    card: Literal["T8"] = "T8"


@dataclass(frozen=True, slots=True)
class AuditPartner:
    """T10: have a partner's books and products looked into for one quarter."""

    firm: Firm
    card: Literal["T10"] = "T10"


@dataclass(frozen=True, slots=True)
class AnswerCall:
    """T11: say the same to every top that rang last quarter."""

    answer: Literal["admit", "deny"]
    card: Literal["T11"] = "T11"


@dataclass(frozen=True, slots=True)
class UseDoor:
    """T9: give one partner notice, take it back, or knock again where a partnership has ended."""

    act: Literal["notice", "withdraw", "knock"]
    firm: Firm
    card: Literal["T9"] = "T9"


@dataclass(frozen=True, slots=True)
class StandBehind:
    """T12: the course that a member of a split TMT would carry together with its chief executive; colleagues read it."""

    y: int
    z: int
    stance: Stance
    card: Literal["T12"] = "T12"


@dataclass(frozen=True, slots=True)
class PostTeam:
    """A1: where the own bench engineers work; `swap` moves them one bench on."""

    place: Place
    swap: Literal["keep", "swap"] = "keep"
    card: Literal["A1"] = "A1"


@dataclass(frozen=True, slots=True)
class PassHome:
    """A2: how much of what the bench learned reaches the own product house."""

    amount: Literal["nothing", "digest", "everything"]
    card: Literal["A2"] = "A2"


@dataclass(frozen=True, slots=True)
class WorkClients:
    """A3: spend lunches on one or two own client managers; `tokens` 1 or 2."""

    tokens: int
    managers: tuple[Manager, ...]
    card: Literal["A3"] = "A3"


@dataclass(frozen=True, slots=True)
class TellSharedWin:
    """A4: explain why sharing wins tenders; `tokens` 1 or 2."""

    tokens: int
    card: Literal["A4"] = "A4"


@dataclass(frozen=True, slots=True)
class OpenClass:
    """A5: train the partners' people in the own technology; `tokens` 1 or 2."""

    tokens: int
    card: Literal["A5"] = "A5"


@dataclass(frozen=True, slots=True)
class HuntOrHarvest:
    """A6: look for new joint business, make this quarter's bid shine, or a bit of both."""

    seek: Literal["hunt", "mixed", "harvest"]
    card: Literal["A6"] = "A6"


@dataclass(frozen=True, slots=True)
class VouchWall:
    """A7: give one's word that what is said at the bench stays there."""

    card: Literal["A7"] = "A7"


@dataclass(frozen=True, slots=True)
class ShieldTeam:
    """A8: keep this quarter's speeches from the lab door."""

    card: Literal["A8"] = "A8"


@dataclass(frozen=True, slots=True)
class SitIn:
    """A9: spend the session at the bench of one own engineer."""

    engineer: Seat
    card: Literal["A9"] = "A9"


@dataclass(frozen=True, slots=True)
class PushBid:
    """P1: push the own client manager; `tokens` 1 or 2 toward together or alone, 1 toward an outsider."""

    toward: Literal["leave", "together", "alone", "outsider"]
    tokens: int = 0
    card: Literal["P1"] = "P1"


@dataclass(frozen=True, slots=True)
class PassAcross:
    """P2: how much of the own core the alliance team is told."""

    amount: Literal["nothing", "summary", "full"]
    card: Literal["P2"] = "P2"


@dataclass(frozen=True, slots=True)
class RaceProject:
    """P3: build one own core component against the market, partners included."""

    component: Component
    card: Literal["P3"] = "P3"


@dataclass(frozen=True, slots=True)
class UseInsight:
    """P4: the partner's core components that are built into the own product from now on."""

    used: tuple[Component, ...]
    card: Literal["P4"] = "P4"


@dataclass(frozen=True, slots=True)
class LockComponent:
    """P5: put one own core component out of reach for this quarter."""

    component: Component
    card: Literal["P5"] = "P5"


@dataclass(frozen=True, slots=True)
class MarkWhatMatters:
    """P6: show the own lab which topics touch the core; one component, or all of them for 2 tokens."""

    component: Component | Literal["all"]
    card: Literal["P6"] = "P6"


@dataclass(frozen=True, slots=True)
class CourtClient:
    """P7: call alone on a client that was won together as a partner's guest."""

    client: str
    card: Literal["P7"] = "P7"


@dataclass(frozen=True, slots=True)
class LendExpert:
    """P8: send one own product engineer to the bench for this quarter."""

    engineer: Seat
    card: Literal["P8"] = "P8"


@dataclass(frozen=True, slots=True)
class AskPartner:
    """E1: put a question about one of the partner's topics on the table."""

    topic: Component
    manner: Literal["problem", "underneath"] = "problem"
    card: Literal["E1"] = "E1"


@dataclass(frozen=True, slots=True)
class AnswerPartner:
    """E2: the topic and how deep one goes; `decline` is not to meet at all. `said` is at most 140 characters."""

    topic: Component
    depth: Depth | Literal["decline"]
    said: str = ""
    card: Literal["E2"] = "E2"


@dataclass(frozen=True, slots=True)
class CallHome:
    """E3: step out and ask at home before answering."""

    card: Literal["E3"] = "E3"


@dataclass(frozen=True, slots=True)
class TakeNotes:
    """E4: write down what is useful for the own product house."""

    card: Literal["E4"] = "E4"


@dataclass(frozen=True, slots=True)
class BuildOnTheirs:
    """E5: use the partner's component in the joint design instead of one's own."""

    card: Literal["E5"] = "E5"


@dataclass(frozen=True, slots=True)
class HandBack:
    """E6: return an insight of the last quarter that went further than was asked; `which` counts them from 1."""

    which: str
    card: Literal["E6"] = "E6"


@dataclass(frozen=True, slots=True)
class FileMinutes:
    """E7: write down all of what was said, or the outline."""

    candour: Literal["honest", "outline"]
    card: Literal["E7"] = "E7"


@dataclass(frozen=True, slots=True)
class GiveCredit:
    """E8: name the one person whose work made one's own better."""

    to: Seat
    card: Literal["E8"] = "E8"


@dataclass(frozen=True, slots=True)
class RaiseConcern:
    """E9: tell a head or the TMT of the own firm what worries one; product engineers have worries of their own (F7)."""

    about: Worry
    to: Seat
    card: Literal["E9"] = "E9"


@dataclass(frozen=True, slots=True)
class BuildCore:
    """F1: `effort` 0 to 2 focus on one own core component."""

    effort: int
    component: Component
    card: Literal["F1"] = "F1"


@dataclass(frozen=True, slots=True)
class StudyInsights:
    """F2: `effort` 0 to 2 focus on what came home."""

    effort: int
    card: Literal["F2"] = "F2"


@dataclass(frozen=True, slots=True)
class TryOddIdea:
    """F3: `effort` 0 to 2 focus on something nobody asked for."""

    effort: int
    card: Literal["F3"] = "F3"


@dataclass(frozen=True, slots=True)
class WalkOver:
    """F4: `effort` 0 to 2 focus spent showing one bench engineer where the edges are."""

    effort: int
    to: Seat
    card: Literal["F4"] = "F4"


@dataclass(frozen=True, slots=True)
class TakeApart:
    """F5: buy the product of a partner with a release this quarter, and open it."""

    firm: Firm
    card: Literal["F5"] = "F5"


Card = (
    FirstPlan
    | SetCourse
    | TellStory
    | ListenBelow
    | RedrawLines
    | SetMandate
    | TalkThrough
    | SplitGain
    | CallTop
    | UseDoor
    | AuditPartner
    | AnswerCall
    | StandBehind
    | PostTeam
    | PassHome
    | WorkClients
    | TellSharedWin
    | OpenClass
    | HuntOrHarvest
    | VouchWall
    | ShieldTeam
    | SitIn
    | PushBid
    | PassAcross
    | RaceProject
    | UseInsight
    | LockComponent
    | MarkWhatMatters
    | CourtClient
    | LendExpert
    | AskPartner
    | AnswerPartner
    | CallHome
    | TakeNotes
    | BuildOnTheirs
    | HandBack
    | FileMinutes
    | GiveCredit
    | RaiseConcern
    | BuildCore
    | StudyInsights
    | TryOddIdea
    | WalkOver
    | TakeApart
)

DECK: dict[str, type[Card]] = {kind.__dataclass_fields__["card"].default: kind for kind in get_args(Card)}


@dataclass(frozen=True, slots=True)
class Play:
    """Replace the seat's draft of this phase; `seal` says that the seat is done with the phase."""

    cards: tuple[Card, ...] = ()
    seal: bool = False
    move: Literal["play"] = "play"


@dataclass(frozen=True, slots=True)
class Unseal:
    """Take one's seal back while the phase is still open; the draft stays."""

    move: Literal["unseal"] = "unseal"


@dataclass(frozen=True, slots=True)
class MarkNews:
    """Mark one line of the quarter's news (from 0) as mattering to us."""

    item: int
    move: Literal["mark"] = "mark"


@dataclass(frozen=True, slots=True)
class Predict:
    """Answer this quarter's question to the seat, with one to three dots of sureness."""

    question: str
    answer: str
    sure: int = 1
    move: Literal["predict"] = "predict"


@dataclass(frozen=True, slots=True)
class Feel:
    """Say how torn one feels, 0 (all one way) to 10 (split)."""

    level: int
    move: Literal["feel"] = "feel"


@dataclass(frozen=True, slots=True)
class OneWord:
    """Say in one word what the partner is to oneself right now; at most 24 characters, for one's own page alone."""

    text: str
    move: Literal["one_word"] = "one_word"


@dataclass(frozen=True, slots=True)
class Say:
    """Talk: to the `table`, to the own `firm`, at the own `bench`, or to one `seat:<seat>`; at most 300 characters."""

    channel: str
    text: str
    move: Literal["say"] = "say"


@dataclass(frozen=True, slots=True)
class AnswerConcern:
    """Answer the concern of this number, which somebody raised to this seat last quarter."""

    concern: int
    how: Literal["thank", "explain", "act"]
    move: Literal["answer"] = "answer"


@dataclass(frozen=True, slots=True)
class GiveWord:
    """Give one's word.

    Attributes:
        kind: What about; ten kinds, of which the law judges nine.
        to: `seat:<seat>`, `firm:<firm>` or `table`.
        until: Last quarter that it holds for.
        is_public: Whether everybody hears it.
        what: A rung (depth), 50, 75 or 100 (wall), a component or empty for all (no_use), own words (free), else empty.
    """

    kind: Word
    to: str
    until: int
    is_public: bool
    what: str = ""
    move: Literal["word"] = "word"


@dataclass(frozen=True, slots=True)
class JudgeWord:
    """Say whether the free word of this number, given to this seat, was kept."""

    word: int
    verdict: Literal["kept", "broken", "unknown"]
    move: Literal["judge"] = "judge"


@dataclass(frozen=True, slots=True)
class ShowLetter:
    """Let everybody know of the private word of this number, given to this seat."""

    word: int
    move: Literal["show"] = "show"


@dataclass(frozen=True, slots=True)
class Turn:
    """Nature's one move: close the phase with this phase's chance.

    Attributes:
        chance: 32 hexadecimal digits, derived by the server from the secret seed, table, quarter and phase.
        reason: Why the phase closed.
    """

    chance: str
    reason: Literal["all_in", "deadline", "facilitator"] = "all_in"
    move: Literal["turn"] = "turn"


Move = (
    Play | Unseal | MarkNews | Predict | Feel | OneWord | Say | AnswerConcern | GiveWord | JudgeWord | ShowLetter | Turn
)


def card_from(card: str, values: dict[str, CardValue]) -> Card:
    """Return the card with this id made from named values, as forms and bots fill them in.

    Args:
        card: Id in the deck, for example `T2`.
        values: By field name; unknown names are ignored, fields with a default may be missing.

    Raises:
        KeyError: There is no such card, or a field without default is missing.
    """
    kind = DECK[card]
    chosen = {name: values[name] for name in names_of(card) if name in values}
    try:
        return kind(**chosen)  # type: ignore[arg-type]  # the law checks every value; a form fills them by name
    except TypeError as missing:
        raise KeyError(str(missing)) from missing


def values_of(card: Card) -> tuple[tuple[str, CardValue], ...]:
    """Return a card's fields by name, without its id, in the order of the deck."""
    return tuple((name, getattr(card, name)) for name in names_of(card.card))


@cache
def names_of(card: str) -> tuple[str, ...]:
    """Return the fields of the card with this id, but for the id, in the order of the deck."""
    return tuple(field.name for field in fields(DECK[card]) if field.name != "card")
