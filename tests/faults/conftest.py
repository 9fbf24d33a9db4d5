"""The unit's cluster, made once a run."""

from pathlib import Path

import pytest
from filelock import FileLock

from tests.faults.unit_server import make_template


@pytest.fixture(scope="session")
def template(run_folder: Path) -> Path:
    """Return the stopped cluster that the servers of the lives are copies of, made by the first who needs it."""
    folder = run_folder / "faults"
    with FileLock(run_folder / "faults-lock"):
        if not (folder / "made").exists():
            folder.mkdir(mode=0o711)
            make_template(folder)
            (folder / "made").touch()
    return folder / "template"
