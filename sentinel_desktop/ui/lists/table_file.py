"""Reading and writing the file that a person chose; blocks, and is called off the main thread."""

from contextlib import suppress
from pathlib import Path
from stat import S_ISREG

from sentinel_desktop.domain.csv_reading import MOST_BYTES, FileProblem, UnusableFile
from sentinel_desktop.domain.list_edits import ListContents
from sentinel_desktop.domain.list_files import ImportPlan, list_csv, plan_of


def read_plan(path: Path, contents: ListContents) -> ImportPlan | UnusableFile:
    """Return what a file would change; one that is too large is not opened."""
    try:
        about = path.stat()
        if not S_ISREG(about.st_mode):
            return UnusableFile(FileProblem.ANOTHER_KIND)
        if about.st_size > MOST_BYTES:
            return UnusableFile(FileProblem.TOO_LARGE)
        with path.open("rb") as file:
            # One more than there may be: a file that grows meanwhile is refused by it.
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        return UnusableFile(FileProblem.UNREADABLE, error.strerror or type(error).__name__)
    return plan_of(data, contents)


def write_list(path: Path, contents: ListContents) -> str:
    """Write a list as CSV; returns why it could not be written, nothing where it was.

    A file that is there is replaced only when all of the new one is on the disk.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(list_csv(contents).encode())
        beside.replace(path)
    except OSError as error:
        # It may refuse this too, as a write-protected disk does; what it refused first is what is said.
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        return error.strerror or type(error).__name__
    return ""
