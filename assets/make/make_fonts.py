"""Makes the five static fonts in `assets/fonts` from the variable Inter; run by hand, its output is committed.

    python -m venv V && V/bin/pip install fonttools fontpkg-inter
    V/bin/python assets/make/make_fonts.py

Digits are replaced by their tabular forms, since pygame cannot ask a font for them, and the fonts are cut down to
Latin, punctuation, arrows, mathematical operators and geometric shapes.
"""

import importlib.resources
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

OUT = Path(__file__).resolve().parent.parent / "fonts"
CUTS = {  # file: (weight, optical size)
    "Inter-Regular": (400, 14),
    "Inter-Medium": (500, 14),
    "Inter-SemiBold": (600, 14),
    "Inter-Bold": (700, 14),
    "Inter-Display": (600, 32),
}
RANGES = [
    (0x20, 0x24F), (0x259, 0x259), (0x2BB, 0x2DD), (0x300, 0x30C), (0x327, 0x328), (0x1E9E, 0x1E9E),
    (0x2010, 0x205E), (0x2070, 0x208E), (0x20A0, 0x20BF), (0x2113, 0x2126), (0x2190, 0x21FF), (0x2200, 0x22FF),
    (0x2300, 0x23FF), (0x2500, 0x25FF), (0x2600, 0x27BF),
]  # fmt: skip
WANTED = "▲▼●■◆○▌→↔✋←↑↓▶◀□◇△▽★☆✓✗×−±≈≤≥…–—·•€£°½"


def tabular(font: TTFont) -> None:
    """Point the digits' code points at their tabular glyphs (OpenType feature tnum)."""
    gsub = font["GSUB"].table
    lookups = {i for f in gsub.FeatureList.FeatureRecord if f.FeatureTag == "tnum" for i in f.Feature.LookupListIndex}
    mapping: dict[str, str] = {}
    for index in sorted(lookups):
        for table in gsub.LookupList.Lookup[index].SubTable:
            mapping |= getattr(getattr(table, "ExtSubTable", table), "mapping", {})
    for table in font["cmap"].tables:
        for code in range(ord("0"), ord("9") + 1):
            if code in table.cmap:
                table.cmap[code] = mapping.get(table.cmap[code], table.cmap[code])


def cut(source: Path, name: str, weight: int, size: int) -> None:
    """Write one static font."""
    font = instantiateVariableFont(TTFont(source), {"wght": weight, "opsz": size}, updateFontNames=False)
    tabular(font)
    options = Options(layout_features=["kern", "mark", "mkmk", "ccmp", "locl"], hinting=False, notdef_outline=True)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for low, high in RANGES for code in range(low, high + 1)])
    subsetter.subset(font)
    path = OUT / f"{name}.ttf"
    font.save(path)
    missing = "".join(c for c in WANTED if ord(c) not in font.getBestCmap())
    sys.stdout.write(f"{path.name}: {path.stat().st_size // 1024} KB, missing: {missing or 'nothing'}\n")


def main() -> None:
    """Write all cuts and the licence."""
    package = importlib.resources.files("fontpkg_inter")
    source = Path(str(package / "files" / "Inter[opsz,wght].ttf"))
    for name, (weight, size) in CUTS.items():
        cut(source, name, weight, size)
    (OUT / "OFL.txt").write_text((package / "LICENSE").read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    main()
