"""The engine of the facts: shared games, paired effects in spreads, verdicts, placebos, and pages made from data."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from game.lab import batch
from game.lab.facts import tables
from game.lab.facts.arm import arm
from game.lab.facts.claim import Claim, Comparison, Off, Reading, compared
from game.lab.facts.orders import PIECE, Played, games_of, rows, run
from game.lab.facts.placebo import PLACEBOS
from game.lab.facts.report import report
from game.lab.facts.sections import unsettled
from game.lab.facts.study import CERTAIN, Plan, compare, verdict_of
from game.lab.policies import BALANCED, DEFECT, SHARE
from tests.lab.fixtures import ROOT, scenario

OPEN = compared("sharing", "up", arm(SHARE), arm(DEFECT))
LEAKY = compared("leaks", "up", arm(SHARE), arm(DEFECT))


def _claim(*tests: Comparison, id: str = "X1", off: tuple[Off, ...] = (), core: str = "") -> Claim:
    return Claim(id, "Open houses share more.", "000", "s", "chain", tests, off=off, core=core, quarters=3)


def _plan(games: int = 5) -> Plan:
    return Plan(scenario("laboratory"), games)


def _found(*claims: Claim) -> list[dict[str, object]]:
    return rows(tables.facts(claims, _plan()))


def test_a_game_that_two_claims_or_two_parts_need_is_played_once() -> None:
    facts = tables.facts((_claim(OPEN), _claim(LEAKY, id="X2")), _plan())
    again = tables.horizons((_claim(OPEN),), _plan(), {"as here": {"quarters": 3}})
    assert games_of([*facts.needs, *again[0].needs]) == games_of(facts.needs) == 2 * 5
    steps = list(run((facts, *again)))
    assert sum(step for step in steps if isinstance(step, int)) == 2 * 5
    assert [step[0] for step in steps if not isinstance(step, int)] == ["facts", "horizons"]


def test_the_rows_are_the_same_wherever_the_games_are_played() -> None:
    part = tables.facts((_claim(OPEN, LEAKY),), _plan(PIECE + 2))
    with ThreadPoolExecutor(2) as executor:
        assert rows(part, executor) == rows(part)


def test_a_run_goes_on_with_what_was_read_before_and_plays_only_what_is_missing() -> None:
    kept: list[tuple[str, int]] = []
    played = Played(keep=lambda key, first, _: kept.append((key, first)))
    few, more = tables.facts((_claim(OPEN),), _plan(PIECE)), tables.facts((_claim(OPEN),), _plan(PIECE + 5))
    first = list(run((few,), played))
    assert [first_game for _, first_game in kept] == [1, 1]
    second = list(run((more,), played))
    assert [first_game for _, first_game in kept] == [1, 1, PIECE + 1, PIECE + 1]
    assert second[-1] == list(run((more,)))[-1]
    assert list(run((few,), played))[-1] == first[-1] and len(kept) == 4


def test_a_claim_with_its_expectation_turned_round_fails() -> None:
    right, wrong = _found(_claim(OPEN), _claim(compared("sharing", "down", arm(SHARE), arm(DEFECT)), id="X2"))
    assert (right["verdict"], wrong["verdict"]) == ("holds", "fails")


def test_an_effect_is_told_in_spreads_of_the_control() -> None:
    finding = compare("X", OPEN, [3.0, 4.0, 5.0, 6.0, 7.0], [1.0, 2.0, 3.0, 4.0, 5.0])
    assert finding.effect == pytest.approx(2 / 2.5**0.5)
    assert finding.low == finding.high == finding.effect
    other = compare("X", OPEN, [3.0, 4.0, 5.0, 6.0, 7.0], [1.0, 2.0, 3.0, 4.0, 5.0], unit=4.0)
    assert other.effect == 0.5


def test_where_nothing_random_enters_there_is_no_spread_and_no_absurd_number() -> None:
    sure = compare("X", OPEN, [2.0] * 5, [1.0] * 5)
    assert (sure.effect, sure.spread, sure.verdict) == (CERTAIN, 0.0, "holds")
    third = 1 / 3
    rounded = compare("X", OPEN, [0.7] * 5, [0.1 + 0.2 + third - third, 0.3, 0.3, 0.3, 0.3])
    assert (rounded.effect, rounded.spread) == (CERTAIN, 0.0)


def test_a_difference_beside_another_is_the_difference_of_differences() -> None:
    both = compared("sharing", "up", arm(), arm(), beside=(arm(), arm()))
    control, none = [1.0, 2.0, 3.0, 4.0, 5.0], [0.0] * 5
    finding = compare("X", both, [c + 3 for c in control], control, ([1.0] * 5, none))
    assert finding.gap.mean == pytest.approx(2.0)
    share = compared("sharing", "up", arm(), arm(), beside=(arm(), arm()), is_relative=True)
    assert compare("X", share, [c + 3 for c in control], control, ([2.0] * 5, [1.0] * 5)).gap.mean == pytest.approx(0.0)


@pytest.mark.parametrize(
    ("expected", "gap", "verdict"),
    [("up", 1, "holds"), ("up", -1, "fails"), ("up", 0, "unclear"), ("down", -1, "holds"), ("down", 1, "fails"),
     ("kept", 0, "holds"), ("kept", 1, "holds"), ("kept", -1, "fails")],
)  # fmt: skip
def test_a_verdict_is_read_off_the_interval(expected: str, gap: int, verdict: str) -> None:
    one = compared("sharing", expected, arm(), arm())  # type: ignore[arg-type]  # one of three words
    shaky = [0.1, -0.1, 0.1, -0.1, 0.0]
    assert compare("X", one, [gap + x for x in shaky], [0.0] * 5).verdict == verdict


def test_a_claim_holds_when_all_its_comparisons_do() -> None:
    up, down, flat = (compare("X", OPEN, [x] * 5, [0.0] * 5) for x in (1.0, -1.0, 0.0))
    assert verdict_of((up, up)) == "holds"
    assert verdict_of((up, flat)) == "unclear"
    assert verdict_of((flat, down)) == "fails"


def test_a_span_is_scaled_to_the_length_of_the_game() -> None:
    outcome = batch.run(scenario("laboratory"), BALANCED, seed=1, preset="short")
    assert Reading("trust", (1, 4)).of(outcome) == outcome.value("trust", span=(1, 1))
    assert Reading("trust", (9, 12)).of(outcome) == outcome.value("trust", span=(3, 3))
    assert Reading("trust", "last").of(outcome) == outcome.value("trust", span=(3, 3))
    assert Reading("trust", firm=1).of(outcome) == outcome.value("trust", firm=1)


def test_a_number_can_stand_where_a_control_stands() -> None:
    assert _found(_claim(compared("trust", "up", arm(), 0.01)))[0]["verdict"] == "holds"


def test_there_are_ten_placebos_and_what_is_inert_changes_nothing_at_all() -> None:
    assert len(PLACEBOS) == 10
    inert = [placebo for placebo in PLACEBOS if placebo.name in ("story", "words", "nothing", "default")]
    plan = Plan(scenario("laboratory"), 5, quarters=3)
    silent = rows(tables.placebos(plan, inert))
    assert [(row["low"], row["high"], row["is_silent"]) for row in silent] == [(0.0, 0.0, True)] * 4
    loud = rows(tables.placebos(plan, [p for p in PLACEBOS if p.name in ("mirror", "seeds")]))
    assert all(row["gap"] for row in loud)


SPILL = compared("spilled", "up", arm(BALANCED.but(tmt={"z": 45})), arm(BALANCED.but(tmt={"z": 15})))


def test_a_mechanism_that_is_switched_off_takes_its_effect_with_it() -> None:
    claims = (_claim(SPILL, off=(Off(("spillover",)),), core="B1"), _claim(OPEN))
    found = rows(tables.ablation(claims, _plan()))
    assert [(row["id"], row["core"], row["vanishes"]) for row in found] == [("X1", "B1", True)]
    assert unsettled(found) == []


def test_what_another_mechanism_carries_is_told_and_measured_by_the_intact_spread() -> None:
    both = (Off(("flow",)), Off(("flow", "spillover"), "The other carries it.", (0,)))
    found = rows(tables.ablation((_claim(SPILL, OPEN, off=both),), _plan()))
    intact = _found(_claim(SPILL, OPEN))[0]["tests"]
    assert [[test["left"] for test in row["tests"]] for row in found] == [["there", "there"], ["gone"]]
    assert found[0]["tests"][0]["effect"] == pytest.approx(intact[0]["effect"], rel=0.3)  # type: ignore[index]  # rows
    assert unsettled(found) == ["X1"]


def test_horizons_tell_one_sign_for_each_comparison_of_each_variation() -> None:
    short: dict[str, dict[str, object]] = {
        "three firms": {"quarters": 3, "firms": 3},
        "calm": {"quarters": 3, "rival": -2_000},
    }
    found = [row for part in tables.horizons((_claim(OPEN),), _plan(), short) for row in rows(part)]
    assert [(row["variation"], row["signs"]) for row in found] == [("three firms", {"X1": "+"}), ("calm", {"X1": "+"})]


def test_the_page_is_made_from_data_that_travelled_as_json() -> None:
    sure = compared("cap", "up", arm(BALANCED.but(tmt={"dialogue": 2})), arm(), span="last")
    facts = rows(tables.facts((_claim(OPEN, sure, off=(Off(("spillover",)),), core="B1"),), _plan()))
    data = {
        "scenario": "laboratory", "games": 5, "seed": 1, "facts": facts,
        "horizons": [{"variation": "8 quarters", "games": 5, "signs": {"X1": "-0"}}],
        "placebos": [{"name": "n", "text": "people renamed", "observable": "leaks",
                      "gap": 0.0, "low": 0.0, "high": 0.0, "is_silent": True}],
        "ablation": [{"id": "X1", "core": "B1", "off": ["spillover"], "why": "", "tests": facts[0]["tests"],
                      "vanishes": False}],
        "cases": [_expected("own-value", "greater"), _expected("alliance", "at_most")],
    }  # fmt: skip
    page = report(json.loads(json.dumps(data)))
    assert "**1 of 1 hold, 0 fail, 0 are unclear.**" in page
    assert "| X1 | Open houses share more. | 000: s | chain | submit | holds |" in page
    assert "| **-0** |" in page and "* X1: sharing is - instead of + with 8 quarters." in page
    assert "people renamed" in page and "**competitive research spills over into joint work**" in page
    assert "| X1 | spillover |" in page and "nothing random enters" in page
    assert "in 0 of 1 cases: none" in page and "> 5 +1" in page
    assert "| X1 | 3 | SHARE (sharing)<br>BALANCED but tmt.dialogue 2 (cap) | DEFECT<br>BALANCED |" in page


def _expected(what: str, relation: str) -> dict[str, object]:
    return {
        "id": f"c/{what}", "preset": "full", "text": "More.", "source": "S1", "observable": "firm_value", "relation": relation,
        "by": 1.0, "times": 1.0, "treatment": 7.0, "control": 5.0, "gap": 2.0, "low": 1.5, "high": 2.5, "games": 5,
        "verdict": "holds",
    }  # fmt: skip


def test_the_page_in_the_docs_is_that_of_the_run_in_the_docs() -> None:
    data = json.loads((ROOT / "docs" / "facts.json").read_text(encoding="utf-8"))
    assert (ROOT / "docs" / "facts.md").read_text(encoding="utf-8") == report(data), (
        "bothand facts --report docs/facts.json"
    )
