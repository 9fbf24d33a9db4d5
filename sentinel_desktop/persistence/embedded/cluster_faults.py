"""What can be wrong with the database folder, said in one sentence each."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.sentences import sentence

SCARCE_BYTES = 64 * 1024 * 1024
"""With less than this free, a server that failed has most likely failed for want of room: four WAL segments."""


class ClusterError(StoreUnavailableError):
    """The embedded server cannot be used now; the text is one sentence: what is wrong and what to do."""


def full_disk_error(path: Path) -> ClusterError:
    """Return the fault of a disk without room for ``path``."""
    return ClusterError(
        sentence("OwnDatabase", "The disk that holds {path} is full: free at least 200 MB and start again.", path=path)
    )


def is_nearly_full(path: Path) -> bool:
    """Tell whether the disk of an existing ``path`` has too little room for a server to start."""
    return shutil.disk_usage(path).free < SCARCE_BYTES


@contextmanager
def disk_faults(path: Path) -> Iterator[None]:
    """Turn a fault of the disk or its permissions, met while using ``path``, into a ClusterError."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise full_disk_error(path) from error
        if isinstance(error, FileExistsError | NotADirectoryError):
            raise ClusterError(
                sentence(
                    "OwnDatabase",
                    "A file lies where the database folder {path} should be ({found}): move it away or "
                    "choose another data folder.",
                    path=path,
                    found=error.filename,
                )
            ) from error
        raise ClusterError(
            sentence(
                "OwnDatabase",
                "The database folder {path} cannot be used ({why}): give this account access to it or "
                "choose another data folder.",
                path=path,
                why=error.strerror or error,
            )
        ) from error
