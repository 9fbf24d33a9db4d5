"""A database with the schema, its owner, and stations that sign in as themselves."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import psycopg
import pytest
from psycopg import conninfo, sql
from sqlalchemy import Engine

from sentinel_desktop.domain.ids import StationId
from sentinel_desktop.persistence import roles
from sentinel_desktop.persistence.engine import DatabaseAddress, Timeouts, make_engine
from sentinel_desktop.services.check_in import CheckInService
from tests.support.builders import Connection, RowBuilder
from tests.support.every_station import EveryStation

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
