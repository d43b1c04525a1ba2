"""Session: who may say what when, and a page that says so."""

from pathlib import Path

import pytest

from game.errors import WireError
from game.ids import Seat, line
from game.moves import Unseal
from game.protocol.messages import Ack, Begin, Goodbye, Hello, Ping, Update, Welcome, Wish
from game.protocol.page import page
from game.protocol.session import STAGES, Session, transitions

HELLO = Hello(1, 1, "ABCDEF")
WELCOME = Welcome(1, "", Seat("a.tmt"), 1, "x")
UPDATE = Update(1, 1, None, None, None, False)
WISH = Wish("0" * 32, 1, "news", Unseal())


def seated() -> Session:
    session = Session()
    session.heard(HELLO)
    session.said(WELCOME)
    session.said(UPDATE)
    return session


def test_a_game_goes_through_its_stages() -> None:
    session = Session()
    stages = [session.stage]
    session.heard(HELLO)
    stages.append(session.stage)
    session.said(WELCOME)
    stages.append(session.stage)
    session.said(UPDATE)
    stages.append(session.stage)
    session.heard(WISH)
    session.said(UPDATE)
    stages.append(session.stage)
    session.said(Ack(WISH.wish_id, 1))
    stages.append(session.stage)
    session.said(Goodbye(4001, line("x")))
    assert [*stages, session.stage] == ["new", "greeted", "lobby", "seated", "asking", "seated", "closed"]


def test_nothing_comes_before_the_hello_and_no_second_one_after_it() -> None:
    for early in (WISH, Begin(), Ping()):
        with pytest.raises(WireError) as error:
            Session().heard(early)
        assert error.value.code == 4002
    with pytest.raises(WireError):
        seated().heard(HELLO)


def test_one_wish_is_under_way_at_a_time() -> None:
    session = seated()
    session.heard(WISH)
    with pytest.raises(WireError):
        session.heard(WISH)


def test_a_client_does_not_speak_for_the_server() -> None:
    session = Session()
    session.heard(HELLO)
    with pytest.raises(WireError):
        session.heard(WISH)


def test_the_server_notices_when_it_says_something_out_of_turn() -> None:
    with pytest.raises(ValueError, match="Ack"):
        seated().said(Ack(WISH.wish_id, 1))


def test_every_stage_can_be_reached_and_left() -> None:
    steps = list(transitions())
    assert {after for _, _, after in steps} | {"new"} == set(STAGES)
    assert {before for before, _, _ in steps} | {"closed"} == set(STAGES)


def test_the_protocol_page_is_current() -> None:
    text = (Path(__file__).parents[2] / "docs" / "protocol.md").read_text(encoding="utf-8")
    mark = "<!-- generated: python -m game.protocol.page -->\n"
    assert text.split(mark)[1] == page(), "run: python -m game.protocol.page, and put it below the mark"
