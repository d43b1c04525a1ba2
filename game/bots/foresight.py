"""What an expert does with what is left: it reads the chips of every other card it could still pay for.

Deliberately absent: cards that break something. Taking, using what came home, calling home and putting questions stay
with the temper, because a chip does not tell what they cost in faith.
"""

from collections.abc import Iterator

from game.bots.drafting import Intent, fill, intend
from game.bots.mind import Mind
from game.bots.purse import cost
from game.moves import Card
from game.views import CardOption, Effect

OURS = frozenset(
    {"joint", "sharing", "catching_on", "invitations", "they_open_up", "together", "mood_rises", "both_poles"}
    | {"pipeline", "joint_bid_shines", "partner_trust", "solved_at_most", "client_moods"}
)
SAFE = frozenset(
    {
        "leaking",
        "guarding",
        "lab_sees_edge",
        "detection",
        "they_may_notice",
        "map_travels",
        "at_stake",
        "found_out",
        "speeches_heard",
    }
)
TONES = {"good": 2, "warn": -1, "bad": -2, "neutral": 0}
EXTRAS = {
    "T2": "story", "T3": "listen", "A2": "pass_home", "A3": "clients", "A4": "win", "A5": "open_class", "A6": "seek",
    "A7": "vouch", "A8": "shield", "A9": "sit_in", "P3": "race", "P8": "lend", "P2": "pass_across",
    "P5": "lock", "P6": "mark", "F1": "build", "F2": "study", "F3": "odd", "F4": "walk",
}  # fmt: skip
TOKEN = 3  # ours: what a token must earn; one good chip counts 2, 4 or 6 by the temper's weight


def afterthoughts(mind: Mind, cards: tuple[Card, ...]) -> Iterator[Intent]:
    """Yield further cards as shown, the most promising first, as far as their chips are worth their tokens."""
    taken = {card.card for card in cards}
    menu = [option for option in mind.view.options.cards if option.closed is None and option.card not in taken]
    worth = {option.card: _worth(mind, option) for option in menu}
    for name in sorted(worth, key=lambda card: -worth[card]):
        if worth[name] > 0:
            yield intend(name)


def _worth(mind: Mind, option: CardOption) -> int:
    card = fill(option, {})
    lever = EXTRAS.get(option.card)
    if card is None or lever is None or not mind.may_improve(lever):
        return 0
    return sum(_weight(mind, chip) * TONES[chip.tone] for chip in option.effects) - TOKEN * max(1, cost(option, card))


def _weight(mind: Mind, chip: Effect) -> int:
    name = chip.label.key.removeprefix("effect.")
    persona = mind.persona
    return int(persona.ours if name in OURS else persona.safe if name in SAFE else persona.own)
