"""A program killed at any moment: what its journal acknowledged is there."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from sentinel_desktop.persistence.scan_journal import SqliteScanJournal

ROOT = Path(__file__).parents[3]

APPENDING = """
import sys
import uuid
from pathlib import Path

from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.persistence.scan_journal import SqliteScanJournal
from tests.support.scan_builders import answer, reading, scan

journal = SqliteScanJournal(Path(sys.argv[1]))
while True:
    new = scan(id=ScanId(uuid.uuid4()))
    journal.append(new, reading())
    print(new.id, flush=True)
    journal.tell(new.id, answer(new, waiting=True))
    if new.id.int % 3 == 0:
        journal.mark_delivered(new.id, answer(new))
"""


@pytest.mark.parametrize("seed", range(6))
def test_every_acknowledged_scan_survives_a_kill(tmp_path: Path, seed: int) -> None:
    """Killed after a random number of scans, the journal opens whole and has each one that was acknowledged."""
    path = tmp_path / "journal.db"
    acknowledged: set[str] = set()
    for count in random.Random(seed).choices(range(1, 120), k=2):  # noqa: S311 - a moment, no secret
        acknowledged |= _append_until_killed(path, count)
    journal = SqliteScanJournal(path)
    journal.status()
    rows = journal._open().relaxed.execute("SELECT id FROM scans").fetchall()
    problem = journal.status().problem
    journal.close()
    assert acknowledged - {row[0] for row in rows} == set()
    assert problem == ""


def _append_until_killed(path: Path, count: int) -> set[str]:
    """Return the ids that a program had printed before it was killed, ``count`` of them or a few more."""
    with subprocess.Popen(
        [sys.executable, "-c", APPENDING, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        lines = [program.stdout.readline() for _ in range(count)]
        program.kill()
        rest = program.stdout.read()
    return {line.strip() for line in [*lines, *rest.splitlines(keepends=True)] if line.endswith("\n")}
