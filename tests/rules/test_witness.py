"""What one reader may know of a fact: who learns of it at all, what of it, why, and in which words."""

import tomllib
from dataclasses import fields, replace
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game import events as ev
from game.events import EVENTS, Cause, Event
from game.ids import DEPTHS, Depth
from game.rules.audience import AUDIENCE, audience_of
from game.rules.reader import Reader
from game.rules.reasons import KNOWN, TERMS, may_know_factor
from game.rules.telling.bench import session_line
from game.rules.witness import witness
from game.strings import Catalogue, assets_folder
from game.views import Entry
from tests.rules.witness_tables import (
    ALL,
    ANN,
    CHAIRS,
    FACILITATING,
    FACTORS,
    FOUND,
    HERON,
    IN_THE_LABS,
    LABS,
    MAY_READ,
    MET,
    OTTER,
    SECRET,
    SEES,
    UNTOLD,
    WITHHELD,
    WON,
    any_event,
    blur,
    everybody,
    reader,
    wall,
)

# ---- who -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("event", "heard", "own", "other", "on_wall"), SEES, ids=lambda it: getattr(it, "event", None))
def test_exactly_the_readers_of_the_design_learn_of_a_fact(
    event: Event, heard: frozenset[str], own: str, other: str, on_wall: bool
) -> None:
    told = {
        firm: "".join(letter for letter in CHAIRS if witness(event, reader(firm, letter, heard=heard)))
        for firm in (HERON, OTTER)
    }
    assert (told[HERON], told[OTTER], witness(event, wall()) is not None) == (own, other, on_wall)


def test_every_kind_of_event_is_decided_in_every_table() -> None:
    assert {event.event for event, *_ in SEES} == set(EVENTS) == set(MAY_READ) == set(AUDIENCE)


@pytest.mark.parametrize("event", [row[0] for row in SEES], ids=lambda event: event.event)
def test_facilitator_and_debrief_hear_of_everything_but_talk_and_points(event: Event) -> None:
    everything = [FACILITATING, *(reader(OTTER, letter, is_debrief=True) for letter in CHAIRS)]
    assert {witness(event, who) is not None for who in everything} == {event.event not in UNTOLD}


def test_the_wall_stays_the_wall_in_the_debrief_and_adds_the_circle() -> None:
    during = {event.event for event, *_ in SEES if witness(event, wall())}
    after = {event.event for event, *_ in SEES if witness(event, wall(is_debrief=True))}
    assert after - during == {"CycleTurned"}


def test_the_rulebook_reads_each_audience_from_the_same_table() -> None:
    assert audience_of("ScorePosted") == "nobody: it is no line of the feed"
    assert audience_of("KnowledgeLeaked") == "facilitator · debrief"
    assert audience_of("IdeasTravelled") == "other firms: ally, tmt · facilitator · debrief"
    assert audience_of("Torn") == "own firm: all seats · facilitator · debrief (only the seat itself)"


# ---- what ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", EVENTS)
@settings(max_examples=30)
@given(data=st.data(), heard=st.sampled_from((frozenset[str](), LABS)))
def test_what_a_reader_may_not_know_changes_nothing_that_it_reads(
    kind: str, data: st.DataObject, heard: frozenset[str]
) -> None:
    event, other = data.draw(any_event(kind)), data.draw(any_event(kind))
    for who in everybody(own_benches=frozenset({0})):
        listener = replace(who, heard=heard) if who.role == "tmt" else who
        if who.role == "facilitator":
            continue
        assert witness(event, listener) == witness(blur(event, other, listener), listener)


@given(before=st.integers(0, 10_000), after=st.integers(0, 10_000), nudge=st.integers(-1_999, 1_999))
def test_a_level_is_read_as_a_word_and_a_direction_only(before: int, after: int, nudge: int) -> None:
    moved = after + nudge
    if moved // 2_000 != after // 2_000 or (moved > before) != (after > before) or not 0 <= moved < 10_000:
        moved = after
    seen = [witness(ev.TrustMoved(HERON, OTTER, before, level), reader(HERON, "t")) for level in (after, moved)]
    assert seen[0] == seen[1]


def test_only_the_top_of_the_firm_reads_its_books() -> None:
    rich, poor = (ev.ResultPosted(HERON, n, n, 0, 0, 0, 0, 100) for n in (900, 200))
    assert witness(rich, reader(HERON, "t")) != witness(poor, reader(HERON, "t"))
    for letter in "apAPf":
        assert witness(rich, reader(HERON, letter)) == witness(poor, reader(HERON, letter)) is not None


def test_who_took_a_client_is_known_only_when_it_was_noticed() -> None:
    for is_noticed in (True, False):
        lost = ev.ClientLost(HERON, OTTER, "gov", is_noticed)
        assert ("Otter" in spoken(witness(lost, reader(HERON, "t")))) is is_noticed


def test_a_core_component_is_something_to_whom_its_label_is_unseen() -> None:
    blind, seeing = reader(HERON, "t"), reader(HERON, "t", labels=frozenset({SECRET}))
    assert "something" in spoken(witness(FOUND, blind)) and "price engine" not in spoken(witness(FOUND, blind))
    assert "price engine" in spoken(witness(FOUND, seeing))
    assert [told(FOUND, who).jump for who in (blind, seeing)] == ["", SECRET]


def test_the_two_who_met_read_their_own_side_first() -> None:
    assert told(MET, reader(HERON, "A")).what.key == "session.deep_dive.documents"
    assert told(MET, reader(OTTER, "A")).what.key == "session.documents.deep_dive"
    assert session_line("decline", "documents").key == "session.decline.mine"


def test_what_was_said_at_a_bench_stands_in_nobodys_chronicle() -> None:
    filed = replace(MET, honest=(HERON,))
    one, two = (replace(side, said="", topic="") for side in filed.sides)
    hushed = replace(filed, sides=(one, two))
    for who in (reader(HERON, "A"), reader(OTTER, "A"), reader(HERON, "a")):
        assert witness(filed, who) == witness(hushed, who) is not None


def test_typed_words_never_become_a_key_of_the_catalogue() -> None:
    story = ev.StoryTold(HERON, "both", 1, False, "@event.something", False)
    assert "@event.something" in spoken(witness(story, reader(HERON, "A")))


def test_a_line_is_mine_for_the_seat_that_it_is_about() -> None:
    assert told(ev.Torn(ANN), reader(HERON, "A")).is_mine
    assert told(ev.BreakthroughMade(0), reader(OTTER, "A", own_benches=frozenset({0}))).is_mine
    assert not told(ev.BreakthroughMade(0), reader(OTTER, "P", own_benches=frozenset({1}))).is_mine
    assert [told(ev.GainTaken(HERON, 9), reader(firm, "t")).is_mine for firm in (HERON, OTTER)] == [True, False]


# ---- because -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [role for role in WITHHELD if role != "wall"])
def test_a_role_reads_exactly_its_list_of_factors(role: str) -> None:
    letter = next(letter for letter, (kind, _) in CHAIRS.items() if kind == role)
    assert {factor for factor in FACTORS if not may_know_factor(factor, reader(HERON, letter))} == WITHHELD[role]


def test_listening_opens_the_reasons_of_that_area() -> None:
    def opened(area: str) -> set[str]:
        return {f for f in WITHHELD["tmt"] if may_know_factor(f, reader(HERON, "t", heard=frozenset({area})))}

    assert (opened("labs"), opened("clients"), opened("products")) == (IN_THE_LABS, {"heart"}, set())


def test_at_most_three_reasons_are_given_largest_first_and_weighed_by_what_is_seen() -> None:
    sizes = {"story": -200, "guard": 9_000, "repetition": 50, "apart": 60, "race": 690, "trust_good": 0}
    moved = ev.TrustMoved(HERON, OTTER, 3_000, 5_000, tuple(Cause(factor, size) for factor, size in sizes.items()))
    entry = told(moved, reader(HERON, "a"))
    assert [(f.label.key, f.sign, f.weight) for f in entry.because] == [
        ("factor.race", 1, 3),
        ("factor.story", -1, 2),
        ("factor.apart", 1, 1),
    ]
    assert entry.has_hidden
    assert told(moved, FACILITATING).because[0].label.key == "factor.guard"
    assert not told(moved, FACILITATING).has_hidden


def test_that_something_is_hidden_says_nothing_of_whether_it_was_at_work() -> None:
    alarmed = ev.TrustMoved(HERON, OTTER, 3_000, 5_000, (Cause("alarm", -900),))
    for letter in "apAPf":
        calm, uneasy = (told(it, reader(HERON, letter)) for it in (replace(alarmed, causes=()), alarmed))
        assert calm == uneasy and calm.has_hidden
    assert not told(ev.DistrustMoved(HERON, OTTER, 3_000, 5_000), reader(HERON, "P")).has_hidden


def test_every_kind_of_fact_that_has_causes_lists_what_they_may_be() -> None:
    assert set(TERMS) == {kind for kind, fact in EVENTS.items() if "causes" in {part.name for part in fields(fact)}}
    assert {factor for factors in TERMS.values() for factor in factors} <= set(KNOWN)


def test_why_a_tender_was_won_is_for_the_leaders_of_the_house_that_led() -> None:
    won = replace(WON, causes=(Cause("strength", 400),))
    with_reasons = [
        f"{firm} {letter}" for firm in (HERON, OTTER) for letter in ALL if told(won, reader(firm, letter)).because
    ]
    assert with_reasons == ["heron t", "heron a", "heron p"]
    assert told(won, wall()).because == () and not told(won, wall()).has_hidden


# ---- words ---------------------------------------------------------------------------------------------------------


def sentences() -> Catalogue:
    folder = assets_folder() / "strings" / "en"
    files = ("events.toml", "factors.toml")
    tables = [tomllib.loads((folder / file).read_text(encoding="utf-8")) for file in files]
    return Catalogue("en", {key: text for table in tables for key, text in table.items()})


SENTENCES = sentences()


def told(event: Event, who: Reader) -> Entry:
    entry = witness(event, who)
    assert entry is not None
    return entry


def spoken(entry: Entry | None) -> str:
    """Say all of an entry aloud."""
    assert entry is not None
    lines = [entry.what, *(factor.label for factor in entry.because), *([entry.so] if entry.so else [])]
    return " ".join(SENTENCES.say(line) for line in lines)


@pytest.mark.parametrize("kind", sorted(set(EVENTS) - UNTOLD))
@settings(max_examples=30)
@given(data=st.data(), is_debrief=st.booleans())
def test_every_entry_can_be_said_whole(kind: str, data: st.DataObject, is_debrief: bool) -> None:
    event = data.draw(any_event(kind))
    for who in everybody(heard=LABS, own_benches=frozenset({0}), is_debrief=is_debrief):
        entry = witness(event, who)
        assert entry is None or not set("{⟨") & set(spoken(entry).replace("⟨factor.a_factor_of_next_year⟩", ""))


def test_every_factor_and_every_pair_of_depths_has_its_words() -> None:
    depths: tuple[Depth | Literal["decline"], ...] = (*DEPTHS, "decline")
    pairs = [session_line(mine, theirs).key for mine in depths for theirs in depths]
    missing = [key for key in (*pairs, *(f"factor.{name}" for name in KNOWN)) if not SENTENCES.has(key)]
    assert missing == [] and len(set(pairs)) == 16 + 3
    assert {key for key in SENTENCES.entries if key.startswith("factor.")} == {f"factor.{name}" for name in KNOWN}
