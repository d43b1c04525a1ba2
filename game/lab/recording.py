"""A bot game together with its record; deliberately absent: files."""

from game.errors import RecordError
from game.events import Event
from game.ids import Seat
from game.lab.selfplay import Batch, Game, opening_chance, play_one
from game.moves import Move
from game.record.book import Book
from game.record.file import Record, to_bytes
from game.rules.state import State, digest


def recorded(batch: Batch, number: int) -> tuple[Game, bytes]:
    """Return game `number` (from 1) of a batch and the content of its record's file; raises like `selfplay.play`.

    The moves are played a second time into the record's book, which has to end in the same state.
    """
    moves: list[tuple[Seat, Move]] = []

    def note(actor: Seat, move: Move, _state: State, _events: tuple[Event, ...]) -> None:
        moves.append((actor, move))

    game = play_one(batch, number, note)
    book = Book.begin(
        batch.scenario, preset=batch.preset, table=game.table, chance=opening_chance(batch.seed, game.table)
    )
    for actor, move in moves:
        book.submit(actor, move)
    if digest(book.state) != game.digest:
        raise RecordError(len(book.rows), "leads to another state than the game")
    book.close()
    return game, to_bytes(Record(tuple(book.rows)))
