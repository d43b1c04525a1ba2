"""Menus as the law might offer them: every card of the first-hour deck, with fields, effects, warnings and closed sentences."""

from game.ids import Phase, Role, words
from game.moves import CardValue
from game.views import Ask, CardOption, Choice, Effect, Field, Options, Reading

ACTS: dict[Role, Phase] = {
    "tmt": "strategy",
    "ally": "units",
    "prod": "units",
    "eng_a": "encounters",
    "eng_p": "encounters",
}
Values = tuple[tuple[str, CardValue], ...]


def _choice(name: str, label: str, *choices: tuple[str, str] | tuple[str, str, int]) -> Field:
    made = tuple(Choice(c[0], words(c[1]), c[2] if len(c) > 2 else 0) for c in choices)
    return Field(name, "choice", words(label), made)


def _many(name: str, label: str, most: int, *choices: tuple[str, str]) -> Field:
    return Field(name, "many", words(label), tuple(Choice(value, words(text)) for value, text in choices), most=most)


def _level(name: str, label: str, low: int, high: int, step: int = 1) -> Field:
    return Field(name, "level", words(label), low=low, high=high, step=step)


def _text(name: str, label: str, most: int) -> Field:
    return Field(name, "text", words(label), most=most)


def _effect(text: str, direction: int, tone: str, low: int = 0, high: int = 0, unit: str = "") -> Effect:
    reading = Reading("range", low, high, unit) if unit else None  # type: ignore[arg-type]  # a unit's name
    return Effect(words(text), direction, tone, reading)  # type: ignore[arg-type]  # a sign and a tone


def _card(
    id: str,
    cost: int,
    keur: int,
    values: Values,
    fields: tuple[Field, ...],
    effects: tuple[Effect, ...] = (),
    *,
    closed: str = "",
    warns: str = "",
    drafted: bool = False,
    standing: bool = False,
) -> CardOption:
    warnings = (words(warns),) if warns else ()
    return CardOption(
        id, cost, keur, words(closed) if closed else None, fields, values, effects, warnings, drafted, standing
    )


TOKENS = _level("tokens", "Tokens", 1, 2)
TMT = (
    _card(
        "T1",
        0,
        0,
        (("y", 45), ("z", 35), ("e", 20), ("stance", "guarded")),
        (
            _level("y", "With them", 10, 80, 5),
            _level("z", "Against them", 10, 80, 5),
            _level("e", "Elsewhere", 5, 60, 5),
            _choice("stance", "How close", ("arms_length", "arm’s length"), ("guarded", "guarded"), ("close", "close")),
        ),
        (
            _effect("Joint value", 1, "good", 100, 300, "keur"),
            _effect("Tokens next quarter", 0, "neutral", 3, 4, "tokens"),
        ),
        standing=True,
    ),
    _card(
        "T2",
        2,
        540,
        (("tokens", 2), ("side", "both"), ("tone", "plain"), ("said", "A partner and a rival, every day.")),
        (
            TOKENS,
            _choice(
                "side", "What they are to us", ("both", "both"), ("ours", "ours first"), ("partner", "partner first")
            ),
            _choice("tone", "Tone", ("plain", "plain"), ("enemy", "name the enemy")),
            _text("said", "Your line", 120),
        ),
        (_effect("Hold both: 1 of 4", 1, "good", 1, 3, "count"), _effect("Leak risk", -1, "good")),
        drafted=True,
    ),
    _card(
        "T3",
        1,
        100,
        (("areas", ("labs",)),),
        (_many("areas", "Where", 2, ("labs", "labs"), ("products", "product house"), ("clients", "client teams")),),
        (_effect("Fills in three lines", 1, "good"),),
    ),
    _card(
        "T5",
        1,
        0,
        (("depth", "walk_through"), ("off_limits", "")),
        (
            _choice(
                "depth",
                "How deep",
                ("documents", "documents"),
                ("walk_through", "walk-through"),
                ("deep_dive", "deep dive", 1),
            ),
            _choice(
                "off_limits", "Off limits", ("", "nothing"), ("sizing", "Farm sizing"), ("glue", "Middleware glue")
            ),
        ),
        (_effect("Sharing", -1, "bad", -45, -30, "percent"), _effect("Leak risk", -1, "good")),
        warns="This breaks your word to Pieter Zwart (private).",
        standing=True,
    ),
    _card(
        "T7",
        0,
        0,
        (("how", "honour"), ("share", 50)),
        (
            _choice("how", "The gain", ("honour", "honour"), ("take", "take more"), ("propose", "propose", 1)),
            _level("share", "Our share", 35, 65, 5),
        ),
        (),
        closed="Nothing was earned together yet.",
    ),
)
ALLY = (
    _card(
        "A1",
        1,
        150,
        (("place", "visits"), ("swap", "keep")),
        (
            _choice("place", "Where", ("home", "at home"), ("visits", "visits"), ("lab", "shared lab")),
            _choice("swap", "Benches", ("keep", "keep"), ("swap", "swap")),
        ),
        (_effect("Joint value", 1, "good", 0, 200, "keur"), _effect("They grow together", 1, "warn")),
        standing=True,
    ),
    _card(
        "A2",
        1,
        0,
        (("amount", "digest"),),
        (_choice("amount", "How much", ("nothing", "nothing"), ("digest", "a digest"), ("everything", "everything")),),
        (_effect("Product house learns", 1, "good", 10, 25, "units"),),
        drafted=True,
    ),
    _card(
        "A3",
        1,
        0,
        (("tokens", 1), ("managers", ("hanna",))),
        (
            TOKENS,
            _many("managers", "Whom", 2, ("petra", "Petra Smit"), ("hanna", "Hanna Lund"), ("kees", "Kees Jansma")),
        ),
        (_effect("Hanna Lund’s mood", 1, "good"), _effect("May backfire on Kees", -1, "bad")),
    ),
    _card("A4", 1, 180, (("tokens", 1),), (TOKENS,), (_effect("Catching on", 1, "good"),)),
    _card("A7", 1, 0, (), (), (_effect("They open up", 1, "good"), _effect("Your wall is really low", 0, "warn"))),
)
PROD = (
    _card(
        "P1",
        0,
        0,
        (("toward", "leave"), ("tokens", 0)),
        (
            _choice(
                "toward",
                "Toward",
                ("leave", "leave it"),
                ("together", "together"),
                ("alone", "alone"),
                ("outsider", "outsider"),
            ),
            _level("tokens", "Tokens", 0, 2),
        ),
        (_effect("They lean: open", 0, "neutral"),),
    ),
    _card(
        "P2",
        1,
        0,
        (("amount", "summary"),),
        (_choice("amount", "How much", ("nothing", "nothing"), ("summary", "a summary"), ("full", "full picture")),),
        (_effect("Joint value", 1, "good", 0, 4, "percent"), _effect("More to lose", 1, "bad")),
        drafted=True,
    ),
    _card(
        "P4",
        0,
        0,
        (("used", ("sector",)),),
        (_many("used", "Build in", 8, ("sector", "Sector maps"), ("who", "Who decides")),),
        (_effect("Strength", 1, "good"), _effect("Noticed", 0, "warn", 10, 40, "percent")),
        standing=True,
    ),
    _card(
        "P5",
        1,
        100,
        (("component", "price"),),
        (_choice("component", "Which", ("price", "Price engine"), ("heal", "Self-healing")),),
        (_effect("Leak risk", -1, "good"), _effect("Joint work on farm sizing stalls", -1, "bad")),
    ),
    _card(
        "P6",
        1,
        150,
        (("component", "price"),),
        (_choice("component", "Which", ("price", "Price engine"), ("heal", "Self-healing"), ("all", "all", 2)),),
        (_effect("The lab sees the edge", 1, "good"),),
        closed="Marked for this quarter already.",
    ),
)
RUNGS = (
    ("withhold", "withhold", 2),
    ("documents", "documents", 1),
    ("walk_through", "walk-through"),
    ("deep_dive", "deep dive", 1),
    ("decline", "decline"),
)
ENG_A = (
    _card(
        "E2",
        1,
        0,
        (("topic", "sizing"), ("depth", "deep_dive"), ("said", "")),
        (
            _choice("topic", "Topic", ("sizing", "Farm sizing"), ("glue", "Middleware glue")),
            _choice("depth", "How deep", *RUNGS),
            _text("said", "Your line", 140),
        ),
        (_effect("Solved if they go along", 1, "good", 60, 100, "percent"),),
        warns="This goes beyond the mandate.",
        drafted=True,
    ),
    _card(
        "E3",
        1,
        0,
        (),
        (),
        (_effect("Safer; the session loses pace", -1, "warn"),),
        closed="You cannot call and stay in the flow.",
    ),
    _card(
        "E7",
        0,
        0,
        (("candour", "honest"),),
        (_choice("candour", "Minutes", ("honest", "all of it"), ("outline", "the outline")),),
        (_effect("Traced more often, forgiven sooner", 0, "neutral"),),
        standing=True,
    ),
    _card(
        "E8",
        0,
        0,
        (("to", "insys.eng_a1"),),
        (
            _choice(
                "to",
                "Whom",
                ("insys.eng_a1", "Noor Visser"),
                ("itcom.eng_p1", "Sander Vos"),
                ("itcom.eng_a2", "Lotte de Wit"),
            ),
        ),
        (_effect("They will feel seen", 1, "good"),),
    ),
)
ASK = (
    _card(
        "E1",
        0,
        0,
        (("topic", "sector"), ("manner", "problem")),
        (
            _choice("topic", "About", ("sector", "Sector maps"), ("factory", "Test factory")),
            _choice("manner", "Manner", ("problem", "for the problem"), ("underneath", "how it works underneath", 1)),
        ),
        (_effect("You may learn", 1, "good", 3, 15, "units"),),
    ),
)
EFFORT = _level("effort", "Focus", 0, 2)
OWN = _choice("component", "Which", ("price", "Price engine"), ("heal", "Self-healing"))
ENG_P = (
    _card(
        "F1",
        1,
        0,
        (("effort", 1), ("component", "heal")),
        (EFFORT, OWN),
        (_effect("Mastery", 1, "good", 8, 20, "units"),),
        drafted=True,
    ),
    _card("F2", 1, 0, (("effort", 1),), (EFFORT,), (), closed="Nothing came home this quarter."),
    _card("F3", 1, 0, (("effort", 1),), (EFFORT,), (_effect("Novelty", 1, "good"),), drafted=True),
    _card(
        "F4",
        1,
        0,
        (("effort", 1), ("to", "itcom.eng_a1")),
        (EFFORT, _choice("to", "Whom", ("itcom.eng_a1", "Ruben Kaya"), ("itcom.eng_a2", "Lotte de Wit"))),
        (_effect("They see the edge", 1, "good"),),
    ),
)
DECKS: dict[Role, tuple[CardOption, ...]] = {"tmt": TMT, "ally": ALLY, "prod": PROD, "eng_a": ENG_A, "eng_p": ENG_P}

MARK = Ask(
    "mark", "mark", words("Which line matters to us?"), tuple(Choice(str(i), words(f"Line {i + 1}")) for i in range(3))
)
PREDICT = Ask(
    "predict",
    "share",
    words("Their share for the joint work next quarter?"),
    (Choice("less", words("less")), Choice("same", words("the same")), Choice("more", words("more"))),
    "more",
    2,
)
FEEL = Ask(
    "feel", "torn", words("How torn do you feel right now?"), tuple(Choice(str(i), words(str(i))) for i in range(11))
)
IDLE: dict[Phase, tuple[Ask, ...]] = {
    "news": (MARK,),
    "strategy": (PREDICT,),
    "units": (PREDICT,),
    "encounters": (PREDICT,),
    "results": (FEEL,),
    "over": (),
}


def cards_of(role: Role, phase: Phase) -> tuple[CardOption, ...]:
    """The deck of a role where it acts in this phase; a bench engineer asks while others decide."""
    if role == "eng_a" and phase in ("strategy", "units"):
        return ASK
    return DECKS[role] if ACTS[role] == phase else ()


def options(cards: tuple[CardOption, ...], role: Role, phase: Phase, channels: tuple[Choice, ...]) -> Options:
    """The options around a menu."""
    spent = sum(card.cost for card in cards if card.is_drafted)
    unit = "focus" if role in ("eng_a", "eng_p") else "tokens"
    asks = IDLE[phase] if phase in ("news", "results") or not cards else ()
    return Options(bool(cards), False, 3 if unit == "focus" else 4, spent, unit, cards, asks, channels)  # type: ignore[arg-type]  # one of two words
