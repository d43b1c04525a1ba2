"""Which equation made an event likely, or moved one person's level; the meters stand in `equations`, computing elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from game.debrief.equations import COST, METERS, TEARING, TORN, Equation, of, plain, torn
from game.debrief.hearing import Ear, Given
from game.rules.model import identity, leaks, tenders
from game.rules.model.constants import Constants
from game.rules.model.curves import sigma


def _unresolved(c: Constants, given: Given) -> float:
    return torn(c, given) * (1.0 - float(given["salience"]))


def _org(c: Constants, given: Given) -> float:
    stimulus = of(identity.org_stimulus, c, given) + given["acts"]
    return identity.identification_next(c, given["now"], stimulus, given["base"])


def _invite(c: Constants, given: Given) -> float:
    return sigma(of(tenders.invite_logit, c, {**given, "fear": of(tenders.fear, c, given)}))


def bid_quality(c: Constants, given: Given) -> float:
    """Return a bid's quality before what the client holds against it (M56)."""
    alone = float(of(tenders.solo_quality, c, given))
    return float(of(tenders.joint_quality, c, {**given, "solo": alone})) if "partner_complementary" in given else alone


def _win(c: Constants, given: Given) -> float:
    return tenders.win_chance(c, max(0.0, bid_quality(c, given) - given["handicap"]))


EVENTS: Mapping[str, Equation] = MappingProxyType(
    {
        "loyalty": Equation(
            (Ear(identity.identification_next, ("n",)),), plain(identity.identification_next),
            {"why_lived": ("stimulus",)}, "seat", before="now", neutral={"stimulus": 0.0},
        ),
        "loyalty_org": Equation(
            (Ear(identity.identification_next, ("n",)), Ear(identity.org_stimulus, ("n",))), _org,
            {"story": ("story_both",), "listening": ("listening",), "why_rivalry": ("competition",),
             "why_told": ("talk_own", "team"), "why_team": ("team_stimulus",), "why_visits": ("acts",)}, "seat",
            before="now",
            neutral={"story_both": 0.0, "listening": 0.0, "competition": 0.0, "talk_own": 0.0, "team_stimulus": 0.0,
                     "acts": 0.0},
        ),
        "unresolved": Equation(
            (*TEARING, Ear(identity.guard, ("n",))), _unresolved, {**TORN, "salience": ("salience",)}, "seat",
        ),
        "manager": Equation(
            (Ear(tenders.manager_next, ("f", "n")),), plain(tenders.manager_next),
            {"lunches": ("advocacy", "meta"), "town_hall": ("rhetoric",)}, "event",
            before="manager", neutral={"advocacy": 0.0, "rhetoric": 0.0},
        ),
        "invitation": Equation(
            (Ear(tenders.fear, ("f", "g")), Ear(tenders.invite_logit, ("f", "g"))), _invite,
            {"heart": ("manager",), "why_relation": ("trust", "distrust", "wall_other"), "why_habit": ("habit",),
             "caught_on": ("meta", "education", "independence"), "why_push": ("push",),
             "why_job": ("strength", "strength_other", "pipe", "experts", "demand")}, "event",
        ),
        "acceptance": Equation(
            (Ear(tenders.accept_logit, ("f", "g")),), lambda c, given: sigma(of(tenders.accept_logit, c, given)),
            {"heart": ("managers",), "why_relation": ("trust", "distrust", "wall_inviter"), "why_habit": ("habit",),
             "caught_on": ("meta", "independence")}, "event",
        ),
        "win": Equation(
            (Ear(tenders.solo_quality, ("f", "g")), Ear(tenders.joint_quality, ("f", "g")),
             Ear(tenders.win_chance, ("f", "g"))), _win,
            {"strength": ("core", "complementary"), "search": ("novelty",),
             "partner_component": ("partner_complementary", "complementarity"), "shared_language": ("understanding",),
             "heart": ("manager", "unevenness"), "third_house": ("handicap",)}, "event",
        ),
        "detection": Equation(
            (Ear(leaks.detection_chance, ("talk.seat", "core")),), plain(leaks.detection_chance),
            {"listening": ("listening",), "why_minutes": ("honest",), "why_sat_in": ("sat_in",), "why_concern": ("concern",),
             "asked_books": ("audited",)},
            "event", call=1,  # the one that decided, books and all; the others only say which way it was found
            neutral={"listening": 0.0, "honest": False, "sat_in": False, "concern": False, "audited": False},
        ),
    }
)  # fmt: skip

EARS: tuple[Ear, ...] = (
    *{ear.name: ear for equation in (*METERS.values(), *EVENTS.values()) for ear in equation.ears}.values(),
    COST,
)
