"""A policy sees nothing that its seat's view does not show: every field of its sight is compared with the view."""

import pytest

from game.ids import NATURE, Seat
from game.lab import batch
from game.lab.levers import ALL, LEVERS, NEUTRAL, objection
from game.lab.policies import ACTIVE, BALANCED, DEFECT, FORTRESS, HUNTER, POLICIES, SHARE, mixed
from game.lab.sight import Chair, Sight, chairs_of, look
from game.moves import Move
from game.rules import engine
from game.rules.observe import observe
from game.rules.state import State
from game.views import CardOption, SeatView
from tests.lab.fixtures import scenario

WIDE = mixed("WIDE", ACTIVE, prod=FORTRESS, eng_a=HUNTER)


def _gauges(view: SeatView, name: str, panel: str = "") -> list[int]:
    rows = [g for g in view.map_gauges if g.id == name and panel in ("", g.panel)]
    return [g.reading.low for g in rows if g.reading.kind != "unknown"]


def _own_trust(view: SeatView) -> tuple[int, ...]:
    return tuple(g.reading.low for g in view.map_gauges if g.id == "trust" and g.about.startswith(f"{view.firm}>"))


def _option(view: SeatView, card: str) -> CardOption:
    return next(option for option in view.options.cards if option.card == card)


def _received(view: SeatView) -> int:
    bands = [f.reading.low for f in view.flows
             if f.kind == "share" and f.target == view.firm and f.reading.kind == "band"]  # fmt: skip
    return sum(bands) // len(bands) if bands else -1


def _of_top(view: SeatView) -> dict[str, object]:
    found = [flow.reading.low for flow in view.flows if flow.kind == "leak" and flow.source == view.firm]
    robbed = [e for e in view.feed if e.event == "GainTaken" and e.quarter == view.quarter - 1]
    return {
        "purse": view.options.purse,
        "course": tuple(_gauges(view, name)[0] for name in "yze"),
        "stance": dict(_option(view, "T1").values)["stance"],
        "mandate": _gauges(view, "mandate")[0],
        "structure": tuple(_gauges(view, name, "us")[0] for name in ("separation", "integration", "wall")),
        "balance": _gauges(view, "balance")[0],
        "trust": _own_trust(view),
        "red_queen": _gauges(view, "red_queen")[0],
        "found": sum(found),
        "can_raise": next(c for c in _option(view, "T8").fields[0].choices if c.value == "raise").closed is None,
        "is_robbed": any(e.tone == "bad" for e in robbed),
        "received": _received(view),
    }


def _of_head(view: SeatView) -> dict[str, object]:
    tender = [t for t in view.tenders if t.quarter == view.quarter and t.lead == view.firm]
    told = {"purse": view.options.purse, "moods": tuple(_gauges(view, "mood")), "has_tender": bool(tender)}
    if view.role == "ally":
        is_loud = any(e.what.key == "event.StoryTold.what.ours" and e.quarter == view.quarter for e in view.feed)
        return {**told, "place": dict(_option(view, "A1").values)["place"], "is_loud": is_loud}
    use = _option(view, "P4")
    arrived = () if use.closed else tuple(choice.value for choice in use.fields[0].choices)
    can_tell = _option(view, "P2").closed is None
    race = _gauges(view, "red_queen")[0]
    court = _option(view, "P7")
    clients = () if court.closed else tuple(choice.value for choice in court.fields[0].choices)
    return {**told, "trust": _own_trust(view), "red_queen": race, "arrived": arrived, "can_tell": can_tell,
            "clients": clients}  # fmt: skip


def _of_engineer(view: SeatView) -> dict[str, object]:
    bench = view.bench
    told: dict[str, object] = {"partner": bench.partner if bench else ""}
    if view.role == "eng_a":
        told["hot"] = tuple(dict.fromkeys(touch.topic for touch in view.touches if touch.width == 3))
    told["asked"] = bench.asked_topic if bench else ""
    told["is_steady"] = _gauges(view, "lamp")[0] == 2
    if view.phase == "units":
        ask = _option(view, "E1")
        told["theirs"] = () if ask.closed else tuple(choice.value for choice in ask.fields[0].choices)
        return told
    told |= {"purse": view.options.purse, "pull": bench.pull if bench else -1, "need": bench.need if bench else 0}
    if view.role == "eng_p":
        told |= {"can_study": _option(view, "F2").closed is None, "can_walk": _option(view, "F4").closed is None}
    elif bench:
        told |= {"mandate": bench.mandate, "locked": tuple(t.component for t in bench.topics if t.is_locked)}
    return told


def _told(view: SeatView) -> dict[str, object]:
    if view.role == "tmt":
        return _of_top(view)
    return _of_head(view) if view.role in ("ally", "prod") else _of_engineer(view)


def _neutral(name: str) -> object:
    return Sight.__dataclass_fields__[name].default


@pytest.mark.parametrize("policies", [(WIDE, DEFECT), (SHARE, BALANCED)], ids=["wide", "open"])
def test_every_field_of_a_sight_stands_in_the_view_of_its_seat(policies: tuple[object, ...]) -> None:
    played = scenario("itcom-insys")
    chairs = {chair.seat: chair for chair in chairs_of(played)}
    looked = 0

    def compare(actor: Seat, _move: Move, state: State) -> None:
        nonlocal looked
        if actor == NATURE and state.phase in ("strategy", "units", "encounters"):
            for seat in engine.with_cards(state):
                looked += 1
                _compare(state, chairs[seat])

    batch.run(played, policies, seed=3, preset="class", watch=compare)  # type: ignore[arg-type]  # two policies
    assert looked > 100


def _compare(state: State, chair: Chair) -> None:
    sight, view = look(state, chair), observe(state, chair.seat)
    told = _told(view)
    assert {name: getattr(sight, name) for name in told} == told, (chair.seat, state.phase)
    if chair.role in ("tmt", "ally", "prod"):
        silent = [name for name in Sight.__dataclass_fields__ if name not in {*told, "quarter", "nominal", "purse"}]
        assert {name: getattr(sight, name) for name in silent} == {name: _neutral(name) for name in silent}


def test_a_chair_knows_its_own_topics_its_colleagues_and_only_the_product_house_the_core() -> None:
    played = scenario("itcom-insys")
    for chair in chairs_of(played):
        spec = played.seats[chair.index]
        own = {part.id for part in played.components if part.owner == spec.firm}
        assert {*chair.topics, *chair.core} <= own
        assert bool(chair.core) == (spec.role in ("prod", "eng_p"))
        assert bool(chair.managers) == (spec.role in ("ally", "prod"))
        assert {played.seats[played.seat_at[seat]].firm for seat in (*chair.home, *chair.benches)} == {spec.firm}


def test_every_lever_has_its_neutral_value_on_its_grid_and_every_policy_stands_on_the_grids() -> None:
    assert all(lever.neutral in lever.values for lever in ALL)
    assert all(set(NEUTRAL[role]) == set(LEVERS[role]) for role in LEVERS)
    for policy in POLICIES.values():
        for role, levers in policy.levers.items():
            assert [why for name, value in levers.items() if (why := objection(role, name, value))] == []


def test_a_lever_that_does_not_exist_is_named() -> None:
    with pytest.raises(ValueError, match=r"tmt\.story: no such lever"):
        BALANCED.but(tmt={"story": 2})
    with pytest.raises(ValueError, match="expected one of 0, 1, 2, found 5"):
        BALANCED.but(tmt={"listen": 5})
    with pytest.raises(ValueError, match="boss: no such role"):
        BALANCED.but(boss={})
