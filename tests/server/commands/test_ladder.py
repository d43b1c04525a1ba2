"""`bothand ladder` prints both steps of every kind of seat and refuses what it does not know in one sentence."""

import json

import pytest

from game.ids import ROLES
from server.commands.main import main

Captured = pytest.CaptureFixture[str]
LADDER = ["ladder", "tiny", "--games", "5", "--jobs", "1"]


def test_every_kind_of_seat_is_measured_and_the_status_says_whether_all_steps_are_reached(capsys: Captured) -> None:
    status = main([*LADDER, "--json"])
    found = json.loads(capsys.readouterr().out)
    assert [(one["seat"].split(".")[1][:5].rstrip("1"), one["step"]) for one in found] == [
        (role[:5], step) for role in ROLES for step in ("steady", "expert")
    ]
    assert {one["pairs"] for one in found} == {5}
    assert all(one["spreads"]["low"] <= one["spreads"]["mean"] <= one["spreads"]["high"] for one in found)
    assert status == (0 if all(one["reached"] for one in found) else 1)


def test_the_seats_that_are_named_are_a_table(capsys: Captured) -> None:
    main([*LADDER, "--seats", "eng_p,kestrel.prod"])
    told = capsys.readouterr().out.splitlines()
    assert "paired games" in told[0]
    assert [row.split()[0] for row in told[2:]] == ["heron.eng_p1", "kestrel.prod"]
    assert all(row.count("es 0.3") == 2 for row in told[2:])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["ladder", "tinny"], "tiny"),
        ([*LADDER, "--seats", "prd"], "no seat prd to measure. Did you mean prod?"),
        ([*LADDER, "--seats", ""], "--seats: nothing is named"),
        ([*LADDER, "--seats", ","], "--seats: nothing is named"),
        ([*LADDER, "--preset", "clas"], "class"),
    ],
)
def test_what_it_does_not_know_is_refused_in_one_sentence(words: list[str], told: str, capsys: Captured) -> None:
    assert main(words) in (1, 2)
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
