"""What a policy may read: a short list taken from what the seat's own view shows; deliberately absent: everything else.

It is read off the truth, because a whole view costs more than the quarter; `tests/lab/test_sight.py` compares every field
with `observe`. Bands are the five words of the view, 0…4.
"""

from dataclasses import dataclass

from game.ids import Component, Manager, Office, Role, Seat
from game.rules.agenda import tender_of
from game.rules.calls import raisable
from game.rules.engine import purse
from game.rules.knowledge_views import HOT
from game.rules.product_cards import arrived
from game.rules.seating import across, own_core, own_topics, partners_of
from game.rules.state import FirmState, State
from game.rules.team import team_of
from game.rules.telling.market import mood
from game.rules.venture_cards import open_clients
from game.scenario.model import Scenario

BAND, STEADY, TOP = 2_000, 5_000, 9_999
OURS = 1
"""The place of "ours first" among the sides of a story."""
LEANS = (15, 40)
THICK_WALL = 7_500


@dataclass(frozen=True, slots=True)
class Chair:
    """What a seat knows of itself all game long.

    Attributes:
        index: Of the seat in the scenario. number: Among the seats of its firm and role.
        topics: Own topics an engineer may talk about. core: Own core components, product house only.
        managers: Own client managers, heads only.
        benches: Own bench engineers. home: Other engineers of the own firm.
        lead: The chief executive of a split TMT, else the seat itself. office: Which part of such a TMT it is.
    """

    seat: Seat
    index: int
    firm: int
    role: Role
    number: int
    topics: tuple[Component, ...]
    core: tuple[Component, ...]
    managers: tuple[Manager, ...]
    benches: tuple[Seat, ...]
    home: tuple[Seat, ...]
    lead: Seat
    office: Office = ""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a seat sees in one phase; a field that is not its role's keeps its default.

    Attributes:
        purse: Tokens or focus.
        course: TMT: y, z, e in percent. stance: Declared closeness.
        mandate: TMT and bench: rung 1…3.
        structure: TMT: separation, integration, wall in percent.
        balance: TMT: which pole leads, 0 cooperation … 2 even … 4 competition.
        trust: TMT and product head: band of the own trust in each partner.
        red_queen: TMT and product head: band of the race.
        found: TMT: own leaks found so far. can_raise: one that was not raised yet. is_robbed: a partner took more last quarter.
        received: TMT: band of what partners shared last quarter, mean, when the labs were heard; else -1.
        place: Alliance head: where the bench engineers work. is_loud: whether the top told its people "ours first".
        moods: Heads: of each manager towards bidding together, 0…4.
        has_tender: Heads: whether the firm leads a tender this quarter.
        arrived: Product head: partners' core of which something came home.
        can_tell: Product head: whether the alliance team has something left to be told.
        clients: Product head: partners' clients that may be called on alone.
        can_study, can_walk: Product engineers: whether something was sent home; whether the wall lets them over.
        partner: Engineers: who sits across, empty for nobody. theirs: topics to ask about.
        asked: The topic that lies on the table, or empty.
        pull, need: Rungs. is_steady: Whether both poles are in view, so that the first step is free.
        locked: Own topics closed beyond a walk-through.
        hot: Bench: own topics of which the seat sees that they lie right next to the own core.
    """

    quarter: int
    nominal: int
    purse: int
    course: tuple[int, int, int] = (0, 0, 0)
    stance: str = ""
    mandate: int = 0
    structure: tuple[int, int, int] = (0, 0, 0)
    balance: int = 2
    trust: tuple[int, ...] = ()
    red_queen: int = 0
    found: int = 0
    can_raise: bool = False
    is_robbed: bool = False
    received: int = -1
    place: str = ""
    is_loud: bool = False
    moods: tuple[int, ...] = ()
    has_tender: bool = False
    arrived: tuple[Component, ...] = ()
    can_tell: bool = False
    clients: tuple[str, ...] = ()
    can_study: bool = False
    can_walk: bool = False
    partner: Seat | str = ""
    theirs: tuple[Component, ...] = ()
    asked: Component | str = ""
    pull: int = -1
    need: int = 0
    is_steady: bool = False
    locked: tuple[Component, ...] = ()
    hot: tuple[Component, ...] = ()


def chairs_of(scenario: Scenario) -> tuple[Chair, ...]:
    """Return every seat's chair in the scenario's order."""
    return tuple(_chair(scenario, n) for n in range(len(scenario.seats)))


def _chair(scenario: Scenario, n: int) -> Chair:
    spec = scenario.seats[n]
    f, role = spec.firm_index, spec.role
    own = [part for part in scenario.components if part.owner_index == f]
    mates = [seat for seat in scenario.seats if seat.firm_index == f and seat.role in ("eng_a", "eng_p")]
    return Chair(
        spec.id, n, f, role, spec.number,
        topics=tuple(part.id for part in own if part.kind == "complementary") if role in ("eng_a", "eng_p") else (),
        core=tuple(part.id for part in own if part.kind == "core") if role in ("prod", "eng_p") else (),
        managers=tuple(m.id for m in scenario.firms[f].managers) if role in ("ally", "prod") else (),
        benches=tuple(seat.id for seat in mates if seat.role == "eng_a"),
        home=tuple(seat.id for seat in mates if seat.id != spec.id),
        lead=scenario.seats[(*team_of(scenario, n), n)[0]].id,
        office=spec.office,
    )  # fmt: skip


def look(state: State, chair: Chair) -> Sight:
    """Return what this seat sees in the state's phase."""
    match chair.role:
        case "tmt":
            return _top(state, chair)
        case "ally" | "prod":
            return _head(state, chair)
        case _:
            return _engineer(state, chair)


def band(level_bp: int) -> int:
    """Return the word, 0…4, in which a level is told."""
    return max(0, min(TOP, level_bp)) // BAND


def balance_of(state: State, f: int) -> int:
    """Return which pole leads as one of five words, as the map's balance gauge says it."""
    row = [state.pairs[f][g] for g in partners_of(state, f)]
    coop, comp = sum(p.coop for p in row), sum(p.comp for p in row)
    lean = (comp - coop) * 100 // max(1, coop + comp)
    return 2 + sum(lean > edge for edge in LEANS) - sum(lean < -edge for edge in LEANS)


def _top(state: State, chair: Chair) -> Sight:
    f = chair.firm
    firm, others = state.firms[f], partners_of(state, f)
    return Sight(
        state.quarter, state.nominal, firm.tokens,
        course=(firm.y, firm.z, firm.e),
        stance=firm.stance,
        mandate=firm.mandate,
        structure=(firm.sep // 100, firm.int_ // 100, firm.wall // 100),
        balance=balance_of(state, f),
        trust=_trust(state, f),
        red_queen=band(state.red_queen),
        found=sum(leak.is_detected for leak in state.leaks if leak.firm == f),
        can_raise=bool(raisable(state, f)),
        is_robbed=bool(state.joints) and state.joints[-1] > 0 and any(state.firms[g].takes for g in others),
        received=_received(state, firm, others),
    )  # fmt: skip


def _trust(state: State, f: int) -> tuple[int, ...]:
    return tuple(band(state.pairs[f][g].trust) for g in partners_of(state, f))


def _received(state: State, firm: FirmState, others: tuple[int, ...]) -> int:
    if "labs" not in firm.heard_last:
        return -1
    volumes = [value for name, g, value in state.meters if name == "volume" and g in others]
    return sum(map(band, volumes)) // len(volumes) if volumes else -1


def _head(state: State, chair: Chair) -> Sight:
    f = chair.firm
    firm = state.firms[f]
    moods = tuple(mood(level) for level in firm.attitudes)
    tokens, has_tender = purse(state, chair.seat), tender_of(state, f) is not None
    if chair.role == "ally":
        is_loud = firm.story > 0 and firm.side == OURS
        return Sight(
            state.quarter, state.nominal, tokens,
            place=firm.place, is_loud=is_loud, moods=moods, has_tender=has_tender,
        )  # fmt: skip
    return Sight(
        state.quarter, state.nominal, tokens,
        trust=_trust(state, f),
        red_queen=band(state.red_queen),
        moods=moods,
        has_tender=has_tender,
        arrived=tuple(state.scenario.components[n].id for n in arrived(state, f)),
        clients=tuple(dict.fromkeys(firm.guest_at[n][2] for n in open_clients(state, f))),
        can_tell=any(state.alliance[f][n] < state.product[f][n] for n in own_core(state, f)),
    )  # fmt: skip


def _engineer(state: State, chair: Chair) -> Sight:
    person, firm, parts = state.people[chair.index], state.firms[chair.firm], state.scenario.components
    other = person.across if state.phase == "encounters" else across(state, chair.index)
    if chair.role == "eng_p":
        other = person.across
    theirs: tuple[Component, ...] = ()
    if other >= 0 and state.phase != "encounters":
        theirs = tuple(parts[n].id for n in own_topics(state, state.scenario.seats[other].firm_index))
    locked: tuple[Component, ...] = ()
    if firm.locked >= 0:
        near = state.constants.lock_adjacency * 10_000
        locked = tuple(
            topic for topic in chair.topics
            if any(c == firm.locked and a >= near for c, a in parts[state.scenario.component_at[topic]].touches)
        )  # fmt: skip
    return Sight(
        state.quarter, state.nominal, person.focus,
        mandate=firm.mandate if chair.role == "eng_a" else 0,
        can_study=firm.pass_home > 0,
        can_walk=firm.wall < THICK_WALL,
        partner=state.scenario.seats[other].id if other >= 0 else "",
        theirs=theirs,
        asked=parts[person.asked].id if person.asked >= 0 else "",
        pull=person.pull,
        need=state.needs[person.bench] if person.bench >= 0 else 0,
        is_steady=person.q >= state.constants.salience_steady * 10_000,
        locked=locked,
        hot=_hot(state, chair) if chair.role == "eng_a" else (),
    )  # fmt: skip


def _hot(state: State, chair: Chair) -> tuple[Component, ...]:
    parts, person = state.scenario.components, state.people[chair.index]
    seen = {*person.seen, *person.learned_edges}
    return tuple(
        topic for topic in chair.topics
        if any(core in seen and near >= HOT for core, near in parts[state.scenario.component_at[topic]].touches)
    )  # fmt: skip
