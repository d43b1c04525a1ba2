"""The private page of one seat, made from that person alone; deliberately absent: any other person's numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from game.debrief.turning import spread_of
from game.events import GainTaken, SessionHeld, TenderDecided, TrustMoved
from game.ids import Line, line
from game.rules.asks import MOOD_STEP, MUCH_HOME
from game.rules.knowledge_views import insights_of
from game.rules.model import scoring
from game.views import Entry, OwnPage, PaySlice, Tone

if TYPE_CHECKING:
    from game.debrief.deeds import Deed
    from game.debrief.past import Past
    from game.rules.state import Person, Points

MOST_DECISIONS = 3
TENTH = 1_000  # basis points in one step of the felt tension, 0…10
LOYALTIES = ("org", "unit", "team", "prof")
OWN, THEIRS, TABLE = "own", "theirs", "table"
# What a card can move, and whose level that is.
REACH: dict[str, tuple[tuple[str, str], ...]] = {
    "T1": (("coop", TABLE), ("comp", TABLE), ("result", OWN), ("exclusivity", OWN)),
    "T2": (("q", OWN), ("closeness", OWN), ("leak_units", OWN)),
    "T3": (("q", OWN), ("org", OWN)),
    "T5": (("volume", OWN), ("leak_units", OWN), ("trust", THEIRS)),
    "T7": (("trust", THEIRS), ("result", OWN)),
    "A1": (("team", OWN), ("closeness", OWN), ("leak_units", OWN), ("volume", OWN)),
    "A2": (("b3", OWN), ("trust", THEIRS)),
    "A3": (("result", OWN),),
    "A4": (("result", OWN),),
    "A5": (("result", OWN),),
    "A6": (("result", OWN),),
    "A8": (("org", OWN), ("q", OWN), ("leak_units", OWN)),
    "A9": (("team", OWN), ("leak_units", OWN)),
    "A7": (("trust", THEIRS), ("distrust", THEIRS)),
    "P1": (("result", OWN),),
    "P2": (("joint", TABLE), ("leak_units", OWN)),
    "P3": (("exclusivity", OWN), ("comp", TABLE)),
    "P7": (("result", OWN), ("trust", THEIRS)),
    "P8": (("joint", TABLE), ("leak_units", OWN)),
    "P4": (("share", OWN), ("trust", THEIRS)),
    "P5": (("leak_units", OWN), ("volume", OWN)),
    "P6": (("leak_units", OWN), ("guard", OWN)),
    "E1": (("leak_units", THEIRS), ("trust", THEIRS)),
    "E2": (("volume", OWN), ("trust", THEIRS), ("leak_units", OWN), ("joint", TABLE)),
    "E3": (("leak_units", OWN), ("volume", OWN)),
    "E7": (("distrust", OWN),),
    "E8": (("team", THEIRS), ("closeness", THEIRS)),
    "F1": (("exclusivity", OWN), ("share", OWN)),
    "F2": (("b3", OWN), ("share", OWN)),
    "F3": (("share", OWN), ("result", OWN)),
    "F4": (("guard", OWN), ("leak_units", OWN)),
}
STANDING = ("T1", "T2", "T5", "T7", "A1", "A2", "P2", "P4", "E7", "F1", "F2", "F3", "F4")
GOOD_WHEN_HIGH = {"coop", "result", "exclusivity", "q", "volume", "trust", "share", "joint", "b3"}
BAD_WHEN_HIGH = {"leak_units", "distrust"}


def own_page(past: Past, n: int, legacy_keur: int) -> OwnPage:
    """Return the page of one seat.

    Args:
        past: The finished game.
        n: Index of the seat.
        legacy_keur: What the relation was worth to its firm on the last day (M62).
    """
    person = past.state.people[n]
    totals = [points.total for points in person.points]
    return OwnPage(
        pay=tuple(_pay(q, points, by) for q, (points, by) in enumerate(zip(person.points, person.pay, strict=True), 1)),
        total=scoring.final_points(_par(past), totals, legacy_keur),
        goal=line(f"goal.{past.state.scenario.seats[n].private_goal}"),
        decisions=_decisions(past, n),
        predictions=tuple(_predictions(past, n, person)),
        felt=person.felt,
        modelled=tuple(round(level / TENTH) for level in person.modelled),
        learned=insights_of(past.state, n),
        called=person.called,
    )


def _par(past: Past) -> scoring.Par:
    par = past.state.scenario.par
    return scoring.Par(
        par.firm_low, par.firm_high, par.alliance_low, par.alliance_high, par.joint_high, par.legacy_high
    )


def _pay(quarter: int, points: Points, by: tuple[int, int, int, int]) -> PaySlice:
    """Return one quarter's points: the identity part split by the loyalty that earned it (gamedesign §6.2)."""
    belonging = tuple((f"identity.{name}", part) for name, part in zip(LOYALTIES, by, strict=True))
    rest = (("firm", points.firm), ("alliance", points.alliance))
    return PaySlice(quarter, (("role", points.role), ("goal", points.goal), *belonging, *rest))


def _decisions(past: Past, n: int) -> tuple[Entry, ...]:
    """Return the three decisions that mattered, oldest first.

    A decision is a card of one's own; a standing one counts only when it changed. It mattered as much as the level that it
    can move (`REACH`) moved most, from the quarter before the card to the quarter after it, in units of that level's own
    spread over the game. The same effect is told once, for the decision nearest to it. What followed need not have followed
    *from* it: other people played as well, and the page says "then".
    """
    told: dict[tuple[str, int, int], tuple[float, Deed, Entry]] = {}
    for deed in _fresh(past, n):
        for weight, key, entry in _effects(past, deed):
            if key not in told or weight > told[key][0]:
                told[key] = (weight, deed, entry)
    best: dict[tuple[int, str], Entry] = {}
    for _, deed, entry in sorted(told.values(), key=lambda one: -one[0]):
        best.setdefault((deed.quarter, deed.card.card), entry)
    return tuple(sorted(list(best.values())[:MOST_DECISIONS], key=lambda entry: entry.quarter))


def _fresh(past: Past, n: int) -> Iterator[Deed]:
    """Yield a seat's cards without standing decisions that were left as they were."""
    last: dict[str, Deed] = {}
    for deed in past.deeds:
        if deed.seat == n:
            before = last.get(deed.card.card)
            if before is None or before.what != deed.what or deed.card.card not in STANDING:
                yield deed
            last[deed.card.card] = deed


def _effects(past: Past, deed: Deed) -> Iterator[tuple[float, tuple[str, int, int], Entry]]:
    own = past.state.scenario.seats[deed.seat].firm_index
    first, last = max(1, deed.quarter - 1), min(past.quarters, deed.quarter + 1)
    for name, whose in REACH.get(deed.card.card, ()):
        for firm in {OWN: (own,), THEIRS: past.others(own), TABLE: (-1,)}[whose]:
            before, after = past.level(name, first, firm), past.level(name, last, firm)
            moves = [past.step(name, q, firm) for q in range(2, past.quarters + 1)]
            weight = spread_of(moves, after - before)
            if weight:
                so = past.moved(name, before, after, firm)
                tone = _tone(name, after - before)
                entry = Entry(deed.quarter, deed.kind, tone, deed.what, so=so, is_mine=True)
                yield weight, (name, firm, last), entry


def _tone(name: str, move: int) -> Tone:
    if name in GOOD_WHEN_HIGH:
        return "good" if move > 0 else "bad"
    return "neutral" if name not in BAD_WHEN_HIGH else "bad" if move > 0 else "good"


def _predictions(past: Past, n: int, person: Person) -> Iterator[tuple[int, Line, Line, bool]]:
    """Yield each judged prediction: what one expected, what happened, and whether they agree (gamedesign §8)."""
    for quarter, question, answer, _, hit in person.foretold:
        if hit >= 0:
            happened = _happened(past, n, quarter, question)
            expected = line("debrief.expected", question=f"@ask.{question}", answer=f"@ask.{question}.{answer}")
            yield quarter, expected, line(f"ask.{question}.{happened}"), bool(hit)


def _happened(past: Past, n: int, quarter: int, question: str) -> str:
    """Return the answer that a past quarter gave, from the chronicle; the law's own count is gone by the end."""
    spec = past.state.scenario.seats[n]
    match question:
        case "will_they_take":
            return "yes" if any(grab.firm != spec.firm for _, grab in past.facts(GainTaken, quarter)) else "no"
        case "their_mood":
            felt = (e.after_bp - e.before_bp for _, e in past.facts(TrustMoved, quarter) if e.other == spec.firm)
            moved = sum(felt)
            return "warmer" if moved > MOOD_STEP else "colder" if moved < -MOOD_STEP else "same"
        case "who_wins":
            guests = [e.guest for _, e in past.facts(TenderDecided, quarter) if e.lead == spec.firm and e.is_won]
            return "we_alone" if "" in guests else "we_together" if set(guests) - {"outsider"} else "third_house"
        case "how_deep":
            return _depth_across(past, quarter, spec.id)
        case _:
            learned = past.level("b3", quarter, spec.firm_index)
            return "nothing" if not learned else "useful" if learned < MUCH_HOME else "too_much"


def _depth_across(past: Past, quarter: int, seat: str) -> str:
    for _, held in past.facts(SessionHeld, quarter):
        seats = [side.seat for side in held.sides]
        if seat in seats:
            depth = held.sides[seats[0] == seat].depth
            return "withhold" if depth == "decline" else depth
    return "withhold"
