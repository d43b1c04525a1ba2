"""Layout: where things end up, computed by hand with the recording painter (a letter is 0.55 times its size wide)."""

from __future__ import annotations

import pytest

from game.client.ui.flex import lay_out, natural_size
from game.client.ui.node import Node, col, flow, row, spacer, stack, text
from game.client.ui.record_painter import RecordPainter
from game.client.ui.rect import Rect

RULER = RecordPainter()


def at(tree: Node, id: str, w: float = 400, h: float = 300) -> Rect:
    rect = lay_out(tree, w, h, RULER).rect(id)
    assert rect is not None
    return rect


def box(id: str, w: float | str | None = 20, h: float | str | None = 10, grow: float = 0) -> Node:
    return Node(id=id, w=w, h=h, grow=grow)


def test_a_row_places_children_side_by_side_with_gap_and_padding_and_centres_them() -> None:
    tree = row(box("a"), box("b", 30, 50), gap=8, pad=(4, 10))
    assert at(tree, "a") == (10, 145, 20, 10)
    assert at(tree, "b") == (38, 125, 30, 50)


def test_spare_width_is_shared_in_proportion_to_grow() -> None:
    tree = row(box("a", 0, 10, grow=1), box("b", 0, 10, grow=3), box("c", 100, 10))
    assert at(tree, "a").w == 75
    assert at(tree, "b").w == 225
    assert at(tree, "c").x == 300


def test_growth_stops_at_max_w_and_the_rest_goes_to_the_others() -> None:
    tree = row(Node(id="a", grow=1, max_w=50, h=10), box("b", 0, 10, grow=1))
    assert at(tree, "a").w == 50
    assert at(tree, "b").w == 350


def test_percentages_are_taken_of_the_inside_of_the_parent() -> None:
    tree = col(row(box("a", "25%"), box("b", "50%")), pad=50)
    assert at(tree, "a").w == 75
    assert at(tree, "b").w == 150


def test_a_column_stretches_by_default_and_gives_spare_height_to_grow() -> None:
    tree = col(box("a", None, 40), box("b", None, None, grow=1), box("c", None, 60), gap=10)
    assert at(tree, "a") == (0, 0, 400, 40)
    assert at(tree, "b") == (0, 50, 400, 180)
    assert at(tree, "c") == (0, 240, 400, 60)


def test_justify_between_puts_the_spare_room_between() -> None:
    tree = row(box("a"), box("b"), box("c"), justify="between")
    assert [at(tree, id).x for id in "abc"] == [0, 190, 380]


def test_a_spacer_pushes_what_follows_to_the_end() -> None:
    assert at(row(box("a"), spacer(), box("b")), "b").x == 380


def test_a_flow_breaks_where_the_next_child_would_stand_out() -> None:
    tree = flow(*(box(str(i), 150) for i in range(5)), gap=10, run_gap=4)
    assert at(tree, "1").x == 160
    assert at(tree, "2") == (0, 14, 150, 10)
    assert at(tree, "4").y == 28


def test_text_that_can_be_cut_gives_way_and_text_that_must_not_does_not() -> None:
    tree = row(text("x" * 100, id="long"), text("y" * 20, id="cost", ellipsis=False))
    assert at(tree, "cost").w == pytest.approx(20 * 13 * 0.55)
    assert at(tree, "long").w == pytest.approx(400 - 20 * 13 * 0.55)


def test_wrapped_text_is_as_high_as_its_lines() -> None:
    words = " ".join(["word"] * 30)  # 55 words of 5 letters fit a line of 400 / (13 * 0.55) letters: 11 to a line
    tree = col(text(words, wrap=True, id="t"), box("below"))
    assert at(tree, "t").h == 3 * 18
    assert at(tree, "below").y == 3 * 18


def test_max_lines_bounds_the_height_and_cuts_with_an_ellipsis() -> None:
    words = " ".join(["word"] * 30)
    assert at(col(text(words, wrap=True, max_lines=2, id="t")), "t").h == 36
    lines = RULER.wrap(words, "base", 400, max_lines=2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert RULER.width(lines[1], "base") <= 400


def test_a_word_wider_than_the_line_is_broken_and_nothing_is_lost() -> None:
    lines = RULER.wrap("a" * 100, "base", 200)
    assert "".join(lines) == "a" * 100
    assert all(RULER.width(line, "base") <= 200 for line in lines)


def test_absolute_children_hang_on_the_sides_they_name_and_take_no_room() -> None:
    pin = Node(id="p", w=20, h=10, absolute=(None, 5, 8, None))
    full = Node(id="f", absolute=(0, 0, 0, 0))
    tree = col(pin, full, box("a", None, 40))
    assert at(tree, "p") == (372, 5, 20, 10)
    assert at(tree, "f") == (0, 0, 400, 300)
    assert at(tree, "a").y == 0


def test_a_stack_gives_every_child_the_whole_room_or_the_middle() -> None:
    tree = stack(Node(id="back"), Node(id="mid", w=100, h=50, align_self="center"))
    assert at(tree, "back") == (0, 0, 400, 300)
    assert at(tree, "mid") == (150, 125, 100, 50)


def test_a_scroll_area_yields_and_its_content_moves() -> None:
    items = [box(f"i{i}", None, 100) for i in range(5)]
    tree = col(box("top", None, 50), col(*items, scroll="start", id="s"), box("foot", None, 50))
    layout = lay_out(tree, 400, 300, RULER)
    assert layout.rect("s") == (0, 50, 400, 200)
    assert layout.rect("foot") == (0, 250, 400, 50)
    assert layout.rect("i4") == (0, 450, 400, 100)
    layout.place({"s": 300.0})
    assert layout.rect("i4") == (0, 150, 400, 100)
    assert layout.rect("s") == (0, 50, 400, 200)


def test_placing_twice_changes_nothing() -> None:
    tree = col(
        row(box("a", None, 20, grow=1), text("words " * 40, wrap=True)),
        col(box("b", None, 900), scroll="start", id="s"),
    )
    layout = lay_out(tree, 400, 300, RULER)
    before = [one.rect for one in layout.boxes]
    layout.place({})
    assert [one.rect for one in layout.boxes] == before


def test_an_id_used_twice_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="again"):
        lay_out(row(box("again"), box("once"), box("again")), 100, 100, RULER)


def test_the_natural_size_is_the_content_up_to_the_bound() -> None:
    assert natural_size(row(box("a"), box("b"), gap=5, pad=10), 400, RULER) == (65, 30)
    wide, tall = natural_size(text("word " * 40, wrap=True), 200, RULER)
    assert wide == 200
    assert tall > 18
