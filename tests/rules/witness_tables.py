"""Who may know what of which fact, written by hand from gamedesign §7; deliberately absent: the law's own tables.

They repeat the law on purpose: whoever widens an audience, or lets a sentence read one more field, has to say so here.
"""

from dataclasses import fields, replace
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from game import events as ev
from game.events import EVENTS, Cause, Event, SessionHeld, Side
from game.ids import DEPTHS, FACILITATOR, WALL, Component, Firm, Manager, Seat
from game.rules.reader import Kind, Reader
from game.rules.reasons import KNOWN

HERON, OTTER = Firm("heron"), Firm("otter")
ANN, BO, CY, DI = Seat("heron.eng_a1"), Seat("heron.eng_p1"), Seat("otter.eng_a1"), Seat("heron.eng_a2")
TOPIC, SECRET = Component("heron.retry"), Component("heron.price")
CHAIRS: dict[str, tuple[Kind, str]] = {
    "t": ("tmt", "tmt"),
    "a": ("ally", "ally"),
    "p": ("prod", "prod"),
    "A": ("eng_a", "eng_a1"),
    "P": ("eng_p", "eng_p1"),
    "f": ("firm", ""),
}
ALL = "tapAPf"
NAMES = {"heron": "Heron", "otter": "Otter", "bench:0": "Bench 1", TOPIC: "retry table", SECRET: "price engine"}


def reader(firm: str, letter: str, **more: Any) -> Reader:
    """Seat a reader on the chair of that letter."""
    role, chair = CHAIRS[letter]
    seat = Seat(f"{firm}.{chair}") if chair else Seat("")
    return Reader(seat, Firm(firm), role, 3, names=NAMES, **more)


def wall(is_debrief: bool = False) -> Reader:
    return Reader(WALL, "", "wall", 3, names=NAMES, is_debrief=is_debrief)


FACILITATING = Reader(FACILITATOR, "", "facilitator", 3, names=NAMES)
LABS = frozenset({"labs"})
MET = SessionHeld(
    0, "walk_through", (Side(ANN, "deep_dive", TOPIC, "so"), Side(CY, "documents", TOPIC, "no")), 5_000, ()
)
WON = ev.TenderDecided("gov", HERON, OTTER, True, 9_000, 5_000, 4_000)
FOUND = ev.LeakDetected(HERON, OTTER, SECRET, 0, TOPIC, "minutes")

PLANS = (ev.PlanLaid(ANN, 40, 40, "guarded"),)

# Fact about Heron · areas listened to · who of Heron reads it · who of Otter · whether the wall shows it.
SEES: list[tuple[Event, frozenset[str], str, str, bool]] = [
    (ev.QuarterOpened((0,)), LABS, ALL, ALL, True),
    (ev.ShockStruck("flood", ""), LABS, ALL, ALL, True),
    (ev.ShockStruck("flood", HERON), LABS, ALL, "", False),
    (ev.CourseSet(HERON, 40, 40, 20, "guarded"), LABS, ALL, "", False),
    (ev.TokensChanged(HERON, 4, 3), LABS, "t", "", False),
    (ev.StoryTold(HERON, "both", 1, False, "Both.", False), LABS, ALL, "", False),
    (ev.StoryFaded(HERON), LABS, "ap", "", False),
    (ev.StoryLanded(HERON, 1, 2), LABS, "t", "", False),
    (ev.StoryLanded(HERON, 1, 2), frozenset({"products"}), "", "", False),
    (ev.LinesMoved(HERON, "sep", 25, 75), LABS, ALL, "", False),
    (ev.TalkedThrough(HERON, "own", "Why?"), LABS, "t", "", False),
    (ev.PlansCompared(HERON, PLANS, 4_000, True, False), frozenset(), "t", "", False),
    (ev.PlansCompared(HERON, PLANS, 4_000, False, False), LABS, "", "", False),
    (ev.MandateChanged(HERON, "documents", "", False), LABS, ALL, "", False),
    (ev.MandateOverstepped(HERON, 0, False), LABS, "t", "", False),
    (ev.MandateOverstepped(HERON, 0, False), frozenset(), "", "", False),
    (ev.MandateOverstepped(HERON, 0, True), frozenset(), "t", "", False),
    (ev.WallVouched(HERON), LABS, "tap", "tap", False),
    (ev.WallDoubted(HERON), LABS, "tap", "tap", False),
    (ev.WallAudited(HERON, 4_000), LABS, ALL, ALL, True),
    (ev.ShieldHeld(HERON), LABS, "taA", "", False),
    (ev.ShieldHeld(HERON), frozenset(), "aA", "", False),
    (ev.SatIn(HERON, 0, TOPIC, True, TOPIC), LABS, "a", "", False),
    (ev.ExpertLent(HERON, BO), LABS, ALL, "", False),
    (ev.RaceRun(HERON, SECRET), LABS, "tpP", "", False),
    (ev.ClientCourted(HERON, OTTER, "gov"), LABS, "tap", "", False),
    (ev.RumourSettled(True), LABS, ALL, ALL, True),
    (ev.IdeasTravelled(HERON), LABS, "", "ta", False),
    (MET, LABS, "A", "A", False),
    (replace(MET, honest=(OTTER,)), LABS, "A", "aA", False),
    (replace(MET, watched=(HERON,)), LABS, "aA", "A", False),
    (replace(MET, sides=(replace(MET.sides[0], seat=BO), MET.sides[1])), LABS, "P", "A", False),
    (ev.PartnerOpened(ANN, CY, 0, "documents", "deep_dive"), LABS, "A", "", False),
    (ev.PartnerOpened(CY, ANN, 0, "documents", "deep_dive"), LABS, "", "A", False),
    (ev.PartnerClosed(ANN, CY, 0, "deep_dive", "documents"), LABS, "A", "", False),
    (ev.PartnerClosed(DI, CY, 0, "deep_dive", "documents"), LABS, "", "", False),
    (ev.BreakthroughMade(0), LABS, ALL, ALL, True),
    (ev.InsightGained(ANN, SECRET, "underneath", 50), LABS, "A", "", False),
    (ev.InsightGained(DI, SECRET, "problem", 50), LABS, "", "", False),
    (ev.KnowledgeLeaked(HERON, OTTER, ANN, 0, TOPIC, SECRET, 50, 900), LABS, "", "", False),
    (FOUND, LABS, "t", "", False),
    (replace(FOUND, found_by="market"), frozenset(), "tp", "", False),
    (ev.LeakTraced(HERON, ANN, 0, TOPIC, True), LABS, "tA", "", False),
    (ev.LeakTraced(HERON, DI, 0, TOPIC, True), LABS, "t", "", False),
    (ev.LeakSuspected(HERON), LABS, "tp", "", False),
    (ev.InsightHandedBack(HERON, OTTER, CY, ANN, 0, SECRET, 50), LABS, "tA", "tA", False),
    (ev.InsightHandedBack(HERON, OTTER, CY, DI, 0, SECRET, 50), LABS, "t", "tA", False),
    (ev.InsightHandedBack(HERON, Firm("crane"), Seat("crane.eng_a1"), ANN, 0, SECRET, 50), LABS, "tA", "", False),
    (ev.TakenApart(HERON, OTTER, BO, SECRET), LABS, "tpP", "", False),
    (ev.ConcernRaised(HERON, ANN, Seat("heron.tmt"), "dig", TOPIC), LABS, "tA", "", False),
    (ev.ConcernAnswered(HERON, Seat("heron.ally"), ANN, "dig", "explain"), LABS, "aA", "", False),
    *(
        (kind(0, ANN, "seat:otter.eng_a1", "honour", "", 4, is_public, (ANN, CY)), LABS, *who)
        for kind in (ev.PromiseMade, ev.PromiseShown, ev.PromiseKept, ev.PromiseBroken, ev.PromiseDueUnknown)
        for is_public, who in ((False, ("A", "A", False)), (True, (ALL, ALL, True)))
    ),
    (ev.InsightUsed(HERON, SECRET, True), LABS, "tp", "", False),
    (ev.UseNoticed(HERON, OTTER, SECRET), LABS, ALL, ALL, False),
    (ev.UseNoticed(HERON, Firm("crane"), SECRET), LABS, ALL, "", False),
    (ev.TrustMoved(HERON, OTTER, 3_000, 5_000), LABS, ALL, "", False),
    (ev.DistrustMoved(HERON, OTTER, 3_000, 5_000), LABS, ALL, "", False),
    (ev.GainTaken(HERON, 600), LABS, ALL, ALL, True),
    (ev.SplitChanged((55, 45)), LABS, ALL, ALL, False),
    (WON, LABS, ALL, ALL, True),
    (ev.InvitationRefused(HERON, OTTER, "gov", "fear"), LABS, "ap", "", False),
    (ev.ManagerMoved(HERON, Manager("heron.m1"), 3_000, 4_000), LABS, "ap", "", False),
    (ev.ClientLost(HERON, OTTER, "gov", True), LABS, ALL, "", False),
    (ev.ClientLost(HERON, OTTER, "gov", False), LABS, ALL, "", False),
    (ev.CreditGiven(ANN, CY), LABS, "A", "A", False),
    (ev.CreditGiven(DI, BO), LABS, "P", "", False),
    (ev.LoyaltyMoved(ANN, "team", 3_000, 5_000), LABS, "A", "", False),
    (ev.LoyaltyMoved(Seat("heron.ally"), "team", 3_000, 5_000), LABS, "a", "", False),
    (ev.Torn(BO), LABS, "P", "", False),
    (ev.LockInGrew(HERON, 6_000), LABS, "t", "", False),
    (ev.RedQueenRan(6_000), LABS, "t", "t", False),
    (ev.CycleTurned("vicious"), LABS, "", "", False),
    (ev.ResultPosted(HERON, 900, 500, 100, 200, 300, -200, 800), LABS, ALL, "", False),
    (ev.BoardMood(HERON, 2), LABS, "t", "", False),
    (ev.ScorePosted(ANN, 20, 5, 9, 8, 7), LABS, "", "", False),
    (ev.TopCalled(HERON, OTTER, "warn", "honour"), LABS, "t", "t", False),
    (ev.LeakRaised(HERON, OTTER, SECRET, True, True), LABS, "t", "tp", False),
    (ev.LeakRaised(HERON, Firm("crane"), SECRET, True, True), LABS, "t", "", False),
    (ev.LeakAdmitted(HERON, OTTER, SECRET), LABS, "tp", "t", False),
    (ev.LeakDenied(HERON, OTTER, SECRET), LABS, "tp", "t", False),
    (ev.AirCleared(HERON, OTTER), LABS, "t", "t", False),
    (ev.PartnerAudited(HERON, OTTER), LABS, "tap", "tap", False),
    (ev.AuditReported(HERON, OTTER, True, False), LABS, "tp", "", False),
    (ev.DoorUsed(HERON, OTTER, "notice"), LABS, "tap", "tap", False),
    (ev.DoorUsed(HERON, Firm("crane"), "notice"), LABS, "tap", "", False),
    (ev.PartnersParted(HERON, OTTER), LABS, ALL, ALL, True),
    (ev.AllianceResumed(HERON, OTTER), LABS, ALL, ALL, True),
    (ev.AllianceDormant(), LABS, ALL, ALL, True),
    (ev.Said(ANN, "table", "Hello."), LABS, "", "", False),
    (ev.GameEnded(), LABS, ALL, ALL, True),
]
UNTOLD = {"ScorePosted", "Said"}

# What a sentence may depend on, besides who it is about (`of`): for a reader of the firm it is about (`own`), of
# another firm (`other`), or the wall; `own.tmt` narrows to a role, `own.tmt.labs` to one that listened; no labels.
MAY_READ: dict[str, dict[str, str]] = {
    "QuarterOpened": {"own": "news", "other": "news", "wall": "news"},
    "ShockStruck": {"of": "firm", "own": "shock", "other": "shock", "wall": "shock"},
    "CourseSet": {"of": "firm", "own": "y z e stance"},
    "TokensChanged": {"of": "firm", "own.tmt": "before after causes"},
    "StoryTold": {"of": "firm", "own": "side enemy said is_new_song"},
    "StoryFaded": {"of": "firm"},
    "StoryLanded": {"of": "firm", "own.tmt.labs": "holding of causes"},
    "LinesMoved": {"of": "firm", "own": "lever before target"},
    "TalkedThrough": {"of": "firm", "own.tmt": "question said"},
    "PlansCompared": {"of": "firm", "own.tmt": "diversity_bp is_talked is_agreed"},
    "MandateChanged": {"of": "firm", "own": "depth off_limits is_explained"},
    "MandateOverstepped": {"of": "firm", "own.tmt": "bench is_known_at_home causes", "own.tmt.labs": "bench causes"},
    "WallVouched": {"of": "firm"},
    "WallDoubted": {"of": "firm"},
    "WallAudited": {"of": "firm wall_bp"},
    "ShieldHeld": {"of": "firm"},
    "SatIn": {"of": "firm", "own.ally": "bench asked digs asking"},
    "ExpertLent": {"of": "firm", "own": "seat"},
    "RaceRun": {"of": "firm"},
    "ClientCourted": {"of": "firm", **dict.fromkeys(("own.tmt", "own.ally", "own.prod"), "lead client")},
    "RumourSettled": {"own": "is_true", "other": "is_true", "wall": "is_true"},
    "IdeasTravelled": {"of": "firm"},
    "SessionHeld": {
        "of": "sides",
        **dict.fromkeys(("own.eng_a", "own.eng_p", "other.eng_a", "other.eng_p"), "bench need solved_bp"),
        **dict.fromkeys(("own.ally", "other.ally"), "bench need solved_bp honest watched"),
    },
    "PartnerOpened": {"of": "seat", "own.eng_a": "before after causes"},
    "PartnerClosed": {"of": "seat", "own.eng_a": "before after causes"},
    "BreakthroughMade": {"own": "bench causes", "other": "bench causes", "wall": "bench"},
    "InsightGained": {"of": "seat kind", "own.eng_a": "units component", "own.eng_p": "units component"},
    "KnowledgeLeaked": {},
    "LeakDetected": {
        "of": "firm",
        "own.tmt": "found_by causes",
        "own.prod": "found_by causes",
        "own.tmt.labs": "found_by bench topic causes",
    },
    "LeakTraced": {
        "of": "firm seat",
        **dict.fromkeys(("own.tmt", "own.eng_a", "own.eng_p"), "bench topic is_own_word causes"),
    },
    "LeakSuspected": {"of": "firm"},
    "InsightHandedBack": {
        "of": "firm to seat giver",
        **dict.fromkeys(("own.tmt", "own.eng_a", "own.eng_p", "other.tmt", "other.eng_a", "other.eng_p"), "component"),
    },
    "TakenApart": {"of": "firm seat", **dict.fromkeys(("own.tmt", "own.prod", "own.eng_p"), "other component")},
    "ConcernRaised": {"of": "firm seat to", "own": "about topic"},
    "ConcernAnswered": {"of": "firm seat to", "own": "about how"},
    **{
        kind: {"of": "giver to hearers is_public", **dict.fromkeys(("own", "other", "wall"), "kind what until")}
        for kind in ("PromiseMade", "PromiseShown", "PromiseKept", "PromiseBroken", "PromiseDueUnknown")
    },
    "InsightUsed": {"of": "firm", "own.tmt": "is_in", "own.prod": "is_in"},
    "UseNoticed": {
        "of": "firm owner",
        **dict.fromkeys(("own.tmt", "own.ally", "other.tmt", "other.ally"), "keur"),
    },
    "TrustMoved": {"of": "firm", "own": "other before_bp after_bp causes"},
    "DistrustMoved": {"of": "firm", "own": "other before_bp after_bp causes"},
    "GainTaken": {"of": "firm", "own": "keur", "other": "keur"},
    "SplitChanged": {"own": "shares", "other": "shares"},
    "TenderDecided": {
        "of": "client lead guest is_won value_keur",
        **dict.fromkeys(("own.tmt", "own.ally", "own.prod"), "lead_keur causes"),
        **dict.fromkeys(("other.tmt", "other.ally", "other.prod"), "guest_keur"),
    },
    "InvitationRefused": {"of": "lead", **dict.fromkeys(("own.ally", "own.prod"), "guest client reason causes")},
    "ManagerMoved": {
        "of": "firm",
        **dict.fromkeys(("own.ally", "own.prod"), "manager before_bp after_bp causes"),
    },
    "ClientLost": {"of": "firm is_noticed", "own": "to client"},
    "CreditGiven": {"of": "seat to"},
    "LoyaltyMoved": {"of": "seat", "own": "loyalty before_bp after_bp causes"},
    "Torn": {"of": "seat", "own": "causes"},
    "LockInGrew": {"of": "firm", "own.tmt": "causes"},
    "RedQueenRan": {"own.tmt": "causes", "other.tmt": "causes"},
    "CycleTurned": {},
    "ResultPosted": {
        "of": "firm",
        "own": "result_keur before_keur",
        "own.tmt": "result_keur market_keur exclusive_keur joint_keur tender_keur cost_keur before_keur",
    },
    "BoardMood": {"of": "firm", "own.tmt": "falls causes"},
    "ScorePosted": {},
    "TopCalled": {"of": "firm to", **dict.fromkeys(("own.tmt", "other.tmt"), "why about")},
    "LeakRaised": {
        "of": "firm to",
        **dict.fromkeys(("own.tmt", "other.tmt", "other.prod"), "component is_contained"),
    },
    "LeakAdmitted": {"of": "firm to", **dict.fromkeys(("own.tmt", "own.prod", "other.tmt"), "component")},
    "LeakDenied": {"of": "firm to", **dict.fromkeys(("own.tmt", "own.prod", "other.tmt"), "component")},
    "AirCleared": {"of": "firm to"},
    "PartnerAudited": {"of": "firm to"},
    "AuditReported": {"of": "firm to", **dict.fromkeys(("own.tmt", "own.prod"), "found_digging found_use")},
    "DoorUsed": {"of": "firm to", "own": "act", "other": "act"},
    "PartnersParted": {"of": "firm to"},
    "AllianceResumed": {"of": "firm to"},
    "AllianceDormant": {"of": "firm to"},
    "Said": {},
    "GameEnded": {},
}

# Factors that a role never reads of in play (here a TMT that listened to nothing).
NEVER = {"guard", "probe", "label_unseen", "absorbed", "their_heart", "a_factor_of_next_year"}
_BENCH = {"trust_closeness", "depth", "immersion", "closeness", "salience"}
_FOUND = {"accident", "told_home", "head_sat_in", "asked_books", "leaver"}
_BOOKS = {"result_market", "result_exclusive", "result_joint", "result_tender", "result_cost"}
_TOP = {"alarm", "listening", "both_demands", "practice"} | _FOUND | _BOOKS
_TRACED = {"honest_minutes", "outline"}
_OWN_BENCH = {"your_answer"}
_TRADE = {"lunches", "caught_on", "heart", "neutrality", "fear", "habit"}
_BID = {"broken_word", "partner_component", "strength", "third_house", "their_product"}
_SELF = {"torn", "same_room", "praise", "home_silent"}
WITHHELD: dict[str, set[str]] = {
    "tmt": NEVER | _BENCH | _OWN_BENCH | _TRADE | _SELF | {"hard_problem"},
    "ally": NEVER | _BENCH | _OWN_BENCH | _TOP | _TRACED,
    "prod": NEVER | _BENCH | _OWN_BENCH | _TOP | _TRACED | {"hard_problem"},
    "eng_a": NEVER | _TOP | _TRADE | _BID,
    "eng_p": NEVER | _TOP | _TRADE | _BID | _BENCH | _OWN_BENCH | {"hard_problem"},
    "firm": NEVER | _TOP | _TRADE | _BID | _BENCH | _OWN_BENCH | _TRACED | _SELF | {"hard_problem"},
    "wall": NEVER | set(KNOWN),
}
IN_THE_LABS = {"trust_closeness", "closeness", "salience"}

# ---- any event at all ------------------------------------------------------------------------------------------------

FACTORS = sorted(NEVER | set(KNOWN))
FIRMS = st.sampled_from((HERON, OTTER))
SEATS = st.sampled_from((ANN, BO, CY, DI, Seat("heron.tmt"), Seat("otter.ally")))
CAUSES = st.lists(st.builds(Cause, st.sampled_from(FACTORS), st.integers(-9_000, 9_000)), max_size=6).map(tuple)


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Draw any value of a field of this type."""
    known = {
        Firm: FIRMS,
        Seat: SEATS,
        Component: st.sampled_from((TOPIC, SECRET, Component("otter.route"))),
        Manager: st.sampled_from((Manager("heron.m1"), Manager("heron.m2"))),
        int: st.integers(0, 10_000),
        str: st.sampled_from(("", "gov", "a word")),
        tuple[Cause, ...]: CAUSES,
    }
    if hint in known:
        return known[hint]
    if hint is Side:
        return st.builds(Side, SEATS, st.sampled_from((*DEPTHS, "decline")), values(Component), values(str))
    if get_origin(hint) in (Union, UnionType):
        return st.one_of([values(part) for part in get_args(hint)])
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if get_origin(hint) is tuple and get_args(hint)[-1] is Ellipsis:
        return st.lists(values(get_args(hint)[0]), max_size=3).map(tuple)
    return st.tuples(*map(values, get_args(hint))) if get_origin(hint) is tuple else st.booleans()


def any_event(kind: str) -> st.SearchStrategy[Event]:
    """Draw any event of a kind."""
    hints = get_type_hints(EVENTS[kind])
    return st.builds(EVENTS[kind], **{name: values(hint) for name, hint in hints.items() if name != "event"})


def everybody(**more: Any) -> list[Reader]:
    """List one reader of each kind, of both firms."""
    return [*(reader(firm, letter, **more) for firm in (HERON, OTTER) for letter in CHAIRS), wall(), FACILITATING]


def is_about_own(event: Event, firm: str) -> bool:
    """Say whether the table calls this firm `own`: the first that the event names, any if it names none."""
    named = [getattr(event, name) for name in ("firm", "lead", "seat") if hasattr(event, name)]
    firms = [name.split(".")[0] for name in named if isinstance(name, str)]
    return isinstance(event, SessionHeld) or not firms or firms[0] in ("", firm)


def readable(event: Event, who: Reader) -> set[str]:
    """Look up the fields that the entry of this reader may depend on."""
    row = MAY_READ[event.event]
    side = "wall" if who.role == "wall" else "own" if is_about_own(event, who.firm) else "other"
    keys = (f"{side}.{who.role}.labs" if "labs" in who.heard else "", f"{side}.{who.role}", side)
    told = next((row[key] for key in keys if key in row), "")
    return {*row.get("of", "").split(), *told.split()}


def blur(event: Event, other: Event, who: Reader) -> Event:
    """Take everything that the reader may not know from another event of the same kind."""
    kept = readable(event, who)
    swapped = {field.name: getattr(other, field.name) for field in fields(event) if field.name not in kept}
    if "causes" in kept:
        hidden = WITHHELD[who.role] - (IN_THE_LABS if who.heard else set())
        ours, theirs = event.causes, other.causes  # type: ignore[union-attr]
        swapped["causes"] = (
            *(cause for cause in theirs if cause.factor in hidden),
            *(cause for cause in ours if cause.factor not in hidden),
        )
    return replace(event, **swapped)
