"""Views as the law might build them, small enough to read; no law is asked."""

from dataclasses import replace

from game.ids import Component, Firm, Line, Phase, Role, Seat, words
from game.moves import CardValue
from game.views import (
    Ask,
    Bench,
    Brief,
    CardOption,
    Choice,
    Effect,
    Entry,
    Field,
    FirmCard,
    Gauge,
    LadderSide,
    Options,
    PersonCard,
    Reading,
    SeatView,
    Session,
    TalkLine,
)

US, THEM = Firm("heron"), Firm("kestrel")
ME: dict[Role, str] = {"tmt": "tmt", "ally": "ally", "prod": "prod", "eng_a": "eng_a1", "eng_p": "eng_p1"}
PHASE: dict[Role, Phase] = {
    "tmt": "strategy",
    "ally": "units",
    "prod": "units",
    "eng_a": "encounters",
    "eng_p": "encounters",
}
DEPTHS = ("withhold", "documents", "walk_through", "deep_dive")


def choice(name: str, *values: str | Choice) -> Field:
    return Field(
        name, "choice", words(name), tuple(v if isinstance(v, Choice) else Choice(v, words(v)) for v in values)
    )


def many(name: str, most: int, *values: str) -> Field:
    return Field(name, "many", words(name), tuple(Choice(v, words(v)) for v in values), most=most)


def level(name: str, low: int, high: int, step: int = 1) -> Field:
    return Field(name, "level", words(name), low=low, high=high, step=step)


def card(
    id: str, cost: int, values: dict[str, CardValue], *fields: Field, standing: bool = False, closed: bool = False,
    drafted: bool = False, effects: tuple[Effect, ...] = (),
) -> CardOption:  # fmt: skip
    sentence = words("Not now.") if closed else None
    return CardOption(id, cost, 0, sentence, fields, tuple(values.items()), effects, (), drafted, standing)


def chip(name: str, tone: str) -> Effect:
    return Effect(Line(f"effect.{name}"), 1, tone)  # type: ignore[arg-type]  # a tone's name


def band(id: str, index: int, about: str = "") -> Gauge:
    return Gauge(id, "alliance", about, Reading("band", index, index, scale=id))


def fact(event: str, quarter: int, tone: str = "bad") -> Entry:
    return Entry(quarter, event, tone, words(event))  # type: ignore[arg-type]  # a tone's name


def course(y: int, z: int, e: int) -> CardOption:
    return card(
        "T1", 0, {"y": y, "z": z, "e": e, "stance": "guarded"}, level("y", 10, 80, 5), level("z", 10, 80, 5),
        level("e", 5, 60, 5), choice("stance", "arms_length", "guarded", "close"), standing=True,
    )  # fmt: skip


TMT = (
    course(45, 35, 20),
    card("T2", 1, {"tokens": 1, "side": "both", "tone": "plain", "said": ""}, level("tokens", 1, 2),
         choice("side", "both", "ours", "partner"), choice("tone", "plain", "enemy"),
         Field("said", "text", words("said"), most=120)),
    card("T3", 1, {"areas": ("labs",)}, many("areas", 2, "labs", "products", "clients")),
    card("T4", 0, dict.fromkeys(("sep", "int_", "wall", "parallel"), "keep"),
         *(choice(lever, Choice("keep", words("keep")), *(Choice(p, words(p), 1) for p in ("0", "25", "50", "75", "100")))
           for lever in ("sep", "int_", "wall", "parallel"))),
    card("T5", 0, {"depth": "walk_through", "off_limits": ""}, choice("depth", *DEPTHS[1:]),
         choice("off_limits", "", "sensor"), standing=True),
    card("T6", 1, {"tokens": 1, "question": "both", "said": ""}, level("tokens", 1, 2),
         choice("question", "both", "people", "price", "own"), Field("said", "text", words("said"), most=120)),
    card("T9", 2, {"act": "notice", "firm": "kestrel"}, choice("act", "notice"), choice("firm", "kestrel")),
    card("T7", 0, {"how": "honour", "share": 50}, choice("how", "honour", "take", "propose"),
         level("share", 35, 65, 5)),
)  # fmt: skip
ALLY = (
    card("A1", 0, {"place": "visits", "swap": "keep"}, choice("place", "home", "visits", "lab"), standing=True),
    card("A2", 1, {"amount": "digest"}, choice("amount", "nothing", Choice("digest", words("digest"), 1),
                                               Choice("everything", words("everything"), 1))),
    card("A3", 1, {"tokens": 1, "managers": ("rosa",)}, level("tokens", 1, 2), many("managers", 2, "rosa", "theo"),
         effects=(chip("mood_rises", "good"),)),
    card("A4", 1, {"tokens": 1}, level("tokens", 1, 2),
         effects=(chip("catching_on", "good"), chip("invitations", "good"))),
    card("A7", 1, {}, effects=(chip("they_open_up", "good"),)),
)  # fmt: skip
PROD = (
    card("P1", 0, {"toward": "leave", "tokens": 0}, choice("toward", "leave", "together", "alone", "outsider"),
         level("tokens", 0, 2)),
    card("P2", 1, {"amount": "summary"}, choice("amount", "nothing", "summary", "full")),
    card("P4", 0, {"used": ()}, many("used", 1, "cool"), standing=True),
    card("P5", 1, {"component": "curve"}, choice("component", "curve", "knees")),
    card("P6", 1, {"component": "curve"}, choice("component", Choice("curve", words("curve"), 1),
                                                 Choice("knees", words("knees"), 1), Choice("all", words("all"), 2))),
)  # fmt: skip
HOME_WORK = (
    card("F1", 1, {"effort": 1, "component": "curve"}, level("effort", 0, 2), choice("component", "curve", "knees")),
    card("F2", 1, {"effort": 1}, level("effort", 0, 2)),
    card("F3", 1, {"effort": 1}, level("effort", 0, 2), effects=(chip("novelty", "good"),)),
    card("F4", 1, {"effort": 1, "to": "heron.eng_a1"}, level("effort", 0, 2), choice("to", "heron.eng_a1")),
)


def bench_cards(pull: int, *, purse: int = 3, free: int = 0) -> tuple[CardOption, ...]:
    costs = [max(0, abs(rung - pull) - free) for rung in range(4)]
    rungs = [
        Choice(name, words(name), cost, None if cost <= purse else words("too far"))
        for name, cost in zip(DEPTHS, costs, strict=True)
    ]
    return (
        card("E2", 0, {"topic": "casing", "depth": DEPTHS[pull], "said": ""}, choice("topic", "casing", "sensor"),
             choice("depth", *rungs, "decline"), Field("said", "text", words("said"), most=140), standing=True),
        card("E3", 1, {}),
        card("E7", 0, {"candour": "honest"}, choice("candour", "honest", "outline"), standing=True),
        card("E8", 0, {"to": "kestrel.eng_a1"}, choice("to", "kestrel.eng_a1", "heron.eng_p1")),
    )  # fmt: skip


def bench(pull: int = 2, need: int = 2, mandate: int = 3, last: int | None = None) -> Bench:
    """A bench on which `sensor` was asked about; `last` is the rung that the partner went to."""
    theirs = None if last is None else LadderSide(Seat("kestrel.eng_a1"), "Ivo", last, "pack", "")
    mine = LadderSide(Seat("heron.eng_a1"), "Dina", 2, "sensor", "")
    session = None if theirs is None else Session(1, need, mine, theirs, 5_000, words("…"), False)
    return Bench(
        bench=0, name="Hill Kit", problem="It cuts out.", need=need, partner=Seat("kestrel.eng_a1"), asked=words("?"),
        asked_topic=Component("sensor"), pull=pull, mandate=mandate, cells=0, topics=(), beneath=(), touches=(),
        last=session,
    )  # fmt: skip


def view(
    role: Role = "tmt", *cards: CardOption, purse: int = 4, quarter: int = 1, gauges: tuple[Gauge, ...] = (),
    feed: tuple[Entry, ...] = (), bench: Bench | None = None, asks: tuple[Ask, ...] = (),
    talk: tuple[TalkLine, ...] = (),
) -> SeatView:  # fmt: skip
    """What the seat of this role at Heron knows; without cards the whole menu of the role."""
    menus = {"tmt": TMT, "ally": ALLY, "prod": PROD, "eng_a": bench_cards(2), "eng_p": HOME_WORK}
    people = tuple(
        PersonCard(Seat(f"{firm}.{ME[other]}"), firm, other, ME[other], firm == US and other == role)
        for firm in (US, THEM)
        for other in ME
    )
    channels = tuple(Choice(name, words(name)) for name in ("table", "firm:heron", "seat:kestrel.tmt"))
    unit = "focus" if role in ("eng_a", "eng_p") else "tokens"
    options = Options(True, False, purse, 0, unit, cards or menus[role], asks, channels)  # type: ignore[arg-type]  # two units
    return SeatView(
        seat=Seat(f"heron.{ME[role]}"), firm=US, role=role, name="Ada", title="", quarter=quarter, nominal=8,
        phase=PHASE[role], is_last=False, is_dormant=False, people=people,
        firms=(FirmCard(US, "Heron", "circle", True), FirmCard(THEM, "Kestrel", "square", False)),
        brief=Brief("", "", words(""), "", ""), news=(), map_gauges=gauges, flows=(), components=(), touches=(),
        tenders=(), insights=(), bench=bench, sessions=(), feed=feed, talk=talk, options=options, outcome=None,
    )  # fmt: skip


def only(seen: SeatView, *names: str) -> SeatView:
    """The same view with only these cards on the menu."""
    cards = tuple(option for option in seen.options.cards if option.card in names)
    return replace(seen, options=replace(seen.options, cards=cards))
