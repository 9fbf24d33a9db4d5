"""The conventions of the schema, walked in the catalogue of a migrated database."""

from collections.abc import Iterator

import psycopg
import pytest

from sentinel_desktop.persistence.tables import Row
from tests.support.catalogue import Catalogue, read_catalogue
from tests.support.conventions import CONVENTIONS
from tests.support.postgres import DatabaseServer


@pytest.fixture(scope="module")
def catalogue(database_server: DatabaseServer) -> Iterator[Catalogue]:
    """Return what a database of this program's version says of itself."""
    url = database_server.fresh_database()
    with psycopg.connect(url) as connection:
        yield read_catalogue(connection)
    database_server.drop(url)


def test_there_is_something_to_walk(catalogue: Catalogue) -> None:
    """The reader finds tables, columns, constraints, indexes, triggers, functions, grants and types."""
    assert len(catalogue.names) >= 30
    found = (
        catalogue.columns,
        catalogue.constraints,
        catalogue.indexes,
        catalogue.triggers,
        catalogue.functions,
        catalogue.grants,
        catalogue.types,
    )
    assert all(found)


@pytest.mark.parametrize("convention", CONVENTIONS)
def test_every_table_keeps_the_convention(catalogue: Catalogue, convention: str) -> None:
    """Nothing in the schema breaks it; what it asks for stands where it is written."""
    assert list(CONVENTIONS[convention](catalogue, Row.metadata.tables)) == []
