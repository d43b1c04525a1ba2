"""`bothand play`: one person against bots; the same server as `host`, in a thread beside the window. No second path."""

import sys
import tempfile
from argparse import Namespace
from contextlib import suppress
from pathlib import Path

from game.scenario.model import Scenario
from server.app import Background, Config
from server.commands import places
from server.commands.frame import Subparsers, parser_for
from server.commands.host import CANNOT_SERVE, add_game, store_file, useless
from server.commands.join import NO_WINDOW, data_folder, has_display
from server.commands.speech import say
from server.setup import Setup

LONGEST = "full"


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = parser_for(subparsers, "play")
    add_game(parser, "play")
    parser.add_argument("--role", metavar="R", help=say("play.role"))
    parser.add_argument("--store", metavar="URL", help=say("play.store"))


def run(args: Namespace) -> int:
    """Start the server, open the window, end the server with it; 2 where no window can open."""
    scenario = places.load(args.scenario)
    setup = Setup(_preset(scenario, args.preset), level=args.bots, has_clock=False, has_coach=True)
    if not has_display():
        print(f"bothand: {say('play.no_display', scenario=args.scenario)}", file=sys.stderr)
        return NO_WINDOW
    from game.client.app import run as open_window

    with tempfile.TemporaryDirectory(prefix="bothand-", ignore_cleanup_errors=True) as folder:
        store = store_file(args.store) if args.store else Path(folder) / "play.sqlite"
        token_file = store.with_suffix(".token")
        server = Background(
            Config(store, scenario, setup, people=1, seed=args.seed, records=data_folder() / "records"),
            tell=lambda text: None,
        )
        try:
            door = server.start()
        except CANNOT_SERVE as error:
            raise useless(error, store) from None
        if door.is_resumed and door.title != scenario.title:
            print(say("host.other", wanted=scenario.title, title=door.title), file=sys.stderr)
        try:
            url = f"ws://127.0.0.1:{door.port}"
            return int(open_window(url, door.code, say("play.name"), args.role, token_file=token_file))
        finally:
            with suppress(KeyboardInterrupt):
                server.stop()


def _preset(scenario: Scenario, wanted: str | None) -> str:
    """Return the preset asked for, else the longest one that is meant for any pace, else the first."""
    names = [preset.name for preset in scenario.presets]
    return LONGEST if wanted is None and LONGEST in names else places.preset_of(scenario, wanted)
