"""The pictures of the documents, from real games: `python -m tests.playthroughs.record --shots docs/screens`."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pygame

from tests.playthroughs.habits import Acts, come_in, feel, live, mark, predict
from tests.playthroughs.hands import Hands
from tests.playthroughs.sitting import Place, Sitting

QUARTER = 5
ASKED = 4  # a quarter in which the coach has something to advise
SEED = 3
LARGE = (1920, 1080)
NOWHERE = (4, 4)  # in a corner the pointer lights up nothing

Shoot = Callable[[str], None]


def take(folder: Path) -> None:
    """Take all pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for seat, tell in (("tmt", _tmt), ("ally", _ally), ("prod", _prod), ("eng_a1", _eng_a)):
        _play(seat, tell, folder)
    _play("tmt", _large, folder, size=LARGE, theme="dark")
    _play("eng_a1", _coach, folder, has_coach=True)


def _play(
    seat: str,
    tell: Callable[[Hands, Shoot], None],
    folder: Path,
    *,
    size: tuple[int, int] = (1280, 720),
    theme: str = "light",
    has_coach: bool = False,
) -> None:
    place = Place("itcom-insys", "class", SEED, f"itcom.{seat}")
    with (
        tempfile.TemporaryDirectory() as store,
        Sitting(place, Path(store), size=size, scale=0, theme=theme, has_coach=has_coach) as sitting,
    ):

        def shoot(name: str) -> None:
            motion = pygame.event.Event(pygame.MOUSEMOTION, pos=NOWHERE, rel=(0, 0), buttons=(0, 0, 0), touch=False)
            sitting.feed(motion)
            sitting.app.stage.focus("")
            sitting.app.stage.tips.close()
            sitting.app.draw()
            pygame.image.save(sitting.app.surface, folder / f"{name}.png")
            print(f"{name}.png")

        tell(Hands(sitting), shoot)


def _course(hands: Hands) -> None:
    hands.play("T1", y=45, z=35, stance="close")
    hands.play("T2", tokens=1, side="both", said="They are our best partner and our hardest rival.")


def _tmt(hands: Hands, shoot: Shoot) -> None:
    acts: Acts = {
        (1, "strategy"): _course,
        (1, "results"): lambda hands: feel(hands, 4),
        (2, "strategy"): lambda hands: hands.play("T3", areas=("labs", "clients")),
        (2, "results"): lambda hands: feel(hands, 6),
        (3, "strategy"): lambda hands: hands.play("T2", tokens=2, side="both"),
        (3, "results"): lambda hands: feel(hands, 7),
        (4, "strategy"): lambda hands: hands.play("T3", areas=("products", "labs")),
        (4, "results"): lambda hands: feel(hands, 5),
    }
    come_in(hands, "Amara")
    shoot("brief")
    hands.key("ctrl+return")
    live(hands, acts, (QUARTER, "news"))
    mark(hands, 0)
    shoot("news")
    hands.seal()
    _strategy(hands)
    shoot("strategy")
    live(hands, {}, (QUARTER, "results"))
    shoot("results")
    live(hands, {})
    hands.press("reflect.done")
    hands.click(f"point.{_longest_chain(hands)}")
    shoot("debrief")
    hands.press("page.mine")
    shoot("own_page")


def _longest_chain(hands: Hands) -> int:
    debrief = hands.sitting.app.session.model.debrief
    chains = [len(point.chain) for point in debrief.turning_points] if debrief else []
    return chains.index(max(chains))


def _strategy(hands: Hands) -> None:
    hands.say("Shall we bid together for the health fund?")
    predict(hands, 2)
    hands.play("T2", side="both")
    hands.play("T1", y=55, z=25)
    hands.wheel("moves.list", 20)


def _large(hands: Hands, shoot: Shoot) -> None:
    come_in(hands, "Amara")
    hands.key("ctrl+return")
    live(hands, {(1, "strategy"): _course}, (QUARTER, "strategy"))
    _strategy(hands)
    shoot("strategy_dark_1080")


def _ally(hands: Hands, shoot: Shoot) -> None:
    come_in(hands, "Bela")
    hands.key("ctrl+return")
    live(hands, {}, (QUARTER, "units"))
    hands.play("A1", place="lab")
    hands.play("A3", tokens=2)
    hands.wheel("moves.list", 20)
    shoot("units_alliance")


def _prod(hands: Hands, shoot: Shoot) -> None:
    come_in(hands, "Cilia")
    hands.key("ctrl+return")
    live(hands, {}, (QUARTER, "units"))
    hands.play("P1", toward="together", tokens=2)
    hands.wheel("moves.list", 20)
    shoot("units_product")


def _eng_a(hands: Hands, shoot: Shoot) -> None:
    come_in(hands, "Dario")
    hands.key("ctrl+return")
    live(hands, {}, (QUARTER, "encounters"))
    topic = hands.option("E2").fields[0].choices[-1].value
    hands.press(f"topic.{topic}")
    hands.press("rung.walk_through")
    hands.write("field.E2.said", "Look, this is where it gets warm.")
    shoot("encounters")
    hands.seal()
    shoot("reveal")


def _coach(hands: Hands, shoot: Shoot) -> None:
    come_in(hands, "Dario")
    hands.key("ctrl+return")
    live(hands, {}, (ASKED, "encounters"))
    hands.key("c")
    hands.press("coach.ask")
    session = hands.sitting.app.session
    while session.model.coach.advice is None:
        before = session.model.coach
        hands.sitting.wait_until(lambda now=before: session.model.coach != now, "the coach’s next step")  # type: ignore[misc]  # bound here
    shoot("coach")
