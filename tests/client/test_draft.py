"""The draft in the window: one field at a time, the whole of it on its way, never judged."""

from game.client import draft
from game.moves import ListenBelow, SetCourse, TellStory
from game.views import Field
from tests.client import fixtures

OPTIONS = fixtures.options("tmt", "strategy")
STORY = TellStory(2, "both", "plain", "A partner and a rival, every day.")


def test_the_draft_of_a_view_is_what_lies_in_it() -> None:
    assert draft.drafted(OPTIONS) == (STORY,)


def test_a_card_goes_in_as_shown_and_out_again() -> None:
    held = draft.put(OPTIONS, (STORY,), "T1")
    assert held == (SetCourse(45, 35, 20, "guarded"), STORY)
    assert draft.put(OPTIONS, held, "T1") == (STORY,)


def test_changing_a_field_takes_the_card_in_and_keeps_its_other_fields() -> None:
    assert draft.change(OPTIONS, (STORY,), "T1", "z", 40) == (SetCourse(45, 40, 20, "guarded"), STORY)


def test_a_number_chosen_by_word_stays_a_number() -> None:
    (story,) = draft.change(OPTIONS, (STORY,), "T2", "tokens", "1")
    assert story == TellStory(1, "both", "plain", STORY.said)


def test_of_many_the_oldest_gives_way_when_one_too_many_is_chosen() -> None:
    listen = next(one for one in OPTIONS.cards if one.card == "T3")
    field: Field = listen.fields[0]
    assert draft.toggled(field, ("labs",), "clients") == ("labs", "clients")
    assert draft.toggled(field, ("labs", "clients"), "products") == ("products", "clients")
    assert draft.toggled(field, ("labs", "clients"), "labs") == ("clients",)


def test_what_is_on_its_way_lies_over_what_the_view_says() -> None:
    listen = next(one for one in OPTIONS.cards if one.card == "T3")
    assert not draft.shown(listen, None).is_drafted
    over = draft.shown(listen, (ListenBelow(("clients",)),))
    assert over.is_drafted
    assert over.values == (("areas", ("clients",)),)
    story = next(one for one in OPTIONS.cards if one.card == "T2")
    assert not draft.shown(story, ()).is_drafted
