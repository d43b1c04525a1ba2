"""What a member of a split top sees of its colleagues: the pool, what they laid, and first plans once they lie open."""

from game.client.model import Model, Ui
from game.client.screens import screen
from game.client.ui.outline import outline
from game.moves import SetCourse
from game.rules.observe import observe
from game.views import SeatView
from tests.client.teamed import LEAD, TECH, at_work, team_view
from tests.rules import play


def told(view: SeatView) -> str:
    return outline(screen(Model(link="open", view=view), Ui()), "", lambda _: "")


def test_the_team_stands_above_the_cards_with_what_is_left_and_what_is_laid() -> None:
    page = told(observe(at_work(), LEAD))
    assert "2 of 5 tokens of the pool left" in page
    assert "Set the mandate · Talk it through · Stand behind it 50 / 35 / 15, Close" in page
    assert "Listen below, 1 of the pool" in page
    assert page.index("Your team") < page.index("First plan")


def test_a_plan_is_shown_once_ones_own_pen_is_down() -> None:
    assert "First plan: " not in told(observe(at_work(), LEAD))
    page = told(team_view())
    assert "First plan: 20 / 65 / 15, Arm’s length" in page
    assert "1 of 5 tokens of the pool left" in page


def test_offices_are_called_by_their_names() -> None:
    page = told(observe(at_work(), TECH))
    assert "Chief technology officer" in page
    assert "The house is in your hands." in page


def test_a_course_that_a_colleague_laid_is_told_with_its_numbers() -> None:
    state = play.put(at_work(), LEAD, SetCourse(50, 35, 15, "close"))
    assert "Set the course 50 / 35 / 15, Close" in told(observe(state, TECH))


def test_a_top_of_one_has_no_team_on_its_screen() -> None:
    page = told(observe(play.to(play.table("two"), "strategy"), LEAD))
    assert "Set the course" in page
    assert "Your team" not in page
    assert "First plan" not in page
