"""Idle tasks that cost nothing and hold nothing open: mark the news, predict, say how torn one feels (rulebook 2.4, 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.events import GainTaken, SessionHeld, TrustMoved
from game.ids import DEPTHS, Line, Seat, line
from game.rules import concerns
from game.rules.agenda import plan, tender_of
from game.rules.cards import refuse
from game.rules.copying import replace
from game.rules.wording import is_sayable
from game.views import Ask, Choice

if TYPE_CHECKING:
    from game.events import Event
    from game.moves import Feel, MarkNews, OneWord, Predict
    from game.rules.state import State

QUESTIONS = {
    "tmt": ("will_they_take", ("yes", "no")),
    "ally": ("their_mood", ("colder", "same", "warmer")),
    "prod": ("who_wins", ("we_alone", "we_together", "third_house")),
    "eng_a": ("how_deep", DEPTHS),
    "eng_p": ("what_came_home", ("nothing", "useful", "too_much")),
}
PREDICTING = ("news", "strategy", "units", "encounters")
TORN, MUCH_HOME, MOOD_STEP = 10, 60, 100
MOST_WORD = 24  # ours: no name for a partner is longer


def asks_of(state: State, seat: Seat) -> tuple[Ask, ...]:
    """Return the questions that stand open to a seat in this phase, answered or not."""
    spec, person = state.spec(seat), state.people[state.seat_index(seat)]
    found: list[Ask] = []
    if state.phase == "news" and len(state.news) > 0:
        lines = tuple(
            Choice(str(n), Line("text", (("text", plan(state).news[i].text),))) for n, i in enumerate(state.news)
        )
        marked = str(person.marked_news) if person.marked_news >= 0 else ""
        found.append(Ask("mark", "news", line("ask.mark"), lines, marked))
    if state.phase in PREDICTING and not state.is_dormant:
        question, answers = QUESTIONS[spec.role]
        if question != "who_wins" or tender_of(state, spec.firm_index) is not None:
            choices = tuple(Choice(answer, line(f"ask.{question}.{answer}")) for answer in answers)
            said = next((f for f in person.foretold if f[0] == state.quarter), None)
            found.append(
                Ask(
                    "predict",
                    question,
                    line(f"ask.{question}"),
                    choices,
                    said[2] if said else "",
                    said[3] if said else 0,
                )
            )
    found += concerns.open_to(state, state.seat_index(seat))
    if state.phase == "results":
        levels = tuple(Choice(str(n), Line("text", (("text", str(n)),))) for n in range(TORN + 1))
        felt = person.felt[-1] if person.felt else -1
        found.append(Ask("feel", "torn", line("ask.feel"), levels, str(felt) if felt >= 0 else ""))
        if state.quarter in thirds(state.nominal):
            said_now = next((text for quarter, text in person.called if quarter == state.quarter), "")
            found.append(Ask("word", "partner", line("ask.word"), (), said_now))
    return tuple(found)


def mark(state: State, seat: Seat, move: MarkNews) -> State:
    """Mark a line of the news; refuse what is not among them (rulebook 2.4)."""
    _offered(state, seat, "mark", "news", str(move.item))
    n = state.seat_index(seat)
    return state.with_person(n, replace(state.people[n], marked_news=move.item))


def predict(state: State, seat: Seat, move: Predict) -> State:
    """Note a prediction; a second one in the quarter replaces the first until the quarter is resolved (rulebook 10.1)."""
    _offered(state, seat, "predict", move.question, move.answer)
    if not 1 <= move.sure <= 3:
        raise refuse("ask.sure", "10.1")
    n = state.seat_index(seat)
    person = state.people[n]
    kept = tuple(f for f in person.foretold if f[0] != state.quarter)
    said = (state.quarter, move.question, move.answer, move.sure, -1)
    return state.with_person(n, replace(person, foretold=(*kept, said)))


def feel(state: State, seat: Seat, move: Feel) -> State:
    """Note how torn a person says to be (rulebook 10.2)."""
    _offered(state, seat, "feel", "torn", str(move.level))
    n = state.seat_index(seat)
    person = state.people[n]
    return state.with_person(n, replace(person, felt=(*person.felt[:-1], move.level)))


def thirds(nominal: int) -> tuple[int, int]:
    """Return the two quarters after which one word is asked for: a third and two thirds of the way (rulebook 10.7)."""
    return -(-nominal // 3), -(-2 * nominal // 3)


def one_word(state: State, seat: Seat, move: OneWord) -> State:
    """Note what the partner is to a seat, in one word; a later one of the quarter replaces it (rulebook 10.7)."""
    if not any(ask.kind == "word" for ask in asks_of(state, seat)):
        raise refuse("ask.not_now", "2.4")
    text = move.text.strip()
    if not 0 < len(text) <= MOST_WORD or not is_sayable(text) or len(text.split()) > 1:
        raise refuse("ask.one_word", "10.7", most=MOST_WORD)
    n = state.seat_index(seat)
    person = state.people[n]
    kept = tuple(one for one in person.called if one[0] != state.quarter)
    return state.with_person(n, replace(person, called=(*kept, (state.quarter, text))))


def _offered(state: State, seat: Seat, kind: str, question: str, answer: str) -> None:
    for ask in asks_of(state, seat):
        if (ask.kind, ask.question) == (kind, question) and answer in (choice.value for choice in ask.answers):
            return
    raise refuse("ask.not_now", "2.4")


def judge(after: State, events: tuple[Event, ...]) -> State:
    """Compare the quarter's predictions with what happened; nothing in the model looks at them (rulebook 10.1)."""
    people = list(after.people)
    for n, person in enumerate(people):
        if person.foretold and person.foretold[-1][0] == after.quarter:
            quarter, question, answer, sure, _ = person.foretold[-1]
            happened = _happened(after, events, n, question)
            verdict = (quarter, question, answer, sure, int(answer == happened))
            people[n] = replace(person, foretold=(*person.foretold[:-1], verdict))
    return replace(after, people=tuple(people))


def happened_in(state: State, n: int, question: str) -> str:
    """Return the answer that the last resolved quarter gave to a question, for the results of that seat."""
    return _happened(state, tuple(e for q, e in state.events if q == state.quarter), n, question)


def _happened(after: State, events: tuple[Event, ...], n: int, question: str) -> str:
    spec = after.scenario.seats[n]
    firm, name = after.firms[spec.firm_index], after.scenario.firms[spec.firm_index].id
    match question:
        case "will_they_take":
            return "yes" if any(isinstance(e, GainTaken) and e.firm != name for e in events) else "no"
        case "their_mood":
            moved = sum(e.after_bp - e.before_bp for e in events if isinstance(e, TrustMoved) and e.other == name)
            return "warmer" if moved > MOOD_STEP else "colder" if moved < -MOOD_STEP else "same"
        case "who_wins":
            return "we_alone" if firm.bids[4] else "we_together" if firm.bids[1] else "third_house"
        case "how_deep":
            return _depth_across(events, after.scenario.seats[n].id)
        case _:
            learned = came_home(after, n)
            return "nothing" if not learned else "useful" if learned < MUCH_HOME else "too_much"


def came_home(state: State, n: int) -> int:
    """Return the units of partners' knowledge that reached the product house of a seat in the resolved quarter."""
    own = state.scenario.seats[n].firm_index
    return sum(p.size for p in state.books if _came_home(state, p.account, p.why, p.component, p.firm, own))


def _came_home(state: State, account: str, why: str, component: int, firm: int, own: int) -> bool:
    is_theirs = component >= 0 and state.scenario.components[component].owner_index not in (-1, own)
    return account == "product" and why == "passed_home" and firm == own and is_theirs


def _depth_across(events: tuple[Event, ...], seat: Seat) -> str:
    for event in events:
        if isinstance(event, SessionHeld):
            seats = [side.seat for side in event.sides]
            if seat in seats:
                depth = event.sides[1 - seats.index(seat)].depth
                return "withhold" if depth == "decline" else depth
    return "withhold"
