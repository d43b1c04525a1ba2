"""What the scenario holds for the current quarter; deliberately absent: what it does to the table (`shocks`)."""

from game.ids import DEPTHS
from game.rules.nature import Chance
from game.rules.state import State
from game.scenario.model import Problem, TenderSpec
from game.scenario.schedule import QuarterPlan

PARTS = 1_000


def plan(state: State) -> QuarterPlan:
    """Return what the current quarter brings."""
    return state.schedule.at(state.quarter)


def tender_of(state: State, firm: int) -> TenderSpec | None:
    """Return the tender that this firm leads in this quarter, if there is one."""
    return next((tender for tender in plan(state).tenders if tender.lead == firm), None)


def problem_of(state: State, bench: int) -> Problem:
    """Return what lies on a bench."""
    return plan(state).problems[bench]


def drawn_needs(state: State, chance: Chance) -> tuple[int, ...]:
    """Return the rung that each bench's problem needs: authored, else drawn documents/walk-through/deep dive .25/.50/.25 (Δ3)."""
    documents, walk = round(PARTS * state.constants.need_documents), round(PARTS * state.constants.need_walkthrough)
    weights = (0, documents, walk, max(0, PARTS - documents - walk))
    return tuple(
        DEPTHS.index(problem.need) if problem.need else chance.pick(weights, "need", bench)
        for bench, problem in enumerate(plan(state).problems)
    )


def open_news(state: State) -> tuple[int, ...]:
    """Return the numbers of this quarter's public lines; those of the other end of a rumour stay unsaid."""
    outcome = state.setting.outcome
    return tuple(n for n, item in enumerate(plan(state).news) if item.on in ("always", outcome))
