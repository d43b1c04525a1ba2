"""A file that could not be written after long work is refused before it."""

import os
from pathlib import Path

import pytest

from server.commands.files import writable
from server.commands.speech import Failure


def test_a_file_that_can_be_written_is_neither_made_nor_changed(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_text("as it was", encoding="utf-8")
    writable(None, old, new)
    assert old.read_text(encoding="utf-8") == "as it was"
    assert not new.exists()


@pytest.mark.parametrize(("name", "told"), [("", "it is a folder"), ("no/x", "no folder"), ("file/x", "no folder")])
def test_a_folder_and_a_place_without_one_are_refused(name: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Failure, match=told):
        writable(tmp_path / name)


@pytest.mark.parametrize(("locked", "wanted"), [("there", "there"), ("", "new")])
def test_a_file_or_folder_that_is_locked_is_refused(
    locked: str, wanted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "there").touch()
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path) != tmp_path / locked)
    with pytest.raises(Failure, match="no right"):
        writable(tmp_path / wanted)
