"""What each role reads off its view, written by hand from gamedesign §3; the rest is `tests/secrecy`."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from game.events import TrustMoved
from game.ids import Line, Seat
from game.moves import ListenBelow, LockComponent, Predict
from game.rules.asks import judge
from game.rules.engine import submit
from game.rules.observe import facilitator_view, observe, wall_view
from game.rules.outcomes import outcome_of
from game.rules.state import Result, State
from game.strings import catalogue
from game.views import Gauge, Reading, SeatView
from tests.rules.play import after, put, table, to, turn, with_firm, with_person
from tests.secrecy.games import TABLES, reached

TMT, ALLY, PROD = "itcom.tmt", "itcom.ally", "itcom.prod"
RUBEN, SANDER, NOOR = "itcom.eng_a1", "itcom.eng_p1", "insys.eng_a1"

# Role · what it reads as a number · as a word, a band or a range · what it is told that it cannot know.
READS = {
    TMT: (
        "result market exclusive joint_part tender_part costs y z e separation integration wall joint",
        "mandate strain organizing lock_in trust distrust balance red_queen result",
        "closeness both_poles leaks_found mood distrust wall_real",
    ),
    ALLY: (
        "joint_part joint",
        "meta pipeline mood trust distrust understanding wall_believed",
        "result distrust wall_real",
    ),
    PROD: ("share", "exclusivity lead mood joint trust distrust red_queen mastery", "trust distrust sessions"),
    RUBEN: (
        "",
        "loyalty_firm loyalty_unit loyalty_team loyalty_craft closeness torn lamp mandate joint trust distrust",
        "trust distrust result mastery",
    ),
    SANDER: (
        "",
        "loyalty_firm loyalty_unit loyalty_team loyalty_craft closeness torn lamp novelty joint",
        "result sessions mastery",
    ),
}


def seen(state: State, seat: str) -> SeatView:
    return observe(state, Seat(seat))


def gauge(state: State, seat: str, name: str, about: str = "") -> Reading:
    """Return a reading by name, the first one about this."""
    return next(g.reading for g in seen(state, seat).map_gauges if g.id == name and g.about.endswith(about))


@pytest.mark.parametrize("seat", READS)
def test_a_role_reads_exactly_its_own_list(seat: str) -> None:
    gauges = seen(to(table(), "results"), seat).map_gauges
    kinds = (("exact",), ("band", "word", "range"), ("unknown",))
    told = tuple({g.id for g in gauges if g.reading.kind in kind} for kind in kinds)
    assert told == tuple(set(names.split()) for names in READS[seat])


def test_what_nobody_may_read_stands_in_no_view() -> None:
    state = to(table(), "results", 3)
    for spec in state.scenario.seats:
        names = {g.id for g in seen(state, spec.id).map_gauges}
        assert not names & {"guard", "openness", "p_leak", "leak_risk", "cap", "believed_wall"}


def test_listening_opens_an_area_and_no_other() -> None:
    units = to(table(), "strategy")
    for area, open_now in (("labs", "closeness"), ("clients", "mood")):
        heard = to(after(units, TMT, ListenBelow((area,))), "results")  # type: ignore[arg-type]  # one of the areas
        assert gauge(heard, TMT, open_now).kind != "unknown"
        for other in {"closeness", "mood"} - {open_now}:
            assert gauge(heard, TMT, other).note == Line("note.not_asked")


def test_what_came_home_is_named_to_those_who_build_and_to_a_tmt_that_asked() -> None:
    state = to(table(), "news", 2)
    core = next(p for p in state.scenario.components if p.kind == "core" and p.owner == "insys")
    own = (*state.came_home[0][: core.index], 50, *state.came_home[0][core.index + 1 :])
    state = replace(state, came_home=(own, *state.came_home[1:]))
    asked = with_firm(state, 0, heard_last=("products",))
    for table_, seat, sees in (
        (state, PROD, True),
        (state, SANDER, True),
        (state, TMT, False),
        (asked, TMT, True),
        (state, ALLY, False),
        (state, RUBEN, False),
        (state, "insys.prod", False),
    ):
        assert (core.id in [i.component for i in seen(table_, seat).insights]) is sees
        assert seat.startswith("insys") or (core.id in [c.component for c in seen(table_, seat).components]) is sees


def test_a_partner_s_result_lies_on_a_fixed_ladder() -> None:
    state = to(table(), "results")
    low = gauge(state, TMT, "result", "insys").low
    for more in (0, 1, 4_999):
        result = replace(state.firms[1].results[-1], result=low + more)
        assert gauge(with_firm(state, 1, results=(result,)), TMT, "result", "insys").low == low
    assert low % 5_000 == 0


def test_the_product_head_reads_a_word_for_what_depends_on_the_partner() -> None:
    state = to(table(), "results")
    outcome = outcome_of(state, state.seat_index(Seat(PROD)))
    assert outcome
    told = {said.key: reading.kind for said, reading in outcome.lines}
    assert told["result.exclusivity"] == gauge(state, PROD, "exclusivity").kind == "band"


def test_who_sits_where_is_known_to_the_alliance_heads_and_at_that_bench() -> None:
    state = to(table(), "encounters")
    told = {seat: {c.seat for c in seen(state, seat).people if c.note} for seat in READS}
    bench = {spec.id for spec in state.scenario.seats if spec.role == "eng_a"}
    assert told == {TMT: set(), ALLY: bench, PROD: set(), RUBEN: {RUBEN, NOOR}, SANDER: set()}
    assert not any(card.note for card in wall_view(state).people)
    assert {card.seat for card in facilitator_view(state).people if card.note} == bench


def test_an_engineer_knows_how_deep_it_went_at_the_own_bench_only() -> None:
    state = to(table(), "results")
    shares = [flow for flow in seen(state, RUBEN).flows if flow.kind == "share"]
    session = seen(state, RUBEN).sessions[0]
    assert [flow.reading.low for flow in shares] == [session.mine.depth, session.theirs.depth]


def test_an_engineer_sees_a_lock_where_the_label_was_seen_and_a_dash_elsewhere() -> None:
    state = after(to(table(), "units"), PROD, LockComponent("price"))  # type: ignore[arg-type]  # an id of the case
    price = state.scenario.component_at["price"]  # type: ignore[index]  # an id of the case
    blind = with_person(state, RUBEN, seen=(), learned_edges=())
    aware = with_person(state, RUBEN, seen=(price,), learned_edges=(price,))
    bench = seen(blind, RUBEN).bench
    assert bench
    assert {(chip.component, chip.is_locked) for chip in bench.beneath} == {("", False)}
    assert ("price", True) in {(chip.component, chip.is_locked) for chip in seen(aware, RUBEN).components}


def test_with_three_firms_a_mood_is_judged_by_the_trust_in_the_reader_alone() -> None:
    state = to(table("three"), "encounters")
    seat = next(spec for spec in state.scenario.seats if spec.role == "ally")
    others = [firm.id for firm in state.scenario.firms if firm.id != seat.firm]
    state, _ = submit(state, seat.id, Predict("their_mood", "warmer"))
    elsewhere = TrustMoved(others[0], others[1], 5_000, 1_000)
    towards_us = TrustMoved(others[0], seat.firm, 5_000, 5_500)
    verdicts = [
        judge(state, facts).people[state.seat_index(seat.id)].foretold[-1][-1]
        for facts in ((elsewhere,), (elsewhere, towards_us))
    ]
    assert verdicts == [0, 1]


def test_a_top_s_word_leaves_out_what_only_listening_tells() -> None:
    state = to(table(), "results", 2)
    n = state.seat_index(Seat(TMT))
    worse = [replace(points, role=0) for points in state.people[n].points]
    assert outcome_of(with_person(state, TMT, points=tuple(worse)), n) == outcome_of(state, n)


def test_the_last_quarter_is_told_when_it_is_over_and_not_before() -> None:
    short, long_ = (replace(table(), last_quarter=last) for last in (7, 9))
    assert repr(observe(short, Seat(TMT))) == repr(observe(long_, Seat(TMT)))
    ended = turn(replace(to(table(), "results"), last_quarter=1))[0]
    assert seen(ended, TMT).is_last
    assert wall_view(ended).is_last


def test_the_facilitator_reads_the_truth_and_whom_the_phase_waits_for() -> None:
    state = put(to(table(), "strategy"), TMT, seal=True)
    view = facilitator_view(state)
    assert view.waiting == ("insys.tmt",)
    truth = dict(view.truth)
    assert truth[f"{RUBEN}.guard"] == state.people[state.seat_index(Seat(RUBEN))].guard
    assert truth["itcom>insys.trust"] == state.pairs[0][1].trust


def test_a_stranger_has_no_view() -> None:
    with pytest.raises(KeyError):
        observe(table(), Seat("nobody"))


def keys_of(value: Any) -> set[str]:
    """Return every key of the catalogue that a view needs."""
    found: set[str] = set()
    match value:
        case Line(key=key, args=args):
            found = {key, *(arg[1:] for _, arg in args if isinstance(arg, str) and arg.startswith("@"))}
        case Gauge(id=name):
            found = {f"gauge.{name}", f"gauge.{name}.tip"}
        case Reading(kind="band" | "word", low=low, scale=scale):
            found = {f"scale.{scale}.{low}"}
        case _:
            pass
    inner = [getattr(value, f.name) for f in fields(value)] if is_dataclass(value) else value
    return found.union(*map(keys_of, inner)) if isinstance(inner, list | tuple) else found


@pytest.mark.parametrize("name", TABLES)
def test_everything_that_a_view_says_has_its_words(name: str) -> None:
    needed: set[str] = set()
    for state in reached(name)[::20]:
        for spec in state.scenario.seats:
            needed |= keys_of(observe(state, spec.id))
        needed |= keys_of(wall_view(state)) | keys_of(facilitator_view(state))
    assert [key for key in sorted(needed) if not catalogue().has(key)] == []


def test_money_is_the_sum_of_its_parts_to_the_top() -> None:
    state = to(table(), "results")
    last: Result = state.firms[0].results[-1]
    parts = [gauge(state, TMT, name).low for name in ("market", "exclusive", "joint_part", "tender_part")]
    assert sum(parts) - gauge(state, TMT, "costs").low == gauge(state, TMT, "result").low == last.result


@pytest.mark.parametrize("name", ["itcom-insys", "consortium"])
def test_what_a_view_says_of_partners_is_said_of_each_by_name_and_once(name: str) -> None:
    state = to(table(name), "strategy", 2)
    for seat in state.scenario.seats:
        named = [(one.panel, one.id, one.about) for one in observe(state, seat.id).map_gauges]
        assert len(set(named)) == len(named)
        partners = {firm.id for firm in state.scenario.firms} - {seat.firm}
        assert {about for panel, _, about in named if panel == "them"} == partners
