"""A long table as a CSV file, written in pieces, which a person can break off."""

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from sentinel_desktop.domain.csv_tables import BYTE_ORDER_MARK, csv_lines
from sentinel_desktop.domain.faults import FileNotWrittenError
from sentinel_desktop.services.progress import Progress

_OWNER_ONLY: Final = 0o600


def write_table(
    path: Path, header: Sequence[str], pieces: Iterable[Sequence[Sequence[str]]], progress: Progress
) -> int | None:
    """Write a table, guarded against formulas, one piece of its rows in memory at a time.

    The file has its name when it is whole, and only its owner may read it.

    Args:
        path: where to; what was there is replaced.
        header: names of the columns.
        pieces: some rows each.
        progress: hears how many rows are written.

    Returns:
        how many rows are in the file; None where it was broken off, and there is no file.

    Raises:
        FileNotWrittenError: the disk refuses.
    """
    unfinished = path.with_name(f"{path.name}.part")
    try:
        # Not Path.open: it takes no opener.
        with open(unfinished, "w", encoding="utf-8", newline="", opener=for_its_owner) as file:
            file.write(BYTE_ORDER_MARK)
            file.writelines(csv_lines([header]))
            for rows in pieces:
                file.writelines(csv_lines(rows))
                progress.done += len(rows)
                if progress.broken_off:
                    return None
        unfinished.replace(path)
    except OSError as error:
        raise FileNotWrittenError(path.name, error) from error
    finally:
        # It may refuse this too, as a write-protected disk does; what it refused first is what is said.
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return progress.done


def for_its_owner(path: str, flags: int) -> int:
    """Open a file that only its owner may read, as ``open`` asks an opener to."""
    return os.open(path, flags, _OWNER_ONLY)
