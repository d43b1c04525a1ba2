"""What exactly an arm sets otherwise than the neutral table and the neutral policy, in words; deliberately absent: playing it."""

from collections.abc import Iterator
from dataclasses import fields

from game.ids import ROLES
from game.lab.facts.arm import EVERY_FIRM, LAST, Arm, Setting
from game.lab.policies import BALANCED, PARTS, POLICIES, Policy
from game.scenario.interventions import Intervention

FULL = 10_000
NAMED = {**POLICIES, **PARTS}


def told(arm: Arm) -> str:
    """Return all that an arm sets: policies, knobs, constants and nature's acts; `BALANCED` alone when it sets nothing."""
    parts = [" / ".join(policy_told(one) for one in arm.policies)]
    parts += [f"{name} {_setting(value)}" for name, value in sorted(arm.knobs.items())]
    parts += [f"{name} = {value:g}" for name, value in sorted(arm.constants.items())]
    parts += [_act(one) for one in arm.experiment]
    return "; ".join(parts)


def policy_told(policy: Policy) -> str:
    """Return a policy by its name, or by its nearest named one with what it sets otherwise."""
    same = [name for name, one in NAMED.items() if not list(_differences(policy, one))]
    if same:
        return same[0]
    nearest = min(NAMED.values(), key=lambda one: len(list(_differences(policy, one))))
    return f"{nearest.name} but {', '.join(_differences(policy, nearest))}"


def policies_told() -> list[tuple[str, str]]:
    """Return every named policy with what it sets otherwise than BALANCED."""
    return [(name, ", ".join(_differences(one, BALANCED))) for name, one in NAMED.items()]


def _differences(policy: Policy, other: Policy) -> Iterator[str]:
    for role in ROLES:
        for lever, value in policy.levers[role].items():
            if value != other.levers[role][lever]:
                yield f"{role}.{lever} {value}"
    for one in fields(policy.temper):
        value = getattr(policy.temper, one.name)
        if value != getattr(other.temper, one.name):
            yield f"{one.name} {value or 'none'}"


def _setting(value: Setting) -> str:
    if isinstance(value, tuple):
        return "/".join(_setting(one) for one in value)
    return f"{value / FULL:g}" if isinstance(value, int) else f"“{value}”"


def _act(one: Intervention) -> str:
    """Return one of nature's acts: what, how far, whose, when."""
    size = f"{one.to:g}" if one.do == "constant" else f"{one.to / FULL:g}"
    where = "" if one.firms == EVERY_FIRM else f" of firm {', '.join(str(f + 1) for f in one.firms)}"
    who = f" of {' and '.join(one.roles)}" if one.what in ("org", "unit", "team", "prof", "q") else ""
    until = " on" if one.last >= LAST else f"–{one.last}"
    when = "" if (one.first, one.last) == (1, LAST) else f" in q{one.first}{until}"
    return f"nature: {one.do} {one.what} {size}".replace("  ", " ") + who + where + when
