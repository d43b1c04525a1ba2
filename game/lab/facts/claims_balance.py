"""Claims about balance, the answer of the top, and the lines of a house (first paper: A02–A25)."""

from dataclasses import replace
from typing import Final

from game.lab.facts.arm import Arm, arm, hold
from game.lab.facts.claim import Claim, Off, compared
from game.lab.facts.claims_first import EVEN, RESPONSE, TABLE_1
from game.lab.policies import ACTIVE, BALANCED, DEFENSIVE

PARADOX: Final = "The coopetition paradox"
ORGANIZING: Final = "Orchestration: organizing tension"


def _course(y: int, z: int, **knobs: int) -> Arm:
    return arm(BALANCED.but(tmt={"y": y, "z": z}), **knobs)


RACING, COOPERATING = _course(10, 75), _course(75, 10)
AWAKE: Final = {"dormant_trust": 0.0, "dormant_joint": 0.0}


def awake(one: Arm) -> Arm:
    """Return the arm in which no alliance falls asleep, as the source of the comparison has it."""
    return replace(one, constants={**one.constants, **AWAKE})


WAKING: Final = ("wake_comp", "wake_distrust")
LEAKLESS: Final = {"leak_scale": 0.0}
APART_ONLY, NEITHER = arm(sep=9_500, int_=500), arm(sep=500, int_=500)
BOTH, INT_ONLY = arm(sep=8_000, int_=8_000), arm(sep=500, int_=8_000)
HOT_APART, HOT_TOGETHER = arm(sep=9_500, int_=500, rival=8_000), arm(sep=500, int_=500, rival=8_000)
TALK: Final = BALANCED.but("TALK", tmt={"dialogue": 2})
HOT: Final = {"rival": 9_000, "parallel": 10_000}
CALIBRATED: Final = BALANCED.but("CALIBRATED", tmt={"story_early": 1, "story_late": 1, "listen": 2})
TOLD: Final = BALANCED.but("TOLD", tmt={"story_early": 2, "story_late": 2, "listen": 1})

CLAIMS: Final[tuple[Claim, ...]] = (
    Claim(
        "A02", "Imbalance ends alliances early.", "000", TABLE_1, "feedback",
        (compared("life", "down", RACING, arm(EVEN)),),
    ),
    Claim(
        "A04", "E2: whoever has to win the race is tempted to take more of what was made together.", "000", TABLE_1, "direct",
        (compared("grabs", "up", Arm(experiment=(hold("red_queen", 7_000),)), Arm(experiment=(hold("red_queen", 500),))),),
        off=(Off(("tempt_race",)),),
        core="E2",
        note="The red queen is held at .7 and at .05.",
    ),
    Claim(
        "A05", "E3: what is absorbed of the partner's core drives the race.", "000", TABLE_1, "chain",
        (
            compared(
                "red_queen", "up", Arm(knobs={"overlap": 8_000, "rival": 7_000}, experiment=(hold("encounter", 8_000),)),
                Arm(knobs={"overlap": 8_000, "rival": 7_000}, experiment=(hold("encounter", 8_000),), constants=LEAKLESS),
                span="late",
            ),
        ),
        off=(
            Off(("red_queen_absorbed",)),
            Off(("red_queen_absorbed", "red_queen_truce"), "Leaks that are found also sour cooperation, the way out (B4)."),
        ),
        core="E3",
        note="Leaks as they come against none, at overlap .8 and encounters held at .8.",
    ),
    Claim(
        "A06", "E4: commitment ties up means, locks in, and leaves less search.", "000", TABLE_1, "chain",
        (
            compared("lock_in", "up", _course(65, 15), _course(25, 55), span="last"),
            compared("search", "down", _course(65, 15), _course(25, 55)),
        ),
        off=(
            Off(("lock_gain",)),
            Off(("lock_gain", "lock_release", "search_raced"),
                "The first inertia is undone faster by who competes (B2); who competes also races, and finds less for it (A46)."),
        ),
        core="E4",
        note="The same effort goes into search on both sides.",
    ),
    Claim(
        "A08", "B2: competition keeps inertia and lock-in down.", "000", TABLE_1, "chain",
        (
            compared("lock_in", "down", _course(45, 40), _course(75, 10), span="last"),
            compared("lock_in", "down", arm(extra_comp=3_500), arm(), span="last"),
        ),
        off=(
            Off(("wake_comp",)),
            Off((*WAKING, "lock_gain"), "The first comparison gives the partner less effort as well, and effort locks in (E4).",
                (0,)),
            Off((*WAKING, "lock_trust", *AWAKE),
                "Competition also breeds distrust, which wakes; it takes trust, and alliances that sleep do not rust in.", (1,)),
        ),
        core="B2",
    ),
    Claim(
        "A09", "B3: what is understood together makes a house better at absorbing, and richer.", "000", TABLE_1, "chain",
        (
            compared("capacity", "up", _course(45, 40), _course(10, 40)),
            compared("flow_home", "up", _course(45, 40), _course(10, 40)),
        ),
        off=(
            Off(("understanding_gain",)),
            Off(("understanding_gain", "transfer", "growth_joint", "obsolescence_race", "absorption", "flow_belonging"),
                "Effort also teaches what the partner shows and the own part in it, lets core come across, slows the race, and "
                "loosens belonging: each is something to pass home."),
        ),
        core="B3",
        note="The course reaches from 10 % up; the rest goes into search.",
    ),
    Claim(
        "A10", "B4: cooperation is a way out of the race.", "000", TABLE_1, "chain",
        (compared("red_queen", "down", awake(_course(45, 40)), awake(_course(10, 40))),),
        off=(
            Off(("red_queen_truce",)),
            Off(("red_queen_truce", "red_queen_absorbed"), "Who cooperates more also leaks more, and that drives the race (E3)."),
        ),
        core="B4",
    ),
    Claim(
        "A12", "A house that finds its technology gone pushes cooperation aside.", "000", RESPONSE, "feedback",
        (compared("coop", "down", arm(DEFENSIVE), Arm((DEFENSIVE,), constants=LEAKLESS), span=(7, 12)),),
    ),
    Claim(
        "A14", "Knowledge bases that overlap absorb more of what leaks.", "000", TABLE_1, "chain",
        (
            compared(
                "absorbed_per_leak", "up", Arm(knobs={"overlap": 8_000, "rival": 7_000}, experiment=(hold("encounter", 8_000),)),
                Arm(knobs={"overlap": 1_000, "rival": 7_000}, experiment=(hold("encounter", 8_000),)),
            ),
        ),
    ),
    Claim(
        "A15", "A defensive answer to tension tips the relation over; an active one balances and lasts.", "000", RESPONSE,
        "feedback",
        (
            compared("balance", "up", arm(ACTIVE), arm(DEFENSIVE)),
            compared("joint_value", "up", arm(ACTIVE), arm(DEFENSIVE)),
            compared("life", "up", arm(ACTIVE), arm(DEFENSIVE)),
        ),
    ),
    Claim(
        "A16", "A mindset for paradox keeps managers able to decide under tension.", "000", RESPONSE, "direct",
        (
            compared("attention", "up", arm(ACTIVE, mindset=9_000), arm(ACTIVE, mindset=1_000)),
            compared(
                "attention", "up", arm(ACTIVE, mindset=9_000, **HOT), arm(ACTIVE, mindset=1_000, **HOT),
                beside=(arm(ACTIVE, mindset=9_000), arm(ACTIVE, mindset=1_000)),
            ),
        ),
        off=(Off(("attention_strain",)),),
        note="Second: the mindset helps more where the tension is higher.",
    ),
    Claim(
        "A17", "A diverse top that talks its contradictions through becomes capable of coopetition.", "000", RESPONSE, "direct",
        (
            compared("cap", "up", arm(TALK), arm(), span="last"),
            compared("cap", "up", arm(TALK, diversity=9_000), arm(TALK, diversity=1_000), span="last"),
        ),
    ),
    Claim(
        "A18", "Two strong demands at once strain the top.", "000", ORGANIZING, "direct",
        (
            compared("performing_tension", "up", arm(EVEN), COOPERATING),
            compared("performing_tension", "up", arm(EVEN), RACING),
        ),
    ),
    Claim(
        "A19", "Separation brings specialists, and pace.", "000", ORGANIZING, "chain",
        (
            compared("joint_per_share", "up", APART_ONLY, NEITHER),
            compared("joint_value", "up", HOT_APART, HOT_TOGETHER),
        ),
        off=(
            Off(("specialisation",)),
            Off(
                ("specialisation", "rivalry_pull", "aware_together", "visit_participation", "unit_separation",
                 "belief_separation", "flow"),
                "Walls also keep rivalry off the bench and suspicion down (A21), product people away from it, make a unit of it, "
                "look like a wall from outside, and block what the product house would pass on.",
            ),
        ),
    ),
    Claim(
        "A21", "Without separation competition spills into the joint work: less sharing, more suspicion.", "000", ORGANIZING,
        "chain",
        (
            compared("sharing", "down", HOT_TOGETHER, HOT_APART),
            compared("distrust", "up", HOT_TOGETHER, HOT_APART, span="last"),
        ),
    ),
    Claim(
        "A22", "Separation and integration together do better than either.", "000", ORGANIZING, "chain",
        (
            compared("organizing_tension", "down", BOTH, APART_ONLY),
            compared("organizing_tension", "down", BOTH, INT_ONLY),
            compared("alliance_value", "up", BOTH, NEITHER),
            compared("joint_value", "up", arm(TOLD, sep=9_500, int_=8_000), APART_ONLY),
        ),
    ),
    Claim(
        "A23", "Units that calibrate with home at once create and protect at the same time.", "000", ORGANIZING, "chain",
        (compared("selectivity", "up", arm(CALIBRATED, sep=7_500, int_=9_000), arm(sep=7_500, int_=1_000)),),
        off=(
            Off(("salience_gain",)),
            Off(
                ("salience_gain", "org_story", "org_listening", "closeness_steered", "guard_warned", "aware_integration",
                 "detect_listening", "flow"),
                "A story and an ear also bind to the house, and a told aim draws people to it; listening finds leaks and warns; "
                "ties let people see the rival, and bring the bench what the product house knows.",
            ),
        ),
    ),
    Claim(
        "A24", "Projects can stand in for separation, but a house forgets between them.", "000", ORGANIZING, "chain",
        (
            compared("learning", "down", arm(amnesia=8_000), arm()),
            compared(
                "joint_value", "up", arm(extra_comp=3_000, rival=7_000, amnesia=5_000, sep=8_000, int_=1_000),
                arm(extra_comp=3_000, rival=7_000, sep=500, int_=1_000),
            ),
            compared(
                "learning", "down", arm(extra_comp=3_000, rival=7_000, amnesia=5_000, sep=8_000, int_=1_000),
                arm(extra_comp=3_000, rival=7_000, sep=500, int_=1_000),
            ),
        ),
    ),
    Claim(
        "A25", "Projects side by side cure forgetting, keep partners trusting and watchful, and keep them moving.", "000",
        ORGANIZING, "chain",
        (
            compared("learning", "up", arm(amnesia=8_000, parallel=10_000), arm(amnesia=8_000)),
            compared("distrust", "up", arm(trust=7_000, parallel=10_000), arm(trust=7_000), span="last"),
            compared("lock_in", "down", arm(trust=7_000, parallel=10_000), arm(trust=7_000), span="last"),
            compared("trust", "up", arm(trust=7_000, parallel=10_000), 0.5, span="last"),
        ),
    ),
)  # fmt: skip
