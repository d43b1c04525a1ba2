"""From a fact back to a decision: at most five steps, each the largest cause that can be followed (model-review §5).

Deliberately absent: sizes. A chain tells one story; all causes with their sizes stand beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from game.debrief import facts
from game.debrief.deeds import Deed
from game.debrief.facts import Fact
from game.debrief.past import Past
from game.events import (
    BreakthroughMade,
    Cause,
    ClientLost,
    DistrustMoved,
    GainTaken,
    IdeasTravelled,
    InsightUsed,
    KnowledgeLeaked,
    LeakDetected,
    TenderDecided,
    TrustMoved,
    UseNoticed,
    WallDoubted,
)
from game.ids import DEPTHS
from game.moves import AnswerPartner, AskPartner, PostTeam, SplitGain
from game.rules.model import identity
from game.rules.model.rounding import BP
from game.views import ChainStep

MOST = 5
NATURAL = 0.2  # an answer this little above what a bench is open for was no decision of its own (ours)
FELT = 100  # a move of closeness smaller than this nobody feels, bp (ours)
Back = tuple[Fact, int]  # an earlier fact, and the sign by which it pushed the later one


def chain(past: Past, fact: Fact) -> tuple[ChainStep, ...]:
    """Return the steps to a fact in the order in which they happened.

    A step's sign says how it pushed the next: 1 up, or to be likelier, -1 down, 0 for the last.
    """
    path, signs = [fact], [0]
    while len(path) < MOST and path[-1].kind != "deed":
        found = next((one for one in _back(past, path[-1]) if one[0] not in path), None)
        if found is None:
            break
        earlier, push = found
        path.append(earlier)
        signs.append(push)
    steps = zip(reversed(path), reversed(signs), strict=True)
    return tuple(ChainStep(one.what, one.where, _sign(sign), one.event) for one, sign in steps)


def _sign(number: int) -> Literal[-1, 0, 1]:
    return 1 if number > 0 else -1 if number < 0 else 0


def _back(past: Past, fact: Fact) -> Iterator[Back]:
    """Yield what may have led to a fact, the largest cause first."""
    if fact.kind == "event":
        yield from _behind(past, fact)
    elif fact.kind == "grab":
        yield from _deed(
            past, past.deed(("T7",), fact.quarter, lambda d: past.by(fact.firm, "tmt")(d) and _takes(d)), 1
        )
    elif fact.kind == "volume":
        yield from _sharing(past, fact)
    elif fact.kind == "team":
        yield from _belonging(past, fact)
    else:
        for cause in _in_favour(fact):
            push = 1 if cause.size_bp > 0 else -1
            yield from _causes(past, fact, cause.factor, push)


def _in_favour(fact: Fact) -> Sequence[Cause]:
    """Return the causes that pushed the way the fact went, the largest first: the others did not bring it about."""
    return sorted((c for c in fact.causes if c.size_bp * fact.way > 0), key=lambda cause: -abs(cause.size_bp))


def _causes(past: Past, fact: Fact, factor: str, push: int) -> Iterator[Back]:
    match fact.source:
        case TrustMoved() | DistrustMoved() as moved:
            yield from _opinion(past, fact, moved, factor, push)
        case KnowledgeLeaked() as leak:
            yield from _leak(past, fact, leak, factor, push)
        case BreakthroughMade() as made:
            yield from _breakthrough(past, fact, made, factor)
        case _:
            yield from _level(past, fact, factor, push)


def _opinion(past: Past, fact: Fact, moved: TrustMoved | DistrustMoved, factor: str, push: int) -> Iterator[Back]:
    f, g = (past.state.scenario.firm_at[name] for name in (moved.firm, moved.other))
    match factor:
        case "trust_violation" | "distrust_violation":
            yield from ((one, push) for one in _wrongs(past, f, g, fact.quarter))
        case "trust_received" | "trust_under_delivery":
            yield facts.of_sharing(past, fact.quarter, g, push), push
        case "trust_good":
            won = (
                e for _, e in past.facts(TenderDecided, fact.quarter) if {e.lead, e.guest} == {moved.firm, moved.other}
            )
            yield from ((facts.of_event(past, fact.quarter, e, past.state.scenario.firm_at[e.lead]), push) for e in won)
        case "trust_closeness":
            yield from _level_that(past, "closeness", fact.quarter, f, push)
        case "distrust_fading":
            yield from ((one, push) for one, _ in _level_that(past, "closeness", fact.quarter, f, 1))
        case "distrust_awareness":
            yield from _deed(past, past.deed(("T1",), fact.quarter, past.by(f, "tmt")), push)
        case _:
            return


def _wrongs(past: Past, f: int, g: int, quarter: int) -> Iterator[Fact]:
    """Yield what firm g did to firm f in a quarter, the gravest first (M33)."""
    mine, theirs = (past.state.scenario.firms[n].id for n in (f, g))
    for _, grab in past.facts(GainTaken, quarter):
        if grab.firm == theirs:
            yield facts.of_grab(past, quarter, grab, g)
    for at, event in past.state.events:
        match event if at == quarter else None:
            case UseNoticed(firm=firm, owner=owner) if (firm, owner) == (theirs, mine):
                yield facts.of_event(past, quarter, event, g)
            case WallDoubted(firm=firm) | IdeasTravelled(firm=firm) if firm == theirs:
                yield facts.of_event(past, quarter, event, g)
            case ClientLost(firm=firm, to=to) | LeakDetected(firm=firm, to=to) if (firm, to) == (mine, theirs):
                yield facts.of_event(past, quarter, event, f)
            case _:
                continue
    fishing = past.deed(("E1",), quarter, lambda d: past.by(g)(d) and _fishes(d), since=quarter)
    yield from ([facts.of_deed(past, fishing)] if fishing else [])


def _behind(past: Past, fact: Fact) -> Iterator[Back]:
    """Yield the deed, or the earlier fact, behind a fact that names no causes."""
    q, by = fact.quarter, past.by
    match fact.source:
        case LeakDetected() as found:
            same = (found.firm, found.component)
            crossed = [one for one in past.leaks() if (one[1].firm, one[1].component) == same and one[0] <= q]
            yield from ((facts.of_leak(past, at, leak), 1) for at, leak, _ in crossed[-1:])
        case UseNoticed():
            yield from _deed(past, past.deed(("P4",), q, by(fact.firm, "prod")), 1)
        case WallDoubted():
            yield from _deed(past, past.deed(("A7",), q, by(fact.firm, "ally")), 1)
        case IdeasTravelled() | InsightUsed():
            yield from _deed(past, past.deed(("A2",), q, by(fact.firm, "ally")), 1)
        case ClientLost() as lost:
            to = past.state.scenario.firm_at[lost.to]
            cold = (facts.of_opinion(past, q - 1, e) for e in past.opinions("trust", to, q - 1) if e.other == lost.firm)
            yield from ((one, -1) for one in cold if one.way < 0)
            yield from _deed(past, past.deed(("P7",), q, by(to, "prod"), since=q), 1)
        case TenderDecided():
            yield from _deed(past, past.deed(("P1", "A4"), q, by(fact.firm)), 1)
        case _:
            return


def _leak(past: Past, fact: Fact, leak: KnowledgeLeaked, factor: str, push: int) -> Iterator[Back]:
    q, firm, seat = fact.quarter, fact.firm, past.state.seat_index(leak.seat)
    match factor:
        case "depth":
            yield from _drawn(past, fact, seat, push)
            yield from _deed(past, past.deed(("E2",), q, lambda d: d.seat == seat, since=q), push)
            yield from _deed(past, past.deed(("T5",), q, past.by(firm, "tmt")), push)
        case "immersion":
            yield from _deed(past, past.deed(("A1", "T5"), q, lambda d: past.by(firm)(d) and not _stays_home(d)), push)
        case "closeness":
            yield from _level_that(past, "closeness", q, firm, push)
        case "torn" | "salience":
            yield from _deed(past, past.deed(("T2",), q, past.by(firm, "tmt")), push)
        case "probe":
            to = past.state.scenario.firm_at[leak.to]
            yield from _deed(past, past.deed(("E1",), q, lambda d: past.by(to)(d) and _fishes(d), since=q), push)
        case _:
            return


def _drawn(past: Past, fact: Fact, seat: int, push: int) -> Iterator[Back]:
    """Yield that the bench had grown close, where the answer went no deeper than people who feel like that go anyway."""
    answer = past.deed(("E2",), fact.quarter, lambda d: d.seat == seat, since=fact.quarter)
    depth = identity.depth(past.state.constants, max(0, _rung(answer))) if answer else 0.0
    grew = past.step("closeness", fact.quarter, fact.firm)
    near = any(cause.factor == "closeness" and cause.size_bp > 0 for cause in fact.causes)
    is_natural = depth <= past.level("openness", fact.quarter, fact.firm) / BP + NATURAL
    if push > 0 and near and is_natural and grew >= FELT:
        yield from _level_that(past, "closeness", fact.quarter, fact.firm, 1)


def _breakthrough(past: Past, fact: Fact, made: BreakthroughMade, factor: str) -> Iterator[Back]:
    q = fact.quarter
    if factor == "both_deep":
        seats = {past.state.seat_index(side.seat) for side in past.session(q, made).sides}
        answers = [d for d in past.deeds if d.quarter == q and d.seat in seats and isinstance(d.card, AnswerPartner)]
        yield from _deed(past, max(answers, key=_rung, default=None), 1)
    else:
        yield from _shared(past, q - 1, 1, 1)


def _level(past: Past, fact: Fact, factor: str, push: int) -> Iterator[Back]:
    q, firm = fact.quarter, fact.firm
    match factor:
        case "joint_sharing":
            yield from _shared(past, q, push, push)
        case "joint_balance":
            yield facts.of_level(past, "balanced", q), push
        case "balance_cooperation":
            yield from _shared(past, q - 1, past.step("coop", q), push)
        case "balance_competition":
            yield from _deed(past, past.deed(("T1",), q - 1, lambda d: True), push)
        case "close_trust" | "close_distrust":
            moved = past.opinions("trust" if factor == "close_trust" else "distrust", firm, q - 1)
            moved.sort(key=lambda e: -abs(e.after_bp - e.before_bp))
            want = push if factor == "close_trust" else -push
            right = (one for e in moved if (one := facts.of_opinion(past, q - 1, e)).way == want)
            yield from ((one, push) for one in right)
        case "close_team":
            yield from _level_that(past, "team", q, firm, push)
            yield from _deed(past, past.deed(("E8",), q - 1, lambda d: not past.by(firm)(d), since=q - 1), push)
            yield from _deed(past, past.deed(("A1",), q - 1, past.by(firm, "ally")), push)
        case "close_org":
            yield from _deed(past, past.deed(("T2", "T3"), q - 1, past.by(firm, "tmt")), push)
        case "close_rest":
            yield from _deed(past, past.deed(("T2", "T5", "A1"), q, past.by(firm), since=q), push)
        case _:
            return


def _sharing(past: Past, fact: Fact) -> Iterator[Back]:
    """Yield what moved a firm's sharing: an answer at its benches that went the same way, the mandate, the people."""
    q, way, is_ours = fact.quarter, fact.way, past.by(fact.firm, "eng_a", "eng_p")
    answers = [d for d in past.deeds if d.quarter == q and is_ours(d) and isinstance(d.card, AnswerPartner)]
    for deed in sorted(answers, key=lambda d: -way * _rung(d)):
        yield from _deed(past, deed, way)
    yield from _deed(past, past.deed(("T5",), q, past.by(fact.firm, "tmt")), way)
    yield from _level_that(past, "closeness", q, fact.firm, way)


def _belonging(past: Past, fact: Fact) -> Iterator[Back]:
    """Yield what made people feel one team, or no longer: what they said at the bench last quarter, a credit, the room."""
    q, way = fact.quarter - 1, fact.way
    said = [d for d in past.deeds if d.quarter == q and past.by(fact.firm, "eng_a")(d) and d.card.card == "E2"]
    for deed in sorted(said, key=lambda d: -way * _rung(d))[:1]:
        yield from _deed(past, deed, way)
    yield from _deed(past, past.deed(("E8",), q, lambda d: not past.by(fact.firm)(d), since=q), way)
    yield from _deed(past, past.deed(("A1",), q, past.by(fact.firm, "ally")), way)


def _level_that(past: Past, name: str, quarter: int, firm: int, way: int) -> Iterator[Back]:
    """Yield the move of a level, if it went that way: what it pushed went with it."""
    if past.step(name, quarter, firm) * way > 0:
        yield facts.of_level(past, name, quarter, firm), way


def _shared(past: Past, quarter: int, way: int, push: int) -> Iterator[Back]:
    """Yield how the sharing moved of the firm that moved most in that direction."""
    firm = max(range(len(past.state.firms)), key=lambda f: way * past.step("volume", quarter, f))
    yield from ((one, push) for one, _ in _level_that(past, "volume", quarter, firm, way))


def _rung(deed: Deed) -> int:
    depth = deed.card.depth if isinstance(deed.card, AnswerPartner) else "decline"
    return -1 if depth == "decline" else DEPTHS.index(depth)


def _fishes(deed: Deed) -> bool:
    return isinstance(deed.card, AskPartner) and deed.card.manner == "underneath"


def _stays_home(deed: Deed) -> bool:
    return isinstance(deed.card, PostTeam) and deed.card.place == "home"


def _takes(deed: Deed) -> bool:
    return isinstance(deed.card, SplitGain) and deed.card.how == "take"


def _deed(past: Past, deed: Deed | None, push: int) -> Iterator[Back]:
    if deed is not None:
        yield facts.of_deed(past, deed), push
