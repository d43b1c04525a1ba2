"""What the tempers choose, on views made by hand (gamedesign §10)."""

from dataclasses import replace
from typing import Literal

import pytest

from game.bots import PERSONAS, choose, default_persona, parse_persona
from game.bots.purse import cost
from game.ids import DEPTHS, ROLES, Component, Role, line
from game.moves import Card, values_of
from game.views import ComponentChip, Insight, Reading, SeatView, TenderCard, Touch
from tests.bots.tables import (
    HOME_WORK,
    THEM,
    TMT,
    US,
    band,
    bench,
    bench_cards,
    card,
    chip,
    choice,
    course,
    fact,
    only,
    view,
)

UNKNOWN = Reading("unknown")


def cards(seen: object, persona: str = "steady", level: str = "regular", whim: int = 7) -> dict[str, dict[str, object]]:
    play = choose(seen, whim, persona=persona, level=level)  # type: ignore[arg-type]  # a view made by hand
    assert play.seal
    return {card.card: dict(values_of(card)) for card in play.cards}


def price(seen: object, chosen: Card) -> int:
    option = next(o for o in seen.options.cards if o.card == chosen.card)  # type: ignore[attr-defined]  # a view made by hand
    return cost(option, chosen)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("level", ["novice", "regular", "expert"])
@pytest.mark.parametrize("persona", PERSONAS)
def test_no_temper_spends_more_than_its_purse(persona: str, level: str, role: Role) -> None:
    for purse in range(5):
        seen = view(role, purse=purse, bench=bench() if role == "eng_a" else None)
        for whim in range(12):
            play = choose(seen, whim, persona=persona, level=level)
            assert sum(price(seen, chosen) for chosen in play.cards) <= purse
            assert len({chosen.card for chosen in play.cards}) == len(play.cards)


def test_the_same_view_and_whim_give_the_same_draft() -> None:
    seen = view("prod")
    drafts = {choose(seen, 5, persona="loyalist", level="novice") for _ in range(3)}
    assert len(drafts) == 1


def test_steady_tells_one_both_sided_story_and_walks_toward_its_course() -> None:
    chosen = cards(view("tmt"))
    assert set(chosen) == {"T1", "T2"}
    assert (chosen["T2"]["tokens"], chosen["T2"]["side"]) == (1, "both")
    assert (chosen["T1"]["y"], chosen["T1"]["z"], chosen["T1"]["e"]) == (45, 40, 15)


def test_steady_leaves_a_standing_course_alone_once_it_is_there() -> None:
    assert "T1" not in cards(view("tmt", course(45, 40, 15)))


@pytest.mark.parametrize(("quarter", "tokens"), [(1, 2), (4, 2), (5, 1)])
def test_bridge_tells_its_story_twice_in_the_first_four_quarters(quarter: int, tokens: int) -> None:
    chosen = cards(view("tmt", quarter=quarter), "bridge")
    assert (chosen["T2"]["tokens"], chosen["T2"]["side"]) == (tokens, "both")
    assert chosen["T3"]["areas"] == ("labs",)


@pytest.mark.parametrize(
    ("trust", "depth"), [(4, "deep_dive"), (3, "deep_dive"), (2, None), (1, None), (0, "documents")]
)
def test_bridges_mandate_follows_its_trust(trust: int, depth: str | None) -> None:
    chosen = cards(view("tmt", gauges=(band("trust", trust),)), "bridge")
    assert chosen.get("T5", {}).get("depth") == depth


def test_a_story_for_two_tokens_shrinks_to_one_when_the_purse_is_short() -> None:
    assert cards(view("tmt", purse=1), "bridge")["T2"]["tokens"] == 1


def test_a_course_moves_no_further_than_is_free() -> None:
    chosen = cards(view("tmt", course(80, 10, 10)), "fortress")
    assert (chosen["T1"]["y"], chosen["T1"]["z"]) == (70, 20)


def test_mirror_takes_once_after_it_was_robbed() -> None:
    robbed = (fact("GainTaken", 2),)
    assert cards(view("tmt", quarter=3, feed=robbed), "mirror")["T7"]["how"] == "take"
    assert "T7" not in cards(view("tmt", quarter=4, feed=robbed), "mirror")
    assert "T7" not in cards(view("tmt", quarter=3, feed=(fact("GainTaken", 2, "warn"),)), "mirror"), "our own taking"


def test_weathercock_shuts_the_doors_on_an_alarm_and_a_novice_has_forgotten_it() -> None:
    alarmed = only(view("tmt", quarter=3, feed=(fact("LeakDetected", 2),)), "T5")
    assert cards(alarmed, "weathercock")["T5"]["depth"] == "documents"
    calm_whim = next(w for w in range(50) if "T5" not in cards(only(view("tmt"), "T5"), "weathercock", "novice", w))
    assert "T5" not in cards(alarmed, "weathercock", "novice", calm_whim)


@pytest.mark.parametrize(
    ("persona", "pull", "need", "mandate", "depth"),
    [
        ("steady", 3, 1, 3, None),
        ("bridge", 3, 1, 3, "documents"),
        ("bridge", 2, 3, 1, "documents"),
        ("loyalist", 2, 2, 3, "documents"),
        ("craftsman", 2, 3, 3, "deep_dive"),
        ("craftsman", 2, 1, 3, None),
        ("open_hand", 1, 1, 3, "deep_dive"),
        ("fortress", 3, 3, 3, "documents"),
    ],
)
def test_engineers_answer_as_their_temper_goes(
    persona: str, pull: int, need: int, mandate: int, depth: str | None
) -> None:
    seen = view("eng_a", *bench_cards(pull), purse=3, bench=bench(pull, need, mandate))
    answer = cards(seen, persona)["E2"]
    assert answer["depth"] == (depth or ("withhold", "documents", "walk_through", "deep_dive")[pull])
    assert answer["topic"] == "sensor", "the topic that was asked about"


def test_an_engineer_goes_as_far_from_the_pull_as_the_focus_allows() -> None:
    seen = view("eng_a", *bench_cards(3, purse=1), purse=1, bench=bench(3, 1))
    assert cards(seen, "bridge")["E2"]["depth"] == "walk_through"


def test_nobody_calls_home_and_dives_deep() -> None:
    seen = view("eng_a", *bench_cards(3, purse=0), purse=1, bench=bench(3, 3))
    chosen = cards(seen, "loyalist")
    assert chosen["E2"]["depth"] == "deep_dive"
    assert "E3" not in chosen


def test_nobody_dives_where_the_product_house_has_locked() -> None:
    closed = ComponentChip(Component("sensor"), "", "", US, "complementary", UNKNOWN, UNKNOWN, 0, is_locked=True)
    seen = view("eng_a", *bench_cards(2), purse=3, bench=replace(bench(2, 3), topics=(closed,)))
    assert cards(seen, "open_hand")["E2"]["depth"] == "walk_through"
    elsewhere = replace(closed, component=Component("casing"))
    seen = view("eng_a", *bench_cards(2), purse=3, bench=replace(bench(2, 3), topics=(elsewhere,)))
    assert cards(seen, "open_hand")["E2"]["depth"] == "deep_dive"


def test_mirror_answers_as_deep_as_it_was_answered() -> None:
    seen = view("eng_a", *bench_cards(2), purse=3, bench=bench(2, 2, last=0))
    assert cards(seen, "mirror")["E2"]["depth"] == "withhold"


def test_loyalists_thank_at_home_and_craftsmen_across() -> None:
    seen = view("eng_a", *bench_cards(2), purse=3, bench=bench())
    assert cards(seen, "loyalist")["E8"]["to"] == "heron.eng_p1"
    assert cards(seen, "craftsman")["E8"]["to"] == "kestrel.eng_a1"


def test_what_cannot_be_studied_goes_into_the_odd_idea_instead() -> None:
    closed = replace(HOME_WORK[1], closed=HOME_WORK[0].fields[0].label)
    chosen = cards(view("eng_p", HOME_WORK[0], closed, *HOME_WORK[2:], purse=3))
    assert (chosen["F1"]["effort"], chosen["F3"]["effort"]) == (1, 2)
    assert set(chosen) == {"F1", "F3"}


def test_a_steady_engineer_studies_in_the_last_quarter_what_it_would_have_tried() -> None:
    for quarter, study in ((1, 1), (8, 2)):
        chosen = cards(view("eng_p", *HOME_WORK, purse=3, quarter=quarter))
        assert (chosen["F1"]["effort"], chosen["F2"]["effort"], "F3" in chosen) == (1, study, study == 1)


def test_bridge_vouches_only_for_a_wall_that_would_hold() -> None:
    sound = view("ally")
    a7 = next(option for option in sound.options.cards if option.card == "A7")
    hollow = view("ally", replace(a7, effects=(*a7.effects, chip("found_out", "bad"))))
    assert "A7" in cards(sound, "bridge")
    assert "A7" not in cards(hollow, "bridge")


def test_a_card_from_a_later_deck_is_left_alone() -> None:
    seen = view("tmt", *TMT, card("T9", 0, {"door": "stay"}))
    for level in ("novice", "regular", "expert"):
        assert "T9" not in cards(seen, "bridge", level)


def test_a_closed_value_is_never_chosen() -> None:
    field = replace(TMT[1].fields[1], choices=tuple(c for c in TMT[1].fields[1].choices if c.value != "ours"))
    seen = view("tmt", replace(TMT[1], fields=(TMT[1].fields[0], field, *TMT[1].fields[2:])))
    for whim in range(40):
        assert cards(seen, "fortress", "novice", whim).get("T2", {"side": "both"})["side"] != "ours"


def test_an_expert_spends_what_is_left_where_the_chips_are_good_for_its_temper() -> None:
    seen = only(view("ally", purse=5), "A3", "A4")
    assert "A4" in cards(seen, "mirror", "expert")
    assert "A4" not in cards(seen, "mirror")
    assert "A4" not in cards(seen, "fortress", "expert"), "the alliance is nothing to it"
    costly = replace(seen.options.cards[1], effects=(chip("catching_on", "good"), chip("stalls", "bad")))
    assert "A4" not in cards(view("ally", costly), "mirror", "expert")


def test_an_expert_leaves_a_pinned_lever_alone() -> None:
    seen = only(view("ally", purse=5), "A3", "A4")
    assert "A4" not in cards(seen, "steady,win=0", "expert")
    assert "T3" in cards(view("tmt"), "steady", "expert")
    assert "T3" not in cards(view("tmt"), "steady,listen=0", "expert")


def test_an_expert_follows_its_trust_where_the_temper_has_no_rule() -> None:
    trusting = (band("trust", 3),)
    assert cards(view("tmt", gauges=trusting), "steady", "expert")["T5"]["depth"] == "deep_dive"
    assert "T5" not in cards(view("tmt", gauges=trusting), "steady")


def test_an_expert_keeps_both_poles() -> None:
    seen = view("tmt", course(25, 60, 15))
    assert cards(seen, "fortress", "expert")["T1"]["y"] == 25
    assert cards(seen, "fortress")["T1"]["y"] == 20


def test_manners_hide_a_racer_for_a_while() -> None:
    racer = "racer,manners=4"
    assert "T2" in cards(view("tmt", quarter=4), racer)
    assert "T2" not in cards(view("tmt", quarter=5), racer)


def test_a_novice_wanders_and_a_regular_does_not() -> None:
    seen = view("prod")
    assert len({choose(seen, w, persona="steady", level="novice") for w in range(30)}) > 5
    assert len({choose(seen, w, persona="steady") for w in range(30)}) == 1


def test_single_levers_can_be_switched() -> None:
    persona = parse_persona("bridge, story=0, place=lab, course=50/30/20")
    assert (persona.name, persona.story, persona.place, persona.course) == ("bridge", "0", "lab", "50/30/20")
    assert "T2" not in cards(view("tmt"), "bridge,story=0")
    assert cards(view("ally"), "bridge,place=lab")["A1"]["place"] == "lab"


@pytest.mark.parametrize(
    "text",
    ["nobody", "bridge,story=3", "bridge,storey=1", "bridge,course=50/50/50", "bridge,story", "bridge,name=steady"],
)
def test_an_unknown_temper_lever_or_word_is_named(text: str) -> None:
    with pytest.raises(ValueError, match=r"no such|nobody"):
        parse_persona(text)


def test_an_unknown_level_is_named() -> None:
    with pytest.raises(ValueError, match="guru"):
        choose(view("tmt"), 1, level="guru")


@pytest.mark.parametrize("role", ROLES)
def test_solo_covers_the_own_house_with_steady_and_the_other_with_four_tempers(role: Role) -> None:
    assert default_persona(role, True) == "steady"
    assert default_persona(role, False) in PERSONAS
    assert default_persona("tmt", False) == "mirror"


def test_an_expert_goes_one_step_less_over_a_close_core_only_while_it_is_hot() -> None:
    close = Touch(Component("sensor"), Component("pump"), 3)
    at = replace(bench(pull=2, need=2), touches=(close,))
    calm, hot = (view("eng_a", *bench_cards(2), bench=at, feed=feed) for feed in ((), (fact("LeakDetected", 1),)))
    assert cards(calm, "steady", "expert")["E2"]["depth"] == DEPTHS[2]
    assert cards(hot, "steady", "expert")["E2"]["depth"] == DEPTHS[1]


@pytest.mark.parametrize(("quarter", "seek"), [(1, "hunt"), (8, "harvest")])
def test_an_expert_that_cares_for_the_alliance_hunts_and_then_harvests(quarter: int, seek: str) -> None:
    menu = card("A6", 1, {"seek": "mixed"}, choice("seek", "hunt", "mixed", "harvest"))
    assert cards(view("ally", menu, quarter=quarter), "steady", "expert")["A6"]["seek"] == seek
    assert ("A6" in cards(view("ally", menu, quarter=quarter), "steady")) == (quarter == 1), "a steady head only sows"
    assert "A6" not in cards(view("ally", menu, quarter=quarter), "two_houses,own=3", "expert")


def test_an_expert_races_when_its_edge_is_thin() -> None:
    menu = card("P3", 1, {"component": "pump"}, choice("component", "pump"))
    thin, broad = (view("prod", menu, gauges=(band("exclusivity", index),)) for index in (1, 4))
    assert "P3" in cards(thin, "steady", "expert")
    assert "P3" not in cards(broad, "steady", "expert")
    assert "P3" not in cards(thin, "steady")
    assert "P3" not in cards(thin, "steady,race=never", "expert")


def test_an_expert_alliance_head_brings_tacit_work_into_one_room_while_there_is_time_and_calm() -> None:
    def seen(tacit: Literal[0, 1, 2], quarter: int = 2, red_queen: int = 0) -> SeatView:
        part = ComponentChip(Component("casing"), "", "", US, "complementary", UNKNOWN, UNKNOWN, tacit)
        return replace(view("ally", quarter=quarter, gauges=(band("red_queen", red_queen),)), components=(part,))

    assert cards(seen(2), level="expert")["A1"]["place"] == "lab"
    for other in (seen(0), seen(2, quarter=7), seen(2, red_queen=3)):
        assert "A1" not in cards(other, level="expert")
    assert "A1" not in cards(seen(2))
    assert "A1" not in cards(seen(2), "steady,place=keep", "expert")


# ---- experts of the product house reckon what pays their own seat (gamedesign §6, §10)


def tender(lean: int) -> TenderCard:
    return TenderCard(1, US, "tram", 6_000, None, Reading("word", lean, lean, scale="mood"))


@pytest.mark.parametrize(("lean", "trust", "goal", "toward"), [
    (2, 1, "word_kept", "together"),
    (3, 0, "word_kept", "together"),
    (1, 4, "solo_wins", "alone"),
])  # fmt: skip
def test_an_expert_product_head_pushes_the_way_that_pays_its_seat(
    lean: int, trust: int, goal: str, toward: str
) -> None:
    seen = view("prod", gauges=(band("trust", trust),))
    goal_line = line(f"goal.{goal}")
    seen = replace(seen, tenders=(tender(lean),), components=own_core(600), brief=replace(seen.brief, goal=goal_line))
    assert cards(seen, level="expert")["P1"]["toward"] == toward
    assert "P1" not in cards(seen), "steady leaves it to the client manager"
    assert "P1" not in cards(seen, "steady,push=leave", "expert"), "what an experiment has pinned stays"


def test_an_expert_product_head_has_nothing_to_push_at_the_partners_tender() -> None:
    seen = view("prod", gauges=(band("trust", 3),))
    assert "P1" not in cards(replace(seen, tenders=(replace(tender(3), lead=THEM),)), level="expert")


def own_core(units: int) -> tuple[ComponentChip, ...]:
    known = Reading("exact", units, units, "units")
    return tuple(ComponentChip(Component(name), "", "", US, "core", known, UNKNOWN, 0) for name in ("curve", "knees"))


def efforts(
    quarter: int, core: int = 550, novelty: int = 1, goal: str = "word_kept", level: str = "expert", home: int = 0
) -> dict[str, int]:
    """Return what a product engineer works on, with so many ripe insights of what came home before it."""
    seen = view("eng_p", purse=3, quarter=quarter, gauges=(band("novelty", novelty),))
    ripe = Insight(quarter, Component("curve"), "", "problem", 2, 30, "")
    brief = replace(seen.brief, goal=line(f"goal.{goal}"))
    seen = replace(seen, components=own_core(core), insights=(ripe,) * home, brief=brief)
    spent = {card: values["effort"] for card, values in cards(seen, level=level).items() if card in ("F1", "F2", "F3")}
    return {card: int(str(effort)) for card, effort in spent.items()}


def test_an_expert_engineer_invests_in_what_lasts_and_learns_for_the_day_at_the_end() -> None:
    early, late = efforts(1), efforts(8)
    assert early["F1"] == 2
    assert early["F1"] > late.get("F1", 0)
    assert efforts(8, home=1)["F2"] == 2 > late["F2"], "who has little to study studies little"
    assert efforts(1, level="regular") == {"F1": 1, "F2": 1, "F3": 1}


def test_an_expert_engineer_spends_its_focus_where_its_goal_and_its_ranges_still_pay() -> None:
    assert efforts(6, goal="core_grows")["F1"] == 2
    assert efforts(3, core=700, goal="novelty", home=1)["F3"] > efforts(3, novelty=4, home=1).get("F3", 0)
    assert efforts(1, core=700).get("F1", 0) < 2
