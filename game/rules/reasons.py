"""Which reasons of a fact a reader may know, and in what words; deliberately absent: how the causes were computed.

Factor names are the language between the equations and the catalogue (`factor.<name>`). A name that `KNOWN` lacks is
withheld from everybody in play. Whether anything is withheld is read from `TERMS`, never from the causes at hand: "and
things you cannot see from here" must not tell that something was at work this time.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from game.events import Cause, Causes, Event, TenderDecided
from game.ids import line
from game.rules.audience import ENGINEERS, HEADS, LEADERS, NOBODY, TOP
from game.rules.reader import EVERY_ROLE, Reader
from game.views import Factor

MOST = 3
_ENGINEER_A = frozenset({"eng_a"})
_PEOPLE = HEADS | ENGINEERS

# Who may know each factor in play, of a fact that he or she may know at all (gamedesign §3, review S1 and S2).
KNOWN: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "trust_received": EVERY_ROLE,
        "trust_under_delivery": EVERY_ROLE,
        "trust_good": EVERY_ROLE,
        "trust_closeness": _ENGINEER_A,
        "trust_violation": EVERY_ROLE,
        "distrust_awareness": EVERY_ROLE,
        "distrust_violation": EVERY_ROLE,
        "distrust_fading": EVERY_ROLE,
        "grab": EVERY_ROLE,
        "alarm": TOP,  # it says that a leak was detected
        "accident": TOP,
        "honest_minutes": TOP | ENGINEERS,
        "outline": TOP | ENGINEERS,
        "told_home": TOP,
        "head_sat_in": TOP,
        "asked_books": TOP,
        "leaver": TOP,
        "their_product": LEADERS,
        "your_answer": _ENGINEER_A,
        "their_heart": NOBODY,
        "broken_word": LEADERS,
        "use_noticed": EVERY_ROLE,
        "client_courted": EVERY_ROLE,
        "depth": _ENGINEER_A,
        "immersion": _ENGINEER_A,
        "closeness": _ENGINEER_A,
        "torn": _PEOPLE,  # only ever a reason of facts about the own seat
        "salience": _ENGINEER_A,
        "probe": NOBODY,
        "guard": NOBODY,
        "label_unseen": NOBODY,
        "same_room": _PEOPLE,
        "both_deep": EVERY_ROLE,
        "shared_language": EVERY_ROLE,
        "mandate": EVERY_ROLE,
        "hard_problem": _ENGINEER_A | {"ally"},
        "story": EVERY_ROLE,
        "no_story": EVERY_ROLE,
        "repetition": EVERY_ROLE,
        "listening": TOP,
        "apart": EVERY_ROLE,
        "praise": _PEOPLE,
        "home_silent": _PEOPLE,
        "both_demands": TOP,
        "practice": TOP,
        "lunches": HEADS,
        "caught_on": HEADS,
        "town_hall": EVERY_ROLE,
        "heart": HEADS,
        "commitment": EVERY_ROLE,
        "competition": EVERY_ROLE,
        "cooperation": EVERY_ROLE,
        "search": EVERY_ROLE,
        "race": EVERY_ROLE,
        "absorbed": NOBODY,  # it would tell of leaks that nobody has detected (review S2)
        "partner_component": LEADERS,
        "strength": LEADERS,
        "third_house": LEADERS,
        "neutrality": HEADS,
        "fear": HEADS,
        "habit": HEADS,
        "result_market": TOP,
        "result_exclusive": TOP,
        "result_joint": TOP,
        "result_tender": TOP,
        "result_cost": TOP,
    }
)

# The factors that may be at work in a kind of fact; those that no equation names alone yet stand for parts of one.
TERMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "TokensChanged": ("both_demands", "practice"),
        "MandateOverstepped": ("closeness", "hard_problem", "salience", "no_story"),
        "PartnerOpened": ("your_answer", "hard_problem", "their_heart"),
        "PartnerClosed": ("your_answer", "hard_problem", "their_heart"),
        "LeakDetected": (
            *("listening", "accident", "told_home", "head_sat_in", "asked_books", "leaver", "their_product"),
        ),
        "LeakTraced": ("honest_minutes", "outline"),
        "InvitationRefused": ("neutrality", "fear", "habit", "their_heart"),
        "BoardMood": ("result_market", "result_exclusive", "result_joint", "result_tender", "result_cost"),
        "StoryLanded": ("story", "repetition", "listening", "apart"),
        "BreakthroughMade": ("both_deep", "shared_language"),
        "KnowledgeLeaked": ("depth", "immersion", "closeness", "torn", "salience", "probe", "guard", "label_unseen"),
        "TrustMoved": (
            *("trust_received", "trust_under_delivery", "trust_good", "trust_closeness", "trust_violation"),
            *("grab", "alarm", "broken_word", "use_noticed", "client_courted"),
        ),
        "DistrustMoved": ("distrust_awareness", "distrust_violation", "distrust_fading"),
        "TenderDecided": ("partner_component", "shared_language", "strength", "heart", "third_house"),
        "ManagerMoved": ("lunches", "caught_on", "town_hall"),
        "LoyaltyMoved": ("same_room", "praise", "story", "home_silent", "apart", "immersion"),
        "Torn": ("torn", "story", "salience"),
        "LockInGrew": ("commitment", "competition", "search"),
        "RedQueenRan": ("race", "absorbed", "competition", "cooperation"),
    }
)

# What a TMT learns of besides when it listened to that area last quarter.
HEARD: Mapping[str, str] = MappingProxyType(
    {"trust_closeness": "labs", "closeness": "labs", "salience": "labs", "heart": "clients"}
)


def because(event: Event, reader: Reader) -> tuple[tuple[Factor, ...], bool]:
    """Return the reasons of a fact that the reader may know.

    Returns:
        At most three factors, largest first, weighed by their share of all that the reader may know (so that a weight
        says nothing of what is withheld), and whether such facts have causes that the reader cannot see. The wall gives
        no reasons.
    """
    causes: Causes | None = getattr(event, "causes", None)
    if causes is None or reader.role == "wall":
        return (), False
    if isinstance(event, TenderDecided) and not (reader.knows_all or reader.holds(event.lead, "tmt", "ally", "prod")):
        return (), True
    seen = [cause for cause in causes if cause.size_bp and may_know_factor(cause.factor, reader)]
    told = sorted(seen, key=lambda cause: (-abs(cause.size_bp), cause.factor))
    whole = sum(abs(cause.size_bp) for cause in told)
    has_hidden = any(not may_know_factor(factor, reader) for factor in TERMS[event.event])
    return tuple(_factor(cause, whole) for cause in told[:MOST]), has_hidden


def may_know_factor(factor: str, reader: Reader) -> bool:
    """Tell whether the reader may know that this factor was at work in a fact it knows of."""
    if reader.knows_all:
        return True
    roles = KNOWN.get(factor, NOBODY)
    if reader.role == "firm":
        return roles >= EVERY_ROLE
    return reader.role in roles or (reader.role == "tmt" and HEARD.get(factor) in reader.heard)


def _factor(cause: Cause, whole: int) -> Factor:
    """Put one cause into words: mainly from half of the whole, also from a fifth (ours)."""
    share = abs(cause.size_bp) * 100
    weight: Literal[1, 2, 3] = 3 if share >= 50 * whole else 2 if share >= 20 * whole else 1
    return Factor(line(f"factor.{cause.factor}"), 1 if cause.size_bp > 0 else -1, weight)
