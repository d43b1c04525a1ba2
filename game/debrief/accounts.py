"""Why any number of a game is what it is: signed parts in whole units that add up exactly (M65).

A formula is compared with a first quarter in which nobody decides anything, a level that builds up with the quarter before.
What the equation does not explain (the story's shocks, an experiment, a number read before it was rounded) is a part of its
own, `why_outside`, and as a rule not there. Deliberately absent: sentences, and which equation belongs to which number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from game.debrief.equations import METERS, Equation
from game.debrief.hearing import Given, Heard, Who
from game.debrief.past import TABLE
from game.events import Cause, Causes, ResultPosted
from game.rules.model.causes import steps
from game.rules.model.curves import total
from game.rules.model.rounding import apportion
from game.rules.seating import partners_of, seats_of
from game.rules.state import State

ROUNDING = 1.5  # a number that was rounded once more on its way differs by no more than this
LATE = ("coop", "comp")  # a quarter's cooperation and competition are those of its start
OF_STATE = ("novelty", "tokens")
MONEY = ("market", "exclusive", "joint", "tender", "cost")


@dataclass(frozen=True, slots=True)
class Account:
    """Why a number is what it is.

    Attributes:
        before: What it is compared with, in the number's own unit (bp, kEUR or whole tokens).
        after: The number, as recorded.
        parts: Factor → signed size, largest first; they sum to `after - before`.
    """

    name: str
    quarter: int
    firm: int
    before: int
    after: int
    parts: Causes

    @property
    def adds_up(self) -> bool:
        """Whether the parts sum exactly to the difference."""
        return sum(part.size_bp for part in self.parts) == self.after - self.before


def of_meter(heard: Heard, name: str, quarter: int, firm: int = TABLE) -> Account:
    """Return why a meter stands where it stands after a quarter; `KeyError` for a name that is none."""
    if name == "result":
        return _result(heard, quarter, firm)
    equation = METERS[name]
    before, after = _reading(heard, name, quarter - 1, firm), _reading(heard, name, quarter, firm)
    at = quarter - 1 if name in LATE else quarter
    now = [inputs(heard, equation, at, who) for who in _whose(heard.states[0], equation, firm)]
    found = [given for given in now if given is not None]
    if not found:
        first = before if equation.before else after
        return Account(name, quarter, firm, first, after, _only("why_outside", after - first))
    if equation.before:
        return level(heard, (name, quarter, firm), equation, found, before, after)
    still = [at_rest(heard, equation, who) for who in _whose(heard.states[0], equation, firm)]
    reference = [rest or given for rest, given in zip(still, now, strict=True) if given is not None]
    return formula(heard, (name, quarter, firm), equation, found, reference, after)


def meters_of(heard: Heard) -> tuple[tuple[str, int], ...]:
    """Return every meter of a game with every firm that has one."""
    firms = range(len(heard.states[0].firms))
    named = [(name, TABLE if equation.of == "table" else None) for name, equation in METERS.items()]
    whole = [*named, ("result", None)]
    return tuple((name, firm) for name, of in whole for firm in ((TABLE,) if of == TABLE else firms))


def moved(now: Account, then: Account) -> Account:
    """Return why a number moved between two accounts against the same reference."""
    sizes = {part.factor: part.size_bp for part in now.parts}
    for part in then.parts:
        sizes[part.factor] = sizes.get(part.factor, 0) - part.size_bp
    sizes["why_outside"] = sizes.get("why_outside", 0) + now.before - then.before
    return replace(now, before=then.after, parts=ordered(sizes))


def explain(
    equation: Equation, constants: Any, now: Sequence[Given], reference: Sequence[Given]
) -> tuple[dict[str, float], float, float]:
    """Return each group's exact part of the mean over all that are asked, then the mean at the reference and now.

    In a group that is not compared every input stays as it is now.
    """
    names = tuple(equation.groups)

    def value(chosen: Mapping[str, bool]) -> float:
        mixed = [
            {
                **one,
                **{x: other[x] for group in names if not chosen[group] for x in equation.groups[group] if x in other},
            }
            for one, other in zip(now, reference, strict=True)
        ]
        mean = total(equation.value(constants, given) for given in mixed) / len(mixed)
        return mean if equation.least is None else max(mean, equation.least)

    exact, low, high = steps(value, dict.fromkeys(names, True), dict.fromkeys(names, False), equation.scale)
    return dict(zip(names, exact, strict=True)), low, high


def level(
    heard: Heard, at: tuple[str, int, int], equation: Equation, now: Sequence[Given], before: int, after: int
) -> Account:
    """Explain a level: the terms of its update, what it does by itself, and what came from outside.

    Args:
        heard: The game.
        at: Name, quarter and firm of the number.
        equation: Which makes it.
        now: The inputs of all whose mean it is.
        before: The number before, as recorded.
        after: The number, as recorded.
    """
    still = [{**one, **_fitting(equation.neutral, one)} for one in now]
    exact, rest, reached = explain(equation, heard.states[0].constants, now, still)
    start = total(given[equation.before] for given in now) / len(now) * equation.scale
    exact["why_itself"] = rest - start
    return Account(*at, before, after, whole(exact, after - before, reached - start))


def formula(
    heard: Heard, at: tuple[str, int, int], equation: Equation, now: Sequence[Given], reference: Sequence[Given],
    after: int | None = None,
) -> Account:  # fmt: skip
    """Explain a formula against reference inputs; `after` as recorded, where the record holds it."""
    exact, low, high = explain(equation, heard.states[0].constants, now, reference)
    reached = round(high) if after is None else after
    return Account(*at, round(low), reached, whole(exact, reached - round(low), high - low))


def whole(exact: Mapping[str, float], move: int, explained: float) -> Causes:
    """Return exact parts as whole ones that sum to a move; what is more than rounding is told as from outside."""
    parts = dict(exact)
    if abs(move - explained) > ROUNDING:
        parts["why_outside"] = move - explained
    drift = (move - total(parts.values())) / len(parts)
    return ordered(dict(zip(parts, apportion([part + drift for part in parts.values()], move), strict=True)))


def ordered(sizes: Mapping[str, int]) -> Causes:
    """Return the parts that are not nothing, largest first."""
    found = [Cause(factor, size) for factor, size in sizes.items() if size]
    return tuple(sorted(found, key=lambda cause: (-abs(cause.size_bp), cause.factor)))


def _only(factor: str, size: int) -> Causes:
    return (Cause(factor, size),) if size else ()


def _fitting(neutral: Given, given: Given) -> Given:
    """Return what the inputs are when nothing happens, rows as long as they are."""
    return {
        name: (value[0],) * len(given[name]) if isinstance(value, tuple) else value
        for name, value in neutral.items()
        if name in given
    }


def _whose(state: State, equation: Equation, firm: int) -> list[dict[str, int]]:
    """Return by which names the equation's callers know those whom a meter is about."""
    ours = {"f": firm, "firm": firm, "index": firm}
    match equation.of:
        case "bench":
            return [{**ours, "n": n} for n in seats_of(state, firm, "eng_a")]
        case "pairs":
            return [{**ours, "g": g} for g in partners_of(state, firm)]
        case "table" if equation.ears[0].who:
            return [{"f": f, "g": g} for f in range(len(state.firms)) for g in partners_of(state, f)]
        case _:
            return [ours]


def inputs(heard: Heard, equation: Equation, quarter: int, who: Mapping[str, int]) -> Given | None:
    """Return all inputs of one asked, `None` when the equation was not asked in that quarter."""
    return gathered(equation, lambda name, key: heard.calls.get((quarter, name, key), []), who)


def at_rest(heard: Heard, equation: Equation, who: Mapping[str, int]) -> Given | None:
    """Return all inputs of one asked in the quarter in which nobody decided anything."""
    return gathered(equation, lambda name, key: heard.at_rest.get((name, key), []), who)


def gathered(equation: Equation, calls: Any, who: Mapping[str, int]) -> Given | None:
    """Return the inputs of all functions that make a number, made ready for whom it is about."""
    found: Given = {}
    for ear in equation.ears:
        key: Who = tuple(who[name] for name in ear.who)
        heard = calls(ear.name, key)
        if not heard:
            return None
        found |= heard[equation.call]
    return equation.ready(found, who["f"]) if equation.ready else found


def _reading(heard: Heard, name: str, quarter: int, firm: int) -> int:
    """Return a meter after a quarter; before the first, a level as the scenario starts it."""
    if quarter == 0 and METERS[name].before:
        return _start(heard.states[0], name, firm)
    if quarter == 0:
        return 0
    state = heard.states[quarter]
    if name == "understanding":
        return _start(state, name, firm)
    if name in OF_STATE:
        return int(getattr(state.firms[firm], name))
    return next(value for q, found, f, value in state.history if (q, found, f) == (quarter, name, firm))


def _start(state: State, name: str, firm: int) -> int:
    if name in ("trust", "distrust", "understanding"):
        row = [getattr(state.pairs[firm][g], name) for g in partners_of(state, firm)]
        return int(sum(row) // len(row))
    if name in LATE:
        firms = range(len(state.firms))
        pairs = [getattr(state.pairs[f][g], name) for f in firms for g in partners_of(state, f)]
        return int(round(sum(pairs) / len(pairs), 0))
    if name == "q":
        bench = seats_of(state, firm, "eng_a")
        return sum(state.people[n].q for n in bench) // max(1, len(bench))
    level: int = state.red_queen if name == "red_queen" else getattr(state.firms[firm], name)
    return level


def _result(heard: Heard, quarter: int, firm: int) -> Account:
    """Explain a firm's result by its parts, against the quarter before."""
    name = heard.states[0].scenario.firms[firm].id
    posted = [e for _, e in heard.events if isinstance(e, ResultPosted) and e.firm == name]
    now, then = posted[quarter - 1], posted[max(0, quarter - 2)]
    sizes = {f"why_{part}": getattr(now, f"{part}_keur") - getattr(then, f"{part}_keur") for part in MONEY}
    return Account("result", quarter, firm, then.result_keur, now.result_keur, ordered(sizes))
