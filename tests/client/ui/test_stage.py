"""The stage: what pointer and keys do, through real pygame events."""

from __future__ import annotations

import pygame
import pytest

from game.client.ui.driver import Driver, MissedError
from game.client.ui.node import Field, Node, Span, Style, col, field, pressable, row, stack, text
from game.client.ui.paint_pygame import PygamePainter
from game.client.ui.stage import Stage
from game.client.ui.tokens import DARK
from game.client.widgets import Option, button, dialog, filters, segmented, slider, stepper
from tests.client.ui.conftest import shown

CTRL, SHIFT = pygame.KMOD_CTRL, pygame.KMOD_SHIFT


def test_a_click_raises_the_action_with_its_payload(stage: Stage) -> None:
    driver = shown(stage, row(button("go", "Go", "went", payload=("x", 3)), h=60))
    assert driver.click("go") == [("went", ("x", 3))]


def test_releasing_elsewhere_raises_nothing(stage: Stage) -> None:
    driver = shown(stage, row(button("go", "Go", "went"), h=60))
    assert driver.drag("go", 300) == []


def test_a_disabled_button_raises_nothing_but_can_be_reached_to_read_its_reason(stage: Stage) -> None:
    driver = shown(stage, row(button("go", "Go", "went", why="Not your turn"), h=60))
    assert driver.click("go") == []
    driver.key(pygame.K_TAB)
    assert stage.focused == "go"
    driver.key(pygame.K_RETURN)
    driver.wait(400)
    assert stage.tips.open is not None
    assert stage.tips.open[0] == "Not your turn"
    assert driver.actions == []


def test_the_driver_refuses_a_covered_target(stage: Stage) -> None:
    lid = Node(absolute=(0, 0, 0, 0), style=Style(fill="shade/50"))
    driver = shown(stage, stack(col(button("under", "Under", "x")), lid))
    with pytest.raises(MissedError, match="meets nothing"):
        driver.click("under")


def test_the_driver_refuses_a_target_scrolled_out_of_sight(stage: Stage) -> None:
    rows = [button(f"b{i}", f"Row {i}", "hit") for i in range(40)]
    driver = shown(stage, col(col(*rows, scroll="start", id="list", h=200)))
    assert driver.click("b1") == [("hit", None)]
    with pytest.raises(MissedError):
        driver.click("b10")
    with pytest.raises(MissedError, match="there is no #missing"):
        driver.click("missing")


def test_a_press_does_not_scroll_what_is_cut_in_half_away_from_its_release(stage: Stage) -> None:
    rows = [button(f"b{i}", f"Row {i}", "hit") for i in range(40)]
    driver = shown(stage, col(col(*rows, scroll="start", id="list", h=200)))
    assert driver.click("b5") == [("hit", None)]
    assert stage.scrolling.offsets["list"] == 0


def test_a_layer_without_substance_lets_clicks_through(stage: Stage) -> None:
    air = Node(absolute=(0, 0, 0, 0), paint=lambda painter, rect: None)
    driver = shown(stage, stack(col(button("under", "Under", "x")), air))
    assert driver.click("under") == [("x", None)]


def test_words_inside_a_button_belong_to_the_button(stage: Stage) -> None:
    shown(stage, row(pressable("p", "P", "x", text("inside"), pad=20), align="start"))
    rect = stage.rect("p")
    assert rect is not None
    assert stage.hit(rect.cx, rect.cy) == "p"
    assert stage.hit(rect.right + 1, rect.cy) == ""


def test_tab_goes_round_in_reading_order_and_back(stage: Stage) -> None:
    driver = shown(stage, col(*(button(id, id, "x") for id in "abc")))
    seen = []
    for _ in range(4):
        driver.key(pygame.K_TAB)
        seen.append(stage.focused)
    assert seen == ["a", "b", "c", "a"]
    driver.key(pygame.K_TAB, SHIFT)
    assert stage.focused == "c"


def test_a_group_is_one_stop_entered_where_it_is_chosen_and_arrows_move_inside(stage: Stage) -> None:
    options = [Option(v, v) for v in ("x", "y", "z")]
    driver = shown(stage, col(button("a", "A", "x"), filters("f", "F", options, "y", "pick"), button("b", "B", "x")))
    driver.key(pygame.K_TAB)
    driver.key(pygame.K_TAB)
    assert stage.focused == "f.y"
    driver.key(pygame.K_RIGHT)
    driver.key(pygame.K_RIGHT)
    assert stage.focused == "f.x"
    driver.key(pygame.K_END)
    assert stage.focused == "f.z"
    assert driver.key(pygame.K_SPACE) == [("pick", "z")]
    driver.key(pygame.K_TAB)
    assert stage.focused == "b"


def test_a_shortcut_acts_unless_someone_is_typing(stage: Stage) -> None:
    one = button("one", "One", "first", key="1")
    commit = button("c", "Commit", "commit", key="ctrl+return")
    driver = shown(stage, col(one, commit, field("f", "Say", Field())))
    assert driver.key(pygame.K_1) == [("first", None)]
    driver.click("f")
    assert driver.key(pygame.K_1) == []
    assert stage.text_of("f") == "1"
    assert driver.key(pygame.K_RETURN, CTRL) == [("commit", None)]


def test_the_letter_that_brings_the_focus_to_a_field_is_not_typed_into_it(stage: Stage) -> None:
    driver = shown(stage, col(field("f", "Say", Field(), key="/")))
    driver.key(pygame.K_SLASH)
    assert stage.focused == "f"
    assert stage.text_of("f") == ""
    driver.type("/x")
    assert stage.text_of("f") == "/x"


def test_a_dialog_keeps_the_focus_hides_what_is_below_and_gives_the_focus_back(stage: Stage) -> None:
    below = col(button("a", "A", "x", key="a"), button("b", "B", "x"))
    driver = shown(stage, stack(below))
    driver.click("b")
    ask = dialog("d", "Sure?", actions=(button("yes", "Yes", "yes"), button("no", "No", "no")), close="closed")
    stage.show(stack(below, ask))
    assert stage.focused == "d.close"
    for _ in range(5):
        driver.key(pygame.K_TAB)
        assert stage.focused in {"d.close", "yes", "no"}
    assert driver.key(pygame.K_a) == []
    with pytest.raises(MissedError):
        driver.click("a")
    assert driver.key(pygame.K_ESCAPE) == [("closed", None)]
    stage.show(stack(below))
    assert stage.focused == "b"


def test_a_slider_moves_by_keys_and_pointer_on_its_steps_within_its_range(stage: Stage) -> None:
    driver = shown(stage, col(slider("s", "Effort", Span(0, 100, 10, 90), "set", payload="P")))
    stage.focus("s")
    assert driver.key(pygame.K_RIGHT) == [("set", ("P", 100))]
    assert driver.key(pygame.K_LEFT) == [("set", ("P", 80))]
    assert driver.key(pygame.K_HOME) == [("set", ("P", 0))]
    assert driver.click("s") == [("set", ("P", 50))]
    assert driver.drag("s", 5000)[-1] == ("set", ("P", 100))


def test_a_stepper_stops_at_its_ends(stage: Stage) -> None:
    driver = shown(stage, row(stepper("n", "engineers", Span(0, 2, 1, 2), "set"), h=60))
    assert driver.click("n.less") == [("set", 1)]
    assert driver.click("n.more") == []


def test_segments_carry_their_value_and_say_which_is_chosen(stage: Stage) -> None:
    driver = shown(stage, row(segmented("t", "Tone", (Option(1, "Low"), Option(2, "High")), 1, "tone"), h=60))
    assert driver.click("t.2") == [("tone", 2)]
    assert 'radio "Low" #t.1 selected' in driver.tree()


def test_the_wheel_and_the_keys_scroll_and_focus_comes_into_view(stage: Stage) -> None:
    rows = [button(f"b{i}", f"Row {i}", "hit") for i in range(40)]
    driver = shown(stage, col(col(*rows, scroll="start", id="list", h=200)))
    driver.wheel("list", -2)
    assert stage.scrolling.offsets["list"] == 96
    driver.key(pygame.K_PAGEDOWN)
    assert stage.scrolling.offsets["list"] == 96 + 180
    stage.focus("b39")
    assert driver.click("b39") == [("hit", None)]
    stage.focus("b0")
    assert stage.scrolling.offsets["list"] == 0


def test_the_thumb_can_be_dragged(stage: Stage) -> None:
    rows = [Node(h=50) for _ in range(40)]
    stage.show(col(col(*rows, scroll="start", id="list", h=200), align="start", w=400))
    rect = stage.rect("list")
    assert rect is not None
    x = int(rect.right + 3)
    for kind, y in ((pygame.MOUSEBUTTONDOWN, 5), (pygame.MOUSEMOTION, 90), (pygame.MOUSEBUTTONUP, 90)):
        stage.frame([pygame.event.Event(kind, pos=(x, y), button=1)], 0)
    assert 700 < stage.scrolling.offsets["list"] < 1100


def test_a_list_that_follows_its_end_stays_there_unless_someone_scrolled_up(stage: Stage) -> None:
    def talk(lines: int) -> Node:
        return col(col(*(Node(h=50) for _ in range(lines)), scroll="end", id="chat", h=200))

    driver = shown(stage, talk(10))
    assert stage.scrolling.offsets["chat"] == 300
    stage.show(talk(11))
    assert stage.scrolling.offsets["chat"] == 350
    driver.wheel("chat", 2)
    stage.show(talk(12))
    assert stage.scrolling.offsets["chat"] == 350 - 96


def test_an_explanation_opens_after_a_rest_and_escape_closes_it(stage: Stage) -> None:
    driver = shown(stage, row(button("a", "A", "x", tip="Because."), h=60))
    driver.hover("a")
    assert stage.wake_ms == driver.now_ms + 400
    driver.wait(399)
    assert stage.tips.open is None
    driver.wait(1)
    assert stage.tips.open is not None
    driver.key(pygame.K_ESCAPE)
    assert stage.tips.open is None


def test_nothing_is_painted_when_nothing_changed(stage: Stage) -> None:
    driver = shown(stage, row(button("a", "A", "x"), button("b", "B", "x"), h=60))
    assert stage.draw()
    assert not stage.draw()
    driver.hover("a")
    assert stage.draw()
    driver.hover("a")
    assert not stage.draw()


def test_what_is_focusable_must_have_an_id(stage: Stage) -> None:
    with pytest.raises(ValueError, match="no id"):
        stage.show(row(Node(focusable=True)))


def test_pointer_positions_follow_the_scale(painter: PygamePainter) -> None:
    stage = Stage(PygamePainter(pygame.Surface((1280, 720)), DARK, 2.0))
    assert stage.painter.size == (640, 360)
    driver = Driver(stage)
    stage.show(row(button("a", "A", "x"), align="end", justify="end"))
    assert driver.click("a") == [("x", None)]


def test_a_key_that_is_held_down_acts_once(stage: Stage) -> None:
    shown(stage, row(button("seal", "Seal", "seal", key="ctrl+return"), h=60))
    down = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=CTRL, unicode="\r", scancode=0)
    assert [stage.frame([down], 0) for _ in range(4)] == [[("seal", None)], [], [], []]
    stage.frame([pygame.event.Event(pygame.KEYUP, key=pygame.K_RETURN, mod=0)], 0)
    assert stage.frame([down], 0) == [("seal", None)]


def test_a_shifted_sign_is_that_sign_alone_and_not_also_the_key_beneath(stage: Stage) -> None:
    shown(stage, row(button("seven", "Seven", "seven", key="7"), button("talk", "Talk", "talk", key="/"), h=60))
    down = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_7, mod=SHIFT, unicode="/", scancode=pygame.KSCAN_7)
    assert stage.frame([down], 0) == [("talk", None)]
