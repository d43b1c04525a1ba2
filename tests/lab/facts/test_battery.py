"""The whole battery in small, as `bothand facts --quick` plays it: what the page of facts shows clearly shows here as well."""

import json
from typing import Any

import pytest

from game.lab.facts import claims_balance, claims_belonging, claims_first, claims_identity, claims_outcome
from game.lab.facts.battery import CLAIMS
from server.commands.main import main
from tests.lab.fixtures import ROOT

CHAPTERS = (claims_first, claims_balance, claims_belonging, claims_outcome, claims_identity)
CLEAR = 5.0
"""An effect of so many spreads in every comparison of a claim shows in five short games as well."""


def test_the_battery_holds_every_claim_that_the_papers_make() -> None:
    expected = [f"A{n:02}" for n in range(1, 56)] + [f"B{n:02}" for n in range(1, 33)] + ["L02", "L03", "L07"]
    assert [claim.id for claim in CLAIMS] == expected
    assert sum(len(chapter.CLAIMS) for chapter in CHAPTERS) == len(expected) == 90


def _clear() -> set[str]:
    """Return the claims that hold by far on the page of facts; a difference beside another needs more games than these."""
    single = {claim.id for claim in CLAIMS if all(test.beside is None for test in claim.tests)}
    rows = json.loads((ROOT / "docs" / "facts.json").read_text(encoding="utf-8"))["facts"]
    return {
        row["id"]
        for row in rows
        if row["id"] in single
        and row["verdict"] == "holds"
        and all(min(abs(t["low"]), abs(t["high"])) >= CLEAR for t in row["tests"])
    }


@pytest.mark.parametrize("chapter", range(len(CHAPTERS)), ids=[one.__name__.split("_")[-1] for one in CHAPTERS])
def test_a_claim_that_is_not_known_to_be_missed_shows_what_it_expects(
    chapter: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Few short games leave small effects unclear; a clear effect on the wrong side is what may not happen."""
    claims = CHAPTERS[chapter].CLAIMS
    main(["facts", *(claim.id for claim in claims), "--quick", "--jobs", "1", "--json"])
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["facts"]
    assert {row["id"] for row in rows} == {claim.id for claim in claims}
    missed = {claim.id for claim in claims if claim.miss}
    assert {row["id"] for row in rows if any(test["verdict"] == "fails" for test in row["tests"])} <= missed
    held = {row["id"] for row in rows if row["verdict"] == "holds"}
    assert _clear() & {claim.id for claim in claims} <= held
    assert len(held) >= 0.5 * len(claims)
