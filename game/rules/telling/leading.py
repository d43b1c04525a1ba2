"""What the top of a firm sets, says and hears back; deliberately absent: what the lab and the clients make of it."""

from game.events import (
    BoardMood,
    CourseSet,
    LinesMoved,
    MandateChanged,
    MandateOverstepped,
    PlansCompared,
    StoryFaded,
    StoryLanded,
    StoryTold,
    TalkedThrough,
    TokensChanged,
)
from game.rules.reader import Reader, Telling, band, so, spoken, what
from game.views import Tone

Leading = (
    BoardMood
    | CourseSet
    | TokensChanged
    | StoryTold
    | StoryFaded
    | StoryLanded
    | LinesMoved
    | TalkedThrough
    | PlansCompared
    | MandateChanged
    | MandateOverstepped
)


def tell(event: Leading, reader: Reader) -> Telling:
    """Tell what a TMT did or learned."""
    kind, firm, is_mine = event.event, reader.name(event.firm), reader.holds(event.firm, "tmt")
    match event:
        case CourseSet(y=y, z=z, e=e, stance=stance):
            sentence = what(kind, firm=firm, y=y, z=z, e=e, stance=f"@event.stance.{stance}")
            return Telling("neutral", sentence, so(kind), "us", is_mine)
        case TokensChanged():
            return _tokens(event, reader)
        case BoardMood(falls=falls):
            return Telling("warn", what(kind, firm=firm, falls=falls), so(kind), "us", is_mine)
        case StoryTold():
            return _story(event, reader)
        case StoryFaded():
            return Telling("warn", what(kind, firm=firm), so(kind), "us", is_mine)
        case StoryLanded(holding=holding, of=of):
            sentence = what(kind, holding=holding, of=of, firm=firm)
            return Telling("good" if 2 * holding >= of else "neutral", sentence, so(kind), "us", is_mine)
        case LinesMoved(lever=lever, before=before, target=target):
            way = "up" if target > before else "down"
            sentence = what(kind, f"{lever}.{way}", firm=firm, target=target)
            return Telling("neutral", sentence, so(kind, "at_once" if lever == "parallel" else ""), "us", is_mine)
        case TalkedThrough(question=question, said=said):
            asked = "unasked" if question == "own" else question
            sentence = what(kind, "own", said=spoken(said)) if question == "own" and said else what(kind, asked)
            return Telling("good", sentence, so(kind, question), "us", is_mine)
        case PlansCompared():
            return _plans(event, reader)
        case MandateChanged():
            return _mandate(event, reader)
        case MandateOverstepped(bench=bench):
            return Telling("warn", what(kind, bench=reader.bench(bench), firm=firm), so(kind), "alliance", is_mine)


def _plans(event: PlansCompared, reader: Reader) -> Telling:
    """Say how far the first plans lay apart, and whether one course came of them."""
    kind, end = event.event, ("agreed" if event.is_agreed else "open") if event.is_talked else "untold"
    sentence = what(kind, end, firm=reader.name(event.firm), apart=f"@event.apart.{band(event.diversity_bp)}")
    tone: Tone = "good" if event.is_talked and event.is_agreed else "warn"
    return Telling(tone, sentence, so(kind, end), "us", reader.holds(event.firm, "tmt"))


def _tokens(event: TokensChanged, reader: Reader) -> Telling:
    by, is_mine = event.after - event.before, reader.holds(event.firm, "tmt")
    change = "fewer" if by < 0 else "more"
    sentence = what(event.event, change, firm=reader.name(event.firm), after=event.after, by=abs(by))
    return Telling("warn" if by < 0 else "good", sentence, so(event.event, change), "us", is_mine)


def _story(event: StoryTold, reader: Reader) -> Telling:
    """Show the line itself; a story told without one shows its side."""
    kind, firm = event.event, reader.name(event.firm)
    sentence = what(kind, firm=firm, said=spoken(event.said)) if event.said else what(kind, event.side, firm=firm)
    is_mine = reader.holds(event.firm, "tmt")
    if event.enemy:
        return Telling("warn", sentence, so(kind, "enemy"), "us", is_mine)
    return Telling("neutral", sentence, so(kind, "new_song") if event.is_new_song else None, "us", is_mine)


def _mandate(event: MandateChanged, reader: Reader) -> Telling:
    """Topics are no secret of the firm, so the one off limits is named."""
    kind = event.event
    args = {"firm": reader.name(event.firm), "depth": f"@event.depth.{event.depth}"}
    sentence = what(kind, **args)
    if event.off_limits:
        sentence = what(kind, "off_limits", topic=reader.name(event.off_limits), **args)
    is_mine = reader.holds(event.firm, "tmt")
    if event.is_explained:
        return Telling("neutral", sentence, so(kind), "us", is_mine)
    return Telling("warn", sentence, so(kind, "unexplained"), "us", is_mine)
