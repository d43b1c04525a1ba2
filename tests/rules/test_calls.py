"""One top rings another, answers, audits: what that contains, heals and costs (rulebook 5.10 to 5.13)."""

from __future__ import annotations

from typing import Any

import pytest

from game.events import (
    AirCleared,
    AuditReported,
    DistrustMoved,
    KnowledgeLeaked,
    LeakAdmitted,
    LeakDenied,
    LeakRaised,
    PartnerAudited,
    TopCalled,
    UseNoticed,
)
from game.ids import Firm, Seat
from game.moves import AnswerCall, AuditPartner, CallTop, GiveWord
from game.rules import calls
from game.rules.copying import replace
from game.rules.engine import LAWS, spent, submit
from game.rules.feeds import feed_of
from game.rules.nature import Chance
from game.rules.options import options_of
from game.rules.scratch import Scratch
from game.rules.seating import own_core
from game.rules.state import Leak, State
from game.rules.value import shown
from tests.rules import play

TMT, THEIRS = Seat("heron.tmt"), Seat("kestrel.tmt")
HERON, KESTREL = Firm("heron"), Firm("kestrel")
DULL = f"{7:032x}"


@pytest.fixture(scope="module")
def strategy() -> State:
    return play.to(play.table("tiny", preset="full"), "strategy")


def alarmed(state: State, *, is_proven: bool = False) -> tuple[State, Any]:
    """Return the table after Heron found that its first core component leaked to Kestrel, and the component."""
    core = own_core(state, 0)[0]
    leak = Leak(0, 1, 3, 0, 0, core, 80, 1, is_detected=True)
    proof = ((1, 1, core),) if is_proven else ()
    return replace(play.with_firm(state, 0, evidence=proof), leaks=(leak,)), state.scenario.components[core].id


def test_there_is_nothing_to_raise_without_an_alarm_and_nothing_to_clear_without_a_broken_word(strategy: State) -> None:
    option = next(one for one in options_of(strategy, TMT).cards if one.card == "T8")
    closed = {choice.value: choice.closed.key if choice.closed else "" for choice in option.fields[0].choices}
    assert closed == {"raise": "closed.no_alarm", "clear": "closed.no_broken_word", "warn": ""}
    state, core = alarmed(strategy)
    assert play.refused(state, TMT, CallTop("raise", KESTREL, core)) == ""
    assert play.refused(state, TMT, CallTop("raise", KESTREL)) == "call.nothing"
    assert spent(state, TMT, (CallTop("raise", KESTREL, core),)) == 1


@pytest.mark.parametrize(("is_proven", "least", "most"), [(False, 20, 36), (True, 32, 40)])
def test_a_raised_leak_is_contained_more_often_with_evidence(
    strategy: State, is_proven: bool, least: int, most: int
) -> None:
    state, core = alarmed(strategy, is_proven=is_proven)
    assert least <= play.count(state, LeakRaised, TMT, CallTop("raise", KESTREL, core), is_contained=True) <= most


def test_what_is_contained_counts_for_less_in_their_product_even_if_they_use_it(strategy: State) -> None:
    core = own_core(strategy, 0)[0]
    rows = [list(row) for row in strategy.product]
    rows[1][core] = 300
    came = [list(row) for row in strategy.came_home]
    came[1][core] = 200
    state = replace(strategy, product=tuple(map(tuple, rows)), came_home=tuple(map(tuple, came)))
    levels = [
        shown(Scratch.of(play.with_firm(state, 1, **levels), Chance(DULL)), 1, core)
        for levels in ({"used": ()}, {"used": (core,), "blocked": (core,)}, {"used": (core,)})
    ]
    assert levels == pytest.approx([0.1, 0.18, 0.3])


def test_a_leak_is_raised_once_and_named_to_both_tops_and_their_product_head(strategy: State) -> None:
    state, core = alarmed(strategy)
    state = play.after(state, TMT, CallTop("raise", KESTREL, core))
    told = [
        s.id for n, s in enumerate(state.scenario.seats) if any(e.event == "LeakRaised" for e in feed_of(state, n, 40))
    ]
    assert set(told) == {TMT, THEIRS, "kestrel.prod"}
    assert calls.raisable(state, 0) == ()
    later = play.to(state, "strategy", 2)
    assert play.refused(later, TMT, CallTop("raise", KESTREL, core)) == "card.closed"


@pytest.mark.parametrize(("said", "ours", "theirs"), [("admit", -500, -500), ("deny", 1_000, 0)])
def test_admitting_calms_both_and_denying_makes_the_caller_doubt(
    strategy: State, said: Any, ours: int, theirs: int
) -> None:
    state, core = alarmed(strategy)
    state = play.to(play.after(state, TMT, CallTop("raise", KESTREL, core)), "strategy", 2)
    before = [state.pairs[0][1].distrust, state.pairs[1][0].distrust]
    after, events = play.turn(play.put(state, THEIRS, AnswerCall(said)))
    moved = [
        now - then for now, then in zip((after.pairs[0][1].distrust, after.pairs[1][0].distrust), before, strict=True)
    ]
    assert moved == [max(ours, -before[0]), max(theirs, -before[1])]
    kind = LeakAdmitted if said == "admit" else LeakDenied
    assert kind(KESTREL, HERON, core) in events
    assert play.refused(play.to(after, "strategy", 3), THEIRS, AnswerCall("admit")) == "card.closed", "the call is over"


def test_nobody_answers_or_rings_by_silence(strategy: State) -> None:
    state = play.to(play.after(strategy, TMT, CallTop("warn", KESTREL)), "strategy", 2)
    _, events = play.turn(state)
    assert not any(isinstance(event, TopCalled | LeakAdmitted) for event in events)


def test_a_warning_names_a_running_word_of_theirs_and_moves_nothing(strategy: State) -> None:
    state, _ = submit(strategy, THEIRS, GiveWord("honour", "table", 4, is_public=True))
    assert calls.at_risk(state, TMT) == ("", "honour")
    quiet, (rung, events) = play.turn(state)[0], play.turn(play.put(state, TMT, CallTop("warn", KESTREL, "", "honour")))
    assert TopCalled(HERON, KESTREL, "warn", "honour") in events
    assert rung.pairs == quiet.pairs
    assert play.refused(state, TMT, CallTop("clear", KESTREL)) == "card.closed"


def test_a_broken_word_can_be_spoken_about_and_heals_a_little_when_it_is_admitted(strategy: State) -> None:
    state, _ = submit(strategy, THEIRS, GiveWord("honour", "table", 4, is_public=True))
    state = replace(state, promises=tuple(replace(promise, status="broken") for promise in state.promises))
    pairs = [list(row) for row in state.pairs]
    pairs[0][1] = replace(pairs[0][1], damage=3_000)
    state = replace(state, pairs=tuple(map(tuple, pairs)))
    state = play.to(play.after(state, TMT, CallTop("clear", KESTREL)), "strategy", 2)
    after, events = play.turn(play.put(state, THEIRS, AnswerCall("admit")))
    assert AirCleared(KESTREL, HERON) in events
    assert after.pairs[0][1].damage == state.pairs[0][1].damage - 500


def test_an_audit_costs_trust_on_both_sides_at_once_and_money(strategy: State) -> None:
    card = AuditPartner(KESTREL)
    assert LAWS["T10"].price(strategy, TMT, card) == 100
    after, events = play.turn(play.put(strategy, TMT, card))
    assert PartnerAudited(HERON, KESTREL) in events
    for f, g in ((0, 1), (1, 0)):
        assert after.pairs[f][g].trust == strategy.pairs[f][g].trust - 200
    assert after.firms[0].helm.audited == (1,)
    assert play.to(after, "units", 2).firms[0].helm.audited == ()


def test_less_leaks_to_whom_one_audits(strategy: State) -> None:
    meet = play.to(strategy, "encounters")
    loose = play.with_everybody(meet, "eng_a", guard=0, pull=3)
    watched = play.with_firm(loose, 0, helm=replace(loose.firms[0].helm, audited=(1,)))
    before, after = (play.count(state, KnowledgeLeaked, number=80, firm="heron") for state in (loose, watched))
    assert 0 < after < before


def test_an_audit_finds_use_more_often_and_says_what_it_found(strategy: State) -> None:
    core = own_core(strategy, 0)[0]
    came = [list(row) for row in strategy.came_home]
    came[1][core] = 100
    state = replace(play.to(strategy, "encounters"), came_home=tuple(map(tuple, came)))
    state = play.with_firm(state, 1, used=(core,))
    looked = play.with_firm(state, 0, helm=replace(state.firms[0].helm, audited=(1,)))
    found = [play.count(table, UseNoticed, owner=HERON) for table in (state, looked)]
    assert found[1] > found[0]
    assert play.count(looked, AuditReported, found_use=True) == found[1]
    after, _ = next(step for step in play.closings(looked) if any(isinstance(e, UseNoticed) for e in step[1]))
    assert (core, 1, True) in calls.raisable(after, 0), "use that was noticed is evidence"


def test_distrust_after_an_answer_is_where_the_quarter_starts_from(strategy: State) -> None:
    state, core = alarmed(strategy)
    state = play.to(play.after(state, TMT, CallTop("raise", KESTREL, core)), "strategy", 2)
    state = play.to(play.put(state, THEIRS, AnswerCall("deny")), "encounters")
    before = state.pairs[0][1].distrust
    _, events = play.turn(state)
    assert next(e.before_bp for e in events if isinstance(e, DistrustMoved) and e.firm == HERON) == before
