"""Tries again what gave way to another transaction."""

import time
from collections.abc import Callable
from typing import Final, TypeVar

from sentinel_desktop.domain.faults import StoreConflictError, StoreTimeoutError
from sentinel_desktop.domain.sentences import sentence

ATTEMPTS: Final = 3
PAUSE_S: Final = 0.02
"""Before the second attempt, twice it before the third: whoever was first must wake up before it is stood in the way of
again."""

Result = TypeVar("Result")


def retried(attempt: Callable[[], Result], attempts: int = ATTEMPTS) -> Result:
    """Return what ``attempt`` does, which is one whole unit of work, tried again where it gave way to another one.

    Blocks, a few hundredths of a second between the attempts.

    Raises:
        StoreTimeoutError: it gave way every time.
        StoreUnavailableError: the database is away.
    """
    for number in range(attempts):
        if number:
            # Sleeping for nothing costs a turn of the processor too, at every scan.
            time.sleep(number * PAUSE_S)
        try:
            return attempt()
        except StoreConflictError:
            continue
    raise StoreTimeoutError(
        sentence("DatabaseFaults", "The database is busy with the same records: it is tried again.")
    )
