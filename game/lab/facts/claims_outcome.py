"""Claims about what follows from belonging, and three of other authors (A42–A55; L02, L03, L07)."""

from typing import Final

from game.lab.facts.arm import Arm, arm, hold
from game.lab.facts.claim import Claim, Off, compared
from game.lab.facts.claims_balance import APART_ONLY, AWAKE, BOTH, awake
from game.lab.facts.claims_belonging import BELONGING, CLOSE, DISTANT, INTRODUCTION, NAVIGATION, felt
from game.lab.facts.claims_first import SHARED_WIN
from game.lab.policies import ACTIVE, BALANCED, FREERIDE, OPPORTUNIST, SHARE, Policy
from game.scenario.interventions import Intervention

LEVELS: Final = "Paradoxical tensions at multiple levels"
MODEL: Final = "Conceptual model"
LITERATURE: Final = "Other authors"
BETRAYED: Final = Arm(experiment=(hold("", 7_000, do="betray", since=4, until=4),))
CUT: Final = BALANCED.but("CUT", tmt={"mandate": "documents"})
EXPLAINED: Final = CUT.but("EXPLAINED", tmt={"story_early": 2})
CAREFUL: Final = BALANCED.but("CAREFUL", eng_a={"depth": "edge"})
PROBING: Final = BALANCED.but("PROBING", eng_a={"ask": "underneath"})


def _bond(trust: int, distrust: int, other: object = BALANCED, **knobs: int) -> Arm:
    held = (hold("trust", trust, firms=(0,)), hold("distrust", distrust, firms=(0,)))
    return Arm((BALANCED, other), knobs, held)  # type: ignore[arg-type]  # a policy


def _cut(policy: Policy) -> Arm:
    """Return the arm in which a deep mandate is cut, among people who are close."""
    return Arm((policy,), {"mandate": "deep_dive"}, (hold("team", 8_000),))


APART: Final = (
    hold("team", 4_000, roles=("eng_a",)), hold("team", 0, roles=("eng_p",)), hold("org", 9_500, roles=("eng_p",)),
)  # fmt: skip
ALIKE: Final = (hold("team", 4_000, roles=("eng_a", "eng_p")),)


def _units(held: tuple[Intervention, ...]) -> Arm:
    """Return the arm in which the units' loyalties are held so, and there are many joint bids."""
    return Arm((SHARED_WIN,), {"sep": 10_000, "client_demand": 10_000}, held)


def _suspects(trust: int, policy: object = BALANCED) -> Arm:
    return Arm((policy,), {"rival": 8_000}, (hold("trust", trust),), AWAKE)  # type: ignore[arg-type]  # a policy


CLAIMS: Final[tuple[Claim, ...]] = (
    Claim(
        "A42", "Engineers who are too close build on the partner's parts and neglect their own.", "000", INTRODUCTION, "chain",
        (compared("own_core", "down", CLOSE, DISTANT, span="last"),),
        off=(
            Off(("own_drift",)),
            Off(("own_drift", "obsolescence_race"), "The close also leak more, which drives the race, and races age knowledge."),
        ),
    ),
    Claim(
        "A43", "Favouring one pole may help for a while and harms in the long run.", "000", LEVELS, "feedback",
        (
            compared("result", "up", arm(SHARE, BALANCED), arm(ACTIVE, BALANCED), span=(1, 3), firm=0),
            compared("firm_value", "down", arm(SHARE, BALANCED), arm(ACTIVE, BALANCED), firm=0),
            compared("firm_value", "down", arm(FREERIDE, BALANCED), arm(ACTIVE, BALANCED), firm=0),
        ),
        quarters=16,
        note="The first four quarters of sixteen, and all of them with the legacy. The source says `one over the other`: the pole "
        "that helps at once is to open up at once (SHARE). An earlier run tried the other alone (FREERIDE), which pays not even "
        "at first: what is made together falls sooner than a market is won.",
        miss="What the first quarters gain is small: 80 pairs do not tell it from nothing, 400 do, with +.05 [+.02, +.09] of a "
        "spread.",
    ),
    Claim(
        "A44", "The paradox between firms comes back as tension inside them.", "000", LEVELS, "chain",
        (
            compared(
                "organizing_tension", "up", arm(BALANCED.but(tmt={"y": 45, "z": 45})), arm(BALANCED.but(tmt={"y": 20, "z": 20}))
            ),
        ),
    ),
    Claim(
        "A45", "A partner that is customer, supplier and rival at once is harder to steer by.", "000", NAVIGATION, "direct",
        (
            compared("performing_tension", "up", arm(roles="customer supplier rival"), arm(roles="")),
            compared("performing_tension", "up", arm(parallel=10_000, rival=9_000), arm(rival=3_000)),
        ),
    ),
    Claim(
        "A46", "The race leaves no time to look for the new.", "000", "Either/or versus both/and (Table 1)", "direct",
        (compared("search", "down", felt(red_queen=8_000), felt(red_queen=1_000)),),
    ),
    Claim(
        "A47", "Who learns faster than the partner gains in private.", "000", "The coopetition paradox", "chain",
        (compared("private", "up", arm(absorb=(8_000, 2_000)), arm(absorb=(2_000, 8_000)), firm=0),),
    ),
    Claim(
        "A48", "No exchange without trust.", "000", "The coopetition paradox", "chain",
        (compared("sharing", "down", felt(trust=1_000), felt(trust=7_000)),),
        off=(
            Off(("closeness_trust",)),
            Off(("closeness_trust", *AWAKE), "Without trust alliances fall asleep, and nothing is shared in a sleeping one."),
            Off(("closeness_trust", *AWAKE, "team_trust", "closeness_distrust"),
                "Nor does working together make a team where it is cold, and what happens without trust breeds distrust."),
        ),
    ),
    Claim(
        "A49", "Vicious circles feed themselves: trust does not come back by itself.", "000", MODEL, "feedback",
        (compared("trust", "down", awake(BETRAYED), awake(arm()), span="last"),),
    ),
    Claim(
        "A50", "Who is torn between two strong loyalties guards less than one with weak ones.", "000", BELONGING, "chain",
        (compared("leaks_per_share", "up", felt(org=8_500, team=8_000, q=1_000), felt(org=3_000, team=3_600, q=1_000)),),
        off=(Off(("depletion",)),),
        note="Equal closeness, low salience.",
    ),
    Claim(
        "A51", "Where both poles are in view, the torn guard again.", "000", BELONGING, "chain",
        (compared("leaks_per_share", "down", felt(org=8_500, team=8_000, q=8_000), felt(org=8_500, team=8_000, q=1_000)),),
        off=(
            Off(("decoupling",)),
            Off(("decoupling", "depletion", "aware_salience"),
                "Who has both in view is not worn down by being torn (A50), and sees the rival in the partner."),
        ),
    ),
    Claim(
        "A52", "Integration without a story lays the core open: the product house fears rightly.", "000",
        "Orchestration: organizing tension", "feedback",
        (compared("exclusivity", "down", BOTH, APART_ONLY),),
    ),
    Claim(
        "A53", "Nobody can know beforehand what may be shared; who sees the edge keeps to it.", "000",
        "Defensive or active response", "chain",
        (
            compared(
                "leaks_per_share", "down", Arm((CAREFUL,), experiment=(hold("labels", 10_000),)), arm(CAREFUL),
            ),
        ),
        note="Engineers go one rung less deep next to a core that they see; labels are shown, or hidden as usual.",
    ),
    Claim(
        "A54", "People resist a decision that nobody explained.", "000", BELONGING, "chain",
        (
            compared("excess", "down", _cut(EXPLAINED), _cut(CUT), span=(1, 3)),
            compared("overstepped", "down", _cut(EXPLAINED), _cut(CUT), span=(1, 3)),
        ),
        off=(Off(("mandate_unexplained",)),),
        note="The mandate is cut in quarter 1, with and without a story, among people who feel one team (.8), as the employees of "
        "the source had come close. An earlier run cut it among strangers, who are never that open in the first quarter.",
    ),
    Claim(
        "A55", "Units that answer alike keep the relation going.", "000", MODEL, "chain",
        (compared("joint_win_rate", "down", _units(APART), _units(ALIKE)),),
        off=(Off(("quality_uneven",)),),
        note="Joint bids won. Benches feel the same on both sides; the product house alike, or apart. It never sits at a bench, so "
        "that what it shares itself plays no part, and clients ask for joint bids: an earlier run had two bids a firm and game, "
        "too few to tell.",
    ),
    Claim(
        "L02", "Leaks are many where trust is low, because the others dig, and where it is high.", "lit", LITERATURE, "feedback",
        (
            compared("leaks", "up", _suspects(2_000, PROBING), _suspects(5_000)),
            compared("leaks", "up", _suspects(9_500), _suspects(5_000)),
        ),
    ),
    Claim(
        "L03", "Strong and even beats weak and even.", "lit", LITERATURE, "feedback",
        (compared("firm_value", "up", arm(BALANCED.but(tmt={"y": 45, "z": 45})), arm(BALANCED.but(tmt={"y": 20, "z": 20}))),),
        note="With three firms the sign turns: what each one gives is shared by more, while all of them race, so that two strong "
        "poles cost more than they bring.",
        miss="The sign is the expected one and small, a third of a spread: two strong poles also strain the top, and race; "
        "40 pairs of games do not tell it from nothing.",
    ),
    Claim(
        "L07", "Distrust pays against one who races to learn, less against the open; best beside trust.", "lit", LITERATURE,
        "feedback",
        (
            compared("firm_value", "up", _bond(7_000, 5_500, OPPORTUNIST, rival=9_000),
                     _bond(7_000, 500, OPPORTUNIST, rival=9_000), firm=0),
            compared(
                "firm_value", "down", _bond(7_000, 8_000, SHARE, rival=1_000), _bond(7_000, 500, SHARE, rival=1_000), firm=0,
                beside=(_bond(7_000, 8_000, OPPORTUNIST, rival=9_000), _bond(7_000, 500, OPPORTUNIST, rival=9_000)),
            ),
            compared("firm_value", "up", _bond(7_000, 4_000), _bond(2_000, 4_000), firm=0),
        ),
    ),
)  # fmt: skip
