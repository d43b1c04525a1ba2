import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.errors import ScenarioError
from game.rules.model.constants import KNOWN, RESERVED
from game.scenario.load import load_case, load_scenario
from server.commands import places as files
from tests.scenario.texts import SMALL, small, text, with_firms

BROKEN = Path(__file__).parent / "broken"
CONSTANTS = {name: (row.low, row.high) for name, row in KNOWN.items() if name not in RESERVED}
SENTENCE = re.compile(r"[^:]+:\d+: \S+: expected .+, found .+, try .+")


GROWS = {
    "id": "grows", "text": "Trust grows.", "source": "here", "observable": "trust", "relation": "greater", "treatment": "base",
    "number": 0.5,
}  # fmt: skip


def problems(content: bytes | str, **extra: Any) -> tuple[str, ...]:
    with pytest.raises(ScenarioError) as caught:
        load_case(content, "s.yaml", **extra)
    return caught.value.problems


def places(found: tuple[str, ...]) -> set[tuple[int, str]]:
    return {(int(one.split(":")[1]), one.split(": ")[1]) for one in found}


@pytest.mark.parametrize(
    ("name", "line", "key", "words"),
    [
        ("unknown_key", 31, "components.crust.ownr", "try `owner`"),
        ("wrong_type", 14, "firms.north.seats.tmt", 'expected text of 1 to 60 characters, found 7, try "7" in quotes'),
        ("out_of_range", 20, "firms.north.managers[0].attitude", "from 0 to 10000 (bp), found -5, try 0"),
        ("duplicate_id", 55, "events[1].id", 'expected each id once, found "cut" again'),
        ("dangling_reference", 56, "tenders[0].client", 'expected a client of north, found "Scool", try `School`'),
        ("cycle_in_adjacency", 37, "components.yeast.touches.crust", "found crust → yeast → crust"),
        ("sum_not_100", 8, "start.course", "expected y + z + e = 100, found 95, try e: 20"),
        ("missing_brief", 58, "briefs.eng_p", "expected a brief for north.eng_p1, found nothing, try adding `eng_p:`"),
        ("brief_too_long", 60, "briefs.ally", "expected at most 140 public words, found 144"),
        ("bad_unit", 56, "tenders[0].value", "(kEUR), found 6.0, try 6000"),
        ("duplicate_key", 6, "knobs.overlap", "expected each key once, found `overlap` again after line 6"),
        ("bad_encoding", 52, "(file)", "expected text in UTF-8, found byte 0xe9"),
        ("tab", 22, "(file)", "expected spaces, found a tab"),
        ("empty_file", 1, "(file)", "found an empty file"),
        ("wrong_version", 1, "format", "expected 1, found 2, try 1"),
        ("firm_without_tmt", 24, "firms.south.seats.tmt", "expected a TMT, found nothing"),
        ("two_alliance_heads", 16, "firms.north.seats.ally2", "expected one alliance head, `ally`, found `ally2`"),
        ("no_quarters", 1, "quarters", "expected a mapping with nominal, spread, found nothing"),
        ("unreachable_inject", 54, "events[0].at_bp", "from 0 to 10000 (bp), found 12000, try 10000"),
        ("wrong_language", 4, "language", 'expected en, found "xx", try en'),
        (
            "variant_renames_the_file",
            69,
            "variants.apart.change.name",
            "expected what a variant may change, found `name`",
        ),
        ("variant_drops_no_event", 69, "variants.apart.without[0]", 'the id of an event, found "cuts", try `cut`'),
        ("outcome_unknown_measure", 66, "outcomes[0].observable", 'found "truts", try `trust`'),
        ("conduct_unknown_lever", 67, "conduct.north.ally.palce", "a lever of ally, found `palce`, try `place`"),
        ("experiment_unknown_level", 66, "experiment[0].what", 'a level that can be set so, found "teem", try `team`'),
        ("relation_to_itself", 23, "firms.south.relations.south", "expected another firm, found `south`, try `north`"),
        ("complementary_as_fraction", 56, "tenders[0].complementary", "(bp), found 0.4, try 4000"),
        ("technology_yes", 56, "tenders[0].their_technology", 'expected true or false, found "yes", try true'),
        ("strength_zero", 23, "firms.south.knobs.strength", "from 1000 to 100000 (bp), found 0, try 1000"),
        ("constant_reserved", 65, "constants.manager_spread", "a constant that the model reads (docs/model.md)"),
    ],
)
def test_a_broken_file_is_refused_with_line_key_and_advice(name: str, line: int, key: str, words: str) -> None:
    found = problems((BROKEN / f"{name}.yaml").read_bytes(), constants=CONSTANTS, words=files.vocabulary())
    assert any(one.startswith(f"s.yaml:{line}: {key}: ") and words in one for one in found), found
    assert {at for at, _ in places(found)} == {line}, "a single fault must not call up others elsewhere"
    assert all(SENTENCE.fullmatch(one) for one in found)


def test_every_broken_file_stands_in_the_table_above() -> None:
    assert len(list(BROKEN.glob("*.yaml"))) == 30 + 1, "thirty with one fault, one with many"


def test_a_file_with_several_faults_reports_all_of_them_in_the_order_of_its_lines() -> None:
    found = problems((BROKEN / "many_at_once.yaml").read_bytes())
    assert places(found) == {
        (1, "format"),
        (6, "knobs.rivl"),
        (8, "start.course"),
        (23, "firms.south.shape"),
        (54, "events[0].at_bp"),
        (56, "tenders[0].value"),
        (56, "tenders[0].client"),
        (59, "briefs.tmt"),
    }
    assert [int(one.split(":")[1]) for one in found] == sorted(int(one.split(":")[1]) for one in found)


def test_the_small_scenario_itself_is_sound() -> None:
    assert load_scenario(SMALL, "s.yaml") == load_scenario(SMALL.encode(), "s.yaml")


def change(path: str, value: object) -> str:
    data: Any = small()
    *way, last = path.split(".")
    here = data
    for step in way:
        here = here[int(step)] if isinstance(here, list) else here[step]
    here[last] = value
    return text(data)


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ("news.0.q", 9, "news[0].q"),
        ("news.0.at_bp", 5000, "news[0]"),
        ("news.0.on", "bought", "news[0].on"),
        ("benches.0.problems.0.event", "nothing", "benches[0].problems[0].event"),
        ("events.0.kind", "price_wars", "events[0].kind"),
        ("events.0.firms", ["norht"], "events[0].firms[0]"),
        ("events.0.params", {"rival": 1500}, "events[0].params.rival"),
        ("events.0.params", {"rival_bp": 99_999}, "events[0].params.rival_bp"),
        ("quarters.nominal", 3, "events[0].at_bp"),
        ("quarters.nominal", 0, "quarters.nominal"),
        ("tenders.0.lead", "norht", "tenders[0].lead"),
        ("components.oven.owner", "north", "components.oven.owner"),
        ("components.crust.owner", "nobody", "components.crust.owner"),
        ("components.crust.touches", {"syrup": 7000}, "components.crust.touches.syrup"),
        ("components.crust.touches", {"yeast": 9999, "crust": 9000}, "components.crust.touches"),
        ("components.crust.mastery", {"nobody": [1, 2]}, "components.crust.mastery.nobody"),
        ("components.crust.mastery", {"north": [1, 2, 3]}, "components.crust.mastery.north"),
        ("components.oven.kind", "core", "components.oven.owner"),
        ("firms.north.knobs", {"rival": 1}, "firms.north.knobs.rival"),
        ("firms.north.knobs", {"walls_clam": 1}, "firms.north.knobs.walls_clam"),
        ("firms.north.start", {"sep": 20_000}, "firms.north.start.sep"),
        ("firms.north.start", {"course": {"y": 40, "z": 40, "e": 10}}, "firms.north.start.course"),
        ("firms.north.seats.eng_a2", "Extra", "firms.south.seats"),
        ("firms.north.seats.eng_p3", "Extra", "firms.north.seats.eng_p2"),
        ("firms.south.shape", "circle", "firms.south.shape"),
        ("briefs.cook", "You cook. ## You burn.", "briefs.cook"),
        ("briefs.tmt", "You lead {you}. ## Yes.", "briefs.tmt"),
        ("briefs.tmt", "You lead. ## " + "word " * 91, "briefs.tmt"),
        ("private_goals.tmt", "win", "private_goals.tmt"),
        ("par", {"firm_low": 20_000, "firm_high": 10_000}, "par.firm_high"),
        ("seat_order", ["tmt", "tmt"], "seat_order[1]"),
        ("constants", {"nu": 3}, "constants.nu"),
        ("constants", {"unknown": 3}, "constants.unknown"),
    ],
)
def test_a_fault_across_keys_is_found_at_its_key(path: str, value: object, key: str) -> None:
    found = problems(change(path, value), constants={"nu": (0.0, 1.0)})
    assert key in {at for _, at in places(found)}, found


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("presets", {"class": None}, "found nothing, try `{}`"),
        ("start.wall", "20%", 'found "20%", try 2000'),
        ("tenders.0.value", "5 million", "try 5000"),
        ("tenders.0.value", "much", "try a whole number such as 100"),
        ("routine", 4_000, "try {value: 4000}"),
        ("firms.north.relations", {"south": "customer"}, "try [customer]"),
        ("components.crust.touches", "yeast", "try {yeast: …}"),
        ("components.crust.mastery", {"north": 600}, "try [600, 600]"),
        ("private_goals.eng_a", "be_credited", "try `credited_by_partner`"),
        ("conduct", "BALANCED", 'try {"*": BALANCED}'),
        ("variants", {"hot": {"title": "Hot", "text": "Rivals.", "rival": 9_000}}, "try moving it into `change`"),
        ("outcomes", [{**GROWS, "id": "Trust-grows"}], "try `trust-grows`"),
        ("outcomes", [{**GROWS, "relation": "lower"}], 'found "lower", try `less`'),
        ("outcomes", [{**GROWS, "relation": "other"}], "try one of these"),
        ("experiment", [{"do": "hold", "what": "trust", "to": "60%"}], "try 6000"),
        ("news.0.quarter", 3, "found `quarter`, try `q`"),
    ],
)
def test_what_was_probably_meant_is_what_is_advised(path: str, value: object, said: str) -> None:
    (found,) = problems(change(path, value))
    assert said in found


@pytest.mark.parametrize(
    ("event", "key"),
    [
        ({"id": "end", "kind": "rumour_resolved", "at_bp": 9000, "params": {"rumour": "talk"}}, "rumour"),
        ({"id": "leave", "kind": "key_engineer", "at_bp": 9000, "params": {"chair": "eng_a3"}}, "chair"),
        ({"id": "prize", "kind": "joint_prize", "at_bp": 9000, "params": {"bench": 2}}, "bench"),
        ({"id": "day", "kind": "partner_day", "at_bp": 9000, "params": {"remarks": ["Nobody"]}}, "remarks"),
    ],
)
def test_an_events_parameters_may_not_dangle(event: dict[str, Any], key: str) -> None:
    assert f"events[0].params.{key}" in {at for _, at in places(problems(change("events", [event])))}


def test_a_rumour_is_not_settled_before_it_begins() -> None:
    talk = {"id": "talk", "kind": "bought_rumour", "at_bp": 6000}
    end = {"id": "end", "kind": "rumour_resolved", "at_bp": 5000, "params": {"rumour": "talk"}}
    found = problems(change("events", [talk, end]))
    assert {at for _, at in places(found)} == {"events[1].at_bp"}


@pytest.mark.parametrize(
    "content",
    [
        "a: &x [1]\nb: *x\n",
        "[" * 5_000,
        "format: 1\n" + "- x",
        "just words",
        "a: 'open",
        "format: \x07",
        "? [1, 2]\n: 3\n",
        "x" * 1_000_001,
        b"\xff\xfe\x00",
    ],
)
def test_hostile_text_gives_problems_and_nothing_else(content: bytes | str) -> None:
    assert problems(content)


def test_bare_words_that_yaml_would_bend_stay_text() -> None:
    data = with_firms(2)
    lines = text(data).replace("text: Flour is dear.", "text: off")
    assert load_scenario(lines, "s.yaml").news[0].text == "off"


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_scenario_or_problems(content: bytes) -> None:
    with pytest.raises(ScenarioError):
        load_scenario(content, "s.yaml")


def _paths(here: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    pairs = here.items() if isinstance(here, dict) else enumerate(here) if isinstance(here, list) else ()
    return [path, *(deep for step, child in pairs for deep in _paths(child, (*path, step)))]


JUNK: list[object] = [None, True, 0, -1, 3, 10**12, 0.5, "", "x", "tmt", "north", [], [1], ["x"], {}, {"x": 1}, [[]]]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(_paths(small())[1:]), st.sampled_from(JUNK))
def test_anything_in_any_place_gives_a_scenario_or_problems(path: tuple[Any, ...], junk: object) -> None:
    data: Any = small()
    here = data
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = junk
    try:
        load_scenario(text(data), "s.yaml")
    except ScenarioError as error:
        assert all(SENTENCE.fullmatch(one) for one in error.problems), error.problems
