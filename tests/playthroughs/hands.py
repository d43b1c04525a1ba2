"""The hands that make a recording: they know what is where on the screen, and write down which keys and clicks got them there.

Whatever they do they do through `Player`, so a recording was played once before it is written.
"""

from __future__ import annotations

from collections import deque

from game.client.ui import focus
from game.client.ui.box import Box
from game.client.ui.scrolling import area_of
from game.client.ui.stage import Stage
from game.moves import values_of
from game.views import CardOption, SeatView
from tests.playthroughs.player import BrokenError, Player, step_of
from tests.playthroughs.sitting import Sitting

MOST_TURNS = 40


class CannotError(Exception):
    """The game does not offer what the story needs; another seed may."""


class Hands:
    """One person's hands and pen.

    Args:
        sitting: Where the person sits.
    """

    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting
        self.lines: list[str] = []
        self._player = Player(sitting)

    # ---- what is there -----------------------------------------------------------------------------------------------

    @property
    def view(self) -> SeatView:
        """What the seat knows now."""
        view = self.sitting.app.session.model.view
        if view is None:
            raise BrokenError("the game has not begun")
        return view

    def has(self, id: str) -> bool:
        """Whether a node is on the screen and can be acted on."""
        box = self._stage.layout.by_id.get(id)
        return box is not None and not box.node.disabled

    def option(self, card: str) -> CardOption:
        """A card of the menu; refuses a closed one."""
        found = next((one for one in self.view.options.cards if one.card == card), None)
        if found is None or found.closed:
            raise CannotError(f"{card} is closed in quarter {self.view.quarter}")
        return found

    @property
    def _stage(self) -> Stage:
        return self.sitting.app.stage

    # ---- lines -------------------------------------------------------------------------------------------------------

    def do(self, line: str) -> None:
        """Do one line and write it down."""
        self.lines.append(line)
        self._player.do(step_of(line, len(self.lines)))

    def note(self, remark: str) -> None:
        """Say what comes next."""
        self.lines += ["", f"# {remark}"]

    def see(self, *what: str) -> None:
        """Write down what the window has to show."""
        for one in what:
            self.do(f"see {one}")

    def key(self, *names: str) -> None:
        """Press keys, one after the other."""
        for name in names:
            self.do(f"key {name}")

    # ---- mouse -------------------------------------------------------------------------------------------------------

    def click(self, id: str) -> None:
        """Click the middle of a node."""
        self._bring(id)
        x, y = self._middle(id)
        scale = self._stage.painter.scale
        met = self._stage.hit(x / scale, y / scale)
        if met != id:
            raise BrokenError(f"a click on #{id} at {x}, {y} meets #{met}")
        self.do(f"click {x} {y}")

    def _bring(self, id: str) -> None:
        """Turn the wheel over the list around a node until its middle is seen."""
        for _ in range(MOST_TURNS):
            box = self._stage.layout.by_id.get(id)
            area = area_of(box) if box else None
            if box is None or area is None or box.clip.contains(box.rect.cx, box.rect.cy):
                return
            self.wheel(area.node.id, -1 if box.rect.cy > area.rect.cy else 1)

    def wheel(self, id: str, steps: int) -> None:
        """Turn the wheel over a node."""
        x, y = self._middle(id)
        self.do(f"wheel {x} {y} {steps}")

    def _middle(self, id: str) -> tuple[int, int]:
        rect, scale = self._stage.rect(id), self._stage.painter.scale
        if rect is None:
            raise BrokenError(f"there is no #{id} in\n{self._stage.tree()}")
        return round(rect.cx * scale), round(rect.cy * scale)

    # ---- keyboard ----------------------------------------------------------------------------------------------------

    def go(self, id: str) -> None:
        """Bring the keyboard to a node, with the fewest keys."""
        if self._stage.focused != id:
            self.key(*route(self._stage, id))

    def press(self, id: str) -> None:
        """Bring the keyboard to a node and press Return."""
        self.go(id)
        self.key("return")

    def write(self, id: str, text: str) -> None:
        """Fill in a field, and leave it again."""
        self.go(id)
        self.do(f"text {text}")
        self.key("tab")

    def say(self, text: str) -> None:
        """Write a line to whoever the open channel reaches."""
        self.note("says something to the others")
        self.key("/")
        self.do(f"text {text}")
        self.key("return")
        self.see(f'"{text}"')
        self.key("escape")

    # ---- cards -------------------------------------------------------------------------------------------------------

    def play(self, card: str, **wanted: str | int | tuple[str, ...]) -> None:
        """Open a card by its number, fill in its form, and see that it lies in the plan."""
        option = self.option(card)
        self.note(f"plays {card}" + (" with " if wanted else "") + ", ".join(f"{k} {v}" for k, v in wanted.items()))
        self.open(card)
        for field in option.fields:
            if field.name in wanted:
                self.fill(card, field.name, wanted[field.name])
        if card not in [one.card for one in self.sitting.app.session.cards]:
            self.press(f"put.{card}")
        self.see(f"#card.{card} selected")

    def open(self, card: str) -> None:
        """Open a card by its number, or by going to it where the numbers have run out."""
        box = self._stage.layout.by_id[f"card.{card}"]
        if box.node.key:
            self.key(box.node.key)
        else:
            self.press(f"card.{card}")

    def fill(self, card: str, field: str, value: str | int | tuple[str, ...]) -> None:
        """Bring one field of an open form to a value."""
        id = f"field.{card}.{field}"
        if isinstance(value, int):
            self._slide(id, value)
        elif isinstance(value, tuple):
            for one in value:
                self.press(f"{id}.{one}")
        elif self._stage.layout.by_id[id].node.field:
            self.write(id, value)
        elif not self._stage.layout.by_id[f"{id}.{value}"].node.selected or card not in self._drafted():
            self.press(f"{id}.{value}")

    def _slide(self, id: str, value: int) -> None:
        self.go(id)
        while (span := self._stage.layout.by_id[id].node.span) is not None and span.value != value:
            self.key("right" if span.value < value else "left")

    def _drafted(self) -> dict[str, object]:
        return {card.card: dict(values_of(card)) for card in self.sitting.app.session.cards}

    def seal(self) -> None:
        """End the phase, and see the next one."""
        before = self.view.quarter, self.view.phase
        self.key("ctrl+return")
        if self.sitting.guest:
            self.see("#unseal")
            self.do("guest seal")
            self.sitting.wait_until(lambda: before != (self.view.quarter, self.view.phase), "the next phase")
        if before == (self.view.quarter, self.view.phase):
            raise BrokenError(
                f"quarter {before[0]}, {before[1]} does not end: {self.sitting.app.session.model.refused}"
            )
        if self.view.phase != "over":
            self.note(f"quarter {self.view.quarter}, {self.view.phase}")
        self.see(f"quarter {self.view.quarter} {self.view.phase}")


def route(stage: Stage, goal: str) -> list[str]:
    """The fewest keys that bring the keyboard to a node."""
    ways: dict[str, list[str]] = {stage.focused: []}
    waiting = deque([stage.focused])
    while waiting:
        here = waiting.popleft()
        if here == goal:
            return ways[here]
        for key, there in _neighbours(stage, here):
            if there and there not in ways:
                ways[there] = [*ways[here], key]
                waiting.append(there)
    raise BrokenError(f"the keyboard does not reach #{goal} in\n{stage.tree()}")


def _neighbours(stage: Stage, id: str) -> list[tuple[str, str]]:
    layout = stage.layout
    near = [
        ("tab", focus.tab(layout, id, back=False)),
        ("shift+tab", focus.tab(layout, id, back=True)),
        ("f6", focus.region(layout, id)),
    ]
    box = layout.by_id.get(id)
    if box is not None and _has_arrows(box):
        near += [("right", focus.arrow(layout, id, 1)), ("left", focus.arrow(layout, id, -1))]
    return near


def _has_arrows(box: Box) -> bool:
    """Whether arrow keys go to a neighbour, rather than moving a caret or a slider."""
    return not box.node.field and not box.node.span
