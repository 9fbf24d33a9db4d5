"""What the first start creates."""

import os
import re
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import psutil
import psycopg
import pytest

from sentinel_desktop.persistence.embedded.cluster_folder import ClusterFolder
from sentinel_desktop.persistence.embedded.owner_session import MAINTENANCE_DATABASE
from sentinel_desktop.persistence.embedded.postmaster import find_server
from sentinel_desktop.persistence.embedded_server import EmbeddedServer, ServerAddress
from tests.support.embedded_programs import Program, wait_until

Ask = Callable[[ServerAddress, str], object]


def test_the_cluster_is_safe_and_the_same_on_every_system(server: EmbeddedServer, ask: Ask) -> None:
    """PostgreSQL 18 in UTF-8 with its own order of letters, checksums, fsync, SCRAM, UTC and the loopback only."""
    address = server.start()
    expected = {
        "server_encoding": "UTF8",
        "data_checksums": "on",
        "fsync": "on",
        "full_page_writes": "on",
        "synchronous_commit": "on",
        "password_encryption": "scram-sha-256",
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": "",
        "TimeZone": "UTC",
        "jit": "off",
        "log_statement": "none",
    }
    assert {name: ask(address, f"SHOW {name}") for name in expected} == expected
    assert str(ask(address, "SHOW server_version")).startswith("18.")
    locale = "SELECT datlocprovider::text || ' ' || datlocale FROM pg_database WHERE datname = current_database()"
    assert ask(address, locale) == "b C.UTF-8"
    assert ask(address, "SELECT current_database()::text || ' ' || current_user::text") == "sentinel sentinel_owner"


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


def test_the_password_lies_nowhere_else(data_dir: Path, server: EmbeddedServer) -> None:
    """After the creation no file but the password file holds the password, and no unfinished work is left."""
    address = server.start()
    password = address.passfile.read_bytes().strip().rpartition(b":")[2]
    holders = [path for path in data_dir.rglob("*") if path.is_file() and password in path.read_bytes()]
    assert holders == [address.passfile]
    assert not list(data_dir.rglob("creating-*"))
    assert not list(data_dir.rglob("*.unfinished"))


def test_a_kill_during_the_creation_leaves_nothing_half_made(data_dir: Path) -> None:
    """A program killed at any moment of the creation leaves a folder in which the next start succeeds."""
    for moment in ("creating-*", "creating-*/cluster/global", "creating-*/cluster/postgresql.conf"):
        killed = Program(data_dir)
        wait_until(lambda moment=moment: any((data_dir / "postgresql").glob(moment)))  # type: ignore[misc]
        killed.kill()
        assert not (data_dir / "postgresql" / "cluster").exists()
    with EmbeddedServer(data_dir) as server:
        assert server.address() is not None
    assert not list(data_dir.rglob("creating-*"))


def test_a_kill_before_the_database_is_made_is_made_good(data_dir: Path, server: EmbeddedServer, ask: Ask) -> None:
    """A cluster that is complete but not yet marked as ready gets the program's database at the next start."""
    server.start()
    server.stop()
    folder = ClusterFolder(data_dir)
    marker = folder.home / "sentinel-cluster.json"
    marker.write_text(marker.read_text(encoding="utf-8").replace('"ready": true', '"ready": false'), encoding="utf-8")
    password = folder.passfile.read_bytes()
    address = server.start()
    assert ask(address, "SELECT current_database()::text") == "sentinel"
    assert server.status().created
    assert folder.passfile.read_bytes() == password


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


def test_a_folder_with_a_difficult_name_works(data_dir: Path) -> None:
    """Spaces, quotes, dollars and letters beyond ASCII in the name of the data folder do no harm."""
    difficult = data_dir / 'Garde d\'été "$HOME" `id` %d'
    difficult.mkdir(mode=0o711)
    with EmbeddedServer(difficult) as server:
        address = server.address()
        assert address is not None
        with psycopg.connect(address.owner_conninfo()) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)


def test_progress_is_told_in_sentences(server: EmbeddedServer) -> None:
    """The first start tells of the creation and of the start, in this order, each once."""
    said: list[str] = []
    server.start(said.append)
    assert [re.split(r"\W", sentence)[0] for sentence in said] == ["Creating", "Starting"]
