"""A database in which two of anything meet: what is done here is committed, and seen by everybody at once."""

from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import Engine

from sentinel_desktop.persistence.engine import DatabaseAddress, make_engine
from tests.support.factories import Factories
from tests.support.postgres import DatabaseServer


@pytest.fixture(scope="module")
def racing(database_server: DatabaseServer) -> Iterator[Engine]:
    """Return the owner's engine of a database in which these tests commit."""
    url = database_server.fresh_database()
    engine = make_engine(DatabaseAddress(url), connections=4)
    yield engine
    engine.dispose()
    database_server.drop(url)


@pytest.fixture
def make(racing: Engine) -> Iterator[Factories]:
    """Return what makes rows there, committed at once."""
    with racing.connect() as connection:
        plain = connection.connection.driver_connection
        assert isinstance(plain, psycopg.Connection)
        plain.autocommit = True
        yield Factories(plain)
        plain.autocommit = False
