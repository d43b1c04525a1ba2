"""The story's events strike the table when their quarter opens, and end when their spell is over (rulebook 7.10, 7.11)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.events import KnowledgeLeaked, LeakDetected, RumourSettled, ShockStruck, WallAudited
from game.ids import Seat
from game.moves import SplitGain
from game.rules import shocks
from game.rules.dispositions import colocation, parallel, rhetoric, rivalry, tension_of
from game.rules.nature import Chance
from game.rules.seating import own_core
from game.rules.state import Leak, State
from game.scenario import effects as fx
from game.scenario.model import TimedEvent
from tests.rules import play

ANY = Chance("0" * 32)
LAB = Seat("heron.eng_a1")


def struck(state: State, effect: fx.AnyEffect, *firms: int, chance: Chance = ANY) -> State:
    """Return the state after this event alone, struck now."""
    plans = list(state.schedule.plans)
    now = plans[state.quarter - 1]
    sample = play.scenario("itcom-insys").events[0]
    event: TimedEvent = replace(sample, id="test", effect=effect, firms=firms or (0, 1))
    plans[state.quarter - 1] = replace(now, events=(event,))
    after, events = shocks.strike(replace(state, schedule=replace(state.schedule, plans=tuple(plans))), chance)
    assert [e.shock for e in events if isinstance(e, ShockStruck)] == ["test"]
    return after


@pytest.fixture(scope="module")
def table() -> State:
    return play.table("tiny")


def test_a_price_war_raises_rivalry_and_the_race_and_ends(table: State) -> None:
    effect = fx.PriceWar()
    after = struck(table, effect)
    assert after.red_queen == table.red_queen + effect.red_queen_bp
    assert rivalry(after) == pytest.approx(rivalry(table) + effect.rival_bp / 10_000)
    assert rivalry(replace(after, quarter=1 + effect.quarters)) == rivalry(table)


def test_a_purchase_stays_and_a_rumour_is_settled_by_its_truth(table: State) -> None:
    bought = struck(table, fx.Bought())
    assert rivalry(replace(bought, quarter=3)) == fx.Bought().rival_to_bp / 10_000
    for true_bp, outcome in ((10_000, "bought"), (0, "not_bought")):
        out = struck(table, replace(fx.BoughtRumour(), true_bp=true_bp))
        assert out.pairs[0][1].distrust > table.pairs[0][1].distrust
        assert rivalry(out) == rivalry(table)
        settled = struck(out, replace(fx.RumourResolved(), rumour="test"))
        assert settled.setting.outcome == outcome
        assert (rivalry(settled) > rivalry(table)) == (outcome == "bought")


def test_a_town_hall_and_a_flood_last_their_spell_at_the_firm_they_name(table: State) -> None:
    loud = struck(table, fx.TownHall(), 0)
    assert rhetoric(loud, 0) == fx.TownHall().kill_bp / 10_000 > rhetoric(loud, 1)
    assert rhetoric(replace(loud, quarter=1 + fx.TownHall().quarters), 0) == rhetoric(table, 0)
    lab = play.with_firm(table, 0, place="lab")
    assert colocation(lab, 0) == 1.0
    assert colocation(struck(lab, fx.OfficeFlood(), 0), 0) == fx.OfficeFlood().coloc_max_bp / 10_000


def test_the_board_changes_tokens_and_what_the_goal_is_worth(table: State) -> None:
    after = struck(table, fx.BoardPressure(), 0)
    assert after.setting.size("tokens", 0, 1) == fx.BoardPressure().tokens
    assert after.setting.size("goal", 0, 1) == fx.BoardPressure().goal_percent
    assert after.setting.size("goal", 1, 1) == 0


def test_an_audit_makes_the_belief_the_wall(table: State) -> None:
    walled = play.with_firm(table, 0, wall=2_500, believed_wall=9_000, claim=9_000)
    assert struck(walled, fx.Audit()).firms[0].believed_wall == 2_500
    assert struck(walled, fx.Audit()).firms[0].claim == 0


def test_a_leaver_tells_one_hidden_leak_and_makes_none(table: State) -> None:
    assert struck(table, fx.LeaverTalks()).leaks == ()
    core = own_core(table, 0)[0]
    hidden = Leak(0, 1, table.seat_index(LAB), 0, 0, core, 50, 1, False)
    after = struck(replace(table, leaks=(hidden, hidden)), fx.LeaverTalks())
    assert sum(leak.is_detected for leak in after.leaks) == 1
    assert after.alliance == table.alliance


def test_a_recruiter_loosens_those_whom_home_did_not_credit(table: State) -> None:
    n = table.seat_index(LAB)
    effect = fx.Recruiter()
    assert struck(table, effect).people[n].org == table.people[n].org + effect.org_bp
    credited = play.with_person(table, LAB, credited_home=2)
    assert struck(credited, effect).people[n].org == table.people[n].org


def test_a_standard_needs_effort_from_both_and_parallel_projects_raise_rivalry(table: State) -> None:
    effect = fx.StandardsBody()
    common = next(part.index for part in table.scenario.components if part.kind == "common")
    assert parallel(struck(table, effect), 0) > parallel(table, 0)
    grown = {}
    for y in (effect.course_y, effect.course_y - 5):
        state = table
        for firm in (0, 1):
            state = play.with_firm(state, firm, y=y)
        after = play.to(struck(state, effect), "results")
        grown[y] = sum(e.size for e in after.books if (e.component, e.why) == (common, "standard"))
    assert grown[effect.course_y] > 0
    assert grown[effect.course_y - 5] == 0


def test_no_event_of_the_story_makes_a_leak(table: State) -> None:
    for kind in (
        fx.PriceWar(),
        fx.Bought(),
        fx.TownHall(),
        fx.Recruiter(),
        fx.OfficeFlood(),
        fx.Audit(),
        fx.LeaverTalks(),
    ):
        assert struck(table, kind).leaks == ()
        assert not [e for _, e in struck(table, kind).events if isinstance(e, KnowledgeLeaked)]


def test_an_engineer_half_away_counts_half(table: State) -> None:
    away = struck(table, replace(fx.KeyEngineer(), chair="eng_a1"), 0)
    here, gone = play.to(table, "results"), play.to(away, "results")
    assert gone.joints[0] < here.joints[0]


def test_shipped_events_strike_in_their_quarters_and_games_go_on() -> None:
    seen = [
        event.shock
        for _, _, found in play.random_game("itcom-insys", 1)
        for event in found
        if isinstance(event, ShockStruck)
    ]
    assert len(seen) == len(set(seen)) >= 4


def test_a_partner_in_a_new_role_makes_the_tmt_more_tense(table: State) -> None:
    after = struck(table, fx.RolesChange(partner="kestrel", roles=("customer", "rival")), 0)
    assert after.setting.roles[0][1] == ("partner", "customer", "rival")
    course = (0.4, 0.4)
    assert tension_of(after, after.firms[0], 0, course) > tension_of(table, table.firms[0], 0, course)
    assert tension_of(after, after.firms[1], 1, course) == tension_of(table, table.firms[1], 1, course)


def told(state: State, effect: fx.AnyEffect, kind: type) -> list[object]:
    """Return the facts of one kind that this event alone brings to light."""
    plans = list(state.schedule.plans)
    event = replace(play.scenario("itcom-insys").events[0], id="test", effect=effect, firms=(0, 1))
    plans[state.quarter - 1] = replace(plans[state.quarter - 1], events=(event,))
    ready = replace(state, schedule=replace(state.schedule, plans=tuple(plans)))
    return [event for event in shocks.strike(ready, ANY)[1] if isinstance(event, kind)]


def test_an_audit_tells_everybody_every_real_wall(table: State) -> None:
    walled = play.with_firm(table, 0, wall=2_500, believed_wall=9_000, claim=9_000)
    firms = table.scenario.firms
    assert told(walled, fx.Audit(), WallAudited) == [
        WallAudited(firm.id, wall) for firm, wall in zip(firms, (2_500, walled.firms[1].wall), strict=True)
    ]


def test_what_a_leaver_says_is_evidence_for_the_victim(table: State) -> None:
    core = own_core(table, 0)[0]
    hidden = Leak(0, 1, table.seat_index(LAB), 0, 0, core, 50, 1, False)
    found = told(replace(table, leaks=(hidden,)), fx.LeaverTalks(), LeakDetected)
    assert [(e.firm, e.to, e.found_by) for e in found] == [("heron", "kestrel", "leaver")]  # type: ignore[attr-defined]
    assert told(table, fx.LeaverTalks(), LeakDetected) == []


def test_a_rumour_that_nothing_settles_ends_by_itself(table: State) -> None:
    for true_bp, outcome in ((10_000, "bought"), (0, "not_bought")):
        out = struck(table, replace(fx.BoughtRumour(), true_bp=true_bp))
        early = shocks.strike(replace(out, quarter=2), ANY)
        assert early[0].setting.outcome == ""
        assert not [event for event in early[1] if isinstance(event, RumourSettled)]
        late, events = shocks.strike(replace(out, quarter=3), ANY)
        assert late.setting.outcome == outcome
        assert RumourSettled(outcome == "bought") in events
        assert (rivalry(late) > rivalry(table)) == (outcome == "bought")


def test_the_regulator_waits_two_quarters_for_a_proposal_of_every_top(table: State) -> None:
    asked = struck(table, fx.Regulator())
    assert [row[:2] for row in asked.setting.asked_split] == [(0, 2), (1, 2)]
    base, late = (play.to(replace(state, quarter=3), "results") for state in (table, asked))
    assert play.to(asked, "results").joints == play.to(table, "results").joints
    assert late.joints[0] == pytest.approx(0.8 * base.joints[0], abs=1)
    talks = play.to(asked, "strategy")
    for seat in ("heron.tmt", "kestrel.tmt"):
        talks = play.put(talks, seat, SplitGain("propose", 55 if seat == "heron.tmt" else 50))
    assert play.to(talks, "encounters").setting.asked_split == ()
    one = play.put(play.to(asked, "strategy"), "heron.tmt", SplitGain("propose", 55))
    assert [row[0] for row in play.to(one, "encounters").setting.asked_split] == [1]


def test_a_prize_warms_one_bench(table: State) -> None:
    n = table.seat_index(LAB)
    assert play.to(struck(table, fx.JointPrize()), "results").people[n].team > play.to(table, "results").people[n].team
