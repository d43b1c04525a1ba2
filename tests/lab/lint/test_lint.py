"""What an author is told: each finding is brought about once, and does not come where its cause is missing."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from game.ids import ROLES, Role
from game.lab.levers import ALL
from game.lab.lint import choices, luck, reach, reading, risks, study
from game.lab.lint.choices import SETTINGS, Found, Tried, Try, off, values
from game.lab.lint.findings import Finding
from game.lab.lint.norms import norms, with_norms
from game.lab.lint.watched import Watch, Watched, play
from game.scenario.load import load_case, load_scenario
from game.scenario.model import Scenario
from game.strings import catalogue
from server.commands import lint as command
from server.commands.main import main
from tests.lab.fixtures import ROOT, scenario
from tests.scenario.texts import small, text

PAR = {"firm_low": 1, "firm_high": 2, "alliance_low": 3, "alliance_high": 4, "joint_high": 5, "legacy_high": 6}


def kinds(found: Sequence[Finding]) -> list[str]:
    return [one.kind for one in found]


def made(**parts: Any) -> Scenario:
    return load_scenario(text({**small(), **parts}), "s.yaml")


def test_what_falls_in_no_preset_is_unreachable_and_told_at_its_line() -> None:
    news = [{"text": f"Line {n}."} for n in range(9)]
    tenders = [{"lead": "north", "client": "School", "value": 4_000, "job": f"Job {n}"} for n in range(8)]
    found = list(reach.unreachable(made(news=news, tenders=tenders)))
    assert [(one.places[0], dict(one.line.args)["what"]) for one in found] == [
        (("news", 7), "news"),
        (("news", 8), "news"),
        (("tenders", 7), "tender"),
    ], "six quarters and one more"


def test_a_demand_without_a_tender_is_noted_and_a_renewal_answers_it() -> None:
    insists = [{"id": "insist", "kind": "client_insists", "at_bp": 5_000, "firms": ["south"]}]
    assert kinds(list(reach.unreachable(made(events=insists)))) == ["meets_no_tender"]
    assert kinds(list(reach.unreachable(made(events=insists, routine={"value": 3_000})))) == []


def test_an_experiment_in_the_file_itself_is_noted_and_one_in_a_variant_is_not() -> None:
    experiment = [{"do": "hold", "what": "trust", "to": 6_000}]
    (found,) = reach.unreachable(made(experiment=experiment))
    assert (found.kind, found.places) == ("experiment_on", (("experiment", 0),))
    data = {**small(), "variants": {"held": {"title": "Held", "text": "Trust.", "change": {"experiment": experiment}}}}
    assert list(reach.unreachable(load_case(text(data), "s.yaml").variant("held").scenario)) == []


def test_a_brief_that_takes_longer_than_its_clock_is_told_where_it_stands() -> None:
    short, long = made(background="word " * 10), made(background="word " * 800)
    assert list(reading.briefs(short)) == []
    found = list(reading.briefs(long))
    assert {dict(one.line.args)["preset"] for one in found} >= {"class"}
    assert ("briefs", "tmt") in found[0].places


def test_a_phase_is_short_when_laying_and_reading_take_more_than_its_share() -> None:
    assert list(reading.phases(made(), {("strategy", "tmt"): 80.0})) == []
    (found,) = reading.phases(made(), {("strategy", "tmt"): 90.0})
    assert found.places == (("presets", "class", "seconds"),)
    assert "tmt needs about 90 s" in catalogue().say(found.line)


def test_the_seeds_share_is_all_within_equal_cells_and_none_between_constant_ones() -> None:
    assert luck.share_of_seed([[1, -1], [1, -1]]) == 1.0
    assert luck.share_of_seed([[3, 3], [-3, -3]]) == 0.0
    assert luck.share_of_seed([[0, 0], [0, 0]]) == 0.0


def test_luck_and_unequal_firms_are_told() -> None:
    size = len(luck.MEET) ** 2
    assert kinds(list(luck.judge(made(), [1.0, -1.0] * size, 2))) == ["luck"]
    assert kinds(list(luck.judge(made(), [2.0 + n // 10 for n in range(2 * size)], 2))) == ["uneven"]


def worth(card: str, gain: Sequence[float], pairs: int = 6) -> Found:
    """Made-up games in which only one card of the product head brings anything."""
    games = []
    for one in choices.tries(pairs):
        lever = ALL[one.lever]
        noise = 0.01 * (-1) ** one.number
        rank = values(lever).index(one.value) if one.lever >= 0 and (lever.role, lever.card) == ("prod", card) else 0
        points, firm, alliance = (rank * part + noise * rank for part in gain)
        role: Role = "prod"
        laid = frozenset((role, other) for other in ("P1", "P2", "P3", "P4", "P5", "P6", "P7"))
        games.append((one, Tried(dict.fromkeys(ROLES, points), firm, alliance, laid)))
    return Found(games)


def told(found: Found, kind: str) -> str:
    return " ".join(str(dict(one.line.args)["cards"]) for one in choices.judge(found) if one.kind == f"card_{kind}")


def test_a_card_is_idle_costly_dominant_or_closed_by_what_it_brings() -> None:
    assert "P3" in told(worth("P5", (1, 1, 1)), "idle")
    assert "P5" in told(worth("P5", (1, 1, 1)), "dominant")
    assert "P5" in told(worth("P5", (-1, 0, 0)), "costly")
    assert "P8" in told(worth("P5", (1, 1, 1)), "closed")
    fair = worth("P5", (1, 1, -1))
    assert not any("P5" in told(fair, kind) for kind in ("idle", "costly", "dominant", "closed"))


def test_a_role_without_a_card_that_matters_has_nothing_to_decide() -> None:
    idle = {
        str(dict(one.line.args)["role"]) for one in choices.judge(worth("P5", (1, 1, 1))) if one.kind == "role_idle"
    }
    assert idle == {f"@ui.role.{role}" for role in ROLES if role != "prod"} - {"@ui.role.tmt", "@ui.role.eng_a"} | idle
    assert "@ui.role.prod" not in idle


def test_every_lever_is_tried_in_every_setting_and_laying_nothing_is_among_what_is_tried() -> None:
    assert {(one.setting, one.lever) for one in choices.tries(1)} >= {
        (s, n) for s in range(len(SETTINGS)) for n in range(len(ALL))
    }
    assert all(off(lever) in lever.values and values(lever) for lever in ALL)


def test_more_looks_ask_for_more_and_one_look_for_two_errors() -> None:
    assert choices.threshold(1, 1_000) == pytest.approx(2, abs=0.01)
    assert choices.threshold(100, 12) > choices.threshold(1, 12) > 2


def test_norms_are_percentiles_in_hundreds_with_low_below_high() -> None:
    game = Watched(tuple(range(0, 20_001, 100)), (5, 5, 5), (10, 4_321), (0, 0), (), {})
    assert norms([game]) == {
        "firm_low": 1_000,
        "firm_high": 19_000,
        "alliance_low": 0,
        "alliance_high": 100,
        "joint_high": 4_300,
        "legacy_high": 100,
    }


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("par: {firm_low: 9, legacy_high: 8}  # why\n", "par: {firm_low: 1, legacy_high: 6, firm_high: 2"),
        (
            "# above\npar:\n  firm_low: 9   # low\n  firm_high: 10\n",
            "par:\n  firm_low: 1   # low\n  firm_high: 2\n  alliance_low: 3",
        ),
        ("par: {}\n", "par: {firm_low: 1,"),
        ("", "par: {firm_low: 1,"),
    ],
)
def test_norms_are_written_into_the_block_and_every_comment_stays(before: str, after: str) -> None:
    whole = f"format: 1 # é\n{before}start: {{}}  # begin\n"
    written = with_norms(whole, PAR)
    assert after in written
    assert yaml.safe_load(written)["par"] == PAR
    assert [line.partition("#")[2] for line in whole.splitlines() if "#" in line] == [
        line.partition("#")[2] for line in written.splitlines() if "#" in line
    ]


def test_shares_outside_what_the_design_allows_are_told_and_others_not() -> None:
    fine = {"spent": 10, "story": 3, "pushes": 10, "together": 6, "refused": 3, "joined": 7, "purses": 10, "bound": 8}
    game = Watched((), (), (), (), (), fine)
    assert list(risks.judge([game], [Watched((), (), (), (), (), {"vicious": 1})])) == []
    poor = Watched((), (), (), (), (), {**fine, "story": 6, "together": 9, "refused": 1, "bound": 1})
    assert kinds(list(risks.judge([poor], [game]))) == ["r2", "r5_together", "r5_refused", "r7", "r12"]


def test_a_watched_game_has_a_value_for_every_quarter_and_firm() -> None:
    seen = play(scenario("tiny"), "class", 1, Watch("mixed", 1))
    assert (len(seen.firm), len(seen.alliance), len(seen.joint), len(seen.legacy)) == (6, 3, 6, 2)
    assert {phase for phase, *_ in seen.laying} == {"strategy", "units", "encounters"}


def test_a_larger_game_is_played_less_often_and_never_too_little() -> None:
    small_plan, large = study.plan(scenario("tiny"), "class"), study.plan(scenario("itcom-insys"), "full")
    assert small_plan.pairs >= large.pairs >= study.LEAST_PAIRS
    assert study.plan(scenario("tiny"), "class", 7).pairs == 7


def test_every_kind_of_finding_has_its_sentence() -> None:
    folder = ROOT / "game" / "lab" / "lint"
    said = " ".join(file.read_text(encoding="utf-8") for file in folder.glob("*.py"))
    listed = [key.partition(".")[2] for key in catalogue().entries if key.startswith("lint.")]
    assert listed
    assert [kind for kind in listed if f'"{kind}"' not in said and f'"{kind.removeprefix("card_")}"' not in said] == []


@pytest.fixture
def brief(monkeypatch: pytest.MonkeyPatch) -> None:
    """A study of a few games."""
    monkeypatch.setattr(command, "plan", lambda *_: study.Plan(2, 2, 1))
    monkeypatch.setattr(
        choices, "tries", lambda _: tuple(Try(s, -1, 0, n) for s in range(len(SETTINGS)) for n in (1, 2))
    )
    monkeypatch.setattr(luck, "MEET", luck.MEET[:2])


@pytest.mark.usefixtures("brief")
def test_the_command_tells_places_and_writes_norms_only_where_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "scenario.yaml"
    file.write_bytes((ROOT / "scenarios/tiny/scenario.yaml").read_bytes())
    before = file.read_text(encoding="utf-8").splitlines()
    main(["scenario", "lint", str(file), "--jobs", "1", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert file.read_text(encoding="utf-8").splitlines() == before
    assert all(row["where"].startswith(str(file)) and row["says"] for row in found["findings"])
    main(["scenario", "lint", str(file), "--jobs", "1", "--write"])
    after = file.read_text(encoding="utf-8").splitlines()
    assert [line for line in before if not line.startswith("par:")] == [
        line for line in after if not line.startswith("par:")
    ]
    assert yaml.safe_load("\n".join(after))["par"] == found["par"]
    assert "Norms written" in capsys.readouterr().out


def test_norms_of_a_variant_are_not_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    variant = "variants: {hot: {title: Hot, text: Rivals., change: {knobs: {rival: 9900}}}}\n"
    file = tmp_path / "scenario.yaml"
    file.write_text((ROOT / "scenarios/tiny/scenario.yaml").read_text(encoding="utf-8") + variant, encoding="utf-8")
    assert main(["scenario", "lint", f"{file}:hot", "--write"]) == 1
    assert "write it without :hot" in capsys.readouterr().err
