"""The values of the look: colours, type, space, radius, elevation, motion; data only, no drawing.

The hues were chosen for the largest least distance under normal and colour-blind vision at a contrast of 3:1 or more,
so they belong together: change one and the audit in the tests decides. Meaning never rests on hue alone; a shape, a
sign, a dash or a word says the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

RGBA = tuple[int, int, int, int]
"""Red, green, blue, opacity, each 0 to 255."""


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme: a colour "#rrggbb" for each meaning; the field names are the colour tokens of nodes.

    A `…_soft` is a background for the text of the same name; firms a to d differ by shape as well.
    """

    name: str
    bg: str
    surface: str
    sunken: str
    border: str
    border_strong: str
    outline: str
    text: str
    text2: str
    text3: str
    primary: str
    primary_hover: str
    primary_soft: str
    on_primary: str
    focus: str
    hover: str
    a: str
    a_text: str
    a_soft: str
    b: str
    b_text: str
    b_soft: str
    c: str
    c_text: str
    c_soft: str
    d: str
    d_text: str
    d_soft: str
    good: str
    good_text: str
    good_soft: str
    bad: str
    bad_text: str
    bad_soft: str
    warn: str
    warn_text: str
    warn_soft: str
    neutral: str
    neutral_text: str
    neutral_soft: str
    tip: str
    tip_text: str
    tip_text2: str
    shade: str


LIGHT = Palette(
    name="light", bg="#F3F5F8", surface="#FFFFFF", sunken="#EEF1F5",
    border="#DCE2EA", border_strong="#B7C1CD", outline="#8492A3",
    text="#17202B", text2="#4A5768", text3="#5C6878",
    primary="#1B5FAA", primary_hover="#164E8C", primary_soft="#E4EEF9", on_primary="#FFFFFF",
    focus="#005FCC", hover="#F0F4F9",
    a="#27408B", a_text="#27408B", a_soft="#E6EBF7", b="#A345B8", b_text="#822F95", b_soft="#F6E9F9",
    c="#008A63", c_text="#00664A", c_soft="#DFF3EC", d="#B07A00", d_text="#795400", d_soft="#FAF0D9",
    good="#3F9E95", good_text="#0E6B62", good_soft="#E0F2F0",
    bad="#B83A00", bad_text="#A33300", bad_soft="#FCE9E0",
    warn="#C08A35", warn_text="#7F5400", warn_soft="#FBF1DF",
    neutral="#5F6670", neutral_text="#4A5768", neutral_soft="#EEF1F5",
    tip="#1E2937", tip_text="#F4F7FA", tip_text2="#B9C4D1", shade="#101820",
)  # fmt: skip

DARK = Palette(
    name="dark", bg="#10161E", surface="#18212C", sunken="#121A23",
    border="#2B3746", border_strong="#46566A", outline="#66778C",
    text="#E8EDF3", text2="#B3BFCC", text3="#8D9AAA",
    primary="#5AA9F0", primary_hover="#7BBCF5", primary_soft="#14304B", on_primary="#0B1622",
    focus="#7CC0FF", hover="#1F2A37",
    a="#618AF8", a_text="#9DB8FF", a_soft="#1B2A4D", b="#AE69AD", b_text="#DBA3DA", b_soft="#3A2440",
    c="#35B58A", c_text="#7ED9B8", c_soft="#12382D", d="#C99A2E", d_text="#EBC66B", d_soft="#3A2E10",
    good="#7CE6BB", good_text="#7CE6BB", good_soft="#143B33",
    bad="#F7873B", bad_text="#FFA564", bad_soft="#46240E",
    warn="#F9D544", warn_text="#F9D544", warn_soft="#3D330E",
    neutral="#A2AAB4", neutral_text="#B3BFCC", neutral_soft="#222D3A",
    tip="#EDF1F5", tip_text="#17202B", tip_text2="#4A5768", shade="#000000",
)  # fmt: skip

CONTRAST = replace(
    LIGHT, name="contrast", bg="#FFFFFF", sunken="#E6EBF2", border="#5C6878", border_strong="#17202B",
    outline="#17202B", text="#000000", text2="#17202B", text3="#2B3542",
    primary="#003E7E", primary_hover="#002B59", focus="#B80047",
    neutral_soft="#FFFFFF", good="#0E6B62", warn="#7F5400", tip="#000000", tip_text="#FFFFFF", tip_text2="#FFFFFF",
)  # fmt: skip
"""High contrast: dark outlines everywhere, no grey text."""

THEMES = {palette.name: palette for palette in (LIGHT, DARK, CONTRAST)}


def rgba(colour: str, palette: Palette) -> RGBA:
    """The value of a colour token, "token/opacity in percent", or "#rrggbb".

    Raises:
        AttributeError: the token is unknown.
    """
    token, _, percent = colour.partition("/")
    code = token if token.startswith("#") else str(getattr(palette, token))
    value = int(code[1:], 16)
    return value >> 16, value >> 8 & 255, value & 255, round(255 * float(percent) / 100) if percent else 255


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours "#rrggbb": 1 (equal) to 21 (black on white)."""

    def luminance(code: str) -> float:
        channels = [int(code[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@dataclass(frozen=True, slots=True)
class Type:
    """One step of the type scale: size and line height in logical units, weight, and whether in capitals."""

    size: float
    line: float
    weight: str = "regular"
    caps: bool = False


TYPE = {
    "over": Type(11, 14, "semibold", caps=True),
    "xs": Type(11.5, 15, "medium"),
    "sm": Type(12.5, 16, "regular"),
    "base": Type(13, 18, "regular"),
    "md": Type(14, 20, "medium"),
    "lg": Type(16, 22, "semibold"),
    "xl": Type(20, 26, "semibold"),
    "num": Type(22, 26, "display"),
    "hero": Type(32, 38, "display"),
}

WEIGHTS = {"regular": "Regular", "medium": "Medium", "semibold": "SemiBold", "bold": "Bold", "display": "Display"}
"""Weight name to the end of the font file's name."""

SPACE = (0, 2, 4, 8, 12, 16, 24, 32)
"""The only distances to use."""

RADIUS_SM, RADIUS_MD, RADIUS_LG, PILL = 4.0, 8.0, 12.0, 999.0


@dataclass(frozen=True, slots=True)
class Elevation:
    """A shadow: how far down, how soft (radius of the blur), opacity 0 to 1."""

    down: float
    blur: float
    opacity: float


ELEVATION = (Elevation(0, 0, 0), Elevation(1, 2, 0.08), Elevation(3, 7, 0.12), Elevation(10, 20, 0.24))
"""0 none, 1 card, 2 selected or dragged, 3 overlay and tooltip."""

TIP_DELAY_MS = 400
"""How long the pointer or the focus rests before an explanation opens."""

SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)
"""Text and window scales to offer; never below 1, which would leave text under 10 pixels."""

NO_GPU_ENVIRONMENT = {"SDL_FRAMEBUFFER_ACCELERATION": "0"}
"""Set before pygame starts where there is no graphics card: SDL then copies the frame instead of emulating OpenGL."""
