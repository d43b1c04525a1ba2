"""The sentences that bots speak, from the catalogue's fixed repertoire; deliberately absent: when they speak."""

from game.bots.chance import pick
from game.ids import Line
from game.strings import catalogue

VARIANTS = 4


def phrase(whim: int, family: str, said: frozenset[str] = frozenset()) -> str:
    """Return one of the sentences `bot.<family>.0` … `.3` that was not said yet, or nothing when none is left."""
    keys = [key for n in range(VARIANTS) if catalogue().has(key := f"bot.{family}.{n}")]
    fresh = [text for text in (catalogue().say(Line(key)) for key in keys) if text not in said]
    return pick(whim, family, fresh) if fresh else ""
