"""The benchmark runs; how fast is never asked here."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.checkout import ROOT

ROWS = {
    "recording": (
        "bare transaction",
        "recorded by the check-in service, p50",
        "recorded by the check-in service, p99",
        "last byte → journalled",
        "last byte → committed, p50",
        "last byte → committed, p99",
        "last byte → answered, p50",
        "last byte → answered without a journal",
        "recorded after 1,000 older check-ins",
    ),
    "crowd": (
        "2 writers at once",
        "the same with 2 listening stations",
        "of ",
    ),
    "draining": (
        "delivered of 300 waiting scans",
        "a new scan answered meanwhile",
        "journal: a scan appended with 300 waiting",
        "journal: its status with 300 waiting",
    ),
    "painting": (
        "last byte → answer painted on this desk, p50",
        "last byte → answer painted on this desk, p99",
        "last byte → card painted on this desk, p50",
        "last byte → card painted on this desk, p99",
        "last byte → card painted on a second desk, p50",
        "last byte → card painted on a second desk, p99",
        "memory of a desk",
        "the board opens with 500",
        "a keystroke of a search",
    ),
    "starting": (
        "start of `sentinel-desktop station`",
        "start of `sentinel-desktop desk`",
    ),
    "auditing": (
        "a member saved, audited",
        "20 members added at once, audited",
    ),
    "listing": (
        "first page of 400 members",
        "a page from the middle of 400 members",
        "filter by text of 400 members",
        "a keystroke of the search for people among 400",
        "a keystroke of a search in the table of 400 members",
        "a jump to its middle",
        "a page of it turned",
    ),
}


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.parametrize("part", ROWS)
def test_a_quick_run_measures_every_mark(part: str, tmp_path: Path) -> None:
    """Each part of a quick run ends well and prints a row for every mark; no scan of a crowd is lost or doubled."""
    out = tmp_path / "marks.md"
    command = [sys.executable, "-m", "tests.benchmarks", "--quick", "--only", part, "--out", str(out)]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert out.read_text(encoding="utf-8") == done.stdout
    rows = [line.removeprefix("| ") for line in done.stdout.splitlines() if line.startswith("| ")][1:]
    assert len(rows) == len(ROWS[part]), done.stdout
    for row, expected in zip(rows, ROWS[part], strict=True):
        assert row.startswith(expected)
    assert ("0 lost, 0 doubled, presence of 0 members wrong" in done.stdout) == (part == "crowd")
