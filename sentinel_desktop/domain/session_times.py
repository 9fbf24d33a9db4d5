"""The times of a session: how long one waits after wrong passwords, and when a desk locks by itself."""

from datetime import timedelta
from typing import Final

FREE_FAILURES: Final = 3
LONGEST_WAIT_S: Final = 60.0

IDLE_LOCK_SETTING: Final = "session.idle_lock_minutes"
IDLE_LOCK: Final = timedelta(minutes=10)
LONGEST_IDLE: Final = timedelta(hours=12)


def wait_after(failures: int) -> float:
    """Return how many seconds pass between the latest of so many failures and the next attempt: 0, 2, 4 ... 60."""
    if failures <= FREE_FAILURES:
        return 0.0
    return min(LONGEST_WAIT_S, 2.0 ** min(failures - FREE_FAILURES, 10))


def idle_lock_of(setting: object) -> timedelta | None:
    """Return when a desk that nobody touches locks, as the setting says in minutes; None where it says never, by 0.

    The usual time where it says nothing, or nonsense.
    """
    if isinstance(setting, bool) or not isinstance(setting, int | float):
        return IDLE_LOCK
    if not 0 <= setting <= LONGEST_IDLE.total_seconds() / 60:
        return IDLE_LOCK
    return timedelta(minutes=setting) or None
