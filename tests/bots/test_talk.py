"""What bots say of themselves: reasons, idle answers, a few words (gamedesign §10)."""

import re
import tomllib
from dataclasses import fields

import pytest

from game.bots import PERSONAS, Persona, answer_ask, chatter, choose, reason
from game.bots.personas import ADMISSIBLE
from game.bots.talk import LEVER_OF
from game.ids import ROLES, Role, Seat, words
from game.moves import DECK, Feel, MarkNews, Play, Predict
from game.strings import assets_folder, catalogue
from game.views import Ask, Choice, TalkLine
from tests.bots.tables import PROD, TMT, band, bench, bench_cards, card, choice, fact, view

SILENT = {  # words with which a lever plays no card, so that nothing has to be explained
    "0", "none", "never", "nobody", "nothing", "honour", "keep", "leave",
}  # fmt: skip
LINES: dict[str, str] = tomllib.loads((assets_folder() / "strings/en/bots.toml").read_text(encoding="utf-8"))


def said(text: str, quarter: int = 1, seat: str = "kestrel.tmt", channel: str = "table") -> TalkLine:
    return TalkLine(quarter, Seat(seat), channel, text)


def test_every_lever_word_that_plays_a_card_has_a_reason() -> None:
    wanted = {f"bot.reason.{lever}.{word}" for lever in LEVER_OF.values() for word in ADMISSIBLE.get(lever, ())}
    missing = {key for key in wanted if key.rpartition(".")[2] not in SILENT and key not in LINES}
    assert missing == set()


def test_every_temper_has_its_own_sentence() -> None:
    assert {key.removeprefix("bot.reason.temper.") for key in LINES if ".temper." in key} == set(PERSONAS)


def test_no_reason_is_longer_than_a_label() -> None:
    assert [key for key, text in LINES.items() if key.startswith("bot.reason.") and len(text) > 90] == []


def test_no_spoken_sentence_holds_a_number_or_outgrows_its_field() -> None:
    spoken = {key: text for key, text in LINES.items() if not key.startswith("bot.reason.")}
    assert [key for key, text in spoken.items() if re.search(r"\d", text) or len(text) > 120] == []


def test_every_card_has_a_lever_and_every_lever_exists() -> None:
    assert set(LEVER_OF) == set(DECK)
    assert set(LEVER_OF.values()) <= {field.name for field in fields(Persona)}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("persona", PERSONAS)
def test_a_reason_can_be_said_for_every_draft(persona: str, role: Role) -> None:
    seen = view(role, bench=bench() if role == "eng_a" else None)
    for level in ("novice", "regular", "expert"):
        line = reason(seen, choose(seen, 3, persona=persona, level=level), persona)
        assert catalogue().has(line.key), line.key


def test_the_reason_names_the_rule_behind_the_card() -> None:
    seen = view("eng_a", *bench_cards(2), purse=3, bench=bench(2, 3))
    assert reason(seen, choose(seen, 1, persona="craftsman"), "craftsman").key == "bot.reason.depth.deeper"
    assert reason(seen, choose(seen, 1, persona="loyalist"), "loyalist").key == "bot.reason.depth.shallower"


def test_a_card_that_the_temper_would_not_have_played_is_called_a_whim() -> None:
    seen = view("tmt")
    fortress = choose(view("tmt", TMT[1]), 1, persona="fortress")
    assert reason(seen, fortress, "open_hand").key == "bot.reason.whim"
    assert reason(seen, Play((), seal=True), "mirror").key == "bot.reason.temper.mirror"


def test_what_an_expert_reckons_for_itself_is_called_that_and_what_its_temper_wants_is_not() -> None:
    race = card("P3", 1, {"component": "curve"}, choice("component", "curve", "knees"))
    seen = view("prod", *PROD, race, gauges=(band("exclusivity", 1),))
    cards = {card.card: card for card in choose(seen, 1, level="expert").cards}
    assert reason(seen, Play((cards["P3"],)), "", "expert").key == "bot.reason.expert.prod"
    assert reason(seen, Play((cards["P2"],)), "", "expert").key == "bot.reason.pass_across.summary"
    assert reason(seen, Play((cards["P3"],))).key == "bot.reason.whim"


@pytest.mark.parametrize("role", ROLES)
def test_an_expert_of_every_role_has_a_sentence(role: Role) -> None:
    assert catalogue().has(f"bot.reason.expert.{role}")


def test_a_bot_speaks_once_a_quarter_and_a_second_time_when_addressed() -> None:
    assert chatter(view("tmt", talk=(said("Hello?"),)), 1, "bridge", addressed=True) is not None
    once = (said("We look at how it goes.", seat="heron.tmt"), said("And?"))
    assert all(chatter(view("tmt", talk=once), whim, "bridge") is None for whim in range(40))
    assert chatter(view("tmt", talk=once), 1, "bridge", addressed=True) is not None
    twice = (said("So.", seat="heron.tmt"), said("Well.", seat="heron.tmt"), said("And?"))
    assert chatter(view("tmt", talk=twice), 1, "bridge", addressed=True) is None


def test_unasked_a_bot_is_mostly_silent_and_speaks_to_the_table() -> None:
    lines = [chatter(view("tmt"), whim, "bridge") for whim in range(200)]
    spoken = [line for line in lines if line is not None]
    assert 0 < len(spoken) < 100
    assert {line.channel for line in spoken} == {"table"}


def test_a_private_question_is_answered_in_private() -> None:
    heard = (said("Between us?", channel="seat:heron.tmt"),)
    answer = chatter(view("tmt", talk=heard), 1, "bridge", addressed=True)
    assert answer is not None
    assert answer.channel == "seat:kestrel.tmt"


def test_a_bot_is_as_warm_as_it_means_to_play() -> None:
    heard = (said("Shall we?"),)
    for persona, family in (("open_hand", "open"), ("bridge", "measured"), ("racer", "closed"), ("fortress", "closed")):
        answer = chatter(view("tmt", talk=heard), 1, persona, addressed=True)
        assert answer is not None
        assert answer.text in {LINES[f"bot.reply.{family}.{n}"] for n in range(4)}
    alarmed = chatter(view("tmt", talk=heard, feed=(fact("LeakDetected", 1),)), 1, "bridge", addressed=True)
    assert alarmed is not None
    assert alarmed.text in {LINES[f"bot.reply.closed.{n}"] for n in range(4)}


def test_nobody_repeats_what_was_said_before() -> None:
    everything = tuple(said(text, quarter=0) for key, text in LINES.items() if key.startswith("bot.reply"))
    assert chatter(view("tmt", talk=everything), 1, "bridge", addressed=True) is None


def test_idle_questions_get_an_answer_of_their_kind() -> None:
    def ask(kind: str, question: str, *answers: str) -> Ask:
        return Ask(kind, question, words("?"), tuple(Choice(a, words(a)) for a in answers))  # type: ignore[arg-type]  # a kind

    assert answer_ask(view("tmt"), 1) is None
    assert answer_ask(view("tmt", asks=(ask("mark", "news", "0"),)), 1) == MarkNews(0)
    torn = view("eng_a", gauges=(band("torn", 3),), asks=(ask("feel", "torn", *map(str, range(11))),))
    assert answer_ask(torn, 1) == Feel(7)
    depth = ask("predict", "how_deep", "withhold", "documents", "walk_through", "deep_dive")
    assert answer_ask(view("eng_a", bench=bench(last=1), asks=(depth,)), 1) == Predict("how_deep", "documents", 2)
    guess = answer_ask(view("eng_a", asks=(depth,)), 1)
    assert isinstance(guess, Predict)
    assert guess.sure == 1
