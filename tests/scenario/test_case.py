"""Variants laid over a file, what bots do in them, and what should come of them."""

import re
from typing import Any

import pytest
import yaml

from game.errors import ScenarioError
from game.scenario.case import BASE, Case, Conduct, Vocabulary
from game.scenario.load import load_case, load_scenario
from game.scenario.overlay import laid_over
from game.scenario.plain import from_plain, to_plain
from tests.scenario.texts import SMALL, small, text

WORDS = Vocabulary(("ACTIVE", "SHARE"), {"tmt": {"sep": (0, 50, 100), "side": ("both", "ours")}}, ("trust", "leaks"))
VARIANT = {"title": "Apart", "text": "Two rooms."}
OUTCOME: dict[str, Any] = {
    "id": "less-trust",
    "text": "Less trust.",
    "source": "here",
    "observable": "trust",
    "relation": "less",
    "treatment": "apart",
    "control": "base",
    "at": ["full"],
}


def file(**parts: Any) -> str:
    return text({**small(), **parts})


def case(**variant: Any) -> Case:
    return load_case(file(variants={"apart": VARIANT | variant}), "s.yaml", words=WORDS)


def problems(content: str) -> tuple[str, ...]:
    with pytest.raises(ScenarioError) as caught:
        load_case(content, "s.yaml", {"nu": (0.0, 1.0)}, WORDS)
    return caught.value.problems


def test_the_file_as_it_stands_is_the_first_variant_and_bears_no_variants_name() -> None:
    found = case(change={"knobs": {"rival": 9000}})
    assert [variant.id for variant in found.variants] == [BASE, "apart"]
    assert found.variant("").scenario == load_scenario(SMALL, "s.yaml")
    assert found.variant("").scenario.variant == ""
    with pytest.raises(KeyError):
        found.variant("aprat")


def test_a_change_is_laid_over_key_by_key() -> None:
    change = {"knobs": {"rival": 9000}, "start": {"sep": 9500}, "firms": {"south": {"knobs": {"kill": 100}}}}
    scenario = case(change=change).variant("apart").scenario
    assert [(knobs.overlap, knobs.rival, knobs.kill) for knobs in scenario.knobs] == [
        (4000, 9000, 0),
        (4000, 9000, 100),
    ]
    assert [(start.y, start.sep) for start in scenario.starts] == [(45, 9500)] * 2
    assert scenario.variant == "apart"
    assert from_plain(to_plain(scenario)) == scenario


def test_events_are_merged_by_id_and_new_ones_follow() -> None:
    rows = [{"id": "cut", "at_bp": 6000}, {"id": "flood", "kind": "office_flood", "at_bp": 5000}]
    events = case(change={"events": rows}).variant("apart").scenario.events
    assert [(event.id, event.at_bp, event.effect.kind) for event in events] == [
        ("cut", 6000, "price_war"),
        ("flood", 5000, "office_flood"),
    ]


def test_other_lists_are_replaced_and_null_deletes() -> None:
    data = {"news": [1, 2], "routine": {"value": 3}, "name": "x"}
    assert laid_over(data, {"change": {"news": [3], "routine": None}})[0] == {"news": [3], "name": "x"}


def test_an_event_that_does_not_happen_takes_along_what_falls_with_it() -> None:
    data = small()
    data["news"].append({"event": "cut", "text": "Prices fall."})
    data["variants"] = {"calm": VARIANT | {"without": ["cut"]}}
    scenario = load_case(text(data), "s.yaml").variant("calm").scenario
    assert (scenario.events, [item.text for item in scenario.news]) == ((), ["Flour is dear."])


def test_laying_over_changes_nothing_of_what_it_is_given() -> None:
    data = small()
    laid_over(data, {"change": {"knobs": {"rival": 1}, "events": [{"id": "cut", "at_bp": 1}]}, "without": ["cut"]})
    assert data == small()


def test_a_fault_in_a_change_is_told_at_its_line_and_key() -> None:
    content = (
        SMALL
        + """
variants:
  apart:
    title: "Apart"
    text: "Two rooms."
    change:
      knobs: {rivl: 9000}
      events:
        - {id: flood, kind: office_flood, at_bp: 5000, params: {quartes: 1}}
      presets:
        class: {quarters: 3}
"""
    )
    found = problems(content)
    at = [(int(one.split(":")[1]), one.split(": ")[1]) for one in found]
    lines = {line: n for n, line in enumerate(content.splitlines(), 1)}
    start = "variants.apart.change"
    flood = lines["        - {id: flood, kind: office_flood, at_bp: 5000, params: {quartes: 1}}"]
    assert (lines["      knobs: {rivl: 9000}"], f"{start}.knobs.rivl") in at
    assert (flood, f"{start}.events[0].params.quartes") in at
    assert all(key.startswith(start) for _, key in at), found
    assert all(re.fullmatch(r"[^:]+:\d+: \S+: expected .+, found .+, try .+", one) for one in found)


def test_a_fault_of_the_file_itself_is_told_once() -> None:
    data = small()
    data["knobs"]["rival"] = -1
    data["variants"] = {"apart": VARIANT | {"change": {"start": {"sep": 1}}}}
    assert len(problems(text(data))) == 1


@pytest.mark.parametrize(
    ("variant", "key", "words"),
    [
        ({"change": {"name": "other"}}, "change.name", "expected what a variant may change"),
        ({"change": {"wether": 1}}, "change.wether", "found `wether`"),
        ({"without": ["cutt"]}, "without[0]", "try `cut`"),
        ({"conduct": {"norht": "ACTIVE"}}, "conduct.norht", "try `north`"),
        ({"conduct": {"*": "ACTIV"}}, "conduct.*", "try `ACTIVE`"),
        ({"conduct": {"*": 3}}, "conduct.*", "expected a policy"),
        ({"conduct": {"*": {"policy": "SHARED"}}}, "conduct.*.policy", "try `SHARE`"),
        ({"conduct": {"*": {"boss": {"sep": 0}}}}, "conduct.*.boss", "found `boss`"),
        ({"conduct": {"*": {"tmt": {"spe": 0}}}}, "conduct.*.tmt.spe", "try `sep`"),
        ({"conduct": {"*": {"tmt": {"sep": 30}}}}, "conduct.*.tmt.sep", "expected one of 0, 50, 100, found 30"),
        ({"conduct": {"*": {"tmt": 1}}}, "conduct.*.tmt", "expected lever: value"),
        ({"change": 1}, "change", "expected a mapping"),
    ],
)
def test_a_variant_that_cannot_be_is_refused(variant: dict[str, Any], key: str, words: str) -> None:
    found = problems(file(variants={"apart": VARIANT | variant}))
    assert any(f": variants.apart.{key}: " in one and words in one for one in found), found


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"treatment": "aprat"}, ".treatment"),
        ({"control": "nothing"}, ".control"),
        ({"number": 0.1}, ""),
        ({"observable": "trsut"}, ".observable"),
        ({"relation": "equal"}, ".relation"),
        ({"firm": "norht"}, ".firm"),
        ({"at": ["fulll"]}, ".at[0]"),
        ({"from_bp": 9000, "to_bp": 1000}, ".to_bp"),
        ({"by": -1.0}, ".by"),
    ],
)
def test_an_outcome_that_cannot_be_judged_is_refused(change: dict[str, Any], key: str) -> None:
    found = problems(file(variants={"apart": VARIANT}, outcomes=[OUTCOME | change]))
    assert [one.split(": ")[1] for one in found] == [f"outcomes[0]{key}"], found


def test_two_outcomes_of_one_id_are_refused_and_base_is_no_name_for_a_variant() -> None:
    assert "outcomes[1].id" in problems(file(variants={"apart": VARIANT}, outcomes=[OUTCOME, OUTCOME]))[0]
    assert "variants.base" in problems(file(variants={"base": VARIANT}))[0]


def test_conduct_is_laid_over_for_all_firms_then_for_one_then_by_the_variant() -> None:
    conduct = {"*": {"policy": "SHARE", "tmt": {"sep": 50, "side": "ours"}}, "south": {"tmt": {"sep": 0}}}
    data = {"conduct": conduct, "variants": {"apart": VARIANT | {"conduct": {"north": "ACTIVE"}}}}
    found = load_case(file(**data), "s.yaml", words=WORDS)
    side = ("tmt", "side", "ours")
    south = Conduct("SHARE", (("tmt", "sep", 0), side))
    assert found.variant(BASE).conduct == (Conduct("SHARE", (("tmt", "sep", 50), side)), south)
    assert found.variant("apart").conduct == (Conduct("ACTIVE"), south)


def test_an_outcome_keeps_what_it_says_and_has_defaults_for_the_rest() -> None:
    (found,) = load_case(file(variants={"apart": VARIANT}, outcomes=[OUTCOME]), "s.yaml", words=WORDS).expectations
    assert (found.treatment, found.control, found.number, found.times, found.by) == ("apart", "base", None, 1.0, 0.0)
    assert (found.firm, found.from_bp, found.to_bp, found.at) == (None, 0, 10_000, ("full",))


def test_a_change_may_be_any_plain_text() -> None:
    content = yaml.safe_dump({"variants": {"x": {"change": {"events": [[1], {"id": [2]}, 3], "firms": None}}}})
    assert problems(content)
