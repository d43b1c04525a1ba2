"""The TMT's cards that change its own house: the lines between units, and its own talk (rulebook 5.7, 5.8).

Deliberately absent: story, mandate and course (`strategy`), and what reaches the partners' tops (`outward_cards`).
"""

from typing import Any

from game.events import Event, LinesMoved, TalkedThrough
from game.ids import Seat, line
from game.moves import Card, RedrawLines, TalkThrough
from game.rules import team
from game.rules.cards import CardLaw, Offer, between, choose, effect, level, text
from game.rules.copying import replace
from game.rules.helm import LEVERS, Helm, Lever
from game.rules.model import market, tensions
from game.rules.model.constants import Constants
from game.rules.model.rounding import to_bp, to_keur
from game.rules.state import FirmState, State
from game.views import Choice, Effect, Field

F, KEEP, MOST_SAID = 10_000.0, "keep", 120
PERCENTS = (0, 25, 50, 75, 100)
QUESTIONS = ("both", "people", "price", "own")
CALM, HOT = 0.2, 0.8
ARRIVED_BP = 100


def target_of(firm: FirmState, lever: Lever) -> int:
    """Return where a lever stands or is moving to, bp."""
    under_way = -1 if lever == "parallel" else getattr(firm.helm, lever)
    return int(getattr(firm, lever) if under_way < 0 else under_way)


def _lines_offer(state: State, seat: Seat) -> Offer:
    firm = state.firm_of(seat)
    return Offer(tuple(_lever_field(firm, lever) for lever in LEVERS), tuple((lever, KEEP) for lever in LEVERS))


def _lever_field(firm: FirmState, lever: Lever) -> Field:
    resting = line("closed.still_moving") if lever in firm.helm.redrawn else None
    choices = [Choice(KEEP, line("value.lines.keep"))]
    for percent in PERCENTS:
        is_there = percent * 100 == target_of(firm, lever)
        label = line("value.lines.percent", percent=percent)
        choices.append(Choice(str(percent), label, int(not is_there), None if is_there else resting))
    return choose(lever, choices)


def _moved(firm: FirmState, card: RedrawLines) -> tuple[tuple[Lever, int], ...]:
    """Return the levers that the card sends somewhere else than they stand or go, with their targets in bp."""
    chosen = ((lever, getattr(card, lever)) for lever in LEVERS)
    targets = ((lever, int(percent) * 100) for lever, percent in chosen if percent != KEEP)
    return tuple((lever, target) for lever, target in targets if target != target_of(firm, lever))


def _lines_cost(state: State, seat: Seat, card: RedrawLines) -> int:
    return len(_moved(state.firm_of(seat), card))


def _lines_effects(state: State, seat: Seat, card: RedrawLines) -> tuple[Effect, ...]:
    firm, c = state.firm_of(seat), state.constants
    moved = _moved(firm, card)
    if not moved:
        return ()
    now = {lever: target_of(firm, lever) / F for lever in LEVERS}
    then = now | {lever: bp / F for lever, bp in moved}
    chips = [effect("lines_halfway", 0)] if any(lever != "parallel" for lever, _ in moved) else []
    chips += _strains(c, now, then)
    home = (1 - then["sep"] * (1 - then["int_"])) - (1 - now["sep"] * (1 - now["int_"])) - (then["wall"] - now["wall"])
    if home:
        chips.append(effect("home_learns", 1 if home > 0 else -1, "good" if home > 0 else "bad"))
    if then["wall"] != now["wall"]:
        up = then["wall"] > now["wall"]
        chips.append(effect("partner_calm", 1 if up else -1, "good" if up else "bad"))
    if then["parallel"] != now["parallel"]:
        up = then["parallel"] > now["parallel"]
        chips.append(effect("lock_in", -1 if up else 1, "good" if up else "bad"))
    more = _running(c, then) - _running(c, now)
    chips.append(
        effect("running_cost", 1 if more > 0 else -1, "bad" if more > 0 else "good", between(more, more, "keur"))
    )
    return tuple(chips)


def _strains(c: Constants, now: dict[Lever, float], then: dict[Lever, float]) -> list[Effect]:
    """Say which way organizing tension goes, twice: for a calm and for a hot relation; the TMT cannot see which it is."""

    def tension(lines: dict[Lever, float], heat: float) -> float:
        return tensions.organizing_tension(
            c, separation=lines["sep"], integration=lines["int_"], cooperation=heat, competition=heat
        )

    moves = [tension(then, heat) - tension(now, heat) for heat in (CALM, HOT)]
    if not any(moves):
        return []
    way = 1 if min(moves) >= 0 else -1 if max(moves) <= 0 else 0
    return [effect("organizing", way, "bad" if way > 0 else "good" if way < 0 else "warn")]


def _running(c: Constants, lines: dict[Lever, float]) -> int:
    cost = market.running_cost(
        c, red_queen=0.0, compete=0.0, integration=lines["int_"], separation=lines["sep"], wall=lines["wall"],
        parallel=lines["parallel"],
    )  # fmt: skip
    return to_keur(cost)


def _talk_offer(state: State, seat: Seat) -> Offer:
    closed = team.talk_closed(state, state.seat_index(seat))
    if closed is not None:
        return Offer(closed=closed)
    form = (level("tokens", 1, 2), choose("question", QUESTIONS), text("said", MOST_SAID))
    return Offer(form, (("tokens", 1), ("question", QUESTIONS[0]), ("said", "")))


def _talk_cost(_state: State, _seat: Seat, card: TalkThrough) -> int:
    return card.tokens


def _talk_price(state: State, _seat: Seat, card: TalkThrough) -> int:
    return round(tensions.dialogue_effort(state.constants, card.tokens) * state.constants.price_dialogue)


def _talk_effects(state: State, seat: Seat, _card: Card) -> tuple[Effect, ...]:
    later = (effect("strain_later", -1, "good"), effect("tokens_later", 1, "good"), effect("joint", 1, "good"))
    return (effect("plans_open", 1, "good"), *later) if state.spec(seat).office else later


LAWS: dict[str, CardLaw[Any]] = {
    "T4": CardLaw(("tmt",), ("strategy",), _lines_offer, _lines_cost, effects=_lines_effects),
    "T6": CardLaw(("tmt",), ("strategy",), _talk_offer, _talk_cost, _talk_price, effects=_talk_effects),
}


def fresh(helm: Helm) -> Helm:
    """Return the helm as a strategy phase starts: targets stay, levers are free again, no call lies there."""
    return replace(helm, redrawn=(), dialogue=0, audited=(), calls=(), diversity=-1, is_agreed=True)


def apply(state: State, index: int, firm: FirmState, card: Card, events: list[Event]) -> FirmState:
    """Return the firm with its lines redrawn, or its contradiction talked through."""
    name = state.scenario.firms[index].id
    match card:
        case RedrawLines():
            helm, at_once = firm.helm, firm.parallel
            for lever, target in _moved(firm, card):
                events.append(LinesMoved(name, lever, target_of(firm, lever) // 100, target // 100))
                if lever == "parallel":
                    at_once = target
                else:
                    helm = replace(helm, **{lever: target})  # type: ignore[arg-type]  # a whole number by its name
            redrawn = tuple(lever for lever, _ in _moved(firm, card))
            return replace(firm, parallel=at_once, helm=replace(helm, redrawn=redrawn))
        case TalkThrough():
            events.append(TalkedThrough(name, card.question, card.said))
            return replace(firm, helm=replace(firm.helm, dialogue=card.tokens))
        case _:
            return firm


def moved_on(c: Constants, firm: FirmState) -> FirmState:
    """Return the firm one quarter further on the way to its new lines (M6); the last hundredth is not worth a quarter."""

    def step(lever: Lever) -> int:
        now, target = int(getattr(firm, lever)), target_of(firm, lever)
        after = to_bp(tensions.moved(c, now / F, target / F))
        return target if abs(target - after) <= ARRIVED_BP else after

    return replace(firm, sep=step("sep"), int_=step("int_"), wall=step("wall"))
