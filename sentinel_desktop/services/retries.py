"""Tries again what gave way to another transaction."""

from collections.abc import Callable
from typing import Final, TypeVar

from sentinel_desktop.services.ports import StoreConflictError, StoreUnavailableError

ATTEMPTS: Final = 3

Result = TypeVar("Result")


def retried(attempt: Callable[[], Result], attempts: int = ATTEMPTS) -> Result:
    """Return what ``attempt`` does, which is one whole unit of work, tried again where it gave way to another one.

    Raises:
        StoreUnavailableError: it gave way every time, or the database is away.
    """
    for _ in range(attempts):
        try:
            return attempt()
        except StoreConflictError:
            continue
    raise StoreUnavailableError("The database is busy with the same records: it is tried again.")
