"""Third promise: two games that agree on what a reader may know up to a moment have sent it the same up to that moment."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.secrecy.games import FOUND, TABLES, dice_of, reached, received
from tests.secrecy.twins import side_by_side


@settings(max_examples=30, derandomize=True, phases=FOUND)
@given(name=st.sampled_from(TABLES), at=st.integers(0, 10**6), n=st.integers(-1, 10**6), number=st.integers(0, 10**6))
def test_games_that_a_reader_may_not_tell_apart_send_it_the_same(name: str, at: int, n: int, number: int) -> None:
    opened = [state for state in reached(name) if not any(draft.cards for draft in state.drafts)]
    state = opened[at % len(opened)]
    reader = n % len(state.people) if n >= 0 else -1
    for one, other in side_by_side(state, reader, dice_of(number), name, 8):
        assert received(other, reader, asks=False) == received(one, reader, asks=False)


def test_hidden_differences_live_on_for_quarters_without_a_word_of_them() -> None:
    lives = []
    for number in range(12):
        state = reached("itcom-insys")[1 + 2 * number]
        pairs = list(side_by_side(state, number, dice_of(number), "itcom-insys", 8))
        lives.append(sum(one != other for one, other in pairs))
    assert max(lives) >= 5, "a check that no difference survives would check nothing"
