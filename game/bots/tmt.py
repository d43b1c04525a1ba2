"""The top managers: story, mandate, listening, course and split; deliberately absent: what any of it costs."""

from collections.abc import Iterator

from game.bots import outward, structure, words
from game.bots.drafting import Intent, intend, option_of
from game.bots.mind import Mind
from game.bots.sight import is_alarmed, is_hot, received, were_robbed
from game.bots.voice import phrase
from game.ids import DEPTHS
from game.moves import CardValue

Course = tuple[int, int, int]
EARLY_QUARTERS = 4
POINTS, FREE_STEPS = 5, 2  # two steps of five points move for nothing (gamedesign §3.1, T1)
LOWEST: Course = (10, 10, 5)
POLE = 25  # percent; an expert keeps both poles alive
TRUSTING, BUSINESSLIKE, WARY = 6_000, 4_000, 2_000


def intents(mind: Mind) -> Iterator[Intent]:
    """Yield what the TMT wants, dearest to it first."""
    yield from outward.intents(mind)
    yield from _story(mind)
    yield from _mandate(mind)
    yield from _listening(mind)
    yield from structure.intents(mind)
    yield from _course(mind)
    yield from _split(mind)


def _story(mind: Mind) -> Iterator[Intent]:
    story, tone = mind.persona.story, mind.persona.tone
    if mind.may_improve("story") and story == "1":
        story = "2then1"
    tokens = (2 if mind.view.quarter <= EARLY_QUARTERS else 1) if story == "2then1" else int(story)
    if not tokens:
        return
    side = _side(mind)
    values: dict[str, CardValue] = {"side": side, "tone": tone if side == "ours" else "plain"}
    values["said"] = phrase(mind.whim, f"story.{'enemy' if values['tone'] == 'enemy' else side}")
    yield intend("T2", *({**values, "tokens": n} for n in range(tokens, 0, -1)))


def _side(mind: Mind) -> str:
    if words.keeps(mind, "no_attack"):
        return "both"
    if mind.persona.side != "tip":
        return mind.persona.side
    y, z, _ = shown(mind)
    return "ours" if z >= y or is_alarmed(mind.view) else "partner"


def _mandate(mind: Mind) -> Iterator[Intent]:
    option = option_of(mind.view, "T5")
    if option is None:
        return
    now = str(dict(option.values).get("depth", "walk_through"))
    depth = _rung(mind, now)
    if depth != now:
        yield intend("T5", {"depth": depth})


def _rung(mind: Mind, now: str) -> str:
    if mind.persona.mandate == "keep" and mind.may_improve("mandate"):
        return _trusting_rung(mind, now)
    match mind.persona.mandate:
        case "keep":
            return now
        case "trust":
            return _trusting_rung(mind, now)
        case "mirror":
            rung = DEPTHS.index(now) + received(mind.view)
            return DEPTHS[min(3, max(1, rung))]
        case "flip":
            return "documents" if is_alarmed(mind.view) else "walk_through"
        case rung:
            return rung


def _trusting_rung(mind: Mind, now: str) -> str:
    """Go deep with a partner we trust, by the book with one we do not; in between leave the rung as it is."""
    trust = mind.sees("trust")
    if trust < WARY:
        return "documents"
    if (mind.may_improve("mandate") and is_hot(mind.view)) or trust < BUSINESSLIKE:
        return "walk_through"
    return "deep_dive" if trust >= TRUSTING else now


def _listening(mind: Mind) -> Iterator[Intent]:
    areas = int(mind.persona.listen)
    if mind.may_improve("listen"):
        areas = max(areas, 2 if is_alarmed(mind.view) else 1)
    if areas:
        wanted: tuple[dict[str, CardValue], ...] = ({"areas": ("labs", "products")}, {"areas": ("labs",)})
        yield intend("T3", *wanted[2 - areas :])


def _course(mind: Mind) -> Iterator[Intent]:
    if option_of(mind.view, "T1") is None:
        return
    now = shown(mind)
    y, z, e = toward(now, target(mind, now))
    yield intend("T1", {"y": y, "z": z, "e": e, "stance": mind.persona.stance})


def shown(mind: Mind) -> Course:
    """Return the course that the form shows, or the one that stands where a colleague holds the card."""
    option = option_of(mind.view, "T1")
    values = dict(option.values) if option else {}
    stands = {name: round(mind.sees(name, 0)) for name in ("y", "z", "e")} if mind.view.team else {}
    y, z, e = (value if isinstance(value := values.get(name, stands.get(name)), int) else 0 for name in ("y", "z", "e"))
    return y, z, e


def target(mind: Mind, now: Course) -> Course:
    """Return where this temper would take the course."""
    y, z, e = _wanted(mind, now)
    if not mind.may_improve("course"):
        return y, z, e
    if mind.sees("lock_in", 0) >= TRUSTING:
        y, z, e = (y - 10, z, e + 10) if y > z else (y, z - 10, e + 10)
    return (POLE, z - POLE + y, e) if y < POLE else (y - POLE + z, POLE, e) if z < POLE else (y, z, e)


def _wanted(mind: Mind, now: Course) -> Course:
    match mind.persona.course:
        case "keep":
            return now
        case "mirror":
            lean = 10 * received(mind.view)
            return 40 + lean, 40 - lean, 20
        case "tip":
            lean = 10 if (now[0] > now[1]) != is_alarmed(mind.view) else -10
            return now[0] + lean, now[1] - lean, now[2]
        case points:
            y, z, e = (int(part) for part in points.split("/"))
            return y, z, e


def toward(now: Course, target: Course, steps: int = FREE_STEPS) -> Course:
    """Return the course moved by at most `steps` steps of five points from what is too much to what is too little."""
    course = list(now)
    for _ in range(steps):
        lacks = [want - have for want, have in zip(target, course, strict=True)]
        giver, taker = lacks.index(min(lacks)), lacks.index(max(lacks))
        if lacks[taker] < POINTS or lacks[giver] > -POINTS or course[giver] - POINTS < LOWEST[giver]:
            break
        course[giver] -= POINTS
        course[taker] += POINTS
    return course[0], course[1], course[2]


def _split(mind: Mind) -> Iterator[Intent]:
    split = mind.persona.split
    if words.keeps(mind, "honour"):
        return
    if split == "take" or (split == "hot" and is_hot(mind.view)) or (split == "mirror" and were_robbed(mind.view)):
        yield intend("T7", {"how": "take"})
