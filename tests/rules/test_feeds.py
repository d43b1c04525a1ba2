"""What a seat reads of a fact is fixed when the fact happens, whenever it is read, and nobody pays for what nobody reads."""

from random import Random

import pytest

from game.events import Event
from game.rules import feeds, nature
from game.rules.engine import with_cards
from game.rules.feeds import feed_of, names_of, publish, reader_of
from game.rules.state import State
from game.rules.witness import witness
from game.views import Entry
from tests.rules import play

SEED = nature.seed_from(3)
ALL = 10_000


@pytest.mark.parametrize("name", ["tiny", "three"])
def test_a_feed_read_late_is_the_feed_written_down_at_once(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    written: dict[int, list[Entry]] = {}

    def eager(state: State, events: tuple[Event, ...]) -> State:
        for n in range(len(state.people)):
            reader = reader_of(state, n, names_of(state.scenario))
            lines = [witness(event, reader) for event in events if not feeds._is_small(event)]
            written.setdefault(n, []).extend(line for line in lines if line)
        return publish(state, events)

    monkeypatch.setattr(feeds, "publish", eager)
    over = _played(name)
    assert {n: list(feed_of(over, n, ALL)) for n in written} == written
    assert any(written.values())


def test_the_last_lines_are_read_and_no_older_ones() -> None:
    over = _played("tiny")
    every = feed_of(over, 0, ALL)
    assert [feed_of(over, 0, most) for most in (0, 1, 7)] == [(), every[-1:], every[-7:]]


def test_nothing_is_put_into_words_before_somebody_reads() -> None:
    over = _played("tiny")
    assert not any(page.told for page in over.pages)
    feed_of(over, 2, ALL)
    assert {n for page in over.pages for n in page.told} == {2}


def test_a_page_holds_the_table_of_its_moment_without_its_past() -> None:
    page = _played("tiny").pages[-1]
    assert (page.moment.events, page.moment.pages, page.moment.talk) == ((), (), ())


def _played(name: str) -> State:
    state = play.table(name, seed=SEED)
    dice = Random(3)  # noqa: S311  # no secret
    while state.phase != "over":
        for seat in with_cards(state):
            state = play.put(state, seat, *play.any_draft(state, seat, dice))
        state, _ = play.turn(state, SEED)
    return state
