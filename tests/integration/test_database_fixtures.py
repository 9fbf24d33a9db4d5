"""The databases that the other tests are given."""

import secrets
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from tests.support.postgres import DatabaseServer, database_prefix, drop_databases

FreshDatabase = Callable[[], str]


@pytest.fixture
def prepared_server(database_server: DatabaseServer, tmp_path: Path) -> DatabaseServer:
    """Return a second set of databases on the server of this run, whose template holds a table and no access."""
    prepared: list[str] = []

    def prepare(url: str) -> None:
        prepared.append(url)
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"CREATE TABLE prepared AS SELECT {len(prepared)} AS times".encode())
            name = connection.info.dbname
            connection.execute(f'REVOKE CONNECT ON DATABASE "{name}" FROM PUBLIC'.encode())

    run_folder = tmp_path / f"sentinel-fixtures-{secrets.token_hex(6)}"
    run_folder.mkdir()
    return DatabaseServer(database_server.url_of("postgres"), run_folder, prepare)


def test_every_test_has_a_database_of_its_own(fresh_database: FreshDatabase) -> None:
    """Two databases of one test share nothing."""
    one, other = fresh_database(), fresh_database()
    with psycopg.connect(one, autocommit=True) as connection:
        connection.execute("CREATE TABLE here (number int)")
    with psycopg.connect(other) as connection:
        assert connection.execute("SELECT to_regclass('here')").fetchone() == (None,)


def test_databases_are_copies_of_a_template_that_is_prepared_once(prepared_server: DatabaseServer) -> None:
    """Each database holds what the preparation made, with the rights on the database, and it is made only once."""
    try:
        for url in (prepared_server.fresh_database(), prepared_server.fresh_database()):
            with psycopg.connect(url) as connection:
                assert connection.execute("SELECT times FROM prepared").fetchone() == (1,)
                public = "SELECT has_database_privilege('pg_monitor', current_database(), 'CONNECT')"
                assert connection.execute(public).fetchone() == (False,)
    finally:
        drop_databases(prepared_server.url_of("postgres"), database_prefix(prepared_server._run_folder))
    assert databases(prepared_server) == []


def test_a_dropped_database_is_gone_though_somebody_is_connected(prepared_server: DatabaseServer) -> None:
    """A connection that a test forgot does not keep its database."""
    url = prepared_server.fresh_database()
    forgotten = psycopg.connect(url)
    try:
        prepared_server.drop(url)
        assert [name for name in databases(prepared_server) if not name.endswith("template")] == []
    finally:
        forgotten.close()
        drop_databases(prepared_server.url_of("postgres"), database_prefix(prepared_server._run_folder))


def databases(server: DatabaseServer) -> list[str]:
    """Return the names of the databases of this set."""
    with psycopg.connect(server.url_of("postgres")) as connection:
        named = "SELECT datname FROM pg_database WHERE starts_with(datname, %s)"
        return [name for (name,) in connection.execute(named, [database_prefix(server._run_folder)]).fetchall()]
