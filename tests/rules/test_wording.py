"""What may be written: anything that shows, nothing that turns or hides the writing of others (rulebook 2.5)."""

import pytest

from game.rules.wording import is_plain, is_sayable


@pytest.mark.parametrize("text", ["Shall we go deep?", "é ß ñ", "👩‍👩‍👧 ✋", "مرحبا", "日本"])
def test_anything_that_shows_may_be_said(text: str) -> None:
    assert is_sayable(text)


@pytest.mark.parametrize("text", ["\x00", "a\x07b", "line\nline", "\u202eolleh", "\u2066x\u2069", "\x1b[2J", "\ud800"])
def test_controls_and_turned_writing_are_not_plain(text: str) -> None:
    assert not is_plain(text)
    assert not is_sayable(text)


@pytest.mark.parametrize("text", ["", " ", "\ufe0f", "\ufeff", "\u200d\u200b", "\u3164", "\u00ad", "\U000e0101"])
def test_what_nobody_can_see_is_not_said(text: str) -> None:
    assert not is_sayable(text)
