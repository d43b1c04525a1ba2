"""The memory of answers, so that a wish that comes twice is done once; deliberately absent: how a wish is judged."""

from hashlib import blake2b

from game.ids import Phase, Seat, line
from game.moves import Move
from game.protocol.messages import Ack, Refused, Wish
from game.record.row import pack, plain

REFUSALS = 1_000  # ours: as many refused wishes are remembered; done ones for the life of the room


class Answers:
    """What was answered to which wish."""

    def __init__(self) -> None:
        self._done: dict[str, tuple[bytes, Ack | Refused]] = {}
        self._refused: dict[str, tuple[bytes, Ack | Refused]] = {}

    def recall(self, seat: Seat, wish: Wish) -> Ack | Refused | None:
        """Return the answer to a wish that was answered before; the same id with another wish is refused."""
        known = self._done.get(wish.wish_id) or self._refused.get(wish.wish_id)
        if known is None:
            return None
        if known[0] != _fingerprint(seat, wish.quarter, wish.phase, wish.move):
            return Refused(wish.wish_id, "wish.reused", "", line("server.wish_reused"))
        return known[1]

    def keep(self, seat: Seat, wish: Wish, answer: Ack | Refused) -> None:
        """Remember an answer."""
        self._note(_fingerprint(seat, wish.quarter, wish.phase, wish.move), answer)

    def restore(self, seat: Seat, quarter: int, phase: Phase, move: Move, wish_id: str) -> None:
        """Remember a wish that was done in an earlier epoch; the first view of the new one shows it."""
        self._note(_fingerprint(seat, quarter, phase, move), Ack(wish_id, 1))

    def _note(self, body: bytes, answer: Ack | Refused) -> None:
        memory = self._done if isinstance(answer, Ack) else self._refused
        memory[answer.wish_id] = (body, answer)
        if len(self._refused) > REFUSALS:
            del self._refused[next(iter(self._refused))]


def _fingerprint(seat: Seat, quarter: int, phase: Phase, move: Move) -> bytes:
    """Return what tells two wishes with the same id apart."""
    return blake2b(pack((seat, quarter, phase, plain(move))), digest_size=16).digest()
