"""Words that bots give, judge and keep, and what they answer their people (gamedesign §10)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.bots import PERSONAS, choose, give_or_judge, spoken
from game.ids import Seat, words
from game.moves import AnswerConcern, AskPartner, GiveWord, JudgeWord, SplitGain
from game.views import Ask, Choice, SeatView, WordForm, WordRow, Words
from tests.bots.tables import THEM, US, card, choice, view

FORMS = tuple(
    WordForm(kind, words(kind), (Choice("table", words("all")),), what, 0)  # type: ignore[arg-type]  # kinds by name
    for kind, what in (
        ("honour", ()), ("no_digging", ()), ("no_attack", ()), ("depth", (Choice("documents", words("documents")),)),
    )
)  # fmt: skip


def row(
    kind: str,
    *,
    by: str = f"{US}.tmt",
    status: str = "running",
    may: tuple[str, ...] = (),
    binds: bool = True,
    until: int = 4,
) -> WordRow:
    return WordRow(
        number=0, quarter=1, giver=Seat(by), to=words("all"), kind=kind, what=words(kind), detail="", until=until,  # type: ignore[arg-type]
        is_public=True, status=status, is_to_you=not binds, binds_you=binds, may=may,  # type: ignore[arg-type]
    )  # fmt: skip


def with_words(seen: SeatView, *rows: WordRow) -> SeatView:
    return replace(seen, words=Words(rows, FORMS, seen.quarter, seen.quarter + 3))


def test_a_temper_gives_its_word_once_at_the_start_of_the_work() -> None:
    seen = with_words(view("tmt"))
    given = give_or_judge(seen, 1, "bridge")
    assert given == GiveWord("honour", "table", seen.quarter + 2, is_public=True)
    assert give_or_judge(seen, 1, "fortress") is None
    assert give_or_judge(with_words(view("ally")), 1, "bridge") is None
    for status in ("running", "broken"):
        assert give_or_judge(with_words(view("tmt"), row("honour", status=status)), 1, "bridge") is None
    assert give_or_judge(with_words(view("tmt"), row("honour", status="kept")), 1, "bridge") == given


@pytest.mark.parametrize("persona", PERSONAS)
def test_every_word_that_a_temper_gives_is_one_of_the_form(persona: str) -> None:
    given = give_or_judge(with_words(view("tmt")), 1, persona)
    assert isinstance(given, GiveWord) == (PERSONAS[persona].word != "none")


def test_a_free_word_is_judged_when_it_was_due() -> None:
    free = replace(row("free", by=f"{THEM}.tmt", may=("judge",), binds=False, until=0))
    assert isinstance(give_or_judge(with_words(view("tmt"), free), 1, "steady"), JudgeWord)
    assert give_or_judge(with_words(view("tmt"), replace(free, until=9)), 1, "steady") is None


def test_who_means_a_word_does_not_play_against_it_and_a_racer_does() -> None:
    fishing = "bridge,ask=underneath"
    question = card(
        "E1",
        0,
        {"topic": "pack", "manner": "problem"},
        choice("topic", "pack"),
        choice("manner", "problem", "underneath"),
    )
    bound = with_words(view("eng_a", question), row("no_digging"))
    for persona, level, manner in (
        (fishing, "regular", "problem"),
        (fishing, "novice", "underneath"),
        ("racer", "regular", "underneath"),
    ):
        cards = choose(bound, 3, persona=persona, level=level).cards
        manners = [card.manner for card in cards if isinstance(card, AskPartner)]
        assert manners in ([manner], []) if level == "novice" else manners == [manner]
    taker = "bridge,split=take"
    assert any(isinstance(card, SplitGain) for card in choose(with_words(view("tmt")), 3, persona=taker).cards)
    kept = choose(with_words(view("tmt"), row("honour")), 3, persona=taker).cards
    assert not any(isinstance(card, SplitGain) for card in kept)


def test_the_own_people_are_answered_and_explained_to_once() -> None:
    answers_open = tuple(Choice(how, words(how)) for how in ("thank", "explain", "act"))
    asks = tuple(Ask("answer", str(n), words("?"), answers_open) for n in range(3))
    answers = spoken(with_words(view("tmt", asks=asks)), 1, "steady")
    assert answers == tuple(AnswerConcern(n, "explain" if n == 0 else "thank") for n in range(3))
    assert spoken(with_words(view("tmt", asks=asks)), 1, "passenger") == ()


def test_a_closed_answer_is_not_given() -> None:
    shut = tuple(
        Choice(how, words(how), closed=words("no") if how == "explain" else None) for how in ("thank", "explain")
    )
    asks = (Ask("answer", "0", words("?"), shut),)
    assert spoken(with_words(view("tmt", asks=asks)), 1, "steady") == (AnswerConcern(0, "thank"),)
