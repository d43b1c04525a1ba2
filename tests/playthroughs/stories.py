"""What six people do from the join form to the debrief, one for each kind of seat and one in a top of several; all cards.

A story speaks of nodes and cards; which keys and clicks that takes is the business of `hands`. Most of it is done by
keyboard, and each person uses the mouse somewhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.playthroughs.habits import arrive, feel, live, look_around, look_at_closed, look_back, mark, predict
from tests.playthroughs.hands import Hands


@dataclass(frozen=True, slots=True)
class Story:
    """One person's game.

    Attributes:
        name: Of the recording.
        about: First line of the recording.
        scenario, preset, seat: Which game and where the person sits; `record` looks for a seed.
        plays: Cards and other moves that the law is to accept.
        tell: Does it all.
    """

    name: str
    about: str
    scenario: str
    preset: str
    seat: str
    plays: tuple[str, ...]
    tell: Callable[[Hands], None]


# ---- top management --------------------------------------------------------------------------------------------------


def tmt(hands: Hands) -> None:
    """Does all that a top may do: course, story, lines, mandate, the gain, calls, and notice that is taken back."""

    def first(hands: Hands) -> None:
        hands.play("T1", y=40, z=40, stance="close")
        hands.play("T2", tokens=2, side="both", said="They are our best partner and our hardest rival.")
        predict(hands, 2)
        hands.say("Good morning, and to a fair year.")

    def second(hands: Hands) -> None:
        hands.play("T3", areas=("products",))
        hands.play("T5", depth="walk_through")
        hands.note("the other card by mouse")
        hands.click("card.T7")
        hands.click("field.T7.how.propose")
        hands.see("#card.T7 selected")

    def third(hands: Hands) -> None:
        hands.play("T2", side="ours")
        hands.play("T4", sep="75")

    def fourth(hands: Hands) -> None:
        hands.play("T6", tokens=1, question="people")
        hands.play("T8", why="warn")

    def sixth(hands: Hands) -> None:
        hands.play("T9", act="withdraw")
        hands.play("T10")

    arrive(hands, "Amara")
    look_around(hands)
    live(hands, {
        (1, "news"): lambda hands: mark(hands, 0),
        (1, "strategy"): first,
        (1, "results"): lambda hands: feel(hands, 6),
        (2, "strategy"): second,
        (3, "strategy"): third,
        (4, "strategy"): fourth,
        (5, "strategy"): lambda hands: hands.play("T9", act="notice"),
        (6, "strategy"): sixth,
    })  # fmt: skip
    look_back(hands)


def director(hands: Hands) -> None:
    """One of three at the top: writes a plan of its own, pen down, and stands behind one course."""

    def first(hands: Hands) -> None:
        hands.play("T0", y=55, z=25, stance="close")
        predict(hands, 2)
        hands.say("Let us say it before the year says it for us.")

    def fourth(hands: Hands) -> None:
        hands.play("T0", y=30, z=50, pen="down")
        hands.play("T12")

    arrive(hands, "Bas")
    look_around(hands)
    live(hands, {
        (1, "news"): lambda hands: mark(hands, 0),
        (1, "strategy"): first,
        (1, "results"): lambda hands: feel(hands, 4),
        (2, "strategy"): lambda hands: hands.play("T5", depth="deep_dive"),
        (4, "strategy"): fourth,
    })  # fmt: skip
    look_back(hands)


# ---- heads of the two houses -----------------------------------------------------------------------------------------


def ally(hands: Hands) -> None:
    """Posts the team, carries home, wins clients; plays with somebody else at the table, and takes a seal back."""

    def first(hands: Hands) -> None:
        hands.play("A1", place="lab")
        hands.play("A3", tokens=2, managers=(hands.option("A3").fields[1].choices[1].value,))
        hands.note("seals, and takes it back while the other one still thinks")
        hands.key("ctrl+return")
        hands.see("#unseal", "quarter 1 units")
        hands.press("unseal")
        hands.see("#seal")
        hands.play("A7")
        predict(hands, 3)

    def second(hands: Hands) -> None:
        hands.note("carries home by mouse")
        hands.click("card.A2")
        hands.click("field.A2.amount.everything")
        hands.see("#card.A2 selected")
        hands.play("A4", tokens=1)

    def third(hands: Hands) -> None:
        hands.play("A5", tokens=1)
        hands.play("A6", seek="hunt")
        hands.play("A8")
        hands.play("A9")

    def talk(hands: Hands) -> None:
        mark(hands, 0)
        hands.say("Shall we meet every week?")
        hands.do("guest say Gladly, on Mondays.")
        hands.see('"Gladly, on Mondays."')

    arrive(hands, "Bela", "kestrel.ally")
    look_around(hands)
    live(hands, {
        (1, "news"): talk,
        (1, "units"): first,
        (1, "results"): lambda hands: feel(hands, 3),
        (2, "units"): second,
        (3, "units"): third,
    })  # fmt: skip
    look_back(hands)


def prod(hands: Hands) -> None:
    """Wins the market, protects the core, and uses what came home."""

    def first(hands: Hands) -> None:
        look_at_closed(hands, "P4")
        hands.play("P1", toward="together", tokens=1)
        hands.play("P2", amount="full")
        hands.play("P5")
        predict(hands, 1)

    def second(hands: Hands) -> None:
        used = hands.option("P4").fields[0].choices[0].value
        hands.play("P4", used=(used,))
        hands.play("P8")
        hands.note("marks what matters by mouse")
        hands.click("card.P6")
        hands.click("put.P6")
        hands.see("#card.P6 selected")

    arrive(hands, "Cilia")
    look_around(hands)
    live(hands, {
        (1, "news"): lambda hands: mark(hands, 0),
        (1, "strategy"): lambda hands: hands.say("What do we build next?"),
        (1, "units"): first,
        (1, "results"): lambda hands: feel(hands, 0),
        (2, "units"): second,
        (3, "units"): lambda hands: hands.play("P3"),
    })  # fmt: skip
    look_back(hands)


# ---- engineers -------------------------------------------------------------------------------------------------------


def eng_a(hands: Hands) -> None:
    """Asks, answers at the bench, calls home, writes the minutes, and says whose work it was."""

    def answer(hands: Hands, depth: str, said: str) -> None:
        hands.note(f"answers: {depth}")
        topic = hands.option("E2").fields[0].choices[-1].value
        hands.press(f"topic.{topic}")
        hands.press(f"rung.{depth}")
        hands.see(f"#rung.{depth} selected", f"#topic.{topic} selected")
        hands.write("field.E2.said", said)

    def first(hands: Hands) -> None:
        answer(hands, "walk_through", "Look, this is where it gets warm.")
        hands.play("E7", candour="outline")
        hands.play("E8")
        hands.note("hears what home says, and comes back")
        hands.key("h")
        hands.see("#talk.write")
        hands.key("h")
        predict(hands, 2)

    def second(hands: Hands) -> None:
        hands.note("puts depth and topic by mouse")
        hands.click("rung.documents")
        hands.see("#rung.documents selected")
        hands.play("E3")

    def third(hands: Hands) -> None:
        hands.play("E4")
        hands.play("E5")
        hands.play("E9")

    arrive(hands, "Dario")
    look_around(hands)
    live(hands, {
        (1, "news"): lambda hands: mark(hands, 0),
        (1, "strategy"): lambda hands: hands.play("E1", manner="underneath"),
        (1, "units"): lambda hands: hands.say("See you at the bench."),
        (1, "encounters"): first,
        (1, "results"): lambda hands: feel(hands, 8),
        (2, "encounters"): second,
        (3, "encounters"): third,
    })  # fmt: skip
    look_back(hands)


def eng_p(hands: Hands) -> None:
    """Builds, studies what came home, tries something odd, and walks over to the bench engineers."""

    def first(hands: Hands) -> None:
        look_at_closed(hands, "E2")
        hands.play("F1", effort=1)
        hands.play("F3", effort=1)

    def second(hands: Hands) -> None:
        hands.play("F2", effort=1)
        hands.note("walks over, by mouse")
        hands.click("card.F4")
        hands.click("put.F4")
        hands.see("#card.F4 selected")

    arrive(hands, "Emre")
    look_around(hands)
    live(hands, {
        (1, "news"): lambda hands: mark(hands, 0),
        (1, "units"): lambda hands: predict(hands, 1),
        (1, "encounters"): first,
        (1, "results"): lambda hands: feel(hands, 10),
        (2, "strategy"): lambda hands: hands.say("Does anybody want to hear an odd idea?"),
        (2, "encounters"): second,
        (3, "encounters"): lambda hands: hands.play("F5"),
    })  # fmt: skip
    look_back(hands)


IDLE = ("mark", "predict", "feel", "say")
STORIES = {
    story.name: story
    for story in (
        Story("tmt", "Top management of ITCOM, eight quarters against bots.", "itcom-insys", "class", "itcom.tmt",
              ("T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10", *IDLE), tmt),
        Story("director", "Alliance director in ITCOM's top of three, eight quarters against bots.", "itcom-insys:split-top",
              "class", "itcom.director", ("T0", "T5", "T12", *IDLE), director),
        Story("ally", "Heron's alliance head, with a second person in the partner's chair.", "tiny", "full", "heron.ally",
              ("A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "unseal", *IDLE), ally),
        Story("prod", "Heron's product head.", "tiny", "full", "heron.prod", ("P1", "P2", "P3", "P4", "P5", "P6", "P8", *IDLE),
              prod),
        Story("eng_a", "An engineer at the bench.", "tiny", "full", "heron.eng_a1",
              ("E1", "E2", "E3", "E4", "E5", "E7", "E8", "E9", *IDLE), eng_a),
        Story("eng_p", "An engineer of the product house.", "tiny", "full", "heron.eng_p1",
              ("F1", "F2", "F3", "F4", "F5", *IDLE), eng_p),
    )
}  # fmt: skip
