"""The ten claims that were written first, one of each sort; the pattern for all others."""

from typing import Final

from game.lab.facts.arm import Arm, arm
from game.lab.facts.claim import Claim, Off, compared
from game.lab.policies import BALANCED

TABLE_1, RESPONSE = "Either/or versus both/and (Table 1)", "Defensive or active response"
EVEN: Final = BALANCED.but("EVEN", tmt={"y": 40, "z": 40})
FAIR: Final = BALANCED.but("FAIR", tmt={"split": "honour"})
SENSE: Final = BALANCED.but("SENSE", tmt={"story_early": 2, "story_late": 2})
APART: Final = BALANCED.but("APART", tmt={"sep": 100, "int": 0})
KNIT: Final = BALANCED.but("KNIT", tmt={"sep": 75, "int": 75})
SHARED_WIN: Final = BALANCED.but("SHARED_WIN", ally={"shared_win": 2})

CLAIMS: Final[tuple[Claim, ...]] = (
    Claim(
        "A01", "Cooperation and competition of similar strength make more value than either of them alone.",
        "000", TABLE_1, "feedback",
        (
            compared("firm_value", "up", arm(EVEN), arm(BALANCED.but(tmt={"y": 75, "z": 10}))),
            compared("firm_value", "up", arm(EVEN), arm(BALANCED.but(tmt={"y": 10, "z": 75}))),
        ),
        note="Mean of the firms' values, with the legacy.",
    ),
    Claim(
        "A03", "E1: fierce competition makes partners hold knowledge back.",
        "000", TABLE_1, "chain",
        (compared("sharing", "down", arm(FAIR, extra_comp=3_500), arm(FAIR)),),
        note="Rivalry that both feel is raised by .35 all the game; nobody takes more than its share.",
        off=(Off(("rivalry_distrust", "rivalry_pull", "org_rivalry")),),
        core="E1",
    ),
    Claim(
        "A07", "B1: what was developed for competition spills over into joint value.",
        "000", TABLE_1, "direct",
        (compared("spilled", "up", arm(BALANCED.but(tmt={"y": 40, "z": 45})), arm(BALANCED.but(tmt={"y": 40, "z": 15}))),),
        off=(Off(("spillover",)),),
        core="B1",
    ),
    Claim(
        "A11", "Core knowledge that leaks weakens the own competitive advantage.",
        "000", "The coopetition paradox", "chain",
        (compared("exclusivity", "down", arm(), Arm(constants={"leak_scale": 0.0}), span="last"),),
        note="Leaks as they come against leaks made impossible.",
        off=(Off(("absorption",)),),
    ),
    Claim(
        "A13", "Too little sharing makes the relation give less and less.",
        "000", RESPONSE, "chain",
        (compared("joint_value", "down", arm(BALANCED.but(tmt={"mandate": "documents"})),
              arm(BALANCED.but(tmt={"mandate": "walk_through"}))),),
    ),
    Claim(
        "A20", "Separation without integration blocks what should flow inside the firm.",
        "000", "Orchestration: organizing tension", "chain",
        (
            compared("channel", "down", arm(APART), arm(KNIT)),
            compared("flow_home", "down", arm(APART), arm(KNIT)),
        ),
        off=(Off(("flow",)),),
    ),
    Claim(
        "A32", "A story of both sides lets people share as before and give away less that was not meant.",
        "000", "Orchestration: belonging tension", "feedback",
        (
            compared("leaks_per_share", "down", arm(SENSE), arm()),
            compared("sharing", "kept", arm(SENSE), arm()),
            compared("selectivity", "up", arm(SENSE), arm()),
        ),
        off=(Off(("salience_gain", "org_story", "capability_story", "closeness_steered")),),
    ),
    Claim(
        "B04", "A top that calls the partner the enemy stops joint bids, while the engineers cover their ears.",
        "001", "5.2", "chain",
        (
            compared("joint_deals", "down", arm(kill=10_000), arm()),
            compared("ears_gap", "up", arm(kill=10_000), arm(), span="late"),
        ),
    ),
    Claim(
        "B12", "Years of leaving a partner out become a habit.",
        "001", "5.3", "chain",
        (compared("joint_deals", "down", arm(exclusion_habit=8_000), arm(exclusion_habit=1_000)),),
    ),
    Claim(
        "B16", "The story of the shared win lets competitive people collaborate.",
        "001", "5.3", "chain",
        (compared("joint_deals", "up", arm(SHARED_WIN), arm()),),
    ),
)  # fmt: skip
