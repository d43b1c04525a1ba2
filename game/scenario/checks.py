"""Checks across keys: firms, seats, setting, briefs; deliberately absent: knowledge and story (see their modules).

Every check reads the raw data and passes over what is missing or misshapen: that is reported elsewhere, and so one run
tells an author everything.
"""

import re
from collections.abc import Mapping

from game.scenario.problems import check_part, closest, shown
from game.scenario.source import Path, Source
from game.scenario.spec import PRIVATE_WORDS, PUBLIC_WORDS
from game.scenario.spec_setting import TABLE_KNOBS, KnobsSpec, StartSpec

CHAIR = re.compile(r"tmt|director|cto|ally|prod|eng_[ap][1-3]")
ONCE = {"tmt": "a TMT", "ally": "an alliance head", "prod": "a product head"}
GROUPS = ("tmt", "director", "cto", "ally", "prod", "eng_a", "eng_p")
SLOTS = ("us", "them", "ours", "theirs")
Range = tuple[float, float]


def check_firms(source: Source) -> None:
    """Seats, shapes, own knobs, own start and clients of every firm."""
    shapes: dict[str, Path] = {}
    crews: dict[str, set[str]] = {}
    for path, firm in source.rows("firms"):
        shape = str(firm.get("shape"))
        if shapes.setdefault(shape, path) != path:
            source.fault(
                (*path, "shape"), "a shape of its own", f"`{shape}` twice", "circle, square, triangle or diamond"
            )
        crews[str(path[-1])] = _check_seats(source, path)
        _check_own_setting(source, path, firm)
        _check_relations(source, path)
        clients = [row.get("client") for _, row in source.rows(*path, "managers")]
        for n, client in enumerate(clients):
            if client in clients[:n]:
                where = (*path, "managers", n, "client")
                source.fault(where, "each client once", f"{shown(client)} again", "another client")
    for name, crew in list(crews.items())[1:]:
        first = next(iter(crews.values()))
        if crew != first and all(once in crew & first for once in ONCE):
            odd = ", ".join(sorted(crew ^ first))
            source.fault(("firms", name, "seats"), "the same chairs in every firm", odd, "adding or deleting them")
    _check_benches(source, crews)


def _check_seats(source: Source, path: Path) -> set[str]:
    """Check the chairs of one firm and return them."""
    seats = source.mapping(*path, "seats")
    at = (*path, "seats")
    for chair in seats:
        if CHAIR.fullmatch(chair):
            continue
        twice = next((once for once in ONCE if chair.startswith(once)), "")
        expected = (
            f"one {ONCE[twice].split(' ', 1)[1]}, `{twice}`"
            if twice
            else "tmt, director, cto, ally, prod, eng_a1–3 or eng_p1–3"
        )
        source.fault(
            (*at, chair), expected, f"`{chair}`", "deleting it" if twice else closest(chair, [*ONCE, "eng_a1"])
        )
    for once, words in ONCE.items():
        if once not in seats:
            source.fault((*at, once), words, "nothing", f"adding `{once}: a name`")
    for group in ("eng_a", "eng_p"):
        held = sum(chair.startswith(group) for chair in seats)
        for number in range(1, max(held, 1) + 1):
            if f"{group}{number}" not in seats:
                chair = f"{group}{number}"
                source.fault((*at, chair), "engineers numbered from 1", "nothing", f"adding `{chair}: a name`")
    return {chair for chair in seats if CHAIR.fullmatch(chair)}


def _check_benches(source: Source, crews: Mapping[str, set[str]]) -> None:
    """A bench seats one engineer of each firm, and each bench engineer has one; names are unique."""
    benches = source.value("benches")
    crew = next(iter(crews.values()), set())
    held = sum(chair.startswith("eng_a") for chair in crew)
    if isinstance(benches, list) and benches and held and len(benches) != held:
        source.fault(("benches",), f"{held}, one for each eng_a", str(len(benches)), "adding or deleting benches")
    names = [row.get("name") for _, row in source.rows("benches")]
    for n, name in enumerate(names):
        if name in names[:n]:
            source.fault(("benches", n, "name"), "each name once", f"{shown(name)} again", "another name")


def _check_own_setting(source: Source, path: Path, firm: Mapping[str, object]) -> None:
    """A firm's own knobs and start are those of the table, one by one."""
    knobs = source.mapping(*path, "knobs")
    for name in TABLE_KNOBS & knobs.keys():
        source.fault((*path, "knobs", name), "a knob of one firm", f"`{name}`", "moving it to `knobs`")
    check_part(source, KnobsSpec, {k: v for k, v in knobs.items() if k not in TABLE_KNOBS}, (*path, "knobs"))
    own = source.mapping(*path, "start")
    check_part(source, StartSpec, own, (*path, "start"))
    if isinstance(own.get("course"), dict):
        _check_course(source, (*path, "start", "course"))


def _check_relations(source: Source, path: Path) -> None:
    """A firm is related to the others."""
    others = [name for name in source.mapping("firms") if name != path[-1]]
    for name in source.mapping(*path, "relations"):
        if name not in others:
            source.fault((*path, "relations", name), "another firm", f"`{name}`", closest(name, others))


def _check_course(source: Source, path: Path) -> None:
    """Effort is percent of a whole."""
    course = source.mapping(*path)
    parts = [course.get(part) for part in "yze"]
    if all(isinstance(part, int) for part in parts):
        y, z, e = (int(part or 0) for part in parts)
        if y + z + e != 100:
            source.fault(path, "y + z + e = 100", str(y + z + e), f"e: {100 - y - z}")


def check_setting(source: Source, known: Mapping[str, Range] | None) -> None:
    """Course, par, seat order and, where the model's names are known, overridden constants."""
    _check_course(source, ("start", "course"))
    par = source.mapping("par")
    for name in ("firm", "alliance"):
        low, high = par.get(f"{name}_low"), par.get(f"{name}_high")
        if isinstance(low, int) and isinstance(high, int) and low >= high:
            source.fault(("par", f"{name}_high"), f"more than {name}_low", str(high), str(low + 10_000))
    chairs = list(next((source.mapping(*path, "seats") for path, _ in source.rows("firms")), {}))
    order = source.value("seat_order")
    for n, chair in enumerate(order if isinstance(order, list) else ()):
        if chair not in chairs or chair in order[:n]:
            left = [one for one in chairs if one not in order]
            meant = closest(str(chair), chairs) if chair not in chairs else f"`{left[0]}`" if left else "deleting it"
            source.fault(("seat_order", n), "each chair once", shown(chair), meant)
    if known is not None:
        _check_constants(source, known)


def _check_constants(source: Source, known: Mapping[str, Range]) -> None:
    """Overridden constants are constants of the model, within their range."""
    for name, number in source.mapping("constants").items():
        if name not in known:
            expected = "a constant that the model reads (docs/model.md)"
            source.fault(("constants", name), expected, f"`{name}`", closest(name, list(known)))
        elif isinstance(number, int | float) and not known[name][0] <= number <= known[name][1]:
            low, high = known[name]
            source.fault(("constants", name), f"{low} to {high}", str(number), str(min(max(number, low), high)))


def check_people(source: Source) -> None:
    """Every seat has a brief of the right length and a private goal; nobody has one without a chair."""
    places: list[Path] = [(), *(path for path, _ in source.rows("firms"))]
    chairs = {chair for path in places[1:] for chair in source.mapping(*path, "seats")} | set(GROUPS)
    for path in places:
        for chair in [*source.mapping(*path, "briefs"), *source.mapping(*path, "private_goals")]:
            if chair not in chairs:
                part = "briefs" if chair in source.mapping(*path, "briefs") else "private_goals"
                source.fault((*path, part, chair), "a chair", f"`{chair}`", closest(chair, sorted(chairs)))
        for chair, brief in source.mapping(*path, "briefs").items():
            if isinstance(brief, str):
                _check_brief(source, (*path, "briefs", chair), brief)
    for path in places[1:]:
        for chair in filter(CHAIR.fullmatch, source.mapping(*path, "seats")):
            _check_provided(source, path, chair)


def _check_provided(source: Source, firm: Path, chair: str) -> None:
    """A seat finds a brief and a goal: its own or its group's, in its firm or for all firms."""
    group = chair.rstrip("123")
    for part, words in (("briefs", "a brief"), ("private_goals", "a private goal")):
        spots = ((*at, part, name) for at in (firm, ()) for name in (chair, group))
        if not any(source.value(*spot) for spot in spots):
            source.fault((part, group), f"{words} for {firm[-1]}.{chair}", "nothing", f"adding `{group}:`")


def _check_brief(source: Source, path: Path, brief: str) -> None:
    """A brief is one page: public, `##`, private; its slots are the four that can be filled."""
    public, mark, private = brief.partition("##")
    if not mark or not private.strip():
        source.fault(path, "a private part after ##", "none", "adding `## What only this seat may know.`")
    for part, words, most in (("public", public, PUBLIC_WORDS), ("private", private, PRIVATE_WORDS)):
        if len(words.split()) > most:
            source.fault(path, f"at most {most} {part} words", str(len(words.split())), "cutting it")
    for slot in re.findall(r"\{(.*?)\}", brief):
        if slot not in SLOTS:
            source.fault(path, "{us}, {them}, {ours} or {theirs}", f"{{{slot}}}", closest(slot, list(SLOTS), "a name"))
