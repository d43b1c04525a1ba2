"""Claims of the second paper: identities, client managers, habits and walls (B01–B32)."""

from typing import Final

from game.lab.facts.arm import Arm, Setting, arm, hold
from game.lab.facts.claim import Claim, Off, compared
from game.lab.facts.claims_belonging import felt
from game.lab.facts.claims_first import SENSE, SHARED_WIN
from game.lab.policies import BALANCED, SHARE, Policy

INTRODUCTION, THEORY, DISCUSSION = "1 Introduction", "2 Theory", "6 Discussion"
CASE, RHETORIC, PRACTICE = "5.1", "5.2", "5.3"
DISTANT: Final = BALANCED.but("DISTANT", tmt={"y": 10, "z": 50})
STOPPED: Final = SHARED_WIN.but("STOPPED", ally={"retell": 0})
TAUGHT: Final = BALANCED.but("TAUGHT", ally={"open_class": 2})
BLUNT: Final = BALANCED.but("BLUNT", ally={"shared_win": 1})
MANY_VOICED: Final = BLUNT.but("MANY_VOICED", ally={"open_class": 2})
FOCUSED: Final = BALANCED.but("FOCUSED", ally={"clients": 2})
EVERYBODY: Final = FOCUSED.but("EVERYBODY", ally={"focus": "everyone"})
HUNTING: Final = BALANCED.but("HUNTING", ally={"hunt": "hunt"})
HARVESTING: Final = BALANCED.but("HARVESTING", ally={"hunt": "harvest"})
LED: Final = SENSE.but("LED", tmt={"listen": 1})
COLD: Final[dict[str, Setting]] = {
    "ded": 2_000, "independence": (2_000, 8_500), "attitude": 3_500, "rival": 8_000, "exclusion_habit": 6_000, "trust": 4_500,
    "distrust": 5_000, "walls_claim": 3_000,
}  # fmt: skip
WELL_LED, BADLY_LED = arm(LED, sep=7_500, int_=7_500), arm(kill=5_000, sep=500, int_=500)
MILD, FIERCE = arm(rival=2_000), arm(rival=8_000)


def _cold(**knobs: Setting) -> Arm:
    return Arm(knobs={**COLD, **knobs})


def _open_door(rival: int) -> Arm:
    return Arm(
        knobs={"rival": rival, "client_demand": 10_000}, experiment=(hold("trust", 5_000), hold("distrust", 2_000))
    )


def _gain(policy: Policy, rival: int, **knobs: Setting) -> tuple[Arm, Arm]:
    return arm(policy, rival=rival, **knobs), arm(rival=rival, **knobs)


_UNDER_FIRE, _AT_EASE = (
    _gain(SHARED_WIN, 9_000, attitude=3_500),
    _gain(SHARED_WIN, 1_000, attitude=6_500, compl_unit=10_000),
)
_BUILT, _LOOSE = {"sep": 7_500, "int_": 7_500}, {"sep": 2_000, "int_": 1_000}

CLAIMS: Final[tuple[Claim, ...]] = (
    Claim(
        "B01", "One identity across the house brings together what its parts know.", "001", INTRODUCTION, "direct",
        (compared("channel", "up", felt(org=9_000), felt(org=2_000)),),
    ),
    Claim(
        "B02", "Alliances with rivals wear the firm's own identity down.", "001", INTRODUCTION, "chain",
        (compared("org", "down", arm(SHARE), arm(DISTANT), span="late"),),
    ),
    Claim(
        "B03", "Several identities that work together beat a single one.", "001", THEORY, "feedback",
        (
            compared("firm_value", "up", felt(org=7_500, team=7_500, q=7_000), felt(org=9_000, team=1_000, q=1_000)),
            compared("firm_value", "up", felt(org=7_500, team=7_500, q=7_000), felt(org=1_000, team=9_000, q=1_000)),
        ),
    ),
    Claim(
        "B05", "Pride in independence overshadows commitment to a partner.", "001", RHETORIC, "direct",
        (compared("joint_deals", "down", arm(independence=9_000), arm(independence=1_000)),),
    ),
    Claim(
        "B06", "Promoting the partner meets neutrality; it helps when each may call it what it likes.", "001", RHETORIC, "chain",
        (compared("joint_deals", "up", arm(MANY_VOICED, independence=8_000), arm(BLUNT, independence=8_000)),),
    ),
    Claim(
        "B07", "Fear that what is shared will be used against one limits sharing.", "001", RHETORIC, "chain",
        (compared("sharing", "down", felt(distrust=8_000), felt(distrust=1_000)),),
        off=(
            Off(("closeness_distrust",)),
            Off(("closeness_distrust", "closeness_trust"), "Fear also keeps joint bids from coming about, and with them trust."),
        ),
    ),
    Claim(
        "B08", "Rivals who are let in to a client may take the client.", "001", RHETORIC, "direct",
        (compared("cannibalised", "up", _open_door(9_000), _open_door(3_000)),),
    ),
    Claim(
        "B09", "The stronger the rival, the more it is avoided.", "001", RHETORIC, "direct",
        (compared("joint_deals", "down", arm(rival=9_000), arm(rival=2_000)),),
    ),
    Claim(
        "B10", "Trust on both sides makes collaboration possible in spite of fear.", "001", RHETORIC, "direct",
        (compared("joint_deals", "up", felt(distrust=6_000, trust=9_000), felt(distrust=6_000, trust=2_000)),),
    ),
    Claim(
        "B11", "To leave the hostile alone pays: more joint bids, fewer quarrels.", "001", PRACTICE, "feedback",
        (
            compared("joint_deals", "up", arm(FOCUSED, attitude=4_500), arm(EVERYBODY, attitude=4_500)),
            compared("conflicts", "down", arm(FOCUSED, attitude=4_500), arm(EVERYBODY, attitude=4_500)),
        ),
    ),
    Claim(
        "B13", "The habit of leaving a partner out stays when there is no reason left.", "001", PRACTICE, "feedback",
        (
            compared(
                "joint_deals", "down",
                Arm(knobs={"exclusion_habit": 8_000}, experiment=(hold("compl", 18_000, do="set", since=5, until=5),)),
                Arm(knobs={"exclusion_habit": 1_000}, experiment=(hold("compl", 18_000, do="set", since=5, until=5),)),
                span=(6, 12),
            ),
        ),
        note="The joint payoff nearly doubles in quarter 5.",
    ),
    Claim(
        "B14", "Belief in a wall opens people up, whatever the wall is like.", "001", PRACTICE, "chain",
        (compared("sharing", "up", arm(walls_claim=10_000, walls_claim_wider=10_000), arm()),),
    ),
    Claim(
        "B15", "Partners deal most easily with the units that compete least.", "001", "5.1, 5.3", "direct",
        (compared("joint_deals", "up", arm(compl_unit=10_000), arm()),),
    ),
    Claim(
        "B17", "The story of the shared win has to be told again, or it fades.", "001", PRACTICE, "chain",
        (compared("joint_deals", "down", arm(STOPPED), arm(SHARED_WIN), span=(8, 12)),),
        note="Told up to quarter 4, against all along.",
    ),
    Claim(
        "B18", "The shared win works as a story, without a payoff that one could measure.", "001", PRACTICE, "chain",
        (compared("joint_deals", "up", arm(SHARED_WIN, compl=5_000), arm(compl=5_000)),),
    ),
    Claim(
        "B19", "Policies that speak with several voices avoid the quarrel over independence.", "001", PRACTICE, "direct",
        (compared("joint_deals", "up", arm(TAUGHT, independence=9_000), arm(independence=9_000)),),
    ),
    Claim(
        "B20", "Where little is at stake units may stay apart; between direct rivals a common story is needed.", "001",
        "1 Introduction, 6 Discussion", "chain",
        (compared("joint_deals", "up", *_UNDER_FIRE, beside=_AT_EASE, is_relative=True),),
        note="Gain by the story in percent, rivals against complementary business.",
    ),
    Claim(
        "B21", "Shared jobs bring less each, are won more often, and earn more than fighting over them.", "001", PRACTICE, "chain",
        (
            compared("win_rate", "up", arm(client_demand=10_000), arm()),
            compared("tender_income", "up", arm(client_demand=10_000), arm()),
        ),
        note="Clients who ask for joint bids, against clients who do not; bids won of all, alone or together.",
    ),
    Claim(
        "B22", "People with time and experience for the alliance share and deal more.", "001", CASE, "chain",
        (
            compared("sharing", "up", arm(ded=10_000), arm(ded=500)),
            compared("joint_deals", "up", arm(ded=10_000), arm(ded=500)),
        ),
    ),
    Claim(
        "B23", "In a weak alliance people collaborate mainly because clients ask for it.", "001", CASE, "feedback",
        (compared("joint_deals", "up", _cold(client_demand=10_000), _cold()),),
    ),
    Claim(
        "B24", "Where the decision lies, identity weighs most.", "001", DISCUSSION, "direct",
        (compared("joint_deals", "up", arm(attitude=8_000), arm(attitude=2_000), beside=(felt(team=8_000), felt(team=2_000))),),
        note="Client managers' disposition ±.3 against engineers' feeling for the team ±.3.",
    ),
    Claim(
        "B25", "Experts who know the partner's technology recommend it.", "001", "5.1, 5.3", "direct",
        (compared("joint_deals", "up", arm(education=10_000), arm()),),
    ),
    Claim(
        "B26", "How a house handles identities counts for more than the conflict between the houses.", "001", DISCUSSION,
        "feedback",
        (
            compared("sharing", "up", WELL_LED, BADLY_LED, beside=(MILD, FIERCE)),
            compared("joint_deals", "up", WELL_LED, BADLY_LED, beside=(MILD, FIERCE)),
            compared("selectivity", "up", WELL_LED, BADLY_LED, beside=(MILD, FIERCE)),
        ),
        note="Good against bad handling inside, beside rivalry .2 against .8 outside.",
        miss="Joint deals have the expected sign, and 40 pairs do not tell it from nothing: on the neutral table there are one or "
        "two a game. 400 pairs do, with +.58 [+.45, +.71] of a spread. Sharing and selectivity hold.",
    ),
    Claim(
        "B27", "What a top has said leaves traces when it has stopped.", "001", "5.2, 6 Discussion", "feedback",
        (compared("attitude", "down", Arm(experiment=(hold("kill", 10_000, until=5),)), arm(), span=(10, 12)),),
    ),
    Claim(
        "B28", "Resistance inside the house serves competition.", "001", DISCUSSION, "chain",
        (compared("exclusivity", "up", felt(org=9_000), felt(org=3_000)),),
    ),
    Claim(
        "B29", "Even in a cold alliance, technologies that complete each other are joined.", "001", CASE, "chain",
        (compared("joint_deals", "up", _cold(compl_unit=10_000), _cold()),),
    ),
    Claim(
        "B30", "Structure and work on identity strengthen each other.", "001", DISCUSSION, "chain",
        (
            compared("selectivity", "up", arm(SENSE, **_BUILT), arm(**_BUILT), beside=(arm(SENSE, **_LOOSE), arm(**_LOOSE))),
        ),
    ),
    Claim(
        "B31", "Room to explore brings new joint business; talk of results alone closes it.", "001", RHETORIC, "chain",
        (
            compared("pipeline", "up", arm(HUNTING), arm(HARVESTING)),
            compared("joint_deals", "up", arm(HUNTING), arm(HARVESTING), span=(6, 12)),
        ),
    ),
    Claim(
        "B32", "Belief in walls differs within a partner: those who believe are willing, the wider house is not.", "001",
        PRACTICE, "chain",
        (
            compared("openness", "up", arm(walls_claim=10_000), arm()),
            compared("openness_product", "down", arm(walls_claim=10_000),
                     arm(walls_claim=10_000, walls_claim_wider=10_000)),
        ),
    ),
)  # fmt: skip
