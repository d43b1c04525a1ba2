"""What the results phase tells one seat about its quarter: words, and the numbers it may know (rulebook 9.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from game.ids import line
from game.rules.asks import came_home, happened_in
from game.rules.gauges import band, exact, word
from game.rules.model.scoring import part
from game.views import Outcome, ScoreWord

if TYPE_CHECKING:
    from game.ids import Line
    from game.rules.state import State
    from game.views import Reading

PARTS: tuple[tuple[Literal["role", "identity", "firm", "alliance"], int], ...] = (
    ("role", 40),
    ("identity", 25),
    ("firm", 15),
    ("alliance", 10),
)
KNOWN_TOP = 34
WORDS: tuple[Literal[0, 1, 2, 3, 4], ...] = (0, 1, 2, 3, 4)


def outcome_of(state: State, n: int) -> Outcome | None:
    """Return the seat's quarter once it is resolved: words by part, never points."""
    person = state.people[n]
    if state.phase not in ("results", "over") or not person.points:
        return None
    return Outcome(
        state.quarter, tuple(_word(state, n, name, most) for name, most in PARTS), _lines(state, n), _foretold(state, n)
    )


def _word(state: State, n: int, name: Literal["role", "identity", "firm", "alliance"], most: int) -> ScoreWord:
    now = _share(state, n, name, most, -1)
    before = _share(state, n, name, most, -2) if len(state.people[n].points) > 1 else now
    trend: Literal[-1, 0, 1] = 1 if now > before else -1 if now < before else 0
    return ScoreWord(name, WORDS[min(4, now // 20)], trend)


def _share(state: State, n: int, name: str, most: int, at: int) -> int:
    """Return a part in percent; what a TMT may not know without listening is left out of its word."""
    if name == "role" and state.scenario.seats[n].role == "tmt":
        return _top_share(state, state.scenario.seats[n].firm_index, at)
    return int(getattr(state.people[n].points[at], name) * 100 // most)


def _top_share(state: State, f: int, at: int) -> int:
    par = state.scenario.par
    points = part(16, state.firms[f].results[at].result, par.firm_low, par.firm_high) + part(
        12, state.balance[at], 0, 7_000
    )
    coop, comp = (_past(state, name, at) for name in ("coop", "comp"))
    points += 6 * (coop >= 2_500 and comp >= 2_500)
    return points * 100 // KNOWN_TOP


def _past(state: State, name: str, at: int) -> int:
    return [value for _, meter, _, value in state.history if meter == name][at]


def _lines(state: State, n: int) -> tuple[tuple[Line, Reading], ...]:
    spec = state.scenario.seats[n]
    firm = state.firms[spec.firm_index]
    last = firm.results[-1]
    match spec.role:
        case "tmt":
            names = ("market", "exclusive", "joint", "tender", "cost", "result")
            return tuple((line(f"result.{name}"), exact(getattr(last, name), "keur")) for name in names)
        case "ally":
            return (
                (line("result.joint"), exact(last.joint, "keur")),
                (line("result.joint_all"), exact(state.joints[-1], "keur")),
                (line("result.joint_bids"), exact(firm.bids[0], "count")),
                (line("result.joint_wins"), exact(firm.bids[1] + firm.bids[2], "count")),
            )
        case "prod":
            return (
                (line("result.share"), exact(firm.share // 100, "percent")),
                (line("result.exclusivity"), band(firm.exclusivity)),
                (line("result.solo_wins"), exact(firm.bids[4], "count")),
            )
        case _:
            return _bench_lines(state, n)


def _bench_lines(state: State, n: int) -> tuple[tuple[Line, Reading], ...]:
    person = state.people[n]
    found = [(line("result.learned"), exact(person.gained, "units"))]
    if state.scenario.seats[n].role == "eng_p":
        found = [(line("result.came_home"), exact(came_home(state, n), "units"))]
    if person.traced:
        found.append((line("result.traced"), word(person.traced, "traced")))
    if person.credited_partner & 1:
        found.append((line("result.credited_partner"), exact(1, "count")))
    if person.credited_home & 1:
        found.append((line("result.credited_home"), exact(1, "count")))
    return tuple(found)


def _foretold(state: State, n: int) -> tuple[tuple[Line, Line, bool], ...]:
    """Return this quarter's prediction with what happened; only one's own."""
    found = []
    for quarter, question, answer, _, hit in state.people[n].foretold:
        if quarter == state.quarter and hit >= 0:
            happened = answer if hit else happened_in(state, n, question)
            found.append(
                (
                    line(f"ask.{question}", answer=f"@ask.{question}.{answer}"),
                    line(f"ask.{question}.{happened}"),
                    bool(hit),
                )
            )
    return tuple(found)
