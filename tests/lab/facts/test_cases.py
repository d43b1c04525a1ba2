"""What a case expects is played as the case says: its variants, their conduct, its inequality, its presets."""

import pytest

from game.lab.facts.cases import expected, policy_of, verdict_of
from game.lab.facts.orders import games_of, rows
from game.lab.paired import Difference
from game.lab.policies import ACTIVE, BALANCED
from game.scenario.case import Case, Conduct, Expectation, Relation, Variant
from tests.lab.fixtures import scenario

ABOVE, BELOW, WIDE = Difference(2, 1, 3, 0, 9), Difference(-2, -3, -1, 0, 9), Difference(0, -1, 1, 0, 9)


def _case(*expectations: Expectation) -> Case:
    table = scenario("laboratory")
    quiet, open_ = Conduct(), Conduct("SHARE", (("ally", "place", "home"),))
    return Case(
        (Variant("base", "", "", table, (quiet, quiet)), Variant("open", "", "", table, (open_, open_))), expectations
    )


def _expects(relation: Relation, *, control: str | None = "base", number: float | None = None) -> Expectation:
    return Expectation(
        "more", "More is shared.", "ours", "sharing", relation, "open", control, number, 1.0, 0.0, None, 0, 10_000,
        ("short",),
    )  # fmt: skip


def _rows(case: Case) -> list[dict[str, object]]:
    return rows(expected([case], 5, 1))


def test_an_expectation_is_played_with_the_conduct_of_its_variants() -> None:
    case = _case(_expects("greater"), _expects("at_most"))
    found = _rows(case)
    assert [row["verdict"] for row in found] == ["holds", "fails"]
    assert [(row["id"], row["preset"]) for row in found] == [("laboratory/more", "short")] * 2
    assert games_of(expected([case], 5, 1).needs) == 10


def test_a_number_stands_where_no_variant_is_the_control() -> None:
    assert _rows(_case(_expects("less", control=None, number=99.0)))[0]["verdict"] == "holds"


def test_conduct_names_a_policy_and_lays_levers_over_it() -> None:
    assert policy_of(Conduct()) == BALANCED
    named = policy_of(Conduct("ACTIVE", (("tmt", "listen", 2), ("prod", "lock", 1))))
    assert named.levers["tmt"] == {**ACTIVE.levers["tmt"], "listen": 2}
    assert named.levers["prod"]["lock"] == 1
    assert named.temper == ACTIVE.temper


@pytest.mark.parametrize(
    ("relation", "gap", "verdict"),
    [("greater", ABOVE, "holds"), ("greater", BELOW, "fails"), ("greater", WIDE, "unclear"), ("less", BELOW, "holds"),
     ("less", ABOVE, "fails"), ("at_least", ABOVE, "holds"), ("at_least", BELOW, "fails"), ("at_most", BELOW, "holds"),
     ("at_most", WIDE, "unclear")],
)  # fmt: skip
def test_a_relation_holds_when_the_whole_interval_obeys_it(relation: Relation, gap: Difference, verdict: str) -> None:
    assert verdict_of(relation, gap, 0.0) == verdict
    assert verdict_of("at_least", BELOW, 5.0) == "holds"
