"""What firms think of each other and do to each other; deliberately absent: what their people do at the benches."""

from typing import Literal

from game.events import DistrustMoved, GainTaken, SplitChanged, TrustMoved, WallAudited, WallDoubted, WallVouched
from game.rules.reader import Reader, Telling, band, so, what

Between = TrustMoved | DistrustMoved | GainTaken | SplitChanged | WallVouched | WallDoubted | WallAudited


def tell(event: Between, reader: Reader) -> Telling:
    """Tell how two firms stand."""
    match event:
        case TrustMoved() | DistrustMoved():
            return _opinion(event, reader)
        case GainTaken():
            return _taken(event, reader)
        case SplitChanged(shares=shares):
            percents = " : ".join(str(share) for share in shares)
            return Telling("neutral", what(event.event, shares=percents), so(event.event), "alliance")
        case WallAudited(firm=firm, wall_bp=wall):
            sentence = what(event.event, firm=reader.name(firm), percent=wall // 100)
            return Telling("neutral", sentence, so(event.event), "us" if reader.is_of(firm) else "them")
        case WallVouched(firm=firm) | WallDoubted(firm=firm):
            kind, is_ours = event.event, reader.is_of(firm)
            tone: Literal["neutral", "bad"] = "neutral" if kind == "WallVouched" else "bad"
            variant = "ours" if is_ours else ""
            sentence, advice = what(kind, variant, firm=reader.name(firm)), so(kind, variant)
            return Telling(tone, sentence, advice, "us" if is_ours else "them", reader.holds(firm, "ally"))


def _opinion(event: TrustMoved | DistrustMoved, reader: Reader) -> Telling:
    """Show the words before and after; within one word only the direction."""
    kind, scale = event.event, "trust" if event.event == "TrustMoved" else "distrust"
    way = "rose" if event.after_bp > event.before_bp else "fell"
    before, after = (f"@event.{scale}.{band(level)}" for level in (event.before_bp, event.after_bp))
    args = {"firm": reader.name(event.firm), "other": reader.name(event.other), "before": before, "after": after}
    variant = f"within.{way}" if before == after else way
    tone: Literal["good", "bad"] = "good" if (way == "rose") == (scale == "trust") else "bad"
    return Telling(tone, what(kind, variant, **args), so(kind, way), "alliance" if reader.is_of(event.firm) else "")


def _taken(event: GainTaken, reader: Reader) -> Telling:
    """The wall says that the split was not kept, neither by whom nor how much."""
    kind = event.event
    if reader.role == "wall":
        return Telling("bad", what(kind, "wall"), None, "alliance")
    is_ours = reader.is_of(event.firm)
    variant = "ours" if is_ours else ""
    sentence = what(kind, variant, firm=reader.name(event.firm), keur=event.keur)
    is_mine = reader.holds(event.firm, "tmt")
    return Telling("warn" if is_ours else "bad", sentence, so(kind, variant), "alliance", is_mine)
