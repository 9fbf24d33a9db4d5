"""A database with the schema, its owner, and stations that sign in as themselves.

A test that commits (roles, notices, races) uses ``owner`` and the fixtures on it, and has a database of its own. Every
other uses ``store`` or ``transaction``, and ``make``: one transaction on a database that the tests of a worker
share, rolled back at the end.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import psycopg
import pytest
from psycopg import conninfo, sql
from psycopg.pq import TransactionStatus
from sqlalchemy import Connection as StoreConnection, Engine

from sentinel_desktop.domain.ids import StationId
from sentinel_desktop.persistence import roles
from sentinel_desktop.persistence.engine import DatabaseAddress, Timeouts, make_engine
from sentinel_desktop.persistence.repositories.audit_seals import SqlSealRepository
from sentinel_desktop.services.check_in import CheckInService
from tests.support.accounts_at_the_server import AccountsAtTheServer
from tests.support.acting import acting, make_actor, may_act
from tests.support.builders import Connection, RowBuilder
from tests.support.every_station import EveryStation
from tests.support.factories import Factories
from tests.support.postgres import DatabaseServer

StationLogin = Callable[[StationId], str]
NewEngine = Callable[..., Engine]


@pytest.fixture
def owner(database_url: str) -> Iterator[Connection]:
    """Return a connection of the owner that commits by itself."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        yield connection


@pytest.fixture
def unit(owner: Connection) -> RowBuilder:
    """Return what inserts rows of the unit."""
    return RowBuilder(owner)


@pytest.fixture
def accounts(owner: Connection, database_url: str) -> Iterator[AccountsAtTheServer]:
    """Return what makes accounts with their login roles, in a database that only this test uses."""
    accounts = AccountsAtTheServer(owner, database_url)
    yield accounts
    accounts.forget_deleted()


@pytest.fixture
def make_committed(owner: Connection) -> Factories:
    """Return the factories of every table; each row is committed, in a database that only this test uses."""
    return Factories(owner)


@pytest.fixture
def station_login(owner: Connection, database_url: str) -> Iterator[StationLogin]:
    """Return what makes a station's own login role, once, and gives the connection string of it."""
    made: dict[str, str] = {}

    def login(station_id: StationId) -> str:
        role = f"sentinel_{station_id.hex}"
        if role not in made:
            _, made[role] = roles.make_login(owner, station_id)
            owner.execute("UPDATE stations SET login_role = %s WHERE id = %s", [role, station_id])
        where = conninfo.conninfo_to_dict(database_url)
        where.pop("passfile", None)
        return conninfo.make_conninfo("", **where | {"user": role, "password": made[role]})

    yield login
    for role in made:
        owner.execute(sql.SQL("DROP OWNED BY {}").format(sql.Identifier(role)))
        owner.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role)))


@pytest.fixture
def new_engine() -> Iterator[NewEngine]:
    """Return what makes engines, which are disposed of after the test."""
    with ExitStack() as stack:

        def make(dsn: str, timeouts: Timeouts | None = None, *, connections: int = 4) -> Engine:
            engine = make_engine(DatabaseAddress(dsn, timeouts or Timeouts()), connections=connections)
            stack.callback(engine.dispose)
            return engine

        yield make


@pytest.fixture
def own_station(unit: RowBuilder) -> StationId:
    """Return the station of ``engine``: the only one whose scans that may write."""
    return unit.station(name="The engine's own")


@pytest.fixture
def engine(own_station: StationId, station_login: StationLogin, new_engine: NewEngine) -> Engine:
    """Return the engine of a station that signs in as its own role."""
    return new_engine(station_login(own_station))


@pytest.fixture
def service(station_login: StationLogin, new_engine: NewEngine) -> CheckInService:
    """Return a check-in service on the real store that records each scan as the station it was made at."""
    return EveryStation(lambda station_id: new_engine(station_login(station_id)))


@pytest.fixture(scope="session")
def shared_engine(database_server: DatabaseServer) -> Iterator[Engine]:
    """Return the owner's engine of a database in which nothing is ever committed.

    A grant to a role waits for the transactions of other workers that gave the same one, and tests are long ones.
    """
    url = database_server.fresh_database()
    engine = make_engine(DatabaseAddress(url, Timeouts(statement_ms=30_000, lock_ms=30_000)))
    yield engine
    engine.dispose()
    database_server.drop(url)


@pytest.fixture
def editor(request: pytest.FixtureRequest) -> str | None:
    """Return the group role that repositories act as, by the mark ``acts_as`` or the case; None for the owner."""
    mark = request.node.get_closest_marker("acts_as")
    if mark is not None:
        return str(mark.args[0]) if mark.args else None
    case = getattr(request.node, "callspec", None) and request.node.callspec.params.get("case")
    return getattr(case, "editor", None)


@pytest.fixture
def store(shared_engine: Engine, editor: str | None) -> Iterator[StoreConnection]:
    """Return a connection for repositories; what is done by it is rolled back after the test.

    Its statements are those of the ``editor``, who has signed in; ``begin_nested()`` on it makes a savepoint, around
    what is to be refused.
    """
    with shared_engine.connect() as connection, ExitStack() as stack:
        # Begun here, so that the driver's own transaction() is a savepoint too.
        connection.exec_driver_sql("SELECT 1")
        driver = _driver_of(connection)
        if editor is not None and may_act(driver):
            stack.enter_context(acting(connection, driver, make_actor(Factories(driver), editor)))
        yield connection
        ended = driver.info.transaction_status is TransactionStatus.IDLE
    assert not ended, "a test that commits, or rolls back what it shares, uses a database of its own"


@pytest.fixture
def transaction(store: StoreConnection) -> Connection:
    """Return the same connection and transaction, for plain SQL; ``transaction()`` on it makes a savepoint."""
    return _driver_of(store)


@pytest.fixture
def make(transaction: Connection) -> Factories:
    """Return what makes rows in the same transaction."""
    return Factories(transaction)


def _driver_of(store: StoreConnection) -> Connection:
    driver = store.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    return driver


@pytest.fixture
def seals(engine: Engine) -> Iterator[SqlSealRepository]:
    """Return the seals as a station has them, which signs in as its own role; every statement commits."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        yield SqlSealRepository(connection)
