"""Waiting until a connection of a test's database waits for another one's lock."""

import time
from typing import Final

from tests.support.factories import Connection
from tests.support.patience import PATIENCE_S

WAIT_S: Final = PATIENCE_S
_WAITS: Final = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


def wait_until_somebody_waits(owner: Connection) -> None:
    """Return once somebody does; fail where nobody ever does, because what should be locked is not."""
    deadline = time.monotonic() + WAIT_S
    while owner.execute(_WAITS).fetchone() == (0,):
        assert time.monotonic() < deadline, "nobody waits for a lock"
        time.sleep(0.005)
