"""What a person may write to others (rulebook 2.5); deliberately absent: length, language and manners.

The ranges are fixed here and not asked of Python, whose tables of characters grow: a record must replay on every version.
"""

import re

CONTROLS = ((0x0000, 0x001F), (0x007F, 0x009F), (0x2028, 0x202E), (0x2066, 0x2069), (0xD800, 0xDFFF), (0xFFF9, 0xFFFB))
UNSEEN = (
    (0x0020, 0x0020), (0x00A0, 0x00A0), (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160),
    (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2000, 0x200F), (0x202F, 0x202F), (0x205F, 0x2065), (0x206A, 0x206F),
    (0x3000, 0x3000), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)  # fmt: skip


def _letters(ranges: tuple[tuple[int, int], ...]) -> str:
    """Return the letters of some ranges as a class of a regular expression."""
    return "[" + "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in ranges) + "]"


_CONTROL, _BLANK = re.compile(_letters(CONTROLS)), re.compile(_letters(UNSEEN) + "*")


def is_plain(text: str) -> bool:
    """Tell whether a text holds no control character and none that turns the writing of others around."""
    return not _CONTROL.search(text)


def is_sayable(text: str) -> bool:
    """Tell whether a text is plain and shows at least one mark."""
    return is_plain(text) and not _BLANK.fullmatch(text)
