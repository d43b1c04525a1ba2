"""Make `build/fast`: the same game with its busiest modules compiled, for long batches; `make fast` runs this.

What is compiled is the checkout's own source, checked by mypy and translated to C by mypyc; all else is copied beside it. Used
by `PYTHONPATH=build/fast`, the folder refuses to run once the checkout has moved on. It needs a C compiler and the developer's
tools. Deliberately absent: anything that `make play` or `make test` would need.
"""

import hashlib
import io
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tools.thaw import extended, thawed

ROOT = Path(__file__).resolve().parent.parent
FAST = ROOT / "build" / "fast"
PACKAGES, DATA = ("game", "server"), ("assets", "scenarios")
COMPILED = (
    *(f"game/{name}.py" for name in ("ids", "moves", "events", "views")), "game/rules/*.py", "game/rules/model/*.py",
    *(f"game/scenario/{name}.py" for name in ("model", "once", "setting")),
    *(f"game/lab/{name}.py" for name in ("batch", "conduct", "observables", "sight", "temper")),
)  # fmt: skip
VIEWS = ("bench_views", "flows", "gauges", "knowledge_views", "observe", "options", "panels", "word_views")
INTERPRETED = {
    "game/rules/copying.py": "copying.c stands in its place",
    "game/rules/model/known.py": "a whole number has to stay whole in a place for any number",
    **dict.fromkeys((f"game/rules/{name}.py" for name in VIEWS), "makes views, which batches do not have"),
}
COPYING = ROOT / "tools" / "copying.c"
FLAGS = ("-O1", "-g0", "-w", "-fPIC", "-fwrapv", "-DNDEBUG", "-ffp-contract=off")
"""No fused multiply-add: a compiled game has to round where an interpreted one does."""
GUARD = '''

def _refuse_to_be_stale() -> None:
    """Compare the sources beside this build with those it was made from; a copy that stands alone is what it is."""
    from hashlib import blake2b
    from pathlib import Path

    root, told = Path(__file__).parent / "../../..", blake2b(digest_size=16)
    files = sorted(path for package in {packages!r} for path in (root / package).rglob("*.py"))
    for path in files:
        told.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    if files and told.hexdigest() != {built!r}:
        raise ImportError("the compiled game is older than its sources: run `make fast`, or take build/fast from the path")


def _collect_seldom() -> None:
    """Look for lost circles of objects a hundred times less often than Python does by itself; games make none."""
    import gc

    gc.set_threshold(70_000, 50, 50)


_refuse_to_be_stale()
_collect_seldom()
'''
"""What the built `game/__init__.py` says at its end. It counts as `fingerprint` does."""


def sources(root: Path) -> list[Path]:
    """Return every Python file of the program in order."""
    return sorted(path for package in PACKAGES for path in (root / package).rglob("*.py"))


def fingerprint(root: Path) -> str:
    """Return 32 hexadecimal digits that say which sources these are."""
    told = hashlib.blake2b(digest_size=16)
    for path in sources(root):
        told.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    return told.hexdigest()


def chosen(root: Path) -> list[str]:
    """Return the modules to compile, as paths below the root, in order."""
    found = {path.relative_to(root).as_posix() for pattern in COMPILED for path in root.glob(pattern)}
    return sorted(name for name in found if name not in INTERPRETED and not name.endswith("/__init__.py"))


def mirror(root: Path, to: Path) -> None:
    """Make `to` hold the program's sources and a guard against growing old; files that need no change stay untouched."""
    compiled = set(chosen(root))
    wanted = {path.relative_to(root).as_posix(): path for path in sources(root)}
    bases = extended([path.read_text(encoding="utf-8") for path in wanted.values()])
    for stale in [path for path in sources(to) if path.relative_to(to).as_posix() not in wanted]:
        stale.unlink()
    for name, path in wanted.items():
        text = path.read_bytes()
        if name in compiled:
            text = thawed(text.decode("utf-8"), bases).encode()
        if name == "game/__init__.py":
            text += GUARD.format(packages=PACKAGES, built=fingerprint(root)).encode()
        _write(to / name, text)
    for name in DATA:
        (to / name).unlink(missing_ok=True)
        (to / name).symlink_to(root / name, target_is_directory=True)


def _write(path: Path, text: bytes) -> None:
    if not path.is_file() or path.read_bytes() != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)


def translate(names: list[str]) -> dict[str, tuple[list[str], list[str]]]:
    """Return the C sources of every extension by its name and what they include, freshly written to `../c`."""
    from mypyc.build import mypycify

    shutil.rmtree("../mypy", ignore_errors=True)  # mypyc trusts a cache of another choice of modules, and stumbles
    told = io.StringIO()
    try:
        with redirect_stdout(told):  # a hundred remarks on how it treats generators
            made = mypycify(
                [*names, "--cache-dir=../mypy"], separate=True, include_runtime_files=False, target_dir="../c"
            )
    except BaseException:
        print("\n".join(row for row in told.getvalue().splitlines() if "warning: Treating generator" not in row))
        raise
    return {one.name: (list(one.sources), list(one.depends)) for one in made}


def compile_all(links: dict[str, tuple[list[str], list[str]]], jobs: int) -> None:
    """Compile what has changed and link every extension into the current folder; others are removed."""
    Path("../o").mkdir(exist_ok=True)
    headers = {source: depends for sources, depends in links.values() for source in sources}
    with ThreadPoolExecutor(jobs) as pool:
        objects = dict(zip(headers, pool.map(_object, headers, headers.values()), strict=True))
    suffix = str(sysconfig.get_config_var("EXT_SUFFIX"))
    wanted = {
        Path(name.replace(".", "/") + suffix): [objects[part] for part in parts] for name, (parts, _) in links.items()
    }
    for into, parts in wanted.items():
        _link(into, parts)
    _remove(path for path in Path().rglob(f"*{suffix}") if path not in wanted)
    _remove(path for path in Path("../o").iterdir() if path not in objects.values())


def _object(source: str, depends: list[str]) -> Path:
    """Return the object of a C file, compiled unless there is one of the same text and headers."""
    told = hashlib.blake2b(f"{sys.version} {FLAGS}".encode(), digest_size=16)
    for name in (source, *depends):
        told.update(Path(name).read_bytes())
    into = Path("../o") / f"{Path(source).stem}.{told.hexdigest()}.o"
    if not into.is_file():
        spare = into.with_suffix(".new")
        _run("CC", *FLAGS, *(f"-I{folder}" for folder in _includes()), "-c", source, "-o", str(spare))
        spare.rename(into)
    return into


def _includes() -> tuple[str, ...]:
    import mypyc

    runtime = Path(mypyc.__file__).parent / "lib-rt"
    return str(runtime), "../c", sysconfig.get_path("include"), sysconfig.get_path("platinclude")


def _link(into: Path, parts: list[Path]) -> None:
    """Link an extension unless it is younger than its parts."""
    if not into.is_file() or into.stat().st_mtime < max(part.stat().st_mtime for part in parts):
        _run("LDSHARED", *map(str, parts), "-o", str(into))


def _run(tool: str, *words: str) -> None:
    """Run the C compiler or linker that this Python was made with."""
    subprocess.run([*str(sysconfig.get_config_var(tool)).split(), *words], check=True)  # noqa: S603


def _remove(paths: Iterable[Path]) -> None:
    for path in list(paths):
        path.unlink()


def main() -> int:
    """Bring `build/fast` up to date."""
    FAST.mkdir(parents=True, exist_ok=True)
    door = FAST / "game" / "__init__.py"
    door.unlink(missing_ok=True)  # a build that breaks off leaves nothing that could run
    os.chdir(FAST)
    mirror(ROOT, FAST)
    links = {**translate(chosen(FAST)), "game.rules.copying": ([str(COPYING)], [])}
    jobs = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    compile_all(links, jobs)
    print(f"{len(links)} extensions; PYTHONPATH={FAST.relative_to(ROOT)} makes `bothand` use them")
    return 0


if __name__ == "__main__":
    sys.exit(main())
