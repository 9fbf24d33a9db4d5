"""Fixtures for tests that need a real PostgreSQL: one server for a whole run, a new database for each test.

The server is the embedded one, shared by the workers of a run as programs share it on a desk; or the server of
SENTINEL_TEST_DATABASE_URL, a URL of a role there that may create databases and roles.

A conftest says what every database holds by overriding the fixture ``prepare_template``.
"""

import os
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from filelock import FileLock
from psycopg import sql

from sentinel_desktop.persistence.embedded_server import EmbeddedServer

GIVEN_URL = "SENTINEL_TEST_DATABASE_URL"
RUN_FOLDER = "SENTINEL_TEST_RUN_FOLDER"
"""Names the folder of this run to its workers; set by the process that begins the run."""

MEMORY = Path("/dev/shm")  # noqa: S108 - our folder in it is made by mkdtemp
PLENTY = 2 * 1024**3

Prepare = Callable[[str], None]
FreshDatabase = Callable[[], str]

_RIGHTS = """
    SELECT CASE WHEN right_.grantee = 0 THEN NULL ELSE pg_get_userbyid(right_.grantee) END, right_.privilege_type
    FROM pg_database, aclexplode(datacl) AS right_
    WHERE datname = %s
"""
_LOGINS = """
    SELECT r.rolname FROM pg_database, aclexplode(datacl) AS right_, pg_roles r
    WHERE datname = %s AND r.oid = right_.grantee AND r.rolname ~ '^sentinel_[0-9a-f]{32}$'
"""


class DatabaseServer:
    """A server that hands out databases which are copies of one prepared template.

    Args:
        url: acts as the owner on any database of the server.
        run_folder: shared by the workers of the run; its name is unique on this computer.
        prepare: fills the template, given the URL of an empty database; called once a run.
    """

    def __init__(self, url: str, run_folder: Path, prepare: Prepare) -> None:
        self._url = url
        self._prefix = database_prefix(run_folder)
        self._template = f"{self._prefix}template"
        self._run_folder = run_folder
        self._prepare = prepare
        in_memory = run_folder.is_relative_to(MEMORY) and not os.environ.get(GIVEN_URL)
        # There it costs half of writing every page of the template into the log; on a disk it waits for checkpoints.
        self._copied = "STRATEGY file_copy" if in_memory else ""

    def url_of(self, database: str) -> str:
        """Return the URL that acts as the owner on one database."""
        return urlsplit(self._url)._replace(path=f"/{database}").geturl()

    def fresh_database(self) -> str:
        """Create a database and return its URL."""
        self._make_template_once()
        name = f"{self._prefix}{secrets.token_hex(6)}"
        with psycopg.connect(self._url, autocommit=True) as connection:
            _execute(connection, f"CREATE DATABASE {{}} TEMPLATE {{}} {self._copied}", name, self._template)
            self._copy_rights(connection, name)
        return self.url_of(name)

    def empty_database(self) -> str:
        """Create a database with nothing in it, not even what the template holds, and return its URL."""
        name = f"{self._prefix}{secrets.token_hex(6)}"
        with psycopg.connect(self._url, autocommit=True) as connection:
            _execute(connection, "CREATE DATABASE {}", name)
        return self.url_of(name)

    def drop(self, url: str) -> None:
        """Drop a database, whoever is still connected, and the login roles that it let in."""
        name = urlsplit(url).path.lstrip("/")
        with psycopg.connect(self._url, autocommit=True) as connection:
            logins = connection.execute(_LOGINS, [name]).fetchall()
            _execute(connection, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
            for (login,) in logins:
                _execute(connection, "DROP ROLE IF EXISTS {}", login)

    def _make_template_once(self) -> None:
        made = self._run_folder / "template-made"
        if made.exists():
            return
        with FileLock(self._run_folder / "template-lock"):
            if made.exists():
                return
            with psycopg.connect(self._url, autocommit=True) as connection:
                _execute(connection, "DROP DATABASE IF EXISTS {} WITH (FORCE)", self._template)
                _execute(connection, "CREATE DATABASE {}", self._template)
                self._prepare(self.url_of(self._template))
                # A forgotten connection of the preparation would make every copy fail, now and then.
                _execute(connection, "ALTER DATABASE {} ALLOW_CONNECTIONS false", self._template)
            made.touch()

    def _copy_rights(self, connection: psycopg.Connection, name: str) -> None:
        """Give a copy the rights of its template, which PostgreSQL leaves behind."""
        rights = connection.execute(_RIGHTS, [self._template]).fetchall()
        if not rights:
            return
        _execute(connection, "REVOKE ALL ON DATABASE {} FROM PUBLIC", name)
        for grantee, right in rights:
            to = sql.SQL("PUBLIC") if grantee is None else sql.Identifier(grantee)
            statement = sql.SQL("GRANT {} ON DATABASE {} TO {}")
            connection.execute(statement.format(sql.SQL(right), sql.Identifier(name), to))


def passable_folder(prefix: str) -> Path:
    """Make a folder that every account may pass through, in memory where there is plenty: the disk is not tested here.

    The server runs with fsync on, as always, and starts, copies and commits many times faster there.
    """
    place = MEMORY if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > PLENTY else None
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=place))
    folder.chmod(0o711)
    return folder


def database_prefix(run_folder: Path) -> str:
    """Return how the names of this run's databases begin."""
    return f"{run_folder.name.lower().replace('-', '_')}_"


def drop_databases(url: str, prefix: str) -> None:
    """Drop every database whose name begins with ``prefix``."""
    with psycopg.connect(url, autocommit=True) as connection:
        rows = connection.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix])
        for (name,) in rows.fetchall():
            _execute(connection, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def _execute(connection: psycopg.Connection, statement: str, *names: str) -> None:
    identifiers = [sql.Identifier(name) for name in names]
    connection.execute(sql.SQL(statement).format(*identifiers))


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder of the run, before any worker begins."""
    if not hasattr(config, "workerinput"):
        os.environ[RUN_FOLDER] = str(passable_folder("sentinel-tests-"))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing of the run, also when a worker died and could neither drop its databases nor leave the server."""
    if hasattr(config, "workerinput"):
        return
    folder = Path(os.environ.pop(RUN_FOLDER))
    given = os.environ.get(GIVEN_URL)
    if given and (folder / "template-lock").exists():
        drop_databases(given, database_prefix(folder))
    abandoned = EmbeddedServer(folder)
    if abandoned.address() is not None:
        abandoned.start()
        abandoned.stop()
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def run_folder() -> Path:
    """Return the folder that the workers of this run share."""
    return Path(os.environ[RUN_FOLDER])


@pytest.fixture(scope="session")
def prepare_template() -> Prepare:
    """Return what fills the template of every database; nothing, unless a conftest overrides this."""
    return lambda _conninfo: None


@pytest.fixture(scope="session")
def database_server(run_folder: Path, prepare_template: Prepare) -> Iterator[DatabaseServer]:
    """Return the server of this run; leaving it is left to the end of the session."""
    given = os.environ.get(GIVEN_URL)
    if given:
        yield DatabaseServer(given, run_folder, prepare_template)
        return
    embedded = EmbeddedServer(run_folder)
    try:
        yield DatabaseServer(embedded.start().owner_conninfo(), run_folder, prepare_template)
    finally:
        embedded.stop()


@pytest.fixture
def fresh_database(database_server: DatabaseServer) -> Iterator[FreshDatabase]:
    """Return a function that makes one more database for this test and returns the owner's URL of it."""
    made: list[str] = []

    def make() -> str:
        made.append(database_server.fresh_database())
        return made[-1]

    yield make
    for url in made:
        database_server.drop(url)


@pytest.fixture
def empty_database(database_server: DatabaseServer) -> Iterator[str]:
    """Return the owner's URL of a database without any schema of ours, that only this test uses."""
    url = database_server.empty_database()
    yield url
    database_server.drop(url)


@pytest.fixture
def database_url(fresh_database: FreshDatabase) -> str:
    """Return the owner's URL of a database that only this test uses."""
    return fresh_database()
