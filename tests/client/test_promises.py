"""Giving one's word, judging and showing one, with the mouse and with the keyboard alone (rulebook 10.3 to 10.6)."""

import pygame

from game.ids import words
from game.moves import GiveWord, JudgeWord, ShowLetter
from game.protocol.messages import Refused
from tests.client import fixtures
from tests.client.promised import with_words
from tests.client.table import Table


def opened(closed: str = "") -> Table:
    table = Table(with_words("tmt", closed))
    table.hands.key(pygame.K_w)
    return table


def test_the_form_gives_the_first_that_is_offered_where_nothing_was_chosen() -> None:
    table = opened()
    table.hands.click("word.give")
    assert table.moves == [GiveWord("honour", "firm:insys", 3, False, "")]


def test_a_word_is_given_as_it_was_chosen() -> None:
    table = opened()
    for press in ("kind.wall", "what.75", "to.table", "until.more", "public.yes", "give"):
        table.hands.click(f"word.{press}")
    assert table.moves == [GiveWord("wall", "table", 4, True, "75")]


def test_a_choice_of_another_kind_is_not_carried_over() -> None:
    table = opened()
    for press in ("kind.wall", "what.75", "to.table", "kind.free"):
        table.hands.click(f"word.{press}")
    table.hands.click("word.text")
    table.hands.type("Lunch")
    table.hands.click("word.give")
    assert table.moves == [GiveWord("free", "seat:insys.tmt", 3, False, "Lunch")]


def test_own_words_cannot_be_empty() -> None:
    table = opened()
    table.hands.click("word.kind.free")
    table.hands.click("word.text")
    table.hands.key(pygame.K_RETURN)
    assert table.moves == []


def test_the_ledger_says_who_promised_what_to_whom_until_when_and_how_it_ended() -> None:
    tree = opened().tree()
    assert "Pieter Zwart to ITCOM, until quarter 3: We honour the split. broken, public" in tree
    assert "You to everybody, until quarter 4: Our wall stands at 75 % or more. running, public" in tree


def test_a_receiver_judges_a_free_word_and_shows_a_private_one() -> None:
    table = opened()
    table.hands.click("judge.0.kept")
    table.ack()
    table.see(with_words("tmt"))
    table.hands.click("show.0")
    assert table.moves == [JudgeWord(0, "kept"), ShowLetter(0)]
    assert "show.1" not in table.tree()
    assert "judge.2" not in table.tree()


def test_the_keyboard_alone_gives_a_word() -> None:
    table = opened()
    for _ in range(30):
        if table.app.stage.focused == "word.give":
            break
        table.hands.key(pygame.K_TAB)
    table.hands.key(pygame.K_RETURN)
    assert isinstance(table.moves[0], GiveWord)


def test_a_closed_form_says_why_and_keeps_the_ledger() -> None:
    tree = opened("Two words of yours run.").tree()
    assert "Two words of yours run." in tree
    assert "word.give" not in tree
    assert "We honour the split" in tree


def test_a_refused_word_says_why_where_it_was_given() -> None:
    table = opened()
    table.hands.click("word.give")
    table.hear(Refused(table.wishes[-1].wish_id, "word.form", "10.3", words("Not to them.")))
    assert "Not to them." in table.tree()


def test_a_seat_that_heard_no_word_and_may_give_none_has_no_button() -> None:
    assert "talk.words" not in Table(fixtures.view("eng_p", "units")).tree()
