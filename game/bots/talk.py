"""What a bot says about itself: its reason, its idle answers, its few words at the table; absent: numbers and lies.

Words come from a fixed repertoire, so a bot can only be as warm as it means to play; what its house alone knows, such
as a leak, is never in them.
"""

import re

from game.bots.chance import happens, pick
from game.bots.choice import intents, level_named
from game.bots.drafting import Intent
from game.bots.mind import Mind, mind_of
from game.bots.personas import Level, parse_persona
from game.bots.sight import is_alarmed, level_or, received, were_robbed
from game.bots.voice import phrase
from game.bots.words import answers
from game.ids import DEPTHS, Line, line
from game.moves import AnswerConcern, Card, Feel, MarkNews, Play, Predict, Say, values_of
from game.strings import catalogue
from game.views import Ask, SeatView

# The lever that stands behind each card, the most telling card first.
LEVER_OF = {
    "E2": "depth", "T7": "split", "T5": "mandate", "T2": "side", "P4": "use", "P1": "push", "A7": "vouch",
    "P7": "court", "P3": "race", "A8": "shield", "A9": "sit_in", "P8": "lend", "A5": "open_class",
    "P5": "lock", "A1": "place", "A4": "win", "A2": "pass_home", "P2": "pass_across", "P6": "mark", "E3": "call_home",
    "A3": "clients", "A6": "seek", "T3": "listen", "T1": "course", "T4": "lines", "T6": "dialogue", "T9": "door",
    "T8": "call", "T10": "audit", "T11": "answer", "E1": "ask", "F1": "build", "F2": "study", "F3": "odd",
    "F4": "walk", "E6": "back", "E5": "theirs", "F5": "apart", "E4": "notes", "E9": "worry", "E8": "credit", "E7": "minutes",
    "T0": "course", "T12": "course",
}  # fmt: skip
DETAILS = frozenset(
    {
        "question",
        "topic",
        "component",
        "engineer",
        "client",
        "to",
        "managers",
        "said",
        "used",
        "stance",
        "which",
        "about",
        "firm",
    }
)  # a reason does not hang on these
UNASKED_BP = 2_500
TEMPERATURES = ("closed", "measured", "open")


def reason(view: SeatView, play: Play, persona: str = "", level: Level = "regular") -> Line:
    """Return why this temper plays this draft, as one sentence of at most 90 characters; for the own firm's people.

    What an expert reckons for itself is called that. A card that nobody of this temper would have chosen was a whim, or an
    expert's afterthought, and is called that.
    """
    return _telling(view, play, persona, level)[1]


def why(view: SeatView, play: Play, persona: str = "", level: str = "regular") -> Line:
    """Return the reason as an answer to whoever of the own firm asks: about which card, and why."""
    card, because = _telling(view, play, persona, level_named(level))
    if not card:
        return because
    return line("bot.why", card=f"@card.{card}.title", reason=f"@{because.key}")


def is_why(text: str) -> bool:
    """Tell whether somebody asks for a reason."""
    asking = catalogue().say(Line("bot.hears.why")).split()
    return any(word in asking for word in re.findall(r"\w+", text.casefold()))


def _telling(view: SeatView, play: Play, persona: str, level: Level) -> tuple[str, Line]:
    """Return the card on which the reason hangs, "" for none, and the reason."""
    temper = parse_persona(persona or "steady")
    mind = mind_of(view, 0, temper, "regular")
    wanted = tuple(intents(mind))
    reckoned = tuple(intents(mind_of(view, 0, temper, level))) if level == "expert" else ()
    telling = sorted(
        play.cards, key=lambda card: list(LEVER_OF).index(card.card) if card.card in LEVER_OF else len(LEVER_OF)
    )
    for card in telling:
        if any(_is_meant(card, intent) for intent in wanted):
            return card.card, _because(mind, LEVER_OF[card.card])
        if any(_is_meant(card, intent) for intent in reckoned):
            return card.card, Line(f"bot.reason.expert.{mind.view.role}")
    if telling:
        return telling[0].card, Line("bot.reason.whim")
    return "", Line(f"bot.reason.temper.{mind.persona.name}")


def answer_ask(view: SeatView, whim: int, persona: str = "") -> MarkNews | Predict | Feel | AnswerConcern | None:
    """Return the answer to the most urgent question still open to this seat, or `None`: first to one's own people."""
    urgent = answers(view, persona)
    if urgent:
        return urgent[0]
    ask = next((ask for ask in view.options.asks if not ask.answered and ask.answers and ask.kind != "answer"), None)
    match ask:
        case None:
            return None
        case Ask(kind="mark"):
            value = pick(whim, "mark", ask.answers).value
            return MarkNews(int(value)) if value.isdigit() else None
        case Ask(kind="feel"):
            return Feel(min(10, max(0, round(level_or(view, "torn", 3_000) / 1_000))))
        case _:
            answer, is_sure = _guess(view, whim, ask)
            return Predict(ask.question, answer, 2 if is_sure else 1)


def chatter(view: SeatView, whim: int, persona: str = "", *, addressed: bool = False) -> Say | None:
    """Return at most one line a quarter (a second when addressed), as warm as the seat means to play, or `None`."""
    mine = sum(1 for said in view.talk if said.seat == view.seat and said.quarter == view.quarter)
    if mine >= (2 if addressed else 1) or not (addressed or happens(whim, "speak", UNASKED_BP)):
        return None
    channel = _channel(view, addressed=addressed)
    mind = mind_of(view, whim, parse_persona(persona or "steady"), "regular")
    family = f"{'reply' if addressed else 'say'}.{_temperature(mind)}"
    text = phrase(whim, family, frozenset(said.text for said in view.talk))
    return Say(channel, text) if channel and text else None


def _because(mind: Mind, lever: str) -> Line:
    word = getattr(mind.persona, lever)
    if lever == "course" and "/" in word:
        word = "fixed"
    return Line(f"bot.reason.{lever}.{word}")


def _is_meant(card: Card, intent: Intent) -> bool:
    if card.card != intent.card:
        return False
    values = dict(values_of(card))
    return any(
        all(values.get(name) == value for name, value in wanted.items() if name not in DETAILS)
        for wanted in intent.wanted
    )


def _guess(view: SeatView, whim: int, ask: Ask) -> tuple[str, bool]:
    """Expect what they did last time; without a last time one answer is as good as another."""
    values = [answer.value for answer in ask.answers]
    last = view.bench.last.theirs.depth if view.bench and view.bench.last else -1
    expected: dict[str, str] = {
        "how_deep": DEPTHS[last] if last >= 0 else "",
        "their_mood": ("", "warmer", "colder")[received(view)],
        "will_they_take": "yes" if were_robbed(view) else "no",
    }
    guess = expected.get(ask.question, "")
    return (guess, True) if guess in values else (pick(whim, ask.question, values), False)


def _temperature(mind: Mind) -> str:
    lean = int(mind.persona.ours) - int(mind.persona.own)
    warmth = (lean > 0) - (lean < 0) - is_alarmed(mind.view)
    return TEMPERATURES[max(-1, warmth) + 1]


def _channel(view: SeatView, *, addressed: bool) -> str:
    """Answer where one was spoken to; speak unasked only to the whole table."""
    open_channels = [choice.value for choice in view.options.channels if choice.closed is None]
    heard = [line for line in view.talk if line.seat != view.seat]
    if addressed and heard:
        last = heard[-1]
        there = f"seat:{last.seat}" if last.channel.startswith("seat:") else last.channel
        return there if there in open_channels else ""
    return "table" if "table" in open_channels else ""
