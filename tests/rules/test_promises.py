"""Words given, judged by what happened, worth what is known of them (rulebook 10.3 to 10.6)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.errors import RuleViolation
from game.events import Event, PromiseBroken, PromiseDueUnknown, PromiseKept, PromiseMade, PromiseShown
from game.ids import Component, Line, Seat
from game.moves import (
    AnswerPartner,
    AskPartner,
    GiveWord,
    JudgeWord,
    PushBid,
    SetMandate,
    ShowLetter,
    SplitGain,
    TellStory,
    UseInsight,
)
from game.rules.engine import submit
from game.rules.observe import observe, wall_view
from game.rules.options import options_of
from game.rules.seating import own_core, own_topics
from game.rules.spoken import Concern
from game.rules.state import State
from game.strings import catalogue
from tests.rules import play

TMT, ALLY, LAB, SHOP = (Seat(f"heron.{chair}") for chair in ("tmt", "ally", "eng_a1", "eng_p1"))
THEIR_TMT, THEIR_LAB = Seat("kestrel.tmt"), Seat("kestrel.eng_a1")
TOLD = (PromiseKept, PromiseBroken, PromiseDueUnknown)


@pytest.fixture(scope="module")
def strategy() -> State:
    return play.to(play.table("tiny"), "strategy")


def word(
    state: State,
    kind: str,
    what: str = "",
    *,
    by: Seat = TMT,
    to: str = "firm:kestrel",
    until: int = 1,
    aloud: bool = True,
) -> State:
    return submit(state, by, GiveWord(kind, to, until, aloud, what))[0]  # type: ignore[arg-type]  # kinds by name


def verdicts(state: State) -> list[str]:
    """Return what became of the words when the quarter is over."""
    while state.phase != "results":
        state, _ = play.turn(state)
    return [promise.status for promise in state.promises]


def meet(state: State) -> State:
    return play.with_everybody(play.to(state, "encounters"), "eng_a", pull=1, q=9_000, focus=3)


# ---- giving ----------------------------------------------------------------------------------------------------------


def test_a_word_aloud_is_heard_by_everybody_and_a_private_one_by_whom_it_concerns(strategy: State) -> None:
    aloud = word(strategy, "honour")
    assert all(observe(aloud, seat.id).words.ledger for seat in aloud.scenario.seats)
    assert wall_view(aloud).words
    quiet = word(strategy, "honour", to=f"seat:{THEIR_TMT}", aloud=False)
    heard = {seat.id for seat in quiet.scenario.seats if observe(quiet, seat.id).words.ledger}
    assert heard == {seat.id for seat in quiet.scenario.seats if seat.firm == "heron"} | {THEIR_TMT}
    assert not wall_view(quiet).words


def test_an_engineers_word_stays_between_the_two(strategy: State) -> None:
    quiet = word(strategy, "depth", "documents", by=LAB, to=f"seat:{THEIR_LAB}", aloud=False)
    assert {seat.id for seat in quiet.scenario.seats if observe(quiet, seat.id).words.ledger} == {LAB, THEIR_LAB}


def test_a_seat_gives_its_word_in_any_phase_but_not_when_the_boards_have_met(strategy: State) -> None:
    for phase in ("units", "encounters", "results", "news"):
        state = play.to(strategy, phase)
        words = observe(state, ALLY).words
        assert word(state, "honour", by=ALLY, until=words.last).promises
    over = play.random_game("tiny", 1)[-1][1]
    assert observe(over, TMT).words.closed


@pytest.mark.parametrize(
    ("by", "kind", "to", "until", "what"),
    [
        (LAB, "honour", "firm:kestrel", 1, ""),
        (SHOP, "no_digging", "firm:kestrel", 1, ""),
        (TMT, "honour", "firm:heron", 1, ""),
        (TMT, "answer", "firm:kestrel", 1, ""),
        (TMT, "honour", "firm:kestrel", 0, ""),
        (TMT, "honour", "firm:kestrel", 5, ""),
        (TMT, "honour", "seat:nobody", 1, ""),
        (TMT, "depth", "firm:kestrel", 1, "withhold"),
        (TMT, "wall", "firm:kestrel", 1, "60"),
        (TMT, "free", "table", 1, ""),
        (TMT, "free", "table", 1, "x" * 141),
        (TMT, "free", "table", 1, "a\u202eb"),
        (TMT, "no_use", "firm:kestrel", 1, "kestrel.unheard_of"),
    ],
)
def test_what_the_form_does_not_offer_is_refused(
    strategy: State, by: Seat, kind: str, to: str, until: int, what: str
) -> None:
    with pytest.raises(RuleViolation, match=r"word\.form"):
        word(strategy, kind, what, by=by, to=to, until=until)


def test_whatever_the_form_offers_is_taken(strategy: State) -> None:
    for seat in strategy.scenario.seats:
        words = observe(strategy, seat.id).words
        for form in words.forms:
            for what in [one.value for one in form.what] or (["We try."] if form.most else [""]):
                for to in form.to:
                    move = GiveWord(form.kind, to.value, words.last, is_public=False, what=what)
                    after, events = submit(strategy, seat.id, move)
                    assert isinstance(events[0], PromiseMade)
                    row = observe(after, seat.id).words.ledger[0]
                    assert all("⟨" not in catalogue().say(said) for said in (row.to, row.what, form.label))


# ---- judging ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "what", "card", "status"),
    [
        ("honour", "", SplitGain("honour"), "kept"),
        ("honour", "", SplitGain("take"), "broken"),
        ("no_attack", "", TellStory(1, "both"), "kept"),
        ("no_attack", "", TellStory(1, "ours"), "broken"),
        ("stay", "", TellStory(1, "ours"), "kept"),
        ("no_use", "", TellStory(1, "both"), "unknown"),
    ],
)
def test_the_tops_word_is_judged_by_what_the_top_did(
    strategy: State, kind: str, what: str, card: SplitGain | TellStory, status: str
) -> None:
    assert verdicts(play.put(word(strategy, kind, what), TMT, card)) == [status]


@pytest.mark.parametrize(("wall", "status"), [(4_999, "broken"), (5_000, "kept")])
def test_a_wall_is_measured_when_the_word_is_due(strategy: State, wall: int, status: str) -> None:
    assert verdicts(play.with_firm(word(strategy, "wall", "50"), 0, wall=wall)) == [status]


def test_a_word_that_is_not_due_runs_on_unless_it_was_seen_broken(strategy: State) -> None:
    assert verdicts(word(strategy, "honour", until=2)) == ["running"]
    assert verdicts(play.put(word(strategy, "honour", until=2), TMT, SplitGain("take"))) == ["broken"]


@pytest.mark.parametrize(
    ("depth", "status"), [("documents", "broken"), ("walk_through", "kept"), ("decline", "broken")]
)
@pytest.mark.parametrize("by", [TMT, LAB])
def test_depth_is_judged_at_the_bench(strategy: State, by: Seat, depth: str, status: str) -> None:
    state = meet(word(strategy, "depth", "walk_through", by=by))
    topic = state.scenario.components[own_topics(state, 0)[0]].id
    assert verdicts(play.put(state, LAB, AnswerPartner(topic, depth))) == [status]  # type: ignore[arg-type]  # rungs


def test_another_topic_counts_a_rung_less_and_whom_nobody_met_broke_nothing(strategy: State) -> None:
    state = meet(word(strategy, "depth", "walk_through"))
    asked, other = own_topics(state, 0)[:2]
    state = play.with_person(state, LAB, asked=asked)
    dodged = AnswerPartner(state.scenario.components[other].id, "walk_through")
    assert verdicts(play.put(state, LAB, dodged)) == ["broken"]
    theirs = AnswerPartner(state.scenario.components[own_topics(state, 1)[0]].id, "decline")
    assert verdicts(play.put(play.put(state, LAB, dodged), THEIR_LAB, theirs)) == ["kept"]


def test_digging_breaks_a_word_only_when_it_is_noticed(strategy: State) -> None:
    units = play.to(word(strategy, "no_digging"), "units")
    fishing = AskPartner(units.scenario.components[own_topics(units, 1)[0]].id, "underneath")
    dug = play.to(play.put(units, LAB, fishing), "encounters")
    found = {state.promises[0].status: state.promises[0] for state, _ in play.closings(dug)}
    assert set(found) == {"broken", "unknown"}
    assert found["unknown"].breach == found["broken"].breach == 1


def test_an_invitation_is_judged_by_the_next_own_tender_and_effort_counts(strategy: State) -> None:
    quarter = next(q for q in (1, 2, 3) if any(t.lead == 0 for t in strategy.schedule.at(q).tenders))
    state = replace(strategy, quarter=quarter)
    units = play.to(word(state, "invite", until=quarter), "units")
    pushed = play.put(units, "heron.prod", PushBid("together", 1))
    assert verdicts(pushed) == ["kept"]
    assert "broken" in {s for n in range(6) for s in verdicts(play.put(units, "heron.prod", PushBid("outsider", 1)))}
    nobody = tuple(replace(plan, tenders=()) for plan in state.schedule.plans)
    none = replace(state, schedule=replace(state.schedule, plans=nobody))
    assert verdicts(word(none, "invite", until=quarter)) == ["unknown"]


def test_answering_every_concern_is_judged_by_those_that_were_due(strategy: State) -> None:
    concern = Concern(1, strategy.seat_index(LAB), strategy.seat_index(TMT), "dig", -1)
    state = replace(strategy, quarter=2, concerns=(concern,))
    state = word(state, "answer", to="firm:heron", until=2)
    assert verdicts(state) == ["broken"]
    assert verdicts(replace(state, concerns=(replace(concern, answer="thank"),))) == ["kept"]


def test_a_free_word_is_judged_by_whom_it_was_given_to(strategy: State) -> None:
    state = word(strategy, "free", "We call before we bid.", to=f"seat:{THEIR_LAB}", aloud=False)
    assert observe(state, THEIR_LAB).words.ledger[0].may == ("judge", "show")
    for seat in (TMT, THEIR_TMT):
        with pytest.raises(RuleViolation, match=r"word\.not_yours"):
            submit(state, seat, JudgeWord(0, "kept"))
    judged, events = submit(state, THEIR_LAB, JudgeWord(0, "broken"))
    assert isinstance(events[0], PromiseBroken)
    assert judged.promises[0].status == "broken"
    assert [p.status for p in play.to(state, "results", 2).promises] == ["unknown"]
    assert [p.status for p in play.to(state, "results", 1).promises] == ["running"]


def test_a_private_letter_may_be_shown_by_whom_it_was_given_to(strategy: State) -> None:
    state = word(strategy, "honour", to=f"seat:{THEIR_TMT}", aloud=False)
    with pytest.raises(RuleViolation, match=r"word\.not_yours"):
        submit(state, TMT, ShowLetter(0))
    shown, events = submit(state, THEIR_TMT, ShowLetter(0))
    assert isinstance(events[0], PromiseShown)
    assert wall_view(shown).words[0].is_public


# ---- what it is worth ------------------------------------------------------------------------------------------------


def trust(state: State) -> int:
    """Return how Kestrel trusts Heron when the quarter is over."""
    return play.to(state, "results").pairs[1][0].trust


def test_a_word_given_and_kept_earns_trust_and_a_broken_one_costs_more(strategy: State) -> None:
    plain, given = trust(strategy), trust(word(strategy, "honour", until=3))
    kept, quiet = trust(word(strategy, "honour")), trust(word(strategy, "honour", aloud=False))
    assert plain < given < kept
    assert quiet < kept
    story = TellStory(1, "ours")
    broken, hidden = (trust(play.put(word(strategy, "no_attack", aloud=a), TMT, story)) for a in (True, False))
    assert broken < hidden < trust(play.put(strategy, TMT, story))


def test_many_words_of_one_firm_count_as_the_strongest(strategy: State) -> None:
    one, two = word(strategy, "honour"), word(word(strategy, "honour"), "stay")
    assert trust(one) == trust(two)


def test_what_nobody_saw_is_worth_nothing(strategy: State) -> None:
    units = play.to(word(strategy, "no_digging"), "units")
    fishing = AskPartner(units.scenario.components[own_topics(units, 1)[0]].id, "underneath")
    dug = play.to(play.put(units, LAB, fishing), "encounters")
    bare = replace(dug, promises=())
    pairs = [(a, b) for (a, _), (b, _) in zip(play.closings(dug), play.closings(bare), strict=True)]
    gains = {a.promises[0].status: a.pairs[1][0].trust - b.pairs[1][0].trust for a, b in pairs}
    assert gains["broken"] < 0 < gains["unknown"]  # that it was given counts


def test_a_kept_word_pays_the_goal_of_who_keeps_his_word(strategy: State) -> None:
    n = strategy.seat_index(TMT)
    seats = tuple(replace(s, private_goal="word_kept") if s.id == TMT else s for s in strategy.scenario.seats)
    state = replace(strategy, scenario=replace(strategy.scenario, seats=seats))
    goals = [
        play.to(one, "results").people[n].points[0].goal
        for one in (state, word(state, "honour"), play.put(word(state, "honour"), TMT, SplitGain("take")))
    ]
    assert goals == [6, 10, 0]


# ---- warnings --------------------------------------------------------------------------------------------------------


def warned(state: State, seat: Seat, card: str) -> list[Line]:
    option = next(option for option in options_of(state, seat).cards if option.card == card)
    assert option.closed is None
    return [said for said in option.warnings if said.key == "warn.breaks_word"]


def test_a_card_that_would_break_a_word_says_so_and_stays_open(strategy: State) -> None:
    for kind, what, card in (
        ("honour", "", SplitGain("take")),
        ("no_attack", "", TellStory(1, "ours")),
        ("depth", "deep_dive", SetMandate("documents")),
    ):
        state = play.put(word(strategy, kind, what), TMT, card)
        assert [catalogue().say(said) for said in warned(state, TMT, card.card)] == [
            f"This breaks your word to {strategy.scenario.firms[1].label} (public)."
        ]
        assert not warned(play.put(strategy, TMT, card), TMT, card.card)


def test_the_benches_are_warned_of_the_word_that_their_firm_gave(strategy: State) -> None:
    units = play.to(word(strategy, "no_digging", aloud=False), "units")
    fishing = AskPartner(units.scenario.components[own_topics(units, 1)[0]].id, "underneath")
    assert warned(play.put(units, LAB, fishing), LAB, "E1")
    assert not warned(play.put(units, LAB, replace(fishing, manner="problem")), LAB, "E1")


def test_building_in_what_one_promised_to_leave_warns_the_product_head(strategy: State) -> None:
    units = play.to(word(strategy, "no_use"), "units")
    core = own_core(units, 1)[0]
    rows = [list(row) for row in units.came_home]
    rows[0][core] = 90
    units = replace(units, came_home=tuple(map(tuple, rows)))
    name: Component = units.scenario.components[core].id
    prod = Seat("heron.prod")
    assert warned(play.put(units, prod, UseInsight((name,))), prod, "P4")


def test_facts_about_words_are_told_once(strategy: State) -> None:
    state, told = word(strategy, "honour"), list[Event]()
    while state.phase != "results":
        state, events = play.turn(state)
        told += [event for event in events if isinstance(event, TOLD)]
    assert [type(event) for event in told] == [PromiseKept]
