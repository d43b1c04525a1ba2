"""Games among policies are games of the same law: legal moves, one digest with the record's, the same for the same seed."""

import pickle
from collections import Counter

import pytest

from game.ids import NATURE, Seat
from game.lab import batch
from game.lab.names import OBSERVABLES
from game.lab.policies import ACTIVE, BALANCED, DEFECT, FORTRESS, PARTS, POLICIES, SHARE, Policy, mixed
from game.lab.selfplay import opening_chance
from game.moves import AnswerConcern, Move, Play
from game.record.book import Book
from game.rules.state import State, digest
from tests.lab.fixtures import scenario


def test_a_game_among_policies_replays_through_the_record_to_the_same_digest() -> None:
    played, moves, ends = scenario("tiny"), [], []

    def note(actor: Seat, move: Move, state: State) -> None:
        moves.append((actor, move))
        ends.append(state)

    batch.run(played, (ACTIVE, DEFECT), seed=7, number=4, preset="class", watch=note)
    book = Book.begin(played, preset="class", table="4", chance=opening_chance(7, "4"))
    for actor, move in moves:
        book.submit(actor, move)
    assert digest(book.state) == digest(ends[-1])


@pytest.mark.parametrize("policy", [*POLICIES.values(), *PARTS.values()], ids=lambda policy: policy.name)
def test_a_named_policy_plays_a_whole_game_that_the_law_never_refuses(policy: Policy) -> None:
    outcome = batch.run(scenario("tiny"), policy, seed=1, preset="class")
    assert outcome.quarters == 3
    assert outcome.refusals == 0


def test_the_same_seed_gives_the_same_game_and_another_number_another() -> None:
    played = scenario("tiny")
    one, again, other = (batch.run(played, BALANCED, seed=2, number=n, preset="class") for n in (1, 1, 2))
    assert one == again
    assert one.rows != other.rows


def test_every_observable_can_be_read_of_every_game_and_span() -> None:
    outcome = batch.run(scenario("tiny"), BALANCED, seed=1, preset="class")
    for name in OBSERVABLES:
        whole = outcome.value(name)
        assert isinstance(whole, float), name
        assert outcome.value(name, span=(1, 2)) == outcome.value(name, span=(-3, 2)), name
        each = [outcome.value(name, firm=f) for f in range(2)]
        assert OBSERVABLES[name].parts or whole == pytest.approx(sum(each) / 2), name


def test_an_observable_sums_what_happens_averages_levels_and_divides_sums() -> None:
    outcome = batch.Outcome(
        ("a", "b"), 2, ("trust", "leaks", "sharing"), (((0.2, 1.0, 1.0), (0.4, 3.0, 1.0)), ((0.4, 0.0, 2.0), (0.4, 0.0, 0.0))), {}
    )  # fmt: skip
    assert outcome.value("trust") == pytest.approx(0.35)
    assert outcome.value("leaks") == 2.0
    assert outcome.value("leaks", firm=1, span=(1, 1)) == 3.0
    assert outcome.value("leaks_per_share") == 1.0
    assert outcome.late(2) == (2, 2)


def test_policies_are_given_to_firms_in_order_by_name_or_to_all() -> None:
    played = scenario("tiny")
    assert batch.by_firm(played, SHARE) == (SHARE, SHARE)
    assert batch.by_firm(played, (SHARE,)) == (SHARE, SHARE)
    assert batch.by_firm(played, {"kestrel": DEFECT, "*": SHARE}) == (SHARE, DEFECT)


def test_roles_come_from_different_policies_and_survive_the_way_to_another_process() -> None:
    both = mixed("both", ACTIVE, prod=FORTRESS)
    assert both.levers["prod"] == FORTRESS.levers["prod"]
    assert both.temper == ACTIVE.temper
    assert pickle.loads(pickle.dumps(both)) == both  # noqa: S301  # our own bytes


def test_open_sharing_leaks_more_and_one_sided_competition_shares_less_than_the_neutral_policy() -> None:
    played = scenario("itcom-insys")
    shared, neutral, hostile = (batch.run(played, p, seed=1, preset="class") for p in (SHARE, BALANCED, DEFECT))
    assert shared.value("leaks") > neutral.value("leaks")
    assert hostile.value("sharing") < neutral.value("sharing")
    assert NATURE not in shared.firms


def test_a_leak_that_was_found_is_raised_and_crowds_out_nothing_else() -> None:
    laid: Counter[str] = Counter()

    def count(_actor: Seat, move: Move, _state: State) -> None:
        if isinstance(move, Play):
            laid.update(card.card for card in move.cards)

    outcome = batch.run(scenario("itcom-insys"), (ACTIVE, SHARE), seed=1, preset="class", watch=count)
    assert outcome.refusals == 0
    assert laid["T8"] and laid["T6"]


@pytest.mark.parametrize(("listen", "answers"), [(1, {"explain", "thank"}), (0, set())])
def test_worries_are_answered_where_the_top_listens_and_by_nobody_elsewhere(listen: int, answers: set[str]) -> None:
    policy = BALANCED.but(tmt={"listen": listen}, eng_a={"concern": 1})
    said: list[str] = []

    def note(_actor: Seat, move: Move, _state: State) -> None:
        if isinstance(move, AnswerConcern):
            said.append(move.how)

    batch.run(scenario("itcom-insys"), policy, seed=1, preset="class", watch=note)
    assert set(said) == answers
