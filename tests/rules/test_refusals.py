"""One refusal for each code of the law, with the paragraph it cites and a sentence that a person can read."""

from __future__ import annotations

import ast
import re
from dataclasses import replace

import pytest

from game.errors import RuleViolation
from game.ids import NATURE, Component, Firm, Manager, Seat
from game.moves import (
    AnswerConcern,
    AnswerPartner,
    CallHome,
    CallTop,
    FirstPlan,
    GiveWord,
    LendExpert,
    ListenBelow,
    LockComponent,
    MarkNews,
    MarkWhatMatters,
    Move,
    OneWord,
    Play,
    Predict,
    PushBid,
    RaceProject,
    Say,
    SetCourse,
    SetMandate,
    ShowLetter,
    SplitGain,
    StudyInsights,
    TalkThrough,
    TellSharedWin,
    TellStory,
    Turn,
    Unseal,
    UseDoor,
    VouchWall,
    WorkClients,
)
from game.rules.engine import submit
from game.rules.leaves import Leak
from game.rules.seating import own_core, own_topics
from game.rules.spoken import Concern
from game.rules.state import State
from game.strings import catalogue
from tests.rules import play
from tests.rules.test_law_strings import RULES, names_in

TMT, ALLY, PROD, LAB = (Seat(f"itcom.{chair}") for chair in ("tmt", "ally", "prod", "eng_a1"))


def in_phase(phase: str) -> State:
    return play.to(play.table(), phase)  # type: ignore[arg-type]  # parametrised phases


def topic(state: State) -> Component:
    return state.scenario.components[own_topics(state, 0)[0]].id


def locked() -> State:
    """Return the encounters of a quarter in which all that lies under the lab's topic is out of reach."""
    state = in_phase("encounters")
    core = max(state.scenario.components[own_topics(state, 0)[0]].touches, key=lambda edge: edge[1])[0]
    return play.with_person(play.with_firm(state, 0, locked=core), LAB, focus=3, q=9_000, pull=2)


def core(state: State) -> Component:
    return state.scenario.components[own_core(state, 0)[0]].id


def answered(state: State) -> State:
    """Return the next quarter with a concern that was answered already."""
    concern = Concern(1, state.seat_index(LAB), state.seat_index(TMT), "dig", -1, "act")
    return replace(state, quarter=2, concerns=(concern,))


def explained(state: State) -> State:
    """Return the next quarter in which the TMT has explained itself to one of two."""
    people = (state.seat_index(LAB), state.seat_index(Seat("itcom.eng_a2")))
    concerns = tuple(
        Concern(1, n, state.seat_index(TMT), "dig", -1, "explain" if n == people[0] else "") for n in people
    )
    return replace(state, quarter=2, concerns=concerns)


def talkative(state: State) -> State:
    """Return the table after the TMT gave its word twice."""
    for kind in ("honour", "stay"):
        state, _ = submit(state, TMT, GiveWord(kind, "table", 3, is_public=True))
    return state


def alarmed(state: State) -> State:
    """Return the table after a leak of the own core was found."""
    leak = Leak(0, 1, state.seat_index(LAB), 0, own_topics(state, 0)[0], own_core(state, 0)[0], 10, 1, True)
    return replace(state, leaks=(leak,))


def misaddressed() -> tuple[State, Seat, Move]:
    """Return a product head that promises one partner not to use what came home from the other."""
    state = play.to(play.table("three"), "strategy")
    seats, parts = state.scenario.seats, state.scenario.components
    giver = next(seat.id for seat in seats if seat.role == "prod" and seat.firm_index == 0)
    third = own_core(state, 2)[0]
    rows = [list(row) for row in state.came_home]
    rows[0][third] = 50
    home = replace(state, came_home=tuple(map(tuple, rows)))
    word = GiveWord("no_use", f"firm:{state.scenario.firms[1].id}", 2, is_public=False, what=parts[third].id)
    return home, giver, word


def knocking() -> tuple[State, Seat, Move]:
    """Return a top that knocks at the door of the one partner of two that never left."""
    state = play.to(play.table("three"), "strategy")
    left = replace(state.pairs[0][1], is_active=False)
    rows = [list(row) for row in state.pairs]
    rows[0][1] = rows[1][0] = left
    parted = replace(state, pairs=tuple(tuple(row) for row in rows))
    return parted, state.scenario.seats[0].id, Play((UseDoor("knock", state.scenario.firms[2].id),))


def team() -> dict[str, tuple[State, Seat, Move]]:
    """Return what only members of a TMT of three are refused."""
    state = play.to(play.table("split"), "strategy")
    lead, director, tech = (Seat(f"north.{chair}") for chair in ("tmt", "director", "cto"))
    plan = FirstPlan(40, 40, "guarded", "down")
    talking = play.put(state, director, plan, TalkThrough(1))
    short = play.with_firm(state, 0, tokens=3)
    two = play.put(short, lead, TellStory(2, "both"))
    return {
        "card.office": (state, tech, Play((TellStory(1, "both"),))),
        "plan.sum": (state, tech, Play((FirstPlan(80, 80, "close", "down"),))),
        "plan.open": (talking, director, Play((FirstPlan(45, 40, "guarded", "down"), TalkThrough(1)))),
        "talk.begun": (talking, director, Play((plan,))),
        "pool.short.one": (two, tech, Play((ListenBelow(("labs", "clients")),))),
        "pool.short.two": (
            play.put(two, director, SetMandate("documents")), tech, Play((ListenBelow(("labs",)),)),
        ),
    }  # fmt: skip


def refusals() -> dict[str, tuple[State, Seat, Move]]:
    """Return for each code a state, a seat and a move that earn it."""
    strategy, units, meet = in_phase("strategy"), in_phase("units"), in_phase("encounters")
    over = play.random_game("tiny", 1)[-1][1]
    dear = (TellStory(2, "both"), ListenBelow(("labs", "clients")), SplitGain("propose", 45))
    torn = play.with_person(meet, LAB, focus=0, pull=1, q=9_000)
    return {
        "turn.not_yours": (strategy, TMT, Turn("0" * 32)),
        "seat.unknown": (strategy, NATURE, Play()),
        "game.over": (over, over.scenario.seats[0].id, Unseal()),
        "draft.sealed": (play.put(strategy, TMT, seal=True), TMT, Play()),
        "draft.open": (strategy, TMT, Unseal()),
        "card.not_yours": (strategy, ALLY, Play((TellStory(1, "both"),))),
        "card.twice": (strategy, TMT, Play((TellStory(1, "both"), TellStory(1, "ours")))),
        "card.value": (strategy, TMT, Play((TellStory(3, "both"),))),
        "card.closed": (meet, Seat("itcom.eng_p1"), Play((StudyInsights(1),))),
        "tokens.short": (play.with_firm(strategy, 0, tokens=2), TMT, Play(dear)),
        "focus.short": (torn, LAB, Play((CallHome(),))),
        "talk.length": (strategy, TMT, Say("table", "  ")),
        "talk.channel": (strategy, TMT, Say("bench:0", "Hello?")),
        "course.sum": (strategy, TMT, Play((SetCourse(40, 40, 40, "close"),))),
        "story.enemy": (strategy, TMT, Play((TellStory(1, "partner", "enemy"),))),
        "listen.nowhere": (strategy, TMT, Play((ListenBelow(()),))),
        "call.nothing": (alarmed(strategy), TMT, Play((CallTop("raise", Firm("insys")),))),
        "door.act": knocking(),
        "clients.nobody": (units, ALLY, Play((WorkClients(1, ()),))),
        "bid.tokens": (units, PROD, Play((PushBid("outsider", 2),))),
        "lend.nobody_free": (units, PROD, Play((RaceProject(core(units)), LendExpert(Seat("itcom.eng_p1"))))),
        "answer.locked": (locked(), LAB, Play((AnswerPartner(topic(meet), "deep_dive"),))),
        "answer.call_and_dive": (
            play.with_person(meet, LAB, pull=3), LAB, Play((AnswerPartner(topic(meet), "deep_dive"), CallHome())),
        ),
        "word.form": (strategy, LAB, GiveWord("honour", "table", 2, is_public=True)),
        "word.not_theirs": misaddressed(),
        "word.not_yours": (strategy, TMT, ShowLetter(3)),
        "word.two": (talkative(strategy), TMT, GiveWord("honour", "table", 2, is_public=True)),
        "concern.explained": (explained(strategy), TMT, AnswerConcern(1, "explain")),
        "concern.answered": (answered(strategy), TMT, AnswerConcern(0, "thank")),
        "ask.not_now": (strategy, TMT, MarkNews(0)),
        "ask.one_word": (
            play.to(play.table("tiny"), "results"), Seat("heron.eng_a1"), OneWord("two words"),
        ),
        "ask.sure": (strategy, TMT, Predict("will_they_take", "yes", 4)),
        **team(),
    }  # fmt: skip


CASES = refusals()


@pytest.mark.parametrize("code", CASES)
def test_the_code_is_earned_and_its_sentence_reads(code: str) -> None:
    state, seat, move = CASES[code]
    with pytest.raises(RuleViolation) as refusal:
        submit(state, seat, move)
    assert refusal.value.code == code
    said = catalogue().say(refusal.value.line)
    assert said[0] not in "⟨{"
    assert not re.search(r"[{}⟨]", said)
    assert said.endswith("."), said


def test_no_code_is_left_out() -> None:
    found = {"card.closed"}
    for path in RULES.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "refuse":
                found |= set(names_in(node.args[0]))
    flat = {code.replace("\\", "") for code in found} - {"[^.]+.short"} | {"tokens.short", "focus.short"}
    assert flat == set(CASES)


@pytest.mark.parametrize(
    ("text", "fits"),
    [("Hello.", True), ("x" * 300, True), ("x" * 301, False), ("two\nlines", False), ("\x1b[31m", False), ("", False)],
)
def test_what_one_may_say(text: str, fits: bool) -> None:
    state = in_phase("news")
    if fits:
        assert submit(state, TMT, Say("table", text))[0].talk[-1][3] == text
    else:
        with pytest.raises(RuleViolation, match=r"talk\.length"):
            submit(state, TMT, Say("table", text))


def test_somebody_elses_cards_and_somebody_elses_phase_are_refused_alike() -> None:
    state = in_phase("units")
    for seat, card in (
        (TMT, VouchWall()),
        (LAB, VouchWall()),
        (PROD, TellSharedWin(1)),
        (ALLY, LockComponent(core(state))),
    ):
        assert play.refused(state, seat, card) == "card.not_yours"
    assert play.refused(in_phase("strategy"), ALLY, VouchWall()) == "card.not_yours"


def test_a_manager_of_the_other_firm_cannot_be_taken_to_lunch() -> None:
    state = in_phase("units")
    theirs = state.scenario.firms[1].managers[0].id
    assert play.refused(state, ALLY, WorkClients(1, (theirs,))) == "card.value"
    assert play.refused(state, ALLY, WorkClients(1, (Manager("nobody"),))) == "card.value"


def test_a_component_of_the_other_firm_cannot_be_locked_or_marked() -> None:
    state = in_phase("units")
    theirs = state.scenario.components[own_core(state, 1)[0]].id
    assert play.refused(state, PROD, LockComponent(theirs)) == "card.value"
    assert play.refused(state, PROD, MarkWhatMatters(theirs)) == "card.value"
