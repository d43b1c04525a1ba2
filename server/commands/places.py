"""Where scenarios are found: the user's own path, else those of the program; deliberately absent: what is in them."""

from pathlib import Path

from game.errors import ScenarioError
from game.lab.levers import LEVERS
from game.lab.names import OBSERVABLES
from game.lab.policies import POLICIES
from game.rules.model.constants import KNOWN, RESERVED
from game.scenario.case import Case, Vocabulary
from game.scenario.load import load_case as case_from
from game.scenario.manual import manual
from game.scenario.model import Scenario
from server.commands.speech import failure, suggestion

FILE = "scenario.yaml"
OWN = Path("scenarios")


def shelf() -> Path:
    """Return the folder of the program's own scenarios: inside the installed package, else in the checkout."""
    inside = Path(__file__).parent.parent / "scenarios"
    return inside if inside.is_dir() else Path(__file__).parent.parent.parent / "scenarios"


def names() -> tuple[str, ...]:
    """Return the names that `find` knows, sorted: the program's, those below `scenarios/` and those right here."""
    folders = {file.parent.name for place in (shelf(), OWN, Path()) for file in place.glob(f"*/{FILE}")}
    return tuple(sorted(folders))


def find(wanted: str) -> Path:
    """Return the file of a scenario.

    Args:
        wanted: A path to a scenario's file or folder, or a name, with or without `:VARIANT`.

    Raises:
        Failure: There is none; the sentence suggests one.
    """
    return _split(wanted)[0]


def _split(wanted: str) -> tuple[Path, str]:
    """Return the file and the variant of an address; a colon that belongs to the path stays there."""
    name, colon, variant = wanted.rpartition(":")
    for path, end in ((wanted, ""), (name, variant)) if colon else ((wanted, ""),):
        given = Path(path)
        for place in (given, given / FILE, OWN / path / FILE, shelf() / path / FILE):
            if place.is_file():
                return place, end
    raise failure("scenario.missing", name=wanted, hint=suggestion(name if colon else wanted, names()))


def load(wanted: str) -> Scenario:
    """Return a checked scenario, with `NAME:VARIANT` that variant of it.

    Raises:
        Failure: There is no such file or no such variant.
        ScenarioError: It is broken.
    """
    file, variant = _split(wanted)
    case = read(file)
    try:
        return case.variant(variant).scenario
    except KeyError:
        known = [one.id for one in case.variants]
        hint = suggestion(variant, known)
        raise failure("variant.missing", name=variant, scenario=case.variants[0].scenario.name, hint=hint) from None


def load_case(wanted: str) -> Case:
    """Return a checked scenario with all its variants; raises as `load` does."""
    return read(find(wanted))


def read(file: Path) -> Case:
    """Return the checked case of a file.

    Raises:
        Failure: The file cannot be read.
        ScenarioError: It can, and these are its problems.
    """
    try:
        text = file.read_bytes()
    except OSError as error:
        raise failure("file.unreadable", file=str(file), why=str(error.strerror)) from None
    constants = {name: (row.low, row.high) for name, row in KNOWN.items() if name not in RESERVED}
    return case_from(text, str(file), constants, vocabulary())


def vocabulary() -> Vocabulary:
    """Return the names that conduct and outcomes may use."""
    levers = {str(role): {name: one.values for name, one in own.items()} for role, own in LEVERS.items()}
    return Vocabulary(tuple(POLICIES), levers, tuple(OBSERVABLES))


def format_page() -> str:
    """Return `docs/scenario-format.md`: the format, and the names that conduct and outcomes may use."""
    return manual(vocabulary(), {name: one.about for name, one in OBSERVABLES.items()})


def preset_of(scenario: Scenario, wanted: str | None) -> str:
    """Return the preset to play, by default the scenario's first; `Failure` when it has no such preset."""
    known = [preset.name for preset in scenario.presets]
    if wanted is None:
        return known[0]
    if wanted not in known:
        raise failure("preset.missing", name=wanted, scenario=scenario.name, hint=suggestion(wanted, known))
    return wanted


def problems_of(file: Path) -> tuple[str, ...]:
    """Return all problems of a scenario's file, none when it is sound."""
    try:
        read(file)
    except ScenarioError as error:
        return error.problems
    return ()
