"""Claims about whom people belong to, and what the top can do about it (first paper: A26–A41)."""

from typing import Final

from game.lab.facts.arm import Arm, arm, hold
from game.lab.facts.claim import Claim, Off, compared
from game.lab.facts.claims_balance import AWAKE
from game.lab.facts.claims_first import SENSE
from game.lab.levers import SPORADIC
from game.lab.policies import ACTIVE, BALANCED, SHARE

BELONGING: Final = "Orchestration: belonging tension"
NAVIGATION: Final = "Synchronized navigation"
INTRODUCTION: Final = "Introduction"
UNLED: Final = ACTIVE.but(
    "UNLED", tmt={"story_early": 0, "story_late": 0, "listen": 0, "dialogue": 0, "sep": "leave", "int": "leave"},
    ally={"shared_win": 0, "open_class": 0},
)  # fmt: skip
OURS: Final = SENSE.but("OURS", tmt={"side": "ours"})
PARTNERS: Final = SENSE.but("PARTNERS", tmt={"side": "partner"})
LISTENING: Final = BALANCED.but("LISTENING", tmt={"listen": 2})
ONE: Final = BALANCED.but("ONE", tmt={"story_early": 1, "story_late": 1})
HEARD: Final = ONE.but("HEARD", tmt={"listen": 2})
ATTENTIVE: Final = SHARE.but("ATTENTIVE", tmt={"story_early": 2, "story_late": 2, "listen": 1})
RARELY: Final = SENSE.but("RARELY", tmt={"story_early": SPORADIC, "story_late": SPORADIC})


def felt(**levels: int) -> Arm:
    """Return the arm in which engineers' loyalties or salience, or a bond, are held at these levels."""
    return Arm(experiment=tuple(hold(what, to) for what, to in sorted(levels.items())))


def bought(*policies: object) -> Arm:
    """Return the arm in which the partner is bought by the main rival in the middle of the game."""
    table = {"rival": 1_500, "trust": 7_000}
    return Arm(policies, table, (hold("rival", 9_500, since=7),), AWAKE)  # type: ignore[arg-type]  # policies, as they come


SEE_SAW: Final = (
    Off(("closeness_steepness",)),
    Off(
        ("closeness_steepness", "depletion"), "What is not resolved between two pulls wears guard down by itself (A50)."
    ),
)
CLOSE, DISTANT = felt(team=8_000), felt(team=1_000)

CLAIMS: Final[tuple[Claim, ...]] = (
    Claim(
        "A26", "People who share a room come to feel one team.", "000", BELONGING, "chain",
        (compared("team", "up", arm(BALANCED.but(ally={"place": "lab"})), arm(BALANCED.but(ally={"place": "home"})), span="late"),),
        off=(Off(("coloc_immersion", "coloc_team")),),
    ),
    Claim(
        "A27", "Feeling one team across firms raises trust and sharing.", "000", BELONGING, "chain",
        (compared("sharing", "up", CLOSE, DISTANT), compared("trust", "up", CLOSE, DISTANT, span="last")),
        off=SEE_SAW,
    ),
    Claim(
        "A28", "Who no longer belongs to the own firm does not see a rival across the table, and lets things slip.", "000",
        BELONGING, "chain",
        (
            compared("leaks", "up", CLOSE, DISTANT),
            compared("leaks", "up", felt(team=8_000, org=2_000), felt(team=8_000, org=8_000)),
        ),
        off=SEE_SAW,
    ),
    Claim(
        "A29", "Work that absorbs, and the craft above the firm, let knowledge out.", "000", BELONGING, "chain",
        (
            compared("leaks", "up", arm(complexity=10_000), arm(complexity=1_000)),
            compared("leaks", "up", felt(prof=9_500), felt(prof=2_000)),
        ),
        off=(Off(("immersion_pull", "immersion_leak")),),
    ),
    Claim(
        "A30", "Where the top does not look after identity, leaks run and the own lead melts.", "000", BELONGING, "feedback",
        (
            compared("leaks", "down", arm(ATTENTIVE), arm(SHARE)),
            compared("exclusivity", "up", arm(ATTENTIVE), arm(SHARE)),
        ),
        quarters=16,
    ),
    Claim(
        "A31", "Too much of a competitive identity overprotects and harms cooperation.", "000", BELONGING, "chain",
        (
            compared("sharing", "down", felt(org=9_500, team=500), arm()),
            compared("joint_value", "down", felt(org=9_500, team=500), arm()),
        ),
        off=SEE_SAW,
    ),
    Claim(
        "A33", "Trust and distrust can both be high, where the relation is led.", "000", BELONGING, "feedback",
        (compared("both_high", "up", arm(ACTIVE), arm(), span="last"),),
    ),
    Claim(
        "A34", "One-sided stories tip people to one pole: they close up, or they leak.", "000", BELONGING, "chain",
        (compared("sharing", "down", arm(OURS), arm(SENSE)), compared("leaks", "up", arm(PARTNERS), arm(SENSE))),
        off=(
            Off(("story_pull", "salience_gain")),
            Off(
                ("story_pull", "salience_gain", "org_story", "org_onesided", "closeness_steered"),
                "Stories bind to the house as well, and one of both sides draws people to the declared aim.",
            ),
        ),
    ),
    Claim(
        "A35", "A cue that comes again and again makes more sense of things than a loud one now and then.", "000", BELONGING,
        "chain",
        (compared("q", "up", Arm((ONE,), constants={"story_one": 0.3}), arm(RARELY)),),
        note="The same sum: .3 in each quarter against .9 in every third.",
    ),
    Claim(
        "A36", "Listening tells the top whether its story was heard and what leaves the house.", "000", BELONGING, "direct",
        (
            compared("unfound", "down", arm(LISTENING), arm()),
            compared("detection", "up", arm(LISTENING), arm()),
            compared("q", "up", arm(HEARD), arm(ONE)),
        ),
    ),
    Claim(
        "A37", "Reports from below, acted upon, prevent later losses.", "000", NAVIGATION, "feedback",
        (compared("leaks", "down", arm(ACTIVE), arm(ACTIVE.but(tmt={"listen": 0})), span=(7, 12)),),
    ),
    Claim(
        "A38", "Too much closeness blinds: when the rival buys the partner, people go on as before.", "000", BELONGING, "feedback",
        (
            compared("guard", "down", bought(SHARE), bought(ATTENTIVE), span=(8, 12)),
            compared("leaks", "up", bought(SHARE), bought(ATTENTIVE), span=(8, 12)),
            compared("closeness", "up", bought(SHARE), 0.5, span=(8, 9)),
        ),
        note="Rivalry jumps from .15 to .95 in quarter 7.",
    ),
    Claim(
        "A39", "Clever moves between firms fail where nobody leads inside them.", "000", NAVIGATION, "feedback",
        (
            compared("leaks", "up", arm(UNLED), arm(ACTIVE)),
            compared("alliance_value", "down", arm(UNLED), arm(ACTIVE)),
        ),
    ),
    Claim(
        "A40", "Where nobody bridges the levels, what comes about is not what was meant.", "000", INTRODUCTION, "feedback",
        (compared("gap", "up", arm(UNLED), arm(ACTIVE)),),
        off=(Off(("closeness_steered",), "What turns round: untold, an aim leaves people closer to the partner than it says."),),
        note="The gap index replaces the deviation of closeness from .5.",
    ),
    Claim(
        "A41", "The group at hand moves behaviour sooner than the distant firm.", "000", BELONGING, "direct",
        (
            compared("sharing", "up", felt(team=6_000), felt(team=3_000), beside=(felt(org=3_000), felt(org=6_000))),
        ),
    ),
)  # fmt: skip
