"""`bothand host`: serves a session until Ctrl+C, or goes on with an unfinished one; deliberately absent: a window."""

import asyncio
import os
import signal
import socket
import sys
import threading
from argparse import ArgumentParser, BooleanOptionalAction, Namespace
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import get_args

from game.bots import Level
from game.errors import RecordError, ScenarioError
from server.app import Config, Door, serve
from server.commands import places
from server.commands.frame import Subparsers, parser_for, whole
from server.commands.speech import Failure, failure, say
from server.setup import Setup
from server.store.sqlite import StoreError

SCENARIO = "itcom-insys"
PORT = 8765
STORE = "sqlite:///bothand.sqlite"
MOST = 999  # ours: no scenario has as many seats
CANNOT_SERVE = (StoreError, RecordError, ScenarioError)
EVERYWHERE = "0.0.0.0"  # noqa: S104  # a class comes over the network


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = parser_for(subparsers, "host")
    parser.add_argument("--people", type=whole(0, MOST), default=0, metavar="N", help=say("host.people"))
    parser.add_argument("--port", type=whole(0, 65_535), default=PORT, metavar="P", help=say("host.port"))
    parser.add_argument("--address", default=EVERYWHERE, metavar="A", help=say("host.address"))
    parser.add_argument("--store", default=STORE, metavar="URL", help=say("host.store"))
    parser.add_argument("--clock", action=BooleanOptionalAction, default=None, help=say("host.clock"))
    parser.add_argument("--headless", action="store_true", help=say("host.headless"))
    add_game(parser, "host")


def add_game(parser: ArgumentParser, command: str) -> None:
    """Add what `host` and `play` both ask about the game."""
    parser.add_argument("scenario", nargs="?", default=SCENARIO, metavar="SCENARIO", help=say(f"{command}.scenario"))
    parser.add_argument("--preset", metavar="P", help=say(f"{command}.preset"))
    parser.add_argument("--seed", type=whole(0, 2**63 - 1), metavar="N", help=say(f"{command}.seed"))
    parser.add_argument("--bots", choices=get_args(Level), default="regular", metavar="LEVEL", help=say("host.bots"))


def run(args: Namespace) -> int:
    """Serve until interrupted."""
    store = store_file(args.store)
    config = _config(args, store)
    try:
        asyncio.run(_serve(config, args.store, reads_keys=not args.headless and sys.stdin.isatty()))
    except CANNOT_SERVE as error:
        raise useless(error, store) from None
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror or str(error)
        raise failure("host.port_taken", port=args.port, address=args.address, reason=reason) from None
    print(say("host.ended", store=args.store))
    return 0


def useless(error: Exception, store: Path) -> Failure:
    """Return the sentence for a store, or a session in it, with which nothing can be served; see `CANNOT_SERVE`."""
    match error:
        case StoreError():
            return failure("host.bad_file", why=str(error))
        case RecordError():
            why = say("host.bad_row", row=error.row, why=error.reason)
        case _:
            why = say("host.bad_version")
    return failure("host.bad_session", store=str(store), why=why)


def store_file(url: str) -> Path:
    """Return the file of `sqlite:///FILE`; `Failure` for anything else."""
    scheme, _, file = url.partition("sqlite:///")
    if scheme or not file:
        raise failure("host.bad_store", store=url)
    return Path(file)


def _config(args: Namespace, store: Path) -> Config:
    scenario = places.load(args.scenario)
    preset = places.preset_of(scenario, args.preset)
    has_clock = any(scenario.preset(preset).seconds)
    if args.clock and not has_clock:
        raise failure("host.no_clock", preset=preset)
    if args.people > len(scenario.seats):
        raise failure("host.too_many", people=args.people, seats=len(scenario.seats))
    setup = Setup(preset, level=args.bots, has_clock=has_clock and args.clock is not False)
    return Config(
        store, scenario, setup, args.address, args.port, people=args.people, seed=args.seed, records=store.parent
    )


async def _serve(config: Config, store: str, *, reads_keys: bool) -> None:
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows: Ctrl+C arrives as KeyboardInterrupt
            loop.add_signal_handler(one, stop.set)

    def ready(doors: tuple[Door, ...]) -> None:
        for door in doors:
            _announce(door, config, store, reads_keys)
        if reads_keys:
            _on_enter([door.begin for door in doors])

    await serve(config, ready, _tell, stop)


def _announce(door: Door, config: Config, store: str, reads_keys: bool) -> None:
    address = _own_address() if config.host == EVERYWHERE else config.host
    if door.is_resumed and door.title != config.scenario.title:
        _tell(say("host.other", wanted=config.scenario.title, title=door.title))
    _tell(say("host.resumed" if door.is_resumed else "host.opened", title=door.title, store=store))
    _tell(say("host.join_code", code=door.code))
    _tell(say("host.facilitator_code", code=door.facilitator_code))
    _tell(say("host.join_with", code=door.code, url=f"ws://{address}:{door.port}"))
    if reads_keys:
        _tell(say("host.press_enter"))


def _tell(text: str) -> None:
    print("".join(letter for letter in text if letter.isprintable()), flush=True)


def _on_enter(begins: Collection[Callable[[], None]]) -> None:
    """Begin whenever a line is typed, since the first may come before anybody; the thread dies with the process."""

    def read() -> None:
        for _ in sys.stdin:
            for begin in begins:
                begin()

    threading.Thread(target=read, name="keys", daemon=True).start()


def _own_address() -> str:
    """Return this machine's address in its network; asking for a route sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address kept for examples (RFC 5737)
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])
