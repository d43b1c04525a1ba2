"""What everybody does in a game, whatever the seat: come in, look around, answer, go on, look back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.ids import Phase
from tests.playthroughs.hands import CannotError, Hands
from tests.playthroughs.player import BrokenError

Acts = Mapping[tuple[int, Phase], Callable[[Hands], None]]
PAGES = ("why", "mine", "talk", "story")


def come_in(hands: Hands, name: str, guest: str = "") -> None:
    """From the join form over the lobby to the brief."""
    hands.note("reads the join form, clicks into the code and types it, then the name")
    hands.see("#join")
    hands.click("join.code")
    hands.do("text {code}")
    hands.key("tab")
    hands.do(f"text {name}")
    hands.key("return")
    hands.see("#lobby", f'"{name}"')
    if guest:
        hands.note("somebody else comes in")
        hands.do(f"guest {guest} Ruben")
        hands.see('"Ruben"')
    hands.note("is ready, and reads the brief")
    hands.press("ready")
    hands.see("#brief", "quarter 1 news")


def arrive(hands: Hands, name: str, guest: str = "") -> None:
    """From the join form to the first news."""
    come_in(hands, name, guest)
    hands.wheel("brief.page", -3)
    hands.key("ctrl+return")
    hands.see("#moves")


def look_around(hands: Hands) -> None:
    """Help and settings, opened and closed."""
    hands.note("looks at the help and at the settings")
    hands.key("?")
    hands.see("#over.help modal")
    hands.key("escape")
    hands.click("tool.settings")
    hands.see("#over.settings modal")
    hands.press("set.theme.dark")
    hands.see("#set.theme.dark selected")
    hands.press("set.theme.light")
    hands.key("escape")
    hands.see("#tool.settings")


def mark(hands: Hands, item: int) -> None:
    """One line of the news that matters."""
    hands.note("marks a line of the news")
    hands.press(f"ask.mark.0.{item}")
    hands.see(f"#ask.mark.0.{item} selected")


def predict(hands: Hands, sure: int) -> None:
    """The first answer to this quarter's question, and how sure."""
    at, ask = next((i, one) for i, one in enumerate(hands.view.options.asks) if one.kind == "predict")
    hands.note("predicts, and says how sure")
    answer = f"ask.predict.{at}.{ask.answers[0].value}"
    hands.press(answer)
    hands.see(f"#{answer} selected")
    hands.press(f"sure.{ask.question}.{sure}")
    hands.see(f"#sure.{ask.question}.{sure} selected")


def feel(hands: Hands, level: int) -> None:
    """How torn it felt."""
    hands.note("says how torn it felt")
    hands.press(f"ask.feel.0.{level}")
    hands.see(f"#ask.feel.0.{level} selected")


def look_at_closed(hands: Hands, card: str) -> None:
    """A closed card stays where it is and says why."""
    if not next(one for one in hands.view.options.cards if one.card == card).closed:
        raise CannotError(f"{card} is open")
    hands.note(f"looks at {card}, which is closed")
    hands.open(card)
    hands.see(f"#option.{card}", f"#card.{card}")
    if hands.has(f"put.{card}"):
        raise BrokenError(f"{card} can be played")


def live(hands: Hands, acts: Acts, until: tuple[int, Phase] = (0, "over")) -> None:
    """Every phase to the end, or up to one: what the story wants there, then the seal."""
    while hands.view.phase != "over":
        quarter, phase = hands.view.quarter, hands.view.phase
        if (quarter, phase) == until:
            return
        if hands.has("reveal.done"):
            hands.key("return")
            hands.see("#words")
        if act := acts.get((quarter, phase)):
            act(hands)
        hands.seal()


def look_back(hands: Hands) -> None:
    """The questions before the debrief, then all its pages."""
    hands.note("three questions before the debrief: writes to one of them")
    hands.see("#reflect")
    hands.write("reflect.0", "That our lab was tired.")
    hands.press("reflect.done")
    hands.note("the debrief: another chart, another turning point, then page by page")
    hands.see("#moved")
    hands.press("chart.1")
    hands.see("#chart.1 selected")
    if hands.has("point.1"):
        hands.key("2")
        hands.see("#point.1 selected")
    for page in PAGES:
        hands.press(f"page.{page}")
        hands.see(f"#page.{page} selected")
    hands.click("page.mine")
    hands.see("#own.pay", '"That our lab was tired."')
