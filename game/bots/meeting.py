"""A meeting at the bench, for whoever sits there: how deep one answers and whom one thanks; absent: why one came."""

from collections.abc import Iterator

from game.bots import words
from game.bots.chance import pick
from game.bots.drafting import Intent, field_of, intend, open_values, option_of
from game.bots.mind import Mind
from game.bots.sight import is_alarmed, is_hot
from game.bots.voice import phrase
from game.ids import DEPTHS
from game.views import Bench

DEEP = DEPTHS.index("deep_dive")
HOT = 3


def answer(mind: Mind) -> Iterator[Intent]:
    """Yield the answer: the rung the temper wants, or the nearest to it that the focus allows."""
    bench = mind.view.bench
    if bench is None or not bench.partner or option_of(mind.view, "E2") is None:
        return
    pull = max(0, bench.pull)
    target = min(DEEP, max(words.depth_promised(mind), _target(mind, bench, pull)))
    way = range(target, pull, 1 if pull > target else -1) if target != pull else ()
    topic = {"topic": bench.asked_topic} if bench.asked_topic else {}
    rungs = [DEPTHS[n] for n in (*way, pull)]
    if mind.view.role == "eng_p" and mind.may_improve("depth") and target == pull:
        return  # the pull needs no card, and its focus is worth more at home
    yield intend("E2", *({**topic, "depth": rung, "said": phrase(mind.whim, f"bench.{rung}")} for rung in rungs))


def credit(mind: Mind) -> Iterator[Intent]:
    """Yield thanks to the partner across the bench or to a colleague at home; who meets no partner thanks at home."""
    option = option_of(mind.view, "E8")
    named = field_of(option, "to") if option else None
    home = {card.seat for card in mind.view.people if card.firm == mind.view.firm}
    if named is None or mind.persona.credit == "nobody":
        return
    fitting = [to for to in open_values(named) if (to in home) == (mind.persona.credit == "home")]
    across = mind.view.bench.partner if mind.view.bench else ""
    fitting = fitting or [to for to in open_values(named) if to in home]
    if fitting:
        yield intend("E8", {"to": across if across in fitting else pick(mind.whim, "credit", fitting)})


def worry(mind: Mind) -> Iterator[Intent]:
    """Yield what one tells the head above: what is in the air, or that one does not know what one may say."""
    is_lost = mind.sees("lamp", 1) < 1 and _is_deep(mind)
    if mind.persona.worry == "always" or (mind.persona.worry == "torn" and (is_lost or is_alarmed(mind.view))):
        about = "dig" if is_alarmed(mind.view) else "may_say" if _is_deep(mind) else "forgets"
        if mind.view.role == "eng_p":
            about = "use" if is_alarmed(mind.view) else "silent" if option_of(mind.view, "F2") is None else "tell_all"
        yield intend("E9", {"about": about})


def _is_deep(mind: Mind) -> bool:
    return mind.view.bench is not None and mind.view.bench.need == DEEP


def _target(mind: Mind, bench: Bench, pull: int) -> int:
    last = bench.last.theirs.depth if bench.last else -1
    match mind.persona.depth:
        case "pull":
            rung = _as_needed(bench) if mind.may_improve("depth") and mind.view.role == "eng_a" else pull
        case "need":
            rung = _as_needed(bench)
        case "shallower":
            rung = pull - 1
        case "deeper":
            rung = pull + 1 if bench.need == DEEP else pull
        case "mirror":
            rung = last if last >= 0 else pull
        case depth:
            rung = DEPTHS.index(depth)
    return _prudent(mind, bench, rung, last) if mind.may_improve("depth") and mind.view.role == "eng_a" else rung


def _as_needed(bench: Bench) -> int:
    """As deep as the problem needs and home allows."""
    return min(bench.need, bench.mandate) if bench.mandate > 0 else bench.need


def _prudent(mind: Mind, bench: Bench, rung: int, last: int) -> int:
    """Go no further than one rung past what they gave; over a core that lies close one less, while it is hot."""
    if last >= 0:
        rung = min(rung, last + 1)
    is_close = any(touch.topic == bench.asked_topic and touch.width == HOT for touch in bench.touches)
    is_wary = mind.persona.safe != "0" and (is_hot(mind.view) or is_alarmed(mind.view))
    return rung - 1 if is_close and is_wary and rung > 1 else rung
