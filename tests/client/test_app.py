"""The whole window: real pygame events in, messages to the server out."""

import re
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.client.app import auto_scale, run
from game.client.link import Lost, Opened
from game.ids import Component, words
from game.moves import (
    AnswerPartner,
    Feel,
    HandBack,
    MarkNews,
    OneWord,
    Play,
    Predict,
    Say,
    SetCourse,
    TellStory,
    Unseal,
)
from game.protocol.messages import Begin, Debrief, Goodbye, Guest, Hello, Lobby, Refused, Welcome
from game.views import Ask, CardOption, Choice, Entry, Field, Insight
from tests.client import fixtures
from tests.client.looking_back import debrief
from tests.client.table import TOKEN, Table


def drafted(table: Table) -> Play:
    move = table.moves[-1]
    assert isinstance(move, Play)
    return move


def test_the_window_says_hello_at_once_when_code_and_name_are_given() -> None:
    table = Table()
    hello = table.link.sent[0]
    assert isinstance(hello, Hello)
    assert (hello.code, hello.name, hello.token, table.link.url) == ("HEX-12", "Mia", "", "ws://table")
    assert table.kept == [TOKEN]


def test_a_person_without_code_types_code_and_name_and_joins() -> None:
    table = Table(joined=False)
    table.hands.click("join.code")
    table.hands.type("ABC-1")
    table.hands.key(pygame.K_TAB)
    table.hands.type("Ruben")
    table.hands.key(pygame.K_RETURN)
    table.tick()
    hello = table.link.sent[0]
    assert isinstance(hello, Hello)
    assert (hello.code, hello.name) == ("ABC-1", "Ruben")


def test_in_the_lobby_one_says_that_one_is_ready() -> None:
    table = Table()
    table.hear(Lobby("HEX-12", fixtures.FIRMS, (), (), False))
    table.hands.click("ready")
    assert table.link.sent[-1] == Begin()


def test_who_was_ready_says_so_again_to_a_server_that_forgot_it() -> None:
    table = Table()
    for is_ready in (False, True):
        table.hear(Lobby("HEX-12", fixtures.FIRMS, (Guest("Mia", is_ready, True, True),), (), False))
        if not is_ready:
            table.hands.click("ready")
    assert table.link.sent.count(Begin()) == 1
    table.link.coming += [Lost(1012, "", 0.2), Opened()]
    table.tick()
    table.hear(welcome_back(), Lobby("HEX-12", fixtures.FIRMS, (Guest("Mia", False, True, True),), (), False))
    assert table.link.sent.count(Begin()) == 2


def test_the_brief_comes_before_the_first_quarter_and_once() -> None:
    table = Table(fixtures.view("tmt", "news", quarter=1))
    assert "What only you know" in table.tree()
    table.hands.click("brief.start")
    assert "What only you know" not in table.tree()


def test_a_choice_in_a_card_sends_the_whole_draft_with_that_card_in_it() -> None:
    table = Table(fixtures.view("tmt", "strategy"))
    table.hands.click("card.T1")
    table.hands.click("field.T1.stance.close")
    assert drafted(table) == Play(
        (SetCourse(45, 35, 20, "close"), TellStory(2, "both", "plain", "A partner and a rival, every day.")), seal=False
    )


def test_a_number_key_opens_a_card_and_the_keyboard_fills_it() -> None:
    table = Table(fixtures.view("tmt", "strategy"))
    table.hands.key(pygame.K_1)
    assert "field.T1.y" in table.tree()
    table.app.stage.focus("field.T1.y")
    table.hands.key(pygame.K_RIGHT)
    assert drafted(table).cards[0] == SetCourse(50, 35, 20, "guarded")


def test_two_quick_changes_build_on_each_other_while_the_first_is_on_its_way() -> None:
    table = Table(fixtures.view("tmt", "strategy"))
    table.hands.click("card.T1")
    table.hands.click("field.T1.y.more")
    table.hands.click("field.T1.z.less")
    assert len(table.wishes) == 1
    table.ack()
    assert drafted(table).cards[0] == SetCourse(50, 30, 20, "guarded")


def test_a_refused_draft_stays_on_the_screen_with_its_sentence_until_it_is_right() -> None:
    table = Table(fixtures.view("tmt", "strategy"))
    table.hands.click("card.T1")
    table.hands.click("field.T1.y.more")
    table.hear(Refused(table.wishes[-1].wish_id, "course.sum", "5.1", words("The three add up to 105.")))
    table.see(fixtures.view("tmt", "strategy"))
    assert "The three add up to 105." in table.tree()
    table.hands.click("field.T1.z.less")
    assert drafted(table).cards[0] == SetCourse(50, 30, 20, "guarded")
    assert "The three add up to 105." not in table.tree()


def test_a_typed_line_is_saved_after_a_pause_and_not_letter_by_letter() -> None:
    table = Table(fixtures.view("tmt", "strategy"))
    table.hands.click("card.T2")
    table.hands.click("field.T2.said")
    table.hands.key(pygame.K_END)
    table.hands.type(" Truly")
    assert table.wishes == []
    table.tick(600)
    story = drafted(table).cards[0]
    assert isinstance(story, TellStory)
    assert story.said == "A partner and a rival, every day. Truly"


def test_control_enter_seals_the_draft_and_the_seal_can_be_taken_back() -> None:
    table = Table(fixtures.view("tmt", "strategy"))
    table.hands.key(pygame.K_RETURN, pygame.KMOD_CTRL)
    assert drafted(table).seal
    table.ack()
    view = fixtures.view("tmt", "strategy")
    table.see(replace(view, options=replace(view.options, is_sealed=True)))
    table.hands.click("unseal")
    assert table.moves[-1] == Unseal()


def test_a_closed_card_stays_in_place_with_its_sentence_and_cannot_be_played() -> None:
    table = Table(fixtures.view("tmt", "strategy"))
    table.hands.key(pygame.K_5)
    assert "Nothing was earned together yet." in table.tree()
    assert "put.T7" not in table.tree()
    assert table.wishes == []


def test_slash_writes_and_enter_says_it_on_the_open_channel() -> None:
    table = Table(fixtures.view("tmt", "strategy"))
    table.hands.click("talk.channel.firm:itcom")
    table.hands.key(pygame.K_SLASH)
    table.hands.type("Careful at the bench")
    table.hands.key(pygame.K_RETURN)
    assert table.moves == [Say("firm:itcom", "Careful at the bench")]


def test_one_can_talk_to_one_person() -> None:
    table = Table(fixtures.view("tmt", "strategy"))
    table.hands.click("talk.more")
    table.hands.click("to.insys.tmt")
    table.hands.click("talk.write")
    table.hands.type("Lunch?")
    table.hands.click("talk.send")
    assert table.moves == [Say("seat:insys.tmt", "Lunch?")]


def test_the_ladder_of_the_bench_is_the_form_of_the_answer() -> None:
    table = Table(fixtures.view("eng_a", "encounters"))
    table.hands.click("rung.walk_through")
    table.ack()
    table.see(fixtures.view("eng_a", "encounters"))
    assert drafted(table).cards == (AnswerPartner("sizing", "walk_through", ""),)  # type: ignore[arg-type]  # a component's name
    table.hands.click("topic.glue")
    card = drafted(table).cards[0]
    assert isinstance(card, AnswerPartner)
    assert card.topic == "glue"


def test_h_shows_what_home_says_and_hides_it_again() -> None:
    table = Table(fixtures.view("eng_a", "encounters"))
    table.hands.key(pygame.K_h)
    assert "talk.write" in table.tree()
    table.hands.key(pygame.K_h)
    assert "talk.write" not in table.tree()


def test_idle_questions_are_answered_with_their_own_moves() -> None:
    table = Table(fixtures.view("tmt", "news"))
    table.hands.click("ask.mark.0.1")
    table.ack()
    table.see(fixtures.view("ally", "strategy"))
    table.hands.click("ask.predict.0.less")
    table.ack()
    table.hands.click("sure.share.3")
    table.ack()
    table.see(fixtures.view("tmt", "results"))
    table.hands.click("ask.feel.0.7")
    assert table.moves == [MarkNews(1), Predict("share", "less", 2), Predict("share", "more", 3), Feel(7)]


def test_a_wish_under_way_is_said_again_with_its_id_after_a_loss() -> None:
    table = Table(fixtures.view("tmt", "strategy"))
    table.hands.key(pygame.K_RETURN, pygame.KMOD_CTRL)
    first = table.wishes[-1]
    table.link.coming += [Lost(1006, "", 0.2), Opened()]
    table.tick()
    hello = table.link.sent[-1]
    assert isinstance(hello, Hello)
    assert (hello.token, hello.epoch, hello.seen) == (TOKEN, 1, 1)
    table.hear(welcome_back())
    assert table.wishes == [first], "the server hears no wish before it has shown a view"
    table.see(fixtures.view("tmt", "strategy"))
    assert table.wishes == [first, first]
    table.see(fixtures.view("tmt", "strategy"))
    assert len(table.wishes) == 2


def test_a_wish_from_a_chair_that_somebody_else_took_meanwhile_is_dropped() -> None:
    table = Table(fixtures.view("tmt", "strategy"))
    table.hands.key(pygame.K_RETURN, pygame.KMOD_CTRL)
    table.link.coming += [Lost(1006, "", 0.2), Opened()]
    table.tick()
    table.hear(welcome_back(), Lobby("HEX-12", fixtures.FIRMS, (), (), True))
    table.see(fixtures.view("prod", "units"))
    assert len(table.wishes) == 1
    assert not table.app.session.model.is_busy


def test_what_is_done_while_away_is_said_at_the_first_view_but_not_in_another_phase() -> None:
    for phase, count in (("strategy", 1), ("units", 0)):
        table = Table(fixtures.view("tmt", "strategy"))
        table.link.coming += [Lost(1006, "", 0.2), Opened()]
        table.tick()
        table.hands.key(pygame.K_RETURN, pygame.KMOD_CTRL)
        assert table.wishes == []
        table.hear(welcome_back())
        assert table.wishes == []
        table.see(fixtures.view("tmt", phase))  # type: ignore[arg-type]  # both are phases
        assert len(table.wishes) == count
        assert table.app.session.model.is_busy == bool(count)


def welcome_back() -> Welcome:
    return Welcome(1, "", "itcom.tmt", 1, "ITCOM and Insys")  # type: ignore[arg-type]  # a seat's name


def test_a_loss_is_shown_and_the_game_stays_on_the_screen() -> None:
    table = Table(fixtures.view("tmt", "strategy"))
    table.link.coming.append(Lost(1006, "", 1.5))
    table.tick()
    assert "Reconnecting" in table.tree()
    assert "card.T1" in table.tree()


def test_a_refusal_to_come_in_is_a_sentence_and_a_way_back_to_the_form() -> None:
    table = Table()
    table.hear(Goodbye(4003, words("No session has this code.")))
    table.link.coming.append(Lost(4003, "", -1.0))
    table.tick()
    assert "No session has this code." in table.tree()
    table.hands.click("join.again")
    assert "join.code" in table.tree()


def test_f1_help_and_settings_change_size_and_theme() -> None:
    table = Table(fixtures.view("tmt", "strategy"))
    table.hands.key(pygame.K_QUESTION)
    assert "dialog" in table.tree()
    table.hands.key(pygame.K_ESCAPE)
    table.hands.click("tool.settings")
    table.hands.click("set.theme.dark")
    table.hands.click("set.percent.150")
    assert table.app.stage.painter.scale == 1.5
    assert table.app.state.theme == "dark"


def test_a_new_phase_forgets_a_draft_that_came_too_late() -> None:
    table = Table(fixtures.view("tmt", "strategy"))
    table.hands.click("card.T1")
    table.hands.click("field.T1.stance.close")
    table.see(fixtures.view("tmt", "units"))
    table.hear(Refused(table.wishes[-1].wish_id, "phase.stale", "", words("That phase is over.")))
    assert table.app.session.model.held is None


def test_time_runs_on_the_screen_without_news_from_the_server() -> None:
    table = Table(fixtures.view("tmt", "strategy"))
    assert "2:14" in table.tree()
    table.tick(4_000)
    assert "2:10" in table.tree()


def test_a_reveal_comes_before_the_results() -> None:
    table = Table(fixtures.view("eng_a", "results"))
    assert "You are ahead of them." in table.tree()
    assert "What it came to" not in table.tree()
    table.hands.click("reveal.done")
    assert "What it came to" in table.tree()


def test_closing_the_window_is_no_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pygame.event, "wait", lambda timeout=0: pygame.event.Event(pygame.QUIT))
    assert run("ws://127.0.0.1:9", "HEX-12", "Mia", None, token_file=tmp_path / "seat.token") == 0


def test_a_larger_window_makes_everything_larger_and_never_smaller_than_life() -> None:
    assert [auto_scale(*size) for size in ((1024, 640), (1280, 720), (1920, 1080), (2560, 1440), (3840, 2160))] == [
        1.0, 1.0, 1.25, 1.75, 2.0
    ]  # fmt: skip


def test_what_is_wished_when_the_game_is_over_keeps_nobody_waiting() -> None:
    table = Table(fixtures.view(phase="over"))
    table.app.session.wish(Say("table", "Well played."))
    assert table.wishes == []
    assert not table.app.session.model.is_busy


def test_a_colleague_can_be_asked_why_and_a_partner_cannot() -> None:
    table = Table(fixtures.view("tmt", "strategy"))
    assert "talk.why" not in table.tree()
    table.hands.click("talk.more")
    table.hands.click("to.itcom.ally")
    table.hands.click("talk.why")
    assert table.moves == [Say("seat:itcom.ally", "Joost, why did you decide as you did?")]
    table.ack()
    table.hands.click("talk.more")
    table.hands.click("to.insys.tmt")
    assert "talk.why" not in table.tree()


def asked_for_a_word(answered: str = "") -> Table:
    view = fixtures.view("tmt", "results")
    ask = Ask("word", "partner", words("In one word: right now this partner is, for me, …"), (), answered)
    return Table(replace(view, options=replace(view.options, asks=(*view.options.asks, ask))))


def test_one_word_is_typed_and_noted_with_the_button_or_with_enter() -> None:
    table = asked_for_a_word()
    at = len(table.app.session.model.view.options.asks) - 1  # type: ignore[union-attr]  # it has a view
    field = f"ask.word.{at}"
    table.hands.wheel("facts", -60)
    table.hands.click(f"{field}.say")
    assert table.moves == [], "nothing typed, nothing said"
    table.hands.click(field)
    table.hands.type("teacher")
    table.hands.click(f"{field}.say")
    table.ack()
    table.hands.click(field)
    table.hands.type("rival")
    table.hands.key(pygame.K_RETURN)
    assert table.moves == [OneWord("teacher"), OneWord("rival")]


def test_a_word_that_was_noted_stands_there() -> None:
    assert "teacher" in asked_for_a_word("teacher").tree()


def test_the_hand_shows_cards_and_one_that_went_too_far_can_be_handed_back_from_there() -> None:
    view = fixtures.view("eng_a", "encounters")
    which = Field("which", "choice", words("Which"), (Choice("1", words("A")), Choice("2", words("B"))))
    back = CardOption("E6", 1, 0, None, (which,), (("which", "1"),), (), (), False, False)
    deep = [
        Insight(view.quarter - 1, Component(name), name, "underneath", 2, 60, f"About {name}.")
        for name in ("crew", "who")
    ]
    plain = Insight(view.quarter - 1, Component("sector"), "Sector maps", "problem", 1, 12, "About sectors.")
    old = Insight(view.quarter - 2, Component("crew"), "crew", "underneath", 1, 12, "Long ago.")
    table = Table(replace(view, insights=(old, deep[0], plain, deep[1]),
                          options=replace(view.options, cards=(*view.options.cards, back))))  # fmt: skip
    table.hands.wheel("moves.list", -60)
    tree = table.tree()
    assert "for the problem" in tree
    assert "from underneath" in tree
    assert [f"hand.back.{n}" in tree for n in (1, 2, 3)] == [True, True, False]
    table.hands.click("hand.back.2")
    assert HandBack("2") in drafted(table).cards


def test_what_the_own_top_told_stands_above_the_partners_question_and_an_old_story_does_not() -> None:
    view = fixtures.view("eng_a", "encounters")
    told = Entry(view.quarter - 1, "StoryTold", "neutral", words("The top of ITCOM says: both."))
    tree = Table(replace(view, feed=(told,))).tree()
    assert tree.index("The top of ITCOM says: both.") < tree.index("What does your sizing do")
    assert "The top of ITCOM" not in Table(replace(view, feed=(replace(told, quarter=view.quarter - 2),))).tree()


def test_three_questions_stand_before_the_debrief_and_what_was_written_stands_on_the_own_page() -> None:
    table = Table(fixtures.view("tmt", "results"))
    table.hear(Debrief(debrief()))
    assert "moved" not in re.findall(r"#(\w+)", table.tree())
    assert "page.mine" not in table.tree()
    table.hands.click("reflect.1")
    table.hands.type("When they said yes.")
    table.hands.click("reflect.done")
    assert "#moved" in table.tree()
    table.hands.click("page.mine")
    assert "When they said yes." in table.tree()
    assert "What did you know that nobody asked you for?" not in table.tree()
    assert table.wishes == [], "it goes nowhere"


def test_the_own_page_shows_in_which_words_the_partner_stood() -> None:
    table = Table(fixtures.view("tmt", "results"))
    page = debrief().page
    assert page is not None
    table.hear(Debrief(replace(debrief(), page=replace(page, called=((3, "teacher"), (6, "rival"))))))
    table.hands.key(pygame.K_RETURN, pygame.KMOD_CTRL)
    table.hands.click("page.mine")
    assert "“teacher”" in table.tree()
    assert "“rival”" in table.tree()
