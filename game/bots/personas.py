"""Tempers as data: for every lever of the five roles one word; deliberately absent: how a lever becomes a card.

A persona is a whole temper, so a firm may be led by one and staffed by another (gamedesign §10). Experiments switch
single levers with `parse_persona("bridge,story=0")`.
"""
# ruff: noqa: S105, S106  # to pass knowledge home is no password

import re
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Literal, get_args, get_type_hints

from game.ids import Office, Role

Tokens = Literal["0", "1", "2"]
Level = Literal["novice", "regular", "expert"]
LEVELS: tuple[Level, ...] = get_args(Level)
COURSES = ("keep", "mirror", "tip")
_POINTS = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Persona:
    """One temper.

    Attributes:
        name: Key of `PERSONAS` it was made from.
        course: Effort on working with them / beating them / looking elsewhere in percent, sum 100, or `keep`, `mirror`
            (follow what was received), `tip` (towards the pole that dominates).
        stance: Closeness that the TMT declares.
        story, side, tone: Tokens for the story (`2then1`: two in the first four quarters), what it says, how.
        listen: Areas listened to: the labs, then the product house.
        lines: Where units, ties and wall should stand: `knit` apart and tied, `flip` apart only after an alarm.
        dialogue: Tokens for talking it through, `early` one in the first three quarters and after an alarm.
        mandate: A rung; `trust` follows the own trust in the partner, `mirror` what they gave, `flip` cuts to documents
            on an alarm, `keep` leaves it.
        split: `take` always, `hot` when the race runs hot, `mirror` once after they took.
        call, answer, audit: Ring about a found leak (`warn` on any alarm), what is said when they ring, an audit on an `alarm`.
        door: Leave after being `robbed`, or only say so (`bluff`). All but the robbed knock again when trust allows.
        place, pass_home, win: The alliance head's bench, reports and tokens for the shared win (`stick`: 2 until it
            catches on).
        clients: Whom lunches go to. vouch: `real` only while the own wall would hold.
        open_class, seek, shield, sit_in: Classes for the partner's people (`proud` when own managers decline out of pride),
            hunt until two thirds of the game then harvest (`late`), the lab door when the enemy is named, the hottest bench.
        race, court, lend: A race project (`hot` when exclusivity is low or the race runs), the partner's client, an expert.
        push: `adaptive` goes together with a trusted partner, else leaves it.
        pass_across, use, lock, mark: The product head's levers; `hot` reacts to alarms or a hot race,
            `hottest` marks the one component that most topics touch.
        ask, depth, call_home, minutes, credit: The bench engineer's. `shallower` and `deeper` count from the pull.
        notes, theirs, back: Notes for home, building on the partner's part, handing back (`trust`: while trust is short).
        worry: What is raised; `torn` when both poles are out of view or something is in the air.
        reply: What concerns of the own people are answered.
        word, keep: The kind of word that the TMT gives, and whether it is meant.
        build, study, odd, walk, apart: Focus of the engineer in the product unit; `apart` opens the partner's product.
        manners: Quarters in which it behaves like Bridge before it shows itself.
        own, ours, safe: Weights 0…3 of the own firm, the alliance and safety in an expert's look-ahead.
        pinned: Levers that an experiment has set; no expert improves on them.
    """

    name: str
    course: str = "45/40/15"
    stance: Literal["arms_length", "guarded", "close"] = "guarded"
    story: Literal["0", "1", "2", "2then1"] = "1"
    side: Literal["both", "ours", "partner", "tip"] = "both"
    tone: Literal["plain", "enemy"] = "plain"
    listen: Tokens = "0"
    lines: Literal["keep", "knit", "apart", "together", "flip"] = "keep"
    dialogue: Literal["0", "1", "2", "early"] = "0"
    mandate: Literal["keep", "documents", "walk_through", "deep_dive", "trust", "mirror", "flip"] = "keep"
    split: Literal["honour", "take", "hot", "mirror"] = "honour"
    call: Literal["never", "raise", "warn"] = "never"
    answer: Literal["admit", "deny", "none"] = "admit"
    audit: Literal["never", "alarm"] = "never"
    door: Literal["stay", "robbed", "bluff"] = "stay"
    place: Literal["keep", "home", "visits", "lab"] = "keep"
    pass_home: Literal["nothing", "digest", "everything"] = "digest"
    win: Literal["0", "1", "2", "stick"] = "0"
    clients: Literal["none", "next"] = "next"
    vouch: Literal["never", "real", "always"] = "never"
    open_class: Literal["never", "proud", "always"] = "never"
    seek: Literal["never", "early", "hunt", "harvest", "late"] = "never"
    shield: Literal["never", "enemy", "always"] = "never"
    sit_in: Literal["never", "hot"] = "never"
    race: Literal["never", "hot", "always"] = "never"
    court: Literal["never", "robbed", "always"] = "never"
    lend: Literal["never", "marked", "always"] = "never"
    push: Literal["leave", "together", "alone", "outsider", "adaptive"] = "leave"
    pass_across: Literal["nothing", "summary", "full"] = "summary"
    use: Literal["no", "yes", "mirror"] = "no"
    lock: Literal["never", "hot", "always"] = "never"
    mark: Literal["never", "hot", "hottest", "all"] = "never"
    ask: Literal["none", "problem", "underneath"] = "problem"
    depth: Literal[
        "pull", "need", "shallower", "deeper", "mirror", "withhold", "documents", "walk_through", "deep_dive"
    ] = "pull"
    call_home: Literal["never", "torn", "hot", "always"] = "never"
    minutes: Literal["honest", "outline"] = "honest"
    credit: Literal["nobody", "partner", "home"] = "partner"
    notes: Literal["never", "always"] = "never"
    theirs: Literal["never", "always"] = "never"
    back: Literal["never", "trust", "always"] = "never"
    worry: Literal["never", "torn", "always"] = "never"
    reply: Literal["none", "thank", "explain", "act"] = "explain"
    apart: Literal["never", "hot"] = "never"
    word: Literal["none", "honour", "no_digging", "no_attack", "depth"] = "none"
    keep: Literal["no", "yes"] = "yes"
    build: Tokens = "1"
    study: Tokens = "1"
    odd: Tokens = "1"
    walk: Tokens = "0"
    manners: Literal["0", "1", "2", "3", "4", "5", "6"] = "0"
    own: Literal["0", "1", "2", "3"] = "2"
    ours: Literal["0", "1", "2", "3"] = "2"
    safe: Literal["0", "1", "2", "3"] = "1"
    pinned: tuple[str, ...] = ()

    def with_levers(self, **levers: str) -> "Persona":
        """Return the persona with some levers set to other words, and pinned there.

        Raises:
            ValueError: There is no such lever, or it does not know the word.
        """
        for lever, word in levers.items():
            if word not in ADMISSIBLE.get(lever, ()) and not (lever == "course" and _is_course(word)):
                raise ValueError(f"{lever}={word}: {self.name} has no such lever or word")
        pinned = tuple(sorted({*self.pinned, *levers}))
        return replace(self, pinned=pinned, **levers)  # type: ignore[arg-type]  # checked word by word above


def _is_course(word: str) -> bool:
    points = _POINTS.fullmatch(word)
    return word in COURSES or (points is not None and sum(int(part) for part in points.groups()) == 100)


_HINTS = get_type_hints(Persona)
ADMISSIBLE: dict[str, tuple[str, ...]] = {
    lever.name: get_args(_HINTS[lever.name])
    for lever in fields(Persona)
    if lever.name not in ("name", "course", "pinned")
}

_ALL = (
    Persona(
        "bridge", open_class="proud", seek="late", shield="enemy", lend="marked", court="robbed", story="2then1",
        listen="1", lines="knit", dialogue="early", call="raise", mandate="trust", win="1", vouch="real",
        push="adaptive", mark="hottest",
        depth="need", call_home="torn", credit="partner", ours="2", safe="2",
        back="trust", worry="torn", word="honour",
    ),
    Persona("steady", win="1", worry="torn", seek="early"),
    Persona(
        "open_hand", open_class="always", lend="always", course="65/20/15", stance="close", story="2", side="partner",
        mandate="deep_dive", place="lab",
        pass_home="nothing", win="2", clients="none", push="together", pass_across="full",
        depth="deep_dive", walk="1", build="0", own="1", ours="3", safe="0",
        theirs="always", back="always", word="depth",
    ),
    Persona(
        "fortress", seek="harvest", race="hot", course="20/65/15", stance="arms_length", story="1", side="ours",
        lines="apart", mandate="documents", split="hot", door="robbed", call="warn",
        place="home", clients="none", push="alone", pass_across="nothing", lock="always", depth="documents",
        call_home="always", credit="home", build="2", odd="0", own="3", ours="0", safe="3",
        notes="always", worry="always", reply="thank", apart="hot",
    ),
    Persona(
        "two_houses", lines="apart", stance="arms_length", story="0", mandate="walk_through", place="home", pass_home="nothing",
        clients="none", vouch="real", push="leave", pass_across="nothing", ask="none", credit="home", safe="3",
        reply="thank", word="no_attack",
    ),
    Persona(
        "mirror", course="mirror", mandate="mirror", split="mirror", push="adaptive", use="mirror", depth="mirror",
        lock="hot", apart="hot", word="honour",
    ),
    Persona(
        "racer", answer="deny", race="always", court="always", seek="harvest", course="30/60/10", stance="close", story="0",
        mandate="documents", place="lab", pass_home="everything",
        clients="none", push="alone", pass_across="nothing", use="yes", ask="underneath", depth="documents",
        minutes="outline", credit="nobody", study="2", odd="0", own="3", ours="0", safe="1",
        notes="always", apart="hot", reply="none", word="no_digging", keep="no",
    ),
    Persona(
        "passenger", course="15/45/40", stance="arms_length", story="0", mandate="keep", pass_home="nothing",
        clients="none", pass_across="nothing", ask="none", depth="documents", minutes="outline", credit="nobody",
        ours="1", reply="none",
    ),
    Persona(
        "weathercock", race="hot", court="robbed", course="tip", side="tip", lines="flip", call="warn",
        answer="deny", door="bluff", mandate="flip",
        split="hot", push="adaptive", lock="hot",
        depth="mirror", call_home="hot", credit="home", safe="2",
        worry="torn", reply="act", word="honour", keep="no",
    ),
    Persona(
        "craftsman", lend="always", shield="always", lines="together", stance="close", mandate="deep_dive", place="lab",
        pass_home="digest", depth="deeper",
        minutes="outline", odd="2", study="0", own="1", ours="3", safe="0",
        theirs="always", back="always",
    ),
    Persona(
        "loyalist", audit="alarm", call="raise", race="hot", sit_in="hot", course="35/50/15", side="ours", mandate="walk_through",
        pass_home="everything", clients="none",
        push="alone", lock="hot", mark="all", depth="shallower", call_home="always", credit="home", build="2", odd="0",
        own="3", ours="1", safe="2",
        notes="always", worry="always", reply="act", apart="hot",
    ),
    Persona(
        "diplomat", open_class="proud", seek="late", shield="enemy", sit_in="hot", course="50/35/15", dialogue="1",
        mandate="trust",
        win="stick", vouch="real", push="together", depth="need",
        own="1", ours="3",
        back="trust", worry="torn", word="no_attack",
    ),
)  # fmt: skip
PERSONAS: dict[str, Persona] = {persona.name: persona for persona in _ALL}


@cache
def parse_persona(text: str) -> Persona:
    """Return the persona that a text like `bridge,story=0,place=lab` names.

    Raises:
        ValueError: The first word is no persona, or a lever or its word is unknown.
    """
    name, *changes = [part.strip() for part in text.split(",")]
    if name not in PERSONAS:
        raise ValueError(f"{name}: no such persona; there are {', '.join(PERSONAS)}")
    pairs = [change.partition("=") for change in changes]
    return PERSONAS[name].with_levers(**{lever: word for lever, _, word in pairs})


def default_persona(role: Role, is_own_firm_of_human: bool, office: Office = "") -> str:
    """Return who covers a chair in solo play: Steady beside the person, a mixed house across (gamedesign §10).

    Where the top across is a team, its members have tempers of their own, so that their first plans differ.
    """
    if is_own_firm_of_human:
        return "steady"
    across: dict[Role, str] = {
        "tmt": "mirror", "ally": "diplomat", "prod": "loyalist", "eng_a": "craftsman", "eng_p": "craftsman",
    }  # fmt: skip
    tops: dict[Office, str] = {"director": "diplomat", "cto": "loyalist"}
    return tops.get(office, across[role])
