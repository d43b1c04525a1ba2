"""What stands in a column, and in which order: names of people and firms, numbers, words, and what nobody told."""

from dataclasses import replace

from game.client.model import Clock, Model, Ui
from game.client.screens import screen
from game.client.ui.node import Node
from game.client.ui.outline import outline
from game.ids import words
from game.views import Entry, Gauge, SeatView
from tests.client import fixtures


def told(view: SeatView, clock: Clock | None = None, state: Ui | None = None) -> str:
    return outline(screen(Model(link="open", view=view, clock=clock), state or Ui(revealed=3)), "", lambda _: "")


def nodes(node: Node) -> list[Node]:
    return [node, *(below for child in node.children for below in nodes(child))]


def test_trust_says_who_trusts_whom() -> None:
    ours, theirs = told(fixtures.view()).split('group "ITCOM → Insys"')[1].split('group "Insys → ITCOM"')
    assert 'meter "Trust: trusting, ▲"' in ours
    assert 'meter "Trust: businesslike, ▼"' in theirs


def test_unknowns_of_one_reason_stand_below_its_sentence_once() -> None:
    view = fixtures.view()
    more = (Gauge("leaks_found", "us", "", fixtures.unknown("You have not asked.")),)
    page = told(replace(view, map_gauges=(*view.map_gauges, *more)))
    assert page.count('group "You have not asked."') == 1
    assert "Leaks found" in page


def test_the_course_is_one_bar_with_its_three_parts() -> None:
    view = fixtures.view()
    course = tuple(
        Gauge(name, "us", "", fixtures.exact(part, "percent")) for name, part in (("y", 45), ("z", 35), ("e", 20))
    )
    tree = screen(Model(link="open", view=replace(view, map_gauges=(*course, *view.map_gauges))), Ui())
    group = next(node for node in nodes(tree) if node.label == "Where effort goes")
    assert [node.label for node in nodes(group) if node.role == "meter"] == [
        "With them: 45 %", "Against them: 35 %", "Elsewhere: 20 %"
    ]  # fmt: skip


def test_without_a_clock_the_phase_waits_for_you_also_when_you_have_no_card() -> None:
    view = fixtures.view("tmt", "encounters")
    assert "Waiting for you" in told(view)
    assert "Waiting for you" not in told(view, Clock(60_000, 60_000, 0))


def test_results_begin_with_ones_own_and_leave_out_the_opening() -> None:
    view = fixtures.view("tmt", "results")
    opened = Entry(3, "QuarterOpened", "neutral", words("Quarter 3 opens."))
    page = told(replace(view, feed=(opened, *view.feed)))
    assert "Quarter 3 opens." not in page
    assert page.index("Something about the price engine") < page.index("They trust us less")
