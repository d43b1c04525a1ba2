"""The coach's page: asked on request, it says what each option would probably lead to, drawn with its doubt; it lays nothing.

Own points are never shown as numbers, as nowhere during play: a strip shows where the difference probably lies, with a dot
for each table that could be the seat's, and words say the same.
"""

from __future__ import annotations

from game.client.draft import drafted
from game.client.model import Coach, Model
from game.client.screens.bits import chip
from game.client.screens.words import amount, say, ui
from game.client.ui.node import Node, Style, canvas, col, flow, icon, row, spacer, text
from game.client.ui.painter import Painter
from game.client.ui.rect import Rect
from game.client.ui.tokens import RADIUS_LG, RADIUS_MD
from game.client.widgets import banner, button, progress
from game.client.widgets.chips import Tone
from game.views import AdviceRow, AdviceView, Likely, SeatView

NONE, LITTLE, MUCH = 2, 10, 30  # ours: tenths of a point a quarter, of about fifty points, from which a word changes
LEAST_KEUR = 50  # ours: money below which nobody would notice a difference in a quarter
FAR = 60  # ours: tenths at the ends of a strip; what lies beyond is drawn as an arrow there
STRIP = 30.0


def coach_page(model: Model, view: SeatView) -> Node:
    """Why not, the question, its progress or its answer."""
    coach = model.coach
    return col(
        *(_answer(model, view, coach.advice) if coach.advice and not coach.is_thinking
          else (text(ui("coach.about"), "base", "text2", wrap=True),)),
        banner(say(coach.note), "neutral", "info") if coach.note and not coach.is_thinking else None,
        _asking(coach),
        gap=12,
    )  # fmt: skip


def coach_button(model: Model) -> Node | None:
    """The way to the page from one's moves, where a coach may be asked."""
    coach = model.coach
    if coach.closed is not None:
        return None
    key = "thinking.short" if coach.is_thinking else "ready" if coach.advice else "ask.short"
    return button("moves.coach", ui(f"coach.{key}"), "overlay", payload="coach", picture="lightbulb", small=True)


def _asking(coach: Coach) -> Node | None:
    if coach.is_thinking:
        return _thinking(coach)
    if coach.closed is not None:
        return banner(say(coach.closed), "neutral", "lock")
    again = coach.advice is not None
    key = "again" if again else "ask"
    return row(
        text(ui(f"coach.{key}.why"), "sm", "text3", wrap=True, grow=1, w=0),
        button("coach.ask", ui(f"coach.{key}"), "coach.ask", kind="secondary" if again else "primary",
               picture="refresh-cw" if again else "lightbulb"),
        gap=12,
    )  # fmt: skip


def _thinking(coach: Coach) -> Node:
    told = ui("coach.thinking", done=coach.done, of=coach.of) if coach.of else ui("coach.thinking.begun")
    part = coach.done / coach.of if coach.of else 0.0
    return col(
        row(icon("clock", 15, "primary"), text(told, "base", weight="medium", wrap=True, grow=1, w=0, role="status"), gap=8),
        progress(part, ui("coach.thinking.short"), h=8),
        text(ui("coach.thinking.so"), "sm", "text3", wrap=True),
        gap=8, pad=12, style=Style(fill="sunken", radius=RADIUS_MD),
    )  # fmt: skip


# ---- the answer ------------------------------------------------------------------------------------------------------


def _answer(model: Model, view: SeatView, advice: AdviceView) -> list[Node | None]:
    sure = advice.advised >= 0
    scale = _scale(advice)
    lies = model.held if model.held is not None else drafted(view.options)
    basis = ui("coach.basis", tables=advice.tables, quarters=advice.quarters)
    return [
        row(icon("eye", 15, "text2"), text(basis, "sm", "text2", wrap=True, grow=1, w=0), gap=8, role="note", label=basis),
        banner(say(advice.verdict), "good" if sure else "warn", "circle-check" if sure else "circle-question-mark"),
        banner(ui("coach.sealed"), "neutral", "lock") if view.options.is_sealed and advice.rows else None,
        _poles(advice) if len(advice.rows) > 1 else None,
        *(_row(view, advice, at, scale, is_laid=one.cards == lies) for at, one in enumerate(advice.rows)),
    ]  # fmt: skip


def _measure(advice: AdviceView) -> str:
    return ui("coach.measure.own" if advice.is_own else "coach.measure.steady")


def _poles(advice: AdviceView) -> Node:
    """What the strips mean, once above them all."""
    words = ui("coach.strip", measure=_measure(advice))
    ends = row(
        icon("arrow-left", 12, "text3"), text(ui("coach.worse"), "xs", "text2"), spacer(),
        text(_measure(advice), "xs", "text2", weight="medium"), spacer(), text(ui("coach.better"), "xs", "text2"),
        icon("arrow-right", 12, "text3"), gap=4, pad=(0, 12),
    )  # fmt: skip
    return col(text(words, "xs", "text3", wrap=True), ends, gap=4)


def _row(view: SeatView, advice: AdviceView, at: int, scale: int, *, is_laid: bool) -> Node:
    one = advice.rows[at]
    best = at == advice.advised
    title = " · ".join(say(part) for part in one.what)
    if one.is_measure:
        told, why = ui("coach.compared"), ""
    else:
        told, why = span_words(one.points), f"{say(one.why)[:1].upper()}{say(one.why)[1:]}. {say(one.sure)}"
    return col(
        row(text(title, "base", weight="semibold", wrap=True, grow=1, w=0),
            chip(ui("coach.best"), "good", image="star", cut=False) if best else None,
            chip(_measure(advice), "neutral", image="scale", cut=False) if one.is_measure else None, gap=8, align="start"),
        None if one.is_measure else strip(one, scale, told),
        text(told, "base", _ink(one), weight="medium", wrap=True) if not one.is_measure else None,
        text(why, "sm", "text2", wrap=True) if why else None,
        row(_money(one), _lay(view, at, is_laid=is_laid), gap=10),
        gap=6, pad=(10, 12), role="listitem", label=f"{title}: {told}",
        style=Style(fill="surface", border="good" if best else "border", border_w=2 if best else 1, radius=RADIUS_LG),
    )  # fmt: skip


def _lay(view: SeatView, at: int, *, is_laid: bool) -> Node:
    if is_laid:
        return chip(ui("coach.laid"), "primary", image="circle-check", cut=False)
    why = ui("coach.sealed") if view.options.is_sealed else ""
    return button(f"coach.lay.{at}", ui("coach.lay"), "coach.lay", payload=at, picture="check", small=True, why=why)


def _money(one: AdviceRow) -> Node:
    """What the option would probably mean for the firm and for both together, as ranges."""
    if one.is_measure:
        return text(ui("coach.compared"), "base", weight="medium", wrap=True, grow=1, w=0)
    chips = [
        chip(ui(f"coach.{name}"), _tone(likely, LEAST_KEUR), strong=keur_words(likely), cut=False)
        for name, likely in (("firm", one.firm), ("alliance", one.alliance))
    ]
    return flow(*chips, gap=4, run_gap=4, grow=1, w=0)


# ---- words and drawings for a range ----------------------------------------------------------------------------------


def size_word(tenths: int) -> str:
    """A difference in own points as a word; its size in numbers is never shown."""
    size = abs(tenths)
    if size < NONE:
        return ui("coach.size.same")
    word = "little" if size < LITTLE else "some" if size < MUCH else "much"
    return ui(f"coach.size.{word}.{'better' if tenths > 0 else 'worse'}")


def span_words(likely: Likely) -> str:
    """Where a difference in own points probably lies, in words."""
    low, high = size_word(likely.low), size_word(likely.high)
    return ui("coach.one", size=low) if low == high else ui("coach.span", low=low, high=high)


def keur_words(likely: Likely) -> str:
    """Where a difference in money probably lies; nothing to notice is said in words."""
    if max(abs(likely.low), abs(likely.high)) < LEAST_KEUR:
        return ui("coach.size.same")
    low, high = (amount(_rounded(one), "keur") for one in (likely.low, likely.high))
    return f"{low} … {high}"


def _rounded(keur: int) -> int:
    """Money to what a range can bear: fifty thousand, or a tenth of a million."""
    step = 50 if abs(keur) < 1000 else 100
    return round(keur / step) * step


def _tone(likely: Likely, least: int) -> Tone:
    return "good" if likely.low >= least else "bad" if likely.high <= -least else "neutral"


def _ink(one: AdviceRow) -> str:
    tone = "neutral" if one.is_measure else _tone(one.points, NONE)
    return {"good": "good_text", "bad": "bad_text"}.get(tone, "text")


def _scale(advice: AdviceView) -> int:
    """The half width of every strip: the farthest any range goes, but no farther than what is much by far."""
    reach = [abs(x) for one in advice.rows for x in (one.points.low, one.points.high, *one.tables)]
    return min(max((*reach, LITTLE)), FAR)


def strip(one: AdviceRow, scale: int, told: str) -> Node:
    """Where the difference probably lies: a soft bar on a line whose middle is the measure, and a dot for each table."""
    tone = _tone(one.points, NONE)

    def paint(p: Painter, r: Rect) -> None:
        half = r.w / 2 - 8

        def at(tenths: int) -> float:
            return r.cx + max(-1.0, min(1.0, tenths / scale)) * half

        p.line([(r.x, r.cy), (r.right, r.cy)], "border_strong", 1)
        low, high = at(one.points.low), at(one.points.high)
        p.rrect(Rect(low - 5, r.cy - 9, high - low + 10, 18), f"{tone}_soft", tone, 9)
        p.rrect(Rect(r.cx - 1, r.y, 2, r.h), "text3", "", 1)
        for k, tenths in enumerate(one.tables):
            x, y = at(tenths), r.cy + (k % 3 - 1) * 4
            if abs(tenths) > scale:
                way = 4 if tenths > 0 else -4
                p.poly([(x - way, y - 4), (x + way, y), (x - way, y + 4)], f"{tone}_text")
            else:
                p.circle(x, y, 3.5, f"{tone}_text", "surface", 1)

    return canvas(paint, h=STRIP, role="img", label=ui("coach.strip.label"), value=told)
