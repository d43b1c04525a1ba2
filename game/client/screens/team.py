"""A top that is a team: what is left of the pool, and what each colleague has laid; first plans once they lie open."""

from __future__ import annotations

from game.client.screens.bits import face
from game.client.screens.words import firm_colour, firm_of, person_of, role_words, say, ui
from game.client.ui.node import Node, Style, col, icon, row, spacer, text
from game.client.ui.tokens import RADIUS_LG
from game.ids import Line
from game.moves import Card, FirstPlan, SetCourse, StandBehind
from game.views import SeatView, TeamMate


def team_panel(view: SeatView, used: int) -> Node | None:
    """The colleagues in a split TMT while it decides; nothing for anybody else.

    Args:
        view: What the seat sees.
        used: Tokens that its own draft takes as it has it now.
    """
    if not view.team or view.phase != "strategy":
        return None
    pool = view.options.purse + sum(mate.spent for mate in view.team)
    left = ui("team.pool", left=view.options.purse - used, all=pool)
    head = row(icon("users", 15, "primary"), text(ui("team"), "md", weight="semibold"), spacer(),
               text(left, "sm", "text2", ellipsis=False), gap=8)  # fmt: skip
    return col(
        head, *(_mate(view, mate) for mate in view.team),
        id="team", gap=8, pad=10, role="group", label=f"{ui('team')}: {left}", style=Style(fill="sunken", radius=RADIUS_LG),
    )  # fmt: skip


def _mate(view: SeatView, mate: TeamMate) -> Node:
    person, firm = person_of(view, mate.seat), firm_of(view, view.firm)
    name = person.name if person else str(mate.seat)
    role = role_words(person, is_short=True) if person else ""
    laid = " · ".join(_card(card) for card in mate.cards) or ui("team.nothing")
    spent = ui("team.spent", n=mate.spent) if mate.spent else ""
    plan = ui("team.plan", plan=_course(mate.plan)) if mate.plan else ""
    return row(
        face(name, firm_colour(view, view.firm), firm.shape if firm else "circle"),
        col(row(text(name, "sm", weight="semibold"), text(role, "xs", "text2"), spacer(),
                text(spent, "xs", "text2", ellipsis=False) if spent else None,
                icon("lock", 13, "good_text") if mate.is_sealed else None, gap=6),
            text(laid, "sm", "text2", wrap=True),
            text(plan, "sm", "primary", weight="medium", wrap=True) if plan else None, grow=1, w=0, gap=2),
        gap=8, align="start", role="listitem", id=f"mate.{mate.seat}",
        label=", ".join(filter(None, (name, role, laid, spent, plan))),
    )  # fmt: skip


def _card(card: Card) -> str:
    """A card by its title; a course with its numbers, since that is what a team agrees on."""
    title = say(Line(f"card.{card.card}.title"))
    return f"{title} {_course(card)}" if isinstance(card, SetCourse | StandBehind) else title


def _course(card: FirstPlan | SetCourse | StandBehind) -> str:
    stance = say(Line(f"value.stance.{card.stance}"))
    return ui("team.course", y=card.y, z=card.z, e=100 - card.y - card.z, stance=stance)
