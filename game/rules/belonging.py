"""How a quarter moves what people belong to (rulebook 8.7; M15, M16); deliberately absent: relations between firms (`bonds`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from game.events import Cause, LoyaltyMoved, Torn
from game.rules import experiment
from game.rules.copying import replace
from game.rules.dispositions import immersion_of, rhetoric
from game.rules.model import identity
from game.rules.model.curves import total
from game.rules.model.rounding import to_bp
from game.rules.seating import bonds_of, seats_of
from game.scenario.interventions import OF_PEOPLE

if TYPE_CHECKING:
    from game.rules.model.constants import Constants
    from game.rules.scratch import Scratch

F, BAND = 10_000.0, 2_000


def run(s: Scratch) -> None:
    """Move every belonging."""
    homes = [_home_of(s, f) for f in range(len(s.firms))]
    for n, spec in enumerate(s.state.scenario.seats):
        _belong(s, n, homes[spec.firm_index])


class _Home(NamedTuple):
    """What is the same for all people of a firm, 0…1; `team` is the bench engineers' mean."""

    competition: float
    rhetoric: float
    immersion: float
    team: float


def _home_of(s: Scratch, f: int) -> _Home:
    others, bench = bonds_of(s.state, f), seats_of(s.state, f, "eng_a")
    return _Home(
        competition=sum(s.state.pairs[f][g].comp for g in others) / len(others) / F,
        rhetoric=rhetoric(s.state, f),
        immersion=immersion_of(s.state, f),
        team=s.c.team_head * total(s.team[m] for m in bench) / max(1, len(bench)),
    )


def _belong(s: Scratch, n: int, home: _Home) -> None:
    """Move one person's four identifications (M15, M16); TMT seats have none in the model."""
    spec = s.state.scenario.seats[n]
    if spec.role == "tmt":
        return
    c, f = s.c, spec.firm_index
    firm, person, start = s.firms[f], s.people[n], s.state.scenario.starts[f]
    stimuli = _stimuli(s, n, home)
    bases = {name: experiment.base(s.state, n, name, getattr(start, name)) / F for name in OF_PEOPLE[:4]}
    moved = {
        "org": to_bp(identity.identification_next(c, person.org / F, stimuli["org"], bases["org"])),
        "unit": to_bp(identity.identification_next(c, person.unit / F, stimuli["unit"], bases["unit"])),
        "team": to_bp(identity.identification_next(c, person.team / F, stimuli["team"], bases["team"])),
        "prof": to_bp(identity.identification_next(c, person.prof / F, stimuli["prof"], bases["prof"])),
    }
    for loyalty, after in moved.items():
        before = getattr(person, loyalty)
        if before // BAND != after // BAND:
            causes = _loyalty_causes(c, loyalty, stimuli, firm.story)
            s.events.append(LoyaltyMoved(spec.id, loyalty, before, after, causes))  # type: ignore[arg-type]  # one of four
    unresolved = person.belonging / F * (1 - person.q / F)
    if spec.role == "eng_a" and unresolved >= c.focus_torn:
        causes = (Cause("torn", to_bp(unresolved)), Cause("salience", -person.q))
        s.events.append(Torn(spec.id, causes))
    s.people[n] = replace(person, org=moved["org"], unit=moved["unit"], team=moved["team"], prof=moved["prof"])


def _loyalty_causes(c: Constants, loyalty: str, stimuli: dict[str, float], story: int) -> tuple[Cause, ...]:
    size = to_bp(c.identity_speed * stimuli[loyalty], -10_000)
    if loyalty == "team":
        return (Cause("same_room", size),)
    if loyalty == "org":
        return (Cause("story", story), Cause("home_silent", -1_000)) if story == 0 else (Cause("story", story),)
    return (Cause("immersion" if loyalty == "prof" else "apart", size),)


def _stimuli(s: Scratch, n: int, home: _Home) -> dict[str, float]:
    spec, person = s.state.scenario.seats[n], s.state.people[n]
    f, c = spec.firm_index, s.c
    firm, team = s.firms[f], home.team if spec.role == "ally" else s.team[n]
    prize = s.state.setting.size(f"prize{person.bench}", -1, s.state.quarter) if person.bench >= 0 else 0
    told, shielded = firm.story / F, spec.role == "eng_a" and firm.desk.is_shielded
    talk = identity.onesided_talk(c, told if firm.side == 1 else 0.0, home.rhetoric, shielded)
    both = told * (c.shield_both if shielded else 1.0) if firm.side == 0 else 0.0
    org = identity.org_stimulus(
        c,
        listening=firm.listen / F,
        story_both=both,
        competition=home.competition,
        talk_own=talk,
        team=person.team / F,
        team_stimulus=team,
    )
    is_here = spec.role in ("eng_a", "ally")
    part = 1.0 if is_here else float(person.across >= 0)
    regard = s.c.org_visit * s.visits[n] + s.c.org_credit * (s.people[n].credited_home & 1)
    return {
        "org": org + regard,
        "unit": identity.unit_stimulus(c, firm.sep / F),
        "team": team + prize / F,
        "prof": identity.prof_stimulus(c, home.immersion, part),
    }
