"""A played game for the commands that read one."""

from pathlib import Path

import pytest

from server.commands.main import main


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of one game of `tiny` among bots."""
    folder = tmp_path_factory.mktemp("records")
    assert main(["selfplay", "tiny", "--jobs", "1", "--record", str(folder)]) == 0
    return folder / "tiny-1-1.bothand"
