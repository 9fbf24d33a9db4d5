"""Who gets into a running server, and what it tells its log."""

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import psutil
import psycopg
import pytest

from sentinel_desktop.persistence.embedded.owner_session import MAINTENANCE_DATABASE
from sentinel_desktop.persistence.embedded.postmaster import find_server
from sentinel_desktop.persistence.embedded_server import EmbeddedServer, ServerAddress

Ask = Callable[[ServerAddress, str], object]


@pytest.fixture
def data_dir(used_dir: Path) -> Path:
    """Return a data folder whose cluster exists: its creation is not what is looked at here."""
    return used_dir


def test_nobody_gets_in_without_the_password(server: EmbeddedServer) -> None:
    """No line of the access rules trusts anybody, and a wrong or missing password is refused."""
    address = server.start()
    with psycopg.connect(address.owner_conninfo()) as connection:
        methods = connection.execute("SELECT DISTINCT auth_method FROM pg_hba_file_rules").fetchall()
    assert methods == [("scram-sha-256",)]
    for password in ("guessed", ""):
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(
                host=address.host, port=address.port, user=address.owner, dbname="sentinel", password=password,
                passfile=os.devnull,
            )  # fmt: skip


def test_a_role_enters_only_where_it_was_let_in(server: EmbeddedServer) -> None:
    """A new login role may connect to no database until that is granted."""
    address = server.start()
    with psycopg.connect(address.owner_conninfo(), autocommit=True) as connection:
        connection.execute("CREATE ROLE visitor LOGIN PASSWORD 'of-the-day'")
        enters = (
            "SELECT datname FROM pg_database WHERE datallowconn AND has_database_privilege('visitor', oid, 'CONNECT')"
        )
        assert connection.execute(enters).fetchall() == []
        connection.execute("GRANT CONNECT ON DATABASE sentinel TO visitor")
    psycopg.connect(
        host=address.host, port=address.port, user="visitor", dbname="sentinel", password="of-the-day"
    ).close()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(
            host=address.host, port=address.port, user="visitor", dbname=MAINTENANCE_DATABASE, password="of-the-day"
        )


def test_the_url_may_be_printed(server: EmbeddedServer) -> None:
    """The owner's URL names the password file, which only we can read, and not the password."""
    address = server.start()
    password = address.passfile.read_text(encoding="ascii").strip().rpartition(":")[2]
    assert len(password) >= 43
    assert password not in address.owner_conninfo()
    assert password not in repr(address)
    if sys.platform != "win32":
        assert stat.S_IMODE(address.passfile.stat().st_mode) == 0o600


def test_the_log_names_nobody(data_dir: Path, server: EmbeddedServer) -> None:
    """A failed statement leaves neither its text nor the values of the row in the server's log."""
    address = server.start()
    with psycopg.connect(address.owner_conninfo(), autocommit=True) as connection:
        connection.execute("CREATE TABLE people (name text PRIMARY KEY)")
        connection.execute("INSERT INTO people VALUES ('Tremblay')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO people VALUES ('Tremblay')")
        with pytest.raises(psycopg.errors.UndefinedObject):
            connection.execute("ALTER ROLE nobody_here PASSWORD 'Tremblay'")
    log = (data_dir / "postgresql" / "server.log").read_text(encoding="utf-8")
    assert "duplicate key" in log
    assert "Tremblay" not in log


def test_a_long_log_is_put_aside_at_the_next_start(data_dir: Path, server: EmbeddedServer) -> None:
    """A log over a megabyte becomes server.log.1, and a new one begins."""
    server.start()
    server.stop()
    log = data_dir / "postgresql" / "server.log"
    with log.open("a", encoding="utf-8") as file:
        file.write("x" * 1_100_000)
    server.start()
    assert log.stat().st_size < 100_000
    assert (data_dir / "postgresql" / "server.log.1").stat().st_size > 1_000_000


@pytest.mark.skipif(sys.platform == "win32", reason="sessions are a thing of POSIX")
def test_the_server_does_not_hear_our_terminal(data_dir: Path, server: EmbeddedServer) -> None:
    """The server is in a session of its own, so that Ctrl+C or a closed terminal does not reach it."""
    server.start()
    running = find_server(data_dir / "postgresql" / "cluster")
    assert running is not None
    assert os.getsid(running.pid) != os.getsid(0)
    assert os.getpid() not in {parent.pid for parent in psutil.Process(running.pid).parents()}


def test_the_server_knows_nothing_of_our_environment(
    data_dir: Path, server: EmbeddedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A secret in our environment, or settings meant for libpq, do not reach the server."""
    monkeypatch.setenv("SENTINEL_DATABASE_URL", "postgresql://someone:secret@server/unit")
    monkeypatch.setenv("PGOPTIONS", "-c jit=on")
    server.start()
    running = find_server(data_dir / "postgresql" / "cluster")
    assert running is not None
    environment = psutil.Process(running.pid).environ()
    assert "SENTINEL_DATABASE_URL" not in environment
    assert "PGOPTIONS" not in environment
