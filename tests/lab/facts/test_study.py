"""The engine of the facts: shared arms, paired effects in spreads, verdicts, placebos, and pages made from data."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from game.lab import batch
from game.lab.facts import tables
from game.lab.facts.arm import arm
from game.lab.facts.claim import Claim, Reading, compared
from game.lab.facts.placebo import PLACEBOS, silence
from game.lab.facts.report import report
from game.lab.facts.study import CERTAIN, Finding, Plan, compare, games_of, study, verdict_of
from game.lab.policies import BALANCED, DEFECT, SHARE
from tests.lab.fixtures import ROOT, scenario

OPEN = compared("sharing", "up", arm(SHARE), arm(DEFECT))
LEAKY = compared("leaks", "up", arm(SHARE), arm(DEFECT))


def _claim(*tests: object, id: str = "X1", off: tuple[str, ...] = ()) -> Claim:
    return Claim(id, "Open houses share more.", "000", "s", "chain", tests, off=off, quarters=3)  # type: ignore[arg-type]  # tests


def _plan(games: int = 5) -> Plan:
    return Plan(scenario("laboratory"), games)


def _found(*claims: Claim, plan: Plan | None = None) -> list[tuple[Finding, ...]]:
    return [step for step in study(claims, plan or _plan()) if not isinstance(step, int)]


def test_an_arm_that_two_claims_share_is_played_once() -> None:
    claims = (_claim(OPEN), _claim(LEAKY, id="X2"))
    assert games_of(claims, _plan()) == 2 * 5
    assert sum(step for step in study(claims, _plan()) if isinstance(step, int)) == 2 * 5
    assert [row[0].claim for row in _found(*claims)] == ["X1", "X2"]


def test_the_findings_are_the_same_wherever_the_games_are_played() -> None:
    claims = (_claim(OPEN, LEAKY),)
    with ThreadPoolExecutor(2) as executor:
        pooled = [step for step in study(claims, _plan(), executor) if not isinstance(step, int)]
    assert pooled == _found(*claims)


def test_a_claim_with_its_expectation_turned_round_fails() -> None:
    right, wrong = _found(_claim(OPEN), _claim(compared("sharing", "down", arm(SHARE), arm(DEFECT)), id="X2"))
    assert (right[0].verdict, wrong[0].verdict) == ("holds", "fails")


def test_an_effect_is_told_in_spreads_of_the_control() -> None:
    finding = compare("X", OPEN, [3.0, 4.0, 5.0, 6.0, 7.0], [1.0, 2.0, 3.0, 4.0, 5.0])
    assert finding.effect == pytest.approx(2 / 2.5**0.5)
    assert finding.low == finding.high == finding.effect
    sure = compare("X", OPEN, [2.0] * 5, [1.0] * 5)
    assert sure.effect == CERTAIN


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
    assert _found(_claim(compared("trust", "up", arm(), 0.01)))[0][0].verdict == "holds"


def test_there_are_ten_placebos_and_what_is_inert_changes_nothing_at_all() -> None:
    assert len(PLACEBOS) == 10
    inert = [placebo for placebo in PLACEBOS if placebo.name in ("story", "words", "nothing", "default")]
    plan = Plan(scenario("laboratory"), 5, quarters=3)
    assert [(gap.low, gap.high) for _, gap in silence(plan, placebos=inert)] == [(0.0, 0.0)] * 4
    assert all(gap.mean for _, gap in silence(plan, placebos=[p for p in PLACEBOS if p.name in ("mirror", "seeds")]))


def test_a_mechanism_that_is_switched_off_takes_its_effect_with_it() -> None:
    spill = _claim(
        compared("spilled", "up", arm(BALANCED.but(tmt={"z": 45})), arm(BALANCED.but(tmt={"z": 15}))),
        off=("spillover",),
    )
    rows = [row for row in tables.ablation((spill, _claim(OPEN)), _plan()) if not isinstance(row, int)]
    assert [(row["id"], row["vanishes"]) for row in rows] == [("X1", True)]


def test_horizons_tell_one_sign_for_each_comparison_of_each_variation() -> None:
    short: dict[str, dict[str, object]] = {
        "three firms": {"quarters": 3, "firms": 3},
        "calm": {"quarters": 3, "rival": -2_000},
    }
    rows = [row for row in tables.horizons((_claim(OPEN),), _plan(), variations=short) if not isinstance(row, int)]
    assert rows == [{"variation": "three firms", "signs": {"X1": "+"}}, {"variation": "calm", "signs": {"X1": "+"}}]


def test_the_page_is_made_from_data_that_travelled_as_json() -> None:
    claim = _claim(OPEN, off=("spillover",))
    facts = [row for row in tables.facts((claim,), _plan()) if not isinstance(row, int)]
    data = {
        "scenario": "laboratory", "games": 5, "seed": 1, "facts": facts,
        "horizons": [{"variation": "8 quarters", "signs": {"X1": "-"}}],
        "placebos": [{"name": "n", "text": "people renamed", "observable": "leaks",
                      "gap": 0.0, "low": 0.0, "high": 0.0, "is_silent": True}],
        "ablation": [{"id": "X1", "off": ["spillover"], "tests": facts[0]["tests"], "vanishes": False}],
    }  # fmt: skip
    page = report(json.loads(json.dumps(data)))
    assert "**1 of 1 hold, 0 fail, 0 are unclear.**" in page
    assert "| X1 | Open houses share more. | 000: s | chain | submit | holds |" in page
    assert "**-**" in page and "people renamed" in page and "| X1 | spillover |" in page


def test_the_page_in_the_docs_is_that_of_the_run_in_the_docs() -> None:
    data = json.loads((ROOT / "docs" / "facts.json").read_text(encoding="utf-8"))
    assert (ROOT / "docs" / "facts.md").read_text(encoding="utf-8") == report(data), (
        "bothand facts --report docs/facts.json"
    )
