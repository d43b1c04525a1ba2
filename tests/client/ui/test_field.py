"""Editing a line, as a value and through a stage."""

from __future__ import annotations

import pygame
from hypothesis import given
from hypothesis import strategies as st

from game.client.ui import field as editing
from game.client.ui.field import Line, at_end
from game.client.ui.node import Field, Node, col, field
from game.client.ui.stage import Stage
from tests.client.ui.conftest import shown

CTRL, SHIFT = pygame.KMOD_CTRL, pygame.KMOD_SHIFT


def test_typing_replaces_the_selection() -> None:
    line = editing.insert(Line("one two", 7, 4), "three", 99)
    assert (line.text, line.caret, line.anchor) == ("one three", 9, 9)


def test_no_more_letters_than_allowed_and_no_line_breaks() -> None:
    assert editing.insert(at_end("abc"), "d\ne\x00f", 6).text == "abcd e"


def test_erasing_by_word_goes_over_blanks_first() -> None:
    assert editing.erase(at_end("say it now  "), -1, by_word=True).text == "say it "
    assert editing.erase(Line("say it now", 3, 3), 1, by_word=True).text == "say now"


def test_moving_without_extending_collapses_the_selection_to_that_side() -> None:
    selected = Line("abcdef", 4, 2)
    assert editing.move(selected, -1).caret == 2
    assert editing.move(selected, 1).caret == 4
    assert editing.move(selected, 1, extend=True).selection == (2, 5)


def test_undo_returns_to_every_earlier_text_and_redo_comes_back() -> None:
    line = at_end("")
    for letter in "abc":
        line = editing.insert(line, letter, 9)
    line = editing.undo(editing.undo(line))
    assert line.text == "a"
    assert editing.redo(line).text == "ab"
    assert editing.redo(editing.insert(line, "x", 9)).text == "ax"


EDITS = st.one_of(
    st.tuples(st.just("insert"), st.text(max_size=5)),
    st.tuples(st.sampled_from(("erase", "move")), st.sampled_from((-1, 1)), st.booleans()),
    st.tuples(st.sampled_from(("undo", "redo", "all"))),
)


@given(st.lists(EDITS, max_size=30))
def test_caret_and_anchor_stay_inside_whatever_happens(edits: list[tuple[object, ...]]) -> None:
    line = at_end("start")
    for edit in edits:
        match edit:
            case ("insert", str(string)):
                line = editing.insert(line, string, 12)
            case ("erase", int(step), bool(word)):
                line = editing.erase(line, step, word)
            case ("move", int(step), bool(extend)):
                line = editing.move(line, step, extend=extend)
            case ("undo",):
                line = editing.undo(line)
            case ("redo",):
                line = editing.redo(line)
            case _:
                line = editing.select_all(line)
        assert 0 <= line.caret <= len(line.text) <= 12
        assert 0 <= line.anchor <= len(line.text)


def tree(value: str = "", **options: object) -> Node:
    spec = Field(value=value, submit="sent", clear=bool(options.get("clear")), max_length=40)
    return col(field("f", "Say", spec, on="draft", pad=(0, 10)))


def test_every_change_is_told_and_enter_submits(stage: Stage) -> None:
    driver = shown(stage, tree())
    driver.click("f")
    assert driver.type("hi") == [("draft", "h"), ("draft", "hi")]
    assert driver.key(pygame.K_BACKSPACE) == [("draft", "h")]
    assert driver.key(pygame.K_RETURN) == [("sent", "h")]


def test_what_is_typed_survives_a_new_tree_and_a_changed_value_wins(stage: Stage) -> None:
    driver = shown(stage, tree())
    driver.click("f")
    driver.type("half")
    stage.show(tree())
    assert stage.text_of("f") == "half"
    stage.show(tree("given"))
    assert stage.text_of("f") == "given"


def test_a_clearing_field_is_empty_after_enter(stage: Stage) -> None:
    driver = shown(stage, tree(clear=True))
    driver.click("f")
    driver.type("hello")
    assert driver.key(pygame.K_RETURN) == [("sent", "hello")]
    assert stage.text_of("f") == ""


def test_copy_cut_and_paste_go_through_the_clipboard(stage: Stage) -> None:
    driver = shown(stage, tree("alpha beta"))
    driver.click("f")
    driver.key(pygame.K_END)
    driver.key(pygame.K_LEFT, CTRL | SHIFT)
    driver.key(pygame.K_x, CTRL)
    assert stage.text_of("f") == "alpha "
    driver.key(pygame.K_HOME)
    driver.key(pygame.K_v, CTRL)
    assert stage.text_of("f") == "betaalpha "
    driver.key(pygame.K_z, CTRL)
    assert stage.text_of("f") == "alpha "


def test_a_drag_selects_and_typing_replaces_it(stage: Stage) -> None:
    driver = shown(stage, col(field("f", "Say", Field(value="abc"), pad=(0, 10), w=60), align="start"))
    driver.drag("f", -200)
    driver.type("x")
    assert stage.text_of("f").startswith("x")


def test_an_unfinished_composition_is_shown_but_not_told(stage: Stage) -> None:
    driver = shown(stage, tree())
    driver.click("f")
    actions = stage.frame([pygame.event.Event(pygame.TEXTEDITING, text="ni", start=0, length=2)], 0)
    assert actions == []
    assert stage.composing == "ni"
    assert driver.type("你") == [("draft", "你")]
    assert stage.composing == ""


def test_a_secret_never_stands_in_the_tree(stage: Stage) -> None:
    driver = shown(stage, col(field("f", "Code", Field(value="hunter2", secret=True))))
    assert "hunter2" not in driver.tree()
