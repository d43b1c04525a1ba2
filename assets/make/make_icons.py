"""Makes the white PNGs in `assets/icons` from the Lucide drawings; run by hand, its output is committed.

    npm pack lucide-static && tar xzf lucide-static-*.tgz          (gives the folder `package`)
    python -m venv V && V/bin/pip install resvg-py
    V/bin/python assets/make/make_icons.py package

White, so that the client tints them by multiplication; three sizes, so that scaling down stays crisp.
"""

import base64
import sys
from pathlib import Path

import resvg_py

OUT = Path(__file__).resolve().parent.parent / "icons"
SIZES = (24, 48, 96)
NAMES = """
handshake users user eye eye-off shield lock lock-open droplet droplets flask-conical beaker wrench scale
message-circle send bell triangle-alert info circle-question-mark settings book-open check circle-check x
chevron-right chevron-left chevron-up chevron-down arrow-right arrow-left arrow-up arrow-down trending-up
trending-down minus plus clock play pause coins euro factory building-2 briefcase target git-branch lightbulb
megaphone ear phone door-open map layers list split star award pen search microscope cpu wifi-off refresh-cw flag
house zap share-2 compass sprout circle-dot log-out copy hand circle
""".split()  # noqa: SIM905  a table reads better than seventy quoted words


def drawn(svg: str, size: int) -> bytes:
    """The drawing in white as PNG, `size` pixels square."""
    png = resvg_py.svg_to_bytes(svg_string=svg.replace("currentColor", "#ffffff"), width=size, height=size)
    return base64.b64decode(png) if isinstance(png, str) else bytes(png)


def main() -> None:
    """Write every icon in every size, and the licence."""
    source = Path(sys.argv[1])
    for name in NAMES:
        svg = (source / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        for size in SIZES:
            (OUT / f"{name}-{size}.png").write_bytes(drawn(svg, size))
    (OUT / "LICENSE.txt").write_text((source / "LICENSE").read_text(encoding="utf-8"), encoding="utf-8")
    total = sum(path.stat().st_size for path in OUT.glob("*.png"))
    sys.stdout.write(f"{len(NAMES)} icons, {total // 1024} KB\n")


if __name__ == "__main__":
    main()
