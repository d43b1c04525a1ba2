"""Clients, tenders and money; deliberately absent: points, which are told in words elsewhere."""

from typing import Literal

from game.events import ClientCourted, ClientLost, InvitationRefused, ManagerMoved, ResultPosted, TenderDecided
from game.ids import Line, Role
from game.rules.reader import Reader, Telling, so, what

Market = TenderDecided | InvitationRefused | ManagerMoved | ClientLost | ClientCourted | ResultPosted
COOL_BP, OPEN_BP, KEEN_BP = 3_500, 5_000, 6_500  # gamedesign §3.2: a client manager's mood in words
_LEADERS: tuple[Role, ...] = ("tmt", "ally", "prod")


def tell(event: Market, reader: Reader) -> Telling:
    """Tell what a client or the market decided."""
    match event:
        case TenderDecided():
            return _tender(event, reader)
        case InvitationRefused():
            names = {"lead": reader.name(event.lead), "guest": reader.name(event.guest)}
            sentence = what(event.event, event.reason, client=reader.name(event.client), **names)
            return Telling("bad", sentence, so(event.event), "them")
        case ManagerMoved():
            return _manager(event, reader)
        case ClientLost():
            variant = "known" if event.is_noticed or reader.knows_all else "unknown"
            names = {"firm": reader.name(event.firm), "client": reader.name(event.client)}
            if variant == "known":
                names["to"] = reader.name(event.to)
            return Telling("bad", what(event.event, variant, **names), so(event.event, variant), "us")
        case ClientCourted(firm=firm, lead=lead, client=client):
            names = {"firm": reader.name(firm), "lead": reader.name(lead), "client": reader.name(client)}
            return Telling("warn", what(event.event, **names), so(event.event), "us", reader.holds(firm, "prod"))
        case ResultPosted():
            return _result(event, reader)


def mood(level_bp: int) -> int:
    """Return a client manager's mood: 0 against, 1 cool, 2 open, 3 keen."""
    return (level_bp >= COOL_BP) + (level_bp >= OPEN_BP) + (level_bp >= KEEN_BP)


def _tender(event: TenderDecided, reader: Reader) -> Telling:
    """Who won and what it is worth is public; what a house earns by it, its own leaders know."""
    bid = "lost" if not event.is_won else {"": "alone", "outsider": "outsider"}.get(event.guest, "joint")
    names = {"client": reader.name(event.client)}
    if event.is_won:
        names["lead"] = reader.name(event.lead)
    if bid == "joint":
        names["guest"] = reader.name(event.guest)
    sentence = what(event.event, bid, value=event.value_keur, **names)
    is_ours = reader.is_of(event.lead) or (bid == "joint" and reader.is_of(event.guest))
    tone: Literal["good", "bad", "neutral"] = "good" if is_ours and event.is_won else "neutral"
    if not event.is_won and reader.is_of(event.lead):
        tone = "bad"
    return Telling(tone, sentence, _share(event, reader), "alliance", reader.holds(event.lead, "prod"))


def _share(event: TenderDecided, reader: Reader) -> Line | None:
    if not event.is_won:
        return so(event.event, "lost") if reader.holds(event.lead, *_LEADERS) else None
    if reader.knows_all:
        return so(event.event, "all", lead=reader.name(event.lead), first=event.lead_keur, second=event.guest_keur)
    if reader.holds(event.lead, *_LEADERS):
        return so(event.event, keur=event.lead_keur)
    return so(event.event, keur=event.guest_keur) if reader.holds(event.guest, *_LEADERS) else None


def _manager(event: ManagerMoved, reader: Reader) -> Telling:
    before, after = mood(event.before_bp), mood(event.after_bp)
    is_up = event.after_bp > event.before_bp
    moods = {"before": f"@event.mood.{before}", "after": f"@event.mood.{after}"}
    sentence = what(event.event, manager=reader.name(event.manager), **moods)
    return Telling("good" if is_up else "bad", sentence, None, "us")


def _result(event: ResultPosted, reader: Reader) -> Telling:
    """The TMT reads the books; the others of the firm hear whether it was a better quarter than the last."""
    kind = event.event
    change = event.result_keur - event.before_keur
    way = "up" if change > 0 else "down" if change < 0 else "level"
    tones: dict[str, Literal["good", "bad", "neutral"]] = {"up": "good", "down": "bad", "level": "neutral"}
    if not (reader.knows_all or reader.holds(event.firm, "tmt")):
        return Telling(tones[way], what(kind, "open" if reader.quarter == 1 else way), None, "us")
    parts = so(
        kind,
        market=event.market_keur,
        exclusive=event.exclusive_keur,
        joint=event.joint_keur,
        tender=event.tender_keur,
        cost=event.cost_keur,
    )
    if reader.quarter == 1:
        sentence = what(kind, "first", firm=reader.name(event.firm), result=event.result_keur)
    else:
        sentence = what(kind, firm=reader.name(event.firm), result=event.result_keur, change=change)
    return Telling(tones[way], sentence, parts, "us", reader.holds(event.firm, "tmt"))
