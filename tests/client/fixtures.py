"""Views as the law might build them, for one seat of each kind in the case of ITCOM and Insys; no law is asked."""

from dataclasses import replace

from game.ids import Component, Firm, Phase, Role, Seat, words
from game.views import (
    Bench,
    Brief,
    Choice,
    ComponentChip,
    Entry,
    Factor,
    FirmCard,
    Flow,
    Gauge,
    Insight,
    LadderSide,
    Options,
    Outcome,
    PersonCard,
    Reading,
    ScoreWord,
    SeatView,
    Session,
    TalkLine,
    TenderCard,
    Touch,
)
from tests.client.decks import cards_of
from tests.client.decks import options as deck_options

ITCOM, INSYS = Firm("itcom"), Firm("insys")
PEOPLE: tuple[tuple[Firm, str, Role, str], ...] = (
    (ITCOM, "tmt", "tmt", "Marijke van Dalen"),
    (ITCOM, "ally", "ally", "Joost Hendriks"),
    (ITCOM, "prod", "prod", "Anneke Bruin"),
    (ITCOM, "eng_a1", "eng_a", "Ruben Kaya"),
    (ITCOM, "eng_a2", "eng_a", "Lotte de Wit"),
    (ITCOM, "eng_p1", "eng_p", "Sander Vos"),
    (ITCOM, "eng_p2", "eng_p", "Imani Osei"),
    (INSYS, "tmt", "tmt", "Pieter Zwart"),
    (INSYS, "ally", "ally", "Fatima El Amrani"),
    (INSYS, "prod", "prod", "Bram Kuipers"),
    (INSYS, "eng_a1", "eng_a", "Noor Visser"),
    (INSYS, "eng_a2", "eng_a", "Daan Mulder"),
    (INSYS, "eng_p1", "eng_p", "Eva Brandt"),
    (INSYS, "eng_p2", "eng_p", "Yusuf Demir"),
)
SEAT_OF: dict[Role, str] = {"tmt": "tmt", "ally": "ally", "prod": "prod", "eng_a": "eng_a1", "eng_p": "eng_p1"}


def exact(value: int, unit: str = "keur") -> Reading:
    """A number that the seat knows."""
    return Reading("exact", value, value, unit)  # type: ignore[arg-type]  # a unit's name


def band(index: int, scale: str = "level", note: str = "") -> Reading:
    """One of five words."""
    return Reading("band", index, index, scale=scale, note=words(note) if note else None)


def unknown(note: str) -> Reading:
    """What the seat does not know, with its sentence."""
    return Reading("unknown", note=words(note))


def people(you: str) -> tuple[PersonCard, ...]:
    """Everybody at the table; `you` is a seat of ITCOM."""
    cards = []
    for firm, chair, role, name in PEOPLE:
        seat = Seat(f"{firm}.{chair}")
        note = words(f"Bench {chair[-1]}") if role == "eng_a" else None
        cards.append(PersonCard(seat, firm, role, name, seat == you, note))
    return tuple(cards)


def gauges(role: Role) -> tuple[Gauge, ...]:
    """What each kind of seat reads in the three columns."""
    listen = "You have not asked."
    own = role in ("tmt", "ally", "prod")
    us = [
        Gauge("result", "us", "", exact(13_420), -1, (14_900, 14_100, 13_420)),
        Gauge("novelty", "us", "", band(2), 0),
        Gauge("closeness", "us", "", unknown(listen) if role == "tmt" else band(3, "closeness"), None),
        Gauge("lock_in", "us", "", band(3), 1),
    ]
    alliance = [
        Gauge("joint", "alliance", "", exact(2_860) if own else band(2), 1, (1_900, 2_400, 2_860)),
        Gauge("trust", "alliance", "itcom>insys", band(3, "trust"), 1),
        Gauge("trust", "alliance", "insys>itcom", band(2, "trust", "An impression."), -1),
        Gauge("distrust", "alliance", "itcom>insys", band(2, "distrust"), 1),
        Gauge("distrust", "alliance", "insys>itcom", unknown("They do not say."), None),
        Gauge("balance", "alliance", "", Reading("word", 1, 1, scale="balance"), 0),
        Gauge("red_queen", "alliance", "", band(1), 1),
    ]
    them = [
        Gauge("result", "them", "insys", Reading("range", 11_200, 16_800, "keur"), None),
        Gauge("wall", "them", "insys", unknown("Walls are not shown."), None),
    ]
    me = [
        Gauge("loyalty_firm", "me", "", band(2, "loyalty"), -1),
        Gauge("loyalty_unit", "me", "", band(2, "loyalty"), 0),
        Gauge("loyalty_team", "me", "", band(3, "loyalty"), 1),
        Gauge("loyalty_craft", "me", "", band(4, "loyalty"), 0),
        Gauge("torn", "me", "", band(2, "torn"), 1),
        Gauge("lamp", "me", "", Reading("word", 1, 1, scale="lamp"), 0),
    ]
    return tuple(us + alliance + them + (me if role == "eng_a" else []))


def components(role: Role) -> tuple[ComponentChip, ...]:
    """Ten named pieces; a bench engineer does not see every core one of his own firm."""
    hidden = role == "eng_a"
    guess = Reading("range", 350, 550, "units")
    none = unknown("Nobody at home has seen it.")

    def chip(
        id: str, name: str, owner: str, kind: str, product: Reading, alliance: Reading, tacit: int
    ) -> ComponentChip:
        text = f"What {name.lower()} is, in one plain sentence."
        return ComponentChip(Component(id), name, text, Firm(owner), kind, product, alliance, tacit)  # type: ignore[arg-type]  # a kind, 0…2

    price = chip("price", "Price engine", "itcom", "core", exact(640, "units"), exact(450, "units"), 1)
    heal = chip("heal", "Self-healing", "itcom", "core", exact(580, "units"), exact(430, "units"), 2)
    if hidden:
        heal = replace(heal, name="", text="", kind="unknown", product=none, alliance=none)
    return (
        chip("desk", "Service-desk playbook", "", "common", exact(500, "units"), exact(500, "units"), 0),
        chip("move", "Weekend move", "", "common", exact(500, "units"), exact(500, "units"), 1),
        chip("sizing", "Farm sizing", "itcom", "complementary", exact(550, "units"), exact(650, "units"), 1),
        chip("glue", "Middleware glue", "itcom", "complementary", exact(560, "units"), exact(660, "units"), 1),
        replace(price, is_locked=True),
        heal,
        chip("sector", "Sector maps", "insys", "complementary", guess, guess, 2),
        chip("factory", "Test factory", "insys", "complementary", guess, guess, 1),
        chip("who", "Who decides", "insys", "core", none, none, 2),
        chip("crew", "Crew mix", "insys", "core", none, none, 1),
    )


FLOWS = (
    Flow("share", ITCOM, INSYS, exact(14, "units")),
    Flow("share", INSYS, ITCOM, exact(8, "units")),
    Flow("leak", ITCOM, INSYS, exact(46, "units")),
    Flow("people", ITCOM, INSYS, exact(2, "count")),
    Flow("people", INSYS, ITCOM, exact(2, "count")),
    Flow("unknown", INSYS, ITCOM, unknown("Nobody knows what they carry home.")),
)
TENDERS = (
    TenderCard(3, ITCOM, "Port vessel planning", 7_000, words("Both of you, or someone else."), band(3, "mood")),
    TenderCard(3, INSYS, "Power grid renewal", 5_000, None, unknown("Their manager decides.")),
    TenderCard(2, INSYS, "Citizen tax portal", 6_500, None, band(3, "mood"), words("Won together: 3 600 for us.")),
)


def _factor(text: str, sign: int, weight: int = 2) -> Factor:
    return Factor(words(text), sign, weight)  # type: ignore[arg-type]  # a sign and a weight


FEED = (
    Entry(3, "TrustFell", "bad", words("They trust us less: trusting → businesslike."),
          (_factor("we gave less than they expected", 1, 3), _factor("a joint win", -1, 1)), True,
          words("Trust falls three times as fast as it grows."), "trust"),
    Entry(3, "LeakDetected", "bad", words("Something about the price engine left the house."),
          (_factor("found in the minutes of bench 1", 1, 3),), True, words("Lock it, tell the story, or wait."), "price", True),
    Entry(2, "TenderDecided", "good", words("Citizen tax portal goes to ITCOM and Insys: 6 500."),
          (_factor("the partner’s component", 1, 3), _factor("shared language", 1, 2)), False, None, "tender"),
    Entry(2, "LeakSuspected", "warn", words("You suspect a leak: they priced suspiciously well."), (), True,
          words("A suspicion. Listening would tell.")),
    Entry(2, "StoryTold", "neutral", words("“A partner and a rival, both, every day.”"), (), False, None, "", True),
    Entry(1, "MandateChanged", "neutral", words("Mandate: walk-through."), (_factor("nobody said why", 1, 2),), False,
          words("Expect half-compliance this quarter.")),
)  # fmt: skip
TALK = (
    TalkLine(2, Seat("insys.tmt"), "table", "Round three data is still missing from your side."),
    TalkLine(3, Seat("itcom.tmt"), "table", "It is being cleared; you have it before the milestone."),
    TalkLine(3, Seat("insys.ally"), "table", "The bench is happy with the new format, by the way."),
    TalkLine(3, Seat("itcom.prod"), "firm:itcom", "I would rather not open the engine until the port is decided."),
)
CHANNELS = (
    Choice("table", words("Everybody")),
    Choice("firm:itcom", words("ITCOM")),
    *(Choice(f"seat:{firm}.{chair}", words(name)) for firm, chair, _, name in PEOPLE[1:]),
)
NEWS = (
    "The port wants one vessel-planning system and says in writing: both of you, or someone else.",
    "Bencons cuts its day rates by a tenth.",
    "Mail from the board: two falling quarters and the services house is a plan, not a house.",
)
PUBLIC = (
    "You answer for ITCOM in this country: machines, software and a services house that must grow. The alliance with Insys "
    "fills your machine halls and wins jobs your services people could not win alone. The same services people meet Insys in "
    "every other tender and lose more often than they like. You decide where effort goes, how the units are cut, how deep "
    "engineers may go with Insys, what is done with the common gain, and what everybody is told about all this. You do not "
    "sit at the benches; you know of them what you ask for. Headquarters likes simple words. The country does not work in "
    "simple words."
)
PRIVATE = (
    "Your services house has been described upstairs as “optional”. Two falling quarters in a row and the description "
    "becomes a plan. Also: you and Pieter Zwart started your careers in the same trainee class, and you have never lied to "
    "each other."
)
BACKGROUND = (
    "Two names stand on almost every shortlist for large computing work in the country. ITCOM builds machines and system "
    "software, and it has a services house that designs, installs and runs whole systems. Insys owns no machines and no "
    "software of its own; it puts together what suits the client, and it is proud that nobody can buy its advice.\n\n"
    "Three years ago the two headquarters signed an alliance. It obliges no one to anything. What the relation is worth on "
    "the last day counts."
)
BRIEF = Brief(PUBLIC, PRIVATE, words("Never report two falling quarters."), BACKGROUND,
              "Allies and rivals, and you stay both.")  # fmt: skip
FIRMS = (FirmCard(ITCOM, "ITCOM", "circle", True), FirmCard(INSYS, "Insys", "square", False))
INSIGHTS = (
    Insight(2, Component("sector"), "Sector maps", "problem", 1, 22, "Their maps begin with who is angry."),
    Insight(3, Component("who"), "Who decides", "underneath", 2, 61, "The second name on the list never signs."),
)
TOUCHES = (
    Touch(Component("sizing"), Component("price"), 3),
    Touch(Component("sizing"), Component("heal"), 1),
    Touch(Component("glue"), Component("heal"), 2),
)
SESSION = Session(
    3, 3, LadderSide(Seat("itcom.eng_a1"), "Ruben Kaya", 3, "Farm sizing", "Let us turn the clock off and see."),
    LadderSide(Seat("insys.eng_a1"), "Noor Visser", 2, "Sector maps", "Nobody there reads the clock; they read Frans."),
    6_700, words("You are ahead of them."), False,
)  # fmt: skip
OUTCOME = Outcome(
    3, (ScoreWord("role", 3, 1), ScoreWord("identity", 2, 0), ScoreWord("firm", 1, -1), ScoreWord("alliance", 3, 1)),
    ((words("Market"), exact(9_800)), (words("Share of the joint value"), exact(1_430)), (words("Tenders"), exact(3_600)),
     (words("Costs"), exact(-1_410)), (words("Result"), exact(13_420))),
    ((words("Their share for the joint work: more."), words("It stayed the same."), False),),
)  # fmt: skip


def view(role: Role = "tmt", phase: Phase = "strategy", *, quarter: int = 3) -> SeatView:
    """What the seat of this role at ITCOM knows in this phase of a class game."""
    seat = Seat(f"itcom.{SEAT_OF[role]}")
    return SeatView(
        seat=seat, firm=ITCOM, role=role, name=dict((f"{f}.{c}", n) for f, c, _, n in PEOPLE)[seat], title="ITCOM and Insys",
        quarter=quarter, nominal=8, phase=phase, is_last=False, is_dormant=False, firms=FIRMS, people=people(seat),
        brief=BRIEF, news=NEWS, map_gauges=gauges(role), flows=FLOWS, components=components(role), touches=TOUCHES,
        tenders=TENDERS, insights=INSIGHTS if role in ("prod", "eng_a") else (), bench=bench(phase) if role == "eng_a" else None,
        sessions=(SESSION,) if role == "eng_a" and phase == "results" else (), feed=FEED[::-1],
        talk=TALK, options=options(role, phase), outcome=OUTCOME if phase == "results" else None,
    )  # fmt: skip


def bench(phase: Phase) -> Bench:
    """The bench "Dark weekend" in its third quarter."""
    chips = {one.component: one for one in components("eng_a")}
    return Bench(
        bench=1,
        name="Dark weekend",
        problem="Old cargo programs refuse new clocks. Nobody dares to turn either of them off.",
        need=3,
        partner=Seat("insys.eng_a1"),
        asked=words("What does your sizing do when you cannot size it?"),
        asked_topic=Component("sizing"),
        pull=2 if phase in ("encounters", "results") else -1,
        mandate=2,
        cells=5,
        topics=(chips[Component("sizing")], chips[Component("glue")]),
        beneath=(chips[Component("price")], chips[Component("heal")]),
        touches=TOUCHES[:1],
        last=SESSION if phase == "results" else None,
    )


def options(role: Role, phase: Phase) -> Options:
    """The menu of a seat in a phase: its deck where it acts, idle questions elsewhere."""
    return deck_options(cards_of(role, phase), role, phase, CHANNELS)


def three_firms(role: Role = "tmt", phase: Phase = "strategy") -> SeatView:
    """The same table with a third house at it."""
    two = view(role, phase)
    house = FirmCard(Firm("bencons"), "Bencons", "triangle", False)
    guests = (
        PersonCard(Seat("bencons.tmt"), house.firm, "tmt", "Lena Vogt", False),
        PersonCard(Seat("bencons.eng_a1"), house.firm, "eng_a", "Milo Brandsma", False),
    )
    gauge = Gauge("result", "them", "bencons", Reading("range", 20_000, 30_000, "keur"))
    flow = Flow("share", house.firm, ITCOM, exact(5, "units"))
    return replace(
        two,
        firms=(*FIRMS, house),
        people=(*two.people, *guests),
        map_gauges=(*two.map_gauges, gauge),
        flows=(*FLOWS, flow),
    )
