"""The private goals: up to ten points a quarter, one goal a seat, all functions of what the seat may know (M61)."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from game.rules.model.scoring import part

Goal = Literal[
    "core_grows",
    "novelty",
    "no_trace",
    "credited_by_partner",
    "solo_wins",
    "joint_wins",
    "most_invited",
    "never_two_falls",
    "word_kept",
    "concern_answered",
    "first_to_raise",
    "partner_stays",
]
GOALS: tuple[Goal, ...] = get_args(Goal)


class Quarter(NamedTuple):
    """What the goals look at; a caller fills in what the goal of the seat needs.

    `core_change_units` and `novelty_change_bp` are changes of mean own core (product unit) and of N; `invited` and
    `inviting` count invitations received and sent so far; `falls` the latest falling quarters of the result in a row.
    """

    core_change_units: int = 0
    novelty_change_bp: int = 0
    traced: bool = False
    credited: bool = False
    bid_alone: bool = False
    won_alone: bool = False
    joint_agreed: bool = False
    joint_won: bool = False
    invited: int = 0
    inviting: int = 0
    falls: int = 0
    words_kept: int = 0
    words_due: int = 0
    concern_raised: bool = False
    concern_answered: bool = False
    raised_first: bool = False
    notice_given: bool = False
    promise_running: bool = False


def goal_part(goal: Goal, q: Quarter) -> int:
    """Points of this private goal for this quarter, 0…10."""
    match goal:
        case "core_grows":
            return part(10, q.core_change_units, -20, 0)
        case "novelty":
            return part(10, q.novelty_change_bp, -200, 600)
        case "no_trace":
            return 0 if q.traced else 10
        case "credited_by_partner":
            return 10 if q.credited else 0
        case "solo_wins":
            return 10 if q.won_alone else 4 if q.bid_alone else 0
        case "joint_wins":
            return 10 if q.joint_won else 5 if q.joint_agreed else 0
        case "most_invited":
            return 10 if q.invited > q.inviting else 5 if q.invited == q.inviting else 0
        case _:
            return _goal_of_conduct(goal, q)


def _goal_of_conduct(goal: Goal, q: Quarter) -> int:
    match goal:
        case "never_two_falls":
            return (10, 5, 0)[min(q.falls, 2)]
        case "word_kept":
            return 10 * q.words_kept // q.words_due if q.words_due else 6
        case "concern_answered":
            return 10 if q.concern_answered else 5 if q.concern_raised else 0
        case "first_to_raise":
            return 10 if q.raised_first else 0
        case "partner_stays":
            return 10 if q.promise_running and not q.notice_given else 5
        case _:
            raise ValueError(f"{goal}: no such private goal")
