"""Where fonts and icons are: inside the installed package, or at the top of a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def assets() -> Path:
    """The assets folder: `game/assets` in an installed wheel, `assets` beside `game` in a checkout.

    Raises:
        FileNotFoundError: neither exists; the installation is incomplete.
    """
    package = Path(__file__).resolve().parents[2]
    for folder in (package / "assets", package.parent / "assets"):
        if (folder / "fonts").is_dir():
            return folder
    raise FileNotFoundError("the folder with fonts and icons is missing; install the game again")
