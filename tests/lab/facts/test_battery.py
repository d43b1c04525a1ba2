"""The whole battery in small: every claim of both papers is played, and none is contradicted that is not known to be missed."""

import pytest

from game.lab.facts import claims_balance, claims_belonging, claims_first, claims_identity, claims_outcome, tables
from game.lab.facts.battery import CLAIMS
from game.lab.facts.claim import Claim
from game.lab.facts.study import Plan
from tests.lab.fixtures import scenario

PAIRS = 8
CHAPTERS = (claims_first, claims_balance, claims_belonging, claims_outcome, claims_identity)


def test_the_battery_holds_every_claim_that_the_papers_make() -> None:
    expected = [f"A{n:02}" for n in range(1, 56)] + [f"B{n:02}" for n in range(1, 33)] + ["L02", "L03", "L07"]
    assert [claim.id for claim in CLAIMS] == expected
    assert sum(len(chapter.CLAIMS) for chapter in CHAPTERS) == len(expected) == 90


@pytest.mark.parametrize(
    "claims", [one.CLAIMS for one in CHAPTERS], ids=[one.__name__.split("_")[-1] for one in CHAPTERS]
)
def test_a_claim_that_is_not_known_to_be_missed_shows_what_it_expects(claims: tuple[Claim, ...]) -> None:
    """Few pairs leave small effects unclear; a clear effect on the wrong side is what may not happen."""
    rows = [row for row in tables.facts(claims, Plan(scenario("laboratory"), PAIRS)) if not isinstance(row, int)]
    assert [row["id"] for row in rows] == [claim.id for claim in claims]
    missed = {claim.id for claim in claims if claim.miss}
    wrong = [row["id"] for row in rows for test in row["tests"] if test["verdict"] == "fails"]
    assert {*wrong} <= missed
    silent = [row["id"] for row in rows if row["kind"] == "direct" and row["verdict"] != "holds"]
    assert {*silent} <= missed
    assert sum(row["verdict"] == "holds" for row in rows) >= 0.7 * len(rows)
