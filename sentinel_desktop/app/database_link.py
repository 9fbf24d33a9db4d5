"""This station's way to its database: finds it, starts it where it is the embedded one, and signs in as itself."""

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import psycopg

from sentinel_desktop.config import Settings
from sentinel_desktop.domain.faults import StoreStartingError, StoreUnavailableError
from sentinel_desktop.domain.ids import StationId
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.domain.stations import StationKind
from sentinel_desktop.persistence import enrolment, schema, sealing, seeds, server_identity
from sentinel_desktop.persistence.account_door import OneConnectionWork
from sentinel_desktop.persistence.embedded_server import EmbeddedServer
from sentinel_desktop.persistence.engine import DatabaseAddress, Limits, StationEngine, Timeouts, readable
from sentinel_desktop.persistence.secrets import KeptSecrets, SecretsChoice
from sentinel_desktop.persistence.server_identity import ServerIdentity
from sentinel_desktop.persistence.store_errors import SignInRefusedError, StationUnknownError, translated
from sentinel_desktop.persistence.transport import weakness
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.ports import NewId

logger = logging.getLogger(__name__)

PATIENT: Final = Timeouts(statement_ms=600_000)
"""For work in the background that may take minutes, when very much has come together."""

_KNOWN: Final = "SELECT own_station() = %s"

Connection = psycopg.Connection[tuple[Any, ...]]


def limits_of(settings: Settings) -> Limits:
    """Return how long this station waits for its database."""
    waits = Timeouts(
        connect_s=settings.connect_timeout_s,
        statement_ms=settings.statement_timeout_ms,
        lock_ms=settings.lock_timeout_ms,
    )
    return Limits(waits, settings.slow_statement_ms)


def secrets_of(settings: Settings) -> KeptSecrets:
    """Return what keeps passwords where this start of the program wants them."""
    return KeptSecrets(SecretsChoice(settings.secrets))


class DatabaseLink:
    """Opens connections as this station, from any thread; holds the engine that the services work with.

    Args:
        settings: where the database is, and this station's folder.
        new_id: makes ids.
        on_progress: hears, on the thread that connects, a sentence about what takes time.
        on_identity: hears the server's identity and timeline at every connect, before anything is delivered to it.
        last_identity: what ``on_identity`` heard last, also in an earlier life of the program; empty where nothing.
    """

    def __init__(
        self,
        settings: Settings,
        new_id: NewId,
        on_progress: Callable[[str], None] | None = None,
        on_identity: Callable[[str], None] | None = None,
        last_identity: Callable[[], str] | None = None,
        kind: StationKind | None = None,
    ) -> None:
        self._kind = kind
        self._settings = settings
        self._limits = limits_of(settings)
        self._new_id = new_id
        self._on_progress = on_progress
        self._on_identity = on_identity
        self._last_identity = last_identity
        self._secrets = secrets_of(settings)
        self._server = None if settings.database else EmbeddedServer(settings.data_dir, self._secrets)
        self._lock = threading.Lock()
        self._engine: StationEngine | None = None
        self._patient_engine: StationEngine | None = None
        self._missed: StoreUnavailableError | None = None
        self._followers: list[Callable[[DatabaseAddress], None]] = []
        self._told_weak = ""
        self._enrolment = enrolment.kept_enrolment(settings.station_dir)

    @property
    def station_id(self) -> StationId | None:
        """This station's id; None until it was enrolled for the first time."""
        return None if self._enrolment is None else self._enrolment.station_id

    @property
    def station_name(self) -> str:
        """This station's name as the database has it."""
        return self._settings.station if self._enrolment is None else self._enrolment.name

    @property
    def database_key(self) -> str:
        """What tells this station's database from another; empty until it was enrolled for the first time."""
        return "" if self._enrolment is None else self._enrolment.server

    def follow(self, follower: Callable[[DatabaseAddress], None]) -> None:
        """Have ``follower`` hear, on the thread that connects, by which address the database was reached each time."""
        self._followers.append(follower)

    def unit_of_work(self) -> SqlUnitOfWork:
        """Return a new unit of work.

        Raises:
            StoreStartingError: the first attempt to reach the database still goes on.
            StoreUnavailableError: it was not reached, for the reason of the last attempt.
        """
        return self._unit_of_work_on(self._engine)

    def patient_unit_of_work(self) -> SqlUnitOfWork:
        """Return a new unit of work whose statements may take minutes, on the one connection that there is for such.

        Raises:
            StoreStartingError: the first attempt to reach the database still goes on.
            StoreUnavailableError: it was not reached, for the reason of the last attempt.
        """
        return self._unit_of_work_on(self._patient_engine)

    @property
    def knows_the_owner(self) -> bool:
        """Whether this computer has the owner's secret: it is its own server."""
        return self._server is not None

    def owner_unit_of_work(self) -> SqlUnitOfWork:
        """Return a new unit of work as the owner of the embedded server, on a connection that ends with it; blocks.

        Raises:
            StoreUnavailableError: the server cannot be used.
        """
        return OneConnectionWork(
            DatabaseAddress(self._owner_dsn(), self._limits.timeouts, str(self.station_id or ""), self._limits.slow_ms)
        )

    def _unit_of_work_on(self, reached: StationEngine | None) -> SqlUnitOfWork:
        if reached is None:
            raise self._missed or StoreStartingError(sentence("DatabaseFaults", "The database is being reached."))
        return SqlUnitOfWork(reached.engine)

    def open_connection(self) -> Connection:
        """Reach the database with everything that takes, and return a connection signed in as this station.

        Blocks: the embedded server may have to be made, started, recovered or upgraded first.

        Raises:
            StoreUnavailableError: one sentence says what is wrong and what to do.
        """
        try:
            return self._reach()
        except StoreUnavailableError as error:
            self._missed = error
            raise

    def _reach(self) -> Connection:
        dsn = self._owner_dsn()
        if self._server is not None:
            self._bring_up_to_date(dsn)
        try:
            return self._sign_in(dsn)
        except StationUnknownError:
            logger.warning("The database has no such station any more; it is enrolled anew")
            self._enrolment = None
            return self._sign_in(dsn)

    def _sign_in(self, dsn: str) -> Connection:
        address = self._station_address(dsn)
        connection, identity = server_identity.connect(address, self._last_server())
        try:
            self._check(connection)
        except BaseException:
            connection.close()
            raise
        if self._on_identity is not None:
            self._on_identity(str(identity))
        self._use(address.server_of(connection))
        return connection

    def _last_server(self) -> ServerIdentity | None:
        return None if self._last_identity is None else ServerIdentity.parse(self._last_identity())

    def probe(self) -> None:
        """Return when the database answers; raises StoreUnavailableError while it does not."""
        with self.unit_of_work() as work:
            work.probe()

    def close(self) -> None:
        """Give everything back; the embedded server stops when this was its last user."""
        with self._lock:
            engines = (self._engine, self._patient_engine)
            self._engine = self._patient_engine = None
        for reached in engines:
            if reached is not None:
                reached.engine.dispose()
        if self._server is not None:
            self._server.stop()

    def _owner_dsn(self) -> str:
        if self._server is None:
            dsn = readable(self._settings.database or "", self._settings.data_dir)
            self._tell_once(weakness(dsn))
            return dsn
        return self._server.start(self._on_progress).owner_conninfo()

    def _tell_once(self, weak: str) -> None:
        if weak != self._told_weak:
            logger.warning("%s", weak)
        self._told_weak = weak

    def _bring_up_to_date(self, owner_dsn: str) -> None:
        # The embedded server has no administrator but this program.
        version = schema.current(owner_dsn)
        if version == schema.HEAD:
            sealing.go_on_counting(owner_dsn)
            return
        if version is None or version in schema.known_revisions():
            if self._on_progress is not None:
                self._on_progress(sentence("DatabaseFaults", "Preparing the database's tables…"))
            schema.upgrade(owner_dsn)
            seeds.seed_lists(owner_dsn)

    def _station_address(self, dsn: str) -> DatabaseAddress:
        embedded = self._server is not None
        kept = self._enrolment
        if kept is not None and enrolment.is_of(kept, dsn, embedded=embedded):
            enrolment.settle_password(self._settings.station_dir, self._secrets)
            try:
                address = self._address_of(dsn, kept)
            except SignInRefusedError:
                if not embedded:
                    raise
            else:
                if not embedded or _lets_in(address):
                    return address
        self._require_schema(dsn)
        self._enrolment = enrolment.enrol(
            dsn,
            self._settings.station_dir,
            self._settings.station,
            new_id=self._new_id,
            embedded=embedded,
            kind=self._kind,
            secrets=self._secrets,
        )
        return self._address_of(dsn, self._enrolment)

    def _address_of(self, dsn: str, known: enrolment.Enrolment) -> DatabaseAddress:
        return enrolment.station_address(dsn, known, self._settings.station_dir, self._limits, self._secrets)

    def _require_schema(self, dsn: str) -> None:
        schema.require_known(schema.current(dsn))

    def _check(self, connection: Connection) -> None:
        with translated():
            schema.require_known(schema.read_version(connection))
            if connection.execute(_KNOWN, [self.station_id]).fetchone() != (True,):
                raise StationUnknownError
            connection.rollback()

    def _use(self, address: DatabaseAddress) -> None:
        patient = replace(address, timeouts=PATIENT, slow_ms=PATIENT.statement_ms)
        with self._lock:
            if self._engine is None or self._patient_engine is None:
                self._patient_engine = StationEngine(patient, connections=1)
                self._engine = StationEngine(address)
            else:
                self._patient_engine.reached_again(patient)
                self._engine.reached_again(address)
        for follower in self._followers:
            follower(address)


def _lets_in(address: DatabaseAddress) -> bool:
    """Whether the embedded server still knows this station: its folder may be younger than the station's."""
    try:
        with translated(), address.connect():
            return True
    except SignInRefusedError:
        return False
