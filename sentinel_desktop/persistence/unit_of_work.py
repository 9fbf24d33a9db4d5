"""One session, one transaction, an explicit commit."""

from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, text

from sentinel_desktop.persistence.repositories.audit_seals import SqlSealRepository
from sentinel_desktop.persistence.repositories.check_ins import SqlCheckInRepository
from sentinel_desktop.persistence.repositories.presence import SqlPresenceRepository
from sentinel_desktop.persistence.repositories.stations import SqlStationRepository
from sentinel_desktop.persistence.store_errors import StoreBusyError, translated


class SqlUnitOfWork:
    """A transaction on one connection of the engine, and the repositories that work in it; one thread at a time.

    Whatever asks the database raises StoreUnavailableError where that is away or cannot do it now.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        """Take a connection; the transaction begins with the first statement."""
        with translated():
            self._connection = self._engine.connect()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Roll back what was not committed and give the connection back."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with translated():
                connection.close()

    def commit(self) -> None:
        """Make it so."""
        with translated():
            self._opened().commit()

    def probe(self) -> None:
        """Return when the database answers and takes changes; raises StoreUnavailableError where it does not."""
        with translated():
            read_only = self._opened().execute(text("SHOW transaction_read_only")).scalar_one()
        if read_only == "on":
            raise StoreBusyError("The database takes no changes now: it is a standby, or kept read-only.")

    @property
    def check_ins(self) -> SqlCheckInRepository:
        """The check-ins, in this transaction."""
        return SqlCheckInRepository(self._opened())

    @property
    def presence(self) -> SqlPresenceRepository:
        """Presence, in this transaction."""
        return SqlPresenceRepository(self._opened())

    @property
    def stations(self) -> SqlStationRepository:
        """Stations, in this transaction."""
        return SqlStationRepository(self._opened())

    @property
    def seals(self) -> SqlSealRepository:
        """The seals over the logs, in this transaction."""
        return SqlSealRepository(self._opened())

    def _opened(self) -> Connection:
        if self._connection is None:
            raise AssertionError("a unit of work is used inside its with block")
        return self._connection
