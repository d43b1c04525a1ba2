"""The heads' later cards really do what the rulebook says (rulebook 6.13 to 6.19)."""

from __future__ import annotations

import pytest

from game.events import ClientCourted, ClientLost, LeakDetected, RaceRun, SatIn, SessionHeld, ShieldHeld
from game.ids import Component, Seat
from game.moves import (
    AnswerPartner,
    AskPartner,
    Card,
    CourtClient,
    FileMinutes,
    HuntOrHarvest,
    LendExpert,
    LockComponent,
    OpenClass,
    PassAcross,
    RaceProject,
    ShieldTeam,
    SitIn,
    TellStory,
)
from game.rules.bench_views import sessions_of
from game.rules.engine import LAWS, spent
from game.rules.nature import seed_from
from game.rules.observe import observe
from game.rules.options import options_of
from game.rules.seating import own_core, own_topics, seats_of
from game.rules.state import State
from game.views import CardOption
from tests.rules import play

ALLY, PROD, LAB, TMT = Seat("heron.ally"), Seat("heron.prod"), Seat("heron.eng_a1"), Seat("heron.tmt")
EXPERT = Seat("heron.eng_p1")


@pytest.fixture(scope="module")
def units() -> State:
    return play.to(play.table("tiny"), "units")


def results(state: State, seat: str = "", *cards: Card) -> State:
    return play.to(play.put(state, seat, *cards) if seat else state, "results")


def option(state: State, seat: Seat, card: str) -> CardOption:
    return next(one for one in options_of(state, seat).cards if one.card == card)


def core(state: State, firm: int = 0) -> Component:
    return state.scenario.components[own_core(state, firm)[0]].id


# ---- A5, A6 ----------------------------------------------------------------------------------------------------------


def test_a_class_softens_pride_teaches_the_partner_and_is_paid_for(units: State) -> None:
    none, one, two = results(units), results(units, ALLY, OpenClass(1)), results(units, ALLY, OpenClass(2))
    assert none.firms[0].multivocal < one.firms[0].multivocal < two.firms[0].multivocal
    assert none.firms[1].education < one.firms[1].education < two.firms[1].education
    price = int(units.constants.price_class)
    assert [state.firms[0].results[0].outlay for state in (none, one, two)] == [0, price // 2, price]
    assert play.to(two, "units", 2).firms[0].class_tokens == 2
    assert play.to(play.put(play.to(two, "units", 2), ALLY, seal=True), "encounters").firms[0].class_tokens == 0


def test_hunting_fills_the_pipeline_and_harvest_empties_it(units: State) -> None:
    full = {seek: results(units, ALLY, HuntOrHarvest(seek)).firms[0].pipeline for seek in ("hunt", "mixed", "harvest")}
    assert full["hunt"] > full["mixed"] == results(units).firms[0].pipeline > full["harvest"]
    assert [spent(units, ALLY, (HuntOrHarvest(seek),)) for seek in ("hunt", "mixed", "harvest")] == [1, 0, 0]
    assert LAWS["A6"].price(units, ALLY, HuntOrHarvest("hunt")) == units.constants.price_hunt


def test_managers_of_the_inviting_house_go_by_what_both_heads_have_found(monkeypatch: pytest.MonkeyPatch) -> None:
    from game.rules.model import tenders  # what is watched

    seen: list[float] = []
    logit = tenders.invite_logit

    def watched(*args: object, **named: object) -> float:
        seen.append(float(named["pipe"]))  # type: ignore[arg-type]  # a number
        return logit(*args, **named)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(tenders, "invite_logit", watched)
    bidding = play.to(play.table(), "encounters")
    for theirs in (0, 10_000):
        play.turn(play.with_firm(bidding, 1, pipeline=theirs))
    half = len(seen) // 2
    kept = bidding.constants.pipe_memory
    more = {round(after - before, 3) for before, after in zip(seen[:half], seen[half:], strict=True)}
    assert more
    assert more <= {round(0.6 * kept, 3), round(0.4 * kept, 3)}, "in the partner's house, and in its own"


def test_a_harvest_makes_joint_bids_win_more_often(monkeypatch: pytest.MonkeyPatch) -> None:
    from game.rules.model import tenders  # what is watched

    seen: list[bool] = []
    quality = tenders.joint_quality

    def watched(*args: object, **named: object) -> float:
        seen.append(bool(named["harvested"]))
        plain, polished = (quality(*args, **{**named, "harvested": value}) for value in (False, True))  # type: ignore[arg-type]
        assert polished == pytest.approx(1.06 * plain)
        return quality(*args, **named)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(tenders, "joint_quality", watched)
    bidding = play.to(play.table(), "units")
    for n in range(6):
        play.turn(play.turn(play.put(bidding, "itcom.ally", HuntOrHarvest("harvest")))[0], seed_from(n))
    assert True in seen


def test_who_hunts_while_the_enemy_is_named_is_warned_and_finds_little(units: State) -> None:
    calm, loud = (play.with_firm(units, 0, kill=kill) for kill in (0, 10_000))
    for state, lines in ((calm, ()), (loud, ("warning.nobody_calls_back",))):
        told = LAWS["A6"].warnings(state, ALLY, HuntOrHarvest("hunt"))
        assert tuple(line.key for line in told) == lines
        assert LAWS["A6"].warnings(state, ALLY, HuntOrHarvest("harvest")) == ()
    hunt = HuntOrHarvest("hunt")
    assert results(loud, ALLY, hunt).firms[0].pipeline < results(calm, ALLY, hunt).firms[0].pipeline


# ---- A8, A9 ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("story", "way"), [(TellStory(2, "both"), -1), (TellStory(1, "ours", "enemy"), 1)])
def test_a_shield_keeps_rhetoric_from_the_lab_and_the_story_too(story: TellStory, way: int) -> None:
    told = play.after(play.to(play.table("tiny"), "strategy"), TMT, story)
    n, expert = told.seat_index(LAB), told.seat_index(EXPERT)
    open_, shut = play.turn(told)[0], play.after(told, ALLY, ShieldTeam())
    before, after = (p.q if way < 0 else p.closeness for p in (open_.people[n], shut.people[n]))
    assert before != after
    assert (after > before) == (way > 0)
    assert open_.people[expert].q == shut.people[expert].q
    assert play.to(shut, "results").people[n].org != play.to(open_, "results").people[n].org


def test_a_shielded_lab_is_less_torn_and_nobody_else_is(units: State) -> None:
    n, expert, there = units.seat_index(LAB), units.seat_index(EXPERT), units.seat_index(Seat("kestrel.eng_a1"))
    open_, shut = play.turn(units)[0], play.after(units, ALLY, ShieldTeam())
    assert shut.people[n].belonging == pytest.approx(units.constants.shield_calm * open_.people[n].belonging, abs=1)
    assert shut.people[n].guard > open_.people[n].guard
    assert [shut.people[one].belonging for one in (expert, there)] == [
        open_.people[one].belonging for one in (expert, there)
    ]


def test_a_top_that_listens_reads_that_its_words_did_not_arrive(units: State) -> None:
    state, events = play.turn(play.put(units, ALLY, ShieldTeam()))
    assert [event.firm for event in events if isinstance(event, ShieldHeld)] == ["heron"]
    for heard, told in (((), 0), (("labs",), 1)):
        listening = play.with_firm(units, 0, heard_last=heard, heard=heard)
        state, _ = play.turn(play.put(listening, ALLY, ShieldTeam()))
        feed = [entry for entry in observe(state, TMT).feed if entry.event == "ShieldHeld"]
        assert len(feed) == told
        assert all(entry.what.key == "event.ShieldHeld.what.top" for entry in feed)


def test_who_sits_in_hears_the_questions_and_sees_both_depths(units: State) -> None:
    theirs, ours = (units.scenario.components[own_topics(units, firm)[0]].id for firm in (1, 0))
    asked = play.put(units, LAB, AskPartner(theirs))
    asked = play.put(asked, "kestrel.eng_a1", AskPartner(ours, "underneath"))
    state, events = play.turn(play.put(asked, ALLY, SitIn(LAB)))
    assert SatIn(units.scenario.firms[0].id, 0, ours, True, theirs) in events
    meet = play.put(state, LAB, FileMinutes("outline"))
    after, events = play.turn(meet)
    held = next(event for event in events if isinstance(event, SessionHeld))
    assert held.watched == ("heron",)
    assert sessions_of(after, after.seat_index(ALLY))
    assert "event.SessionHeld.what.sat_in" in [entry.what.key for entry in observe(after, ALLY).feed]
    gone = play.turn(play.put(play.turn(asked)[0], LAB, FileMinutes("outline")))[0]
    assert not sessions_of(gone, gone.seat_index(ALLY))


def test_the_depth_of_the_own_engineer_is_seen_while_it_is_drafted(units: State) -> None:
    meet = play.after(units, ALLY, SitIn(LAB))
    gauge = next(g for g in observe(meet, ALLY).map_gauges if g.id == "live_depth")
    assert gauge.reading.kind == "unknown"
    person = meet.people[meet.seat_index(LAB)]
    topic = meet.scenario.components[own_topics(meet, 0)[0]].id
    depth = ("withhold", "documents", "walk_through", "deep_dive")[person.pull]
    drafted = play.put(meet, LAB, AnswerPartner(topic, depth))  # type: ignore[arg-type]  # one of the four
    gauge = next(g for g in observe(drafted, ALLY).map_gauges if g.id == "live_depth")
    assert (gauge.reading.kind, gauge.reading.low) == ("word", person.pull)
    assert not [g for g in observe(play.turn(units)[0], ALLY).map_gauges if g.id == "live_depth"]


def test_presence_at_the_bench_finds_leaks_and_chills(units: State) -> None:
    ready = play.with_everybody(units, "eng_a", q=0)
    found = {}
    for name, cards in (("away", ()), ("there", (SitIn(LAB),))):
        meet = play.with_everybody(play.after(ready, ALLY, *cards), "eng_a", pull=3, guard=0, focus=3)
        topic = meet.scenario.components[own_topics(meet, 0)[-1]].id
        dive = AnswerPartner(topic, "deep_dive")
        found[name] = play.count(meet, LeakDetected, LAB, dive, FileMinutes("outline"), number=80, firm="heron")
    assert found["there"] > found["away"]
    n = units.seat_index(LAB)
    assert results(units, ALLY, SitIn(LAB)).people[n].team < results(units).people[n].team


def test_nobody_sits_in_where_nobody_meets(units: State) -> None:
    from dataclasses import replace  # one use

    asleep = replace(units, is_dormant=True)
    assert play.refused(asleep, ALLY, SitIn(LAB)) == "card.closed"
    assert play.refused(asleep, PROD, LendExpert(EXPERT)) == "card.closed"


# ---- P2, P3 ----------------------------------------------------------------------------------------------------------


def test_the_full_picture_beside_a_lock_says_what_stays(units: State) -> None:
    drafted = play.put(units, PROD, LockComponent(core(units)), PassAcross("full"))
    assert [line.key for line in option(drafted, PROD, "P2").warnings] == ["warning.locked_stays"]
    assert option(units, PROD, "P2").warnings == ()


def built(end: State) -> dict[int, int]:
    return {e.component: e.size for e in end.books if (e.firm, e.why, e.account) == (0, "built", "product")}


def test_a_race_that_goes_on_builds_its_component_and_one_that_starts_only_holds_the_others_up() -> None:
    state, prod = play.to(play.table(), "units"), Seat("itcom.prod")
    picked, other = own_core(state, 0)[:2]
    parts = [state.scenario.components[n].id for n in (picked, other)]
    shown = option(state, prod, "P3")
    assert [chip.label.key for chip in shown.effects][:1] == ["effect.core_later"]
    first, calm = results(state, prod, RaceProject(parts[1])), results(state)
    assert built(first)[other] < 1.2 * built(calm)[other]
    assert built(first)[picked] < 0.9 * built(calm)[picked]
    second = play.to(first, "units", 2)
    shown = option(second, prod, "P3")
    assert dict(shown.values)["component"] == parts[1], "the race that runs is offered first"
    assert [chip.label.key for chip in shown.effects][:1] == ["effect.core_grows"]
    on, changed, off = (
        results(second, prod, RaceProject(parts[1])),
        results(second, prod, RaceProject(parts[0])),
        results(second, prod, LockComponent(parts[1])),
    )
    assert built(on)[other] > 1.3 * built(off)[other]
    assert built(changed)[picked] < 1.2 * built(off)[picked]


def test_a_race_is_felt_by_partners_and_paid_for(units: State) -> None:
    state = play.to(play.table(), "units")
    parts = [state.scenario.components[n].id for n in own_core(state, 0)]
    race, calm = results(state, "itcom.prod", RaceProject(parts[0])), results(state)
    assert race.firms[0].z_bp == calm.firms[0].z_bp + 600
    assert race.pairs[1][0].comp > calm.pairs[1][0].comp
    assert race.red_queen > calm.red_queen
    assert race.firms[0].results[0].outlay == 450
    assert play.refused(state, "itcom.prod", RaceProject(parts[0]), RaceProject(parts[1])) == "card.twice"
    assert [e.component for e in play.turn(play.put(state, "itcom.prod", RaceProject(parts[0])))[1]
            if isinstance(e, RaceRun)] == [parts[0]]  # fmt: skip


# ---- P7, P8 ----------------------------------------------------------------------------------------------------------


def test_only_a_client_met_as_a_guest_in_two_quarters_can_be_courted_and_once(units: State) -> None:
    assert play.refused(units, PROD, CourtClient("tram")) == "card.closed"
    for quarter, code in ((1, ""), (2, ""), (0, "card.closed")):
        state = play.with_firm(play.to(units, "units", 3), 0, guest_at=((quarter, 1, "tram"),))
        assert play.refused(state, PROD, CourtClient("tram")) == code
    met = play.with_firm(play.to(units, "units", 2), 0, guest_at=((1, 1, "tram"),))
    state, events = play.turn(play.put(met, PROD, CourtClient("tram")))
    assert ClientCourted(units.scenario.firms[0].id, units.scenario.firms[1].id, "tram") in events
    ends = list(play.closings(state))
    assert all(end.firms[0].guest_at == () or end.firms[0].guest_at[0][0] == 2 for end, _ in ends)
    lost = [event for _, events in ends for event in events if isinstance(event, ClientLost) and event.client == "tram"]
    assert len(lost) == len(ends)
    assert 0.5 < sum(event.is_noticed for event in lost) / len(lost) < 0.9


def test_courting_pays_hurts_the_other_and_breaks_trust_when_seen(units: State) -> None:
    met = play.with_firm(play.to(units, "units", 2), 0, guest_at=((1, 1, "tram"),))
    quiet, loud = play.turn(met)[0], play.after(met, PROD, CourtClient("tram"))
    fell = []
    for n in range(12):
        seed = seed_from(n)
        (calm, _), (after, events) = play.turn(quiet, seed), play.turn(loud, seed)
        money = [sum(e.size for e in end.books if (e.account, e.why, e.firm) == ("money", "tender", firm))
                 for firm in (0, 1) for end in (after, calm)]  # fmt: skip
        assert (money[0] - money[1], money[2] - money[3]) == (1_200, -2_000)
        seen = next(e for e in events if isinstance(e, ClientLost) and e.client == "tram").is_noticed
        fell.append(after.pairs[1][0].trust < calm.pairs[1][0].trust)
        assert seen or not fell[-1]
    assert any(fell)


def test_a_joint_win_is_remembered_by_the_guest() -> None:
    joint = [
        (end, event)
        for before, end, events in play.random_game("itcom-insys", 1)
        for event in events
        if event.event == "TenderDecided" and event.is_won and event.guest in ("itcom", "insys")
    ]
    for end, event in joint:
        guest = ("itcom", "insys").index(event.guest)
        assert event.client in [client for _, _, client in end.firms[guest].guest_at]


def test_a_lent_expert_sits_at_the_bench_and_both_see_the_edge(units: State) -> None:
    apart = play.with_everybody(play.with_firm(units, 0, sep=10_000), "eng_a", q=0)
    n, expert = apart.seat_index(LAB), apart.seat_index(EXPERT)
    alone, lent = play.turn(apart)[0], play.after(apart, PROD, LendExpert(EXPERT))
    assert alone.people[expert].across < 0 <= lent.people[expert].across
    assert lent.people[expert].bench == lent.people[n].bench
    assert set(own_core(apart, 0)) <= set(lent.people[n].seen)
    assert alone.people[n].seen == ()
    assert play.to(lent, "results").joints[0] > play.to(alone, "results").joints[0]


def test_nobody_is_free_to_lend_while_all_are_on_the_race(units: State) -> None:
    assert len(seats_of(units, 0, "eng_p")) <= 2
    assert play.refused(units, PROD, RaceProject(core(units)), LendExpert(EXPERT)) == "lend.nobody_free"
    assert play.refused(units, PROD, LendExpert(EXPERT)) == ""
