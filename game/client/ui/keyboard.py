"""What keys do on a stage: shortcuts, focus, acting, sliders, scrolling, typing; the order here is the precedence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.client.ui import focus
from game.client.ui.box import Box
from game.client.ui.fields import Action
from game.client.ui.scrolling import area_of

if TYPE_CHECKING:
    from game.client.ui.stage import Stage

_FORWARD = (pygame.K_RIGHT, pygame.K_DOWN)
_BACK = (pygame.K_LEFT, pygame.K_UP)
_ACT = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)


def take(stage: Stage, event: pygame.event.Event) -> list[Action]:
    """Handle one KEYDOWN, TEXTINPUT or TEXTEDITING event."""
    box = stage.layout.by_id.get(stage.focused)
    if event.type == pygame.KEYDOWN:
        stage.swallow = ""
        stage.touched()
        return _pressed(stage, box, event)
    if not box or not box.node.field or box.node.disabled:
        return []
    stage.touched()
    if event.type == pygame.TEXTEDITING:
        stage.composing = event.text
        return []
    stage.composing = ""
    if event.text and event.text == stage.swallow:  # the letter of the shortcut that brought the focus here
        stage.swallow = ""
        return []
    return stage.fields.type(box.node, event.text)


def _pressed(stage: Stage, box: Box | None, event: pygame.event.Event) -> list[Action]:
    typing = bool(box and box.node.field)
    for box_ in focus.top(stage.layout).walk():
        if box_.node.key and _is_meant(box_.node.key, event, typing):
            stage.swallow = event.unicode
            if not box_.node.disabled and box_.node.focusable and not box_.node.field:
                stage.focus(box_.node.id)
            return [] if _is_held(stage, event.key) else stage.act(box_)
    if box and typing and not box.node.disabled and not stage.composing:
        actions = stage.fields.key(box.node, event.key, event.mod)
        if actions is not None:
            return actions
    if event.key == pygame.K_ESCAPE:
        return _escape(stage, box)
    if event.key in (pygame.K_TAB, pygame.K_F6):
        back = bool(event.mod & pygame.KMOD_SHIFT)
        tab = event.key == pygame.K_TAB
        stage.focus(focus.tab(stage.layout, stage.focused, back) if tab else focus.region(stage.layout, stage.focused))
        return []
    return [] if typing else _on_node(stage, box, event.key)


def _on_node(stage: Stage, box: Box | None, key: int) -> list[Action]:
    if box and box.node.span:
        span = box.node.span
        steps = {pygame.K_LEFT: span.value - span.step, pygame.K_RIGHT: span.value + span.step}
        steps |= {pygame.K_HOME: span.low, pygame.K_END: span.high}
        if key in steps:
            return stage.set_span(box, steps[key])
    if box and key in _ACT:
        stage.ring = True
        return [] if _is_held(stage, key) else stage.act(box)
    near = ""
    if key in _FORWARD or key in _BACK:
        near = focus.arrow(stage.layout, stage.focused, 1 if key in _FORWARD else -1)
    elif key in (pygame.K_HOME, pygame.K_END):
        near = focus.end(stage.layout, stage.focused, key == pygame.K_END)
    if near:
        stage.focus(near)
    else:
        _scroll(stage, box, key)
    return []


def _is_held(stage: Stage, key: int) -> bool:
    """Has this key acted already and not been let go? A key held down acts once, or it would seal phase after phase."""
    was, stage.held = stage.held, key
    return was == key


def _scroll(stage: Stage, box: Box | None, key: int) -> None:
    first = next((one for one in stage.layout.boxes if one.node.scroll and area_of(one) is one), None)
    pointed = stage.layout.by_id.get(stage.hovered)
    area = area_of(box) or area_of(pointed) or first
    if not area:
        return
    page = area.h * 0.9
    moves = {pygame.K_PAGEUP: -page, pygame.K_PAGEDOWN: page, pygame.K_UP: -40.0, pygame.K_DOWN: 40.0}
    moves |= {pygame.K_HOME: -1e9, pygame.K_END: 1e9}
    stage.scroll_by(area, moves.get(key, 0.0))


def _escape(stage: Stage, box: Box | None) -> list[Action]:
    if stage.tips.close() and not focus.top(stage.layout).node.modal:
        return []
    inner = next((one for one in focus.ancestors(box) if one.node.esc), None)
    node = inner.node if inner else focus.top(stage.layout).node
    if node.esc:
        return [Action(node.esc)]
    if box and box.node.field:
        stage.focus("")
    return []


def _is_meant(key: str, event: pygame.event.Event, typing: bool) -> bool:
    """Is this key press the shortcut `key`? Letters and digits are not while someone is typing."""
    *mods, name = key.lower().split("+") if key != "+" else ["+"]
    ctrl = bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
    if ctrl != ("ctrl" in mods) or (bool(event.mod & pygame.KMOD_ALT) != ("alt" in mods)):
        return False
    if typing and len(name) == 1 and not mods:
        return False
    typed = str(event.unicode).lower()
    if event.mod & pygame.KMOD_SHIFT and not ctrl and typed.isprintable() and typed and not typed.isalpha():
        return name == typed  # Shift+7 is "/" on some keyboards, and then not also 7
    names = {pygame.key.name(event.key).strip("[]"), typed}
    if pygame.KSCAN_1 <= getattr(event, "scancode", 0) <= pygame.KSCAN_9:
        names.add(str(event.scancode - pygame.KSCAN_1 + 1))  # digits that need Shift on some keyboards
    return name in names or (name == "return" and "enter" in names)
