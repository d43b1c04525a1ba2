"""The second door out: what one reader may know of a fact; deliberately absent: the state, and more than one fact.

An entry is built from allow-lists, never by taking away: `audience` says who may know of a kind of fact, `telling` puts
the fields that this reader may know into words, `reasons` picks the causes, whose names are listed there.
"""

from game.events import Event, Said, ScorePosted
from game.rules.audience import AUDIENCE, audience_of, may_know
from game.rules.reader import Reader, Telling
from game.rules.reasons import because
from game.rules.telling import bench, heads, knowledge, leading, market, partners, table, tops, voices
from game.views import Entry

__all__ = ["AUDIENCE", "Reader", "audience_of", "witness"]


def witness(event: Event, reader: Reader) -> Entry | None:
    """Return the line of 'what happened and why' that a fact is to a reader.

    Returns:
        `None` when the reader may not know of it, or when the fact is shown elsewhere (talk, points).
    """
    telling = _tell(event, reader) if may_know(event, reader) else None
    if telling is None:
        return None
    reasons, has_hidden = because(event, reader)
    return Entry(
        quarter=reader.quarter,
        event=event.event,
        tone=telling.tone,
        what=telling.what,
        because=reasons,
        has_hidden=has_hidden,
        so=telling.so,
        jump=telling.jump,
        is_mine=telling.is_mine,
    )


def _tell(event: Event, reader: Reader) -> Telling | None:
    """Hand the fact to the topic that tells it; the type checker sees that none is left over."""
    if isinstance(event, table.Turning):
        return table.tell(event, reader)
    if isinstance(event, leading.Leading):
        return leading.tell(event, reader)
    if isinstance(event, heads.Heading):
        return heads.tell(event, reader)
    if isinstance(event, bench.Meeting):
        return bench.tell(event, reader)
    if isinstance(event, knowledge.Knowing):
        return knowledge.tell(event, reader)
    if isinstance(event, partners.Between):
        return partners.tell(event, reader)
    if isinstance(event, voices.Voice):
        return voices.tell(event, reader)
    if isinstance(event, tops.Dealing):
        return tops.tell(event, reader)
    if isinstance(event, market.Market):
        return market.tell(event, reader)
    match event:
        case ScorePosted() | Said():
            return None
