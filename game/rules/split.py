"""How the joint gain is split: kept, taken, or proposed anew (card T7; rulebook 5.5); deliberately absent: its size (`value`)."""

from game.events import Event, SplitChanged
from game.ids import Seat
from game.moves import SplitGain
from game.rules.cards import Offer, between, choose, effect, level
from game.rules.copying import replace
from game.rules.seating import partners_of
from game.rules.state import State
from game.views import Effect


def offer(state: State, _seat: Seat) -> Offer:
    """Return the form, with an even share as the proposal."""
    fair = 5 * round(20 / len(state.firms))
    return Offer(
        (choose("how", ("honour", "take", "propose")), level("share", fair - 15, fair + 15, 5)),
        (("how", "honour"), ("share", fair)),
    )


def cost(_state: State, _seat: Seat, card: SplitGain) -> int:
    """Return the token that a proposal costs."""
    return int(card.how == "propose")


def effects(state: State, seat: Seat, card: SplitGain) -> tuple[Effect, ...]:
    """Return what taking more is expected to bring and to break."""
    if card.how != "take":
        return ()
    joint = state.joints[-1] if state.joints else 0
    others = sum(state.shares[g] for g in partners_of(state, state.spec(seat).firm_index))
    take = joint * others * state.constants.grab_take * (1 - state.constants.grab_loss) / 100
    return (
        effect("money_now", 1, "good", between(round(take * 0.7), round(take * 1.3), "keur")),
        effect("partner_trust", -1, "bad"),
        effect("seen", 1, "warn"),
    )


def agree(state: State, events: list[Event]) -> State:
    """Change the split when all TMTs propose the same one; for more than two firms each names its own share (rulebook 5.5)."""
    proposals = [firm.proposes for firm in state.firms]
    if all(proposals) and sum(proposals) == 100:
        events.append(SplitChanged(tuple(proposals)))
        cleared = tuple(replace(firm, proposes=0, proposal_age=0) for firm in state.firms)
        return replace(state, shares=tuple(proposals), firms=cleared)
    return state
