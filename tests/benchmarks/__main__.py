"""Measures the marks of one run and prints them as a table: ``python -m tests.benchmarks [--quick] [--out FILE]``."""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.auditing import auditing_marks
from tests.benchmarks.bench_server import BenchServer
from tests.benchmarks.crowd import crowd_marks
from tests.benchmarks.draining import draining_marks
from tests.benchmarks.invented_unit import load_unit
from tests.benchmarks.listing import ListedUnits, listing_marks
from tests.benchmarks.machine import describe, load_now
from tests.benchmarks.marks import Mark, as_markdown
from tests.benchmarks.opening import opening_marks
from tests.benchmarks.painting import MEMBERS, painting_marks
from tests.benchmarks.recording import UnitDatabases, recording_marks
from tests.benchmarks.size import FULL, QUICK, Size
from tests.benchmarks.starting import starting_marks
from tests.support.postgres import passable_folder

UNIT = 500


def measure(server: BenchServer, folder: Path, size: Size, only: str) -> list[Mark]:
    """Measure everything whose part's name contains ``only``."""
    unit = server.new_database("unit")
    load_unit(unit, UNIT, 0)
    marks: list[Mark] = []
    for name, part in _parts(server, unit, size).items():
        if only in name:
            complain(f"measuring: {name}")
            place = folder / name
            place.mkdir()
            marks += part(place)
    return marks


def _parts(server: BenchServer, unit: str, size: Size) -> dict[str, Callable[[Path], list[Mark]]]:
    def recording(place: Path) -> list[Mark]:
        long = server.new_database("long")
        complain(f"loading {size.history:,} check-ins")
        load_unit(long, UNIT, size.history)
        copies = [server.copy_of(unit, label) for label in ("direct", "ported", "unjournalled")]
        server.checkpoint()
        return recording_marks(UnitDatabases(copies[0], copies[1], copies[2], long), place, size)

    def crowd(place: Path) -> list[Mark]:
        return crowd_marks(server.copy_of(unit, "crowd"), place, size)

    def draining(place: Path) -> list[Mark]:
        return draining_marks(server.copy_of(unit, "drained"), place, size)

    def painting(place: Path) -> list[Mark]:
        full = server.new_database("full")
        load_unit(full, MEMBERS, 0)
        marks = painting_marks(full, place, size)
        return [*marks, *opening_marks(full, place, size)]

    def starting(place: Path) -> list[Mark]:
        return starting_marks(place, size)

    def auditing(_place: Path) -> list[Mark]:
        return auditing_marks(server.copy_of(unit, "audited"), size)

    def listing(_place: Path) -> list[Mark]:
        many = server.new_database("many")
        complain(f"loading {size.listed:,} members")
        load_unit(many, size.listed, 0)
        units = ListedUnits(many, server.copy_of(many, "shown"), server.copy_of(unit, "few"), UNIT)
        server.checkpoint()
        return listing_marks(units, size)

    return {
        "recording": recording,
        "crowd": crowd,
        "draining": draining,
        "painting": painting,
        "starting": starting,
        "auditing": auditing,
        "listing": listing,
    }


def report(size: Size, only: str) -> str:
    """Run everything in a folder of its own and return the report."""
    folder = _folder(size)
    try:
        with BenchServer(folder / "server") as server:
            head = describe(f"PostgreSQL {server.version()} ({server.kind})", folder)
            complain(head)
            marks = measure(server, folder, size, only)
    finally:
        shutil.rmtree(folder)
    return f"{head}; at the end {load_now()}\n\n{as_markdown(marks)}"


def _folder(size: Size) -> Path:
    """Make a folder that the server's account may pass through."""
    if size.in_memory:
        return passable_folder("sentinel-bench-")
    folder = Path(tempfile.mkdtemp(prefix="sentinel-bench-"))
    folder.chmod(0o711)
    return folder


def complain(text: str) -> None:
    """Say on the error stream what is going on."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small counts: whether it runs, not how fast")
    parser.add_argument(
        "--only", default="", metavar="PART", help="recording, crowd, draining, painting, starting, auditing or listing"
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the report into this file too")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    text = report(QUICK if arguments.quick else FULL, arguments.only)
    sys.stdout.write(text)
    if arguments.out is not None:
        arguments.out.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
