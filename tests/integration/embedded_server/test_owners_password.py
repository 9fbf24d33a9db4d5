"""Where the owner's password of the embedded server rests, how it moves, and what is done where it is lost."""

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from sentinel_desktop.persistence.embedded_server import ClusterError, EmbeddedServer
from sentinel_desktop.persistence.engine import without_secret
from sentinel_desktop.persistence.secrets import SecretAwayError, SecretsChoice
from tests.support.keyrings import MemoryKeyring, secrets_in

Ask = Callable[..., object]


@pytest.fixture
def keyring() -> MemoryKeyring:
    """Return the keyring of the account."""
    return MemoryKeyring()


def holders_of(password: str, folder: Path) -> list[Path]:
    """Return the files in which a password stands."""
    return [file for file in folder.rglob("*") if file.is_file() and password.encode() in file.read_bytes()]


def test_a_new_cluster_has_its_owners_password_in_the_keyring_alone(
    data_dir: Path, keyring: MemoryKeyring, ask: Ask
) -> None:
    """The cluster itself keeps a verifier; no file says the password, and the next start finds it in the keyring."""
    with EmbeddedServer(data_dir, secrets_in(keyring)) as server:
        first = server.start()
        assert ask(first, "SELECT session_user::text") == "sentinel_owner"
    (password,) = keyring.kept.values()
    assert holders_of(password, data_dir) == []
    assert password not in repr(first)
    assert password not in without_secret(first.owner_conninfo())

    with EmbeddedServer(data_dir, secrets_in(keyring)) as server:
        assert ask(server.start(), "SELECT 1") == 1


def test_the_file_of_an_existing_cluster_moves_at_the_next_start(
    used_dir: Path, keyring: MemoryKeyring, ask: Ask
) -> None:
    """Not while another program uses the server, which may have been told where the file is."""
    passfile = used_dir / "postgresql" / "owner.pgpass"
    with EmbeddedServer(used_dir) as earlier, EmbeddedServer(used_dir, secrets_in(keyring)):
        assert passfile.exists()
        assert ask(earlier.start(), "SELECT 1") == 1
    with EmbeddedServer(used_dir, secrets_in(keyring)) as server:
        assert not passfile.exists()
        assert ask(server.start(), "SELECT 1") == 1
    with EmbeddedServer(used_dir, secrets_in(keyring, SecretsChoice.FILE)) as server:
        assert passfile.exists()
        assert ask(server.start(), "SELECT 1") == 1
    assert keyring.kept == {}


def test_a_locked_keyring_is_said_and_the_start_succeeds_once_it_is_open(
    used_dir: Path, keyring: MemoryKeyring, ask: Ask
) -> None:
    """The server is not handed to nobody: the program tries again, as with any database that is away."""
    with EmbeddedServer(used_dir, secrets_in(keyring)):
        pass
    keyring.is_locked = True
    server = EmbeddedServer(used_dir, secrets_in(keyring))
    with pytest.raises(SecretAwayError, match="unlock the keyring"):
        server.start()
    assert server.address() is None

    keyring.is_locked = False
    try:
        assert ask(server.start(), "SELECT 1") == 1
    finally:
        server.stop()


def test_a_lost_password_is_replaced_and_nothing_else_changes(used_dir: Path, keyring: MemoryKeyring, ask: Ask) -> None:
    """As after a backup that came to another computer: the sentence names the command, and the rows are there."""
    with EmbeddedServer(used_dir, secrets_in(keyring)) as server:
        with psycopg.connect(server.start().owner_conninfo(), autocommit=True) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
        with pytest.raises(ClusterError, match="close every one"):
            EmbeddedServer(used_dir, secrets_in(keyring)).renew_password()
    (lost,) = keyring.kept.values()
    keyring.kept.clear()
    elsewhere = EmbeddedServer(used_dir, secrets_in(keyring))
    with pytest.raises(ClusterError, match="db new-password"):
        elsewhere.start()
    elsewhere.stop()

    elsewhere.renew_password()
    with elsewhere:
        assert ask(elsewhere.start(), "SELECT number FROM kept") == 7
    assert list(keyring.kept.values()) != [lost]


def test_a_password_file_that_is_gone_is_made_anew(used_dir: Path, ask: Ask) -> None:
    """Without a keyring too; a folder without a database is told from one that lost its password."""
    (used_dir / "postgresql" / "owner.pgpass").unlink()
    server = EmbeddedServer(used_dir)
    with pytest.raises(ClusterError, match="db new-password"):
        server.start()
    server.renew_password()
    with server:
        assert ask(server.start(), "SELECT 1") == 1
    with pytest.raises(ClusterError, match="no database"):
        EmbeddedServer(used_dir / "elsewhere").renew_password()
