"""How fast the board opens and answers a search."""

from pathlib import Path

from tests.benchmarks.durations import from_nanoseconds
from tests.benchmarks.marks import Mark
from tests.benchmarks.painting import ON_BOARD
from tests.benchmarks.size import Size
from tests.benchmarks.worker import Worker


def opening_marks(url: str, folder: Path, size: Size) -> list[Mark]:
    """Measure the marks of a board that opens, in a database with its number of people in."""
    with Worker("tests.benchmarks.board_opening", url, str(folder), str(size.openings)) as desk:
        said = desk.hear()
    opened, typed = from_nanoseconds(said["opened"]), from_nanoseconds(said["typed"])
    return [
        Mark(
            f"the board opens with {ON_BOARD}, read, shown and painted, p50 / longest",
            f"{opened.p50:.0f} / {opened.longest:.0f} ms",
            "",
            "≤ 150 ms",
            opened.p50 <= 150,
        ),
        Mark(
            f"a keystroke of a search on the board of {ON_BOARD}, p50 / p99",
            str(typed),
            "",
            "≤ 50 ms",
            typed.p99 <= 50,
        ),
    ]
