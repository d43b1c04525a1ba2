"""A debrief as the record might give it, for the case of ITCOM and Insys."""

from game.ids import Firm, words
from game.views import (
    ChainStep,
    Chart,
    Contribution,
    DebriefView,
    OwnPage,
    PaySlice,
    Series,
    TurningPoint,
)
from tests.client.fixtures import FEED, INSIGHTS


def _series(name: str, firm: str, *values: int, style: str = "solid") -> Series:
    return Series(words(name), Firm(firm), values, "bp", style)  # type: ignore[arg-type]  # a way to draw a line


def debrief() -> DebriefView:
    """Eight quarters, looked back on."""
    chain = (
        ChainStep(words("A deep dive on farm sizing"), words("Q3 · Ruben Kaya"), 1, "SessionHeld"),
        ChainStep(words("They felt understood"), words("Q3–Q4 · bench 1"), 1, "TrustRose"),
        ChainStep(words("The price engine went with it"), words("Q4 · bench 1"), -1, "KnowledgeLeaked"),
        ChainStep(words("Exclusivity down by a tenth"), words("Q5–Q8"), 0, "ResultTold"),
    )
    causes = (
        Contribution(words("deep dive"), 1_900),
        Contribution(words("among friends"), 1_100),
        Contribution(words("torn, and no story"), 700),
        Contribution(words("the edge was marked"), -500),
    )
    turns = (
        TurningPoint(3, words("The bench went deep"), words("ITCOM, bench 1"), "SessionHeld", 3_200, causes, chain),
        TurningPoint(
            5,
            words("They took more than their share"),
            words("Insys, top management"),
            "GainTaken",
            -2_100,
            causes[:2],
            chain[:2],
        ),
        TurningPoint(
            7,
            words("The insurer was won together"),
            words("Both houses"),
            "TenderDecided",
            2_600,
            causes[1:],
            chain[1:],
        ),
    )
    trust = (
        _series("ITCOM → Insys", "itcom", 5200, 5800, 6600, 6900, 6200, 5100, 5600, 6600),
        _series("Insys → ITCOM", "insys", 5000, 5400, 6100, 5900, 5500, 4700, 5200, 6800),
        _series("Distrust", "", 1200, 1400, 1600, 2200, 3100, 3800, 2600, 1700, style="dashed"),
    )
    page = OwnPage(
        tuple(
            PaySlice(
                q,
                (
                    ("role", 20 + q),
                    ("goal", 5),
                    ("identity.org", 12 - q),
                    ("identity.team", q),
                    ("firm", 8),
                    ("alliance", 4),
                ),
            )
            for q in range(1, 9)
        ),
        61,
        words("Never report two falling quarters."),
        FEED[:3],
        ((3, words("less"), words("the same"), False), (4, words("more"), words("more"), True)),
        (2, 3, 3, 5, 6, 7, 6, 4),
        (3, 3, 4, 4, 7, 8, 5, 3),
        INSIGHTS,
    )
    return DebriefView(
        "ITCOM and Insys",
        8,
        (Chart("trust", 0, 10_000, trust), Chart("knowledge", 0, 10_000, trust[:2])),
        turns,
        turns[:2],
        (("ITCOM", 128_400), ("Insys", 121_900), ("Alliance", 34_200)),
        tuple((90_000 + 700 * i % 60_000, 140_000 - 900 * i % 50_000, 30_000) for i in range(60)),
        (
            ("feelings", "When did the pull feel strongest, and who was in the room?"),
            ("happened", "Which piece of knowledge left each house, and who knew?"),
            ("why", "Take one leak: which factor would have been cheapest to change, in which quarter, by whom?"),
            ("transfer", "Where do your own engineers meet a rival’s, and who tells them both halves?"),
        ),
        page,
    )
