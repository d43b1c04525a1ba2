"""The words a bot gives, judges and keeps, and what it answers its people; deliberately absent: talk without consequences.

A word is worth what its temper is worth: those that keep theirs do not play against it, a Racer gives it all the same
(gamedesign §10).
"""

from game.bots.mind import Mind, mind_of
from game.bots.personas import parse_persona
from game.bots.sight import level_or
from game.ids import DEPTHS, Word
from game.moves import AnswerConcern, GiveWord, JudgeWord
from game.views import SeatView, WordForm, WordRow

RENEWAL = 3  # ours: a word given runs this many quarters, and is given anew when it has ended
TRUSTING = 5_000  # bp; a free word is believed kept by those who trust


def spoken(view: SeatView, whim: int, persona: str = "") -> tuple[AnswerConcern | GiveWord | JudgeWord, ...]:
    """Return everything that this seat has to say now, where nobody waits for it to say it piece by piece."""
    word = give_or_judge(view, whim, persona)
    return (*answers(view, persona), *((word,) if word else ()))


def answers(view: SeatView, persona: str = "") -> tuple[AnswerConcern, ...]:
    """Return the answers to the own people's concerns that stand open, none from a temper that answers nobody."""
    how = parse_persona(persona or "steady").reply
    if how == "none":
        return ()
    asks = [ask for ask in view.options.asks if ask.kind == "answer" and not ask.answered]
    found: list[AnswerConcern] = []
    for ask in asks:
        is_open = not found and any(choice.value == how and choice.closed is None for choice in ask.answers)
        found.append(AnswerConcern(int(ask.question), how if is_open or how != "explain" else "thank"))
    return tuple(found)


def give_or_judge(view: SeatView, whim: int, persona: str = "") -> GiveWord | JudgeWord | None:
    """Return the word that this seat gives now, or its verdict on one that was given to it, or `None`."""
    mind = mind_of(view, whim, parse_persona(persona or "steady"), "regular")
    due = (row for row in view.words.ledger if "judge" in row.may and row.until < view.quarter)
    for row in due:
        return JudgeWord(row.number, "kept" if level_or(view, "trust", 0) >= TRUSTING else "unknown")
    return _word(mind)


def keeps(mind: Mind, kind: Word) -> WordRow | None:
    """Return a running word of this kind that binds the seat and that it means to keep; novices forget theirs."""
    if mind.persona.keep == "no" or mind.level == "novice":
        return None
    bound = (row for row in mind.view.words.ledger if row.binds_you and row.status == "running" and row.kind == kind)
    return next(bound, None)


def depth_promised(mind: Mind) -> int:
    """Return the rung that a word obliges this seat to, 0 when none does."""
    row = keeps(mind, "depth")
    return DEPTHS.index(row.detail) if row is not None and row.detail in DEPTHS else 0


def _word(mind: Mind) -> GiveWord | None:
    """Give the temper's one word at the start of a quarter's work, to every partner, unless it runs already or was broken."""
    view, kind = mind.view, mind.persona.word
    speaks = view.role == "tmt" and view.office in ("", "ceo") and view.phase == "strategy"
    if kind == "none" or not speaks or view.is_dormant or view.words.closed is not None:
        return None
    form = next((form for form in view.words.forms if form.kind == kind), None)
    given = [row for row in view.words.ledger if row.kind == kind and row.giver == view.seat]
    is_spent = any(row.status in ("running", "broken") for row in given)  # nobody believes the same word twice
    if form is None or is_spent or not form.to:
        return None
    until = min(view.words.last, view.words.first + RENEWAL - 1)
    return GiveWord(form.kind, "table", until, is_public=True, what=_what(form, view))


def _what(form: WordForm, view: SeatView) -> str:
    """Promise no more than stands already: the lowest of what may be promised."""
    return form.what[0].value if form.what else ""
