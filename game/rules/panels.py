"""The columns of the map as each role may read them: gauges, from an allow-list by role (rulebook 11.2)."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from game.ids import DEPTHS
from game.moves import AnswerPartner
from game.rules import door
from game.rules.gauges import band, exact, gauge, roughly, trend, unknown, word
from game.rules.knowledge_views import edge_words
from game.rules.seating import partners_of, seats_of
from game.rules.telling.market import mood
from game.views import Gauge, Reading

if TYPE_CHECKING:
    from game.rules.state import FirmState, State
    from game.views import Panel

__all__ = ["gauges_of", "joint_band", "mood", "series"]

F, STEADY = 10_000, 5_000
PARTNER_STEP = 5_000
JOINT_STEPS = (1_500, 4_000, 7_000, 11_000)


def gauges_of(state: State, n: int) -> tuple[Gauge, ...]:
    """Return the readings of a seat in the order of the panels; each role has its own list."""
    role = state.scenario.seats[n].role
    own = {"tmt": _tmt, "ally": _ally, "prod": _prod, "eng_a": _eng_a, "eng_p": _eng_p}[role](state, n)
    return own


def joint_band(state: State) -> Reading:
    """Return joint value as everybody may know it: one of five words."""
    if not state.joints:
        return unknown("not_yet")
    return word(sum(state.joints[-1] >= step for step in JOINT_STEPS), "level")


def series(state: State, name: str, firm: int, most: int | None = None) -> tuple[int, ...]:
    """Return a meter of every resolved quarter, or of the last ones, oldest first; firm -1 is the table."""
    found = (value for _, meter, f, value in reversed(state.history) if meter == name and f == firm)
    return tuple(islice(found, most))[::-1]


def _trend(state: State, name: str, firm: int) -> int | None:
    return trend(series(state, name, firm, 2))


def _direction(state: State, f: int, g: int) -> str:
    return f"{state.scenario.firms[f].id}>{state.scenario.firms[g].id}"


def _bonds(state: State, f: int, theirs: str, noise: int = 0) -> list[Gauge]:
    """Return trust and distrust of the own firm, and what the partner's are: `exact`, `noisy` or `unknown` to the reader."""
    found = []
    for g in partners_of(state, f):
        mine, back = state.pairs[f][g], state.pairs[g][f]
        moved = _trend(state, "trust", f)
        found.append(gauge("trust", "alliance", band(mine.trust, "trust"), about=_direction(state, f, g), trend=moved))
        reading = {
            "exact": band(back.trust, "trust"),
            "noisy": band(back.trust, "trust_impression", noise=noise),
            "unknown": unknown("their_trust"),
        }[theirs]
        found.append(gauge("trust", "alliance", reading, about=_direction(state, g, f)))
        more = _trend(state, "distrust", f)
        found.append(
            gauge("distrust", "alliance", band(mine.distrust, "distrust"), about=_direction(state, f, g), trend=more)
        )
        found.append(gauge("distrust", "alliance", unknown("their_distrust"), about=_direction(state, g, f)))
    return found


def _balance(state: State, f: int) -> Gauge:
    """Return which pole leads, as one of five words; 2 is balanced."""
    row = [state.pairs[f][g] for g in partners_of(state, f)]
    coop, comp = sum(p.coop for p in row), sum(p.comp for p in row)
    lean = (comp - coop) * 100 // max(1, coop + comp)
    index = 2 + sum(lean > edge for edge in (15, 40)) - sum(lean < -edge for edge in (15, 40))
    return gauge("balance", "alliance", word(index, "balance"))


def _results(firm: FirmState) -> list[Gauge]:
    results = firm.results
    history = tuple(r.result for r in results)
    if not results:
        return [gauge("result", "us", unknown("not_yet"))]
    last = results[-1]
    return [
        gauge("result", "us", exact(last.result, "keur"), trend=_money_trend(history), history=history),
        gauge("market", "us", exact(last.market, "keur"), history=tuple(r.market for r in results)),
        gauge("exclusive", "us", exact(last.exclusive, "keur"), history=tuple(r.exclusive for r in results)),
        gauge("joint_part", "us", exact(last.joint, "keur"), history=tuple(r.joint for r in results)),
        gauge("tender_part", "us", exact(last.tender, "keur"), history=tuple(r.tender for r in results)),
        gauge("costs", "us", exact(-last.cost, "keur"), history=tuple(-r.cost for r in results)),
    ]


def _money_trend(history: tuple[int, ...]) -> int | None:
    if len(history) < 2:
        return None
    return (history[-1] > history[-2]) - (history[-1] < history[-2])


def _joint_exact(state: State) -> Gauge:
    if not state.joints:
        return gauge("joint", "alliance", unknown("not_yet"))
    return gauge(
        "joint", "alliance", exact(state.joints[-1], "keur"), trend=_money_trend(state.joints), history=state.joints
    )


def _tmt(state: State, n: int) -> tuple[Gauge, ...]:
    spec, person = state.scenario.seats[n], state.people[n]
    f = spec.firm_index
    firm = state.firms[f]
    noise = person.noise or (0, 0, 0, 0)
    found = [
        *_results(firm),
        *(gauge(name, "us", exact(value, "percent")) for name, value in (("y", firm.y), ("z", firm.z), ("e", firm.e))),
        gauge("mandate", "us", word(firm.mandate, "rung")),
        gauge("strain", "us", band(max(0, firm.strain + 2_000), "strain")),
        gauge("organizing", "us", band(firm.organizing)),
        gauge("lock_in", "us", band(firm.lock_in), trend=_trend(state, "lock_in", f)),
        *_structure(firm),
        *_labs(state, f),
        *(_moods(state, f) if "clients" in firm.heard_last else [gauge("mood", "us", unknown("not_asked"))]),
        _joint_exact(state),
        *_bonds(state, f, "noisy", noise[0]),
        _balance(state, f),
        *door.readings(state, f),
        gauge("red_queen", "alliance", band(state.red_queen), trend=_trend(state, "red_queen", -1)),
        *_partner_results(state, f),
        *_closed(state, f, "wall_real", "walls"),
    ]
    return tuple(found)


def _closed(state: State, f: int, name: str, why: str) -> list[Gauge]:
    """Return what no one may know of each partner."""
    return [gauge(name, "them", unknown(why), about=state.scenario.firms[g].id) for g in partners_of(state, f)]


def _structure(firm: FirmState) -> list[Gauge]:
    return [
        gauge("separation", "us", exact(firm.sep // 100, "percent")),
        gauge("integration", "us", exact(firm.int_ // 100, "percent")),
        gauge("wall", "us", exact(firm.wall // 100, "percent")),
    ]


def _labs(state: State, f: int) -> list[Gauge]:
    """Return what a TMT hears only by listening to the labs (gamedesign §3.1)."""
    firm, bench = state.firms[f], seats_of(state, f, "eng_a")
    names = ("closeness", "both_poles", "leaks_found")
    if "labs" not in firm.heard_last:
        return [gauge(name, "us", unknown("not_asked")) for name in names]
    close = sum(state.people[n].closeness for n in bench) // max(1, len(bench))
    holding = sum(state.people[n].q >= STEADY for n in bench)
    return [
        gauge("closeness", "us", band(close, "closeness")),
        gauge("both_poles", "us", exact(holding, "count"), target=len(bench)),
        gauge("leaks_found", "us", exact(firm.leaks_found, "count")),
    ]


def _partner_results(state: State, f: int) -> list[Gauge]:
    found = []
    for g in partners_of(state, f):
        results = state.firms[g].results
        reading = roughly(results[-1].result, PARTNER_STEP, "keur") if results else unknown("not_yet")
        found.append(gauge("result", "them", reading, about=state.scenario.firms[g].id))
    return found


def _moods(state: State, f: int) -> list[Gauge]:
    managers = state.scenario.firms[f].managers
    moods = state.firms[f].attitudes
    return [
        gauge("mood", "us", word(mood(level), "mood"), about=m.name) for m, level in zip(managers, moods, strict=True)
    ]


def _ally(state: State, n: int) -> tuple[Gauge, ...]:
    f = state.scenario.seats[n].firm_index
    firm = state.firms[f]
    row = [state.pairs[f][g] for g in partners_of(state, f)]
    return (
        gauge("joint_part", "us", exact(firm.results[-1].joint, "keur") if firm.results else unknown("not_yet")),
        gauge("result", "us", unknown("top_knows")),
        gauge("meta", "us", band(firm.meta), trend=None),
        gauge("pipeline", "us", band(firm.pipeline // 2)),
        *_moods(state, f),
        _joint_exact(state),
        *_bonds(state, f, "exact"),
        *_live(state, firm),
        gauge("understanding", "alliance", band(sum(p.understanding for p in row) // len(row))),
        *(
            gauge("wall_believed", "them", band(state.firms[g].believed_wall), about=state.scenario.firms[g].id)
            for g in partners_of(state, f)
        ),
        *_closed(state, f, "wall_real", "walls"),
    )


def _live(state: State, firm: FirmState) -> list[Gauge]:
    """Return the rung that the own engineer drafts, while the head sits at that bench (rulebook 6.16)."""
    if state.phase != "encounters" or firm.desk.sat_in < 0:
        return []
    depths = [card.depth for card in state.drafts[firm.desk.sat_in].cards if isinstance(card, AnswerPartner)]
    if not depths or depths[0] == "decline":
        return [gauge("live_depth", "alliance", unknown("declines" if depths else "not_decided"))]
    return [gauge("live_depth", "alliance", word(DEPTHS.index(depths[0]), "rung"))]


def _prod(state: State, n: int) -> tuple[Gauge, ...]:
    spec, person = state.scenario.seats[n], state.people[n]
    f = spec.firm_index
    firm, noise = state.firms[f], person.noise or (0, 0, 0, 0)
    share = exact(firm.share // 100, "percent") if firm.results else unknown("not_yet")
    return (
        gauge("share", "us", share, history=tuple(v // 100 for v in series(state, "share", f))),
        gauge("exclusivity", "us", band(firm.exclusivity) if firm.results else unknown("not_yet")),
        *(gauge("lead", "us", word(index, "lead"), about=part) for part, index in edge_words(state, f)),
        *_moods(state, f),
        gauge("joint", "alliance", joint_band(state)),
        *_bonds(state, f, "unknown"),
        gauge("red_queen", "alliance", band(state.red_queen), trend=_trend(state, "red_queen", -1)),
        *(
            gauge("mastery", "them", band(_product_mastery(state, g), "level_impression", noise=noise[1]),
                  about=state.scenario.firms[g].id)
            for g in partners_of(state, f)
        ),
        gauge("sessions", "alliance", unknown("benches")),
    )  # fmt: skip


def _product_mastery(state: State, g: int) -> int:
    core = [p.index for p in state.scenario.components if p.kind == "core" and p.owner_index == g]
    return sum(state.product[g][c] for c in core) * 10 // max(1, len(core))


def _loyalties(state: State, n: int) -> list[Gauge]:
    person = state.people[n]
    pairs = (
        ("loyalty_firm", person.org),
        ("loyalty_unit", person.unit),
        ("loyalty_team", person.team),
        ("loyalty_craft", person.prof),
    )
    return [gauge(name, "me", band(level, "loyalty")) for name, level in pairs]


def _self(state: State, n: int) -> list[Gauge]:
    """Return how an engineer feels, in words; guard is never among them."""
    person = state.people[n]
    torn = person.belonging * (F - person.q) // F
    lamp = (person.q >= 2_500) + (person.q >= STEADY)
    me: Panel = "me"
    return [
        *_loyalties(state, n),
        gauge("closeness", me, band(person.closeness, "closeness")),
        gauge("torn", me, band(torn, "torn")),
        gauge("lamp", me, word(lamp, "lamp")),
    ]


def _eng_a(state: State, n: int) -> tuple[Gauge, ...]:
    f = state.scenario.seats[n].firm_index
    return (
        *_self(state, n),
        gauge("mandate", "us", word(state.firms[f].mandate, "rung")),
        gauge("joint", "alliance", joint_band(state)),
        *_bonds(state, f, "unknown"),
        gauge("result", "us", unknown("top_knows")),
        *_closed(state, f, "mastery", "their_house"),
    )


def _eng_p(state: State, n: int) -> tuple[Gauge, ...]:
    f = state.scenario.seats[n].firm_index
    firm = state.firms[f]
    return (
        *_self(state, n),
        gauge("novelty", "us", band(firm.novelty * 2 // 3), trend=None),
        gauge("result", "us", unknown("top_knows")),
        gauge("joint", "alliance", joint_band(state)),
        gauge("sessions", "alliance", unknown("benches")),
        *_closed(state, f, "mastery", "their_house"),
    )
