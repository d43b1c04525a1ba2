"""Worries that engineers raise and what home makes of them (rulebook 7.15); deliberately absent: the card's form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.events import ConcernAnswered, ConcernRaised
from game.ids import Line, Seat, Worry, line, words
from game.moves import AnswerPartner, RaiseConcern
from game.rules.cards import refuse
from game.rules.copying import replace
from game.rules.model.rounding import to_bp
from game.rules.seating import seats_of
from game.rules.spoken import Concern
from game.views import Ask, Choice

if TYPE_CHECKING:
    from game.events import Event
    from game.ids import Role
    from game.moves import AnswerConcern
    from game.rules.scratch import Scratch
    from game.rules.state import State

WORRIES: dict[Role, tuple[Worry, ...]] = {
    "eng_a": ("dig", "hold_back", "may_say", "forgets"),
    "eng_p": ("use", "silent", "tell_all"),
}
ANSWERS = ("thank", "explain", "act")
ANSWERING = ("strategy", "units")
F, TWICE = 10_000, 2


def due(state: State) -> tuple[int, ...]:
    """Return the numbers of the concerns that can be answered in this quarter: those of the last."""
    return tuple(number for number, concern in enumerate(state.concerns) if concern.quarter == state.quarter - 1)


def open_to(state: State, n: int) -> tuple[Ask, ...]:
    """Return the concerns that a head or TMT may answer now, answered ones included (gamedesign §1.1)."""
    if state.phase not in ANSWERING:
        return ()
    mine = [number for number in due(state) if state.concerns[number].to == n]
    return tuple(_ask(state, number, state.concerns[number]) for number in mine)


def _ask(state: State, number: int, concern: Concern) -> Ask:
    topic = state.scenario.components[concern.topic].label if concern.topic >= 0 else ""
    name = state.scenario.seats[concern.seat].name
    label = Line(f"ask.concern.{concern.about}", (("name", name), ("topic", topic)))
    has_explained = any(
        state.concerns[c].to == concern.to and state.concerns[c].answer == "explain" for c in due(state)
    )
    once = line("closed.explained_once") if has_explained else None
    answers = tuple(
        Choice(how, line(f"ask.answer.{how}"), closed=once if how == "explain" else None) for how in ANSWERS
    )
    return Ask("answer", str(number), label, answers, concern.answer)


def answer(state: State, seat: Seat, move: AnswerConcern) -> tuple[State, tuple[Event, ...]]:
    """Answer one's own people once; who raised it hears it at once (rulebook 7.15)."""
    asks = {ask.question: ask for ask in open_to(state, state.seat_index(seat))}
    ask = asks.get(str(move.concern))
    if ask is None or move.how not in ANSWERS:
        raise refuse("ask.not_now", "2.4")
    if ask.answered:
        raise refuse("concern.answered", "7.15")
    if any(choice.value == move.how and choice.closed for choice in ask.answers):
        raise refuse("concern.explained", "7.15")
    concern = state.concerns[move.concern]
    answered = replace(concern, answer=move.how)
    concerns = (*state.concerns[: move.concern], answered, *state.concerns[move.concern + 1 :])
    spec = state.spec(seat)
    told = ConcernAnswered(spec.firm, seat, state.scenario.seats[concern.seat].id, concern.about, move.how)
    return replace(state, concerns=concerns), (told,)


def is_explained(state: State, n: int) -> bool:
    """Tell whether somebody explained himself to this person this quarter."""
    return any(state.concerns[c].seat == n and state.concerns[c].answer == "explain" for c in due(state))


def marked_free(state: State, firm: int) -> frozenset[int]:
    """Return the own core next to which the lab asked last quarter what it may say: marking it takes no token (rulebook 7.15)."""
    asked = [state.concerns[c] for c in due(state)]
    topics = {c.topic for c in asked if c.about == "may_say" and state.scenario.seats[c.seat].firm_index == firm}
    return frozenset(core for t in sorted(topics) if t >= 0 for core, _ in state.scenario.components[t].touches)


def topic_of(state: State, n: int) -> int:
    """Return the own topic that lies before a person: what was asked for, else what it answers with, -1 none."""
    asked = state.people[n].asked
    said = (c.topic for c in state.drafts[n].cards if isinstance(c, AnswerPartner))
    return asked if asked >= 0 else next((state.scenario.component_at[t] for t in said), -1)


def warns(state: State, n: int, rung: int, topic: int) -> bool:
    """Tell whether a true worry of this person, or of its product house, sharpens ears at its bench this quarter (M24).

    Args:
        state: The truth, with every draft of the encounters.
        n: Who talks.
        rung: How deep it goes.
        topic: What about.
    """
    firm = state.scenario.seats[n].firm_index
    tells_all = state.firms[firm].pass_across == F
    if tells_all and any("tell_all" in _raised(state, m) for m in seats_of(state, firm, "eng_p")):
        return True
    return any(_is_true(state, n, about, rung, topic) for about in _raised(state, n))


def fears_use(state: State, firm: int) -> bool:
    """Tell whether a product engineer of a firm says this quarter that they use what is ours."""
    return any("use" in _raised(state, n) for n in seats_of(state, firm, "eng_p"))


def _raised(state: State, n: int) -> tuple[Worry, ...]:
    return tuple(card.about for card in state.drafts[n].cards if isinstance(card, RaiseConcern))


def _is_true(state: State, n: int, about: Worry, rung: int, topic: int) -> bool:
    person, spec = state.people[n], state.scenario.seats[n]
    match about:
        case "dig":
            return person.asked_underneath
        case "hold_back":
            return 0 <= rung < state.needs[person.bench]
        case "may_say":
            return any(core not in person.seen for core, _ in state.scenario.components[topic].touches)
        case "forgets":
            return state.firms[spec.firm_index].story == 0
        case _:
            return False


def run(s: Scratch) -> None:
    """Take down this quarter's concerns; two that nobody answered cost belonging to the firm (M16)."""
    for number in due(s.state):
        concern = s.state.concerns[number]
        if not concern.answer:
            person = s.people[concern.seat]
            unheard = person.unheard + 1
            lost = to_bp(s.c.org_unanswered) if unheard == TWICE else 0
            s.people[concern.seat] = replace(person, unheard=unheard % TWICE, org=max(0, person.org - lost))
    for n, spec in enumerate(s.state.scenario.seats):
        for card in s.state.drafts[n].cards:
            if isinstance(card, RaiseConcern):
                topic = topic_of(s.state, n)
                s.concerns.append(Concern(s.state.quarter, n, s.state.seat_index(card.to), card.about, topic))
                name = s.state.scenario.components[topic].id if topic >= 0 else ""
                s.events.append(ConcernRaised(spec.firm, spec.id, card.to, card.about, name))  # type: ignore[arg-type]  # id or empty


def listeners(state: State, seat: Seat) -> tuple[Choice, ...]:
    """Return to whom an engineer may raise a concern: the own head, the TMT, the other head."""
    firm = state.spec(seat).firm_index
    order: tuple[Role, ...] = ("ally", "tmt", "prod") if state.spec(seat).role == "eng_a" else ("prod", "tmt", "ally")
    found = [n for role in order for n in seats_of(state, firm, role)]
    return tuple(Choice(state.scenario.seats[n].id, words(state.scenario.seats[n].name)) for n in found)


def is_first(state: State, n: int) -> bool:
    """Tell whether a person raised this quarter what nobody in its firm had raised before (goal first_to_raise)."""
    raised = _raised(state, n)
    if not raised:
        return False
    firm = state.scenario.seats[n].firm_index
    before = {c.about for c in state.concerns if state.scenario.seats[c.seat].firm_index == firm}
    return any(about not in before for about in raised)
