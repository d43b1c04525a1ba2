from dataclasses import replace

import pytest

from game.debrief import debrief, debrief_of_record
from game.debrief.report import STEPS
from game.ids import FACILITATOR, WALL, Line, Phase, Seat
from game.moves import Move, Play, Predict, SplitGain
from game.protocol.codec import decode_server, encode
from game.protocol.messages import Debrief
from game.rules.model import scoring
from game.rules.model.rounding import BP
from game.rules.state import Person, Points
from game.strings import catalogue
from tests.debrief.games import bots, last_state, looked_back, played, scenario, steps

GAMES = [("tiny", 1), ("tiny", 2), ("itcom-insys", 1), ("itcom-insys", 2), ("three", 1)]
KESTREL = Seat("kestrel.tmt")


def lines_in(value: object) -> list[Line]:
    if isinstance(value, Line):
        return [value]
    if isinstance(value, tuple):
        return [found for one in value for found in lines_in(one)]
    names = getattr(value, "__dataclass_fields__", ())
    return [found for name in names for found in lines_in(getattr(value, name))]


@pytest.mark.parametrize(("name", "number"), GAMES)
def test_every_sentence_of_a_debrief_is_in_the_catalogue_with_all_its_arguments(name: str, number: int) -> None:
    words = catalogue()
    for seat in range(len(scenario(name).seats)):
        for line in lines_in(looked_back(name, number, seat)):
            keys = [
                line.key,
                *(value[1:] for _, value in line.args if isinstance(value, str) and value.startswith("@")),
            ]
            assert [key for key in keys if not words.has(key)] == []
            assert "{" not in words.say(line)
    charts = looked_back(name, number).charts
    assert [chart.id for chart in charts if not words.has(f"chart.{chart.id}")] == []


@pytest.mark.parametrize(("name", "number"), GAMES)
def test_totals_are_the_results_with_the_legacy_and_the_alliance_by_its_life(name: str, number: int) -> None:
    state, totals = last_state(name, number), looked_back(name, number).totals
    for f, (firm, (label, total)) in enumerate(zip(state.firms, totals[:-1], strict=True)):
        row = [g for g in range(len(state.firms)) if g != f]
        least = {g: min(state.pairs[f][g].trust, state.pairs[g][f].trust) for g in row if state.pairs[f][g].is_active}
        last, size = state.joints[-3:], len(state.firms)
        worth = sum(3 * sum(last) * trust // (size * BP * len(last)) for trust in least.values()) // len(row)
        legacy = 0 if state.is_dormant else worth
        assert (label, total) == (state.scenario.firms[f].label, sum(r.result for r in firm.results) + legacy)
    quarters = len(state.joints)
    together = sum(state.joints) * (quarters + state.life) // (2 * quarters) + sum(state.joint_tenders)
    assert totals[-1][1] == together


def test_an_alliance_asleep_leaves_no_legacy() -> None:
    state = last_state("tiny", 1)
    awake, asleep = (debrief(replace(state, is_dormant=sleeps), None).totals for sleeps in (False, True))
    assert asleep[0][1] == sum(result.result for result in state.firms[0].results) < awake[0][1]


def test_there_is_no_debrief_before_the_end() -> None:
    with pytest.raises(ValueError, match="before the end"):
        debrief(steps("tiny", 1)[-3].state, None)


def test_the_wall_and_the_facilitator_get_no_private_page() -> None:
    state = last_state("tiny", 1)
    assert [debrief(state, seat).page for seat in (None, WALL, FACILITATOR)] == [None, None, None]


def changed(person: Person) -> Person:
    return replace(
        person,
        points=tuple(Points(1, 2, 3, 4, 5) for _ in person.points),
        pay=tuple((3, 0, 0, 0) for _ in person.pay),
        foretold=((1, "how_deep", "documents", 3, 0),),
        felt=tuple(9 for _ in person.felt),
        modelled=tuple(9_999 for _ in person.modelled),
        insights=(),
    )


def test_nothing_of_another_person_is_in_a_debrief_and_all_of_the_own_page_is_ones_own() -> None:
    state = last_state("itcom-insys", 1)
    for n, seat in enumerate(state.scenario.seats):
        others = tuple(person if other == n else changed(person) for other, person in enumerate(state.people))
        seen = debrief(state, seat.id)
        assert debrief(replace(state, people=others), seat.id) == seen
        mine = replace(state, people=tuple(changed(p) if m == n else p for m, p in enumerate(state.people)))
        own = debrief(mine, seat.id)
        assert own.page != seen.page
        assert replace(own, page=None) == replace(seen, page=None)


def test_pages_differ_from_seat_to_seat() -> None:
    pages = [looked_back("itcom-insys", 1, n).page for n in range(len(scenario("itcom-insys").seats))]
    assert len({repr(page) for page in pages}) == len(pages)


@pytest.mark.parametrize(("name", "number"), GAMES)
def test_what_paid_a_seat_sums_to_its_quarters_and_its_game(name: str, number: int) -> None:
    state = last_state(name, number)
    par = state.scenario.par
    for n, person in enumerate(state.people):
        page = looked_back(name, number, n).page
        assert page is not None
        assert [slice_.quarter for slice_ in page.pay] == list(range(1, len(state.joints) + 1))
        for paid, points in zip(page.pay, person.points, strict=True):
            parts = dict(paid.parts)
            assert sum(points for part, points in parts.items() if part.startswith("identity.")) == points.identity
            assert max(0, min(100, sum(parts.values()))) == points.total
        firm = state.scenario.seats[n].firm_index
        legacy = looked_back(name, number).totals[firm][1] - sum(r.result for r in state.firms[firm].results)
        mean_92 = 92 * sum(points.total for points in person.points) // len(person.points)
        assert page.total == (mean_92 + 8 * scoring.part(100, legacy, 0, par.legacy_high)) // 100


@pytest.mark.parametrize(("name", "number"), GAMES)
def test_at_most_three_decisions_are_ones_own_and_say_what_followed(name: str, number: int) -> None:
    found = 0
    for n in range(len(scenario(name).seats)):
        page = looked_back(name, number, n).page
        assert page is not None
        assert len(page.decisions) <= 3
        assert all(entry.is_mine and entry.so is not None for entry in page.decisions)
        found += len(page.decisions)
    assert found > len(scenario(name).seats)


def test_a_prediction_meets_what_really_happened() -> None:
    """Every seat foretells every quarter; the debrief's answer agrees with the verdict that the law gave on the spot."""
    guesses = {"tmt": ("will_they_take", "no"), "ally": ("their_mood", "warmer"), "prod": ("who_wins", "we_alone"),
               "eng_a": ("how_deep", "walk_through"), "eng_p": ("what_came_home", "useful")}  # fmt: skip
    script: dict[tuple[int, Phase, Seat], Move] = {
        (quarter, "news", seat.id): Predict(*guesses[seat.role])
        for quarter in (1, 2, 3)
        for seat in scenario("tiny").seats
    }
    script[2, "strategy", KESTREL] = Play((SplitGain("take"),), seal=True)
    script[3, "strategy", KESTREL] = Play((SplitGain("honour"),), seal=True)
    book = played(script)
    verdicts = []
    for seat in scenario("tiny").seats:
        page = debrief(book.state, seat.id).page
        assert page is not None
        for _, expected, happened, is_hit in page.predictions:
            assert (f"@{happened.key}" == dict(expected.args)["answer"]) == is_hit
            verdicts.append(is_hit)
    assert set(verdicts) == {True, False}
    heron = debrief(book.state, Seat("heron.tmt")).page
    assert heron is not None
    assert [(quarter, is_hit) for quarter, _, _, is_hit in heron.predictions] == [(1, True), (2, False), (3, True)]


def test_the_questions_are_the_scenarios_own_in_the_order_of_the_steps() -> None:
    view, own = looked_back("itcom-insys", 1), scenario("itcom-insys").debrief
    assert view.questions == tuple((step, text) for step in STEPS for text in getattr(own, step))
    assert len(view.questions) > len(STEPS)


def test_earlier_games_are_shown_as_they_are_given() -> None:
    state = last_state("tiny", 1)
    assert debrief(state, None).field == ()
    assert debrief(state, None, field=((1, 2, 3),)).field == ((1, 2, 3),)


def test_a_record_knows_more_deeds_than_a_state_and_tells_the_same_otherwise() -> None:
    rows = bots("itcom-insys", 1)
    whole, bare = debrief_of_record(rows, None), debrief(last_state("itcom-insys", 1), None)
    assert (whole.charts, whole.totals) == (bare.charts, bare.totals)
    assert [one.causes for one in whole.leaks] == [one.causes for one in bare.leaks]


def test_a_debrief_survives_the_wire() -> None:
    message = Debrief(looked_back("itcom-insys", 1, 3))
    assert decode_server(encode(message)) == message
