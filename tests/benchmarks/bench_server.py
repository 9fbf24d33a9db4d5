"""The PostgreSQL of one run, and the databases in it."""

import os
import secrets
from pathlib import Path
from types import TracebackType
from typing import Final, Self
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from sentinel_desktop.persistence import roles
from sentinel_desktop.persistence.embedded_server import EmbeddedServer
from tests.support.postgres import GIVEN_URL

_STATION_ROLES: Final = "SELECT login_role FROM stations WHERE login_role IS NOT NULL"


class BenchServer:
    """An embedded server of its own, or the one of SENTINEL_TEST_DATABASE_URL, in which only the group role stays."""

    def __init__(self, folder: Path) -> None:
        """Prepare to keep the embedded server's data in ``folder``."""
        given = os.environ.get(GIVEN_URL)
        self._embedded = None if given else EmbeddedServer(folder)
        self._url = given or ""
        self._prefix = f"sentinel_bench_{secrets.token_hex(4)}_"
        self._made: list[str] = []

    def __enter__(self) -> Self:
        """Start it."""
        if self._embedded is not None:
            self._url = self._embedded.start().owner_conninfo()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Drop the databases and the stations' login roles; stop the embedded server."""
        try:
            for database in self._made:
                self._drop(database)
        finally:
            if self._embedded is not None:
                self._embedded.stop()

    @property
    def kind(self) -> str:
        """Whose server it is, for the head of the table."""
        return "a given server" if self._embedded is None else "the embedded server"

    def version(self) -> str:
        """Return the server's version."""
        with psycopg.connect(self._url) as connection:
            return str(connection.info.parameter_status("server_version"))

    def new_database(self, label: str) -> str:
        """Create an empty database and return the owner's URL of it."""
        return self._create(label, None)

    def copy_of(self, url: str, label: str) -> str:
        """Copy a database nobody is connected to, and return the owner's URL of the copy."""
        made = self._create(label, urlsplit(url).path.lstrip("/"))
        # PostgreSQL does not copy who may connect.
        roles.prepare(made)
        return made

    def checkpoint(self) -> None:
        """Write what is dirty to the disk now, so that no measurement pays for what came before it."""
        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute("CHECKPOINT")

    def _create(self, label: str, template: str | None) -> str:
        name = f"{self._prefix}{label}"
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute(statement.format(sql.Identifier(name), sql.Identifier(template or "template1")))
        self._made.append(name)
        return self._url_of(name)

    def _drop(self, database: str) -> None:
        login_roles: list[str] = []
        with psycopg.connect(self._url_of(database)) as connection:
            if connection.execute("SELECT to_regclass('public.stations')").fetchone() != (None,):
                login_roles = [role for (role,) in connection.execute(_STATION_ROLES).fetchall()]
        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(database)))
            for role in login_roles:
                connection.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(role)))

    def _url_of(self, database: str) -> str:
        return urlsplit(self._url)._replace(path=f"/{database}").geturl()
