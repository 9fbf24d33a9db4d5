"""Where the database stands, put together from the two that know: the listener and the scan desk."""

import threading
from collections.abc import Callable
from datetime import datetime
from typing import Final

from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus
from sentinel_desktop.persistence.embedded_server import ClusterError
from sentinel_desktop.persistence.secrets import SecretAwayError
from sentinel_desktop.persistence.server_identity import EarlierPrimaryError
from sentinel_desktop.persistence.store_errors import SchemaVersionError, SignInRefusedError, UnreadableAddressError
from sentinel_desktop.persistence.transport_faults import UnsafeWayError

_NEEDS_A_PERSON: Final = (
    ClusterError,
    EarlierPrimaryError,
    SchemaVersionError,
    SecretAwayError,
    SignInRefusedError,
    UnreadableAddressError,
    UnsafeWayError,
)


class DatabaseWatch:
    """Tells ``on_status`` whenever something changed; may be called from any thread."""

    def __init__(self, on_status: Callable[[DatabaseStatus], None]) -> None:
        self._on_status = on_status
        self._lock = threading.Lock()
        self._listening = False
        self._takes_scans = True
        self._connecting = DatabaseStatus(DatabaseState.STARTING)
        self._refusal = ""
        self._as_of: datetime | None = None
        self._told = DatabaseStatus(DatabaseState.STARTING)

    def status(self) -> DatabaseStatus:
        """Return where the database stands."""
        with self._lock:
            return self._told

    def progress(self, sentence: str) -> None:
        """Something takes time while the database is being reached."""
        with self._lock:
            self._connecting = DatabaseStatus(DatabaseState.STARTING, self._as_of, sentence)
        self._tell()

    def confirmed(self, server_time: datetime) -> None:
        """The database answered, and this is its clock."""
        with self._lock:
            if not self._listening:
                # The scan desk is woken in this moment; what it met while nothing answered is no news.
                self._listening = self._takes_scans = True
            self._as_of = server_time
        self._tell()

    def lost(self, error: StoreUnavailableError) -> None:
        """The listener's connection is away."""
        state = DatabaseState.REFUSED if isinstance(error, _NEEDS_A_PERSON) else DatabaseState.AWAY
        with self._lock:
            self._listening = False
            self._connecting = DatabaseStatus(state, self._as_of, str(error))
        self._tell()

    def takes_scans(self, available: bool, sentence: str) -> None:  # noqa: FBT001 - the scan desk's listener
        """Say whether the database records scans; where not, why."""
        with self._lock:
            self._takes_scans, self._refusal = available, sentence
        self._tell()

    def _tell(self) -> None:
        with self._lock:
            status = self._now()
            if status == self._told:
                return
            self._told = status
        self._on_status(status)

    def _now(self) -> DatabaseStatus:
        if not self._listening:
            problem = self._connecting
            return DatabaseStatus(problem.state, self._as_of, problem.problem)
        if not self._takes_scans:
            return DatabaseStatus(DatabaseState.AWAY, self._as_of, self._refusal)
        return DatabaseStatus(DatabaseState.LIVE, self._as_of)
