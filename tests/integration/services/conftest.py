"""What the tests of services on the real database share."""

from collections.abc import Iterator

import psycopg
import pytest

from tests.support.factories import Connection


@pytest.fixture
def owner(database_url: str) -> Iterator[Connection]:
    """Return a connection of the owner that commits by itself."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        yield connection
