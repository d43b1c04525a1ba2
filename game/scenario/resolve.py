"""A typed file becomes the scenario that the law reads: defaults, names and indices filled in; no checks here."""

import re
from typing import Any

from pydantic import TypeAdapter

from game.ids import Component, Firm, Manager, Office, Role, Seat
from game.scenario.effects import EFFECTS
from game.scenario.model import (
    BenchSpec,
    ComponentSpec,
    Debrief,
    FirmSpec,
    Item,
    Kind,
    Knobs,
    ManagerSpec,
    Par,
    Preset,
    Problem,
    Scenario,
    SeatSpec,
    Start,
    TenderSpec,
    TimedEvent,
    When,
)
from game.scenario.spec import ComponentPart, EventPart, File, FirmPart, Placed, TenderPart
from game.scenario.spec_experiment import interventions
from game.scenario.spec_setting import StartSpec

Five = tuple[int, int, int, int, int]
# Quarters, seconds of the five phases, first quarter in percent; `full` has no clock.
CLOCKS: dict[str, tuple[int, Five, int]] = {
    "class": (8, (25, 95, 75, 80, 50), 160),
    "seminar": (10, (60, 180, 180, 120, 120), 130),
    "full": (12, (0, 0, 0, 0, 0), 100),
}
SEAT_ORDER = ("tmt", "eng_a1", "prod", "ally", "eng_a2", "eng_p1", "cto", "director")
ROLES: dict[str, Role] = {
    "tmt": "tmt", "director": "tmt", "cto": "tmt", "ally": "ally", "prod": "prod", "eng_a": "eng_a", "eng_p": "eng_p",
}  # fmt: skip
OFFICES: dict[str, Office] = {"tmt": "ceo", "director": "director", "cto": "cto"}


def resolve(file: File, variant: str = "") -> Scenario:
    """Return the scenario of a file that has passed every check, and of which variant it is."""
    ids = list(file.firms)
    parts = _components(file)
    ours = [_ours(firm, id_, parts) for id_, firm in file.firms.items()]
    first = next(iter(file.firms.values()))
    chairs = sorted(first.seats, key=_rank)
    order = [*file.seat_order, *(chair for chair in (*SEAT_ORDER, *chairs) if chair in chairs)]
    return Scenario(
        format=file.format,
        name=file.name,
        title=file.title,
        language=file.language,
        wall_line=file.wall_line,
        background=file.background.strip(),
        outsider=file.outsider,
        presets=_presets(file),
        par=Par(**file.par.model_dump()),
        knobs=tuple(_knobs(file, firm) for firm in file.firms.values()),
        starts=tuple(_start(file.start, firm.start) for firm in file.firms.values()),
        constants=tuple(sorted(file.constants.items())),
        firms=tuple(_firm(file, id_, n, ours[n]) for n, id_ in enumerate(ids)),
        seats=tuple(seat for n, id_ in enumerate(ids) for seat in _seats(file, id_, n, ours)),
        seat_order=tuple(dict.fromkeys(order)),
        components=parts,
        benches=tuple(
            BenchSpec(n, b.name, b.theme, tuple(Problem(_when(p), p.need, p.text) for p in b.problems))
            for n, b in enumerate(file.benches)
        ),
        tenders=tuple(_tender(file, ids.index(tender.lead), tender) for tender in file.tenders),
        routine_value=file.routine.value if file.routine else 0,
        news=tuple(Item(_when(item), item.text, item.on) for item in file.news),
        events=tuple(_event(event, ids) for event in file.events),
        objectives=tuple(file.objectives),
        debrief=Debrief(**{step: tuple(lines) for step, lines in file.debrief.model_dump().items()}),
        experiment=interventions(file.experiment, ids),
        variant=variant,
    )


def _presets(file: File) -> tuple[Preset, ...]:
    """Return the author's presets, or the design's three in the file's own length."""
    found = []
    for name in file.presets or CLOCKS:
        own = file.presets.get(name)
        quarters, seconds, percent = CLOCKS.get(name, CLOCKS["class"])
        spread = file.quarters.spread
        if own is None:
            quarters = file.quarters.nominal
        else:
            quarters = own.quarters or quarters
            spread = spread if own.spread is None else own.spread
            n, s, u, e, r = own.seconds or seconds
            seconds, percent = (n, s, u, e, r), own.first_quarter or percent
        found.append(Preset(name, quarters, spread, seconds, percent))
    return tuple(found)


def _knobs(file: File, firm: FirmPart) -> Knobs:
    """Return one firm's knobs: its own over the table's."""
    merged = {**file.knobs.model_dump(), **firm.knobs}
    wider = merged.pop("walls_claim_wider")
    return Knobs(**merged, walls_claim_wider=merged["walls_claim"] if wider is None else wider)


def _start(table: StartSpec, own: dict[str, Any]) -> Start:
    """Return one firm's start: its own keys over the table's."""
    merged = table.model_dump(by_alias=True)
    for key, value in own.items():
        merged[key] = {**merged[key], **value} if isinstance(value, dict) else value
    course, identify = merged.pop("course"), merged.pop("identify")
    return Start(**course, **identify, int_=merged.pop("int"), **merged)


def _firm(file: File, id_: str, index: int, ours: str) -> FirmSpec:
    """Return a firm with its client managers."""
    firm = file.firms[id_]
    default = firm.knobs.get("independence", file.knobs.independence)
    managers = tuple(
        ManagerSpec(
            id=Manager(f"{id_}.m{n}"),
            firm=Firm(id_),
            name=one.name,
            client=one.client,
            attitude=one.attitude,
            independence=default if one.independence is None else one.independence,
            reason=one.reason,
        )
        for n, one in enumerate(firm.managers, 1)
    )
    more = (firm.relations.get(other, ()) for other in file.firms)
    relations = tuple(("partner", *dict.fromkeys(roles)) for roles in more)
    return FirmSpec(Firm(id_), index, firm.label, firm.shape, ours, managers, relations)


def _ours(firm: FirmPart, id_: str, parts: tuple[ComponentSpec, ...]) -> str:
    """Return a firm's core in words."""
    return firm.ours or _listing([f"the {part.label}" for part in parts if part.owner == id_ and part.kind == "core"])


def _listing(words: list[str]) -> str:
    """Return `a`, `a and b`, or `a, b and c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _rank(chair: str) -> tuple[int, str]:
    return (list(ROLES).index(chair.rstrip("123")), chair)


def _seats(file: File, id_: str, index: int, ours: list[str]) -> list[SeatSpec]:
    """Return the seats of one firm in order of role, with their briefs filled in."""
    firm = file.firms[id_]
    others = [n for n in range(len(ours)) if n != index]
    labels = [one.label for one in file.firms.values()]
    slots = {"us": firm.label, "them": _listing([labels[n] for n in others])}
    slots |= {"ours": ours[index], "theirs": _listing([ours[n] for n in others])}
    is_split = sum(chair in OFFICES for chair in firm.seats) > 1
    seats: list[SeatSpec] = []
    for chair in sorted(firm.seats, key=_rank):
        group = chair.rstrip("123")
        places = [(table, name) for own in (firm, file) for table, name in ((own, chair), (own, group))]
        brief = next(table.briefs[name] for table, name in places if name in table.briefs)
        goal = next(table.private_goals[name] for table, name in places if name in table.private_goals)
        public, _, private = _filled(brief, slots).partition("##")
        seats.append(
            SeatSpec(
                id=Seat(f"{id_}.{chair}"),
                firm=Firm(id_),
                firm_index=index,
                chair=chair,
                role=ROLES[group],
                number=sum(seat.role == ROLES[group] for seat in seats),
                name=firm.seats[chair],
                brief_public=" ".join(public.split()),
                brief_private=" ".join(private.split()),
                private_goal=goal,
                office=OFFICES.get(chair, "") if is_split else "",
            )
        )
    return seats


def _filled(text: str, slots: dict[str, str]) -> str:
    """Return a brief with its slots filled; a sentence opens with a capital, a name in -s takes a bare apostrophe."""

    def fill(match: re.Match[str]) -> str:
        words = slots[match["slot"]]
        before = match.string[: match.start()].rstrip()
        if not before or before[-1] in ".?!#":
            words = words[:1].upper() + words[1:]
        return words + ("'" if match["s"] and words.endswith("s") else match["s"] or "")

    return re.sub(r"\{(?P<slot>\w+)\}(?P<s>'s)?", fill, text)


def _components(file: File) -> tuple[ComponentSpec, ...]:
    """Return the components with indices for names."""
    at = {id_: n for n, id_ in enumerate(file.components)}
    firms = list(file.firms)
    found = []
    for id_, part in file.components.items():
        owner = None if part.owner is None else Firm(part.owner)
        hint, piece, trick = (
            (part.insights * 3)[:3] if len(part.insights) == 1 else [*part.insights, part.insights[-1]][:3]
        )
        found.append(
            ComponentSpec(
                id=Component(id_),
                index=at[id_],
                label=part.label or id_.replace("_", " "),
                kind=part.kind,
                owner=owner,
                owner_index=-1 if owner is None else firms.index(owner),
                tacit=part.tacit,
                touches=tuple((at[core], near) for core, near in part.touches.items()),
                mastery=tuple(_mastery(part, firm, file.knobs.overlap) for firm in firms),
                text=part.text,
                area=part.area or ("our joint work" if owner is None else f"the work of {file.firms[owner].label}"),
                question=part.question,
                underneath=part.underneath,
                insights=(hint, piece, trick),
            )
        )
    return tuple(found)


def _mastery(part: ComponentPart, firm: str, overlap: int) -> tuple[int, int]:
    """Return what a firm's product and alliance unit know at the start, units (model §4)."""
    if firm in part.mastery:
        product, alliance = part.mastery[firm]
        return product, alliance
    return mastery_of(part.kind, part.owner == firm, overlap)


def mastery_of(kind: Kind, is_own: bool, overlap: int) -> tuple[int, int]:
    """Return what product and alliance unit know of a component by default, units; overlap in bp (model §4)."""
    if kind == "common":
        return (300 + overlap * 500 // 10_000,) * 2
    if is_own:
        return (550, 650) if kind == "complementary" else (600, 450)
    return (50 + overlap * 450 // 10_000,) * 2 if kind == "complementary" else (60 + overlap * 120 // 10_000,) * 2


def _when(item: Placed) -> When:
    """Return where an item falls."""
    if item.q is not None:
        return When("quarter", item.q)
    if item.at_bp is not None:
        return When("point", item.at_bp)
    if item.event is not None:
        return When("event", 0, item.event)
    return When("extra" if item.overtime else "free")


def _tender(file: File, lead: int, tender: TenderPart) -> TenderSpec:
    """Return a tender with its manager and the knobs' defaults."""
    managers = file.firms[tender.lead].managers
    demand, different = tender.client_demand, tender.complementary
    return TenderSpec(
        when=_when(tender),
        lead=lead,
        manager=[one.client for one in managers].index(tender.client),
        job=tender.job or tender.client,
        value=tender.value,
        client_demand=file.knobs.client_demand if demand is None else demand,
        complementary=file.knobs.compl_unit if different is None else different,
        outsider_bonus=tender.outsider_bonus,
        their_technology=tender.their_technology,
        note=tender.note,
    )


def _event(event: EventPart, firms: list[str]) -> TimedEvent:
    """Return a timed event with its effect."""
    kind = event.kind or event.id
    effect = TypeAdapter(EFFECTS[kind]).validate_python({**event.params, "kind": kind}, strict=False)
    struck = tuple(range(len(firms))) if event.firms is None else tuple(firms.index(firm) for firm in event.firms)
    return TimedEvent(event.id, event.at_bp, struck, effect, event.text or effect.LINE, event.switchable)
