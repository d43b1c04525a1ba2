"""From levers to cards: what a seat with this conduct lays now, in its order of priority; deliberately absent: why (`policies`).

Every entry is one wish: cards of one kind, the dearest first, of which the first that the purse can pay is taken.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from game.errors import RuleViolation
from game.ids import DEPTHS, Phase, Role
from game.lab.levers import LEAVE, Levers, Value, tokens_of
from game.lab.sight import Chair, Sight
from game.lab.temper import LINES
from game.moves import DECK, Card, CardValue, card_from
from game.rules import engine
from game.rules.state import State


@dataclass(frozen=True, slots=True)
class Shown:
    """A card as its form is shown to the seat, with some values filled in; none where it is closed or not in the deck."""

    card: str
    values: tuple[tuple[str, CardValue], ...] = ()


Wish = tuple[Card | Shown, ...]
EARLY = 4
LATE_SHARE = 3
RECEPTIVE, COLD = 2, 2
"""Of five words: a manager who listens, and the least trust that is not cold."""
DEEP = DEPTHS.index("walk_through")
HOME_COLLEAGUES, PARTNER, NOTHING, DUE = "home", "partner", "nothing", "due"


def lay(state: State, chair: Chair, wishes: Sequence[Wish], purse: int | None = None) -> tuple[Card, ...]:
    """Return the draft: of every wish the first card that what is left of the purse, the seat's by default, can pay."""
    left, drafted = engine.purse(state, chair.seat) if purse is None else purse, []
    for wish in wishes:
        for one in wish:
            card = filled(state, chair, one) if isinstance(one, Shown) else one
            if card is None:
                continue
            cost = engine.LAWS[card.card].cost(state, chair.seat, card)
            if cost <= left:
                drafted.append(card)
                left -= cost
                break
    return tuple(drafted)


def filled(state: State, chair: Chair, shown: Shown) -> Card | None:
    """Return the card that a form becomes, `None` where the seat's menu has it closed or not at all."""
    law = engine.LAWS.get(shown.card)
    if law is None or state.phase not in law.phases:
        return None
    offer = law.offer(state, chair.seat)
    if offer.closed is not None:
        return None
    return card_from(shown.card, {**dict(offer.values), **dict(shown.values)})


def shown(name: str, **values: CardValue) -> Wish:
    """Return the wish for a card as it is shown."""
    return (Shown(name, tuple(values.items())),)


def lawful(state: State, chair: Chair, cards: Sequence[Card]) -> tuple[Card, ...]:
    """Return the draft without the cards that the law refuses, first come first served."""
    kept: tuple[Card, ...] = ()
    for card in cards:
        try:
            engine.check_draft(state, chair.seat, (*kept, card))
        except RuleViolation:
            continue
        kept = (*kept, card)
    return kept


def wishes_of(phase: Phase, chair: Chair, sight: Sight, levers: Levers) -> list[Wish]:
    """Return what a seat wishes to lay in this phase."""
    wish = WISHES.get((phase, chair.role))
    return [] if wish is None else wish(chair, sight, levers)


@cache
def _made(card: str, values: tuple[tuple[str, CardValue], ...]) -> Card | None:
    return card_from(card, dict(values)) if card in DECK else None


def card(name: str, **values: CardValue) -> Wish:
    """Return the wish for one card, empty when the deck has none of that name."""
    made = _made(name, tuple(values.items()))
    return () if made is None else (made,)


def _tmt(_chair: Chair, sight: Sight, levers: Levers) -> list[Wish]:
    """Lay the top's cards: what it takes, where to, what is cut; lines redrawn; then what is told and heard."""
    y, z = int(levers["y"]), int(levers["z"])
    wishes: list[Wish] = []
    if levers["split"] == "take" or (levers["split"] == "take_late" and is_late(sight)):
        wishes.append(card("T7", how="take"))
    if (y, z) != sight.course[:2] or levers["stance"] != sight.stance:
        wishes.append(card("T1", y=y, z=z, e=100 - y - z, stance=levers["stance"]))
    if DEPTHS.index(levers["mandate"]) != sight.mandate:
        wishes.append(card("T5", depth=levers["mandate"]))
    tokens = tokens_of(levers["story_early" if sight.quarter <= EARLY else "story_late"], sight.quarter)
    tone = levers["tone"] if levers["side"] == "ours" else "plain"
    story = tuple(one for n in range(tokens, 0, -1) for one in card("T2", tokens=n, side=levers["side"], tone=tone))
    areas = ("labs", "products")
    listen = tuple(one for n in range(int(levers["listen"]), 0, -1) for one in card("T3", areas=areas[:n]))
    talk = tuple(one for n in range(int(levers["dialogue"]), 0, -1) for one in shown("T6", tokens=n))
    calls = [shown("T8")] if levers["raise"] and sight.can_raise else []
    audit = [shown("T10")] if levers["audit"] else []
    return [*wishes, *calls, *audit, *_redraw(sight, levers), *_dearest_first(story, listen, talk)]


def _dearest_first(*wishes: Wish) -> list[Wish]:
    """Return graded wishes, those of which most is wanted first: what a conduct raises is what it pays first."""
    return sorted(wishes, key=lambda wish: -len(wish))


def _redraw(sight: Sight, levers: Levers) -> list[Wish]:
    """Move what does not stand where it should; one line fewer where the purse is short. What is on its way is left."""
    now = dict(zip(("sep", "int", "wall"), sight.structure, strict=True))
    moved = [(name, int(levers[name])) for name in LINES if levers[name] != LEAVE and levers[name] != now.get(name)]
    cards = [shown("T4", **{LINES[name]: str(target) for name, target in moved[:n]}) for n in range(len(moved), 0, -1)]
    return [tuple(one for wish in cards for one in wish)]


def is_late(sight: Sight) -> bool:
    """Tell whether the last third of the nominal game has begun."""
    return LATE_SHARE * (sight.quarter - 1) >= 2 * sight.nominal


def _ally(chair: Chair, sight: Sight, levers: Levers) -> list[Wish]:
    wishes: list[Wish] = []
    if levers["place"] != sight.place:
        wishes.append(card("A1", place=levers["place"]))
    wishes += [shown("A8")] if _is_so(levers["shield"], sight.is_loud) else []
    wishes.append(_told("A2", levers["pass_home"]))
    wishes += [card("A6", seek=levers["hunt"])] if levers["hunt"] != "mixed" else []
    wishes += [card("A7")] if levers["vouch"] else []
    wishes += [card("A9", engineer=chair.benches[0])] if levers["sit_in"] and chair.benches else []
    shared = int(levers["shared_win"]) if levers["retell"] or sight.quarter <= EARLY else 0
    win = tuple(one for n in range(shared, 0, -1) for one in card("A4", tokens=n))
    classes = tuple(one for n in range(int(levers["open_class"]), 0, -1) for one in card("A5", tokens=n))
    return [*wishes, *_dearest_first(_lunches(chair, sight, levers), win, classes)]


def _told(name: str, amount: Value) -> Wish:
    return () if amount == NOTHING else card(name, amount=amount)


def _lunches(chair: Chair, sight: Sight, levers: Levers) -> Wish:
    """Court the two warmest managers that listen, or the two coldest, whoever they are."""
    order = sorted(range(len(chair.managers)), key=lambda n: (-sight.moods[n], n))
    if levers["focus"] == "receptive":
        named = [n for n in order if sight.moods[n] >= RECEPTIVE][:2]
    else:
        named = [order[(sight.quarter + k) % len(order)] for k in range(min(2, len(order)))] if order else []
    if not named:
        return ()
    who = tuple(chair.managers[n] for n in named)
    return tuple(one for n in range(int(levers["clients"]), 0, -1) for one in card("A3", tokens=n, managers=who))


_PUSHES: Final[Mapping[str, tuple[str, int]]] = MappingProxyType(
    {"alone2": ("alone", 2), "alone1": ("alone", 1), "together1": ("together", 1), "together2": ("together", 2),
     "outsider": ("outsider", 1)}
)  # fmt: skip


def _prod(chair: Chair, sight: Sight, levers: Levers) -> list[Wish]:
    wishes: list[Wish] = []
    push = _PUSHES.get(str(levers["push"]))
    if push and sight.has_tender:
        toward, most = push
        wishes.append(tuple(one for n in range(most, 0, -1) for one in card("P1", toward=toward, tokens=n)))
    wishes += [_told("P2", levers["pass_across"])] if sight.can_tell else []
    first = chair.core[sight.quarter % len(chair.core)] if chair.core else ""
    is_cold = min(sight.trust, default=COLD) < COLD
    closed = first if _is_so(levers["lock"], is_cold) else ""
    wishes += [card("P5", component=closed)] if closed else []
    wishes += [(*card("P6", component="all"), *card("P6", component=first))] if levers["mark"] and first else []
    wishes += [shown("P3", component=chair.core[0])] if levers["race"] and chair.core else []
    if sight.arrived:
        wishes.append(card("P4", used=sight.arrived if levers["use"] else ()))
    wishes += [card("P7", client=sight.clients[0])] if levers["court"] and sight.clients else []
    experts = [seat for seat in chair.home if seat not in chair.benches]
    wishes += [card("P8", engineer=experts[0])] if levers["lend"] and experts else []
    return wishes


def _ask(chair: Chair, sight: Sight, levers: Levers) -> list[Wish]:
    if not sight.theirs:
        return []
    topic = sight.theirs[(sight.quarter + chair.number) % len(sight.theirs)]
    return [card("E1", topic=topic, manner=levers["ask"])]


def _bench(chair: Chair, sight: Sight, levers: Levers) -> list[Wish]:
    if not sight.partner:
        return []
    rung = _rung(sight, str(levers["depth"]))
    calls = _calls(sight, levers, rung)
    wishes: list[Wish] = [card("E3")] if calls else []
    wishes.append(_answer(chair, sight, min(rung, DEEP) if calls else rung))
    wishes += [shown("E4")] if levers["notes"] else []
    wishes += [shown("E5")] if _is_so(levers["build_on"], sight.need > DEEP) else []
    wishes += [shown("E6")] if levers["hand_back"] else []
    wishes += [shown("E9")] if _is_so(levers["concern"], not sight.is_steady) else []
    wishes += [card("E7", candour="outline")] if levers["minutes"] == "outline" else []
    return [*wishes, _credit(chair, sight, levers)]


def _is_so(habit: Value, is_due: bool) -> bool:
    """Tell whether a habit of never, always, or when it is due comes to something now."""
    return is_due if habit == DUE else bool(habit)


def _calls(sight: Sight, levers: Levers, rung: int) -> bool:
    """Tell whether the engineer calls home first: before what is deep, near the own core, or where it costs no deep dive."""
    match levers["call_home"]:
        case "spare":
            return rung <= DEEP and sight.asked in sight.hot
        case "hot":
            return sight.asked in sight.hot
        case "deep":
            return rung >= DEEP
        case how:
            return how == "always"


def _rung(sight: Sight, depth: str) -> int:
    match depth:
        case "pull":
            return sight.pull
        case "need":
            return sight.need
        case "need_less_one":
            return max(0, sight.need - 1)
        case "mandate":
            return sight.mandate
        case "edge":
            return max(0, sight.pull - (sight.asked in sight.hot))
        case _:
            return DEPTHS.index(depth)


def _answer(chair: Chair, sight: Sight, rung: int) -> Wish:
    """Answer as deep as wished, or the nearest to it that the focus allows; the pull needs no card."""
    topic = sight.asked or chair.topics[(sight.quarter + chair.number) % len(chair.topics)]
    rung = min(rung, DEEP) if topic in sight.locked else rung
    if rung == sight.pull:
        return ()
    step = 1 if rung < sight.pull else -1
    return tuple(one for n in range(rung, sight.pull, step) for one in card("E2", topic=topic, depth=DEPTHS[n]))


def _credit(chair: Chair, sight: Sight, levers: Levers) -> Wish:
    if levers["credit"] == PARTNER and sight.partner:
        return card("E8", to=sight.partner)
    if levers["credit"] == HOME_COLLEAGUES and chair.home:
        return card("E8", to=chair.home[sight.quarter % len(chair.home)])
    return ()


def _product(chair: Chair, sight: Sight, levers: Levers) -> list[Wish]:
    """Work at home: the core in turn, what came home, the odd idea, a visit; then thanks, when drawn in."""
    core = chair.core[(sight.quarter + chair.number) % len(chair.core)]
    host = chair.benches[(sight.quarter + chair.number) % len(chair.benches)] if chair.benches else ""
    walk = int(levers["walk"]) if sight.can_walk and host else 0
    build = (*_efforts("F1", int(levers["build"]), component=core), *card("F1", effort=0, component=core))
    study = _efforts("F2", int(levers["study"]) if sight.can_study else 0)
    wishes = [shown("F5")] if levers["apart"] else []
    wishes += _dearest_first(build, _efforts("F3", int(levers["odd"])), _efforts("F4", walk, to=host), study)
    return [*wishes, _credit(chair, sight, levers)] if sight.partner else wishes


def _efforts(name: str, most: int, **values: CardValue) -> Wish:
    """Return the wish for as much of one kind of work as can be paid, up to `most`."""
    return tuple(one for n in range(most, 0, -1) for one in card(name, effort=n, **values))


WISHES: Final[Mapping[tuple[Phase, Role], Callable[[Chair, Sight, Levers], list[Wish]]]] = MappingProxyType(
    {
        ("strategy", "tmt"): _tmt,
        ("units", "ally"): _ally,
        ("units", "prod"): _prod,
        ("units", "eng_a"): _ask,
        ("encounters", "eng_a"): _bench,
        ("encounters", "eng_p"): _product,
    }
)
