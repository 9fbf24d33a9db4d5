"""What the first start creates."""

import re
from collections.abc import Callable
from pathlib import Path

import psycopg

from sentinel_desktop.persistence.embedded.cluster_folder import ClusterFolder
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
