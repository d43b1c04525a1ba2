"""What a row says is what happened."""

from game.events import Event, KnowledgeLeaked, SessionHeld
from game.ids import Seat
from game.lab.selfplay import play_one
from game.moves import Move
from game.rules.state import State
from tests.lab.fixtures import batch


def test_a_row_counts_leaks_sharing_and_value_as_the_game_had_them() -> None:
    events: list[Event] = []
    states: list[State] = []

    def watch(_actor: Seat, _move: Move, state: State, told: tuple[Event, ...]) -> None:
        events.extend(told)
        states.append(state)

    measures, end = play_one(batch(), 1, watch).measures, states[-1]
    assert measures.leaks == sum(isinstance(event, KnowledgeLeaked) for event in events)
    held = [side.depth for event in events if isinstance(event, SessionHeld) for side in event.sides if side.topic]
    depths = {"withhold": 0, "decline": 0, "documents": 35, "walk_through": 70, "deep_dive": 100}
    assert measures.shared == sum(depths[depth] for depth in held) > 0
    heron, trust = measures.firms[0], min(end.pairs[0][1].trust, end.pairs[1][0].trust)
    legacy = heron.value_keur - sum(result.result for result in end.firms[0].results)
    assert (heron.firm, heron.trust_bp) == ("heron", end.pairs[0][1].trust)
    assert legacy == int(end.constants.legacy_weight) * sum(end.joints[-3:]) * trust // (2 * 10_000 * 3)


def test_a_row_spreads_the_firms_over_columns() -> None:
    row = play_one(batch(), 1).measures.row()
    assert row["leaks"] == int(row["heron_leaks"]) + int(row["kestrel_leaks"])
    assert not any(isinstance(value, tuple | list | dict) for value in row.values())
