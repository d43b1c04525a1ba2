"""`bothand join`: a window at a table that somebody hosts; deliberately absent: the window (see `game.client`)."""

import os
import sys
from argparse import Namespace
from getpass import getuser
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from server.auth import tidy_code
from server.commands.frame import Subparsers, parser_for
from server.commands.speech import failure, say

SERVER = "ws://127.0.0.1:8765"
NO_WINDOW = 2


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = parser_for(subparsers, "join")
    parser.add_argument("code", metavar="CODE", help=say("join.code"))
    parser.add_argument("--server", default=SERVER, metavar="URL", help=say("join.server"))
    parser.add_argument("--name", metavar="N", help=say("join.name"))
    parser.add_argument("--seat", metavar="S", help=say("join.seat"))


def run(args: Namespace) -> int:
    """Open the window; it remembers its seat token, so that a second start takes the same seat."""
    if not has_display():
        print(f"bothand: {say('join.no_display')}", file=sys.stderr)
        return NO_WINDOW
    from game.client.app import run as open_window

    server, code, name = _address(args.server), tidy_code(args.code), args.name or _own_name()
    return int(open_window(server, code, name, args.seat, token_file=_token_file(server, code, name)))


def has_display() -> bool:
    """Tell whether a window could open; where the drivers were chosen by hand, they are trusted."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"))


def data_folder() -> Path:
    """Return where this program keeps a person's files."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", home / "AppData" / "Roaming")) / "bothand"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "bothand"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "bothand"


def _address(server: str) -> str:
    """Return the address of a server; `Failure` where it cannot be one."""
    try:
        parts = urlsplit(server)
        is_good = parts.scheme in ("ws", "wss") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number
        is_good = False
    if not is_good:
        raise failure("join.bad_server", server=server)
    return server


def _token_file(server: str, code: str, name: str) -> Path:
    """Return the file of the seat token; one for each person, so that two windows on one machine sit on two seats."""
    mark = sha256(f"{server} {code} {name}".encode()).hexdigest()[:16]
    return data_folder() / "seats" / f"{mark}.token"


def _own_name() -> str:
    try:
        return getuser()
    except (OSError, KeyError):  # an account without a name
        return ""
